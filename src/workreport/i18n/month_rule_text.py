"""Rules of a month in words: one or two people for a report, and what waiting counts for."""

from workreport.i18n.translation import N_, _, ngettext

_RULES = {
    "off": N_("Người soạn và người ký gửi có thể là một người."),
    "on": N_("Người soạn và người ký gửi phải là hai người khác nhau."),
}
_NAMES = {"off": N_("Có thể là một người"), "on": N_("Phải là hai người")}
_WAITING = {
    "included": N_("Ngày chờ đơn vị khác vẫn tính vào chậm hạn."),
    "excluded": N_("Ngày chờ đơn vị khác không tính vào chậm hạn."),
}
_WAITING_NAMES = {"included": N_("Vẫn tính"), "excluded": N_("Không tính")}


def filing_end_words(days: int) -> str:
    """Say until when a report may be filed late."""
    if not days:
        return _("Gửi sau hạn được đến khi khóa tháng, có ghi lý do.")
    return ngettext(
        "Gửi sau hạn được thêm {count} ngày làm việc, có ghi lý do; rồi đóng nhận báo cáo.",
        "Gửi sau hạn được thêm {count} ngày làm việc, có ghi lý do; rồi đóng nhận báo cáo.",
        days,
    ).format(count=days)


def filing_end_name(value: str) -> str:
    """Return the short name of a choice, for lists to choose from; ``none`` or working days."""
    if not value.isdigit():
        return _("Khi khóa tháng")
    days = int(value)
    words = ngettext("Sau hạn {count} ngày làm việc", "Sau hạn {count} ngày làm việc", days)
    return words.format(count=days)


def four_eyes_words(*, is_on: bool) -> str:
    """Say whether who prepares a report and who signs it must be two people."""
    value = "on" if is_on else "off"
    return _(_RULES[value])


def four_eyes_name(value: str) -> str:
    """Return the short name of a choice, for lists to choose from."""
    return _(_NAMES[value])


def waiting_value(*, counts: bool) -> str:
    """Return the value by which the choice is written."""
    return "included" if counts else "excluded"


def waiting_words(*, counts: bool) -> str:
    """Say whether days of waiting for another unit make a task late."""
    return _(_WAITING[waiting_value(counts=counts)])


def waiting_name(value: str) -> str:
    """Return the short name of a choice, for lists to choose from."""
    return _(_WAITING_NAMES[value])
