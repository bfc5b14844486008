"""Projections are a function of the accepted entries: step by step the same as replayed."""

import random

import pytest
from tests.ledgers import (
    OTHER_UNIT,
    PERIOD,
    UNIT,
    Cast,
    Node,
    Nodes,
    Signer,
    decision,
    period_close,
    period_open,
    plan_issue,
    report_body,
    task,
    unit_report,
)

from workreport.domain.ids import new_id
from workreport.ledger.bodies import plan, report
from workreport.ledger.envelope import Entry
from workreport.storage.store import SqlStore

TASK = "11" * 16


def chosen(node: Node, kind: str) -> list[str]:
    with node.book.looking() as look:
        return [fact.entry for fact in look.projections.facts(kind)]


def test_versions_follow_each_other_and_two_tips_are_a_conflict(cast: Cast, node: Node) -> None:
    head = cast.bring("head", UNIT)
    first = unit_report(head)
    second = unit_report(head, supersedes=[first.id])
    rival = unit_report(head, supersedes=[first.id])
    node.take(*cast.entries, first, second)
    with node.book.looking() as look:
        facts = look.projections.facts("report.file", chosen=False)
    assert {fact.entry: (fact.version, fact.is_chosen) for fact in facts} == {
        first.id: (1, False), second.id: (2, True),
    }  # fmt: skip
    node.take(rival)
    with node.book.looking() as look:
        facts = look.projections.facts("report.file", chosen=False)
    assert all(fact.in_conflict for fact in facts)
    assert chosen(node, "report.file") == [min(second.id, rival.id)]
    joined = unit_report(head, supersedes=[second.id, rival.id])
    node.take(joined)
    assert chosen(node, "report.file") == [joined.id]
    with node.book.looking() as look:
        assert not any(fact.in_conflict for fact in look.projections.facts("report.file"))
    assert node.digest() == node.replay_digest()


def test_what_was_written_within_one_second_stands_as_it_was_written(
    cast: Cast, node: Node
) -> None:
    head = cast.bring("head", UNIT)
    months = [f"2026-{month:02}" for month in range(1, 9)]
    written = [head.write("report.file", report_body(period=month)) for month in months]
    node.take(*cast.entries, *written)
    with node.book.looking() as look:
        found = look.projections.facts("report.file")
    assert len({fact.at for fact in found}) == 1
    assert [fact.entry for fact in found] == [entry.id for entry in written]


def test_sums_and_lines_are_those_of_the_report(cast: Cast, node: Node) -> None:
    head = cast.bring("head", UNIT)
    entry = head.write("report.file", report_body(tasks=7))
    node.take(*cast.entries, entry)
    with node.book.looking() as look:
        [total] = look.projections.sums(period=PERIOD)
        lines = look.projections.results([entry.id])
    assert len(lines) == total.completed == 7
    assert total.late + total.on_time == 7
    assert total.quality_1 + total.quality_2 + total.quality_3 == 7


def test_only_the_tip_of_a_decision_is_a_rating(cast: Cast, node: Node) -> None:
    leader, person = cast.bring("leader"), new_id()
    first = leader.write("rating.decide", decision(person))
    second = leader.write("rating.decide", decision(person), supersedes=[first.id])
    node.take(*cast.entries, second, first)
    with node.book.looking() as look:
        assert [row.entry for row in look.projections.ratings(voice="decided")] == [second.id]


def tasks(node: Node, period: str = PERIOD) -> dict[str, tuple[str, bool, bool]]:
    with node.book.looking() as look:
        return {
            row.id: (row.unit, row.cancelled, row.in_conflict)
            for row in look.projections.tasks(period)
        }


def test_a_task_follows_its_changes_and_a_cancellation(cast: Cast, node: Node) -> None:
    officer = cast.bring("officer")
    issue = officer.write("plan.issue", plan_issue(UNIT, task()))
    change = officer.write(
        "task.change", plan.TaskChange(task=TASK, unit=UNIT, body=task(), reason="x")
    )
    cancel = officer.write(
        "task.cancel", plan.TaskCancel(task=TASK, unit=UNIT, reason="x"), supersedes=[change.id]
    )
    node.take(*cast.entries, change)
    assert tasks(node) == {}
    node.take(issue)
    assert tasks(node) == {TASK: (UNIT, False, False)}
    node.take(cancel)
    assert tasks(node) == {TASK: (UNIT, True, False)}
    assert node.digest() == node.replay_digest()


