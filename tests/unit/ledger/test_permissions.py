import csv
from pathlib import Path

import pytest

from workreport.ledger import kinds
from workreport.ledger.permissions import Author, Permissions
from workreport.system.resources import ShippedResources

OWN, OTHER = "12" * 16, "34" * 16
PERSON, SOMEBODY = "56" * 16, "78" * 16
UNIT_ROLES = ("staff", "clerk", "clerk_filing", "deputy", "head")
ROLES = (*UNIT_ROLES, "officer", "chief", "leader", "admin")
EXPECTED = Path(__file__).parents[2] / "data" / "permissions_expected.csv"


@pytest.fixture(scope="module")
def permissions() -> Permissions:
    return Permissions.from_csv(ShippedResources().text("permissions.csv"))


def expected_rows() -> dict[str, dict[str, str]]:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return {row.pop("kind"): row for row in csv.DictReader(file)}


def author(column: str) -> Author:
    if column in {"none", "self", "founder"}:
        return Author(PERSON, frozenset(), founder=column == "founder")
    return Author(PERSON, frozenset({(column, OWN if column in UNIT_ROLES else "")}))


def cells(kind: str, word: str) -> dict[tuple[str, str, bool], bool]:
    """Every question about one cell with the answer that is expected."""
    asked = {}
    for unit in (OWN, OTHER):
        for person in (PERSON, SOMEBODY):
            for decided in (True, False):
                asked[unit, person, decided] = {
                    "any": True,
                    "own": unit == OWN,
                    "decided": decided,
                    "self": person == PERSON,
                    "-": False,
                }[word] or (kind in {"contribution", "objection"} and person == PERSON)
    return asked


def test_the_expected_table_speaks_of_every_kind_and_every_role() -> None:
    rows = expected_rows()
    assert rows.keys() == kinds.KINDS.keys()
    assert all(set(row) == {"none", "self", "founder", *ROLES} for row in rows.values())


@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
def test_every_cell_is_as_expected(permissions: Permissions, kind: str) -> None:
    wrong = [
        (column, unit, person, decided)
        for column, word in expected_rows()[kind].items()
        for (unit, person, decided), expected in cells(kind, word).items()
        if permissions.allows(
            kind, author(column), {"unit": unit, "person": person}, decided=decided
        )
        is not expected
    ]
    assert not wrong


def test_the_shipped_table_names_known_kinds_roles_and_scopes_only(
    permissions: Permissions,
) -> None:
    assert permissions.rows.keys() == kinds.KINDS.keys()
    pairs = {pair for row in permissions.rows.values() for pair in row}
    assert {role for role, _scope in pairs} <= {*ROLES, "certified", "founder", "self"}
    assert {scope for _role, scope in pairs} == {"any", "own_unit", "decided", "self"}


def test_what_is_not_in_the_table_is_refused_to_everybody(permissions: Permissions) -> None:
    everything = Author(PERSON, frozenset((role, OWN) for role in ROLES), founder=True)
    ref = {"unit": OWN, "person": PERSON}
    assert not permissions.allows("report.burn", everything, ref, decided=True)


def test_a_role_without_a_unit_gives_nothing_where_the_unit_is_asked_for(
    permissions: Permissions,
) -> None:
    nowhere = Author(PERSON, frozenset({("head", "")}))
    assert not permissions.allows("report.file", nowhere, {"unit": OWN}, decided=False)
    assert not permissions.allows("report.file", nowhere, {}, decided=False)
