"""A plain chart of history: one line stands out, the others stay quiet; words beside colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workreport.i18n.formats import number_text
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import colour, rounded
from workreport.ui.viewmodels.history_sheet import ChartFacts, Line
from workreport.ui.views.history.chart_labels import clear_box, spread
from workreport.ui.widgets.ground import colours_of, named

_HEIGHT = 168
_STEPS = 4
_NAMED_LINES = 12  # more names at the ends of lines than this cannot be told apart
_ABOVE, _ROW, _BESIDE = 14, 15, 30
_DASHES = (
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)


@dataclass(frozen=True, slots=True)
class _End:
    """Where a line ends, the name that stands there, and in which ink."""

    point: QPointF
    name: str
    ink: str


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
        told = "" if line is None else "; ".join(self._told(line))
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.updateGeometry()
        self.setVisible(any(value is not None for one in facts.lines for value in one.values))
        self.update()

    def _told(self, line: Line) -> list[str]:
        """Say a line, then those it goes on from."""
        earlier = [one for one in self._facts.lines if one.name in line.after]
        return [line_words(self._facts.heads, one) for one in (line, *earlier)]

    @override
    def sizeHint(self) -> QSize:
        count = len(self._facts.lines)
        names = count if count <= _NAMED_LINES and any(self._shorts()) else 0
        return QSize(look().px(320), look().px(max(_HEIGHT, (names + 1) * _ROW + _ABOVE)))

    def _shorts(self) -> list[str]:
        return [one.short for one in self._facts.lines]

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
        area = QRect(self.rect()).adjusted(look().px(44), look().px(_ABOVE), -right, -look().px(24))
        self._draw_frame(painter, area, low, high)
        chosen = self._line()
        drawn = [(one, self._points(area, one, low, high)) for one in facts.lines]
        self._draw_joints(painter, drawn)
        others = [(one, points) for one, points in drawn if one is not chosen]
        for place, (one, points) in enumerate(others):
            pen = QPen(colour(colours_of(self).text3), 1.4, _DASHES[place % len(_DASHES)])
            if chosen is not None and one.name in chosen.after:
                pen = QPen(colour(colours_of(self).accent), 1.4)
            self._draw_line(painter, points, pen)
        own = next((points for one, points in drawn if one is chosen), [])
        self._draw_line(painter, own, QPen(colour(colours_of(self).accent), 2.4))
        ends = [_End(points[-1], one.short, "text2") for one, points in others if points]
        ends = ends if len(facts.lines) <= _NAMED_LINES else []
        if chosen is not None and own:
            ends.append(_End(own[-1], chosen.short, "accent_text"))
        taken = self._draw_names(painter, area, [one for one in ends if one.name])
        if chosen is not None:
            lines = [own, *(points for _one, points in others)]
            self._draw_values(painter, area, chosen, lines, taken)

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

    def _draw_joints(
        self, painter: QPainter, drawn: Sequence[tuple[Line, Sequence[QPointF]]]
    ) -> None:
        """Lead the eye from a unit that ended to what follows it: a break, not a line."""
        ends = {one.name: points for one, points in drawn if points}
        painter.setPen(QPen(colour(colours_of(self).accent), 1, Qt.PenStyle.DotLine))
        for one, points in drawn:
            for name in one.after:
                if points and name in ends:
                    painter.drawLine(ends[name][-1], points[0])

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

    def _draw_names(self, painter: QPainter, area: QRect, ends: Sequence[_End]) -> list[QRectF]:
        """Write each name beside the end of its line, with a thin line to it; return the boxes."""
        if not ends:
            return []
        height = look().px(_ROW)
        left = max(one.point.x() for one in ends) + look().px(_BESIDE)
        ends = sorted(ends, key=lambda one: (one.point.y(), one.name))
        wanted = [one.point.y() for one in ends]
        # Beside the heads below only where there is no other room.
        is_full = len(ends) * height > area.bottom()
        bottom = self.height() if is_full else area.bottom()
        middles = spread(wanted, height, height / 2, bottom - height / 2)
        boxes = []
        for one, middle in zip(ends, middles, strict=True):
            painter.setPen(QPen(colour(colours_of(self).line2), 1))
            way = (one.point + QPointF(5, 0), QPointF(left - 12, middle), QPointF(left - 4, middle))
            painter.drawPolyline(QPolygonF(way))
            metrics = painter.fontMetrics()
            room = int(self.width() - left) - 2
            text = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(text) + 2
            box = QRectF(left, middle - height / 2, width, height)
            rounded(painter, box.toRect().adjusted(-3, 1, 1, 0), 3, colours_of(self).surface)
            painter.setPen(colour(colours_of(self).of(one.ink)))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            boxes.append(box)
        return boxes

    def _draw_values(
        self,
        painter: QPainter,
        area: QRect,
        line: Line,
        lines: Sequence[Sequence[QPointF]],
        taken: Sequence[QRectF],
    ) -> None:
        """Write value and note at the points of the line that stands out, the newest first.

        What finds no room is left to the table.
        """
        told = [(place, one) for place, one in enumerate(line.values) if one is not None]
        boxes = list(taken)
        for (place, value), point in reversed(list(zip(told, lines[0], strict=True))):
            words = self._value_words(place, value)
            width = painter.fontMetrics().horizontalAdvance(words) + look().px(6)
            room = QRectF(0, 0, self.width(), area.bottom())
            box = clear_box(point, (width, look().px(_ROW)), room, lines, boxes)
            if box is None:
                continue
            boxes.append(box)
            # Where a line must be crossed, the words still stand on clear ground.
            rounded(painter, box.toRect(), 3, colours_of(self).surface)
            painter.setPen(colour(colours_of(self).text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _value_words(self, place: int, value: Fraction) -> str:
        notes, words = self._facts.notes, number_text(value, 2)
        return f"{words} · {notes[place]}" if place < len(notes) and notes[place] else words

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
