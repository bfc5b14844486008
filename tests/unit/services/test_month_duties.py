"""The table of duties where there need be no report: months that wait, acts on a month."""

from datetime import UTC, datetime

import pytest

from workreport.domain.workflow import (
    Action,
    Actor,
    PeriodFacts,
    PeriodState,
    UnitFacts,
    period_state,
    refusal,
)
from workreport.ledger.permissions import Author, Permissions
from workreport.services.who_may import CLOSED, MAY, Duties
from workreport.system.resources import ShippedResources

AT = datetime(2026, 11, 30, 10, tzinfo=UTC)
UNIT = "a" * 32
DUTIES = Duties.read(ShippedResources())
PERMISSIONS = Permissions.from_csv(ShippedResources().text("permissions.csv"))
MONTHS = (
    PeriodFacts(),
    PeriodFacts(opened=True),
    PeriodFacts(opened=True, consolidated=True),
    PeriodFacts(opened=True, concluded=True),
    PeriodFacts(opened=True, concluded=True, closings=1, closed_at=AT),
    PeriodFacts(opened=True, concluded=True, closings=1, reopenings=1, closed_at=AT),
)
OF_MONTHS = {
    Action.OPEN_PERIOD: "period.open",
    Action.CHANGE_PERIOD: "period.change",
    Action.CLOSE: "period.close",
    Action.REOPEN: "period.reopen",
    Action.CONFIRM_REOPENING: "reopen.confirm",
    Action.PUBLISH: "publish.unit",
}
OF_REPORTS = {
    Action.EDIT: "",  # a draft is nobody's but the own until it is signed
    Action.FILE: "report.file",
    Action.RECALL: "report.recall",
    Action.CHECK: "check.start",
    Action.RETURN: "answer",
    Action.ACCEPT: "answer",
    Action.WITHDRAW_ANSWER: "answer.withdraw",
    Action.GRADE: "unit.grade",
}


def may_write(kind: str, role: str) -> bool:
    """Ask the table of permissions; a clerk who may file is a clerk too."""
    roles = {(role, UNIT), *({("clerk", UNIT)} if role == "clerk_filing" else ())}
    author = Author("somebody", roles)
    ref = {"unit": UNIT, "period": "2026-11"}
    return not kind or PERMISSIONS.allows(kind, author, ref, decided=True)


def expected(action: Action, kind: str, month: PeriodFacts, role: str) -> str:
    if not may_write(kind, role):
        return "author_not_allowed"
    actor = Actor("somebody", is_chief=role == "chief")
    reason = refusal(action, UnitFacts(), month, actor)
    return MAY if reason is None else reason.code


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: period_state(month).value)
def test_what_is_done_to_a_month_follows_rules_and_permissions(month: PeriodFacts) -> None:
    state = period_state(month).value
    for action, kind in OF_MONTHS.items():
        for role in DUTIES.roles:
            said = DUTIES.cells[state, action.value, role]
            assert said == expected(action, kind, month, role), (state, action, role)


def test_a_month_that_waits_takes_drafts_only() -> None:
    waits = PeriodState.PLANNED.value
    for action, kind in OF_REPORTS.items():
        for role in DUTIES.roles:
            said = DUTIES.cells[waits, action.value, role]
            assert said == expected(action, kind, MONTHS[0], role), (action, role)
    assert {DUTIES.cells[waits, "extend", role] for role in DUTIES.roles} == {
        "only_chief_extends",
        "period_not_open",
    }


def test_a_clerk_who_may_file_does_with_a_report_what_a_deputy_does() -> None:
    for (state, action, role), said in DUTIES.cells.items():
        if role == "clerk_filing" and action not in OF_MONTHS:
            assert said == DUTIES.cells[state, action, "deputy"], (state, action)
    kinds = [kind for kind in OF_REPORTS.values() if kind]
    assert [may_write(kind, "clerk_filing") for kind in kinds] == [
        may_write(kind, "deputy") for kind in kinds
    ]


def test_every_state_and_act_of_months_has_a_cell_and_no_other_is_decided() -> None:
    states = {period_state(month).value for month in MONTHS}
    assert states == {state.value for state in PeriodState}
    cells = {cell for cell in DUTIES.cells if cell[1] in {one.value for one in OF_MONTHS}}
    wanted = {
        (state, act.value, role) for state in states for act in OF_MONTHS for role in DUTIES.roles
    }
    assert cells == wanted
    with pytest.raises(KeyError):
        DUTIES.refusal(CLOSED, Action.CONSOLIDATE, ["chief"])
