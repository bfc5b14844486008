"""The agency's own days off and working Saturdays: reading, previewing, signing, moving months."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from workreport.domain.deadlines import Deadline
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import CalendarDay, CalendarSet, PeriodOpen, StampedDeadline
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars, agency_days
from workreport.services.late_filing import stamped_end
from workreport.services.month import read_month
from workreport.services.periods import stamped

_HEAD = ("day", "kind", "name", "basis")
_KINDS = {"off": False, "working": True}
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """A day that differs from the ordinary week; ``own`` tells that the agency set it."""

    day: date
    working: bool
    name: str
    basis: str
    own: bool


@dataclass(frozen=True, slots=True)
class YearDays:
    """The days of a year that differ: what everybody has, and what the agency itself set."""

    year: int
    public: tuple[DayLine, ...]
    own: tuple[CalendarDay, ...]
    entry: str

    @property
    def lines(self) -> tuple[DayLine, ...]:
        """Every day once, in order; what the agency set stands for what everybody has."""
        found = {one.day: one for one in self.public}
        for each in self.own:
            found[each.day] = DayLine(
                day=each.day, working=each.working, name=each.name, basis=each.basis, own=True
            )
        return tuple(found[day] for day in sorted(found))


@dataclass(frozen=True, slots=True)
class Instants:
    """Target and limit of a deadline."""

    target_at: datetime
    limit_at: datetime


@dataclass(frozen=True, slots=True)
class MovedMonth:
    """An open month whose deadlines would be other ones; ``step`` is report or office."""

    period: Period
    step: str
    old: Instants
    new: Instants


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """What was signed: the days, and the months that were moved with them."""

    entry: str
    moves: tuple[MovedMonth, ...]
    moved: tuple[Period, ...]


class WorkingDaysService:
    """What the Office does with the calendar."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def year(self, year: int) -> YearDays:
        """Return the days of a year that differ from the ordinary week."""
        with self._book.looking() as look:
            return self._year(look, year)

    def preview(self, year: int, days: Sequence[CalendarDay]) -> tuple[MovedMonth, ...]:
        """Return which open months would move if these were the agency's own days.

        Raises:
            UseError: A day is wrong.
        """
        wanted = self._checked(year, days)
        with self._book.working(keep=False) as work:
            _write(work, year, wanted, "")
            return self._moves(work, year)

    def set(
        self,
        year: int,
        days: Sequence[CalendarDay],
        reason: str,
        move: Collection[Period] | None = None,
    ) -> CalendarChanged:
        """Sign the agency's own days of a year, and move open months.

        ``move`` names the months to move, None all that would; a month that is not moved keeps
        the deadlines and the calendar it was opened with. Closed months never move.

        Raises:
            UseError: A day is wrong, or the reason is missing.
            RuleError: Only the chief sets the calendar; only the desk moves months.
        """
        wanted = self._checked(year, days)
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_sets")
            entry = _write(work, year, wanted, reason.strip())
            moves = self._moves(work, year)
            months = sorted({one.period for one in moves if move is None or one.period in move})
            for period in months:
                self._move(work, period, reason.strip())
        return CalendarChanged(entry, moves, tuple(months))

    # --- inside --------------------------------------------------------------------------------

    def _checked(self, year: int, days: Sequence[CalendarDay]) -> list[CalendarDay]:
        """Return the days in order; refuse what says nothing or says it twice."""
        public = self._calendars.public(year)
        seen: set[date] = set()
        for each in days:
            is_weekend = each.day.weekday() >= _SATURDAY and not public.is_working(each.day)
            refused = (
                ("calendar_day_other_year", each.day.year != year),
                ("calendar_day_twice", each.day in seen),
                ("calendar_day_nameless", not each.working and not each.name.strip()),
                ("calendar_day_weekend", not each.working and is_weekend),
            )
            for code, is_wrong in refused:
                if is_wrong:
                    raise UseError(code, day=each.day, year=year)
            seen.add(each.day)
        return sorted(days, key=lambda each: each.day)

    def _year(self, look: Look, year: int) -> YearDays:
        known = self._calendars.public(year)
        named = dict.fromkeys(known.working, "") | dict(known.days_off)
        public = tuple(
            DayLine(day=day, working=day in known.working, name=named[day], basis="", own=False)
            for day in sorted(named)
        )
        own = tuple(agency_days(look.projections, [year]))
        fact = next(iter(look.projections.facts("calendar.set", key=f"calendar/{year}")), None)
        return YearDays(year, public, own, "" if fact is None else fact.entry)

    def _moves(self, look: Look, year: int) -> tuple[MovedMonth, ...]:
        moves: list[MovedMonth] = []
        for period, opened in self._open_months(look, year):
            for step, old, new in self._both(look, period, opened):
                before = Instants(old.target_at, old.limit_at)
                after = Instants(new.target_at, new.limit_at)
                if before != after:
                    moves.append(MovedMonth(period, step, before, after))
        return tuple(moves)

    def _both(
        self, look: Look, period: Period, opened: PeriodOpen
    ) -> tuple[tuple[str, StampedDeadline, Deadline], ...]:
        report, office, _calendar = self._calendars.deadlines(
            period, opened.template, look.projections
        )
        return ("report", opened.report, report), ("office", opened.office, office)

    def _open_months(self, look: Look, year: int) -> list[tuple[Period, PeriodOpen]]:
        """Return the open months a day of that year can matter to, oldest first."""
        near = [Period(year, 1).plus(step) for step in range(-2, 13)]
        found = []
        for period in near:
            fact = look.one("period.open", "period.change", period=str(period))
            if fact is None or not isinstance(fact.body, PeriodOpen):
                continue
            if not read_month(look, self._calendars, period).is_pinned:
                found.append((period, fact.body))
        return found

    def _move(self, work: Work, period: Period, reason: str) -> None:
        if work.authority.desk != work.identity.writer:
            raise RuleError("not_the_desk")
        fact = work.one("period.open", "period.change", period=str(period))
        if fact is None or not isinstance(fact.body, PeriodOpen):
            raise RuleError("period_not_open", period=str(period))
        report, office, calendar = self._calendars.deadlines(
            period, fact.body.template, work.projections
        )
        body = msgspec.structs.replace(
            fact.body,
            report=stamped(report),
            office=stamped(office),
            calendar=calendar.digest(),
            reason=reason,
            filing_end_at=stamped_end(work.projections, period, report, calendar),
        )
        work.append(body, "period.change", supersedes=[fact.entry])


