"""What a person is told of the own result, may say against it, and who reads the own sheet."""

from datetime import date

import msgspec
import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.events import EventInput
from workreport.services.ports.program import Desk

STAFF = "Người của tccb"
BY = DecidedBy("Tập thể Lãnh đạo Ban", date(2026, 11, 26), "Thông báo 12-TB/BTCTU")
SECRET = "Quyết định kỷ luật 77-QĐ/UBKT"


@pytest.fixture
def unit(begin_life: Begin) -> Life:
    """A department whose member has a workspace; its November is filed and received."""
    life = begin_life(("tccb",), ("lanhdao",))
    life.join("lan", STAFF, "TCCB", "staff")
    life.sync("lan", "vp", "tccb", "lan")
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    life.at("2026-11-26 15:00")
    return life


def close(life: Life, level: str = "B") -> None:
    words = ConclusionInput(text="Đúng tiến độ", unit="TCCB")
    decision = DecisionInput(person=STAFF, level=level, remark="Hoàn thành tốt nhiệm vụ được giao")
    life.vp.closing.conclude(PERIOD, [words], [decision], BY)
    gates = {gate.code: "Công văn 7-CV/BTCTU" for gate in life.vp.closing.gates(PERIOD)}
    life.vp.closing.close(PERIOD, gates)
    life.sync("vp", "lan", "tccb", "lanhdao")


def decided(life: Life) -> str:
    with life.vp.book.looking() as look:
        person = look.directory.person(STAFF).person
        rows = look.projections.ratings(period=str(PERIOD), person=person, voice="decided")
        return rows[0].level


def test_the_person_sees_the_result_when_the_month_is_locked_and_not_before(unit: Life) -> None:
    unit.sync("vp", "lan")
    assert unit["lan"].objections.own_results() == ()
    close(unit)
    (result,) = unit["lan"].objections.own_results()
    assert (result.rating.level, result.period) == ("B", PERIOD)
    assert result.is_open
    assert result.objects_until.astimezone().date() >= date(2026, 12, 7)
    assert [one.rating.level for one in unit["tccb"].objections.results(STAFF)] == ["B"]


def test_an_objection_is_answered_and_changes_no_grade(unit: Life) -> None:
    close(unit)
    unit["lan"].objections.object_to(PERIOD, "Việc chậm là do chờ ý kiến cấp trên.")
    unit.sync("lan", "vp", "tccb", "lanhdao")
    for name in ("vp", "tccb", "lanhdao"):
        (said,) = unit[name].objections.objections()
        assert (said.name, said.level, said.in_time, said.reply) == (STAFF, "B", True, None)
    line = unit.vp.objections.objections()[0]
    with pytest.raises(RuleError, match="only_chief_replies"):
        unit["tccb"].objections.reply(line.entry, "kept", "Giữ nguyên")
    unit.vp.objections.reply(line.entry, "reconsidered", "Sẽ trình lãnh đạo xem lại.", "Biên bản 3")
    unit.sync("vp", "lan", "tccb")
    (answered,) = unit["lan"].objections.objections()
    assert answered.reply is not None
    assert (answered.reply.outcome, answered.reply.replied_by) == ("reconsidered", "Chu Ngọc Giang")
    assert decided(unit) == "B"
    assert unit["lan"].objections.own_results()[0].rating.level == "B"
    with pytest.raises(RuleError, match="objection_answered"):
        unit["lan"].objections.object_to(PERIOD, "Vẫn không đồng ý.")


def test_after_seven_working_days_it_is_too_late_unless_the_chief_gives_more(unit: Life) -> None:
    close(unit)
    unit.at("2026-12-07 16:00")
    assert unit["lan"].objections.own_results()[0].is_open
    unit.at("2026-12-08 00:30")
    with pytest.raises(RuleError, match="objection_too_late"):
        unit["lan"].objections.object_to(PERIOD, "Chậm một ngày.")
    unit.vp.objections.choose_days(10)
    unit.sync("vp", "lan")
    assert unit["lan"].objections.object_to(PERIOD, "Trong hạn mới.")
    with pytest.raises(UseError, match="objection_days_out_of_range"):
        unit.vp.objections.choose_days(0)


def test_an_event_decides_the_level_and_is_held_by_nobody_below(unit: Life) -> None:
    said = EventInput(
        person=STAFF, level="D", document=SECRET, document_on=date(2026, 11, 20), text="Khiển trách"
    )
    with pytest.raises(UseError, match="event_document_missing"):
        unit.vp.events.record(PERIOD, msgspec_replace(said, document=" "), BY)
    with pytest.raises(RuleError):
        unit["tccb"].events.record(PERIOD, said, BY)
    event = unit.vp.events.record(PERIOD, said, BY)
    unit.sync("vp", "lanhdao", "tccb", "lan")
    assert [one.document for one in unit["lanhdao"].events.events(PERIOD)] == [SECRET]
    for name in ("tccb", "lan"):
        with pytest.raises(RuleError, match="events_not_for_you"):
            unit[name].events.events()
        with unit[name].book.looking() as look:
            assert not look.projections.facts("event", chosen=False)
    better = DecisionInput(person=STAFF, level="B", remark="Hoàn thành tốt nhiệm vụ")
    with pytest.raises(RuleError, match="event_forces_level"):
        unit.vp.closing.conclude(PERIOD, [], [better], BY)
    assert "event_level" in {gate.code for gate in unit.vp.closing.gates(PERIOD)}
    close(unit, "D")
    (result,) = unit["lan"].objections.own_results()
    assert result.rating.level == "D"
    assert SECRET.encode() not in msgspec.json.encode(result.rating)
    assert event


