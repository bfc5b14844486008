"""Tasks that come back: rules of a unit, months skipped with a reason, what a month still lacks."""

from dataclasses import dataclass
from typing import Literal, cast

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.recurrence import MOST_OCCURRENCES, drawn, months_of
from workreport.ledger.bodies.sources import Occurrence, RecurrenceSet, RecurrenceSkip
from workreport.services.book import Book, Look, Work
from workreport.services.occurrences import DUE, ISSUED, DueTask, due_tasks, issue_due

_LAST_DAY = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceRule:
    """A rule as a person writes it; an empty id makes a new one."""

    unit: str
    content: str
    first: Period
    last: Period
    every: str = "month"  # month or quarter
    day: int = _LAST_DAY
    product: str = ""
    owner: str = ""
    partners: tuple[str, ...] = ()
    director: str = ""
    category: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with the months it skips and how many of its tasks are in the plan."""

    rule: RecurrenceRule
    months: tuple[str, ...]
    skipped: dict[str, str]  # month -> reason
    issued: int
    in_conflict: bool


class RecurrenceService:
    """Keeps the rules of units, and puts their tasks into months."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def rules(self, unit: str | None = None) -> tuple[RuleLine, ...]:
        """Return the rules held here, of one unit or of all, those that end last first."""
        with self._book.looking() as look:
            return tuple(sorted(_rules(look, unit), key=_by_end))

    def keep(self, rule: RecurrenceRule) -> str:
        """Sign a rule, or one that replaces it; returns its id.

        Raises:
            UseError: No content, an end before the beginning, too many months, an unknown word.
            RuleError: The person may not set rules of the unit.
        """
        _check(rule)
        with self._book.working() as work:
            return _keep(work, rule)

    def skip(self, rule: str, period: Period, reason: str) -> None:
        """Let a rule make no task in one month.

        Raises:
            UseError: ``reason_missing`` or ``recurrence_unknown``.
            RuleError: ``recurrence_not_in_month``, or its task is in the plan already.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            known = _known(work, rule)
            found = next((one for one in due_tasks(work, period) if one.key == rule), None)
            if found is None:
                raise RuleError("recurrence_not_in_month", period=str(period))
            if found.state == ISSUED:
                raise RuleError("recurrence_issued", content=known.content)
            tips = work.projections.facts(
                "recurrence.skip", key=f"skip/{rule}/{period}", chosen=False, bodies=False
            )
            body = RecurrenceSkip(rule=rule, unit=known.unit, period=str(period), reason=reason)
            superseded = [fact.entry for fact in tips if fact.is_tip]
            work.append(body, "recurrence.skip", supersedes=superseded)

    def due(self, period: Period, unit: str | None = None) -> tuple[DueTask, ...]:
        """Return what rules and programmes bring into a month, with the state of each."""
        with self._book.looking() as look:
            return due_tasks(look, period, unit)

    def take(self, period: Period, unit: str | None = None) -> int:
        """Put what is due into an open month, each task once; returns how many.

        Raises:
            RuleError: ``period_not_open``.
        """
        with self._book.working() as work:
            if work.one("period.open", "period.change", period=str(period)) is None:
                raise RuleError("period_not_open", period=str(period))
            return issue_due(work, period, None if unit is None else {unit})


def waiting(due: tuple[DueTask, ...]) -> int:
    """Count what is due and not in the month yet."""
    return sum(one.state == DUE for one in due)


def _check(rule: RecurrenceRule) -> None:
    if not rule.content.strip():
        raise UseError("task_content_missing")
    if rule.every not in {"month", "quarter"}:
        raise UseError("recurrence_every_unknown", every=rule.every)
    if not 1 <= rule.day <= _LAST_DAY:
        raise UseError("recurrence_day_unknown", day=rule.day)
    if rule.last < rule.first:
        raise UseError("recurrence_ends_before", first=str(rule.first), last=str(rule.last))
    if sum(1 for _month in months_of(rule.every, rule.first, rule.last)) > MOST_OCCURRENCES:
        raise UseError("recurrence_too_long", most=MOST_OCCURRENCES // 12)


def _keep(work: Work, rule: RecurrenceRule) -> str:
    rule_id = rule.id or new_id()
    facts = work.projections.facts("recurrence.set", key=f"recurrence/{rule_id}", chosen=False)
    known: dict[str, str] = {}
    for fact in sorted(facts, key=lambda one: one.is_chosen):
        if isinstance(fact.body, RecurrenceSet):
            if fact.body.unit != rule.unit:
                raise RuleError("recurrence_of_another_unit")
            known |= {one.period: one.task for one in fact.body.occurrences}
    tasks = drawn(months_of(rule.every, rule.first, rule.last), known)
    body = RecurrenceSet(
        rule=rule_id,
        unit=rule.unit,
        every=cast("Literal['month', 'quarter']", rule.every),
        day=rule.day,
        first=str(rule.first),
        last=str(rule.last),
        content=rule.content.strip(),
        occurrences=[Occurrence(period=one, task=tasks[one]) for one in sorted(tasks)],
        product=rule.product,
        owner=rule.owner,
        partners=[unit for unit in rule.partners if unit != rule.unit],
        director=rule.director,
        category=rule.category,
    )
    superseded = [fact.entry for fact in facts if fact.is_tip]
    work.append(body, "recurrence.set", supersedes=superseded)
    return rule_id


def _known(look: Look, rule: str) -> RecurrenceSet:
    for fact in look.projections.facts("recurrence.set", key=f"recurrence/{rule}"):
        if isinstance(fact.body, RecurrenceSet):
            return fact.body
    raise UseError("recurrence_unknown", rule=rule)


def _rules(look: Look, unit: str | None) -> list[RuleLine]:
    skips: dict[str, dict[str, str]] = {}
    for fact in look.projections.facts("recurrence.skip"):
        if isinstance(fact.body, RecurrenceSkip):
            skips.setdefault(fact.body.rule, {})[fact.body.period] = fact.body.reason
    found = []
    for fact in look.projections.facts("recurrence.set", unit=unit):
        body = fact.body
        if not isinstance(body, RecurrenceSet):
            continue
        rule = RecurrenceRule(
            id=body.rule,
            unit=body.unit,
            content=body.content,
            first=Period.parse(body.first),
            last=Period.parse(body.last),
            every=body.every,
            day=body.day,
            product=body.product,
            owner=body.owner,
            partners=tuple(body.partners),
            director=body.director,
            category=body.category,
        )
        months = tuple(str(one) for one in months_of(rule.every, rule.first, rule.last))
        issued = sum(look.projections.task(one.task) is not None for one in body.occurrences)
        skipped = {month: why for month, why in skips.get(body.rule, {}).items() if month in months}
        found.append(RuleLine(rule, months, skipped, issued, fact.in_conflict))
    return found


def _by_end(line: RuleLine) -> tuple[int, str]:
    return -(line.rule.last.year * 12 + line.rule.last.month), line.rule.content
