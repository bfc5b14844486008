"""One line to type into, with its label above and a place kept below for hint or problem."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workreport.services.ports.overriding import override
from workreport.ui.theme.look import look
from workreport.ui.theme.strokes import draw_icon
from workreport.ui.widgets.ground import colours_of, column, named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.pasting import PastingLine
from workreport.ui.widgets.symbol import Symbol


class LineEdit(PastingLine):
    """One line of plain text; a read-only one shows a lock."""

    def __init__(self, name: str, accessible: str = "", text: str = "") -> None:
        super().__init__(text)
        named(self, name, accessible)

    def lock(self) -> None:
        """Make the input read-only and show it."""
        self.setReadOnly(True)
        self.setTextMargins(look().px(20), 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isReadOnly():
            size = look().px(14)
            place = QPoint(look().px(9), (self.height() - size) // 2)
            draw_icon(QPainter(self), place, "lock-simple", colours_of(self).text3, size)


class LabelledInput(QWidget):
    """Label, input, and below it the hint or what is wrong."""

    def __init__(
        self, label: str, editor: QWidget, hint: str = "", *, keeps_room: bool = True
    ) -> None:
        super().__init__()
        named(self, f"{editor.objectName()}_field")
        self.editor = editor
        self._hint_text = hint
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        lines = column(self, gap=4)
        self.label = PlainLabel(label, "label", name=f"{editor.objectName()}_label")
        self.label.setBuddy(editor)
        lines.addWidget(self.label)
        lines.addWidget(editor)
        self._symbol = Symbol("x-circle-fill", "bad", 12)
        self._below = PlainLabel(hint, "hint", name=f"{editor.objectName()}_below")
        foot = row(gap=4)
        foot.addWidget(self._symbol)
        foot.addWidget(self._below, 1)
        lines.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if keeps_room:
            self._below.setMinimumHeight(look().line(12))
        self._symbol.hide()

    def set_problem(self, text: str) -> None:
        """Say what is wrong with the input; empty shows the hint again."""
        self._symbol.setVisible(bool(text))
        self._below.set_role("problem" if text else "hint")
        self._below.setText(text or self._hint_text)
        self.editor.setProperty("wrong", bool(text))
        self.editor.setAccessibleDescription(text or self._hint_text)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def set_hint(self, text: str) -> None:
        """Show a hint below the input, unless a problem stands there."""
        self._hint_text = text
        if not self._symbol.isVisibleTo(self):
            self._below.setText(text)
