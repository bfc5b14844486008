"""Small charts for black and white paper: lying bars whose stretches differ in shade and number."""

from dataclasses import replace
from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable, Table
from typing_extensions import override

from workreport.domain.document import Chart, ChartRow, Charts, MeasuredRow
from workreport.papers.fonts import BOLD, REGULAR, width_of
from workreport.papers.letterhead import ASCENT
from workreport.papers.words import flat, fold

SIZE = 11.0
ROW = 17.0
BAR = 12.0
TALLEST = 440.0  # points; a taller chart finds no page
LABEL_SHARE = 0.38  # of the width, at most
GAP = 6.0
LINE = 0.5
SHADES = (0.35, 0.7, 1.0, 0.85)  # dark enough to tell apart on a copy of a copy
_DARK = 0.5


def charts_set(block: Charts, width: float) -> list[Flowable]:
    """Set charts beside each other over a width; those of many bars below each other, in parts."""
    count = max(1, len(block.charts))
    room = (width - 3 * GAP * (count - 1)) / count
    if all(ChartBlock(chart).wrap(room, 0.0)[1] <= TALLEST for chart in block.charts):
        return [_beside(block, width)]
    return [part for chart in block.charts for part in _parts(chart, width)]


def _parts(chart: Chart, width: float) -> list[Flowable]:
    """Cut a chart into parts that fit on a page, all of one scale and each with title and key."""
    rest = list(chart.rows)
    found: list[Flowable] = []
    while rest or not found:
        count = len(rest)
        while True:
            part = ChartBlock(replace(chart, rows=tuple(rest[:count])), chart)
            if count <= 1 or part.wrap(width, 0.0)[1] <= TALLEST:
                break
            count -= 1
        part.spaceBefore, part.spaceAfter = 4.0, 8.0
        found.append(part)
        rest = rest[count:]
    return found


def _beside(block: Charts, width: float) -> Flowable:
    count = max(1, len(block.charts))
    gaps = [3 * GAP] * (count - 1) + [0.0]
    room = (width - sum(gaps)) / count
    found = Table(
        [[ChartBlock(chart) for chart in block.charts] or [""]],
        colWidths=[room + gap for gap in gaps],
        hAlign="LEFT",
    )
    style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "LEFT", "BOTTOM")]
    style += [("RIGHTPADDING", (at, 0), (at, 0), gap) for at, gap in enumerate(gaps)]
    # a cell sets its face even around a chart: without this one that is not embedded
    style += [("FONT", (0, 0), (-1, -1), REGULAR, SIZE)]
    found.setStyle(style)
    found.spaceBefore, found.spaceAfter = 4.0, 8.0
    return found


class ChartBlock(Flowable):
    """Draws one chart; it is never split."""

    def __init__(self, chart: Chart, whole: Chart | None = None) -> None:
        super().__init__()
        self._chart = chart
        self._whole = whole or chart  # what the scale follows from

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        labels = [width_of(flat(row.label), REGULAR, SIZE) for row in self._whole.rows]
        self._label = min(max(labels, default=0.0), LABEL_SHARE * aW)
        room = self._label + 0.1  # what is as wide as the room itself is not folded
        self._rows = [fold(row.label, REGULAR, SIZE, room) for row in self._chart.rows]
        self._key = self._key_places(aW)
        key = 1 + max((line for line, _left in self._key), default=0)
        self.height = ROW * (1 + key + sum(max(1, len(lines)) for lines in self._rows))
        return aW, self.height

    def draw(self) -> None:
        """Draw title, key and bars."""
        canvas = self.canv
        canvas.setFont(BOLD, SIZE)
        canvas.drawString(0, self.height - ASCENT * SIZE, flat(self._chart.title))
        top = self.height - ROW
        for part, shade, (at, left) in zip(self._chart.parts, SHADES, self._key, strict=False):
            self._draw_key(part, shade, left, top - at * ROW)
        top -= ROW * (1 + max((line for line, _left in self._key), default=0))
        rows = self._whole.rows
        longest = max((sum(row.values) for row in rows), default=0)
        total = max((width_of(total_words(row), BOLD, SIZE) for row in rows), default=0)
        room = self.width - self._label - 2 * GAP - total
        for row, lines in zip(self._chart.rows, self._rows, strict=True):
            canvas.setFont(REGULAR, SIZE)
            for index, line in enumerate(lines):
                canvas.drawString(0, top - index * ROW - ASCENT * SIZE, line)
            self._draw_bar(row, top - BAR - 1, room / longest if longest else 0.0)
            top -= ROW * max(1, len(lines))

    def _key_places(self, width: float) -> list[tuple[int, float]]:
        """Return line and left edge of each part of the key, folded into the width."""
        found: list[tuple[int, float]] = []
        line, left = 0, 0.0
        for part in self._chart.parts:
            room = BAR + 4 + width_of(flat(part), REGULAR, SIZE)
            if left and left + room > width:
                line, left = line + 1, 0.0
            found.append((line, left))
            left += room + 2 * GAP
        return found

    def _draw_key(self, part: str, shade: float, left: float, top: float) -> None:
        self._field(left, top - BAR, BAR, shade)
        self.canv.setFont(REGULAR, SIZE)
        self.canv.drawString(left + BAR + 4, top - ASCENT * SIZE - 1, flat(part))

    def _draw_bar(self, row: ChartRow, bottom: float, unit: float) -> None:
        canvas, left = self.canv, self._label + GAP
        for value, shade in zip(row.values, SHADES, strict=False):
            if not value:
                continue
            width = value * unit
            self._field(left, bottom, width, shade)
            words = "" if isinstance(row, MeasuredRow) else str(value)
            if words and width_of(words, REGULAR, SIZE) + 4 <= width:
                canvas.setFont(REGULAR, SIZE)
                canvas.setFillColor(colors.white if shade < _DARK else colors.black)
                canvas.drawCentredString(left + width / 2, bottom + 2.5, words)
            left += width
        canvas.setFillColor(colors.black)
        canvas.setFont(BOLD, SIZE)
        canvas.drawString(left + GAP, bottom + 2.5, total_words(row))

    def _field(self, left: float, bottom: float, width: float, shade: float) -> None:
        self.canv.setLineWidth(LINE)
        self.canv.setFillColor(colors.Color(shade, shade, shade))
        self.canv.rect(left, bottom, width, BAR, stroke=1, fill=1)
        self.canv.setFillColor(colors.black)


def total_words(row: ChartRow) -> str:
    """Return what stands behind a bar: its measured value, or all its things together."""
    return flat(row.words) if isinstance(row, MeasuredRow) else str(sum(row.values))
