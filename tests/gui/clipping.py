"""Finds words that do not fit: labels, buttons, sentences, heads and chips cut by their place."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

from workreport.ui.models.column import Paint, Role
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import badge_width
from workreport.ui.views.grid.view import GridView
from workreport.ui.widgets.button import Button
from workreport.ui.widgets.label import ElidedLabel
from workreport.ui.widgets.sentence import Sentence

_SLACK = 1  # pixels that rounding may take
_CHIP_ROWS = 60
_ACROSS, _TIP = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole


def cut_in(window: QWidget) -> list[str]:
    """Name everything visible in a window that is cut or lies over its neighbour."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if why := _why(widget):
            found.append(f"{_path(widget)}: {why}")
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            found += [f"{_path(widget)}: {why}" for why in _overlaps(widget)]
    return sorted(set(found))


def _why(widget: QWidget) -> str:
    for kind, find in _FINDERS:
        if isinstance(widget, kind):
            return find(widget)
    return ""


def _elided(label: ElidedLabel) -> str:
    is_cut = label.fontMetrics().horizontalAdvance(label.text()) > label.width()
    return f"elided without a tooltip “{label.text()}”" if is_cut and not label.toolTip() else ""


def _label(label: QLabel) -> str:
    text, inside = label.text(), label.contentsRect()
    if not text:
        return ""
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return (
            f"{needed} px high in {label.height()} “{text}”"
            if needed > label.height() + _SLACK
            else ""
        )
    wide = max(label.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
    if wide > inside.width() + _SLACK:
        return f"{wide} px in {inside.width()} “{text}”"
    return ""


def _sentence(sentence: Sentence) -> str:
    if sentence.hasHeightForWidth():
        needed = sentence.heightForWidth(sentence.width())
        if needed > sentence.height() + _SLACK:
            return f"{needed} px high in {sentence.height()} “{sentence.text()}”"
        return ""
    needed = sentence.sizeHint().width()
    if needed > sentence.width() + _SLACK and not sentence.toolTip():
        return f"{needed} px in {sentence.width()} “{sentence.text()}”"
    return ""


def _button(button: QAbstractButton) -> str:
    if button.hasHeightForWidth():
        needed = button.heightForWidth(button.width())
        if needed > button.height() + _SLACK or button.width() < button.minimumSizeHint().width():
            return f"{needed} px high in {button.height()} “{button.text()}”"
        return ""
    wanted, given = button.sizeHint(), button.size()
    elides = button.toolTip() and not isinstance(button, Button)
    if wanted.width() > given.width() + _SLACK and not elides:
        return (
            f"{wanted.width()} px in {given.width()} “{button.text() or button.accessibleName()}”"
        )
    if wanted.height() > given.height() + _SLACK:
        return f"{wanted.height()} px high in {given.height()} “{button.accessibleName()}”"
    return ""


def _placeholder(edit: QLineEdit) -> str:
    margins = edit.textMargins()
    room = edit.contentsRect().width() - margins.left() - margins.right() - 12
    wide = edit.fontMetrics().horizontalAdvance(edit.placeholderText())
    if not edit.text() and wide > room and not edit.toolTip():
        return f"placeholder {wide} px in {room} “{edit.placeholderText()}”"
    return ""


def _grid(grid: GridView) -> str:
    return "; ".join(_cut_columns(grid))


def _cut_columns(grid: GridView) -> Iterator[str]:
    titles = QFontMetrics(look().font(12, 600))
    for at in range(grid.model().columnCount()):
        if grid.isColumnHidden(at):
            continue
        column = grid.grid.columns[at]
        width = grid.columnWidth(at)
        wide = titles.horizontalAdvance(column.title)
        has_tip = column.stretches and grid.grid.headerData(at, _ACROSS, _TIP) == column.title
        if not column.heads and wide > width - 8 + _SLACK and not has_tip:
            yield f"head {wide} px in {width - 8} “{column.title}”"
        if column.paint is Paint.CHIP:
            yield from _chips(grid, at, width)


def _chips(grid: GridView, at: int, width: int) -> Iterator[str]:
    for line in range(min(grid.model().rowCount(), _CHIP_ROWS)):
        content = grid.model().index(line, at).data(Role.CONTENT)
        badge = content[1] if isinstance(content, tuple) else content
        room = width - look().px(5)
        if isinstance(badge, Badge) and badge_width(badge) > room + _SLACK:
            yield f"chip {badge_width(badge)} px in {room} “{badge.text}”"


def _overlaps(parent: QWidget) -> Iterator[str]:
    """Neighbours laid out by one layout never cover each other, and none leaves its parent."""
    if isinstance(parent, QScrollArea):
        inside, port = parent.widget(), parent.viewport()
        never = parent.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if inside is not None and never and inside.width() > port.width() + _SLACK:
            yield f"content {inside.width()} px in {port.width()}"
    layout = parent.layout()
    if layout is None:
        return
    placed: list[tuple[str, QRect]] = []
    for widget in filter(QWidget.isVisible, laid_out(layout)):
        area = widget.geometry()
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(area):
            yield f"{widget.objectName()} leaves its place by {_beyond(parent.rect(), area)} px"
        for name, other in placed:
            shared = area.intersected(other)
            if shared.width() > _SLACK and shared.height() > _SLACK:
                yield f"{widget.objectName()} covers {name}"
        placed.append((widget.objectName(), area))


def laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Name what a layout and those within it place, in their order.

    Items are never asked for: the layout's wrapper keeps the wrapper of an item after Qt has
    deleted it, and the next object at that address is taken for it – a crash, now and then.
    """
    room = layout.parentWidget()
    inner = [] if isinstance(layout, QStackedLayout) else layout.findChildren(QLayout)
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = [] if room is None else room.findChildren(QWidget, options=direct)
    for one in (layout, *inner):
        places = [(one.indexOf(widget), widget) for widget in found]
        yield from (widget for at, widget in sorted(places, key=lambda each: each[0]) if at >= 0)


def _beyond(inside: QRect, area: QRect) -> int:
    return max(
        area.right() - inside.right(), area.bottom() - inside.bottom(), -area.left(), -area.top()
    )


def _path(widget: QWidget) -> str:
    names: list[str] = []
    each: QWidget | None = widget
    while each is not None and len(names) < 3:
        if each.objectName():
            names.append(each.objectName())
        each = each.parentWidget()
    return " < ".join(names)


_FINDERS: tuple[tuple[type[QWidget], Callable[[Any], str]], ...] = (
    (ElidedLabel, _elided),
    (QLabel, _label),
    (Sentence, _sentence),
    (QAbstractButton, _button),
    (QLineEdit, _placeholder),
    (GridView, _grid),
)
