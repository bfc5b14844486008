"""Any paper as it will print: drawn beside the screen's thread, saved, handed to a printer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.translation import N_, _
from workreport.services.paper_options import PaperOptions
from workreport.ui.messages import FileWish
from workreport.ui.tasks.cancel import CancelToken
from workreport.ui.tasks.runner import Job
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.ports.press import PageImage
    from workreport.services.ports.program import Desk

SCREEN_DPI = 144
PRINTER_DPI = 300
_TITLES = {
    "report": N_("Báo cáo của phòng"),
    "summary": N_("Báo cáo tổng hợp"),
    "notice": N_("Thông báo kết luận"),
    "receipt": N_("Biên nhận"),
    "extension": N_("Phiếu gia hạn"),
    "diff": N_("Bảng so sánh"),
    "grades": N_("Giải trình điểm"),
    "person": N_("Phiếu cá nhân"),
    "reminder": N_("Thư nhắc"),
}


@dataclass(frozen=True, slots=True)
class GreyPage:
    """One page in grey, one byte a pixel: what a printer is handed."""

    width: int
    height: int
    grey: bytes


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper as bytes and as pictures of its pages."""

    pdf: bytes
    pages: tuple["PageImage", ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    kind: str
    period: Period
    unit: str | None
    options: PaperOptions


class PaperModel(QObject):
    """Draws one paper at a time; a newer wish gives the older one up.

    Signals:
        drawn: ``ShownPaper``.
        refused: The error that says why there is no paper.
        progressed: How many pages are finished.
        busy_changed: Drawing began or ended.
        ready_to_print: The pages as ``GreyPage``, for the printer that was chosen.
    """

    drawn = Signal(object)
    refused = Signal(object)
    progressed = Signal(int)
    busy_changed = Signal(bool)
    ready_to_print = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._job: Job | None = None
        self._token = CancelToken()
        self._pdf = b""
        self._unit: str | None = None
        self._options = PaperOptions()
        self.kind = ""
        self.period = session.period

    @property
    def title(self) -> str:
        """What is shown."""
        known = _TITLES.get(self.kind)
        return self.kind if known is None else _(known)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a paper to save and to print."""
        return bool(self._pdf)

    def show(
        self,
        kind: str,
        period: Period,
        unit: str | None = None,
        options: PaperOptions | None = None,
    ) -> None:
        """Draw a paper, after everything that waits for the database was kept."""
        self.give_up()
        self.kind, self.period, self._pdf = kind, period, b""
        self._token = CancelToken()
        self.busy_changed.emit(True)
        self._unit, self._options = unit, options or PaperOptions()
        self._session.run(partial(_the_same, self._token), self._draw)

    def give_up(self) -> None:
        """Stop drawing."""
        self._token.cancel()
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.busy_changed.emit(False)

    def save(self) -> None:
        """Save the paper as PDF where the person wants it."""
        if not self._pdf:
            return
        wish = FileWish(
            title=_("Lưu PDF"),
            kind_name="PDF",
            patterns=("*.pdf",),
            suggested=f"{self.kind}-{self.period}.pdf",
        )
        target = self._session.messages.choose_target(wish)
        if target is not None:
            work = partial(write_target, self._session.desk.files, target, self._pdf)
            self._session.run(work, self._on_saved, database=False)

    def draw_for_printer(self) -> None:
        """Draw the pages as finely as a printer wants them."""
        if self._pdf:
            work = partial(_grey_pages, self._session.desk, self._pdf)
            self._session.run(work, self._on_ready, database=False)

    def tell_printed(self, words: str) -> None:
        """Say what was handed to the printer."""
        self._session.tell_done(words)

    def _draw(self, token: CancelToken) -> None:
        if token.is_cancelled:
            return
        wanted = _Wanted(self.kind, self.period, self._unit, self._options)
        work = partial(_drawn, self._session.desk, wanted, token, self.progressed.emit)
        self._job = self._session.run(work, self._on_drawn, self._on_failed, database=False)

    def _on_drawn(self, paper: ShownPaper) -> None:
        self._job = None
        self._pdf = paper.pdf
        self.busy_changed.emit(False)
        self.drawn.emit(paper)

    def _on_failed(self, error: CodedError) -> None:
        self._job = None
        self.busy_changed.emit(False)
        self.refused.emit(error)

    def _on_saved(self, target: Path) -> None:
        self._session.tell_done(_("Đã lưu {path}").format(path=target))

    def _on_ready(self, pages: tuple[GreyPage, ...]) -> None:
        self.ready_to_print.emit(pages)


def _the_same(token: CancelToken) -> CancelToken:
    """Come back once the database has done all that was asked of it before."""
    return token


def _drawn(
    desk: "Desk", wanted: _Wanted, token: CancelToken, progress: Callable[[int], None]
) -> ShownPaper:
    pdf = desk.papers.pdf(
        wanted.kind,
        wanted.period,
        wanted.unit,
        wanted.options,
        progress=progress,
        cancelled=lambda: token.is_cancelled,
    )
    return ShownPaper(pdf, tuple(desk.papers.page_images(pdf, SCREEN_DPI)))


def _grey_pages(desk: "Desk", pdf: bytes) -> tuple[GreyPage, ...]:
    # Papers are black on white: one of the three colours says all, in a third of the memory.
    images = desk.papers.page_images(pdf, PRINTER_DPI)
    return tuple(GreyPage(one.width, one.height, one.rgb[1::3]) for one in images)
