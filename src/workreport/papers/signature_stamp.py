"""The visible stamp of a signature: plain lines in the paper font, drawn by the profile."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Literal

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from workreport.domain.calendar import AGENCY_ZONE
from workreport.papers.fonts import REGULAR, width_of
from workreport.papers.letterhead import ASCENT
from workreport.papers.profile import SigningRules
from workreport.papers.words import fold
from workreport.services.ports.signing import StampWords

Align = Literal["left", "center", "right"]
EDGE = 0.5 * mm  # between the words and the edge of their box


def stamp_lines(words: StampWords, rules: SigningRules, width: float) -> list[str]:
    """Return the lines of a stamp no wider than ``width`` with its edges."""
    return [
        piece
        for line in _said(words, rules)
        for piece in fold(line, REGULAR, rules.size, width - 2 * EDGE)
        if piece.strip()
    ]


def _said(words: StampWords, rules: SigningRules) -> Iterator[str]:
    if words.number:
        yield f"{rules.number_label} {words.number}"
    yield words.agency
    if " ".join(words.signer.split()).casefold() != " ".join(words.agency.split()).casefold():
        yield f"{rules.signer_label} {words.signer}"
    at = words.at.astimezone(AGENCY_ZONE)
    yield f"{rules.time_label} {at:%d/%m/%Y %H:%M:%S} {at.isoformat()[-6:]}"
    if words.training:
        yield rules.training_words


def stamp_size(lines: list[str], rules: SigningRules) -> tuple[float, float]:
    """Return width and height of the box around some lines."""
    longest = max((width_of(line, REGULAR, rules.size) for line in lines), default=0.0)
    return longest + 2 * EDGE, len(lines) * rules.leading + 2 * EDGE


def draw_stamp(
    lines: list[str], rules: SigningRules, box: tuple[float, float], align: Align
) -> bytes:
    """Draw a stamp as a PDF of one page of its own size; the font is embedded."""
    width, height = box
    file = BytesIO()
    canvas = Canvas(file, pagesize=box, invariant=1, initialFontName=REGULAR)  # type: ignore[arg-type]
    canvas.setFont(REGULAR, rules.size)
    # The lines stand in the middle of a box that is higher than they are.
    top = height - (height - len(lines) * rules.leading) / 2
    draw: dict[Align, Callable[[float, float, str], object]] = {
        "left": lambda x, y, text: canvas.drawString(x + EDGE, y, text),
        "center": lambda x, y, text: canvas.drawCentredString(x + width / 2, y, text),
        "right": lambda x, y, text: canvas.drawRightString(x + width - EDGE, y, text),
    }
    for line in lines:
        draw[align](0.0, top - ASCENT * rules.size, line)
        top -= rules.leading
    canvas.showPage()
    canvas.save()
    return file.getvalue()
