from dataclasses import replace
from datetime import date
from fractions import Fraction

import msgspec
import pytest
from tests.living import HEADS, Begin, Life, plan_of
from tests.unit.domain import schemes as files

from workreport.domain.document import Table
from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.month_rating import computed_draft
from workreport.domain.period import Period
from workreport.domain.report import RatingLine, ReportDraft
from workreport.domain.task import Status, TaskResult
from workreport.ledger.bodies.agency import PersonSet
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.scheme_choice import SchemeChoice

MONTH = Period(2026, 12)
OFFICIAL, NEWCOMER = "Người của tccb", "Người mới của tccb"
GENERAL = {"general": "28.5"}
LEADER = {"leader/unit_result": "100", "leader/organising": "50", "leader/unity": "100"}
CHOICE = SchemeChoice(
    starts=MONTH,
    default="nd335_staff",
    groups={"heads": "nd335_leader", "deputies": "nd335_leader", "support": "abcd_direct"},
)
# Rules 9.2 by hand, K = 1, base assigned: four tasks, one of them late, one open.
STAFF_A = Fraction(3, 4)
STAFF_B = Fraction(3, 4)
STAFF_C = (2 + Fraction(3, 4)) / 4
STAFF_TASK = (STAFF_A + STAFF_B + STAFF_C) / 3 * 70
STAFF = Fraction(57, 2) + STAFF_TASK
HEAD_TASK = (1 + 1 + 1 + 1 + Fraction(1, 2) + 1) / Fraction(6) * 70
HEAD = 30 + HEAD_TASK


def people(life: Life) -> dict[str, str]:
    with life.vp.book.looking() as look:
        return {one.name: one.person for one in look.directory.people.values()}


def assign(life: Life) -> None:
    """Give the official of one department four tasks, its head one, and a newcomer none."""
    with life.vp.book.working() as work:
        unit = work.directory.unit("TCCB", work.today).unit
        body = PersonSet(
            person=new_id(), name=NEWCOMER, unit=unit, group="civil_servants", order=90
        )
        work.append(body, "person.set")
    known = people(life)
    owners = [known[OFFICIAL]] * 4 + [known[HEADS["tccb"]]]
    one, due = plan_of(life.vp, ["TCCB"], MONTH)[0], date(2026, 12, 10)
    found = [
        msgspec.structs.replace(
            one,
            id=new_id(),
            owner=owner,
            content=f"Việc {place}",
            due_on=due,
            original_due_on=due,
        )
        for place, owner in enumerate(owners)
    ]
    life.vp.planning.assign(MONTH, found)


def write(life: Life, draft: ReportDraft) -> ReportDraft:
    """One task of the official is late, one goes on; nothing stands against the head."""
    known = people(life)
    own = [task.id for task in draft.tasks if task.owner == known[OFFICIAL]]
    results = [
        TaskResult(
            task=task.id,
            status=Status.COMPLETED,
            result="Xong",
            done_on=date(2026, 12, 14) if task.id == own[0] else date(2026, 12, 9),
            quality=1,
            cause="Chờ ý kiến" if task.id == own[0] else "",
            evidence="12-BC/BTCTU",
        )
        for task in draft.tasks
        if task.id != own[-1]
    ]
    results.append(
        TaskResult(task=own[-1], status=Status.IN_PROGRESS, cause="Vướng mắc", carry=True)
    )
    lines = (
        RatingLine(person=known[OFFICIAL], level="HTT", sheet=dict(GENERAL)),
        RatingLine(person=known[NEWCOMER], not_rated="Mới nhận việc"),
    )
    own_lines = (
        RatingLine(person=known[OFFICIAL], level="HTXS", sheet={"general": "30"}),
        RatingLine(person=known[HEADS["tccb"]], level="HTXS", sheet={"general": "30", **LEADER}),
    )
    return replace(
        draft,
        results=tuple(results),
        department=lines,
        own=own_lines,
        text={"results": "Đã làm", "advantages": "Chủ động", "limitations": "Một việc chậm"},
    )


def december(begin_life: Begin) -> Life:
    life = begin_life(("tccb",), ("lanhdao",))
    life.vp.scheme_choice.keep(CHOICE)
    life.at("2026-12-01 08:00")
    life.vp.periods.open(MONTH)
    assign(life)
    life.sync("vp", "tccb", "lanhdao")
    life.at("2026-12-17 09:00")
    return life


