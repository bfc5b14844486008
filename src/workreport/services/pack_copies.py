"""Numbered copies of the pack, made in one act, with the list of who gets which of them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from workreport.domain.document import Document
from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.domain.period import Period
from workreport.services.book import Book
from workreport.services.calendars import Calendars
from workreport.services.month import read_month
from workreport.services.pack_paper import MOST_COPIES, as_copy, receivers
from workreport.services.paper_frame import read_frame
from workreport.services.paper_kinds import LEADERS
from workreport.services.paper_options import PaperOptions
from workreport.services.papers import PaperService
from workreport.services.ports.machine import DurableFiles
from workreport.services.ports.press import Press

PACK, RECALL = "board-pack", "recall"
_PART = re.compile(r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?")
_LARGEST = 64 * 1024 * 1024
CopiesTold = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class CopyHolder:
    """Who gets a copy; a spare one has no name yet."""

    number: int
    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesWish:
    """Which copies of which pack; ``drafts`` prints words that are not signed yet, as a screen."""

    period: Period
    numbers: tuple[int, ...]
    edition: str = ""
    layout: str = ""
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class CopiesBundle:
    """Copies behind each other; ``starts`` are the pages, from 0, on which the next one begins."""

    pdf: bytes
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesMade:
    """The copies that lie whole in a folder; all that were wanted unless the person stopped."""

    folder: Path
    files: tuple[tuple[int, Path], ...]
    recall: Path | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the copies that were written."""
        return tuple(number for number, _path in self.files)


def numbers_in(text: str) -> tuple[int, ...]:
    """Read which copies are meant: ``1-12``, ``3``, ``1-4, 7``; each once, in order.

    Raises:
        UseError: ``paper_copies_malformed``.
    """
    found: set[int] = set()
    for piece in text.split(","):
        match = _PART.fullmatch(piece.strip())
        if match is None:
            raise UseError("paper_copies_malformed", text=text.strip()[:40], most=MOST_COPIES)
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last:
            raise UseError("paper_copies_malformed", text=text.strip()[:40], most=MOST_COPIES)
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def copy_name(wish: CopiesWish, number: int) -> str:
    """Return the name of the file of one copy; never that of a person."""
    edition = "" if wish.edition == LEADERS else wish.edition
    words = ("ho-so-hop", edition, f"ban-{number:02d}", str(wish.period))
    return "-".join(filter(None, words)) + ".pdf"


def recall_name(wish: CopiesWish, count: int) -> str:
    """Return the name of the file of the list that goes with so many copies."""
    edition = "" if wish.edition == LEADERS else wish.edition
    words = (f"danh-sach-nhan-{count:02d}-ban", edition, str(wish.period))
    return "-".join(filter(None, words)) + ".pdf"


class NumberedCopies:
    """Draws copies one after the other; slow, so called from an executor."""

    def __init__(
        self,
        book: Book,
        calendars: Calendars,
        papers: PaperService,
        press: Press,
        files: DurableFiles,
    ) -> None:
        self._book, self._calendars = book, calendars
        self._papers, self._press, self._files = papers, press, files

    def holders(self, period: Period) -> tuple[CopyHolder, ...]:
        """Return who gets which copy, as the list of a month counts them.

        Raises:
            RuleError: ``paper_of_office``.
        """
        with self._book.looking() as look:
            if not look.is_office:
                raise RuleError("paper_of_office")
            month = read_month(look, self._calendars, period)
            people = receivers(read_frame(look, RECALL, period, month))
        return tuple(
            CopyHolder(number, one.name, one.position) for number, one in enumerate(people, start=1)
        )

    def write(
        self,
        wish: CopiesWish,
        folder: Path,
        *,
        told: CopiesTold | None = None,
        stop: Stop | None = None,
    ) -> CopiesMade:
        """Write each copy into a file of its own, and the list of who gets which.

        A file is there whole or not at all. One that is there already with the very same bytes is
        left as it is, so that what was stopped can be taken up again.

        Raises:
            RuleError: As for a pack that is drawn alone.
            UseError: As for a pack that is drawn alone.
            WorldError: ``file_exists``: another file has the name; or the folder cannot be written.
                Copies that were written before stay.
        """
        done: list[tuple[int, Path]] = []
        count, recall = self._recall(wish)
        try:
            for number, pdf in self._drawn(wish, told, stop):
                done.append((number, self._put(folder / copy_name(wish, number), pdf)))
        except RuleError as error:
            if error.code != "paper_cancelled":
                raise
            return CopiesMade(folder=folder, files=tuple(done))
        listed = self._put(folder / recall_name(wish, count), recall)
        return CopiesMade(folder=folder, files=tuple(done), recall=listed)

    def bundle(
        self, wish: CopiesWish, *, told: CopiesTold | None = None, stop: Stop | None = None
    ) -> CopiesBundle:
        """Return the copies behind each other in one file, the list last, for a printer.

        Raises:
            RuleError: As for a pack that is drawn alone, or ``paper_cancelled``.
            UseError: As for a pack that is drawn alone.
        """
        _count, recall = self._recall(wish)
        files = [*(pdf for _number, pdf in self._drawn(wish, told, stop)), recall]
        ends = accumulate(len(self._press.page_sizes(file)) for file in files[:-1])
        return CopiesBundle(self._press.joined(files), tuple(ends))

    def _drawn(
        self, wish: CopiesWish, told: CopiesTold | None, stop: Stop | None
    ) -> Iterator[tuple[int, bytes]]:
        """Draw each copy; the month is gathered once, so that all of them say the same."""
        options = PaperOptions(edition=wish.edition, drafts=wish.drafts)
        document = self._papers.document(PACK, wish.period, None, options)
        for done, number in enumerate(wish.numbers):
            if told is not None:
                told(done, len(wish.numbers))
            yield number, self._copy(document, number, wish.layout, stop)

    def _copy(self, document: Document, number: int, layout: str, stop: Stop | None) -> bytes:
        if stop is not None and stop():
            raise RuleError("paper_cancelled")
        return self._press.pdf(as_copy(document, number), layout, cancelled=stop)

    def _recall(self, wish: CopiesWish) -> tuple[int, bytes]:
        """Draw the list with a line for each copy up to the last, spare ones included."""
        usual, last = len(self.holders(wish.period)), max(wish.numbers, default=0)
        options = PaperOptions(copy=str(last) if last > usual else "")
        document = self._papers.document(RECALL, wish.period, None, options)
        return max(usual, last), self._press.pdf(document, wish.layout)

    def _put(self, target: Path, pdf: bytes) -> Path:
        try:
            self._files.write_new(target, pdf)
        except WorldError as error:
            if error.code != "file_exists" or self._files.read(target, _LARGEST) != pdf:
                raise
        return target


def held(numbers: Sequence[int], holders: Sequence[CopyHolder]) -> tuple[CopyHolder, ...]:
    """Return the copies of some numbers with who gets them."""
    known = {one.number: one for one in holders}
    return tuple(known.get(number, CopyHolder(number)) for number in numbers)
