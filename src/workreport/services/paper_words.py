"""The words of official papers: figures, days, verdicts and levels as a Party office writes them.

Papers always speak Vietnamese, so these words are no texts of the catalogue.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction

from typing_extensions import override

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.document import Block, Bullet, Paragraph, Run
from workreport.domain.exact_numbers import decimal2
from workreport.domain.period import Period
from workreport.domain.reason import Reason
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import is_forecast, progress
from workreport.domain.timeliness import Verdict
from workreport.i18n.formats import moment_text
from workreport.i18n.reasons import reason_text

DASH = "–"
HYPHENS = "-–+"  # how people begin the items of a list when they type
REFERENCE_ONLY = "Chỉ ghi số, ngày, nơi giữ"
MONTHS_WITH_ZERO = 2
STATUS_WORDS = {
    Status.COMPLETED: "Đã hoàn thành",
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.NOT_STARTED: "Chưa thực hiện",
}
QUESTION_WORDS = {
    "progress": "Tiến độ",
    "time": "Thời gian",
    "quality": "Chất lượng",
    "advantages": "Ưu điểm",
    "limitations": "Hạn chế",
}
LEVEL_WORDS = {
    "HTXS": "Xuất sắc",
    "HTT": "Tốt",
    "HTNV": "Hoàn thành",
    "KHT": "Không hoàn thành",
}
GROUP_WORDS = {
    "heads": "cấp trưởng",
    "deputies": "cấp phó",
    "civil_servants": "công chức",
    "support": "nhân viên phục vụ",
}
_BY_HAND = {"paper": "bản giấy", "excel": "tệp Excel", "word": "tệp Word"}
# The letters that number a third level; the alphabet's own order, without those never used so.
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_SMALL = 10


class Counted(int):
    """A count that a sentence writes with a leading zero below ten."""

    @override
    def __format__(self, form: str) -> str:
        return format(int(self), form) if form else two(int(self))


def two(count: int) -> str:
    """Write a count as offices do: 07 nhiệm vụ, 12 nhiệm vụ, 1.840 nhiệm vụ; nothing is 0."""
    return f"{count:02d}" if 0 < count < _SMALL else f"{count:,}".replace(",", ".")


def day(value: date | None) -> str:
    """Write a day dd/MM/yyyy; a dash when it is not known."""
    return DASH if value is None else f"{value:%d/%m/%Y}"


def moment(value: datetime | None) -> str:
    """Write an instant in the time of Viet Nam; a dash when it is not known."""
    return DASH if value is None else moment_text(value)


def moment_said(value: datetime) -> str:
    """Write an instant inside a sentence: 08 giờ 00 ngày 24/11/2026."""
    local = value.astimezone(AGENCY_ZONE)
    return f"{local:%H} giờ {local:%M} ngày {day(local.date())}"


def quoted(text: str) -> str:
    """Put a task's words between quotation marks; marks inside become single ones."""
    inner = re.sub(r"[\"“”]([^\"“”]*)[\"“”]", r"‘\1’", text.strip(" ."))
    return f"“{inner}”"


def month_number(period: Period) -> str:
    """Write the number of a month; the first two have a zero."""
    return f"{period.month:02d}" if period.month <= MONTHS_WITH_ZERO else str(period.month)


def month(period: Period) -> str:
    """Write a month: tháng 11 năm 2026."""
    return f"tháng {month_number(period)} năm {period.year}"


def two_months(first: str, second: str, period: Period) -> str:
    """Join what concerns a month and the next; the year is said once where it is one."""
    after = period.next
    if after.year == period.year:
        return f"{first} tháng {month_number(period)} và {second} {month(after)}"
    return f"{first} {month(period)} và {second} {month(after)}"


def slip_number(period: Period, unit: str, number: str) -> str:
    """Write the internal number of a slip of extension: 2026-11/TCCB/3."""
    return number if "/" in number else f"{period}/{unit}/{number}"


def letter(index: int, count: int = 0) -> str:
    """Return the mark of the n-th item of the third level, from 0.

    A list of more items than there are letters, as ``count`` says, is numbered from its beginning.
    """
    return f"{_LETTERS[index]})" if max(index + 1, count) <= len(_LETTERS) else f"{index + 1})"


def text_or_dash(text: str) -> str:
    """Return the text, or a dash for a missing value."""
    return text.strip() or DASH


def decimal(value: Fraction | None) -> str:
    """Write points with two decimals and a decimal comma; a dash while they are unknown."""
    return DASH if value is None else decimal2(value).replace(".", ",")


def reason_words(reason: Reason) -> str:
    """Put a reason into words, its counts written as in official papers."""
    return reason_text(reason.code, _counted(reason.values))


def _counted(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: Counted(value) if type(value) is int and name != "month" else value
        for name, value in values.items()
    }


def said(lead: str, text: str) -> list[Block]:
    """Return a paragraph that begins with a bold lead; further lines follow as they are."""
    first, *others = [line.strip() for line in text.splitlines() if line.strip()] or [DASH]
    opening = Paragraph(runs=(Run(f"{lead}: ", bold=True), Run(first)))
    return [opening, *(Paragraph(line) for line in others)]


