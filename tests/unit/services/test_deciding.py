"""What a decision must still say: as at filing, and for points of its own."""

import pytest
from tests.unit.domain import schemes

from workreport.domain.report import RatingLine
from workreport.domain.scheme_reader import scheme_from
from workreport.services.deciding import is_own, wanted_reason

SCHEME = scheme_from(schemes.data("nd335_staff"), schemes.LEVELS)
LONG, SHORT = "Có sáng kiến lớn", "Tốt"


def line(level: str = "HTT", computed: str = "HTT", remark: str = "") -> RatingLine:
    return RatingLine(person="1", level=level, computed=computed, remark=remark)


@pytest.mark.parametrize(
    ("said", "proposed", "is_own_sheet", "code"),
    [
        (line(), None, False, ""),
        (line(level=""), None, True, ""),
        (line(computed="HTNV"), None, False, "decision_unexplained"),
        (line(computed="HTNV", remark=SHORT), None, False, "decision_unexplained"),
        (line(computed="HTNV", remark=LONG), None, False, ""),
        (line(computed="HTNV"), line(remark=LONG), False, ""),
        (line(computed="HTNV"), line(remark=SHORT), False, "decision_unexplained"),
        (line(computed="HTNV"), line("HTXS", remark=LONG), False, "decision_unexplained"),
        (line(computed="HTNV"), line(remark=LONG), True, "decision_unexplained"),
        (line("HTXS", "HTXS"), None, False, "decision_remark_missing"),
        (line("KHT", "KHT"), None, False, "decision_remark_missing"),
        (line("KHT", "KHT"), line("KHT", remark=LONG), False, ""),
        (line("KHT", "KHT", LONG), None, False, ""),
        (line(), line(remark=LONG), True, "decision_sheet_unexplained"),
        (line(remark=LONG), line(), True, ""),
    ],
)
def test_a_decision_needs_the_words_a_report_would_need(
    said: RatingLine, proposed: RatingLine | None, is_own_sheet: bool, code: str
) -> None:
    assert wanted_reason(said, SCHEME, proposed, is_own_sheet=is_own_sheet) == code


def test_points_are_the_leaders_own_where_they_differ_from_the_departments() -> None:
    proposed = RatingLine(person="1", sheet={"general": "28"})
    assert not is_own(None, proposed)
    assert not is_own({"general": "28", "fault/1": "2"}, proposed)
    assert is_own({"general": "27"}, proposed)
    assert is_own({}, proposed)
    assert not is_own({"general": "27"}, None)
