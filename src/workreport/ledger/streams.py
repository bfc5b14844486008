"""Streams: the audience an entry belongs to, written as one short text."""

from workreport.domain.ids import is_id
from workreport.ledger.errors import EntryError

AGENCY = "agency"
OFFICE = "office"
BOARD = "board"

_WHOLE = frozenset({AGENCY, OFFICE, BOARD})
_DIVIDED = frozenset({"plan", "unit", "coop", "member", "person"})


def plan(unit: str) -> str:
    """Name the stream of a unit's tasks."""
    return _divided("plan", unit)


def unit(unit: str) -> str:
    """Name the stream of a unit's reports and their answers."""
    return _divided("unit", unit)


def coop(task: str) -> str:
    """Name the stream of a task that several units share."""
    return _divided("coop", task)


def member(person: str) -> str:
    """Name the stream between a person and the heads of the unit."""
    return _divided("member", person)


def person(person: str) -> str:
    """Name the stream of what is published about a person."""
    return _divided("person", person)


def parse(text: str) -> tuple[str, str]:
    """Split a stream into its kind and its subject, which is empty for a whole stream.

    Raises:
        EntryError: No stream is written like this.
    """
    if text in _WHOLE:
        return text, ""
    kind, _, subject = text.partition("/")
    if kind not in _DIVIDED or not is_id(subject):
        raise EntryError("stream_malformed", stream=text)
    return kind, subject


def _divided(kind: str, subject: str) -> str:
    stream = f"{kind}/{subject}"
    parse(stream)
    return stream
