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
COARSE_DPI = 96  # a pack of a hundred fine pages would fill the memory of an old machine
MANY_PAGES = 40
KINDS = ("pack", "summary", "notice", "classification")
OF_EDITIONS = frozenset({"pack", "classification"})
LEADERS = "leaders"
_NAMES = {
    "pack": "ho-so-hop",
    "summary": "bao-cao-tong-hop",
    "notice": "thong-bao-ket-luan",
    "classification": "danh-sach-xep-loai",
}
_FILES = {"docx": "Word", "xlsx": "Excel"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as bytes and as pictures of its pages."""

    kind: str
    period: Period
    pdf: bytes
    pages: tuple["PageImage", ...]
    edition: str = ""


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
        self._kind = "summary"
        self._edition = LEADERS
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

    @property
    def edition(self) -> str:
        """For whom lists and packs are printed."""
        return self._edition

    def choose_edition(self, edition: str) -> None:
        """Print for other readers; the single papers have one edition only."""
        if edition != self._edition:
            self._edition = edition
            if self._kind in OF_EDITIONS:
                self.refresh()

    @property
    def has_editions(self) -> bool:
        """Whether what is shown is printed for different readers."""
        return self._kind in OF_EDITIONS

    def formats(self) -> tuple[str, ...]:
        """Return as what other kinds of files the paper shown can be saved."""
        known = self._session.desk.papers.formats(self._kind)
        return tuple(each for each in known if each in _FILES)

    def refresh(self) -> None:
        """Print anew; what was being printed is given up."""
        self.give_up()
        self._token = CancelToken()
        edition = self._edition if self.has_editions else ""
        asked = (self._kind, self._session.period, edition)
        work = partial(_print, self._session.desk, asked, self._token)
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
        wish = FileWish(
            title=_("Lưu PDF"),
            kind_name="PDF",
            patterns=("*.pdf",),
            suggested=_suggested(paper, "pdf"),
        )
        target = self._session.messages.choose_target(wish)
        if target is not None:
            work = partial(write_target, self._session.desk.files, target, paper.pdf)
            self._session.run(work, self._on_saved, database=False)

    def save_as(self, ending: str) -> None:
        """Save the paper for the word processor, or its tables as a workbook."""
        paper = self._paper
        if paper is None:
            return
        wish = FileWish(
            title=_("Lưu {program}").format(program=_FILES[ending]),
            kind_name=_FILES[ending],
            patterns=(f"*.{ending}",),
            suggested=_suggested(paper, ending),
        )
        target = self._session.messages.choose_target(wish)
        if target is not None:
            work = partial(_write, self._session.desk, paper, ending, target)
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


def _suggested(paper: Printed, ending: str) -> str:
    for_whom = "" if paper.edition in {"", LEADERS} else f"-{paper.edition}"
    return f"{_NAMES[paper.kind]}{for_whom}-{paper.period}.{ending}"


def _print(desk: "Desk", asked: tuple[str, Period, str], token: CancelToken) -> Printed:
    from workreport.services.paper_options import PaperOptions  # noqa: PLC0415 - when needed

    kind, period, edition = asked
    options = PaperOptions(edition=edition)
    counted = [0]
    pdf = desk.papers.pdf(
        kind,
        period,
        None,
        options,
        progress=counted.append,
        cancelled=lambda: token.is_cancelled,
    )
    dpi = DPI if counted[-1] <= MANY_PAGES else COARSE_DPI
    return Printed(kind, period, pdf, tuple(desk.papers.page_images(pdf, dpi)), edition)


def _write(desk: "Desk", paper: Printed, ending: str, target: Path) -> Path:
    from workreport.services.paper_options import PaperOptions  # noqa: PLC0415 - as above

    options = PaperOptions(edition=paper.edition)
    data = desk.papers.file(paper.kind, paper.period, None, options, ending=ending)
    return write_target(desk.files, target, data)
