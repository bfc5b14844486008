"""A unit's month in badges and words, for every page of the Office."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from workreport.domain.calendar import day_ended_by, local_day
from workreport.domain.workflow import UnitState
from workreport.i18n.deadline_text import after_end_text
from workreport.i18n.entered_text import entered_text
from workreport.i18n.formats import day_text, moment_text, period_text
from workreport.i18n.group_text import group_text
from workreport.i18n.translation import _, ngettext
from workreport.i18n.verdict_text import clock_text, verdict_text
from workreport.services.grade_words import unit_level_words
from workreport.ui.models.column import Heat
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.badges import status_badge, step_badge, timing_badge

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.domain.task_progress import Progress
    from workreport.domain.timeliness import Extension
    from workreport.services.month import MonthLine, UnitMonthLine
    from workreport.services.punctuality import Punctuality, PunctualMonth
    from workreport.services.version_lines import VersionLine

EARLY_DAYS = 2
_FEW_DAYS = 2
MONTHS_SHOWN = 11
_LEVEL_LOOKS = {
    "HTXS": ("star", Tone.OK),
    "HTT": ("check", Tone.IDLE),
    "HTNV": ("minus-circle", Tone.WARN),
    "KHT": ("x-circle-fill", Tone.BAD),
}


def group_words(group: str) -> str:
    """Return the name of a comparison group."""
    return group_text(group)


def unit_level_badge(code: str, *, is_override: bool = False) -> Badge:
    """Return the badge of a department's level; one set by hand carries a pencil."""
    if code not in _LEVEL_LOOKS:
        return Badge(_("Chưa đủ"), "hourglass-medium", Tone.IDLE)
    icon, tone = _LEVEL_LOOKS[code]
    if is_override:
        return Badge(unit_level_words(code), "pencil-simple", Tone.WARN)
    return Badge(unit_level_words(code), icon, tone)


def unit_step_badge(line: "UnitMonthLine") -> Badge:
    """Say how far a unit's report is."""
    if line.current is None:
        if line.extensions:
            return step_badge("extended")
        words = _("Văn phòng không thấy bản nháp của phòng, chưa biết đã soạn đến đâu.")
        return Badge(_("Chưa có"), "circle-dashed", Tone.BAD, words)
    badge = step_badge(line.state.value)
    if line.in_conflict:
        return Badge(_("Hai bản"), "git-diff", Tone.BAD, _("Hai phiên bản cùng hiệu lực."))
    return badge


def unit_timing_badge(line: "UnitMonthLine") -> Badge | None:
    """Say whether a report came in time; a sender's clock that is off is a sign of its own."""
    verdict = line.verdict
    if verdict.kind == "pending":
        if line.extensions and line.current is None:
            until = max(one.until_at for one in line.extensions)
            return timing_badge("extended", day=day_text(day_ended_by(until), "short"))
        return None
    if verdict.kind == "missing" and not verdict.late_days:  # locked before the limit
        return Badge(_("Không có báo cáo"), "clock-fill", Tone.BAD, _timing_words(line))
    if verdict.kind in ("missing", "late"):
        code = "overdue" if verdict.kind == "missing" else "late"
        return replace(timing_badge(code, verdict.late_days), tooltip=_timing_words(line))
    clock = line.current is not None and line.current.skew_hours is not None
    words = _("Đúng hạn, gia hạn") if verdict.kind == "on_time_by_extension" else _("Đúng hạn")
    icon = "clock-counter-clockwise" if clock else "check"
    return Badge(words, icon, Tone.QUIET, _timing_words(line))


def _timing_words(line: "UnitMonthLine") -> str:
    """Say what a badge leaves out: which extension decides, whether the clock can be believed."""
    verdict = line.verdict
    said = []
    if verdict.extension:
        words = verdict_text(
            verdict.kind, verdict.late_days, verdict.extension, after_limit=verdict.after_limit
        )
        said.append(f"{words[:1].upper()}{words[1:]}.")
    if line.after_end:
        words = after_end_text()
        said.append(f"{words[:1].upper()}{words[1:]}.")
    if line.current is not None and line.current.skew_hours is not None:
        said.append(clock_text(line.current.skew_hours))
    return " ".join(said)


def extension_words(
    granted: "Extension", month: "MonthLine", names: dict[str, str], now: datetime
) -> str:
    """Say an extension: its number, until when, by whom, why, and whether it helps any more."""
    words = _("gia hạn số {number} đến hết {day}").format(
        number=granted.number, day=day_text(day_ended_by(granted.until_at), "short")
    )
    if granted.reason:
        words = _("{words}, {who} cho lúc {at}: “{reason}”").format(
            words=words,
            who=names.get(granted.granted_by, _("Chánh Văn phòng")),
            at=moment_text(granted.granted_at, "short"),
            reason=granted.reason,
        )
    if month.opened is not None and granted.granted_at > month.opened.report.limit_at:
        words = _("{verdict}, gia hạn sau hạn").format(verdict=words)
    return _("{words}, đã hết hiệu lực").format(words=words) if granted.has_expired(now) else words


def task_timing_badge(found: "Progress", *, is_completed: bool) -> Badge | None:
    """Say how a task stands to its day; what is on its way in time says nothing."""
    if found.kind in ("ahead", "on_time", "late"):
        return timing_badge(found.kind, found.days)
    if found.kind == "overdue" and not is_completed:
        return timing_badge("overdue", found.days)
    return None


def task_badge(status: str | None) -> Badge:
    """Return the badge of a task's state; nothing said is not begun."""
    return status_badge(status or "not_started")


