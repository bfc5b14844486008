"""The parts of the report with their ticks; each leads to its place."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon, rounded
from workreport.ui.viewmodels.report import Section
from workreport.ui.widgets.choice_group import ChoiceGroup
from workreport.ui.widgets.focus_ring import is_by_keyboard
from workreport.ui.widgets.ground import colours_of, column, named
from workreport.ui.widgets.label import PlainLabel

WIDTH = 200
_HEIGHT = 29
_MARKS = {
    "done": ("check-circle-fill", "ok"),
    "warning": ("warning-fill", "warn"),
    "error": ("x-circle-fill", "bad"),
    "open": ("circle-dashed", "text2"),
}


def mark_words(mark: str) -> str:
    """Say a tick aloud."""
    return {
        "done": _("đã viết"),
        "warning": _("có cảnh báo"),
        "error": _("có lỗi"),
        "open": _("chưa viết"),
    }[mark]


class _PartButton(QAbstractButton):
    def __init__(self, key: str, number: str, title: str) -> None:
        super().__init__()
        self.key = key
        self._number = number
        self._title = title
        self._mark = "open"
        self._has_keyboard = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, f"outline_{key.replace('/', '_')}", title)

    def set_mark(self, mark: str) -> None:
        self._mark = mark
        self.setAccessibleName(f"{self._title}, {mark_words(mark)}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(WIDTH), look().px(_HEIGHT))

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
        is_chosen = self.isChecked() or self.hasFocus()
        if is_chosen:
            painter.fillRect(self.rect(), QColor(colours.accent_soft))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(colours.hover))
        size = look().px(icons.CHIP)
        right = self.width() - look().px(14)
        icon, ink = _MARKS[self._mark]
        top = (self.height() - size) // 2
        draw_icon(painter, QPoint(right - size, top), icon, colours.of(ink), size)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look().font(13, 600 if is_chosen else 400))
        painter.setPen(QColor(colours.text2))
        left = look().px(12)
        painter.drawText(QRect(left, 0, look().px(32), self.height()), middle, self._number)
        painter.setPen(QColor(colours.accent_text if is_chosen else colours.text))
        words = QRect(left + look().px(32), 0, right - size - left - look().px(36), self.height())
        shown = painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, middle, shown)
        if self._has_keyboard:
            rounded(painter, self.rect(), 0, "", colours.accent, 2)


class Outline(QFrame):
    """Lists the parts in their groups.

    Signals:
        opened: Key of the part that should be shown.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "outline", _("Các phần của báo cáo"))
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(look().px(WIDTH))
        self._lines = column(self)
        self._lines.setContentsMargins(0, 10, 0, 10)
        self._lines.addStretch(1)
        self._parts: dict[str, _PartButton] = {}
        self._group = ChoiceGroup(self)

    def add_group(self, title: str) -> None:
        """Begin a group."""
        words = PlainLabel(title, "hint")
        words.setContentsMargins(12, 8, 12, 4)
        self._lines.insertWidget(self._lines.count() - 1, words)

    def add_part(self, key: str, number: str, title: str) -> None:
        """Add a part to the last group."""
        button = _PartButton(key, number, title)
        button.clicked.connect(self._on_clicked)
        self._lines.insertWidget(self._lines.count() - 1, button)
        self._group.addButton(button)
        self._parts[key] = button

    def set_mark(self, key: str, mark: str) -> None:
        """Show how far a part is."""
        self._parts[key].set_mark(mark)

    def choose(self, key: str) -> None:
        """Mark a part as the one worked on."""
        if key in self._parts:
            self._parts[key].setChecked(True)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _PartButton):
            self.opened.emit(button.key)


def fill_outline(outline: Outline, sections: tuple[Section, ...]) -> None:
    """List the parts of a report."""
    outline.add_group(_("I. Kết quả"))
    outline.add_part("text/results", "I", sections[0].title)
    outline.add_group(_("II. Đánh giá chung"))
    for section in sections[1:-1]:
        outline.add_part(f"text/{section.key}", section.number, section.title)
    outline.add_group("III – IV")
    outline.add_part("next", "III", _("Nhiệm vụ tháng sau"))
    outline.add_part("text/proposals", "IV", sections[-1].title)
    outline.add_group(_("Phụ lục (tự lập)"))
    outline.add_part("task", "PL1", _("Bảng nhiệm vụ"))
    outline.add_part("person", "PL2", _("Bảng xếp loại"))
