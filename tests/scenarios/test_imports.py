"""Workbooks come in: rehearsed, mapped, remembered, undone as one act."""

from datetime import date
from pathlib import Path

import pytest
from tests.living import PERIOD, Life, ready
from tests.unit.sheets.books import delimited, xlsx

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.task import Status
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.import_hints import Told
from workreport.services.planning import month_tasks

HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]


def write(life: Life, name: str, data: bytes) -> Path:
    path = life.root / name
    path.write_bytes(data)
    return path


def contents(life: Life) -> set[tuple[str, date | None]]:
    with life.vp.book.looking() as look:
        return {(task.content, task.due_on) for task in month_tasks(look, PERIOD)}


def test_a_plan_is_rehearsed_taken_and_undone_before_anything_is_sent(life: Life) -> None:
    before = contents(life)
    rows = [
        HEAD,
        [1, "Kiểm kê tài sản", "TCCB", "20/11"],
        [2, "Nhiệm vụ 1 của TCCB", "TCCB", "25/11"],
    ]
    path = write(life, "kế hoạch.xlsx", xlsx(rows))
    rehearsed = life.vp.imports.plan(path, PERIOD, dry_run=True)
    assert [(one.verdict, one.row.row) for one in rehearsed.rows] == [("new", 2), ("changed", 3)]
    assert (contents(life), life.vp.imports.last()) == (before, None)

    life.vp.imports.plan(path, PERIOD)
    assert ("Kiểm kê tài sản", date(2026, 11, 20)) in contents(life)
    assert life.vp.imports.undo().file == "kế hoạch.xlsx"
    assert contents(life) == before
    with pytest.raises(RuleError) as none:
        life.vp.imports.undo()
    assert none.value.code == "import_none_to_undo"

    again = life.vp.imports.plan(path, PERIOD)
    assert (again.new, again.changed) == (1, 1)
    life.sync("vp")
    with pytest.raises(RuleError) as sent:
        life.vp.imports.undo()
    assert sent.value.code == "import_sent_already"


def test_a_plan_that_was_changed_since_is_not_undone_over_the_change(life: Life) -> None:
    path = write(life, "a.csv", delimited([HEAD, [1, "Kiểm kê", "VP", "20/11"]]))
    life.vp.imports.plan(path, PERIOD)
    with life.vp.book.looking() as look:
        task = next(task for task in month_tasks(look, PERIOD) if task.content == "Kiểm kê")
    life.vp.planning.move_due(task.id, date(2026, 11, 27), reason="Chờ số liệu", agreed_by="Chánh")
    with pytest.raises(RuleError) as refused:
        life.vp.imports.undo()
    assert refused.value.code == "import_changed_since"
    assert ("Kiểm kê", date(2026, 11, 27)) in contents(life)


def test_results_fill_the_draft_and_one_undo_puts_it_back(life: Life) -> None:
    desk = life["tccb"]
    first = desk.reporting.open(PERIOD).draft
    rows = [["STT", "Nhiệm vụ", "Kết quả", "Tình hình chung", "Đơn vị"],
            [1, "Nhiệm vụ 1 của TCCB", "Đã rà 3 hồ sơ", "xong", "TCCB"],
            [2, "Nhiệm vụ 2 của VP", "Không phải của mình", "xong", "VP"]]  # fmt: skip
    path = write(life, "kết quả.xlsx", xlsx(rows))
    told = Told.of({"Tình hình chung": "status"}, {})
    outcome = desk.imports.results(path, PERIOD, told=told)
    assert [(one.verdict, one.row.content) for one in outcome.rows] == [
        ("new", "Nhiệm vụ 1 của TCCB")
    ]
    assert [problem.code for problem in outcome.problems] == ["rows_of_another_unit"]
    (result,) = desk.reporting.open(PERIOD).draft.results
    assert (result.result, result.status) == ("Đã rà 3 hồ sơ", Status.COMPLETED)

    # The meaning of the column is remembered for the next file of this shape.
    rehearsed = desk.imports.results(path, PERIOD, dry_run=True)
    assert (rehearsed.same, rehearsed.columns[3].field) == (1, "status")

    desk.imports.undo()
    assert desk.reporting.open(PERIOD).draft == first
    desk.imports.results(path, PERIOD)
    desk.reporting.save(first)
    with pytest.raises(RuleError) as refused:
        desk.imports.undo()
    assert refused.value.code == "import_changed_since"


