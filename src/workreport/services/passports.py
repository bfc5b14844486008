"""The passport of a task (K12): where it was born, how it moved, who held it, how late it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workreport.domain.period import Period
from workreport.domain.task_progress import Progress, compare
from workreport.ledger.bodies.office import Conclusion
from workreport.ledger.bodies.plan import PlanIssue, TaskBody, TaskChange, TaskHandover
from workreport.services.book import LOCAL_ZONE, Book, Look
from workreport.services.month import instant
from workreport.services.planning import task_body
from workreport.services.ports.rows import Fact
from workreport.services.task_passage import read_passages


@dataclass(frozen=True, slots=True)
class DueChange:
    """A due day that was moved, with the reason and who agreed."""

    changed_on: date
    before: date | None
    after: date | None
    reason: str
    agreed_by: str
    author: str  # name of the person who signed it


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held a task, from which day until which day; an open end is who holds it now."""

    person: str  # id, empty while nobody was named
    name: str
    from_on: date
    until_on: date | None  # the day before the next one took over
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A task passed from one unit to another: names, day, why, and who agreed."""

    on: date
    from_unit: str
    to_unit: str
    reason: str
    agreed_by: str


@dataclass(frozen=True, slots=True)
class ConclusionSource:
    """The leaders' conclusion a task comes from; its words only where they may be read."""

    entry: str
    period: str
    text: str
    meeting_on: date | None


@dataclass(frozen=True, slots=True)
class Said:
    """What the newest report of one month said about the task."""

    period: str
    status: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Passport:
    """A task's way through the months."""

    task: str
    content: str
    unit: str
    born: str
    original_due_on: date | None
    due_on: date | None
    months: tuple[str, ...]  # every month it belongs to, up to the one asked about
    times_carried: int
    due_changes: tuple[DueChange, ...]
    holders: tuple[Holder, ...]
    conclusions: tuple[ConclusionSource, ...]
    said: tuple[Said, ...]
    lateness: Progress  # against the due day in force
    original_lateness: Progress  # against the first due day
    reference_only: bool
    passages: tuple[Passage, ...] = ()  # from one unit to another, the first one first


