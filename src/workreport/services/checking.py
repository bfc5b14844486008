"""A report as the Office checks it: beside last month's, beside the plan, beside its last version.

Everything here is read; answers are given by the Office's service.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from workreport.domain.errors import RuleError
from workreport.domain.marks import changed_places
from workreport.domain.period import Period
from workreport.domain.reason import Reason
from workreport.domain.report import TEXT_SECTIONS, ReportDraft
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import Progress, progress
from workreport.domain.workflow import Action
from workreport.ledger.bodies.office import Wording
from workreport.services.book import Book, Look
from workreport.services.check_points import CheckList, Tick
from workreport.services.cooperation import contradicting
from workreport.services.drafts import filed_draft
from workreport.services.findings import Finding
from workreport.services.month import MonthLine, UnitMonthLine, VersionLine, instant
from workreport.services.planning import read_tasks

MONTH_BEFORE, PLAN, VERSION_BEFORE = "month", "plan", "version"
NOT_THERE = ""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One task of the report under check and how it stood in what it is compared with.

    ``before`` is the state there, empty when it was not there; ``differences`` are codes: new,
    carried, dropped, changed, contradiction (with the unit in ``other``).
    """

    task: Task
    said: TaskResult
    number: int
    progress: Progress
    before: str
    differences: tuple[str, ...]
    times_carried: int = 0
    other: str = ""


@dataclass(frozen=True, slots=True)
class SectionPair:
    """One section of the report beside the same one in what it is compared with."""

    section: str
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class PersonPair:
    """What a report says about one person, and what the month before said."""

    person: str
    name: str
    level: str
    before: str
    not_rated: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """A report under check; ``version`` is the frozen one, ``waiting`` a newer that has arrived."""

    period: Period
    line: UnitMonthLine
    version: VersionLine
    waiting: VersionLine | None
    waiting_changes: int
    versions: tuple[VersionLine, ...]
    draft: ReportDraft
    against: str
    rows: tuple[CheckRow, ...]
    sections: tuple[SectionPair, ...]
    people: tuple[PersonPair, ...]
    wording: Mapping[str, str]
    worded: Mapping[str, tuple[str, datetime]]  # by section: who of the Office said it, and when
    names: Mapping[str, str]
    answers: Mapping[str, str]
    replies: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    points: CheckList = field(default_factory=CheckList)
    ticked: Mapping[str, Tick] = field(default_factory=dict)  # signed: by point
    judged: Mapping[str, bool] = field(default_factory=dict)  # objective causes, by task
    refused: Mapping[Action, Reason] = field(default_factory=dict)  # what may not be done here


def version_under_check(line: UnitMonthLine) -> VersionLine:
    """Return the version the Office works on: one whose check began stays until it is answered.

    Raises:
        RuleError: ``report_not_filed``.
    """
    # A choice among versions in conflict ends every check that was begun on one of them.
    since = max((one.number for one in line.versions if one.picked), default=0)
    begun = [
        one
        for one in line.versions
        if one.checked_since is not None and one.answer is None and one.number >= since
    ]
    if begun:
        return begun[-1]
    if line.current is None:
        raise RuleError("report_not_filed")
    return line.current


def read_check(
    book: Book, month: MonthLine, unit: str, *, against: str = MONTH_BEFORE, entry: str = ""
) -> CheckView:
    """Read a report for its check.

    Args:
        book: The workspace.
        month: The month, as it was just read.
        unit: Id or code of the unit.
        against: Compare with the month before, with the plan, or with the version before.
        entry: The version to be shown; empty for the one under check.

    Raises:
        RuleError: Nothing was filed, or the version was erased.
    """
    with book.looking() as look:
        return check_of(look, month, unit, against=against, entry=entry)


def check_of(
    look: Look, month: MonthLine, unit: str, *, against: str = MONTH_BEFORE, entry: str = ""
) -> CheckView:
    """Read a report for its check inside a look; see :func:`read_check`."""
    line = next((one for one in month.units if unit in {one.unit.unit, one.unit.code}), None)
    if line is None:
        raise RuleError("unit_not_expected", period=str(month.period))
    version = next((one for one in line.versions if one.entry == entry), None)
    version = version or version_under_check(line)
    draft = _filed(look, version.entry, month.period)
    newest = line.current
    waiting = newest if newest is not None and newest.entry != version.entry else None
    other = _compared(look, month.period, line, version, against)
    newer = draft if waiting is None else _filed(look, waiting.entry, month.period)
    worded = _wording(look, month.period, line.unit.unit)
    return CheckView(
        period=month.period,
        line=line,
        version=version,
        waiting=waiting,
        waiting_changes=sum(1 for _place in changed_places(draft, newer)),
        versions=line.versions,
        draft=draft,
        against=against,
        rows=tuple(_rows(look, draft, other, against)),
        sections=tuple(_sections(draft, other)),
        people=tuple(_people(draft, other)),
        wording={section: one.text for section, one in worded.items()},
        worded={section: (one.by, one.at) for section, one in worded.items()},
        names={one.person: one.name for one in look.directory.people.values()},
        answers=dict(draft.answers),
        replies=dict(draft.replies),
    )


