from dataclasses import replace
from datetime import date

from workreport.domain.contribution import changed_since, differences, take_over
from workreport.domain.report import NextTask, RatingLine, ReportDraft
from workreport.domain.task import Status, Task, TaskResult

LAN, UNIT = "a1" * 16, "b2" * 16
PLANNED = Task(id="t1", born="2026-11", unit=UNIT, content="Thẩm định hồ sơ", owner=LAN)
EXTRA = Task(id="t2", born="2026-11", unit=UNIT, content="Việc đột xuất", owner=LAN)
DONE = TaskResult(
    task="t1",
    status=Status.COMPLETED,
    done_on=date(2026, 11, 12),
    quality=1,
    result="Đã trình 12 hồ sơ",
)


def draft(**more: object) -> ReportDraft:
    whole = ReportDraft(period="2026-11", unit=UNIT, tasks=(PLANNED,))
    return replace(whole, **more)  # type: ignore[arg-type]


def test_what_the_draft_does_not_say_yet_is_taken_in_one_go() -> None:
    offered = draft(results=(DONE,), own=(RatingLine(person=LAN, level="A"),))
    taken = take_over(draft(), offered)
    assert taken.places == ("task/t1", f"person/{LAN}/own")
    assert taken.draft.results == (DONE,)
    assert taken.draft.own == (RatingLine(person=LAN, level="A"),)
    assert taken.draft.department == ()


def test_a_filled_row_stays_until_somebody_says_that_it_is_to_be_replaced() -> None:
    typed = draft(results=(TaskResult(task="t1", status=Status.IN_PROGRESS, carry=True),))
    offered = draft(results=(DONE,))
    assert take_over(typed, offered) == take_over(typed, offered, ["task/t1"])
    assert take_over(typed, offered).draft == typed
    (row,) = differences(typed, offered)
    assert {cell.field: cell.fills for cell in row.cells} == {
        "status": False,
        "done_on": True,
        "quality": True,
        "result": True,
        "carry": False,
    }
    assert take_over(typed, offered, ["task/t1"], replaces=True).draft.results == (DONE,)


def test_silence_of_the_member_takes_nothing_away() -> None:
    typed = draft(results=(DONE,), text={"advantages": "Chủ động"})
    offered = draft(results=(TaskResult(task="t1", status=Status.COMPLETED),))
    assert differences(typed, offered) == ()


def test_only_the_rows_that_are_named_are_taken() -> None:
    offered = draft(results=(DONE,), own=(RatingLine(person=LAN, level="A"),))
    taken = take_over(draft(), offered, [f"person/{LAN}/own"])
    assert taken.places == (f"person/{LAN}/own",)
    assert taken.draft.results == ()


def test_a_task_of_the_member_s_own_becomes_one_of_the_unit() -> None:
    offered = draft(
        tasks=(PLANNED, EXTRA),
        added=frozenset({"t2"}),
        results=(TaskResult(task="t2", status=Status.COMPLETED),),
    )
    after = take_over(draft(), offered).draft
    assert [task.id for task in after.tasks] == ["t1", "t2"]
    assert after.added == {"t2"}
    assert take_over(after, offered).places == ()


def test_the_own_voice_with_its_sheet_never_touches_that_of_the_department() -> None:
    head = RatingLine(person=LAN, level="B", remark="Cần nhanh hơn")
    offered = draft(own=(RatingLine(person=LAN, level="A", sheet={"general/a": "9"}),))
    after = take_over(draft(department=(head,)), offered, replaces=True).draft
    assert after.department == (head,)
    assert after.own[0].sheet == {"general/a": "9"}


def test_a_prepared_report_is_taken_with_its_words_and_proposals() -> None:
    offered = draft(
        text={"advantages": "Hoàn thành sớm"},
        next_tasks=(NextTask(id="n1", content="Tổng hợp quý"),),
        answers={"x:task/t1": "Đã kiểm tra"},
        as_of=date(2026, 11, 18),
        department=(RatingLine(person=LAN, level="A", remark="Xuất sắc"),),
    )
    after = take_over(draft(), offered).draft
    assert after.text == {"advantages": "Hoàn thành sớm"}
    assert [one.content for one in after.next_tasks] == ["Tổng hợp quý"]
    assert (after.answers, after.as_of) == (offered.answers, offered.as_of)
    assert after.department == offered.department
    assert differences(after, offered) == ()


def test_what_a_newer_contribution_changed_is_named() -> None:
    first = draft(results=(DONE,), own=(RatingLine(person=LAN, level="A"),))
    second = replace(first, own=(RatingLine(person=LAN, level="B"),))
    assert changed_since(first, second) == {f"person/{LAN}/own"}
