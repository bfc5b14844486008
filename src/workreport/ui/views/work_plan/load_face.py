"""Who has how much: a row for each person, the tasks of the current one, the limits."""

from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.viewmodels.loads import Loads
from workreport.ui.views.work_plan.face import Face
from workreport.ui.widgets.button import Button, NormalButton, PrimaryButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.inputs import LabelledInput, LineEdit


class LoadFace(Face):
    """Shows what :class:`Loads` counts."""

    name = "load"

    def __init__(self, model: Loads) -> None:
        empty = EmptyState(
            "users",
            _("Tháng này chưa có nhiệm vụ"),
            _("Người và việc của tháng hiện ở đây."),
            name="load_empty",
        )
        super().__init__(model, _("Người và việc"), empty)
        self._model = model
        self.title = self.words("load_title", "section")
        self.legend = self.words("load_legend", "hint")
        self.legend.setText(_("Từng việc: X đã hoàn thành, M đang mở, Q quá hạn."))
        self.export = PrimaryButton(_("Xuất bảng CSV"), "load_export", tooltip="Ctrl+Enter")
        self.export.clicked.connect(model.export)
        self.form.addWidget(self.export)
        self.told = self.words("load_told", "second")
        self.limits = self.words("load_limits", "hint")
        self.active = LineEdit("load_active", _("Cảnh báo khi quá số việc đang mở"))
        self.overdue = LineEdit("load_overdue", _("Cảnh báo khi quá số việc quá hạn"))
        self.choose = NormalButton(_("Đặt mức cảnh báo"), "load_choose")
        self.choose.clicked.connect(self._choose)
        self._fields = (
            LabelledInput(_("Cảnh báo khi quá số việc đang mở"), self.active, keeps_room=False),
            LabelledInput(_("Cảnh báo khi quá số việc quá hạn"), self.overdue, keeps_room=False),
            self.choose,
        )
        for field in self._fields:
            self.form.addWidget(field)
        self.form.addStretch(1)
        self.show_current()

    @override
    def primary(self) -> Button:
        return self.export

    @override
    def show_current(self) -> None:
        model, limits = self._model, self._model.limits()
        self.title.setText(model.title())
        self.told.setText("\n".join(model.told()))
        self.told.setVisible(bool(model.told()))
        for field in self._fields:
            field.setVisible(model.may_choose())
        if limits is None:
            return
        words = _(
            "Cảnh báo khi một người có quá {active} việc đang mở hoặc {overdue} việc quá hạn."
        )
        self.limits.setText(words.format(active=limits.active, overdue=limits.overdue))
        if not self.active.hasFocus() and not self.overdue.hasFocus():
            self.active.setText(str(limits.active))
            self.overdue.setText(str(limits.overdue))

    def _choose(self) -> None:
        self._model.choose_limits(self.active.text(), self.overdue.text())
