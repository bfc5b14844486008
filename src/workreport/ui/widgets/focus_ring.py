"""The ring around a button that has the keyboard: 2 px, with a gap of 2 px."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workreport.services.ports.overriding import override
from workreport.ui.theme.strokes import rounded
from workreport.ui.widgets.ground import colours_of, named

_REACH = 4
_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.FocusOut}


class FocusRing(QWidget):
    """Lies over the parent of the widget it surrounds and takes no clicks.

    ``reach`` is how far it lies outside; 0 follows the edge of what fills its place.
    """

    def __init__(self, target: QWidget, *, reach: int = _REACH) -> None:
        super().__init__(target.parentWidget())
        self._reach = reach
        named(self, "focus_ring")
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._target = target
        self._radius = 7 if reach else 0
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
        rounded(QPainter(self), self.rect(), self._radius, "", colours_of(self).accent, 2)

    def _follow(self) -> None:
        reach = self._reach
        self.setGeometry(self._target.geometry().adjusted(-reach, -reach, reach, reach))


def is_by_keyboard(reason: "QtCore.Qt.FocusReason") -> bool:
    """Tell whether the keyboard brought the focus: only then it must be seen."""
    reasons = QtCore.Qt.FocusReason
    return reason in {
        reasons.TabFocusReason,
        reasons.BacktabFocusReason,
        reasons.ShortcutFocusReason,
    }


def ring_if_keyboard(target: QWidget, reason: "QtCore.Qt.FocusReason") -> None:
    """Surround a widget that received the focus, if the keyboard brought it."""
    if is_by_keyboard(reason) and target.parentWidget() is not None:
        FocusRing(target)
