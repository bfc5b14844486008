"""The review of a quarter, half-year or year: an official report of the Office over its months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workreport.domain.document import (
    Annex,
    Basis,
    Block,
    Bullet,
    Charts,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from workreport.domain.merit import COMMEND, CRITICISE, PEOPLE, UNITS, Named
from workreport.domain.period import Period, Span
from workreport.services.history_sheets import paper_table
from workreport.services.history_tables import (
    HistoryTable,
    people_table,
    standing_table,
    units_table,
)
from workreport.services.paper_frame import Frame, Numbered
from workreport.services.paper_kinds import LEADERS
from workreport.services.paper_lines import PaperLine
from workreport.services.paper_words import DASH, day, list_words, lowered, two
from workreport.services.past_conclusions import JUDGED
from workreport.services.review_gathering import ReviewMatter
from workreport.services.review_indices import index_blocks
from workreport.services.review_levels import (
    OUTSIDE,
    grade_table,
    level_chart,
    level_table,
    writes_short,
)
from workreport.services.review_tables import (
    filing_table,
    gravest,
    judged_table,
    judged_trails,
    month_list,
    month_table,
    task_chart,
    unit_table,
)
from workreport.services.review_words import break_sentences, question_blocks
from workreport.services.standing_tables import rule_words

SYMBOL = "BC"
NONE = "Không có."
_FIGURES = {
    "months": "tính {} tháng",
    "top": "{} tháng ở mức cao nhất",
    "lowest": "{} tháng ở mức thấp nhất",
    "late": "{} lần chậm hoặc thiếu báo cáo",
    "returned": "{} lần bị trả lại",
    "verdicts": "{} lần bị kết luận",
    "by_hand": "{} mức đặt tay",
    "not_rated": "{} tháng không xếp loại",
}
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
_QUARTERS = ("I", "II", "III", "IV")
_VERDICT_TITLES = {
    "late": "Chậm",
    "low_quality": "Chất lượng thấp",
    "not_implemented": "Chưa thực hiện",
}
_NAMED_AT = {"summary": "Báo cáo", "notice": "Thông báo"}


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    blocks: Sequence[Block]


def review_document(matter: ReviewMatter, frame: Frame, edition: str = LEADERS) -> Document:
    """Write a review; must be called while Vietnamese is spoken.

    The leaders' edition has scores, remarks and what the leaders must decide; that of the
    departments has levels of departments, counts of people, and nobody's name beside a level.
    """
    is_full = edition == LEADERS
    symbol, numbered = frame.symbol(SYMBOL), frame.numbered
    parts: list[_Section] = [
        _Section("Tình hình gửi báo cáo", _filing(matter)),
        _Section("Kết quả thực hiện nhiệm vụ", _results(matter, edition)),
        _Section("Nhiệm vụ chậm, chất lượng thấp, chưa thực hiện", _judged(matter, frame)),
        _Section("Kết quả xếp loại", _levels(matter, edition)),
    ]
    if is_full:
        parts.append(_Section("Biểu dương, phê bình", _merits(matter, frame)))
    if matter.indices:
        parts.append(_Section("Các chỉ số theo dõi", index_blocks(matter.indices)))
    if is_full:
        parts.append(_Section(f"Đề xuất {frame.leaders}", _proposals(matter)))
    blocks: list[Block] = [
        *frame.replacing("Báo cáo", symbol),
        *_bases(_before(matter.papers, numbered), matter),
        Paragraph(_opening(matter, frame)),
    ]
    for numeral, part in zip(_NUMERALS, parts, strict=False):
        blocks += [Heading(1, numeral, part.title), *part.blocks]
    readers = () if is_full else (f"Các phòng, {frame.office}",)
    return Document(
        kind="review",
        period=matter.span.last,
        letterhead=frame.letterhead,
        title_type="BÁO CÁO",
        subject=f"kết quả công tác {span_words(matter.span)}",
        place=frame.agency.place,
        issued_on=None if numbered is None else numbered.issued_on,
        symbol=symbol,
        number="" if numbered is None else numbered.number,
        blocks=tuple(blocks),
        signature=frame.chief_signature(),
        recipients=frame.recipients(*readers),
        annexes=tuple(_annexes(matter, is_full=is_full)),
        training=frame.agency.training,
    )


def span_words(span: Span) -> str:
    """Name a span inside a sentence: quý IV năm 2026, 6 tháng cuối năm 2026, năm 2026."""
    year, first = span.first.year, span.first.month
    if span.kind == "quarter":
        return f"quý {_QUARTERS[(first - 1) // 3]} năm {year}"
    if span.kind == "half_year":
        return f"6 tháng {'đầu' if first == 1 else 'cuối'} năm {year}"
    return f"năm {year}"


def _before(papers: Sequence[PaperLine], numbered: Numbered | None) -> Sequence[PaperLine]:
    """Leave out what was issued after the review itself: it must read the same later."""
    if numbered is None:
        return papers
    return [one for one in papers if one.issued_on <= numbered.issued_on]


def _bases(papers: Sequence[PaperLine], matter: ReviewMatter) -> list[Basis]:
    """Name what was issued about these months; without any the months alone."""
    months = f"tháng {month_list(matter.months)} năm {matter.span.first.year}"
    said = [
        f"Căn cứ {_NAMED_AT[one.kind]} số {one.numbered} ngày {day(one.issued_on)} về công tác "
        f"{_month(Period.parse(one.period))}"
        for one in papers
    ] or [f"Căn cứ kết quả công tác {months} đã khóa sổ"]
    return [Basis(text) for text in said]


def _month(period: Period) -> str:
    return f"tháng {period.month}"


def _opening(matter: ReviewMatter, frame: Frame) -> str:
    return (
        f"{frame.office} tổng hợp, báo cáo {frame.leaders} kết quả công tác "
        f"{span_words(matter.span)} như sau:"
    )


def _filing(matter: ReviewMatter) -> list[Block]:
    return [Paragraph(_scope(matter)), filing_table(matter)]


def _scope(matter: ReviewMatter) -> str:
    """Say which months count; those that do not are named with the reason, never guessed."""
    known, all_months = two(len(matter.months)), two(len(matter.span.months))
    text = f"Số liệu tính trên {known}/{all_months} tháng đã khóa: "
    text += f"tháng {month_list(matter.months)}."
    if matter.unlocked:
        text += f" Chưa khóa, chưa tính: tháng {month_list(matter.unlocked)}."
    if matter.unopened:
        text += f" Không có số liệu: tháng {month_list(matter.unopened)}."
    return text


def _results(matter: ReviewMatter, edition: str) -> list[Block]:
    charts = [task_chart(matter)]
    people = level_chart(matter, edition)
    if people is not None:
        charts.append(people)
    return [
        Heading(2, "1.", "Đánh giá chung"),
        *question_blocks(matter, edition),
        Heading(2, "2.", "Nhiệm vụ theo tháng"),
        month_table(matter),
        _note("Nhiệm vụ chuyển tiếp tính ở từng tháng có nhiệm vụ đó."),
        Charts(tuple(charts)),
        Heading(2, "3.", "Nhiệm vụ theo đơn vị trong kỳ"),
        unit_table(matter),
        _note("Mỗi nhiệm vụ tính một lần, theo tháng đã khóa gần nhất có nhiệm vụ đó."),
    ]


def _judged(matter: ReviewMatter, frame: Frame) -> list[Block]:
    judged = judged_trails(matter)
    grave = gravest(judged)
    table = judged_table(matter, grave)
    blocks: list[Block] = [Heading(2, "1.", "Danh mục nhiệm vụ")]
    if table is None:
        blocks.append(Paragraph(NONE))
    else:
        carried = sum(len(trail.months) > 1 for trail in judged)
        text = f"{two(len(judged))} nhiệm vụ, mỗi nhiệm vụ nêu một lần với các tháng bị nêu"
        text += f"; {two(carried)} nhiệm vụ kéo dài qua nhiều tháng." if carried else "."
        if len(grave) < len(judged):
            text += (
                f" Dưới đây là {two(len(grave))} nhiệm vụ chưa xong hoặc kéo dài qua nhiều tháng; "
                "danh mục đầy đủ ở phụ lục cuối."
            )
        blocks += [Paragraph(text), table]
    return [
        *blocks,
        Heading(2, "2.", f"Kết luận của {frame.leaders} đối với các đơn vị"),
        _verdicts(matter),
    ]


def _verdicts(matter: ReviewMatter) -> Block:
    if not any(one.total for one in matter.verdicts):
        return Paragraph("Không có kết luận chậm, chất lượng thấp hoặc chưa thực hiện.")
    columns = (
        Column("Đơn vị"),
        *(Column(_VERDICT_TITLES[code], 27, align="center") for code in JUDGED),
        Column("Cộng", 20, align="center"),
    )
    rows = [
        (one.name, *(str(one.counts.get(code, 0)) for code in JUDGED), str(one.total))
        for one in matter.verdicts
    ]
    sums = [sum(one.counts.get(code, 0) for one in matter.verdicts) for code in JUDGED]
    rows.append(("Cộng", *map(str, sums), str(sum(sums))))
    return Table(columns, tuple(rows), emphasised=frozenset({len(rows) - 1}))


def _levels(matter: ReviewMatter, edition: str) -> list[Block]:
    notes = []
    if edition != LEADERS:
        notes.append("Số người tính theo mức lãnh đạo đã quyết định.")
    legend = ["–: tháng chưa khóa hoặc không có số liệu", "*: mức đặt tay"]
    if writes_short(matter):
        legend.insert(0, "XS: xuất sắc; T: tốt; HT: hoàn thành; KHT: không hoàn thành")
    breaks = break_sentences(matter)
    if breaks or _has_gaps(matter):
        legend.append(f"{OUTSIDE}: đơn vị chưa lập hoặc đã kết thúc")
    return [
        Heading(2, "1.", "Cán bộ, công chức theo tháng"),
        level_table(matter, edition),
        *map(_note, notes),
        Heading(2, "2.", "Mức của các đơn vị theo tháng"),
        grade_table(matter, edition),
        _note(f"{'; '.join(legend)}."),
        *map(Bullet, breaks),
    ]


def _has_gaps(matter: ReviewMatter) -> bool:
    return any(len(matter.named[unit.unit]) < len(matter.months) for unit in matter.units)


def _merits(matter: ReviewMatter, frame: Frame) -> list[Block]:
    blocks: list[Block] = [
        Paragraph(
            "Danh sách lập theo quy tắc của cơ quan từ các tháng đã khóa, trình "
            f"{frame.leaders} xem xét, quyết định."
        )
    ]
    for number, (kind, title) in enumerate(
        ((COMMEND, "Đề nghị biểu dương"), (CRITICISE, "Đề nghị phê bình, nhắc nhở")), start=1
    ):
        units, people = matter.merits.units[kind], matter.merits.people[kind]
        blocks.append(Heading(2, f"{number}.", title))
        if not units and not people:
            blocks.append(Paragraph(NONE))
        blocks += [Bullet(_merit(matter, one, UNITS)) for one in units]
        blocks += [Bullet(_merit(matter, one, PEOPLE)) for one in people]
    return blocks


def _merit(matter: ReviewMatter, one: Named, of: str) -> str:
    name = matter.merits.names.get(one.subject, DASH)
    unit = matter.merits.unit_of.get(one.subject, "") if of == PEOPLE else ""
    head = f"{name} ({unit})" if unit else name
    why = "; ".join(lowered(rule_words(rule)).rstrip(" .") for rule in one.rules)
    figures = ", ".join(
        words.format(two(one.figures[code]))
        for code, words in _FIGURES.items()
        if one.figures.get(code)
    )
    return f"{head}: {why} ({figures})." if figures else f"{head}: {why}."


def _proposals(matter: ReviewMatter) -> list[Block]:
    """Say what the leaders must decide, the gravest first."""
    found = []
    still_open = [t for t in matter.trails if t.late and t.last.result.done_on is None]
    if still_open:
        found.append(
            f"Kết luận, giao thời hạn dứt điểm đối với {two(len(still_open))} nhiệm vụ quá hạn "
            "chưa xong đến tháng đã khóa gần nhất."
        )
    for kind, words in ((COMMEND, "biểu dương"), (CRITICISE, "phê bình, nhắc nhở")):
        units, people = matter.merits.units[kind], matter.merits.people[kind]
        said = [f"{two(len(units))} đơn vị"] if units else []
        said += [f"{two(len(people))} cán bộ, công chức"] if people else []
        if said:
            found.append(f"Xem xét {words} {list_words(said)} theo danh sách nêu trên.")
    if matter.unlocked:
        found.append(
            f"Kết luận và khóa tháng {month_list(matter.unlocked)} để số liệu của kỳ đầy đủ."
        )
    return [Bullet(text) for text in found] or [Paragraph(NONE)]


def _annexes(matter: ReviewMatter, *, is_full: bool) -> Iterable[Annex]:
    """Set the months beside each other, landscape; people and points only for the leaders."""
    tables: list[tuple[str, list[HistoryTable]]] = []
    units = [units_table(matter.unit_matrix)]
    if is_full:
        units.append(standing_table(matter.unit_matrix))
    tables.append(("Đơn vị theo tháng", units))
    if is_full and matter.people_matrix.people:
        tables.append(("Cán bộ, công chức theo tháng", [people_table(matter.people_matrix)]))
    judged = judged_trails(matter)
    whole = judged_table(matter, judged) if len(gravest(judged)) < len(judged) else None
    for number, (title, found) in enumerate(tables, start=1):
        label = f"Phụ lục {number}" if len(tables) > 1 or whole is not None else "Phụ lục"
        blocks: list[Block] = []
        for table in found:
            blocks.append(paper_table(table, with_caption=len(found) > 1))
            blocks += [_note(note) for note in table.notes]
        yield Annex(label, title, tuple(blocks), landscape=True)
    if whole is not None:
        title = "Nhiệm vụ chậm, chất lượng thấp, chưa thực hiện"
        yield Annex(f"Phụ lục {len(tables) + 1}", title, (whole,))


def _note(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text, italic=True),))
