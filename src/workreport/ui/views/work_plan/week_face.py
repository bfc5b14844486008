"""The week: a list by day; earlier, later, this week, and its paper."""

from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.viewmodels.weeks import Weeks
from workreport.ui.views.work_plan.face import Face
from workreport.ui.widgets.button import Button, NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import EmptyState


class WeekFace(Face):
    """Walks through what :class:`Weeks` reads."""

    name = "week"
    width_of_form = 200

    def __init__(self, model: Weeks) -> None:
        empty = EmptyState(
            "calendar-check",
            _("Tuần này không có việc đến hạn"),
            _("Xem tuần trước, tuần sau ở bên cạnh."),
            name="week_empty",
        )
        super().__init__(model, _("Việc đến hạn trong tuần"), empty)
        self._model = model
        self.span = self.words("week_span", "section")
        self.print = PrimaryButton(_("In lịch tuần"), "week_print", tooltip="Ctrl+Enter")
        self.print.clicked.connect(model.print_week)
        self.before = NormalButton(_("Tuần trước"), "week_before")
        self.before.clicked.connect(self._go_back)
        self.after = NormalButton(_("Tuần sau"), "week_after")
        self.after.clicked.connect(self._go_on)
        self.today = QuietButton(_("Về tuần này"), "week_today")
        self.today.clicked.connect(model.go_to_today)
        for button in (self.print, self.before, self.after, self.today):
            self.form.addWidget(button)
        self.form.addStretch(1)

    @override
    def primary(self) -> Button:
        return self.print

    @override
    def show_current(self) -> None:
        self.span.setText(self._model.note())

    def _go_back(self) -> None:
        self._model.go_by(-1)

    def _go_on(self) -> None:
        self._model.go_by(1)
