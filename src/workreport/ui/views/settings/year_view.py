"""A year in twelve small months: days off and swapped days at a glance, chosen by keys or mouse."""

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from workreport.i18n.formats import day_text, period_text
from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import rounded
from workreport.ui.theme.tokens import Colours
from workreport.ui.widgets.ground import colours_of, named

_WEEKDAYS = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))
_NARROWEST, _WIDEST, _HEIGHT = 23, 34, 20
_GAP = 18
_ROWS = 8  # name, weekdays, six weeks
_MONTHS = 12
_SATURDAY = 5
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}


class DayMark(StrEnum):
    """How a day that differs is drawn; a letter-free sign besides the colour tells it apart."""

    OFF = "off"
    OWN_OFF = "own_off"
    WORKING = "working"
    OWN_WORKING = "own_working"


class YearView(QWidget):
    """Paints the year; the current day is read aloud.

    Signals:
        day_chosen: The current day, by mouse, Enter or an arrow key.
    """

    day_chosen = Signal(object)

    def __init__(self, name: str = "year_view") -> None:
        super().__init__()
        named(self, name, _("Lịch năm"))
        self._year = 2026
        self._today = date(2026, 1, 1)
        self._current = date(2026, 1, 1)
        self._marks: dict[date, tuple[DayMark, str]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self.updateGeometry)

    @property
    def current(self) -> date:
        """The current day."""
        return self._current

    def show_year(self, year: int, today: date, marks: dict[date, tuple[DayMark, str]]) -> None:
        """Show a year; ``marks`` says of each day that differs how and in words why."""
        if year != self._year:
            same_day = self._current.replace(year=year, day=min(self._current.day, 28))
            self._current = today if today.year == year else same_day
        self._year, self._today, self._marks = year, today, marks
        self._tell()
        self.update()

    def go_to(self, day: date) -> None:
        """Make a day of the year the current one."""
        self._current = min(max(day, date(self._year, 1, 1)), date(self._year, 12, 31))
        self._tell()
        self.update()
        self.day_chosen.emit(self._current)

    @override
    def sizeHint(self) -> QSize:
        width = _month_width(look().px(_NARROWEST)) * 4 - look().px(_GAP)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    @override
    def minimumSizeHint(self) -> QSize:
        width = _month_width(look().px(_NARROWEST))
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    @override
    def heightForWidth(self, width: int) -> int:
        lines = -(-_MONTHS // _columns(width))
        return lines * _month_height() - look().px(_GAP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        for month in range(1, _MONTHS + 1):
            self._draw_head(painter, month, colours)
        day = date(self._year, 1, 1)
        while day.year == self._year:
            self._draw_day(painter, day, colours)
            day += timedelta(days=1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is not None:
            self.go_to(self._current + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.go_to(day)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if day is None else self.words(day), self)
            return True
        return super().event(event)

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.area_of(self._current)  # what a scrolled part brings into sight
        return super().inputMethodQuery(query)

    def words(self, day: date) -> str:
        """Say a day: its date, and how it differs."""
        mark = self._marks.get(day)
        shown = day_text(day, "weekday")
        return shown if mark is None else f"{shown}: {mark[1]}"

    def area_of(self, day: date) -> QRect:
        """Return where a day is drawn."""
        place = self._month_place(day.month)
        first = date(day.year, day.month, 1).weekday()
        week, column = divmod(day.day - 1 + first, 7)
        cell = self._cell()
        left = place.x() + column * cell.width()
        return QRect(QPoint(left, place.y() + (week + 2) * cell.height()), cell)

    def day_at(self, place: QPoint) -> date | None:
        """Return the day drawn at a place."""
        day = date(self._year, 1, 1)
        while day.year == self._year:
            if self.area_of(day).contains(place):
                return day
            day += timedelta(days=1)
        return None

    def _tell(self) -> None:
        self.setAccessibleDescription(self.words(self._current))

    def _cell(self) -> QSize:
        months = _columns(self.width())
        free = self.width() - (months - 1) * look().px(_GAP)
        width = min(max(free // (7 * months), look().px(_NARROWEST)), look().px(_WIDEST))
        return QSize(width, look().px(_HEIGHT))

    def _month_place(self, month: int) -> QPoint:
        down, across = divmod(month - 1, _columns(self.width()))
        return QPoint(across * _month_width(self._cell().width()), down * _month_height())

    def _draw_head(self, painter: QPainter, month: int, colours: Colours) -> None:
        place = self._month_place(month)
        cell = self._cell()
        painter.setFont(look().font(13, 600))
        painter.setPen(QColor(colours.text))
        title = period_text(f"{self._year}-{month:02d}", "month")
        across = QRect(place, QSize(cell.width() * 7, cell.height()))
        painter.drawText(across, Qt.AlignmentFlag.AlignLeft, title[:1].upper() + title[1:])
        painter.setFont(look().font(12))
        painter.setPen(QColor(colours.text3))
        for column, name in enumerate(_WEEKDAYS):
            corner = QPoint(place.x() + column * cell.width(), place.y() + cell.height())
            painter.drawText(QRect(corner, cell), _MIDDLE, _(name))

    def _draw_day(self, painter: QPainter, day: date, colours: Colours) -> None:
        area = self.area_of(day)
        inside = area.adjusted(1, 1, -1, -1)
        mark = self._marks.get(day, (None, ""))[0]
        ink = colours.text3 if day.weekday() >= _SATURDAY else colours.text
        if mark in (DayMark.OFF, DayMark.OWN_OFF):
            rounded(painter, inside, 3, colours.bad_soft, colours.bad if _is_own(mark) else "")
            ink = colours.bad
        elif mark in (DayMark.WORKING, DayMark.OWN_WORKING):
            rounded(painter, inside, 3, colours.ok_soft, colours.ok if _is_own(mark) else "")
            ink = colours.ok
        painter.setFont(look().font(12, 600 if mark or day == self._today else 400))
        painter.setPen(QColor(ink))
        painter.drawText(area, _MIDDLE, str(day.day))
        if mark in (DayMark.OFF, DayMark.OWN_OFF):
            middle = inside.center().y() + 1
            painter.drawLine(inside.left() + 4, middle, inside.right() - 4, middle)
        if day == self._today:
            foot = inside.bottom() - 1
            painter.fillRect(
                inside.left() + 5, foot, inside.width() - 10, 2, QColor(colours.accent)
            )
        if day == self._current:
            rounded(painter, area, 3, "", colours.accent, 2 if self.hasFocus() else 1)


def _month_width(cell: int) -> int:
    return cell * 7 + look().px(_GAP)


def _month_height() -> int:
    return look().px(_HEIGHT) * _ROWS + look().px(_GAP)


def _columns(width: int) -> int:
    fitting = (width + look().px(_GAP)) // _month_width(look().px(_NARROWEST))
    return next(count for count in (6, 4, 3, 2, 1) if count <= max(1, fitting))


def _is_own(mark: DayMark) -> bool:
    return mark in (DayMark.OWN_OFF, DayMark.OWN_WORKING)
