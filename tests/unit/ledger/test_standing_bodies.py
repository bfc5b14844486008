"""Indices and answers to wishes are bounded by their bodies, whoever signs."""

import pytest

from workreport.ledger.errors import EntryError
from workreport.ledger.kinds import decode_body

UNIT, ENTRY = "a1" * 16, "b2" * 32
INDEX = {"index": UNIT, "name": "PAR Index", "years": [{"year": 2026, "value": "87.5", "rank": 3}]}
ANSWER = {"period": "2026-11", "unit": UNIT, "ask": ENTRY, "verdict": "refused", "reason": "x"}


def years(**changed: object) -> dict[str, object]:
    return {**INDEX, "years": [{"year": 2026, "value": "1", **changed}]}


@pytest.mark.parametrize(("kind", "content"), [("index.set", INDEX), ("open.answer", ANSWER)])
def test_what_keeps_to_the_bounds_is_read(kind: str, content: dict[str, object]) -> None:
    assert decode_body(kind, content, "1.0") is not None


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("index.set", years(year=1999)),
        ("index.set", years(value="8,5")),
        ("index.set", years(value="1e5")),
        ("index.set", years(rank=0)),
        ("open.answer", {**ANSWER, "verdict": "maybe"}),
    ],
)
def test_what_goes_beyond_is_refused(kind: str, content: dict[str, object]) -> None:
    with pytest.raises(EntryError) as refused:
        decode_body(kind, content, "1.0")
    assert refused.value.code == "schema_invalid"
