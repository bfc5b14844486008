"""The grid of the components page: one row for each state a cell can have."""

from datetime import date

from PySide6.QtCore import Qt

from workreport.i18n.translation import _
from workreport.ui.models.column import (
    Align,
    CellKind,
    CellState,
    Column,
    Editor,
    GroupHead,
    Paint,
    RowMark,
    number_column,
)
from workreport.ui.models.day_entry import full_day
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.task_lines import TaskLine, status_choices
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.badges import status_badge
from workreport.ui.views.grid.view import GridView

_ROWS = (
    ("Kê khai tài sản, thu nhập năm 2026", "Thường", 12, "completed"),
    ("Báo cáo biến động cán bộ", "Rê chuột", 15, "completed"),
    ("Rà soát tiêu chuẩn chức danh", "Dòng được chọn", 12, "in_progress"),
    ("Trình nâng bậc lương thường xuyên", "Ô hiện tại", 13, "in_progress"),
    ("Xác nhận hồ sơ thâm niên", "Đang sửa", 10, "not_started"),
    ("Thực hiện chế độ theo Nghị định 178/2024", "Ô có lỗi", 28, "completed"),
    ("Góp ý dự thảo quy định", "Xem trước khi dán", 30, "not_started"),
    ("Đề xuất bố trí cán bộ dôi dư", "Khóa, không bị trả", 27, "in_progress"),
    ("Rà soát lý lịch cán bộ", "Bị trả lại, phải trả lời", 8, "in_progress"),
)
_ERROR, _PREVIEW, _LOCKED, _RETURNED = "6", "7", "8", "9"


def sample_grid() -> GridView:
    """Return the grid with its nine rows."""
    head = GroupHead("ad_hoc", _("Nhóm: Đột xuất"))
    lines = [
        TaskLine(
            id=str(place),
            content=content,
            owner=state,
            due_on=date(2026, 11, day),
            status=status,
            group=head,
        )
        for place, (content, state, day, status) in enumerate(_ROWS, 1)
    ]
    rules: GridRules[TaskLine] = GridRules(
        identify=lambda line: line.id, change=TaskLine.with_value, mark=_mark, state=_state
    )
    model = GridModel(_columns(), rules, near=date(2026, 11, 1))
    model.group_by(lambda line: line.group or head)
    model.set_lines(lines)
    view = GridView(model, "sample_grid", _("Bảng mẫu"))
    view.horizontalHeader().setSortIndicatorShown(True)
    view.horizontalHeader().setSortIndicator(3, Qt.SortOrder.AscendingOrder)
    view.go_to("4", "due_on")
    view.setFixedHeight(30 + 26 + 9 * 28 + 2)
    return view


def _mark(line: TaskLine) -> RowMark | None:
    marks = {
        _ERROR: RowMark("error", _("Muộn hơn hôm nay")),
        _LOCKED: RowMark("locked", _("Phòng chỉ sửa được dòng bị trả lại")),
        _RETURNED: RowMark("returned", _("Văn phòng trả lại"), 1),
    }
    return marks.get(line.id)


def _state(line: TaskLine, key: str) -> CellState | None:
    if line.id == _ERROR and key == "due_on":
        return CellState(CellKind.ERROR, _("Muộn hơn hôm nay"))
    if line.id == _PREVIEW and key != "stt":
        return CellState(CellKind.PREVIEW_BAD if key == "due_on" else CellKind.PREVIEW)
    if line.id == _LOCKED:
        return CellState(CellKind.LOCKED, _("Phòng chỉ sửa được dòng bị trả lại"))
    return None


def _state_badge(line: TaskLine) -> Badge:
    return status_badge(line.status or "not_started")


def _columns() -> tuple[Column[TaskLine], ...]:
    return (
        number_column(46),
        Column(
            key="content",
            title=_("Nội dung nhiệm vụ"),
            width=240,
            text=lambda line: line.content,
            stretches=True,
            editor=Editor.TEXT,
        ),
        Column(key="owner", title=_("Trạng thái dòng"), width=150, text=lambda line: line.owner),
        Column(
            key="due_on",
            title=_("Thời hạn"),
            width=104,
            text=lambda line: full_day(line.due_on),
            value=lambda line: line.due_on,
            align=Align.RIGHT,
            paint=Paint.DATE,
            editor=Editor.DATE,
        ),
        Column(
            key="status",
            title=_("Trạng thái"),
            width=140,
            text=lambda line: _state_badge(line).text,
            value=lambda line: line.status,
            content=_state_badge,
            paint=Paint.CHIP,
            editor=Editor.CHOICE,
            choices=status_choices(),
        ),
    )
