"""Any order of acts at real desks: no version is lost, no month closes over an open gate."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import booleans, lists, sampled_from
from tests.living import PERIOD, Begin, Life, plan_of, ready

from workreport.domain.errors import CodedError, RuleError
from workreport.domain.period import Period
from workreport.domain.workflow import PeriodState
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.who_may import MAY, Duties, state_of
from workreport.system.resources import ShippedResources

UNITS = ("tccb", "tcd")
DUTIES = Duties.read(ShippedResources())
A_UNIT = sampled_from(UNITS)
AN_ANSWER = sampled_from(("check", "return", "accept", "withdraw_answer"))
MOST, FEWEST = 16, 4  # acts in one month, and before it may be closed
SOME = settings(
    max_examples=7,
    stateful_step_count=MOST,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # a failing order is short enough to be read as it was found
    suppress_health_check=list(HealthCheck),
)


class Months:
    """Hands out one new month of the same agency for each run."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self._last = PERIOD

    def next(self) -> Period:
        """Open a month nobody has touched, and let everybody know of it."""
        period, self._last = self._last, self._last.next.next
        life = self.life
        life.at(f"{period}-17 09:00")
        if period != PERIOD:
            life.vp.periods.open(period)
            life.vp.planning.assign(period, plan_of(life.vp, ["TCCB", "TCD"], period))
            life.sync("vp", *UNITS)
        return period


class Workflow(RuleBasedStateMachine):
    """Two departments and the Office, each at its own desk."""

    def __init__(self, months: Months) -> None:
        super().__init__()
        self.life = months.life
        self.period = months.next()
        self.filed: dict[str, set[str]] = {name: set() for name in UNITS}
        self.sent: dict[str, set[str]] = {name: set() for name in UNITS}
        self.closed_over: set[str] | None = None
        self.steps = 0

    @initialize()
    def hand_in_one(self) -> None:
        """Begin with something at the Office: from nothing most orders lead nowhere."""
        self.file(UNITS[0])
        self.exchange(UNITS[0])

    # --- what may be done ------------------------------------------------------------------------

    @rule(unit=A_UNIT)
    def file(self, unit: str) -> None:
        def act() -> None:
            self.filed[unit].add(self._file(unit))

        self._try(unit, unit, "file", "head", act)

    @rule(unit=A_UNIT)
    def hand_in(self, unit: str) -> None:
        self.file(unit)
        self.exchange(unit)

    @rule(unit=A_UNIT)
    def recall(self, unit: str) -> None:
        reporting = self.life[unit].reporting
        self._try(unit, unit, "recall", "head", lambda: reporting.recall(self.period, "Sai"))

    @rule(unit=A_UNIT)
    def exchange(self, unit: str) -> None:
        self.life.sync(unit, "vp", unit)
        self.sent[unit] |= self.filed[unit]

    @rule(unit=A_UNIT, act=AN_ANSWER)
    def answer(self, unit: str, act: str) -> None:
        office, code = self.life.vp.office, unit.upper()
        acts: dict[str, Callable[[], object]] = {
            "check": lambda: office.start_check(self.period, code),
            "return": lambda: office.return_report(self.period, code, "Bổ sung"),
            "accept": lambda: office.accept(self.period, code),
            "withdraw_answer": lambda: office.withdraw(self.period, code, "Nhầm"),
        }
        self._try("vp", unit, act, "chief", acts[act])

    @rule(unit=A_UNIT, acts=lists(AN_ANSWER, min_size=2, max_size=4))
    def answer_and_tell(self, unit: str, acts: list[str]) -> None:
        for act in acts:
            self.answer(unit, act)
        self.exchange(unit)

    @rule()
    def accept_the_clean(self) -> None:
        with suppress(RuleError):
            self.life.vp.checking.accept_clean(self.period)

    @rule()
    def conclude(self) -> None:
        by = DecidedBy("Đinh Đình Phong", self.period.first_day, "Biên bản")
        said = [ConclusionInput(unit="TCCB", text="Rút kinh nghiệm")]
        with suppress(RuleError):
            self.life.vp.closing.conclude(self.period, said, [], by)

    @precondition(lambda self: self.closed_over is None and self.steps > FEWEST)
    @rule(gives_every_reason=booleans())
    def close(self, gives_every_reason: bool) -> None:
        closing = self.life.vp.closing
        gates = [f"{gate.code}:{gate.subject}" for gate in closing.gates(self.period)]
        given = dict.fromkeys(gates, "Công văn 15-CV/BTCTU")
        if gates:
            with pytest.raises(RuleError, match="gates_open"):
                closing.close(self.period, {**given, gates[-1]: "  "})
        if gives_every_reason or not gates:
            closing.close(self.period, given)
            self.closed_over = set(gates)

    # --- what must hold --------------------------------------------------------------------------

    @invariant()
    def no_version_is_lost(self) -> None:
        self.steps += 1
        for unit in UNITS:
            assert self.filed[unit] <= self._held(unit, unit)
            assert self.sent[unit] <= self._held("vp", unit)

    @invariant()
    def a_month_is_closed_only_with_a_reason_for_every_gate(self) -> None:
        month = self.life.vp.periods.month(self.period)
        assert (month.state is PeriodState.CLOSED) == (self.closed_over is not None)
        if month.close is not None:
            reasons = {one.gate: one.reason for one in month.close.overrides}
            assert set(reasons) == self.closed_over
            assert all(reasons.values())

    # --- inside ----------------------------------------------------------------------------------

    def _try(self, desk: str, unit: str, action: str, role: str, act: Callable[[], Any]) -> None:
        """Do what somebody wants; the desk lets it pass exactly where the table does."""
        month = self.life[desk].periods.month(self.period)
        line = next(one for one in month.units if one.unit.code == unit.upper())
        expected = DUTIES.cells[state_of(month, line), action, role]
        said = MAY
        try:
            act()
        except CodedError as refusal:
            said = refusal.code
        assert said == expected, (action, line.state, said)

    def _held(self, desk: str, unit: str) -> set[str]:
        line = self.life.line(desk, unit.upper(), self.period)
        return {version.entry for version in line.versions}

    def _file(self, unit: str) -> str:
        reporting = self.life[unit].reporting
        line = reporting.open(self.period)
        if line.editable:
            replies = {mark.path: "Đã sửa" for mark in line.marks}
            reporting.save(replace(ready(line.draft, unit), replies=replies))
            asked = reporting.open(self.period)
            unanswered = {one.key: "Đã kiểm tra" for one in asked.unanswered}
            reporting.save(replace(asked.draft, answers={**asked.draft.answers, **unanswered}))
        return reporting.file(self.period)


def test_no_order_of_acts_loses_a_version_or_closes_over_an_open_gate(begin_life: Begin) -> None:
    months = Months(begin_life(UNITS))
    run_state_machine_as_test(lambda: Workflow(months), settings=SOME)  # type: ignore[no-untyped-call]
    assert months.next() != PERIOD
