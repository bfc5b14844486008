"""Ties the texts to their places on the preview, both ways."""

from PySide6.QtCore import QObject

from workreport.ui.viewmodels.paper_drawing import PaperDrawing
from workreport.ui.viewmodels.paper_places import Place
from workreport.ui.viewmodels.paper_texts import PaperTexts
from workreport.ui.views.board_pack.texts_pane import TextsPane
from workreport.ui.views.paper_view.reader import PaperReader


class TextPlaces(QObject):
    """Entering a text shows where it is printed; a press on the paper leads to its text.

    While a text is written the page that is read stays, also when the paper is drawn anew.
    """

    def __init__(
        self, drawing: PaperDrawing, reader: PaperReader, model: PaperTexts, texts: TextsPane
    ) -> None:
        super().__init__(reader)
        self._drawing = drawing
        self._reader = reader
        self._model = model
        self._texts = texts
        self._places: dict[str, tuple[Place, ...]] = {}
        self._line = ""
        drawing.located.connect(self._on_located)
        drawing.drawn.connect(self._ask)
        model.shown.connect(self._ask_if_seen)
        texts.entered.connect(self._enter)
        texts.place_wanted.connect(self._enter)
        reader.pressed.connect(self._on_pressed)

    @property
    def places(self) -> dict[str, tuple[Place, ...]]:
        """Where each text is printed, by its line."""
        return self._places

    def _ask(self, _paper: object = None) -> None:
        self._drawing.locate(self._model.anchors() if self._model.has_texts else {})

    def _ask_if_seen(self) -> None:
        # While letters are typed the paper of before is still shown: its places have not moved.
        if not self._places:
            self._ask()

    def _on_located(self, places: dict[str, tuple[Place, ...]]) -> None:
        self._places = places
        self._reader.shade(places.get(self._line, ()), goes_there=False)

    def _enter(self, line: str, is_meant: bool = True) -> None:
        self._line = line
        # Who only passes by Tab goes on reading where he is.
        self._reader.shade(self._places.get(line, ()), goes_there=is_meant)

    def _on_pressed(self, page: int, across: float, down: float) -> None:
        found = [
            line
            for line, places in self._places.items()
            if any(one.page == page and one.holds(across, down) for one in places)
        ]
        if found and self._texts.isVisible():
            self._texts.write(found[-1])
