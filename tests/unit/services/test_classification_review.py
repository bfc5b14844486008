from dataclasses import replace

from tests.unit.services.paper_month import PERIOD, person, rated_month, voice

from workreport.domain.month_schemes import MonthSchemes
from workreport.services.classification_review import (
    CHANGED,
    Before,
    Review,
    Spread,
    review_of,
    standing_of,
)
from workreport.services.summary import PersonSummary

BEFORE = Before(
    ((PERIOD.previous, Spread(str(PERIOD.previous), {"A": 1, "B": 3, "C": 0, "D": 0})),),
    {"p-1": "A", "p-2": "B", "p-4": "B", "p-5": "HTT", "p-6": "B"},
)
PEOPLE = (
    person(1, voice("B"), voice("D", remark="Vi phạm giờ giấc hai lần trong tháng")),
    person(2, voice("A", remark="Có sáng kiến rút ngắn thời gian")),
    person(3, voice(not_rated="Nghỉ thai sản")),
    person(4),
    person(5, voice("B")),
    person(6, voice("B")),
)


def review(*people: PersonSummary) -> Review:
    return review_of(replace(rated_month(), people=people or PEOPLE), BEFORE)


def test_levels_are_spread_over_the_agency_its_units_and_its_groups() -> None:
    found = review()
    assert found.agency.counts == {"A": 1, "B": 2, "C": 0, "D": 1}
    assert (found.agency.rated, found.agency.not_rated, found.agency.unsaid) == (4, 1, 1)
    assert [one.counts for one in found.groups] == [found.agency.counts]
    assert sum(one.rated for one in found.units) == found.agency.rated
    assert [(str(month), each.rated) for month, each in found.months] == [("2026-10", 4)]


def test_who_moved_stands_with_from_to_and_reason_the_furthest_fall_first() -> None:
    found = [(one.person, one.before, one.now, one.steps) for one in review().changes]
    assert found == [("p-1", "A", "D", -3), ("p-5", "HTT", "B", None), ("p-2", "B", "A", 1)]
    assert review().changes[0].reason.startswith("Vi phạm giờ giấc")


def test_a_level_without_the_words_it_needs_is_listed_with_why() -> None:
    found = review(
        person(1, voice("A", remark="ngắn")),
        person(2, voice("A", remark="Nhận xét đủ dài của phòng"), voice("A")),
        person(3, voice("B"), voice("C")),
        person(4, voice("B"), voice("C", remark="Lãnh đạo nêu rõ lý do hạ mức")),
        person(5, voice("B")),
        person(6, voice(not_rated="Nghỉ thai sản")),
    )
    told = [(one.person, one.code) for one in found.missing]
    assert told == [("p-1", "decision_remark_missing"), ("p-3", CHANGED)]


def test_without_a_scheme_that_can_be_read_nobody_is_asked_for_words() -> None:
    summary = replace(rated_month(), people=PEOPLE, schemes=MonthSchemes(usual=None))
    found = review_of(summary, BEFORE)
    assert found.missing == ()
    assert {one.steps for one in found.changes} == {None}


def test_the_leaders_word_counts_before_the_departments() -> None:
    one = standing_of(PEOPLE[0])
    assert (one.level, one.decided, one.is_rated) == ("D", "D", True)
    assert not standing_of(PEOPLE[2]).is_rated
