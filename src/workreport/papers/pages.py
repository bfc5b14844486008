"""Pages of a PDF as pictures, for the screen, and as words, for comparing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

import pypdfium2
from pypdfium2 import raw

from workreport.domain.errors import RuleError, WorldError
from workreport.services.ports.press import PageImage, PageLetters

POINTS_PER_INCH = 72
MOST_PAGES = 5000  # a file of strangers may claim any number
MOST_PIXELS = 100_000_000  # A0 at 200 dots per inch has less
# The library behind pypdfium2 may not be entered by two threads at once.
_one_at_a_time = Lock()


@contextmanager
def _alone() -> Iterator[None]:
    """Let one thread into the library, and tell as a sentence where a file lets it stumble."""
    with _one_at_a_time:
        try:
            yield
        except pypdfium2.PdfiumError as error:
            raise WorldError("paper_unreadable") from error


def page_images(pdf: bytes, dpi: int, pages: Sequence[int] | None = None) -> Iterator[PageImage]:
    """Draw the pages one after the other, all or those at some places.

    Raises:
        WorldError: ``paper_unreadable``: the bytes are not a PDF that can be drawn.
    """
    with _alone():
        file = _opened(pdf)
        count = len(file)
    try:
        for index in range(count) if pages is None else pages:
            with _alone():
                image = _draw(file, index, dpi)
            yield image
    finally:
        with _alone():
            file.close()


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Read the words of each page.

    Raises:
        WorldError: ``paper_unreadable``.
    """
    with _alone():
        file = _opened(pdf)
        try:
            return tuple(_words(file, index) for index in range(len(file)))
        finally:
            file.close()


def joined(files: Sequence[bytes]) -> bytes:
    """Put files behind each other into one.

    Raises:
        WorldError: ``paper_unreadable``.
    """
    with _alone():
        whole = pypdfium2.PdfDocument.new()
        try:
            for each in files:
                part = _opened(each)
                whole.import_pages(part)
                part.close()
            out = BytesIO()
            whole.save(out)
        finally:
            whole.close()
    return out.getvalue()


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page in points.

    Raises:
        WorldError: ``paper_unreadable``.
    """
    with _alone():
        file = _opened(pdf)
        try:
            return tuple(file.get_page_size(index) for index in range(len(file)))
        finally:
            file.close()


def page_letters(
    pdf: bytes, cancelled: Callable[[], bool] | None = None
) -> tuple[PageLetters, ...]:
    """Read each page letter by letter with its place; others may draw between two pages.

    Raises:
        RuleError: ``paper_cancelled``.
        WorldError: ``paper_unreadable``.
    """
    with _alone():
        file = _opened(pdf)
        count = len(file)
    found = []
    try:
        for index in range(count):
            if cancelled is not None and cancelled():
                raise RuleError("paper_cancelled")
            with _alone():
                found.append(_letters(file, index))
    finally:
        with _alone():
            file.close()
    return tuple(found)


def keywords(pdf: bytes) -> str:
    """Read what the file says of itself as keywords.

    Raises:
        WorldError: ``paper_unreadable``.
    """
    with _alone():
        file = _opened(pdf)
        try:
            return str(file.get_metadata_value("Keywords"))
        finally:
            file.close()


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for this thread alone, with its fields drawn.

    Raises:
        WorldError: ``paper_unreadable``.
    """
    with _alone():
        file = _opened(pdf)
        try:
            file.init_forms()
            yield file
        finally:
            file.close()


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    file = pypdfium2.PdfDocument(pdf)
    if len(file) > MOST_PAGES:
        count = len(file)
        file.close()
        raise WorldError("paper_pages_many", count=count, most=MOST_PAGES)
    return file


def _words(file: pypdfium2.PdfDocument, index: int) -> str:
    page = file[index]
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()
        page.close()


def _letters(file: pypdfium2.PdfDocument, index: int) -> PageLetters:
    page = file[index]
    text = page.get_textpage()
    width, height = page.get_size()
    try:
        places = range(text.count_chars())
        letters = [chr(raw.FPDFText_GetUnicode(text, place)) for place in places]
        boxes = [text.get_charbox(place) for place in places]
    finally:
        text.close()
        page.close()
    return PageLetters(
        "".join(letters),
        tuple(
            (left / width, 1 - top / height, right / width, 1 - bottom / height)
            for left, bottom, right, top in boxes
        ),
    )


def _draw(file: pypdfium2.PdfDocument, index: int, dpi: int) -> PageImage:
    page = file[index]
    require_drawable(page, dpi / POINTS_PER_INCH)
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
    try:
        return PageImage(bitmap.width, bitmap.height, _tight(bitmap))
    finally:
        bitmap.close()
        page.close()


def require_drawable(page: pypdfium2.PdfPage, scale: float = 1) -> None:
    """Refuse a page so large that its picture would fill the memory.

    Raises:
        WorldError: ``paper_unreadable``.
    """
    width, height = page.get_size()
    if not 0 < width * height * scale * scale <= MOST_PIXELS:
        page.close()
        raise WorldError("paper_unreadable")


def _tight(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """Return the pixels without the padding at the end of each row."""
    data, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    if bitmap.stride == row:
        return data
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    return b"".join(data[start : start + row] for start in starts)
