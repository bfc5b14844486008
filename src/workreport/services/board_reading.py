"""What the Office's board shows of a month, read in one look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from workreport.domain.period import Period
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.garbage import left_alone
from workreport.services.month import MonthLine, read_month
from workreport.services.open_asking import Asked, waiting_asks
from workreport.services.paper_lines import PaperLine, proposed_term, read_register
from workreport.services.punctuality import PunctualMonth, read_punctuality
from workreport.services.reminders import Reminded, due_of, reminders_of


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardReading:
    """A month, how punctual its units were before, and whom the Office reminds.

    ``due_on`` is what a reminder proposes, nothing while the month is not open; ``term`` the one
    its letter is numbered in.
    """

    month: MonthLine
    earlier: tuple[PunctualMonth, ...]
    asks: tuple[Asked, ...]
    reminded: tuple[Reminded, ...]
    papers: tuple[PaperLine, ...]
    due_on: date | None
    term: str
    names: Mapping[str, str]
    heads: Mapping[str, str]  # by unit, also of those that have none
    me: str
    now: datetime
    today: date
    is_chief: bool


def read_board(
    look: Look, calendars: Calendars, period: Period, earlier: Sequence[Period]
) -> BoardReading:
    """Read a month, and of some before it only how punctual the units were."""
    with left_alone():
        month = read_month(look, calendars, period)
        directory, papers = look.directory_of(period), read_register(look)
        return BoardReading(
            month=month,
            earlier=read_punctuality(look, calendars, earlier),
            asks=waiting_asks(look, month),
            reminded=reminders_of(look, period),
            papers=papers,
            due_on=None if month.opened is None else due_of(look, calendars, month),
            term=proposed_term(look, papers, look.today),
            names={one.person: one.name for one in directory.people.values()},
            heads={**dict.fromkeys(directory.units, ""), **directory.heads()},
            me=look.identity.person,
            now=look.now,
            today=look.today,
            is_chief=look.has_role("chief"),
        )
