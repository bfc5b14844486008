"""The stage of a training agency: its open workspaces, its clock, and what is told of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from time import monotonic

from workreport.domain.calendar import AGENCY_ZONE, Calendar
from workreport.domain.period import Period
from workreport.services.ports.machine import MovableClock
from workreport.services.ports.program import Desk, Program
from workreport.services.training.texts import Dice, Texts

OFFICE_DESK = "vp"
SECOND_OFFICE_DESK = "vp2"
LEADER_DESK = "lanhdao"
SEPARATE_DESKS = (SECOND_OFFICE_DESK, LEADER_DESK)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Department:
    """A unit that files, and the desk its reports come from."""

    code: str
    name: str
    unit: str
    desk: str


@dataclass(slots=True)
class Stage:
    """Everything a scene of the rehearsal needs."""

    program: Program
    clock: MovableClock
    folder: Path
    passphrase: str
    texts: Texts
    dice: Dice
    say: Say
    desks: dict[str, Desk] = field(default_factory=dict)
    departments: list[Department] = field(default_factory=list)

    @property
    def exchange(self) -> Path:
        """The exchange folder all workspaces share."""
        return self.folder / "exchange"

    @property
    def papers(self) -> Path:
        """Where papers are put."""
        return self.folder / "papers"

    @property
    def office(self) -> Desk:
        """The desk of the chief of the Office."""
        return self.desks[OFFICE_DESK]

    @property
    def leader(self) -> Desk:
        """The desk of the leader."""
        return self.desks[LEADER_DESK]

    def desk_of(self, code: str) -> Desk:
        """Return the desk from which a unit files."""
        return self.desks[self.department(code).desk]

    def department(self, code: str) -> Department:
        """Return a unit that files."""
        return next(one for one in self.departments if one.code == code)

    def at(self, day: date, clock: str) -> None:
        """Move the clock to a time of a day in Vietnam; it never goes back."""
        hour, minute = (int(part) for part in clock.split(":"))
        wanted = datetime.combine(day, time(hour, minute), AGENCY_ZONE)
        if wanted > self.clock.now():
            self.clock.set(wanted)

    def calendar(self, period: Period) -> Calendar:
        """Return the working days around a month."""
        return self.program.calendars.around(period)

    def sync(self, *names: str) -> None:
        """Let desks exchange packages, one after the other."""
        for name in names:
            self.desks[name].exchange.sync(self.exchange)

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """Tell what was done, and how long it took."""
        began = monotonic()
        yield
        self.say(f"{monotonic() - began:6.2f} s  ".replace(".", ",") + words)

    def close(self) -> None:
        """Close every workspace; each remembers the instant at which it was left."""
        while self.desks:
            self.desks.popitem()[1].close()
