"""A plain chart of history: one line stands out, the others stay quiet; words beside colours."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workreport.i18n.formats import number_text
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import colour
from workreport.ui.viewmodels.history_sheet import ChartFacts, Line
from workreport.ui.widgets.ground import colours_of, named

_HEIGHT = 168
_STEPS = 4
_NAMED_LINES = 6  # more names at the edge than this cannot be told apart
_DASHES = (
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)


class SeriesChart(QWidget):
    """Lines over months or years; the table below it says the same to the keyboard."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name, _("Biểu đồ"))
        self._facts = ChartFacts()
        self._chosen = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def set_facts(self, facts: ChartFacts, chosen: str = "") -> None:
        """Show other lines; the chosen one stands out and is read aloud."""
        self._facts, self._chosen = facts, chosen
        line = self._line()
        told = "" if line is None else line_words(facts.heads, line)
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.setVisible(any(value is not None for one in facts.lines for value in one.values))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(320), look().px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        facts = self._facts
        told = [value for one in facts.lines for value in one.values if value is not None]
        if not told:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font(12))
        low, high = bounds(told)
        right = look().px(92) if any(one.short for one in facts.lines) else look().px(16)
        area = QRect(self.rect()).adjusted(look().px(44), look().px(14), -right, -look().px(24))
        self._draw_frame(painter, area, low, high)
        chosen = self._line()
        others = [one for one in facts.lines if one is not chosen]
        has_names = len(facts.lines) <= _NAMED_LINES
        ends: list[tuple[float, str, str]] = []
        for place, one in enumerate(others):
            pen = QPen(colour(colours_of(self).text3), 1.4, _DASHES[place % len(_DASHES)])
            points = self._points(area, one, low, high)
            self._draw_line(painter, points, pen)
            if has_names and points:
                ends.append((points[-1].y(), one.short, "text2"))
        if chosen is not None:
            points = self._points(area, chosen, low, high)
            self._draw_line(painter, points, QPen(colour(colours_of(self).accent), 2.4))
            if points:
                ends.append((points[-1].y(), chosen.short, "accent_text"))
            self._draw_values(painter, chosen, points)
        self._draw_names(painter, area, ends)

    def _line(self) -> Line | None:
        lines = self._facts.lines
        found = next((one for one in lines if one.name == self._chosen), None)
        return found or (lines[0] if lines else None)

    def _draw_frame(self, painter: QPainter, area: QRect, low: Fraction, high: Fraction) -> None:
        colours = colours_of(self)
        for step in range(_STEPS + 1):
            value = low + (high - low) * step / _STEPS
            y = area.bottom() - area.height() * step / _STEPS
            painter.setPen(QPen(colour(colours.line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colour(colours.text3))
            box = QRect(0, int(y) - 9, area.left() - 6, 18)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, number_text(value, 0 if high - low >= _STEPS else 1))
        width = look().px(44)
        for place, head in enumerate(self._facts.heads):
            x = self._x(area, place)
            box = QRect(int(x) - width // 2, area.bottom() + 4, width, look().px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, head)

    @staticmethod
    def _draw_line(painter: QPainter, points: Sequence[QPointF], pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(points) > 1:
            painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        for point in points:
            painter.drawEllipse(point, 2.6, 2.6)

    def _draw_names(
        self, painter: QPainter, area: QRect, ends: Sequence[tuple[float, str, str]]
    ) -> None:
        """Write the names at the ends of their lines, each below the one before."""
        height = look().px(16)
        free = float(-height)
        for end, name, ink in sorted(ends):
            free = max(end, free + height)
            painter.setPen(colour(colours_of(self).of(ink)))
            box = QRect(
                area.right() + 6, int(free) - height // 2, self.width() - area.right() - 8, height
            )
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _draw_values(self, painter: QPainter, line: Line, points: Sequence[QPointF]) -> None:
        """Write value and note at the points of the line that stands out."""
        painter.setPen(colour(colours_of(self).text))
        told = [(place, one) for place, one in enumerate(line.values) if one is not None]
        notes = self._facts.notes
        width, height = look().px(76), look().px(16)
        for (place, value), point in zip(told, points, strict=True):
            words = number_text(value, 2)
            if place < len(notes) and notes[place]:
                words = f"{words} · {notes[place]}"
                width = max(width, look().px(110))
            top = max(0, int(point.y()) - height - 4)
            box = QRect(int(point.x()) - width // 2, top, width, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _points(self, area: QRect, line: Line, low: Fraction, high: Fraction) -> list[QPointF]:
        return [
            QPointF(
                self._x(area, place),
                area.bottom() - area.height() * float((value - low) / (high - low)),
            )
            for place, value in enumerate(line.values)
            if value is not None
        ]

    def _x(self, area: QRect, place: int) -> float:
        return area.left() + area.width() * (place + 0.5) / max(1, len(self._facts.heads))


def bounds(values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return round bounds around values; equal ones still have room above and below."""
    low, high = min(values), max(values)
    room = max((high - low) / 5, Fraction(1, 2) if high == low else Fraction(0))
    low, high = low - room, high + room
    if high - low >= _STEPS:
        return Fraction(int(low // 1)), Fraction(-int(-high // 1))
    return low, high


def line_words(heads: Sequence[str], line: Line) -> str:
    """Say a line in words: name, then head and value of each point."""
    told = ", ".join(
        f"{head}: {number_text(value, 2)}"
        for head, value in zip(heads, line.values, strict=True)
        if value is not None
    )
    return f"{line.name}: {told}"
