"""The pane in which a person chooses, orders and freezes the columns of the task grid."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.column_layout import ColumnLayout
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon, rounded
from workreport.ui.views.grid.view import GridView
from workreport.ui.widgets.button import IconButton, NormalButton, QuietButton
from workreport.ui.widgets.ground import colours_of, column, named, row
from workreport.ui.widgets.label import PlainLabel

_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_KEPT = ("stt", "content")
_KEY = Qt.ItemDataRole.UserRole


class ColumnsPane(QWidget):
    """Every choice is seen in the grid at once.

    Signals:
        changed: The grid shows other columns now; keep the choice.
        finished: The person is done here.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, grid: GridView, usual: ColumnLayout) -> None:
        super().__init__()
        named(self, "columns_pane", _("Cột của bảng"))
        self._grid = grid
        self._usual = usual
        self._is_showing = False
        lines = column(self, margin=14, gap=8)
        lines.addWidget(PlainLabel(_("Cột của bảng"), "section"))
        hint = _("Dấu cách để hiện hoặc ẩn, Alt + mũi tên để đổi chỗ.")
        lines.addWidget(PlainLabel(hint, "hint", wraps=True))
        self.list = _ColumnList()
        self.list.move_wanted.connect(self.move_column)
        self.list.left.connect(self.finished)
        self.list.itemChanged.connect(self._on_ticked)
        self.list.currentRowChanged.connect(self._say_frozen)
        lines.addWidget(self.list, 1)
        moves = row(gap=8)
        for icon, label, name, step in (
            ("caret-up", _("Đưa lên"), "column_up", -1),
            ("caret-down", _("Đưa xuống"), "column_down", 1),
        ):
            button = IconButton(icon, label, name)
            button.setProperty("step", step)
            button.clicked.connect(self._on_move)
            moves.addWidget(button)
        self._freeze = NormalButton(_("Ghim đến đây"), "column_freeze", icon="lock-simple")
        self._freeze.clicked.connect(self.freeze)
        moves.addWidget(self._freeze)
        moves.addStretch(1)
        lines.addLayout(moves)
        foot = row(gap=8)
        reset = QuietButton(_("Như ban đầu"), "columns_reset")
        reset.clicked.connect(self.reset)
        done = NormalButton(_("Xong"), "columns_done", key="Esc")
        done.clicked.connect(self.finished)
        foot.addWidget(reset)
        foot.addStretch(1)
        foot.addWidget(done)
        lines.addLayout(foot)

    def begin(self) -> None:
        """Show the columns as they are and take the focus."""
        self._show(max(0, self.list.currentRow()))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_column(self, step: int) -> None:
        """Move the marked column by one place."""
        layout = self._grid.chosen_layout.moved(self._grid.keys(), self._key(), step)
        order = layout.ordered(self._grid.keys())
        at = order.index(self._key())
        self._arrange(layout, at)

    def freeze(self) -> None:
        """Keep the columns up to the marked one in view, or none any more."""
        key = "" if self._grid.chosen_layout.frozen == self._key() else self._key()
        self._arrange(self._grid.chosen_layout.with_frozen(key), self.list.currentRow())

    def reset(self) -> None:
        """Show the columns as they come."""
        self._arrange(self._usual, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, at: int) -> None:
        self._is_showing = True
        self.list.clear()
        layout = self._grid.chosen_layout
        order = layout.ordered(self._grid.keys())
        kept = order[: order.index(layout.frozen) + 1] if layout.frozen in order else ()
        for key in order:
            one = self._grid.grid.columns[self._grid.grid.column_of(key)]
            words = _("{column} · ghim").format(column=one.title) if key in kept else one.title
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if key not in _KEPT:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            is_shown = self._grid.has_room(one)
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(at)
        self._is_showing = False
        self._say_frozen()

    def _arrange(self, layout: ColumnLayout, at: int) -> None:
        self._grid.arrange(layout)
        self._show(at)
        self.changed.emit()

    def _key(self) -> str:
        return str(self.list.currentIndex().data(_KEY) or "")

    def _say_frozen(self, _row: int = 0) -> None:
        is_last = self._grid.chosen_layout.frozen == self._key()
        self._freeze.set_label(_("Bỏ ghim") if is_last else _("Ghim đến đây"))

    def _on_move(self) -> None:
        button = self.sender()
        if button is not None:
            self.move_column(int(button.property("step")))

    def _on_ticked(self, item: QListWidgetItem) -> None:
        if self._is_showing:
            return
        is_shown = item.checkState() is Qt.CheckState.Checked
        layout = self._grid.chosen_layout.with_shown(str(item.data(_KEY)), is_shown=is_shown)
        self._grid.arrange(layout)
        self.changed.emit()


class _ColumnList(QListWidget):
    """A list whose entries move with Alt and an arrow.

    Signals:
        move_wanted: By how many places the marked column is to move.
        left: Esc was pressed.
    """

    move_wanted = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "columns_list", _("Các cột theo thứ tự"))
        self.setItemDelegate(_Ticks(self))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & _ALT:
            self.move_wanted.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Ticks(QStyledItemDelegate):
    """Draws the tick as every other check box of the program has it."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        widget = option.widget
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = widget.style().subElementRect(part, shown, widget)
        box = box.adjusted(-1, -1, 1, 1)
        colours = colours_of(widget)
        is_set = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        is_open = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        ground = colours.accent if is_set and is_open else colours.sunken
        rounded(painter, box, 3, ground if is_set else colours.surface, colours.edge)
        if is_set:
            size = look().px(12)
            ink = colours.on_accent if is_open else colours.text3
            corner = box.center() - QPoint(size // 2, size // 2)
            draw_icon(painter, corner, "check", ink, size)
