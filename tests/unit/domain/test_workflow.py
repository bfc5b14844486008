from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.domain.months import SECOND, at

from workreport.domain.errors import RuleError
from workreport.domain.workflow import (
    Action,
    Actor,
    PeriodFacts,
    PeriodState,
    ReopenRequest,
    UnitFacts,
    UnitState,
    allowed,
    period_state,
    refusal,
    unit_state,
)

SINCE = at("2026-11-18 08:12")
FILED = UnitFacts(filed=True, author="clerk")
RECEIVED = replace(FILED, received=True)
IN_CHECK = replace(
    RECEIVED, checked_by="giang", checked_by_name="Chu Ngọc Giang", checked_since=SINCE
)
RETURNED = replace(IN_CHECK, answer="returned", answered_at=SINCE)
ACCEPTED = replace(IN_CHECK, answer="accepted", answered_at=SINCE)
ASKED = replace(RECEIVED, recall_asked=True)

PLANNED = PeriodFacts()
OPEN = PeriodFacts(opened=True)
CONCLUDED = replace(OPEN, consolidated=True, concluded=True)
CLOSED = replace(CONCLUDED, closings=1, closed_at=SINCE)
REOPENED = replace(CLOSED, reopenings=1)

OFFICER = Actor("officer")
GIANG = Actor("giang")
CHIEF = Actor("chief", is_chief=True)


@pytest.mark.parametrize(
    ("facts", "period", "state"),
    [
        (UnitFacts(), OPEN, UnitState.NOT_FILED),
        (UnitFacts(), CLOSED, UnitState.NOT_FILED),
        (FILED, OPEN, UnitState.FILED),
        (replace(FILED, at_office=True), OPEN, UnitState.RECEIVED),
        (RECEIVED, None, UnitState.RECEIVED),
        (ASKED, OPEN, UnitState.RECALL_ASKED),
        (replace(IN_CHECK, recall_asked=True), OPEN, UnitState.IN_CHECK),
        (RETURNED, OPEN, UnitState.RETURNED),
        (ACCEPTED, None, UnitState.ACCEPTED),
        (ACCEPTED, OPEN, UnitState.ACCEPTED),
        (replace(ACCEPTED, graded=True), OPEN, UnitState.GRADED),
        (ACCEPTED, CONCLUDED, UnitState.CONCLUDED),
        (replace(ACCEPTED, graded=True), CLOSED, UnitState.CONCLUDED),
    ],
)
def test_the_state_of_a_report_follows_from_facts(
    facts: UnitFacts, period: PeriodFacts | None, state: UnitState
) -> None:
    assert unit_state(facts, period) is state


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (PLANNED, PeriodState.PLANNED),
        (OPEN, PeriodState.OPEN),
        (replace(OPEN, consolidated=True), PeriodState.CONSOLIDATED),
        (CONCLUDED, PeriodState.CONCLUDED),
        (CLOSED, PeriodState.CLOSED),
        (REOPENED, PeriodState.REOPENED),
        (replace(REOPENED, closings=2), PeriodState.CLOSED),
    ],
)
def test_the_state_of_a_month_follows_from_facts(facts: PeriodFacts, state: PeriodState) -> None:
    assert period_state(facts) is state


