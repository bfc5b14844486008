"""What belongs together on a page: heading and text, last lines and signature."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Paragraph, Table
from typing_extensions import override

LAST_LINES = 2
_SLACK = 0.01
_ENDLESS = 1e6  # points: room for any paragraph


class Outline(Flowable):
    """Takes no room; names the place where it stands in the list of bookmarks."""

    def __init__(self, key: str, title: str, level: int) -> None:
        super().__init__()
        self._key, self._title, self._level = key, title, level

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        """Name the place."""
        self.canv.bookmarkHorizontal(self._key, 0, 0)
        self.canv.addOutlineEntry(self._title, self._key, self._level)


class Bond(Flowable):
    """Heads, a body that may be split, and a tail.

    The heads never stand at the foot of a page without the start of the body; the tail never stands
    on a page without the last two lines (or rows) of the body. On a page of its own, where
    neither can be had, everything flows as if it were loose.
    """

    def __init__(
        self,
        heads: Sequence[Flowable],
        body: Flowable | None,
        tail: Sequence[Flowable],
        full: float,
    ) -> None:
        super().__init__()
        self._heads, self._body, self._tail = list(heads), body, list(tail)
        self._full = full
        self._heights: list[float] = []
        if tail and isinstance(body, Table):
            # The library would measure no more rows than a page holds; the tail needs the last.
            setattr(body, "_longTableOptimize", 0)  # noqa: B010 - no public name
        self.spaceAfter = self._parts[-1].getSpaceAfter()
        self.spaceBefore = self._parts[0].getSpaceBefore()

    @property
    def _parts(self) -> list[Flowable]:
        return [*self._heads, *([self._body] if self._body else []), *self._tail]

    def _gap(self, index: int) -> float:
        """Return the space above a part; the frame would leave the same."""
        if index == 0:
            return 0.0
        parts = self._parts
        return float(max(parts[index - 1].getSpaceAfter(), parts[index].getSpaceBefore()))

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._heights = [part.wrapOn(self.canv, aW, aH)[1] for part in self._parts]
        self.width = aW
        self.height = sum(self._heights) + sum(map(self._gap, range(len(self._heights))))
        return aW, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flowable]:
        self.wrap(aW, aH)
        if self._body is None:
            return self._parts if aH >= self._full - 1 else []
        count = len(self._heads)
        above = sum(self._heights[:count]) + sum(self._gap(i) for i in range(count + 1))
        room = aH - above
        if self._tail:
            room = min(room, self._heights[count] - _least_end(self._body) + _SLACK)
        halves = self._body.splitOn(self.canv, aW, room) if room > 0 else []
        if len(halves) < LAST_LINES:
            return self._parts if aH >= self._full - 1 else []
        rest = Bond([], halves[1], self._tail, self._full) if self._tail else halves[1]
        return [*self._heads, halves[0], rest, *halves[2:]]

    def draw(self) -> None:
        """Draw the parts from the top down."""
        top = self.height
        for index, (part, height) in enumerate(zip(self._parts, self._heights, strict=True)):
            top -= self._gap(index) + height
            part.drawOn(self.canv, 0, top)


def line_count(piece: Flowable, width: float) -> int:
    """Return how many lines of text, or rows of a table, a piece takes at a width."""
    if isinstance(piece, Table):
        return len(getattr(piece, "_cellvalues"))  # noqa: B009 - no public name
    if isinstance(piece, Paragraph):
        return round(piece.wrap(width, _ENDLESS)[1] / float(piece.style.leading))
    return LAST_LINES


def _least_end(body: Flowable) -> float:
    """Return the height of the last lines of a paragraph or the last rows of a table."""
    if isinstance(body, Table):
        # One row of some lines does; of rows of one line two are needed.
        leading = getattr(body, "_cellStyles")[-1][0].leading  # noqa: B009 - no public name
        height = 0.0
        for row in reversed(getattr(body, "_rowHeights")):  # noqa: B009 - no public name
            height += row
            if height >= LAST_LINES * leading:
                break
        return height
    if isinstance(body, Paragraph):
        return LAST_LINES * float(body.style.leading)
    return float(body.height)
