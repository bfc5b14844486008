"""The board pack: the summary as it will print, page by page, and saved as PDF."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _
from workreport.ui.messages import FileWish
from workreport.ui.tasks.cancel import CancelToken
from workreport.ui.tasks.changes import Freshness
from workreport.ui.tasks.runner import Job
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.ports.press import PageImage
    from workreport.services.ports.program import Desk

DPI = 144
KINDS = ("summary", "notice")


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as bytes and as pictures of its pages."""

    kind: str
    period: Period
    pdf: bytes
    pages: tuple["PageImage", ...]


class BoardPack(QObject):
    """Prints the paper when its page is shown and something changed.

    Signals:
        printed: ``Printed``.
        refused: A sentence that says why there is no paper.
        busy_changed: Printing began or ended.
    """

    printed = Signal(object)
    refused = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = KINDS[0]
        self._job: Job | None = None
        self._token = CancelToken()
        self._paper: Printed | None = None
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)
        self._is_shown = False
        session.period_changed.connect(self._on_period)

    @property
    def session(self) -> DeskSession:
        """The session of the desk."""
        return self._session

    @property
    def title(self) -> str:
        """The title of the page."""
        month = period_text(str(self._session.period), "month")
        return _("Hồ sơ họp {month}").format(month=month)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the page can be seen."""
        self._is_shown = is_shown
        self._freshness.set_shown(is_shown)

    def choose_kind(self, kind: str) -> None:
        """Show another paper."""
        if kind != self._kind:
            self._kind = kind
            self.refresh()

    def refresh(self) -> None:
        """Print anew; what was being printed is given up."""
        self.give_up()
        self._token = CancelToken()
        work = partial(_print, self._session.desk, self._kind, self._session.period, self._token)
        self.busy_changed.emit(True)
        self._job = self._session.run(work, self._on_printed, self._on_failed, database=False)

    def give_up(self) -> None:
        """Stop printing."""
        if self._job is not None:
            self._token.cancel()
            self._job.cancel()
            self._job = None
            self.busy_changed.emit(False)

    def save(self) -> None:
        """Save the paper as PDF."""
        paper = self._paper
        if paper is None:
            return
        names = {"summary": "bao-cao-tong-hop", "notice": "thong-bao-ket-luan"}
        wish = FileWish(
            title=_("Lưu PDF"),
            kind_name="PDF",
            patterns=("*.pdf",),
            suggested=f"{names[paper.kind]}-{paper.period}.pdf",
        )
        target = self._session.messages.choose_target(wish)
        if target is not None:
            work = partial(write_target, self._session.desk.files, target, paper.pdf)
            self._session.run(work, self._on_saved, database=False)

    def _on_saved(self, target: Path) -> None:
        self._session.tell_done(_("Đã lưu {path}").format(path=target))

    def _on_printed(self, paper: Printed) -> None:
        self._job = None
        # The pictures are many megabytes; the page keeps what it needs of them.
        self._paper = replace(paper, pages=())
        self.busy_changed.emit(False)
        self.printed.emit(paper)

    def _on_failed(self, error: CodedError) -> None:
        self._job = None
        self._paper = None
        self.busy_changed.emit(False)
        self.refused.emit(error)

    def _on_period(self, _period: Period) -> None:
        if self._is_shown:
            self.refresh()


def _concerns(changes: object) -> bool:
    return bool(getattr(changes, "kinds", None))


def _print(desk: "Desk", kind: str, period: Period, token: CancelToken) -> Printed:
    pdf = desk.papers.pdf(kind, period, cancelled=lambda: token.is_cancelled)
    return Printed(kind, period, pdf, tuple(desk.papers.page_images(pdf, DPI)))
