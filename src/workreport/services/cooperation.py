"""Tasks that several units share: each unit's part, and where the parts contradict each other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workreport.domain.cooperation import LONGEST_PART, Contradiction, UnitPart, contradictions
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.problem import NOTE, WARNING, Problem
from workreport.domain.report import ReportDraft
from workreport.domain.task import Status
from workreport.domain.workflow import Action, Actor, allowed
from workreport.ledger.bodies.plan import TaskPart, TaskShare
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.drafts import kept_draft
from workreport.services.month import read_month
from workreport.services.part_drafts import drafted_parts, drop_parts, keep_part
from workreport.services.planning import month_tasks
from workreport.services.sharing import may_tell, read_parts, read_shares, share_tasks

_VOICES = frozenset({"head", "deputy", "clerk"})


@dataclass(frozen=True, slots=True)
class SharedTask:
    """A task several units share, as one of them sees it in one month."""

    task: str
    content: str
    product: str
    due_on: date | None
    lead: str
    units: tuple[str, ...]  # the lead first
    parts: Mapping[str, UnitPart]  # by unit: what was signed, and what this desk is writing
    drafted: bool  # the own part is written and not signed yet
    contradictions: tuple[Contradiction, ...]

    def missing(self) -> tuple[str, ...]:
        """Return the units that said nothing of their part yet."""
        return tuple(unit for unit in self.units if unit not in self.parts)


class CooperationService:
    """Reads shared tasks and writes the own unit's parts."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def tasks(self, period: Period, unit: str | None = None) -> tuple[SharedTask, ...]:
        """Return the shared tasks of a month, those of one unit or all that are held here."""
        with self._book.looking() as look:
            return shared_tasks(look, period, None if unit is None else _unit(look, unit))

    def own_tasks(self, period: Period) -> tuple[SharedTask, ...]:
        """Return the shared tasks of the unit whose desk this is."""
        with self._book.looking() as look:
            units = look.own_units()
            return shared_tasks(look, period, units[0]) if units else ()

    def contradictions(
        self, period: Period, unit: str | None = None
    ) -> tuple[tuple[SharedTask, Contradiction], ...]:
        """Return every contradiction of a month with its task."""
        return tuple(
            (task, one) for task in self.tasks(period, unit) for one in task.contradictions
        )

    def keep(self, period: Period, task: str, part: UnitPart) -> None:
        """Keep the own unit's part until the report is filed; the unit is the one the part names.

        Raises:
            UseError: The text is too long, the day is to come, a status or a unit is unknown.
            RuleError: The unit does not share the task, or its report is locked.
        """
        with self._book.working() as work:
            part = _checked(work, part)
            share = read_shares(work, period).get(task)
            if share is None or part.unit not in {share.unit, *share.partners}:
                raise RuleError("part_not_shared")
            _require_editable(work, self._calendars, period, part.unit)
            keep_part(work, part.unit, period, task, part)


def shared_tasks(look: Look, period: Period, unit: str | None) -> tuple[SharedTask, ...]:
    """Return the shared tasks of a month inside a look."""
    signed = read_parts(look, period)
    drafted = {} if unit is None else drafted_parts(look, unit, period)
    draft = None if unit is None else kept_draft(look, unit, period)
    found = []
    for share in read_shares(look, period).values():
        units = (share.unit, *share.partners)
        if unit is not None and unit not in units:
            continue
        parts = {one: _of_body(body) for one, (_fact, body) in signed.get(share.task, {}).items()}
        parts = {one: part for one, part in parts.items() if one in units}
        if unit is not None and share.task in drafted:
            parts[unit] = drafted[share.task]
        if unit == share.unit and draft is not None:
            parts = _with_status(parts, share, draft)
        found.append(
            SharedTask(
                share.task,
                share.content,
                share.product,
                share.due_on,
                share.unit,
                units,
                parts,
                share.task in drafted,
                contradictions(share.unit, parts),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.content, one.task)))


def contradicting(look: Look, draft: ReportDraft) -> dict[str, tuple[str, str]]:
    """Return for a report under check which unit says otherwise: by task its code and status."""
    found: dict[str, tuple[str, str]] = {}
    for task in shared_tasks(look, Period.parse(draft.period), None):
        for one in task.contradictions:
            other = one.other if one.unit == draft.unit else one.unit
            if draft.unit in {one.unit, one.other} and other in look.directory.units:
                code = look.directory.units[other].code
                found[task.task] = code, task.parts[other].status
    return found


