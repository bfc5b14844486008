"""The icon of the program in the tray of the desktop, where the desktop has one."""

from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, SignalInstance
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from workreport.i18n.translation import _
from workreport.ui.theme import icons
from workreport.ui.theme.look import look

_SIZES = (16, 24, 32, 48, 64)
_MESSAGE_MS = 10_000


class Tray(Protocol):
    """A place outside of the window where a sentence can be said.

    Signals:
        opened: The page to go to; empty for the one that is shown.
    """

    opened: SignalInstance

    def tell(self, text: str, page: str) -> None:
        """Say a sentence; who clicks it goes to a page."""
        ...

    def set_about(self, text: str) -> None:
        """Say what stands beside the icon when the mouse rests on it."""
        ...

    def close(self) -> None:
        """Take the icon away."""
        ...


class SystemTray(QObject):
    """Says sentences through ``QSystemTrayIcon``.

    Signals:
        opened: As in :class:`Tray`.
    """

    opened = QtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = ""
        self._menu = QMenu()
        self._menu.setObjectName("tray_menu")
        self._menu.addAction(_("Mở WorkReport")).triggered.connect(self._open)
        self._icon = QSystemTrayIcon(program_icon(), self)
        self._icon.setObjectName("tray_icon")
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip("WorkReport")
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self._open)
        self._icon.show()

    def tell(self, text: str, page: str) -> None:
        """See :class:`Tray`."""
        self._page = page
        self._icon.showMessage("WorkReport", text, program_icon(), _MESSAGE_MS)

    def set_about(self, text: str) -> None:
        """See :class:`Tray`."""
        self._icon.setToolTip(text)

    def close(self) -> None:
        """See :class:`Tray`."""
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def _open(self) -> None:
        page, self._page = self._page, ""
        self.opened.emit(page)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self._open()


def system_tray(parent: QObject) -> Tray | None:
    """Return the tray of this desktop; nothing where it has none."""
    return SystemTray(parent) if QSystemTrayIcon.isSystemTrayAvailable() else None


def program_icon() -> QIcon:
    """Draw the icon of the program: a calendar with a tick on the accent colour."""
    made = QIcon()
    for size in _SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().colours.accent))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size / 5, size / 5)
        mark = round(size * 0.72)
        at = (size - mark) // 2
        painter.drawPixmap(at, at, icons.pixmap("calendar-check", "#ffffff", mark))
        painter.end()
        made.addPixmap(picture)
    return made
