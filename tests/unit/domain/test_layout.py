"""Layout profiles as data: what is accepted, warned of and refused, and what the guidance says."""

import json
from pathlib import Path

import msgspec
import pytest

from workreport.domain.layout import (
    PaperLayout,
    changed,
    findings,
    flat,
    is_number_format,
    nested,
    overlaid,
    printable,
    shown_title,
    unfit,
    written,
)
from workreport.domain.layout_fields import BY_PATH, FIELDS, value_of
from workreport.i18n.layout_text import CHOICES, LABELS, finding_text, value_text
from workreport.papers.profile import read_profile
from workreport.services.ports.press import Layout

FOLDER = Path(__file__).parents[3] / "resources" / "layouts"
CODES = ("party_hd05", "party_hd36", "state_nd30")
PARTY, OLD_PARTY, STATE = CODES


def shipped(code: str) -> PaperLayout:
    data = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return PaperLayout(
        code, data["version"], data["title"], flat(data), data["source"], code, data["lawful"]
    )


# What the guidance says, by value: Guidance 05, Guidance 36, Decree 30.
GUIDANCE = {
    "page.portrait.top": (20, 20, 20),
    "page.portrait.bottom": (20, 20, 20),
    "page.portrait.left": (30, 30, 30),
    "page.portrait.right": (15, 15, 15),
    "page.number_size": (14, 14, 14),
    "page.number_from_top": (10, 10, 10),
    "page.number_from_page": (2, 2, 2),
    "header.title": (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ),
    "header.title_size": (15, 15, 13),
    "header.motto": ("", "", "Độc lập - Tự do - Hạnh phúc"),
    "header.motto_size": (14, 14, 14),
    "header.title_rule": (True, True, True),
    "header.parent_size": (14, 14, 13),
    "header.issuer_size": (14, 14, 13),
    "header.issuer_mark": ("*", "*", ""),
    "header.issuer_rule": (False, False, True),
    "header.number_format": (
        "Số {number}-{type}/{body}",
        "Số {number}-{type}/{body}",
        "Số: {number}/{type}-{body}",
    ),
    "header.number_digits": (2, 2, 2),
    "header.numbering": ("term", "term", "year"),
    "header.date_italic": (True, True, True),
    "header.date_level_with": ("mark", "mark", "number"),
    "title_block.type_size": (16, 16, 14),
    "title_block.mark": ("-----", "-----", ""),
    "title_block.rule": (False, False, True),
    "title_block.letter_subject_size": (12, 12, 13),
    "title_block.letter_subject_italic": (True, True, False),
    "title_block.submission_label": ("Kính trình:", "Kính gửi:", "Kính gửi:"),
    "body.size": (14, 14, 14),
    "body.indent": (10, 10, 10),
    "body.leading": (18, 18, 18),
    "body.space": (6, 6, 6),
    "body.heading_mark": ("-", "-", "."),
    "body.second_mark": (".", ".", "."),
    "body.third_mark": (")", ")", ")"),
    "body.basis_italic": (False, False, True),
    "body.basis_mark": ("- ", "- ", ""),
    "body.basis_separator": (";", ";", ";"),
    "body.end_mark": (".", ".", "./."),
    "closing.authority.T/M": ("T/M", "T/M", "TM."),
    "closing.authority.K/T": ("K/T", "K/T", "KT."),
    "closing.authority.T/L": ("T/L", "T/L", "TL."),
    "closing.authority.T/UQ": ("T/UQ", "T/UQ", "TUQ."),
    "closing.authority.Q.": ("Q.", "Q.", "Q."),
    "closing.title_bold": (False, False, True),
    "closing.direct_bold": (True, True, True),
    "closing.recipients_label_size": (14, 14, 12),
    "closing.recipients_label_style": ("underlined", "underlined", "bold_italic"),
    "closing.recipients_size": (12, 12, 11),
    "closing.recipients_separator": (";", ",", ";"),
    "footer.typist_size": (8, 8, 8),
    "footer.contact_size": (10, 10, 10),
}


