from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.months import EVERY_RUN

from workreport.i18n.vietnamese import fold, person_sort_key, sort_key

# The order of the Unicode collation chart for Vietnamese: the letter, then the tone, then the case.
IN_ORDER = [
    "2 năm",
    "a",
    "A",
    "à",
    "ả",
    "ã",
    "á",
    "ạ",
    "an",
    "ă",
    "ắ",
    "â",
    "ấ",
    "b",
    "dạ",
    "đa",
    "Đà Nẵng",
    "e",
    "ê",
    "f",
    "ma",
    "ma túy",
    "mà",
    "mai",
    "n",
    "o",
    "ô",
    "ơ",
    "p",
    "u",
    "ư",
    "ứ",
    "v",
    "w",
    "y",
    "z",
]


def test_words_stand_in_the_order_of_the_vietnamese_alphabet() -> None:
    mixed = IN_ORDER[1::2] + IN_ORDER[::2]
    assert sorted(mixed, key=sort_key) == IN_ORDER


@pytest.mark.parametrize(("first", "second"), list(pairwise(IN_ORDER)))
def test_the_order_is_the_same_byte_by_byte_in_a_database(first: str, second: str) -> None:
    assert sort_key(first).encode() < sort_key(second).encode()


def test_letter_forms_and_punctuation_do_not_disturb_the_order() -> None:
    word = "Tổ chức đảng"
    assert sort_key(normalize("NFD", word)) == sort_key(word)
    assert sort_key("Tổ chức, đảng!") == sort_key(word)
    assert sort_key("") < sort_key("a")
    assert sort_key("naïve") != sort_key("")
    assert sort_key("z") < sort_key("я")


def test_people_stand_by_given_name_then_family_then_middle_names() -> None:
    people = [
        "Trần Văn An",
        "Lê Thị Ánh",
        "Lê Thị Bình",
        "Nguyễn Thị Bình",
        "Nguyễn Văn Bình",
        "Bùi Đức",
        "Đinh Đình Phong",
        "Phong",
    ]
    mixed = people[1::2] + people[::2]
    expected = [*people[:6], "Phong", "Đinh Đình Phong"]
    assert sorted(mixed, key=person_sort_key) == expected
    assert person_sort_key("") == sort_key("")


def test_search_sees_neither_marks_nor_case() -> None:
    assert fold("Quy HOẠCH Đảng ủy") == "quy hoach dang uy"
    assert fold(normalize("NFD", "Thuở ấy")) == fold("thuo ay")


@EVERY_RUN
@given(st.text(alphabet="aăâbđeêoôơuưyáàạ AĐ1,", max_size=8), st.text(max_size=8))
def test_keys_depend_on_the_text_alone_and_folding_twice_changes_nothing(
    text: str, other: str
) -> None:
    assert sort_key(normalize("NFD", text)) == sort_key(normalize("NFC", text))
    assert fold(fold(other)) == fold(other)
