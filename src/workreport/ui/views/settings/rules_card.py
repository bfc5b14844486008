"""The rules months are opened with: cut-off, deadline template, one or two people, from a month."""

from typing import TYPE_CHECKING

from workreport.domain.period import Period
from workreport.i18n.cut_off_text import cut_off_name, cut_off_words
from workreport.i18n.formats import period_text
from workreport.i18n.month_rule_text import (
    filing_end_name,
    four_eyes_name,
    waiting_name,
    waiting_value,
)
from workreport.i18n.translation import _
from workreport.ui.viewmodels.working_calendar import CalendarFacts, WorkingCalendar
from workreport.ui.views.settings.part import buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, empty
from workreport.ui.widgets.inputs import Choice, LabelledInput

if TYPE_CHECKING:
    from workreport.services.month_rules import Choice as RuleChoice

_CUT_OFFS = ("forecast", "next_month", "supplement")
_FOUR_EYES = ("off", "on")
_WAITING = ("included", "excluded")
_FILING_ENDS = ("none", *(str(days) for days in range(1, 16)))


class RulesCard(Card):
    """What holds for the next month to be opened, and a choice for a month to come."""

    def __init__(self, model: WorkingCalendar) -> None:
        super().__init__(_("Quy tắc khi mở tháng"), "rules_card")
        self._model = model
        lines = inside_of(self)
        self.cut_off = Choice(
            "cut_off",
            _("Việc xong sau ngày chốt số liệu"),
            tuple((one, cut_off_name(one)) for one in _CUT_OFFS),
        )
        self.cut_off.currentIndexChanged.connect(self._explain)
        lines.addWidget(
            LabelledInput(_("Việc xong sau ngày chốt số liệu"), self.cut_off, keeps_room=False)
        )
        self._meaning = words(name="cut_off_meaning", role="hint")
        lines.addWidget(self._meaning)
        self.template = Choice("deadline_template", _("Mẫu thời hạn"), ())
        lines.addWidget(LabelledInput(_("Mẫu thời hạn"), self.template, keeps_room=False))
        self.four_eyes = Choice(
            "four_eyes",
            _("Người soạn và người ký gửi"),
            tuple((one, four_eyes_name(one)) for one in _FOUR_EYES),
        )
        lines.addWidget(
            LabelledInput(_("Người soạn và người ký gửi"), self.four_eyes, keeps_room=False)
        )
        self.waiting = Choice(
            "waiting_days",
            _("Ngày chờ đơn vị khác"),
            tuple((one, waiting_name(one)) for one in _WAITING),
        )
        lines.addWidget(LabelledInput(_("Ngày chờ đơn vị khác"), self.waiting, keeps_room=False))
        self.filing_end = Choice(
            "filing_end",
            _("Đóng nhận báo cáo muộn"),
            tuple((one, filing_end_name(one)) for one in _FILING_ENDS),
        )
        lines.addWidget(
            LabelledInput(_("Đóng nhận báo cáo muộn"), self.filing_end, keeps_room=False)
        )
        self.starts = Choice("rules_from", _("Áp dụng từ"), ())
        lines.addWidget(LabelledInput(_("Áp dụng từ"), self.starts, keeps_room=False))
        self.apply = NormalButton(_("Ký quy tắc"), "rules_sign", icon="shield-check")
        self.apply.clicked.connect(self._on_apply)
        lines.addLayout(buttons(self.apply))
        self._chosen = column(gap=2)
        lines.addLayout(self._chosen)
        lines.addWidget(words(_("Tháng đã mở giữ quy tắc lúc mở."), role="hint"))

    def show_facts(self, facts: CalendarFacts) -> None:
        """Show what holds."""
        self.template.set_choices(facts.templates)
        self.starts.set_choices(tuple((str(one), period_text(str(one))) for one in facts.months))
        self.cut_off.set_value(facts.rules.cut_off)
        self.template.set_value(facts.rules.template)
        self.four_eyes.set_value("on" if facts.rules.four_eyes else "off")
        self.waiting.set_value(waiting_value(counts=facts.rules.counts_waiting))
        self.filing_end.set_value(str(facts.rules.filing_end_days or _FILING_ENDS[0]))
        self._explain()
        if facts.is_chief:
            self.apply.allow()
        else:
            self.apply.refuse(_("Chánh Văn phòng đặt quy tắc của tháng."))
        empty(self._chosen)
        for one in facts.chosen:
            said = _("Từ {month}: {value}").format(
                month=period_text(str(one.starts), "inline"), value=_named(one, facts)
            )
            self._chosen.addWidget(words(said))

    def _explain(self) -> None:
        chosen = self.cut_off.value()
        self._meaning.setText(cut_off_words(chosen) if chosen else "")

    def _on_apply(self) -> None:
        starts = self.starts.value()
        if starts:
            inputs = (self.cut_off, self.template, self.four_eyes, self.waiting, self.filing_end)
            names = ("cut_off", "deadline_template", "four_eyes", "waiting_days", "filing_end")
            chosen = {name: each.value() for name, each in zip(names, inputs, strict=True)}
            self._model.choose(Period.parse(starts), chosen)


def _named(chosen: "RuleChoice", facts: CalendarFacts) -> str:
    """Name what was chosen as the lists do."""
    if chosen.name == "cut_off":
        return cut_off_name(chosen.value)
    if chosen.name == "four_eyes":
        return f"{_('Người soạn và người ký gửi')}: {four_eyes_name(chosen.value)}"
    if chosen.name == "waiting_days":
        return f"{_('Ngày chờ đơn vị khác')}: {waiting_name(chosen.value)}"
    if chosen.name == "filing_end":
        return f"{_('Đóng nhận báo cáo muộn')}: {filing_end_name(chosen.value)}"
    return dict(facts.templates).get(chosen.value, chosen.value)
