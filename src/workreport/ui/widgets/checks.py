"""Check boxes and round choices, drawn with the border of everything that can be operated."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon, rounded
from workreport.ui.widgets.focus_ring import ring_if_keyboard
from workreport.ui.widgets.ground import colours_of, named

_BOX = 16
_GAP = 8
_LEAST = 160  # a check box is never narrower than this, unless its words are


class CheckBox(QCheckBox):
    """A check box; half means "some of them". Long words wrap to a second line."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        named(self, name, text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return _height(self.text(), width)

    @override
    def sizeHint(self) -> QSize:
        return _size(self.text())

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((_size(word).width() for word in self.text().split()), default=0)
        return QSize(
            max(widest, min(_size(self.text()).width(), look().px(_LEAST))), _size("").height()
        )

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        ring_if_keyboard(self, event.reason())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        box = _box(self)
        is_set = self.checkState() is not Qt.CheckState.Unchecked
        if not self.isEnabled():
            rounded(painter, box, 3, colours.sunken, colours.line2)
        elif is_set:
            rounded(painter, box, 3, colours.accent)
        else:
            rounded(painter, box, 3, colours.surface, colours.edge)
        if is_set:
            icon = "check" if self.checkState() is Qt.CheckState.Checked else "minus"
            inner = look().px(12)
            place = box.center() - QPoint(inner // 2 - 1, inner // 2 - 1)
            ink = colours.on_accent if self.isEnabled() else colours.text3
            draw_icon(painter, place, icon, ink, inner)
        _draw_words(painter, self, self.text())


class RadioButton(QRadioButton):
    """One of several."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        named(self, name, text)

    @override
    def sizeHint(self) -> QSize:
        return _size(self.text())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        ring_if_keyboard(self, event.reason())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_box(self)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(colours.accent if self.isChecked() else colours.surface))
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.edge), 1))
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setBrush(QColor(colours.on_accent))
            painter.setPen(Qt.PenStyle.NoPen)
            radius = look().px(_BOX) * 0.19
            painter.drawEllipse(QPointF(box.center()), radius, radius)
        _draw_words(painter, self, self.text())


def _height(text: str, width: int) -> int:
    """Return the height of words that wrap beside their box."""
    room = max(1, width - look().px(_BOX) - _GAP)
    area = QRect(0, 0, room, 10_000)
    words = QFontMetrics(look().font()).boundingRect(area, Qt.TextFlag.TextWordWrap, text)
    lines = max(1, round(words.height() / QFontMetrics(look().font()).lineSpacing()))
    return lines * look().line() + (max(look().line() + 4, look().px(_BOX)) - look().line())


def _size(text: str) -> QSize:
    words = QFontMetrics(look().font()).horizontalAdvance(text)
    return QSize(look().px(_BOX) + _GAP + words + 2, max(look().line() + 4, look().px(_BOX)))


def _box(widget: QWidget) -> QRect:
    side = look().px(_BOX)
    return QRect(0, (widget.height() - side) // 2, side, side)


def _draw_words(painter: QPainter, widget: QWidget, text: str) -> None:
    colours = colours_of(widget)
    painter.setFont(look().font())
    painter.setPen(QColor(colours.text if widget.isEnabled() else colours.text3))
    left = look().px(_BOX) + _GAP
    area = QRect(left, 0, widget.width() - left, widget.height())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, text)
