from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from tests.gui.office.conftest import Sit
from tests.living import PERIOD, Begin, Life

from workreport.services.consolidating import DecidedBy
from workreport.services.gates import GatesOpenError
from workreport.ui.viewmodels.history import PEOPLE, UNITS

BY = DecidedBy("Đinh Đình Phong", date(2026, 11, 23), "Biên bản họp")
POINTS = {"U5": ("9", "Tốt"), "U6": ("8", "Khá")}


def graded(begin_life: Begin) -> tuple[Life, str]:
    """A month graded by hand, not locked; returns the score in words."""
    life = begin_life(("tccb",))
    life.at("2026-11-18 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    desk = life.vp
    desk.office.start_check(PERIOD, "TCCB")
    desk.office.accept(PERIOD, "TCCB")
    found = desk.consolidation.grade_unit(PERIOD, "TCCB", POINTS, BY, ("HTXS", "Việc đột xuất"))
    assert found.line.grade is not None
    return life, found.line.grade.score.replace(".", ",")


def test_a_span_counts_locked_months_and_names_the_others(begin_life: Begin, sit: Sit) -> None:
    life, score = graded(begin_life)
    desk = life.vp
    officer = sit(desk)
    page = officer.show("history")
    page.kinds.setFocus()
    officer.part("segment_quarter").click()
    officer.settle()
    assert officer.part("span_title").text() == "Quý IV/2026"
    assert officer.part("span_empty").isVisible()
    assert "Chưa khóa, chưa tính: tháng 11." in officer.part("span_note").text()

    life.at("2026-12-01 09:00")
    try:
        desk.closing.close(PERIOD)
    except GatesOpenError as refusal:
        desk.closing.close(PERIOD, {gate.code: "Công văn số 5" for gate in refusal.gates})
    officer.settle()
    page = officer.show("history")
    if page._model.view == PEOPLE:
        page._choose_view(UNITS)
    officer.part("segment_half_year").click()
    officer.settle()
    assert officer.part("span_title").text() == "6 tháng cuối năm 2026"
    lines = {line.name: line for line in page.span_view.grid.grid.lines}
    line = next(one for one in lines.values() if one.mean)
    assert line.mean == score
    assert (line.counts, line.place) == ({"HTXS": 1}, "")
    assert line.missing == "tháng 7, tháng 8, tháng 9, tháng 10"
    assert line.note == "tháng 11 đặt tay: Việc đột xuất"
    assert "tháng 12" in officer.part("span_note").text()
    assert sum(not one.mean for one in lines.values()) == len(lines) - 1

    page._choose_view(PEOPLE)
    assert {line.counts.get("B", 0) for line in page.span_view.grid.grid.lines} >= {1}
    officer.click("span_after")
    assert officer.part("span_title").text() == "6 tháng đầu năm 2027"
    assert officer.part("span_empty").isVisible()
    officer.part("segment_months").click()
    assert not page.shows_span


def test_other_sheets_are_shown_filtered_printed_and_written(
    begin_life: Begin, sit: Sit, tmp_path: Path
) -> None:
    life, score = graded(begin_life)
    officer = sit(life.vp)
    page = officer.show("history")
    page.open_sheet("timeline")
    officer.settle()
    face = page.faces.current
    tccb = officer.unit("TCCB")
    officer.part("sheet_unit").set_value(tccb)
    officer.part("sheet_unit").activated.emit(0)
    officer.settle()
    said = [line.cells[2] for line in face.grid.grid.lines]
    assert "Chu Ngọc Giang chấp nhận bản 1." in said
    officer.type("sheet_filter", "chap nhan")
    assert [line.cells[2] for line in face.grid.grid.lines] == ["Chu Ngọc Giang chấp nhận bản 1."]

    officer.messages.path = tmp_path / "dien-bien.xlsx"
    page.perform("export")
    officer.settle()
    assert (tmp_path / "dien-bien.xlsx").read_bytes().startswith(b"PK")
    page.perform("paper")
    officer.settle()
    officer.qtbot.waitUntil(lambda: officer.part("paper_save").isEnabled())
    page.perform("back")
    assert page.faces.current is face
    page.perform("back")
    assert page.faces.current is None

    page.open_sheet("standing")
    officer.settle()
    face.grid.go_to(
        next(one.id for one in face.grid.grid.lines if "Tổ chức cán bộ" in one.name), "column_0"
    )
    assert score in face.chart.accessibleDescription()

    page.open_sheet("indices")
    officer.settle()
    officer.click("sheet_write")
    for name, words in (("name", "PAR Index"), ("year", "2026"), ("value", "87,5"), ("rank", "x")):
        officer.type(f"index_{name}", words)
    officer.click("index_keep")
    assert "không hợp lệ" in officer.part("index_problem").text()
    officer.part("index_rank").clear()
    officer.type("index_rank", "3")
    officer.key(officer.part("index_rank"), Qt.Key.Key_Return)
    assert [line.cells[:5] for line in face.grid.grid.lines] == [
        ("PAR Index", "2026", "87,5", "", "3")
    ]
    assert "2026: 87,50" in face.chart.accessibleDescription()
