"""The task page: counts as filters, the grid, and the pane with the long texts of one task."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unicodedata import normalize

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.formats import month_text
from workreport.i18n.translation import N_, _
from workreport.ui.delegates.cell import CellDelegate
from workreport.ui.delegates.contents import DateDelegate
from workreport.ui.models.block import PastePlan
from workreport.ui.models.column import Choice, Column, RowKind
from workreport.ui.models.task_lines import TaskLine
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.task_views import ALL
from workreport.ui.viewmodels.tasks import Tasks
from workreport.ui.views.department.page import DepartmentPage
from workreport.ui.views.grid.block_edits import clipboard_cells
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.views.tasks.bar import TaskBar
from workreport.ui.views.tasks.clipboard_bar import ClipboardBar
from workreport.ui.views.tasks.columns_pane import ColumnsPane
from workreport.ui.views.tasks.detail import TaskPane
from workreport.ui.views.tasks.kept_view import USUAL, KeptView
from workreport.ui.views.tasks.paste_pane import PastePane
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import EmptyState, PageHead
from workreport.ui.widgets.ground import column, named, row, rule

_ICONS_BELOW = 900
_OVER_BELOW = 1200


class TasksPage(DepartmentPage):
    """Shows what :class:`Tasks` keeps; every edit goes through it into the draft."""

    page_actions = (
        Action(id="task_evidence", text=N_("Ghi minh chứng"), keys=("Ctrl+M",), where="tasks"),
        Action(id="task_carry", text=N_("Chuyển sang tháng sau"), keys=("Ctrl+B",), where="tasks"),
        Action(id="task_filter", text=N_("Lọc theo chữ"), keys=("Ctrl+F",), where="tasks"),
        Action(id="task_group", text=N_("Chọn cách nhóm"), keys=("Ctrl+G",), where="tasks"),
        Action(id="task_columns", text=N_("Chọn, xếp, ghim cột"), keys=("Ctrl+L",), where="tasks"),
    )

    def __init__(self, model: Tasks) -> None:
        super().__init__("tasks", _("Nhiệm vụ"), model.desk)
        self._model = model
        self.head = PageHead(_("Nhiệm vụ"), "tasks_head")
        self.carry = NormalButton("", "tasks_carry", icon="arrow-bend-down-right")
        self.carry.clicked.connect(model.take_offered)
        self._import = NormalButton(_("Nhập từ Excel"), "tasks_import", icon="download-simple")
        self._import.clicked.connect(self._import_results)
        self._add = PrimaryButton(_("Thêm nhiệm vụ"), "tasks_add", icon="plus", tooltip="Ctrl+N")
        self._add.clicked.connect(self._begin_new)
        for button in (self.carry, self._import, self._add):
            self.head.add_action(button)
        self.bar = TaskBar()
        self.grid = GridView(model.model, "task_grid", _("Bảng nhiệm vụ"))
        self.grid.previews_pastes = True
        self._kept = KeptView(self.desk.session, self.grid)
        self._is_narrow = False
        self._choose_group(self._kept.restore())
        self.pane = SidePane(_("Chi tiết nhiệm vụ"), "task_pane", width=288, wide_width=400)
        self.detail = TaskPane(model)
        self.paste = PastePane(self.grid)
        self.columns = ColumnsPane(self.grid, USUAL)
        self.clipboard = ClipboardBar()
        self._build()
        self._connect()
        self._show()

    @override
    def reveal(self, place: str) -> None:
        root, _slash, rest = place.partition("/")
        task_id, _slash, field = rest.partition("/")
        if root != "task":
            self._begin_new()
            return
        self._show_all(task_id)
        column = self._model.model.column_of(field)
        # What is typed into a hidden column would replace words that nobody sees.
        key = field if column >= 0 and not self.grid.isColumnHidden(column) else ""
        self.grid.go_to(task_id, key or "status")
        self._model.choose(task_id)
        if self.detail.needs_reply(place):
            self.pane.open()
            self.detail.focus_reply(place)
        elif key:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pane.open()
            self.detail.focus_field(field)

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self._model.set_seen(is_shown)
        if is_shown:
            self._look_at_clipboard()
            if self.grid.currentIndex().column() <= 0:
                self._choose_first()

    @override
    def fit(self, width: int) -> None:
        self.bar.set_second_shown(is_shown=width >= _ICONS_BELOW)
        self.grid.set_window_width(width)
        self._is_narrow = width < _OVER_BELOW
        self.pane.fit(width, look().scale)

    @override
    def perform(self, action: str) -> bool:
        return (action == "back" and self._step_back()) or super().perform(action)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {
            "primary": self._add.click,
            "detail": self.pane.toggle,
            "problem_next": self._next_problem,
            "problem_before": self._problem_before,
            "task_evidence": self._focus_evidence,
            "task_carry": self._toggle_carry,
            "task_filter": self.bar.ask_words,
            "task_group": self.bar.offer_groups,
            "task_columns": self._offer_columns,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.grid, self.clipboard, self.pane, self.head, self.bar

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit()

    def _build(self) -> None:
        self.lines.addWidget(self.head)
        self.lines.addWidget(self.bar)
        self.lines.addWidget(rule(ink="line2"))
        self._sides = named(QStackedWidget(), "task_sides")
        self._sides.addWidget(self.detail)
        self._sides.addWidget(self.paste)
        self._sides.addWidget(self.columns)
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self._sides)
        self._content = named(QStackedWidget(), "task_content")
        left = named(QWidget(), "task_left")
        under = column(left)
        under.addWidget(self.grid, 1)
        under.addWidget(self.clipboard)
        self._content.addWidget(left)
        self._content.addWidget(self._empty_state())
        across = row()
        across.addWidget(self._content, 1)
        across.addWidget(self.pane)
        self.lines.addLayout(across, 1)

    def _empty_state(self) -> EmptyState:
        add = NormalButton(_("Thêm nhiệm vụ"), "tasks_empty_add", icon="plus")
        add.clicked.connect(self._begin_new)
        bring = NormalButton(_("Nhập từ Excel"), "tasks_empty_import", icon="download-simple")
        bring.clicked.connect(self._import_results)
        nil = QuietButton(_("Gửi báo cáo “không phát sinh”"), "tasks_empty_nil")
        nil.clicked.connect(self._go_to_nil)
        hint = _("Nhập kết quả từ Excel, hoặc gõ nhiệm vụ đột xuất vào bảng.")
        return EmptyState(
            "table", _("Tháng này chưa có nhiệm vụ"), hint, add, bring, nil, name="tasks_empty"
        )

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self._show)
        model.place_shown.connect(self._on_place_shown)
        model.desk.opened.connect(self._on_opened)
        self.bar.count_chosen.connect(model.choose_filter)
        self.bar.words_typed.connect(model.find)
        self.bar.group_chosen.connect(self._on_group_chosen)
        self.bar.left.connect(self._enter_grid)
        self.bar.columns.clicked.connect(self._offer_columns)
        self.columns.changed.connect(self._kept.keep_columns)
        self.columns.finished.connect(self._end_preview)
        self.grid.layout_changed.connect(self._kept.keep_columns)
        self.grid.line_changed.connect(self._on_line_changed)
        self.grid.new_wanted.connect(self._begin_new)
        self.grid.bin_wanted.connect(model.remove)
        self.grid.detail_wanted.connect(self._open_detail)
        self.grid.paste_planned.connect(self._preview)
        self.detail.step_wanted.connect(self._step)
        self.paste.finished.connect(self._end_preview)
        self.clipboard.preview_wanted.connect(self.grid.paste)
        QGuiApplication.clipboard().dataChanged.connect(self._look_at_clipboard)
        model.model.refused.connect(self._on_refused)
        self._on_opened()

    def _on_opened(self) -> None:
        for key, names in (
            ("owner", self._model.edits.owners()),
            ("partners", self._model.edits.units()),
        ):
            self._offer(key, choices=tuple(Choice(name, name) for name in names))
        self._offer("evidence", completes=self._model.edits.documents)
        month = self.desk.month
        self.grid.today = month.today if month is not None else None
        year = self._model.model.near.year
        for place in range(len(self._model.model.columns)):
            delegate = self.grid.itemDelegateForColumn(place)
            if isinstance(delegate, DateDelegate):
                delegate.year = year
        before = self.desk.session.period.previous.month
        self.carry.set_label(_("Lấy từ {month}").format(month=month_text(before)))
        self._show()

    def _offer(self, key: str, **offered: Any) -> None:
        """Let the editor of a column complete from other words."""
        model = self._model.model
        place = model.column_of(key)
        column: Column[TaskLine] = replace(model.columns[place], **offered)
        model.columns = (*model.columns[:place], column, *model.columns[place + 1 :])
        delegate = self.grid.itemDelegateForColumn(place)
        if isinstance(delegate, CellDelegate):
            delegate.column = column  # type: ignore[assignment]  # it reads lines as objects

    def _show(self) -> None:
        counts = dict(self._model.counts())
        self.head.set_note(self._model.note())
        self.bar.show_counts(counts, self._model.filter)
        has_tasks = bool(counts[ALL])
        if has_tasks:
            self._content.setCurrentIndex(0)
        elif self._content.currentIndex() == 0 and not self.grid.hasFocus():
            self._content.setCurrentIndex(1)
        self._refuse_or_allow()

    def _refuse_or_allow(self) -> None:
        locked = ""
        if not self.desk.access.is_editable:
            locked = _("Báo cáo đã gửi: chỉ sửa được khi Văn phòng trả lại hoặc sau khi thu hồi.")
        elif not self.desk.may_change("add/tasks"):
            locked = _("Phòng chỉ sửa được những mục bị trả lại.")
        for button in (self._add, self._import):
            if locked:
                button.refuse(locked)
            else:
                button.allow()
        nothing = _("Tháng trước không đề xuất nhiệm vụ nào chưa có ở đây.")
        if locked or not self._model.offered():
            self.carry.refuse(locked or nothing)
        else:
            self.carry.allow()

    def _on_line_changed(self, line_id: str) -> None:
        if line_id:
            self._model.choose(line_id)

    def _on_place_shown(self, task_id: str, key: str) -> None:
        at = self.grid.currentIndex()
        if at.isValid() and self._model.model.kind_at(at.row()) is RowKind.ADDER:
            # Tab has left the main text of the new task for the next column.
            key = self.grid.current_key()
        self.grid.go_to(task_id, key)

    def _choose_first(self) -> None:
        ids = (self._model.current, *(line.id for line in self._model.model.lines))
        first = next((one for one in ids if self._model.model.row_of(one) >= 0), "")
        if first:
            self.grid.go_to(first, "status")

    def _begin_new(self) -> None:
        model = self._model.model
        if not self._add.isEnabled():
            return
        self._content.setCurrentIndex(0)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.setCurrentIndex(model.index(model.rowCount() - 1, model.column_of("content")))
        self.grid.edit_current()

    def _open_detail(self) -> None:
        self.pane.open()
        self.detail.focus_field("result")

    def _focus_evidence(self) -> None:
        self.pane.open()
        self.detail.focus_field("evidence")

    def _toggle_carry(self) -> None:
        detail = self._model.detail()
        if detail is not None and detail.may_change["carry"]:
            self._model.set_field(detail.id, "carry", not detail.result.carry)

    def _step(self, step: int) -> None:
        self.grid.go_by(step, 0)

    def _next_problem(self) -> None:
        self._go_to_problem(1)

    def _problem_before(self) -> None:
        self._go_to_problem(-1)

    def _go_to_problem(self, step: int) -> None:
        if self._sides.currentWidget() is self.paste:
            self.paste.go_by(step)
            return
        places = self._model.problem_places()
        if not places:
            return
        at = self._model.place_of(self.grid.current_id(), self.grid.current_key())
        after = [one for one in places if (one > at if step > 0 else one < at)]
        rows = sorted(after or places, reverse=step < 0)
        self.reveal(self._model.mark_path(rows[0]))

    def _choose_group(self, key: str) -> None:
        self._model.choose_group(key)
        self.bar.show_group(key)

    def _on_group_chosen(self, key: str) -> None:
        self._choose_group(key)
        self._kept.keep_group(key)
        self._enter_grid()

    def _step_back(self) -> bool:
        """Close what lies open beside or above the grid; tell whether anything did."""
        if self._sides.currentWidget() is self.paste:
            self.paste.leave()
        elif self._sides.currentWidget() is self.columns:
            self._end_preview()
        elif self.bar.words.isVisible():
            self.bar.words.left.emit(True)
        elif self._is_narrow and self.pane.isVisible():
            self.pane.toggle()
            self._enter_grid()
        else:
            return False
        return True

    def _show_all(self, task_id: str) -> None:
        """Take filters away when they hide a task that must be seen."""
        if self._model.model.row_of(task_id) < 0:
            self.bar.words.clear()
            self.bar.counts.choose(ALL)
            self._model.choose_filter(ALL)

    def _enter_grid(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.grid.currentIndex().isValid():
            self._choose_first()

    def _offer_columns(self) -> None:
        self._sides.setCurrentWidget(self.columns)
        self.pane.open()
        self.columns.begin()

    def _on_refused(self, line_id: str, key: str, why: str) -> None:
        self.detail.tell_refused(why)
        self.grid.go_to(line_id, key)

    def _preview(self, plan: PastePlan) -> None:
        self.paste.show_plan(plan)
        self._sides.setCurrentWidget(self.paste)
        self.pane.open()
        self.paste.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clipboard.hide()

    def _end_preview(self) -> None:
        self._sides.setCurrentWidget(self.detail)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        if "\t" not in text or not self.desk.access.is_editable:
            self.clipboard.hide()
            return
        cells = clipboard_cells(normalize("NFC", text))
        self.clipboard.offer(len(cells), max((len(line) for line in cells), default=0))

    def _import_results(self) -> None:
        self.desk.session.go_to("imports", "results")

    def _go_to_nil(self) -> None:
        self.desk.session.go_to("report", "nil")
