"""The paper "Lịch tuần": one landscape page, a row for each thing that is due, day by day."""

from datetime import date

from workreport.domain.document import Column, Document, Paragraph, Run, Table
from workreport.domain.period import Period
from workreport.domain.week import Week, WeekDay, WeekLine
from workreport.i18n.formats import weekday_text
from workreport.services.directory import Directory
from workreport.services.paper_frame import Frame
from workreport.services.paper_words import DASH, capital, day, list_words, text_or_dash

_COLUMNS = (
    Column("Ngày", 34),
    Column("Nội dung đến hạn", weight=4.0),
    Column("Đơn vị chủ trì", weight=1.5),
    Column("Người thực hiện", weight=1.5),
    Column("Phối hợp", weight=1.5),
    Column("Lãnh đạo chỉ đạo", weight=1.5),
)


def week_document(week: Week, frame: Frame, directory: Directory, unit: str = "") -> Document:
    """Write a week; must be called while Vietnamese is spoken."""
    span = f"Từ {_named(week.monday)} đến {_named(week.sunday)}"
    head = frame.letterhead
    if unit:
        head = frame.letterhead_of(directory.unit_name(unit))
    blocks = [Table(_COLUMNS, tuple(row for one in week.days for row in _rows(one, directory)))]
    notes = []
    if week.overdue:
        words = f"Quá hạn chưa xong từ trước tuần này: {len(week.overdue)} việc."
        notes.append(Paragraph(runs=(Run(words, italic=True),)))
    return Document(
        kind="week",
        period=Period.of(week.monday),
        letterhead=head,
        title_type="LỊCH TUẦN",
        subject=span,
        place=frame.agency.place,
        blocks=(*blocks, *notes),
        training=frame.agency.training,
        landscape=True,
    )


def _rows(one: WeekDay, directory: Directory) -> list[tuple[str, ...]]:
    date_words = f"{capital(weekday_text(one.day))} {one.day:%d/%m}"
    if not one.lines:
        words = DASH if one.is_working else "Nghỉ"
        return [(date_words, words, "", "", "", "")]
    return [
        (date_words if place == 0 else "", *_cells(line, directory))
        for place, line in enumerate(one.lines)
    ]


def _cells(line: WeekLine, directory: Directory) -> tuple[str, ...]:
    late = " (quá hạn)" if line.is_overdue else ""
    return (
        f"{line.content}{late}",
        _short(directory, line.unit),
        text_or_dash(line.owner),
        list_words(_short(directory, unit) for unit in line.partners) or DASH,
        text_or_dash(line.director),
    )


def _short(directory: Directory, unit: str) -> str:
    """Name a unit as briefly as its people do: a week has one page."""
    known = directory.units.get(unit)
    return "" if known is None else known.short or known.name


def _named(value: date) -> str:
    return f"{weekday_text(value)} {day(value)}"