def test_a_roster_is_undone_and_a_heading_means_only_what_a_roster_has(life: Life) -> None:
    def present() -> dict[str, str]:
        with life.vp.book.looking() as look:
            people = look.directory.people.values()
            return {one.name: one.position for one in people if one.left_on is None}

    before = present()
    name = next(name for name in before if name.startswith("Người của tccb"))
    rows = [["STT", "Họ và tên", "Chức vụ", "Phòng"], [1, "Lê Thị Mới", "Chuyên viên", "TCCB"],
            [2, name, "Phó phòng", "TCCB"]]  # fmt: skip
    path = write(life, "danh sách.xlsx", xlsx(rows))
    with pytest.raises(UseError) as wrong:
        life.vp.imports.roster(path, told=Told.of({"Chức vụ": "leads"}, {}))
    assert wrong.value.code == "import_field_unknown"
    outcome = life.vp.imports.roster(path)
    assert (outcome.new, outcome.changed) == (1, 1)
    assert present()[name] == "Phó phòng"
    life.vp.imports.undo()
    assert present() == before


def test_who_is_meant_is_remembered_too(life: Life) -> None:
    rows = [HEAD, [1, "Kiểm kê", "Bên tổ chức", "20/11"]]
    path = write(life, "a.xlsx", xlsx(rows))
    asked = life.vp.imports.plan(path, PERIOD, dry_run=True)
    (problem,) = asked.problems
    unit = next(one.id for one in problem.candidates if one.name == "Phòng Tổ chức cán bộ")
    life.vp.imports.plan(path, PERIOD, told=Told.of({}, {"Bên tổ chức": unit}))
    again = life.vp.imports.plan(path, PERIOD, dry_run=True)
    assert (again.same, again.problems) == (1, [])


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_what_was_written_out_is_the_same_when_it_comes_in(life: Life, ending: str) -> None:
    life.vp.planning.assign(PERIOD, [odd_task(life)])
    desk = life["tccb"]
    draft = desk.reporting.open(PERIOD).draft
    desk.reporting.save(ready(draft, "=SUM(A1)\n'-007"))
    files = {
        "plan": life.vp.sheets.plan(PERIOD, ending),
        "roster": life.vp.sheets.roster(ending),
        "results": desk.sheets.results(PERIOD, ending),
    }
    paths = {kind: write(life, file.name, file.data) for kind, file in files.items()}
    plan = life.vp.imports.plan(paths["plan"], PERIOD)
    assert (plan.read, plan.same) == (files["plan"].rows, files["plan"].rows)
    roster = life.vp.imports.roster(paths["roster"])
    people = files["roster"].rows
    assert (roster.read, roster.same, roster.problems) == (people, people, [])
    kept = desk.reporting.open(PERIOD).draft
    results = desk.imports.results(paths["results"], PERIOD)
    assert (results.read, results.same, results.problems) == (3, 3, [])
    assert desk.reporting.open(PERIOD).draft == kept


def test_only_the_office_writes_out_people(life: Life) -> None:
    with pytest.raises(RuleError) as refused:
        life["tccb"].sheets.roster("xlsx")
    assert refused.value.code == "only_office_exports_people"


def odd_task(life: Life) -> TaskBody:
    """Return a task whose every field is hard on spreadsheets."""
    with life.vp.book.looking() as look:
        unit, other = (look.directory.unit(code, look.today).unit for code in ("TCD", "BVCT"))
    return TaskBody(
        id=new_id(), born=str(PERIOD), unit=unit, partners=[other], content="=1+1; rà soát “007”",
        product="007", qty="1200.5", coef="1.2", due_on=date(2026, 11, 20), director="Đ/c lạ",
        original_due_on=date(2026, 11, 20), due_words="Trước ngày 20/11", note="- một\n- hai",
    )  # fmt: skip
