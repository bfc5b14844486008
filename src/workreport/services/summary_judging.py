"""What the leaders must judge: late, poor and unstarted tasks, and what the Office asks of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workreport.domain.document import Block, Bullet, Column, Heading, Paragraph
from workreport.domain.task import Status, Task, TaskResult
from workreport.services.paper_frame import Frame
from workreport.services.paper_tables import Coming, Row, counted_rows, grouped_table
from workreport.services.paper_words import (
    DASH,
    done_words,
    due_words,
    list_words,
    month_number,
    quoted,
    said_words,
    text_blocks,
    two,
)
from workreport.services.summary import Summary, UnitSummary

NONE = "Không có."
JUDGED_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=1.7),
    Column("Thời hạn", 25, align="center"),
    Column("Ngày hoàn thành", 25, align="center"),
    Column("Số ngày chậm", 15, align="center"),
    Column("Nguyên nhân", weight=1.4),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A task with what its report says; ``days`` it is late, 0 when it is not."""

    unit: str
    task: Task
    result: TaskResult
    as_of: date
    days: int


@dataclass(frozen=True, slots=True)
class Judging:
    """The three lists of the leaders; a task that was never begun stands in the third only."""

    late: tuple[Judged, ...]
    low_quality: tuple[Judged, ...]
    not_started: tuple[Judged, ...]

    @property
    def overdue(self) -> tuple[Judged, ...]:
        """Tasks beyond their day that are still open, begun or not, the latest first."""
        late = (*self.late, *self.not_started)
        still_open = (j for j in late if j.days and j.result.status is not Status.COMPLETED)
        return tuple(sorted(still_open, key=lambda each: (-each.days, each.task.id)))

    @property
    def completed_late(self) -> int:
        """How many tasks were completed after their day."""
        return sum(each.result.status is Status.COMPLETED for each in self.late)


def judge_tasks(summary: Summary) -> Judging:
    """Sort the counted tasks into what must be judged: by unit, then the latest first."""
    days = {(each.unit, each.id): each.days for each in summary.figures.total.late_tasks}
    everything = [
        Judged(report.unit, task, result, report.as_of, days.get((report.unit, task.id), 0))
        for report in (one.report for one in summary.units)
        if report is not None
        for task, result in counted_rows(report)
    ]
    order = {one.line.unit.unit: index for index, one in enumerate(summary.units)}
    everything.sort(key=lambda each: (order[each.unit], -each.days))
    begun = [each for each in everything if not _is_unstarted(each)]
    poor = {(each.unit, each.id) for each in summary.figures.total.low_quality}
    return Judging(
        late=tuple(each for each in begun if each.days),
        low_quality=tuple(each for each in begun if (each.unit, each.task.id) in poor),
        not_started=tuple(each for each in everything if _is_unstarted(each)),
    )


def _is_unstarted(each: Judged) -> bool:
    return each.result.status in (None, Status.NOT_STARTED)


def judging_blocks(summary: Summary) -> list[Block]:
    """Write section III."""
    judging = judge_tasks(summary)
    names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    poor, unstarted = len(judging.low_quality), len(judging.not_started)
    parts = (
        ("Nhiệm vụ chậm", _late_sentence(judging), judging.late),
        (
            "Nhiệm vụ chất lượng thấp",
            f"{two(poor)} sản phẩm đạt chất lượng mức 3, phải làm lại." if poor else NONE,
            judging.low_quality,
        ),
        (
            "Nhiệm vụ chưa thực hiện",
            f"{two(unstarted)} nhiệm vụ chưa thực hiện." if unstarted else NONE,
            judging.not_started,
        ),
    )
    blocks: list[Block] = [Heading(1, "III", "Nhiệm vụ chậm, chất lượng thấp, chưa thực hiện")]
    for number, (title, sentence, tasks) in enumerate(parts, start=1):
        blocks += [Heading(2, f"{number}.", title), Paragraph(sentence)]
        if tasks:
            blocks.append(judged_table(tasks, names))
    return blocks


def _late_sentence(judging: Judging) -> str:
    overdue = len(judging.overdue)
    parts = [
        f"{two(count)} nhiệm vụ {words}"
        for count, words in (
            (judging.completed_late, "hoàn thành chậm"),
            (overdue, "quá hạn chưa xong"),
        )
        if count
    ]
    unbegun = overdue + judging.completed_late - len(judging.late)
    if unbegun:
        parts[-1] += f" (trong đó {two(unbegun)} nhiệm vụ chưa thực hiện, nêu tại điểm 3)"
    return f"{', '.join(parts)}." if parts else NONE


def judged_table(tasks: Iterable[Judged], names: dict[str, str]) -> Block:
    """Write tasks under their units with due day, completion, delay and cause."""
    by_unit: dict[str, list[Row]] = {}
    for each in tasks:
        by_unit.setdefault(each.unit, []).append(_row(each))
    return grouped_table(JUDGED_COLUMNS, [(names[unit], rows) for unit, rows in by_unit.items()])


