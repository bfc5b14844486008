"""What was not settled when a month was locked, with the reasons: it stays on the paper."""

from workreport.domain.document import Block, Bullet, Paragraph
from workreport.services.paper_words import DASH
from workreport.services.summary import Summary

_UNIT_WORDS = {
    "missing_unit": "chưa có báo cáo",
    "versions": "có hai phiên bản cùng hiệu lực",
    "open_return": "chưa gửi lại báo cáo bị trả",
    "not_accepted": "báo cáo chưa được chấp nhận",
    "not_graded": "chưa được chấm đủ điểm",
    "clock_flag": "đồng hồ máy gửi báo cáo lệch",
    "open_warning": "chưa giải trình việc đơn vị phối hợp chưa xong",
    "open_ask": "đề nghị mở chưa được trả lời",
}
_WORDS = {
    "not_concluded": "Lãnh đạo chưa kết luận tháng này",
    "unsigned": "Có nội dung đã gõ mà chưa ký trên máy khóa tháng",
}
_MASKED = "event_level"
"""The paper goes to the departments: neither the person nor the reason is told there."""
_TOLD_ELSEWHERE = "over_quota"  # beside the arithmetic of the quota


def override_blocks(summary: Summary) -> list[Block]:
    """Return what was passed over when the month was locked; nothing while it is open."""
    close = summary.month.close
    if close is None or not summary.month.is_pinned:
        return []
    told = [
        _told(summary, *each.gate.partition(":")[::2], each.reason.strip().rstrip("."))
        for each in close.overrides
        if not each.gate.startswith(_TOLD_ELSEWHERE)
    ]
    if not told:
        return []
    return [Paragraph("Tháng được khóa khi còn những điều kiện sau, có lý do:"), *told]


def _told(summary: Summary, gate: str, subject: str, reason: str) -> Bullet:
    if gate == _MASKED:
        return Bullet("Một số cán bộ: mức kết luận khác căn cứ đã ghi; lý do lưu trong hồ sơ.")
    return Bullet(f"{_words(summary, gate, subject)}; lý do: {reason or DASH}.")


def _words(summary: Summary, gate: str, subject: str) -> str:
    if gate in _UNIT_WORDS:
        names = {line.unit.code: line.unit.name for line in summary.month.units}
        return f"{names.get(subject, subject) or 'Các đơn vị'}: {_UNIT_WORDS[gate]}"
    if gate == "rated_twice":
        people = {one.person: one.name for one in summary.people}
        return f"{people.get(subject, '') or 'Một số cán bộ'}: được hai đơn vị cùng xếp loại"
    return _WORDS.get(gate, gate)
