"""Reminders: which units are behind, what the Office said to them, and the letter's own record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from workreport.domain.calendar import day_ended_by
from workreport.domain.deadlines import default_return_due
from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.ledger.bodies.report import Reminder
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.month import (
    MonthLine,
    UnitMonthLine,
    instant,
    read_month,
    require_unlocked,
)

LETTER: Final = "letter"
PHONE: Final = "phone"
KIND = "reminder"


@dataclass(frozen=True, slots=True)
class Reminded:
    """One time the Office reminded one unit."""

    entry: str
    reminder: str
    unit: str
    way: str
    at: datetime
    author: str  # name
    due_on: date | None
    number: str
    symbol: str
    issued_on: date | None
    text: str

    @property
    def numbered(self) -> str:
        """Number and symbol of the letter: ``12-CV/BTCTU``."""
        return f"{self.number}-{self.symbol}" if self.number else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderInput:
    """What is said to the units, and how."""

    way: Literal["letter", "phone"] = LETTER
    due_on: date | None = None
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    text: str = ""


class ReminderService:
    """Keeps whom the Office reminded, when and how; departments read what concerns them."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def reminded(self, period: Period) -> tuple[Reminded, ...]:
        """Return what was said in a month to the units whose stream is held here, oldest first."""
        with self._book.looking() as look:
            return reminders_of(look, period)

    def due_suggestion(self, period: Period, units: Sequence[str] = ()) -> date:
        """Return the day a reminder proposes to units, else to all that are behind.

        Raises:
            RuleError: ``period_not_open``, or there is nobody to remind.
            UseError: A unit is unknown.
        """
        with self._book.looking() as look:
            month = read_month(look, self._calendars, period)
            lines = chosen_units(look, month, units)
            return proposed_due(due_of(look, self._calendars, month), lines)

    def remind(self, period: Period, units: Sequence[str], said: ReminderInput) -> tuple[str, ...]:
        """Write down that units were reminded; without units all that are behind.

        Returns the ids of the units.

        Raises:
            RuleError: Not the Office, the month is not open or locked, or nobody is behind.
            UseError: A unit is unknown, or a call has no words.
        """
        if said.way == PHONE and not said.text.strip():
            raise UseError("reminder_call_without_words")
        with self._book.working() as work:
            month = read_month(work, self._calendars, period)
            require_unlocked(month)
            return keep_reminder(work, month, chosen_units(work, month, units), said)


def keep_reminder(
    work: Work, month: MonthLine, lines: Sequence[UnitMonthLine], said: ReminderInput
) -> tuple[str, ...]:
    """Sign a reminder to each unit, inside a unit of work.

    Raises:
        RuleError: ``only_office_reminds``.
    """
    if not work.is_office:
        raise RuleError("only_office_reminds")
    same = new_id()
    for line in lines:
        work.append(
            Reminder(
                reminder=same,
                period=str(month.period),
                unit=line.unit.unit,
                way=said.way,
                due_on=said.due_on,
                number=said.number.strip(),
                symbol=said.symbol,
                issued_on=said.issued_on,
                text=said.text.strip(),
            ),
            KIND,
        )
    return tuple(line.unit.unit for line in lines)


def is_behind(line: UnitMonthLine) -> bool:
    """Tell whether a unit owes a report whose limit, extensions included, has passed.

    The Office writes no letter to itself.
    """
    owes = may_be_reminded(line) and line.unit.part != "office"
    return owes and line.verdict.kind == "missing"


def may_be_reminded(line: UnitMonthLine) -> bool:
    """Tell whether a unit can be reminded: nothing of it lies here."""
    return line.expected and line.current is None


def chosen_units(look: Look, month: MonthLine, units: Sequence[str]) -> tuple[UnitMonthLine, ...]:
    """Return the lines of the units named, or of all that are behind.

    Raises:
        RuleError: ``period_not_open``, ``reminder_nobody_behind`` or ``reminder_not_missing``.
        UseError: A unit is unknown.
    """
    if month.opened is None:
        raise RuleError("period_not_open", period=str(month.period))
    if not units:
        found = tuple(line for line in month.units if is_behind(line))
        if not found:
            raise RuleError("reminder_nobody_behind", period=str(month.period))
        return found
    return tuple(_missing_line(look, month, unit) for unit in dict.fromkeys(units))


def _missing_line(look: Look, month: MonthLine, unit: str) -> UnitMonthLine:
    known = look.directory.units.get(unit) or look.directory.unit(unit, month.period.last_day)
    line = next((one for one in month.units if one.unit.unit == known.unit), None)
    if line is None or not line.expected:
        raise RuleError("unit_not_expected", period=str(month.period))
    if not may_be_reminded(line):
        raise RuleError("reminder_not_missing", unit=known.name, period=str(month.period))
    return line


def reminders_of(look: Look, period: Period, unit: str | None = None) -> tuple[Reminded, ...]:
    """Return the reminders of a month, oldest first, inside a look."""
    facts = look.projections.facts(KIND, period=str(period), unit=unit)
    found = [
        Reminded(
            entry=fact.entry,
            reminder=fact.body.reminder,
            unit=fact.body.unit,
            way=fact.body.way,
            at=instant(fact.at),
            author=look.directory.person_name(fact.author),
            due_on=fact.body.due_on,
            number=fact.body.number,
            symbol=fact.body.symbol,
            issued_on=fact.body.issued_on,
            text=fact.body.text,
        )
        for fact in facts
        if isinstance(fact.body, Reminder)
    ]
    order = {one.unit: at for at, one in enumerate(look.directory.in_order)}
    # Each unit has a stream of its own: of one second the units come in their own order, and what
    # was said to one of them stays as it was written, for sorting is stable.
    return tuple(sorted(found, key=lambda one: (one.at, order.get(one.unit, len(order)))))


def proposed_due(due_on: date, lines: Iterable[UnitMonthLine]) -> date:
    """Return the day a letter proposes to units: never before more time that one was granted."""
    granted = (day_ended_by(each.until_at) for line in lines for each in line.extensions)
    return max((due_on, *granted))


def due_of(look: Look, calendars: Calendars, month: MonthLine) -> date:
    """Return the day that is proposed for what is missing.

    Raises:
        RuleError: ``period_not_open``.
    """
    if month.opened is None:
        raise RuleError("period_not_open", period=str(month.period))
    _report, office, calendar = calendars.deadlines(
        month.period, month.opened.template, look.projections
    )
    return default_return_due(office, look.today, calendar)
