"""Inputs that write into the draft while people type, and leave undo to the draft."""

from unicodedata import normalize

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from typing_extensions import override

from workreport.ui.widgets.inputs import LineEdit, PlainTextEdit

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class DraftText(PlainTextEdit):
    """Longer text of the draft.

    Signals:
        typed: The text after each change the person made; composed letters once they are whole.
        entered: The focus came.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(self, name: str, accessible: str, *, most: int = 3000, hint: str = "") -> None:
        super().__init__(name, accessible, most=most, hint=hint)
        self._is_showing = False
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str) -> None:
        """Show what the draft says; what is being typed is not touched when it is the same."""
        if normalize("NFC", self.toPlainText()) == text:
            return
        self._is_showing = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._is_showing = False

    def set_wrong(self, is_wrong: bool) -> None:
        """Show a red border, or the usual one."""
        if bool(self.property("wrong")) != is_wrong:
            self.setProperty("wrong", is_wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_history(event):
            event.ignore()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_history(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        if not self._is_showing:
            self.typed.emit(self.toPlainText())


class DraftLineEdit(LineEdit):
    """One line of the draft.

    Signals:
        typed: The text after each change the person made.
    """

    typed = Signal(str)

    def __init__(self, name: str, accessible: str = "", hint: str = "") -> None:
        super().__init__(name, accessible)
        self.setPlaceholderText(hint)
        self.setToolTip(hint)
        self.textEdited.connect(self.typed)

    def show_text(self, text: str) -> None:
        """Show what the draft says."""
        if normalize("NFC", self.text()).strip() != text:
            self.setText(text)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_history(event):
            event.ignore()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_history(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_history(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _HISTORY)
