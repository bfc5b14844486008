"""Port towards the press, which turns a document into pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from workreport.domain.document import Document


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture: three bytes (red, green, blue) for each pixel, row by row."""

    width: int
    height: int
    rgb: bytes


class Press(Protocol):
    """Prints documents; slow, so called from an executor and never inside a unit of work."""

    def profiles(self) -> tuple[str, ...]:
        """Return the codes of the layout profiles that are shipped, the default first."""
        ...

    def pdf(
        self,
        document: Document,
        profile: str = "party_hd05",
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        """Print a document; the same document and profile always give the same bytes.

        Args:
            document: What to print.
            profile: The code of a layout profile.
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
        profile: str = "party_hd05",
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

    def xlsx(self, document: Document, profile: str = "party_hd05") -> bytes:
        """Write the tables of a document as a workbook without formulas, links or macros.

        Raises:
            UseError: ``layout_unknown``: there is no such profile.
            WorldError: ``layout_damaged`` or ``paper_font_missing``: the own files are broken.
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

    def page_images(self, pdf: bytes, dpi: int = 96) -> Iterator[PageImage]:
        """Draw the pages of a PDF one after the other.

        Raises:
            WorldError: ``paper_unreadable``: the bytes are not a PDF that can be drawn.
        """
        ...