def part_problems(
    shared: Iterable[SharedTask], draft: ReportDraft, name: Callable[[str], str]
) -> tuple[Problem, ...]:
    """Return what a unit should know of its parts before it files.

    The lead answers in one line for what its partners contradict; a part nobody wrote is a note.
    """
    found: list[Problem] = []
    unwritten: list[SharedTask] = []
    for task in shared:
        told = {"content": task.content}
        parts = task.parts
        if task.lead == draft.unit:
            parts = _with_status(parts, task, draft)
        for one in contradictions(task.lead, parts):
            if draft.unit in {one.unit, one.other}:
                other = one.other if one.unit == draft.unit else one.unit
                is_lead = task.lead == draft.unit
                place = f"task/{task.task}/status" if is_lead else f"part/{task.task}"
                values = {**told, "unit": name(other), "since": one.since}
                level = WARNING if is_lead else NOTE
                found.append(Problem(f"part_{one.code}", level, place, values))
        if task.lead != draft.unit and draft.unit not in task.parts:
            unwritten.append(task)
    return (*found, *_unwritten(unwritten, name))


def _unwritten(tasks: Sequence[SharedTask], name: Callable[[str], str]) -> Iterable[Problem]:
    """Say in one note which parts are not written, so that it does not hide other findings."""
    if tasks:
        code = "cooperation_part_missing" if len(tasks) == 1 else "cooperation_parts_missing"
        first = tasks[0]
        values = {"content": first.content, "unit": name(first.lead), "count": len(tasks)}
        yield Problem(code, NOTE, f"part/{first.task}", values)


def sign_parts(work: Work, draft: ReportDraft, period: Period) -> None:
    """Sign the unit's parts together with its report; what was signed alike is not said again."""
    unit = draft.unit
    if not any(role in _VOICES and of == unit for role, of in work.roles()):
        return  # the Office files for the unit: nobody but the unit speaks of its part
    if may_tell(work, unit):
        share_tasks(work, (one for one in month_tasks(work, period) if one.unit == unit))
    signed = read_parts(work, period)
    for task in shared_tasks(work, period, unit):
        part = task.parts.get(unit)
        if task.lead == unit:
            part = _with_status(task.parts, task, draft).get(unit)
        if part is None:
            continue
        known = signed.get(task.task, {}).get(unit)
        body = TaskPart(
            task=task.task,
            unit=unit,
            period=str(period),
            status=_status(part.status).value,
            text=part.text,
            waiting_for=part.waiting_for,
            since=part.since,
            until=part.until,
        )
        if known is None or known[1] != body:
            tips = work.projections.facts(
                "task.part", key=f"part/{task.task}/{unit}/{period}", chosen=False, bodies=False
            )
            superseded = [fact.entry for fact in tips if fact.is_tip]
            work.append(body, "task.part", supersedes=superseded)
    drop_parts(work, unit, period)


def _with_status(
    parts: Mapping[str, UnitPart], task: TaskShare | SharedTask, draft: ReportDraft
) -> dict[str, UnitPart]:
    """Take the lead's status from its report: it must not say two things of one task."""
    lead = draft.unit
    said = next((one for one in draft.results if one.task == task.task), None)
    if said is None or said.status is None:
        return dict(parts)
    known = parts.get(lead, UnitPart(lead, said.status.value))
    return {**parts, lead: replace(known, status=said.status.value)}


def _of_body(body: TaskPart) -> UnitPart:
    return UnitPart(body.unit, body.status, body.text, body.waiting_for, body.since, body.until)


def _status(text: str) -> Status:
    try:
        return Status(text)
    except ValueError:
        known = ", ".join(one.value for one in Status)
        raise UseError("part_status_unknown", status=text, known=known) from None


def _unit(look: Look, unit: str) -> str:
    return unit if unit in look.directory.units else look.directory.unit(unit, look.today).unit


def _checked(work: Work, part: UnitPart) -> UnitPart:
    text = part.text.strip()
    if len(text) > LONGEST_PART:
        raise UseError("part_too_long", letters=len(text), most=LONGEST_PART)
    if part.since is not None and part.since > work.today:
        raise UseError("part_since_in_future", day=part.since)
    waiting = _unit(work, part.waiting_for) if part.waiting_for else ""
    if waiting == part.unit:
        raise UseError("part_waits_for_itself")
    since = (part.since or work.today) if waiting else None
    until = part.until if waiting else None
    if until is not None and since is not None and not since <= until <= work.today:
        raise UseError("part_until_outside", day=until)
    status = _status(part.status).value
    if waiting and status == Status.COMPLETED and until is None:
        raise UseError("part_done_and_waiting")
    return UnitPart(_unit(work, part.unit), status, text, waiting, since, until)


def _require_editable(work: Work, calendars: Calendars, period: Period, unit: str) -> None:
    month = read_month(work, calendars, period)
    line = next((one for one in month.units if one.unit.unit == unit), None)
    if line is None:
        raise RuleError("unit_not_expected", period=str(period))
    actor = Actor(work.identity.person, is_chief=work.has_role("chief"))
    allowed(Action.EDIT, line.facts, month.facts, actor)
