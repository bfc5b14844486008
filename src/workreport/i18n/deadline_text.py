"""A deadline in one sentence: when it should be done, when it is late, and why then."""

from datetime import date

from workreport.i18n.formats import day_text, weekday_text
from workreport.i18n.translation import _


def dated(day: date) -> str:
    """Write a day with its weekday and year: thứ Hai 21/12/2026."""
    return _("{weekday} {day}").format(weekday=weekday_text(day), day=day_text(day))


def filing_end_text(day: date, *, is_over: bool = False) -> str:
    """Say until when a late report is still taken, or that this is over."""
    words = _("Đã đóng nhận báo cáo từ hết {day}") if is_over else _("Đóng nhận báo cáo hết {day}")
    return words.format(day=day_text(day, "weekday"))


def after_end_text() -> str:
    """Say of a report that it came although the month took none any more."""
    return _("đến sau ngày đóng nhận")


def deadline_why(target: date, limit: date, why: str = "") -> str:
    """Say a deadline with its reason: … hạn cuối thứ Hai 21/12/2026 vì ngày 19 là thứ Bảy.

    Args:
        target: The day by which it should be done.
        limit: The last day that is not late.
        why: Why the day of the rule was not kept, as it stands inside a sentence.
    """
    words = _("hạn cuối {day}").format(day=dated(limit))
    if why:
        words = _("{limit} vì {why}").format(limit=words, why=why)
    if target != limit:
        words = _("Nên xong hết {day}; {limit}").format(day=dated(target), limit=words)
    return f"{words[:1].upper()}{words[1:]}."
