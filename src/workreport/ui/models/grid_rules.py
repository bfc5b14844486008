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
    mark: Callable[[L], RowMark | None] | None = None
    state: Callable[[L, str], CellState | None] | None = None
