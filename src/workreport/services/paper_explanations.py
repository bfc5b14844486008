"""Why each score is what it is, printed: the words of the screens as tables of an annex."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workreport.domain.document import (
    Annex,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
)
from workreport.domain.ranking import Place
from workreport.domain.rating_scheme import RatingScheme
from workreport.services.forecasts import ForecastLine
from workreport.services.grade_sources import GradeSources
from workreport.services.grade_words import Explained, GradeWhy, explain
from workreport.services.paper_frame import Frame
from workreport.services.paper_quota import scheme_sentence
from workreport.services.paper_ratings import grade_blocks, rating_parts
from workreport.services.paper_tables import Row
from workreport.services.paper_words import lowered, month, month_number, two
from workreport.services.people_rating import ExplainedRating
from workreport.services.summary import PersonSummary, Summary, UnitSummary
from workreport.services.text_rows import TextRow
from workreport.services.unit_ranking import unit_places
from workreport.services.voice_words import VoiceWords, voice_words

TITLE = "Giải trình điểm"
GRADE_COLUMNS = (
    Column("Mục", weight=1.2),
    Column("Cách tính", weight=1),
    Column("Điểm", 25, align="center"),
    Column("Quy tắc, nguồn", weight=2),
)
RATING_COLUMNS = (
    Column("Bước tính", weight=0.9),
    Column("Cách tính", weight=2.2),
    Column("Kết quả", 34, align="center"),
    Column("Nguồn", weight=1.1),
)
_EVENT = "Có sự kiện quyết định mức xếp loại, hồ sơ lưu tại Văn phòng."
_PEOPLE = "Điểm xếp loại cán bộ, công chức"
_UNITS = "Điểm của đơn vị"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What scores of a month rest on: people by person, departments by unit.

    ``notes`` say why a version of a scheme was made, by ``id@version``.
    """

    people: Mapping[str, ExplainedRating] = field(default_factory=dict)
    sources: Mapping[str, GradeSources] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    forecasts: tuple[ForecastLine, ...] = ()  # of the month before, held against this month


Told = tuple[str, Sequence[TextRow]]  # the head of a part, and its rows


def explanation_table(columns: tuple[Column, ...], parts: Iterable[Told]) -> Table:
    """Set explanations as one table, each under its head; what has no result goes across."""
    rows: list[Row] = []
    heads: set[int] = set()
    across: set[int] = set()
    for head, told in parts:
        heads.add(len(rows))
        rows.append((head, "", "", ""))
        for row in told:
            if row.result:
                rows.append((row.title, "\n".join(row.how), row.result, row.source))
            else:
                across.add(len(rows))
                rows.append((row.sentence, "", "", ""))
    return Table(columns, tuple(rows), groups=frozenset(heads), across=frozenset(across))


def grade_whys(
    summary: Summary, sources: Mapping[str, GradeSources], *, has_reasons: bool = False
) -> list[GradeWhy]:
    """Explain the grades of the departments whose report is held, as the screen does.

    ``has_reasons`` adds why points were given by hand, which only the leaders and the department
    itself may read.
    """
    places = unit_places(summary)
    scheme = summary.month.unit_scheme
    return [
        explain(replace(_said(one, sources, places), reasons=_reasons(one, has_reasons)), scheme)
        for one in summary.units
        if one.line.current is not None
    ]


def _said(
    one: UnitSummary, sources: Mapping[str, GradeSources], places: Mapping[str, Place]
) -> Explained:
    unit, kept = one.line.unit.unit, one.override
    level = ("", "") if kept is None else (kept.level, kept.reason)
    return Explained(one, one.grade, level, sources.get(unit), places.get(unit))


def _reasons(one: UnitSummary, has_reasons: bool) -> dict[str, str]:
    kept = one.line.grade if has_reasons else None
    return {} if kept is None else {each.code: each.reason.strip() for each in kept.manual}


def without_events(told: VoiceWords) -> VoiceWords:
    """Leave out what happened to a person where a paper goes to who may not know it."""
    words = told.words
    if words is None or not any(gate.is_event for gate in words.gates):
        return told
    gates = tuple(replace(g, words=_EVENT) if g.is_event else g for g in words.gates)
    return replace(told, words=replace(words, gates=gates))


def person_part(name: str, position: str, told: VoiceWords) -> Told:
    """Return the part of one person: name and voice as its head."""
    about = f"{name}, {position.strip()}" if position.strip() else name
    return f"{about}. {told.head}", told.rows


def people_blocks(units: Iterable[tuple[str, Sequence[Told]]]) -> list[Block]:
    """Write the people of each department under its name."""
    blocks: list[Block] = []
    for name, parts in units:
        if parts:
            blocks += [Heading(2, "", name), explanation_table(RATING_COLUMNS, parts)]
    return blocks


