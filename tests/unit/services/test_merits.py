"""Figures that rules ask for count locked months only."""

from workreport.domain.period import Period
from workreport.domain.timeliness import Verdict
from workreport.services.histories import Matrix, PersonCell, PersonRow, UnitCell, UnitRow
from workreport.services.merits import person_figures, unit_figures

LOCKED, OPEN = Period(2026, 10), Period(2026, 11)
CELL = UnitCell(
    state="concluded",
    verdict=Verdict("late", 2),
    expected=True,
    returns=1,
    level="HTXS",
    by_hand="Việc đột xuất",
    verdicts={"late": 1, "low_quality": 2},
)


def matrix(**rows: object) -> Matrix:
    return Matrix(
        months=(LOCKED, OPEN),
        opened=frozenset({LOCKED, OPEN}),
        locked=frozenset({LOCKED}),
        **rows,  # type: ignore[arg-type]
    )


def test_an_open_month_counts_for_nobody() -> None:
    row = UnitRow(unit="u", code="U", name="Phòng", part="", cells={LOCKED: CELL, OPEN: CELL})
    assert unit_figures(matrix(units=(row,)))["u"] == {
        "months": 1,
        "top": 1,
        "lowest": 0,
        "late": 1,
        "returned": 1,
        "late_verdicts": 1,
        "low_quality": 2,
        "not_implemented": 0,
        "verdicts": 3,
        "by_hand": 1,
    }
    said = {LOCKED: PersonCell(unit="u", level="D"), OPEN: PersonCell(unit="u", level="A")}
    person = PersonRow(person="p", name="P", unit="u", unit_name="Phòng", cells=said)
    assert person_figures(matrix(people=(person,)))["p"] == {
        "months": 1,
        "top": 0,
        "lowest": 1,
        "not_rated": 0,
    }
