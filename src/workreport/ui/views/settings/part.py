"""What the parts of the set-up page share."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workreport.ui.theme.look import look
from workreport.ui.viewmodels.settings_facts import SettingsFacts
from workreport.ui.widgets.button import Button, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel

_MARGIN = 12


class Part(QWidget):
    """A column of cards; ``primary`` is its filled button, if it has one."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self.primary: PrimaryButton | None = None
        self.lines: QVBoxLayout = column(self, gap=12)

    def show_facts(self, facts: SettingsFacts) -> None:
        """Show what was read."""

    def take_step(self) -> None:
        """Do what Ctrl+Enter does here: the filled button, unless something comes before it."""
        if self.primary is not None:
            self.primary.click()

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


def reveal(*wanted: QWidget) -> None:
    """Scroll to what has just been shown, the last of it first: where it lies a layout says."""
    for one in reversed(wanted):
        QTimer.singleShot(0, one, partial(_scroll_to, one))


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, look().px(_MARGIN))
        around = around.parentWidget()
