import tomllib

import pytest
from tests.unit.domain import schemes

from workreport.domain.errors import UseError
from workreport.domain.scheme_places import line_of, put, value_at
from workreport.domain.scheme_reader import scheme_from
from workreport.domain.scheme_writing import scheme_text

STAFF = schemes.text("tu1053_staff")


def line(text: str, place: str) -> str:
    return text.splitlines()[line_of(text, place) - 1]


@pytest.mark.parametrize("name", schemes.NAMES)
def test_a_scheme_written_from_its_data_reads_as_the_same_data(name: str) -> None:
    data = schemes.data(name)
    assert tomllib.loads(scheme_text(data)) == data


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("ratio_base", 'ratio_base = "done"'),
        ("general.3.max", "max = 16 # điểm | points"),
        ("constants.cap", "cap = 1 "),
        ("components.b.formula", 'formula = "min(cap, share(sum(qty_done'),
        ("gates.c_needs.at", 'at = ["C"]'),
        ("quota.share", 'share = "0.20"'),
        ("remarks.nothing", "[remarks]"),
        ("gates", "[[gates]]"),
        ("nowhere", "# Quyết định 1053"),
    ],
)
def test_a_place_leads_to_the_line_it_is_written_in(place: str, written: str) -> None:
    assert line(STAFF, place).startswith(written)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("version", '"2"'),
        ("general.1.vi", '"Chính trị"'),
        ("constants.fault_share", '"0.5"'),
        ("quota.base", '"all"'),
        ("remarks.letters", "25"),
        ("quota.flagged_share", '"0.25"'),
    ],
)
def test_a_value_is_put_in_its_place_and_nothing_else_moves(place: str, value: str) -> None:
    changed = put(STAFF, place, value)
    assert value_at(changed, place) == value
    before, after = STAFF.splitlines(), changed.splitlines()
    added = value_at(STAFF, place) is None
    assert len(after) - len(before) == added
    at = line_of(changed, place) - 1
    assert (after[:at], after[at + 1 :]) == (before[:at], before[at + (not added) :])
    scheme_from(tomllib.loads(changed), schemes.LEVELS)


def test_a_row_whose_code_has_a_dot_is_found() -> None:
    text = schemes.text("nd335_staff")
    changed = put(text, "general.II.3.max", '"2.25"')
    assert value_at(changed, "general.II.3.max") == '"2.25"'
    assert value_at(changed, "general.II.4.max") == value_at(text, "general.II.4.max")


def test_a_comment_beside_a_value_stays() -> None:
    assert "max = 7 # điểm | points" in put(STAFF, "general.2.max", "7")


def test_what_the_reader_refuses_leads_to_its_line() -> None:
    broken = put(STAFF, "components.c.formula", '"min(cap, qty)"')
    with pytest.raises(UseError) as refused:
        scheme_from(tomllib.loads(broken), schemes.LEVELS)
    assert "qty)" in line(broken, str(refused.value.values["field"]))
