"""Any paper as it will print: drawn beside the screen's thread, saved, handed to a printer."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.paper_text import paper_text
from workreport.services.paper_options import PaperOptions
from workreport.ui.tasks.cancel import CancelToken
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_counts import DRAFTED
from workreport.ui.viewmodels.paper_drawing import Make, PaperDrawing, Stop, Told
from workreport.ui.viewmodels.paper_files import PDF, PROGRAMS, PaperFiles, suggested

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk


class PaperModel(QObject):
    """Draws one paper at a time; a newer wish gives the older one up.

    ``drawing`` tells what was drawn, and draws pages as pictures.
    """

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self.drawing = PaperDrawing(session, self)
        self._files = PaperFiles(session, self)
        self._token = CancelToken()
        self._unit: str | None = None
        self._options = PaperOptions()
        self.drawing.refused.connect(self._on_numbered)
        self.kind = ""
        self.period = session.period

    @property
    def session(self) -> DeskSession:
        """The open desk."""
        return self._session

    @property
    def title(self) -> str:
        """What is shown."""
        return paper_text(self.kind)

    @property
    def file_name(self) -> str:
        """The name a printed file of it is proposed to have."""
        return suggested(self.kind, self.period)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a paper to save and to print."""
        return self.drawing.paper is not None

    def formats(self) -> tuple[str, ...]:
        """Return as what other kinds of files the paper shown can be saved."""
        known = self._session.desk.papers.formats(self.kind)
        return tuple(each for each in known if each in PROGRAMS and each != PDF)

    def show(
        self,
        kind: str,
        period: Period,
        unit: str | None = None,
        options: PaperOptions | None = None,
    ) -> None:
        """Draw a paper, after everything that waits for the database was kept."""
        self.give_up()
        self.drawing.forget()
        self.kind, self.period = kind, period
        self._token = CancelToken()
        self._unit, self._options = unit, options or PaperOptions()
        self.drawing.expect()
        self._session.run(partial(_the_same, self._token), self._draw)

    @property
    def is_drafted(self) -> bool:
        """Whether what is shown may say which draft of it it is."""
        return self.kind in DRAFTED

    @property
    def draft(self) -> int:
        """Which draft of the paper shown is printed; 0 for none."""
        return self._options.draft

    def choose_draft(self, count: int) -> None:
        """Print which draft of the paper this is; the next paper shown begins without."""
        if count != self._options.draft:
            self._options = replace(self._options, draft=count)
            self.show_again()

    def show_again(self) -> None:
        """Draw the paper that was wanted last once more."""
        self.show(self.kind, self.period, self._unit, self._options)

    def give_up(self) -> None:
        """Stop drawing."""
        self._token.cancel()
        self.drawing.give_up()

    def save(self) -> None:
        """Save the paper as PDF where the person wants it."""
        paper = self.drawing.paper
        if paper is not None:
            self._files.save(self.file_name, lambda: paper.pdf)

    def save_as(self, ending: str) -> None:
        """Save the paper for the word processor, or its tables as a workbook."""
        if self.is_drawn:
            work = partial(
                self._session.desk.papers.file,
                self.kind,
                self.period,
                self._unit,
                self._options,
                ending=ending,
            )
            self._files.save(self.file_name.removesuffix(PDF) + ending, work)

    def tell_printed(self, words: str) -> None:
        """Say what was handed to the printer."""
        self._session.tell_done(words)

    def make(self) -> Make:
        """Return how the paper that was wanted is printed; runs beside the screen's thread."""
        wanted = (self.kind, self.period, self._unit, self._options)
        return partial(_printed, self._session.desk, wanted)

    def _on_numbered(self, error: CodedError) -> None:
        """Show a paper that is no draft any more as it is, and say why."""
        if error.code == "paper_numbered_already" and self.draft:
            self._session.tell_error(error)
            self.choose_draft(0)

    def _draw(self, token: CancelToken) -> None:
        if not token.is_cancelled and self.drawing.is_busy:
            self.drawing.draw(self.make())


def _the_same(token: CancelToken) -> CancelToken:
    """Come back once the database has done all that was asked of it before."""
    return token


def _printed(
    desk: "Desk",
    wanted: tuple[str, Period, str | None, PaperOptions],
    told: Told,
    stop: Stop,
) -> bytes:
    return desk.papers.pdf(*wanted, progress=told, cancelled=stop)
