"""The board of the month as paper: takes the place of the board until one goes back."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from workreport.ui.viewmodels.board import Board
from workreport.ui.viewmodels.paper_view import PaperModel
from workreport.ui.views.paper_view.face import PaperFace


class BoardPaper(QObject):
    """Builds the face when it is first wanted."""

    def __init__(self, stack: QStackedWidget, home: QWidget, model: Board) -> None:
        super().__init__(stack)
        self._stack = stack
        self._home = home
        self._model = model
        self._face: PaperFace | None = None
        self._width = 0

    @property
    def shown(self) -> PaperFace | None:
        """The paper, while it stands in the place of the board."""
        return self._face if self._stack.currentWidget() is self._face else None

    def open(self) -> None:
        """Draw the board of the month that is shown."""
        if self._face is None:
            self._face = PaperFace(PaperModel(self._model.session, self))
            self._face.left.connect(self.leave)
            self._stack.addWidget(self._face)
            self._face.fit(self._width)
        self._stack.setCurrentWidget(self._face)
        self._face.show_paper("board", self._model.session.period)

    def leave(self) -> None:
        """Go back to the board."""
        face = self.shown
        if face is not None:
            self._stack.setCurrentWidget(self._home)
            face.closed()

    def fit(self, width: int) -> None:
        """Be told the width of the window."""
        self._width = width
        if self._face is not None:
            self._face.fit(width)
