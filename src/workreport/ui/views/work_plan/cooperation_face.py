"""Shared tasks: what every unit says of its part, and the form of the own one."""

from typing_extensions import override

from workreport.domain.cooperation import LONGEST_PART, UnitPart
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.shared_parts import SharedParts
from workreport.ui.views.work_plan.face import Face
from workreport.ui.widgets.button import Button, PrimaryButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, PlainTextEdit

_TEXT_HEIGHT = 92


class CooperationFace(Face):
    """Writes what :class:`SharedParts` keeps; the part is signed when the report is filed."""

    name = "cooperation"

    def __init__(self, model: SharedParts) -> None:
        empty = EmptyState(
            "users",
            _("Tháng này không có nhiệm vụ phối hợp"),
            _("Nhiệm vụ có nhiều đơn vị cùng làm hiện ở đây."),
            name="cooperation_empty",
        )
        super().__init__(model, _("Nhiệm vụ phối hợp"), empty)
        self._model = model
        self._shown: tuple[str, UnitPart | None] = ("", None)
        self.title = self.words("cooperation_title", "section")
        self.warnings = self.words("cooperation_warnings", "problem")
        self.told = self.words("cooperation_told", "second")
        self.status = Choice(
            "cooperation_status",
            _("Trạng thái phần của đơn vị"),
            (
                ("in_progress", _("Đang thực hiện")),
                ("completed", _("Đã hoàn thành")),
                ("not_started", _("Chưa thực hiện")),
            ),
        )
        self.waiting = Choice("cooperation_waiting", _("Đang chờ đơn vị"), ())
        self.since = DateEdit(_("Chờ từ ngày"), "cooperation_since", model.session.period.first_day)
        near = model.session.period.first_day
        self.until = DateEdit(_("Hết chờ ngày"), "cooperation_until", near)
        self.text = PlainTextEdit(
            "cooperation_text", _("Phần việc của đơn vị, một, hai câu"), most=LONGEST_PART
        )
        self.text.setFixedHeight(look().px(_TEXT_HEIGHT))
        self.save = PrimaryButton(_("Lưu phần phối hợp"), "cooperation_save", tooltip="Ctrl+Enter")
        self.save.clicked.connect(self._keep)
        self._status_field = LabelledInput(
            _("Trạng thái phần của đơn vị"), self.status, keeps_room=False
        )
        self._fields = (
            self._status_field,
            LabelledInput(_("Đang chờ đơn vị"), self.waiting, keeps_room=False),
            self.since,
            self.until,
            LabelledInput(_("Phần việc của đơn vị, một, hai câu"), self.text, keeps_room=False),
            self.text.counter(),
            self.save,
        )
        self.form.addSpacing(8)  # what the others wrote ends here
        for field in self._fields:
            self.form.addWidget(field)
        self.form.addStretch(1)
        self.waiting.currentIndexChanged.connect(self._show_since)
        self.show_current()

    @override
    def primary(self) -> Button:
        return self.save

    @override
    def show_current(self) -> None:
        model, task = self._model, self._model.task()
        self.title.setText("" if task is None else task.content)
        for label, lines in ((self.warnings, model.warnings()), (self.told, model.told())):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))
        for field in self._fields:
            field.setVisible(model.may_write())
        self.status.setEnabled(not model.is_lead())
        by_report = _("Đơn vị chủ trì: trạng thái theo báo cáo.") if model.is_lead() else ""
        self._status_field.set_hint(by_report)
        part = model.part()
        # What is being typed is not taken back when something else of the task is news.
        if (model.current, part) != self._shown:
            self._shown = (model.current, part)
            self.waiting.set_choices(model.other_units())
            self.status.set_value("in_progress" if part is None else part.status)
            self.waiting.set_value("" if part is None else part.waiting_for)
            self.since.set_day(None if part is None else part.since)
            self.until.set_day(None if part is None else part.until)
            self.text.setPlainText("" if part is None else part.text)
        self._show_since()

    def _show_since(self) -> None:
        for field in (self.since, self.until):
            field.setVisible(self._model.may_write() and bool(self.waiting.value()))

    def _keep(self) -> None:
        if not (self.since.is_understood() and self.until.is_understood()):
            return
        status, text = self.status.value(), self.text.toPlainText()
        waiting_for, since = self.waiting.value(), self.since.day
        self._model.keep(UnitPart("", status, text, waiting_for, since, self.until.day))
