"""A month as a whole, without its units: opened, consolidated, concluded, locked, reopened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from workreport.domain.period import Period
from workreport.domain.workflow import PeriodFacts, PeriodState, ReopenRequest, period_state
from workreport.ledger.bodies import agency
from workreport.services.book import Look
from workreport.services.close_pins import whole_close
from workreport.services.ports.rows import Fact
from workreport.services.version_lines import instant

LOCKING = ("period.close", "period.reopen", "reopen.confirm")
_KINDS = (
    "period.open",
    "period.change",
    *LOCKING,
    "consolidation",
    "conclusion",
)


class PeriodSteps:
    """What was signed about a month as a whole; read at once, put together as it is asked for.

    ``said`` is what was read of it already, of many months in one question: with the facts of
    :data:`LOCKING` alone its pins are known, and nothing else.
    """

    def __init__(self, look: Look, period: Period, said: Iterable[Fact] | None = None) -> None:
        self._look = look
        self._said: dict[str, list[Fact]] = defaultdict(list)
        if said is None:
            said = look.projections.facts(*_KINDS, period=str(period), chosen=False)
        for fact in said:
            self._said[fact.kind].append(fact)
        self.opened_fact = self._chosen("period.open", "period.change")
        self.close_fact = self._chosen("period.close")

    def _chosen(self, *kinds: str) -> Fact | None:
        return next((f for kind in kinds for f in self._said[kind] if f.is_chosen), None)

    @property
    def opened(self) -> agency.PeriodOpen | None:
        """What the month was opened with."""
        body = None if self.opened_fact is None else self.opened_fact.body
        return body if isinstance(body, agency.PeriodOpen) else None

    @cached_property
    def close(self) -> agency.PeriodClose | None:
        """The lock with all of its pins."""
        return None if self.close_fact is None else whole_close(self._look, self.close_fact)

    @property
    def conclusions(self) -> tuple[Fact, ...]:
        """What the leaders concluded."""
        return tuple(fact for fact in self._said["conclusion"] if fact.is_chosen)

    @property
    def reopening(self) -> tuple[Fact, ...]:
        """Every wish to reopen the month."""
        return tuple(self._said["period.reopen"])

    @cached_property
    def facts(self) -> PeriodFacts:
        """What rules look at."""
        closed_at = None if self.close_fact is None else instant(self.close_fact.at)
        return PeriodFacts(
            opened=self.opened is not None,
            consolidated=bool(self._said["consolidation"]),
            concluded=bool(self._said["conclusion"]),
            closings=len(self._said["period.close"]),
            reopenings=sum(self._stands(fact) for fact in self._said["period.reopen"]),
            closed_at=closed_at,
        )

    def _stands(self, reopen: Fact) -> bool:
        confirmed = [f for f in self._said["reopen.confirm"] if f.subject == reopen.entry]
        for each in confirmed:
            asked = ReopenRequest(instant(reopen.at), reopen.author, instant(each.at), each.author)
            if asked.stands():
                return True
        return False

    @property
    def pins(self) -> Mapping[str, agency.UnitPin]:
        """What counts of each unit while the month is closed; nothing while it is not."""
        body = None if self.close_fact is None else self.close_fact.body
        if not isinstance(body, agency.PeriodClose):
            return {}
        if period_state(self.facts) is not PeriodState.CLOSED:
            return {}
        return {pin.unit: pin for pin in body.units}
