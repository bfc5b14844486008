"""The Office's monthly report (R2): what was filed, done, late, rated, and what is asked."""

from collections.abc import Mapping, Sequence

from workreport.domain.calendar import day_ended_by
from workreport.domain.consolidation import QUESTIONS
from workreport.domain.document import (
    Annex,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
)
from workreport.i18n.cut_off_text import cut_off_words
from workreport.services.month import UnitMonthLine
from workreport.services.paper_explanations import Grounds, explanation_annex
from workreport.services.paper_forecasts import forecast_annex, forecast_blocks
from workreport.services.paper_frame import Frame
from workreport.services.paper_overrides import override_blocks
from workreport.services.paper_ratings import rating_blocks, rating_parts
from workreport.services.paper_tables import (
    POINT_COLUMNS,
    TASK_COLUMNS,
    Coming,
    Row,
    coming_annex,
    counted_rows,
    grouped_table,
    point_cells,
    rating_words,
    task_rows,
)
from workreport.services.paper_words import (
    DASH,
    QUESTION_WORDS,
    by_hand_words,
    day,
    letter,
    list_words,
    moment,
    month,
    month_number,
    reason_words,
    said,
    slip_number,
    text_blocks,
    text_or_dash,
    two,
    two_months,
    verdict_words,
)
from workreport.services.rating_points import Points
from workreport.services.summary import PersonSummary, Summary, UnitSummary
from workreport.services.summary_groups import (
    COUNTS,
    count_head,
    field_blocks,
    figure_cells,
    merged_blocks,
)
from workreport.services.summary_judging import judging_blocks, proposals

SYMBOL = "BC"
OWN_WORDS = ("advantages", "limitations")

FILING_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Đơn vị", weight=1.2),
    Column("Thời điểm Văn phòng nhận", 36, align="center"),
    Column("Bản", 13, align="center"),
    Column("Đánh giá"),
)
COUNT_COLUMNS = (Column("Đơn vị"), *COUNTS)
RATING_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Họ và tên", weight=1.4),
    Column("Chức vụ", weight=1.1),
    Column("Tự", 14, align="center"),
    Column("Phòng đề nghị", 18, align="center"),
    Column("Lãnh đạo quyết định", 20, align="center"),
    Column("Nhận xét", weight=2),
)
_POINTS_AT = 3  # the points stand behind the position
RATING_HEAD = (("STT", "Họ và tên", "Chức vụ", "Xếp loại", "Xếp loại", "Xếp loại", "Nhận xét"),)


def summary_document(
    summary: Summary, frame: Frame, coming: Sequence[Coming], grounds: Grounds | None = None
) -> Document:
    """Write the Office's report of a month; must be called while Vietnamese is spoken."""
    grounds = grounds or Grounds()
    period = summary.month.period
    symbol = frame.symbol(SYMBOL)
    numbered = frame.numbered
    return Document(
        kind="summary",
        period=period,
        letterhead=frame.letterhead,
        title_type="BÁO CÁO",
        subject=two_months("kết quả công tác", "nhiệm vụ trọng tâm", period),
        place=frame.agency.place,
        issued_on=None if numbered is None else numbered.issued_on,
        symbol=symbol,
        number="" if numbered is None else numbered.number,
        blocks=(
            *frame.replacing("Báo cáo", symbol),
            *_opening(summary, frame),
            *_filing(summary),
            *override_blocks(summary),
            *_results(summary),
            *forecast_blocks(summary, grounds.forecasts, "4."),
            *judging_blocks(summary),
            *rating_blocks(summary, frame, grounds.notes),
            *proposals(summary, frame, coming, _annex_label(2)),
        ),
        signature=frame.chief_signature(),
        recipients=frame.recipients(f"Các phòng, {frame.office}"),
        annexes=(
            _task_annex(summary, frame, grounds),
            _rating_annex(summary),
            coming_annex(_annex_label(2), coming, period, frame.directory),
            *explanation_annex(_annex_label(3), summary, grounds),
        ),
        training=frame.agency.training,
    )


def _annex_label(index: int) -> str:
    return f"Phụ lục {index + 1}"


def _opening(summary: Summary, frame: Frame) -> list[Block]:
    period = summary.month.period
    text = (
        f"Trên cơ sở báo cáo của các phòng, {frame.office} và kết quả theo dõi, kiểm tra, "
        f"{frame.office} tổng hợp, báo cáo {frame.leaders} kết quả công tác {month(period)} "
        f"và nhiệm vụ trọng tâm {month(period.next)} như sau:"
    )
    return [Paragraph(text)]


