from typing import Any

import pytest

from workreport.ledger import kinds
from workreport.ledger.bodies.agency import PeriodOpen, StampedDeadline
from workreport.ledger.bodies.report import PublishUnit, RatedPart, RatingItem
from workreport.ledger.errors import EntryError
from workreport.ledger.newer_fields import known_only

RATED: dict[str, Any] = {
    "person": "p",
    "name": "A",
    "department": {"level": "B", "colour": "blue", "sheet": [{"name": "general", "text": "1"}]},
    "mood": "good",
}


def next_minor(name: str) -> str:
    kind = kinds.KINDS[name]
    return f"{kind.major}.{kind.minor + 1}"


def test_what_a_newer_minor_added_about_a_person_is_left_out_however_deep_it_lies() -> None:
    found = kinds.decode_rated(RATED, next_minor("report.file"))
    assert found.department is not None
    assert (found.department.level, found.department.sheet[0].text) == ("B", "1")
    for schema in ("", kinds.KINDS["report.file"].schema):
        with pytest.raises(EntryError):
            kinds.decode_rated(RATED, schema)


def test_lists_of_bodies_are_read_from_a_newer_minor_too() -> None:
    content = {
        "period": "2026-11",
        "unit": "u",
        "ratings": [{"person": "p", "rating": {"level": "A", "later": 1}}],
        "later": {},
    }
    found = kinds.decode_body("publish.unit", content, next_minor("publish.unit"))
    assert isinstance(found, PublishUnit)
    assert found.ratings[0].rating == RatingItem(level="A")


def test_values_of_another_shape_are_left_for_the_reader_to_refuse() -> None:
    assert known_only("text", RatedPart) == "text"
    assert known_only({"ratings": "none"}, PublishUnit) == {"ratings": "none"}
    with pytest.raises(EntryError):
        kinds.decode_rated({"person": 1}, next_minor("report.file"))


def test_a_month_opened_by_the_program_before_is_read_without_schemes_of_groups() -> None:
    due = {"target_at": "2026-11-20T00:00:00Z", "limit_at": "2026-11-20T00:00:00Z"}
    content = {
        "period": "2026-11",
        "units": [],
        "report": due,
        "office": due,
        "template": "t",
        "calendar": "",
        "scheme": "abcd_direct@1",
        "unit_scheme": "u@1",
    }
    found = kinds.decode_body("period.open", content, "1.0")
    assert isinstance(found, PeriodOpen)
    assert isinstance(found.report, StampedDeadline)
    assert found.schemes == {}
