"""The pages of the side bar for each desk."""

from workreport.i18n.translation import N_, _
from workreport.ui.widgets.side_bar import SideItem

DEPARTMENT = (
    ("this_month", "calendar-check", N_("Tháng này")),
    ("tasks", "table", N_("Nhiệm vụ")),
    ("classification", "medal", N_("Xếp loại")),
    ("report", "article", N_("Báo cáo")),
    ("history", "clock-counter-clockwise", N_("Lịch sử")),
    ("contributions", "users", N_("Cán bộ gửi")),
    ("person_sheet", "identification-card", N_("Phiếu cá nhân")),
)
MEMBER = (
    ("own_month", "calendar-check", N_("Việc của tôi")),
    ("person_sheet", "identification-card", N_("Phiếu của tôi")),
)
OFFICE = (
    ("board", "squares-four", N_("Bảng theo dõi")),
    ("receiving", "tray", N_("Tiếp nhận")),
    ("consolidation", "stack", N_("Tổng hợp")),
    ("grades", "scales", N_("Chấm điểm")),
    ("classification", "medal", N_("Xếp loại")),
    ("board_pack", "folder-open", N_("Hồ sơ họp")),
    ("history", "clock-counter-clockwise", N_("Lịch sử")),
    ("settings", "gear", N_("Thiết lập")),
    ("person_sheet", "identification-card", N_("Phiếu cá nhân")),
)
LEADERS = (
    ("consolidation", "stack", N_("Tổng hợp")),
    ("classification", "medal", N_("Xếp loại")),
    ("board_pack", "folder-open", N_("Hồ sơ họp")),
    ("history", "clock-counter-clockwise", N_("Lịch sử")),
    ("settings", "gear", N_("Thiết lập")),
    ("person_sheet", "identification-card", N_("Phiếu cá nhân")),
)


def items_of(desk: tuple[tuple[str, str, str], ...]) -> tuple[SideItem, ...]:
    """Return the side bar of a desk in the active language, with its keys Ctrl+1 to Ctrl+8."""
    return tuple(
        SideItem(key, icon, _(text), f"Ctrl+{place}")
        for place, (key, icon, text) in enumerate(desk, 1)
    )
