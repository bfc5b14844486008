"""The board pack: the papers of the meeting as they will print, with what is typed of them."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_counts import DRAFTED, DraftCounts
from workreport.ui.viewmodels.paper_drawing import PaperDrawing, Stop, Told
from workreport.ui.viewmodels.paper_files import PDF, PROGRAMS, PaperFiles, suggested

if TYPE_CHECKING:
    from workreport.services.paper_lines import IssueInput
    from workreport.services.paper_options import PaperOptions
    from workreport.services.ports.program import Desk

RECALL = "recall"  # who gets which copy of the pack, to sign and to give back
KINDS = ("pack", "summary", "notice", "classification", RECALL)
OF_EDITIONS = frozenset({"pack", "classification"})
LEADERS = "leaders"
PACK = "pack"
_TYPED = ("office/wording/", "office/conclusions/")


class Shown(NamedTuple):
    """What is printed: ``draft`` of which count, ``copy`` of which number; 0 for neither."""

    kind: str
    period: Period
    edition: str = ""
    draft: int = 0
    copy: int = 0


class BoardPack(QObject):
    """Prints the paper when its page is shown and something changed, signed or typed.

    Signals:
        kind_changed: Another paper is shown.
    """

    kind_changed = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.drawing = PaperDrawing(session, self)
        self._files = PaperFiles(session, self)
        self._kind = "summary"
        self._edition = LEADERS
        self._shown: Shown | None = None
        self._drafts = DraftCounts()
        self._copy = 0
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)
        self._is_shown = False
        self._said: IssueInput | None = None
        self.drawing.refused.connect(self._on_refused)
        session.period_changed.connect(self._on_period)

    @property
    def session(self) -> DeskSession:
        """The session of the desk."""
        return self._session

    @property
    def kind(self) -> str:
        """The paper that is shown."""
        return self._kind

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
            self._said = None
            self.drawing.forget()
            self.kind_changed.emit(kind)
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
    def is_drafted(self) -> bool:
        """Whether what is shown may say which draft of it it is."""
        return self._kind in DRAFTED

    @property
    def draft(self) -> int:
        """Which draft of the paper shown is printed; 0 for none."""
        return self._drafts.of((self._kind, self._session.period)) if self.is_drafted else 0

    def choose_draft(self, count: int) -> None:
        """Print which draft of the paper this is."""
        if self._drafts.choose((self._kind, self._session.period), count):
            self._said = None
            self.refresh()

    @property
    def is_copied(self) -> bool:
        """Whether what is shown is handed out in numbered copies."""
        return self._kind == PACK

    @property
    def copy(self) -> int:
        """Which copy of the pack is printed; 0 for none in particular."""
        return self._copy if self.is_copied else 0

    def choose_copy(self, number: int) -> None:
        """Print one copy of the pack; the list of who gets which counts them."""
        if number != self._copy:
            self._copy = number
            self.refresh()

    @property
    def has_editions(self) -> bool:
        """Whether what is shown is printed for different readers."""
        return self._kind in OF_EDITIONS

    def formats(self) -> tuple[str, ...]:
        """Return as what other kinds of files the paper shown can be saved."""
        known = self._session.desk.papers.formats(self._kind)
        return tuple(each for each in known if each in PROGRAMS and each != PDF)

    @property
    def is_preview(self) -> bool:
        """Whether the paper shown bears a number that nobody has entered in the register yet."""
        return self._said is not None

    def preview(self, said: "IssueInput | None") -> None:
        """Show the paper with the number and the marks somebody entered, or as it is again."""
        if said != self._said:
            self._said = said
            self.refresh()

    def refresh(self) -> None:
        """Print anew; what was being printed is given up."""
        edition = self._edition if self.has_editions else ""
        self._shown = Shown(self._kind, self._session.period, edition, self.draft, self.copy)
        if self._said is not None:
            self.drawing.draw(partial(_numbered, self._session.desk, self._said))
            return
        self.drawing.draw(partial(_printed, self._session.desk, self._shown))

    def give_up(self) -> None:
        """Stop printing."""
        self.drawing.give_up()

    @property
    def file_name(self) -> str:
        """The name a file of the paper shown is proposed to have."""
        return self._name(PDF)

    def save(self) -> None:
        """Save the paper as PDF, as it is shown."""
        paper = self.drawing.paper
        if paper is not None:
            self._files.save(self._name(PDF), lambda: paper.pdf)

    def save_as(self, ending: str) -> None:
        """Save the paper for the word processor, or its tables as a workbook."""
        if self.drawing.paper is not None and self._shown is not None:
            work = partial(_file, self._session.desk, self._shown, ending)
            self._files.save(self._name(ending), work)

    def _name(self, ending: str) -> str:
        shown = self._shown or Shown(self._kind, self._session.period)
        for_whom = "" if shown.edition == LEADERS else shown.edition
        copy = f"ban-{shown.copy:02d}" if shown.copy else ""
        return suggested(shown.kind, shown.period, ending, for_whom, copy)

    def _on_refused(self, error: CodedError) -> None:
        if self._said is not None:
            self._said = None
            self._session.tell_error(error)
        elif error.code == "paper_numbered_already" and self.draft:
            self._session.tell_error(error)
            self.choose_draft(0)

    def _on_period(self, _period: Period) -> None:
        self._said = None
        self._copy = 0
        self.drawing.forget()
        if self._is_shown:
            self.refresh()


def _concerns(changes: object) -> bool:
    drafts = getattr(changes, "drafts", None) or ()
    is_typed = any(str(name).startswith(_TYPED) for name in drafts)
    return is_typed or bool(getattr(changes, "kinds", None))


def _options(shown: Shown) -> "PaperOptions":
    from workreport.services.paper_options import PaperOptions  # noqa: PLC0415 - when needed

    copy = str(shown.copy or "")
    return PaperOptions(edition=shown.edition, draft=shown.draft, copy=copy, drafts=True)


def _printed(desk: "Desk", shown: Shown, told: Told, stop: Stop) -> bytes:
    options = _options(shown)
    return desk.papers.pdf(shown.kind, shown.period, None, options, progress=told, cancelled=stop)


def _numbered(desk: "Desk", said: "IssueInput", _told: Told, _stop: Stop) -> bytes:
    """Draw the paper as it would be issued: without what is typed and not signed."""
    return desk.register.draw(said).pdf


def _file(desk: "Desk", shown: Shown, ending: str) -> bytes:
    return desk.papers.file(shown.kind, shown.period, None, _options(shown), ending=ending)
