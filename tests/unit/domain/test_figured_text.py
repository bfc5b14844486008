from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workreport.domain.figured_text import (
    FiguredText,
    differences,
    followed_again,
    joined,
    marked,
    placed,
    read_marked,
    renewed,
    rewritten,
)

SAID = read_marked(
    f"Toàn cơ quan có {marked('total', '98')} nhiệm vụ: đã hoàn thành {marked('completed', '70')} "
    f"({marked('percent', '71,4')} %), đang thực hiện {marked('in_progress', '20')}. "
    f"Chậm nhất {marked('late_days', '07')} ngày ({marked('late_unit', 'Phòng Tổ chức cán bộ')})."
)
DATA = {
    "total": "98",
    "completed": "70",
    "percent": "71,4",
    "in_progress": "20",
    "late_days": "07",
    "late_unit": "Phòng Tổ chức cán bộ",
}
LATER = {
    "total": "120",
    "completed": "9",
    "percent": "7,5",
    "in_progress": "101",
    "late_days": "9",
    "late_unit": "Văn phòng",
}


def following(said: FiguredText) -> list[str]:
    return [one.name for one in said.figures if not one.is_own]


def own(said: FiguredText) -> list[tuple[str, str, str]]:
    return [(one.name, one.words, one.data) for one in said.figures if one.is_own]


def test_figures_follow_the_data_and_the_words_around_them_stay() -> None:
    assert renewed(SAID, LATER).text == (
        "Toàn cơ quan có 120 nhiệm vụ: đã hoàn thành 9 (7,5 %), đang thực hiện 101. "
        "Chậm nhất 09 ngày (Văn phòng)."
    )
    assert renewed(renewed(SAID, LATER), DATA) == SAID


def test_what_is_typed_around_figures_leaves_them_following() -> None:
    text = f"Nhìn chung khá. {SAID.text.replace('đã hoàn thành', 'xong')} Cần đôn đốc."
    found = rewritten(SAID, text)
    assert following(found) == list(DATA)
    assert renewed(found, LATER).text.startswith("Nhìn chung khá. Toàn cơ quan có 120 nhiệm vụ: x")
    assert renewed(found, LATER).text.endswith("(Văn phòng). Cần đôn đốc.")


def test_a_figure_typed_over_is_the_persons_own_and_what_data_said_is_kept_beside() -> None:
    found = rewritten(SAID, SAID.text.replace("hoàn thành 70", "hoàn thành hơn 75"))
    assert own(found) == [("completed", "hơn 75", "70")]
    assert "hoàn thành hơn 75 (7,5 %)" in renewed(found, LATER).text
    told = [(one.figure.words, one.now) for one in differences(found, LATER)]
    assert told == [("hơn 75", "9")]
    assert differences(found, DATA | {"completed": "hơn 75"}) == ()


def test_a_number_typed_over_in_a_new_wording_is_the_persons_own_too() -> None:
    found = rewritten(SAID, SAID.text.replace("đã hoàn thành 70", "các đơn vị làm xong 75"))
    assert own(found) == [("completed", "75", "70")]
    said_twice = SAID.text.replace("đã hoàn thành 70", "xong 75, dở 3")
    assert own(rewritten(SAID, said_twice)) == []


def test_an_own_figure_can_follow_again_and_one_typed_back_does_so_by_itself() -> None:
    changed = rewritten(SAID, SAID.text.replace("có 98", "có 97"))
    at = next(one.at for one in changed.figures if one.is_own)
    assert followed_again(changed, at, DATA) == SAID
    assert rewritten(changed, SAID.text) == SAID


def test_a_figure_that_was_deleted_is_gone_and_its_neighbours_follow() -> None:
    found = rewritten(SAID, SAID.text.replace(", đang thực hiện 20", ""))
    assert following(found) == [name for name in DATA if name != "in_progress"]


def test_equal_numbers_in_other_sentences_are_no_figures() -> None:
    found = rewritten(SAID, "Có 98 người đi học, 20 người vắng mặt trong 70 ngày.")
    assert found.figures == ()


def test_a_figure_that_data_do_not_have_any_more_is_told() -> None:
    without = {name: words for name, words in DATA.items() if not name.startswith("late")}
    assert [(one.figure.name, one.now) for one in differences(SAID, without)] == [
        ("late_days", None),
        ("late_unit", None),
    ]
    assert renewed(SAID, without) == SAID


def test_the_words_of_a_unit_differ_only_when_the_unit_changes_them() -> None:
    said = read_marked(f"TCCB: {marked('said/advantages/u', 'Chủ động, kịp thời')}.")
    mine = rewritten(said, "TCCB: Rất chủ động, kịp thời.")
    assert own(mine) == [("said/advantages/u", "Rất chủ động, kịp thời", "Chủ động, kịp thời")]
    assert differences(mine, {"said/advantages/u": "Chủ động, kịp thời"}) == ()
    assert len(differences(mine, {"said/advantages/u": "Chậm"})) == 1


def test_a_place_leads_to_its_figure_or_to_the_nearest_of_its_sentence() -> None:
    text = SAID.text

    def name_at(words: str) -> str:
        found = SAID.at(text.index(words))
        return "" if found is None else found.name

    assert name_at("70") == "completed"
    assert name_at("Toàn") == "total"
    assert name_at("Chậm nhất") == "late_days"
    assert FiguredText("Không có số nào.").at(3) is None


def test_what_was_found_on_the_way_and_at_the_end_is_put_together() -> None:
    text = SAID.text.replace("có 98 nhiệm vụ:", "giao 98 việc,")
    on_the_way = rewritten(rewritten(SAID, SAID.text.replace("có 98", "giao 98")), text)
    assert "total" in following(joined(on_the_way, rewritten(SAID, text)))


def test_kept_figures_that_do_not_lie_in_the_text_are_left_out() -> None:
    wrong = replace(SAID.figures[0], at=3)
    assert placed(SAID.text, (wrong, *SAID.figures)).figures == SAID.figures


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_cut_or_typed_every_figure_stands_where_it_says(data: st.DataObject) -> None:
    text = SAID.text
    for _step in range(3):
        begin = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(begin, len(text)))
        text = text[:begin] + data.draw(st.text("a 7,.(đ", max_size=6)) + text[end:]
    found = rewritten(SAID, text)
    assert all(text[one.at : one.end] == one.words for one in found.figures)
    ends = [(one.at, one.end) for one in found.figures]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
    now = renewed(found, LATER)
    renewed_words = [(one.words, LATER[one.name]) for one in now.figures if not one.is_own]
    assert all(words.lstrip("0") == wanted for words, wanted in renewed_words)


@pytest.mark.parametrize("text", ["", "x", "\n"])
def test_a_text_without_anything_left_has_no_figures(text: str) -> None:
    assert rewritten(SAID, text).figures == ()
