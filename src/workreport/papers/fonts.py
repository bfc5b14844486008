"""The four faces of the paper font, loaded by path so that no machine's own fonts matter."""

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from workreport.domain.errors import WorldError
from workreport.services.ports.machine import Resources

FAMILY = "paper"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Paper", "Paper-Bold", "Paper-Italic", "Paper-BoldItalic"
_FILES = {
    REGULAR: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}


def load_fonts(resources: Resources) -> None:
    """Make the faces known to ReportLab; a second call costs nothing.

    Raises:
        WorldError: ``paper_font_missing``: a font file is absent or damaged.
    """
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in _FILES.items():
        if name in known:
            continue
        try:
            pdfmetrics.registerFont(TTFont(name, str(resources.path(f"fonts/{file}"))))
        except (TTFError, OSError) as error:
            raise WorldError("paper_font_missing", font=file) from error
    # A run inside a bold paragraph looks its face up under the face's own name.
    for family in (FAMILY, *_FILES):
        addMapping(family, 0, 0, REGULAR)
        addMapping(family, 1, 0, BOLD)
        addMapping(family, 0, 1, ITALIC)
        addMapping(family, 1, 1, BOLD_ITALIC)


def has_letter(letter: str) -> bool:
    """Tell whether the font can draw a character."""
    font = pdfmetrics.getFont(REGULAR)
    return isinstance(font, TTFont) and ord(letter) in font.face.charToGlyph


def width_of(text: str, face: str, size: float) -> float:
    """Return the width of a text in points."""
    return float(pdfmetrics.stringWidth(text, face, size))
