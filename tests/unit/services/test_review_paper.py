"""A review tells locked months, each task once, and keeps from departments what is not theirs."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

import msgspec
import pytest
from tests.unit.services import paper_month as made
from tests.unit.services.test_pack_paper import every_word

from workreport.domain.document import Basis, Chart, Charts, Document, MeasuredRow, Table
from workreport.domain.merit import MeritRule, Named
from workreport.domain.period import Period, Span
from workreport.i18n.translation import speaking
from workreport.papers.editable_tables import chart_table
from workreport.services import review_tables
from workreport.services.histories import Matrix, PersonCell, PersonRow, UnitCell, UnitRow
from workreport.services.indices import Index, YearFigure
from workreport.services.merits import MeritLists
from workreport.services.paper_frame import Numbered
from workreport.services.paper_kinds import DEPARTMENTS, LEADERS
from workreport.services.paper_lines import PaperLine
from workreport.services.paper_words import decimal
from workreport.services.past_conclusions import UnitVerdicts
from workreport.services.review_gathering import ReviewMatter, trails_of
from workreport.services.review_paper import review_document
from workreport.services.summary import Summary

OCTOBER, NOVEMBER, DECEMBER = (Period(2026, month) for month in (10, 11, 12))
SECRET = "Chậm nộp hồ sơ vì việc riêng"
UNITS = (made.OFFICE, made.CADRE, made.PARTY)
RULES = (MeritRule("low", "criticise", "people", "Có tháng mức thấp", ()),)


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def month(period: Period, **changes: object) -> Summary:
    """Return the made month as one of another month, with a remark nobody else may read."""
    whole = made.rated_month()
    people = tuple(
        one._replace(decided=made.voice("B", remark=SECRET)) if at == 0 else one
        for at, one in enumerate(whole.people)
    )
    line = replace(made.closed(whole.units), period=period)
    return replace(whole, month=line, people=people, **changes)  # type: ignore[arg-type]


def matter(**changes: object) -> ReviewMatter:
    months = {OCTOBER: month(OCTOBER), NOVEMBER: month(NOVEMBER)}
    lists = MeritLists(
        Span.parse("2026-Q4"),
        {"commend": (), "criticise": ()},
        {"commend": (), "criticise": (Named("p-2", {"months": 2, "lowest": 1}, RULES),)},
        {"p-2": "Ngô Đức Nam"},
        {"p-2": "Phòng Tổ chức cán bộ"},
        (),
    )
    values = {
        "span": Span.parse("2026-Q4"),
        "months": months,
        "unlocked": (DECEMBER,),
        "unopened": (),
        "units": UNITS,
        "named": {unit.unit: dict.fromkeys(months, unit.name) for unit in UNITS},
        "trails": trails_of(months, [unit.unit for unit in UNITS]),
        "verdicts": (UnitVerdicts("u-tccb", "TCCB", "Phòng Tổ chức cán bộ",
                                  {"late": 2, "low_quality": 1, "not_implemented": 0}),),
        "merits": lists,
        "indices": (),
        "papers": (),
        "unit_matrix": matrix(months, units=(unit_row(),)),
        "people_matrix": matrix(months, people=(person_row(),)),
    }  # fmt: skip
    return ReviewMatter(**(values | changes))  # type: ignore[arg-type]


def matrix(months: Collection[Period], **rows: object) -> Matrix:
    known = frozenset(months)
    return Matrix(
        months=(OCTOBER, NOVEMBER, DECEMBER),
        opened=known,
        locked=known,
        **rows,  # type: ignore[arg-type]
    )


def unit_row() -> UnitRow:
    cell = UnitCell(
        state="concluded", verdict=made.ON_TIME, expected=True, score="81.46", score_exact="81.46"
    )
    return UnitRow(unit="u-tccb", code="TCCB", name="Phòng", part="", cells={OCTOBER: cell})


def person_row() -> PersonRow:
    cells = {OCTOBER: PersonCell(unit="u-tccb", level="D", remark=SECRET)}
    return PersonRow(
        person="p-2", name="Ngô Đức Nam", unit="u-tccb", unit_name="Phòng", cells=cells
    )


def test_months_that_do_not_count_are_named_and_never_guessed() -> None:
    document = review_document(matter(unopened=(), unlocked=(DECEMBER,)), made.frame())
    filing = made.section(document, "I")
    assert "02/03 tháng đã khóa: tháng 10, 11. Chưa khóa, chưa tính: tháng 12." in filing
    assert "Phòng Tổ chức cán bộ | 0 | 0 | 2 | 4 | 0 | 0 | Chậm: tháng 10, 11" in filing
    assert "Phòng Tổ chức đảng, đảng viên | 0 | 0 | 0 | 0 | 2 | 0 | Thiếu: tháng 10, 11" in filing
    told = made.section(document, "II")
    assert "Tháng 12: chưa khóa, chưa tính" in told
    other = review_document(matter(unopened=(DECEMBER,), unlocked=()), made.frame())
    assert "Không có số liệu: tháng 12." in made.section(other, "I")
    assert "Tháng 12: không có số liệu" in made.section(other, "II")


def test_a_task_of_several_months_is_told_once_with_its_months() -> None:
    document = review_document(matter(), made.frame())
    judged = made.section(document, "III")
    assert judged.count("Việc số 3") == 1
    assert "Việc số 3 | 09/11/2026 | 10, 11 | – | – | Đang thực hiện, quá hạn 09 ngày" in judged
    assert "Việc số 2 | 15/11/2026 | 10, 11 | 10, 11 | – | Đã hoàn thành, chậm 03 ngày" in judged
    assert "Việc số 5 | 28/11/2026 | – | – | 10, 11 | Chưa thực hiện (tháng 11)" in judged
    assert "04 nhiệm vụ, mỗi nhiệm vụ nêu một lần" in judged
    results = made.section(document, "II")
    assert "Tháng 10 | 6 | 3 | 1 | 2 | " in results
    assert "Cộng | 6 | 3 | 1 | 2 | " in results  # the same six tasks, not twelve


def test_of_many_tasks_the_body_names_the_grave_and_an_annex_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = matter()
    assert len(review_document(whole, made.frame()).annexes) == 2  # few enough for the body
    monkeypatch.setattr(review_tables, "_MOST_IN_BODY", 3)
    passing = tuple(
        replace(one, late=(OCTOBER,), low_quality=()) if one.last.task.id == "t-2" else one
        for one in whole.trails
    )
    document = review_document(replace(whole, trails=passing), made.frame())
    judged = made.section(document, "III")
    assert "Việc số 3" in judged
    assert "Việc số 2" not in judged
    assert "Dưới đây là 03 nhiệm vụ chưa xong hoặc kéo dài qua nhiều tháng" in judged
    annex = document.annexes[-1]
    assert (annex.label, annex.landscape) == ("Phụ lục 3", False)
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows if row[1].startswith("Việc số 2")] == ["Việc số 2"]


def test_three_months_have_room_beside_each_other() -> None:
    document = review_document(matter(), made.frame())
    tables = [block for block in document.blocks if isinstance(block, Table)]
    widths = {one.columns[1].width_mm for one in tables if one.columns[0].title == "Mức"}
    assert widths == {32.0}


def test_a_task_stands_as_its_newest_month_says() -> None:
    later = month(NOVEMBER)
    done = made.report(made.CADRE, made.item(3, due_on=date(2026, 11, 9), done_on=made.AS_OF))
    only = made.summary([made.unit_summary(made.CADRE, done)])
    later = replace(later, units=only.units, figures=only.figures)
    months = {OCTOBER: month(OCTOBER), NOVEMBER: later}
    trails = trails_of(months, [unit.unit for unit in UNITS])
    three = next(one for one in trails if one.last.task.id == "t-3")
    assert (three.period, three.late) == (NOVEMBER, (OCTOBER, NOVEMBER))
    assert three.last.result.done_on == made.AS_OF


def test_departments_get_levels_and_counts_but_no_points_remarks_or_names() -> None:
    full = every_word(review_document(matter(), made.frame(), LEADERS))
    short = every_word(review_document(matter(), made.frame(), DEPARTMENTS))
    scores = [decimal(one.grade.score) for one in month(OCTOBER).units if one.grade.score]
    for never in (*scores, "81,46", "Ngô Đức Nam", "Đề nghị phê bình", "Đề xuất lãnh đạo"):
        assert never in full, never
        assert never not in short, never
    for never in (SECRET, "Người thứ 1", "điểm và thứ hạng"):
        assert never.casefold() not in short.casefold()
    assert SECRET not in full
    assert "Loại B | 1 | 1 | –" in short  # decided alone; what departments propose stays inside
    assert "Loại A | 1 | 1 | –" in full
    assert "Loại A | 0 | 0 | –" in short
    documents = [review_document(matter(), made.frame(), x) for x in (LEADERS, DEPARTMENTS)]
    assert [len(each.annexes) for each in documents] == [2, 1]
    assert all(annex.landscape for each in documents for annex in each.annexes)


def test_a_unit_that_ended_leaves_a_visible_break_and_no_average() -> None:
    ended = msgspec.structs.replace(
        made.PARTY, ends_on=date(2026, 10, 31), successors=[made.CADRE.unit]
    )
    whole = matter()
    november = whole.months[NOVEMBER]
    without = replace(november, units=november.units[:2])
    document = review_document(
        replace(
            whole,
            months={OCTOBER: whole.months[OCTOBER], NOVEMBER: without},
            units=(*UNITS[:2], ended),
            named={**whole.named, ended.unit: {OCTOBER: ended.name}},
        ),
        made.frame(),
    )
    levels = made.section(document, "IV")
    row = next(line for line in levels.splitlines() if line.startswith(f"{ended.name} |"))
    assert row.split(" | ")[2:] == ["×", "–", "–"]
    assert "kết thúc ngày 31/10/2026, nhiệm vụ chuyển Phòng Tổ chức cán bộ; " in levels
    assert "×: đơn vị chưa lập hoặc đã kết thúc" in levels
    assert "bình quân" in levels
    assert "Trung bình" not in levels


def test_indices_are_tabled_and_drawn_to_their_measure() -> None:
    index = Index(
        name="PAR Index",
        unit="điểm",
        years=(YearFigure(year=2024, value="86.5"), YearFigure(year=2025, value="88.05", rank=9)),
    )
    document = review_document(matter(indices=(index,)), made.frame())
    assert "2025 | 88,05 điểm | +1,55 | 9 | –" in made.section(document, "VI")
    charts: list[Chart] = [
        each for block in document.blocks if isinstance(block, Charts) for each in block.charts
    ]
    rows = charts[-1].rows
    assert [row.words for row in rows if isinstance(row, MeasuredRow)] == ["86,5", "88,05"]
    assert [row.values for row in rows] == [(86_500_000,), (88_050_000,)]
    assert chart_table(charts[-1]).rows == (("2024", "86,5"), ("2025", "88,05"))


def test_who_may_be_commended_or_criticised_is_put_to_the_leaders_with_its_rule() -> None:
    document = review_document(matter(), made.frame())
    said = "Ngô Đức Nam (Phòng Tổ chức cán bộ): có tháng mức thấp (tính 0"
    assert said in made.section(document, "V")
    asked = made.section(document, "VI")
    assert "phê bình, nhắc nhở 01 cán bộ, công chức" in asked
    assert "khóa tháng 12" in asked
    assert "quá hạn chưa xong" in asked


def test_the_papers_of_its_months_are_its_bases_unless_they_came_later() -> None:
    lines = tuple(
        PaperLine(
            paper=number, entry="e", kind="summary", period="2026-10", number=number,
            symbol="BC/BTCTU", term="", issued_on=date(2026, 11, int(number)), signer="",
            sha256="", about=(), units=(), recorded_at=made.at("2026-11-25 08:00"),
            recorded_by="",
        )
        for number in ("24", "28")
    )  # fmt: skip
    later = "Căn cứ Báo cáo số 28-BC/BTCTU ngày 28/11/2026 về công tác tháng 10"
    earlier = "Căn cứ Báo cáo số 24-BC/BTCTU ngày 24/11/2026 về công tác tháng 10"
    assert bases(review_document(matter(papers=lines), made.frame())) == [earlier, later]
    numbered = made.frame(numbered=Numbered("31", date(2026, 11, 26)))
    assert bases(review_document(matter(papers=lines), numbered)) == [earlier]
    alone = bases(review_document(matter(), made.frame()))
    assert alone == ["Căn cứ kết quả công tác tháng 10, 11 năm 2026 đã khóa sổ"]


def bases(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Basis)]
