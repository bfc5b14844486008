"""The days that matter, with their reasons: today, the deadline, days off, the Office's days."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workreport.ui.theme.look import look
from workreport.ui.theme.painting import rounded
from workreport.ui.theme.tokens import Colours
from workreport.ui.widgets.ground import colours_of, named

_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class DayKind(StrEnum):
    """How a day is drawn."""

    PLAIN = "plain"
    TODAY = "today"
    DEADLINE = "deadline"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class RibbonDay:
    """One day: weekday in two letters, number, reason."""

    weekday: str
    number: str
    reason: str = ""
    kind: DayKind = DayKind.PLAIN


class DayRibbon(QWidget):
    """Paints the days side by side; the whole is read as one sentence."""

    def __init__(self, name: str = "day_ribbon") -> None:
        super().__init__()
        self._days: tuple[RibbonDay, ...] = ()
        named(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def set_days(self, days: tuple[RibbonDay, ...]) -> None:
        """Show the days."""
        self._days = days
        told = (f"{day.weekday} {day.number} {day.reason}".strip() for day in days)
        self.setAccessibleName("; ".join(told))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(360), 2 * look().line(12) + look().line(14) + 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        rounded(painter, self.rect(), 6, colours.surface, colours.line)
        deadline = None
        for place, day in enumerate(self._days):
            area = self._area(place)
            if day.kind is DayKind.DEADLINE:
                deadline = area
            self._draw_day(painter, area, day, colours)
        if deadline is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            rounded(painter, deadline.adjusted(-1, 0, 1, 0), 0, "", colours.accent, 2)

    def _area(self, place: int) -> QRect:
        count = len(self._days)
        left = round(self.width() * place / count)
        right = round(self.width() * (place + 1) / count)
        return QRect(left, 0, right - left, self.height())

    def _draw_day(self, painter: QPainter, area: QRect, day: RibbonDay, colours: Colours) -> None:
        inside = area.adjusted(1, 1, 0, -1)
        if day.kind is DayKind.TODAY:
            painter.fillRect(inside, QColor(colours.accent_soft))
        elif day.kind is DayKind.OFF:
            painter.fillRect(inside, QColor(colours.window))
        if area.right() < self.width() - 2:
            painter.fillRect(area.right(), 1, 1, self.height() - 2, QColor(colours.line))
        quiet = colours.text3 if day.kind is DayKind.OFF else colours.text
        today = colours.accent_text if day.kind is DayKind.TODAY else ""
        self._draw_lines(painter, area, day, (today or colours.text2, today or quiet))

    def _draw_lines(
        self, painter: QPainter, area: QRect, day: RibbonDay, inks: tuple[str, str]
    ) -> None:
        is_deadline = day.kind is DayKind.DEADLINE
        top = 5
        reason_weight = 600 if is_deadline else 400
        for text, size, weight, ink in (
            (day.weekday, 12, 400, inks[0]),
            (day.number, 14, 400 if day.kind is DayKind.OFF else 600, inks[1]),
            (day.reason, 12, reason_weight, inks[1] if is_deadline else inks[0]),
        ):
            height = look().line(size) + 2
            painter.setFont(look().font(size, weight))
            painter.setPen(QColor(ink))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, area.width() - 4
            )
            painter.drawText(QRect(area.left(), top, area.width(), height), _MIDDLE, shown)
            top += height
