"""What the Office said about a month, in words: receipt, verdict, check, return with reasons."""

from workreport.domain.timeliness import Verdict
from workreport.i18n.formats import moment_text, period_text
from workreport.i18n.mark_text import mark_text
from workreport.i18n.translation import _, ngettext
from workreport.i18n.verdict_text import verdict_text
from workreport.services.month import UnitMonthLine, VersionLine
from workreport.ui.models.month_lines import NewsLine
from workreport.ui.theme.spans import Span, emphasised, plain
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.month_desk import MonthDesk
from workreport.ui.viewmodels.place_words import place_words
from workreport.ui.viewmodels.reminder_words import reminded_words


def verdict_words(verdict: Verdict) -> str:
    """Say whether a report came in time; empty while nothing is known."""
    if verdict.kind not in ("on_time", "on_time_by_extension", "late"):
        return ""
    return verdict_text(
        verdict.kind, verdict.late_days, verdict.extension, after_limit=verdict.after_limit
    )


def receipt_words(version: VersionLine, verdict: Verdict) -> str:
    """Say when the Office received a version: … lúc 18/11 09:05, đúng hạn. Biên nhận 0127."""
    if version.received_at is None:
        return ""
    told = verdict_words(verdict)
    words = _("Văn phòng đã nhận lúc {moment}.")
    if told:
        words = _("Văn phòng đã nhận lúc {moment}, {verdict}.")
    said = words.format(moment=moment_text(version.received_at, "short"), verdict=told)
    if version.receipt_number:
        said += " " + _("Biên nhận {number}.").format(number=version.receipt_number)
    return said


def office_lines(desk: DraftSession) -> tuple[NewsLine, ...]:
    """Return the Office's words on this month, then on the one before."""
    month = desk.month
    if month is None:
        return ()
    lines = [
        *_reminders_of(month),
        *_lines_of(desk, month.line.line, str(month.period)),
    ]
    if month.before is not None and len(lines) < 3:  # noqa: PLR2004 - the card has room for few
        lines += _lines_of(desk, month.before, str(month.period.previous))[:2]
    if not lines:
        words = plain(_("Chưa có gì từ Văn phòng."))
        lines.append(NewsLine(id="nothing", icon="tray", ink="text3", words=words))
    return tuple(lines)


def _reminders_of(month: MonthDesk) -> list[NewsLine]:
    """Say that the Office waits for the report; once it is filed the reminder is over."""
    if month.line.line.current is not None or not month.reminders:
        return []
    last = month.reminders[-1]
    count = len(month.reminders)
    often = ngettext("Đã nhắc {count} lần.", "Đã nhắc {count} lần.", count).format(count=count)
    about = " ".join(part for part in (last.text, often if count > 1 else "") if part)
    words = plain(f"{reminded_words(last)}.")
    return [NewsLine(id="reminded", icon="bell", ink="bad", words=words, about=about)]


def _lines_of(desk: DraftSession, line: UnitMonthLine, period: str) -> list[NewsLine]:
    current = line.current
    if current is None:
        return []
    name = period_text(period, "month")
    if current.answer is not None and current.answer.verdict == "returned":
        return _returned(desk, current, name)
    about = receipt_words(current, line.verdict)
    icon, ink, words = _state_words(line, name)
    lines = [NewsLine(id=f"state:{period}", icon=icon, ink=ink, words=words, about=about)]
    if current.answers_differ:
        told = plain(_("Văn phòng có hai câu trả lời khác nhau, chờ Chánh Văn phòng."))
        lines.append(NewsLine(id=f"differ:{period}", icon="warning", ink="warn", words=told))
    if current.withdrawn_at is not None:
        told = emphasised(
            _("Văn phòng đã rút lại câu trả lời lúc {at}"),
            at=moment_text(current.withdrawn_at, "short"),
        )
        lines.append(
            NewsLine(
                id=f"withdrawn:{period}",
                icon="arrow-counter-clockwise",
                ink="warn",
                words=told,
                about=current.withdrawn_reason,
            )
        )
    if current.answer is not None and current.answer.text:
        lines.append(_quoted(current, f"text:{period}"))
    if current.recall == "refused" and current.answer is not None:
        lines.append(_quoted(current, f"recall:{period}"))
    return lines


def _state_words(line: UnitMonthLine, name: str) -> tuple[str, str, tuple[Span, ...]]:
    verdict = verdict_words(line.verdict)
    month = Span(name, is_strong=True)
    if line.facts.answer == "accepted":
        words = emphasised(_("Báo cáo {month} đã chấp nhận"), month=month)
        told = (Span(", "), Span(verdict, is_strong=True)) if verdict else ()
        return "check-circle-fill", "ok", (*words, *told)
    if line.facts.checked_since is not None:
        since = moment_text(line.facts.checked_since, "short")
        words = emphasised(
            _("{who} đang kiểm tra báo cáo {month} từ {since}"),
            who=line.facts.checked_by_name,
            month=month,
            since=Span(since),
        )
        return "eye", "accent_text", words
    if line.facts.received:
        return "tray", "accent_text", emphasised(_("Đã tiếp nhận báo cáo {month}"), month=month)
    words = emphasised(_("Báo cáo {month} chưa có biên nhận"), month=month)
    return "hourglass-medium", "text2", words


def _returned(desk: DraftSession, current: VersionLine, name: str) -> list[NewsLine]:
    answer = current.answer
    if answer is None:
        return []
    words = emphasised(
        _("Báo cáo {month} bị trả lại {count}"),
        month=name,
        count=_("{count} mục").format(count=len(answer.marks)),
    )
    at = moment_text(current.answered_at, "short") if current.answered_at else ""
    lines = [NewsLine(id="returned", icon="arrow-u-up-left", ink="warn", words=words, about=at)]
    if answer.text:
        lines.append(_quoted(current, "returned_text"))
    lines += [
        NewsLine(
            id=f"mark:{mark.path}",
            icon="chat-text",
            ink="text2",
            words=plain(f"“{mark_text(mark.code, mark.text)}”"),
            about=place_words(mark.path, desk.draft),
            action=_("Tới chỗ này"),
        )
        for mark in answer.marks
    ]
    return lines


def _quoted(current: VersionLine, line_id: str) -> NewsLine:
    text = current.answer.text if current.answer is not None else ""
    at = moment_text(current.answered_at, "short") if current.answered_at else ""
    return NewsLine(id=line_id, icon="chat-text", ink="text2", words=plain(f"“{text}”"), about=at)
