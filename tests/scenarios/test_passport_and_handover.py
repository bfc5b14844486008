from dataclasses import replace
from datetime import date

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import CodedError, RuleError, UseError
from workreport.domain.ids import new_id
from workreport.ledger.bodies.agency import PersonSet
from workreport.services.task_passage import UnitMove

HEAD, OFFICIAL = "Ngô Đức Nam", "Người của tccb"


def first_task(life: Life) -> str:
    return life["tccb"].reporting.open(PERIOD).draft.tasks[0].id


def person_of(life: Life, name: str) -> str:
    with life["tccb"].book.looking() as look:
        return look.directory.person(name).person


def test_a_passport_tells_birth_due_days_holders_and_lateness(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    task = first_task(life)
    life.at("2026-11-05 09:00")
    life.vp.planning.move_due(
        task, date(2026, 11, 25), reason="Chờ văn bản của Trung ương", agreed_by="Phó Trưởng ban"
    )
    life.sync("vp", "tccb")
    life.at("2026-11-28 09:00")
    passport = life["tccb"].passports.passport(task, PERIOD)
    assert (passport.born, passport.times_carried) == ("2026-11", 0)
    assert (passport.original_due_on, passport.due_on) == (date(2026, 11, 12), date(2026, 11, 25))
    moved = passport.due_changes[0]
    assert (moved.before, moved.after) == (date(2026, 11, 12), date(2026, 11, 25))
    assert (moved.agreed_by, moved.changed_on) == ("Phó Trưởng ban", date(2026, 11, 5))
    assert (passport.lateness.kind, passport.lateness.days) == ("overdue", 3)
    assert passport.original_lateness.days == 16
    with pytest.raises(UseError) as refused:
        life["tccb"].passports.passport(new_id(), PERIOD)
    assert refused.value.code == "task_unknown"


def test_a_carried_task_counts_its_months_and_names_the_conclusion(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    task = first_task(life)
    life.at("2026-11-30 09:00")
    gates = life.vp.closing.gates(PERIOD)
    life.vp.closing.close(PERIOD, {gate.code: "Kết luận số 12" for gate in gates})
    passport = life.vp.passports.passport(task, PERIOD.next)
    assert passport.months == ("2026-11", "2026-12")
    assert passport.times_carried == 1
    assert life.vp.passports.passport(task, PERIOD).times_carried == 0


def test_a_handed_over_task_follows_its_person_and_keeps_who_held_it_until_when(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    task, desk = first_task(life), life["tccb"]
    head, official = person_of(life, HEAD), person_of(life, OFFICIAL)
    desk.handover.hand_over([task], head, reason="Phân công đầu tháng")
    life.at("2026-11-10 09:00")
    desk.handover.hand_over([task], OFFICIAL, on=date(2026, 11, 9), reason="Đi công tác")
    holders = desk.handover.holders(task)
    assert [(one.person, one.from_on, one.until_on) for one in holders[-2:]] == [
        (head, date(2026, 11, 2), date(2026, 11, 8)),
        (official, date(2026, 11, 9), None),
    ]
    assert desk.reporting.open(PERIOD).draft.tasks[0].owner == official
    life.sync("tccb", "vp")
    assert life.vp.handover.holders(task) == holders
    for day, code in (
        (date(2026, 11, 11), "handover_in_future"),
        (date(2026, 11, 3), "handover_before_holder"),
    ):
        with pytest.raises(RuleError) as refused:
            desk.handover.hand_over([task], head, on=day, reason="Thử")
        assert refused.value.code == code
    with pytest.raises(RuleError) as refused:
        desk.handover.hand_over([task], official, reason="Thử")
    assert refused.value.code == "handover_same_person"


def test_open_tasks_of_a_person_who_left_are_offered_for_handing_over(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    desk, task = life["tccb"], first_task(life)
    desk.handover.hand_over([task], OFFICIAL, reason="Phân công")
    life.sync("tccb", "vp")
    assert desk.handover.offered(PERIOD) == ()
    with life.vp.book.working() as work:
        known = work.directory.person(OFFICIAL)
        tips = [
            fact.entry
            for fact in work.projections.facts("person.set", key=f"person/{known.person}")
        ]
        gone = PersonSet(
            person=known.person,
            name=known.name,
            unit=known.unit,
            group=known.group,
            order=known.order,
            left_on=date(2026, 11, 5),
        )
        work.append(gone, "person.set", supersedes=tips)
    life.sync("vp", "tccb")
    offered = desk.handover.offered(PERIOD)
    assert [(one.task.id, one.owner, one.why) for one in offered] == [(task, OFFICIAL, "left")]
    desk.handover.hand_over([task], HEAD, reason="Nghỉ hưu")
    assert desk.handover.offered(PERIOD) == ()


def test_a_task_passes_to_another_unit_with_reason_agreement_and_its_whole_way(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd"))
    task, desk = first_task(life), life["tccb"]
    words = desk.reporting.open(PERIOD).draft.tasks[0].content
    life.at("2026-11-10 09:00")
    move = UnitMove(to_unit="TCD", reason="Đúng chức năng", agreed_by="Hai trưởng phòng")
    with pytest.raises(RuleError, match="handover_to_unit_by_office"):
        desk.handover.hand_to_unit([task], PERIOD, move)
    for wrong, code in (
        (replace(move, reason=" "), "reason_missing"),
        (replace(move, agreed_by=""), "handover_agreement_missing"),
        (replace(move, to_unit="TCCB"), "handover_same_unit"),
        (replace(move, to_person=OFFICIAL), "person_unknown"),
        (replace(move, on=date(2026, 11, 11)), "handover_in_future"),
    ):
        with pytest.raises(CodedError, match=code):
            life.vp.handover.hand_to_unit([task], PERIOD, wrong)
    with pytest.raises(RuleError, match="handover_other_month"):
        life.vp.handover.hand_to_unit([task], PERIOD.next, move)
    life.vp.handover.hand_to_unit([task], PERIOD, move)
    life.sync("vp", "tccb", "tcd")
    assert task not in [one.id for one in desk.reporting.open(PERIOD).draft.tasks]
    got = life["tcd"].reporting.open(PERIOD).draft.tasks
    assert words in [one.content for one in got if one.id == task]
    for name in ("tccb", "tcd", "vp"):
        (passage,) = life[name].passports.passport(task, PERIOD).passages
        assert (passage.reason, passage.agreed_by) == ("Đúng chức năng", "Hai trưởng phòng")
        assert passage.on == date(2026, 11, 10)
        assert passage.to_unit == "Phòng Tổ chức đảng, đảng viên"
    assert not any(one.in_conflict for one in life.vp.planning.tasks(PERIOD))
    with pytest.raises(RuleError, match="handover_back"):
        life.vp.handover.hand_to_unit([task], PERIOD, replace(move, to_unit="TCCB"))
    on = replace(move, to_unit="VP", reason="Làm tiếp ở Văn phòng")
    life.vp.handover.hand_to_unit([task], PERIOD, on)
    story = life.vp.passports.passport(task, PERIOD)
    assert [one.reason for one in story.passages] == ["Đúng chức năng", "Làm tiếp ở Văn phòng"]
    assert task in [one.id for one in life.vp.reporting.open(PERIOD).draft.tasks]


def test_a_task_handed_on_in_a_later_month_keeps_where_and_when_it_was_born(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd"))
    task = first_task(life)
    life.at("2026-11-30 09:00")
    gates = life.vp.closing.gates(PERIOD)
    life.vp.closing.close(PERIOD, {gate.code: "Kết luận số 12" for gate in gates})
    move = UnitMove(to_unit="TCD", reason="Đúng chức năng", agreed_by="05-TB/BTCTU")
    with pytest.raises(RuleError, match="period_locked"):
        life.vp.handover.hand_to_unit([task], PERIOD, move)
    life.vp.handover.hand_to_unit([task], PERIOD.next, move)
    life.sync("vp", "tcd")
    told = life["tcd"].passports.passport(task, PERIOD.next)
    assert (told.born, told.times_carried) == ("2026-11", 1)
    assert told.original_due_on == date(2026, 11, 12)
    assert task in [one.id for one in life["tcd"].reporting.open(PERIOD.next).draft.tasks]
