"""The ring around a button that has the keyboard: 2 px, with a gap of 2 px."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.ui.theme.painting import rounded
from workreport.ui.widgets.ground import colours_of, named

_REACH = 4
_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.FocusOut}
_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class FocusRing(QWidget):
    """Lies over the parent of the widget it surrounds and takes no clicks."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.parentWidget())
        named(self, "focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._target = target
        target.installEventFilter(self)
        self._follow()
        self.raise_()
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            if event.type() in {QEvent.Type.Hide, QEvent.Type.FocusOut}:
                self.hide()
                self.deleteLater()
            else:
                self._follow()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), 7, "", colours_of(self).accent, 2)

    def _follow(self) -> None:
        self.setGeometry(self._target.geometry().adjusted(-_REACH, -_REACH, _REACH, _REACH))


def is_by_keyboard(reason: Qt.FocusReason) -> bool:
    """Tell whether the keyboard brought the focus: only then it must be seen."""
    return reason in _BY_KEYBOARD


def ring_if_keyboard(target: QWidget, reason: Qt.FocusReason) -> None:
    """Surround a widget that received the focus, if the keyboard brought it."""
    if is_by_keyboard(reason) and target.parentWidget() is not None:
        FocusRing(target)
