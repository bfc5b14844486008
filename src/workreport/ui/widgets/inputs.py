"""Inputs of every kind: days, choices, longer texts, searches; their labels stand above them."""

from datetime import date

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
)
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.i18n import messages as sentences
from workreport.i18n.translation import _
from workreport.ui.models.day_entry import full_day, understand_day
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon
from workreport.ui.widgets.ground import colours_of, named
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.line_input import LabelledInput, LineEdit
from workreport.ui.widgets.pasting import PastingText

__all__ = [
    "Choice",
    "DateEdit",
    "LabelledInput",
    "LineEdit",
    "PlainTextEdit",
    "SearchBox",
    "complete",
]


class Choice(QComboBox):
    """A list to choose from; ``set_choices`` takes (value, words) pairs."""

    def __init__(self, name: str, accessible: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        named(self, name, accessible)
        self.view().setObjectName("choices")
        self.set_choices(choices)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer other choices."""
        self.clear()
        for value, words in choices:
            self.addItem(words, value)

    def value(self) -> str:
        """Return the chosen value."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else ""

    def set_value(self, value: str) -> None:
        """Choose a value."""
        self.setCurrentIndex(self.findData(value))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = look().px(14)
        place = QPoint(self.width() - size - look().px(8), (self.height() - size) // 2)
        draw_icon(QPainter(self), place, "caret-down", colours_of(self).text2, size)


class DateEdit(LabelledInput):
    """A day typed as people type it; below stands what was understood.

    Signals:
        day_changed: The day understood, or ``None``: nothing is typed, or what is no day.
    """

    day_changed = Signal(object)

    def __init__(self, label: str, name: str, near: date) -> None:
        self._edit = LineEdit(name)
        self._near = near
        self._day: date | None = None
        super().__init__(label, self._edit)
        self._edit.textEdited.connect(self._understand)
        self._edit.editingFinished.connect(self._on_finished)

    @property
    def day(self) -> date | None:
        """The day that stands there; none while what is typed is no day."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self._day = day
        self._edit.setText(full_day(day))
        self.set_problem("")
        self.set_hint("")

    def set_text(self, text: str) -> None:
        """Show text as if it had been typed."""
        self._edit.setText(text)
        self._understand(text)

    def _understand(self, text: str) -> None:
        try:
            day = understand_day(text, self._near)
        except UseError:
            # What was understood of its beginning is not what is meant.
            self.set_hint("")
            self._take(None)
            return
        self.set_problem("")
        shown = full_day(day)
        self.set_hint(f"= {shown}" if shown and shown != text.strip() else "")
        self._take(day)

    def _take(self, day: date | None) -> None:
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def is_understood(self) -> bool:
        """Tell whether a day stands there, or nothing; else say so and take the keyboard."""
        self._on_finished()
        if self._day is None and self._edit.text().strip():
            self._edit.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def _on_finished(self) -> None:
        try:
            understand_day(self._edit.text(), self._near)
        except UseError as error:
            self.set_problem(sentences.cause(error.code, error.values))
            return
        self._edit.setText(full_day(self._day))
        self.set_hint("")


class PlainTextEdit(PastingText):
    """Longer text with a limit that is told, never enforced in the middle of a composed letter.

    Signals:
        finished: The focus left and the text is not what it was when it came.
        counted: Letters so far and the most that are allowed.
    """

    finished = Signal(str)
    counted = Signal(int, int)

    def __init__(self, name: str, accessible: str, *, most: int = 3000, hint: str = "") -> None:
        super().__init__()
        named(self, name, accessible)
        self.most = most
        self._before = ""
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._count)

    def counter(self) -> PlainLabel:
        """Return a label that shows "213/3.000" and turns red beyond the limit."""
        label = PlainLabel("", "hint", name=f"{self.objectName()}_counter")

        def show(count: int, most: int) -> None:
            label.setText(f"{count:,}/{most:,}".replace(",", "."))
            label.set_role("problem" if count > most else "hint")

        self.counted.connect(show)
        show(len(self.toPlainText()), self.most)
        return label

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._before = self.toPlainText()
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.toPlainText() != self._before:
            self._before = self.toPlainText()
            self.finished.emit(self._before)

    def _count(self) -> None:
        self.counted.emit(len(self.toPlainText()), self.most)


class SearchBox(QLineEdit):
    """The search of the top bar and of lists; the key stands inside it."""

    def __init__(self, name: str, hint: str, key: str = "") -> None:
        super().__init__()
        named(self, name, _("Tìm"))
        self.setPlaceholderText(hint)
        self._key = PlainLabel(key, "key", name=f"{name}_key", parent=self)
        self._key.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key.setVisible(bool(key))
        self.setTextMargins(look().px(20), 0, self._key.sizeHint().width() if key else 0, 0)

    def room(self) -> int:
        """Return the width in which the hint and the key are read whole."""
        words = look().metrics().horizontalAdvance(self.placeholderText())
        key = self._key.sizeHint().width() if self._key.text() else 0
        return words + key + look().px(44)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            size = self._key.sizeHint()
            self._key.setGeometry(
                self.width() - size.width() - 6,
                (self.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = look().px(16)
        place = QPoint(look().px(8), (self.height() - size) // 2)
        draw_icon(QPainter(self), place, "magnifying-glass", colours_of(self).text2, size)


def complete(edit: QLineEdit, completer: QCompleter) -> None:
    """Offer completions that are found anywhere in the words, without minding case."""
    completer.setFilterMode(QtCore.Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(QtCore.Qt.CaseSensitivity.CaseInsensitive)
    if (popup := completer.popup()) is not None:
        popup.setObjectName("choices")
    edit.setCompleter(completer)
