"""Tables that several papers share: tasks by unit, ratings by unit, tasks of the next month."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workreport.domain.document import Annex, Block, Column, Paragraph, Table
from workreport.domain.names import task_key
from workreport.domain.period import Period
from workreport.domain.sheet_values import match_key
from workreport.domain.task import Origin, Status, Task, TaskResult
from workreport.domain.task_progress import in_base
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.directory import Directory
from workreport.services.forecasts import expected_in
from workreport.services.paper_words import (
    DASH,
    STATUS_WORDS,
    decimal,
    done_words,
    due_said,
    due_words,
    lateness_words,
    month,
    product_words,
    quality_words,
    said_words,
    text_or_dash,
)
from workreport.services.planning import read_tasks
from workreport.services.rating_points import Points
from workreport.services.report_bodies import result_of_item, task_of_item
from workreport.services.summary import Summary

NOT_RATED = "Không xếp loại"
Row = tuple[str, ...]

TASK_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=3.9),
    Column("Người thực hiện", weight=1.5),
    Column("Sản phẩm, kết quả", weight=3.2),
    Column("Thời hạn", 25, align="center"),
    Column("Ngày hoàn thành", 25, align="center"),
    Column("Trạng thái", 23, align="center"),
    Column("Tiến độ", 20, align="center"),
    Column("Chất lượng", 17, align="center"),
    Column("Nguyên nhân, ghi chú", weight=2.6),
)
COMING_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=4.2),
    Column("Phối hợp", weight=1.6),
    Column("Lãnh đạo chỉ đạo", weight=1.4),
    Column("Người thực hiện", weight=1.5),
    Column("Sản phẩm", weight=1.7),
    Column("Thời hạn", 25, align="center"),
    Column("Nguồn giao", 28, align="center"),
)
NOTE_COLUMN = Column("Ghi chú", weight=1.7)

# Only where the month's scheme has points; the annex then lies across.
POINT_COLUMNS = (
    Column("Điểm tiêu chí chung", 20, align="center"),
    Column("Điểm kết quả nhiệm vụ", 22, align="center"),
    Column("Điểm trừ", 15, align="center"),
    Column("Tổng điểm", 17, align="center"),
)

UPRIGHT_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=2.4),
    Column("Phối hợp", 24),
    Column("Lãnh đạo chỉ đạo", 26),
    Column("Sản phẩm", 26),
    Column("Thời hạn", 25, align="center"),
)


@dataclass(frozen=True, slots=True)
class Grouped:
    """Rows under headings, numbered within each heading."""

    rows: tuple[Row, ...]
    groups: frozenset[int]


def grouped(parts: Iterable[tuple[str, Sequence[Row]]], width: int) -> Grouped:
    """Put rows under their headings; each row gets its number within the heading in front."""
    rows: list[Row] = []
    heads: set[int] = set()
    for title, lines in parts:
        heads.add(len(rows))
        rows.append((title, *[""] * (width - 1)))
        rows += [(str(number), *line) for number, line in enumerate(lines, start=1)]
    return Grouped(tuple(rows), frozenset(heads))


def grouped_table(columns: tuple[Column, ...], parts: Iterable[tuple[str, Sequence[Row]]]) -> Table:
    """Build a table whose rows stand under headings."""
    found = grouped(parts, len(columns))
    return Table(columns, found.rows, groups=found.groups)


def counted_rows(report: ReportFile) -> list[tuple[Task, TaskResult]]:
    """Return the tasks of a report that count in its month, in the order of the report."""
    rows = [(task_of_item(item, report.unit), result_of_item(item)) for item in report.items]
    return [row for row in rows if in_base(row[0], row[1], report.as_of, report.cut_off)]


def task_rows(
    rows: Iterable[tuple[Task, TaskResult]], as_of: date, directory: Directory
) -> list[Row]:
    """Write tasks with their results, without the number in front."""
    return [
        (
            task.content,
            text_or_dash(directory.person_name(task.owner)),
            product_words(task, result),
            due_words(task),
            done_words(result, as_of),
            DASH if result.status is None else STATUS_WORDS[result.status],
            lateness_words(task, result, as_of),
            quality_words(result),
            said_words(task, result),
        )
        for task, result in rows
    ]


def point_cells(points: Points | None) -> Row:
    """Write the points behind a level: general criteria, tasks, deduction, total."""
    if points is None:
        return (DASH,) * len(POINT_COLUMNS)
    deduction = decimal(Fraction(points.deduction)) if points.deduction else DASH
    parts = (
        DASH if value is None else decimal(Fraction(value))
        for value in (points.general, points.task)
    )
    return (*parts, deduction, points.total.replace(".", ",") or DASH)


def rating_words(level: str, not_rated: str) -> str:
    """Write one voice: a level, or that there is none on purpose; a dash while it is silent."""
    if level:
        return level
    return NOT_RATED if not_rated else DASH


@dataclass(frozen=True, slots=True)
class Coming:
    """A task of the month that follows."""

    unit: str
    content: str
    product: str = ""
    owner: str = ""
    partners: tuple[str, ...] = ()
    director: str = ""
    due_on: date | None = None
    due_words: str = ""
    note: str = ""
    origin: Origin = Origin.UNKNOWN
    carried: bool = False
    proposed: bool = False  # by a report, and not in the plan
    task: str = ""
    expected: bool = False  # carried although counted as completed, for the next month to confirm


def read_coming(look: Look, summary: Summary) -> tuple[Coming, ...]:
    """Return next month's tasks: planned and carried; what reports propose until it is planned."""
    period = summary.month.period
    expected = expected_in(one.report for one in summary.units if one.report is not None)
    found = [
        _coming(one.task, carried=one.carried, expected=one.carried and one.task.id in expected)
        for one in read_tasks(look, period.next)
        if not one.task.is_cancelled
    ]
    if not summary.month.is_pinned:
        found = [*_unfinished(summary, expected), *found]
    found += [
        Coming(
            one.report.unit,
            each.content,
            each.product,
            each.owner,
            due_on=each.due_on,
            proposed=True,
        )
        for one in summary.units
        if one.report is not None
        for each in one.report.next
    ]
    return once_each(found, [one.line.unit.unit for one in summary.units])


