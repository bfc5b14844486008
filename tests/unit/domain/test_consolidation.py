from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.months import EVERY_RUN

from workreport.domain.consolidation import (
    QUESTIONS,
    UnitFigures,
    UnitMonth,
    add_up,
    consolidate,
    draft_questions,
    unit_figures,
)
from workreport.domain.task import Status, Task, TaskResult
from workreport.i18n.reasons import reason_text

AS_OF = date(2026, 11, 18)
DUE = date(2026, 11, 15)


def task(name: str, due_on: date | None = DUE) -> Task:
    return Task(id=name, born="2026-11", unit="u", content=f"Việc {name}", due_on=due_on)


def done(name: str, day: int, quality: int = 1) -> TaskResult:
    return TaskResult(
        task=name, status=Status.COMPLETED, done_on=date(2026, 11, day), quality=quality
    )


ROWS = (
    (task("a"), done("a", 14)),
    (task("b"), done("b", 15, 2)),
    (task("c"), done("c", 17, 3)),
    (task("d"), TaskResult(task="d", status=Status.IN_PROGRESS)),
    (task("e", date(2026, 11, 30)), TaskResult(task="e", status=Status.NOT_STARTED)),
    (task("f", None), done("f", 10)),
    (task("g", date(2026, 11, 30)), done("g", 25)),
    (task("h", date(2026, 11, 12)), None),
    (replace(task("x"), cancelled="giao nhầm"), None),
)
MONTH = UnitMonth(unit="tccb", name="Phòng Tổ chức cán bộ", as_of=AS_OF, rows=ROWS)


def words(figures: UnitFigures, **options: Any) -> dict[str, str]:
    questions = draft_questions(figures, **options)
    return {
        name: " ".join(reason_text(said.code, said.values) for said in sentences)
        for name, sentences in questions.items()
    }


def test_one_unit_counted_by_hand() -> None:
    found = unit_figures(MONTH)
    assert found.counts == {"completed": 5, "in_progress": 1, "not_started": 2}
    assert (found.total, found.on_time, found.no_due, found.forecast) == (8, 3, 1, 1)
    assert found.quality == {1: 3, 2: 1, 3: 1}
    late = [(item.id, item.due_on, item.done_on, item.days) for item in found.late_tasks]
    assert late == [
        ("h", date(2026, 11, 12), None, 6),
        ("d", DUE, None, 3),
        ("c", DUE, date(2026, 11, 17), 2),
    ]
    assert (found.completed_late, found.overdue) == (1, 2)
    assert [item.id for item in found.low_quality] == ["c"]
    assert [item.id for item in found.not_started] == ["e", "h"]


def test_without_forecasts_only_tasks_that_are_due_or_done_count() -> None:
    found = unit_figures(replace(MONTH, cut_off="next_month"))
    assert found.counts == {"completed": 5, "in_progress": 1, "not_started": 1}


def test_equal_delays_stand_by_due_day_and_then_by_id() -> None:
    early = task("z", date(2026, 11, 14))
    rows = [(early, done("z", 16)), (task("k"), done("k", 17)), (task("i"), done("i", 17))]
    for order in (rows, rows[::-1]):
        late = unit_figures(replace(MONTH, rows=order)).late_tasks
        assert [item.id for item in late] == ["z", "i", "k"]


def test_units_without_a_report_are_named_and_not_counted() -> None:
    silent = replace(MONTH, unit="vp", name="Văn phòng", filed=False)
    found = consolidate([silent, MONTH])
    assert found.total == add_up([unit_figures(MONTH)])
    assert (found.missing, found.missing_names) == (("vp",), ("Văn phòng",))
    assert set(found.by_unit) == {"tccb"}


@EVERY_RUN
@given(st.permutations(ROWS), st.permutations(["m1", "m2", "m3"]))
def test_neither_the_order_of_tasks_nor_of_units_changes_the_figures(
    rows: list[tuple[Task, TaskResult | None]], order: list[str]
) -> None:
    months = {
        "m1": replace(MONTH, rows=rows),
        "m2": replace(MONTH, unit="vp", name="Văn phòng", rows=rows[::-1]),
        "m3": replace(MONTH, unit="tcd", name="Phòng Tổ chức đảng", filed=False),
    }
    plain = consolidate([replace(MONTH, unit="vp", name="Văn phòng"), months["m3"], MONTH])
    assert consolidate([months[name] for name in order]) == plain