@pytest.mark.parametrize(
    ("action", "unit", "period", "actor", "code"),
    [
        (Action.EDIT, UnitFacts(), PLANNED, OFFICER, None),
        (Action.EDIT, RETURNED, OPEN, OFFICER, None),
        (Action.EDIT, ACCEPTED, OPEN, OFFICER, "report_locked"),
        (Action.EDIT, UnitFacts(), CLOSED, OFFICER, "period_locked"),
        (Action.FILE, UnitFacts(), PLANNED, OFFICER, "period_not_open"),
        (Action.FILE, IN_CHECK, OPEN, OFFICER, None),
        (Action.FILE, UnitFacts(), REOPENED, OFFICER, None),
        (Action.FILE, ACCEPTED, OPEN, OFFICER, "report_locked"),
        (Action.RECALL, RECEIVED, OPEN, OFFICER, None),
        (Action.RECALL, UnitFacts(), OPEN, OFFICER, "nothing_filed"),
        (Action.RECALL, IN_CHECK, OPEN, OFFICER, "already_in_check"),
        (Action.RECALL, RETURNED, OPEN, OFFICER, "already_returned"),
        (Action.RECALL, ACCEPTED, OPEN, OFFICER, "report_locked"),
        (Action.RECALL, ASKED, OPEN, OFFICER, "recall_asked"),
        (Action.RECEIVE, FILED, OPEN, OFFICER, None),
        (Action.RECEIVE, UnitFacts(), OPEN, OFFICER, "nothing_filed"),
        (Action.CHECK, RECEIVED, OPEN, OFFICER, None),
        (Action.CHECK, FILED, OPEN, OFFICER, "not_received"),
        (Action.CHECK, ASKED, OPEN, OFFICER, "recall_asked"),
        (Action.CHECK, IN_CHECK, OPEN, OFFICER, "already_in_check"),
        (Action.CHECK, IN_CHECK, OPEN, GIANG, None),
        (Action.CHECK, replace(IN_CHECK, recall_asked=True), OPEN, GIANG, None),
        (Action.CHECK, RECEIVED, OPEN, Actor("clerk"), "own_report"),
        (Action.RETURN, IN_CHECK, OPEN, CHIEF, None),
        (Action.RETURN, RETURNED, OPEN, GIANG, "already_returned"),
        (Action.ACCEPT, IN_CHECK, OPEN, GIANG, None),
        (Action.ACCEPT, replace(FILED, at_office=True), OPEN, GIANG, None),
        (Action.ACCEPT, RECEIVED, OPEN, Actor("clerk", is_chief=True), "own_report"),
        (Action.ACCEPT, RECEIVED, OPEN, Actor("clerk", is_chief=True, alone=True), None),
        (Action.ACCEPT, ACCEPTED, OPEN, CHIEF, "report_locked"),
        (Action.WITHDRAW_ANSWER, ACCEPTED, OPEN, CHIEF, None),
        (Action.WITHDRAW_ANSWER, RECEIVED, OPEN, CHIEF, "nothing_answered"),
        (Action.GRADE, UnitFacts(), OPEN, CHIEF, None),
        (Action.GRADE, ACCEPTED, CLOSED, CHIEF, "period_locked"),
        (Action.OPEN_PERIOD, UnitFacts(), PLANNED, CHIEF, None),
        (Action.OPEN_PERIOD, UnitFacts(), OPEN, CHIEF, "period_already_open"),
        (Action.CONSOLIDATE, UnitFacts(), PLANNED, CHIEF, "period_not_open"),
        (Action.CONCLUDE, UnitFacts(), OPEN, CHIEF, None),
        (Action.CLOSE, UnitFacts(), OPEN, CHIEF, "not_concluded"),
        (Action.CLOSE, UnitFacts(), CONCLUDED, CHIEF, None),
        (Action.REOPEN, UnitFacts(), CLOSED, CHIEF, None),
        (Action.REOPEN, UnitFacts(), CONCLUDED, CHIEF, "period_not_closed"),
    ],
)
def test_an_action_passes_or_is_refused_with_its_cause(
    action: Action, unit: UnitFacts, period: PeriodFacts, actor: Actor, code: str | None
) -> None:
    reason = refusal(action, unit, period, actor)
    assert (reason.code if reason else None) == code


def test_a_refusal_says_who_checks_and_since_when_in_viet_nams_time() -> None:
    with pytest.raises(RuleError) as refused:
        allowed(Action.RECALL, IN_CHECK, OPEN, OFFICER)
    assert refused.value.values["who"] == "Chu Ngọc Giang"
    assert f"{refused.value.values['since']:%H:%M}" == "08:12"
    allowed(Action.RECALL, RECEIVED, OPEN, OFFICER)


def test_an_answer_and_a_lock_cannot_be_stated_without_their_time() -> None:
    with pytest.raises(ValueError, match="time"):
        UnitFacts(filed=True, answer="accepted")
    with pytest.raises(ValueError, match="time"):
        PeriodFacts(closings=1)


def test_a_month_reopens_only_by_a_second_person_within_fourteen_days() -> None:
    asked = ReopenRequest(SINCE, "chief")
    last = SINCE + timedelta(days=14)
    assert not asked.stands()
    assert not replace(asked, confirmed_at=SINCE, confirmed_by="chief").stands()
    assert replace(asked, confirmed_at=last, confirmed_by="leader").stands()
    assert not replace(asked, confirmed_at=last + SECOND, confirmed_by="leader").stands()
    assert not asked.is_void(last)
    assert asked.is_void(last + SECOND)
    assert not replace(asked, confirmed_at=last, confirmed_by="leader").is_void(last + SECOND)