# --- I --------------------------------------------------------------------------------------------


def _filing(summary: Summary) -> list[Block]:
    rows = [(str(number), *_filing_row(one)) for number, one in enumerate(summary.units, start=1)]
    opened = summary.month.opened
    return [
        Heading(1, "I", "Tình hình gửi báo cáo"),
        Paragraph(_filing_sentence(summary)),
        *([] if opened is None else [Paragraph(cut_off_words(opened.cut_off))]),
        Table(FILING_COLUMNS, tuple(rows)),
    ]


def _filing_sentence(summary: Summary) -> str:
    expected = [one.line for one in summary.units if one.line.expected]
    filed = [line for line in expected if line.current is not None]
    kinds = [line.verdict.kind for line in filed]
    said_so = [
        f"{two(kinds.count(kind))} đơn vị {words}"
        for kind, words in (
            ("on_time", "đúng hạn"),
            ("on_time_by_extension", "đúng hạn theo gia hạn"),
            ("late", "chậm"),
        )
        if kinds.count(kind)
    ]
    slips = _slips(summary, filed)
    said_so = [f"{words} ({slips})" if words.endswith("gia hạn") else words for words in said_so]
    opened = summary.month.opened
    text = f"Có {two(len(filed))}/{two(len(expected))} đơn vị gửi báo cáo"
    text += f": {', '.join(said_so)}." if said_so else "."
    if opened is not None:
        text = f"Thời hạn gửi báo cáo: hết ngày {day(day_ended_by(opened.report.limit_at))}. {text}"
    missing = [line.unit.name for line in summary.month.missing]
    if missing:
        text += f" {two(len(missing))} đơn vị chưa có báo cáo: {list_words(missing)}."
    return text


def _slips(summary: Summary, filed: Sequence[UnitMonthLine]) -> str:
    """Name the slips of extension that made reports come in time."""
    numbers = [
        slip_number(summary.month.period, line.unit.code, line.verdict.extension or "")
        for line in filed
        if line.verdict.kind == "on_time_by_extension"
    ]
    return f"phiếu số {', số '.join(numbers)}"


def _filing_row(one: UnitSummary) -> Row:
    line, current = one.line, one.line.current
    received_at = None if current is None else current.received_at
    words = [verdict_words(line.verdict, filed=current is not None, received=bool(received_at))]
    if line.in_conflict:
        words.append("có hai bản khác nhau, chưa chọn")
    if line.returns:
        words.append(f"đã trả lại {two(line.returns)} lần")
    if current is not None and current.answer is not None and current.answer.self_check:
        words.append("Văn phòng tự kiểm tra")
    if one.report is not None and one.report.kind == "nil":
        words.append("không phát sinh")
    if one.report is not None and one.report.entered_by_office:
        basis = by_hand_words(one.report.entered_by_office)
        words.append(f"Văn phòng nhập hộ theo {basis}")
    label = DASH if current is None else current.label
    filed_at = line.filed_at or received_at
    if received_at is not None and received_at != filed_at:
        words.append(f"bản {label} nhận {moment(received_at)}")
    return (line.unit.name, moment(filed_at), label, "; ".join(words))


# --- II -------------------------------------------------------------------------------------------


def _results(summary: Summary) -> list[Block]:
    blocks: list[Block] = [
        Heading(1, "II", "Kết quả theo đơn vị"),
        Heading(2, "1.", "Đánh giá chung"),
    ]
    if summary.wording.get("summary"):
        blocks += text_blocks(summary.wording["summary"])
    for question in QUESTIONS:
        blocks += said(QUESTION_WORDS[question], question_words(summary, question))
    blocks += [
        Heading(2, "2.", "Số lượng nhiệm vụ theo đơn vị"),
        _count_table(summary),
        *field_blocks(summary),
        *merged_blocks(summary),
        Heading(2, "3.", "Ưu điểm, hạn chế của từng đơn vị"),
    ]
    for index, one in enumerate(summary.units):
        blocks += _unit_blocks(one, letter(index, len(summary.units)))
    return blocks


def question_words(summary: Summary, question: str) -> str:
    """Answer one of the five questions: the Office's words, else what was drafted."""
    worded = summary.wording.get(question, "").strip()
    if worded:
        return worded
    if question in OWN_WORDS:
        spoken = any(getattr(one, question).strip() for one in summary.units)
        return "nêu theo từng đơn vị tại điểm 3 mục này." if spoken else ""
    return " ".join(reason_words(reason) for reason in summary.questions.get(question, ()))