def msgspec_replace(said: EventInput, document: str) -> EventInput:
    return EventInput(
        person=said.person, level=said.level, document=document, document_on=said.document_on
    )


def test_an_event_that_was_lifted_decides_nothing_and_stays_on_record(unit: Life) -> None:
    said = EventInput(person=STAFF, level="D", document=SECRET, document_on=date(2026, 11, 20))
    event = unit.vp.events.record(PERIOD, said, BY)
    unit.vp.events.lift(event, "Quyết định bị hủy", BY)
    close(unit, "B")
    (line,) = unit.vp.events.events(PERIOD)
    assert line.lifted == "Quyết định bị hủy"
    assert decided(unit) == "B"


def test_reading_the_sheet_of_another_is_logged_in_a_chain_and_told_monthly(unit: Life) -> None:
    close(unit)
    desk = unit.vp
    with desk.book.looking() as look:
        person = look.directory.person(STAFF).person
    desk.person_sheets.sheet(person, PERIOD)
    sheet = desk.person_sheets.sheet(person, PERIOD)
    assert [one.level for one in sheet.months][-1] == "B"
    assert len(sheet.months) == 12
    log = desk.access_log.month("2026-11")
    assert [one.person for one in log.readings] == [person, person]
    assert log.is_whole
    unit.at("2026-12-02 08:00")
    desk.person_sheets.sheet(person, PERIOD)
    with desk.book.looking() as look:
        (digest,) = look.projections.facts("access.digest")
    assert digest.body.count == 2  # type: ignore[union-attr]
    assert digest.body.last == log.readings[-1].chain  # type: ignore[union-attr]
    tamper(desk)
    assert not desk.access_log.month("2026-11").is_whole


def test_locking_a_month_tells_the_readings_of_the_months_before(unit: Life) -> None:
    unit.vp.person_sheets.sheet(STAFF, PERIOD)
    unit.at("2026-12-01 09:00")
    close(unit)
    with unit.vp.book.looking() as look:
        assert [fact.period for fact in look.projections.facts("access.digest")] == ["2026-11"]


def tamper(desk: Desk) -> None:
    """Take the first line out of the kept log, as somebody with the passphrase could."""
    with desk.book.working() as work:
        lines = msgspec.json.decode(work.transaction.local.value("access/2026-11") or b"[]")
        work.transaction.local.set_value("access/2026-11", msgspec.json.encode(lines[1:]))


def test_a_sheet_is_read_by_the_person_and_those_above_and_by_nobody_else(unit: Life) -> None:
    close(unit)
    unit.join("hoa", "Hoàng Thị Hoa", "TCCB", "staff")
    unit.sync("hoa", "vp", "tccb", "hoa")
    with pytest.raises(RuleError, match="sheet_not_for_you"):
        unit["hoa"].person_sheets.sheet(STAFF, PERIOD)
    own = unit["lan"].person_sheets.sheet(STAFF, PERIOD)
    assert own.is_own
    assert own.months[-1].levels["published"] == "B"
    assert unit["lan"].access_log.months() == ()
    head = unit["tccb"].person_sheets.sheet(STAFF, PERIOD)
    assert head.months[-1].levels["department"] == "B"
    assert [one.name for one in unit["lan"].person_sheets.people()] == [STAFF]


def test_where_the_template_has_a_day_of_its_own_results_wait_for_it(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.join("lan", STAFF, "TCCB", "staff")
    life.sync("lan", "vp", "tccb", "lan")
    december = PERIOD.next
    life.vp.month_rules.choose(december, {"deadline_template": "thanhhoa_25_28"})
    life.vp.periods.open(december)
    life.at("2026-12-28 15:00")
    decision = DecisionInput(person=STAFF, level="B", remark="Hoàn thành tốt nhiệm vụ được giao")
    by = DecidedBy(BY.decided_by, date(2026, 12, 28), BY.basis)
    life.vp.closing.conclude(december, [], [decision], by)
    with pytest.raises(RuleError, match="publication_not_locked"):
        life.vp.publication.publish(december)
    gates = {gate.code: "Công văn 7-CV/BTCTU" for gate in life.vp.closing.gates(december)}
    life.vp.closing.close(december, gates)
    life.sync("vp", "lan")
    assert life["lan"].objections.own_results() == ()
    (waiting,) = life.vp.publication.waiting()
    assert (waiting.period, waiting.due_on, waiting.is_due) == (december, date(2027, 1, 5), False)
    with pytest.raises(RuleError, match="publication_early"):
        life.vp.publication.publish(december)
    life.at("2027-01-05 08:00")
    with pytest.raises(RuleError, match="only_chief_publishes"):
        life["tccb"].publication.publish(december)
    assert life.vp.publication.publish(december) == 1
    assert life.vp.publication.waiting() == ()
    with pytest.raises(RuleError, match="publication_done"):
        life.vp.publication.publish(december)
    life.sync("vp", "lan")
    (result,) = life["lan"].objections.own_results()
    assert result.rating.level == "B"
    assert result.published_at.astimezone().date() == date(2027, 1, 5)
    assert result.is_open
