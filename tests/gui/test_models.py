"""Grid models: rows, edits, undo, blocks, days."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workreport.domain.errors import RuleError, UseError
from workreport.services.history_tables import Head, HistoryTable
from workreport.ui.models.block import read_block, write_block
from workreport.ui.models.cell_text import plain_words, read_figure
from workreport.ui.models.column import CellKind, GroupHead, Role, RowKind
from workreport.ui.models.day_entry import full_day, short_day, understand_day
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.history_sheet_lines import SheetLine, sheet_columns, sheet_lines
from workreport.ui.models.paste import plan_paste
from workreport.ui.models.task_lines import TaskLine, task_columns

NOVEMBER = date(2026, 11, 1)
GROUPS = {"1": "a", "2": "b", "3": "a"}


def change(line: TaskLine, key: str, value: object) -> TaskLine:
    if key == "content" and not value:
        raise RuleError("choice_unknown", value=value)
    return line.with_value(key, value)


def task_model(adder: str = "") -> GridModel[TaskLine]:
    rules: GridRules[TaskLine] = GridRules(identify=lambda line: line.id, change=change)
    model = GridModel(task_columns(), rules, near=NOVEMBER, adder=adder)
    model.set_lines(
        [
            TaskLine(id="1", content="Rà soát", owner="Ngô Đình Vinh", due_on=date(2026, 11, 8)),
            TaskLine(id="2", content="Mở lớp", owner="Đậu Hữu Nam", due_on=date(2026, 11, 19)),
            TaskLine(id="3", content="Cập nhật", owner="Võ Ngọc Hà", status="completed"),
        ]
    )
    return model


def cell(model: GridModel[TaskLine], line_id: str, key: str):
    return model.index(model.row_of(line_id), model.column_of(key))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/11", date(2026, 11, 5)),
        ("05-11-26", date(2026, 11, 5)),
        ("5.11.2026", date(2026, 11, 5)),
        ("0511", date(2026, 11, 5)),
        ("05112026", date(2026, 11, 5)),
        ("5", date(2026, 11, 5)),
        ("", None),
    ],
)
def test_days_are_understood_as_people_type_them(typed: str, day: date | None) -> None:
    assert understand_day(typed, NOVEMBER) == day


@pytest.mark.parametrize(
    ("typed", "code"), [("31/11/2026", "day_missing"), ("mai", "day_malformed")]
)
def test_what_is_no_day_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(UseError) as refused:
        understand_day(typed, NOVEMBER)
    assert refused.value.code == code


def test_the_year_is_written_only_where_it_differs() -> None:
    assert short_day(date(2026, 11, 5), 2026) == "05/11"
    assert short_day(date(2025, 11, 5), 2026) == "05/11/2025"
    assert full_day(None) == ""


def test_figures_have_a_decimal_comma() -> None:
    assert read_figure("1.234,5") == Decimal("1234.5")
    assert read_figure("") is None
    with pytest.raises(UseError):
        read_figure("nhiều")


def test_words_are_compared_without_tone_marks() -> None:
    assert plain_words("Đậu Hữu Nam") == "dau huu nam"


def test_a_block_survives_the_clipboard() -> None:
    cells = [["a", 'có "dấu"', "hai\ndòng"], ["", "x", "y"]]
    assert read_block(write_block(cells)) == cells
    assert read_block("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]


def test_the_grid_model_keeps_the_rules_of_qt(qtmodeltester) -> None:
    model = task_model(adder="Gõ để thêm nhiệm vụ")
    model.group_by(lambda line: GroupHead(GROUPS[line.id], GROUPS[line.id]))
    qtmodeltester.check(model)


def test_groups_keep_the_numbers_of_their_lines_and_close() -> None:
    model = task_model()
    model.group_by(lambda line: GroupHead(GROUPS[line.id], "Nhóm " + GROUPS[line.id]))
    assert [model.kind_at(row) for row in range(model.rowCount())] == [
        RowKind.GROUP,
        RowKind.LINE,
        RowKind.LINE,
        RowKind.GROUP,
        RowKind.LINE,
    ]
    assert model.index(0, 0).data() == "Nhóm a · 2"
    assert model.index(2, 0).data() == "3"
    model.toggle_group(0)
    assert model.rowCount() == 3
    assert model.row_of("1") == -1


def test_a_group_with_nobody_says_so_and_counts_nothing() -> None:
    heads = (Head("Đơn vị"), Head("Căn cứ"))
    rows = (("Biểu dương", ""), ("Chưa có đơn vị nào", ""), ("Phê bình", ""), ("Văn phòng", "chậm"))
    table = HistoryTable("lists", "", heads, rows, frozenset({0, 2}), empty=frozenset({1}))
    lines = sheet_lines(table)
    assert [(line.name, line.group.title, line.group.counted) for line in lines if line.group] == [
        ("Chưa có đơn vị nào", "Biểu dương", False),
        ("Văn phòng", "Phê bình", True),
    ]
    rules: GridRules[SheetLine] = GridRules(identify=lambda line: line.id)
    model = GridModel(sheet_columns(table), rules, near=NOVEMBER)
    model.set_lines(list(lines))
    model.group_by(lambda line: line.group)
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == ["Biểu dương", "Chưa có đơn vị nào", "Phê bình · 1", "Văn phòng"]


def test_lines_are_sorted_with_empty_cells_last_and_filtered() -> None:
    model = task_model()
    model.sort(model.column_of("due_on"), Qt.SortOrder.DescendingOrder)
    assert [model.line_at(row).id for row in range(3)] == ["2", "1", "3"]
    model.filter_by(lambda line: line.status == "completed")
    assert model.rowCount() == 1
    assert model.index(0, 0).data() == "3"


def test_an_edit_changes_the_line_and_is_announced(qtbot: QtBot) -> None:
    model = task_model()
    with qtbot.waitSignal(model.edited) as announced:
        assert model.setData(cell(model, "1", "done_on"), "17/11")
    (edit,) = announced.args[0]
    assert (edit.line_id, edit.key, edit.before, edit.after) == (
        "1",
        "done_on",
        None,
        date(2026, 11, 17),
    )
    assert model.line_at(0).done_on == date(2026, 11, 17)


def test_a_refused_edit_leaves_the_line_and_says_why(qtbot: QtBot) -> None:
    model = task_model()
    with qtbot.waitSignal(model.refused) as refused:
        assert not model.setData(cell(model, "1", "due_on"), "31/11")
    assert refused.args == ["1", "due_on", "Không có ngày này. Xem lại ngày và tháng."]
    assert not model.setData(cell(model, "1", "content"), "")
    assert model.line_at(0).content == "Rà soát"
    assert not model.history.can_undo


def test_steps_are_undone_and_done_again() -> None:
    model = task_model()
    model.setData(cell(model, "1", "owner"), "Chu Xuân Long")
    model.apply(
        [model.edit_for(cell(model, one, "status"), "in_progress") for one in ("1", "2", "3")]
    )
    model.undo()
    assert [line.status for line in model.lines] == [None, None, "completed"]
    model.redo()
    assert [line.status for line in model.lines] == ["in_progress"] * 3
    model.undo()
    model.undo()
    assert model.lines[0].owner == "Ngô Đình Vinh"
    assert not model.history.can_undo


def test_updated_lines_touch_only_their_rows(qtbot: QtBot) -> None:
    model = task_model()
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.update_lines([model.lines[1].with_value("owner", "Ngô Đức Nam")])
    assert changed.args[0].row() == changed.args[1].row() == 1


def test_a_paste_is_planned_with_good_and_bad_cells() -> None:
    model = task_model()
    keys = ["stt", "content", "owner", "due_on", "done_on", "status"]
    block = [["Chu Xuân Long", "13/11", "12/11", "Đã hoàn thành"], ["Phạm Thị Đào", "31/11"]]
    plan = plan_paste(model, cell(model, "1", "owner"), block, keys)
    assert (plan.rows, plan.columns, len(plan.edits), plan.replaced) == (2, 4, 5, 3)
    assert [(bad.line_id, bad.key, bad.error.code) for bad in plan.problems] == [
        ("2", "due_on", "day_missing")
    ]
    model.show_plan(plan, {})
    assert cell(model, "2", "due_on").data() == "31/11"
    assert cell(model, "2", "due_on").data(Role.STATE).kind is CellKind.PREVIEW_BAD
    model.show_plan(None, {})
    assert cell(model, "1", "owner").data() == "Ngô Đình Vinh"
    model.apply(plan.edits)
    assert model.lines[0].status == "completed"
    model.undo()
    assert model.lines[0].owner == "Ngô Đình Vinh"


def test_typing_into_the_last_row_asks_for_a_line(qtbot: QtBot) -> None:
    model = task_model(adder="Gõ để thêm nhiệm vụ")
    last = model.index(3, model.column_of("content"))
    with qtbot.waitSignal(model.line_wanted) as wanted:
        model.setData(last, "Việc mới")
    assert wanted.args == ["content", "Việc mới"]
