"""A week from Monday to Sunday, with what is due on each day."""

from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One thing that is due: a task, or an item of a programme that is no task yet."""

    content: str
    unit: str
    owner: str  # name
    director: str
    partners: tuple[str, ...]
    task: str  # empty for an item that is no task yet
    due_on: date
    is_overdue: bool
    origin: str


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day with what is due on it."""

    day: date
    is_working: bool
    lines: tuple[WeekLine, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, and what was due before them and is still open."""

    monday: date
    days: tuple[WeekDay, ...]
    overdue: tuple[WeekLine, ...]

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=DAYS - 1)

    @property
    def count(self) -> int:
        """How many things are due in the week."""
        return sum(len(day.lines) for day in self.days)


def monday_of(day: date) -> date:
    """Return the Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())
