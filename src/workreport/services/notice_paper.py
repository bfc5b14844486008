"""The notice of the leaders' conclusion (R3): judged tasks, classification, tasks ahead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from workreport.domain.calendar import day_ended_by
from workreport.domain.document import (
    Annex,
    Block,
    Bullet,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
)
from workreport.domain.errors import RuleError
from workreport.domain.task import Origin
from workreport.ledger.bodies.agency import PeriodOpen
from workreport.ledger.bodies.office import Conclusion
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.book import Look
from workreport.services.paper_frame import Frame
from workreport.services.paper_ratings import level_of, level_table, rating_parts
from workreport.services.paper_tables import (
    Coming,
    Row,
    coming_annex,
    coming_table,
    grouped_table,
    once_each,
    rating_words,
    read_coming,
)
from workreport.services.paper_words import (
    QUESTION_WORDS,
    day,
    decimal,
    letter,
    month,
    month_number,
    quoted,
    said,
    text_blocks,
    text_or_dash,
    two,
)
from workreport.services.summary import Summary
from workreport.services.summary_paper import question_words
from workreport.services.text_drafts import ASSESSMENT, ORGANISATION, drafted_conclusions

SYMBOL = "TB"
_VERDICTS = (
    ("late", "Nhiệm vụ chậm"),
    ("low_quality", "Nhiệm vụ chất lượng thấp"),
    ("not_implemented", "Nhiệm vụ chưa thực hiện"),
    ("free", "Ý kiến khác đối với đơn vị"),
)

LEVEL_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Họ và tên", weight=1.3),
    Column("Chức vụ", weight=1.3),
    Column("Xếp loại", 32, align="center"),
)
GRADE_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Đơn vị"),
    Column("Điểm", 25, align="center"),
    Column("Mức", 38, align="center"),
)


@dataclass(frozen=True, slots=True)
class Concluded:
    """One conclusion with the content of the task it speaks about."""

    body: Conclusion
    content: str = ""
    author: str = ""  # name of the leader who wrote it


@dataclass(frozen=True, slots=True)
class NoticeMatter:
    """What the notice is written from."""

    summary: Summary
    concluded: tuple[Concluded, ...]
    assigned: tuple[Coming, ...]  # tasks that the conclusions give
    coming: tuple[Coming, ...]  # every task of the next month
    following: PeriodOpen | None = None
    is_early: bool = False  # nothing of it was decided yet

    @property
    def meeting_on(self) -> date | None:
        """The day of the meeting, when one is stated."""
        return max((c.body.meeting_on for c in self.concluded if c.body.meeting_on), default=None)

    @property
    def presider(self) -> str:
        """The one leader in whose name all conclusions stand; empty when there are several."""
        names = {each.body.decided_by or each.author for each in self.concluded}
        return next(iter(names)) if len(names) == 1 else ""


def notice_document(matter: NoticeMatter, frame: Frame, *, points: bool = True) -> Document:
    """Write the notice of a month; must be called while Vietnamese is spoken.

    A draft that goes to the departments before it is signed leaves the ``points`` out.
    """
    summary = matter.summary
    period = summary.month.period
    symbol = frame.symbol(SYMBOL)
    numbered = frame.numbered
    levels, ratings = _decided(summary)
    annexes = [coming_annex("Phụ lục 1", matter.coming, period, frame.directory)]
    if levels.people:
        annexes.append(_level_annex(levels))
    return Document(
        kind="notice",
        period=period,
        letterhead=frame.letterhead,
        title_type="THÔNG BÁO",
        subject=f"kết luận của {frame.leaders} tại hội nghị giao ban công tác {month(period)}",
        place=frame.agency.place,
        issued_on=None if numbered is None else numbered.issued_on,
        symbol=symbol,
        number="" if numbered is None else numbered.number,
        blocks=(
            *frame.replacing("Thông báo", symbol),
            Paragraph(_opening(matter, frame)),
            *_assessment(matter),
            *_judged(matter),
            Heading(2, "3.", "Kết quả xếp loại"),
            *ratings,
            *_grades(summary, points=points),
            *_tasks(matter, frame),
            *_organisation(matter, frame),
        ),
        signature=frame.leader_signature(matter.presider),
        recipients=frame.recipients(f"Các phòng, {frame.office}"),
        annexes=tuple(annexes),
        training=frame.agency.training,
    )


def _opening(matter: NoticeMatter, frame: Frame) -> str:
    period = matter.summary.month.period
    held = f"Ngày {day(matter.meeting_on)}, " if matter.meeting_on else ""
    text = (
        f"{held}{frame.leaders} họp giao ban, đánh giá kết quả công tác {month(period)}. "
        f"Sau khi nghe {frame.office} báo cáo và ý kiến thảo luận, {frame.leaders} kết luận "
        "như sau:"
    )
    return text[0].upper() + text[1:]


# --- 1 and 2 --------------------------------------------------------------------------------------


def _assessment(matter: NoticeMatter) -> list[Block]:
    summary = matter.summary
    blocks: list[Block] = [Heading(2, "1.", "Đánh giá chung")]
    if summary.wording.get(ASSESSMENT):
        blocks += text_blocks(summary.wording[ASSESSMENT])
    else:
        blocks += _drafted_assessment(summary)
    general = [
        Paragraph(each.body.text)
        for each in matter.concluded
        if not each.body.unit and each.body.text
    ]
    return [*blocks, *general]


def _drafted_assessment(summary: Summary) -> list[Block]:
    """Take over what the Office's own report says; else tell progress and time from data."""
    if summary.wording.get("summary"):
        blocks = text_blocks(summary.wording["summary"])
    else:
        told = (question_words(summary, question) for question in ("progress", "time"))
        blocks = [Paragraph(" ".join(words for words in told if words))]
    for question in ("advantages", "limitations"):
        if summary.wording.get(question):
            blocks += said(QUESTION_WORDS[question], summary.wording[question])
    return blocks


