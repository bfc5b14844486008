"""Reads bodies of accepted entries from their parts.

They were judged strictly when they came in, so each kind's own decoder reads them straight from
their bytes; the long way is left for what a newer program wrote.
"""

from typing import Any, TypeVar

import msgspec

from workreport.domain.task import Status
from workreport.ledger import kinds
from workreport.ledger.bodies.base import Body
from workreport.ledger.bodies.report import RatedPart
from workreport.services.ports.rows import TimelySaid

T = TypeVar("T")

# Inside a text these quotes would be escaped: this can only be a key with its value.
_SALT = b'"salt":"'
_SALT_LENGTH = len(_SALT) + 32 + 1
_RATED = msgspec.json.Decoder(RatedPart)
_DECODERS: dict[str, msgspec.json.Decoder[Body]] = {}


class _Done(msgspec.Struct):
    task: str
    status: str = ""
    done_on: str = ""


class _Dated(msgspec.Struct):
    """Of a report only what tells its expected completions; days are compared as they stand."""

    as_of: str
    items: list[_Done] = []


_EXPECTED = msgspec.json.Decoder(_Dated)
_TIMELY = msgspec.json.Decoder(TimelySaid)


def read_body(kind: str, data: bytes) -> Body:
    """Read the body of an accepted entry."""
    decoder = _DECODERS.get(kind)
    if decoder is None:
        decoder = _DECODERS[kind] = msgspec.json.Decoder(kinds.kind_of(kind).body)
    found = _read(decoder, data)
    if found is not None:
        return found
    return kinds.decode_body(kind, _content(data), _next(kind))


def read_rated(data: bytes) -> RatedPart:
    """Read the part of a report about one person."""
    found = _read(_RATED, data)
    return kinds.decode_rated(_content(data), _next("report.file")) if found is None else found


def timely_said(data: bytes) -> TimelySaid:
    """Read of a receipt or an answer what timeliness rests on."""
    return _TIMELY.decode(data)


def expected_completions(data: bytes) -> list[str]:
    """Return the tasks a report calls completed on a day after the one it speaks of."""
    body = _EXPECTED.decode(data)
    return [
        item.task
        for item in body.items
        if item.status == Status.COMPLETED.value and item.done_on > body.as_of
    ]


def _next(kind: str) -> str:
    known = kinds.kind_of(kind)
    return f"{known.major}.{known.minor + 1}"


def _read(decoder: msgspec.json.Decoder[T], data: bytes) -> T | None:
    start = data.find(_SALT)
    if start < 0:
        return None
    end = start + _SALT_LENGTH
    if data[end : end + 1] == b",":
        end += 1
    elif data[start - 1 : start] == b",":
        start -= 1
    try:
        # Were this a field of the same name further in, the salt itself would be refused below.
        return decoder.decode(data[:start] + data[end:])
    except msgspec.DecodeError:
        return None


def _content(data: bytes) -> dict[str, Any]:
    content: dict[str, Any] = msgspec.json.decode(data)
    content.pop("salt", None)
    return content
