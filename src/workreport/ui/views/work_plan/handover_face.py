"""Handing over: open tasks, who held the current one until when, and to whom it goes."""

from typing_extensions import override

from workreport.i18n.translation import _
from workreport.services.task_passage import UnitMove
from workreport.ui.viewmodels.holding import Holding
from workreport.ui.views.work_plan.face import Face
from workreport.ui.widgets.button import Button, NormalButton, PrimaryButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit


class HandoverFace(Face):
    """Writes hand-overs that :class:`Holding` signs."""

    name = "handover"

    def __init__(self, model: Holding) -> None:
        empty = EmptyState(
            "check-circle-fill",
            _("Tháng này không có nhiệm vụ đang mở"),
            _("Nhiệm vụ đang mở và người thực hiện hiện ở đây."),
            name="handover_empty",
        )
        super().__init__(model, _("Nhiệm vụ đang mở và người thực hiện"), empty)
        self._model = model
        self._shown = ""
        self._people: tuple[tuple[str, str], ...] = ()
        self.title = self.words("handover_title", "section")
        self.why = self.words("handover_why", "problem")
        self.told = self.words("handover_told", "second")
        self.unit = Choice("handover_unit", _("Đơn vị nhận"), ())
        self.unit.activated.connect(self._show_fields)
        self.person = Choice("handover_person", _("Người nhận"), ())
        self.on = DateEdit(_("Từ ngày"), "handover_on", model.session.period.first_day)
        self.reason = LineEdit("handover_reason", _("Lý do bàn giao"))
        self.agreed = LineEdit("handover_agreed", _("Người đồng ý của hai đơn vị"))
        self.save = PrimaryButton(_("Bàn giao"), "handover_save", tooltip="Ctrl+Enter")
        self.save.clicked.connect(self._hand_over)
        self._unit_field = LabelledInput(_("Đơn vị nhận"), self.unit, keeps_room=False)
        self._agreed_field = LabelledInput(
            _("Người đồng ý của hai đơn vị"), self.agreed, keeps_room=False
        )
        self._fields = (
            self._unit_field,
            LabelledInput(_("Người nhận"), self.person, keeps_room=False),
            self.on,
            LabelledInput(_("Lý do bàn giao"), self.reason, keeps_room=False),
            self._agreed_field,
            self.save,
        )
        for field in self._fields:
            self.form.addWidget(field)
        self._add_mark()
        self.form.addStretch(1)
        self.show_current()

    @override
    def primary(self) -> Button:
        return self.save

    @override
    def show_current(self) -> None:
        model = self._model
        self.title.setText(model.title())
        for label, text in ((self.why, model.why()), (self.told, "\n".join(model.told()))):
            label.setText(text)
            label.setVisible(bool(text))
        why = _("Nhiệm vụ do Trưởng phòng, Văn phòng hoặc lãnh đạo bàn giao.")
        self.tell_refusal("" if model.may_write() or model.facts is None else why)
        for widget in (self.mark, *self._mark_fields):
            is_field = widget is not self.mark
            widget.setVisible(model.may_mark() and (self.mark.isChecked() or not is_field))
        units = model.units()
        if model.current != self._shown or self.unit.count() != len(units):
            self._shown = model.current
            self.unit.set_choices(units)
            self.on.set_day(None if model.facts is None else model.facts.today)
            self.reason.clear()
            self.agreed.clear()
        self._show_fields()

    def _show_fields(self) -> None:
        """Show what there is to say: between two units also who agreed."""
        model, unit = self._model, self.unit.value()
        people = model.people(unit)
        if people != self._people:
            self._people = people
            self.person.set_choices(people)
        has_units = self.unit.count() > 1
        for field in self._fields:
            field.setVisible(model.may_write() and (bool(people) or has_units))
        self._unit_field.setVisible(model.may_write() and has_units)
        self._agreed_field.setVisible(model.may_write() and model.is_move(unit))

    def _add_mark(self) -> None:
        """Add what marks a task whose content may not be typed here."""
        self.mark = CheckBox(_("Nội dung không được ghi ở đây"), "handover_mark")
        self.mark.clicked.connect(self.show_current)
        self.number = LineEdit("handover_number", _("Số, ký hiệu văn bản"))
        self.issued = DateEdit(
            _("Ngày văn bản"), "handover_issued", self._model.session.period.first_day
        )
        self.holder = LineEdit("handover_holder", _("Nơi giữ"))
        self.mark_reason = LineEdit("handover_mark_reason", _("Lý do đánh dấu"))
        self.mark_save = NormalButton(
            _("Chỉ ghi số, ngày, nơi giữ"), "handover_mark_save", icon="shield-warning"
        )
        self.mark_save.clicked.connect(self._mark)
        self._mark_fields = (
            LabelledInput(_("Số, ký hiệu văn bản"), self.number, keeps_room=False),
            self.issued,
            LabelledInput(_("Nơi giữ"), self.holder, keeps_room=False),
            LabelledInput(_("Lý do đánh dấu"), self.mark_reason, keeps_room=False),
            self.mark_save,
        )
        for widget in (self.mark, *self._mark_fields):
            self.form.addWidget(widget)

    def _mark(self) -> None:
        if not self.issued.is_understood():
            return
        self._model.mark(
            self.number.text(), self.issued.day, self.holder.text(), self.mark_reason.text()
        )
        self.mark.setChecked(False)

    def _hand_over(self) -> None:
        if not self.on.is_understood():
            return
        unit, model = self.unit.value(), self._model
        if model.is_move(unit):
            model.hand_to_unit(
                UnitMove(
                    to_unit=unit,
                    to_person=self.person.value(),
                    on=self.on.day,
                    reason=self.reason.text(),
                    agreed_by=self.agreed.text(),
                )
            )
        else:
            model.hand_over(self.person.value(), self.on.day, self.reason.text())
            self.reason.clear()
