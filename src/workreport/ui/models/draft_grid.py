"""A grid over a draft: the draft has the history, and some cells are only read."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from workreport.ui.models.block import PastePlan
from workreport.ui.models.column import Column
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules

L = TypeVar("L")


class DraftGrid(GridModel[L]):
    """Leaves history to the draft it shows; ``takes`` says which cells take input.

    Signals:
        undo_wanted, redo_wanted: Undo or redo was asked in this grid.
        plan_wanted: A paste plan is to be taken: one step of the draft.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    plan_wanted = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[L]],
        rules: GridRules[L],
        takes: Callable[[L, str], bool],
        *,
        near: date,
        adder: str = "",
        parent: QObject | None = None,
    ) -> None:
        self._takes = takes
        super().__init__(columns, rules, near=near, adder=adder, parent=parent)

    @override
    def undo(self) -> None:
        self.undo_wanted.emit()

    @override
    def redo(self) -> None:
        self.redo_wanted.emit()

    @override
    def take_plan(self, plan: PastePlan) -> None:
        # The draft shows all of it at once; line by line it would be told again and again.
        self.plan_wanted.emit(plan)

    @override
    def takes_input(self, row: int, place: int) -> bool:
        line = self.line_at(row)
        if line is not None and not self._takes(line, self.columns[place].key):
            return False
        return super().takes_input(row, place)

    def invite(self, words: str) -> None:
        """Offer a row to type new lines into; without words none, where they would be lost."""
        if words != self._arrangement.adder:
            self._arrangement.adder = words
            self._rebuild()

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show lines: only their values where the same ones are shown already, else all anew."""
        identify = self._rules.identify
        if [identify(one) for one in lines] == [identify(one) for one in self._lines]:
            pairs = zip(lines, self._lines, strict=True)
            self.update_lines([new for new, old in pairs if new != old])
        else:
            self.set_lines(lines)

    def repaint(self) -> None:
        """Ask for all cells again: marks and states changed while the lines did not."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
