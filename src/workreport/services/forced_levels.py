"""The levels that events decide in a month; only those who hold the events know of them."""

from collections.abc import Mapping

from workreport.domain.period import Period
from workreport.ledger.bodies.people import Event
from workreport.services.book import Look


def forcing_events(look: Look, period: Period) -> Mapping[str, Event]:
    """Return by person the event that decides the level in a month; the later document wins."""
    bodies = [fact.body for fact in look.projections.facts("event", period=str(period))]
    events = [body for body in bodies if isinstance(body, Event) and not body.lifted]
    events.sort(key=lambda body: (body.document_on, body.event))
    return {body.person: body for body in events}


def forced_levels(look: Look, period: Period) -> Mapping[str, str]:
    """Return by person the level that an event decides in a month."""
    return {person: body.level for person, body in forcing_events(look, period).items()}
