from fractions import Fraction

from workreport.domain.quota import quota
from workreport.domain.ranking import Place
from workreport.services.grade_words import place_words
from workreport.services.unit_ranking import TopUnits
from workreport.ui.viewmodels.grade_why import place_mark, top_units_words


def test_a_place_says_how_many_share_it() -> None:
    alone, shared = Place("a", 1, 0, 3), Place("b", 2, 1, 3)
    assert [place_words(one) for one in (alone, shared, None)] == [
        "thứ 1 trên 3",
        "thứ 2 trên 3, cùng 1 đơn vị",
        "",
    ]
    assert [place_mark(one) for one in (alone, shared, None)] == ["1/3", "=2/3", ""]


def test_the_number_at_the_top_shows_its_arithmetic_and_bars_nobody() -> None:
    found = TopUnits("HTXS", ("HTT",), quota({"HTXS": 1, "HTT": 4}, "HTXS", "HTT", Fraction(1, 5)))
    assert top_units_words(found) == (
        "Mức xuất sắc: 1 đơn vị; 20% của 4 đơn vị = 0,8, lấy 0; để cân nhắc."
    )
    assert top_units_words(None) == ""
