"""Rows of segments: counts that filter, choices of a view."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon, rounded
from workreport.ui.widgets.choice_group import ChoiceGroup
from workreport.ui.widgets.focus_ring import is_by_keyboard
from workreport.ui.widgets.ground import colours_of, named, row

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Segment:
    """One place of a strip; ``ink`` colours the icon, ``count`` stands behind the words."""

    key: str
    text: str
    icon: str = ""
    ink: str = "text2"
    count: int | None = None


class _SegmentButton(QAbstractButton):
    """Paints one segment; the strip paints the border around all of them."""

    def __init__(self, segment: Segment, *, is_last: bool) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.is_narrow = False
        self._has_keyboard = False
        self._is_last = is_last
        self.set_segment(segment)

    def set_segment(self, segment: Segment) -> None:
        self.segment = segment
        count = "" if segment.count is None else f" {segment.count}"
        named(self, f"segment_{segment.key}", f"{segment.text}{count}")
        self.setToolTip(segment.text if self.is_narrow else "")
        self.updateGeometry()
        self.update()

    def set_last(self, *, is_last: bool) -> None:
        """Draw the line towards the next segment, or none behind the last."""
        self._is_last = is_last
        self.update()

    def shown_text(self) -> str:
        return self._text(is_narrow=self.is_narrow)

    def _text(self, *, is_narrow: bool) -> str:
        words = "" if is_narrow and self.segment.icon else self.segment.text
        count = "" if self.segment.count is None else str(self.segment.count)
        between = " " if self.segment.icon else "  "
        return between.join(part for part in (words, count) if part)

    def room(self) -> int:
        """Return the width that the words need."""
        return self._width_of(self._text(is_narrow=False))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self.shown_text()), look().control_height)

    def _width_of(self, text: str) -> int:
        width = QFontMetrics(look().font(13, 600)).horizontalAdvance(text) + look().px(22)
        return width + look().px(icons.CHIP) + look().px(6) if self.segment.icon else width

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # An arrow leads to the next segment, not to whatever lies that way on the screen.
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = is_by_keyboard(event.reason())
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = False
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        inside = self.rect().adjusted(0, 1, 0, -1)
        if self.isChecked():
            painter.fillRect(inside, QColor(colours.accent_soft))
        elif self.underMouse():
            painter.fillRect(inside, QColor(colours.hover))
        if not self._is_last:
            painter.fillRect(self.width() - 1, 1, 1, self.height() - 2, QColor(colours.edge))
        left = look().px(11)
        if self.segment.icon:
            size = look().px(icons.CHIP)
            ink = "accent_text" if self.isChecked() else self.segment.ink
            place = QRect(left, (self.height() - size) // 2, size, size).topLeft()
            draw_icon(painter, place, self.segment.icon, colours.of(ink), size)
            left += size + look().px(6)
        painter.setFont(look().font(13, 600 if self.isChecked() else 500))
        painter.setPen(QColor(colours.accent_text if self.isChecked() else colours.text2))
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self.shown_text(),
        )
        if self._has_keyboard:
            rounded(painter, self.rect().adjusted(0, 0, -1, 0), 4, "", colours.accent, 2)


class SegmentStrip(QWidget):
    """Exactly one segment is chosen; arrows move the choice.

    Signals:
        chosen: The key of the segment the person chose.
    """

    chosen = Signal(str)

    def __init__(self, segments: tuple[Segment, ...], name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._layout = row(self, margin=1)
        self._group = ChoiceGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._buttons: list[_SegmentButton] = []
        look().changed.connect(self.updateGeometry)
        look().icons_changed.connect(self.update)
        self.set_segments(segments)

    def set_segments(self, segments: tuple[Segment, ...]) -> None:
        """Show other segments; with the same keys only words and counts change."""
        if [button.segment.key for button in self._buttons] == [one.key for one in segments]:
            for button, segment in zip(self._buttons, segments, strict=True):
                button.set_segment(segment)
            return
        for button in self._buttons:
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for place, segment in enumerate(segments):
            button = _SegmentButton(segment, is_last=place == len(segments) - 1)
            self._group.addButton(button, place)
            self._layout.addWidget(button)
            self._buttons.append(button)
        if self._buttons:
            self._buttons[0].setChecked(True)

    def choose(self, key: str) -> None:
        """Choose a segment without telling anybody; with another key none is chosen."""
        if key not in {button.segment.key for button in self._buttons}:
            self._group.choose_none()
        for button in self._buttons:
            button.setChecked(button.segment.key == key)

    def chosen_key(self) -> str:
        """Return the key of the chosen segment."""
        return next((one.segment.key for one in self._buttons if one.isChecked()), "")

    def room(self) -> int:
        """Return the width in which all segments show their words."""
        return sum(button.room() for button in self._buttons) + 2

    def set_narrow(self, is_narrow: bool) -> None:
        """Keep icons and counts only; the words move to the tooltips."""
        for button in self._buttons:
            button.is_narrow = is_narrow
            button.set_segment(button.segment)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        place = max(0, min(len(self._buttons) - 1, self._group.checkedId() + step))
        self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._buttons[place].click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        rounded(QPainter(self), self.rect(), 4, colours.surface, colours.edge)

    def _on_clicked(self, place: int) -> None:
        self.update()
        self.chosen.emit(self._buttons[place].segment.key)


class CountStrip(SegmentStrip):
    """Counts as filters: "Tất cả 18", "Đã hoàn thành 9"."""