class PassportService:
    """Reads the passport of a task; nothing of it is kept anywhere."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def passport(self, task_id: str, period: Period) -> Passport:
        """Return the passport of a task as it stands in a month.

        Raises:
            UseError: ``task_unknown``; a task that only stands in a draft has no passport yet.
        """
        with self._book.looking() as look:
            return read_passport(look, task_id, period)


def read_passport(look: Look, task_id: str, period: Period) -> Passport:
    """Return the passport of a task inside a look."""
    known = task_body(look, task_id)
    first, issued_on = _first(look, known)
    changes = _changes(look, task_id)
    said = tuple(_said(look, task_id, known.unit, period))
    months = tuple(
        month
        for month in look.projections.task_months([task_id]).get(task_id, ())
        if month <= str(period)
    )
    original = known.original_due_on or first.due_on
    as_of = min(look.today, period.last_day)
    return Passport(
        task=task_id,
        content=known.content,
        unit=known.unit,
        born=known.born,
        original_due_on=original,
        due_on=known.due_on,
        months=months,
        times_carried=max(len(months) - 1, 0),
        due_changes=tuple(_due_changes(look, first, changes)),
        holders=holders_of(look, first, issued_on, changes),
        conclusions=tuple(_conclusions(look, known)),
        said=said,
        lateness=_lateness(look, task_id, known.due_on, as_of, said),
        original_lateness=_lateness(look, task_id, original, as_of, said),
        reference_only=known.reference_only,
        passages=tuple(_passages(look, task_id)),
    )


def read_holders(look: Look, task_id: str) -> tuple[Holder, ...]:
    """Return who held a task when, the first one first."""
    known = task_body(look, task_id)
    first, issued_on = _first(look, known)
    return holders_of(look, first, issued_on, _changes(look, task_id))


def _passages(look: Look, task_id: str) -> Iterator[Passage]:
    name = look.directory.unit_name
    for one in read_passages(look, task_id):
        yield Passage(one.on, name(one.from_unit), name(one.to_unit), one.reason, one.agreed_by)


def _first(look: Look, known: TaskBody) -> tuple[TaskBody, date]:
    """Return the task as it was assigned, and when; what was erased is told by what is left."""
    for fact in look.projections.facts("plan.issue", period=known.born, unit=known.unit):
        if isinstance(fact.body, PlanIssue):
            for task in fact.body.tasks:
                if task.id == known.id:
                    return task, _day(fact)
    return known, Period.parse(known.born).first_day


def _changes(look: Look, task_id: str) -> Sequence[Fact]:
    facts = look.projections.facts("task.change", subject=task_id, chosen=False)
    return sorted(facts, key=lambda fact: (fact.version, fact.at, fact.entry))


def _due_changes(look: Look, first: TaskBody, changes: Sequence[Fact]) -> Iterator[DueChange]:
    before = first.due_on
    for fact in changes:
        body = fact.body
        if not isinstance(body, TaskChange) or body.body.due_on == before:
            continue
        author = look.directory.person_name(fact.author)
        yield DueChange(_day(fact), before, body.body.due_on, body.reason, body.agreed_by, author)
        before = body.body.due_on


def holders_of(
    look: Look, first: TaskBody, issued_on: date, changes: Sequence[Fact]
) -> tuple[Holder, ...]:
    """Follow the owner through changes; a hand-over says from which day its owner counts."""
    handed = [
        (fact.at, fact.body)
        for fact in look.projections.facts("task.handover", subject=first.id)
        if isinstance(fact.body, TaskHandover)
    ]
    taken: list[tuple[str, date, str]] = [(first.owner, issued_on, "")]
    for fact in changes:
        if not isinstance(fact.body, TaskChange) or fact.body.body.owner == taken[-1][0]:
            continue
        owner = fact.body.body.owner
        fitting = [each for at, each in handed if at <= fact.at and each.to_person == owner]
        handover = fitting[-1] if fitting else None
        since = _day(fact) if handover is None else handover.on
        taken.append((owner, since, "" if handover is None else handover.reason))
    taken = [one for one in taken if one[0] or len(taken) > 1]
    untils = [since for _owner, since, _why in taken[1:]]
    return tuple(
        Holder(
            person,
            look.directory.person_name(person),
            since,
            date.fromordinal(untils[place].toordinal() - 1) if place < len(untils) else None,
            reason,
        )
        for place, (person, since, reason) in enumerate(taken)
    )


def _conclusions(look: Look, known: TaskBody) -> Iterator[ConclusionSource]:
    if not known.conclusion:
        return
    fact = look.projections.fact(known.conclusion)
    body = None if fact is None else fact.body
    if isinstance(body, Conclusion):
        yield ConclusionSource(known.conclusion, body.period, body.text, body.meeting_on)
    else:  # the leaders' stream is not held here: the task's own words are what became of it
        born = Period.parse(known.born).previous
        yield ConclusionSource(known.conclusion, str(born), "", None)


def _said(look: Look, task_id: str, unit: str, period: Period) -> Iterator[Said]:
    lines = {line.report: line for line in look.projections.task_results(task_id)}
    chosen = [
        fact
        for fact in look.projections.facts("report.file", unit=unit, bodies=False)
        if fact.entry in lines and fact.period <= str(period)
    ]
    for fact in sorted(chosen, key=lambda one: one.period):
        line = lines[fact.entry]
        yield Said(fact.period, line.status, Progress(line.progress, line.days))


def _lateness(
    look: Look, task_id: str, due_on: date | None, as_of: date, said: Sequence[Said]
) -> Progress:
    if not said or said[-1].status != "completed":
        return Progress(*compare(due_on, None, as_of, completed=False))
    done = [
        line.done_on
        for line in look.projections.task_results(task_id)
        if line.status == "completed" and line.done_on
    ]
    done_on = date.fromisoformat(done[-1]) if done else None
    return Progress(*compare(due_on, done_on, as_of, completed=True))


def _day(fact: Fact) -> date:
    return instant(fact.at).astimezone(LOCAL_ZONE).date()
