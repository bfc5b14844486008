from fractions import Fraction
from typing import Any

import pytest

from workreport.domain.scheme_columns import column_of
from workreport.domain.scheme_formula import (
    MAX_DEPTH,
    MAX_LENGTH,
    FormulaError,
    Name,
    is_free_name,
    parse,
)
from workreport.domain.scheme_program import Program

NAMES = {
    "done": Name(per_task=True),
    "K": Name(per_task=True),
    "exceeds": Name(per_task=True, truth=True),
    "tasks": Name(),
    "đ": Name(),
    "head": Name(truth=True),
    "unknown": Name(),
    "maybe": Name(truth=True),
}
GIVEN = {
    "done": column_of([1, Fraction(5, 2), 0]),
    "K": column_of([1, Fraction(4, 5), 400]),
    "exceeds": [True, False, True],
    "tasks": 3,
    "đ": Fraction(1, 2),
    "head": True,
}


def value(text: str, *, truth: bool = False) -> Any:
    program = Program()
    place = program.add(parse(text, NAMES, truth=truth))
    return program.run(GIVEN)[place]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("1 / 3", Fraction(1, 3)),
        ("12 / 3 / 2", 2),
        ("-2 * -đ", 1),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("min(3, 2, 4) + max(1, 5)", 7),
        ("share(1, 4) + share(1, 0)", Fraction(1, 4)),
        ("sum(done * K)", 3),
        ("sum(max(0, 1 - 0.25 * done))", Fraction(3, 4) + Fraction(3, 8) + 1),
        ("sum(max(0, 1, done))", Fraction(9, 2)),
        ("sum(-done)", Fraction(-7, 2)),
        ("sum(share(done, done))", 2),
        ("mean(done)", Fraction(7, 6)),
        ("count(done >= 1)", 2),
        ("count(exceeds and not done = 0)", 1),
        ("count(exceeds or done > 1)", 3),
        ("count(exceeds and head)", 2),
        ("count(done < tasks)", 3),
        ("sum(done * sum(done))", Fraction(49, 4)),
    ],
)
def test_a_formula_is_computed_exactly(text: str, wanted: object) -> None:
    assert value(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("tasks = 3 and đ < 1", True),
        ("not tasks = 3 or đ >= 1", False),
        ("head", True),
        ("not head", False),
        ("1 <= 2", True),
        ("2 <= 1 or 3 > 2 and head", True),
    ],
)
def test_a_condition_is_true_or_false(text: str, wanted: object) -> None:
    assert value(text, truth=True) is wanted


@pytest.mark.parametrize(
    "text",
    ["unknown + 1", "1 / 0", "đ / (tasks - 3)", "sum(done / done)", "min(1, unknown)", "-unknown"],
)
def test_what_follows_from_the_unknown_is_unknown(text: str) -> None:
    assert value(text) is None


def test_an_unknown_side_leaves_a_condition_that_is_decided_already() -> None:
    assert value("unknown > 1 or head", truth=True) is True
    assert value("maybe and not head", truth=True) is False
    assert value("maybe and head", truth=True) is None
    assert value("maybe or not head", truth=True) is None


def test_what_was_defined_can_be_used_by_name() -> None:
    program = Program()
    names = dict(NAMES)
    program.define("a", parse("sum(done)", names))
    names["a"] = Name()
    place = program.define("b", parse("a * 2 + sum(done)", names))
    assert program.run(GIVEN)[place] == Fraction(21, 2)


@pytest.mark.parametrize(
    ("text", "why", "at"),
    [
        ("", "formula_ends", 1),
        ("1 +", "formula_ends", 4),
        ("(1 + 2", "formula_ends", 7),
        ("1 2", "formula_unexpected", 3),
        ("1 + * 2", "formula_unexpected", 5),
        ("1)", "formula_unexpected", 2),
        ("min 1", "formula_unexpected", 5),
        ("and", "formula_unexpected", 1),
        ("2 ** 3", "formula_unexpected", 4),
        ("đ.real", "formula_letter", 2),
        ("đ[0]", "formula_letter", 2),
        ("'a'", "formula_letter", 1),
        ("1e5", "formula_letter", 1),
        ("1.", "formula_letter", 1),
        ("12345678901", "formula_letter", 1),
        ("1 if head else 2", "formula_unexpected", 3),
        ("lambda", "formula_name_unknown", None),
        ("__import__", "formula_name_unknown", None),
        ("tasks(1)", "formula_unexpected", 6),
        ("min(1)", "formula_parts", None),
        ("share(1, 2, 3)", "formula_parts", None),
        ("sum(done, K)", "formula_parts", None),
        ("sum(tasks)", "formula_not_of_tasks", None),
        ("sum(sum(done))", "formula_not_of_tasks", None),
        ("done + 1", "formula_of_each_task", None),
        ("count(done)", "formula_wants_condition", None),
        ("sum(exceeds)", "formula_wants_number", None),
        ("head + 1", "formula_wants_number", None),
        ("1 < 2", "formula_wants_number", None),
        ("(1 < 2) < 3", "formula_wants_number", None),
        ("1 and 2", "formula_wants_condition", None),
        ("not 1", "formula_wants_condition", None),
    ],
)
def test_what_is_no_formula_is_refused_with_its_place(text: str, why: str, at: int | None) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(text, NAMES)
    assert refused.value.why.code == why
    assert refused.value.why.values.get("at") == at


def test_a_number_is_no_condition() -> None:
    with pytest.raises(FormulaError) as refused:
        parse("1 + 1", NAMES, truth=True)
    assert refused.value.why.code == "formula_wants_condition"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1" + " + 1" * MAX_LENGTH, "formula_too_long"),
        ("(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1), "formula_too_deep"),
        ("-" * (MAX_DEPTH + 1) + "1", "formula_too_deep"),
        ("not " * (MAX_DEPTH + 1) + "head", "formula_too_deep"),
        ("min(1, " * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1), "formula_too_deep"),
    ],
)
def test_a_formula_cannot_exhaust_the_machine(text: str, why: str) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(text, NAMES)
    assert refused.value.why.code == why


@pytest.mark.parametrize(
    ("name", "free"), [("a", True), ("đ", True), ("sum", False), ("1a", False), ("a b", False)]
)
def test_a_scheme_gives_names_that_formulas_can_use(name: str, free: object) -> None:
    assert is_free_name(name) is free
