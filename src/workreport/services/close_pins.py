"""What a lock pins, for any number of people: what no body may hold goes into parts."""

from collections.abc import Mapping, Sequence

import msgspec

from workreport.domain.period import Period
from workreport.ledger import kinds
from workreport.ledger.bodies.agency import MorePins, PeriodClose, PersonPin, UnitPin
from workreport.ledger.envelope import PartRef, make_part, part_body
from workreport.services.book import Look
from workreport.services.ports.rows import Fact, StepRow
from workreport.services.version_lines import Steps

PINS_AT_ONCE = 1000
"""Pins in one part: half of what its 256 KiB would take, for the body holds the tasks as well."""
_RECEIPT, _ANSWER, _GRANT = "receipt", "answer", "extension.grant"
_COUNTED = (_RECEIPT, _GRANT)  # a lock pins all of them, of answers that one which counts
_RESTED_ON = (*_COUNTED, _ANSWER, "answer.withdraw")


def pinned_in_parts(
    pins: Sequence[PersonPin],
) -> tuple[list[PersonPin], list[tuple[PartRef, bytes]]]:
    """Return the pins of the body, and the further parts that hold the others."""
    rest = range(PINS_AT_ONCE, len(pins), PINS_AT_ONCE)
    parts = [MorePins(ratings=list(pins[at : at + PINS_AT_ONCE])) for at in rest]
    contents = [kinds.encode_body(part) for part in parts]
    for content in contents:
        kinds.decode_pins(content)  # judged here, by its values; nobody reads it back
    return list(pins[:PINS_AT_ONCE]), [
        make_part(n, content) for n, content in enumerate(contents, start=2)
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


def what_verdicts_rest_on(look: Look, period: Period) -> Mapping[str, list[str]]:
    """Return by unit the receipts, answers and extensions that count now, in order."""
    found: dict[str, list[str]] = {}
    for row in look.projections.steps(_RESTED_ON, (str(period),), bodies=False):
        if row.kind != _ANSWER or row.is_chosen:
            found.setdefault(row.unit, []).append(row.entry)
    return {unit: sorted(entries) for unit, entries in found.items()}


def as_locked(
    said: Steps, reports: Sequence[StepRow], pin: UnitPin
) -> tuple[Steps, frozenset[str]]:
    """Return what was said of a unit as its lock has seen it, and what came after the lock.

    What came after counts once the month is opened again. Receipts and answers of a version that
    came after stay with it. A lock of before 1.3 does not say what it has seen.
    """
    if pin.rests_on is None:
        return said, frozenset()
    seen = frozenset(pin.rests_on)
    known = {row.subject for row in said.get(_RECEIPT, ()) if row.entry in seen} | {pin.report}
    later = {row.entry for row in reports if row.entry not in known}
    then = dict(said)
    for kind in _RESTED_ON:
        rows = said.get(kind, ())
        then[kind] = [row for row in rows if row.entry in seen or row.subject in later]
    times = [row.entry for kind in _COUNTED for row in said.get(kind, ())]
    # Of two answers that one counts which counted then.
    then[_ANSWER] = [
        row._replace(is_chosen=1) if row.entry in seen else row for row in then[_ANSWER]
    ]
    return then, frozenset(later).union(times) - seen
