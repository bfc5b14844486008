"""Next month's tasks inside the report: a small grid that grows with its lines."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.next_tasks import NextTasks
from workreport.ui.views.grid.view import GridView
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel

_MOST_ROWS = 12


class _NextGrid(GridView):
    """A grid inside of a page of blocks: at its edge, the key to the edge leads to the next one."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            edge = {Qt.Key.Key_Up: 0, Qt.Key.Key_Down: self.grid.rowCount() - 1}
            row = self.currentIndex().row()
            if control and event.key() in edge and row in {-1, edge[Qt.Key(event.key())]}:
                event.ignore()
                return True
        return super().event(event)


class NextBlock(QWidget):
    """What the unit proposes for the month that follows."""

    def __init__(self, model: NextTasks) -> None:
        super().__init__()
        named(self, "block_next", _("Nhiệm vụ tháng sau"))
        self._model = model
        lines = column(self, gap=6)
        head = row(gap=8)
        head.addWidget(PlainLabel(_("III. Nhiệm vụ trọng tâm tháng sau"), "section"), 1)
        take = LinkButton(_("Lấy việc chưa xong"), "next_take", icon="arrow-bend-down-right")
        take.setToolTip(_("Việc đã đánh dấu chuyển sang tháng sau thì tự có, không cần ghi lại."))
        take.clicked.connect(model.take_unfinished)
        head.addWidget(take)
        lines.addLayout(head)
        self.grid = _NextGrid(model.model, "next_grid", _("Nhiệm vụ tháng sau"))
        self.grid.bin_wanted.connect(model.remove)
        lines.addWidget(self.grid)
        model.shown.connect(self._fit)
        model.added.connect(self._show_adder)
        look().changed.connect(self._fit)
        self._fit()

    def _show_adder(self) -> None:
        model = self._model.model
        last = model.index(model.rowCount() - 1, model.column_of("content"))
        self.grid.setCurrentIndex(last)
        self.grid.setFocus()

    def _fit(self) -> None:
        rows = min(_MOST_ROWS, self._model.model.rowCount())
        height = self.grid.horizontalHeader().sizeHint().height() + rows * look().row_height + 4
        self.grid.setFixedHeight(height)
