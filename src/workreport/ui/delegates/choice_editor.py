"""The list of a cell: choices with icon and the digit that chooses them directly."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.ui.models.column import Choice
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon, draw_key_cap, key_cap_width, rounded
from workreport.ui.widgets.ground import colours_of, named

_EDGE = 4


class ChoiceEditor(QWidget):
    """Lies on the cell, its list hangs below; arrows and digits choose, Enter takes.

    Signals:
        decided: The editor itself, once a choice was taken.
    """

    decided = Signal(QWidget)

    def __init__(self, choices: tuple[Choice, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._choices = choices
        self._place = -1
        self._list = ListUnderCell(choices, self)
        self._list.taken.connect(self.take)
        QTimer.singleShot(0, self._list, self._open)

    def value(self) -> object:
        """Return the chosen value, ``None`` when none was."""
        return self._choices[self._place].value if self._place >= 0 else None

    def set_value(self, value: object) -> None:
        """Begin with a value."""
        values = [choice.value for choice in self._choices]
        self._mark(values.index(value) if value in values else -1)

    def take(self, place: int) -> None:
        """Take a choice and end the editing."""
        self._mark(place)
        self._list.hide()
        self.decided.emit(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key is Qt.Key.Key_Down else -1
            self._mark(max(0, min(len(self._choices) - 1, self._place + step)))
            return
        typed = event.text().casefold()
        for place, choice in enumerate(self._choices):
            if typed and typed in choice.keys:
                self.take(place)
                return
        super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._list.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        rounded(painter, self.rect(), 0, colours.surface, colours.accent, 2)
        painter.setFont(look().font())
        painter.setPen(QColor(colours.text))
        words = self._choices[self._place].label if self._place >= 0 else ""
        painter.drawText(self.rect().adjusted(8, 0, -22, 0), Qt.AlignmentFlag.AlignVCenter, words)
        size = look().px(14)
        place = QPoint(self.width() - size - 6, (self.height() - size) // 2)
        draw_icon(painter, place, "caret-down", colours.text2, size)

    def _open(self) -> None:
        if self.isVisible():
            self._list.hang_below(self)

    def _mark(self, place: int) -> None:
        self._place = place
        if place >= 0:
            self.setAccessibleDescription(self._choices[place].label)
        self._list.mark(place)
        self.update()


class ListUnderCell(QWidget):
    """Paints choices below a cell; it never takes the focus, so typing stays in the cell.

    Signals:
        taken: Place of the choice that was pressed.
    """

    taken = Signal(int)

    def __init__(self, choices: tuple[Choice, ...], editor: QWidget) -> None:
        super().__init__(editor.window())
        named(self, "choice_list")
        self.hide()
        self._choices = choices
        self._place = -1
        editor.destroyed.connect(self.deleteLater)

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer other choices, the first one marked."""
        self._choices = choices
        self.mark(0 if choices else -1)

    def mark(self, place: int) -> None:
        """Mark a choice."""
        self._place = place
        self.update()

    def hang_below(self, cell: QWidget) -> None:
        """Show the list where it has room: below the cell, or above it."""
        metrics_width = max(
            (self.fontMetrics().horizontalAdvance(choice.label) for choice in self._choices),
            default=0,
        )
        width = max(cell.width(), metrics_width + look().px(110))
        height = look().row_height * len(self._choices) + 2 * _EDGE
        window = cell.window()
        corner = cell.mapTo(window, QPoint(0, cell.height() + 1))
        if corner.y() + height > window.height():
            corner = cell.mapTo(window, QPoint(0, -height - 1))
        left = min(corner.x(), window.width() - width)
        self.setGeometry(max(0, left), max(0, corner.y()), width, height)
        self.show()
        self.raise_()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = (int(event.position().y()) - _EDGE) // look().row_height
        if 0 <= place < len(self._choices):
            self.taken.emit(place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        rounded(painter, self.rect(), 4, colours.raised, colours.edge)
        height = look().row_height
        for place, choice in enumerate(self._choices):
            area = QRect(_EDGE, _EDGE + place * height, self.width() - 2 * _EDGE, height)
            is_marked = place == self._place
            if is_marked:
                rounded(painter, area, 4, colours.accent_soft)
            left = area.left() + 10
            if choice.icon:
                size = look().px(icons.CHIP)
                ink = "accent_text" if is_marked else choice.ink
                spot = QPoint(left, area.top() + (height - size) // 2)
                draw_icon(painter, spot, choice.icon, colours.of(ink), size)
                left += size + 9
            painter.setFont(look().font(13, 600 if is_marked else 400))
            painter.setPen(QColor(colours.accent_text if is_marked else colours.text))
            words = QRect(left, area.top(), area.width(), height)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, choice.label)
            if choice.keys:
                key = choice.keys[-1] if choice.keys[-1].isdigit() else choice.keys[0].upper()
                side = key_cap_width(key)
                cap = QRect(area.right() - side - 6, 0, side, look().line(12) + 2)
                cap.moveTop(area.top() + (height - cap.height()) // 2)
                draw_key_cap(painter, cap, key, colours.text2, colours.line2)
