"""Spoilt schemes of departments and coefficient sets: refused with their place, never broken."""

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from tests.unit.domain import schemes, unit_schemes

from workreport.domain.coefficient_sets import coefficient_set_from
from workreport.domain.errors import UseError
from workreport.domain.timeliness import Verdict
from workreport.domain.unit_grade import MANUAL_TERMS, UnitScheme, Weights
from workreport.domain.unit_scheme_reader import unit_scheme_from
from workreport.i18n.formats import shown
from workreport.i18n.messages import sentence
from workreport.services.schemes import Schemes
from workreport.system.resources import ShippedResources

SAMPLE, ALL = 300, 10_000
# What may be left out: everything else is needed.
OPTIONAL = {"effective_until", "quota", "flagged_share", "gates"}
SET = "K_nghean"
Spoiler = Callable[[dict[str, Any], random.Random], str]


def tables(
    value: Any, way: tuple[Any, ...] = ()
) -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
    if isinstance(value, dict):
        yield value, way
        for name, inner in value.items():
            yield from tables(inner, (*way, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from tables(inner, (*way, number))


def chosen(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    return chance.choice([table for table, _way in tables(data) if table])


def drop(data: dict[str, Any], chance: random.Random) -> str:
    table = chosen(data, chance)
    names = [name for name in table if name not in OPTIONAL]
    name = chance.choice(names)
    del table[name]
    return name


def add(data: dict[str, Any], chance: random.Random) -> str:
    name = chance.choice(["note", "mã", "Max", "eval", "__class__", "formula"])
    chosen(data, chance)[name] = chance.choice(["x", 1, [], {}])
    return name


def retype(data: dict[str, Any], chance: random.Random) -> str:
    table = chosen(data, chance)
    name = chance.choice(sorted(table))
    table[name] = chance.choice([1.5, None, [[]], [{}], {"x": {}}, -7, "\u0000", [1.5], "", True])
    return name


def exceed(data: dict[str, Any], chance: random.Random) -> str:
    names = (
        "max",
        "below",
        "share",
        "flagged_share",
        "late_day",
        "each_return",
        "fault_share",
        "k",
    )
    found = [(table, name) for table, _way in tables(data) for name in names if name in table]
    table, name = chance.choice(found)
    table[name] = chance.choice([-1, 10**7, "-0.5", "1e2", "1/2", "0x10", 2.0, "٣", "9" * 400])
    return name


def repeat(data: dict[str, Any], chance: random.Random) -> str:
    names = [name for name, value in data.items() if isinstance(value, list)]
    name = chance.choice(names)
    data[name].append(dict(chance.choice(data[name])))
    return name


def shuffle(data: dict[str, Any], chance: random.Random) -> str:
    name = "terms" if "terms" in data else "coefficients"
    known = list(data[name])
    while data[name] == known:
        chance.shuffle(data[name])
    return name


def unbalance(data: dict[str, Any], chance: random.Random) -> str:
    if "terms" not in data:
        return shuffle(data, chance)
    row = chance.choice(data["terms"])
    row["max"] = chance.choice([each for each in (1, 5, 15, 45, "29.99") if each != row["max"]])
    return "terms"


SPOILERS: tuple[Spoiler, ...] = (drop, add, retype, exceed, repeat, shuffle, unbalance)


def data_of(name: str) -> dict[str, Any]:
    if name != SET:
        return unit_schemes.data()
    data = schemes.data(f"coefficients/{SET}")
    return {**data, "kind": "coefficients", "version": "2", "effective_from": "2026-12-01"}


def read(name: str, data: dict[str, Any]) -> object:
    return coefficient_set_from(data) if name == SET else unit_scheme_from(data, schemes.LEVELS)


def refusal(reading: Callable[[], object]) -> UseError | None:
    try:
        reading()
    except UseError as error:
        return error
    return None


def is_harmless(name: str, spoiler: Spoiler, what: str) -> bool:
    """Tell whether the word may be any other or none: a set needs neither kind nor version."""
    return name == SET and spoiler is drop and what in {"kind", "version", "effective_from"}


def spoil_and_read(count: int) -> list[str]:
    """Return what was taken for good, or refused without naming the place."""
    chance = random.Random(21)  # noqa: S311 - a failure can be repeated
    wrong = []
    for number in range(count):
        name = chance.choice([unit_schemes.NAME, SET])
        data = data_of(name)
        spoiler = SPOILERS[number % len(SPOILERS)]
        what = spoiler(data, chance)
        refused = refusal(partial(read, name, data))
        if refused is None:
            if not is_harmless(name, spoiler, what):
                wrong.append(f"taken for good: {name} {spoiler.__name__} {what}")
            continue
        field = str(refused.values.get("field", ""))
        said = sentence(refused.code, shown(refused.values))
        if refused.code != "scheme_malformed" or not field or f"“{field}”" not in said:
            wrong.append(f"refused without its place: {name} {spoiler.__name__} {what}: {said}")
    return wrong


def slipped(text: str, chance: random.Random) -> str:
    for _slip in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        letter = chance.choice(['"', "=", "[", "]", "\n", "0", "9", "x", "đ", "-", " ", "", "#"])
        text = text[:at] + letter + text[at + chance.randint(0, 2) :]
    return text


def slip_and_grade(count: int) -> tuple[int, list[str]]:
    """Return how many files still made sense, and what went wrong with the others."""
    reader = Schemes(ShippedResources())
    chance = random.Random(22)  # noqa: S311 - a failure can be repeated
    text, taken, wrong = schemes.text(unit_schemes.NAME), 0, []
    for _number in range(count):
        spoilt = slipped(text, chance)
        try:
            scheme = reader.units.read(reader.parse(spoilt, "tệp"))
        except UseError as refused:
            place = str(refused.values.get("field") or refused.values.get("line"))
            known = refused.code in ("scheme_malformed", "scheme_file_unreadable")
            if not known or place not in sentence(refused.code, shown(refused.values)):
                wrong.append(str(refused))
            continue
        taken += 1
        wrong += misgraded(scheme)
    return taken, wrong


def misgraded(scheme: UnitScheme) -> list[str]:
    """Grade full work and none: a scheme that was taken for good keeps within its bounds."""
    found = []
    for done, wanted in ((4, 100), (0, None)):
        weights = Weights(*map(Fraction, (4, done, done, done)))
        grade = scheme.grade_weights(
            weights,
            timeliness=Verdict("on_time"),
            manual={code: scheme.maxima[code] for code in MANUAL_TERMS},
        )
        if grade.score is None or not 0 <= grade.score <= 100:
            found.append(f"{scheme.ref}: {grade.score}")
        elif wanted is not None and grade.score != wanted:
            found.append(f"{scheme.ref}: full work comes to {grade.score}")
    return found


def test_a_spoilt_scheme_of_departments_is_refused_with_its_place() -> None:
    assert not spoil_and_read(SAMPLE)


def test_a_file_of_departments_with_slips_of_the_pen_never_breaks_anything() -> None:
    taken, wrong = slip_and_grade(SAMPLE)
    assert not wrong
    assert 0 < taken < SAMPLE


@pytest.mark.long
def test_ten_thousand_spoilt_schemes_of_departments_are_refused_with_their_places() -> None:
    assert not spoil_and_read(ALL)


@pytest.mark.long
def test_ten_thousand_files_of_departments_with_slips_never_break_anything() -> None:
    taken, wrong = slip_and_grade(ALL)
    assert not wrong
    assert 0 < taken < ALL
