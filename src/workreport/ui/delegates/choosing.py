"""Chooses the delegate of a column."""

from PySide6.QtCore import QObject

from workreport.ui.delegates.cell import CellDelegate
from workreport.ui.delegates.contents import (
    ChipDelegate,
    DateDelegate,
    HeatDelegate,
    LevelDelegate,
    MatrixDelegate,
    NumberDelegate,
    ProgressDelegate,
    TickDelegate,
    TwoLineDelegate,
)
from workreport.ui.delegates.wrapped import WrappedDelegate
from workreport.ui.models.column import Column, Paint

_DELEGATES: dict[Paint, type[CellDelegate]] = {
    Paint.NUMBER: NumberDelegate,
    Paint.TICK: TickDelegate,
    Paint.CHIP: ChipDelegate,
    Paint.DATE: DateDelegate,
    Paint.MATRIX: MatrixDelegate,
    Paint.HEAT: HeatDelegate,
    Paint.LEVEL: LevelDelegate,
    Paint.SHARES: ProgressDelegate,
    Paint.TWO_LINES: TwoLineDelegate,
    Paint.WRAPPED: WrappedDelegate,
}


def delegate_for(column: Column[object], year: int, parent: QObject) -> CellDelegate:
    """Return the delegate that draws and edits a column."""
    delegate = _DELEGATES.get(column.paint, CellDelegate)(column, parent)
    if isinstance(delegate, DateDelegate):
        delegate.year = year
    return delegate
