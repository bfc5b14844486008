"""The tables and charts of a review: filing, tasks by month and unit, judged tasks."""

from collections import Counter
from collections.abc import Iterable, Sequence

from workreport.domain.document import Chart, ChartRow, Column, Table
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.domain.unit_grade import QUALITY_LEVELS
from workreport.services.paper_tables import Row, grouped_table
from workreport.services.paper_words import (
    DASH,
    STATUS_WORDS,
    capital,
    due_words,
    lateness_words,
    list_words,
)
from workreport.services.review_gathering import ReviewMatter, Trail, status_of
from workreport.services.summary import Summary

_MOST_IN_BODY = 40  # judged tasks; of more, what is not grave stands in an annex
_LONG_ROW = 4  # months in a row; fewer are named one by one
_STATES = (Status.COMPLETED, Status.IN_PROGRESS, Status.NOT_STARTED)
FILING_COLUMNS = (
    Column("Đơn vị", weight=1.3),
    Column("Đúng hạn", 15, align="center"),
    Column("Theo gia hạn", 16, align="center"),
    Column("Chậm", 15, align="center"),
    Column("Số ngày chậm", 16, align="center"),
    Column("Thiếu", 14, align="center"),
    Column("Trả lại", 14, align="center"),
    Column("Tháng chậm, tháng thiếu"),
)
_COUNTS = (
    Column("Tổng số", 15, align="center"),
    Column("Đã", 13, align="center"),
    Column("Đang", 13.5, align="center"),
    Column("Chưa", 13.5, align="center"),
    Column("Đúng hạn", 15, align="center"),
    Column("Chậm", 14, align="center"),
    Column("Số ngày chậm", 16, align="center"),
    Column("Mức 3", 14, align="center"),
)
_COUNT_HEAD = ("Nhiệm vụ", *["Thực hiện"] * 3, *["Thời gian"] * 3, "Chất lượng")
JUDGED_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=1.7),
    Column("Thời hạn", 25, align="center"),
    Column("Chậm", 17, align="center"),
    Column("Chất lượng thấp", 17, align="center"),
    Column("Chưa thực hiện", 17, align="center"),
    Column("Tình trạng cuối kỳ", weight=1.1),
)


def month_list(months: Iterable[Period]) -> str:
    """Write months of one year by their numbers, a long row by its ends; a dash for none."""
    rows: list[list[int]] = []
    for number in (month.month for month in months):
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    said: list[str] = []
    for row in rows:
        said += [f"{row[0]} đến {row[-1]}"] if len(row) >= _LONG_ROW else map(str, row)
    return list_words(said) or DASH


def filing_table(matter: ReviewMatter) -> Table:
    """Count how each unit filed; the months it was late in or silent in are named."""
    return Table(
        FILING_COLUMNS, tuple(_filing_row(matter, unit.unit, unit.name) for unit in matter.units)
    )


def _filing_row(matter: ReviewMatter, unit: str, name: str) -> Row:
    lines = [
        (month, one.line)
        for month, summary in matter.months.items()
        for one in summary.units
        if one.line.unit.unit == unit and one.line.expected
    ]
    if not lines:
        return (name, *[DASH] * 6, "Không phải gửi")
    kinds = Counter(line.verdict.kind for _month, line in lines)
    days = sum(line.verdict.late_days for _month, line in lines if line.verdict.kind == "late")
    late = [month for month, line in lines if line.verdict.kind == "late"]
    missing = [month for month, line in lines if line.current is None]
    said = []
    if late:
        said.append(f"chậm: tháng {month_list(late)}")
    if missing:
        said.append(f"thiếu: tháng {month_list(missing)}")
    return (
        name,
        str(kinds["on_time"]),
        str(kinds["on_time_by_extension"]),
        str(len(late)),
        str(days),
        str(len(missing)),
        str(sum(line.returns for _month, line in lines)),
        capital("; ".join(said)) or DASH,
    )


def month_table(matter: ReviewMatter) -> Table:
    """Count the tasks of every month of the span; a month that does not count says why."""
    rows: list[Row] = []
    across = set()
    for why, months in _stretches(matter):
        summary = matter.months.get(months[0])
        if summary is not None:
            rows.append((f"Tháng {months[0].month}", *_month_cells(summary)))
            continue
        across.add(len(rows))
        rows.append((f"Tháng {month_list(months)}: {why}", *[""] * len(_COUNTS)))
    columns = (Column("Tháng"), *_COUNTS)
    return Table(
        columns, tuple(rows), header_rows=(("Tháng", *_COUNT_HEAD),), across=frozenset(across)
    )


