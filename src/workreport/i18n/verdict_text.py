"""Whether a report came in time, and whether the sender's clock can be believed, in words."""

from workreport.i18n.translation import _, ngettext

_MINUTES = 60
_HOURS_UNTIL_DAYS = 48


def verdict_text(kind: str, late_days: int, extension: str | None, *, after_limit: bool) -> str:
    """Say a verdict as it stands inside a sentence: đúng hạn theo gia hạn số 3.

    Args:
        kind: on_time, on_time_by_extension, late, missing or pending.
        late_days: Working days after the limit that decides; none of a missing report where the
            month was locked before it.
        extension: The number of the extension that decides, if one does.
        after_limit: Whether that extension was granted when the limit had passed.
    """
    if kind == "on_time":
        return _("đúng hạn")
    if kind == "on_time_by_extension":
        words = _("đúng hạn theo gia hạn số {number}").format(number=extension)
        return _with_grant(words, after_limit=after_limit)
    if kind == "pending":
        words = _("chưa đến hạn")
        if extension:
            words = _("chưa đến hạn, được gia hạn số {number}").format(number=extension)
        return _with_grant(words, after_limit=after_limit)
    if kind == "missing" and not late_days:  # the month was locked before the limit
        return _("không có báo cáo khi khóa")
    forms = {
        "late": ngettext("chậm {days} ngày làm việc", "chậm {days} ngày làm việc", late_days),
        "missing": ngettext(
            "chưa có báo cáo, quá hạn {days} ngày làm việc",
            "chưa có báo cáo, quá hạn {days} ngày làm việc",
            late_days,
        ),
    }
    words = forms[kind].format(days=late_days)
    if extension:
        words = _("{late} so với gia hạn số {number}").format(late=words, number=extension)
    return _with_grant(words, after_limit=after_limit)


def correction_text(days: int) -> str:
    """Say how late a returned report came back: sửa chậm 2 ngày làm việc."""
    words = ngettext("sửa chậm {days} ngày làm việc", "sửa chậm {days} ngày làm việc", days)
    return words.format(days=days)


def clock_text(hours: float) -> str:
    """Say how far a sender's clock is provably off; positive hours mean that it runs ahead."""
    minutes = max(1, round(abs(hours) * _MINUTES))
    if minutes < _MINUTES * 2:
        span = ngettext("{count} phút", "{count} phút", minutes).format(count=minutes)
    elif minutes < _MINUTES * _HOURS_UNTIL_DAYS:
        count = minutes // _MINUTES
        span = ngettext("{count} giờ", "{count} giờ", count).format(count=count)
    else:
        count = minutes // (_MINUTES * 24)
        span = ngettext("{count} ngày", "{count} ngày", count).format(count=count)
    if hours > 0:
        return _("Đồng hồ máy gửi chạy nhanh {span}.").format(span=span)
    return _("Đồng hồ máy gửi chạy chậm {span}.").format(span=span)


def _with_grant(words: str, *, after_limit: bool) -> str:
    return _("{verdict}, gia hạn sau hạn").format(verdict=words) if after_limit else words
