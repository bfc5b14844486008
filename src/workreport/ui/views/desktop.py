"""The desktop program: from the first window to the desk, and back when it is locked or closed."""

import gc
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from workreport.domain.errors import WorldError, bug_values
from workreport.i18n import translation
from workreport.ui.theme import icons
from workreport.ui.theme.fonts import load_fonts
from workreport.ui.theme.look import Mode, look
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.views.dressing import STYLE_ARGUMENTS, Dressing
from workreport.ui.views.start.unlock_pane import WorkspaceChoice
from workreport.ui.views.start.window import StartWindow

if TYPE_CHECKING:
    from workreport.services.ports.machine import Resources
    from workreport.services.ports.program import KnownWorkspace, Program
    from workreport.ui.tasks.one_window import OneWindow
    from workreport.ui.tasks.runner import TaskRunner
    from workreport.ui.viewmodels.start import OpenDesk, StartModel
    from workreport.ui.views.shell.desk_room import DeskRoom
    from workreport.ui.views.start.ways import Ways
    from workreport.ui.views.tray_keeper import MakeTray, TrayKeeper

_OPTION = "--workspace"
_DRESSED = "is_dressed"
_STYLED = "has_style"
SMALLEST_SCREEN = (1366, 768)


def run_desktop(program: "Program", argv: list[str]) -> int:
    """Open the desktop and return its exit code when the last window is closed.

    ``--workspace DIR`` goes to that workspace; when it is open already its window comes to the
    front and nothing else happens.
    """
    folder = named_folder(argv)
    application = QApplication.instance()
    if application is None:
        application = QApplication(list(STYLE_ARGUMENTS))
        application.setProperty(_STYLED, True)
    application.setApplicationName("WorkReport")
    if folder is not None and _is_shown_elsewhere(program.workspace_at(folder)):
        return 0
    settings = QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "WorkReport", "WorkReport"
    )
    desktop = Desktop(program, Preferences(settings))
    desktop.keep_log()
    desktop.begin(folder)
    code = application.exec()
    desktop.end()
    return code


def dress(application: QApplication, resources: "Resources") -> None:
    """Give the application its fonts, icons and style."""
    look().use_families(load_fonts(resources.path("fonts")))
    icons.use_folder(resources.path("icons"))
    if not application.property(_DRESSED):
        application.setProperty(_DRESSED, True)
        Dressing(application, has_style=bool(application.property(_STYLED)))


def named_folder(argv: list[str]) -> Path | None:
    """Return the workspace named on the line, if one was."""
    for place, word in enumerate(argv):
        if word == _OPTION and place + 1 < len(argv):
            return Path(argv[place + 1])
        if word.startswith(f"{_OPTION}="):
            return Path(word.removeprefix(f"{_OPTION}="))
    return None


