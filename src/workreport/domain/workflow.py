"""Where a report and a month stand, derived from facts alone, and what may happen next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import RuleError
from workreport.domain.reason import Reason
from workreport.domain.supplement import OPEN, OVER, USED

REOPEN_VOID_AFTER = timedelta(days=14)


class UnitState(StrEnum):
    """How far a department's report of one month is."""

    NOT_FILED = "not_filed"
    FILED = "filed"
    RECEIVED = "received"
    RECALL_ASKED = "recall_asked"
    IN_CHECK = "in_check"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    GRADED = "graded"
    CONCLUDED = "concluded"


class PeriodState(StrEnum):
    """How far a month is."""

    PLANNED = "planned"
    OPEN = "open"
    CONSOLIDATED = "consolidated"
    CONCLUDED = "concluded"
    CLOSED = "closed"
    REOPENED = "reopened"


class Action(StrEnum):
    """What somebody wants to do with a report or a month."""

    EDIT = "edit"
    FILE = "file"
    RECALL = "recall"
    PICK = "pick"
    RECEIVE = "receive"
    CHECK = "check"
    RETURN = "return"
    ACCEPT = "accept"
    WITHDRAW_ANSWER = "withdraw_answer"
    GRADE = "grade"
    OPEN_PERIOD = "open_period"
    CHANGE_PERIOD = "change_period"
    CONSOLIDATE = "consolidate"
    CONCLUDE = "conclude"
    CLOSE = "close"
    REOPEN = "reopen"
    CONFIRM_REOPENING = "confirm_reopening"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """What is known of a unit's newest version; a version whose recall took effect is not filed.

    ``answer`` is empty, returned or accepted. ``author`` signed the version, ``checked_by`` began
    its check; ``checked_by_name`` is what a refusal calls this person. ``at_office`` says that an
    Office workspace looks: what it holds, it has received.
    """

    filed: bool = False
    received: bool = False
    recall_asked: bool = False
    checked_by: str = ""
    checked_by_name: str = ""
    checked_since: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    graded: bool = False
    author: str = ""
    at_office: bool = False
    supplement: str = ""  # open, used or over, where the month allows a supplementary version

    def __post_init__(self) -> None:
        if self.answer and self.answered_at is None:
            raise ValueError("an answer has a time")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFacts:
    """What is known of a month; only reopenings that took effect are counted."""

    opened: bool = False
    consolidated: bool = False
    concluded: bool = False
    closings: int = 0
    reopenings: int = 0
    closed_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.closings and self.closed_at is None:
            raise ValueError("a closed month has a time")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who wants to act. ``alone`` marks a chief with no other officer to answer his own report."""

    person: str
    is_chief: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a rule may look at."""

    unit: UnitFacts
    period: PeriodFacts
    actor: Actor


def unit_state(facts: UnitFacts, period: PeriodFacts | None = None) -> UnitState:
    """Say how far a report is; a report is concluded when it was accepted in a concluded month."""
    if not facts.filed:
        return UnitState.NOT_FILED
    if facts.answer == "accepted":
        return _accepted_state(facts, period)
    steps = (
        (facts.answer == "returned", UnitState.RETURNED),
        (facts.checked_since is not None, UnitState.IN_CHECK),
        (facts.recall_asked, UnitState.RECALL_ASKED),
        (facts.received or facts.at_office, UnitState.RECEIVED),
    )
    return next((state for reached, state in steps if reached), UnitState.FILED)


def _accepted_state(facts: UnitFacts, period: PeriodFacts | None) -> UnitState:
    if period is not None and (period.concluded or period.closings):
        return UnitState.CONCLUDED
    return UnitState.GRADED if facts.graded else UnitState.ACCEPTED


def period_state(facts: PeriodFacts) -> PeriodState:
    """Say how far a month is; a reopened month stays reopened until it is closed again."""
    if facts.closings > facts.reopenings:
        return PeriodState.CLOSED
    if facts.closings:
        return PeriodState.REOPENED
    if facts.concluded:
        return PeriodState.CONCLUDED
    if facts.consolidated:
        return PeriodState.CONSOLIDATED
    return PeriodState.OPEN if facts.opened else PeriodState.PLANNED


@dataclass(frozen=True, slots=True)
class ReopenRequest:
    """A chief's wish to reopen a month, and the second person's word on it."""

    asked_at: datetime
    asked_by: str
    confirmed_at: datetime | None = None
    confirmed_by: str = ""

    def stands(self) -> bool:
        """Tell whether it took effect: confirmed by somebody else, within fourteen days."""
        if self.confirmed_at is None or self.confirmed_by == self.asked_by:
            return False
        return self.confirmed_at <= self.asked_at + REOPEN_VOID_AFTER

    def is_void(self, now_at: datetime) -> bool:
        """Tell whether it can no longer take effect."""
        return not self.stands() and now_at > self.asked_at + REOPEN_VOID_AFTER


def refusal(action: Action, unit: UnitFacts, period: PeriodFacts, actor: Actor) -> Reason | None:
    """Say why an action is refused; nothing when it may happen."""
    situation = Situation(unit, period, actor)
    for rule in _RULES[action]:
        reason = rule(situation)
        if reason is not None:
            return reason
    return None


