"""Classification in papers: people by level and unit, quotas in words, grades of units."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workreport.domain.document import Block, Bullet, Column, Heading, Paragraph, Table
from workreport.domain.exact_numbers import plain
from workreport.domain.unit_grade import TERMS, Term
from workreport.services.paper_frame import Frame
from workreport.services.paper_quota import (
    level_name,
    limited_level,
    quota_blocks,
    scheme_sentence,
)
from workreport.services.paper_tables import NOT_RATED, Row
from workreport.services.paper_words import (
    DASH,
    LEVEL_WORDS,
    decimal,
    month_number,
    reason_words,
    two,
)
from workreport.services.summary import PersonSummary, Summary, UnitSummary

_TERM_TITLES = {
    "U1": "Nhiệm vụ",
    "U2": "Tiến độ",
    "U3": "Chất lượng",
    "U4": "Gửi báo cáo",
    "U5": "Kỷ luật",
    "U6": "Đổi mới",
}
_OPEN = "Chưa xếp loại"
_NOT_FILED = "grade_not_filed"


def rating_parts(summary: Summary) -> list[tuple[str, list[PersonSummary]]]:
    """Return the rated people by unit, units in the agency's order."""
    by_unit: dict[str, list[PersonSummary]] = {}
    for one in summary.people:
        by_unit.setdefault(one.unit, []).append(one)
    names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    known = [(name, by_unit.pop(unit)) for unit, name in names.items() if unit in by_unit]
    return [*known, *((DASH, people) for people in by_unit.values())]


def rating_blocks(summary: Summary, frame: Frame, notes: Mapping[str, str]) -> list[Block]:
    """Write section IV: people by level and unit, quotas, grades of units, by which schemes.

    ``notes`` say why a version of a scheme was made, by ``id@version``.
    """
    return [
        Heading(1, "IV", "Kết quả xếp loại"),
        Heading(2, "1.", "Xếp loại cán bộ, công chức"),
        *people_blocks(summary, frame),
        *people_schemes(summary, notes),
        Heading(2, "2.", f"Hạn mức {limited_level(summary)}"),
        *quota_blocks(summary),
        Heading(2, "3.", "Chấm điểm, xếp mức đơn vị"),
        *grade_blocks(summary),
        *unit_scheme(summary, notes),
    ]


def people_schemes(summary: Summary, notes: Mapping[str, str]) -> list[Block]:
    """Name the schemes people are rated by in the month."""
    if not summary.people:
        return []
    return [
        Paragraph(scheme_sentence(each.vi, each.version, notes.get(each.ref, "")))
        for each in summary.schemes.all
    ]


def unit_scheme(summary: Summary, notes: Mapping[str, str]) -> list[Block]:
    """Name the scheme departments are graded by in the month."""
    scheme = summary.month.unit_scheme
    if scheme is None:
        return []
    return [Paragraph(scheme_sentence(scheme.vi, scheme.version, notes.get(scheme.ref, "")))]


def people_blocks(summary: Summary, frame: Frame) -> list[Block]:
    """Count people by level, in a sentence and by unit."""
    if not summary.people:
        return [Paragraph("Chưa có số liệu xếp loại.")]
    return [Paragraph(_people_sentence(summary, frame)), level_table(summary)]


def _people_sentence(summary: Summary, frame: Frame) -> str:
    counts = _level_counts(summary.people)
    parts = [
        f"{two(counts[level])} người {level_name(level)}"
        for level in _levels_shown(summary, counts)
    ]
    parts += [
        f"{two(counts[kind])} người {kind.lower()}" for kind in (NOT_RATED, _OPEN) if counts[kind]
    ]
    number = month_number(summary.month.period)
    text = f"Xếp loại tháng {number} đối với {two(len(summary.people))} người: {', '.join(parts)}."
    decided = sum(one.decided is not None for one in summary.people)
    if decided == len(summary.people):
        return f"{text} Số liệu theo quyết định của {frame.leaders}."
    if not decided:
        return f"{text} Số liệu theo đề nghị của các phòng, {frame.leaders} chưa quyết định."
    return (
        f"{text} Trong đó {two(decided)} người theo quyết định của {frame.leaders}, "
        "số còn lại theo đề nghị của các phòng."
    )


def _levels_shown(summary: Summary, counts: Counter[str]) -> Sequence[str]:
    """Return the levels a paper speaks of: of several schemes only the levels somebody has."""
    is_one = len(summary.schemes.all) == 1
    return [level for level in summary.levels if is_one or counts[level]]


