"""A cell that completes names: two letters of any word, with or without tone marks, are enough."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.ui.delegates.choice_editor import ListUnderCell
from workreport.ui.models.cell_text import plain_words
from workreport.ui.models.column import Choice
from workreport.ui.widgets.pasting import PastingLine

_MOST = 8
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def matching(choices: tuple[Choice, ...], typed: str) -> tuple[Choice, ...]:
    """Return the choices that fit: given name first, then any word, then anywhere inside."""
    wanted = plain_words(typed)
    if not wanted:
        return ()
    ranked = []
    for place, choice in enumerate(choices):
        label = plain_words(choice.label)
        words = label.split()
        if label.startswith(wanted) or (words and words[-1].startswith(wanted)):
            ranked.append((0, place))
        elif any(" ".join(words[at:]).startswith(wanted) for at in range(len(words))):
            ranked.append((1, place))
        elif wanted in label:
            ranked.append((2, place))
    return tuple(choices[place] for _rank, place in sorted(ranked))


class CompleteEditor(PastingLine):
    """A line in a cell with a list below; Enter and Tab take the marked name.

    Signals:
        decided: The editor itself, once a name was taken with the mouse.
    """

    decided = Signal(QWidget)

    def __init__(
        self,
        choices: tuple[Choice, ...],
        parent: QWidget,
        *,
        joins: bool = False,
        completes: Callable[[str], tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self._choices = choices
        self._joins = joins
        self._completes = completes
        self._found: tuple[Choice, ...] = ()
        self._place = -1
        self._list = ListUnderCell((), self)
        self._list.taken.connect(self._take)
        self.textEdited.connect(self._look)

    def words(self) -> str:
        """Return what stands in the cell, the marked name in the place of what was typed of it."""
        if not 0 <= self._place < len(self._found):
            return self.text()
        before, _typed = self._pieces()
        return before + self._found[self._place].label

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._list.hide()

    def _pieces(self) -> tuple[str, str]:
        """Return what is certain, and what is being typed."""
        if not self._joins:
            return "", self.text()
        before, comma, typed = self.text().rpartition(",")
        return (f"{before.strip()}, " if comma else ""), typed.strip()

    def _look(self) -> None:
        typed = self._pieces()[1]
        more = self._completes(typed) if self._completes is not None and typed else ()
        found = tuple(Choice(words, words) for words in more)
        self._offer((*found, *matching(self._choices, typed))[:_MOST])

    def _offer(self, found: tuple[Choice, ...]) -> None:
        self._found = found
        self._list.set_choices(found)
        self._mark(0 if found else -1)
        if found:
            # The cell gets its place only after it was made.
            QTimer.singleShot(0, self._list, self._open)
        else:
            self._list.hide()

    def _open(self) -> None:
        if self._found and self.isVisible():
            self._list.hang_below(self)

    def _step(self, step: int) -> None:
        if not self._found:
            self._offer(self._choices[:_MOST])
            return
        self._mark(max(0, min(len(self._found) - 1, self._place + step)))

    def _mark(self, place: int) -> None:
        self._place = place
        self._list.mark(place)
        marked = self._found[place].label if place >= 0 else ""
        self.setAccessibleDescription(marked)

    def _take(self, place: int) -> None:
        self._mark(place)
        self.decided.emit(self)
