"""Where a stamp stands: the room for signing between title and name, or the corner of page 1."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import pypdfium2
from reportlab.lib.units import mm

from workreport.domain.errors import UseError
from workreport.papers.closing import SIGNATURE_WIDTH
from workreport.papers.pages import opened, require_drawable
from workreport.papers.profile import Profile
from workreport.papers.signature_stamp import stamp_lines, stamp_size
from workreport.services.ports.signing import StampPlace, StampWish, StampWords

NEAR = 4.0  # points by which a line may be off the axis of the signature
LEAST_OF_ROOM = 0.75  # of the profile's room for signing: some of it is the leading of the lines
LEAST_TITLE = 5  # letters of a title such as TRƯỞNG BAN
CORNER_TOP = 2.5 * mm
STEP = 1 * mm
AIR = 1.5 * mm  # beside what is printed already
_WHITE = 250


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_title(self) -> bool:
        """Whether this may be the last line above the room for signing: capitals, or a hint."""
        letters = [letter for letter in self.text if letter.isalpha()]
        is_capital = len(letters) >= LEAST_TITLE and self.text == self.text.upper()
        return is_capital or self.text.startswith("(")


@dataclass(frozen=True, slots=True)
class _Page:
    """One page in points, with its lines and its picture at one pixel for each point."""

    number: int
    origin: tuple[float, float]
    width: float
    height: float
    lines: tuple[_Line, ...]
    pixels: bytes
    stride: int

    def is_blank(self, left: float, bottom: float, width: float, height: float) -> bool:
        """Tell whether nothing at all is printed inside a box."""
        first = max(0, int(self.height - bottom - height))
        last = min(int(self.height), round(self.height - bottom + 0.5))
        start, end = max(0, int(left)), min(int(self.width), int(left + width + 1))
        return all(
            min(self.pixels[row * self.stride + start : row * self.stride + end], default=255)
            >= _WHITE
            for row in range(first, last)
        )


def find_place(pdf: bytes, wish: StampWish, words: StampWords, profile: Profile) -> StampPlace:
    """Find where a stamp will stand, inside its page.

    Raises:
        UseError: ``stamp_page_unknown``, ``stamp_outside``, ``stamp_no_room``.
        WorldError: ``paper_unreadable``.
    """
    with opened(pdf) as file:
        count = len(file)
        if not 0 <= wish.page <= count:
            raise UseError("stamp_page_unknown", page=wish.page, count=count)
        if wish.where == "exact":
            return _exact(_read(file, max(1, wish.page)), wish, words, profile)
        if wish.where == "signature":
            for number in [wish.page] if wish.page else range(1, count + 1):
                # A page is drawn only where its lines leave room.
                if not any(_rooms(_read(file, number, draws=False), profile)):
                    continue
                found = _at_signature(_read(file, number), words, profile)
                if found is not None:
                    return found
        return _in_corner(_read(file, wish.page or 1), words, profile)


def _exact(page: _Page, wish: StampWish, words: StampWords, profile: Profile) -> StampPlace:
    lines = stamp_lines(words, profile.signing, SIGNATURE_WIDTH)
    width, height = stamp_size(lines, profile.signing)
    left, bottom = wish.left * mm, page.height - wish.top * mm - height
    inside = left >= 0 and bottom >= 0
    if not (inside and left + width <= page.width and bottom + height <= page.height):
        raise UseError(
            "stamp_outside",
            page=page.number,
            width=round(page.width / mm),
            height=round(page.height / mm),
        )
    return _place(page, left, bottom, (width, height), "exact")


def _at_signature(page: _Page, words: StampWords, profile: Profile) -> StampPlace | None:
    """Find the room between the title and the name of who signs, and put the stamp into it."""
    rules = profile.signing
    lines = stamp_lines(words, rules, SIGNATURE_WIDTH - 2 * mm)
    width, height = stamp_size(lines, rules)
    for axis, bottom, top in _rooms(page, profile):
        left = min(axis - width / 2, page.width - width - 2 * mm)
        middle = (bottom + top - height) / 2
        if height <= top - bottom and page.is_blank(left, middle, width, height):
            return _place(page, left, middle, (width, height), "signature")
    return None


def _rooms(page: _Page, profile: Profile) -> Iterator[tuple[float, float, float]]:
    """Name the rooms for signing of a page: axis, lower and upper edge."""
    least = LEAST_OF_ROOM * profile.closing.signing_space
    margins = profile.page.portrait
    side = SIGNATURE_WIDTH / 2
    # On the back of a sheet printed on both sides the margins change places.
    for margin in dict.fromkeys((margins.right, margins.left)):
        axis = page.width - margin * mm - side
        column = [one for one in page.lines if one.right > axis - side and one.left < axis + side]
        column.sort(key=lambda one: -one.top)
        # A scanned page has no lines at all.
        for upper, lower in zip(column, [*column[1:], None], strict=False):
            if not upper.is_title or abs(upper.middle - axis) > NEAR:
                continue
            if lower is None:
                floor = max(margins.bottom * mm, upper.bottom - profile.closing.signing_space)
            elif abs(lower.middle - axis) <= NEAR or lower.top < margins.bottom * mm:
                floor = max(lower.top, upper.bottom - 2 * profile.closing.signing_space)
            else:
                continue
            if upper.bottom - floor >= least:
                yield axis, floor, upper.bottom


def _in_corner(page: _Page, words: StampWords, profile: Profile) -> StampPlace:
    """Stand at the top right, moved to the left of what is printed there already.

    Raises:
        UseError: ``stamp_no_room``.
    """
    margins = profile.page.portrait
    lines = stamp_lines(words, profile.signing, page.width / 2)
    width, height = stamp_size(lines, profile.signing)
    bottom = page.height - CORNER_TOP - height
    left = page.width - margins.right * mm - width
    while left >= margins.right * mm:
        if bottom >= 0 and page.is_blank(left - AIR, bottom, width + 2 * AIR, height):
            return _place(page, left, bottom, (width, height), "corner")
        left -= STEP
    raise UseError("stamp_no_room", page=page.number)


def _place(
    page: _Page, left: float, bottom: float, size: tuple[float, float], where: str
) -> StampPlace:
    across, up = page.origin
    width, height = (ceil(each) for each in size)  # fields of forms have whole sizes
    return StampPlace(page.number, left + across, bottom + up, width, height, where)  # type: ignore[arg-type]


def _read(file: pypdfium2.PdfDocument, number: int, *, draws: bool = True) -> _Page:
    """Read a page; one that lies turned has no lines unless it is to be drawn.

    Raises:
        UseError: ``stamp_page_turned``.
    """
    page = file[number - 1]
    try:
        left, bottom, right, top = page.get_cropbox()
        if page.get_rotation():
            if draws:
                raise UseError("stamp_page_turned", page=number)
            return _Page(number, (left, bottom), right - left, top - bottom, (), b"", 0)
        pixels, stride = _drawn(page) if draws else (b"", 0)
        text = page.get_textpage()
        try:
            lines = tuple(_lines(text, left, bottom))
        finally:
            text.close()
        return _Page(number, (left, bottom), right - left, top - bottom, lines, pixels, stride)
    finally:
        page.close()


def _drawn(page: pypdfium2.PdfPage) -> tuple[bytes, int]:
    require_drawable(page)
    picture = page.render(scale=1, grayscale=True, may_draw_forms=True)
    try:
        return bytes(picture.buffer), picture.stride
    finally:
        picture.close()


def _lines(text: pypdfium2.PdfTextPage, left: float, bottom: float) -> Iterator[_Line]:
    """Join what stands beside each other with the gap of a space to one line."""
    found: list[_Line] = []
    for index in range(text.count_rects()):
        x0, y0, x1, y1 = text.get_rect(index)
        words = " ".join(text.get_text_bounded(x0, y0, x1, y1).split())
        if not words:
            continue
        one = _Line(words, x0 - left, y0 - bottom, x1 - left, y1 - bottom)
        last = found[-1] if found else None
        if last is not None and _goes_on(last, one):
            found[-1] = _Line(
                f"{last.text} {words}",
                last.left,
                min(last.bottom, one.bottom),
                one.right,
                max(last.top, one.top),
            )
        else:
            found.append(one)
    yield from found


def _goes_on(last: _Line, one: _Line) -> bool:
    is_level = min(last.top, one.top) - max(last.bottom, one.bottom) > 0
    height = max(last.top - last.bottom, 1.0)
    return is_level and 0 <= one.left - last.right + 1 < height
