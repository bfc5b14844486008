"""A recording of what the person was told and asked; answers are prepared by the test."""

from collections.abc import Callable
from pathlib import Path

from workreport.ui.messages import FileWish, Messages, Notice, Question


class RecordingMessages(Messages):
    def __init__(self, answer: str | None = "", path: Path | None = None) -> None:
        self.told: list[Notice] = []
        self.undos: list[tuple[str, Callable[[], None]]] = []
        self.asked: list[Question | FileWish] = []
        self.answer = answer
        self.path = path

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        self.undos.append((text, undo))

    def ask(self, question: Question) -> str | None:
        self.asked.append(question)
        return self.answer

    def choose_file(self, wish: FileWish) -> Path | None:
        self.asked.append(wish)
        return self.path

    def choose_target(self, wish: FileWish) -> Path | None:
        return self.choose_file(wish)

    def choose_folder(self, wish: FileWish) -> Path | None:
        return self.choose_file(wish)
