"""Vietnamese public holidays and swapped working days, as far as the ``holidays`` library knows."""

from collections.abc import Mapping
from datetime import date

from typing_extensions import override

from workreport.services.ports.machine import HolidaySource

_SATURDAY = 5


class LibraryHolidays(HolidaySource):
    """Holidays of Vietnam; the library is imported when it is asked for the first time."""

    @override
    def days_off(self, year: int) -> Mapping[date, str]:
        from holidays import country_holidays  # noqa: PLC0415 - slow, and seldom needed

        found = country_holidays("VN", years=year, language="vi")
        return {day: found[day] for day in sorted(found) if day.year == year}

    @override
    def working_weekends(self, year: int) -> frozenset[date]:
        from holidays import country_holidays  # noqa: PLC0415 - as above

        # A day off in January may be worked for in December, so the neighbours count as well.
        found = country_holidays("VN", years=(year - 1, year, year + 1), language="vi")
        return frozenset(
            day for day in found.weekend_workdays if day.year == year and day.weekday() >= _SATURDAY
        )
