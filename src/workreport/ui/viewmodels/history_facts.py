"""Twelve months of units and people, read from the ledger off the UI thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.domain.period import Period
from workreport.domain.timeliness import Verdict
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _
from workreport.ui.viewmodels.grade_why import graded_words

if TYPE_CHECKING:
    from workreport.services.history_lineage import Lineage
    from workreport.services.month import UnitMonthLine
    from workreport.services.ports.program import Desk
    from workreport.services.summary import PersonSummary, Summary

MONTHS = 12
NOT_RATED = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMonthStory:
    """One unit in one month."""

    state: str
    verdict: Verdict
    expected: bool
    received: str = ""
    returns: int = 0
    on_time: int = 0
    tasks: int = 0
    grade: str = ""
    name: str = ""  # as the unit was called in the month
    entered: str = ""  # what the Office entered the report from, for the unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMonthStory:
    """One person in one month: what the three voices said, and the level that counts."""

    level: str
    own: str = ""
    department: str = ""
    decided: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitHistory:
    """One unit over the months, by the name it has now; ``line`` tells where it comes from."""

    id: str
    name: str
    line: "Lineage"
    months: Mapping[Period, UnitMonthStory]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHistory:
    """One person over the months."""

    id: str
    name: str
    unit: str
    unit_name: str
    months: Mapping[Period, PersonMonthStory]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFacts:
    """What the page of history shows."""

    home: str  # the page on which a unit's month is seen
    months: tuple[Period, ...]
    opened: frozenset[Period]
    units: tuple[UnitHistory, ...]
    people: tuple[PersonHistory, ...]


def read_history(
    desk: "Desk", shown: Period, back: int = 0, *, is_of_people: bool = False
) -> HistoryFacts:
    """Read the twelve months that end with the newest one opened, or as many years before it.

    Where the levels of people are shown, it is written down who read them.
    """
    known = desk.periods.known()
    last = (known[-1] if known else shown).plus(-back * MONTHS)
    months = tuple(last.plus(step - MONTHS + 1) for step in range(MONTHS))
    if is_of_people:
        desk.access_log.note_people(months[0], months[-1])
    summaries = {month: desk.consolidation.summary(month) for month in months if month in known}
    with desk.book.looking() as look:
        home = (
            "board" if look.is_office else "consolidation" if look.has_role("leader") else "report"
        )
    return HistoryFacts(
        home=home,
        months=months,
        opened=frozenset(summaries),
        units=_units(desk, summaries),
        people=_people(desk, summaries),
    )


def _units(desk: "Desk", summaries: Mapping[Period, "Summary"]) -> tuple[UnitHistory, ...]:
    from workreport.services.histories import in_line  # noqa: PLC0415 - with the page
    from workreport.services.history_lineage import read_lineage  # noqa: PLC0415 - with the page

    stories: dict[str, dict[Period, UnitMonthStory]] = {}
    for month, summary in summaries.items():
        for line in summary.month.units:
            stories.setdefault(line.unit.unit, {})[month] = _unit_story(line)
    with desk.book.looking() as look:
        return tuple(
            UnitHistory(
                id=unit,
                name=look.directory.unit_name(unit),
                line=read_lineage(look, unit),
                months=stories[unit],
            )
            for unit in in_line(look.directory, stories)
        )


def _unit_story(line: "UnitMonthLine") -> UnitMonthStory:
    current, counts = line.current, line.counts
    at = None if current is None else current.received_at
    tasks = 0 if counts is None else counts.completed + counts.in_progress + counts.not_started
    return UnitMonthStory(
        state=line.state.value,
        verdict=line.verdict,
        expected=line.expected,
        received="" if at is None else moment_text(at),
        returns=line.returns,
        grade=graded_words(line.grade),
        on_time=0 if counts is None else tasks - counts.late - counts.overdue,
        tasks=tasks,
        name=line.unit.name,
        entered="" if current is None else current.entered,
    )


def _people(desk: "Desk", summaries: Mapping[Period, "Summary"]) -> tuple[PersonHistory, ...]:
    found: dict[str, PersonSummary] = {}
    newest: dict[str, Period] = {}
    stories: dict[str, dict[Period, PersonMonthStory]] = {}
    for month, summary in summaries.items():
        for one in summary.people:
            found[one.person] = one
            newest[one.person] = month
            stories.setdefault(one.person, {})[month] = _person_story(one)
    with desk.book.looking() as look:
        directory = look.directory
        order = {unit.unit: place for place, unit in enumerate(directory.in_order)}
        people = [
            PersonHistory(
                id=person,
                name=one.name,
                unit=one.unit,
                unit_name=look.directory_of(newest[person]).unit_name(one.unit),
                months=stories[person],
            )
            for person, one in found.items()
        ]
    return tuple(sorted(people, key=lambda one: order.get(one.unit, len(order))))


def _person_story(one: "PersonSummary") -> PersonMonthStory:
    counted = one.counted
    level = "" if counted is None else NOT_RATED if counted.not_rated else counted.level
    return PersonMonthStory(
        level=level,
        own="" if one.own is None else one.own.level or NOT_RATED,
        department="" if one.department is None else one.department.level or NOT_RATED,
        decided="" if one.decided is None else one.decided.level or NOT_RATED,
        remark="" if counted is None else counted.remark or counted.not_rated,
    )


def story_words(story: PersonMonthStory) -> str:
    """Say what the three voices said: "Tự xếp B, phòng đề nghị C, lãnh đạo quyết định C."."""
    parts = []
    if story.own:
        parts.append(_("tự xếp {level}").format(level=story.own))
    if story.department:
        parts.append(_("phòng đề nghị {level}").format(level=story.department))
    if story.decided:
        parts.append(_("lãnh đạo quyết định {level}").format(level=story.decided))
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}." if words else ""
