"""Layout profiles: what the guidance says about an official paper, read from ``layouts/*.json``.

Margins and indents are in millimetres, sizes, leadings and spaces in points.
"""

from typing import Literal

import msgspec

from workreport.domain.errors import UseError, WorldError
from workreport.services.ports.machine import Resources
from workreport.services.ports.press import Layout

DEFAULT = "party_hd05"
FOLDER = "layouts"


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a profile: every value must be stated, and none may be misspelt."""


class Margins(_Part, frozen=True):
    """Distances from the edges of the sheet, in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


class PageRules(_Part, frozen=True):
    """Margins and page numbers."""

    portrait: Margins
    landscape: Margins
    number_size: float
    number_from_top: float  # millimetres from the top edge to the top of the figures
    number_from_page: int
    duplex: bool  # on even pages the left and the right margin change places


class HeaderRules(_Part, frozen=True):
    """The block above the title, and the number of the paper."""

    parent_size: float
    issuer_size: float
    issuer_mark: str  # "*" on a line of its own
    issuer_rule: bool  # a line of a third to half the issuer's length
    title: str  # national or party title
    title_size: float
    motto: str
    motto_size: float
    title_rule: bool  # a line as long as the title, or as the motto below it
    number_size: float
    number_format: str
    number_blank: str  # what stands for a number that is not given yet
    number_digits: int  # smaller numbers begin with zeros
    numbering: Literal["term", "year"]  # when the numbers of a type begin anew
    date_size: float
    date_italic: bool
    date_level_with: Literal["mark", "number"]
    draft_size: float


class TitleRules(_Part, frozen=True):
    """Type name, subject and addressee."""

    type_size: float
    subject_size: float
    mark: str  # "-----" below the subject
    rule: bool  # or a line
    letter_subject_size: float
    letter_subject_italic: bool
    letter_subject_format: str
    addressee_label: str
    submission_label: str
    addressee_size: float
    addressee_italic: bool


class BodyRules(_Part, frozen=True):
    """Running text."""

    size: float
    indent: float  # millimetres
    leading: float
    space: float
    heading_mark: str  # after the Roman number of a first-level heading
    heading_caps: bool
    second_mark: str  # after the figure of a second-level heading
    second_bold: bool
    third_mark: str  # after the letter of a third-level heading
    third_bold: bool
    third_italic: bool
    basis_italic: bool
    basis_mark: str
    basis_separator: str
    basis_end: str  # after the last basis
    end_mark: str
    tone_style: Literal["kept", "old", "new"]  # hòa or hoà; kept: as people typed it


class TableRules(_Part, frozen=True):
    """Type sizes of tables."""

    size: float
    wide_size: float
    wide_from_columns: int


class ClosingRules(_Part, frozen=True):
    """Signature and recipients."""

    size: float
    authority_bold: bool
    title_bold: bool  # also under an authority line
    direct_bold: bool  # of a head who signs without one
    name_bold: bool
    signing_space: float
    authority: dict[str, str]  # party spelling of a prefix -> this profile's
    recipients_label: str
    recipients_label_size: float
    recipients_label_style: Literal["underlined", "bold_italic"]
    recipients_size: float
    recipients_separator: str
    recipients_end: str


class AnnexRules(_Part, frozen=True):
    """Heads of annexes."""

    label_size: float
    title_size: float
    note_size: float
    note_italic: bool


class FooterRules(_Part, frozen=True):
    """Small print below the text."""

    mark_size: float
    snapshot_size: float
    contact: str  # a line below the first page of a letter; empty: none
    contact_size: float
    typist: str  # who typed it and how many copies there are, below the first page
    typist_size: float


class MarkRules(_Part, frozen=True):
    """What stands on the first page beside number and date: urgency, secrecy, circulation."""

    urgency_size: float
    urgency_boxes: dict[str, tuple[float, float]]  # millimetres; empty: words without a border
    secrecy_size: float
    secrecy_boxes: dict[str, tuple[float, float]]  # the outer border, millimetres
    secrecy_gap: float  # between the two borders, millimetres
    circulation_size: float
    circulation_boxed: bool


class SigningRules(_Part, frozen=True):
    """The words beside an electronic signature that is made visible."""

    size: float
    leading: float
    number_label: str
    signer_label: str
    time_label: str
    training_words: str  # on every signature of a training agency


class Profile(_Part, frozen=True):
    """One layout profile."""

    code: str
    title: str
    version: int
    source: str  # the guidance
    page: PageRules
    header: HeaderRules
    title_block: TitleRules
    body: BodyRules
    table: TableRules
    closing: ClosingRules
    annex: AnnexRules
    footer: FooterRules
    marks: MarkRules
    signing: SigningRules
    lawful: dict[str, tuple[float, float]] = {}  # what the guidance allows, by path of the value


def profile_codes(resources: Resources) -> tuple[str, ...]:
    """Return the codes of the shipped profiles, the default first."""
    names = resources.names(FOLDER)
    codes = [name.removesuffix(".json") for name in names if name.endswith(".json")]
    return tuple(sorted(codes, key=lambda code: (code != DEFAULT, code)))


def load_profile(resources: Resources, code: str) -> Profile:
    """Read one of the shipped profiles; a version after its code does not matter.

    Raises:
        UseError: ``layout_unknown``: there is no such profile.
        WorldError: ``layout_damaged``: its file does not say what a profile has to say.
    """
    name = code.partition("@")[0]
    if name not in profile_codes(resources):
        raise UseError("layout_unknown", layout=code)
    return read_profile(Layout(name, resources.data(f"{FOLDER}/{name}.json").decode()))


def read_profile(layout: Layout) -> Profile:
    """Read a profile from its text.

    Raises:
        WorldError: ``layout_damaged``: the text does not say what a profile has to say.
    """
    try:
        return msgspec.json.decode(layout.text, type=Profile)
    except msgspec.DecodeError as error:
        raise WorldError("layout_damaged", layout=layout.ref) from error
