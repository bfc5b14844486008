"""Layout profiles: what the guidance says about an official paper, read from ``layouts/*.json``.

Margins and indents are in millimetres, sizes, leadings and spaces in points.
"""

from typing import Literal

import msgspec

from workreport.domain.errors import UseError, WorldError
from workreport.services.ports.machine import Resources

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
    number_size: float
    number_format: str
    number_blank: str  # what stands for a number that is not given yet
    date_size: float
    date_level_with: Literal["mark", "number"]


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
    basis_italic: bool
    basis_mark: str
    end_mark: str


class TableRules(_Part, frozen=True):
    """Type sizes of tables."""

    size: float
    wide_size: float
    wide_from_columns: int


class ClosingRules(_Part, frozen=True):
    """Signature and recipients."""

    size: float
    title_bold: bool  # also under an authority line
    signing_space: float
    authority: dict[str, str]  # party spelling of a prefix -> this profile's
    recipients_label: str
    recipients_label_size: float
    recipients_label_style: Literal["underlined", "bold_italic"]
    recipients_size: float
    recipients_separator: str


class AnnexRules(_Part, frozen=True):
    """Heads of annexes."""

    label_size: float
    title_size: float
    note_size: float


class FooterRules(_Part, frozen=True):
    """Small print below the text."""

    mark_size: float
    snapshot_size: float


class Profile(_Part, frozen=True):
    """One layout profile."""

    code: str
    title: str
    version: int
    page: PageRules
    header: HeaderRules
    title_block: TitleRules
    body: BodyRules
    table: TableRules
    closing: ClosingRules
    annex: AnnexRules
    footer: FooterRules


def profile_codes(resources: Resources) -> tuple[str, ...]:
    """Return the codes of the shipped profiles, the default first."""
    names = resources.names(FOLDER)
    codes = [name.removesuffix(".json") for name in names if name.endswith(".json")]
    return tuple(sorted(codes, key=lambda code: (code != DEFAULT, code)))


def load_profile(resources: Resources, code: str) -> Profile:
    """Read one profile.

    Raises:
        UseError: ``layout_unknown``: there is no such profile.
        WorldError: ``layout_damaged``: its file does not say what a profile has to say.
    """
    if code not in profile_codes(resources):
        raise UseError("layout_unknown", layout=code)
    try:
        return msgspec.json.decode(resources.data(f"{FOLDER}/{code}.json"), type=Profile)
    except msgspec.DecodeError as error:
        raise WorldError("layout_damaged", layout=code) from error
