"""The pack for a meeting: what must be decided, the month on one page, and all its papers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from workreport.domain.document import (
    Block,
    Bullet,
    Chart,
    ChartRow,
    Charts,
    Column,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from workreport.domain.paper_code import mark_in
from workreport.ledger.bodies.agency import PersonSet
from workreport.services.paper_frame import Frame
from workreport.services.paper_kinds import LEADERS
from workreport.services.paper_quota import level_name
from workreport.services.paper_tables import NOT_RATED
from workreport.services.paper_words import month, text_or_dash, two
from workreport.services.summary import Summary
from workreport.services.summary_judging import questions_for_leaders

MOST_COPIES = 99  # two figures
NOTHING_TO_DECIDE = "Không có nội dung phải quyết định."
STATES = ("completed", "in_progress", "not_started")
FIGURE_COLUMNS = (
    Column("Chỉ tiêu", weight=2.2),
    Column("Số liệu", 24, align="center"),
    Column("Chỉ tiêu", weight=2.2),
    Column("Số liệu", 24, align="center"),
)
RECALL_COLUMNS = (
    Column("Bản số", 15, align="center"),
    Column("Người nhận"),
    Column("Chức vụ"),
    Column("Ký nhận", 23),
    Column("Ký trả", 23),
    Column("Ghi chú", 22),
)


def pack_document(
    summary: Summary, frame: Frame, enclosed: tuple[Document, ...], edition: str = LEADERS
) -> Document:
    """Write the pack around its papers; must be called while Vietnamese is spoken."""
    asked: list[Block] = []
    if edition == LEADERS:
        tasks = f"Phụ lục 3 của {_place(enclosed, 'summary')}"
        people = _place(enclosed, "classification")
        questions = questions_for_leaders(summary, tasks, people) or [NOTHING_TO_DECIDE]
        asked = [Heading(1, "I", f"Nội dung trình {frame.leaders} quyết định")]
        asked += [Bullet(question) for question in questions]
    charts = _charts(summary, edition)
    return Document(
        kind="pack",
        period=summary.month.period,
        letterhead=frame.letterhead,
        title_type="HỒ SƠ HỌP",
        subject=f"giao ban công tác {month(summary.month.period)}",
        place=frame.agency.place,
        blocks=(
            *asked,
            Heading(1, "II" if asked else "I", "Số liệu chính"),
            _figures(summary),
            *([Charts(tuple(charts))] if charts else []),
            PageBreak(),
            Heading(1, "III" if asked else "II", "Mục lục"),
            Contents(),
        ),
        enclosed=tuple(replace(each, mark="") for each in enclosed),
        numbered_through=True,
        training=frame.agency.training,
    )


def _place(enclosed: Sequence[Document], kind: str) -> str:
    """Name a paper of the pack by its number, as its pages and the contents do."""
    found = (number for number, one in enumerate(enclosed, start=1) if one.kind == kind)
    number = next(found, None)
    return "báo cáo tổng hợp" if number is None else f"tài liệu {number}"


def _figures(summary: Summary) -> Table:
    """Put the month into one small table, two figures beside each other."""
    total = summary.figures.total
    expected = [one.line for one in summary.units if one.line.expected]
    filed = [line for line in expected if line.current is not None]
    late = sum(line.verdict.kind == "late" for line in filed)
    decided = sum(one.decided is not None for one in summary.people)
    known = (
        ("Đơn vị đã gửi báo cáo", f"{len(filed)}/{len(expected)}"),
        ("Đơn vị gửi chậm", str(late)),
        ("Nhiệm vụ đã hoàn thành", str(total.counts.get("completed", 0))),
        ("Nhiệm vụ đang thực hiện", str(total.counts.get("in_progress", 0))),
        ("Nhiệm vụ chưa thực hiện", str(total.counts.get("not_started", 0))),
        ("Nhiệm vụ chậm", str(len(total.late_tasks))),
        ("Sản phẩm chất lượng thấp", str(len(total.low_quality))),
        ("Cán bộ đã quyết định xếp loại", f"{decided}/{len(summary.people)}"),
    )
    rows = tuple((*known[at], *known[at + 1]) for at in range(0, len(known), 2))
    return Table(FIGURE_COLUMNS, rows)


def _charts(summary: Summary, edition: str) -> list[Chart]:
    """Draw tasks by department and people by level; levels only where they may be known."""
    tasks = [
        ChartRow(one.line.unit.name, tuple(figures.counts.get(state, 0) for state in STATES))
        for one in summary.units
        if (figures := summary.figures.by_unit.get(one.line.unit.unit)) is not None
    ]
    parts = ("Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện")
    found = [Chart("Nhiệm vụ theo đơn vị", parts, tuple(tasks))] if tasks else []
    levels = Counter(
        (row.level or NOT_RATED)
        for one in summary.people
        if (row := one.counted if edition == LEADERS else one.decided) is not None
    )
    names = [level for level in (*summary.levels, NOT_RATED) if levels[level]]
    if names:
        rows = tuple(ChartRow(_titled(name), (levels[name],)) for name in names)
        found.append(Chart("Cán bộ, công chức theo mức xếp loại", ("Số người",), rows))
    return found


def _titled(level: str) -> str:
    words = level if level == NOT_RATED else level_name(level)
    return words[:1].upper() + words[1:]


def as_copy(document: Document, number: int) -> Document:
    """Return a pack as the copy of a number: its first page says so, the square of each page too.

    The data is the same in every copy, and so is the code.
    """
    if not number:
        return document
    mark = mark_in(document.mark)
    told = "" if mark is None else replace(mark, about=(*mark.about, ("copy", str(number)))).text
    return replace(document, copy_mark=f"Bản số {number:02d}", mark=told or document.mark)


def recall_document(summary: Summary, frame: Frame, count: int = 0) -> Document:
    """List the copies of a pack with who gets them; signed at receipt and when given back.

    Copies up to ``count`` that nobody gets yet are spare: their holder is written in by hand.
    """
    people = receivers(frame)
    rows = [
        (two(number), one.name, text_or_dash(one.position), "", "", "")
        for number, one in enumerate(people, start=1)
    ]
    rows += [
        (two(number), "", "", "", "", "Dự phòng") for number in range(len(rows) + 1, count + 1)
    ]
    return Document(
        kind="recall",
        period=summary.month.period,
        letterhead=frame.letterhead,
        title_type="DANH SÁCH",
        subject=f"nhận và thu hồi hồ sơ họp giao ban công tác {month(summary.month.period)}",
        place=frame.agency.place,
        blocks=(
            Paragraph(
                f"Hồ sơ họp gồm {two(len(rows))} bản đánh số, phát theo danh sách dưới đây và "
                f"thu hồi đủ sau hội nghị."
            ),
            Table(RECALL_COLUMNS, tuple(rows)),
        ),
        signature=frame.chief_signature(),
        training=frame.agency.training,
    )


def receivers(frame: Frame) -> tuple[PersonSet, ...]:
    """Return who gets a copy: the leaders, then the first of each department."""
    directory = frame.directory
    found = {one.person: one for one in directory.leaders}
    for unit in directory.in_order:
        members = directory.members(unit.unit)
        if members:
            found.setdefault(members[0].person, members[0])
    return tuple(found.values())
