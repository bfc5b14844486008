"""Classification in papers: people by level and unit, quotas in words, grades of units."""

from collections import Counter
from collections.abc import Iterable, Sequence

from workreport.domain.document import Block, Bullet, Column, Heading, Paragraph, Table
from workreport.domain.quota import Quota
from workreport.domain.unit_grade import UNIT_MONTH_V1, Term
from workreport.i18n.formats import number_text
from workreport.services.paper_frame import Frame
from workreport.services.paper_tables import NOT_RATED, Row
from workreport.services.paper_words import (
    DASH,
    GROUP_WORDS,
    LEVEL_WORDS,
    capital,
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


def rating_parts(summary: Summary) -> list[tuple[str, list[PersonSummary]]]:
    """Return the rated people by unit, units in the agency's order."""
    by_unit: dict[str, list[PersonSummary]] = {}
    for one in summary.people:
        by_unit.setdefault(one.unit, []).append(one)
    names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    known = [(name, by_unit.pop(unit)) for unit, name in names.items() if unit in by_unit]
    return [*known, *((DASH, people) for people in by_unit.values())]


def rating_blocks(summary: Summary, frame: Frame) -> list[Block]:
    """Write section IV: people by level and unit, quotas, grades of units."""
    return [
        Heading(1, "IV", "Kết quả xếp loại"),
        Heading(2, "1.", "Xếp loại cán bộ, công chức"),
        *people_blocks(summary, frame),
        Heading(2, "2.", "Hạn mức loại A"),
        *_quota_blocks(summary),
        Heading(2, "3.", "Chấm điểm, xếp mức đơn vị"),
        *grade_blocks(summary),
    ]


def people_blocks(summary: Summary, frame: Frame) -> list[Block]:
    """Count people by level, in a sentence and by unit."""
    if not summary.people:
        return [Paragraph("Chưa có số liệu xếp loại.")]
    return [Paragraph(_people_sentence(summary, frame)), level_table(summary)]


def _people_sentence(summary: Summary, frame: Frame) -> str:
    counts = _level_counts(summary.people)
    parts = [f"{two(counts[level])} người loại {level}" for level in summary.levels]
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
    levels = [*summary.levels, NOT_RATED, *([_OPEN] if total[_OPEN] else [])]
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


def _quota_blocks(summary: Summary) -> list[Block]:
    shown = [(group, quota) for group, quota in summary.quotas.items() if quota.base or quota.used]
    if not shown:
        return [Paragraph("Chưa có số liệu để tính hạn mức.")]
    share = number_text(shown[0][1].share * 100, 0)
    lead = (
        f"Số người loại A không quá {share} % số người loại B trong cùng nhóm chức danh, "
        "làm tròn xuống:"
    )
    order = list(GROUP_WORDS)
    shown.sort(key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))
    return [
        Paragraph(lead),
        *(Bullet(_quota_sentence(summary, group, quota)) for group, quota in shown),
    ]


def _quota_sentence(summary: Summary, group: str, quota: Quota) -> str:
    name = capital(GROUP_WORDS.get(group, group)) or "Chưa phân nhóm"
    text = (
        f"{name}: {two(quota.used)} người loại A, tối đa {two(quota.allowed)} "
        f"({number_text(quota.share * 100, 0)} % của {two(quota.base)} người loại B)"
    )
    if not quota.over:
        return f"{text}."
    reason = _override(summary, "over_quota", group)
    return f"{text}; vượt {two(quota.over)} người{f', lý do: {reason}' if reason else ''}."


def _override(summary: Summary, gate: str, subject: str) -> str:
    """Return the reason with which a gate was passed when the month was closed."""
    close = summary.month.close
    if close is None or not summary.month.is_pinned:
        return ""
    given = {each.gate: each.reason for each in close.overrides}
    return given.get(f"{gate}:{subject}") or given.get(gate, "")


def grade_blocks(summary: Summary) -> list[Block]:
    """Show the grade of each unit with its terms, then what needs words."""
    codes = list(UNIT_MONTH_V1.maxima)
    titles = [f"{_TERM_TITLES[code]} ({UNIT_MONTH_V1.maxima[code]})" for code in codes]
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
    return DASH if term is None or not term.max else decimal(term.points)


def level_of(one: UnitSummary) -> str:
    """Return the level of a unit: as the leaders changed it, else as computed."""
    kept = one.line.grade
    changed = "" if kept is None or kept.override is None else kept.override.level
    code = changed or one.grade.level or ""
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
