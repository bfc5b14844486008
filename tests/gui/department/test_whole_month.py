"""A department's month through its windows: fill, write, classify, file, return, correct, file."""

from PySide6.QtCore import Qt
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PERIOD, Life

from workreport.ledger.bodies.report import Mark

CTRL = Qt.KeyboardModifier.ControlModifier


def fill_tasks(clerk: Clerk) -> None:
    page = clerk.show("tasks")
    grid = page.grid
    for place, line in enumerate(page.grid.grid.lines):
        grid.go_to(line.id, "status")
        clerk.press(grid, "1" if place < 2 else "2")
        if place < 2:
            grid.go_to(line.id, "done_on")
            clerk.press(grid, Qt.Key.Key_Semicolon, CTRL)
            grid.go_to(line.id, "quality")
            clerk.press(grid, "1")
            evidence = clerk.part("task_evidence")
            clerk.qtbot.keyClicks(evidence, f"1{place}-BC/BTCTU")
        clerk.qtbot.keyClicks(clerk.part("task_cause"), "Cho y kien")


def write(clerk: Clerk) -> None:
    clerk.show("report")
    for section in ("results", "advantages", "limitations"):
        clerk.qtbot.keyClicks(clerk.part(f"text_{section}"), f"Noi dung {section}")


def classify(clerk: Clerk) -> None:
    page = clerk.show("classification")
    for line in page.grid.grid.lines:
        page.grid.go_to(line.id, "department")
        clerk.press(page.grid, "b")


def give_back(life: Life, clerk: Clerk, second: str) -> None:
    unit = clerk.draft.draft.unit
    life.vp.office.start_check(PERIOD, unit)
    life.vp.office.return_report(
        PERIOD, unit, "Cần ghi rõ hơn", [Mark(path=f"task/{second}", text="Ghi rõ số văn bản")]
    )
    life.sync("vp", "tccb")
    clerk.wait_for("returned")


def correct(life: Life, clerk: Clerk, second: str) -> None:
    clerk.show("this_month")
    assert clerk.part("month_next").text() == "Sửa 1 mục trả lại"
    clerk.window.current_page().perform("primary")
    tasks = clerk.window.current_page()
    assert tasks.grid.current_id() == second
    grid = tasks.grid
    assert clerk.part("task_reply_1").hasFocus()  # the answer is what is missing
    assert clerk.part("task_heading").wordWrap()  # a long source of the task widens no pane
    tasks.reveal(f"task/{second}/result")
    assert grid.isColumnHidden(grid.model().column_of("result"))
    assert clerk.part("task_result").hasFocus()  # typing into what is hidden would replace it
    first = clerk.draft.draft.tasks[0].id
    grid.go_to(first, "status")
    clerk.press(grid, "3")
    assert clerk.draft.draft.results[0].status == "completed"
    grid.go_to(second, "status")
    evidence = clerk.part("task_evidence")
    evidence.clear()
    clerk.qtbot.keyClicks(evidence, "99-BC/BTCTU")
    clerk.qtbot.keyClicks(clerk.part("task_reply_1"), "Da ghi")
    clerk.settle()
    clerk.show("this_month")
    assert clerk.part("month_next").text() == "Ký và gửi bản 2"
    clerk.window.current_page().perform("primary")
    clerk.wait_for("filed")
    current = life["tccb"].reporting.open(PERIOD).line.current
    assert current is not None
    assert current.number == 2


def test_a_whole_month_is_filed_returned_corrected_and_filed_again(
    one_department: Life, sit: Sit
) -> None:
    life = one_department
    clerk = sit(life["tccb"])
    page = clerk.show("this_month")
    assert clerk.part("month_next").text() == "Điền tiếp 3 nhiệm vụ"
    clerk.press(page, Qt.Key.Key_F8)
    page.perform("primary")
    assert clerk.window.shown_key == "tasks"
    fill_tasks(clerk)
    write(clerk)
    classify(clerk)
    clerk.settle()
    assert [one.code for one in clerk.draft.problems if one.level == "error"] == []
    assert clerk.draft.unanswered == ()

    clerk.show("report")
    assert clerk.part("filing_primary").text() == "Ký và gửi"
    clerk.part("filing_primary").click()
    clerk.wait_for("filed")
    assert clerk.messages.asked[-1].title == "Ký và gửi báo cáo tháng 11/2026"
    assert not clerk.part("text_results").isEnabled() or clerk.part("text_results").isReadOnly()

    life.sync("tccb", "vp", "tccb")
    clerk.wait_for("received")
    assert clerk.part("filing_step_4").property("role") == "strong"
    assert "Biên nhận 0001" in clerk.part("filing_sentence").text()
    second = clerk.draft.draft.tasks[1].id
    give_back(life, clerk, second)
    correct(life, clerk, second)
