"""A paper as values: what services gather from a month and what the papers layer prints.

Everything is plain text. A profile (``party_hd05``, ``party_hd36``, ``state_nd30``) decides how it
looks, so a document names no font, size or margin.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from workreport.domain.paper_marks import NO_MARKS, PaperMarks
from workreport.domain.period import Period

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The top left corner: the parent and the body that issues the paper."""

    parent: str  # "TỈNH ỦY NGHỆ AN"; for a department's paper the agency itself
    issuer: str  # "BAN TỔ CHỨC"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authority lines such as ``T/L TRƯỞNG BAN``, a title and a name.

    Without an authority line the title stands for the head who signs directly.
    """

    title: str
    name: str = ""  # empty leaves the line free
    authority: tuple[str, ...] = ()
    note: str = ""  # "(Ký, ghi rõ họ tên)" under the title of a form


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the number is written as the profile wants it: ``I-``, ``1.``, ``a)``."""

    level: int  # 1 to 3
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text, one indented paragraph for each line; runs, when given, replace the text."""

    text: str = ""
    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The words without their faces."""
        return "".join(run.text for run in self.runs) if self.runs else self.text


@dataclass(frozen=True, slots=True)
class Bullet:
    """An item of an enumeration, printed with a hyphen."""

    text: str


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis ("Căn cứ …"), upright or italic as the profile says."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: a fixed width, or a share of what the fixed ones leave."""

    title: str
    width_mm: float = 0.0  # 0: take a share by weight
    weight: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head is repeated on every page; without rows it says so in words.

    ``header_rows`` stand above the column titles, one text for each column: equal neighbours are
    joined, and a text equal to the one below it is joined downwards.
    A group row prints its first non-empty cell across the whole width.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: tuple[tuple[str, ...], ...] = ()
    emphasised: frozenset[int] = frozenset()  # row indices printed bold: totals
    groups: frozenset[int] = frozenset()  # row indices that head a group
    across: frozenset[int] = frozenset()  # row indices whose first cell takes the whole width
    caption: str = ""  # bold line above, kept with the table

    def __post_init__(self) -> None:
        count = len(self.columns)
        if not count or any(len(row) != count for row in (*self.header_rows, *self.rows)):
            raise ValueError("every row of a table has one cell for each column")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a file of several papers: each with its annexes and its page."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One bar: a label and the lengths of its stretches, in whole things."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MeasuredRow(ChartRow):
    """A single bar that bears a measured value in words; its length counts smaller steps of it."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Lying bars of stretches, readable without colour: a stretch with room bears its number."""

    title: str
    parts: tuple[str, ...]  # what the stretches stand for
    rows: tuple[ChartRow, ...]

    def __post_init__(self) -> None:
        if any(len(row.values) != len(self.parts) or min(row.values) < 0 for row in self.rows):
            raise ValueError("every bar has one length of at least zero for each part")


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts beside each other, all of one width."""

    charts: tuple[Chart, ...]


Block = Heading | Paragraph | Bullet | Basis | Table | PageBreak | Contents | Charts


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on its own page or pages; page numbers go on from the document's."""

    label: str  # "Phụ lục 1"
    title: str
    blocks: tuple[Block, ...] = ()
    landscape: bool = False
    note: str = ""  # empty: "(Kèm theo Báo cáo số … ngày …)" is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper, ready to be printed: same document and profile, same bytes."""

    kind: str  # a paper kind of the command line: report, summary, notice …
    period: Period
    letterhead: Letterhead
    title_type: str  # "BÁO CÁO"; a letter has none
    subject: str
    place: str  # "Nghệ An"
    issued_on: date | None = None  # None leaves the day free
    symbol: str = ""  # "BC/BTCTU": type and body; empty: no number line
    number: str = ""  # given by the register; empty leaves room for it
    addressee: str = ""
    blocks: tuple[Block, ...] = ()
    signature: Signature | None = None
    countersignature: Signature | None = None  # left of the signature: minutes and personal sheets
    recipients: tuple[str, ...] = ()  # without hyphens and final marks
    annexes: tuple[Annex, ...] = ()
    enclosed: tuple["Document", ...] = ()  # papers that follow: a board pack
    numbered_through: bool = False  # pages of enclosed papers go on from this one's
    draft_mark: str = ""  # "Dự thảo lần 2"
    copy_mark: str = ""  # "Bản số 03"
    training: bool = False  # every page says that the data is not real
    snapshot: str = ""  # the code of the paper in groups of four, small on each page
    mark: str = ""  # what the small square on each page says to a phone
    language: str = "vi"
    landscape: bool = False  # the paper itself lies across, as an annex may
    unit_code: str = ""  # of a department's paper: what its sheets are named by in a pack
    marks: PaperMarks = NO_MARKS  # urgency, circulation, secrecy: given with the number
