"""The task page as a widget: counts as filters, the grid, room for the pane at the side."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.grid import GridModel
from workreport.ui.models.task_lines import TaskLine
from workreport.ui.theme.look import look
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.shell.page import Page
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.widgets.button import Button, NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import row, rule
from workreport.ui.widgets.strips import CountStrip, Segment

_NARROW_BELOW = 1200
_ICONS_BELOW = 900


class TasksPage(Page):
    """Shows a task model; what is typed goes through the model.

    Signals:
        filter_chosen: Key of a count.
        carry_wanted, import_wanted, add_wanted, group_wanted, columns_wanted: The buttons.
    """

    filter_chosen = Signal(str)
    carry_wanted = Signal()
    import_wanted = Signal()
    add_wanted = Signal()
    group_wanted = Signal()
    columns_wanted = Signal()

    def __init__(self, model: GridModel[TaskLine]) -> None:
        super().__init__("tasks", _("Nhiệm vụ"))
        self.head = PageHead(_("Nhiệm vụ"), "tasks_head")
        self.carry = NormalButton("", "tasks_carry", icon="arrow-bend-down-right")
        self.carry.clicked.connect(self.carry_wanted)
        self._import = NormalButton(_("Nhập từ Excel"), "tasks_import", icon="download-simple")
        self._import.clicked.connect(self.import_wanted)
        self._add = PrimaryButton(_("Thêm nhiệm vụ"), "tasks_add", icon="plus", tooltip="Ctrl+N")
        self._add.clicked.connect(self.add_wanted)
        for button in (self.carry, self._import, self._add):
            self.head.add_action(button)
        self.counts = CountStrip((), "task_counts", _("Lọc theo trạng thái"))
        self.counts.chosen.connect(self.filter_chosen)
        self._group = QuietButton(_("Nhóm: Nguồn giao"), "tasks_group", icon="rows")
        self._group.clicked.connect(self.group_wanted)
        self._columns = QuietButton(_("Cột"), "tasks_columns", icon="columns")
        self._columns.clicked.connect(self.columns_wanted)
        self.grid = GridView(model, "task_grid", _("Bảng nhiệm vụ"))
        self.grid.new_wanted.connect(self.add_wanted)
        self.pane = SidePane(_("Chi tiết nhiệm vụ"), "task_pane", width=288, wide_width=400)
        self._build()

    def set_counts(self, counts: tuple[Segment, ...]) -> None:
        """Show the counts that filter."""
        self.counts.set_segments(counts)

    def set_month_before(self, month: int) -> None:
        """Name the month that tasks can be taken from."""
        self.carry.set_label(_("Lấy từ tháng {month}").format(month=month))

    @override
    def fit(self, width: int) -> None:
        self.counts.set_narrow(width < _NARROW_BELOW)
        for button in self._second():
            button.setVisible(width >= _ICONS_BELOW)
        self.grid.set_window_width(width)
        self.pane.fit(width, look().scale)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            "primary": self._add.click,
            "undo": self.grid.undo,
            "redo": self.grid.redo,
            "detail": self.pane.toggle,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.grid, self.pane

    def _build(self) -> None:
        self.body.addWidget(self.head)
        bar = row(gap=4)
        bar.setContentsMargins(16, 0, 16, 10)
        bar.addWidget(self.counts)
        bar.addStretch(1)
        bar.addWidget(self._group)
        bar.addWidget(self._columns)
        self.body.addLayout(bar)
        self.body.addWidget(rule(ink="line2"))
        across = row()
        across.addWidget(self.grid, 1)
        across.addWidget(self.pane)
        self.body.addLayout(across, 1)

    def _second(self) -> tuple[Button, ...]:
        return self.carry, self._import, self._group
