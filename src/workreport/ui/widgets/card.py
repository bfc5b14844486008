"""Cards, page heads and empty states: the quiet order of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.widgets.button import Button
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.symbol import Symbol


class Card(QFrame):
    """A section with a title; rows go into ``body``."""

    def __init__(self, title: str, name: str, aside: str = "", note: str = "") -> None:
        super().__init__()
        named(self, name, title)
        self.setProperty("frame", "card")
        lines = column(self)
        lines.setContentsMargins(1, 1, 1, 1)
        self.head: QHBoxLayout = row(gap=8)
        self.head.setContentsMargins(14, 8, 14, 8)
        self.head.addWidget(PlainLabel(title, "section"))
        if note:
            self.head.addWidget(PlainLabel(note, "caption"))
        self.head.addStretch(1)
        if aside:
            self.head.addWidget(PlainLabel(aside, "hint"))
        lines.addLayout(self.head)
        lines.addWidget(rule())
        self.body: QVBoxLayout = column()
        lines.addLayout(self.body)
        lines.addStretch(1)

    def clear(self) -> None:
        """Take all rows out."""
        empty(self.body)


class PageHead(QWidget):
    """The head of a page: title, what it is about, and the actions at the right.

    ``add`` puts a widget behind the title, ``add_action`` one at the right edge.
    """

    def __init__(self, title: str, name: str = "page_head") -> None:
        super().__init__()
        named(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = row(self, gap=10)
        line.setContentsMargins(16, 10, 16, 8)
        self.title = PlainLabel(title, "title", name=f"{name}_title")
        self.note = ElidedLabel("", "second", name=f"{name}_note")
        line.addWidget(self.title)
        self._marks = row(gap=8)
        line.addLayout(self._marks)
        line.addWidget(self.note, 1)
        self._actions = row(gap=10)
        line.addLayout(self._actions)

    def set_note(self, text: str) -> None:
        """Say beside the title what the page shows."""
        self.note.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the title."""
        self._marks.addWidget(widget)

    def add_action(self, button: Button) -> None:
        """Put a button at the right edge."""
        self._actions.addWidget(button)


class EmptyState(QWidget):
    """Icon, one sentence, the one useful button and at most two more."""

    def __init__(self, icon: str, sentence: str, hint: str, *buttons: Button, name: str) -> None:
        super().__init__()
        named(self, name, sentence, hint)
        middle = Qt.AlignmentFlag.AlignHCenter
        lines = column(self, margin=24, gap=8)
        lines.addStretch(1)
        lines.addWidget(Symbol(icon, "text3", icons.EMPTY), 0, middle)
        lines.addSpacing(4)
        lines.addWidget(PlainLabel(sentence, "section"), 0, middle)
        words = PlainLabel(hint, "second", wraps=True)
        words.setAlignment(middle)
        words.setMinimumWidth(look().px(400))
        lines.addWidget(words, 0, middle)
        lines.addSpacing(8)
        actions = row(gap=8)
        actions.addStretch(1)
        for button in buttons:
            actions.addWidget(button)
        actions.addStretch(1)
        lines.addLayout(actions)
        self.foot = row()
        lines.addLayout(self.foot)
        lines.addStretch(1)
