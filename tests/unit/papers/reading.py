"""Reads a printed paper back: every stretch of text, every line and every table of every page.

Lengths are points from the upper left corner of the sheet, as a person with a ruler would measure.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4
DEPTH = 3  # drawings inside drawings: numbers of the contents, the square
LOWER = 20 * MM  # the margin in which the square for phones stands
TOUCH = 0.6  # lines that end this near to each other meet


@dataclass(frozen=True, slots=True)
class Text:
    """What was drawn in one go; ``x`` and ``base`` are its origin, the rest is the ink."""

    text: str
    face: str
    size: float
    x: float
    base: float
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line across or down."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def across(self) -> bool:
        return self.y1 - self.y0 < TOUCH

    @property
    def length(self) -> float:
        return max(self.x1 - self.x0, self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class Box:
    """A closed shape."""

    x0: float
    y0: float
    x1: float
    y1: float
    filled: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The part of a table on one page: its head, then rows of cells, each cell its lines."""

    top: float
    bottom: float
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Text, ...], ...], ...]
    columns: tuple[tuple[tuple[float, float], ...], ...]  # of each row, where its cells stand


@dataclass
class Page:
    number: int
    width: float
    height: float
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def frames(self, left: float, right: float) -> list[tuple[float, float]]:
        """Return top and bottom of each ruled table that reaches from margin to margin."""
        edges = [
            _joined([(r.y0, r.y1) for r in self.rules if not r.across and abs(r.x0 - x) < TOUCH])
            for x in (left, right)
        ]
        assert len(edges[0]) == len(edges[1]), "a table ends before a margin"
        return edges[0]

    def grids(self, left: float, right: float) -> list[Grid]:
        return [self._grid(top, bottom, left, right) for top, bottom in self.frames(left, right)]

    def _grid(self, top: float, bottom: float, left: float, right: float) -> Grid:
        inside = [each for each in self.texts if top < each.base <= bottom + TOUCH]
        across: dict[float, list[tuple[float, float]]] = {}
        for rule in self.rules:
            if rule.across and top - TOUCH < rule.y0 < bottom + TOUCH:
                across.setdefault(round(rule.y0, 1), []).append((rule.x0, rule.x1))
        whole = sorted(
            y for y, parts in across.items()
            if (spans := _joined(parts)) and len(spans) == 1
            and spans[0][0] < left + TOUCH and spans[0][1] > right - TOUCH
        )  # fmt: skip
        downs = [r for r in self.rules if not r.across and r.y1 > top and r.y0 < bottom]
        rows, columns = [], []
        for upper, lower in pairwise(whole):
            middle = (upper + lower) / 2
            edges = sorted({round(r.x0, 1) for r in downs if r.y0 <= middle <= r.y1})
            spans = tuple(pairwise(edges))
            columns.append(spans)
            rows.append(
                tuple(
                    tuple(
                        each for each in inside
                        if upper < each.base <= lower and x0 <= each.x + 0.2 < x1
                    )
                    for x0, x1 in spans
                )
            )  # fmt: skip
        head = tuple(
            sorted(word for each in inside if each.base < whole[1] for word in each.text.split())
        )
        return Grid(top, bottom, head, tuple(rows[1:]), tuple(columns[1:]))


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join stretches that touch."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + TOUCH:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


class Paper:
    """A printed paper, read."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        with pypdfium2.PdfDocument(pdf) as file:
            self.about = file.get_metadata_dict()
            self.marks = [(item.level, item.get_title()) for item in file.get_toc()]
            self.pages = [_page(number, each) for number, each in enumerate(file, start=1)]

    @cached_property
    def words(self) -> str:
        """All the text of all the pages, in the order in which it was drawn."""
        return " ".join(each.text for page in self.pages for each in page.texts)


def _page(number: int, source: pypdfium2.PdfPage) -> Page:
    page = Page(number, *source.get_size())
    said = source.get_textpage()
    for item in _objects(source):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            found = _text(item, said, page.height)
            if found.text.strip():
                page.texts.append(found)
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            _path(item, page)
        else:
            left, low, right, high = item.get_bounds()
            page.boxes.append(Box(left, page.height - high, right, page.height - low, filled=True))
    said.close()
    source.close()
    return page


def _objects(source: pypdfium2.PdfPage) -> Iterator[Any]:
    """Yield what is drawn; of the square for phones only where it stands, not its 300 fields."""
    for item in source.get_objects(max_depth=1):
        if item.type != raw.FPDF_PAGEOBJ_FORM or item.get_bounds()[3] < LOWER:
            yield item
        else:
            yield from source.get_objects(max_depth=DEPTH, form=item, level=1)


def _shift(item: pypdfium2.PdfObject) -> tuple[float, float]:
    """Return where the drawing stands that holds an object; drawings are moved, never turned."""
    if item.container is None:
        return 0.0, 0.0
    a, b, c, d, e, f = item.container.get_matrix().get()
    assert (a, b, c, d) == (1, 0, 0, 1)
    above = _shift(item.container)
    return e + above[0], f + above[1]


def _text(item: Any, said: Any, height: float) -> Text:
    length = raw.FPDFTextObj_GetText(item.raw, said.raw, None, 0)
    letters = ctypes.create_string_buffer(length)
    place = ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(item.raw, said.raw, place, length)
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item.raw, size)
    font = raw.FPDFTextObj_GetFont(item.raw)
    name = ctypes.create_string_buffer(80)
    raw.FPDFFont_GetBaseFontName(font, name, 80)
    x, y = _shift(item)
    scale, *_skew, left, base = item.get_matrix().get()
    x0, y0, x1, y1 = item.get_bounds()
    return Text(
        letters.raw[: max(length - 2, 0)].decode("utf-16-le", "surrogatepass"),
        name.value.decode(), size.value * scale,
        left + x, height - base - y,
        x0 + x, x1 + x, height - y1 - y, height - y0 - y,
    )  # fmt: skip


def _path(item: Any, page: Page) -> None:
    x, y = _shift(item)
    matrix = item.get_matrix()
    points, closed = [], False
    for index in range(raw.FPDFPath_CountSegments(item.raw)):
        segment = raw.FPDFPath_GetPathSegment(item.raw, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            _shape(points, closed, item, page)
            points, closed = [], False
        across, up = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, across, up)
        place = matrix.on_point(across.value, up.value)
        points.append((place[0] + x, page.height - place[1] - y))
        closed = closed or bool(raw.FPDFPathSegment_GetClose(segment))
    _shape(points, closed, item, page)


def _shape(points: list[tuple[float, float]], closed: bool, item: Any, page: Page) -> None:
    if len(points) < 2:
        return
    xs, ys = [at[0] for at in points], [at[1] for at in points]
    bounds = (min(xs), min(ys), max(xs), max(ys))
    if closed or len(points) > 2:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item.raw, mode, stroke)
        page.boxes.append(Box(*bounds, filled=mode.value != 0))
    else:
        page.rules.append(Rule(*bounds))


def stretches(paper: Paper) -> Iterator[Text]:
    """Yield every text of a paper."""
    for page in paper.pages:
        yield from page.texts
