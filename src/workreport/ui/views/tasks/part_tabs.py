"""Tabs that take a second line where the pane is narrow, instead of arrows to scroll them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from workreport.ui.theme.look import look
from workreport.ui.theme.painting import rounded
from workreport.ui.widgets.choice_group import ChoiceGroup
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.focus_ring import is_by_keyboard
from workreport.ui.widgets.ground import colours_of, named

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINE = 2
_PADDING = 1


class PartTabs(QWidget):
    """Exactly one tab is chosen; Left and Right move the choice.

    Signals:
        changed: Place of the tab that is chosen now.
    """

    changed = Signal(int)

    def __init__(self, titles: tuple[str, ...], name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        lines = FlowLayout(gap=6, line_gap=0)
        self.setLayout(lines)
        self._group = ChoiceGroup(self)
        self._tabs: list[_Tab] = []
        for place, title in enumerate(titles):
            tab = _Tab(title, f"{name}_{place}")
            self._group.addButton(tab, place)
            self._tabs.append(tab)
            lines.addWidget(tab)
        self._tabs[0].setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def chosen(self) -> int:
        """Return the place of the chosen tab."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose a tab."""
        self._tabs[place].setChecked(True)

    def text(self, place: int) -> str:
        """Return the words of a tab."""
        return self._tabs[place].text()

    def set_text(self, place: int, words: str) -> None:
        """Change the words of a tab."""
        self._tabs[place].say(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        place = max(0, min(len(self._tabs) - 1, self.chosen() + step))
        self._tabs[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.choose(place)

    def _on_toggled(self, place: int, is_set: bool) -> None:
        if is_set:
            self.changed.emit(place)


class _Tab(QAbstractButton):
    """Words with a line below while it is chosen."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._has_keyboard = False
        look().changed.connect(self.updateGeometry)
        self.say(title)

    def say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = look().metrics(13, 600).horizontalAdvance(self.text()) + 2 * _PADDING
        return QSize(width, look().control_height)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = is_by_keyboard(event.reason())
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = False
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        ink = colours.accent_text if self.isChecked() else colours.text2
        painter.setFont(look().font(13, 600 if self.isChecked() else 500))
        painter.setPen(QColor(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            top = self.height() - _LINE
            painter.fillRect(0, top, self.width(), _LINE, QColor(colours.accent))
        if self._has_keyboard:
            rounded(painter, self.rect().adjusted(0, 0, -1, -1), 4, "", colours.accent, 2)
