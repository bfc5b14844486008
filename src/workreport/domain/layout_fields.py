"""The values of a layout profile: where each stands, what it is, and what would be nonsense.

What the guidance allows is no matter of this table: it stands with the profile itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

Value: TypeAlias = str | float | bool | tuple[float, ...]
Sort = Literal["mm", "pt", "whole", "flag", "text", "choice", "box"]

LONGEST = 200  # letters of a text
PREFIXES = ("T/M", "K/T", "T/L", "T/UQ", "Q.")
NUMBER_WORDS = frozenset({"number", "type", "body"})


@dataclass(frozen=True, slots=True)
class LayoutField:
    """One value: its path inside a profile, its group on the form, and its bounds."""

    path: str
    group: str
    sort: Sort
    least: float = 0
    most: float = 0
    choices: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()  # what must stand in braces inside the text
    needed: bool = False  # the text may not be empty


def _margins(sheet: str) -> Iterator[LayoutField]:
    for edge in ("top", "bottom", "left", "right"):
        yield LayoutField(f"page.{sheet}.{edge}", "page", "mm", 5, 60)


def _size(path: str, group: str, most: float = 28) -> LayoutField:
    return LayoutField(path, group, "pt", 6, most)


def _text(path: str, group: str, *, needed: bool = False) -> LayoutField:
    return LayoutField(path, group, "text", needed=needed)


def _flag(path: str, group: str) -> LayoutField:
    return LayoutField(path, group, "flag")


def _boxes(name: str, *marks: str) -> Iterator[LayoutField]:
    for mark in marks:  # a profile without boxes of a sort has none of these
        yield LayoutField(f"marks.{name}.{mark}", "marks", "box", 4, 120)


FIELDS: tuple[LayoutField, ...] = (
    *_margins("portrait"),
    *_margins("landscape"),
    _flag("page.duplex", "page"),
    _size("page.number_size", "page"),
    LayoutField("page.number_from_top", "page", "mm", 3, 40),
    LayoutField("page.number_from_page", "page", "whole", 1, 99),
    _size("header.parent_size", "header"),
    _size("header.issuer_size", "header"),
    _text("header.issuer_mark", "header"),
    _flag("header.issuer_rule", "header"),
    _text("header.title", "header", needed=True),
    _size("header.title_size", "header"),
    _text("header.motto", "header"),
    _size("header.motto_size", "header"),
    _flag("header.title_rule", "header"),
    LayoutField("header.number_format", "number", "text", words=NUMBER_WORDS, needed=True),
    _size("header.number_size", "number"),
    _text("header.number_blank", "number"),
    LayoutField("header.number_digits", "number", "whole", 1, 4),
    LayoutField("header.numbering", "number", "choice", choices=("term", "year")),
    _size("header.date_size", "number"),
    _flag("header.date_italic", "number"),
    LayoutField("header.date_level_with", "number", "choice", choices=("mark", "number")),
    _size("header.draft_size", "number"),
    _size("title_block.type_size", "title"),
    _size("title_block.subject_size", "title"),
    _text("title_block.mark", "title"),
    _flag("title_block.rule", "title"),
    LayoutField(
        "title_block.letter_subject_format",
        "title",
        "text",
        words=frozenset({"subject"}),
        needed=True,
    ),
    _size("title_block.letter_subject_size", "title"),
    _flag("title_block.letter_subject_italic", "title"),
    _text("title_block.addressee_label", "title", needed=True),
    _text("title_block.submission_label", "title", needed=True),
    _size("title_block.addressee_size", "title"),
    _flag("title_block.addressee_italic", "title"),
    _size("body.size", "body", 20),
    LayoutField("body.indent", "body", "mm", 0, 40),
    LayoutField("body.leading", "body", "pt", 8, 60),
    LayoutField("body.space", "body", "pt", 0, 40),
    _text("body.heading_mark", "body"),
    _flag("body.heading_caps", "body"),
    _text("body.second_mark", "body"),
    _flag("body.second_bold", "body"),
    _text("body.third_mark", "body"),
    _flag("body.third_bold", "body"),
    _flag("body.third_italic", "body"),
    _flag("body.basis_italic", "body"),
    _text("body.basis_mark", "body"),
    _text("body.basis_separator", "body"),
    _text("body.basis_end", "body"),
    _text("body.end_mark", "body", needed=True),
    LayoutField("body.tone_style", "body", "choice", choices=("kept", "old", "new")),
    _size("table.size", "table", 20),
    _size("table.wide_size", "table", 20),
    LayoutField("table.wide_from_columns", "table", "whole", 2, 99),
    _size("closing.size", "closing", 20),
    *(_text(f"closing.authority.{prefix}", "closing", needed=True) for prefix in PREFIXES),
    _flag("closing.authority_bold", "closing"),
    _flag("closing.title_bold", "closing"),
    _flag("closing.direct_bold", "closing"),
    _flag("closing.name_bold", "closing"),
    LayoutField("closing.signing_space", "closing", "pt", 18, 200),
    _size("signing.size", "closing", 20),
    LayoutField("signing.leading", "closing", "pt", 6, 40),
    *(
        _text(f"signing.{name}", "closing", needed=True)
        for name in ("number_label", "signer_label", "time_label", "training_words")
    ),
    _text("closing.recipients_label", "recipients", needed=True),
    _size("closing.recipients_label_size", "recipients"),
    LayoutField(
        "closing.recipients_label_style",
        "recipients",
        "choice",
        choices=("underlined", "bold_italic"),
    ),
    _size("closing.recipients_size", "recipients", 20),
    _text("closing.recipients_separator", "recipients"),
    _text("closing.recipients_end", "recipients"),
    _size("annex.label_size", "annex"),
    _size("annex.title_size", "annex"),
    _size("annex.note_size", "annex"),
    _flag("annex.note_italic", "annex"),
    _size("marks.urgency_size", "marks"),
    *_boxes("urgency_boxes", "hoa_toc", "thuong_khan", "khan"),
    _size("marks.secrecy_size", "marks"),
    *_boxes("secrecy_boxes", "tuyet_mat", "toi_mat", "mat"),
    LayoutField("marks.secrecy_gap", "marks", "mm", 0, 10),
    _size("marks.circulation_size", "marks"),
    _flag("marks.circulation_boxed", "marks"),
    _text("footer.contact", "foot"),
    _size("footer.contact_size", "foot", 20),
    _text("footer.typist", "foot"),
    _size("footer.typist_size", "foot", 20),
    _size("footer.mark_size", "foot", 20),
    LayoutField("footer.snapshot_size", "foot", "pt", 5, 14),
)

BY_PATH = MappingProxyType({field.path: field for field in FIELDS})
GROUPS = tuple(dict.fromkeys(field.group for field in FIELDS))

_YES = frozenset({"true", "yes", "có", "1"})
_NO = frozenset({"false", "no", "không", "0"})


def value_of(path: str, text: str) -> Value:
    """Read a value somebody typed; what cannot be read stays text, which no number accepts."""
    known, said = BY_PATH.get(path), text.strip()
    if known is None or known.sort in {"text", "choice"}:
        return text
    if known.sort == "flag":
        low = said.casefold()
        return low in _YES if low in _YES | _NO else text
    if known.sort == "box":
        sides = [_number(side) for side in said.casefold().replace("×", "x").split("x")]
        return tuple(side for side in sides if side is not None)
    number = _number(said)
    return text if number is None else number


def _number(text: str) -> float | None:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    if value != value or abs(value) > 1e6:  # noqa: PLR0124, PLR2004 - not a number, or no size
        return None
    return int(value) if value == int(value) else value
