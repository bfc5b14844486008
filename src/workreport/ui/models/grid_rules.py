"""What a page knows about its lines: their ids, how they change, what sets them apart."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from workreport.ui.models.column import CellState, RowMark

L = TypeVar("L")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRules(Generic[L]):
    """What a page knows about its lines.

    ``change`` returns the line with one value changed, or raises a coded error.
    """

    identify: Callable[[L], str]
    change: Callable[[L, str, object], L] | None = None
    check: Callable[[str, object], object] | None = None
    """A value as ``change`` would take it, or the same error, without making a line."""
    mark: Callable[[L], RowMark | None] | None = None
    state: Callable[[L, str], CellState | None] | None = None
    blank: Callable[[], L] | None = None
    """A line without values, where new lines can be pasted."""
