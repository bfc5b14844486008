"""Tasks that come back: the form of a rule, leaving a month out, bringing what is due."""

from dataclasses import replace

from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.i18n.translation import _, ngettext
from workreport.services.recurrence import RecurrenceRule
from workreport.ui.messages import notice_of
from workreport.ui.viewmodels.plan_people import month_words, read_month
from workreport.ui.viewmodels.recurring import Recurring
from workreport.ui.views.work_plan.face import Face
from workreport.ui.widgets.button import Button, NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit

_DAYS = range(1, 31)
_LAST = 31


class RecurrenceFace(Face):
    """Writes rules that :class:`Recurring` signs."""

    name = "recurrence"

    def __init__(self, model: Recurring) -> None:
        empty = EmptyState(
            "clock-counter-clockwise",
            _("Chưa có việc định kỳ"),
            _("Việc hằng tháng, hằng quý của đơn vị hiện ở đây."),
            name="recurrence_empty",
        )
        super().__init__(model, _("Việc định kỳ"), empty)
        self._model = model
        self._shown: RecurrenceRule | None = None
        self._is_new = False
        self.bring = NormalButton("", "recurrence_bring", icon="plus")
        self.bring.clicked.connect(model.bring)
        self.form.addWidget(self.bring)
        self.content = LineEdit("recurrence_content", _("Nội dung việc định kỳ"))
        self.unit = Choice("recurrence_unit", _("Đơn vị"), ())
        self.unit.currentIndexChanged.connect(self._offer_people)
        every = (("month", _("Hằng tháng")), ("quarter", _("Hằng quý")))
        self.every = Choice("recurrence_every", _("Chu kỳ"), every)
        days = ((str(day), str(day)) for day in _DAYS)
        last = ((str(_LAST), _("Ngày cuối tháng")),)
        self.day = Choice("recurrence_day", _("Đến hạn ngày"), (*days, *last))
        self.first = LineEdit("recurrence_first", _("Từ tháng"))
        self.until = LineEdit("recurrence_until", _("Đến tháng"))
        self.owner = Choice("recurrence_owner", _("Người thực hiện"), ())
        self.partners = LineEdit("recurrence_partners", _("Đơn vị phối hợp, cách nhau dấu phẩy"))
        self.save = PrimaryButton(_("Ký việc định kỳ"), "recurrence_save", tooltip="Ctrl+Enter")
        self.save.clicked.connect(self._keep)
        self.new = QuietButton(_("Việc định kỳ mới"), "recurrence_new", icon="plus")
        self.new.clicked.connect(self._begin_new)
        self._fields = [
            LabelledInput(editor.accessibleName(), editor, keeps_room=False)
            for editor in (
                self.content,
                self.unit,
                self.every,
                self.day,
                self.first,
                self.until,
                self.owner,
                self.partners,
            )
        ]
        for field in (*self._fields, self.save, self.new):
            self.form.addWidget(field)
        self.about = self.words("recurrence_about", "second")
        self.reason = LineEdit("recurrence_reason", _("Lý do bỏ qua tháng này"))
        self._reason_field = LabelledInput(
            _("Lý do bỏ qua tháng này"), self.reason, keeps_room=False
        )
        self.skip = NormalButton(_("Bỏ qua tháng này"), "recurrence_skip")
        self.skip.clicked.connect(self._skip)
        self.form.addWidget(self._reason_field)
        self.form.addWidget(self.skip)
        self.form.addStretch(1)
        self.show_current()

    @override
    def primary(self) -> Button:
        return self.save

    @override
    def show_current(self) -> None:
        model = self._model
        count = model.waiting()
        words = ngettext(
            "Đưa {count} việc đến hạn vào tháng", "Đưa {count} việc đến hạn vào tháng", count
        )
        self.bring.set_label(words.format(count=count))
        self.bring.setVisible(bool(count) and model.may_write())
        may_write = model.may_write()
        for widget in (*self._fields, self.save, self.new):
            widget.setVisible(may_write)
        around = None if model.facts is None else model.facts.around
        self._fields[1].setVisible(may_write and around is not None and not around.own)
        why = _("Việc định kỳ do Trưởng phòng hoặc Văn phòng lập.")
        self.tell_refusal("" if may_write or model.facts is None else why)
        known = model.rule()
        if known is not None and self._shown is not None and known.id == self._shown.id:
            self._is_new = False
        rule = model.blank() if self._is_new or known is None else known
        if rule != self._shown:
            self._show_rule(rule)
        self.about.setText(model.about())
        self.about.setVisible(bool(model.about()))
        for widget in (self._reason_field, self.skip):
            widget.setVisible(model.may_skip() and not self._is_new)

    def _show_rule(self, rule: RecurrenceRule) -> None:
        self._shown = rule
        around = None if self._model.facts is None else self._model.facts.around
        self.unit.set_choices(() if around is None else around.units)
        self.unit.set_value(rule.unit)
        self.unit.setEnabled(not rule.id)  # a rule stays with its unit
        self._offer_people()
        self.content.setText(rule.content)
        self.every.set_value(rule.every)
        self.day.set_value(str(rule.day))
        self.first.setText(month_words(rule.first))
        self.until.setText(month_words(rule.last))
        self.owner.set_value(rule.owner)
        self.partners.setText("" if around is None else around.shorts_of(rule.partners))

    def _offer_people(self) -> None:
        around = None if self._model.facts is None else self._model.facts.around
        people = () if around is None else around.members(self.unit.value())
        self.owner.set_choices((("", _("Chưa phân công")), *people))

    def _begin_new(self) -> None:
        self._is_new = True
        self._shown = None
        self.show_current()
        self.content.setFocus()

    def _keep(self) -> None:
        around = None if self._model.facts is None else self._model.facts.around
        shown = self._shown or self._model.blank()
        near = self._model.session.period
        try:
            rule = replace(
                shown,
                unit=self.unit.value() or shown.unit,
                content=self.content.text(),
                every=self.every.value(),
                day=int(self.day.value()),
                first=read_month(self.first.text(), near),
                last=read_month(self.until.text(), near),
                owner=self.owner.value(),
                partners=() if around is None else around.units_named(self.partners.text()),
            )
        except CodedError as error:
            self._model.session.messages.tell(notice_of(error))
            return
        self._is_new = False
        self._model.keep(rule)

    def _skip(self) -> None:
        self._model.skip(self.reason.text())
        self.reason.clear()
