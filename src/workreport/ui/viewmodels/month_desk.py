"""Everything a department's desk knows about one month, read in one go off the UI thread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from workreport.domain.calendar import Calendar, day_ended_by
from workreport.domain.deadlines import Deadline, extended
from workreport.domain.errors import CodedError
from workreport.domain.names import task_key
from workreport.domain.period import Period
from workreport.domain.report import NextTask, ReportDraft
from workreport.ledger.bodies.agency import PeriodOpen, PersonSet
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.contributions_sent import SentPart
from workreport.services.exchange_state import ExchangeState
from workreport.services.month import UnitMonthLine
from workreport.services.ports.program import Desk
from workreport.services.reporting import DraftLine
from workreport.ui.models.rated_lines import MONTHS_SHOWN

if TYPE_CHECKING:
    from workreport.services.reminders import Reminded

_SIGNERS = frozenset({"head", "deputy", "clerk_filing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDesk:
    """A department's month with the names, days and answers its pages show."""

    period: Period
    line: DraftLine
    before: UnitMonthLine | None
    today: date
    now: datetime
    report_due: Deadline
    office_due: Deadline
    people: tuple[tuple[str, str], ...]
    """Id and name of everybody in the unit."""
    names: Mapping[str, str]
    units: Mapping[str, str]
    head: str
    me: str
    levels: Mapping[str, tuple[str, ...]]
    """By person: the department's level in each of the last months, "–" for none."""
    decided: Mapping[str, str]
    offered: tuple[NextTask, ...]
    """What last month's report proposed and this month does not have yet."""
    is_written: bool
    can_sign: bool
    exchange: ExchangeState
    sent: tuple[SentPart, ...] = ()
    """What who works here sent to the head: the own month, or a report to be signed."""
    prepared_by: str = ""
    """Who prepared the filed version, where somebody else signed it."""
    reminders: "tuple[Reminded, ...]" = ()
    """What the Office said because the report was missing, oldest first."""

    @property
    def calendar(self) -> Calendar:
        """The working calendar of the month."""
        return self.line.month.calendar


@dataclass(frozen=True, slots=True)
class MonthRefused:
    """A month that has no desk: it was not opened for this unit, or cannot be read."""

    period: Period
    error: CodedError


def read_month_desk(desk: Desk, period: Period) -> MonthDesk | MonthRefused:
    """Read a month of the department; to be called off the UI thread."""
    with desk.book.looking_once():
        try:
            line = desk.reporting.open(period)
        except CodedError as error:
            return MonthRefused(period, error)
        sent = desk.contributions.prepared(period, line.draft.unit)
        return _with_month_before(desk, month_desk_of(desk, period, line, sent))


def month_desk_of(
    desk: Desk, period: Period, line: DraftLine, sent: tuple[SentPart, ...] = ()
) -> MonthDesk:
    """Put what was read of a month together with names, days and levels."""
    report_due, office_due = desk.periods.deadlines(period)
    with desk.book.looking() as look:
        unit = line.draft.unit
        due = _granted(_stamped(report_due, line.month.opened, "report"), line.line)
        current = line.line.current
        waiting = {one.entry for one in look.transaction.local.outbox()}
        directory = look.directory_of(period)
        members = directory.members(unit)
        return MonthDesk(
            period=period,
            line=line,
            before=None,
            today=look.today,
            now=look.now,
            report_due=due,
            office_due=_stamped(office_due, line.month.opened, "office"),
            people=tuple((one.person, one.name) for one in members),
            names={one.person: one.name for one in look.directory.people.values()},
            units={one.unit: one.short or one.code for one in directory.units.values()},
            head=next((one.name for one in members if one.group == "heads"), ""),
            me=look.directory.person_name(look.identity.person),
            levels=_levels(look, period, line.draft, members),
            decided=_decided(look, period),
            offered=(),
            is_written=current is not None and current.entry not in waiting,
            can_sign=any(role in _SIGNERS and place == unit for role, place in look.roles()),
            exchange=desk.exchange_state.state(),
            sent=sent,
            prepared_by="" if current is None else _preparer(look, current.entry, current.author),
        )


def _with_month_before(desk: Desk, read: MonthDesk) -> MonthDesk:
    said = desk.reminders.reminded(read.period)
    unit = read.line.draft.unit
    read = replace(read, reminders=tuple(one for one in said if one.unit == unit))
    before = desk.reporting.before(read.period)
    if before is None:
        return read
    known = {task_key(task.content) for task in read.line.draft.tasks} if before.proposed else ()
    offered = tuple(each for each in before.proposed if task_key(each.content) not in known)
    return replace(read, before=before.line, offered=offered)


def _preparer(look: Look, entry: str, author: str) -> str:
    """Return the name of who prepared a filed version; empty where its signer did."""
    fact = look.projections.fact(entry)
    if fact is None or not isinstance(fact.body, ReportFile):
        return ""
    prepared_by = fact.body.prepared_by
    return "" if prepared_by in {"", author} else look.directory.person_name(prepared_by)


def _stamped(computed: Deadline, opened: PeriodOpen | None, which: str) -> Deadline:
    """Return the deadline as the month was opened with; its reasons stay where its days do."""
    if opened is None:
        return computed
    stamp = opened.report if which == "report" else opened.office
    target_day, limit_day = day_ended_by(stamp.target_at), day_ended_by(stamp.limit_at)
    same = (target_day, limit_day) == (computed.target_day, computed.limit_day)
    return replace(
        computed,
        target_at=stamp.target_at,
        limit_at=stamp.limit_at,
        target_day=target_day,
        limit_day=limit_day,
        reasons=computed.reasons if same else (),
    )


def _granted(due: Deadline, line: UnitMonthLine) -> Deadline:
    later = [one.until_at for one in line.extensions if one.until_at > due.limit_at]
    return extended(due, max(later)) if later else due


def _levels(
    look: Look, period: Period, draft: ReportDraft, members: Iterable[PersonSet]
) -> dict[str, tuple[str, ...]]:
    months = [str(period.plus(step)) for step in range(-MONTHS_SHOWN, 0)]
    people = {one.person for one in draft.roster} | {one.person for one in members}
    found: dict[str, list[str]] = {}
    for row in look.projections.ratings_of(people, "department", months[0], months[-1]):
        if row.unit == draft.unit:
            place = months.index(row.period)
            found.setdefault(row.person, ["–"] * len(months))[place] = row.level or "–"
    return {person: tuple(levels) for person, levels in found.items()}


def _decided(look: Look, period: Period) -> dict[str, str]:
    rows = look.projections.ratings(period=str(period), voice="decided")
    return {row.person: row.level or "–" for row in rows}
