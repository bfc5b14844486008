from dataclasses import replace
from datetime import date

import msgspec
import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.cooperation import UnitPart
from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.checking import read_check
from workreport.services.cooperation import SharedTask
from workreport.services.sharing import may_be_told

CONTENT = "Rà soát hồ sơ cán bộ"


def ids(life: Life) -> dict[str, str]:
    with life.vp.book.looking() as look:
        return {unit.code: unit.unit for unit in look.directory.in_order}


@pytest.fixture
def shared(begin_life: Begin) -> tuple[Life, str]:
    """TCCB leads a task, TCD cooperates, BVCT has nothing to do with it."""
    life = begin_life()
    units = ids(life)
    task = TaskBody(
        id=new_id(),
        born=str(PERIOD),
        unit=units["TCCB"],
        content=CONTENT,
        due_on=date(2026, 11, 27),
        partners=[units["TCD"]],
    )
    life.vp.planning.assign(PERIOD, [task])
    life.sync("vp", "tccb", "tcd", "bvct")
    return life, task.id


def only(life: Life, name: str) -> SharedTask:
    return next(iter(life[name].cooperation.own_tasks(PERIOD)))


def write(life: Life, name: str, task: str, status: str, text: str = "", **more: object) -> None:
    with life[name].book.looking() as look:
        unit = look.own_units()[0]
    part = UnitPart(unit, status, text, **more)  # type: ignore[arg-type]
    life[name].cooperation.keep(PERIOD, task, part)


def test_a_cooperating_unit_sees_the_task_and_no_other_unit_does(
    shared: tuple[Life, str],
) -> None:
    life, task = shared
    seen = only(life, "tcd")
    assert (seen.content, seen.due_on) == (CONTENT, date(2026, 11, 27))
    assert seen.lead == ids(life)["TCCB"]
    assert life["bvct"].cooperation.tasks(PERIOD) == ()
    assert life["tcd"].planning.tasks(PERIOD, ids(life)["TCCB"]) == []
    # What a lock tells other units of: who shares a task, or was told of it while it was shared.
    with life.vp.book.looking() as look:
        rows = look.projections.standing_tasks(str(PERIOD), but=())
        told = may_be_told(look, [(id_, body) for id_, _unit, body in rows])
        alone = TaskBody(id=task, born=str(PERIOD), unit=seen.lead, content=CONTENT)
        untold = msgspec.structs.replace(told[0], id=new_id())
        for one in (alone, untold):
            assert may_be_told(look, [(one.id, msgspec.json.encode(one))]) == [one]
    assert ([one.id for one in told], len(rows) > 1) == ([task], True)


def test_a_part_is_signed_with_the_report_and_reaches_the_lead_but_nobody_else(
    shared: tuple[Life, str],
) -> None:
    life, task = shared
    life.at("2026-11-16 09:00")
    write(
        life, "tcd", task, "in_progress", "Đã rà 20 hồ sơ",
        waiting_for=ids(life)["BVCT"], since=date(2026, 11, 6),
    )  # fmt: skip
    assert only(life, "tcd").drafted
    life.sync("tcd", "vp", "tccb")
    assert ids(life)["TCD"] not in only(life, "tccb").parts
    life.file("tcd")
    life.sync("tcd", "tccb")  # without the Office in between
    part = only(life, "tccb").parts[ids(life)["TCD"]]
    assert (part.status, part.text, part.since) == (
        "in_progress",
        "Đã rà 20 hồ sơ",
        date(2026, 11, 6),
    )
    assert part.days_waited(date(2026, 11, 16)) == 10
    assert not only(life, "tcd").drafted
    life.sync("vp", "bvct")
    with life["bvct"].book.looking() as look:
        assert look.projections.facts("task.part", "task.share", chosen=False) == []
        assert not any(one.startswith("coop/") for one in look.transaction.ledger.streams())


def test_a_lead_that_is_done_while_its_partner_is_not_is_told_so_and_so_is_the_office(
    shared: tuple[Life, str],
) -> None:
    life, task = shared
    life.at("2026-11-16 09:00")
    write(life, "tcd", task, "in_progress", "Còn 5 hồ sơ")
    life.file("tcd")
    life.sync("tcd", "vp", "tccb")
    reporting = life["tccb"].reporting
    line = reporting.open(PERIOD)
    done = {
        "status": "completed",
        "done_on": "2026-11-16",
        "quality": 1,
        "result": "Xong",
        "evidence": "15-BC/BTCTU",
    }
    assert task in {each.id for each in line.draft.tasks}
    life.file("tccb")
    reporting.recall(PERIOD)
    life.sync("tccb", "vp", "tccb")
    edited = reporting.edit(PERIOD, {"tasks": [{"id": task, **done}]})
    told = [one for one in edited.problems if one.code.startswith("part_")]
    assert [(one.code, one.level, one.place) for one in told] == [
        ("part_lead_done_partner_not", "warning", f"task/{task}/status")
    ]
    answers = {one.key: "Đã trao đổi" for one in edited.unanswered}
    reporting.save(replace(edited.draft, answers={**edited.draft.answers, **answers}))
    reporting.file(PERIOD)
    life.sync("tccb", "vp", "tcd")
    found = [one.code for _task, one in life.vp.cooperation.contradictions(PERIOD)]
    assert found == ["lead_done_partner_not"]
    assert [one.code for one in only(life, "tcd").contradictions] == found
    view = read_check(life.vp.book, life.vp.periods.month(PERIOD), "TCCB")
    row = next(one for one in view.rows if one.task.id == task)
    assert ("contradiction" in row.differences, row.other) == (True, "TCD")


def test_a_part_is_refused_when_it_is_too_long_or_of_a_unit_that_does_not_share(
    shared: tuple[Life, str],
) -> None:
    life, task = shared
    for words, code in (("x" * 501, "part_too_long"), ("", "part_since_in_future")):
        with pytest.raises(UseError) as refused:
            write(life, "tcd", task, "in_progress", words, since=date(2026, 12, 1))
        assert refused.value.code == code
    with pytest.raises(RuleError) as refused_rule:
        write(life, "bvct", task, "completed")
    assert refused_rule.value.code == "part_not_shared"
    life.at("2026-11-16 09:00")
    life.file("tcd")
    life.sync("tcd", "vp")
    life.vp.office.accept(PERIOD, "TCD")
    life.sync("vp", "tcd")
    with pytest.raises(RuleError):
        write(life, "tcd", task, "completed")


def test_a_withdrawn_task_is_shared_no_longer(shared: tuple[Life, str]) -> None:
    life, task = shared
    life.vp.planning.cancel(task, "Chuyển sang năm sau")
    life.sync("vp", "tcd")
    assert life["tcd"].cooperation.own_tasks(PERIOD) == ()