def codes(life: Life) -> set[str]:
    line = life["tccb"].reporting.open(MONTH)
    return {one.code for one in line.problems if one.place.startswith("person/")}


def ask_before_filing(life: Life, draft: ReportDraft) -> None:
    """Neither a missing score nor a level against the computed one passes in silence."""
    reporting, lines = life["tccb"].reporting, draft.department
    reporting.save(replace(draft, department=(replace(lines[0], sheet={}), lines[1])))
    assert codes(life) == {"person_general_missing"}
    reporting.save(replace(draft, department=(replace(lines[0], level="HTNV"), lines[1])))
    assert codes(life) == {"person_change_unexplained"}
    changed = replace(lines[0], level="HTNV", remark="Chậm một việc quan trọng")
    reporting.save(replace(draft, department=(changed, lines[1])))
    assert codes(life) == set()


def test_a_month_runs_by_points_from_opening_to_close(begin_life: Begin) -> None:
    life = december(begin_life)
    known = people(life)
    reporting = life["tccb"].reporting
    opened = reporting.open(MONTH)
    draft = write(life, opened.draft)
    reporting.save(draft)
    assert codes(life) == set()

    ask_before_filing(life, draft)
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(MONTH).unanswered}
    reporting.save(replace(reporting.open(MONTH).draft, answers=answers))
    report = reporting.file(MONTH)
    filed = reporting.open(MONTH).draft
    said = {line.person: line for line in filed.department}
    official = said[known[OFFICIAL]]
    assert (official.score_exact, official.score) == (str(STAFF), "79.54")
    assert (official.level, official.computed, official.scheme) == ("HTNV", "HTT", "nd335_staff@1")
    assert said[known[NEWCOMER]].score == said[known[NEWCOMER]].computed == ""
    own = {line.person: line for line in filed.own}
    assert own[known[OFFICIAL]].score_exact == str(30 + STAFF_TASK)
    assert own[known[HEADS["tccb"]]].score_exact == str(HEAD)
    assert own[known[HEADS["tccb"]]].computed == "HTXS"
    for voice in ("own", "department"):
        told = life["tccb"].ratings.explain(MONTH, OFFICIAL, voice)
        assert told.result is not None
        assert str(told.result.total) == told.line.score_exact
        assert told.steps[-1].result == told.line.computed

    life.sync("tccb", "vp")
    life.vp.office.accept(MONTH, "TCCB")
    life.sync("vp", "tccb", "lanhdao")
    decide(life, report)
    summary = life.vp.consolidation.summary(MONTH)
    assert (summary.levels["HTT"], summary.levels["HTXS"], summary.not_rated) == (1, 1, 1)
    assert set(summary.levels) == {"HTXS", "HTT", "HTNV", "KHT", "A", "B", "C", "D"}
    assert summary.quotas["civil_servants"].base == 1
    gates = {gate.code for gate in life.vp.closing.gates(MONTH)}
    closed = life.vp.closing.close(MONTH, dict.fromkeys(gates, "Thử, QĐ 1"))
    assert closed.next.period == Period(2027, 1)
    told = life.vp.ratings.explain(MONTH, OFFICIAL, "decided")
    assert told.line.score_exact == str(STAFF)


def decide(life: Life, report: str) -> None:
    leader, known = life["lanhdao"], people(life)
    head = HEADS["tccb"]
    by = DecidedBy()
    for person, level in ((OFFICIAL, "HTXS"), (head, "HTT")):
        said = DecisionInput(person=person, level=level, sheet={"general": "30", **LEADER})
        with pytest.raises(RuleError, match="decision_unexplained"):
            leader.closing.conclude(MONTH, [], [said], by)
    with pytest.raises(UseError, match="level_unknown"):
        leader.closing.conclude(MONTH, [], [DecisionInput(person=OFFICIAL, level="A")], by)
    decisions = [
        DecisionInput(person=OFFICIAL, level="HTT"),  # the department's points, the level computed
        DecisionInput(
            person=head,
            level="HTXS",
            sheet={"general": "30", **LEADER},
            remark="Chỉ đạo quyết liệt",
        ),
        DecisionInput(person=NEWCOMER, not_rated="Mới nhận việc"),
    ]
    leader.closing.conclude(MONTH, [], decisions, by)
    life.sync("lanhdao", "vp")
    told = leader.ratings.explain(MONTH, head, "decided")
    assert (told.line.score_exact, told.line.computed) == (str(HEAD), "HTXS")
    assert told.line.report == report
    assert told.result is not None
    assert str(told.result.total) == told.line.score_exact
    kept = leader.ratings.explain(MONTH, OFFICIAL, "department").line
    assert (kept.level, kept.remark) == ("HTNV", "Chậm một việc quan trọng")
    assert known[OFFICIAL] == kept.person


