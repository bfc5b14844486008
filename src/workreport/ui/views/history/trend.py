"""The small chart of history: a unit's share of tasks on time over the months, and the agency's."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import colour
from workreport.ui.widgets.ground import colours_of, named

_HEIGHT = 132
_LINES = (0, 50, 100)
Values = tuple[int | None, ...]


class TrendChart(QWidget):
    """Two lines over the months: each has its own dash, so colour never speaks alone."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "history_trend", _("Xu hướng đúng hạn"))
        self._heads: tuple[str, ...] = ()
        self._unit: Values = ()
        self._agency: Values = ()
        self._earlier: tuple[Values, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def set_values(
        self,
        heads: tuple[str, ...],
        unit: Values,
        agency: Values,
        earlier: tuple[Values, ...] = (),
    ) -> None:
        """Show other values; the words of the newest are read aloud.

        ``earlier`` are those of the units this one goes on with: beside each other, never one line.
        """
        self._heads, self._unit, self._agency = heads, unit, agency
        self._earlier = earlier
        told = [value for value in agency if value is not None]
        self.setAccessibleDescription(f"{told[-1]}%" if told else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(240), look().px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self)
        area = QRect(self.rect()).adjusted(look().px(28), look().px(8), -6, -look().px(22))
        painter.setFont(look().font(12))
        for value in _LINES:
            y = self._place(area, 0, value, 1).y()
            painter.setPen(QPen(colour(colours.line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colour(colours.text3))
            mark = QRect(0, int(y) - 9, area.left() - 5, 18)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(mark, flags, str(value))
        count = max(1, len(self._heads))
        for place, head in enumerate(self._heads):
            at = self._place(area, place, 0, count)
            box = QRect(int(at.x()) - 14, area.bottom() + 4, 28, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, head)
        dashed = QPen(colour(colours.text3), 1.6, Qt.PenStyle.DashLine)
        self._draw(painter, area, self._agency, dashed)
        thin = QPen(colour(colours.accent), 1)
        for values in self._earlier:
            self._draw(painter, area, values, thin)
        self._draw(painter, area, self._unit, QPen(colour(colours.accent), 2))

    def _draw(self, painter: QPainter, area: QRect, values: Values, pen: QPen) -> None:
        points = [
            self._place(area, place, value, len(values))
            for place, value in enumerate(values)
            if value is not None
        ]
        painter.setPen(pen)
        painter.setBrush(pen.color())
        if len(points) > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(points))
            painter.setBrush(pen.color())
        painter.setPen(Qt.PenStyle.NoPen)
        for point in points:
            painter.drawEllipse(point, 2.5, 2.5)

    @staticmethod
    def _place(area: QRect, place: int, value: int, count: int) -> QPointF:
        step = area.width() / max(1, count)
        x = area.left() + step * (place + 0.5)
        return QPointF(x, area.bottom() - area.height() * value / 100)
