"""Numbered copies of the pack on the screen: who gets which, all written or printed in one act."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.translation import _, ngettext
from workreport.services.pack_copies import (
    CopiesMade,
    CopiesTold,
    CopiesWish,
    CopyHolder,
    held,
    numbers_in,
)
from workreport.ui.messages import FileWish, Notice, NoticeKind
from workreport.ui.tasks.cancel import CancelToken
from workreport.ui.viewmodels.board_pack import BoardPack
from workreport.ui.viewmodels.paper_drawing import PaperDrawing, Stop, Told

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk


class PackCopies(QObject):
    """Makes the copies of the pack that is shown: for its readers, with its words.

    Signals:
        shown: Who gets which copy is known.
        begun: Copies are being made.
        progressed: How many copies are made, and of how many.
        ended: None is being made any more.
    """

    shown = Signal()
    begun = Signal()
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, pack: BoardPack, parent: QObject | None = None) -> None:
        super().__init__(parent or pack)
        self._pack, self.session = pack, pack.session
        self.holders: tuple[CopyHolder, ...] = ()
        self.drawing = PaperDrawing(self.session, self)
        self._token = CancelToken()
        self.is_busy = False
        self._starts: list[int] = []
        self.session.period_changed.connect(self._on_period)
        self.drawing.drawn.connect(self._end)
        self.drawing.refused.connect(self._on_failed)

    @property
    def title(self) -> str:
        """What is printed, as the printer's dialog names it."""
        return self._pack.title

    @property
    def starts(self) -> frozenset[int]:
        """The pages of what was drawn last on which a copy begins: each on a sheet of its own."""
        return frozenset(self._starts)

    def read(self) -> None:
        """Find out who gets which copy."""
        work = partial(_holders, self.session.desk, self.session.period)
        self.session.run(work, self._on_read)

    @property
    def usual(self) -> str:
        """All copies of the list, as they are typed."""
        count = len(self.holders)
        return f"1-{count}" if count > 1 else str(count)

    def lines(self, text: str) -> tuple[CopyHolder, ...]:
        """Return the copies that are wanted with who gets them.

        Raises:
            UseError: ``paper_copies_malformed``.
        """
        return held(numbers_in(text), self.holders)

    def save(self, text: str) -> None:
        """Write each copy into a file of its own, in a folder that is asked for."""
        wish = self._wish(text)
        folder = self.session.messages.choose_folder(
            FileWish(title=_("Chọn thư mục để ghi các bản đánh số"))
        )
        if folder is not None:
            self._begin()
            stop = self._token
            work = partial(_written, self.session.desk, wish, folder, self.progressed.emit, stop)
            self.session.run(work, self._on_written, self._on_failed, database=False)

    def draw(self, text: str) -> None:
        """Put all copies behind each other for the printer; ``drawing`` tells when they are."""
        wish = self._wish(text)
        self._begin()
        starts = self._starts = []
        told = self.progressed.emit
        self.drawing.draw(partial(_bundled, self.session.desk, wish, told, starts))

    def stop(self) -> None:
        """Make no further copy; those that were written stay."""
        self._token.cancel()
        if self.drawing.is_busy:
            self.drawing.cancel()

    def _wish(self, text: str) -> CopiesWish:
        return CopiesWish(
            period=self.session.period,
            numbers=numbers_in(text),
            edition=self._pack.edition,
            drafts=True,
        )

    def _begin(self) -> None:
        self._token = CancelToken()
        self.is_busy = True
        self.begun.emit()

    def _end(self, _paper: object = None) -> None:
        self.is_busy = False
        self.ended.emit()

    def _on_period(self, _period: Period) -> None:
        if self.holders:
            self.holders = ()
            self.read()

    def _on_read(self, holders: tuple[CopyHolder, ...]) -> None:
        self.holders = holders
        self.shown.emit()

    def _on_written(self, made: CopiesMade) -> None:
        self._end()
        self.session.messages.tell(written_notice(made))

    def _on_failed(self, error: CodedError) -> None:
        self._end()
        self.session.tell_error(error)


def written_notice(made: CopiesMade) -> Notice:
    """Say which copies lie in the folder; who stopped the work reads which of them are whole."""
    count = len(made.files)
    if made.recall is not None:
        words = ngettext(
            "Đã ghi {count} bản đánh số và danh sách nhận bản vào {folder}.",
            "Đã ghi {count} bản đánh số và danh sách nhận bản vào {folder}.",
            count,
        )
        happened = words.format(count=count, folder=made.folder)
        return Notice(kind=NoticeKind.OK, happened=happened)
    if not count:
        return Notice(kind=NoticeKind.INFO, happened=_("Đã dừng; chưa bản nào được ghi."))
    numbers = ", ".join(f"{number:02d}" for number in made.numbers)
    return Notice(
        kind=NoticeKind.INFO,
        happened=_("Đã dừng. Trong {folder} đã có đủ bản số {numbers}.").format(
            folder=made.folder, numbers=numbers
        ),
        safe=_("Làm lại vào cùng thư mục để ghi tiếp các bản còn thiếu."),
    )


def _holders(desk: "Desk", period: Period) -> tuple[CopyHolder, ...]:
    return desk.copies.holders(period)


def _written(
    desk: "Desk", wish: CopiesWish, folder: Path, told: CopiesTold, token: CancelToken
) -> CopiesMade:
    return desk.copies.write(wish, folder, told=told, stop=lambda: token.is_cancelled)


def _bundled(
    desk: "Desk", wish: CopiesWish, told: CopiesTold, starts: list[int], _pages: Told, stop: Stop
) -> bytes:
    bundle = desk.copies.bundle(wish, told=told, stop=stop)
    starts += bundle.starts
    return bundle.pdf
