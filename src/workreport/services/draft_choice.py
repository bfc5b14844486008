"""Which draft a desk shows: the one that goes on, what counts, or a fresh one."""

from dataclasses import replace

from workreport.domain.period import Period
from workreport.domain.report import NextTask, ReportDraft
from workreport.domain.supplement import OPEN as SUPPLEMENT_OPEN
from workreport.domain.workflow import UnitState
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.drafts import brought_up_to_date, filed_draft, fresh_draft, kept_draft
from workreport.services.month import UnitMonthLine
from workreport.services.report_bodies import next_tasks_of


def current_draft(look: Look, line: UnitMonthLine, period: Period, unit: str) -> ReportDraft:
    """Return the draft that goes on, else what counts, else a fresh one."""
    kept = kept_draft(look, unit, period)
    if kept is not None and _goes_on(kept, line):
        return brought_up_to_date(look, kept)
    if line.current is not None:
        filed = filed_draft(look, line.current.entry)
        if filed is not None:
            filed = replace(filed, base=line.current.entry)
            cleared = replace(filed, answers=filed.answers, replies={}, outside={})
            if line.facts.supplement == SUPPLEMENT_OPEN:
                return replace(cleared, as_of=None)  # it speaks of the day it is filed on
            return cleared if line.state is UnitState.RETURNED else filed
    recalled = [version for version in line.versions if version.recall == "recalled"]
    if recalled:
        filed = filed_draft(look, recalled[-1].entry)
        if filed is not None:
            return brought_up_to_date(look, replace(filed, base=""))
    return replace(fresh_draft(look, unit, period), base="")


_OVER = frozenset({UnitState.ACCEPTED, UnitState.GRADED, UnitState.CONCLUDED})


def _goes_on(kept: ReportDraft, line: UnitMonthLine) -> bool:
    """Tell whether a kept draft goes on from what counts now.

    Another person of the unit may have filed from another desk since it was kept: then what was
    filed is shown, and the draft stays among the kept versions.
    """
    if line.current is None:
        return True
    if kept.base is None:  # kept before drafts said what they go on from
        return line.state is UnitState.RETURNED
    is_over = line.state in _OVER and line.facts.supplement != SUPPLEMENT_OPEN
    return kept.base == line.current.entry and not is_over


def proposed_tasks(look: Look, line: UnitMonthLine) -> tuple[NextTask, ...]:
    """Return what the version that counts proposes for the next month."""
    if line.current is None:
        return ()
    fact = look.projections.fact(line.current.entry)
    body = None if fact is None else fact.body
    return next_tasks_of(body) if isinstance(body, ReportFile) else ()