def _judged(matter: NoticeMatter) -> list[Block]:
    names = {one.line.unit.unit: one.line.unit.name for one in matter.summary.units}
    title = "Nhiệm vụ chậm, chất lượng thấp, chưa thực hiện và trách nhiệm"
    blocks: list[Block] = [Heading(2, "2.", title)]
    index = 0
    for verdict, words in _VERDICTS:
        spoken = [
            each for each in matter.concluded if each.body.verdict == verdict and each.body.unit
        ]
        if spoken:
            blocks.append(Heading(3, letter(index), words))
            blocks += [Bullet(_conclusion_words(each, names)) for each in spoken]
            index += 1
    if not index:
        blocks.append(Paragraph("Không có."))
    return blocks


def _conclusion_words(each: Concluded, names: dict[str, str]) -> str:
    unit = names.get(each.body.unit, "")
    content = each.content.strip(" .;")
    text = each.body.text.strip().rstrip(".;")
    about = f"nhiệm vụ {quoted(content)}" if content else ""
    told = ". ".join(part for part in (about, text) if part)
    return ": ".join(part for part in (unit, told) if part) + "."


# --- 3 --------------------------------------------------------------------------------------------


def _decided(summary: Summary) -> tuple[Summary, list[Block]]:
    """Return the month with its decided people only, and what section 3 says about them."""
    people = tuple(one for one in summary.people if one.decided is not None)
    levels = replace(summary, people=people)
    if not people:
        return levels, [Paragraph("Chưa có quyết định xếp loại cán bộ, công chức.")]
    number = month_number(summary.month.period)
    text = (
        f"Thông qua kết quả xếp loại tháng {number} đối với {two(len(people))} cán bộ, công chức "
        "(danh sách tại Phụ lục 2)."
    )
    waiting = len(summary.people) - len(people)
    if waiting:
        text += f" {two(waiting)} người chưa có quyết định xếp loại."
    return levels, [Paragraph(text), level_table(levels)]


def _grades(summary: Summary, *, points: bool) -> list[Block]:
    """List the levels of the departments; a score is for the leaders and the department itself."""
    graded = [one for one in summary.units if one.grade.score is not None]
    if not graded:
        return []
    rows = tuple(
        (str(number), one.line.unit.name, decimal(one.grade.score), level_of(one))
        for number, one in enumerate(graded, start=1)
    )
    if points:
        return [Paragraph("Kết quả chấm điểm, xếp mức đơn vị:"), Table(GRADE_COLUMNS, rows)]
    columns = (*GRADE_COLUMNS[:2], GRADE_COLUMNS[3])
    plain = tuple((*row[:2], row[3]) for row in rows)
    return [Paragraph("Kết quả xếp mức đơn vị:"), Table(columns, plain)]


def _level_annex(levels: Summary) -> Annex:
    """List who is of which level; remarks concern only the person and those competent."""
    parts: list[tuple[str, Sequence[Row]]] = []
    for name, people in rating_parts(levels):
        rows: list[Row] = [
            (one.name, text_or_dash(one.position), rating_words(row.level, row.not_rated))
            for one in people
            if (row := one.decided) is not None
        ]
        parts.append((name, rows))
    title = f"Kết quả xếp loại cán bộ, công chức {month(levels.month.period)}"
    return Annex("Phụ lục 2", title, (grouped_table(LEVEL_COLUMNS, parts),))


