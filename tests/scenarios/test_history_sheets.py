"""Many months at once: matrices, timelines, lists by rule and indices, on paper and in files."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pypdfium2
import pytest
from tests.living import PERIOD, Life, begin, stretch_codes_less

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.document import Table
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Span
from workreport.domain.timeliness import Verdict
from workreport.services.access_log import COMMAND, MATRIX, SCREEN
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.history_sheets import KINDS, SheetWish
from workreport.services.indices import Index, YearFigure
from workreport.services.punctuality import read_punctuality
from workreport.services.task_merging import merge_entries, merge_tasks, read_merging, take_apart

BY = DecidedBy("Đinh Đình Phong", date(2026, 11, 24), "Biên bản số 12")
FORMULA = "=HYPERLINK(1)"
YEAR = Span.parse("2026")


def same_work(life: Life) -> list[tuple[str, str]]:
    """A task of each of two departments."""
    tasks = {one.task.unit: one.task for one in life.vp.planning.tasks(PERIOD)}
    return [(unit, task.id) for unit, task in sorted(tasks.items())][:2]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """A locked November: one department was returned once and came back late, one never filed."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("history"), ("tccb", "tcd"))
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    life.vp.office.return_report(PERIOD, "TCCB", "Thiếu số liệu")
    life.sync("vp", "tccb")
    life.at("2026-11-19 09:00")
    reporting = life["tccb"].reporting
    reporting.save(replace(reporting.open(PERIOD).draft, replies={"whole": "Đã bổ sung"}))
    life.file("tccb", "lần hai")
    life.sync("tccb", "vp")
    life.vp.office.accept(PERIOD, "TCCB")
    life.at("2026-11-24 09:00")
    tasks = [one.task for one in life.vp.planning.tasks(PERIOD) if "TCCB" in one.task.content]
    said = [ConclusionInput(task=task.id, verdict="late", text=FORMULA) for task in tasks]
    life.vp.closing.conclude(PERIOD, said, (), BY)
    with life.vp.book.working() as work:
        merge_tasks(work, PERIOD, same_work(life), "Một việc chung")
    reasons = {gate.code: "Công văn 5" for gate in life.vp.closing.gates(PERIOD)}
    life.vp.closing.close(PERIOD, reasons)
    life.sync("vp", "tccb")
    yield life
    life.close()


def wish(kind: str, unit: str = "") -> SheetWish:
    return SheetWish.of_span(kind, YEAR, unit)


def test_the_matrices_tell_what_each_month_said(lived: Life) -> None:
    matrix = lived.vp.histories.units(PERIOD.previous, PERIOD.next)
    rows = {row.code: row for row in matrix.units}
    cell = rows["TCCB"].cells[PERIOD]
    assert (cell.verdict.kind, cell.returns, cell.verdicts["late"]) == ("on_time", 1, 3)
    assert rows["TCD"].cells[PERIOD].verdict.kind == "missing"
    assert matrix.opened == {PERIOD, PERIOD.next}
    assert matrix.locked == {PERIOD}
    (people,) = {row.unit_name for row in lived.vp.histories.people(PERIOD, PERIOD, "TCCB").people}
    assert people == "Phòng Tổ chức cán bộ"
    # A department holds and tells no more than its own.
    assert {row.code for row in lived["tccb"].histories.units(PERIOD, PERIOD).units} >= {"TCCB"}
    names = {row.unit_name for row in lived["tccb"].histories.people(PERIOD, PERIOD).people}
    assert names == {"Phòng Tổ chức cán bộ"}
    with pytest.raises(UseError, match="span_reversed"):
        lived.vp.histories.units(PERIOD.next, PERIOD)
    with pytest.raises(UseError, match="span_too_long"):
        lived.vp.histories.units(PERIOD.plus(-120), PERIOD)


def test_a_timeline_has_every_step_in_order_with_returns(lived: Life) -> None:
    events = lived.vp.histories.timeline("TCCB", PERIOD, PERIOD)
    assert [one.code for one in events if "concluded" not in one.code] == [
        "event_opened",
        "event_filed",
        "event_received_on_time",
        "event_check",
        "event_returned",
        "event_filed",
        "event_received",
        "event_check",
        "event_accepted",
        "event_closed",
    ]
    own = lived["tccb"].histories.timeline("", PERIOD, PERIOD)  # one's own without a name
    assert {"event_filed", "event_returned", "event_closed"} <= {one.code for one in own}


def test_the_lists_follow_the_rules_that_are_signed(lived: Life) -> None:
    merits = lived.vp.merits
    found = merits.lists(YEAR)
    named = {found.names[one.subject]: one for one in found.units["criticise"]}
    assert [rule.code for rule in named["Phòng Tổ chức cán bộ"].rules] == ["units_judged"]
    assert found.unlocked == (PERIOD.next,)
    stricter = merits.rules_text().replace(
        'figure = "late", least = 2', 'figure = "late", least = 1'
    )
    with pytest.raises(RuleError, match="only_chief_sets_merit"):
        lived["tccb"].merits.sign_rules(stricter)
    merits.sign_rules(stricter)
    found = merits.lists(YEAR)
    assert "Phòng Tổ chức đảng, đảng viên" in {
        found.names[one.subject] for one in found.units["criticise"]
    }
    merits.sign_rules("")
    assert len(merits.lists(YEAR).units["criticise"]) == 1


