"""A text of a paper: which words stand, and when what is typed needs a draft."""

from dataclasses import replace

from workreport.domain.figured_text import Figure, FiguredText
from workreport.services.office_texts import OfficeText
from workreport.services.text_drafts import line_of, place_of, read_draft, written_draft

DRAFTED = FiguredText("Có 3 nhiệm vụ.", (Figure(3, "3", "total"),))
OWN = FiguredText("Khá. Có 3 nhiệm vụ.", (Figure(8, "3", "total"),))
TEXT = OfficeText("progress", "II.1", DRAFTED)


def test_what_stands_already_needs_no_draft() -> None:
    assert TEXT.written(DRAFTED) is None
    assert TEXT.written(FiguredText("  ")) is None  # nothing was signed that could be taken back
    assert TEXT.written(OWN) == OWN
    typed_over = FiguredText(DRAFTED.text, (Figure(3, "3", "total", data="4"),))
    assert TEXT.written(typed_over) is None  # the same words
    signed = replace(TEXT, signed=OWN)
    assert signed.written(OWN) is None
    assert signed.written(DRAFTED) == signed.written(FiguredText("")) == FiguredText("")


def test_the_draft_stands_before_what_is_signed_and_an_empty_one_takes_it_back() -> None:
    signed = replace(TEXT, signed=OWN)
    assert (TEXT.said, TEXT.is_worded, TEXT.is_unsigned) == (DRAFTED, False, False)
    assert (signed.said, signed.is_worded) == (OWN, True)
    back = replace(signed, draft=FiguredText(""))
    assert (back.said, back.is_worded, back.is_unsigned) == (DRAFTED, False, True)


def test_a_draft_is_kept_with_its_figures_under_its_line() -> None:
    assert read_draft(written_draft(OWN)) == OWN
    for section, unit in (("progress", ""), ("advantages", "0a1b")):
        assert place_of(line_of(section, unit)) == (unit, section)
