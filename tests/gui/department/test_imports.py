"""A department takes its results in from the task page and puts its draft back with one press."""

from pathlib import Path

from tests.gui.department.conftest import Clerk
from tests.unit.sheets.books import xlsx

from workreport.domain.task import Status


def test_results_come_in_from_the_task_page_and_go_out_again(clerk: Clerk, tmp_path: Path) -> None:
    clerk.settle()
    first = clerk.draft.draft
    content = first.tasks[0].content
    rows = [["STT", "Nhiệm vụ", "Kết quả", "Trạng thái"], [1, content, "Đã rà 3 hồ sơ", "xong"],
            [2, "Việc phát sinh", "", "đang làm"], [3, "Việc lạ", "", "đang ngủ quên"]]  # fmt: skip
    clerk.messages.path = tmp_path / "kết quả.xlsx"
    clerk.messages.path.write_bytes(xlsx(rows))
    clerk.show("tasks")
    clerk.settle()
    clerk.part("tasks_import").click()
    assert clerk.window.current_page().objectName() == "imports"
    clerk.part("imports_empty_choose").click()
    clerk.settle()
    model = clerk.window.current_page().grid.grid
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["Mới"] * 3
    assert clerk.draft.draft == first

    clerk.part("imports_take").click()
    clerk.settle()
    filled = {result.task: result for result in clerk.draft.draft.results}
    assert filled[first.tasks[0].id].result == "Đã rà 3 hồ sơ"
    assert filled[first.tasks[0].id].status is Status.COMPLETED
    assert len(clerk.draft.draft.added) == len(first.added) + 2
    clerk.part("imports_undo").click()
    clerk.settle()
    assert clerk.draft.draft == first
