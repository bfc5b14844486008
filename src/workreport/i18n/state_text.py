"""How far a month, a report, a task and a check are, in the words of the screen."""

from workreport.i18n.formats import period_text
from workreport.i18n.translation import N_, _

_MONTHS = {
    "planned": N_("Chưa mở"),
    "open": N_("Đang mở"),
    "consolidated": N_("Đã tổng hợp"),
    "concluded": N_("Đã kết luận"),
    "closed": N_("Đã khóa"),
    "reopened": N_("Đã mở lại"),
}
_REPORTS = {
    "not_filed": N_("Chưa có báo cáo"),
    "filed": N_("Đã gửi"),
    "received": N_("Đã tiếp nhận"),
    "recall_asked": N_("Đã xin rút"),
    "in_check": N_("Đang kiểm tra"),
    "returned": N_("Đã trả lại"),
    "accepted": N_("Đã chấp nhận"),
    "graded": N_("Đã chấm điểm"),
    "concluded": N_("Đã kết luận"),
}
_TASKS = {
    "completed": N_("Đã hoàn thành"),
    "in_progress": N_("Đang thực hiện"),
    "not_started": N_("Chưa thực hiện"),
}
_DUE = {
    "due": N_("Chưa có"),
    "issued": N_("Đã có"),
    "skipped": N_("Bỏ qua"),
    "withdrawn": N_("Đã hủy"),
}
_FINDINGS = {
    "error": N_("Lỗi"),
    "warning": N_("Cảnh báo"),
    "note": N_("Lưu ý"),
}


def month_state_text(period: str, state: str) -> str:
    """Say how far a month is: Tháng 11/2026: đang mở; the month is given as ``2026-11``."""
    words = _(_MONTHS[state])
    return f"{period_text(period)}: {words[:1].lower()}{words[1:]}"


def report_state_text(state: str) -> str:
    """Say how far a report is."""
    return _(_REPORTS[state])


def task_state_text(status: str | None) -> str:
    """Say how far a task is; a dash while nobody has said it."""
    return _(_TASKS[status]) if status in _TASKS else "–"


def due_state_text(state: str) -> str:
    """Say whether what a rule or a programme brings into a month is there."""
    return _(_DUE[state])


def finding_text(severity: str) -> str:
    """Return the name of a severity: Lỗi, Cảnh báo, Lưu ý."""
    return _(_FINDINGS[severity])
