"""A quota in words: its arithmetic, who is still waited for, and whether it can still fit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.domain.rating_scheme import DIRECT
from workreport.i18n.formats import number_text, percent_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.theme.badge import Badge, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.domain.quota_radar import RadarRow
    from workreport.domain.rating_scheme import RatingScheme


@dataclass(frozen=True, slots=True)
class QuotaWords:
    """The quota of one comparison group or unit in words."""

    group: str
    used: int
    allowed: int
    over: int
    words: str
    state: str
    badge: Badge


def quota_title(schemes: "Iterable[RatingScheme]") -> str:
    """Name what the quota limits: the level A where it is picked, else whatever stands highest."""
    if all(each.kind == DIRECT and each.quota_top == "A" for each in schemes):
        return _("Hạn mức loại A")
    return _("Hạn mức mức cao nhất")


def quota_words(name: str, row: "RadarRow") -> QuotaWords:
    """Put one row of the radar into words."""
    limit, waiting = row.outlook.quota, row.outlook.waiting
    parts = [
        _("{base} người loại {levels} × {share} = {exact}, lấy {allowed}.").format(
            base=limit.base,
            levels=", ".join(row.base),
            share=percent_text(limit.share, 0),
            exact=number_text(limit.base * limit.share, 1),
            allowed=limit.allowed,
        )
    ]
    if waiting:
        words = ngettext(
            "{count} người chưa có mức, nhiều nhất được {most}.",
            "{count} người chưa có mức, nhiều nhất được {most}.",
            waiting,
        )
        parts.append(words.format(count=waiting, most=row.outlook.allowed_at_most))
    if limit.over:
        words = _("Đến {most} ({share}): phải có lý do và số văn bản.")
        parts.append(words.format(most=limit.flagged, share=percent_text(row.flagged_share, 0)))
    return QuotaWords(
        name,
        limit.used,
        limit.allowed,
        limit.over,
        " ".join(parts),
        row.outlook.state,
        _badge(row),
    )


def _badge(row: "RadarRow") -> Badge:
    state, limit = row.outlook.state, row.outlook.quota
    if state == "within":
        return Badge(_("Trong hạn mức"), "check", Tone.QUIET)
    if state == "may_fit":
        return Badge(_("Còn có thể vừa"), "hourglass-medium", Tone.WARN)
    if row.outlook.waiting:
        return Badge(_("Không thể vừa"), "warning-fill", Tone.WARN)
    over = ngettext("Quá {count}", "Quá {count}", limit.over).format(count=limit.over)
    return Badge(over, "warning-fill", Tone.WARN)
