"""The review of a quarter, half-year or year as it will print, in two editions."""

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.domain.period import Span
from workreport.i18n.translation import N_, _
from workreport.services.paper_kinds import DEPARTMENTS, LEADERS, REVIEW
from workreport.services.paper_options import PaperOptions
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.history_spans import span_words
from workreport.ui.viewmodels.paper_drawing import Make, Stop, Told
from workreport.ui.viewmodels.paper_files import PDF, suggested
from workreport.ui.viewmodels.paper_view import PaperModel

if TYPE_CHECKING:
    from workreport.services.paper_lines import IssueInput
    from workreport.services.ports.program import Desk

EDITIONS = {
    LEADERS: N_("Bản cho lãnh đạo (đầy đủ)"),
    DEPARTMENTS: N_("Bản cho các phòng (không có điểm, không nêu tên)"),
}


class ReviewPaper(PaperModel):
    """Draws the review that was wished for last."""

    def __init__(self, session: DeskSession) -> None:
        super().__init__(session)
        self.span: Span | None = None
        self.edition = LEADERS
        self._said: IssueInput | None = None
        self.drawing.refused.connect(self._on_refused)

    @property
    @override
    def title(self) -> str:
        words = "" if self.span is None else span_words(self.span)
        return _("Báo cáo {span}").format(span=words[:1].lower() + words[1:])

    @property
    @override
    def file_name(self) -> str:
        for_whom = "" if self.edition == LEADERS else self.edition
        return suggested(REVIEW, self.span, PDF, for_whom)

    @property
    def is_preview(self) -> bool:
        """Whether the paper shown bears a number that nobody has entered in the register yet."""
        return self._said is not None

    def wish(self, span: Span, edition: str) -> None:
        """Say which review is to be shown; a number entered for another one is forgotten."""
        self.span, self.edition = span, edition
        self.forget_number()

    def forget_number(self) -> None:
        """Let a number go that was only looked at."""
        self._said = None

    def preview(self, said: "IssueInput | None") -> None:
        """Show the paper with the number and the marks somebody entered, or as it is again.

        As it is now: the number may have been entered in the register in the meantime.
        """
        if said is None or said != self._said:
            self._said = said
            self.drawing.draw(self.make())

    @override
    def make(self) -> Make:
        if self._said is None:
            return super().make()
        return partial(_numbered, self._session.desk, self._said)

    def options(self) -> PaperOptions:
        """Return what the wish says besides its last month."""
        kind = "" if self.span is None else self.span.kind
        return PaperOptions(span=kind, edition=self.edition)

    def _on_refused(self, error: CodedError) -> None:
        if self._said is not None:
            self._said = None
            self._session.tell_error(error)


def _numbered(desk: "Desk", said: "IssueInput", _told: Told, _stop: Stop) -> bytes:
    """Draw the review as it would be issued."""
    return desk.register.draw(said).pdf
