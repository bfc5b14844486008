"""The shipped schemes give what was worked out without the program."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.golden import make

from workreport.domain.rating import rate
from workreport.domain.rating_reading import rating_input_from
from workreport.services.schemes import Schemes
from workreport.system.resources import ShippedResources

CASES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("ratings.json").read_text(encoding="utf-8")
)


@cache
def schemes() -> Schemes:
    return Schemes(ShippedResources())


def test_the_written_cases_are_those_of_the_maker() -> None:
    written = Path(__file__).with_name("ratings.json").read_text(encoding="utf-8")
    assert written == make.text()


def test_there_are_enough_cases_and_every_scheme_has_some() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 200
    assert {case["scheme"] for case in CASES} == {scheme.id for scheme in schemes().shipped}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_scheme_gives_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    found = rate(
        schemes().find(case["scheme"]), rating_input_from(case["input"], case["input"]["group"])
    )
    told = {
        "task_score": None if found.task_score is None else str(found.task_score),
        "total": None if found.total is None else str(found.total),
        "components": {
            code: None if value is None else str(value) for code, value in found.components.items()
        },
        "computed_level": found.computed_level,
        "level": found.level,
        "hits": [each.gate.code for each in found.hits],
    }
    assert told == case["expected"]
