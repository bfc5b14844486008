"""The share of completed tasks in a month, with which the month after it is compared."""

from collections.abc import Mapping
from fractions import Fraction

from workreport.domain.period import Period
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.month import read_month
from workreport.services.period_steps import PeriodSteps
from workreport.services.report_figures import base_counted


def share_completed(look: Look, calendars: Calendars, period: Period) -> Fraction | None:
    """Return the completed share of the tasks of a month; nothing where it has none."""
    steps = PeriodSteps(look, period)
    if steps.opened is None:
        return None
    current = _pinned(look, period, steps)
    if current is None:
        lines = read_month(look, calendars, period).units
        current = {one.unit.unit: one.current.entry for one in lines if one.current is not None}
    counted = base_counted(look, period, steps.opened, current.values())
    done = sum(row.completed for row in counted)
    total = sum(row.completed + row.in_progress + row.not_started for row in counted)
    return Fraction(done, total) if total else None


def _pinned(look: Look, period: Period, steps: PeriodSteps) -> Mapping[str, str] | None:
    """Return the versions a locked month counts; nothing where more than its pins must be read.

    A version of a unit that was not there when the month was locked counts by itself.
    """
    pins = steps.pins
    known = look.directory_of(period).units
    filed = look.projections.steps(("report.file",), (str(period),), bodies=False)
    if not pins or any(row.unit not in pins for row in filed if row.unit in known):
        return None
    versions = {(row.unit, row.entry) for row in filed}
    return {
        unit: pin.report
        for unit, pin in pins.items()
        if unit in known and (unit, pin.report) in versions
    }
