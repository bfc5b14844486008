"""The review of a quarter, half-year or year on the screen, and the form that issues it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from typing_extensions import override

from workreport.domain.period import Span
from workreport.i18n.translation import _
from workreport.services.paper_kinds import LEADERS, REVIEW
from workreport.ui.viewmodels.history_review import ReviewPaper
from workreport.ui.viewmodels.paper_drawing import DrawnPaper
from workreport.ui.viewmodels.paper_register import RegisterModel
from workreport.ui.views.issuing.pane import IssuePane
from workreport.ui.views.paper_view.face import PaperFace
from workreport.ui.widgets.button import Button, NormalButton


class ReviewFace(PaperFace):
    """Shows a review as it will print; “Phát hành…” gives it number, day and marks."""

    def __init__(self, model: ReviewPaper) -> None:
        super().__init__(model)
        self._review = model
        self._register = RegisterModel(model.session, self)
        self.issuing = IssuePane(self._register, (REVIEW,))
        self.issuing.preview_wanted.connect(model.preview)
        self.issuing.closed.connect(self._read_on)
        self.body.insertWidget(1, self.issuing)

    @override
    def further_actions(self) -> tuple[Button, ...]:
        self.issue = NormalButton(_("Phát hành…"), "paper_issue", icon="paper-plane-tilt")
        self.issue.clicked.connect(self._toggle_issuing)
        return (self.issue,)

    def show_review(self, span: Span, edition: str) -> None:
        """Draw the review of a span, as it is without a number."""
        self._review.wish(span, edition)
        self.issuing.close_pane()
        self._register.keep_to(span)
        self.show_paper(REVIEW, span.last, options=self._review.options())
        if edition == LEADERS:
            self.issue.allow()
        else:
            self.issue.refuse(_("Số của sổ công văn đi ghi cho bản đầy đủ, in cho lãnh đạo."))

    @override
    def fit(self, width: int) -> None:
        super().fit(width)
        self.issuing.fit()

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {"primary": self.issuing.step(self.print.click)}

    @override
    def closed(self) -> None:
        self._review.forget_number()
        self.issuing.close_pane()
        super().closed()

    @override
    def _go_back(self) -> None:
        """Close the form first: what is below it is read on."""
        if self.issuing.isHidden():
            super()._go_back()
        else:
            self.issuing.close_pane()

    def _toggle_issuing(self) -> None:
        if self.issuing.isHidden():
            self.issuing.open_for(REVIEW, self._review.title)
        else:
            self.issuing.close_pane()

    def _read_on(self) -> None:
        self.reader.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _on_drawn(self, paper: DrawnPaper) -> None:
        super()._on_drawn(paper)
        if self._review.is_preview:
            # A file with a number that the register does not know would be no issued paper.
            for action in (self.save, self.print):
                action.refuse(_("Bản xem trước có số chưa vào sổ: ghi số để lưu văn bản."))