def test_a_unit_cannot_change_or_take_the_task_of_another(cast: Cast, node: Node) -> None:
    officer, thief = cast.bring("officer"), cast.bring("head", OTHER_UNIT)
    issue = officer.write("plan.issue", plan_issue(UNIT, task()))
    theft = thief.write("task.cancel", plan.TaskCancel(task=TASK, unit=OTHER_UNIT, reason="x"))
    node.take(*cast.entries, issue, theft)
    assert tasks(node) == {TASK: (UNIT, False, False)}
    claim = thief.write("plan.issue", plan_issue(OTHER_UNIT, task(OTHER_UNIT)))
    node.take(claim)
    assert tasks(node)[TASK][2], "two units that claim one task are shown as a conflict"
    assert node.digest() == node.replay_digest()


def test_carried_tasks_belong_to_both_months_until_a_new_close_says_otherwise(
    cast: Cast, node: Node
) -> None:
    chief = cast.founder
    issue = chief.write("plan.issue", plan_issue(UNIT, task()))
    opened = chief.write("period.open", period_open())
    close = chief.write("period.close", period_close(carried=[TASK]))
    node.take(*cast.entries, issue, opened, close)
    assert tasks(node).keys() == tasks(node, "2026-12").keys() == {TASK}
    again = chief.write("period.close", period_close(), supersedes=[close.id])
    node.take(again)
    assert tasks(node, "2026-12") == {}
    assert node.digest() == node.replay_digest()


def test_reports_without_a_receipt_are_found_by_one_question(cast: Cast, node: Node) -> None:
    head, officer = cast.bring("head", UNIT), cast.bring("officer")
    first = unit_report(head)
    second = unit_report(head, supersedes=[first.id])
    receipt = officer.write("receipt", report.Receipt(
        period=PERIOD, unit=UNIT, report=first.id, number="0001",
        received_at="2026-11-20T03:00:00Z", limit_known="2026-11-20T03:00:00Z",  # type: ignore[arg-type]
    ))  # fmt: skip
    node.take(*cast.entries, first, second, receipt)
    with node.book.looking() as look:
        assert look.projections.without_receipt() == [second.id]


def random_entries(cast: Cast, chance: random.Random) -> list[Entry]:
    """A schedule in which versions, conflicts, closes and ends of roles come as they like."""
    head, officer = cast.bring("head", UNIT), cast.bring("officer")
    made: list[Entry] = []

    def say(signer: Signer, kind: str, body: object) -> None:
        same = [entry.id for entry in made if entry.envelope.kind == kind]
        old = chance.sample(same, chance.randrange(min(len(same), 2) + 1))
        made.append(signer.write(kind, body, supersedes=old))  # type: ignore[arg-type]

    change = plan.TaskChange(task=TASK, unit=UNIT, body=task(), reason="")
    for _step in range(14):
        number = f"{chance.randrange(3):032x}"
        choice = chance.randrange(6)
        if choice == 0:
            say(head, "report.file", report_body(tasks=chance.randrange(4)))
        elif choice == 1:
            say(
                officer,
                "plan.issue",
                plan_issue(UNIT, task(), task(id_=number)),
            )
        elif choice == 2:
            say(officer, "task.change", change)
        elif choice == 3:
            say(cast.founder, "period.open", period_open())
        elif choice == 4:
            say(cast.founder, "period.close", period_close(carried=[TASK]))
        else:
            made.append(cast.revoke(head, head.last("agency", f"unit/{UNIT}")))
    return made


def test_what_other_rules_derived_is_replayed_once_when_a_workspace_is_opened(
    cast: Cast, node: Node
) -> None:
    head = cast.bring("head", UNIT)
    node.take(*cast.entries, unit_report(head))
    before = node.digest()
    store = node.book.store
    assert isinstance(store, SqlStore)
    store.renew_projections()
    with store.writing() as unit:
        unit.local.set_value("projections", b"rules of before")
        unit._connection.exec_driver_sql("DELETE FROM result_line")
        unit.commit()
    assert node.digest() != before
    assert store.renew_projections()
    assert node.digest() == before
    assert not store.renew_projections()


@pytest.mark.parametrize("seed", range(4))
def test_after_every_step_of_a_random_schedule_the_replay_is_the_same(
    nodes: Nodes, cast: Cast, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a schedule that can be repeated, no secret
    schedule = random_entries(cast, chance)
    chance.shuffle(schedule)
    node = nodes.make(cast.founder.net)
    node.take(*cast.entries)
    for entry in schedule:
        node.take(entry)
        assert node.digest() == node.replay_digest()
