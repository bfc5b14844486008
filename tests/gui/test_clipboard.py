"""Blocks of cells as Excel, LibreOffice and Word put them on the clipboard, and as we do."""

from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.test_grid_view import make_view
from tests.gui.test_models import NOVEMBER, cell, task_model

from workreport.domain.errors import UseError
from workreport.ui.models.block import read_block
from workreport.ui.models.cell_text import read_measure, read_value
from workreport.ui.models.day_entry import understand_day
from workreport.ui.models.html_table import read_table, write_table
from workreport.ui.models.paste import plan_paste
from workreport.ui.models.task_lines import task_columns
from workreport.ui.views.grid.block_edits import clipboard_cells

DATA = Path(__file__).parents[1] / "data" / "clipboard"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = ["stt", "content", "owner", "due_on", "done_on", "status", "timing", "quality"]


def clip(name: str, text: str = "x\ty") -> QMimeData:
    data = QMimeData()
    data.setText(text)
    data.setHtml((DATA / name).read_text(encoding="utf-8"))
    QGuiApplication.clipboard().setMimeData(data)
    return data


@pytest.mark.usefixtures("qapp")
def test_a_table_of_excel_keeps_lines_merged_cells_and_no_hidden_row() -> None:
    clip("excel.html")
    assert clipboard_cells("x\ty") == [
        ["Rà soát hồ sơ,\nbổ sung lý lịch", "Người của tccb", "05/11/2026", "1,5"],
        ["Mở lớp bồi dưỡng", "Người của tccb", "12/11/2026", None],
    ]


@pytest.mark.usefixtures("qapp")
def test_a_table_of_libreoffice_says_the_year_its_cells_leave_out() -> None:
    clip("libreoffice.html")
    assert clipboard_cells("x\ty") == [
        ["Tham mưu quy hoạch & luân chuyển", "2026-11-05", "1,25"],
        ["Kê khai tài sản", "ngày 9 tháng 11 năm 2026", ""],
    ]


@pytest.mark.usefixtures("qapp")
def test_a_text_that_was_converted_is_taken_instead_of_the_table() -> None:
    clip("excel.html", "cũ\tmới")
    assert clipboard_cells("khác\tnữa") == [["khác", "nữa"]]


def test_html_without_a_table_and_a_table_inside_a_cell() -> None:
    assert read_table("<p>a</p>") is None
    assert read_table("<table></table>") is None
    nested = "<TABLE><TR><TD>a<table><tr><td>b</td></tr></table></TD><TD>c</TD></TR></TABLE>x"
    assert read_table(nested) == [["ab", "c"]]
    assert read_table("<table><tr><td><p>một</p><p>hai</p></td></tr></table>") == [["một\nhai"]]


def test_merged_rows_say_the_same_and_merged_columns_leave_the_rest_alone() -> None:
    html = (
        "<table><tr><td rowspan='2' colspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr>"
        "<tr><td>d</td><td rowspan='9'>e</td></tr></table>"
    )
    assert read_table(html) == [["a", None, "b"], ["a", None, "c"], ["d", "e", ""]]


def test_what_is_copied_is_text_for_every_spreadsheet_and_comes_back_as_it_was() -> None:
    cells = [["=1+1", "- Tham mưu\nvăn bản"], ['<b> & "x"', "1,5"]]
    html = write_table(cells)
    assert html.count("mso-number-format:'\\@'") == html.count('sdnum="1066;0;@"') == 4
    assert read_table(html) == cells


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-05",
        "05/11/2026 00:00:00",
        "2026-11-05T00:00:00",
        "ngày 5 tháng 11 năm 2026",
        "5 tháng 11",
        "05-thg11-26",
        "5/11/26 12:30 SA",
        " 05/11/2026 ",
    ],
)
def test_days_are_understood_as_spreadsheets_write_them(typed: str) -> None:
    column = next(one for one in task_columns() if one.key == "due_on")
    assert read_value(column, typed, NOVEMBER) == date(2026, 11, 5)


def test_no_day_is_made_of_half_a_day() -> None:
    for typed in ("2026-13-01", "5 tháng", "11/2026/5", "T5"):
        with pytest.raises(UseError):
            understand_day(typed, NOVEMBER)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("1,5", "1,5"), ("1.5", "1,5"), ("1.234,50", "1234,5"), ("1,234.5", "1234,5"), ("2", "2")],
)
def test_measures_come_with_comma_or_point(typed: str, shown: str) -> None:
    assert read_measure(typed) == shown


@pytest.mark.parametrize("typed", ["-1", "một", "1,2,3", "1e5", "0,1234567", "NaN", "1234567890"])
def test_what_is_no_measure_is_refused(typed: str) -> None:
    with pytest.raises(UseError):
        read_measure(typed)


def test_pasted_words_are_composed_and_without_hidden_signs() -> None:
    columns = {one.key: one for one in task_columns()}
    spread = normalize("NFD", "Chỉ đạo\u00a0 quy hoạch\u200b")
    assert read_value(columns["category"], spread, NOVEMBER) == "Chỉ đạo quy hoạch"
    assert read_value(columns["content"], "a\u00a0b\nc ", NOVEMBER) == "a b\nc"
    assert (
        read_value(columns["status"], normalize("NFD", " đã hoàn thành"), NOVEMBER) == "completed"
    )


def test_a_quoted_line_break_stays_inside_its_cell() -> None:
    assert read_block('"một\r\nhai"\tx\r\n"a ""b"""\ty\r\n') == [["một\nhai", "x"], ['a "b"', "y"]]


def test_a_plan_tells_refused_kept_and_left_over_cells() -> None:
    model = task_model()
    start = cell(model, "2", "content")
    plan = plan_paste(
        model,
        start,
        [["", "Vinh", "31/11", None, "xong rồi", "chậm"], ["b", "c"], ["d"], ["", ""]],
        KEYS,
    )
    problems = [(bad.line_id, bad.key, bad.error.code) for bad in plan.problems]
    assert problems == [
        ("2", "content", "choice_unknown"),
        ("2", "due_on", "day_missing"),
        ("2", "status", "choice_unknown"),
    ]
    assert (plan.kept, plan.left_over, plan.added) == (1, 1, ())
    assert [(edit.line_id, edit.key) for edit in plan.edits] == [
        ("2", "owner"),
        ("3", "content"),
        ("3", "owner"),
    ]


def test_one_cell_fills_all_selected_ones_and_a_copy_is_text_and_table(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "owner")
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert (data.text(), read_table(data.html())) == ("Vinh", [["Vinh"]])
    view.go_to("2", "owner")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    assert [line.owner for line in view.grid.lines] == ["Vinh"] * 3
    qtbot.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert [line.owner for line in view.grid.lines] == ["Vinh", "Nam", "Hà"]


def test_a_block_is_copied_in_the_order_in_which_its_columns_stand(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.arrange(view.chosen_layout.moved(view.keys(), "owner", -1))
    view.go_to("1", "owner")
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Vinh\tRà soát"


def test_what_is_typed_fills_the_selected_cells_with_control_and_enter(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.go_to("1", "owner")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, "X")
    editor = QApplication.focusWidget()
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert [line.owner for line in view.grid.lines] == ["X"] * 3
