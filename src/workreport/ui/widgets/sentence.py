"""A sentence with emphasised parts that wraps: bold figures in running text, without markup."""

from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workreport.ui.theme.look import look
from workreport.ui.theme.spans import Span, plain, text_of
from workreport.ui.widgets.ground import colours_of, named

_WIDEST = 100_000.0


class Sentence(QWidget):
    """Shows spans; ``set_spans`` replaces them, ``set_text`` shows words without emphasis."""

    def __init__(
        self,
        spans: tuple[Span, ...] | str = (),
        *,
        name: str = "sentence",
        size: int = 13,
        ink: str = "text",
        wraps: bool = True,
        weight: int = 400,
    ) -> None:
        super().__init__()
        named(self, name)
        self._size = size
        self._ink = ink
        self._weight = weight
        self._wraps = wraps
        self._spans: tuple[Span, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        look().changed.connect(self.updateGeometry)
        self.set_spans(plain(spans) if isinstance(spans, str) else spans)

    def set_spans(self, spans: tuple[Span, ...]) -> None:
        """Show other spans."""
        self._spans = spans
        self.setAccessibleName(text_of(spans))
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Show words without emphasis."""
        self.set_spans(plain(text))

    def set_ink(self, ink: str) -> None:
        """Show the sentence in another colour."""
        self._ink = ink
        self.update()

    def text(self) -> str:
        """Return the words."""
        return text_of(self._spans)

    @override
    def sizeHint(self) -> QSize:
        layout = self._laid_out(_WIDEST)
        width = ceil(layout.lineAt(0).naturalTextWidth()) if layout.lineCount() else 0
        return QSize(width + 1, layout.lineCount() * look().line(self._size))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(60) if self._wraps else 0, look().line(self._size))

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wraps

    @override
    def heightForWidth(self, width: int) -> int:
        return max(1, self._laid_out(width).lineCount()) * look().line(self._size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(colours_of(self).of(self._ink)))
        layout = self._laid_out(self.width())
        height = layout.lineCount() * look().line(self._size)
        top = max(0, (self.height() - height) // 2)
        layout.draw(painter, QPointF(0, top))

    def _laid_out(self, width: float) -> QTextLayout:
        base = look().font(self._size, self._weight)
        layout = QTextLayout(self.text(), base)
        option = QTextOption()
        option.setWrapMode(
            QTextOption.WrapMode.WordWrap if self._wraps else QTextOption.WrapMode.NoWrap
        )
        layout.setTextOption(option)
        layout.setFormats(self._formats(base))
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, height + (look().line(self._size) - line.height()) / 2))
            height += look().line(self._size)
        layout.endLayout()
        return layout

    def _formats(self, base: QFont) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for span in self._spans:
            found = QTextLayout.FormatRange()
            found.start = start
            found.length = len(span.text)
            form = QTextCharFormat()
            if span.is_strong:
                bold = QFont(base)
                bold.setWeight(QFont.Weight.DemiBold)
                form.setFont(bold)
            if span.ink:
                form.setForeground(QColor(colours_of(self).of(span.ink)))
            if span.mark:
                self._set_apart(form, span.mark)
            found.format = form
            formats.append(found)
            start += len(span.text)
        return formats

    def _set_apart(self, form: QTextCharFormat, mark: str) -> None:
        """Draw a difference: underlined when it is new, struck when gone, dashed when repeated."""
        colours = colours_of(self)
        if mark == "removed":
            form.setFontStrikeOut(True)
            form.setForeground(QColor(colours.text3))
            return
        ink, style = _APART[mark]
        form.setBackground(QColor(colours.of(f"{ink}_soft")))
        form.setUnderlineColor(QColor(colours.of(ink)))
        form.setUnderlineStyle(style)


_APART = {
    "added": ("ok", QTextCharFormat.UnderlineStyle.SingleUnderline),
    "repeated": ("warn", QTextCharFormat.UnderlineStyle.DashUnderline),
}
