"""Members fill their own month and send it; the head takes over what is right and files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.report import RatingLine, ReportDraft
from workreport.domain.task import Status, TaskResult
from workreport.ledger.bodies.plan import Contribution
from workreport.ledger.kinds import json_text
from workreport.services.contributions_received import ReceivedPart
from workreport.services.contributions_sent import SentPart
from workreport.services.ports.program import Desk

STAFF = "Người của tccb"
SECRET = "Kết quả riêng của cán bộ tccb"


@pytest.fixture
def unit(begin_life: Begin) -> Life:
    """The Office, a head and a staff member of one department, on the sixteenth of November."""
    life = begin_life(("tccb",), ("lanhdao",))
    life.join("lan", STAFF, "TCCB", "staff")
    life.sync("lan", "vp", "tccb", "lan")
    life.at("2026-11-16 09:00")
    return life


def said(draft: ReportDraft, level: str = "A", words: str = SECRET) -> ReportDraft:
    """Return a member's draft with the first task done and a level chosen."""
    task, person = draft.tasks[0].id, draft.roster[0].person
    result = TaskResult(
        task=task,
        status=Status.COMPLETED,
        result=words,
        done_on=date(2026, 11, 11),
        quality=1,
        evidence="15-BC/BTCTU",
    )
    own = (RatingLine(person=person, level=level),)
    return replace(draft, results=(result,), own=own)


def write(desk: Desk, level: str = "A", words: str = SECRET) -> None:
    desk.contributions.save(said(desk.contributions.open(PERIOD).line.draft, level, words))


def sent(desk: Desk) -> dict[str, SentPart]:
    return {part.kind: part for part in desk.contributions.open(PERIOD).sent}


def received(desk: Desk) -> dict[str, ReceivedPart]:
    return {part.kind: part for part in desk.received.parts(PERIOD)}


def test_a_member_sees_the_own_tasks_and_nobody_else_to_be_rated(unit: Life) -> None:
    month = unit["lan"].contributions.open(PERIOD)
    assert [one.name for one in month.line.draft.roster] == [STAFF]
    assert len(month.line.draft.tasks) == 3
    assert month.line.editable
    assert month.sent == ()


def test_what_was_sent_is_said_as_far_as_it_is(unit: Life) -> None:
    write(unit["lan"])
    assert len(unit["lan"].contributions.send(PERIOD)) == 2
    assert {part.state for part in sent(unit["lan"]).values()} == {"signed"}
    unit.sync("lan")
    assert {part.state for part in sent(unit["lan"]).values()} == {"written"}
    unit.sync("tccb")
    for part in received(unit["tccb"]).values():
        unit["tccb"].received.take(PERIOD, part.entry)
    assert {part.state for part in sent(unit["lan"]).values()} == {"written"}
    unit.file("tccb")
    unit.sync("tccb", "lan")
    after = sent(unit["lan"])
    assert {part.state for part in after.values()} == {"taken"}
    assert after["rating"].taken_by == "Ngô Đức Nam"
    assert after["rating"].taken_places[0].endswith("/own")


def test_nothing_is_sent_twice_and_a_newer_one_takes_the_place_of_the_older(unit: Life) -> None:
    with pytest.raises(RuleError, match="contribution_empty"):
        unit["lan"].contributions.send(PERIOD)
    write(unit["lan"])
    unit["lan"].contributions.send(PERIOD)
    with pytest.raises(RuleError, match="contribution_unchanged"):
        unit["lan"].contributions.send(PERIOD)
    write(unit["lan"], "B")
    assert len(unit["lan"].contributions.send(PERIOD)) == 1
    assert sent(unit["lan"])["rating"].times == 2
    unit.sync("lan", "tccb")
    parts = received(unit["tccb"])
    assert len(parts) == 2
    offered = parts["rating"].offered
    assert offered is not None
    assert offered.own[0].level == "B"


def test_the_head_takes_over_into_the_draft_and_nothing_typed_is_replaced_in_silence(
    unit: Life,
) -> None:
    write(unit["lan"])
    unit["lan"].contributions.send(PERIOD)
    unit.sync("lan", "tccb")
    head = unit["tccb"]
    draft = head.reporting.open(PERIOD).draft
    task = draft.tasks[0].id
    typed = TaskResult(task=task, status=Status.IN_PROGRESS, cause="Chờ ý kiến", carry=True)
    head.reporting.save(replace(draft, results=(typed,)))
    results = received(head)["results"]
    assert results.is_new(head.reporting.open(PERIOD).draft)
    left = head.received.take(PERIOD, results.entry)
    assert (left.places, left.left) == ((), (f"task/{task}",))
    assert head.reporting.open(PERIOD).draft.results == (typed,)
    taken = head.received.take(PERIOD, results.entry, [f"task/{task}"], replaces=True)
    (result,) = taken.draft.results
    assert (result.status, result.result, result.carry) == (Status.COMPLETED, SECRET, False)
    assert taken.draft.taken == {f"task/{task}": results.entry}
    assert not received(head)["results"].is_new(taken.draft)