def received_words(line: "UnitMonthLine") -> str:
    """Say when the Office received the version that counts."""
    if line.current is None or line.current.received_at is None:
        return ""
    return moment_text(line.current.received_at, "short")


def verdict_words(line: "UnitMonthLine") -> str:
    """Say the verdict inside a sentence."""
    badge = unit_timing_badge(line)
    words = "" if badge is None else badge.text[:1].lower() + badge.text[1:]
    return ", ".join(filter(None, (words, after_end_text() if line.after_end else "")))


def check_words(
    line: "UnitMonthLine", names: dict[str, str], now: datetime, *, is_locked: bool = False
) -> str:
    """Say who checks, or what a return still waits for; in a locked month it waits for nothing."""
    current = line.current
    if current is None:
        return ""
    answer = current.answer
    if line.state is UnitState.RETURNED and answer is not None and not is_locked:
        if answer.due_at is None:
            return _marks(len(answer.marks))
        left = (day_ended_by(answer.due_at) - local_day(now)).days
        # How many places were marked is told beside it: the column has room for one thing.
        if left < 0:
            return _("quá hạn")
        return ngettext("còn {days} ngày", "còn {days} ngày", left).format(days=left)
    entered = _("Văn phòng nhập hộ") if current.entered else ""
    before = checked_before(line)
    earlier = _("kiểm tra bản {number}").format(number=before.label) if before is not None else ""
    return names.get(current.checked_by, "") or earlier or entered


def checked_before(line: "UnitMonthLine") -> "VersionLine | None":
    """Return the earlier version that somebody still checks, while the newest one waits."""
    if line.current is None or line.current.checked_by or line.current.answer is not None:
        return None
    checked = (one for one in reversed(line.versions) if one.checked_by and one.answer is None)
    return next(checked, None)


def checked_before_words(line: "UnitMonthLine", names: dict[str, str]) -> str:
    """Say who still checks an earlier version; empty where nobody does."""
    before = checked_before(line)
    if before is None:
        return ""
    name = names.get(before.checked_by, "")
    return _("{name} đang kiểm tra bản {number}.").format(name=name, number=before.label)


def return_words(line: "UnitMonthLine", month: "MonthLine", now: datetime) -> str:
    """Say since when a returned report is with its unit, and until when it may stay there."""
    current = line.current
    if current is None or current.answered_at is None or line.state is not UnitState.RETURNED:
        return "" if current is None or not current.entered else entered_text(current.entered)
    days = month.calendar.working_days(local_day(current.answered_at), local_day(now))
    words = ngettext(
        "Trả lại lúc {at}, ở phòng {days} ngày làm việc",
        "Trả lại lúc {at}, ở phòng {days} ngày làm việc",
        days,
    ).format(at=moment_text(current.answered_at, "short"), days=days)
    answer = current.answer
    if answer is None or answer.due_at is None:
        return words
    due = day_text(day_ended_by(answer.due_at), "short")
    return _("{words}, gửi lại {marks} trước hết {day}").format(
        words=words, marks=_marks(len(answer.marks)), day=due
    )


def _marks(count: int) -> str:
    return ngettext("{count} mục", "{count} mục", count).format(count=count)


def habit_words(months: "Sequence[Heat]") -> str:
    """Say how punctual a unit was: the good months counted, every other one named."""
    known = [heat for heat in months if heat.tone]
    if not known:
        return _("Chưa có tháng nào trước đây.")
    good = sum(heat.tone in {"ok", "ok2"} for heat in known)
    early = sum(heat.tone == "ok2" for heat in known)
    words = _("Đúng hạn {good} trên {count} tháng").format(good=good, count=len(known))
    if early:
        words = _("{words}, gửi sớm {early}").format(words=words, early=early)
    others = [heat.tooltip for heat in known if heat.tone not in {"ok", "ok2"}]
    return "; ".join((words, *others))


def month_heat(month: "PunctualMonth", unit: str) -> Heat:
    """Return the small cell of one month of a unit: how punctual its report was."""
    line = month.units.get(unit)
    name = period_text(str(month.period))
    if line is None:
        return Heat("", "", tooltip=name)
    kind, days = line.verdict.kind, line.verdict.late_days
    if kind == "on_time" and _is_early(month, line):
        kind = "early"
    late = Heat(str(min(days, 9)), "warn" if days <= _FEW_DAYS else "bad")
    looks = {
        "early": (Heat("S", "ok2"), _("{month}: gửi sớm")),
        "on_time": (Heat("", "ok"), _("{month}: đúng hạn")),
        "on_time_by_extension": (Heat("G", "idle", is_strong=True), _("{month}: gia hạn")),
        "late": (late, _("{month}: chậm {days} ngày")),
        "missing": (Heat("–", "bad"), _("{month}: không có báo cáo")),
    }
    heat, words = looks.get(kind, (Heat("", ""), "{month}"))
    return replace(heat, tooltip=words.format(month=name, days=days))


def _is_early(month: "PunctualMonth", line: "Punctuality") -> bool:
    received = line.received_at
    if received is None or month.opened is None:
        return False
    target = day_ended_by(month.opened.report.target_at)
    return month.calendar.working_days(local_day(received), target) >= EARLY_DAYS


def months_before(period: "Period") -> "tuple[Period, ...]":
    """Return the months whose punctuality stands at the end of a line, oldest first."""
    return tuple(period.plus(step) for step in range(-MONTHS_SHOWN, 0))
