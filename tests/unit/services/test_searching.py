from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workreport.i18n.vietnamese import fold
from workreport.services.ports.search import FoundRow
from workreport.services.searching import SearchHit, _hit, _pattern, read_question

LONG = "Tham mưu ban hành quy định. " * 12 + "Nghị quyết số 05 về công tác cán bộ. " + "Rồi. " * 60


def hit(text: str, asked: str) -> SearchHit:
    words, is_open = read_question(asked)
    row = FoundRow("e", "narrative", "2026-11", "u", "results", "", text)
    return _hit(row, _pattern(words, is_open=is_open))


def marked(text: str, asked: str) -> list[str]:
    found = hit(text, asked)
    return [found.snippet[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("typed", "words", "is_open"),
    [
        ("Nghị quyết", ("nghi", "quyet"), True),
        ("nghi quyet ", ("nghi", "quyet"), False),
        ('"Đảng ủy" họp', ("dang uy", "hop"), True),
        ("“Đảng ủy”", ("dang uy",), False),
        ("05-NQ/TW", ("05", "nq", "tw"), True),
        ('a "b', ("a", "b"), False),
        (" … _ ", (), False),
        (normalize("NFD", "đồng ý"), ("dong", "y"), True),
    ],
)
def test_a_question_is_read_as_words_phrases_and_a_last_beginning(
    typed: str, words: tuple[str, ...], is_open: bool
) -> None:
    assert read_question(typed) == (words, is_open)


def test_whole_words_are_marked_and_of_the_last_one_its_beginnings() -> None:
    assert marked("Cán bộ, cán sự; cánh đồng", "can ") == ["Cán", "cán"]
    assert marked("Cán bộ, cán sự; cánh đồng", "bo can") == ["Cán", "bộ", "cán", "cánh"]
    assert marked("Đánh giá ßan bộ", "bo ") == ["bộ"]


def test_a_long_text_is_cut_at_blanks_around_the_first_word_found() -> None:
    found = hit(LONG, "nghi quyet")
    assert found.snippet.startswith("… ")
    assert found.snippet.endswith(" …")
    assert len(found.snippet) <= 190
    assert [found.snippet[start:end] for start, end in found.marks] == ["Nghị", "quyết"]
    assert found.snippet[2:-2] in LONG


@given(st.text(max_size=80), st.text(alphabet="aăâbcdđeêghơưừự 05ß", min_size=1, max_size=12))
def test_marks_are_always_places_of_the_words_asked_for(text: str, asked: str) -> None:
    words, is_open = read_question(asked)
    if words:
        found = hit(normalize("NFC", f"{text} {asked} {text}"), asked)
        assert found.marks
        assert all(
            fold(found.snippet[start:end]) in words
            or (is_open and fold(found.snippet[start:end]).startswith(words[-1]))
            for start, end in found.marks
        )
