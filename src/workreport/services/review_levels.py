"""The levels of a review: people counted by level and month, units by month with their trend."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from workreport.domain.document import Chart, ChartRow, Column, Table
from workreport.domain.period import Period
from workreport.services.paper_kinds import LEADERS
from workreport.services.paper_quota import level_name
from workreport.services.paper_tables import NOT_RATED, Row
from workreport.services.paper_words import DASH, LEVEL_WORDS, capital, decimal
from workreport.services.review_gathering import ReviewMatter
from workreport.services.summary import PersonSummary, UnitSummary

OUTSIDE = "×"
BY_HAND = "*"
_MOST_SHADES = 4
_MOST_IN_FULL, _MOST_BESIDE = 3, 6
_ROOM, _ROOM_OF_COUNTS, _WIDEST = 114.0, 126.0, 32.0  # mm for all months beside each other


def level_rows(matter: ReviewMatter, edition: str) -> dict[str, dict[Period, int]]:
    """Count people by level and month; outside of the leaders' edition only what was decided."""
    found: dict[str, dict[Period, int]] = {}
    for month, summary in matter.months.items():
        for level in summary.levels:
            found.setdefault(level, {})
        for one in summary.people:
            level = _level_of(one, edition)
            by_month = found.setdefault(level, {})
            by_month[month] = by_month.get(month, 0) + 1
    order = [*(level for level in found if level not in {NOT_RATED, DASH}), NOT_RATED, DASH]
    return {level: found[level] for level in order if level in found}


def _level_of(one: PersonSummary, edition: str) -> str:
    row = one.counted if edition == LEADERS else one.decided
    if row is None:
        return DASH
    return NOT_RATED if row.not_rated else row.level or DASH


def level_table(matter: ReviewMatter, edition: str) -> Table:
    """Write how many people had which level in which month."""
    months = matter.span.months
    columns = (
        Column("Mức"),
        *(Column(str(month.month), _count_width(months), align="center") for month in months),
    )
    counts = level_rows(matter, edition)
    rows: list[Row] = [
        (_level_title(level), *_month_counts(matter, by_month))
        for level, by_month in counts.items()
    ]
    total: dict[Period, int] = {}
    for by_month in counts.values():
        for month, count in by_month.items():
            total[month] = total.get(month, 0) + count
    rows.append(("Cộng", *_month_counts(matter, total)))
    return Table(
        columns,
        tuple(rows),
        header_rows=(("Mức", *["Số người theo tháng"] * len(months)),),
        emphasised=frozenset({len(rows) - 1}),
    )


def _count_width(months: Sequence[Period]) -> float:
    """Return the width of a month: twelve stand close together, three have room."""
    return min(_WIDEST, _ROOM_OF_COUNTS / len(months))


def _level_title(level: str) -> str:
    if level == DASH:
        return "Chưa xếp loại"
    return level if level == NOT_RATED else capital(level_name(LEVEL_WORDS.get(level, level)))


def _month_counts(matter: ReviewMatter, by_month: Mapping[Period, int]) -> list[str]:
    return [
        str(by_month.get(month, 0)) if month in matter.months else DASH
        for month in matter.span.months
    ]


def level_chart(matter: ReviewMatter, edition: str) -> Chart | None:
    """Draw the levels of every locked month; more levels than shades are not drawn."""
    counts = level_rows(matter, edition)
    levels = [level for level in counts if level not in {NOT_RATED, DASH}]
    if not levels or len(levels) > _MOST_SHADES:
        return None
    rows = tuple(
        ChartRow(f"Tháng {month.month}", tuple(counts[level].get(month, 0) for level in levels))
        for month in matter.months
    )
    return Chart("Cán bộ theo mức xếp loại", tuple(map(_level_title, levels)), rows)


# --- units ----------------------------------------------------------------------------------------


def grade_table(matter: ReviewMatter, edition: str) -> Table:
    """Write the grades of units by month with their trend; scores only for the leaders."""
    months = matter.span.months
    width = 9.5 if is_long(matter) else min(_WIDEST, _ROOM / len(months))
    columns = (
        Column("Đơn vị"),
        *(Column(str(month.month), width, align="center") for month in months),
        Column("Xu hướng", 22, align="center"),
    )
    rows = tuple(
        (
            unit.name,
            *(_grade_cell(matter, unit.unit, month, edition) for month in months),
            _trend(matter, unit.unit, edition),
        )
        for unit in matter.units
    )
    head = ("Đơn vị", *["Mức theo tháng"] * len(months), "Xu hướng")
    return Table(columns, rows, header_rows=(head,))


_SHORT_LEVELS = {"HTXS": "XS", "HTT": "T", "HTNV": "HT", "KHT": "KHT"}


def is_long(matter: ReviewMatter) -> bool:
    """Tell whether the months are too many to stand beside each other with points."""
    return len(matter.span.months) > _MOST_BESIDE


def writes_short(matter: ReviewMatter) -> bool:
    """Tell whether levels are written by their first letters."""
    return len(matter.span.months) > _MOST_IN_FULL


def _grade_cell(matter: ReviewMatter, unit: str, month: Period, edition: str) -> str:
    one = graded(matter, unit, month)
    if one is None:
        return OUTSIDE if month in matter.months else DASH
    code = one.level or ""
    words = (_SHORT_LEVELS if writes_short(matter) else LEVEL_WORDS).get(code, code)
    mark = BY_HAND if one.override is not None else ""
    if is_long(matter) or edition != LEADERS or one.grade.score is None:
        return f"{words}{mark}" if words else DASH
    return f"{decimal(one.grade.score)} {words}{mark}"


def graded(matter: ReviewMatter, unit: str, month: Period) -> UnitSummary | None:
    """Return a unit in a locked month; None where the month does not have it."""
    summary = matter.months.get(month)
    if summary is None:
        return None
    return next((one for one in summary.units if one.line.unit.unit == unit), None)


def _trend(matter: ReviewMatter, unit: str, edition: str) -> str:
    """Compare the newest graded month with the first; of one unit only, never across units."""
    told = [
        one
        for month in matter.months
        if (one := graded(matter, unit, month)) is not None and one.level
    ]
    if len(told) < 2:  # noqa: PLR2004 - a trend needs two months
        return DASH
    first, last = told[0], told[-1]
    if edition == LEADERS and first.grade.score is not None and last.grade.score is not None:
        return _moved(Fraction(last.grade.score) - Fraction(first.grade.score))
    order = _level_order(matter)
    moved = order.get(first.level or "", 0) - order.get(last.level or "", 0)
    return "Giữ mức" if not moved else "Tăng" if moved > 0 else "Giảm"


def _moved(change: Fraction) -> str:
    if not change:
        return "Giữ nguyên"
    return f"{'Tăng' if change > 0 else 'Giảm'} {decimal(abs(change))}"


def _level_order(matter: ReviewMatter) -> dict[str, int]:
    """Return the place of each level, the highest first, as the newest month has them."""
    scheme = matter.last.month.unit_scheme
    codes: Sequence[str] = () if scheme is None else scheme.bands.codes
    return {code: place for place, code in enumerate(codes)}
