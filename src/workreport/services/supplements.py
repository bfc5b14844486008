"""Whether a unit may still file its one supplementary version, told from its versions."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from workreport.domain.calendar import Calendar
from workreport.domain.period import Period
from workreport.domain.supplement import SUPPLEMENT, closes_at, supplement_state
from workreport.ledger.bodies.agency import PeriodOpen

if TYPE_CHECKING:
    from workreport.services.month import VersionLine


def supplement_of(
    versions: "Sequence[VersionLine]",
    opened: PeriodOpen | None,
    calendar: Calendar,
    now_at: datetime,
) -> str:
    """Say whether the supplementary version is open, used or over; empty where there is none.

    It is the version signed after the target that follows one nobody returned or recalled.
    """
    if opened is None or opened.cut_off != SUPPLEMENT:
        return ""
    standing = [line for line in versions if line.recall != "recalled"]
    returned = {
        line.number
        for line in standing
        if line.answer is not None and line.answer.verdict == "returned"
    }
    first = min((line.number for line in standing), default=0)
    target_at = opened.report.target_at
    is_used = any(
        line.number > first and line.number - 1 not in returned and line.signed_at >= target_at
        for line in standing
    )
    ends_at = closes_at(Period.parse(opened.period), calendar)
    return supplement_state(now_at, target_at, ends_at, is_used=is_used)
