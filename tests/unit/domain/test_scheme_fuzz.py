"""Spoilt scheme files: each is refused with its place, none is taken for a good one."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from tests.unit.domain import schemes

from workreport.domain.errors import UseError
from workreport.domain.rating import RatingResult, rate
from workreport.domain.rating_input import LEADER_PARTS, RatedTask, RatingInput
from workreport.domain.scheme_reader import scheme_from
from workreport.i18n.formats import shown
from workreport.i18n.messages import sentence
from workreport.services.schemes import Schemes
from workreport.system.resources import ShippedResources

SAMPLE, ALL = 150, 10_000
# What may be left out: everything else is needed.
OPTIONAL = {"at", "choices", "coefficients", "flagged_share", "for", "hidden", "rhythm", "status"}
OPTIONAL |= {"blockers", "quota", "remarks", "letters", "effective_until", "leader", "ratio_base"}
NEEDED_THOUGH = {("status",), ("for",)}  # at the top of the file
ROWS = ("general", "leader", "components", "gates", "blockers")


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


def drop(data: dict[str, Any], chance: random.Random) -> str:
    table, way = chance.choice([each for each in tables(data) if each[0]])
    names = [n for n in table if n not in OPTIONAL or (*way, n) in NEEDED_THOUGH]
    whole_rows = [n for n in names if n in ROWS and n not in ("general", "components")]
    names = [n for n in names if n not in whole_rows or data["kind"] == "conditions"]
    name = chance.choice(names or ["id"])
    (table if names else data).pop(name)
    return name


def add(data: dict[str, Any], chance: random.Random) -> str:
    table, _way = chance.choice(list(tables(data)))
    name = chance.choice(["note", "mã", "formula2", "Max", "eval", "__class__"])
    table[name] = chance.choice(["x", 1, [], {}])
    return name


def retype(data: dict[str, Any], chance: random.Random) -> str:
    table, _way = chance.choice([each for each in tables(data) if each[0]])
    name = chance.choice(sorted(table))
    table[name] = chance.choice([1.5, None, [[]], [{}], {"x": {}}, -7, "\u0000", [1.5], ""])
    return name


def spoil_formula(data: dict[str, Any], chance: random.Random) -> str:
    found = [
        (table, name)
        for table, _way in tables(data)
        for name in ("formula", "task", "total", "when", "unless")
        if isinstance(table.get(name), str)
    ]
    if not found:
        return add(data, chance)
    table, name = chance.choice(found)
    text = table[name]
    at = chance.randrange(len(text) + 1)
    spoilt = [
        "$",
        "'",
        ".x",
        "[0]",
        "__import__('os')",
        " unknown_name ",
        ")",
        "(",
        ",",
        "; 1",
        " ** ",
    ]
    table[name] = text[:at] + chance.choice(spoilt) + text[at:]
    return name


def repeat(data: dict[str, Any], chance: random.Random) -> str:
    names = [name for name in ROWS if data.get(name)]
    name = chance.choice(names)
    data[name].append(dict(chance.choice(data[name])))
    return name


def exceed(data: dict[str, Any], chance: random.Random) -> str:
    found = [(data["remarks"], "letters"), (data["quota"], "share")]
    found += [(row, "max") for row in data.get("general", ())]
    found += [(data["constants"], name) for name in data.get("constants", ())]
    table, name = chance.choice(found)
    table[name] = chance.choice(
        [-1, 10**6, "-0.5", "1e2", "1/2", "0x10", True, 2.0, "٣", "9" * 400]
    )
    return name


SPOILERS: tuple[Callable[[dict[str, Any], random.Random], str], ...] = (
    drop,
    add,
    retype,
    spoil_formula,
    repeat,
    exceed,
)


def refusal(read: Callable[[], object]) -> UseError | None:
    try:
        read()
    except UseError as error:
        return error
    return None


def spoil_and_read(count: int) -> list[str]:
    """Return what was taken for good, or refused without naming the place."""
    chance = random.Random(11)  # noqa: S311 - a failure can be repeated
    wrong = []
    for number in range(count):
        data = schemes.data(chance.choice(schemes.NAMES))
        spoiler = SPOILERS[number % len(SPOILERS)]
        what = f"{data['id']} {spoiler.__name__} {spoiler(data, chance)}"
        refused = refusal(partial(scheme_from, data, schemes.LEVELS))
        if refused is None:
            wrong.append(f"taken for good: {what}")
            continue
        field = str(refused.values["field"])
        said = sentence(refused.code, shown(refused.values))
        if refused.code != "scheme_malformed" or not field or f"“{field}”" not in said:
            wrong.append(f"refused without its place: {what}: {said}")
    return wrong


def slip_and_read(count: int) -> tuple[int, list[str]]:
    """Return how many files still made sense, and what went wrong with the others."""
    reader = Schemes(ShippedResources())
    chance = random.Random(12)  # noqa: S311 - a failure can be repeated
    given = RatingInput(
        group="leader",
        tasks=(RatedTask(id="1", assigned=3, done=2, delays=1),),
        leader=dict.fromkeys(LEADER_PARTS, 50),
    )
    taken, wrong = 0, []
    for _number in range(count):
        text = slipped(schemes.text(chance.choice(schemes.NAMES)), chance)
        found: list[RatingResult] = []
        refused = refusal(
            lambda text=text, found=found: found.append(
                rate(reader.read(reader.parse(text, "x.toml")), given)
            )
        )
        if refused is None:
            taken += 1
            values = [value for value in found[0].components.values() if value is not None]
            wrong += [] if all(0 <= value <= 1 for value in values) else [text]
            continue
        place = str(refused.values.get("field", refused.values.get("line")))
        known = refused.code in ("scheme_malformed", "scheme_file_unreadable")
        if not known or place not in sentence(refused.code, shown(refused.values)):
            wrong.append(str(refused))
    return taken, wrong


def slipped(text: str, chance: random.Random) -> str:
    for _slip in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        letter = chance.choice(['"', "=", "[", "]", "\n", "0", "9", "x", "đ", "-", " ", "", "#"])
        text = text[:at] + letter + text[at + chance.randint(0, 2) :]
    return text


def test_a_spoilt_scheme_is_refused_with_a_sentence_that_names_the_place() -> None:
    assert not spoil_and_read(SAMPLE)


def test_a_scheme_file_with_slips_of_the_pen_never_breaks_anything() -> None:
    taken, wrong = slip_and_read(SAMPLE)
    assert not wrong
    assert 0 < taken < SAMPLE


@pytest.mark.long
def test_ten_thousand_spoilt_schemes_are_refused_with_their_places() -> None:
    assert not spoil_and_read(ALL)


@pytest.mark.long
def test_ten_thousand_files_with_slips_of_the_pen_never_break_anything() -> None:
    taken, wrong = slip_and_read(ALL)
    assert not wrong
    assert 0 < taken < ALL
