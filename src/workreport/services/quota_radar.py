"""Who is still waited for: people of units whose report is not here yet."""

from workreport.domain.quota_radar import RatedOne
from workreport.services.book import Look
from workreport.services.month import MonthLine


def people_waited_for(look: Look, month: MonthLine) -> tuple[RatedOne, ...]:
    """Return the people who will be rated by reports that are still expected.

    Somebody who is away on the last day of the month may not be rated and is not waited for.
    """
    day = month.period.last_day
    found = []
    for line in month.units:
        if not line.expected or line.current is not None:
            continue
        for person in look.directory_of(month.period).members(line.unit.unit):
            starts, ends = person.away_from, person.away_until
            is_away = bool(person.away) and (starts is None or starts <= day)
            if not is_away or (ends is not None and ends < day):
                found.append(RatedOne(line.unit.unit, person.group))
    return tuple(found)
