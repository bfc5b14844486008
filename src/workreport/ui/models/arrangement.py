"""Puts lines into rows: filter, sort, groups that open and close, the row to type into."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from workreport.ui.models.column import GroupHead, RowKind

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Row(Generic[L]):
    """A row of the grid: a line with its number, the head of a group, or the row to type into."""

    kind: RowKind
    line: L | None = None
    number: int = 0
    head: GroupHead | None = None
    count: int = 0


@dataclass(slots=True)
class Arrangement(Generic[L]):
    """How the lines are to be shown."""

    group: Callable[[L], GroupHead] | None = None
    accepts: Callable[[L], bool] | None = None
    sort_key: Callable[[L], Any] | None = None
    is_descending: bool = False
    adder: str = ""
    closed: frozenset[str] = frozenset()

    def rows(self, lines: list[L]) -> list[Row[L]]:
        """Return the rows for the lines; a number stays with its line whatever is hidden."""
        numbered = list(enumerate(lines, 1))
        if self.accepts is not None:
            numbered = [pair for pair in numbered if self.accepts(pair[1])]
        if self.sort_key is not None:
            numbered = self._sorted(numbered, self.sort_key)
        rows = self._grouped(numbered)
        if self.adder:
            rows.append(Row(RowKind.ADDER))
        return rows

    def _sorted(
        self, numbered: list[tuple[int, L]], key: Callable[[L], Any]
    ) -> list[tuple[int, L]]:
        filled = [pair for pair in numbered if key(pair[1]) not in (None, "")]
        blank = [pair for pair in numbered if key(pair[1]) in (None, "")]
        filled.sort(key=lambda pair: key(pair[1]), reverse=self.is_descending)
        return filled + blank

    def _grouped(self, numbered: list[tuple[int, L]]) -> list[Row[L]]:
        if self.group is None:
            return [Row(RowKind.LINE, line, number) for number, line in numbered]
        heads: dict[str, GroupHead] = {}
        members: dict[str, list[Row[L]]] = {}
        for number, line in numbered:
            head = self.group(line)
            heads.setdefault(head.key, head)
            members.setdefault(head.key, []).append(Row(RowKind.LINE, line, number))
        rows: list[Row[L]] = []
        for key, head in sorted(heads.items(), key=lambda pair: pair[1].rank):
            rows.append(Row(RowKind.GROUP, head=head, count=len(members[key])))
            if key not in self.closed:
                rows.extend(members[key])
        return rows
