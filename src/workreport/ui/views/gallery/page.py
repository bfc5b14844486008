"""The components page: every part in every state, to compare with the look book (F12)."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import rounded
from workreport.ui.views.gallery.parts import left_parts, right_parts
from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.ground import colours_of, column, named, row
from workreport.ui.widgets.label import PlainLabel

_SWATCHES = [
    "window",
    "surface",
    "sunken",
    "line2",
    "edge",
    "text",
    "text2",
    "text3",
    "accent",
    "accent_soft",
    "ok",
    "ok_soft",
    "warn",
    "warn_soft",
    "bad",
    "bad_soft",
]


class GalleryPage(Page):
    """Shows every component; nothing on it does anything."""

    has_grid = False

    def __init__(self) -> None:
        super().__init__("gallery", _("Bộ thành phần"))
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=12)
        lines.setContentsMargins(22, 16, 22, 16)
        lines.addLayout(_title())
        lines.addWidget(PlainLabel(_("Màu"), "heading"))
        lines.addLayout(_swatches())
        lines.addWidget(PlainLabel(_("Chữ"), "heading"))
        lines.addLayout(_types())
        halves = row(gap=24)
        halves.addLayout(_half(left_parts()), 100)
        halves.addLayout(_half(right_parts()), 109)
        lines.addLayout(halves)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area)


class _Swatch(QWidget):
    def __init__(self, ink: str) -> None:
        super().__init__()
        self._ink = ink
        named(self, f"swatch_{ink}", ink)
        self.setFixedHeight(look().px(26))

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(76), look().px(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setPen(QColor(colours.line2))
        rounded(painter, self.rect(), 4, colours.of(self._ink), colours.line2)


def _title() -> QHBoxLayout:
    line = row(gap=8)
    line.addWidget(PlainLabel(_("Bộ thành phần"), "title"))
    about = _("nền tối") if look().colours.is_dark else _("nền sáng")
    note = f"{about} · {_('lưới 4 px')} · Be Vietnam Pro · {_('chữ số đều bề rộng')}"
    line.addWidget(PlainLabel(note, "second"), 1)
    return line


def _swatches() -> QHBoxLayout:
    line = row(gap=6)
    for ink in _SWATCHES:
        cell = column(gap=3)
        cell.addWidget(_Swatch(ink))
        cell.addWidget(PlainLabel(ink, "hint"))
        line.addLayout(cell, 1)
    return line


def _types() -> QHBoxLayout:
    line = row(gap=22)
    for words, role in (
        (_("Tiêu đề lớn 22"), "hero"),
        (_("Trang 19"), "title"),
        (_("Mục 14"), "section"),
        (_("Chữ thường 13"), ""),
        (_("Chú thích 12"), "caption"),
        ("0123456789", "strong"),
        ("08/11/2026 · 1.234,5 · 95,2%", ""),
    ):
        line.addWidget(PlainLabel(words, role), 0, Qt.AlignmentFlag.AlignBottom)
    line.addStretch(1)
    return line


def _half(parts: list[tuple[str, QWidget]]) -> QVBoxLayout:
    lines = column(gap=10)
    for title, part in parts:
        lines.addWidget(PlainLabel(title, "heading"))
        lines.addWidget(part)
        lines.addSpacing(4)
    lines.addStretch(1)
    return lines
