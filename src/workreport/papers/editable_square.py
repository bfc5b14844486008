"""The small square of a page in the paper that offices edit: a picture that floats in the foot."""

import struct
import zlib
from io import BytesIO

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Length, Pt
from docx.text.paragraph import Paragraph

from workreport.i18n.translation import N_, _
from workreport.papers.square import SQUARE, fields_of

SQUARE_WORDS = N_("Mã vuông của văn bản, đọc bằng điện thoại")
_FIELD = 6  # dots along each side of a field
_GREY = 1, 0, 0, 0, 0  # one bit a dot: black or white


def add_square(line: Paragraph, text: str, above: float) -> None:
    """Put the square at the left edge of the text, its top so many points above a line.

    It floats: a picture in the line would make the foot higher than its margin.
    """
    run = line.add_run()
    shape = run.add_picture(BytesIO(square_picture(text)), width=Pt(SQUARE), height=Pt(SQUARE))
    inline = shape._inline  # noqa: SLF001 - floating pictures have no public way in
    inline.docPr.set("name", "QR")
    inline.docPr.set("descr", _(SQUARE_WORDS))
    inline.getparent().replace(inline, _floating(inline, Pt(-above)))


def square_picture(text: str) -> bytes:
    """Return the square as PNG; the paper around it is the light edge that readers want."""
    fields = fields_of(text)
    rows = []
    for row in fields:
        dots = "".join(("0" if is_dark else "1") * _FIELD for is_dark in row)
        padded = dots + "1" * (-len(dots) % 8)
        line = bytes(int(padded[at : at + 8], 2) for at in range(0, len(padded), 8))
        rows += [b"\0" + line] * _FIELD
    side = len(fields) * _FIELD
    head = struct.pack(">II5B", side, side, *_GREY)
    pieces = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_piece(name, data) for name, data in pieces)


def _piece(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def _floating(inline: BaseOxmlElement, top: Length) -> BaseOxmlElement:
    """Make a picture in a line one that floats behind the text."""
    made = _wp("anchor", distT=0, distB=0, distL=0, distR=0, simplePos=0, relativeHeight=1,
               behindDoc=1, locked=0, layoutInCell=1, allowOverlap=1)  # fmt: skip
    made.append(_wp("simplePos", x=0, y=0))
    for name, near, offset in (
        ("positionH", "margin", Emu(0)), ("positionV", "paragraph", top),
    ):  # fmt: skip
        place, length = _wp(name, relativeFrom=near), _wp("posOffset")
        length.text = str(int(offset))
        place.append(length)
        made.append(place)
    known = {child.tag: child for child in inline}
    made.append(known[qn("wp:extent")])
    made.append(_wp("effectExtent", l=0, t=0, r=0, b=0))
    made.append(_wp("wrapNone"))
    made.extend(known[qn(name)] for name in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"))
    return made


def _wp(name: str, **values: object) -> BaseOxmlElement:
    element = OxmlElement(f"wp:{name}")
    for key, value in values.items():
        element.set(key, str(value))
    return element
