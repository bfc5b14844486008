"""The decisions a lock pins, for any number of people: what no body may hold goes into parts."""

from collections.abc import Sequence

import msgspec

from workreport.ledger import kinds
from workreport.ledger.bodies.agency import MorePins, PeriodClose, PersonPin
from workreport.ledger.envelope import PartRef, make_part, part_body
from workreport.services.book import Look
from workreport.services.ports.rows import Fact

PINS_AT_ONCE = 1000
"""Pins in one part: half of what its 256 KiB would take, for the body holds the tasks as well."""


def pinned_in_parts(
    pins: Sequence[PersonPin],
) -> tuple[list[PersonPin], list[tuple[PartRef, bytes]]]:
    """Return the pins of the body, and the further parts that hold the others."""
    rest = range(PINS_AT_ONCE, len(pins), PINS_AT_ONCE)
    parts = [MorePins(ratings=list(pins[at : at + PINS_AT_ONCE])) for at in rest]
    return list(pins[:PINS_AT_ONCE]), [
        make_part(n, kinds.encode_body(part)) for n, part in enumerate(parts, start=2)
    ]


def whole_close(look: Look, fact: Fact) -> PeriodClose | None:
    """Return a lock with all of its pins."""
    body = fact.body
    if not isinstance(body, PeriodClose):
        return None
    if not body.more:
        return body
    pins = list(body.ratings)
    for n in range(2, 2 + body.more):
        data = look.part(fact.entry, n)
        if data is not None:
            pins += kinds.decode_pins(part_body(data)).ratings
    return msgspec.structs.replace(body, ratings=pins)
