"""What the Office sees while it checks, the check list, and the clean rest in one act."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.living import PERIOD, Begin, Life, ready

from workreport.domain.calendar import end_of
from workreport.domain.errors import RuleError, UseError
from workreport.domain.report import ReportDraft
from workreport.domain.task import TaskResult
from workreport.domain.workflow import Action
from workreport.i18n.reasons import reason_text
from workreport.ledger.bodies.report import Mark
from workreport.services.check_rules import CheckPoint
from workreport.services.people_rating import month_rating

SAME = (
    "Việc lấy ý kiến của các cấp ủy cơ sở về dự thảo đề án còn chậm so với kế hoạch đã đề ra từ đầu"
    " năm"
)
LIST = (
    CheckPoint("", "Đủ nhiệm vụ theo kế hoạch", is_mandatory=True),
    CheckPoint("", "Có nhiệm vụ tháng sau"),
)

WRONG = (
    ([CheckPoint("", " ")], "check_point_empty"),
    ([CheckPoint("", "Đủ"), CheckPoint("", "đủ ")], "check_point_twice"),
    ([CheckPoint("", "a" * 201)], "check_point_long"),
    ([CheckPoint("", f"Mục {place}") for place in range(31)], "check_points_many"),
)


def file(life: Life, name: str, change: Callable[[ReportDraft], ReportDraft]) -> None:
    """Let a department file its month as usual, with one thing changed."""
    reporting = life[name].reporting
    reporting.save(change(ready(reporting.open(PERIOD).draft, name)))
    answers = {one.key: "Sản phẩm lưu tại phòng" for one in reporting.open(PERIOD).unanswered}
    reporting.save(replace(reporting.open(PERIOD).draft, answers=answers))
    reporting.file(PERIOD)
    life.sync(name, "vp")


def with_result(at: int, **said: object) -> Callable[[ReportDraft], ReportDraft]:
    def change(draft: ReportDraft) -> ReportDraft:
        results: list[TaskResult] = list(draft.results)
        results[at] = replace(results[at], **said)  # type: ignore[arg-type]
        return replace(draft, results=tuple(results))

    return change


def with_words(section: str, words: str) -> Callable[[ReportDraft], ReportDraft]:
    return lambda draft: replace(draft, text={**draft.text, section: words})


def copied_in_two_places(draft: ReportDraft) -> ReportDraft:
    words = {"causes": f"{SAME.lower()};", "limitations": f"Năm nay còn thiếu người. {SAME}."}
    return replace(draft, text={**draft.text, **words})


def as_usual(draft: ReportDraft) -> ReportDraft:
    return draft


def test_findings_stand_at_their_places_and_what_none_holds_is_accepted_in_one_act(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd", "bvct"))
    life.at("2026-11-17 09:00")
    file(life, "tccb", with_words("limitations", f"{SAME}."))
    file(life, "tcd", copied_in_two_places)
    file(life, "bvct", with_result(1, evidence=""))
    desk = life.vp.checking
    bare = desk.view(PERIOD, "BVCT")
    task = bare.draft.results[1].task
    assert [(one.code, one.place, one.row) for one in bare.findings] == [
        ("no_document", f"task/{task}/evidence", task)
    ]
    assert bare.findings[0].explained == "Sản phẩm lưu tại phòng"
    copied = desk.view(PERIOD, "TCD").findings
    # One sentence is one thing to look at, however often it stands there.
    assert [(one.code, one.places[0]) for one in copied] == [("copied_elsewhere", "text/causes")]
    assert (copied[0].places[1:], copied[0].values["count"]) == (("text/limitations",), 2)
    assert reason_text(copied[0].reason, copied[0].values).endswith(f"ở 2 chỗ: “{SAME.lower()};”")
    assert copied[0].values["source"] == "Phòng Tổ chức cán bộ"
    assert copied[0].explained == f"{SAME}."

    queue = desk.queue(PERIOD)
    assert [one.line.unit.code for one in queue] == ["BVCT", "TCCB", "TCD"]
    assert [one.is_clean for one in queue] == [False, True, True]
    before = desk.rehearse_clean(PERIOD)
    assert before.accepted == ["TCCB", "TCD"]
    assert [(one.unit, one.code) for one in before.left_out] == [("BVCT", "found_no_document")]
    assert life.state("vp", "TCCB") == "received"
    assert desk.accept_clean(PERIOD, ["TCCB", "BVCT"]).accepted == ["TCCB"]
    assert [life.state("vp", code) for code in ("TCCB", "TCD", "BVCT")] == [
        "accepted",
        "received",
        "received",
    ]
    life.vp.office.withdraw(PERIOD, "TCCB")
    life.sync("vp", "tccb")
    # What was taken back within the minute never left the Office.
    assert life.state("tccb", "TCCB") == "received"
    assert desk.waiting_batch(PERIOD) is None
    life.vp.office.return_report(PERIOD, "BVCT", "Bổ sung")
    again = desk.accept_clean(PERIOD, ["TCCB", "BVCT"])
    assert [(one.unit, one.code) for one in again.left_out] == [("BVCT", "already_returned")]
    waiting = desk.waiting_batch(PERIOD)
    assert waiting is not None
    assert (waiting.units, waiting.until) == (("TCCB",), again.undo_until)
    assert desk.send_at_once()
    life.sync("vp", "tccb")
    assert life.state("tccb", "TCCB") == "accepted"


def test_many_are_returned_for_one_reason_and_taken_back_before_anybody_hears_of_it(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd"))
    life.at("2026-11-17 09:00")
    file(life, "tccb", as_usual)
    file(life, "tcd", as_usual)
    office = life.vp.office
    mark = Mark(path="text/results", text=" Bổ sung số liệu ", code="figures_differ")
    everybody = ["TCCB", "tcd", "BVCT"]
    told = office.return_many(PERIOD, everybody, mark, keep=False)
    assert (told.returned, [one.code for one in told.left_out]) == (
        ["TCCB", "TCD"],
        ["report_not_filed"],
    )
    assert told.due_at == office.return_due(PERIOD)
    assert life.state("vp", "TCCB") == "received"
    assert office.return_many(PERIOD, everybody, mark, told.due_at).returned == told.returned
    waiting = life.vp.checking.waiting_batch(PERIOD)
    assert waiting is not None
    assert waiting.returned == waiting.names
    office.withdraw(PERIOD, "TCCB")
    life.at("2026-11-17 09:02")
    life.sync("vp", "tccb", "tcd")
    assert life.state("tccb", "TCCB") == "in_check"
    assert life.line("tccb", "TCCB").versions[0].withdrawn_at is None  # it never left the Office
    line = life.line("tcd", "TCD")
    answer = line.current.answer if line.current is not None else None
    assert answer is not None
    assert [(one.path, one.text, one.code) for one in answer.marks] == [
        ("whole", "Bổ sung số liệu", "figures_differ")
    ]
    assert answer.due_at == told.due_at
    again = office.return_many(PERIOD, ["TCD"], mark)
    assert [one.code for one in again.left_out] == ["already_returned"]
    with pytest.raises(UseError, match="return_due_past"):
        office.return_many(PERIOD, ["TCCB"], mark, end_of(PERIOD.first_day))
    with pytest.raises(UseError, match="mark_code_unknown"):
        office.return_many(PERIOD, ["TCCB"], Mark(path="whole", text="Sửa", code="vague"))


def test_the_agencys_own_check_list_binds_every_acceptance_and_the_lock(begin_life: Begin) -> None:
    life = begin_life(("tccb", "tcd"), ("hieu",))
    life.at("2026-11-17 09:00")
    file(life, "tccb", as_usual)
    file(life, "tcd", as_usual)
    life.sync("hieu")
    with pytest.raises(RuleError, match="only_chief_sets"):
        life["hieu"].checking.keep_points(LIST)
    for points, code in WRONG:
        with pytest.raises(UseError, match=code):
            life.vp.checking.keep_points(points)
    assert life.vp.checking.points().signed_at is None
    life.vp.checking.keep_points(LIST)
    listed = life.vp.checking.points()
    must = listed.points[0].code
    assert listed.signed_at is not None
    assert [point.is_mandatory for point in listed.points] == [True, False]
    with pytest.raises(RuleError) as refused:
        life.vp.office.accept(PERIOD, "TCCB")
    assert (refused.value.code, refused.value.values["points"]) == (
        "check_points_open",
        "Đủ nhiệm vụ theo kế hoạch",
    )
    assert [one.code for one in life.vp.checking.accept_clean(PERIOD).left_out] == [
        "check_points_open",
        "check_points_open",
    ]
    # The other officer has not heard of the list: he ticks nothing and accepts all the same.
    life.at("2026-11-18 09:00")
    life["hieu"].office.accept(PERIOD, "TCD")
    life.sync("hieu", "vp", "hieu")
    gates = [gate for gate in life.vp.closing.gates(PERIOD) if gate.code == "check_points"]
    assert [(gate.subject, gate.reason.values["count"]) for gate in gates] == [("TCD", 1)]

    life["hieu"].checking.tick(PERIOD, "TCCB", [must])
    life.sync("hieu", "vp")
    ticked = life.vp.checking.view(PERIOD, "TCCB").ticked[must]
    assert ticked.person == life["hieu"].book.identity.person
    life.vp.office.accept(PERIOD, "TCCB")
    assert life.state("vp", "TCCB") == "accepted"


def test_a_claimed_objective_cause_is_confirmed_by_name_or_not_at_all(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-17 09:00")
    file(life, "tccb", with_result(0, objective=True, cause="Chờ văn bản của trên"))
    view = life.vp.checking.view(PERIOD, "TCCB")
    claimed, other = view.draft.results[0].task, view.draft.results[1].task
    assert [(one.code, one.row) for one in view.findings] == [("objective_claimed", claimed)]
    with pytest.raises(UseError, match="objective_not_claimed"):
        life.vp.office.accept(PERIOD, "TCCB", objective={other: True})
    life.vp.office.accept(PERIOD, "TCCB", objective={claimed: True})
    after = life.vp.checking.view(PERIOD, "TCCB")
    assert (after.judged, after.findings) == ({claimed: True}, ())
    assert after.refused[Action.ACCEPT].code == "report_locked"
    assert confirmed(life) == {claimed: "Chu Ngọc Giang"}
    life.vp.office.withdraw(PERIOD, "TCCB")
    life.vp.office.accept(PERIOD, "TCCB", objective={claimed: False})
    assert confirmed(life) == {}
    assert life.vp.checking.view(PERIOD, "TCCB").judged == {claimed: False}


def confirmed(life: Life) -> dict[str, str]:
    line, month = life.line("vp", "TCCB"), life.vp.periods.month(PERIOD)
    with life.vp.book.looking() as look:
        rating = month_rating(look, life.program.calendars, month, line)
    return dict(rating.confirmed)
