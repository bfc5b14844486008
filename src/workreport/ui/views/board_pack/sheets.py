"""Pages of a paper on the screen: the large one, and the small ones to choose from."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import rounded
from workreport.ui.widgets.focus_ring import is_by_keyboard
from workreport.ui.widgets.ground import colours_of, named

_SMALL = 66
_WIDEST = 780
_ZOOM_STEP = 10
_LEAST_ZOOM, _MOST_ZOOM = 40, 200


class SheetView(QWidget):
    """One page at a zoom; 0 fits the width."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "sheet", _("Trang đang xem"))
        self._image = QImage()
        self._scaled = QPixmap()
        self._zoom = 0
        self._room = 0

    def show_image(self, image: QImage) -> None:
        """Show a page."""
        self._image = image
        self._fit()

    def set_zoom(self, percent: int) -> None:
        """Show the page at a zoom, 0 for the width there is."""
        self._zoom = percent
        self._fit()

    def set_room(self, width: int) -> None:
        """Be told the width there is."""
        self._room = width
        self._fit()

    def percent(self) -> int:
        """Return the zoom in percent of the width there is."""
        return self._zoom or 100

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        colours = colours_of(self)
        painter.drawPixmap(self.rect(), self._picture())
        painter.setPen(QColor(colours.line2))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _fit(self) -> None:
        if self._image.isNull() or not self._room:
            return
        natural = min(self._room, look().px(_WIDEST))
        width = natural * self.percent() // 100
        self.setFixedSize(width, width * self._image.height() // self._image.width())
        self._scaled = QPixmap()
        self.update()

    def _picture(self) -> QPixmap:
        """Return the page at its size: scaled once and well, so that no tone mark is lost."""
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
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

    Signals:
        turned: -1 or 1, the page wanted next.
        zoomed: The zoom changed, in percent.
    """

    turned = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "sheet_desk", _("Bản in"))
        self.sheet = SheetView()
        self.setProperty("ground", "sunken")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self.sheet)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def zoom_by(self, step: int) -> None:
        """Enlarge or reduce the page."""
        wanted = self.sheet.percent() + step * _ZOOM_STEP
        self.sheet.set_zoom(max(_LEAST_ZOOM, min(_MOST_ZOOM, wanted)))
        self.zoomed.emit(self.sheet.percent())

    def fit_width(self) -> None:
        """Use the width there is."""
        self.sheet.set_zoom(0)
        self.zoomed.emit(100)

    @override
    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands a resize event
        self.sheet.set_room(self.viewport().width() - 2 * look().px(24))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        turn = turns.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(turn)


class SheetButton(QAbstractButton):
    """A small page with its number."""

    def __init__(self, number: int, image: QImage) -> None:
        super().__init__()
        named(self, f"sheet_{number}", _("Trang {number}").format(number=number))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._number = number
        upright = image.height() > image.width()
        width = _SMALL if upright else _SMALL + 22
        self._picture = QPixmap.fromImage(
            image.scaledToWidth(look().px(width) * 2, Qt.TransformationMode.SmoothTransformation)
        )
        self._size = QSize(look().px(width), look().px(width) * image.height() // image.width())
        self._has_keyboard = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = is_by_keyboard(event.reason())
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = False
        super().focusOutEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(98), self._size.height() + look().px(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = colours_of(self)
        if self.isChecked():
            painter.fillRect(self.rect(), QColor(colours.accent_soft))
        place = QRect(QPoint(0, look().px(4)), self._size)
        place.moveLeft((self.width() - self._size.width()) // 2)
        painter.fillRect(place, QColor(colours.paper))
        painter.drawPixmap(place, self._picture)
        painter.setPen(QColor(colours.accent if self.isChecked() else colours.line2))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        if self.isChecked():
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.setFont(look().font(12, 600 if self.isChecked() else 400))
        painter.setPen(QColor(colours.accent_text if self.isChecked() else colours.text2))
        words = QRect(0, place.bottom() + 3, self.width(), look().line(12) + 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(self._number))
        if self._has_keyboard:
            rounded(painter, self.rect(), 4, "", colours.accent, 2)
