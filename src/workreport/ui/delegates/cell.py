"""The painter and editor of every grid cell: ground, frame, error line; the content differs."""

from datetime import date
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
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from workreport.ui.delegates.choice_editor import ChoiceEditor
from workreport.ui.models.column import CellKind, CellState, Column, Editor, Paint, Role, RowKind
from workreport.ui.models.day_entry import full_day
from workreport.ui.models.grid import GridModel
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon
from workreport.ui.theme.tokens import Colours
from workreport.ui.widgets.ground import colours_of
from workreport.ui.widgets.inputs import complete

Index = QModelIndex | QPersistentModelIndex
PADDING = 8
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_LONG_LINES = 4


class CellDelegate(QStyledItemDelegate):
    """Draws text cells and edits cells of every kind; subclasses draw other content.

    Signals:
        moved_on: An editor was committed with a key that moves by rows and columns.
    """

    moved_on = Signal(int, int)

    def __init__(self, column: Column[object], parent: QObject) -> None:
        super().__init__(parent)
        self.column = column

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = cast("QTableView", option.widget)
        rect = option.rect
        colours = colours_of(view)
        painter.save()
        kind = index.data(Role.KIND)
        if kind == RowKind.GROUP:
            self._paint_group(painter, rect, index, colours)
        else:
            state = cast("CellState | None", index.data(Role.STATE))
            is_tinted = self._paint_ground(painter, option, index, state)
            if kind == RowKind.ADDER:
                self._paint_adder(painter, rect, index, colours)
            else:
                painter.setClipRect(rect)
                self.paint_content(painter, rect.adjusted(0, 0, -1, -1), index, is_tinted=is_tinted)
            self._paint_edges(painter, option, index, state)
        painter.restore()

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        index: Index,
        *,
        is_tinted: bool,  # noqa: ARG002 - chips leave their background out on tinted rows
    ) -> None:
        """Draw what the cell says inside its rectangle."""
        self.draw_text(painter, rect, index, self.ink(index))

    def ink(self, index: Index) -> str:
        """Return the colour of the cell's text."""
        colours = self.colours()
        state = cast("CellState | None", index.data(Role.STATE))
        if state is not None:
            if state.kind in (CellKind.URGENT, CellKind.PREVIEW_BAD):
                return colours.bad
            if state.kind is CellKind.LOCKED:
                return colours.text3
        return colours.text2 if self.column.paint is Paint.SECOND else colours.text

    def colours(self) -> Colours:
        """Return the colours of the grid this delegate belongs to."""
        return colours_of(cast("QWidget", self.parent()))

    def draw_text(self, painter: QPainter, rect: QRect, index: Index, ink: str) -> None:
        """Draw the cell's text with an ellipsis where it ends."""
        is_strong = self.column.paint is Paint.STRONG
        painter.setFont(look().font(13, 500 if is_strong else 400))
        painter.setPen(QColor(ink))
        inside = rect.adjusted(look().px(PADDING), 0, -look().px(PADDING), 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("\n", " ")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, index.data(Qt.ItemDataRole.TextAlignmentRole), shown)

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
                editor = QPlainTextEdit(parent)
            case _:
                editor = QLineEdit(parent)
                editor.setFrame(False)
                editor.setAlignment(index.data(Qt.ItemDataRole.TextAlignmentRole))
                if self.column.editor is Editor.COMPLETE:
                    words = [choice.label for choice in self.column.choices]
                    complete(editor, QCompleter(words, editor))
        editor.setProperty("cell", True)
        editor.setObjectName(f"editor_{self.column.key}")
        editor.setAccessibleName(self.column.title)
        return editor

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
        if isinstance(editor, ChoiceEditor):
            model.setData(index, editor.value())
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
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

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        state: CellState | None,
    ) -> bool:
        """Fill the ground and tell whether it is tinted."""
        view = cast("QAbstractItemView", option.widget)
        colours = colours_of(view)
        mark = index.data(Role.MARK)
        is_current = view.currentIndex().row() == index.row()
        selected = QStyle.StateFlag.State_Selected & option.state
        kind = state.kind if state else None
        ground = colours.surface
        if mark is not None and mark.kind == "returned":
            ground = colours.warn_soft
        elif is_current or selected or kind in (CellKind.PREVIEW, CellKind.PREVIEW_BAD):
            ground = colours.accent_soft
        elif kind in (CellKind.READ_ONLY, CellKind.LOCKED):
            ground = colours.window
        elif view.property("hovered_row") == index.row():
            ground = colours.hover
        painter.fillRect(option.rect, QColor(ground))
        return ground in (colours.warn_soft, colours.accent_soft)

    def _paint_edges(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        state: CellState | None,
    ) -> None:
        view = cast("QTableView", option.widget)
        rect = option.rect
        colours = colours_of(view)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), QColor(colours.line))
        kind = state.kind if state else None
        if kind is CellKind.ERROR:
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, QColor(colours.bad))
        elif kind is CellKind.PREVIEW:
            painter.setPen(QPen(QColor(colours.accent), 1, Qt.PenStyle.DashLine))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        elif kind is CellKind.PREVIEW_BAD:
            _frame(painter, rect, colours.bad)
        if (
            index.row() == view.currentIndex().row()
            and view.columnViewportPosition(index.column()) == 0
        ):
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(colours.accent))
        if index == view.currentIndex() and not view.property("hides_frame"):
            _frame(painter, rect, colours.accent)

    def _paint_adder(self, painter: QPainter, rect: QRect, index: Index, colours: Colours) -> None:
        if self.column.paint is Paint.NUMBER:
            size = look().px(14)
            place = QPoint(rect.right() - size - PADDING, rect.center().y() - size // 2)
            draw_icon(painter, place, "plus", colours.text3, size)
        else:
            self.draw_text(painter, rect, index, colours.text3)

    def _paint_group(self, painter: QPainter, rect: QRect, index: Index, colours: Colours) -> None:
        model = cast("GridModel[Any]", index.model())
        head = model.head_at(index.row())
        is_open = model.is_open(index.row())
        painter.fillRect(rect, QColor(colours.window))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        left = rect.left() + look().px(PADDING)
        size = look().px(14)
        caret = "caret-down" if is_open else "caret-right"
        middle = rect.top() + (rect.height() - size) // 2
        if not cast("QWidget", self.parent()).property("hides_frame"):
            draw_icon(painter, QPoint(left, middle), caret, colours.text2, size)
            left += size + 2
        title, _dot, count = str(index.data() or "").rpartition(" · ")
        painter.setFont(look().font(13, 600))
        painter.setPen(QColor(colours.text2))
        area = QRect(left, rect.top(), rect.width(), rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, title)
        area.setLeft(left + painter.fontMetrics().horizontalAdvance(title))
        painter.setFont(look().font(13))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, f" · {count}")
        if head is not None and head.action:
            painter.setFont(look().font(13, 600))
            painter.setPen(QColor(colours.accent_text))
            width = painter.fontMetrics().horizontalAdvance(head.action)
            right = rect.adjusted(0, 0, -look().px(PADDING), 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(right, flags, head.action)
            if head.icon:
                place = QPoint(right.right() - width - size - 4, middle)
                draw_icon(painter, place, head.icon, colours.accent_text, size)


def _frame(painter: QPainter, rect: QRect, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
