"""The deadline of a month as the top bar says it, long and short."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workreport.domain.calendar import day_ended_by, local_day
from workreport.domain.deadlines import Deadline, Remaining, extended, remaining
from workreport.domain.reason import Reason
from workreport.domain.workflow import UnitState
from workreport.i18n.formats import countdown_text, day_text, period_text
from workreport.i18n.translation import _, ngettext
from workreport.i18n.verdict_text import verdict_text
from workreport.ui.theme.spans import Span, emphasised, plain

if TYPE_CHECKING:
    from datetime import datetime

    from workreport.ledger.bodies.agency import StampedDeadline
    from workreport.services.month import MonthLine, UnitMonthLine

_KNOWN = frozenset({"on_time", "on_time_by_extension", "late"})
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """What stands in the top bar; ``short`` is for narrow windows."""

    long: Spans
    short: Spans


def stamped_deadline(stamped: "StampedDeadline") -> Deadline:
    """Return a deadline as it was stamped when the month was opened."""
    limit_day = day_ended_by(stamped.limit_at)
    return Deadline(
        stamped.target_at,
        stamped.limit_at,
        limit_day,
        day_ended_by(stamped.target_at),
        limit_day,
        tuple(Reason(one.code, _read(one.values)) for one in stamped.reasons),
    )


def _read(values: Mapping[str, str]) -> dict[str, object]:
    """Return the values of a stamped reason; its days were written as text when it was signed."""
    found: dict[str, object] = {}
    for name, text in values.items():
        try:
            found[name] = date.fromisoformat(text)
        except ValueError:
            found[name] = text
    return found


def deadline_words(month: "MonthLine", now: "datetime", *, unit: str = "") -> DeadlineWords:
    """Say the deadline that concerns this desk: a unit's report, or the Office's consolidation."""
    name = period_text(str(month.period), "month").capitalize()
    if month.opened is None:
        words = plain(_("{month} chưa mở").format(month=name))
        return DeadlineWords(words, words)
    if month.is_pinned:
        return _locked(month)
    own = next((line for line in month.units if line.unit.unit == unit), None) if unit else None
    if own is not None and own.current is not None:
        return _after_filing(month, own, now)
    due = stamped_deadline(month.opened.report if unit else month.opened.office)
    due = _granted(due, own)
    return _words(remaining(due, now, month.calendar), is_report=bool(unit))


def _locked(month: "MonthLine") -> DeadlineWords:
    """Say why the month beside these words is locked, since when, and who may open it."""
    at = month.facts.closed_at
    day = "" if at is None else day_text(local_day(at), "short")
    short = (Span(_("Đã khóa từ {day}").format(day=day), is_strong=True),)
    told = short
    if month.facts.concluded:
        words = _("Đã khóa từ {day} sau kết luận của lãnh đạo").format(day=day)
        told = (Span(words, is_strong=True),)
    who = Span(_("Chánh Văn phòng mở lại, cần người thứ hai"))
    return DeadlineWords((*told, Span(" · "), who), short)


def locked_sentence(month: "MonthLine") -> str:
    """Say in one sentence what keeps a locked month, since when, who may open it; "" while open."""
    at = month.facts.closed_at
    if not month.is_pinned or at is None:
        return ""
    words = _("Đã khóa từ {day}")
    if month.facts.concluded:
        words = _("Đã khóa từ {day} sau kết luận của lãnh đạo")
    who = _("Chánh Văn phòng mở lại, cần người thứ hai")
    return f"{words.format(day=day_text(local_day(at), 'short'))}. {who}."


def _granted(due: Deadline, line: "UnitMonthLine | None") -> Deadline:
    granted = [one.until_at for one in line.extensions] if line is not None else []
    return extended(due, max(granted)) if granted else due


def _after_filing(month: "MonthLine", line: "UnitMonthLine", now: "datetime") -> DeadlineWords:
    """Say what counts once a version was signed: the return's day, or how the limit was kept."""
    current, opened = line.current, month.opened
    if current is None or opened is None:
        return DeadlineWords((), ())
    answer = current.answer
    if line.state is UnitState.RETURNED and answer is not None and answer.due_at is not None:
        day = day_ended_by(answer.due_at)
        left = (day - local_day(now)).days
        told = emphasised(_("Gửi lại trước hết {day}"), day=day_text(day, "weekday"))
        short = emphasised(_("Gửi lại hết {day}"), day=day_text(day, "short"))
        late = (Span(" · "), Span(_("đã quá hạn"), is_strong=True, ink="bad"))
        return DeadlineWords(told + late, short + late) if left < 0 else DeadlineWords(told, short)
    due = _granted(stamped_deadline(opened.report), line)
    how = _("chưa có biên nhận")
    verdict = line.verdict
    if current.received_at is not None and verdict.kind in _KNOWN:
        how = _("đã nhận, {verdict}").format(
            verdict=verdict_text(
                verdict.kind, verdict.late_days, verdict.extension, after_limit=verdict.after_limit
            )
        )
    between = (Span(" · "), Span(how))
    return DeadlineWords(
        emphasised(_("Hạn gửi: hết {day}"), day=day_text(due.limit_day, "weekday")) + between,
        emphasised(_("Hết {day}"), day=day_text(due.limit_day, "short")) + between,
    )


def _words(left: Remaining, *, is_report: bool) -> DeadlineWords:
    day = day_text(left.until, "weekday")
    if left.past_target:
        form = (
            _("Gửi muộn nhất hết {day}")
            if is_report
            else _("Văn phòng tổng hợp xong muộn nhất {day}")
        )
    else:
        form = _("Gửi trước hết {day}") if is_report else _("Tổng hợp xong trước hết {day}")
    count = _count(left)
    between = (Span(" · "),)
    short = emphasised(_("Hết {day}"), day=day_text(left.until, "short"))
    return DeadlineWords(emphasised(form, day=day) + between + count, short + between + count)


def _count(left: Remaining) -> Spans:
    if left.state == "before":
        days = ngettext("{days} ngày làm việc", "{days} ngày làm việc", left.working_days)
        return emphasised(_("còn {days}"), days=days.format(days=left.working_days))
    words = countdown_text(left.state, left.working_days, left.overdue_days, left.hours)
    return (Span(words, is_strong=True, ink="bad" if left.state == "overdue" else "warn"),)
