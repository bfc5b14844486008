"""Two versions of a report held against each other in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.services.paper_month import DIRECTORY

from workreport.domain.report import NextTask, RatedPerson, RatingLine, ReportDraft, ReportKind
from workreport.domain.task import Status, Task, TaskResult
from workreport.i18n.translation import speaking
from workreport.services.report_difference import Compared, compare, place_title

TASK = Task(id="t1", born="2026-11", unit="u", content="Lập kế hoạch", owner="p-3")
OTHER = Task(id="t2", born="2026-11", unit="u", content="Họp giao ban")
ONE = ReportDraft(
    period="2026-11",
    unit="u",
    as_of=date(2026, 11, 18),
    tasks=(TASK,),
    results=(TaskResult(task="t1", status=Status.IN_PROGRESS),),
    roster=(RatedPerson(person="p-3", name="Bùi Bá Châu", unit="u"),),
    department=(RatingLine(person="p-3", level="B", sheet={"general": "27.5"}),),
)


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def changed(after: ReportDraft) -> list[Compared]:
    return [each for each in compare(ONE, after, DIRECTORY) if each.is_changed]


def pairs(one: Compared) -> list[tuple[str, str, str]]:
    return [(pair.label, pair.before, pair.after) for pair in one.pairs if pair.is_changed]


def test_what_is_the_same_is_not_called_changed() -> None:
    assert changed(ONE) == []
    assert {each.part for each in compare(ONE, ONE, DIRECTORY)} == {
        "whole",
        "tasks",
        "texts",
        "people",
    }


def test_a_changed_result_is_named_field_by_field() -> None:
    result = TaskResult(
        task="t1", status=Status.COMPLETED, done_on=date(2026, 11, 17), quality=2, objective=True
    )
    (one,) = changed(replace(ONE, results=(result,)))
    assert one.title == "Lập kế hoạch"
    assert pairs(one) == [
        ("Trạng thái", "Đang thực hiện", "Đã hoàn thành"),
        ("Ngày hoàn thành", "–", "17/11/2026"),
        ("Chất lượng", "–", "Mức 2"),
        ("Khách quan", "–", "Có"),
    ]


def test_what_only_one_version_holds_is_said_so() -> None:
    first, second = changed(replace(ONE, tasks=(OTHER,)))
    assert (first.title, first.only_in) == ("Họp giao ban", "after")
    assert (second.title, second.only_in) == ("Lập kế hoạch", "before")
    withdrawn = replace(ONE, tasks=(replace(TASK, cancelled="Giao nhầm"),))
    assert [each.only_in for each in changed(withdrawn)] == ["before"]
    (proposed,) = changed(replace(ONE, next_tasks=(NextTask(id="n", content="Tổng kết năm"),)))
    assert (proposed.part, proposed.only_in) == ("next", "after")
    assert ("Nội dung", "–", "Tổng kết năm") in pairs(proposed)


def test_texts_people_and_the_whole_are_held_against_each_other() -> None:
    line = RatingLine(
        person="p-3",
        level="",
        not_rated="Nghỉ ốm",
        sheet={"general/I.1": "4.5", "leader/unity": "50", "exempt/t1/delay": "1"},
    )
    after = replace(ONE, kind=ReportKind.NIL, text={"causes": "Thiếu người"}, department=(line,))
    whole, text, person = changed(after)
    assert pairs(whole) == [("Loại báo cáo", "Có nhiệm vụ", "Không phát sinh")]
    assert pairs(text) == [("Nguyên nhân", "–", "Thiếu người")]
    assert person.title == "Bùi Bá Châu"
    assert pairs(person) == [
        ("Phòng đề nghị", "B", "Không xếp loại: Nghỉ ốm"),
        (
            "Phòng đề nghị: phiếu",
            "tiêu chí chung: 27,5",
            "miễn trừ, số lần chậm: 1; tiêu chí chung I.1: 4,5; phần của lãnh đạo, đoàn kết: 50",
        ),
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("task/t1/cause", "Nhiệm vụ “Lập kế hoạch”, nguyên nhân"),
        ("task/t1", "Nhiệm vụ “Lập kế hoạch”"),
        ("person/p-3/department", "Bùi Bá Châu, phòng đề nghị"),
        ("text/advantages", "Ưu điểm"),
        ("add/tasks", "Bổ sung nhiệm vụ"),
        ("whole", "Toàn báo cáo"),
    ],
)
def test_a_mark_is_named_as_people_do(path: str, words: str) -> None:
    assert place_title(path, ONE) == words