def figures(completed: int, in_progress: int, not_started: int, **options: Any) -> UnitFigures:
    empty = add_up([])
    counts = {"completed": completed, "in_progress": in_progress, "not_started": not_started}
    return replace(empty, counts=counts, **options)


def test_the_agency_progress_reads_as_drawn() -> None:
    now, before = figures(70, 20, 8), figures(693, 307, 0)
    text = words(now, previous=before.completion, previous_month=10, missing_names=["TCĐ", "CSCB"])
    assert text["progress"] == (
        "Toàn cơ quan có 98 nhiệm vụ: đã hoàn thành 70 (71,4%), đang thực hiện 20, "
        "chưa thực hiện 8. Chưa có số liệu của 2 đơn vị: TCĐ, CSCB. "
        "So với tháng 10, tỷ lệ hoàn thành tăng 2,1 điểm."
    )
    assert set(text) == set(QUESTIONS)


def test_progress_may_fall_stay_or_have_nothing_to_compare_with() -> None:
    half, third = figures(1, 1, 0), figures(1, 2, 0)
    fell = words(third, previous=half.completion, previous_month=10)["progress"]
    assert fell.endswith("So với tháng 10, tỷ lệ hoàn thành giảm 16,7 điểm.")
    same = words(half, previous=half.completion, previous_month=10)["progress"]
    assert same.endswith("So với tháng 10, tỷ lệ hoàn thành không đổi.")
    without = words(half, previous=add_up([]).completion, previous_month=10)["progress"]
    assert "So với" not in without


def test_the_time_sentence_names_the_longest_delay_and_its_unit() -> None:
    found = unit_figures(MONTH)
    assert words(found)["time"] == (
        "3 nhiệm vụ đúng hoặc trước hạn, 1 nhiệm vụ hoàn thành chậm; 2 nhiệm vụ quá hạn chưa xong, "
        "chậm nhất 06 ngày (Phòng Tổ chức cán bộ). 1 nhiệm vụ không thời hạn. "
        "Trong đó 1 nhiệm vụ dự kiến hoàn thành."
    )
    own = words(found, unit="Phòng Tổ chức cán bộ")
    assert "chậm nhất 06 ngày." in own["time"]
    assert own["progress"].startswith("Phòng Tổ chức cán bộ có 8 nhiệm vụ: đã hoàn thành 5 (62,5%)")
    on_time = figures(62, 0, 0, on_time=62)
    assert words(on_time)["time"] == (
        "62 nhiệm vụ đúng hoặc trước hạn, 0 nhiệm vụ hoàn thành chậm."
    )


def test_quality_says_what_must_be_done_again() -> None:
    low = figures(70, 0, 0, quality={1: 50, 2: 18, 3: 2})
    good = figures(68, 0, 0, quality={1: 50, 2: 18, 3: 0})
    assert words(low)["quality"] == "50 sản phẩm đạt mức 1, 18 mức 2, 2 mức 3 phải làm lại."
    assert words(good)["quality"] == "50 sản phẩm đạt mức 1, 18 mức 2, không có mức 3."


def test_a_month_without_tasks_says_so() -> None:
    text = words(add_up([]))
    assert text["progress"] == text["time"] == "Chưa có nhiệm vụ nào trong tháng."
    assert text["quality"] == "Chưa có sản phẩm hoàn thành để đánh giá chất lượng."


def test_the_units_own_words_are_taken_over_and_named() -> None:
    texts = [
        ("TCCB", {"advantages": " Hoàn thành đề án. ", "limitations": ""}),
        ("VP", {"advantages": "Số hóa 1.200 hồ sơ."}),
    ]
    text = words(figures(1, 0, 0), texts=texts)
    assert text["advantages"] == "TCCB: Hoàn thành đề án. VP: Số hóa 1.200 hồ sơ."
    assert text["limitations"] == ""
    assert (
        words(figures(1, 0, 0), unit="TCCB", texts=texts[:1])["advantages"] == "Hoàn thành đề án."
    )
