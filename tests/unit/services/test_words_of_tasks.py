"""What papers say of a task: words for its day, the note of the plan, result and proof."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.unit.services import paper_month as made

from workreport.domain.period import Period
from workreport.domain.task import Origin, Status, Task, TaskResult
from workreport.services.paper_tables import Coming, coming_table, task_rows
from workreport.services.paper_words import due_words, lowered, moment_said, product_words, quoted
from workreport.services.report_bodies import item_of, result_of_item, task_of_item
from workreport.services.review_tables import month_list

DAY = date(2026, 11, 20)
TASK = Task(
    id="t-1", born="2026-11", unit="u-tccb", content="Tham mưu quy hoạch", product="Đề án",
    due_words="hằng tuần", note="Kết luận số 12-KL/TU",
)  # fmt: skip
DONE = TaskResult(
    task="t-1", status=Status.COMPLETED, done_on=DAY, quality=1,
    result="Đã trình lãnh đạo Ban.", evidence="Tờ trình số 12-TTr/BTCTU", note="Xong sớm",
)  # fmt: skip
MARKED = replace(TASK, content="12-CV/TU ngày 02/11/2026", reference_only=True)


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (TASK, "hằng tuần"),
        (replace(TASK, due_words=""), "–"),
        (replace(TASK, due_on=DAY, original_due_on=DAY), "20/11/2026 (hằng tuần)"),
        (
            replace(TASK, due_on=DAY, original_due_on=date(2026, 11, 5), due_words=""),
            "20/11/2026 (gốc 05/11/2026)",
        ),
        (replace(MARKED, due_on=DAY, original_due_on=DAY), "20/11/2026"),
    ],
)
def test_a_due_day_in_words_says_these_words(task: Task, said: str) -> None:
    assert due_words(task) == said


@pytest.mark.parametrize(
    ("task", "result", "said"),
    [
        (TASK, DONE, "Đề án. Đã trình lãnh đạo Ban (Tờ trình số 12-TTr/BTCTU)"),
        (replace(TASK, product=""), DONE, "Đã trình lãnh đạo Ban (Tờ trình số 12-TTr/BTCTU)"),
        (replace(TASK, product=""), replace(DONE, result=""), "Tờ trình số 12-TTr/BTCTU"),
        (TASK, TaskResult(task="t-1"), "Đề án"),
        (replace(MARKED, product=""), DONE, "–"),
    ],
)
def test_the_annex_says_what_became_of_a_task_and_what_proves_it(
    task: Task, result: TaskResult, said: str
) -> None:
    assert product_words(task, result) == said


def test_what_the_plan_says_of_a_task_goes_with_its_report_onto_paper() -> None:
    item = item_of(TASK, DONE, added=False)
    task, result = task_of_item(item, "u-tccb"), result_of_item(item)
    assert (task.due_words, task.note) == (TASK.due_words, TASK.note)
    (row,) = task_rows([(task, result)], made.AS_OF, made.DIRECTORY)
    assert row[3] == "hằng tuần"
    assert row[-1] == "Xong sớm; Kết luận số 12-KL/TU"
    (marked,) = task_rows([(MARKED, TaskResult(task="t-1"))], made.AS_OF, made.DIRECTORY)
    assert not {TASK.note, TASK.due_words} & set(marked)


def test_notes_of_the_plan_take_a_column_where_there_are_any() -> None:
    plain = Coming("u-tccb", "Tổng kết năm", due_words="trong quý IV")
    noted = replace(plain, content="Kiểm tra", note="Cùng Văn phòng")
    table = coming_table([plain], made.DIRECTORY)
    assert (table.columns[-1].title, table.rows[1][-2]) == ("Nguồn giao", "trong quý IV")
    said_already = replace(plain, origin=Origin.AD_HOC, note="đột xuất")
    assert coming_table([said_already], made.DIRECTORY).columns[-1].title == "Nguồn giao"
    wide = coming_table([plain, noted], made.DIRECTORY)
    assert wide.columns[-1].title == "Ghi chú"
    assert [row[-1] for row in wide.rows[1:]] == ["–", "Cùng Văn phòng"]


def test_marks_inside_a_quotation_become_single_ones() -> None:
    assert quoted('Sơ kết mô hình "chi bộ bốn tốt".') == "“Sơ kết mô hình ‘chi bộ bốn tốt’”"
    assert quoted("Đọc “Đường lối”") == "“Đọc ‘Đường lối’”"


def test_an_instant_and_the_begin_of_a_subject_are_written_as_inside_a_sentence() -> None:
    at = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
    assert moment_said(at) == "08 giờ 05 ngày 24/11/2026"
    assert lowered("Giải trình điểm") == "giải trình điểm"
    assert lowered("UBKT họp") == "UBKT họp"


@pytest.mark.parametrize(
    ("months", "said"),
    [((), "–"), ((5, 8), "5, 8"), ((1, 2, 3), "1, 2, 3"), (range(1, 11), "1 đến 10"),
     ((1, 3, 4, 5, 6, 9), "1, 3 đến 6, 9")],
)  # fmt: skip
def test_a_long_row_of_months_is_named_by_its_ends(months: tuple[int, ...], said: str) -> None:
    assert month_list(Period(2026, each) for each in months) == said
