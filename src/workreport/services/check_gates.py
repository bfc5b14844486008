"""What closing asks of the check list: reports accepted while a mandatory point was open."""

from collections.abc import Iterator

from workreport.domain.reason import Reason
from workreport.services.book import Look
from workreport.services.check_points import forgotten_points
from workreport.services.gates import Gate
from workreport.services.summary import Summary


def check_point_gates(look: Look, summary: Summary) -> Iterator[Gate]:
    """Name the accepted reports whose mandatory points nobody ticked."""
    period = str(summary.month.period)
    for line, points in forgotten_points(look, period, summary.month.units):
        values = {
            "unit": line.unit.name,
            "count": len(points),
            "points": "; ".join(one.text for one in points),
        }
        yield Gate("check_points", line.unit.code, Reason("gate_check_points", values))