def test_after_taking_over_a_newer_one_names_what_changed(unit: Life) -> None:
    write(unit["lan"])
    unit["lan"].contributions.send(PERIOD)
    unit.sync("lan", "tccb")
    for part in received(unit["tccb"]).values():
        unit["tccb"].received.take(PERIOD, part.entry)
    write(unit["lan"], "A", "Kết quả đã sửa")
    unit["lan"].contributions.send(PERIOD)
    unit.sync("lan", "tccb")
    newer = received(unit["tccb"])["results"]
    draft = unit["tccb"].reporting.open(PERIOD).draft
    assert newer.is_new(draft)
    assert newer.changed == {f"task/{draft.tasks[0].id}"}
    (row,) = newer.rows(draft)
    assert [(cell.field, cell.before, cell.after) for cell in row.cells] == [
        ("result", SECRET, "Kết quả đã sửa")
    ]


def test_the_own_voice_reaches_the_office_only_through_the_head(unit: Life) -> None:
    write(unit["lan"], "A")
    unit["lan"].contributions.send(PERIOD)
    unit.sync("lan", "tccb", "vp")
    unit["tccb"].received.take(PERIOD, received(unit["tccb"])["rating"].entry)
    draft = unit["tccb"].reporting.open(PERIOD).draft
    person = draft.taken.popitem()[0].split("/")[1]
    with pytest.raises(RuleError, match="own_voice_taken"):
        unit["tccb"].reporting.edit(PERIOD, {"ratings": [{"person": person, "own": "D"}]})
    head = RatingLine(person=person, level="C", remark="Chậm hai việc trong tháng, cần rút kinh")
    unit["tccb"].reporting.save(replace(draft, department=(head,)))
    file_as_it_is(unit)
    unit.sync("tccb", "vp")
    rows = voices(unit["vp"], person)
    assert rows == {"own": "A", "department": "C"}


def file_as_it_is(unit: Life) -> None:
    """Let the head fill what is missing and file; both voices of the member stay."""
    desk = unit["tccb"]
    draft = desk.reporting.open(PERIOD).draft
    results = tuple(
        TaskResult(
            task=task.id,
            status=Status.COMPLETED,
            result="Xong",
            done_on=date(2026, 11, 11),
            quality=1,
            evidence="12-BC/BTCTU",
        )
        for task in draft.tasks
    )
    text = {"advantages": "Đúng hạn", "limitations": "Không có"}
    desk.reporting.save(replace(draft, results=results, text=text))
    answers = {one.key: "Đã kiểm tra" for one in desk.reporting.open(PERIOD).unanswered}
    desk.reporting.save(replace(desk.reporting.open(PERIOD).draft, answers=answers))
    desk.reporting.file(PERIOD)


def voices(desk: Desk, person: str) -> dict[str, str]:
    with desk.book.looking() as look:
        rows = look.projections.ratings(period=str(PERIOD), person=person)
        return {row.voice: row.level for row in rows}


def filled(draft: ReportDraft) -> ReportDraft:
    """Return a department's draft that nothing stands against but warnings."""
    results = tuple(
        TaskResult(
            task=task.id,
            status=Status.COMPLETED,
            result="Đã xong",
            done_on=date(2026, 11, 11),
            quality=1,
            evidence="9-BC/BTCTU",
        )
        for task in draft.tasks
    )
    text = {"advantages": "Đúng hạn cả tháng", "limitations": "Không có hạn chế"}
    rated = tuple(
        RatingLine(person=one.person, level="B") for one in draft.roster if one.group != "heads"
    )
    return replace(draft, results=results, text=text, department=rated)


def answer_all(desk: Desk, period: Period = PERIOD) -> None:
    line = desk.reporting.open(period)
    answers = {one.key: "Đã kiểm tra" for one in line.unanswered}
    desk.reporting.save(replace(line.draft, answers=answers))


