"""Sheets of history as plain tables: one source for paper, spreadsheet and command line.

On paper and in files they speak Vietnamese, on the screen what the screen speaks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.document import Align
from workreport.domain.exact_numbers import decimal2
from workreport.domain.period import Period, Span
from workreport.domain.ranking import ranked
from workreport.domain.timeliness import Verdict
from workreport.i18n.translation import N_, _
from workreport.services.grade_words import unit_level_words
from workreport.services.histories import Matrix, PersonCell, UnitCell, UnitRow
from workreport.services.history_lineage import link_words
from workreport.services.paper_words import DASH
from workreport.services.ports.sheets import SheetValue
from workreport.services.rollups import SpanResults
from workreport.services.timelines import TimelineEvent

ON_TIME, NOT_RATED = "Đ", "K"
_PUNCTUALITY = N_(
    "Đ: đúng hạn; G: đúng hạn theo gia hạn; số: số ngày làm việc chậm; –: không có báo cáo khi đã "
    "hết hạn hoặc đã khóa; ô trống: chưa đến hạn, chưa mở hoặc không phải gửi; *: có lần trả lại."
)
_MOST_WIDE = 6  # months whose columns have room
_UNIT_LEVELS = ("HTXS", "HTT", "HTNV", "KHT")
_NUMERALS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Head:
    """A column: title, width on paper (0: it takes what is left), width in a spreadsheet."""

    title: str
    width_mm: float = 0.0
    letters: int = 10
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class HistoryTable:
    """One sheet: ``groups`` are rows that head a group in their first cell.

    Rows in ``empty`` only say that the group above them has none.
    """

    kind: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[SheetValue, ...], ...]
    groups: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    landscape: bool = True
    empty: frozenset[int] = frozenset()


def units_table(matrix: Matrix) -> HistoryTable:
    """Return how punctual units were, month by month."""
    heads = (
        Head(_("Đơn vị"), letters=34),
        *_month_heads(matrix.months),
        Head(_("Chậm"), 15, 8, "center"),
        Head(_("Thiếu"), 15, 8, "center"),
        Head(_("Trả lại"), 15, 8, "center"),
    )
    rows: list[tuple[SheetValue, ...]] = []
    for row in matrix.units:
        cells = [row.cells.get(month) for month in matrix.months]
        told = [cell for cell in cells if cell is not None]
        rows.append((
            unit_name(row),
            *(verdict_letter(cell) for cell in cells),
            sum(cell.verdict.kind == "late" for cell in told),
            sum(cell.expected and cell.verdict.kind == "missing" for cell in told),
            sum(cell.returns for cell in told),
        ))  # fmt: skip
    title = _("Gửi báo cáo của các đơn vị, {months}").format(months=_between(matrix))
    return HistoryTable("units", title, heads, tuple(rows), notes=(_(_PUNCTUALITY),))


def people_table(matrix: Matrix) -> HistoryTable:
    """Return the levels of people, month by month, under their units."""
    used = {cell.level for row in matrix.people for cell in row.cells.values() if cell.level}
    levels = ("A", "B", "C", "D") if used <= set("ABCD") else tuple(sorted(used))
    heads = (
        Head(_("Họ và tên"), letters=28),
        *_month_heads(matrix.months),
        *(Head(unit_level_words(level), 12, 8, "center") for level in levels),
    )
    rows: list[tuple[SheetValue, ...]] = []
    groups = set()
    unit = ""
    for row in matrix.people:
        if row.unit != unit:
            unit = row.unit
            groups.add(len(rows))
            rows.append((row.unit_name or DASH, *[""] * (len(heads) - 1)))
        said = [row.cells.get(month) for month in matrix.months]
        counted = [cell.level for cell in said if cell is not None]
        rows.append(
            (row.name, *(level_letter(cell) for cell in said), *(counted.count(x) for x in levels))
        )
    title = _("Xếp loại cán bộ, {months}").format(months=_between(matrix))
    note = _("K: không xếp loại; ô trống: chưa xếp loại hoặc không có dữ liệu.")
    return HistoryTable("people", title, heads, tuple(rows), frozenset(groups), (note,))


def standing_table(matrix: Matrix) -> HistoryTable:
    """Return scores of departments over time with their places among comparable ones."""
    places = standing_places(matrix)
    width = 17 if len(matrix.months) > _MOST_WIDE else 24  # a score and its place on one line
    heads = (Head(_("Đơn vị"), letters=34), *_month_heads(matrix.months, width, 10))
    rows = [
        (unit_name(row), *(_standing_cell(row, month, places) for month in matrix.months))
        for row in matrix.units
    ]
    title = _("Điểm và thứ hạng của các đơn vị, {months}").format(months=_between(matrix))
    notes = (
        _(
            "Mỗi ô: điểm của tháng, trong ngoặc là thứ hạng giữa các đơn vị cùng nhóm; "
            "*: mức đặt tay."
        ),
    )
    return HistoryTable("standing", title, heads, tuple(rows), notes=notes)


def unit_name(row: UnitRow) -> str:
    """Return the name of the last month, what it was before, what it follows and what follows."""
    said = [
        _("đến {month}: {name}").format(month=f"{month.month:02d}/{month.year}", name=name)
        for month, name in row.before
    ]
    said += [link_words(link) for link in row.after]
    if row.follows:
        said.append(_("kế tục: {name}").format(name=row.follows))
    return f"{row.name} ({'; '.join(said)})" if said else row.name


def standing_places(matrix: Matrix) -> dict[tuple[Period, str], int]:
    """Return the place of each unit in each month, where places are given."""
    found = {}
    parts = {row.unit: row.part for row in matrix.units}
    for month in matrix.months:
        scores = {
            row.unit: Fraction(cell.score_exact)
            for row in matrix.units
            if (cell := row.cells.get(month)) is not None and cell.score_exact
        }
        for unit, place in ranked(scores, parts).items():
            found[month, unit] = place.place
    return found


def timeline_table(
    events: Iterable[TimelineEvent], name: str, words: Sequence[str]
) -> HistoryTable:
    """Return the steps of a unit's reports; ``words`` say what happened in each."""
    heads = (
        Head(_("Tháng"), 20, 10, "center"),
        Head(_("Thời điểm"), 40, 18, "center"),
        Head(_("Diễn biến"), letters=90),
    )
    rows = []
    for event, said in zip(events, words, strict=True):
        local = event.at.astimezone(AGENCY_ZONE)
        rows.append((month_head(event.period), f"{local:%H:%M %d/%m/%Y}", said))
    return HistoryTable(
        "timeline",
        _("Diễn biến báo cáo của {unit}").format(unit=name),
        heads,
        tuple(rows),
        landscape=False,
    )


