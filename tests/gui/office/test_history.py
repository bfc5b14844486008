import hashlib
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin, Life

from workreport.domain.merit import Condition, read_rules
from workreport.services.consolidating import DecidedBy
from workreport.services.gates import GatesOpenError
from workreport.ui.viewmodels.history import PEOPLE, UNITS
from workreport.ui.views.history.page import HistoryPage

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


def review_is_shown(officer: Officer, page: HistoryPage) -> None:
    """The review of the span opens as it will print, and is left again."""
    page.span_view.review.setFocus()
    assert officer.part("span_review").hasFocus()
    page.span_view._want_review("departments")
    officer.settle()
    officer.qtbot.waitUntil(lambda: officer.part("paper_save").isEnabled())
    face = page.faces.current
    assert face is not None
    assert face.head.title.text() == "Báo cáo 6 tháng cuối năm 2026"
    assert page._sheet.review.file_name == "bao-cao-ky-departments-2026-H2.pdf"
    assert "bản đầy đủ" in officer.part("paper_issue").toolTip()
    assert not officer.part("paper_issue").isEnabled()
    page.perform("back")
    assert page.faces.current is None


def review_is_issued(officer: Officer, page: HistoryPage, folder: Path) -> None:
    """The review gets number, day and marks beside its own preview, whichever month is shown."""
    page.span_view._want_review("leaders")
    officer.settle()
    officer.click("paper_issue")
    assert officer.part("issue_title").text() == "Phát hành: báo cáo 6 tháng cuối năm 2026"
    assert officer.part("issue_number").hasFocus()
    officer.type("issue_number", "31")
    officer.click("issue_more")
    officer.part("issue_urgency").set_value("khan")
    officer.click("issue_preview")
    assert not officer.part("paper_save").isEnabled()  # nobody has entered that number yet
    assert not officer.part("paper_print").isEnabled()
    page.perform("back")  # closes the form alone: the review stands there as it was
    officer.settle()
    assert officer.part("paper_save").isEnabled()
    officer.click("paper_issue")
    target = officer.messages.path = folder / "ky.pdf"
    page.perform("primary")  # the form's own step while it is open, never the print
    officer.settle()
    assert officer.part("issue_pane").isHidden()
    (line,) = officer.room.desk.register.issued()
    assert (line.kind, line.number, line.subject) == ("review", "31", "2026-H2")
    assert line.marks.urgency == "khan"
    assert hashlib.sha256(target.read_bytes()).hexdigest() == line.sha256
    assert officer.part("paper_save").isEnabled()
    officer.click("paper_issue")
    assert officer.part("issue_number").placeholderText() == "gợi ý: 32"
    assert "31" in officer.part("issue_replaces").itemText(1)
    page.perform("back")
    page.perform("back")
    assert page.faces.current is None


def test_a_span_counts_locked_months_and_names_the_others(
    begin_life: Begin, sit: Sit, tmp_path: Path
) -> None:
    life, score = graded(begin_life)
    desk = life.vp
    officer = sit(desk)
    page = officer.show("history")
    page.kinds.setFocus()
    officer.part("segment_quarter").click()
    officer.settle()
    assert officer.part("span_title").text() == "Quý IV/2026"
    assert officer.part("span_empty").isVisible()
    assert not page.span_view.review.isVisible()
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
    review_is_shown(officer, page)
    review_is_issued(officer, page, tmp_path)

    page._choose_view(PEOPLE)
    assert {line.counts.get("B", 0) for line in page.span_view.grid.grid.lines} >= {1}
    officer.click("span_after")
    assert officer.part("span_title").text() == "6 tháng đầu năm 2027"
    assert officer.part("span_empty").isVisible()
    officer.part("segment_months").click()
    assert not page.shows_span


def choose(officer: Officer, name: str, value: str) -> None:
    officer.part(name).set_value(value)
    officer.part(name).activated.emit(0)


def retype(officer: Officer, name: str, words: str) -> None:
    officer.part(name).clear()
    officer.type(name, words)


def change_the_rules(officer: Officer, life: Life) -> None:
    page = officer.page
    page.open_sheet("lists")
    officer.settle()
    assert officer.part("sheet_grid").hasFocus()
    officer.click("sheet_write")
    shipped = life.vp.merits.rules_text()
    late = next(one for one in officer.part("merit_rules").grid.lines if one.code == "units_late")
    officer.part("merit_rules").go_to(late.code, "words")
    officer.settle()
    assert officer.part("merit_1_figure").currentText() == "Số tháng chậm hoặc không gửi báo cáo"
    officer.part("merit_1_least").clear()
    officer.qtbot.keyClicks(officer.part("merit_1_least"), "x")
    page.perform("primary")
    officer.settle()
    assert "“x”" in officer.part("merit_problem").text()
    assert life.vp.merits.rules_text() == shipped
    retype(officer, "merit_1_least", "3")
    officer.click("merit_try")
    assert "không ai có tên theo quy tắc này" in officer.part("merit_tried").text()
    officer.click("merit_add")
    assert officer.part("merit_words").hasFocus()
    officer.click("merit_sign")
    assert "chưa có tên" in officer.part("merit_problem").text()
    officer.click("merit_remove")
    page.perform("primary")
    officer.settle()
    signed = {one.code: one for one in read_rules(life.vp.merits.rules_text())}
    assert signed["units_late"].conditions == (Condition("late", least=3),)
    assert signed.keys() == {one.code for one in read_rules(shipped)}
    officer.click("merit_shipped")
    assert life.vp.merits.rules_text() == shipped
    officer.part("merit_rules").go_to(late.code, "words")
    assert officer.part("merit_1_least").text() == "2"
    officer.click("sheet_write")
    page.perform("back")
    assert page.grid.hasFocus()


def write_an_index(officer: Officer) -> None:
    page = officer.page
    page.open_sheet("indices")
    officer.settle()
    face = page.faces.current
    officer.click("sheet_write")
    typed = {"name": "PAR Index", "year": "2026", "value": "87,5", "rank": "x"}
    for name, words in typed.items():
        officer.type(f"index_{name}", words)
    officer.click("index_keep")
    assert "không hợp lệ" in officer.part("index_problem").text()
    retype(officer, "index_rank", "3")
    officer.key(officer.part("index_rank"), Qt.Key.Key_Return)
    assert [line.cells[:5] for line in face.grid.grid.lines] == [
        ("PAR Index", "2026", "87,5", "", "3")
    ]
    assert "2026: 87,50" in face.chart.accessibleDescription()
    officer.type("index_year", "2027")
    officer.type("index_value", "88")
    officer.key(officer.part("index_value"), Qt.Key.Key_Return)
    assert len(face.grid.grid.lines) == 2
    # The page below was read anew as well, and has not taken the keyboard.
    assert officer.part("index_year").hasFocus()


def test_other_sheets_are_shown_filtered_printed_and_written(
    begin_life: Begin, sit: Sit, tmp_path: Path
) -> None:
    life, score = graded(begin_life)
    officer = sit(life.vp)
    page = officer.show("history")
    chosen = officer.part("segment_people")
    officer.key(chosen, Qt.Key.Key_Right)
    assert officer.part("segment_units").hasFocus()  # the matrix that came has not taken the keys
    page.open_sheet("timeline")
    officer.settle()
    face = page.faces.current
    tccb = officer.unit("TCCB")
    choose(officer, "sheet_unit", tccb)
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

    change_the_rules(officer, life)

    write_an_index(officer)
