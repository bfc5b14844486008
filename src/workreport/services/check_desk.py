"""The Office's checking desk: one report in full, the queue by risk, the clean rest in one act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.workflow import Action, UnitState, refusal
from workreport.services.answering import CheckOutcome, accept_report, actor_of, settled
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.check_points import (
    CheckList,
    keep_list,
    read_list,
    sign_ticks,
    ticks_of,
)
from workreport.services.check_rules import CheckPoint, CheckRules, read_check_rules
from workreport.services.checking import MONTH_BEFORE, CheckView, check_of
from workreport.services.drafts import filed_draft
from workreport.services.findings import Finder, Finding, judged_causes
from workreport.services.month import MonthLine, UnitMonthLine, read_month
from workreport.services.people_rating import schemes_of
from workreport.services.ports.machine import Resources
from workreport.services.who_may import Duties, refusals

BATCH_WAIT = timedelta(seconds=60)
_WAITING = frozenset({UnitState.RECEIVED, UnitState.IN_CHECK})


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A report that waits for its answer; ``holding`` keeps it out of what is accepted in one act.

    ``weight`` sorts the queue: the place of the worst finding, and how many there are.
    """

    line: UnitMonthLine
    findings: tuple[Finding, ...]
    holding: tuple[Finding, ...]
    weight: tuple[int, int]

    @property
    def is_clean(self) -> bool:
        """Whether nothing keeps the report back."""
        return not self.holding


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A unit that a batch acceptance leaves out, and why."""

    unit: str
    code: str
    values: dict[str, object]
    name: str = ""


@dataclass(slots=True)
class BatchAccepted:
    """What a batch acceptance did, or would do."""

    accepted: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    undo_until: datetime | None = None
    names: list[str] = field(default_factory=list)  # of the accepted units


@dataclass(frozen=True, slots=True)
class WaitingBatch:
    """Answered reports whose answers are not packed yet: until then nobody hears of them.

    ``units`` are codes, in the order of the month; ``seconds`` are left from now on;
    ``returned`` names those of ``names`` that were returned, the others were accepted.
    """

    units: tuple[str, ...]
    names: tuple[str, ...]
    until: datetime
    seconds: float
    returned: tuple[str, ...] = ()


class CheckDesk:
    """What officers and the chief see and do while they check."""

    def __init__(self, book: Book, calendars: Calendars, resources: Resources) -> None:
        self._book = book
        self._calendars = calendars
        self._resources = resources
        self._read: tuple[CheckRules, Duties] | None = None

    def view(
        self, period: Period, unit: str, *, against: str = MONTH_BEFORE, entry: str = ""
    ) -> CheckView:
        """Read a report with everything its check should look at.

        Raises:
            RuleError: Nothing was filed, or the version was erased.
        """
        with self._book.looking() as look:
            month = read_month(look, self._calendars, period)
            view = check_of(look, month, unit, against=against, entry=entry)
            rules, duties = self._known()
            return replace(
                view,
                findings=self._finder(look, month).of_report(view.line, view.draft),
                points=read_list(look, rules.points),
                ticked=ticks_of(look, str(period), view.version.entry),
                judged=judged_causes(view.line),
                refused=refusals(look, duties, month, view.line),
            )

    def points(self) -> CheckList:
        """Return the check list in force."""
        with self._book.looking() as look:
            return read_list(look, self._known()[0].points)

    def keep_points(self, points: Sequence[CheckPoint]) -> str:
        """Sign the agency's own check list; returns the entry id.

        Raises:
            UseError: A point is empty, too long, or there twice.
            RuleError: ``only_chief_sets``.
        """
        with self._book.working() as work:
            return keep_list(work, points)

    def tick(self, period: Period, unit: str, codes: Collection[str]) -> str:
        """Sign which points the officer here has ticked for the report that lies here.

        Raises:
            RuleError: Nothing was filed, or versions are in conflict.
        """
        with self._book.working() as work:
            line = self._line(work, read_month(work, self._calendars, period), unit)
            return sign_ticks(work, str(period), line.unit.unit, settled(line).entry, codes)

    def queue(self, period: Period) -> tuple[QueueLine, ...]:
        """Return the reports that wait for an answer, the riskiest first, the clean ones last."""
        with self._book.looking() as look:
            return self._queue(look, read_month(look, self._calendars, period))

    def rehearse_clean(self, period: Period, units: Sequence[str] = ()) -> BatchAccepted:
        """Tell what accepting the clean reports would do, and who is left out and why."""
        return self._batch(period, units, keep=False)

    def accept_clean(self, period: Period, units: Sequence[str] = ()) -> BatchAccepted:
        """Accept every waiting report that nothing speaks against; the rest is named with why.

        ``units`` are codes; without any all are meant. The answers wait a minute before they are
        packed, so that they can be taken back.
        """
        return self._batch(period, units, keep=True)

    def waiting_batch(self, period: Period) -> WaitingBatch | None:
        """Return the answered reports of a month whose answers still wait before they are packed.

        Those that were taken back again are not among them.
        """
        with self._book.looking() as look:
            held = _held_back(look)
            if not held:
                return None
            lines = [
                line
                for line in read_month(look, self._calendars, period).units
                if line.current is not None and line.current.answer_entry in held
            ]
            if not lines:
                return None
            until = max(held.values())
            return WaitingBatch(
                tuple(line.unit.code for line in lines),
                tuple(line.unit.name for line in lines),
                until,
                (until - look.now).total_seconds(),
                tuple(line.unit.name for line in lines if line.facts.answer == "returned"),
            )

    def send_at_once(self) -> int:
        """Let go what waits to be packed; returns how many entries the next package takes along."""
        with self._book.working() as work:
            held = _held_back(work)
            for entry in held:
                work.transaction.local.unqueue(entry)
            work.note_exchange()
            return len(held)

    # --- inside --------------------------------------------------------------------------------

    def _known(self) -> tuple[CheckRules, Duties]:
        if self._read is None:
            self._read = read_check_rules(self._resources), Duties.read(self._resources)
        return self._read

    def _finder(self, look: Look, month: MonthLine) -> Finder:
        schemes = schemes_of(look, self._calendars, month)
        return Finder(look, month, schemes, self._known()[0])

    @staticmethod
    def _line(look: Look, month: MonthLine, unit: str) -> UnitMonthLine:
        place = look.directory.unit(unit, month.period.last_day).unit
        found = next((one for one in month.units if one.unit.unit == place), None)
        if found is None:
            raise RuleError("unit_not_expected", period=str(month.period))
        return found

    def _queue(self, look: Look, month: MonthLine) -> tuple[QueueLine, ...]:
        finder, rules = self._finder(look, month), self._known()[0]
        found: list[QueueLine] = []
        for line in month.units:
            if line.current is None or line.state not in _WAITING:
                continue
            draft = filed_draft(look, line.current.entry)
            seen = finder.of_line(line) if draft is None else finder.of_report(line, draft)
            worst = min((rules.weight(one.code) for one in seen), default=len(rules.order) + 1)
            found.append(QueueLine(line, seen, finder.holding(seen), (worst, -len(seen))))
        # A report that nothing holds back waits behind every one that something does.
        return tuple(sorted(found, key=lambda one: (one.is_clean, one.weight)))

    def _batch(self, period: Period, units: Sequence[str], *, keep: bool) -> BatchAccepted:
        outcome = BatchAccepted()
        with self._book.working(keep=keep) as work:
            month = read_month(work, self._calendars, period)
            outcome.undo_until = work.now + BATCH_WAIT
            queue = {one.line.unit.unit: one for one in self._queue(work, month)}
            for line in month.units:
                waiting = queue.get(line.unit.unit)
                code, name = line.unit.code, line.unit.name
                if units and code not in units:
                    continue
                if waiting is None:
                    # Who was chosen by name is told why nothing comes of it; the rest is not meant.
                    if units:
                        outcome.left_out.append(_not_waiting(work, month, line))
                    continue
                if not waiting.is_clean:
                    worst = waiting.holding[0]
                    reason = f"found_{worst.code}"
                    outcome.left_out.append(LeftOut(code, reason, dict(worst.values), name))
                    continue
                try:
                    with work.transaction.savepoint():
                        accept_report(work, month, line, CheckOutcome(), outcome.undo_until)
                    outcome.accepted.append(code)
                    outcome.names.append(name)
                except RuleError as refused:
                    values = dict(refused.values)
                    outcome.left_out.append(LeftOut(code, refused.code, values, name))
        return outcome


def _held_back(look: Look) -> dict[str, datetime]:
    """Return the own entries that may not be packed yet, and until when."""
    return {
        each.entry: each.not_before
        for each in look.transaction.local.outbox()
        if each.not_before is not None and each.not_before > look.now
    }


def _not_waiting(look: Look, month: MonthLine, line: UnitMonthLine) -> LeftOut:
    """Say why a report that was chosen does not wait for an answer."""
    reason = refusal(Action.ACCEPT, line.facts, month.facts, actor_of(look))
    code, values = ("recall_asked", {}) if reason is None else (reason.code, dict(reason.values))
    return LeftOut(line.unit.code, code, values, line.unit.name)
