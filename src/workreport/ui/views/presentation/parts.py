"""What the stage is made of: buttons, keys of the foot, a day, marks that follow the room."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.i18n.formats import shown
from workreport.i18n.messages import cause
from workreport.ui.models.day_entry import full_day, understand_day
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.strokes import colour, draw_icon, rounded
from workreport.ui.theme.tokens import DARK
from workreport.ui.viewmodels.presentation_words import Mark
from workreport.ui.views.presentation.sizes import Sizes
from workreport.ui.widgets.ground import named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.line_input import LineEdit
from workreport.ui.widgets.symbol import Symbol


class StageMark(Symbol):
    """An icon that grows with the room."""

    def show_mark(self, mark: Mark, size: int) -> None:
        """Show an icon at a size of the look book."""
        self._size = size
        self.set_icon(mark.icon, mark.ink)
        self.updateGeometry()


class StageButton(QPushButton):
    """A button in the letters of the stage; ``kind`` is normal, verdict, plain or primary."""

    def __init__(self, text: str, name: str, icon: str = "", kind: str = "normal") -> None:
        super().__init__(text)
        named(self, name, text)
        self.icon_name = icon
        self._icon_size = icons.TEXT
        self.setProperty("stage", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.toggled.connect(self._draw_icon)

    def set_label(self, text: str) -> None:
        """Change the words of the button."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_mark(self, icon: str, size: int = 0) -> None:
        """Show another icon, or the same one larger."""
        self.icon_name = icon
        self._icon_size = size or self._icon_size
        self._draw_icon()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.EnabledChange, QEvent.Type.StyleChange}:
            self._draw_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does: it is the one thing asked for here."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def _draw_icon(self) -> None:
        if not self.icon_name or not icons.are_awake():
            return
        kind = self.property("stage")
        ink = DARK.bad if kind == "verdict" and self.isChecked() else DARK.text
        if kind == "plain":
            ink = DARK.accent if self.isChecked() else DARK.text2
        if kind == "primary":
            ink = DARK.on_accent
        if not self.isEnabled():
            ink = DARK.text3
        size = look().px(self._icon_size)
        self.setIconSize(QSize(size, size))
        self.setIcon(icons.icon(self.icon_name, ink, size, self.devicePixelRatioF()))


class KeyHint(QAbstractButton):
    """Keys in their caps with what they do; a click does the same."""

    def __init__(self, caps: tuple[str, ...], text: str, name: str) -> None:
        super().__init__()
        named(self, name, text)
        self._caps = caps  # a letter, or the name of an icon that begins with "arrow-"
        self._size = 14
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Say what the key does now."""
        if text != self.text():
            named(self, self.objectName(), text)
            self.setText(text)
            self.updateGeometry()

    def show_size(self, size: int) -> None:
        """Write at a size of the look book."""
        self._size = size
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        caps = sum(self._cap_width(cap) + look().px(4) for cap in self._caps)
        return QSize(caps + look().advance(self.text(), self._size) + 2, self._height())

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, size = 0, look().px(self._size)
        for cap in self._caps:
            box = QRect(left, 0, self._cap_width(cap), self.height())
            rounded(painter, box, 3, DARK.surface, DARK.line2)
            if cap.startswith("arrow-"):
                place = QPoint(box.center().x() - size // 2 + 1, box.center().y() - size // 2 + 1)
                draw_icon(painter, place, cap, DARK.text2, size)
            else:
                painter.setFont(look().font(self._size - 1, 500))
                painter.setPen(colour(DARK.text))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
            left = box.right() + 1 + look().px(4)
        painter.setFont(look().font(self._size))
        painter.setPen(colour(DARK.text if self.underMouse() else DARK.text2))
        words = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _height(self) -> int:
        return look().line(self._size) + look().px(2)

    def _cap_width(self, cap: str) -> int:
        if cap.startswith("arrow-"):
            return look().px(self._size * 2 + 4)
        return max(self._height(), look().advance(cap, self._size - 1, 500) + look().px(12))


class StageDay(LineEdit):
    """A day typed as people type it; what is no day is said, and nothing is lost of it.

    Signals:
        day_changed: The day understood, or ``None``.
        refused: Why the text is no day.
    """

    day_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__(name, accessible)
        self._near = date.min
        self._day: date | None = None
        self.textEdited.connect(self._understand)
        self.editingFinished.connect(self._finish)

    def show_day(self, day: date | None, near: date) -> None:
        """Show a day, unless somebody is typing one."""
        self._near = near
        if not self.hasFocus():
            self._day = day
            self.setText(full_day(day))
            self._mark(is_wrong=False)

    def _understand(self, text: str) -> None:
        try:
            day = understand_day(text, self._near)
        except UseError:
            return
        self._mark(is_wrong=False)
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _finish(self) -> None:
        try:
            day = understand_day(self.text(), self._near)
        except UseError as error:
            self._mark(is_wrong=True)
            self.refused.emit(cause(error.code, shown(error.values)))
            return
        self.setText(full_day(day))

    def _mark(self, *, is_wrong: bool) -> None:
        if bool(self.property("wrong")) != is_wrong:
            self.setProperty("wrong", is_wrong)
            self.style().unpolish(self)
            self.style().polish(self)


def number_place(key: str) -> "tuple[QHBoxLayout, StageMark, PlainLabel, PlainLabel]":
    """Return the place of one of the four numbers: layout, icon, number, words."""
    line = row(gap=14)
    mark = StageMark("", name=f"stage_mark_{key}")
    count = PlainLabel("", "stage_number", name=f"stage_number_{key}")
    words = PlainLabel("", "stage_large", name=f"stage_words_{key}")
    line.addWidget(mark)
    line.addWidget(count)
    line.addWidget(words)
    line.addStretch(1)
    return line, mark, count, words


def fit_mark(mark: StageMark, shown: Mark, sizes: Sizes, *, is_small: bool = False) -> None:
    """Show a mark at the size of the room."""
    mark.show_mark(shown, sizes.small_icon if is_small else sizes.icon)
