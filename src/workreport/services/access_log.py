"""Who read whose sheet in this workspace: a local chained log, told monthly as a digest."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from workreport.domain.calendar import AGENCY_ZONE, local_day
from workreport.domain.period import Period
from workreport.ledger import canonical
from workreport.ledger.bodies.people import AccessDigest
from workreport.services.book import Book, Look, Work

SCREEN, PAPER, COMMAND = ("screen", "paper", "command")
MATRIX = "people/"  # how the subject of a reading of many people begins; then come the months
_READERS = ("leader", "head", "deputy", "clerk")
_MONTHS = "access_months"


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a person's sheet."""

    at: datetime
    reader: str  # person id
    person: str  # of many people: ``MATRIX`` and the months
    how: str  # screen, paper, command
    chain: str  # hash over everything before and this


@dataclass(frozen=True, slots=True)
class MonthLog:
    """The readings of one month and whether their chain is whole."""

    month: str
    readings: tuple[Reading, ...]
    is_whole: bool


class _Line(msgspec.Struct, frozen=True):
    at: str
    reader: str
    person: str
    how: str
    chain: str


class AccessLog:
    """Keeps the log inside the encrypted workspace; nothing in it can be changed unnoticed."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def note(self, person: str, how: str = SCREEN) -> None:
        """Write down that who works here reads the sheet of a person; the own sheet is no news."""
        with self._book.working() as work:
            if person != work.identity.person:
                _add(work, person, how)
            ship(work)

    def note_people(self, first: Period, last: Period, how: str = SCREEN) -> None:
        """Write down that the levels of many people over months were read; once a day each way.

        Who holds nobody's levels but the own is no reader of others.
        """
        subject = f"{MATRIX}{first}..{last}"
        with self._book.working() as work:
            if not work.is_office and not work.has_role(*_READERS):
                return
            told = any(
                (line.person, line.how, line.reader) == (subject, how, work.identity.person)
                and local_day(datetime.fromisoformat(line.at)) == work.today
                for line in _lines(work, _month_of(work.now))
            )
            if not told:
                _add(work, subject, how)
            ship(work)

    def months(self) -> tuple[str, ...]:
        """Return the months in which something was read, oldest first."""
        with self._book.looking() as look:
            return tuple(_months(look))

    def month(self, month: str) -> MonthLog:
        """Return the readings of a month."""
        with self._book.looking() as look:
            return read_log(look, month)


def read_log(look: Look, month: str) -> MonthLog:
    """Return the readings of a month and prove their chain."""
    lines = _lines(look, month)
    before = _start(look, month)
    is_whole = True
    for line in lines:
        is_whole = is_whole and line.chain == _chain(before, line)
        before = line.chain
    readings = tuple(
        Reading(datetime.fromisoformat(line.at), line.reader, line.person, line.how, line.chain)
        for line in lines
    )
    return MonthLog(month, readings, is_whole)


def ship(work: Work) -> int:
    """Sign the digest of each month that is over and was not told yet; at the Office only."""
    if not work.is_office:
        return 0
    writer, this = work.identity.writer, _month_of(work.now)
    told = {
        fact.period
        for fact in work.projections.facts("access.digest")
        if isinstance(fact.body, AccessDigest) and fact.body.writer == writer
    }
    count = 0
    for month in _months(work):
        lines = _lines(work, month)
        if month < this and month not in told and lines:
            body = AccessDigest(
                period=month,
                writer=writer,
                count=len(lines),
                first=_start(work, month),
                last=lines[-1].chain,
            )
            work.append(body, "access.digest")
            count += 1
    return count


def _add(work: Work, person: str, how: str) -> None:
    month = _month_of(work.now)
    lines = _lines(work, month)
    before = lines[-1].chain if lines else _start(work, month)
    line = _Line(work.now.isoformat(), work.identity.person, person, how, "")
    line = msgspec.structs.replace(line, chain=_chain(before, line))
    local = work.transaction.local
    local.set_value(_name(month), msgspec.json.encode([*lines, line]))
    months = _months(work)
    if month not in months:
        local.set_value(_MONTHS, msgspec.json.encode([*months, month]))


def _chain(before: str, line: _Line) -> str:
    said = {"before": before, "at": line.at, "reader": line.reader, "person": line.person}
    return hashlib.sha256(canonical.encode({**said, "how": line.how})).hexdigest()


def _start(look: Look, month: str) -> str:
    """Return the end of the chain of the month before, from which this month goes on."""
    earlier = [one for one in _months(look) if one < month]
    lines = _lines(look, earlier[-1]) if earlier else []
    return lines[-1].chain if lines else ""


def _lines(look: Look, month: str) -> list[_Line]:
    kept = look.transaction.local.value(_name(month))
    return [] if kept is None else msgspec.json.decode(kept, type=list[_Line])


def _months(look: Look) -> list[str]:
    kept = look.transaction.local.value(_MONTHS)
    return [] if kept is None else sorted(msgspec.json.decode(kept, type=list[str]))


def _name(month: str) -> str:
    return f"access/{month}"


def _month_of(at: datetime) -> str:
    return at.astimezone(AGENCY_ZONE).strftime("%Y-%m")
