"""The answer to one version of a report: who may give it, and what is signed with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.errors import RuleError, UseError
from workreport.domain.workflow import Action, Actor, allowed
from workreport.ledger.authority import roles_in
from workreport.ledger.bodies.report import Answer, CheckStart
from workreport.services.book import Look, Work
from workreport.services.check_points import require_points, sign_ticks
from workreport.services.drafts import filed_draft
from workreport.services.month import MonthLine, UnitMonthLine, VersionLine


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What the check of a report that is accepted came to.

    ``faults`` counts confirmed quality faults by task, ``objective`` says of which late tasks the
    cause is confirmed as objective, ``ticks`` are points of the check list.
    """

    text: str = ""
    faults: Mapping[str, int] = field(default_factory=dict)
    objective: Mapping[str, bool] = field(default_factory=dict)
    ticks: Collection[str] = ()


def accept_report(
    work: Work,
    month: MonthLine,
    line: UnitMonthLine,
    found: CheckOutcome,
    not_before: datetime | None = None,
) -> str:
    """Accept a report with what its check came to; returns the entry id of the answer.

    Raises:
        RuleError: It was not received, is answered already, is the officer's own, versions are in
            conflict, or a mandatory point of the agency's check list is open.
        UseError: ``objective_not_claimed``.
    """
    allowed(Action.ACCEPT, line.facts, month.facts, actor_of(work))
    current = settled(line)
    period = str(month.period)
    require_points(work, period, line, found.ticks)
    _require_claims(work, current.entry, found.objective)
    answer = Answer(
        period=period,
        unit=line.unit.unit,
        report=current.entry,
        verdict="accepted",
        text=found.text,
        faults=dict(found.faults),
        objective=dict(found.objective),
        self_check=current.author == work.identity.person,
    )
    entry = give_answer(work, line, answer, not_before)
    if found.ticks:
        sign_ticks(work, period, line.unit.unit, current.entry, found.ticks)
    return entry


def give_answer(
    work: Work, line: UnitMonthLine, answer: Answer, not_before: datetime | None = None
) -> str:
    """Sign an answer; who answers has checked, also when nobody said so before."""
    before = answer_tips(work, answer.report)
    if line.current is not None and not line.current.checked_by:
        started = CheckStart(
            period=answer.period,
            unit=answer.unit,
            report=answer.report,
            officer=work.identity.person,
        )
        work.append(started, "check.start", not_before=not_before)
    return work.append(answer, "answer", supersedes=before, not_before=not_before)


def answer_tips(look: Look, report: str) -> list[str]:
    """Return the answers to a version, and their withdrawals, that nothing supersedes yet."""
    facts = look.projections.facts(
        "answer", "answer.withdraw", key=f"answer/{report}", chosen=False
    )
    return [fact.entry for fact in facts if fact.is_tip]


def actor_of(look: Look) -> Actor:
    """Return who acts; a chief without another officer may answer his own report."""
    me = look.identity.person
    others = {
        grant.person
        for grant in look.authority.grants
        if grant.role in {"officer", "chief"} and grant.person != me and roles_in(grant, look.today)
    }
    founder = look.authority.founder
    if me != founder and ("chief", "") in look.authority.roles_of(founder, look.today):
        others.add(founder)
    return Actor(me, is_chief=look.has_role("chief"), alone=not others)


def settled(line: UnitMonthLine) -> VersionLine:
    """Return the version that counts.

    Raises:
        RuleError: Nothing was filed, or several versions are in conflict.
    """
    if line.current is None:
        raise RuleError("report_not_filed", period="")
    if line.in_conflict:
        raise RuleError("versions_in_conflict", unit=line.unit.name)
    return line.current


def _require_claims(work: Work, report: str, objective: Mapping[str, bool]) -> None:
    """Refuse a word on a cause of which the unit never said that it is objective."""
    if not objective:
        return
    draft = filed_draft(work, report)
    claimed = {one.task for one in (() if draft is None else draft.results) if one.objective}
    for task in objective:
        if task not in claimed:
            raise UseError("objective_not_claimed", task=task)
