"""Tiles side by side: steps of the month with progress, counts of the board."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_bar, rounded
from workreport.ui.widgets.ground import colours_of, column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol


class ProgressBar(QWidget):
    """A thin bar; its numbers stand as text beside it."""

    def __init__(self, name: str = "progress", accessible: str = "") -> None:
        super().__init__()
        named(self, name, accessible)
        self._part = 0.0
        self._ink = "accent"
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_part(self, part: float, ink: str = "accent") -> None:
        """Fill the bar from 0 to 1."""
        self._part = part
        self._ink = ink
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        draw_bar(painter, self.rect(), self._part, colours.of(self._ink), colours.line2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the month: ``figure`` is the big text, ``part`` fills the bar."""

    key: str
    icon: str
    title: str
    figure: str
    note: str
    part: float
    is_done: bool = False


class StepStrip(QFrame):
    """The steps of the month, each opens its page.

    Signals:
        opened: The key of the step that was clicked.
    """

    opened = Signal(str)

    def __init__(self, name: str = "steps") -> None:
        super().__init__()
        named(self, name)
        self.setProperty("frame", "card")
        self._layout: QHBoxLayout = row(self)

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Show the steps."""
        empty(self._layout)
        for place, step in enumerate(steps):
            if place:
                self._layout.addWidget(rule(is_upright=True))
            tile = _StepTile(step)
            tile.opened.connect(self.opened)
            self._layout.addWidget(tile, 1)


class _StepTile(QWidget):
    opened = Signal(str)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._key = step.key
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        named(self, f"step_{step.key}", f"{step.title}: {step.figure} {step.note}")
        lines = column(self, gap=2)
        lines.setContentsMargins(14, 9, 14, 12)
        head = row(gap=8)
        head.addWidget(Symbol(step.icon))
        head.addWidget(PlainLabel(step.title, "strong"))
        head.addStretch(1)
        if step.is_done:
            head.addWidget(Symbol("check-circle-fill", "ok"))
        figure = row(gap=6)
        figure.addWidget(PlainLabel(step.figure, "big"))
        figure.addWidget(PlainLabel(step.note, "hint"))
        figure.addStretch(1)
        bar = ProgressBar(f"step_{step.key}_bar", step.title)
        bar.set_part(step.part, "ok" if step.is_done else "accent")
        lines.addLayout(head)
        lines.addLayout(figure)
        lines.addSpacing(4)
        lines.addWidget(bar)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self._key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            inside = self.rect().adjusted(1, 1, -1, -1)
            rounded(QPainter(self), inside, 4, "", colours_of(self).accent, 2)


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a summary row."""

    key: str
    icon: str
    number: str
    text: str
    ink: str = "text2"


class CountRow(QFrame):
    """Numbers side by side above the board; words move to tooltips when it is narrow."""

    def __init__(self, name: str = "counts") -> None:
        super().__init__()
        named(self, name)
        self.setProperty("frame", "card")
        self._layout = row(self)
        self._words: list[PlainLabel] = []

    def set_counts(self, counts: tuple[Count, ...]) -> None:
        """Show the numbers."""
        empty(self._layout)
        self._words = []
        for place, count in enumerate(counts):
            if place:
                self._layout.addWidget(rule(is_upright=True))
            tile = named(QWidget(), f"count_{count.key}", f"{count.number} {count.text}")
            tile.setToolTip(count.text)
            tile.setMinimumHeight(look().px(40))
            line = row(tile, gap=8)
            line.addStretch(1)
            line.addWidget(Symbol(count.icon, count.ink, icons.SIDE))
            line.addWidget(PlainLabel(count.number, "big"))
            words = PlainLabel(count.text, "second")
            line.addWidget(words)
            line.addStretch(1)
            self._words.append(words)
            self._layout.addWidget(tile, 1)

    def set_narrow(self, is_narrow: bool) -> None:
        """Keep icons and numbers only."""
        for words in self._words:
            words.setVisible(not is_narrow)
