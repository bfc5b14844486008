"""The days that matter in a month: today, the deadline, days off, the Office's days."""

from datetime import date, timedelta

from workreport.domain.calendar import day_ended_by
from workreport.domain.deadlines import Remaining, remaining
from workreport.i18n.deadline_text import filing_end_text
from workreport.i18n.formats import countdown_text, day_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _
from workreport.ui.theme.spans import Span, emphasised
from workreport.ui.viewmodels.month_desk import MonthDesk

DAYS_SHOWN = 11
_WEEKDAYS = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))


def left_until(month: MonthDesk) -> Remaining:
    """Count down to the department's day."""
    return remaining(month.report_due, month.now, month.calendar)


def deadline_spans(month: MonthDesk) -> tuple[Span, ...]:
    """Say how long is left, and why the day is what it is."""
    left = left_until(month)
    due = month.report_due
    words = countdown_text(left.state, left.working_days, left.overdue_days)
    spans = [Span(words[0].upper() + words[1:], is_strong=True)]
    if left.state == "before":
        spans.append(Span(_(", tính cả hôm nay")))
    spans.append(Span(". "))
    if due.reasons:
        reasons = "; ".join(reason_text(one.code, one.values) for one in due.reasons)
        spans.append(Span(reasons if reasons.endswith(".") else f"{reasons}."))
    else:
        sentence = _("Ngày cuối cùng là {day}, là ngày làm việc nên giữ nguyên.")
        spans.extend(emphasised(sentence, day=Span(day_text(due.last_day, "short"))))
    end = month.line.line.filing_end_at
    if end is not None:
        is_over = month.now > end
        spans.append(Span(f" {filing_end_text(day_ended_by(end), is_over=is_over)}."))
    return tuple(spans)


def days_that_matter(month: MonthDesk) -> tuple[tuple[date, str, str], ...]:
    """Return day, reason and kind (plain, today, deadline, off) of the days around the deadline."""
    named = _named_days(month)
    first = (
        min(month.today, month.report_due.target_day) if _is_near(month) else _week_before(month)
    )
    last = max(named)
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    wanted = [day for day in days if day >= first]
    if len(wanted) > DAYS_SHOWN:
        wanted = _fewer(wanted, set(named) | {month.today})
    return tuple((day, *_kind(month, day, named)) for day in wanted)


def weekday(day: date) -> str:
    """Return the weekday in two letters."""
    return _(_WEEKDAYS[day.weekday()])


def _named_days(month: MonthDesk) -> dict[date, str]:
    report, office = month.report_due, month.office_due
    named = {
        office.limit_day: _("Muộn nhất"),
        office.target_day: _("Văn phòng xong"),
        report.limit_day: _("Muộn nhất"),
        report.target_day: _("Hạn của phòng"),
    }
    if report.limit_day == report.target_day:
        named[report.target_day] = _("Hạn của phòng")
    end = month.line.line.filing_end_at
    if end is not None:
        named.setdefault(day_ended_by(end), _("Đóng nhận"))
    return named


def _is_near(month: MonthDesk) -> bool:
    days = (month.report_due.target_day - month.today).days
    return -2 <= days <= DAYS_SHOWN  # noqa: PLR2004 - two days behind still begin the ribbon


def _week_before(month: MonthDesk) -> date:
    return month.report_due.target_day - timedelta(days=3)


def _fewer(days: list[date], named: set[date]) -> list[date]:
    """Leave out plain days from the front until the ribbon has room."""
    left = list(days)
    for day in days:
        if len(left) <= DAYS_SHOWN:
            break
        if day not in named:
            left.remove(day)
    return left[-DAYS_SHOWN:]


def _kind(month: MonthDesk, day: date, named: dict[date, str]) -> tuple[str, str]:
    why = month.calendar.why_off(day)
    if day == month.report_due.target_day:
        return named[day], "deadline"
    if day == month.today:
        return _("Hôm nay"), "today"
    if why is not None:
        return (_("Nghỉ lễ") if why.code == "day_holiday" else "", "off")
    return named.get(day, ""), "plain"
