"""The editor of one question: plain text in which the figures that follow data are underlined."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip
from typing_extensions import override

from workreport.domain.figured_text import Figure, FiguredText, joined, placed, rewritten
from workreport.ui.theme.look import look
from workreport.ui.widgets.ground import colours_of
from workreport.ui.widgets.inputs import PlainTextEdit

MOST_LINES = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionText(PlainTextEdit):
    """The text of one question; Ctrl+Up and Ctrl+Down leave it for its neighbour.

    A figure is plain text like the rest. While its words stay they follow the data; typed over they
    are the person's own.

    Signals:
        moved: Minus one or one.
        sources_wanted: A place in the text, and whether the keyboard asked (Alt+Enter).
    """

    moved = Signal(int)
    sources_wanted = Signal(int, bool)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__(name, accessible)
        self.hint_of: Callable[[Figure], str] = lambda _figure: ""
        self._shown = self._now = FiguredText("")
        self._is_set = False
        self.textChanged.connect(self._on_typed)
        look().icons_changed.connect(self._underline)

    def show_said(self, said: FiguredText) -> None:
        """Show a text with its figures."""
        self._shown = self._now = said
        if self.toPlainText() != said.text:
            self._is_set = True
            self.setPlainText(said.text)
            self._is_set = False
        self._underline()

    def said(self) -> FiguredText:
        """Return the text as it stands with the figures that are still in it."""
        text = self.toPlainText()
        # Letter by letter a figure keeps its place however much changes around it; the whole
        # change shows what was deleted first and typed anew.
        return joined(rewritten(self._now, text), rewritten(self._shown, text))

    def insert_figure(self, name: str, words: str) -> None:
        """Put a figure where the cursor stands; it follows the data like the drafted ones."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        begin = cursor.selectionStart()
        cursor.insertText(words)
        text = self.toPlainText()
        self._now = placed(text, (*self._now.figures, Figure(begin, words, name)))
        self._underline()

    def fit(self) -> None:
        """Take as many lines as the text has; the page scrolls, not the text."""
        lines = max(2, min(MOST_LINES, self._line_count()))
        wanted = lines * self.fontMetrics().lineSpacing() + 24
        if self.height() != wanted:
            self.setFixedHeight(wanted)

    def _line_count(self) -> int:
        """Count the lines at the width there is now: a block not asked for tells older ones."""
        layout, block, count = self.document().documentLayout(), self.document().firstBlock(), 0
        while block.isValid():
            layout.blockBoundingRect(block)
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            QPlainTextEdit.focusInEvent(self, event)  # back from a menu: the same writing goes on
        else:
            super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            QPlainTextEdit.focusOutEvent(self, event)
        else:
            super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if is_ctrl and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in _ENTER and (is_alt or self.isReadOnly()):
            self.sources_wanted.emit(self.textCursor().position(), True)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton
        if is_click and not self.textCursor().hasSelection():
            place = self.cursorForPosition(event.position().toPoint()).position()
            if self._figure_at(place) is not None or self.isReadOnly():
                self.sources_wanted.emit(place, False)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            figure = self._figure_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), self.hint_of(figure) if figure else "", self)
            return True
        return super().viewportEvent(event)

    def _figure_at(self, place: int) -> Figure | None:
        return next((one for one in self._now.figures if one.at <= place <= one.end), None)

    def _on_typed(self) -> None:
        if not self._is_set:
            self._now = rewritten(self._now, self.toPlainText())
            self._underline()
        self.fit()

    def _underline(self) -> None:
        colours = colours_of(self)
        marks = []
        for one in self._now.figures:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(one.at)
            mark.cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setUnderlineStyle(
                QTextCharFormat.UnderlineStyle.DashUnderline
                if one.is_own
                else QTextCharFormat.UnderlineStyle.DotLine
            )
            form.setUnderlineColor(QColor(colours.warn if one.is_own else colours.edge))
            mark.format = form
            marks.append(mark)
        self.setExtraSelections(marks)
