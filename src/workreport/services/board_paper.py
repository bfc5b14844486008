"""The board of a month on paper: how far each department is, and how it was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workreport.domain.calendar import day_ended_by, local_day
from workreport.domain.document import Block, Column, Document, Heading, Paragraph, Run, Table
from workreport.domain.workflow import UnitState
from workreport.services.grade_words import unit_level_words
from workreport.services.histories import Matrix
from workreport.services.history_sheets import paper_table
from workreport.services.history_tables import units_table
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.paper_frame import Frame
from workreport.services.paper_words import (
    DASH,
    capital,
    day,
    moment,
    moment_said,
    month,
    two,
    verdict_words,
)
from workreport.services.reminders import Reminded

MONTHS_BEFORE = 11
_TIME = 25
_COLUMNS = (
    Column("STT", 10, align="center"),
    Column("Đơn vị", weight=1.4),
    Column("Đang ở bước", 28),
    Column("Văn phòng nhận", _TIME, align="center"),
    Column("Kiểm tra", 32),
    Column("Trả lại", 28),
    Column("Chấp nhận", _TIME, align="center"),
    Column("Chấm điểm", 24, align="center"),
    Column("Đúng hạn", weight=1.0),
    Column("Nhiệm vụ", 22, align="center"),
)
_STEPS = {
    UnitState.NOT_FILED: "Chưa có báo cáo",
    UnitState.FILED: "Đã tiếp nhận",
    UnitState.RECEIVED: "Đã tiếp nhận",
    UnitState.RECALL_ASKED: "Đã xin rút",
    UnitState.IN_CHECK: "Đang kiểm tra",
    UnitState.RETURNED: "Đã trả lại",
    UnitState.ACCEPTED: "Đã chấp nhận",
    UnitState.GRADED: "Đã chấm điểm",
    UnitState.CONCLUDED: "Đã kết luận",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMatter:
    """What the paper is written of."""

    month: MonthLine
    before: Matrix
    reminded: Sequence[Reminded]
    drawn_at: datetime


def board_document(matter: BoardMatter, frame: Frame) -> Document:
    """Write the board; must be called while Vietnamese is spoken."""
    return Document(
        kind="board",
        period=matter.month.period,
        letterhead=frame.letterhead,
        title_type="BẢNG THEO DÕI",
        subject=f"báo cáo {month(matter.month.period)} của các đơn vị",
        place=frame.agency.place,
        issued_on=local_day(matter.drawn_at),
        blocks=tuple(_blocks(matter, frame)),
        signature=frame.chief_signature(),
        training=frame.agency.training,
        landscape=True,
    )


def _blocks(matter: BoardMatter, frame: Frame) -> list[Block]:
    opened = matter.month.opened
    blocks: list[Block] = [Paragraph(_counts(matter))]
    if opened is not None:
        limit, target = opened.report.limit_at, opened.office.limit_at
        blocks.append(
            Paragraph(
                f"Các đơn vị gửi báo cáo chậm nhất hết ngày {day(day_ended_by(limit))}; "
                f"{frame.office} tổng hợp xong chậm nhất hết ngày {day(day_ended_by(target))}."
            )
        )
    names = {one.person: one.name for one in frame.directory.people.values()}
    blocks += [Heading(2, "1.", "Các bước của từng đơn vị"), _table(matter, names)]
    blocks.append(
        _note(
            "Nhiệm vụ: số đã hoàn thành, đang thực hiện, chưa thực hiện. Văn phòng nhận và chấp "
            "nhận: ngày giờ của bản đang có hiệu lực; dấu gạch: chưa tới bước đó."
        )
    )
    blocks.append(Heading(2, "2.", f"Gửi báo cáo {MONTHS_BEFORE} tháng trước"))
    if not matter.before.opened:
        return [*blocks, Paragraph("Chưa có tháng nào trước đây.")]
    before = units_table(matter.before)
    return [*blocks, paper_table(before), *map(_note, before.notes)]


def _counts(matter: BoardMatter) -> str:
    lines = matter.month.units
    states = [line.state for line in lines]
    counted = (
        (sum(line.expected for line in lines), "đơn vị phải gửi"),
        (sum(line.expected and line.current is None for line in lines), "chưa có báo cáo"),
        (states.count(UnitState.RETURNED), "đã trả lại"),
        (states.count(UnitState.IN_CHECK), "đang kiểm tra"),
        (sum(line.facts.answer == "accepted" for line in lines), "đã chấp nhận"),
        (sum(bool(line.grade and line.grade.score) for line in lines), "đã chấm điểm"),
    )
    words = ", ".join(f"{two(count)} {what}" for count, what in counted)
    return f"Lúc {moment_said(matter.drawn_at)}: {words}."


def _table(matter: BoardMatter, names: dict[str, str]) -> Table:
    said: dict[str, list[Reminded]] = {}
    for one in matter.reminded:
        said.setdefault(one.unit, []).append(one)
    rows = tuple(
        (str(number), *_row(line, names, said.get(line.unit.unit, [])))
        for number, line in enumerate(matter.month.units, start=1)
    )
    return Table(_COLUMNS, rows)


def _row(line: UnitMonthLine, names: dict[str, str], said: list[Reminded]) -> tuple[str, ...]:
    current, counts, grade = line.current, line.counts, line.grade
    received = DASH if current is None else moment(current.received_at)
    if current is not None and current.received_at is not None:
        received = f"{received}, bản {current.label}"
    verdict = verdict_words(
        line.verdict,
        filed=current is not None,
        received=current is not None and current.received_at is not None,
    )
    if current is None and line.extensions:
        until = max(one.until_at for one in line.extensions)
        verdict = f"{verdict}; gia hạn đến hết {day(day_ended_by(until))}"
    if said:
        verdict = f"{verdict}; đã nhắc {two(len(said))} lần"
    return (
        line.unit.name,
        "Hai bản cùng hiệu lực" if line.in_conflict else _STEPS[line.state],
        received,
        _checked(line, names),
        _returned(line),
        moment(current.answered_at)
        if current is not None and line.facts.answer == "accepted"
        else DASH,
        DASH
        if grade is None or not grade.score
        else f"{grade.score.replace('.', ',')} {unit_level_words(grade.level)}".strip(),
        capital(verdict),
        DASH
        if counts is None
        else f"{counts.completed} · {counts.in_progress} · {counts.not_started}",
    )


def _checked(line: UnitMonthLine, names: dict[str, str]) -> str:
    current = line.current
    if current is None or not current.checked_by:
        return DASH
    return f"{names.get(current.checked_by, DASH)}, từ {moment(current.checked_since)}"


def _returned(line: UnitMonthLine) -> str:
    if not line.returns:
        return DASH
    times = f"{two(line.returns)} lần"
    answer = None if line.current is None else line.current.answer
    if line.state is UnitState.RETURNED and answer is not None and answer.due_at is not None:
        return f"{times}, hạn gửi lại {day(day_ended_by(answer.due_at))}"
    return times


def _note(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text, italic=True),))