def _row(each: Judged) -> Row:
    return (
        each.task.content,
        due_words(each.task),
        done_words(each.result, each.as_of),
        str(each.days) if each.days else DASH,
        said_words(each.task, each.result),
    )


# --- V --------------------------------------------------------------------------------------------


def proposals(summary: Summary, frame: Frame, coming: Sequence[Coming], annex: str) -> list[Block]:
    """Write section V: next month's tasks, what units propose, what the leaders must decide.

    The Office's own words replace what was drafted.
    """
    after = summary.month.period.next
    blocks: list[Block] = [
        Heading(1, "V", f"Đề xuất {frame.leaders}"),
        Heading(2, "1.", f"Nhiệm vụ trọng tâm tháng {month_number(after)}"),
        Paragraph(_coming_sentence(summary, coming, annex)),
    ]
    worded = summary.wording.get("proposals", "").strip()
    if worded:
        return [*blocks, Heading(2, "2.", "Đề xuất, kiến nghị"), *text_blocks(worded)]
    said = [
        Bullet(f"{one.line.unit.name}: {words}")
        for one in summary.units
        if (words := _proposed(one))
    ]
    if said:
        blocks += [Heading(2, "2.", "Đề xuất, kiến nghị của các đơn vị"), *said]
    blocks.append(Heading(2, "3." if said else "2.", f"Nội dung trình {frame.leaders} quyết định"))
    return [*blocks, *map(Bullet, questions_for_leaders(summary, annex))]


def proposed_text(summary: Summary, annex: str) -> str:
    """Return what section V proposes at first as a text to be written on, an item in each line."""
    units = [f"{one.line.unit.name}: {words}" for one in summary.units if (words := _proposed(one))]
    asked = questions_for_leaders(summary, annex)
    return "\n".join(f"- {' '.join(words.split())}" for words in (*units, *asked))


def _proposed(one: UnitSummary) -> str:
    """Return what a unit proposes: in the Office's words where there are any."""
    own = "" if one.report is None else one.report.text.get("proposals", "")
    return (one.wording.get("proposals") or own).strip()


def _coming_sentence(summary: Summary, coming: Sequence[Coming], annex: str) -> str:
    number = month_number(summary.month.period.next)
    if not coming:
        return f"Chưa có nhiệm vụ tháng {number}."
    carried = sum(each.carried for each in coming)
    text = f"Tháng {number} các đơn vị thực hiện {two(len(coming))} nhiệm vụ"
    if carried:
        before = month_number(summary.month.period)
        text += f", trong đó {two(carried)} nhiệm vụ chuyển tiếp từ tháng {before}"
        expected = sum(each.carried and each.expected for each in coming)
        if expected:
            text += (
                f" (gồm {two(expected)} nhiệm vụ tháng {before} đã tính hoàn thành theo dự kiến, "
                f"tháng {number} phải xác nhận)"
            )
    return f"{text} ({annex} kèm theo)."


def questions_for_leaders(summary: Summary, annex: str, ratings: str = "Phụ lục 2") -> list[str]:
    """Return what the leaders must decide, the gravest first.

    ``annex`` is where next month's tasks are listed, ``ratings`` where the people are.
    """
    judging = judge_tasks(summary)
    names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    found: list[str] = []
    overdue = judging.overdue
    if overdue:
        worst = overdue[0]
        found.append(
            f"Kết luận đối với {two(len(overdue))} nhiệm vụ quá hạn chưa xong, trong đó chậm nhất "
            f"là nhiệm vụ {quoted(worst.task.content)} ({names[worst.unit]}), "
            f"quá hạn {two(worst.days)} ngày."
        )
    if judging.completed_late:
        found.append(
            f"Xem xét trách nhiệm đối với {two(judging.completed_late)} nhiệm vụ hoàn thành chậm."
        )
    if judging.low_quality:
        found.append(
            f"Xem xét {two(len(judging.low_quality))} sản phẩm chất lượng mức 3 phải làm lại và "
            "trách nhiệm của đơn vị chủ trì."
        )
    in_time = sum(not each.days for each in judging.not_started)
    if in_time:
        found.append(
            f"Cho ý kiến về {two(in_time)} nhiệm vụ chưa thực hiện nhưng còn trong hạn hoặc "
            "không có thời hạn."
        )
    return [*found, *_about_units_and_people(summary, annex, ratings)]


def _about_units_and_people(summary: Summary, annex: str, ratings: str) -> list[str]:
    found: list[str] = []
    missing = [line.unit.name for line in summary.month.missing]
    if missing:
        found.append(
            f"Cho ý kiến về {two(len(missing))} đơn vị chưa gửi báo cáo: {list_words(missing)}."
        )
    undecided = sum(one.decided is None for one in summary.people)
    number = month_number(summary.month.period)
    if undecided:
        found.append(
            f"Quyết định xếp loại tháng {number} đối với {two(undecided)} cán bộ, công chức "
            f"({ratings})."
        )
    after = month_number(summary.month.period.next)
    found.append(f"Thông qua nhiệm vụ trọng tâm tháng {after} ({annex}).")
    return found
