"""Where the words of a chart stand: names one below the other, values clear of every line."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF

_GAP = 5.0
_FAR = 15.0
_OWN_LINE = 3  # a value on its own line is read worse than one on another's
_OUTSIDE = 20


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Return heights near the wanted ones, given from top to bottom, at least a gap apart.

    They stay between ``top`` and ``bottom`` as long as there is room for all.
    """
    found: list[float] = []
    for each in wanted:
        found.append(max(each, found[-1] + gap if found else top))
    limit = bottom
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - gap
    lift = max(0.0, top - found[0]) if found else 0.0
    return [each + lift for each in found]


def clear_box(
    point: QPointF,
    size: tuple[float, float],
    area: QRectF,
    lines: Sequence[Sequence[QPointF]],
    taken: Sequence[QRectF],
) -> QRectF | None:
    """Return where the words of a point touch the fewest lines; its own line comes first.

    ``None`` where every place is taken by other words.
    """
    width, height = size
    left = point.x() - width / 2
    tops = (
        point.y() - height - _GAP,
        point.y() + _GAP,
        point.y() - height - _FAR,
        point.y() + _FAR,
    )
    boxes = [QRectF(left, top, width, height) for top in tops]
    free = [box for box in boxes if not any(box.intersects(other) for other in taken)]
    return min(free, key=lambda box: _cost(box, area, lines), default=None)


def _cost(box: QRectF, area: QRectF, lines: Sequence[Sequence[QPointF]]) -> int:
    inside = box.top() >= area.top() and box.bottom() <= area.bottom()
    return (0 if inside else _OUTSIDE) + sum(
        (1 if place else _OWN_LINE) for place, line in enumerate(lines) if _touches(line, box)
    )


def _touches(line: Sequence[QPointF], box: QRectF) -> bool:
    if any(box.contains(point) for point in line):
        return True
    diagonals = (
        QLineF(box.topLeft(), box.bottomRight()),
        QLineF(box.topRight(), box.bottomLeft()),
    )
    # A line that crosses a box crosses one of its diagonals.
    return any(
        QLineF(one, other).intersects(diagonal)[0] is QLineF.IntersectionType.BoundedIntersection
        for one, other in pairwise(line)
        for diagonal in diagonals
    )
