from datetime import date

from workreport.system.holiday_source import LibraryHolidays


def test_the_days_off_of_2026_are_known() -> None:
    days = LibraryHolidays().days_off(2026)
    tet = [date(2026, 2, day) for day in range(16, 21)]
    assert set(tet) | {date(2026, 11, 24), date(2026, 8, 31)} <= days.keys()
    assert days[date(2026, 11, 24)] == "Ngày Văn hóa Việt Nam"
    assert all(day.year == 2026 for day in days)


def test_a_saturday_worked_for_a_bridge_day_is_known() -> None:
    assert LibraryHolidays().working_weekends(2026) == {date(2026, 8, 22)}
