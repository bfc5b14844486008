"""What the parts of the set-up page share."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workreport.ui.viewmodels.settings_facts import SettingsFacts
from workreport.ui.widgets.button import Button, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel


class Part(QWidget):
    """A column of cards; ``primary`` is its filled button, if it has one."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self.primary: PrimaryButton | None = None
        self.lines: QVBoxLayout = column(self, gap=12)

    def show_facts(self, facts: SettingsFacts) -> None:
        """Show what was read."""

    def leave(self) -> None:
        """Keep what was typed: the window is about to be taken down."""

    def fit(self, width: int) -> None:
        """Be told the logical width of the window."""


def inside_of(card: Card) -> QVBoxLayout:
    """Return a column with the padding of a card in its body."""
    lines = column(gap=8)
    lines.setContentsMargins(14, 10, 14, 12)
    card.body.addLayout(lines)
    return lines


def buttons(*made: Button) -> QHBoxLayout:
    """Return buttons side by side from the left."""
    line = row(gap=8)
    for button in made:
        line.addWidget(button)
    line.addStretch(1)
    return line


def words(text: str = "", name: str = "", role: str = "second") -> PlainLabel:
    """Return a paragraph."""
    return PlainLabel(text, role, wraps=True, name=name)
