"""The letter that reminds departments of a report that is missing: one page, official layout."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from workreport.domain.calendar import day_ended_by
from workreport.domain.document import Block, Bullet, Document, Paragraph
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.timeliness import Verdict
from workreport.ledger.bodies.office import LetterLine
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.paper_frame import Frame
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_rights import sees_all, unit_of_paper
from workreport.services.paper_words import (
    capital,
    day,
    list_words,
    moment_said,
    month,
    two,
)
from workreport.services.reminders import (
    LETTER,
    Reminded,
    chosen_units,
    due_of,
    proposed_due,
    reminders_of,
)

SYMBOL = "CV"


@dataclass(frozen=True, slots=True)
class ReminderMatter:
    """What a letter is written from; ``before`` are the reminders the units had already."""

    period: Period
    lines: tuple[UnitMonthLine, ...]
    limit_at: datetime
    due_on: date
    written_at: datetime
    number: str = ""
    issued_on: date | None = None
    text: str = ""
    before: tuple[Reminded, ...] = ()


def read_reminder(
    look: Look, calendars: Calendars, month_line: MonthLine, options: PaperOptions
) -> ReminderMatter:
    """Gather a letter: one that was issued, by its number, or one that is to be written now.

    Raises:
        RuleError: Nobody is behind, a unit is not missing, or the paper is for others.
        UseError: ``reminder_unknown``, or a unit is unknown.
    """
    opened = month_line.opened
    if opened is None:
        raise RuleError("period_not_open", period=str(month_line.period))
    units = _units(look, month_line, options)
    said = reminders_of(look, month_line.period)
    if options.drawn_at is not None and options.told:
        return _as_told(month_line, said, options, options.drawn_at)
    if options.issued_on is None and (options.number or not sees_all(look)):
        return _issued(month_line, units, said, options.number)
    lines = chosen_units(look, month_line, units)
    concerned = {line.unit.unit for line in lines}
    return ReminderMatter(
        period=month_line.period,
        lines=lines,
        limit_at=opened.report.limit_at,
        due_on=options.due_on or proposed_due(due_of(look, calendars, month_line), lines),
        written_at=look.now,
        number=options.number,
        issued_on=options.issued_on,
        text=options.text.strip(),
        before=tuple(one for one in said if one.unit in concerned),
    )


def told_now(look: Look, month_line: MonthLine, units: Sequence[str]) -> tuple[LetterLine, ...]:
    """Return what a letter issued now says of each unit.

    Raises:
        RuleError: Nobody is behind, or a unit is not missing.
        UseError: A unit is unknown.
    """
    return tuple(
        LetterLine(
            unit=line.unit.unit,
            late_days=line.verdict.late_days if line.verdict.kind == "missing" else 0,
            extension=line.verdict.extension or "",
        )
        for line in chosen_units(look, month_line, units)
    )


def _as_told(
    month_line: MonthLine, said: Sequence[Reminded], options: PaperOptions, at: datetime
) -> ReminderMatter:
    """Return a letter as it is or was issued, whatever its units have sent since."""
    if month_line.opened is None or options.due_on is None:
        raise UseError("reminder_unknown", number=options.number, period=str(month_line.period))
    known = {line.unit.unit: line for line in month_line.units}
    own = options.number, options.issued_on
    concerned = {one.unit for one in options.told}
    return ReminderMatter(
        period=month_line.period,
        lines=tuple(_line_of(known[one.unit], one) for one in options.told if one.unit in known),
        limit_at=month_line.opened.report.limit_at,
        due_on=options.due_on,
        written_at=at,
        number=options.number,
        issued_on=options.issued_on,
        text=options.text.strip(),
        before=tuple(
            one
            for one in said
            if one.unit in concerned and one.at <= at and (one.number, one.issued_on) != own
        ),
    )


def _line_of(line: UnitMonthLine, told: LetterLine) -> UnitMonthLine:
    kind = "missing" if told.late_days else "pending"
    return replace(line, verdict=Verdict(kind, told.late_days, told.extension or None))


def _units(look: Look, month_line: MonthLine, options: PaperOptions) -> tuple[str, ...]:
    if not sees_all(look):
        return (unit_of_paper(look, month_line.period, options.unit).unit,)
    named = options.units or ((options.unit,) if options.unit else ())
    return tuple(look.directory.unit(one, month_line.period.last_day).unit for one in named)


def _issued(
    month_line: MonthLine, units: Sequence[str], said: Sequence[Reminded], number: str
) -> ReminderMatter:
    """Return the letter as it was issued; without a number the last one to the units."""
    letters = [
        one
        for one in said
        if one.way == LETTER
        and (not units or one.unit in units)
        and (not number or one.number == number)
    ]
    if not letters or month_line.opened is None:
        raise UseError("reminder_unknown", number=number, period=str(month_line.period))
    last = letters[-1]
    same = [one for one in said if one.reminder == last.reminder]
    told = {one.unit for one in same if not units or one.unit in units}
    earlier = tuple(one for one in said if one.unit in told and one.at < last.at)
    return ReminderMatter(
        period=month_line.period,
        lines=tuple(line for line in month_line.units if line.unit.unit in told),
        limit_at=month_line.opened.report.limit_at,
        due_on=last.due_on or day_ended_by(month_line.opened.report.limit_at),
        written_at=last.at,
        number=last.number,
        issued_on=last.issued_on,
        text=last.text,
        before=earlier,
    )


def reminder_document(matter: ReminderMatter, frame: Frame) -> Document:
    """Write the letter; must be called while Vietnamese is spoken."""
    names = [line.unit.name for line in matter.lines]
    symbol = frame.symbol(SYMBOL)
    blocks: list[Block] = [
        *frame.replacing("Công văn", symbol),
        Paragraph(
            f"Theo quy định, báo cáo công tác {month(matter.period)} gửi về {frame.office} "
            f"chậm nhất hết ngày {day(day_ended_by(matter.limit_at))}."
        ),
        *_missing(matter, frame),
        *_reminded_before(matter, frame),
        Paragraph(
            f"Đề nghị {_they(names)} hoàn thành và gửi báo cáo về {frame.office} chậm nhất hết "
            f"ngày {day(matter.due_on)}; nếu có vướng mắc, nêu rõ nguyên nhân và thời gian gửi để "
            f"{frame.office} tổng hợp, báo cáo {frame.leaders}."
        ),
        *([Paragraph(matter.text)] if matter.text else []),
        Paragraph(
            f"Quá thời hạn trên, {frame.office} tổng hợp số liệu của các đơn vị đã gửi và báo cáo "
            f"{frame.leaders} những đơn vị chưa có báo cáo."
        ),
    ]
    return Document(
        kind="reminder",
        period=matter.period,
        letterhead=frame.letterhead,
        title_type="",
        subject=f"nhắc gửi báo cáo công tác {month(matter.period)}",
        place=frame.agency.place,
        issued_on=matter.issued_on,
        symbol=symbol,
        number=matter.number,
        addressee=list_words(names),
        blocks=tuple(blocks),
        signature=frame.chief_signature(),
        recipients=("Như trên", *frame.recipients()),
        training=frame.agency.training,
    )


def _they(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else "các đơn vị"


def _missing(matter: ReminderMatter, frame: Frame) -> list[Block]:
    at = moment_said(matter.written_at)
    if len(matter.lines) == 1:
        line = matter.lines[0]
        return [
            Paragraph(
                f"Đến {at}, {frame.office} chưa nhận được báo cáo của {line.unit.name}"
                f"{_since(line)}."
            )
        ]
    lead = f"Đến {at}, {frame.office} chưa nhận được báo cáo của {two(len(matter.lines))} đơn vị:"
    return [Paragraph(lead), *(Bullet(f"{one.unit.name}{_since(one)}") for one in matter.lines)]


def _since(line: UnitMonthLine) -> str:
    """Say since when a report is missing and which extension had been granted."""
    verdict = line.verdict
    said = [f"đã được gia hạn, phiếu số {verdict.extension}"] if verdict.extension else []
    if verdict.kind == "missing" and verdict.late_days:
        said.append(f"quá hạn {two(verdict.late_days)} ngày làm việc")
    return f" ({'; '.join(said)})" if said else ""


def _reminded_before(matter: ReminderMatter, frame: Frame) -> list[Block]:
    """Name what was said before, one after the other, each letter and call once."""
    known: dict[str, str] = {}
    for one in matter.before:
        if one.numbered and one.issued_on is not None:
            known[one.reminder] = f"công văn số {one.numbered} ngày {day(one.issued_on)}"
        else:
            known[one.reminder] = f"điện thoại lúc {moment_said(one.at)}"
    if not known:
        return []
    ways = list_words(known.values())
    return [Paragraph(f"{capital(frame.office)} đã nhắc việc này bằng {ways}.")]