def span_units_table(results: SpanResults) -> HistoryTable:
    """Return departments over a quarter, half-year or year."""
    levels = _UNIT_LEVELS
    heads = (
        Head(_("Đơn vị"), letters=34),
        Head(_("Điểm trung bình"), 26, 14, "center"),
        *(Head(unit_level_words(level), 24, 12, "center") for level in levels),
        Head(_("Mức theo điểm"), 28, 16, "center"),
        Head(_("Thứ hạng"), 20, 10, "center"),
        Head(_("Tháng thiếu"), 36, 20),
    )
    rows: list[tuple[SheetValue, ...]] = [
        (
            one.name,
            _mean(one.rollup.mean),
            *(one.rollup.levels.get(level, 0) for level in levels),
            unit_level_words(one.level) or DASH,
            DASH if one.place is None else f"{one.place.place}/{one.place.among}",
            _months(one.rollup.missing),
        )
        for one in results.units
    ]
    title = _("Kết quả của các đơn vị, {span}").format(span=span_title(results.span))
    return HistoryTable("span_units", title, heads, tuple(rows), notes=_unlocked(results.unlocked))


def span_people_table(results: SpanResults) -> HistoryTable:
    """Return people over a quarter, half-year or year, under their units."""
    used = {level for one in results.people for level in one.rollup.levels}
    levels = ("A", "B", "C", "D") if used <= set("ABCD") else tuple(sorted(used))
    heads = (
        Head(_("Họ và tên"), letters=28),
        Head(_("Điểm trung bình"), 26, 14, "center"),
        *(Head(unit_level_words(level), 20, 10, "center") for level in levels),
        Head(_("Không xếp loại"), 24, 12, "center"),
        Head(_("Tháng thiếu"), 44, 24),
    )
    names = {one.unit: one.name for one in results.units}
    order = {unit: place for place, unit in enumerate(names)}
    rows: list[tuple[SheetValue, ...]] = []
    groups = set()
    unit = ""
    for one in sorted(results.people, key=lambda each: order.get(each.unit, len(order))):
        if one.unit != unit:
            unit = one.unit
            groups.add(len(rows))
            rows.append((names.get(unit, DASH), *[""] * (len(heads) - 1)))
        rows.append((
            one.name,
            _mean(one.rollup.mean),
            *(one.rollup.levels.get(level, 0) for level in levels),
            len(one.rollup.not_rated),
            _months(one.rollup.missing),
        ))  # fmt: skip
    title = _("Kết quả của cán bộ, {span}").format(span=span_title(results.span))
    notes = _unlocked(results.unlocked)
    return HistoryTable("span_people", title, heads, tuple(rows), frozenset(groups), notes)


