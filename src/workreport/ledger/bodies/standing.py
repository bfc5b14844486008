"""What the Office keeps of the agency's standing: indices that others compute, year by year."""

from datetime import date
from typing import Annotated

import msgspec

from workreport.ledger.bodies.base import Body

Year = Annotated[int, msgspec.Meta(ge=2000, le=2099)]
Decimal = Annotated[str, msgspec.Meta(pattern=r"^(-?\d{1,9}(\.\d{1,6})?)?$")]
Rank = Annotated[int, msgspec.Meta(ge=1, le=9999)]


class IndexYear(Body, frozen=True, kw_only=True):
    """One year of an index: its value, and the agency's rank among how many."""

    year: Year
    value: Decimal = ""
    rank: Rank | None = None
    among: Rank | None = None
    note: str = ""


class IndexSet(Body, frozen=True, kw_only=True):
    """An index the agency follows, with all its years; a later statement replaces it whole."""

    index: str
    name: str
    unit_of_value: str = ""  # điểm, %
    higher_is_better: bool = True
    source: str = ""  # who publishes it
    years: list[IndexYear] = []
    ended_on: date | None = None  # no longer followed; what was kept stays