def _level_of(one: PersonSummary) -> str:
    row = one.counted
    if row is None:
        return _OPEN
    if row.not_rated:
        return NOT_RATED
    return row.level or _OPEN


def _level_counts(people: Iterable[PersonSummary]) -> Counter[str]:
    return Counter(map(_level_of, people))


def level_table(summary: Summary) -> Table:
    """Count people by unit and level."""
    total = _level_counts(summary.people)
    shown = _levels_shown(summary, total)
    levels = [*shown, NOT_RATED, *([_OPEN] if total[_OPEN] else [])]
    widths = {NOT_RATED: 20.0, _OPEN: 20.0}
    columns = (
        Column("Đơn vị"),
        *(Column(level, widths.get(level, 13.0), align="center") for level in levels),
        Column("Cộng", 16, align="center"),
    )
    rows: list[Row] = [
        (name, *_level_cells(_level_counts(people), levels))
        for name, people in rating_parts(summary)
    ]
    rows.append(("Cộng", *_level_cells(total, levels)))
    return Table(columns, tuple(rows), emphasised=frozenset({len(rows) - 1}))


def _level_cells(counts: Counter[str], levels: Sequence[str]) -> tuple[str, ...]:
    return (*(str(counts[level]) for level in levels), str(counts.total()))


def grade_blocks(summary: Summary) -> list[Block]:
    """Show the grade of each unit with its terms, then what needs words."""
    codes = list(TERMS)
    scheme = summary.month.unit_scheme
    tops = {} if scheme is None else {c: f" ({plain(top)})" for c, top in scheme.maxima.items()}
    titles = [f"{_TERM_TITLES[code]}{tops.get(code, '')}" for code in codes]
    columns = (
        Column("Đơn vị"),
        *(Column(title, 16.5, align="center") for title in titles),
        Column("Tổng điểm", 15, align="center"),
        Column("Mức", 18, align="center"),
    )
    head = ("Đơn vị", *["Điểm theo tiêu chí (điểm tối đa)"] * len(codes), "Tổng điểm", "Mức")
    rows = tuple(_grade_row(one, codes) for one in summary.units)
    notes = [note for one in summary.units for note in _grade_notes(one)]
    return [
        Table(columns, rows, header_rows=(head,)),
        *(Bullet(note) for note in notes),
    ]


def _grade_row(one: UnitSummary, codes: Sequence[str]) -> Row:
    terms = {term.code: term for term in one.grade.terms}
    points = [_points(terms.get(code)) for code in codes]
    score = decimal(one.grade.score)
    return (one.line.unit.name, *points, score, level_of(one))


def _points(term: Term | None) -> str:
    # What was not filed is a dash in the table; that it counts as 0 is said in words.
    if term is None or not term.max or term.why.code == _NOT_FILED:
        return DASH
    return decimal(term.points)


def level_of(one: UnitSummary) -> str:
    """Return the level of a unit: as the leaders changed it, else as computed."""
    code = one.level or ""
    return LEVEL_WORDS.get(code, code) or DASH


def _grade_notes(one: UnitSummary) -> list[str]:
    """Say in words what the table cannot: gates, terms without points, changed levels."""
    name = one.line.unit.name
    notes = [f"{name}: {_sentence_start(reason_words(gate))}" for gate in one.grade.gates]
    without = [_TERM_TITLES.get(t.code, t.code) for t in one.grade.terms if not t.max]
    if without and one.report is not None:
        terms = ", ".join(without).lower()
        notes.append(
            f"{name}: không đủ dữ liệu để chấm {terms}; các điểm còn lại quy về thang 100."
        )
    if any(term.why.code == _NOT_FILED for term in one.grade.terms):
        notes.append(f"{name}: không gửi báo cáo, mục gửi báo cáo tính 0 điểm.")
    waiting = [
        _TERM_TITLES.get(t.code, t.code) for t in one.grade.terms if t.max and t.points is None
    ]
    if waiting and one.report is not None:
        notes.append(f"{name}: chưa chấm {', '.join(waiting).lower()}.")
    kept = one.line.grade
    if kept is not None and kept.override is not None:
        computed = LEVEL_WORDS.get(kept.override.computed, kept.override.computed) or DASH
        notes.append(
            f"{name}: mức tính theo điểm là {computed.lower()}, được xếp mức "
            f"{level_of(one).lower()}, lý do: {kept.override.reason.rstrip(' .')}."
        )
    return notes


def _sentence_start(text: str) -> str:
    return text[:1].lower() + text[1:]
