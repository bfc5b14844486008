"""A period: one month of work, written ``2026-11``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from workreport.domain.errors import UseError

_MONTHS = 12
_FORM = re.compile(r"(20\d{2})-(\d{2})")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A calendar month."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read ``YYYY-MM``.

        Raises:
            UseError: ``period_malformed`` when the text is not a month of the years 2000-2099.
        """
        match = _FORM.fullmatch(text.strip())
        if match is None or not 1 <= int(match[2]) <= _MONTHS:
            raise UseError("period_malformed", value=text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Period":
        """Return the month a day lies in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def plus(self, months: int) -> "Period":
        """Return the month that many months later (negative: earlier)."""
        index = self.year * 12 + self.month - 1 + months
        return Period(index // 12, index % 12 + 1)

    @property
    def next(self) -> "Period":
        """The following month."""
        return self.plus(1)

    @property
    def previous(self) -> "Period":
        """The month before."""
        return self.plus(-1)

    @property
    def first_day(self) -> date:
        """The first calendar day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last calendar day of the month."""
        return self.next.first_day - timedelta(days=1)
