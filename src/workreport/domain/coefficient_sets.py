"""Coefficient sets: what makes unlike products comparable, read from data as schemes are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workreport.domain.scheme_fields import STATUSES, Table, identifier

COEFFICIENTS = "coefficients"  # the kind that tells a set from the schemes
FIRST_VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoefficientSet:
    """The coefficients an agency may choose from to make unlike products comparable."""

    id: str
    vi: str
    en: str
    source: str
    status: str
    values: tuple[tuple[Fraction, str, str], ...]  # coefficient, vi, en
    codes: tuple[str, ...] = ()
    version: str = FIRST_VERSION
    effective_from: date | None = None
    effective_until: date | None = None

    @property
    def ref(self) -> str:
        """How a version is named: ``id@version``."""
        return f"{self.id}@{self.version}"

    @property
    def stamp(self) -> str:
        """How a month names it: the first version by its id, as it always was."""
        return self.id if self.version == FIRST_VERSION else self.ref

    @property
    def title(self) -> Mapping[str, str]:
        """The name in both languages."""
        return {"vi": self.vi, "en": self.en}

    @property
    def hidden(self) -> bool:
        """Whether it is kept for history only."""
        return self.status == "legacy"

    def holds_on(self, day: date) -> bool:
        """Tell whether the set is in force on a day."""
        starts, ends = self.effective_from, self.effective_until
        return (starts is None or starts <= day) and (ends is None or day <= ends)


def coefficient_set_from(data: Mapping[str, object]) -> CoefficientSet:
    """Read a coefficient set.

    Raises:
        UseError: ``scheme_malformed`` names the field that is missing or wrong.
    """
    table = Table(data)
    table.choice("kind", (COEFFICIENTS,), COEFFICIENTS)
    title = table.table("title")
    starts = table.day("effective_from") if table.has("effective_from") else None
    ends = table.day("effective_until") if table.has("effective_until") else None
    if starts is not None and ends is not None and ends < starts:
        raise table.wrong("effective_until", "scheme_order")
    rows = [
        (row.code("code"), Fraction(row.number("k", Fraction(1, 1000), 10**6)), *_named(row))
        for row in table.rows("coefficients", key="code")
    ]
    if not rows:
        raise table.wrong("coefficients", "scheme_missing")
    values = [row[1] for row in rows]
    if values != sorted(set(values)):
        raise table.wrong("coefficients", "scheme_order")
    vi, en = _named(title)
    found = CoefficientSet(
        id=identifier(table),
        vi=vi,
        en=en,
        source=table.text("source"),
        status=table.choice("status", STATUSES),
        values=tuple(row[1:] for row in rows),
        codes=tuple(row[0] for row in rows),
        version=table.code("version", FIRST_VERSION),
        effective_from=starts,
        effective_until=ends,
    )
    title.done()
    table.done()
    return found


def _named(row: Table) -> tuple[str, str]:
    return row.text("vi"), row.text("en")
