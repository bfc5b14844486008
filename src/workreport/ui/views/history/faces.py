"""What may take the place of the page of history: a sheet, or any of them as it will print."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workreport.domain.period import Span
from workreport.services.history_sheets import SheetWish
from workreport.ui.viewmodels.history_sheet import HistorySheet
from workreport.ui.views.history.review_face import ReviewFace
from workreport.ui.views.history.sheet_face import SheetFace
from workreport.ui.views.paper_view.face import PaperFace
from workreport.ui.views.shell.face import Face


class HistoryFaces(QObject):
    """Builds each face when it is first wanted; leaving one shows what was there before.

    Signals:
        turned: A face was opened or left.
    """

    turned = Signal()

    def __init__(self, stack: QStackedWidget, home: QWidget, model: HistorySheet) -> None:
        super().__init__(stack)
        self._stack = stack
        self._home = home
        self._model = model
        self._sheet: SheetFace | None = None
        self._paper: PaperFace | None = None
        self._review: ReviewFace | None = None
        self._way: list[QWidget] = []
        self._width = 0

    @property
    def current(self) -> Face | None:
        """The face that is shown, if any."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Face) else None

    def open_sheet(self, kind: str, unit: str = "") -> None:
        """Show a sheet."""
        if self._sheet is None:
            self._sheet = SheetFace(self._model)
            self._sheet.paper_wanted.connect(self._print_sheet)
            self._add(self._sheet)
        self._sheet.open(kind, unit)
        self._open(self._sheet)

    def open_paper(self, wish: SheetWish) -> None:
        """Show a sheet as it will print."""
        if self._paper is None:
            self._paper = PaperFace(self._model.paper)
            self._add(self._paper)
        self._model.paper.wish = wish
        self._open(self._paper)
        self._paper.show_paper("history", wish.last)

    def open_review(self, span: Span, edition: str) -> None:
        """Show the review of a span as it will print."""
        if self._review is None:
            self._review = ReviewFace(self._model.review)
            self._add(self._review)
        self._open(self._review)
        self._review.show_review(span, edition)

    def leave(self) -> None:
        """Show again what was there before."""
        face = self.current
        if face is not None:
            face.closed()
            before = self._way.pop() if self._way else self._home
            self._stack.setCurrentWidget(before)
            panes = before.panes() if isinstance(before, Face) else ()
            if panes:
                panes[0].setFocus()
            self.turned.emit()

    def fit(self, width: int) -> None:
        """Be told the logical width of the window."""
        self._width = width
        for face in (self._sheet, self._paper, self._review):
            if face is not None:
                face.fit(width)

    def _print_sheet(self) -> None:
        facts = self._model.facts
        if facts is not None:
            self.open_paper(facts.wish)

    def _add(self, face: Face) -> None:
        face.left.connect(self.leave)
        self._stack.addWidget(face)
        if isinstance(face, SheetFace | PaperFace):
            face.fit(self._width)

    def _open(self, face: Face) -> None:
        shown = self._stack.currentWidget()
        if shown is not face:
            self._way.append(shown or self._home)
            self._stack.setCurrentWidget(face)
        panes = face.panes()
        if panes:
            panes[0].setFocus()
        self.turned.emit()