def test_a_version_signed_later_changes_nothing_in_an_open_month(begin_life: Begin) -> None:
    life = december(begin_life)
    reporting = life["tccb"].reporting
    line = reporting.open(MONTH)
    draft = write(life, line.draft)
    before = computed_draft(draft, line.rating, date(2026, 12, 17)).department[0]
    assert before.score_exact == str(STAFF)

    harsher = files.data("nd335_staff") | {"version": "2", "effective_from": "2026-12-01"}
    harsher["constants"] = {**harsher["constants"], "delay_share": "1"}
    life.vp.schemes.keep(harsher)
    life.sync("vp", "tccb")
    again = reporting.open(MONTH)
    after = computed_draft(draft, again.rating, date(2026, 12, 17)).department[0]
    assert after == before
    scheme = life.vp.scheme_choice.scheme_for(MONTH, "civil_servants")
    assert scheme is not None
    assert scheme.ref == "nd335_staff@1"
    later = life.vp.scheme_choice.scheme_for(MONTH.next, "civil_servants")
    assert later is not None
    assert later.ref == "nd335_staff@2"
    with pytest.raises(RuleError, match="setting_month_open"):
        life.vp.scheme_choice.keep(CHOICE)


def test_a_choice_is_refused_where_a_scheme_does_not_fit(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    keep = life.vp.scheme_choice.keep
    wrong = {
        "scheme_not_for_group": replace(CHOICE, groups={}),
        "scheme_unknown": replace(CHOICE, default="khong_co"),
        "scheme_not_monthly": replace(CHOICE, default="qd366_year"),
        "group_unknown": replace(CHOICE, groups={**CHOICE.groups, "khac": "abcd_direct"}),
        "coefficients_unknown": replace(CHOICE, coefficients="khong_co"),
        "scheme_not_in_force": replace(CHOICE, starts=Period(2025, 12)),
    }
    for code, choice in wrong.items():
        with pytest.raises(UseError, match=code):
            keep(choice)
    with pytest.raises(RuleError, match="only_chief_sets"):
        life["tccb"].scheme_choice.keep(CHOICE)
    assert life.vp.scheme_choice.choices() == ()
    keep(CHOICE)
    assert life.vp.scheme_choice.choice(MONTH) == CHOICE
    assert life.vp.scheme_choice.choice(MONTH.previous).default == "abcd_direct"
    keep(replace(CHOICE, coefficients="plain"))
    assert life.vp.scheme_choice.choice(MONTH.next).coefficients == "plain"
    assert "nd335_staff" not in {one.id for one in life.vp.scheme_choice.candidates(MONTH, "heads")}


def test_papers_show_the_points_of_a_month_that_has_them(begin_life: Begin) -> None:
    life = december(begin_life)
    reporting = life["tccb"].reporting
    draft = write(life, reporting.open(MONTH).draft)
    reporting.save(draft)
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(MONTH).unanswered}
    reporting.save(replace(reporting.open(MONTH).draft, answers=answers))
    reporting.file(MONTH)
    life.sync("tccb", "vp")
    points = ("28,50", "51,04", "–", "79,54")
    own = life["tccb"].papers.document("report", MONTH).annexes[1]
    table = own.blocks[0]
    assert isinstance(table, Table)
    titles = [column.title for column in table.columns[3:7]]
    assert titles == ["Điểm tiêu chí chung", "Điểm kết quả nhiệm vụ", "Điểm trừ", "Tổng điểm"]
    assert points in {row[3:7] for row in table.rows}
    table = life.vp.papers.document("summary", MONTH).annexes[1].blocks[0]
    assert isinstance(table, Table)
    assert points in {row[3:7] for row in table.rows}

    november = life.vp.papers.document("summary", MONTH.previous).annexes[1].blocks[0]
    assert isinstance(november, Table)
    assert len(november.columns) == len(table.columns) - 4