def test_an_index_keeps_its_years_and_reaches_everybody(lived: Life) -> None:
    indices = lived.vp.indices
    with pytest.raises(RuleError, match="only_office_keeps_indices"):
        lived["tccb"].indices.keep(Index(name="Chỉ số"))
    name = indices.keep(Index(name=" PAR  Index ", unit="điểm"))
    indices.keep_year("par index", YearFigure(year=2026, value="87,5", rank=3, among=12))
    indices.keep_year(name, YearFigure(year=2025, value="85"))
    lived.sync("vp", "tccb")
    (index,) = lived["tccb"].indices.all()
    assert (index.name, [one.value for one in index.years]) == ("PAR Index", ["85", "87.5"])
    assert str(index.change(2026)) == "2.5"
    assert index.change(2025) is None
    for wrong, code in (
        (YearFigure(year=2026, value="tám"), "index_value_malformed"),
        (YearFigure(year=2026, value="nan"), "index_value_malformed"),
        (YearFigure(year=2026, rank=13, among=12), "index_rank_malformed"),
    ):
        with pytest.raises(UseError, match=code):
            indices.keep_year(name, wrong)
    with pytest.raises(UseError, match="index_unknown"):
        indices.keep_year("không có", YearFigure(year=2026))
    indices.drop(name)
    assert indices.all() == ()


def test_every_sheet_prints_and_becomes_a_workbook_without_formulas(lived: Life) -> None:
    sheets = lived.vp.history_sheets
    name = lived.vp.indices.keep(Index(name=FORMULA, years=(YearFigure(year=2026, value="1"),)))
    for kind in KINDS:
        table = sheets.table(wish(kind, "TCCB" if kind == "timeline" else ""))
        assert table.rows, kind
        assert {len(row) for row in table.rows} == {len(table.heads)}
    words = "".join(
        page.get_textpage().get_text_bounded()
        for page in pypdfium2.PdfDocument(sheets.pdf(wish("timeline", "TCCB")))
    )
    assert "trả lại bản 1" in words
    assert "diễn biến báo cáo của Phòng Tổ chức cán bộ" in words
    for kind, unit in (("timeline", "TCCB"), ("indices", "")):
        data = sheets.file(wish(kind, unit), "xlsx").data
        with zipfile.ZipFile(BytesIO(data)) as book:
            cells = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f" not in cells.replace("<font", "")
    lived.vp.indices.drop(name)
    paper = lived["tccb"].papers.document("history", PERIOD)  # a department draws what it holds
    told = [block for block in paper.blocks if isinstance(block, Table)]
    assert [len(table.columns) for table in told] == [16, 17]
    assert "mười hai tháng đến tháng 11/2026" in paper.subject
    with pytest.raises(UseError, match="history_sheet_unknown"):
        sheets.table(wish("weather"))
    with pytest.raises(UseError, match="sheet_ending_unknown"):
        sheets.file(wish("units"), "exe")
    with pytest.raises(RuleError, match="history_nothing"):
        sheets.pdf(SheetWish.of_span("units", Span.parse("2020")))


def test_reading_the_levels_of_many_people_is_written_down_once_a_day_each_way(
    lived: Life,
) -> None:
    def readings(name: str) -> list[tuple[str, str]]:
        log = lived[name].access_log
        found = [one for month in log.months() for one in log.month(month).readings]
        return [(one.person, one.how) for one in found if one.person.startswith(MATRIX)]

    desk, subject = lived["tccb"], f"{MATRIX}{YEAR.first}..{YEAR.last}"
    before = readings("tccb")
    desk.history_sheets.table(wish("units"))
    assert readings("tccb") == before
    for _again in range(2):
        desk.history_sheets.table(wish("people"))
        desk.access_log.note_people(YEAR.first, YEAR.last, SCREEN)
    told = readings("tccb")
    assert [told.count((subject, how)) for how in (COMMAND, SCREEN)] == [1, 1]
    assert desk.access_log.month("2026-11").is_whole


def test_a_locked_month_takes_no_statement_of_a_handover_and_no_wish_for_more_time(
    lived: Life,
) -> None:
    before = lived.line("vp", "TCCB").verdict
    early = datetime(2026, 11, 2, 8, 0, tzinfo=AGENCY_ZONE)
    with pytest.raises(RuleError, match="period_locked"):
        lived.vp.office.attest(PERIOD, "TCCB", early, "Đã giao USB", "handed_over")
    with pytest.raises(RuleError, match="period_locked"):
        lived["tccb"].reporting.ask_extension(PERIOD, early, "Chờ số liệu")
    assert lived.line("vp", "TCCB").verdict == before


def test_what_arrives_after_the_lock_changes_no_verdict_of_the_month(lived: Life) -> None:
    def verdicts() -> dict[str, Verdict]:
        return {one.unit.unit: one.verdict for one in lived.vp.periods.month(PERIOD).units}

    before = verdicts()
    lived.at("2026-11-26 09:00")
    lived.file("tcd")
    lived.sync("tcd", "vp")
    assert verdicts() == before
    late = lived.line("vp", "TCD")
    assert (late.verdict.kind, late.verdict.late_days, len(late.versions)) == ("missing", 2, 1)
    with lived.vp.book.looking() as look:
        (month,) = read_punctuality(look, lived.program.calendars, (PERIOD,))
    assert {unit: one.verdict for unit, one in month.units.items()} == before


def test_what_is_said_of_same_tasks_after_the_lock_changes_nothing_in_the_month(
    lived: Life,
) -> None:
    before = lived.vp.consolidation.summary(PERIOD)
    assert [one.content for one in before.merging.merged] == ["Một việc chung"]
    assert before.month.close is not None
    with lived.vp.book.working() as work:
        assert before.month.close.merges == merge_entries(work, PERIOD)
        take_apart(work, PERIOD, same_work(lived), "Hai việc khác nhau")
        assert read_merging(work, PERIOD).merged == ()
    after = lived.vp.consolidation.summary(PERIOD)
    assert (after.merging, after.questions) == (before.merging, before.questions)
