"""Days a unit waits for another one: counted as late, or not, as the agency signed it."""

from dataclasses import replace
from datetime import date

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.cooperation import UnitPart
from workreport.domain.errors import UseError
from workreport.domain.ids import new_id
from workreport.domain.task import Status, TaskResult
from workreport.domain.task_progress import progress
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.ports.program import Desk

DECEMBER = PERIOD.next


@pytest.fixture
def waiting(begin_life: Begin) -> Life:
    """TCCB leads a task due on the seventh of December in which TCD cooperates."""
    life = begin_life(("tccb", "tcd"))
    life.vp.month_rules.choose(DECEMBER, {"waiting_days": "excluded"})
    life.vp.periods.open(DECEMBER)
    with life.vp.book.looking() as look:
        units = {unit.code: unit.unit for unit in look.directory.in_order}
    task = TaskBody(
        id=new_id(),
        born=str(DECEMBER),
        unit=units["TCCB"],
        content="Rà soát hồ sơ cán bộ",
        due_on=date(2026, 12, 7),
        partners=[units["TCD"]],
    )
    life.vp.planning.assign(DECEMBER, [task])
    life.sync("vp", "tccb", "tcd")
    life.at("2026-12-16 09:00")
    return life


def wait(desk: Desk, since: date, until: date | None = None, status: str = "in_progress") -> None:
    (task,) = desk.cooperation.own_tasks(DECEMBER)
    other = task.units[1]
    part = UnitPart(task.lead, status, waiting_for=other, since=since, until=until)
    desk.cooperation.keep(DECEMBER, task.task, part)


def says(desk: Desk, **said: object) -> None:
    draft = desk.reporting.open(DECEMBER).draft
    result = TaskResult(task=draft.tasks[0].id, **said)  # type: ignore[arg-type]
    desk.reporting.save(replace(draft, results=(result,)))


def waited(desk: Desk) -> int:
    return desk.reporting.open(DECEMBER).draft.results[0].waited


def late_checks(desk: Desk) -> list[object]:
    found = desk.reporting.open(DECEMBER).problems
    return [one.values["days"] for one in found if one.code == "task_late_cause_missing"]


def test_days_of_waiting_make_no_task_late_where_the_month_says_so(waiting: Life) -> None:
    desk = waiting["tccb"]
    done = {"status": Status.COMPLETED, "done_on": date(2026, 12, 12), "quality": 1}
    says(desk, **done)
    assert late_checks(desk) == [5]
    wait(desk, date(2026, 12, 4), date(2026, 12, 7))
    assert (waited(desk), late_checks(desk)) == (3, [2])
    wait(desk, date(2026, 12, 4))
    assert (waited(desk), late_checks(desk)) == (8, [])
    with pytest.raises(UseError, match="part_until_outside"):
        wait(desk, date(2026, 12, 4), date(2026, 12, 3))
    draft = desk.reporting.open(DECEMBER).draft
    text = {"advantages": "Đúng hạn cả tháng", "limitations": "Không có hạn chế"}
    desk.reporting.save(
        replace(
            draft,
            text=text,
            department=tuple(replace(line, not_rated="Nghỉ phép") for line in draft.department),
            results=(replace(draft.results[0], evidence="9-BC/BTCTU", result="Đã xong"),),
        )
    )
    paper = desk.papers.document("report", DECEMBER)
    assert "(không tính 08 ngày chờ đơn vị khác)" in repr(paper.annexes)


def test_an_open_task_stops_its_clock_while_it_waits_and_not_before(waiting: Life) -> None:
    desk = waiting["tccb"]
    assert not waiting.vp.month_rules.rules(DECEMBER).counts_waiting
    assert waiting.vp.month_rules.rules(PERIOD).counts_waiting
    says(desk, status=Status.IN_PROGRESS, cause="Chờ ý kiến", carry=True)
    for since, late in ((date(2026, 12, 9), ("overdue", 2)), (date(2026, 12, 4), ("open", 3))):
        wait(desk, since)
        draft = desk.reporting.open(DECEMBER).draft
        found = progress(draft.tasks[0], draft.results[0], date(2026, 12, 16))
        assert (found.kind, found.days) == late