def test_the_shipped_profiles_say_what_the_guidance_says() -> None:
    layouts = [shipped(code) for code in CODES]
    said = {path: tuple(one.values[path] for one in layouts) for path in GUIDANCE}

    assert said == GUIDANCE
    assert [findings(one.values, one.lawful) for one in layouts] == [(), (), ()]


@pytest.mark.parametrize("code", CODES)
def test_every_value_has_its_place_on_the_form_and_its_name(code: str) -> None:
    layout = shipped(code)
    beyond = set(layout.values) - set(BY_PATH)

    assert beyond <= {"marks.urgency_boxes"}  # a profile without any
    assert {path.rpartition(".")[0] for path in set(BY_PATH) - set(layout.values)} <= {
        "marks.urgency_boxes"
    }
    assert set(BY_PATH) == set(LABELS)
    assert set(CHOICES) == {each.path for each in FIELDS if each.choices}
    assert {choice for one in CHOICES.values() for choice in one} == {
        choice for each in FIELDS for choice in each.choices
    }
    # And the file is nothing but these values: written out again it is the same.
    file = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    assert json.loads(written(layout)) == file
    assert nested(layout)["code"] == code
    read_profile(Layout(code, written(layout)))


REFUSED = (
    ("body.size", 0, "layout_value_nonsense"),
    ("page.portrait.left", -1, "layout_value_nonsense"),
    ("page.portrait.left", 61, "layout_value_nonsense"),
    ("page.number_from_page", 0, "layout_value_nonsense"),
    ("header.title", " ", "layout_text_missing"),
    ("header.title", "A" * 201, "layout_text_too_long"),
    ("header.title", "hai\ndòng", "layout_text_too_long"),
    ("header.number_format", "Số {number}", "layout_format_wrong"),
    ("header.number_format", "Số {number}-{type}/{body", "layout_format_wrong"),
    ("header.number_format", "{number!r}-{type}/{body}", "layout_format_wrong"),
    ("header.number_format", "{number.real}-{type}/{body}", "layout_format_wrong"),
    ("header.numbering", "month", "layout_choice_unknown"),
    ("title_block.letter_subject_format", "V/v", "layout_format_wrong"),
    ("body.leading", 13, "layout_lines_overlap"),
    ("page.portrait.top", 10, "layout_number_in_text"),
    ("marks.secrecy_boxes.mat", (0, 8), "layout_value_nonsense"),
)


@pytest.mark.parametrize(("path", "value", "code"), REFUSED)
def test_nonsense_is_refused_with_its_reason(path: str, value: object, code: str) -> None:
    layout = shipped(PARTY)
    found = findings({**layout.values, path: value}, layout.lawful)  # type: ignore[dict-item]

    assert (code, True) in {(one.code, one.refused) for one in found}
    assert all("…" not in finding_text(one.code, one.path, one.values) for one in found)


def test_margins_that_leave_no_room_for_words_are_refused() -> None:
    layout = shipped(PARTY)
    wide = {**layout.values, "page.portrait.left": 50, "page.portrait.right": 55}

    found = findings(wide, layout.lawful)

    assert [one.code for one in found if one.refused] == ["layout_text_area_small"]


