from dataclasses import replace
from datetime import date

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError
from workreport.domain.task import TaskResult
from workreport.ledger.bodies.report import ResultItem

SECRET = "Phương án nhân sự chủ chốt"
WORDS = "Chỉ ghi số, ngày, nơi giữ"


@pytest.fixture
def marked(begin_life: Begin) -> tuple[Life, str]:
    """A task of which content was typed before it was marked."""
    life = begin_life(("tccb",))
    life.at("2026-11-16 09:00")
    reporting = life["tccb"].reporting
    task = reporting.open(PERIOD).draft.tasks[2].id
    reporting.edit(PERIOD, {"tasks": [{"id": task, "result": SECRET, "cause": SECRET}]})
    life["tccb"].planning.mark_reference_only(
        task, "15-TTr/BTCTU", date(2026, 11, 3), "Văn thư", reason="Văn bản mật"
    )
    return life, task


def test_what_was_typed_before_the_mark_is_gone(marked: tuple[Life, str]) -> None:
    life, task = marked
    draft = life["tccb"].reporting.open(PERIOD).draft
    known = next(one for one in draft.tasks if one.id == task)
    assert known.content == "Văn bản số 15-TTr/BTCTU, ngày 03/11/2026, nơi giữ: Văn thư"
    assert known.reference_only
    assert SECRET not in repr(draft)


def test_content_is_refused_at_every_door(marked: tuple[Life, str]) -> None:
    life, task = marked
    reporting = life["tccb"].reporting
    for values in (
        {"result": SECRET},
        {"cause": SECRET},
        {"note": "x" * 121},
        {"evidence": "Số 1\nSố 2"},
    ):
        with pytest.raises(RuleError) as refused:
            reporting.edit(PERIOD, {"tasks": [{"id": task, **values}]})
        assert refused.value.code == "reference_only_words"
    draft = reporting.open(PERIOD).draft
    with pytest.raises(RuleError):
        reporting.save(replace(draft, results=(TaskResult(task=task, result=SECRET),)))
    with pytest.raises(ValueError, match="marked task"):
        ResultItem(task=task, content="Văn bản số 15", reference_only=True, result=SECRET)
    for number, holder in (("", "Văn thư"), ("15", "x" * 121)):
        with pytest.raises(UseError):
            life["tccb"].planning.mark_reference_only(
                task, number, date(2026, 11, 3), holder, reason="Mật"
            )


def test_number_date_and_holder_are_enough_to_file_and_papers_say_so(
    marked: tuple[Life, str],
) -> None:
    life, task = marked
    desk = life["tccb"]
    desk.reporting.edit(
        PERIOD,
        {
            "tasks": [
                {
                    "id": task,
                    "status": "in_progress",
                    "carry": True,
                    "evidence": "16-CV/BTCTU ngày 10/11/2026",
                    "note": "Văn thư",
                }
            ]
        },
    )
    problems = [one for one in desk.reporting.open(PERIOD).problems if task in one.place]
    assert problems == []
    others = [one.id for one in desk.reporting.open(PERIOD).draft.tasks if one.id != task]
    done = {"status": "completed", "done_on": "2026-11-10", "quality": 1, "evidence": "1-BC"}
    line = desk.reporting.edit(
        PERIOD,
        {
            "tasks": [{"id": one, **done} for one in others],
            "text": {"advantages": "Tốt", "limitations": "Ít"},
            "ratings": [
                {"person": one.person, "department": "B", "remark": "Đạt"}
                for one in desk.reporting.open(PERIOD).draft.roster
                if one.group != "heads"
            ],
        },
    )
    answers = {one.key: "Đã rà soát" for one in line.unanswered}
    desk.reporting.save(replace(line.draft, answers=answers))
    desk.reporting.file(PERIOD)
    life.sync("tccb", "vp")
    cells = [
        cell
        for annex in desk.papers.document("report", PERIOD).annexes
        for block in annex.blocks
        for row in getattr(block, "rows", ())
        for cell in row
    ]
    assert f"{WORDS}: 16-CV/BTCTU ngày 10/11/2026; Văn thư" in cells


def test_a_marked_task_is_not_found_by_its_words(marked: tuple[Life, str]) -> None:
    life, task = marked
    life["tccb"].reporting.edit(PERIOD, {"tasks": [{"id": task, "note": "Văn thư"}]})
    life.sync("tccb", "vp")
    for desk in ("tccb", "vp"):
        assert life[desk].search.search("15-TTr/BTCTU").total == 0
        assert life[desk].search.search("Nhiệm vụ 3 của TCCB").total == 0
        assert life[desk].search.search("Nhiệm vụ 2 của TCCB").total == 1
