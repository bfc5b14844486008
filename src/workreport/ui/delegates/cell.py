"""The painter and editor of every grid cell: text, frame, error line; other content differs."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workreport.ui.delegates.choice_editor import ChoiceEditor
from workreport.ui.delegates.complete_editor import CompleteEditor
from workreport.ui.models.column import (
    ALIGNMENTS,
    Align,
    Cell,
    CellKind,
    Column,
    Editor,
    GroupHead,
    Paint,
    Role,
    RowKind,
)
from workreport.ui.models.day_entry import full_day
from workreport.ui.models.grid import GridModel
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import colour, draw_icon
from workreport.ui.theme.tokens import Colours
from workreport.ui.widgets.pasting import PastingLine, PastingText

Index = QModelIndex | QPersistentModelIndex
COMMITTED = "committed"  # of an editor whose text was handed over
PADDING = 8
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_LONG_LINES = 4


@dataclass(slots=True)
class Spot:
    """Where a cell is drawn, in which colours, and whether its ground is tinted."""

    rect: QRect
    row: int
    column: int
    colours: Colours
    is_tinted: bool = False


class CellDelegate(QStyledItemDelegate):
    """Draws text cells and edits cells of every kind; subclasses draw other content.

    Signals:
        moved_on: An editor was committed with a key that moves by rows and columns.
        filled: An editor was committed for all selected cells of its column.
    """

    moved_on = Signal(int, int)
    filled = Signal()
    may_overflow = False
    """Whether what is drawn may reach beyond a narrow cell, so that it must be clipped."""

    def __init__(self, column: Column[object], parent: QObject) -> None:
        super().__init__(parent)
        self.column = column
        self._weight = 500 if column.paint is Paint.STRONG else 400
        self._flags = int(ALIGNMENTS[column.align])

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell, spot: Spot) -> None:
        """Draw what the cell says inside its rectangle."""
        self.draw_text(painter, rect, cell, self.ink(cell, spot))

    def ink(self, cell: Cell, spot: Spot) -> str:
        """Return the colour of the cell's text."""
        if cell.state is not None:
            if cell.state.kind in (CellKind.URGENT, CellKind.PREVIEW_BAD):
                return spot.colours.bad
            if cell.state.kind is CellKind.LOCKED:
                return spot.colours.text3
        return spot.colours.text2 if self.column.paint is Paint.SECOND else spot.colours.text

    def draw_text(self, painter: QPainter, rect: QRect, cell: Cell, ink: str) -> None:
        """Draw the cell's text with an ellipsis where it ends."""
        if not cell.text:
            return
        padding = look().px(PADDING)
        inside = rect.adjusted(padding, 0, -padding, 0)
        painter.setFont(look().font(13, self._weight))
        painter.setPen(colour(ink))
        shown = look().shortened(cell.text, inside.width(), 13, self._weight)
        painter.drawText(inside, self._flags, shown)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = option.fontMetrics.horizontalAdvance(text)
        return QSize(width + 2 * look().px(PADDING), look().row_height)

    @override
    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        return str(value)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor: QWidget
        match self.column.editor if index.data(Role.KIND) == RowKind.LINE else Editor.TEXT:
            case Editor.CHOICE:
                editor = ChoiceEditor(self.column.choices, parent)
                editor.decided.connect(self._on_decided)
            case Editor.LONG_TEXT:
                editor = PastingText(parent)
            case Editor.COMPLETE:
                editor = self._complete_editor(parent, index)
                editor.decided.connect(self._on_decided)
            case _:
                editor = PastingLine(parent)
                editor.setFrame(False)
                editor.setAlignment(index.data(Qt.ItemDataRole.TextAlignmentRole))
        editor.setProperty("cell", True)
        editor.setObjectName(f"editor_{self.column.key}")
        editor.setAccessibleName(self.column.title)
        return editor

    def _complete_editor(self, parent: QWidget, index: Index) -> CompleteEditor:
        column = self.column
        line = cast("GridModel[object]", index.model()).line_at(index.row())
        known = column.completes
        completes = None if known is None or line is None else partial(known, line)
        return CompleteEditor(column.choices, parent, joins=column.joins, completes=completes)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Role.VALUE)
        if isinstance(editor, ChoiceEditor):
            editor.set_value(value)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(value or ""))
            # The first typed letter replaces the text, as in a cell of one line.
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            is_day = isinstance(value, date)
            text = full_day(value) if is_day else index.data(Qt.ItemDataRole.DisplayRole)
            editor.setText(str(text or "") if index.data(Role.KIND) == RowKind.LINE else "")

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        editor.setProperty(COMMITTED, True)
        if isinstance(editor, ChoiceEditor):
            # A choice is a value already; text would be looked up among the words.
            grid = cast("GridModel[Any]", model)
            grid.apply((grid.edit_for(index, editor.value()),))
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        elif isinstance(editor, CompleteEditor):
            model.setData(index, editor.words())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(look().line() * _LONG_LINES + 12)
        editor.setGeometry(rect)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if _fills(event) and isinstance(watched, QWidget):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self._commit(watched)
                self.filled.emit()
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(watched, QWidget):
            key = cast("QKeyEvent", event)
            move = _MOVES.get(Qt.Key(key.key()))
            if move is not None and not self._breaks_line(watched, key):
                back = key.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._commit(watched)
                self.moved_on.emit(-move[0] if back and move[0] else move[0], move[1])
                return True
            if isinstance(watched, QPlainTextEdit) and move is not None:
                watched.insertPlainText("\n")
                return True
        return super().eventFilter(watched, event)

    def _breaks_line(self, editor: QWidget, key: QKeyEvent) -> bool:
        has_alt = bool(key.modifiers() & Qt.KeyboardModifier.AltModifier)
        return has_alt and isinstance(editor, QPlainTextEdit)

    def _commit(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _on_decided(self, editor: QWidget) -> None:
        self._commit(editor)

    def paint_adder(self, painter: QPainter, spot: Spot, cell: Cell) -> None:
        """Draw the invitation of the row to type into."""
        if self.column.paint is Paint.NUMBER:
            size = look().px(14)
            rect = spot.rect
            place = QPoint(rect.right() - size - PADDING, rect.center().y() - size // 2)
            draw_icon(painter, place, "plus", spot.colours.text3, size)
        else:
            self.draw_text(painter, spot.rect, cell, spot.colours.text3)

    def paint_group(self, painter: QPainter, spot: Spot, grid: GridModel[Any]) -> None:
        """Draw the head of a group over all columns."""
        rect, colours = spot.rect, spot.colours
        head = grid.head_at(spot.row)
        painter.fillRect(rect, colour(colours.window))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(colours.line))
        left = rect.left() + look().px(PADDING)
        size = look().px(14)
        caret = "caret-down" if grid.is_open(spot.row) else "caret-right"
        middle = rect.top() + (rect.height() - size) // 2
        if not getattr(self.parent(), "hides_frame", False):
            draw_icon(painter, QPoint(left, middle), caret, colours.text2, size)
            left += size + 2
        words = str(grid.index(spot.row, 0).data() or "")
        is_counted = head is None or head.counted
        title, dot, count = words.rpartition(" · ") if is_counted else (words, "", "")
        painter.setFont(look().font(13, 600))
        painter.setPen(colour(colours.text2))
        area = QRect(left, rect.top(), rect.width(), rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, title)
        area.setLeft(left + look().metrics(13, 600).horizontalAdvance(title))
        painter.setFont(look().font(13))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, f"{dot}{count}")
        if head is not None and head.action:
            _paint_group_action(painter, spot, head)


