"""Calendars, instants and settings that the tests of the rules share."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import settings

from workreport.domain.calendar import Calendar

NATIONAL_DAYS = {
    date(2026, 1, 1): "Tết Dương lịch",
    date(2026, 4, 27): "nghỉ bù Giỗ Tổ Hùng Vương",
    date(2026, 4, 30): "Ngày Chiến thắng",
    date(2026, 5, 1): "Quốc tế Lao động",
    date(2026, 8, 31): "nghỉ hoán đổi",
    date(2026, 9, 1): "Quốc khánh",
    date(2026, 9, 2): "Quốc khánh",
    date(2026, 11, 24): "Ngày Văn hóa Việt Nam",
}
TET = {date(2026, 2, day): "Tết Nguyên đán" for day in range(14, 23)}
CALENDAR_2026 = Calendar(NATIONAL_DAYS | TET, frozenset({date(2026, 8, 22)}))


def at(text: str) -> datetime:
    """Read a time of Viet Nam, such as ``2026-11-19 09:05``."""
    return datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)


SECOND = timedelta(seconds=1)

# The same examples on every run, and no stop-watch: the machine may be busy.
EVERY_RUN = settings(deadline=None, derandomize=True, database=None, max_examples=60)
