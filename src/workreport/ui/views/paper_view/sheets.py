"""The large page of a paper on its desk: zoom, words marked on it, turning the pages by key."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.tokens import LIGHT
from workreport.ui.viewmodels.paper_places import Box, around
from workreport.ui.widgets.ground import named

_FULL = 780  # an A4 page at 100%
_A4_WIDTH = 595.28  # points
_MARGIN = 24
_ZOOM_STEP = 10
_LEAST_ZOOM, _MOST_ZOOM = 40, 300
_MARK_ALPHA, _HERE_ALPHA, _SHADE_ALPHA = 70, 60, 34
FIT_WIDTH, FIT_PAGE, READABLE = "width", "page", "readable"


class SheetView(QWidget):
    """One page; what is marked on it lies over the picture, so that the words stay readable.

    Signals:
        pressed: A point of the page, across and down as parts of it.
    """

    pressed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        named(self, "sheet", _("Trang đang xem"))
        self._image = QImage()
        self._scaled = QPixmap()
        self._marks: Sequence[Box] = ()
        self._current: Sequence[Box] = ()
        self._shade: Sequence[Box] = ()

    def show_image(self, image: QImage) -> None:
        """Show the picture of a page."""
        self._image = image
        self._scaled = QPixmap()
        self.update()

    def clear(self) -> None:
        """Show an empty page: its picture is on the way."""
        self.show_image(QImage())

    @property
    def has_image(self) -> bool:
        """Whether the picture of the page is there."""
        return not self._image.isNull()

    def set_marks(self, marks: Sequence[Box], current: Sequence[Box] = ()) -> None:
        """Mark words that were searched for, and those the search stands at."""
        self._marks, self._current = marks, current
        self.update()

    def set_shade(self, boxes: Sequence[Box]) -> None:
        """Show which text of the page is being written."""
        self._shade = boxes
        self.update()

    def marked(self) -> tuple[Sequence[Box], Sequence[Box]]:
        """Return what is marked and where the search stands."""
        return self._marks, self._current

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            place = event.position()
            self.pressed.emit(place.x() / self.width(), place.y() / self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # Paper is white in the dark too, and so is what is marked on it.
        painter.fillRect(self.rect(), QColor(LIGHT.paper))
        if not self._image.isNull():
            painter.drawPixmap(self.rect(), self._picture())
        accent, warn = QColor(LIGHT.accent), QColor(LIGHT.warn)
        if self._shade:
            left, top, right, bottom = around(self._shade)
            area = self._area((left, top, right, bottom)).adjusted(-6, -4, 6, 4)
            painter.fillRect(area, _thin(accent, _SHADE_ALPHA))
            painter.setPen(accent)
            painter.drawRect(area)
        for box in self._marks:
            if box in self._current:
                continue
            painter.fillRect(self._area(box).adjusted(-1, -1, 1, 1), _thin(warn, _MARK_ALPHA))
        painter.setPen(accent)
        for box in self._current:
            area = self._area(box).adjusted(-2, -2, 2, 2)
            painter.fillRect(area, _thin(accent, _HERE_ALPHA))
            painter.drawRect(area)
        painter.setPen(QColor(LIGHT.line2))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _area(self, box: Box) -> QRectF:
        wide, high = self.width(), self.height()
        left, top, right, bottom = box
        return QRectF(QPointF(left * wide, top * high), QPointF(right * wide, bottom * high))

    def _picture(self) -> QPixmap:
        """Return the page at its size: scaled once and well, so that no tone mark is lost."""
        wanted = self.size() * self.devicePixelRatioF()
        if self._scaled.size() != wanted:
            image = self._image.scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled = QPixmap.fromImage(image)
        return self._scaled


class SheetDesk(QScrollArea):
    """The desk on which the page lies.

    Keys: PgUp and PgDn turn, Home and End go to the first and the last page, + and - zoom, W fits
    the width, T the whole page; the arrows turn at the edge of the page.

    Signals:
        turned: -1 or 1, the page wanted next; by 2 when it is to be seen from its other end.
        ended: -1 or 1, the first or the last page.
        zoomed: The zoom changed, in percent of the real size.
    """

    turned = Signal(int)
    ended = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "sheet_desk", _("Bản in"))
        self.sheet = SheetView()
        self._size = (_A4_WIDTH, 841.89)
        self._way = READABLE
        self._percent = 100
        self.setProperty("ground", "sunken")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self.sheet)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        look().changed.connect(self._fit)

    def set_size(self, size: tuple[float, float]) -> None:
        """Be told the size of the page in points."""
        if size != self._size:
            self._size = size
            self._fit()

    def percent(self) -> int:
        """Return the zoom in percent of the real size."""
        return self._percent

    def pixels(self) -> int:
        """Return how many dots of the screen the page is wide."""
        return round(self.sheet.width() * self.devicePixelRatioF())

    def zoom_by(self, step: int) -> None:
        """Enlarge or reduce the page to the next ten percent."""
        tens = self._percent // _ZOOM_STEP + (
            0 if step < 0 and self._percent % _ZOOM_STEP else step
        )
        self._way = ""
        self._percent = max(_LEAST_ZOOM, min(_MOST_ZOOM, tens * _ZOOM_STEP))
        self._fit()

    def fit_width(self) -> None:
        """Use the width there is."""
        self._way = FIT_WIDTH
        self._fit()

    def fit_page(self) -> None:
        """Show the page from its head to its foot."""
        self._way = FIT_PAGE
        self._fit()

    def show_box(self, box: Box) -> None:
        """Scroll until a part of the page is seen."""
        left, top, right, bottom = box
        wide, high = self.sheet.width(), self.sheet.height()
        room = self.viewport().height()
        height = min(round((bottom - top) * high), room - 2 * _MARGIN)
        middle = QPointF((left + right) / 2 * wide, top * high + height / 2)
        self.ensureVisible(
            round(middle.x()), round(middle.y()), min(80, wide // 4), height // 2 + _MARGIN
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        up = event.angleDelta().y() > 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if up else -1)
            event.accept()
        elif self._is_at_edge(-1 if up else 1):
            self.turned.emit(-2 if up else 1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        acts = {
            Qt.Key.Key_PageDown: lambda: self.turned.emit(1),
            Qt.Key.Key_PageUp: lambda: self.turned.emit(-1),
            Qt.Key.Key_Home: lambda: self.ended.emit(-1),
            Qt.Key.Key_End: lambda: self.ended.emit(1),
            Qt.Key.Key_Plus: lambda: self.zoom_by(1),
            Qt.Key.Key_Equal: lambda: self.zoom_by(1),
            Qt.Key.Key_Minus: lambda: self.zoom_by(-1),
            Qt.Key.Key_W: self.fit_width,
            Qt.Key.Key_T: self.fit_page,
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            acts = {}
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if key in acts:
            acts[key]()
        elif step and self._is_at_edge(step):
            self.turned.emit(1 if step > 0 else -2)
        else:
            super().keyPressEvent(event)

    def _is_at_edge(self, step: int) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() == (bar.maximum() if step > 0 else bar.minimum())

    def _fit(self) -> None:
        width, height = self._size
        full = look().px(_FULL) * width / _A4_WIDTH
        room = self._room()
        wanted = {
            FIT_WIDTH: float(room.width()),
            FIT_PAGE: min(float(room.width()), room.height() * width / height),
            READABLE: min(float(room.width()), full),
        }.get(self._way, full * self._percent / 100)
        wide = max(60, round(wanted))
        self._percent = round(wide * 100 / full)
        self.sheet.setFixedSize(wide, round(wide * height / width))
        self.zoomed.emit(self._percent)

    def _room(self) -> QSize:
        """Return the room for a page, as it is with the bar at the side."""
        bar = self.verticalScrollBar().sizeHint().width()
        margin = look().px(_MARGIN)
        return QSize(self.width() - bar - 2 * margin, self.height() - margin)


def _thin(colour: QColor, alpha: int) -> QColor:
    found = QColor(colour)
    found.setAlpha(alpha)
    return found
