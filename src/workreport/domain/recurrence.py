"""In which months a rule makes a task, and on which day it is due."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from workreport.domain.ids import new_id
from workreport.domain.period import Period

MOST_OCCURRENCES = 120  # ten years of months
_STEPS = {"month": 1, "quarter": 3}


def months_of(every: str, first: Period, last: Period) -> Iterator[Period]:
    """Yield the months of a rule: each one, or every third one from the first on."""
    month, step = first, _STEPS[every]
    while month <= last:
        yield month
        for _time in range(step):
            month = month.next


def due_day(period: Period, day: int) -> date:
    """Return the day of a month, at the latest its last one."""
    return date(period.year, period.month, min(day, monthrange(period.year, period.month)[1]))


def drawn(months: Iterable[Period], known: Mapping[str, str]) -> dict[str, str]:
    """Give each month its task: what was drawn before stays, also of months that fell away."""
    return {**known, **{str(one): new_id() for one in months if str(one) not in known}}
