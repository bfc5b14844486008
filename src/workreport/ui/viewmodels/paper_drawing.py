"""A paper drawn beside the screen's thread: its bytes, pictures of its pages, words found on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, RuleError
from workreport.ui.tasks.cancel import CancelToken
from workreport.ui.tasks.runner import Job
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.paper_places import Anchor, PaperLetters

if TYPE_CHECKING:
    from workreport.services.ports.press import PageImage
    from workreport.services.ports.program import Desk

SMALL_DPI, PRINTER_DPI = 32, 300
Told = Callable[[int], None]
Stop = Callable[[], bool]
Make = Callable[[Told, Stop], bytes]  # prints; is told pages and asked whether to stop


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """A paper as bytes, and the size of each page in points."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class GreyPage:
    """One page as a printer is handed it: in grey, one byte a pixel, unless it bears red marks."""

    width: int
    height: int
    grey: bytes
    rgb: bytes = b""  # three bytes a pixel, of a page with colour


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of one page of the paper drawn last."""

    place: int
    dpi: int
    image: "PageImage"


class PaperDrawing(QObject):
    """Draws one paper at a time; a newer wish gives the older one up.

    Pages become pictures when they are looked at: a pack of a hundred would fill the memory of an
    old machine.

    Signals:
        drawn: ``DrawnPaper``.
        refused: The error that says why there is no paper; ``paper_cancelled`` when given up.
        progressed: How many pages are finished.
        busy_changed: Drawing began or ended.
        pictured: ``Picture``: a page that was asked for.
        fine_pictured: ``GreyPage``: a page as a printer wants it; ``None`` when it cannot be had.
        thumbnails: A small picture of every page, ``tuple[PageImage, ...]``.
        found: The places of the words searched for, ``tuple[Place, ...]``.
        located: Where texts are printed, ``dict[str, tuple[Place, ...]]``.
    """

    drawn = Signal(object)
    refused = Signal(object)
    progressed = Signal(int)
    busy_changed = Signal(bool)
    pictured = Signal(object)
    fine_pictured = Signal(object)
    thumbnails = Signal(object)
    found = Signal(object)
    located = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._job: Job | None = None
        self._picturing: Job | None = None
        self._is_expected = False
        self._token = CancelToken()
        self._letters: PaperLetters | None = None
        self._wanted: tuple[str, Mapping[str, Anchor] | None] = ("", None)
        self._reading: Job | None = None
        self.paper: DrawnPaper | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a paper is being drawn."""
        return self._is_expected or self._job is not None

    def expect(self) -> None:
        """Say that a paper is wanted, and will be drawn when the database has done its work."""
        self._is_expected = True
        self.busy_changed.emit(True)

    def draw(self, make: Make) -> None:
        """Draw a paper; the one drawn before stays until the new one is there."""
        self.give_up()
        self._token = CancelToken()
        self.busy_changed.emit(True)
        work = partial(_drawn, self._session.desk, make, self._token, self.progressed.emit)
        self._job = self._session.run(work, self._on_drawn, self._on_failed, database=False)

    def give_up(self) -> None:
        """Stop drawing; nothing is told of the wish that was given up."""
        self._token.cancel()
        was_busy = self.is_busy
        self._is_expected = False
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if was_busy:
            self.busy_changed.emit(False)

    def cancel(self) -> None:
        """Stop drawing because the person wants it; what was drawn before is still there."""
        if self.is_busy:
            self.give_up()
            self.refused.emit(RuleError("paper_cancelled"))

    def forget(self) -> None:
        """Let the paper go: another one is wanted."""
        self.give_up()
        self._reset(None)

    def picture(self, place: int, dpi: int) -> None:
        """Ask for the picture of a page; a page asked for before and not drawn yet is left out."""
        if self.paper is None:
            return
        if self._picturing is not None:
            self._picturing.cancel()
        work = partial(_pictured, self._session.desk, self.paper.pdf, place, dpi)
        self._picturing = self._session.run(work, self._on_pictured, database=False)

    def fine_picture(self, paper: DrawnPaper, place: int) -> None:
        """Ask for a page as finely as a printer wants it; one at a time, for they are large.

        The paper is the one that began to be printed: it may be drawn anew meanwhile.
        """
        work = partial(_fine, self._session.desk, paper.pdf, place)
        self._session.run(work, self._on_fine, self._on_not_fine, database=False)

    def small_pictures(self) -> None:
        """Ask for small pictures of all pages."""
        if self.paper is not None:
            work = partial(_small_pictures, self._session.desk, self.paper)
            self._session.run(work, self._on_small, database=False)

    def search(self, words: str) -> None:
        """Look for words on the pages, without minding marks and case."""
        self._wanted = (words, self._wanted[1])
        if self._letters is not None or not words.strip():
            self.found.emit(() if self._letters is None else self._letters.find(words))
        else:
            self._read()

    def locate(self, anchors: Mapping[str, Anchor]) -> None:
        """Find out where texts are printed, now and whenever the paper is drawn anew."""
        self._wanted = (self._wanted[0], anchors)
        if self._letters is not None:
            self.located.emit(self._letters.locate(anchors))
        else:
            self._read()

    def _read(self) -> None:
        if self.paper is not None and self._reading is None:
            work = partial(_letters_of, self._session.desk, self.paper, self._token)
            self._reading = self._session.run(work, self._on_read, self._on_unread, database=False)

    def _reset(self, paper: DrawnPaper | None) -> None:
        self.paper, self._letters = paper, None
        for job in (self._picturing, self._reading):
            if job is not None:
                job.cancel()
        self._picturing = self._reading = None

    def _on_drawn(self, paper: DrawnPaper) -> None:
        self._job = None
        self._reset(paper)
        self.busy_changed.emit(False)
        self.drawn.emit(paper)
        words, anchors = self._wanted
        if words.strip() or anchors:
            self._read()

    def _on_failed(self, error: CodedError) -> None:
        self._job = None
        self._reset(None)
        self.busy_changed.emit(False)
        self.refused.emit(error)

    def _on_pictured(self, picture: Picture) -> None:
        self._picturing = None
        self.pictured.emit(picture)

    def _on_fine(self, page: GreyPage) -> None:
        self.fine_pictured.emit(page)

    def _on_not_fine(self, error: CodedError) -> None:
        self.fine_pictured.emit(None)
        self._session.tell_error(error)

    def _on_small(self, pictures: tuple[DrawnPaper, tuple["PageImage", ...]]) -> None:
        paper, images = pictures
        if paper is self.paper:
            self.thumbnails.emit(images)

    def _on_read(self, letters: tuple[DrawnPaper, PaperLetters]) -> None:
        self._reading = None
        paper, found = letters
        if paper is not self.paper:
            return
        self._letters = found
        words, anchors = self._wanted
        if words.strip():
            self.found.emit(found.find(words))
        if anchors:
            self.located.emit(found.locate(anchors))

    def _on_unread(self, error: CodedError) -> None:
        self._reading = None
        if error.code != "paper_cancelled":
            self._session.tell_error(error)


