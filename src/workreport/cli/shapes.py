"""The JSON shapes other programs may rely on (docs/command-line.md); texts follow the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workreport.cli.values import day_text, iso
from workreport.domain.unit_grade import Term, UnitGrade, decimal2
from workreport.i18n.formats import day_text as day_words
from workreport.i18n.messages import cause, next_step
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import _

if TYPE_CHECKING:
    from workreport.domain.deadlines import Deadline
    from workreport.services.imports import ImportOutcome
    from workreport.services.month import MonthLine, UnitMonthLine
    from workreport.services.ports.sheets import SheetProblem
    from workreport.services.summary import Summary, UnitSummary

STATUSES = ("completed", "in_progress", "not_started")


def why(due: Deadline) -> str:
    """Say why a deadline is what it is."""
    if not due.reasons:
        return _("Hết ngày {day} là ngày làm việc.").format(day=day_words(due.last_day))
    words = [reason_text(reason.code, reason.values) for reason in due.reasons]
    return " ".join(f"{text[:1].upper()}{text[1:]}".rstrip(".") + "." for text in words)


def deadline_shape(due: Deadline) -> dict[str, object]:
    """Return one deadline with its reason."""
    return {"target": iso(due.target_at), "limit": iso(due.limit_at), "why": why(due)}


def month_shape(month: MonthLine, stamped: Mapping[str, object]) -> dict[str, object]:
    """Return ``period status``."""
    return {
        "period": str(month.period),
        "deadlines": dict(stamped),
        "units": [unit_shape(line) for line in month.units],
        "missing": [line.unit.code for line in month.missing],
        "state": month.state.value,
    }


def unit_shape(line: UnitMonthLine) -> dict[str, object]:
    """Return a unit of ``period status``."""
    current = line.current
    verdict = line.verdict
    decided = verdict.kind != "pending"
    return {
        "code": line.unit.code,
        "name": line.unit.name,
        "state": line.state.value,
        "version": None if current is None else current.number,
        "received_at": None if current is None else iso(current.received_at),
        "late": verdict.is_late if decided else None,
        "verdict": verdict.kind,
        "late_days": verdict.late_days,
        "extension": verdict.extension,
    }


def consolidation_shape(summary: Summary) -> dict[str, object]:
    """Return ``office consolidate``."""
    return {
        "period": str(summary.month.period),
        "units": [_consolidated(summary, one) for one in summary.units],
        "totals": _counts(summary.figures.total.counts),
        "ratings": {**summary.levels, "not_rated": summary.not_rated},
        "missing": [line.unit.code for line in summary.month.missing],
    }


def _consolidated(summary: Summary, one: UnitSummary) -> dict[str, object]:
    figures = summary.figures.by_unit.get(one.line.unit.unit)
    current = one.line.current
    return {
        "code": one.line.unit.code,
        "version": None if current is None else current.number,
        "counts": _counts({} if figures is None else figures.counts),
        "on_time": 0 if figures is None else figures.on_time,
        "late_tasks": []
        if figures is None
        else [
            {
                "id": task.id,
                "content": task.content,
                "due": day_text(task.due_on),
                "done_on": day_text(task.done_on),
                "days": task.days,
            }
            for task in figures.late_tasks
        ],
        "quality": {
            str(level): 0 if figures is None else figures.quality[level] for level in (1, 2, 3)
        },
        "advantages": one.advantages,
        "limitations": one.limitations,
        "grade": grade_shape(one.grade),
    }


def _counts(counts: Mapping[str, int]) -> dict[str, int]:
    return {status: counts.get(status, 0) for status in STATUSES}


def grade_shape(grade: UnitGrade) -> dict[str, object]:
    """Return a unit's grade with every term; the score is null until all terms are known."""
    return {
        "score": None if grade.score is None else decimal2(grade.score),
        "level": grade.level,
        "terms": [_term(term) for term in grade.terms],
    }


def _term(term: Term) -> dict[str, object]:
    return {
        "code": term.code,
        "points": None if term.points is None else decimal2(term.points),
        "max": decimal2(term.max),
        "why": reason_text(term.why.code, term.why.values),
    }


def import_shape(outcome: ImportOutcome) -> dict[str, object]:
    """Return an import: accepted = new + changed + same."""
    return {
        "read": outcome.read,
        "accepted": outcome.accepted,
        "new": outcome.new,
        "changed": outcome.changed,
        "same": outcome.same,
        "problems": [_problem(problem) for problem in outcome.problems],
    }


def _problem(problem: SheetProblem) -> dict[str, object]:
    values = {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        **problem.values,
    }
    words = (cause(problem.code, values), next_step(problem.code, values))
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "message": " ".join(text for text in words if text),
        "severity": problem.severity.value,
    }
