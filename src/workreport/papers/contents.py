"""The contents of a file of several papers; page numbers are filled in when they are known."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable
from typing_extensions import override

from workreport.domain.document import Document
from workreport.papers.fonts import REGULAR, width_of
from workreport.papers.letterhead import ASCENT
from workreport.papers.words import clean, fold

LEADING = 17
NUMBER_ROOM = 28
INDENT = 14.0
_DOTS = " ."


def entries_of(document: Document) -> Iterator[tuple[int, str]]:
    """Return level and title of every paper enclosed and of its annexes, in their order."""
    for number, enclosed in enumerate(document.enclosed, start=1):
        title = f"{number}. {enclosed.title_type} {enclosed.subject}".strip()
        issuer = enclosed.letterhead.issuer
        yield 0, title if issuer == document.letterhead.issuer else f"{title} ({issuer})"
        for annex in enclosed.annexes:
            yield 1, f"{annex.label}. {annex.title}" if annex.title else annex.label


class PageNotes:
    """Which page each entry of the contents begins on, noted while pages are drawn."""

    def __init__(self) -> None:
        self.pages: list[int] = []


class Noted(Flowable):
    """Takes no room; notes the page on which an entry begins."""

    def __init__(self, notes: PageNotes) -> None:
        super().__init__()
        self._notes = notes

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        """Note the page."""
        self._notes.pages.append(self.canv.getPageNumber())


class ContentsLine(Flowable):
    """One entry: title, dots, and room for its page, which is a drawing made at the end."""

    def __init__(self, place: int, level: int, title: str, size: float) -> None:
        super().__init__()
        self._place, self._level, self._size = place, level, size
        self._title = clean(title)

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        room = aW - NUMBER_ROOM - INDENT * self._level
        self._lines = fold(self._title, REGULAR, self._size, room) or [""]
        self.height = LEADING * len(self._lines)
        return aW, self.height

    def draw(self) -> None:
        """Draw the entry."""
        canvas, left = self.canv, INDENT * self._level
        canvas.setFont(REGULAR, self._size)
        top = self.height - ASCENT * self._size
        for index, line in enumerate(self._lines):
            canvas.drawString(left, top - index * LEADING, line)
        foot = top - (len(self._lines) - 1) * LEADING
        start = left + width_of(self._lines[-1], REGULAR, self._size)
        step = width_of(_DOTS, REGULAR, self._size)
        count = int((self.width - NUMBER_ROOM - start) / step)
        canvas.drawString(self.width - NUMBER_ROOM - count * step, foot, _DOTS * max(count, 0))
        canvas.saveState()
        canvas.translate(self.width, foot)
        canvas.doForm(_form(self._place))
        canvas.restoreState()


class PagesFilledIn(Flowable):
    """Stands at the very end, takes no room, and draws the numbers the contents wait for."""

    def __init__(self, notes: PageNotes, size: float) -> None:
        super().__init__()
        self._notes, self._size = notes, size

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        """Draw the numbers."""
        canvas = self.canv
        for place, page in enumerate(self._notes.pages):
            canvas.beginForm(_form(place), -NUMBER_ROOM, -LEADING, NUMBER_ROOM, LEADING * 2)
            canvas.setFont(REGULAR, self._size)
            canvas.drawRightString(0, 0, str(page))
            canvas.endForm()


def contents_lines(document: Document, size: float) -> Sequence[Flowable]:
    """Set the contents of a file."""
    return [
        ContentsLine(place, level, title, size)
        for place, (level, title) in enumerate(entries_of(document))
    ]


def _form(place: int) -> str:
    return f"contents-{place}"