# --- 4 and 5 --------------------------------------------------------------------------------------


def _tasks(matter: NoticeMatter, frame: Frame) -> list[Block]:
    after = month_number(matter.summary.month.period.next)
    head = Heading(2, "4.", f"Nhiệm vụ tháng {after}")
    if not matter.assigned:
        return [head, Paragraph(f"Các đơn vị thực hiện nhiệm vụ tháng {after} theo Phụ lục 1.")]
    lead = f"{frame.leaders} giao {two(len(matter.assigned))} nhiệm vụ sau đây:"
    rest = f"Các nhiệm vụ khác của tháng {after} thực hiện theo Phụ lục 1."
    return [
        head,
        Paragraph(lead[0].upper() + lead[1:]),
        coming_table(matter.assigned, frame.directory, portrait=True),
        Paragraph(rest),
    ]


def _organisation(matter: NoticeMatter, frame: Frame) -> list[Block]:
    worded = matter.summary.wording.get(ORGANISATION, "")
    words = worded or organisation_words(matter, frame)
    return [Heading(2, "5.", "Tổ chức thực hiện"), *text_blocks(words)]


def organisation_words(matter: NoticeMatter, frame: Frame) -> str:
    """Return what section 5 says while the Office has not worded it."""
    after = month_number(matter.summary.month.period.next)
    limit = (
        f"theo thời hạn gửi báo cáo tháng {after}"
        if matter.following is None
        else f"chậm nhất hết ngày {day(day_ended_by(matter.following.report.target_at))}"
    )
    office = frame.office
    return (
        f"Các phòng, {office} căn cứ kết luận này tổ chức thực hiện; báo cáo kết quả về "
        f"{office} {limit}.\n"
        f"{office} theo dõi, đôn đốc việc thực hiện và tổng hợp, báo cáo {frame.leaders}."
    )


# --- reading --------------------------------------------------------------------------------------


def read_notice(look: Look, summary: Summary, *, drafts: bool = False) -> NoticeMatter:
    """Gather the leaders' word on a month; ``drafts`` adds what is typed of it here and unsigned.

    Raises:
        RuleError: ``paper_not_concluded``: there is nothing the leaders decided, and no draft of
            it is wanted.
    """
    month_line = summary.month
    period = month_line.period
    pinned = (
        set(month_line.close.conclusions) if month_line.is_pinned and month_line.close else None
    )
    concluded = [
        Concluded(
            fact.body, _content(look, fact.body.task), look.directory.person_name(fact.author)
        )
        for fact in month_line.conclusions
        if isinstance(fact.body, Conclusion) and (pinned is None or fact.entry in pinned)
    ]
    decided = any(one.decided is not None for one in summary.people)
    is_early = not (concluded or decided or month_line.is_pinned)
    if is_early and not drafts:
        raise RuleError("paper_not_concluded", period=str(period))
    if drafts and not month_line.is_pinned:
        concluded += [
            Concluded(body, _content(look, body.task)) for body in drafted_conclusions(look, period)
        ]
    units = [one.line.unit.unit for one in summary.units]
    coming = read_coming(look, summary)
    assigned = _assigned(concluded, coming)
    opened = look.one("period.open", "period.change", period=str(period.next))
    return NoticeMatter(
        summary=summary,
        concluded=_ordered(concluded, units),
        assigned=once_each(assigned, units),
        coming=once_each([*coming, *assigned], units),
        following=opened.body if opened and isinstance(opened.body, PeriodOpen) else None,
        is_early=is_early,
    )


def _assigned(concluded: Iterable[Concluded], coming: Sequence[Coming]) -> list[Coming]:
    """Return the tasks that conclusions give: as planned since, else as they were worded."""
    planned = {each.task: each for each in coming if each.task}
    return [
        planned.get(each.body.next_task)
        or Coming(
            unit=each.body.unit,
            content=each.body.text or each.content,
            due_on=each.body.next_due_on,
            origin=Origin.CONCLUSION,
            task=each.body.next_task,
        )
        for each in concluded
        if each.body.next_task and each.body.unit
    ]


def _ordered(concluded: Iterable[Concluded], units: Sequence[str]) -> tuple[Concluded, ...]:
    order = {unit: index for index, unit in enumerate(units)}
    last = len(units)
    return tuple(
        sorted(
            concluded,
            key=lambda each: (order.get(each.body.unit, last), each.content, each.body.conclusion),
        )
    )


def _content(look: Look, task_id: str) -> str:
    row = look.projections.task(task_id) if task_id else None
    return "" if row is None else msgspec.json.decode(row.body, type=TaskBody).content