def verdict_letter(cell: UnitCell | None) -> str:
    """Return what stands in a small cell: on time, extended, days late, missing."""
    if cell is None:
        return ""
    words = _verdict_letter(cell.verdict, is_expected=cell.expected)
    return f"{words}*" if cell.returns else words


def _verdict_letter(verdict: Verdict, *, is_expected: bool) -> str:
    if verdict.kind == "late":
        return str(verdict.late_days)
    if verdict.kind == "missing":
        return DASH if is_expected else ""
    return {"on_time": ON_TIME, "on_time_by_extension": "G"}.get(verdict.kind, "")


def level_letter(cell: PersonCell | None) -> str:
    """Return the level of a person in a month, or that there is none."""
    if cell is None:
        return ""
    return NOT_RATED if cell.not_rated else cell.level


def span_title(span: Span) -> str:
    """Name a span inside a sentence: quý IV/2026, 6 tháng cuối năm 2026, năm 2026."""
    year, month = span.first.year, span.first.month
    if span.kind == "quarter":
        return _("quý {number}/{year}").format(number=_NUMERALS[(month - 1) // 3], year=year)
    if span.kind == "half_year":
        words = _("6 tháng đầu năm {year}") if month == 1 else _("6 tháng cuối năm {year}")
        return words.format(year=year)
    if span.kind == "year":
        return _("năm {year}").format(year=year)
    return _("tháng {month}").format(month=month_head(span.first))


def month_head(month: Period) -> str:
    """Return a month as a column is headed: 11/2026."""
    return f"{month.month:02d}/{month.year}"


def _month_heads(
    months: Sequence[Period], width_mm: float = 14, letters: int = 8
) -> tuple[Head, ...]:
    return tuple(
        Head(f"{month.month:02d}/{month.year % 100:02d}", width_mm, letters, "center")
        for month in months
    )


def _between(matrix: Matrix) -> str:
    first, last = matrix.months[0], matrix.months[-1]
    if first == last:
        return _("tháng {month}").format(month=month_head(first))
    words = _("từ tháng {first} đến tháng {last}")
    return words.format(first=month_head(first), last=month_head(last))


def _standing_cell(row: UnitRow, month: Period, places: dict[tuple[Period, str], int]) -> str:
    cell = row.cells.get(month)
    if cell is None or not cell.score:
        return ""
    words = cell.score.replace(".", ",") + ("*" if cell.by_hand else "")
    place = places.get((month, row.unit))
    return words if place is None else f"{words} ({place})"


def _mean(mean: Fraction | None) -> str:
    return DASH if mean is None else decimal2(mean).replace(".", ",")


def _months(months: Iterable[Period]) -> str:
    return ", ".join(month_head(month) for month in months) or DASH


def _unlocked(months: Sequence[Period]) -> tuple[str, ...]:
    words = _("Chỉ tính các tháng đã khóa; tháng thiếu được nêu tên, không suy đoán.")
    if not months:
        return (words,)
    return (words, _("Chưa khóa, chưa tính: {months}.").format(months=_months(months)))
