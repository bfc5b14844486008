"""The cut-off ``supplement``: one version more after the target, up to the last working day."""

from dataclasses import replace
from datetime import date

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.calendar import AGENCY_ZONE, Calendar
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.report import RatingLine
from workreport.domain.supplement import last_working_day
from workreport.domain.task import Status
from workreport.ui.viewmodels.draft_access import access_of

NEXT = PERIOD.next  # December 2026: target Saturday 19 moved to Friday 18, last day Thursday 31


@pytest.fixture
def life(begin_life: Begin) -> Life:
    """December allows a supplement; the department filed on the sixteenth, and was accepted."""
    life = begin_life(("tccb",))
    life.vp.month_rules.choose(NEXT, {"cut_off": "supplement"})
    life.vp.periods.open(NEXT)
    life.sync("vp", "tccb")
    life.at("2026-12-16 09:00")
    sign(life, done=1)
    life.sync("tccb", "vp")
    life.vp.office.accept(NEXT, "TCCB")
    life.sync("vp", "tccb")
    return life


def sign(life: Life, done: int) -> None:
    """Say that so many of three tasks of one's own are completed by now, and file."""
    reporting = life["tccb"].reporting
    line = reporting.open(NEXT)
    if not line.draft.tasks:
        tasks = [{"content": f"Việc {place}"} for place in range(3)]
        reporting.edit(NEXT, {"tasks": tasks})
    today = life.clock.now().astimezone(AGENCY_ZONE).date()
    draft = reporting.open(NEXT).draft
    said = [
        {"id": task.id, "status": "completed", "done_on": str(today), "quality": 1,
         "result": f"Kết quả {place}", "evidence": "12-BC/BTCTU"}
        if place < done
        else {"id": task.id, "status": "in_progress", "cause": "Đang làm", "carry": True}
        for place, task in enumerate(draft.tasks)
    ]  # fmt: skip
    words = {"results": "Kết quả", "advantages": "Ưu điểm", "limitations": "Hạn chế"}
    reporting.edit(NEXT, {"tasks": said, "text": words})
    draft = reporting.open(NEXT).draft
    reporting.save(replace(draft, department=rated(life)))
    line = reporting.open(NEXT)
    answers = {one.key: "Đã kiểm tra" for one in line.unanswered}
    replies = {mark.path: "Đã bổ sung" for mark in line.marks}
    answered = replace(line.draft, answers={**line.draft.answers, **answers}, replies=replies)
    reporting.save(answered)
    reporting.file(NEXT)


def rated(life: Life) -> tuple[RatingLine, ...]:
    roster = life["tccb"].reporting.open(NEXT).draft.roster
    return tuple(
        RatingLine(person=one.person, level="B", remark="Hoàn thành tốt")
        for one in roster
        if one.group != "heads"
    )


def is_open(life: Life) -> bool:
    return access_of(life["tccb"].reporting.open(NEXT)).is_editable


@pytest.mark.parametrize(
    ("at", "opened"),
    [
        ("2026-12-18 23:59", False),  # up to the target nothing is different
        ("2026-12-19 00:00", True),
        ("2026-12-31 23:59", True),  # the last working day
        ("2027-01-01 00:00", False),
    ],
)
def test_the_supplement_is_open_from_the_target_to_the_end_of_the_last_working_day(
    life: Life, at: str, opened: bool
) -> None:
    life.at(at)
    assert is_open(life) is opened
    if opened:
        sign(life, done=2)
        assert life.line("tccb", "TCCB", NEXT).current is not None
    else:
        with pytest.raises(RuleError, match="report_locked"):
            life["tccb"].reporting.file(NEXT)


def test_one_supplement_is_filed_without_penalty_and_counts_what_was_done_since(
    life: Life,
) -> None:
    before = life.line("vp", "TCCB", NEXT)
    assert before.verdict.kind == "on_time"
    life.at("2026-12-30 09:00")
    sign(life, done=3)
    life.sync("tccb", "vp")
    after = life.line("vp", "TCCB", NEXT)
    assert after.current is not None
    assert (after.current.label, after.state.value) == ("2", "received")
    assert (after.verdict, after.returns) == (before.verdict, 0)
    counted = life.vp.consolidation.summary(NEXT).figures.total
    assert counted.counts[Status.COMPLETED.value] == 3
    # It was the one version more: neither now nor after it is accepted is there another.
    assert not is_open(life)
    with pytest.raises(RuleError, match="supplement_used"):
        life["tccb"].reporting.file(NEXT)
    life.vp.office.accept(NEXT, "TCCB")
    life.sync("vp", "tccb")
    assert not is_open(life)
    shown = life["tccb"].reporting.open(NEXT).draft
    assert shown.as_of == date(2026, 12, 30)


def test_a_return_after_the_target_does_not_use_the_supplement_up(life: Life) -> None:
    life.at("2026-12-21 09:00")
    life.vp.office.withdraw(NEXT, "TCCB", "Xem lại")
    life.vp.office.return_report(NEXT, "TCCB", "Bổ sung kết quả")
    life.sync("vp", "tccb")
    sign(life, done=0)
    life.sync("tccb", "vp")
    life.vp.office.accept(NEXT, "TCCB")
    life.sync("vp", "tccb")
    assert is_open(life)


def test_other_cut_offs_open_no_supplement(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.at("2026-11-25 09:00")
    assert life.line("tccb", "TCCB", PERIOD).facts.supplement == ""
    assert not access_of(life["tccb"].reporting.open(PERIOD)).is_editable


def test_a_months_last_working_day_is_none_of_its_days_off() -> None:
    calendar = Calendar({date(2027, 1, 29): "Nghỉ"}, frozenset())
    assert last_working_day(Period(2027, 1), calendar) == date(2027, 1, 28)
    assert last_working_day(Period(2027, 2), calendar) == date(2027, 2, 26)
