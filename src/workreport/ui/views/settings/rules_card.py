"""The rules months are opened with: the cut-off and the deadline template, from a month on."""

from workreport.domain.period import Period
from workreport.i18n.cut_off_text import cut_off_name, cut_off_words
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _
from workreport.ui.viewmodels.working_calendar import CalendarFacts, WorkingCalendar
from workreport.ui.views.settings.part import buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, empty
from workreport.ui.widgets.inputs import Choice, LabelledInput

_CUT_OFFS = ("forecast", "next_month", "supplement")


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
        self._explain()
        if facts.is_chief:
            self.apply.allow()
        else:
            self.apply.refuse(_("Chánh Văn phòng đặt quy tắc của tháng."))
        empty(self._chosen)
        for one in facts.chosen:
            titles = dict(facts.templates)
            is_cut_off = one.name == "cut_off"
            value = cut_off_name(one.value) if is_cut_off else titles.get(one.value, one.value)
            said = _("Từ {month}: {value}").format(
                month=period_text(str(one.starts), "inline"), value=value
            )
            self._chosen.addWidget(words(said))

    def _explain(self) -> None:
        chosen = self.cut_off.value()
        self._meaning.setText(cut_off_words(chosen) if chosen else "")

    def _on_apply(self) -> None:
        starts = self.starts.value()
        if starts:
            self._model.choose(Period.parse(starts), self.cut_off.value(), self.template.value())
