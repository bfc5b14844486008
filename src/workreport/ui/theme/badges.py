"""The badges of every state by its code: task, lateness, report, level, quality, finding."""

from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.theme.badge import Badge, Tone

_STATUS = {
    "completed": (N_("Đã hoàn thành"), "check-circle-fill", Tone.OK),
    "in_progress": (N_("Đang thực hiện"), "circle-half", Tone.INFO),
    "not_started": (N_("Chưa thực hiện"), "circle-dashed", Tone.IDLE),
    "waiting": (N_("Chờ đơn vị khác"), "hourglass-medium", Tone.IDLE),
}
_STEP = {
    "draft": (N_("Nháp"), "pencil-simple", Tone.IDLE),
    "signed": (N_("Đã ký"), "shield-check", Tone.INFO),
    "written": (N_("Đã ghi ra thư mục"), "folder-open", Tone.INFO),
    "filed": (N_("Đã gửi"), "paper-plane-tilt", Tone.INFO),
    "received": (N_("Đã tiếp nhận"), "tray", Tone.INFO),
    "recall_asked": (N_("Đã xin rút"), "arrow-u-up-left", Tone.WARN),
    "in_check": (N_("Đang kiểm tra"), "eye", Tone.INFO),
    "returned": (N_("Đã trả lại"), "arrow-u-up-left", Tone.WARN),
    "accepted": (N_("Đã chấp nhận"), "check-circle-fill", Tone.OK),
    "consolidated": (N_("Đã tổng hợp"), "stack", Tone.OK),
    "graded": (N_("Đã chấm điểm"), "scales", Tone.OK),
    "concluded": (N_("Đã kết luận"), "flag-fill", Tone.OK),
    "closed": (N_("Đã khóa"), "lock-simple", Tone.IDLE),
    "reopened": (N_("Mở lại, bản {version}"), "lock-simple-open", Tone.WARN),
    "not_filed": (N_("Chưa có báo cáo"), "circle-dashed", Tone.BAD),
    "nil": (N_("Không phát sinh"), "prohibit", Tone.IDLE),
    "held_back": (N_("Bị giữ lại"), "hand-palm", Tone.WARN),
    "extended": (N_("Được gia hạn"), "calendar-plus", Tone.WARN),
}
_TIMING = {
    "on_time": (N_("Đúng hạn"), "check", Tone.QUIET),
    "extended": (N_("Gia hạn {day}"), "calendar-plus", Tone.WARN),
    "clock": (N_("Lệch đồng hồ"), "clock-counter-clockwise", Tone.WARN),
}
_ASIDE = {
    "carried": (N_("Chuyển từ T{month}"), "arrow-bend-down-right"),
    "carried_short": (N_("T{month}"), "arrow-bend-down-right"),
    "ad_hoc": (N_("Đột xuất"), "lightning"),
    "reference_only": (N_("Chỉ ghi số văn bản"), "shield-warning"),
    "version": (N_("bản {version}"), ""),
}
_FINDING = {
    "error": (N_("Lỗi"), "x-circle-fill", Tone.BAD),
    "warning": (N_("Cảnh báo"), "warning-fill", Tone.WARN),
    "note": (N_("Lưu ý"), "info-fill", Tone.IDLE),
}
_QUALITY = {
    1: (N_("Mức 1"), "number-circle-one", Tone.IDLE),
    2: (N_("Mức 2"), "number-circle-two", Tone.IDLE),
    3: (N_("Mức 3"), "number-circle-three", Tone.BAD),
}
_FOUR_LEVELS = {
    "HTXS": (N_("HTXS · Hoàn thành xuất sắc"), "star", Tone.OK),
    "HTT": (N_("HTT · Hoàn thành tốt"), "check", Tone.IDLE),
    "HTNV": (N_("HTNV · Hoàn thành"), "minus-circle", Tone.WARN),
    "KHT": (N_("KHT · Không hoàn thành"), "x-circle-fill", Tone.BAD),
}


def status_badge(code: str) -> Badge:
    """Return the badge of a task's state: completed, in_progress, not_started, waiting."""
    text, icon, tone = _STATUS[code]
    return Badge(_(text), icon, tone)


def step_badge(code: str, version: int = 1) -> Badge:
    """Return the badge of a step of a report, of a month or of the outbox."""
    text, icon, tone = _STEP[code]
    return Badge(_(text).format(version=version), icon, tone)


def timing_badge(code: str, days: int = 0, day: str = "") -> Badge:
    """Return the badge of a lateness verdict: ahead, on_time, late, overdue, extended, clock."""
    if code == "ahead":
        words = ngettext("Vượt {days} ngày", "Vượt {days} ngày", days)
        return Badge(words.format(days=days), "trend-up", Tone.OK)
    if code == "late":
        words = ngettext("Chậm {days} ngày", "Chậm {days} ngày", days)
        return Badge(words.format(days=days), "clock-fill", Tone.BAD)
    if code == "overdue":
        words = ngettext("Quá hạn {days} ngày", "Quá hạn {days} ngày", days)
        return Badge(words.format(days=days), "clock-fill", Tone.BAD)
    text, icon, tone = _TIMING[code]
    return Badge(_(text).format(day=day), icon, tone)


def aside_badge(code: str, month: int = 0, version: int = 0) -> Badge:
    """Return a badge for a fact beside the state: carried, ad_hoc, reference_only, version."""
    text, icon = _ASIDE[code]
    return Badge(_(text).format(month=month, version=version), icon, Tone.OUTLINE)


def finding_badge(severity: str) -> Badge:
    """Return the badge of a check's severity: error, warning, note."""
    text, icon, tone = _FINDING[severity]
    return Badge(_(text), icon, tone)


def quality_badge(quality: int) -> Badge:
    """Return the badge of a product's quality, 1 to 3."""
    text, icon, tone = _QUALITY[quality]
    return Badge(_(text), icon, tone)


def four_level_badge(code: str) -> Badge:
    """Return the badge of a level of the four-level scheme: HTXS, HTT, HTNV, KHT."""
    text, icon, tone = _FOUR_LEVELS[code]
    return Badge(_(text), icon, tone)
