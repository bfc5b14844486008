"""The actions of the window as data: menu, shortcuts and the sheet of keys are made from it."""

from dataclasses import dataclass

from workreport.i18n.translation import N_, _

EVERYWHERE = "everywhere"
GRID = "grid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done by key and by menu.

    ``where`` is ``everywhere``, ``grid`` or the key of a page; ``needs`` names what must be true
    for it to be enabled. A key that the grid handles by itself is not a shortcut of the window.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    where: str = EVERYWHERE
    needs: str = ""

    @property
    def label(self) -> str:
        """The words in the active language."""
        return _(self.text)

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them."""
        return " · ".join(key.replace("Return", "Enter") for key in self.keys)


WINDOW_ACTIONS = (
    Action(id="period_before", text=N_("Tháng trước"), keys=("Ctrl+PgUp",)),
    Action(id="period_after", text=N_("Tháng sau"), keys=("Ctrl+PgDown",)),
    Action(id="search", text=N_("Tìm"), keys=("Ctrl+K",)),
    Action(id="pane_next", text=N_("Sang khung tiếp theo"), keys=("F6",)),
    Action(id="pane_before", text=N_("Về khung trước"), keys=("Shift+F6",)),
    Action(id="problem_next", text=N_("Tới chỗ cần xem tiếp theo"), keys=("F8",)),
    Action(id="problem_before", text=N_("Về chỗ cần xem trước"), keys=("Shift+F8",)),
    Action(id="detail", text=N_("Mở, đóng khung chi tiết"), keys=("F9",)),
    Action(id="primary", text=N_("Bước tiếp theo của trang"), keys=("Ctrl+Return",)),
    Action(id="paper", text=N_("Bản in"), keys=("Ctrl+P",)),
    Action(id="undo", text=N_("Hoàn tác"), keys=("Ctrl+Z",)),
    Action(id="redo", text=N_("Làm lại"), keys=("Ctrl+Y",)),
    Action(id="save", text=N_("Lưu, nói giờ đã lưu"), keys=("Ctrl+S",)),
    Action(id="exchange", text=N_("Xem thư mục trao đổi ngay"), keys=("Ctrl+R",)),
    Action(id="work_plan", text=N_("Nguồn việc"), keys=("Ctrl+Shift+N",)),
    Action(id="settings", text=N_("Thiết lập"), keys=("Ctrl+,",)),
    Action(id="lock", text=N_("Khóa, hỏi lại mật khẩu"), keys=("Ctrl+Shift+L",)),
    Action(id="larger", text=N_("Chữ to hơn"), keys=("Ctrl++", "Ctrl+=")),
    Action(id="smaller", text=N_("Chữ nhỏ hơn"), keys=("Ctrl+-",)),
    Action(id="normal_size", text=N_("Cỡ chữ thường"), keys=("Ctrl+0",)),
    Action(id="keys", text=N_("Phím tắt của trang này"), keys=("F1",)),
    Action(id="back", text=N_("Lùi một bước"), keys=("Esc",)),
    Action(id="gallery", text=N_("Bộ thành phần"), keys=("F12",), needs="training"),
)

GRID_ACTIONS = (
    Action(id="grid_edit", text=N_("Sửa ô"), keys=("F2",), where=GRID),
    Action(
        id="grid_down", text=N_("Nhận và xuống, lên"), keys=("Enter", "Shift+Enter"), where=GRID
    ),
    Action(
        id="grid_right", text=N_("Nhận và sang phải, trái"), keys=("Tab", "Shift+Tab"), where=GRID
    ),
    Action(id="grid_escape", text=N_("Bỏ sửa ô"), keys=("Esc",), where=GRID),
    Action(id="grid_list", text=N_("Mở danh sách chọn"), keys=("Alt+Down",), where=GRID),
    Action(id="grid_block", text=N_("Chọn khối ô"), keys=(N_("Shift+mũi tên"),), where=GRID),
    Action(id="grid_row", text=N_("Chọn cả dòng"), keys=("Shift+Space",), where=GRID),
    Action(id="grid_all", text=N_("Chọn tất cả"), keys=("Ctrl+A",), where=GRID),
    Action(
        id="grid_copy", text=N_("Chép, cắt, dán"), keys=("Ctrl+C", "Ctrl+X", "Ctrl+V"), where=GRID
    ),
    Action(id="grid_fill", text=N_("Điền xuống"), keys=("Ctrl+D",), where=GRID),
    Action(id="grid_clear", text=N_("Xóa nội dung ô"), keys=("Del",), where=GRID),
    Action(id="grid_today", text=N_("Ghi ngày hôm nay"), keys=("Ctrl+;",), where=GRID),
    Action(id="grid_new", text=N_("Dòng mới"), keys=("Ctrl+N",), where=GRID),
    Action(id="grid_bin", text=N_("Bỏ vào thùng rác"), keys=("Ctrl+Del",), where=GRID),
    Action(
        id="grid_detail",
        text=N_("Khung chi tiết; xuống dòng trong ô chữ"),
        keys=("Alt+Enter",),
        where=GRID,
    ),
)


def sheet(page_actions: tuple[Action, ...] = (), *, has_grid: bool = True) -> tuple[Action, ...]:
    """Return what the sheet of keys shows: the page first, then its grid, then everywhere."""
    grid = GRID_ACTIONS if has_grid else ()
    return (*page_actions, *grid, *WINDOW_ACTIONS)
