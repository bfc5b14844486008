"""The Office takes a plan in on the screen: seen first, asked, taken as one act, undone as one."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin, Life
from tests.unit.sheets.books import xlsx

from workreport.services.planning import month_tasks
from workreport.ui.widgets.label import PlainLabel

ROWS = [
    ["STT", "Nhiệm vụ", "Chủ trì", "Mốc xong", "Ghi chú"],
    [1, "Nhiệm vụ 1 của VP", "VP", "12/11/2026", ""],
    [2, "Kiểm kê tài sản", "Bên tổ chức", "20/11/2026", "gấp"],
    [3, "Rà soát hồ sơ", "TCCB", "31/11/2026", ""],
]


def at_imports(life: Life, sit: Sit, path: Path | None = None) -> Officer:
    officer = sit(life.vp)
    officer.messages.path = path
    officer.show("settings")
    officer.page.show_place("month")
    officer.settle()
    officer.click("import_plan")
    assert officer.page.objectName() == "imports"
    return officer


def lines(officer: Officer) -> list[tuple[Any, ...]]:
    model = officer.page.grid.grid
    return [
        tuple(str(model.index(row, column).data() or "") for column in range(4))
        for row in range(model.rowCount())
    ]


def choose(officer: Officer, name: str, value: str) -> None:
    """Choose in a list like a person: by keys, until the wanted words stand there."""
    choice = officer.part(name)
    choice.setFocus()
    wanted = choice.findData(value)
    while choice.currentIndex() != wanted:
        officer.qtbot.keyClick(choice, Qt.Key.Key_Down)
    choice.activated.emit(wanted)
    officer.settle()


def contents(life: Life) -> dict[str, date | None]:
    with life.vp.book.looking() as look:
        return {task.content: task.due_on for task in month_tasks(look, PERIOD)}


def test_a_plan_is_seen_asked_about_taken_and_undone_on_the_screen(
    begin_life: Begin, sit: Sit, tmp_path: Path
) -> None:
    life = begin_life(("tccb",))
    path = tmp_path / "kế hoạch.xlsx"
    path.write_bytes(xlsx(ROWS))
    before = contents(life)
    officer = at_imports(life, sit, path)
    officer.click("imports_empty_choose")

    # A column and a unit nobody knows: the row of the unit is refused until somebody says.
    assert [line[1] for line in lines(officer)] == ["Thay đổi", "Không nhận", "Mới"]
    choose(officer, "import_column_D", "due")
    choose(officer, "import_name_0", officer.unit("TCCB"))
    assert [line[:3] for line in lines(officer)] == [
        ("2", "Như cũ", "Nhiệm vụ 1 của VP"), ("3", "Mới", "Kiểm kê tài sản"),
        ("4", "Không nhận", "Rà soát hồ sơ"),
    ]  # fmt: skip
    said = [label.text() for label in officer.page.findChildren(PlainLabel)]
    assert any(
        "Đọc 3 dòng: 1 mới, 0 thay đổi, 1 như cũ, 0 cần hỏi, 1 không nhận." in w for w in said
    )
    officer.key(officer.page.grid, Qt.Key.Key_F8)
    assert officer.page.grid.current_id() == "Sheet1!4"
    assert contents(life) == before

    officer.click("imports_take")
    assert contents(life) == before | {"Kiểm kê tài sản": date(2026, 11, 20)}
    (undo,) = officer.messages.undos
    assert undo[0] == "Đã nhập 1 dòng"
    officer.click("imports_undo")
    assert contents(life) == before
    assert "Đã hoàn tác lần nhập kế hoạch.xlsx." in officer.told()
    assert officer.part("imports_undo").isHidden()

    # What was said of the column and of the unit is remembered.
    officer.click("imports_empty_choose")
    assert [line[1] for line in lines(officer)] == ["Như cũ", "Mới", "Không nhận"]


def test_a_file_that_is_no_table_is_refused_in_words_with_the_next_step(
    begin_life: Begin, sit: Sit, tmp_path: Path
) -> None:
    path = tmp_path / "kế hoạch.xls"
    path.write_bytes(b"<html><table></table></html>")
    officer = at_imports(begin_life(()), sit, path)
    officer.click("imports_empty_choose")
    said = " ".join(
        label.text() for label in officer.part("imports_refused").findChildren(PlainLabel)
    )
    assert "là một trang web" in said
    assert "lưu lại dạng .xlsx" in said
    assert not officer.part("imports_take").isEnabled()


def test_headings_nobody_knows_are_chosen_for_and_a_sheet_is_written_out(
    begin_life: Begin, sit: Sit, tmp_path: Path
) -> None:
    life = begin_life(())
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx([["TT", "Đầu mục", "Bên gánh"], [1, "Kiểm kê", "VP"]]))
    officer = at_imports(life, sit, path)
    officer.click("imports_empty_choose")
    assert officer.page.grid is None
    choose(officer, "import_column_B", "content")
    choose(officer, "import_column_C", "leads")
    assert [line[1:4] for line in lines(officer)] == [("Mới", "Kiểm kê", "VP")]
    officer.messages.path = tmp_path / "ra.ods"
    officer.click("imports_export")
    assert "Đã ghi 3 dòng vào" in officer.told()
    again = life.vp.imports.plan(tmp_path / "ra.ods", PERIOD, dry_run=True)
    assert (again.read, again.same) == (3, 3)