def _coming(task: Task, *, carried: bool, expected: bool) -> Coming:
    return Coming(
        unit=task.unit, content=task.content, product=task.product, owner=task.owner,
        partners=task.partners, director=task.director, due_on=task.due_on, origin=task.origin,
        carried=carried, task=task.id, expected=expected,
        due_words="" if task.reference_only else task.due_words,
        note="" if task.reference_only else task.note.strip(),
    )  # fmt: skip


def _unfinished(summary: Summary, expected: Container[str]) -> list[Coming]:
    """Return what the lock will carry: what is open, and what was only expected to be done."""
    return [
        _coming(task, carried=True, expected=task.id in expected)
        for one in summary.units
        if one.report is not None
        for task, result in counted_rows(one.report)
        if result.status is not Status.COMPLETED or task.id in expected
    ]


def once_each(tasks: Iterable[Coming], units: Sequence[str]) -> tuple[Coming, ...]:
    """Keep the first of several tasks of one unit that are the same, in the agency's order."""
    order = {unit: index for index, unit in enumerate(units)}
    known: set[tuple[str, str]] = set()
    kept: list[Coming] = []
    for each in tasks:
        keys = {(each.unit, task_key(each.content)), (each.unit, each.task or each.content)}
        if not keys & known:
            kept.append(each)
        known |= keys
    return tuple(
        sorted(kept, key=lambda each: (order.get(each.unit, len(order)), not each.carried))
    )


def coming_table(tasks: Sequence[Coming], directory: Directory, *, portrait: bool = False) -> Table:
    """Write next month's tasks under their lead units.

    The upright form leaves the owner out, and what nobody said of any task: there is no room.
    """
    by_unit: dict[str, list[Row]] = {}
    for each in tasks:
        row = _coming_row(each, directory)
        by_unit.setdefault(each.unit, []).append((*row[:3], *row[4:6]) if portrait else row)
    parts = [(text_or_dash(directory.unit_name(unit)), rows) for unit, rows in by_unit.items()]
    if not portrait:
        return _with_notes(parts)
    first, *others = UPRIGHT_COLUMNS
    said = [
        at
        for at, column in enumerate(others)
        if not column.width_mm
        or column.title == "Thời hạn"
        or any(row[at] != DASH for rows in by_unit.values() for row in rows)
    ]
    columns = (first, *(others[at] for at in said))
    shown = [(name, [tuple(row[at] for at in said) for row in rows]) for name, rows in parts]
    return grouped_table(columns, shown)


def _with_notes(parts: Sequence[tuple[str, Sequence[Row]]]) -> Table:
    """Set the wide form; the notes of the plan take a column where there are any."""
    if any(row[-1] != DASH for _unit, rows in parts for row in rows):
        return grouped_table((*COMING_COLUMNS, NOTE_COLUMN), parts)
    plain = [(unit, [row[:-1] for row in rows]) for unit, rows in parts]
    return grouped_table(COMING_COLUMNS, plain)


def _coming_row(each: Coming, directory: Directory) -> Row:
    partners = ", ".join(_unit_short(directory, unit) for unit in each.partners)
    origin = origin_words(each)
    return (
        each.content,
        text_or_dash(partners),
        text_or_dash(each.director),
        text_or_dash(directory.person_name(each.owner)),
        text_or_dash(each.product),
        due_said(each.due_on, each.due_words),
        origin,
        text_or_dash("" if match_key(each.note) == match_key(origin) else each.note),
    )


def _unit_short(directory: Directory, unit: str) -> str:
    known = directory.units.get(unit)
    return unit if known is None else known.short or known.name


def origin_words(each: Coming) -> str:
    """Say where a task comes from."""
    if each.carried:
        return "Chuyển tiếp để xác nhận" if each.expected else "Chuyển tiếp"
    if each.proposed:
        return "Đơn vị đề xuất"
    words: Mapping[Origin, str] = {
        Origin.PROGRAMME: "Chương trình công tác",
        Origin.CONCLUSION: "Kết luận giao ban",
        Origin.AD_HOC: "Đột xuất",
        Origin.RECURRING: "Định kỳ",
    }
    return words.get(each.origin, DASH)


def coming_annex(
    label: str, tasks: Sequence[Coming], period: Period, directory: Directory
) -> Annex:
    """Return the annex with the tasks of the month after ``period``."""
    blocks: tuple[Block, ...] = (coming_table(tasks, directory),)
    if not tasks:
        blocks = (Paragraph("Chưa có nhiệm vụ."),)
    return Annex(label, f"Nhiệm vụ trọng tâm {month(period.next)}", blocks, landscape=True)