@pytest.mark.parametrize(
    ("code", "path", "value", "expected"),
    [
        (STATE, "page.portrait.top", 25, None),
        (STATE, "page.portrait.left", 35, None),
        (STATE, "page.portrait.left", 36, "layout_value_unusual"),
        (STATE, "page.portrait.right", 14, "layout_value_unusual"),
        (STATE, "body.indent", 12.7, None),
        (PARTY, "body.indent", 12.7, "layout_value_other"),
        (PARTY, "page.portrait.left", 32, "layout_value_other"),
        (PARTY, "header.title_size", 14, None),
        (PARTY, "body.leading", 17, "layout_value_unusual"),
        (PARTY, "body.end_mark", "./.", None),
    ],
)
def test_what_the_guidance_does_not_allow_is_told_and_may_be_signed(
    code: str, path: str, value: object, expected: str | None
) -> None:
    layout = shipped(code)

    found = findings({**layout.values, path: value}, layout.lawful)  # type: ignore[dict-item]

    assert [(one.code, one.refused) for one in found] == ([(expected, False)] if expected else [])


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("body.indent", " 12,7 ", 12.7),
        ("body.size", "14", 14),
        ("body.size", "mười bốn", "mười bốn"),
        ("body.size", "nan", "nan"),
        ("page.duplex", "có", True),
        ("page.duplex", "false", False),
        ("page.duplex", "thỉnh thoảng", "thỉnh thoảng"),
        ("marks.secrecy_boxes.mat", "20 x 8", (20, 8)),
        ("marks.secrecy_boxes.mat", "20 × 8,5", (20, 8.5)),
        ("header.issuer_mark", " * ", " * "),
    ],
)
def test_a_typed_value_is_read_as_its_place_needs(path: str, text: str, value: object) -> None:
    read = value_of(path, text)

    assert read == value
    assert type(read) is type(value)
    fits = not isinstance(value, str) or BY_PATH[path].sort == "text"
    assert unfit(shipped(PARTY).values, {path: read}) == ([] if fits else [path])


def test_a_copy_of_another_program_keeps_what_is_known_here() -> None:
    base = shipped(PARTY).values
    own = {"body.size": 13, "body.leading": "xa", "body.unheard_of": 1, "page.duplex": 1}

    values = overlaid(base, own)

    assert changed(base, values) == ("body.size",)
    assert unfit(base, own) == ["body.leading", "body.unheard_of", "page.duplex"]
    read_profile(Layout("own@1", msgspec.json.encode(nested(_with(values))).decode()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("body.size", 1e9),
        ("body.size", float("nan")),
        ("body.leading", -5),
        ("page.number_from_page", 10**400),
        ("page.portrait.left", 60.5),
        ("marks.secrecy_boxes.mat", (float("inf"), 4)),
        ("header.number_format", "{0.__class__}"),
        ("header.number_format", "{number:>999999999}{type}{body}"),
        ("title_block.letter_subject_format", "{subject.__class__.__mro__}"),
        ("header.title", "\ud800"),
        ("header.title", "\u202eĐẢNG"),
        ("header.title", "A" * 201),
    ],
)
def test_an_entry_of_somebody_elses_program_never_keeps_papers_from_being_printed(
    path: str, value: object
) -> None:
    base = shipped(PARTY).values

    values = printable(base, {path: value, "body.indent": 11})

    assert changed(base, values) == ("body.indent",)
    assert unfit(base, {path: value}) or findings({**base, path: value}, {})  # type: ignore[dict-item]


def test_values_that_leave_no_room_together_give_way_together() -> None:
    base = shipped(PARTY).values
    own = {"page.portrait.left": 60, "page.portrait.right": 60}
    assert not findings(printable(base, own), {})


def test_a_title_and_a_number_format_from_elsewhere_do_nothing_but_be_read() -> None:
    assert shown_title(" Bản\x1b[31m\n của\u202e Ban\x00 ") == "Bản [31m của Ban"
    assert len(shown_title("A" * 10_000)) == len("A" * 120)
    assert is_number_format("Số {number}-{type}/{body}")
    for wrong in ("{number}{0.__class__}", "{number:>9}{type}{body}", "{number", "{number}"):
        assert not is_number_format(wrong)


def test_values_are_written_as_people_write_them() -> None:
    assert value_text("body.indent", 12.7) == "12,7"
    assert value_text("marks.secrecy_boxes.mat", (20, 8)) == "20 × 8"
    assert value_text("header.numbering", "year") == "mỗi năm"


def _with(values: object) -> PaperLayout:
    base = shipped(PARTY)
    return PaperLayout("own", 1, "Bản riêng", values, base.source, PARTY, base.lawful)  # type: ignore[arg-type]
