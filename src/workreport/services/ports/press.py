"""Port towards the press, which turns a document into pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from workreport.domain.document import Document


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture: three bytes (red, green, blue) for each pixel, row by row."""

    width: int
    height: int
    rgb: bytes

    @property
    def is_grey(self) -> bool:
        """Whether there is no colour on it, as on most papers; a red stamp is one."""
        return self.rgb[0::3] == self.rgb[1::3] == self.rgb[2::3]


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout profile with all its values, as the press reads it."""

    ref: str  # "party_hd05@1", or an agency's own "btctu@2"
    text: str  # JSON


@dataclass(frozen=True, slots=True)
class PageLetters:
    """The letters of a page in the order they are read; ``boxes`` has one place for each.

    A place is left, top, right and bottom as parts of the page, from its left upper corner.
    """

    text: str
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class WordText:
    """The words of a file of the word processor: what it says of itself, paragraphs, foot lines."""

    keywords: str
    paragraphs: tuple[str, ...]
    foot: tuple[str, ...] = ()


class Press(Protocol):
    """Prints documents; slow, so called from an executor and never inside a unit of work.

    Without a profile a paper is drawn by the one in force for it.
    """

    def profiles(self) -> tuple[str, ...]:
        """Return the names of all layout profiles, the one in force first."""
        ...

    def layout_for(self, document: Document, name: str = "") -> Layout:
        """Return the profile of a name, or without one the profile in force for a paper.

        Raises:
            UseError: ``layout_unknown``: there is no such profile.
        """
        ...

    def pdf(
        self,
        document: Document,
        profile: Layout | str = "",
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        """Print a document; the same document and profile always give the same bytes.

        Args:
            document: What to print.
            profile: A layout profile or its name; empty: the one in force.
            progress: Told the number of pages finished so far, after each page.
            cancelled: Asked before each page whether the person has given up.

        Raises:
            UseError: ``layout_unknown``: there is no such profile.
            RuleError: ``paper_cancelled``: the person gave up.
            WorldError: ``layout_damaged`` or ``paper_font_missing``: the own files are broken.
        """
        ...

    def docx(
        self,
        document: Document,
        profile: Layout | str = "",
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        """Write a document as a file for the word processor; enclosed papers are left out.

        Raises:
            UseError: ``layout_unknown``: there is no such profile.
            RuleError: ``paper_cancelled``: the person gave up.
            WorldError: ``layout_damaged`` or ``paper_font_missing``: the own files are broken.
        """
        ...

    def xlsx(self, document: Document, profile: Layout | str = "") -> bytes:
        """Write the tables of a document as a workbook without formulas, links or macros.

        Raises:
            UseError: ``layout_unknown``: there is no such profile.
            WorldError: ``layout_damaged`` or ``paper_font_missing``: the own files are broken.
        """
        ...

    def joined(self, files: Sequence[bytes]) -> bytes:
        """Put PDFs behind each other into one, for a printer; bookmarks and mark are left out.

        Raises:
            WorldError: ``paper_unreadable``: one of them is not a PDF.
        """
        ...

    def page_texts(self, pdf: bytes) -> tuple[str, ...]:
        """Read the words of each page of a PDF.

        Raises:
            WorldError: ``paper_unreadable``: the bytes are not a PDF.
        """
        ...

    def keywords(self, pdf: bytes) -> str:
        """Read the keywords of a PDF, where the mark of a paper stands; empty without any.

        Raises:
            WorldError: ``paper_unreadable``: the bytes are not a PDF.
        """
        ...

    def word_text(self, data: bytes) -> WordText:
        """Read a file of the word processor, as :meth:`docx` writes it or as it was edited.

        Raises:
            WorldError: ``word_file_unreadable``.
        """
        ...

    def page_images(
        self, pdf: bytes, dpi: int = 96, pages: Sequence[int] | None = None
    ) -> Iterator[PageImage]:
        """Draw the pages of a PDF one after the other, all or those at some places from 0.

        Raises:
            WorldError: ``paper_unreadable``: the bytes are not a PDF that can be drawn.
        """
        ...

    def page_sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        """Return width and height of each page of a PDF, in points.

        Raises:
            WorldError: ``paper_unreadable``: the bytes are not a PDF.
        """
        ...

    def page_letters(
        self, pdf: bytes, *, cancelled: Callable[[], bool] | None = None
    ) -> tuple[PageLetters, ...]:
        """Read each page letter by letter with the place where each is printed.

        Raises:
            RuleError: ``paper_cancelled``: the person gave up.
            WorldError: ``paper_unreadable``: the bytes are not a PDF.
        """
        ...
