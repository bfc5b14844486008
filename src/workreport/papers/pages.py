"""Pages of a PDF as pictures, for the screen, and as words, for comparing."""

from collections.abc import Iterator
from threading import Lock

import pypdfium2

from workreport.domain.errors import WorldError
from workreport.services.ports.press import PageImage

POINTS_PER_INCH = 72
# The library behind pypdfium2 may not be entered by two threads at once.
_one_at_a_time = Lock()


def page_images(pdf: bytes, dpi: int) -> Iterator[PageImage]:
    """Draw the pages one after the other.

    Raises:
        WorldError: ``paper_unreadable``: the bytes are not a PDF that can be drawn.
    """
    with _one_at_a_time:
        file = _opened(pdf)
        count = len(file)
    try:
        for index in range(count):
            with _one_at_a_time:
                image = _draw(file, index, dpi)
            yield image
    finally:
        with _one_at_a_time:
            file.close()


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Read the words of each page.

    Raises:
        WorldError: ``paper_unreadable``.
    """
    with _one_at_a_time:
        file = _opened(pdf)
        try:
            return tuple(_words(file, index) for index in range(len(file)))
        finally:
            file.close()


def keywords(pdf: bytes) -> str:
    """Read what the file says of itself as keywords.

    Raises:
        WorldError: ``paper_unreadable``.
    """
    with _one_at_a_time:
        file = _opened(pdf)
        try:
            return str(file.get_metadata_value("Keywords"))
        finally:
            file.close()


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise WorldError("paper_unreadable") from error


def _words(file: pypdfium2.PdfDocument, index: int) -> str:
    page = file[index]
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()
        page.close()


def _draw(file: pypdfium2.PdfDocument, index: int, dpi: int) -> PageImage:
    page = file[index]
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
    try:
        return PageImage(bitmap.width, bitmap.height, _tight(bitmap))
    finally:
        bitmap.close()
        page.close()


def _tight(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """Return the pixels without the padding at the end of each row."""
    data, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    if bitmap.stride == row:
        return data
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    return b"".join(data[start : start + row] for start in starts)
