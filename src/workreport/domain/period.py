"""A period: one month of work, written ``2026-11``; a span: months that are rolled up."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from workreport.domain.errors import UseError

_MONTHS = 12
_FORM = re.compile(r"(20\d{2})-(\d{2})")
_SPAN_FORM = re.compile(r"(20\d{2})(?:-(?:Q([1-4])|H([12])))?")
_SPAN_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


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


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Whole months in a row: a month, a quarter, a half-year or a year.

    ``kind`` is month, quarter, half_year or year; it is written ``2026-11``, ``2026-Q4``,
    ``2026-H2`` or ``2026``.
    """

    first: Period
    kind: str

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read a month, a quarter, a half-year or a year.

        Raises:
            UseError: ``span_malformed``, or ``period_malformed`` when no year has that month.
        """
        words = text.strip().upper()
        match = _SPAN_FORM.fullmatch(words)
        if _FORM.fullmatch(words):
            return cls(Period.parse(words), "month")
        if match is None:
            raise UseError("span_malformed", value=text)
        year, quarter, half = int(match[1]), match[2], match[3]
        if quarter:
            return cls(Period(year, int(quarter) * 3 - 2), "quarter")
        if half:
            return cls(Period(year, int(half) * 6 - 5), "half_year")
        return cls(Period(year, 1), "year")

    @classmethod
    def between(cls, first: Period, last: Period) -> "Span":
        """Return the span of whole months.

        Raises:
            UseError: ``span_reversed``, or ``span_malformed`` for months that make no span.
        """
        if last < first:
            raise UseError("span_reversed", first=first, last=last)
        for kind in _SPAN_MONTHS:
            span = cls.around(last, kind)
            if (span.first, span.last) == (first, last):
                return span
        raise UseError("span_malformed", value=f"{first}..{last}")

    @classmethod
    def around(cls, month: Period, kind: str) -> "Span":
        """Return the span of that kind a month lies in."""
        length = _SPAN_MONTHS[kind]
        return cls(Period(month.year, (month.month - 1) // length * length + 1), kind)

    @property
    def last(self) -> Period:
        """The month that closes the span."""
        return self.first.plus(_SPAN_MONTHS[self.kind] - 1)

    @property
    def months(self) -> tuple[Period, ...]:
        """Every month of the span, in order."""
        return tuple(self.first.plus(step) for step in range(_SPAN_MONTHS[self.kind]))

    def holds(self, other: "Span") -> bool:
        """Tell whether every month of another span lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        year, month = self.first.year, self.first.month
        tails = {
            "month": f"-{month:02d}",
            "quarter": f"-Q{(month + 2) // 3}",
            "half_year": f"-H{(month + 5) // 6}",
            "year": "",
        }
        return f"{year:04d}{tails[self.kind]}"