def _filed(look: Look, entry: str, period: Period) -> ReportDraft:
    draft = filed_draft(look, entry)
    if draft is None:
        raise RuleError("report_erased", period=str(period))
    return draft


def _compared(
    look: Look, period: Period, line: UnitMonthLine, version: VersionLine, against: str
) -> ReportDraft | None:
    unit = line.unit.unit
    if against == PLAN:
        planned = [one.task for one in read_tasks(look, period, unit) if not one.task.is_cancelled]
        return ReportDraft(period=str(period), unit=unit, tasks=tuple(planned))
    if against == VERSION_BEFORE:
        older = [one for one in line.versions if one.number < version.number]
        return filed_draft(look, older[-1].entry) if older else None
    fact = look.one("report.file", period=str(period.previous), unit=unit)
    return None if fact is None else filed_draft(look, fact.entry)


def _rows(
    look: Look, draft: ReportDraft, other: ReportDraft | None, against: str
) -> Iterator[CheckRow]:
    said = {one.task: one for one in draft.results}
    was = {} if other is None else {one.task: one for one in other.results}
    known = {} if other is None else {task.id: task for task in other.tasks}
    # What a task's result says differs every month; only between two versions it is news.
    results = was if against == VERSION_BEFORE else {}
    as_of = draft.as_of or look.today
    partners = _said_elsewhere(look, draft)
    number = 0
    for task in draft.tasks:
        if task.is_cancelled:
            continue
        number += 1
        mine = said.get(task.id, TaskResult(task=task.id))
        before = _state(was.get(task.id)) if task.id in known else NOT_THERE
        row = CheckRow(
            task,
            mine,
            number,
            progress(task, mine, as_of),
            before,
            (),
            _months_between(task.born, Period.parse(draft.period)),
            partners.get(task.id, ("", ""))[0],
        )
        found = _differences(row, known.get(task.id), results.get(task.id), partners)
        yield replace(row, differences=found)
    shown = {task.id for task in draft.tasks}
    for task in known.values():
        left_over = _state(was.get(task.id)) != Status.COMPLETED.value
        if task.id not in shown and not task.is_cancelled and left_over:
            gone = TaskResult(task=task.id)
            state = _state(was.get(task.id))
            yield CheckRow(task, gone, 0, Progress("no_due"), state, ("dropped",))


def _differences(
    row: CheckRow,
    known: Task | None,
    before: TaskResult | None,
    partners: Mapping[str, tuple[str, str]],
) -> tuple[str, ...]:
    found: list[str] = []
    elsewhere = partners.get(row.task.id)
    if elsewhere is not None and elsewhere[1] != _state(row.said):
        found.append("contradiction")
    if row.times_carried:
        found.append("carried")
    elif known is None:
        found.append("new")
    if known is not None and _differs(row, known, before):
        found.append("changed")
    return tuple(found)


def _differs(row: CheckRow, known: Task, before: TaskResult | None) -> bool:
    if (known.content, known.due_on) != (row.task.content, row.task.due_on):
        return True
    return before is not None and before != row.said


def _months_between(born: str, period: Period) -> int:
    if not born:
        return 0
    first = Period.parse(born)
    return max(0, (period.year - first.year) * 12 + period.month - first.month)


def _said_elsewhere(look: Look, draft: ReportDraft) -> dict[str, tuple[str, str]]:
    """Return what other units' reports of the month say about the same task: unit, state."""
    entries = [
        fact.entry
        for fact in look.projections.facts("report.file", period=draft.period, bodies=False)
        if fact.unit != draft.unit
    ]
    units = look.directory_of(Period.parse(draft.period)).units
    reported = {
        line.task: (units[line.unit].code, line.status or Status.NOT_STARTED.value)
        for line in look.projections.results(entries)
        if line.unit in units
    }
    return reported | contradicting(look, draft)


def _state(said: TaskResult | None) -> str:
    if said is None or said.status is None:
        return Status.NOT_STARTED.value
    return said.status.value


def _sections(draft: ReportDraft, other: ReportDraft | None) -> Iterator[SectionPair]:
    before = {} if other is None else other.text
    for section in TEXT_SECTIONS:
        text, was = draft.text.get(section, ""), before.get(section, "")
        if text or was:
            yield SectionPair(section, text, was)


def _people(draft: ReportDraft, other: ReportDraft | None) -> Iterator[PersonPair]:
    said = {one.person: one for one in draft.department}
    was = {} if other is None else {one.person: one for one in other.department}
    for person in draft.roster:
        line, before = said.get(person.person), was.get(person.person)
        yield PersonPair(
            person.person,
            person.name,
            "" if line is None else line.level,
            "" if before is None else before.level,
            "" if line is None else line.not_rated,
            "" if line is None else line.remark,
        )


@dataclass(frozen=True, slots=True)
class _Worded:
    text: str
    by: str
    at: datetime


def _wording(look: Look, period: Period, unit: str) -> dict[str, _Worded]:
    return {
        fact.body.section: _Worded(
            fact.body.text, look.directory.person_name(fact.author), instant(fact.at)
        )
        for fact in look.projections.facts("wording", period=str(period), unit=unit)
        if isinstance(fact.body, Wording) and fact.body.unit == unit
    }
