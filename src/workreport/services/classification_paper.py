"""The list of people and their levels: in full for leaders, short for departments and the board."""

from collections.abc import Callable, Mapping, Sequence

from workreport.domain.document import Block, Column, Document, Heading, Paragraph, Table
from workreport.services.paper_frame import Frame
from workreport.services.paper_kinds import BOARD, LEADERS
from workreport.services.paper_quota import limited_level, quota_blocks
from workreport.services.paper_ratings import (
    level_of,
    level_table,
    people_schemes,
    rating_parts,
)
from workreport.services.paper_tables import Row, grouped_table, rating_words
from workreport.services.paper_words import DASH, month, text_or_dash
from workreport.services.ports.rows import RatingRow
from workreport.services.summary import PersonSummary, Summary
from workreport.services.summary_paper import rating_table

SHORT_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Họ và tên", weight=1.3),
    Column("Chức vụ", weight=1.3),
    Column("Tự đánh giá", 22, align="center"),
    Column("Cấp duyệt", 22, align="center"),
    Column("Xếp loại", 24, align="center"),
)
BOARD_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Họ và tên", weight=1.3),
    Column("Chức vụ", weight=1.3),
    Column("Xếp loại", 32, align="center"),
)
BEFORE = Column("Tháng trước", 17, align="center")
UNIT_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Đơn vị"),
    Column("Mức", 45, align="center"),
)


def classification_document(
    summary: Summary,
    frame: Frame,
    notes: Mapping[str, str],
    edition: str = LEADERS,
    before: Mapping[str, str] | None = None,
) -> Document:
    """Write the list of a month; must be called while Vietnamese is spoken.

    Leaders get all three voices with points and remarks, the level of the month before
    (``before``, by person), quotas and schemes; departments the voices without points and remarks;
    the board only what was decided.
    """
    numbered = frame.numbered
    shown = month(summary.month.period)
    return Document(
        kind="classification",
        period=summary.month.period,
        letterhead=frame.letterhead,
        title_type="BẢNG TỔNG HỢP",
        subject=f"kết quả đánh giá, xếp loại cán bộ, công chức {shown}",
        place=frame.agency.place,
        issued_on=None if numbered is None else numbered.issued_on,
        blocks=_blocks(summary, notes, edition, before or {}),
        signature=frame.leader_signature(""),
        recipients=frame.recipients(f"Các phòng, {frame.office}"),
        training=frame.agency.training,
        landscape=edition == LEADERS and bool(summary.points),
    )


def _blocks(
    summary: Summary, notes: Mapping[str, str], edition: str, before: Mapping[str, str]
) -> tuple[Block, ...]:
    if not summary.people:
        return (Paragraph("Chưa có số liệu xếp loại."),)
    if edition == LEADERS:
        return (
            Heading(2, "1.", "Cán bộ, công chức"),
            _whole_table(summary, before),
            Heading(2, "2.", "Theo đơn vị"),
            level_table(summary),
            Heading(2, "3.", f"Hạn mức {limited_level(summary)}"),
            *quota_blocks(summary),
            *people_schemes(summary, notes),
        )
    table = _board_table(summary) if edition == BOARD else _short_table(summary)
    return (
        Heading(2, "1.", "Cán bộ, công chức"),
        table,
        Heading(2, "2.", "Tập thể"),
        unit_levels(summary),
    )


def _whole_table(summary: Summary, before: Mapping[str, str]) -> Table:
    """Return the whole table with the level of the month before in front of the remarks."""
    whole = rating_table(summary)
    people = iter([one.person for _name, people in rating_parts(summary) for one in people])
    rows = tuple(
        (*row[:-1], "" if at in whole.groups else before.get(next(people)) or DASH, row[-1])
        for at, row in enumerate(whole.rows)
    )
    heads = tuple((*row[:-1], BEFORE.title, row[-1]) for row in whole.header_rows)
    columns = (*whole.columns[:-1], BEFORE, whole.columns[-1])
    return Table(columns, rows, heads, groups=whole.groups)


def _short_table(summary: Summary) -> Table:
    def cells(one: PersonSummary) -> Row:
        voices = (one.own, one.department, one.decided)
        return (one.name, text_or_dash(one.position), *map(_level, voices))

    return grouped_table(SHORT_COLUMNS, _parts(summary, cells))


def _board_table(summary: Summary) -> Table:
    """List what was decided; what was not is nobody's business yet."""

    def cells(one: PersonSummary) -> Row:
        return (one.name, text_or_dash(one.position), _level(one.decided))

    return grouped_table(BOARD_COLUMNS, _parts(summary, cells))


def _parts(
    summary: Summary, cells: Callable[[PersonSummary], Row]
) -> list[tuple[str, Sequence[Row]]]:
    return [(name, [cells(one) for one in people]) for name, people in rating_parts(summary)]


def _level(voice: RatingRow | None) -> str:
    """Return the level alone: why somebody is not rated stays between the competent."""
    if voice is None:
        return DASH
    return rating_words(voice.level, voice.not_rated)


def unit_levels(summary: Summary) -> Table:
    """List the level of each department, without its points."""
    rows = tuple(
        (str(number), one.line.unit.name, level_of(one))
        for number, one in enumerate(summary.units, start=1)
    )
    return Table(UNIT_COLUMNS, rows)
