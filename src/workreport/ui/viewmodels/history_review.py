"""The review of a quarter, half-year or year as it will print, in two editions."""

from typing_extensions import override

from workreport.domain.period import Span
from workreport.i18n.translation import N_, _
from workreport.services.paper_kinds import DEPARTMENTS, LEADERS, REVIEW
from workreport.services.paper_options import PaperOptions
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.history_spans import span_words
from workreport.ui.viewmodels.paper_files import PDF, suggested
from workreport.ui.viewmodels.paper_view import PaperModel

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

    def options(self) -> PaperOptions:
        """Return what the wish says besides its last month."""
        kind = "" if self.span is None else self.span.kind
        return PaperOptions(span=kind, edition=self.edition)
