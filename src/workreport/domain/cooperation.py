"""What units that share a task say about their parts, and where they contradict each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workreport.domain.task import Status

LONGEST_PART = 500  # letters


@dataclass(frozen=True, slots=True)
class UnitPart:
    """One unit's part in a shared task in one month."""

    unit: str
    status: str
    text: str = ""
    waiting_for: str = ""  # the unit it waits for
    since: date | None = None
    until: date | None = None  # the day the waiting was over

    @property
    def is_waiting(self) -> bool:
        """Whether the unit still waits."""
        return bool(self.waiting_for) and self.until is None

    @property
    def is_completed(self) -> bool:
        """Whether the unit says that its part is done."""
        return self.status == Status.COMPLETED

    def days_waited(self, today: date) -> int:
        """Count the days it has been waiting, the first one included when it is over."""
        last = today if self.until is None else min(today, self.until)
        return 0 if self.since is None else max((last - self.since).days, 0)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two parts that cannot both be true.

    ``code`` is lead_done_partner_not, lead_done_partner_waiting or waits_for_finished; ``unit`` is
    who says more than ``other`` allows: the lead that is done, or who waits for what is done.
    """

    code: str
    unit: str
    other: str
    since: date | None = None


def contradictions(lead: str, parts: Mapping[str, UnitPart]) -> tuple[Contradiction, ...]:
    """Hold the parts of one shared task against each other; ``parts`` come by unit."""
    return (*_with_lead(lead, parts), *_among(lead, parts))


def _with_lead(lead: str, parts: Mapping[str, UnitPart]) -> Iterator[Contradiction]:
    said = parts.get(lead)
    if said is None or not said.is_completed:
        return
    for unit, part in parts.items():
        if unit == lead or part.is_completed:
            continue
        code = "lead_done_partner_waiting" if part.is_waiting else "lead_done_partner_not"
        yield Contradiction(code, lead, unit, part.since)


def _among(lead: str, parts: Mapping[str, UnitPart]) -> Iterator[Contradiction]:
    for unit, part in parts.items():
        other = parts.get(part.waiting_for) if part.is_waiting else None
        is_told = part.waiting_for == lead  # as the contradiction with the lead
        if other is not None and other.is_completed and not part.is_completed and not is_told:
            yield Contradiction("waits_for_finished", unit, other.unit, part.since)