def ground_of(cell: Cell, colours: Colours, *, is_selected: bool, is_hovered: bool) -> str:
    """Return the colour behind a cell."""
    kind = cell.state.kind if cell.state else None
    if cell.mark is not None and cell.mark.kind == "returned":
        return colours.warn_soft
    if is_selected or kind in (CellKind.PREVIEW, CellKind.PREVIEW_BAD):
        return colours.accent_soft
    if kind in (CellKind.READ_ONLY, CellKind.LOCKED):
        return colours.window
    return colours.hover if is_hovered else colours.surface


def paint_state(painter: QPainter, spot: Spot, cell: Cell) -> None:
    """Draw what sets a cell apart at its edges."""
    rect, colours = spot.rect, spot.colours
    if cell.state is None:
        return
    if cell.state.kind is CellKind.ERROR:
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, colour(colours.bad))
    elif cell.state.kind is CellKind.PREVIEW:
        painter.setPen(QPen(colour(colours.accent), 1, Qt.PenStyle.DashLine))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    elif cell.state.kind is CellKind.PREVIEW_BAD:
        _frame(painter, rect, colours.bad)


def paint_current(painter: QPainter, spot: Spot, *, is_framed: bool, has_focus: bool) -> None:
    """Draw the bar before the current row and the frame of the current cell.

    Without the keyboard the frame is grey; a list, which frames no cell, then loses its lines.
    """
    rect, colours = spot.rect, spot.colours
    if rect.left() == 0:
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colour(colours.accent))
    if is_framed:
        _frame(painter, rect, colours.accent if has_focus else colours.edge)


def paint_current_line(painter: QPainter, spot: Spot) -> None:
    """Draw the lines around a head, or a row of a list, on which the keyboard stands."""
    rect, ink = spot.rect, colour(spot.colours.accent)
    painter.fillRect(rect.left(), rect.top(), rect.width(), 1, ink)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink)


def _fills(event: QEvent) -> bool:
    """Tell whether a key puts what was typed into all selected cells, as in a spreadsheet."""
    if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
        return False
    key = cast("QKeyEvent", event)
    has_ctrl = bool(key.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return has_ctrl and key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _paint_group_action(painter: QPainter, spot: Spot, head: GroupHead) -> None:
    ink = spot.colours.accent_text
    painter.setFont(look().font(13, 600))
    painter.setPen(colour(ink))
    right = spot.rect.adjusted(0, 0, -look().px(PADDING), 0)
    painter.drawText(right, ALIGNMENTS[Align.RIGHT], head.action)
    if head.icon:
        size = look().px(14)
        width = look().metrics(13, 600).horizontalAdvance(head.action)
        top = right.top() + (right.height() - size) // 2
        draw_icon(painter, QPoint(right.right() - width - size - 4, top), head.icon, ink, size)


def _frame(painter: QPainter, rect: QRect, ink: str) -> None:
    painter.setPen(QPen(colour(ink), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
