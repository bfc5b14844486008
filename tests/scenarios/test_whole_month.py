from datetime import date

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.ledger.bodies.report import Mark
from workreport.services.closing import ConclusionInput, GatesOpenError
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput

DESKS = ("tccb", "tcd", "bvct")


def file_all(life: Life) -> None:
    for name, at in zip(DESKS, ("16 09:00", "17 10:00", "18 16:00"), strict=True):
        life.at(f"2026-11-{at}")
        life.file(name)
        assert life.state(name, name.upper()) == "filed"
        assert life.state("vp", name.upper()) == "not_filed"
        life.sync(name, "vp")
        assert life.state("vp", name.upper()) == "received"
        assert life.state(name, name.upper()) == "filed"  # until the receipt is held
        life.sync(name)
        assert life.state(name, name.upper()) == "received"
    life.file("vp")
    life.sync("vp")


def return_and_correct(life: Life) -> None:
    life.at("2026-11-19 08:12")
    life.vp.office.start_check(PERIOD, "TCCB")
    life.vp.office.return_report(
        PERIOD, "TCCB", "Bổ sung", [Mark(path="text/limitations", text="Nêu rõ việc chậm")]
    )
    life.sync("vp", "tccb")
    assert life.state("vp", "TCCB") == life.state("tccb", "TCCB") == "returned"
    reporting = life["tccb"].reporting
    changes = {
        "text": {"limitations": "Chậm việc 1"},
        "replies": [{"mark": "text/limitations", "text": "Đã nêu"}],
    }
    reporting.edit(PERIOD, changes)
    reporting.file(PERIOD)
    life.sync("tccb", "vp")
    line = life.line("vp", "TCCB")
    assert line.state.value == "received"
    assert [version.label for version in line.versions] == ["1", "2"]
    assert line.verdict.kind == "on_time"


def accept_and_grade(life: Life) -> None:
    by = DecidedBy("Đinh Đình Phong", date(2026, 11, 23), "Biên bản họp")
    for code in ("VP", "TCCB", "TCD", "BVCT"):
        life.vp.office.accept(PERIOD, code)
        life.vp.consolidation.grade_unit(PERIOD, code, {"U5": ("9", "Tốt"), "U6": ("8", "Khá")}, by)
        assert life.state("vp", code) == "graded"
    life.vp.consolidation.consolidate(PERIOD)
    life.sync("vp", *DESKS, "lanhdao")
    assert life.state("tccb", "TCCB") == "accepted"  # a grade is not told before it is published
    assert life.state("lanhdao", "TCCB") == "graded"
    assert life.vp.periods.month(PERIOD).state.value == "consolidated"
    assert life["tccb"].periods.month(PERIOD).state.value == "open"


def conclude(life: Life) -> int:
    life.at("2026-11-26 09:00")
    leader = life["lanhdao"]
    summary = leader.consolidation.summary(PERIOD, reports=True)
    counts = summary.figures.total.counts
    assert (counts["completed"], counts["in_progress"]) == (8, 4)
    late = [row for row in summary.units[1].report.items if row.done_on == date(2026, 11, 16)]
    conclusions = [
        ConclusionInput(task=late[0].task, verdict="late"),
        ConclusionInput(unit="TCD", text="Báo cáo chuyên đề", becomes_task=True),
    ]
    decisions = [DecisionInput(person=one.person, level="B") for one in summary.people]
    leader.closing.conclude(PERIOD, conclusions, decisions, DecidedBy())
    with pytest.raises(GatesOpenError) as refusal:
        life.vp.closing.close(PERIOD)
    assert {gate.code for gate in refusal.value.gates} == {"not_concluded"}
    life.sync("lanhdao", "vp")
    return len(decisions)


def test_a_month_runs_from_plan_to_lock_and_every_desk_sees_its_part(begin_life: Begin) -> None:
    life = begin_life(DESKS, ("lanhdao",))
    file_all(life)
    return_and_correct(life)
    accept_and_grade(life)
    people = conclude(life)

    life.at("2026-11-27 10:00")
    closed = life.vp.closing.close(PERIOD)
    # Four are unfinished; two were only expected to be completed and are asked for next month.
    assert closed.carried == 6
    assert closed.missing == ()
    life.sync("vp", *DESKS, "lanhdao")
    for name in ("vp", "lanhdao", *DESKS):
        assert life[name].periods.month(PERIOD).state.value == "closed"
    for name in DESKS:
        assert life.state(name, name.upper()) == "concluded"
    # What was decided reaches the department, and only about its own people.
    with life["tccb"].book.looking() as look:
        published = look.projections.facts("publish.unit", period=str(PERIOD))
        decided = look.projections.facts("rating.decide")
    assert [len(fact.body.ratings) for fact in published] == [2]
    assert people == 7
    assert not decided

    december = life["tcd"].planning.tasks(PERIOD.next)
    assert sorted(one.task.content for one in december) == [
        "Báo cáo chuyên đề",
        "Nhiệm vụ 2 của TCD",
        "Nhiệm vụ 3 của TCD",
    ]
    assert [one.times_carried for one in december if one.carried] == [1, 1]
    for name in life.desks:
        found = life[name].maintenance.verify()
        assert found.entries == found.valid
        assert found.projections_equal
        assert not life[name].maintenance.held_back()