def allowed(action: Action, unit: UnitFacts, period: PeriodFacts, actor: Actor) -> None:
    """Let an action pass.

    Raises:
        RuleError: The action is refused; code and values say the cause, since when and by whom.
    """
    reason = refusal(action, unit, period, actor)
    if reason is not None:
        raise RuleError(reason.code, **reason.values)


def _since(at: datetime | None) -> dict[str, object]:
    """Return the time in Viet Nam, because the sentence prints it as it stands."""
    return {"since": at and at.astimezone(AGENCY_ZONE)}


def _period_open(situation: Situation) -> Reason | None:
    state = period_state(situation.period)
    if state is PeriodState.PLANNED:
        return Reason("period_not_open")
    return _period_not_locked(situation)


def _period_not_locked(situation: Situation) -> Reason | None:
    if period_state(situation.period) is PeriodState.CLOSED:
        return Reason("period_locked", _since(situation.period.closed_at))
    return None


def _not_accepted(situation: Situation) -> Reason | None:
    if situation.unit.answer == "accepted":
        return Reason("report_locked", _since(situation.unit.answered_at))
    return None


def _not_accepted_for_good(situation: Situation) -> Reason | None:
    """An accepted report is locked, unless the month still allows a supplementary version."""
    return None if situation.unit.supplement == OPEN else _not_accepted(situation)


def _supplement_left(situation: Situation) -> Reason | None:
    unit = situation.unit
    if not unit.filed or unit.answer == "returned" or unit.supplement not in (USED, OVER):
        return None
    return Reason(f"supplement_{unit.supplement}")


def _not_returned(situation: Situation) -> Reason | None:
    if situation.unit.answer == "returned":
        return Reason("already_returned", _since(situation.unit.answered_at))
    return None


def _filed(situation: Situation) -> Reason | None:
    return None if situation.unit.filed else Reason("nothing_filed")


def _received(situation: Situation) -> Reason | None:
    unit = situation.unit
    return None if unit.received or unit.at_office else Reason("not_received")


def _check_not_begun(situation: Situation) -> Reason | None:
    unit = situation.unit
    if unit.checked_since is not None:
        who = unit.checked_by_name or unit.checked_by
        return Reason("already_in_check", {"who": who, **_since(unit.checked_since)})
    return None


def _not_checked_by_another(situation: Situation) -> Reason | None:
    actor = situation.actor
    if actor.is_chief or situation.unit.checked_by == actor.person:
        return None
    return _check_not_begun(situation)


def _no_recall_asked(situation: Situation) -> Reason | None:
    unit = situation.unit
    if unit.recall_asked and unit.checked_since is None:
        return Reason("recall_asked")
    return None


def _not_own(situation: Situation) -> Reason | None:
    actor = situation.actor
    if situation.unit.author != actor.person or (actor.is_chief and actor.alone):
        return None
    return Reason("own_report")


def _answered(situation: Situation) -> Reason | None:
    return None if situation.unit.answer else Reason("nothing_answered")


def _still_planned(situation: Situation) -> Reason | None:
    state = period_state(situation.period)
    return None if state is PeriodState.PLANNED else Reason("period_already_open")


def _concluded(situation: Situation) -> Reason | None:
    return None if situation.period.concluded else Reason("not_concluded")


def _closed(situation: Situation) -> Reason | None:
    state = period_state(situation.period)
    return None if state is PeriodState.CLOSED else Reason("period_not_closed")


_Rule = Callable[[Situation], Reason | None]

_UNANSWERED: tuple[_Rule, ...] = (_period_open, _filed, _received, _not_accepted, _not_returned)
_ANSWERABLE: tuple[_Rule, ...] = (*_UNANSWERED, _not_own, _not_checked_by_another)
_RECALLABLE = (_period_open, _filed, _not_accepted, _not_returned, _check_not_begun)

_RULES: Mapping[Action, tuple[_Rule, ...]] = {
    Action.EDIT: (_period_not_locked, _not_accepted_for_good, _supplement_left),
    Action.FILE: (_period_open, _not_accepted_for_good, _supplement_left),
    Action.RECALL: (*_RECALLABLE, _no_recall_asked),
    # Versions may be in conflict after one of them was accepted; the choice must stay possible.
    Action.PICK: (_period_open, _filed),
    Action.RECEIVE: (_filed,),
    Action.CHECK: (*_ANSWERABLE, _no_recall_asked),
    Action.RETURN: _ANSWERABLE,
    Action.ACCEPT: _ANSWERABLE,
    Action.WITHDRAW_ANSWER: (_period_open, _filed, _answered),
    Action.GRADE: (_period_open,),
    Action.OPEN_PERIOD: (_still_planned,),
    Action.CHANGE_PERIOD: (_period_open,),
    Action.CONSOLIDATE: (_period_open,),
    Action.CONCLUDE: (_period_open,),
    Action.CLOSE: (_period_open, _concluded),
    Action.REOPEN: (_closed,),
    Action.CONFIRM_REOPENING: (_closed,),
    Action.PUBLISH: (_closed,),
}
