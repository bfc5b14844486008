"""The small square of black and white a phone reads: what the paper is, and its code."""

from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

SQUARE = 12 * mm  # modules of 0.4 mm: read from a copy of a copy


def draw_square(canvas: Canvas, text: str, left: float, bottom: float) -> None:
    """Draw the square; pages of one paper share one drawing, for it has hundreds of fields."""
    name = "square-" + "".join(letter if letter.isalnum() else f"{ord(letter)}." for letter in text)
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, SQUARE, SQUARE)
        _draw(canvas, text)
        canvas.endForm()
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.doForm(name)
    canvas.restoreState()


def fields_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the square; a field that is True is dark."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    places = range(code.getModuleCount())
    return tuple(tuple(bool(code.isDark(row, column)) for column in places) for row in places)


def _draw(canvas: Canvas, text: str) -> None:
    fields = fields_of(text)
    count = len(fields)
    side = SQUARE / count
    path = canvas.beginPath()
    for row in range(count):
        column = 0
        while column < count:
            start = column
            while column < count and fields[row][column]:
                column += 1
            if column > start:
                # Neighbours are one field, and fields overlap a little: no hairlines in print.
                width = (column - start) * side
                path.rect(start * side, SQUARE - (row + 1) * side, width, side * 1.02)
            column += 1
    canvas.drawPath(path, stroke=0, fill=1)
