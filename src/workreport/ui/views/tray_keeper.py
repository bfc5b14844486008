"""Keeps the icon in the tray while the program runs, also while it is locked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.i18n.translation import _
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.tray_notices import TrayNotices
from workreport.ui.views.tray import Tray

_EVERY_MS = 60_000
MakeTray = Callable[[QObject], Tray | None]


class TrayKeeper(QObject):
    """Made once the first window stands; without a tray, or when it is not wanted, it is silent.

    Signals:
        opened: The page somebody wants; empty for the one that is shown.
    """

    opened = Signal(str)

    def __init__(
        self, preferences: Preferences, make: MakeTray, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._make = make
        self._tray: Tray | None = None
        self._notices: TrayNotices | None = None
        self._today: Callable[[], date] | None = None
        self._told_on: date | None = None
        self._minute = QTimer(self)
        self._minute.setObjectName("tray_timer")
        self._minute.setInterval(_EVERY_MS)
        self._minute.timeout.connect(self.look_at_clock)
        preferences.tray_changed.connect(self._use)
        preferences.language_changed.connect(self._speak_anew)
        self._use(preferences.uses_tray)

    def attend(self, notices: TrayNotices) -> None:
        """Say what an open desk has to say."""
        self._minute.stop()
        self._notices = notices
        notices.told.connect(self._tell)
        self._about()

    def lock(self, today: Callable[[], date]) -> None:
        """Say nothing of the desk any more, only once a day that there is work, if there is any."""
        notices, self._notices = self._notices, None
        if notices is None:
            return
        notices.told.disconnect(self._tell)
        if notices.has_work:
            self._today, self._told_on = today, today()
            self._minute.start()
        self._about()

    def look_at_clock(self) -> None:
        """Say that there is work when another day has begun while the desk is locked."""
        if self._today is None or self._today() == self._told_on:
            return
        self._told_on = self._today()
        self._tell(_("Có việc trong WorkReport"), "")

    def close(self) -> None:
        """Take the icon away."""
        self._minute.stop()
        self._use(is_wanted=False)

    def _use(self, is_wanted: bool) -> None:
        if not is_wanted and self._tray is not None:
            self._tray.close()
            self._tray = None
        elif is_wanted and self._tray is None:
            self._tray = self._make(self)
            if self._tray is not None:
                self._tray.opened.connect(self.opened)
                self._about()

    def _speak_anew(self, _language: str) -> None:
        """Make the icon again, with its menu in the language spoken now."""
        if self._tray is not None:
            self._use(is_wanted=False)
            self._use(is_wanted=True)

    def _about(self) -> None:
        if self._tray is not None:
            waits = self._minute.isActive()
            self._tray.set_about(_("Có việc trong WorkReport") if waits else "WorkReport")

    def _tell(self, text: str, page: str) -> None:
        if self._tray is not None:
            self._tray.tell(text, page)
