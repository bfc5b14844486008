"""Cells whose words go on in a second line where the row is tall enough."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from workreport.ui.delegates.cell import PADDING, CellDelegate
from workreport.ui.models.column import Cell
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import colour

_SIZE = 12


class WrappedDelegate(CellDelegate):
    """One line in a low row, two in a tall one; what is left ends with an ellipsis."""

    @override
    def draw_text(self, painter: QPainter, rect: QRect, cell: Cell, ink: str) -> None:
        height = look().line(_SIZE)
        padding = look().px(PADDING)
        inside = rect.adjusted(padding, 0, -padding, 0)
        if look().advance(cell.text, 13) <= inside.width() or 2 * height > rect.height():
            super().draw_text(painter, rect, cell, ink)
            return
        painter.setFont(look().font(_SIZE))
        painter.setPen(colour(ink))
        top = rect.top() + (rect.height() - 2 * height) // 2
        for line in broken(cell.text, inside.width()):
            shown = look().shortened(line, inside.width(), _SIZE)
            area = QRect(inside.left(), top, inside.width(), height)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += height


def broken(text: str, width: int) -> tuple[str, str]:
    """Break a text between two words so that the first line fits; the second may be too long."""
    words = text.split()
    first = words[0] if words else ""
    taken = 1
    for word in words[1:]:
        longer = f"{first} {word}"
        if look().advance(longer, _SIZE) > width:
            break
        first, taken = longer, taken + 1
    return first, " ".join(words[taken:])