def days_as_csv(days: Sequence[CalendarDay]) -> bytes:
    """Write days as a table: day, kind (off or working), name, basis."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_HEAD)
    for each in sorted(days, key=lambda one: one.day):
        kind = "working" if each.working else "off"
        table.writerow((each.day.isoformat(), kind, each.name, each.basis))
    return out.getvalue().encode("utf-8-sig")


def days_from_csv(data: bytes) -> tuple[CalendarDay, ...]:
    """Read days from a table.

    Raises:
        UseError: ``calendar_file_malformed`` names the first row that cannot be read.
    """
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise UseError("calendar_file_malformed", row=1, value="") from None
    if not rows or tuple(cell.strip().lower() for cell in rows[0]) != _HEAD:
        raise UseError("calendar_file_malformed", row=1, value=",".join(rows[0] if rows else ()))
    return tuple(_day_of(row, place) for place, row in enumerate(rows[1:], start=2) if any(row))


def _day_of(row: Sequence[str], place: int) -> CalendarDay:
    cells = [cell.strip() for cell in row]
    if len(cells) == len(_HEAD) and cells[1] in _KINDS:
        try:
            day = date.fromisoformat(cells[0])
        except ValueError:
            pass
        else:
            return CalendarDay(day=day, working=_KINDS[cells[1]], name=cells[2], basis=cells[3])
    raise UseError("calendar_file_malformed", row=place, value=",".join(row))


def _write(work: Work, year: int, days: list[CalendarDay], reason: str) -> str:
    tips = [
        fact.entry
        for fact in work.projections.facts("calendar.set", key=f"calendar/{year}", chosen=False)
        if fact.is_tip
    ]
    return work.append(
        CalendarSet(year=year, days=days, reason=reason), "calendar.set", supersedes=tips
    )
