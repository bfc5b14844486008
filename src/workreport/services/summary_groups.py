"""What the summary says across units: figures by field of work, tasks that several units report."""

from workreport.domain.consolidation import UnitFigures
from workreport.domain.document import Block, Column, Paragraph, Table
from workreport.domain.task import Status
from workreport.services.month_tasks import counted, field_figures
from workreport.services.paper_words import DASH, STATUS_WORDS, two
from workreport.services.summary import Summary

_NO_FIELD = "Chưa ghi lĩnh vực"
_NARROW = 13.5
COUNTS = (
    Column("Nhiệm vụ", 15, align="center"),
    Column("Đã", _NARROW, align="center"),
    Column("Đang", _NARROW, align="center"),
    Column("Chưa", _NARROW, align="center"),
    Column("Đúng hạn", _NARROW, align="center"),
    Column("Chậm", 14, align="center"),
    Column("1", 10, align="center"),
    Column("2", 10, align="center"),
    Column("3", 10, align="center"),
)
MERGED_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=1.2),
    Column("Đơn vị và nội dung từng đơn vị báo cáo", weight=2),
)


def count_head(first: str) -> tuple[tuple[str, ...], ...]:
    """Return the head above the columns of figures."""
    heads = (*["Thực hiện"] * 3, *["Thời gian"] * 2, *["Chất lượng (mức)"] * 3)
    return ((first, "Nhiệm vụ", *heads),)


def figure_cells(figures: UnitFigures) -> tuple[str, ...]:
    """Write the figures of a unit, of a field or of all."""
    counts = (
        figures.total,
        *(figures.counts[status.value] for status in Status),
        figures.on_time,
        len(figures.late_tasks),
        *figures.quality.values(),
    )
    return tuple(map(str, counts))


def field_blocks(summary: Summary) -> list[Block]:
    """Write the figures by field of work; nothing where no task names one."""
    fields = field_figures(summary)
    if not any(one.key for one in fields):
        return []
    rows = [(one.name or _NO_FIELD, *figure_cells(one.figures)) for one in fields]
    table = Table(
        (Column("Lĩnh vực"), *COUNTS),
        (*rows, ("Cộng", *figure_cells(summary.figures.total))),
        header_rows=count_head("Lĩnh vực"),
        emphasised=frozenset({len(rows)}),
    )
    return [Paragraph("Số lượng nhiệm vụ theo lĩnh vực:"), table]


def merged_blocks(summary: Summary) -> list[Block]:
    """Name the tasks that several units report, with what each of them says."""
    names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    said = {
        (one.line.unit.unit, task.id): (task.content, result.status)
        for one in summary.units
        if one.report is not None
        for task, result in counted(one.report)
    }
    rows: list[tuple[str, ...]] = []
    for merge in summary.merging.merged:
        held = [source for source in merge.tasks if source in said]
        if len({unit for unit, _task in held}) < 2:  # noqa: PLR2004 - one unit reports it alone
            continue
        lines = []
        for source in held:
            content, status = said[source]
            state = STATUS_WORDS[status or Status.NOT_STARTED].lower()
            lines.append(f"{names.get(source[0], DASH)}: {content.strip(' .')} ({state})")
        rows.append((str(len(rows) + 1), merge.content, "; ".join(lines)))
    if not rows:
        return []
    told = (
        f"{two(len(rows))} nhiệm vụ do nhiều đơn vị cùng báo cáo được gộp khi tổng hợp; "
        "số liệu của từng đơn vị giữ nguyên:"
    )
    return [Paragraph(told), Table(MERGED_COLUMNS, tuple(rows))]
