"""Walks a window by keyboard alone and tells what was not reached, not seen, or not named."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from workreport.ui.views.grid.view import GridView
from workreport.ui.views.shell.window import MainWindow

_OPERATED = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_MOST = 150  # controls that one page may have
_AROUND = 5  # pixels by which a ring reaches beyond its button
CTRL = Qt.KeyboardModifier.ControlModifier


def controls(root: QWidget) -> set[QWidget]:
    """Return what a person can operate inside a widget, as it is shown now."""
    return {one for one in root.findChildren(QWidget) if _is_operated(one)}


def _is_operated(one: QWidget) -> bool:
    takes = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return (
        one.isVisible()
        and one.isEnabled()
        and (takes or isinstance(one, _OPERATED))
        and not isinstance(one, QScrollArea)
        and one.focusProxy() is None
        and not one.objectName().startswith("qt_")
        and not isinstance(one.parentWidget(), QComboBox | GridView)
    )


def _waits_for_arrows(one: QWidget) -> bool:
    """Tell whether a button is reached by arrows: of an exclusive group only one takes Tab."""
    if not isinstance(one, QAbstractButton) or one.isChecked():
        return False
    group, parent = one.group(), one.parentWidget()
    if group is not None:
        return group.exclusive() and group.checkedButton() is not None
    others = parent.findChildren(QAbstractButton) if one.autoExclusive() else ()
    return any(other.autoExclusive() and other.isChecked() for other in others)


def _acts_by_its_key(one: QWidget, page: QWidget) -> bool:
    """Tell whether a button leaves the focus where somebody writes: a key of the page does it."""
    keys = {key.toString() for action in page.actions() for key in action.shortcuts()}
    return one.focusPolicy() == Qt.FocusPolicy.NoFocus and one.toolTip() in keys


@dataclass
class Walk:
    """One walk through the page that a window shows."""

    window: MainWindow
    looked_at: set[QWidget] = field(default_factory=set)  # seen to show the focus before
    met: set[QWidget] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)
    traps: list[str] = field(default_factory=list)

    def go(self) -> "Walk":
        """Press F6 from pane to pane until all were met, and Tab and Shift+Tab inside each."""
        begins: list[QWidget] = []
        for _pane in range(20):
            before = focused()
            press(before or self.window, Qt.Key.Key_F6)
            here = focused()
            if here is None or here is before:
                self.traps.append(f"F6 stays in {name_of(here)}")
                break
            if here in begins:
                break
            begins.append(here)
            self._inside(here)
            here.setFocus(Qt.FocusReason.TabFocusReason)
        return self

    def again(self) -> "Walk":
        """Walk once more: the keyboard itself may have offered something behind it."""
        return self.go() if self.missed() else self

    def missed(self) -> list[str]:
        """Name what can be operated on the page and was not met."""
        page = self.window.current_page()
        assert page is not None
        wanted = {
            one
            for one in controls(page)
            if not _waits_for_arrows(one) and not _acts_by_its_key(one, page)
        }
        return sorted(name_of(one) for one in wanted - self.met)

    def _inside(self, begin: QWidget) -> None:
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            begin.setFocus(Qt.FocusReason.TabFocusReason)
            walked: set[QWidget] = set()
            for _step in range(_MOST):
                here = focused()
                if here is None or here in walked:
                    break
                walked.add(here)
                self._meet(here)
                if not self._step(here, key):
                    break

    def _step(self, here: QWidget, key: Qt.Key) -> bool:
        """Go on to the next control; a grid keeps Tab for its cells and is left by Ctrl+arrow."""
        if not isinstance(here, GridView):
            press(here, key)
            if focused() is here:
                self.traps.append(f"Tab stays in {name_of(here)}")
            return focused() is not here
        arrow = Qt.Key.Key_Down if key == Qt.Key.Key_Tab else Qt.Key.Key_Up
        for _press in range(3):
            press(here, arrow, CTRL)
            if focused() is not here:
                return True
        return False

    def _meet(self, here: QWidget) -> None:
        if here not in self.met:
            self.met.add(here)
            if here not in self.looked_at and not _shows_focus(here):
                self.unseen.add(name_of(here))
            self.looked_at.add(here)


def _shows_focus(here: QWidget) -> bool:
    """Tell whether the place of a control looks otherwise with the keyboard than without it."""
    if here.visibleRegion().isEmpty():
        return False
    with_focus = _picture(here)
    here.clearFocus()
    without = _picture(here)
    here.setFocus(Qt.FocusReason.TabFocusReason)
    return with_focus != without


def _picture(here: QWidget) -> object:
    window = here.window()
    place = QRect(here.mapTo(window, here.rect().topLeft()), here.size())
    return window.grab(place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)).toImage()


def nameless(root: QWidget) -> list[str]:
    """Name the controls for which a screen reader has no words."""
    return sorted(name_of(one) for one in controls(root) if not one.accessibleName().strip())


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def press(target: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(target, key, *modifiers)


def name_of(one: QWidget | None) -> str:
    """Return the object names of a control and of what it stands in."""
    names: list[str] = []
    while one is not None and len(names) < 3:
        names.append(one.objectName() or type(one).__name__)
        one = one.parentWidget()
    return " < ".join(names)