def text_blocks(text: str) -> list[Block]:
    """Return what an office wrote, line by line; a line that begins with a hyphen is an item."""
    told = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        Bullet(line[1:].strip()) if line[0] in HYPHENS and line[1:2].isspace() else Paragraph(line)
        for line in told
    ]


def list_words(names: Iterable[str]) -> str:
    """Join names; a semicolon parts them where a name has a comma of its own."""
    known = list(names)
    return ("; " if any("," in name for name in known) else ", ").join(known)


def lowered(text: str) -> str:
    """Go on with a text inside a sentence: its first letter is small, unless it abbreviates."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2].isspace() else text


def capital(text: str) -> str:
    """Begin a sentence with a capital."""
    return text[:1].upper() + text[1:]


def verdict_words(verdict: Verdict, *, filed: bool, received: bool) -> str:
    """Say whether a report came in time."""
    if not filed:
        if verdict.kind == "missing" and not verdict.late_days:
            return "Không có báo cáo khi khóa tháng"
        if verdict.kind == "missing":
            return f"Chưa có báo cáo, quá hạn {two(verdict.late_days)} ngày làm việc"
        waiting = f", được gia hạn số {verdict.extension}" if verdict.extension else ""
        return f"Chưa có báo cáo, chưa hết hạn{waiting}"
    if not received:
        return "Đã gửi, Văn phòng chưa tiếp nhận"
    after = ", gia hạn sau hạn" if verdict.after_limit else ""
    words = {
        "on_time": "Đúng hạn",
        "on_time_by_extension": f"Đúng hạn theo gia hạn số {verdict.extension}{after}",
        "late": f"Chậm {two(verdict.late_days)} ngày làm việc",
    }
    said_so = words.get(verdict.kind, DASH)
    if verdict.kind == "late" and verdict.extension:
        said_so += f" so với gia hạn số {verdict.extension}{after}"
    return said_so


def lateness_words(task: Task, result: TaskResult, as_of: date) -> str:
    """Say how a task stands to its day: Đúng hạn, Chậm 03 ngày, Quá hạn 01 ngày."""
    state = progress(task, result, as_of)
    days = two(state.days)
    words = {
        "ahead": f"Vượt {days} ngày",
        "on_time": "Đúng hạn",
        "late": f"Chậm {days} ngày",
        "overdue": f"Quá hạn {days} ngày",
        "open": "Trong hạn",
        "no_due": "Không thời hạn",
    }
    said = words.get(state.kind, DASH)
    if not result.waited:
        return said
    return f"{said} (không tính {two(result.waited)} ngày chờ đơn vị khác)"


def due_words(task: Task) -> str:
    """Write the due day; a moved one names the first, and words of the plan stand beside it."""
    said = due_said(task.due_on, "" if task.reference_only else task.due_words)
    moved = task.original_due_on is not None and task.original_due_on != task.due_on
    return f"{said} (gốc {day(task.original_due_on)})" if moved else said


def due_said(due_on: date | None, words: str) -> str:
    """Write a due day with the words that say more than it: hằng tuần, từ 05/11 đến 20/11."""
    words = words.strip()
    if due_on is None:
        return words or DASH
    return f"{day(due_on)} ({words})" if words else day(due_on)


def product_words(task: Task, result: TaskResult) -> str:
    """Write what was to be made, what became of it, and the document that proves it."""
    result_said, proof = ("", "") if task.reference_only else (result.result, result.evidence)
    parts = (part.strip().rstrip(".;") for part in (task.product, result_said))
    said, proof = ". ".join(part for part in parts if part), proof.strip().rstrip(".;")
    return f"{said} ({proof})" if said and proof else text_or_dash(said or proof)


def done_words(result: TaskResult, as_of: date) -> str:
    """Write the day of completion; an expected one says so."""
    if result.status is not Status.COMPLETED:
        return DASH
    mark = " (dự kiến)" if is_forecast(result, as_of) else ""
    return day(result.done_on) + mark


def quality_words(result: TaskResult) -> str:
    """Write the quality of a completed task."""
    return DASH if result.quality is None else f"Mức {result.quality}"


def said_words(task: Task, result: TaskResult) -> str:
    """Return cause and note, or of a marked task its number, date and holder and nothing else."""
    if not task.reference_only:
        return cause_words(result, task.note)
    known = "; ".join(part for part in (result.evidence.strip(), result.note.strip()) if part)
    return f"{REFERENCE_ONLY}: {known}" if known else REFERENCE_ONLY


def cause_words(result: TaskResult, planned: str = "") -> str:
    """Return cause and note of a task, and the note of its plan; an objective cause is marked."""
    cause = result.cause.strip()
    if result.objective:
        cause = f"{cause} (khách quan)" if cause else "Khách quan"
    notes = dict.fromkeys((cause, result.note.strip(), planned.strip()))
    return text_or_dash("; ".join(part for part in notes if part))


def by_hand_words(basis: str) -> str:
    """Say what the Office took a report from that it entered for a unit."""
    return _BY_HAND.get(basis, basis)