def schemes_of_people(explained: Iterable[ExplainedRating]) -> list[RatingScheme]:
    """Return the schemes people were rated by, each once."""
    found = {each.result.scheme.ref: each.result.scheme for each in explained if each.result}
    return list(found.values())


def scheme_lines(schemes: Iterable[RatingScheme], notes: Mapping[str, str]) -> list[Block]:
    """Name schemes with their version, and why the agency made it."""
    return [
        Paragraph(scheme_sentence(each.vi, each.version, notes.get(each.ref, "")))
        for each in schemes
    ]


def explanation_annex(label: str, summary: Summary, grounds: Grounds) -> tuple[Annex, ...]:
    """Return the annex of the Office's report; none where nobody has a score.

    The report goes to the departments, so that events of single people are not told in it, nor
    why points of a department were given by hand.
    """
    blocks = _all_blocks(summary, grounds, without_events)
    if not blocks:
        return ()
    title = f"{TITLE} {month(summary.month.period)}"
    return (Annex(label, title, tuple(blocks), landscape=True),)


def report_annex(
    label: str,
    told: Sequence[Told],
    schemes: Sequence[Block],
    title: str,
    note: str,
) -> tuple[Annex, ...]:
    """Return the annex of a department's report; none where nobody has a score."""
    if not told:
        return ()
    blocks = (*schemes, explanation_table(RATING_COLUMNS, told))
    return (Annex(label, f"{TITLE} xếp loại {title}", blocks, landscape=True, note=note),)


def _all_blocks(
    summary: Summary,
    grounds: Grounds,
    shown: Callable[[VoiceWords], VoiceWords] = lambda told: told,
    *,
    has_reasons: bool = False,
) -> list[Block]:
    units = _unit_blocks(summary, grounds, has_reasons=has_reasons)
    people = _people_blocks(summary, grounds, shown)
    heads = [Heading(1, "I", _UNITS)] if people else []
    blocks: list[Block] = [*heads, *units] if units else []
    if people:
        number = "II" if units else "I"
        blocks += [Heading(1, number, _PEOPLE), *people]
    return blocks


def _unit_blocks(summary: Summary, grounds: Grounds, *, has_reasons: bool) -> list[Block]:
    whys = grade_whys(summary, grounds.sources, has_reasons=has_reasons)
    return (
        [explanation_table(GRADE_COLUMNS, [(why.head, why.rows) for why in whys])] if whys else []
    )


def _people_blocks(
    summary: Summary, grounds: Grounds, shown: Callable[[VoiceWords], VoiceWords]
) -> list[Block]:
    told = [(name, _told(people, grounds, shown)) for name, people in rating_parts(summary)]
    blocks = people_blocks(told)
    if not blocks:
        return []
    return [*scheme_lines(schemes_of_people(grounds.people.values()), grounds.notes), *blocks]


def _told(
    people: Iterable[PersonSummary],
    grounds: Grounds,
    shown: Callable[[VoiceWords], VoiceWords],
) -> list[Told]:
    return [
        person_part(one.name, one.position, shown(voice_words(grounds.people[one.person])))
        for one in people
        if one.person in grounds.people
    ]


# --- the paper of its own -------------------------------------------------------------------------


def grades_document(summary: Summary, frame: Frame, grounds: Grounds, unit: str = "") -> Document:
    """Write the annex as a paper of its own; with ``unit`` it is that department's own."""
    period = summary.month.period
    name = next((one.line.unit.name for one in summary.units if one.line.unit.unit == unit), "")
    blocks = _all_blocks(summary, grounds, has_reasons=True)
    note = "(Kèm theo bảng điểm)"
    annexes = (
        Annex("Chi tiết", f"{TITLE} {month(period)}", tuple(blocks), landscape=True, note=note),
    )
    return Document(
        kind="grades",
        period=period,
        letterhead=frame.letterhead_of(name) if name else frame.letterhead,
        title_type="PHỤ LỤC",
        subject=f"{lowered(TITLE)} tháng {month_number(period)} năm {period.year}",
        place=frame.agency.place,
        blocks=(Paragraph(_opening(summary, grounds)), *grade_blocks(summary)),
        annexes=annexes if blocks else (),
        training=frame.agency.training,
    )


def _opening(summary: Summary, grounds: Grounds) -> str:
    people = sum(one.person in grounds.people for one in summary.people)
    held = sum(one.line.current is not None for one in summary.units)
    parts = [f"{two(held)} đơn vị"] if held else []
    parts += [f"{two(people)} cán bộ, công chức"] if people else []
    if not parts:
        return "Tháng này chưa có điểm nào để giải trình."
    return (
        f"Phụ lục này giải trình điểm của {' và '.join(parts)}: từng bước tính với công thức, "
        "số liệu, kết quả, quy tắc áp dụng và từng nhiệm vụ làm nguồn, để có thể tính lại bằng tay."
    )
