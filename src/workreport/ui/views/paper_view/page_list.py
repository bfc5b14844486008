"""The small pages of a paper to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from workreport.i18n.translation import _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import rounded
from workreport.ui.widgets.choice_group import ChoiceGroup
from workreport.ui.widgets.focus_ring import is_by_keyboard
from workreport.ui.widgets.ground import colours_of, column, empty, named

_WIDTH = 126
_SMALL = 66
_MORE_WHEN_LYING = 22


class SheetButton(QAbstractButton):
    """A small page with its number; one with found words says how many."""

    def __init__(self, number: int, size: tuple[float, float]) -> None:
        super().__init__()
        self._number = number
        self._found = 0
        self._has_keyboard = False
        self._picture = QPixmap()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_size(size)
        self.set_found(0)

    def set_size(self, size: tuple[float, float]) -> None:
        """Be told the size of the page."""
        width, height = size
        wide = look().px(_SMALL + (_MORE_WHEN_LYING if width > height else 0))
        self._size = QSize(wide, round(wide * height / width))
        self.updateGeometry()

    def set_picture(self, image: QImage) -> None:
        """Show the page."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    def set_found(self, count: int) -> None:
        """Say how many times the words searched for stand on the page."""
        self._found = count
        words = _("Trang {number}").format(number=self._number)
        if count:
            told = ngettext("{count} chỗ tìm thấy", "{count} chỗ tìm thấy", count)
            words = f"{words}, {told.format(count=count)}"
        named(self, f"sheet_{self._number}", words)
        self.update()

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
        told = f"{self._number} · {self._found}" if self._found else str(self._number)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, told)
        if self._has_keyboard:
            rounded(painter, self.rect(), 4, "", colours.accent, 2)


class PageList(QScrollArea):
    """All pages below each other.

    Signals:
        chosen: The place of the page that was chosen, from 0.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "page_list", _("Các trang"))
        inside = named(QWidget(), "inside")
        self._lines = column(inside, gap=8)
        self._lines.setContentsMargins(6, 10, 6, 10)
        self.setWidgetResizable(True)
        self.setProperty("ground", "window")
        self.setFixedWidth(look().px(_WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._group = ChoiceGroup(self)
        self._group.idClicked.connect(self.chosen)

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show as many pages as there are; those that stay keep their picture for the moment."""
        buttons = self._buttons()
        if len(buttons) == len(sizes):
            for button, size in zip(buttons, sizes, strict=True):
                button.set_size(size)
            return
        for button in buttons:
            self._group.removeButton(button)
        empty(self._lines)
        for place, size in enumerate(sizes):
            button = SheetButton(place + 1, size)
            self._group.addButton(button, place)
            self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._lines.addStretch(1)

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """Show the pages themselves."""
        for button, image in zip(self._buttons(), images, strict=False):
            button.set_picture(image)

    def show_found(self, counts: Sequence[int]) -> None:
        """Say of each page how many times the words stand on it."""
        for button, count in zip(self._buttons(), counts, strict=False):
            button.set_found(count)

    def choose(self, place: int) -> None:
        """Show which page is read."""
        button = self._group.button(place)
        if button is not None:
            button.setChecked(True)
            self.ensureWidgetVisible(button, 0, look().px(12))

    def _buttons(self) -> list[SheetButton]:
        return [one for one in self._group.buttons() if isinstance(one, SheetButton)]
