from fractions import Fraction

from workreport.domain.ranking import Place, ranked

UNITS = {"VP": "department", "TCCB": "department", "TCD": "department", "BVCT": "department"}


def test_equal_scores_share_a_place_and_the_next_place_is_skipped() -> None:
    scores = {"VP": Fraction(90), "TCCB": Fraction(180, 2), "TCD": Fraction(80)}
    found = ranked(scores, UNITS)
    assert found["VP"] == Place("VP", 1, 1, 3)
    assert found["TCCB"] == Place("TCCB", 1, 1, 3)
    assert found["TCD"] == Place("TCD", 3, 0, 3)


def test_scores_are_compared_before_they_are_rounded() -> None:
    scores = {"VP": Fraction(1115, 18), "TCCB": Fraction("61.94"), "TCD": Fraction(1)}
    assert ranked(scores, UNITS)["VP"].place == 1
    assert ranked(scores, UNITS)["TCCB"].place == 2


def test_below_three_comparable_units_there_is_no_ranking() -> None:
    assert ranked({"VP": 90, "TCCB": 80}, UNITS) == {}


def test_only_units_of_one_group_are_compared() -> None:
    groups = UNITS | {"A1": "commune", "A2": "commune"}
    scores = {"VP": 90, "TCCB": 80, "TCD": 70, "A1": 99, "A2": 98}
    found = ranked(scores, groups)
    assert found["VP"].place == 1
    assert "A1" not in found
