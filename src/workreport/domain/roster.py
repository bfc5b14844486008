"""Who belongs to a unit's roster in a month: those who were there, and why somebody was away."""

from datetime import date

from workreport.domain.period import Period

SECONDMENT = "secondment"


def belongs(left_on: date | None, period: Period, joined_on: date | None = None) -> bool:
    """Tell whether somebody was there in a month: one who left during it still belongs to it."""
    if joined_on is not None and joined_on > period.last_day:
        return False
    return left_on is None or left_on >= period.first_day


def away_in(away: str, away_from: date | None, away_until: date | None, period: Period) -> str:
    """Return why somebody was away in a month; empty when the absence lies before or after it."""
    begins_later = away_from is not None and away_from > period.last_day
    ended_before = away_until is not None and away_until < period.first_day
    return "" if begins_later or ended_before else away