def test_where_two_people_are_required_nobody_files_what_one_prepared_alone(unit: Life) -> None:
    december, officer, head = PERIOD.next, unit["vp"], unit["tccb"]
    officer.month_rules.choose(december, {"four_eyes": "on"})
    officer.periods.open(december)
    unit.join("pho", "Lê Thị Phó", "TCCB", "deputy")
    unit.sync("pho", "vp", "tccb", "pho")
    unit.at("2026-12-14 09:00")
    deputy = unit["pho"]
    deputy.reporting.save(filled(deputy.reporting.open(december).draft))
    answer_all(deputy, december)
    assert not deputy.reporting.open(december).can_file
    with pytest.raises(RuleError, match="four_eyes_alone"):
        deputy.reporting.file(december)
    deputy.contributions.send_report(december)
    unit.sync("pho", "tccb")
    (part,) = head.received.parts(december)
    head.received.take(december, part.entry)
    answer_all(head, december)
    assert head.reporting.open(december).can_file
    head.reporting.file(december)
    unit.sync("tccb", "vp", "tccb")
    report = words_of(head.papers.document("report", december).recipients)
    assert "Lưu Phòng Tổ chức cán bộ (người soạn: Lê Thị Phó)" in report
    receipt = words_of(head.papers.document("receipt", december).blocks)
    assert "Người soạn báo cáo" in receipt
    assert "Lê Thị Phó" in receipt
    assert not head.reporting.open(PERIOD).bound


def words_of(parts: object) -> str:
    return repr(parts)


def test_a_report_prepared_by_a_clerk_names_preparer_and_approver(unit: Life) -> None:
    unit.join("soan", "Lê Thị Soạn", "TCCB", "clerk")
    unit.sync("soan", "vp", "tccb", "soan")
    clerk, head = unit["soan"], unit["tccb"]
    draft = filled(clerk.reporting.open(PERIOD).draft)
    clerk.reporting.save(draft)
    with pytest.raises(RuleError):
        clerk.reporting.file(PERIOD)
    clerk.contributions.send_report(PERIOD)
    unit.sync("soan", "tccb")
    part = received(head)["report"]
    taken = head.received.take(PERIOD, part.entry)
    assert len(taken.draft.results) == 3
    assert taken.draft.text == draft.text
    answer_all(head)
    report = head.reporting.file(PERIOD)
    unit.sync("tccb", "vp", "soan")
    assert sent(clerk)["report"].state == "taken"
    with unit["vp"].book.looking() as look:
        fact = look.projections.fact(report)
        assert fact is not None
        names = {fact.body.prepared_by, fact.author}  # type: ignore[union-attr]
        assert {look.directory.person_name(one) for one in names} == {"Lê Thị Soạn", "Ngô Đức Nam"}


def test_a_staff_member_can_neither_file_nor_send_a_prepared_report(unit: Life) -> None:
    with pytest.raises(RuleError, match="only_unit_prepares"):
        unit["lan"].contributions.send_report(PERIOD)
    write(unit["lan"])
    assert unit["lan"].contributions.send(PERIOD)
    with pytest.raises(UseError, match="contribution_unknown"):
        unit["tccb"].received.take(PERIOD, "0000")


def test_the_keys_of_the_office_and_of_another_member_open_nothing_of_it(unit: Life) -> None:
    unit.join("hoa", "Hoàng Thị Hoa", "TCCB", "staff")
    unit.sync("hoa", "vp", "tccb", "lan", "hoa")
    write(unit["lan"])
    unit["lan"].contributions.send(PERIOD)
    unit.sync("lan", "vp", "hoa", "tccb", "lanhdao", "vp", "hoa")
    for name in ("vp", "hoa", "lanhdao"):
        assert not streams_of_members(unit[name])
        with unit[name].book.looking() as look:
            assert not look.projections.facts("contribution", chosen=False)
    assert streams_of_members(unit["tccb"])
    assert words_in(unit.exchange) == 0


def streams_of_members(desk: Desk) -> list[str]:
    with desk.book.looking() as look:
        held = look.transaction.ledger.streams()
    return [stream for stream in held if stream.startswith("member/")]


def words_in(folder: Path) -> int:
    wanted = SECRET.encode()
    return sum(wanted in one.read_bytes() for one in folder.rglob("*.wrp"))


def test_a_member_who_speaks_for_others_is_not_heard(unit: Life) -> None:
    other = unit["tccb"].book.identity.person
    with unit["lan"].book.working() as work:
        me = work.identity.person
        unit_id = work.directory.people[me].unit
        rows = [{"person": other, "own": "D"}, {"person": me, "own": "A", "department": "A"}]
        data = json_text({"ratings": rows, "text": {"limitations": "Trưởng phòng chậm"}})
        work.append(
            Contribution(person=me, unit=unit_id, period=str(PERIOD), kind="rating", data=data),
            "contribution",
        )
    unit.sync("lan", "tccb")
    offered = received(unit["tccb"])["rating"].offered
    assert offered is not None
    assert [(line.person, line.level) for line in offered.own] == [(me, "A")]
    assert (offered.department, offered.text) == ((), {})