class Desktop(QObject):
    """Holds the one window there is: the first one, or that of an open desk."""

    _bug = Signal(object)

    def __init__(
        self, program: "Program", preferences: Preferences, make_tray: "MakeTray | None" = None
    ) -> None:
        super().__init__()
        self.program = program
        self.preferences = preferences
        self.tray: TrayKeeper | None = None
        self._make_tray = make_tray
        self.start: StartWindow | None = None
        self.room: DeskRoom | None = None
        self._ways: Ways | None = None
        self._one: OneWindow | None = None
        self._pending: OpenDesk | None = None
        self._folder: Path | None = None
        self._keeps_log = False
        self._end_log: Callable[[], None] | None = None
        self._dress()
        self._connect()

    @cached_property
    def runner(self) -> "TaskRunner":
        """The threads; there are none before the first window was painted."""
        from workreport.ui.tasks.runner import TaskRunner  # noqa: PLC0415 - after the paint

        return TaskRunner(self)

    @cached_property
    def model(self) -> "StartModel":
        """What the first window does, once somebody can ask for it."""
        from workreport.ui.viewmodels.start import StartModel  # noqa: PLC0415 - after the paint

        model = StartModel(self.program, self.runner, self)
        model.opened.connect(self._on_opened)
        model.refused.connect(self._on_refused)
        model.busy_changed.connect(self._on_busy)
        model.told.connect(self._on_told)
        model.done.connect(self._on_done)
        model.prepared.connect(self._on_prepared)
        return model

    def keep_log(self) -> None:
        """From now on log beside each open workspace what nobody expected, and say that it was."""
        self._keeps_log = True

    def begin(self, folder: Path | None = None) -> None:
        """Show the first window; nothing heavy is imported before it stands there."""
        self._folder = folder
        self.start = StartWindow(self._choices(), folder)
        self.start.painted.connect(self._on_painted)
        self.start.unlock_wanted.connect(self._unlock)
        self.start.show()

    def end(self) -> None:
        """Take everything down: the desk, the first window, the threads."""
        if self._pending is not None:
            self._pending.desk.close()
            self._pending = None
        self._leave_room()
        self._drop_start()
        if self.tray is not None:
            self.tray.close()
        self.runner.shutdown()

    # --- look ----------------------------------------------------------------------------------

    def _dress(self) -> None:
        application = QApplication.instance()
        translation.use_language(self.preferences.language)
        look().use_mode(_mode(self.preferences.theme))
        look().use_scale(self.preferences.scale)
        if isinstance(application, QApplication):
            dress(application, self.program.resources)

    def _connect(self) -> None:
        # Heard here first: a desk that rebuilds its window speaks the new language then.
        self.preferences.language_changed.connect(translation.use_language)
        self.preferences.theme_changed.connect(self._use_theme)
        look().changed.connect(self._keep_scale)

    def _use_theme(self, theme: str) -> None:
        look().use_mode(_mode(theme))

    def _keep_scale(self) -> None:
        self.preferences.choose_scale(look().scale)

    # --- the first window ----------------------------------------------------------------------

    def _choices(self) -> tuple[WorkspaceChoice, ...]:
        known = list(self.program.workspaces())
        if self._folder is not None and all(one.folder != self._folder for one in known):
            known.insert(0, self.program.workspace_at(self._folder))
        return tuple(WorkspaceChoice(one.folder, one.name, "", one.training) for one in known)

    def _on_painted(self) -> None:
        # All that was made so far stays; what comes now may leave garbage behind.
        if not gc.isenabled():
            from workreport.ui.tasks.garbage import GarbageRounds  # noqa: PLC0415 - as below

            gc.freeze()
            self._garbage = GarbageRounds(self)
        # The forms, the socket and everything behind the passphrase come after the first paint.
        from workreport.ui.views.start.ways import Ways  # noqa: PLC0415

        if self.start is not None:
            self._ways = Ways(self.start, self.model, self)
            self.model.prepare()

    def _on_prepared(self, codes: tuple[str, ...]) -> None:
        from workreport.i18n.messages import sentence  # noqa: PLC0415 - after the paint

        screen = QGuiApplication.primaryScreen().size()
        small = screen.width() < SMALLEST_SCREEN[0] or screen.height() < SMALLEST_SCREEN[1]
        found = (*codes, *(("machine_screen_small",) if small else ()))
        if self.start is not None:
            self.start.show_notes(tuple(sentence(code, {}) for code in found))

    def _attend_tray(self) -> None:
        """Let the desk speak in the tray; the icon is made once its pages stand there."""
        from workreport.ui.views.tray import system_tray  # noqa: PLC0415 - after the paint
        from workreport.ui.views.tray_keeper import TrayKeeper  # noqa: PLC0415 - as above

        if self.tray is None:
            self.tray = TrayKeeper(self.preferences, self._make_tray or system_tray, self)
            self.tray.opened.connect(self._come)
        if self.room is not None:
            self.tray.attend(self.room.notices)

    def _come(self, page: str) -> None:
        """Show the window that there is, at the page somebody wants."""
        if self.room is not None:
            self.room.come_to_front()
            if page:
                self.room.window.show_page(page)
        elif self.start is not None:
            self.start.showNormal()
            self.start.raise_()
            self.start.activateWindow()

    def _unlock(self, folder: Path, passphrase: str) -> None:
        if _is_shown_elsewhere(self.program.workspace_at(folder)):
            QTimer.singleShot(0, self, self._quit)
            return
        self._folder = folder
        self.model.unlock(folder, passphrase)

    def _on_busy(self, is_busy: bool) -> None:
        if self.start is not None:
            self.start.show_busy(is_busy=is_busy)

    def _on_told(self, text: str) -> None:
        if self.start is not None:
            self.start.show_progress(text)

    def _on_refused(self, text: str) -> None:
        if self.start is not None:
            self.start.show_problem(text)

    def _on_done(self, text: str) -> None:
        if self.start is not None:
            self.start.set_workspaces(self._choices(), self._folder)
            self.start.show_note(text)

    def _on_opened(self, opened: "OpenDesk") -> None:
        if self.start is not None and opened.recovery_code:
            self._pending = opened
            if self._ways is not None:
                self._ways.show_code(opened, self._enter_pending)
            return
        self._enter(opened)

    def _enter_pending(self) -> None:
        opened, self._pending = self._pending, None
        if opened is not None:
            self._enter(opened)

    # --- the desk ------------------------------------------------------------------------------

    def _enter(self, opened: "OpenDesk") -> None:
        from workreport.ui.tasks.one_window import OneWindow  # noqa: PLC0415 - after the paint
        from workreport.ui.views.shell.desk_room import DeskRoom  # noqa: PLC0415

        self._folder = opened.desk.folder
        self._watch(self._folder)
        self.room = DeskRoom(opened.desk, opened.standing, self.preferences, parent=self)
        self.room.left.connect(self._quit)
        self.room.lock_wanted.connect(self._lock)
        self._one = OneWindow(opened.standing.workspace, self)
        self._one.called.connect(self.room.come_to_front)
        self.room.notices.begun.connect(self._attend_tray)
        self.room.open()
        if opened.note and not opened.recovery_code:
            self.room.session.tell_done(opened.note)
        self._drop_start()

    def _watch(self, folder: Path) -> None:
        if not self._keeps_log:
            return
        # A log that cannot be written costs its lines, never the work of the day.
        with suppress(WorldError):
            self._end_log = self.program.watch(folder, self._bug.emit)
            self._bug.connect(self._on_bug, QtCore.Qt.ConnectionType.QueuedConnection)

    def _on_bug(self, error: BaseException) -> None:
        from workreport.i18n.messages import cause, next_step  # noqa: PLC0415 - after the paint
        from workreport.ui.messages import Notice, NoticeKind  # noqa: PLC0415

        if self.room is None:
            return
        values = bug_values(error)
        notice = Notice(
            kind=NoticeKind.BAD, happened=cause("bug", values), safe=next_step("bug", values)
        )
        self.room.session.messages.tell(notice)

    def _lock(self) -> None:
        if self.tray is not None and self.room is not None:
            from workreport.domain.calendar import local_day  # noqa: PLC0415 - it brings hashes

            clock = self.room.desk.book.clock
            self.tray.lock(lambda: local_day(clock.now()))
        self._leave_room()
        QGuiApplication.clipboard().clear()
        self.begin(self._folder)

    def _leave_room(self) -> None:
        if self._one is not None:
            self._one.release()
            self._one.deleteLater()
            self._one = None
        if self.room is not None:
            self.room.close_down()
            self.room.deleteLater()
            self.room = None
        if self._end_log is not None:
            self._end_log()
            self._end_log = None
            self._bug.disconnect(self._on_bug)

    def _drop_start(self) -> None:
        if self.start is not None:
            self.start.hide()
            self.start.deleteLater()
            self.start = None
        if self._ways is not None:
            self._ways.deleteLater()
            self._ways = None

    def _quit(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.quit()


def _is_shown_elsewhere(known: "KnownWorkspace") -> bool:
    """Ask the window of a workspace to come to the front; tell whether there is one."""
    from workreport.ui.tasks.one_window import call_first_window  # noqa: PLC0415 - a socket library

    return call_first_window(known.workspace)


def _mode(theme: str) -> Mode:
    return Mode(theme) if theme in set(Mode) else Mode.SYSTEM