def _count_table(summary: Summary) -> Table:
    rows = [_count_row(summary, one) for one in summary.units]
    total = _figures(summary, "")
    return Table(
        COUNT_COLUMNS,
        (*rows, ("Cộng", *total)),
        header_rows=count_head("Đơn vị"),
        emphasised=frozenset({len(rows)}),
    )


def _count_row(summary: Summary, one: UnitSummary) -> Row:
    return (one.line.unit.name, *_figures(summary, one.line.unit.unit))


def _figures(summary: Summary, unit: str) -> tuple[str, ...]:
    """Return the figures of a unit, or of all; dashes where no report is held."""
    figures = summary.figures.by_unit.get(unit) if unit else summary.figures.total
    if figures is None or (not unit and not summary.figures.by_unit):
        return (DASH,) * (len(COUNT_COLUMNS) - 1)
    return figure_cells(figures)


def _unit_blocks(one: UnitSummary, mark: str) -> list[Block]:
    head = Heading(3, mark, one.line.unit.name)
    if one.report is None:
        return [head, Paragraph("Chưa có báo cáo.")]
    blocks: list[Block] = [head]
    if one.report.kind == "nil":
        blocks.append(Paragraph("Báo cáo không phát sinh nhiệm vụ trong tháng."))
    for question in ("progress", "time", "quality"):
        if one.wording.get(question):
            blocks += said(QUESTION_WORDS[question], one.wording[question])
    if one.report.kind == "normal" or one.advantages or one.limitations:
        blocks += said(QUESTION_WORDS["advantages"], one.advantages)
        blocks += said(QUESTION_WORDS["limitations"], one.limitations)
    return blocks


# --- annexes --------------------------------------------------------------------------------------


def _task_annex(summary: Summary, frame: Frame, grounds: Grounds) -> Annex:
    parts: list[tuple[str, Sequence[Row]]] = []
    for one in summary.units:
        name = one.line.unit.name
        if one.report is None:
            parts.append((f"{name}: chưa có báo cáo", ()))
            continue
        rows = task_rows(counted_rows(one.report), one.report.as_of, frame.directory)
        title = f"{name} (số liệu đến ngày {day(one.report.as_of)})"
        parts.append((title if rows else f"{name}: không phát sinh nhiệm vụ", rows))
    title = f"Kết quả thực hiện nhiệm vụ {month(summary.month.period)}"
    blocks = (
        grouped_table(TASK_COLUMNS, parts),
        *forecast_annex(summary, grounds.forecasts),
    )
    return Annex(_annex_label(0), title, blocks, landscape=True)


def _rating_annex(summary: Summary) -> Annex:
    title = f"Kết quả xếp loại cán bộ, công chức tháng {month_number(summary.month.period)}"
    title = f"{title} năm {summary.month.period.year}"
    return Annex(_annex_label(1), title, (rating_table(summary),), landscape=bool(summary.points))


def rating_table(summary: Summary) -> Table:
    """List all people by unit with the three voices, points where there are any, and remarks."""
    points = summary.points
    columns: tuple[Column, ...] = RATING_COLUMNS
    head: Row = RATING_HEAD[0]
    if points:
        titles = tuple(column.title for column in POINT_COLUMNS)
        columns = (*columns[:_POINTS_AT], *POINT_COLUMNS, *columns[_POINTS_AT:])
        head = (*head[:_POINTS_AT], *titles, *head[_POINTS_AT:])
    parts = [
        (name, [_rating_row(one, points) for one in people])
        for name, people in rating_parts(summary)
    ]
    table = grouped_table(columns, parts)
    return Table(table.columns, table.rows, (head,), groups=table.groups)


def _rating_row(one: PersonSummary, points: Mapping[str, Points]) -> Row:
    voices = [
        DASH if voice is None else rating_words(voice.level, voice.not_rated)
        for voice in (one.own, one.department, one.decided)
    ]
    cells = point_cells(points.get(one.person)) if points else ()
    return (one.name, text_or_dash(one.position), *cells, *voices, _remark(one))


def _remark(one: PersonSummary) -> str:
    """Return the remark that goes with the level that counts, or why there is none."""
    row = one.counted
    if row is None:
        return DASH
    before = "" if one.department is None else one.department.remark
    return text_or_dash(row.remark or row.not_rated or before)