def _drawn(desk: "Desk", make: Make, token: CancelToken, told: Told) -> DrawnPaper:
    token.check()
    pdf = make(told, lambda: token.is_cancelled)
    return DrawnPaper(pdf, desk.papers.page_sizes(pdf))


def _pictured(desk: "Desk", pdf: bytes, place: int, dpi: int) -> Picture:
    (image,) = desk.papers.page_images(pdf, dpi, (place,))
    return Picture(place, dpi, image)


def _fine(desk: "Desk", pdf: bytes, place: int) -> GreyPage:
    # Papers are black on white: one of the three colours says all, in a third of the memory.
    (one,) = desk.papers.page_images(pdf, PRINTER_DPI, (place,))
    return GreyPage(one.width, one.height, one.rgb[1::3], b"" if one.is_grey else one.rgb)


def _small_pictures(desk: "Desk", paper: DrawnPaper) -> tuple[DrawnPaper, tuple["PageImage", ...]]:
    return paper, tuple(desk.papers.page_images(paper.pdf, SMALL_DPI))


def _letters_of(
    desk: "Desk", paper: DrawnPaper, token: CancelToken
) -> tuple[DrawnPaper, PaperLetters]:
    pages = desk.papers.page_letters(paper.pdf, cancelled=lambda: token.is_cancelled)
    return paper, PaperLetters(pages)