def _stretches(matter: ReviewMatter) -> list[tuple[str, list[Period]]]:
    """Put months in a row that do not count for the same reason together."""
    found: list[tuple[str, list[Period]]] = []
    for month in matter.span.months:
        why = ""
        if month not in matter.months:
            why = "chưa khóa, chưa tính" if month in matter.unlocked else "không có số liệu"
        if why and found and found[-1][0] == why:
            found[-1][1].append(month)
        else:
            found.append((why, [month]))
    return found


def _month_cells(summary: Summary) -> Row:
    total = summary.figures.total
    return (
        str(total.total),
        *(str(total.counts.get(state.value, 0)) for state in _STATES),
        str(total.on_time),
        str(len(total.late_tasks)),
        str(sum(task.days for task in total.late_tasks)),
        str(total.quality.get(QUALITY_LEVELS[-1], 0)),
    )


def unit_table(matter: ReviewMatter) -> Table:
    """Count the tasks of every unit over the span, each once, as it stood in its last month."""
    by_unit: dict[str, list[Trail]] = {unit.unit: [] for unit in matter.units}
    for trail in matter.trails:
        by_unit.setdefault(trail.last.unit, []).append(trail)
    rows = [(matter.name(unit), *_trail_cells(trails)) for unit, trails in by_unit.items()]
    rows.append(("Cộng", *_trail_cells(matter.trails)))
    return Table(
        (Column("Đơn vị"), *_COUNTS),
        tuple(rows),
        header_rows=(("Đơn vị", *_COUNT_HEAD),),
        emphasised=frozenset({len(rows) - 1}),
    )


def _trail_cells(trails: Sequence[Trail]) -> Row:
    states = Counter(status_of(each.last) for each in trails)
    late = [each for each in trails if each.last.days]
    in_time = sum(
        status_of(each.last) is Status.COMPLETED
        and not each.last.days
        and each.last.task.due_on is not None
        for each in trails
    )
    return (
        str(len(trails)),
        *(str(states[state]) for state in _STATES),
        str(in_time),
        str(len(late)),
        str(sum(each.last.days for each in late)),
        str(sum(bool(each.low_quality) for each in trails)),
    )


def task_chart(matter: ReviewMatter) -> Chart:
    """Draw the tasks of every locked month."""
    rows = tuple(
        ChartRow(
            f"Tháng {month.month}",
            tuple(summary.figures.total.counts.get(state.value, 0) for state in _STATES),
        )
        for month, summary in matter.months.items()
    )
    parts = tuple(STATUS_WORDS[state] for state in _STATES)
    return Chart("Nhiệm vụ theo tháng", parts, rows)


def judged_trails(matter: ReviewMatter) -> list[Trail]:
    """Return the tasks that were late, poor or never begun in some month."""
    return [trail for trail in matter.trails if trail.is_judged]


def gravest(judged: Sequence[Trail]) -> Sequence[Trail]:
    """Return what a report names in its body: all, or of many those open or carried on.

    Leaders read the body; what an annex can hold must not stand between its parts.
    """
    if len(judged) <= _MOST_IN_BODY:
        return judged
    found = [one for one in judged if len(one.months) > 1 or one.last.result.done_on is None]
    return found or judged


def judged_table(matter: ReviewMatter, judged: Sequence[Trail]) -> Table | None:
    """List what was late, poor or never begun, each task once with its months; None without any."""
    parts: dict[str, list[Row]] = {}
    for trail in judged:
        parts.setdefault(trail.last.unit, []).append(_judged_row(trail))
    if not parts:
        return None
    table = grouped_table(
        JUDGED_COLUMNS, [(matter.name(unit) or DASH, rows) for unit, rows in parts.items()]
    )
    titles = [column.title for column in JUDGED_COLUMNS]
    head = tuple("Các tháng" if 3 <= at <= 5 else title for at, title in enumerate(titles))  # noqa: PLR2004 - the three columns of months
    return Table(table.columns, table.rows, (head,), groups=table.groups)


def _judged_row(trail: Trail) -> Row:
    last = trail.last
    state = STATUS_WORDS[status_of(last)]
    how = lateness_words(last.task, last.result, last.as_of) if last.days else ""
    said = ", ".join(part for part in (state, how[:1].lower() + how[1:]) if part)
    return (
        last.task.content,
        due_words(last.task),
        month_list(trail.late),
        month_list(trail.low_quality),
        month_list(trail.not_started),
        f"{said} (tháng {trail.period.month})",
    )
