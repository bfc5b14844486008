"""The first window: unlock a workspace, or begin.

It imports nothing heavy: it must stand on the screen before anything else is loaded.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from workreport.services.ports.overriding import override
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.views.start.unlock_pane import UnlockPane, WorkspaceChoice
from workreport.ui.widgets.ground import column, named

if TYPE_CHECKING:
    from workreport.ui.views.start.begin_pane import BeginPane
    from workreport.ui.views.start.form import Form


class StartWindow(QWidget):
    """Asks for the passphrase of a workspace, or shows how to begin when there is none.

    Signals:
        painted: The window stands on the screen; heavy imports may begin.
        unlock_wanted: Path of the workspace and its passphrase.
        invitation_wanted, agency_wanted, demo_wanted, restore_wanted: The ways to begin.
        recovery_wanted, passphrase_wanted: Path of the workspace to open by its code, or whose
            passphrase is to be changed.
    """

    painted = Signal()
    unlock_wanted = Signal(Path, str)
    invitation_wanted = Signal()
    agency_wanted = Signal()
    demo_wanted = Signal()
    restore_wanted = Signal()
    recovery_wanted = Signal(Path)
    passphrase_wanted = Signal(Path)

    def __init__(self, workspaces: tuple[WorkspaceChoice, ...], chosen: Path | None = None) -> None:
        super().__init__()
        named(self, "start_window", "WorkReport")
        self.setWindowTitle("WorkReport")
        self.setProperty("ground", "window")
        self.setMinimumSize(640, 360)
        self.resize(look().px(720), look().px(460))
        self._is_painted = False
        self._came_from_unlock = bool(workspaces)
        self._pages = QStackedWidget()
        self._begin: BeginPane | None = None
        self.unlock = UnlockPane(workspaces, chosen)
        self._pages.addWidget(self.unlock)
        lines = column(self, margin=16)
        lines.addWidget(self._pages)
        self._connect()
        if not workspaces:
            self._pages.setCurrentWidget(self._begin_pane())

    def show_problem(self, text: str) -> None:
        """Say inline why it did not work; what was typed can be typed again."""
        form = self._form()
        if form is not None:
            form.show_problem(text)
        elif self._pages.currentWidget() is self.unlock:
            self.unlock.show_problem(text)
        else:
            self._begin_pane().say(text, is_problem=True)

    def show_note(self, text: str) -> None:
        """Say inline what was done, on the pane that can go on from there."""
        self._show_unlock()
        self.unlock.say(text)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Say what this machine lacks."""
        self.unlock.say(" ".join(notes))
        self._begin_pane().say(" ".join(notes))

    def set_workspaces(self, workspaces: tuple[WorkspaceChoice, ...], chosen: Path | None) -> None:
        """Show other workspaces: one was made or restored."""
        self.unlock.set_workspaces(workspaces, chosen)
        self._begin_pane().back.setVisible(bool(workspaces))

    def chosen_workspace(self) -> Path | None:
        """Return the workspace that is chosen in the list."""
        return self.unlock.chosen()

    def show_form(self, form: "Form") -> None:
        """Show a form instead of the panes; it goes away with :meth:`drop_form`."""
        self.drop_form()
        form.back_wanted.connect(self.drop_form)
        self._pages.addWidget(form)
        self._pages.setCurrentWidget(form)
        form.begin()

    def drop_form(self) -> None:
        """Go back to the pane from which the form was opened."""
        form = self._form()
        if form is not None:
            self._pages.removeWidget(form)
            form.deleteLater()
            came_from = self.unlock if self._came_from_unlock else self._begin_pane()
            self._pages.setCurrentWidget(came_from)

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that work is under way; nothing else can be begun meanwhile."""
        form = self._form()
        if form is not None:
            form.show_busy(is_busy=is_busy)
        self.unlock.show_busy(is_busy=is_busy)
        self._begin_pane().show_busy(is_busy=is_busy)

    def show_progress(self, text: str) -> None:
        """Say how far long work has come."""
        form = self._form()
        if form is not None:
            form.show_progress(text)
        else:
            self._begin_pane().say(text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        look().look_closely()
        icons.wake()
        self._begin_pane()
        self.painted.emit()

    def _connect(self) -> None:
        self.unlock.unlock_wanted.connect(self.unlock_wanted)
        self.unlock.other_wanted.connect(self._show_begin)
        self.unlock.recovery_wanted.connect(self.recovery_wanted)
        self.unlock.passphrase_wanted.connect(self.passphrase_wanted)

    def _begin_pane(self) -> "BeginPane":
        """Return the pane of the ways to begin; made after the paint when it is hidden."""
        if self._begin is None:
            from workreport.ui.views.start.begin_pane import BeginPane  # noqa: PLC0415

            begin = BeginPane(has_workspaces=self.unlock.list.count() > 0)
            begin.back_wanted.connect(self._show_unlock)
            begin.invitation.clicked.connect(self.invitation_wanted)
            begin.agency.clicked.connect(self.agency_wanted)
            begin.demo.clicked.connect(self.demo_wanted)
            begin.restore.clicked.connect(self.restore_wanted)
            self._pages.addWidget(begin)
            self._begin = begin
        return self._begin

    def _form(self) -> "Form | None":
        from workreport.ui.views.start.form import Form  # noqa: PLC0415 - after the first paint

        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Form) else None

    def _show_begin(self) -> None:
        self._came_from_unlock = False
        self._pages.setCurrentWidget(self._begin_pane())

    def _show_unlock(self) -> None:
        self.drop_form()
        self._came_from_unlock = True
        self._pages.setCurrentWidget(self.unlock)
