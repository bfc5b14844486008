"""What only the screens say of a department's grade: short names, places, the top level."""

from typing import TYPE_CHECKING

from workreport.i18n.formats import number_text, percent_text
from workreport.i18n.translation import N_, _
from workreport.services.grade_words import override_words, unit_level_words

if TYPE_CHECKING:
    from workreport.domain.ranking import Place
    from workreport.ledger.bodies.office import UnitGradeSet
    from workreport.services.unit_ranking import TopUnits

SHORT_NAMES = (
    ("U1", N_("Hoàn thành")),
    ("U2", N_("Tiến độ")),
    ("U3", N_("Chất lượng")),
    ("U4", N_("Gửi báo cáo")),
    ("U5", N_("Kỷ luật")),
    ("U6", N_("Đổi mới")),
)


def graded_words(kept: "UnitGradeSet | None") -> str:
    """Say a signed grade: score, level, and what a level set by hand stands against."""
    if kept is None or not kept.score:
        return ""
    words = _("{score} điểm, mức {level}.").format(
        score=kept.score.replace(".", ","), level=unit_level_words(kept.level).lower()
    )
    if kept.override is None:
        return words
    set_ = override_words(kept.override.level, kept.override.reason, kept.override.computed)
    return f"{words} {set_}"


def place_mark(place: "Place | None") -> str:
    """Return a place for a narrow cell: 1/3, and =1/3 where it is shared."""
    return "" if place is None else f"{'=' if place.ties else ''}{place.place}/{place.among}"


def top_units_words(found: "TopUnits | None") -> str:
    """Say how many units have the top level; a number to consider, nothing is barred."""
    if found is None:
        return ""
    limit = found.quota
    words = _(
        "Mức {top}: {used} đơn vị; {share} của {base} đơn vị = {exact}, lấy {allowed}; để cân nhắc."
    )
    return words.format(
        top=unit_level_words(found.top).lower(),
        used=limit.used,
        share=percent_text(limit.share, 0),
        base=limit.base,
        exact=number_text(limit.base * limit.share, 1),
        allowed=limit.allowed,
    )
