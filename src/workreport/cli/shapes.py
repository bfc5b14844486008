"""The JSON shapes other programs may rely on (docs/command-line.md); texts follow the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workreport.cli.values import day_text, iso
from workreport.domain.exact_numbers import decimal2, exact
from workreport.domain.unit_grade import Term
from workreport.i18n.deadline_text import deadline_why
from workreport.i18n.messages import cause, next_command
from workreport.i18n.reasons import reason_text

if TYPE_CHECKING:
    from workreport.domain.deadlines import Deadline
    from workreport.domain.ranking import Place
    from workreport.domain.unit_sources import TaskSource
    from workreport.services.grade_sources import GradeSources
    from workreport.services.imports import ImportOutcome
    from workreport.services.month import MonthLine, UnitMonthLine, VersionLine
    from workreport.services.ports.rows import RatingRow
    from workreport.services.ports.sheets import SheetProblem
    from workreport.services.summary import Summary, UnitSummary
    from workreport.services.unit_ranking import TopUnits

STATUSES = ("completed", "in_progress", "not_started")


_MOVES = frozenset({"target_shifted", "limit_shifted"})  # told by the days themselves


def why(due: Deadline) -> str:
    """Say why a deadline is what it is."""
    causes = [
        reason_text(reason.code, reason.values)
        for reason in due.reasons
        if reason.code not in _MOVES
    ]
    return deadline_why(due.target_day, due.limit_day, ", ".join(causes))


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
        "versions_in_conflict": _conflict(line),
        "received_at": iso(line.filed_at),
        "version_received_at": None if current is None else iso(current.received_at),
        "late": verdict.is_late if decided else None,
        "verdict": verdict.kind,
        "late_days": verdict.late_days,
        "extension": verdict.extension,
        "after_limit": verdict.after_limit,
        "after_filing_end": line.after_end,
        "correction_late_days": line.correction_late_days,
        "clock_off_minutes": _clock_off(current),
    }


def _clock_off(current: VersionLine | None) -> int | None:
    """Return how far the sender's clock is provably off; positive means ahead."""
    if current is None or current.skew_hours is None:
        return None
    return round(current.skew_hours * 60)


def _conflict(line: UnitMonthLine) -> list[dict[str, object]]:
    """Return the versions of which one must be picked; none when one counts."""
    return [
        {"entry": one.entry, "label": one.label, "signed_at": iso(one.signed_at)}
        for one in line.rivals
    ]


def consolidation_shape(summary: Summary, sources: Mapping[str, GradeSources]) -> dict[str, object]:
    """Return ``office consolidate``."""
    from workreport.services.unit_ranking import (  # noqa: PLC0415 - --help does not wait for it
        top_units,
        unit_places,
    )

    places = unit_places(summary)
    levels = {one.line.unit.unit: one.level for one in summary.units}
    return {
        "period": str(summary.month.period),
        "units": [
            {
                **_consolidated(summary, one),
                "sources": sources_shape(sources[one.line.unit.unit]),
                "place": place_shape(places.get(one.line.unit.unit)),
            }
            for one in summary.units
        ],
        "top_units": _top_shape(top_units(summary.month.unit_scheme, levels)),
        "totals": _counts(summary.figures.total.counts),
        "ratings": {**summary.levels, "not_rated": summary.not_rated},
        "missing": [line.unit.code for line in summary.month.missing],
        **({"people": people_shape(summary)} if summary.schemes.have_points else {}),
    }


def people_shape(summary: Summary) -> list[dict[str, object]]:
    """Return everybody with each voice, its score and the level its scheme came to."""
    codes = {one.line.unit.unit: one.line.unit.code for one in summary.units}
    return [
        {
            "person": one.person,
            "name": one.name,
            "unit": codes.get(one.unit),
            "group": one.group,
            "own": _voice(one.own),
            "department": _voice(one.department),
            "decided": _voice(one.decided),
        }
        for one in summary.people
    ]


def _voice(row: RatingRow | None) -> dict[str, object] | None:
    if row is None:
        return None
    return {
        "level": row.level or None,
        "score": row.score or None,
        "computed": row.computed or None,
        "scheme": row.scheme or None,
        "remark": row.remark,
        "not_rated": row.not_rated or None,
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
        "grade": grade_shape(one),
    }


def _counts(counts: Mapping[str, int]) -> dict[str, int]:
    return {status: counts.get(status, 0) for status in STATUSES}


def _top_shape(found: TopUnits | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "level": found.top,
        "used": found.quota.used,
        "allowed": found.quota.allowed,
        "base": found.quota.base,
        "for_consideration": True,
    }


def place_shape(place: Place | None) -> dict[str, object] | None:
    """Return a place among comparable units; null where there is none."""
    if place is None:
        return None
    return {"place": place.place, "ties": place.ties, "among": place.among}


def grade_shape(one: UnitSummary) -> dict[str, object]:
    """Return a unit's grade with every term; the score is null until all terms are known.

    ``level`` is the one that counts, ``computed_level`` what the points and the gates give.
    """
    grade, override = one.grade, one.override
    return {
        "score": None if grade.score is None else decimal2(grade.score),
        "level": one.level,
        "computed_level": grade.level,
        "override": None
        if override is None
        else {"level": override.level, "reason": override.reason, "computed": grade.level},
        "gates": [reason_text(gate.code, gate.values) for gate in grade.gates],
        "terms": [_term(term) for term in grade.terms],
    }


def sources_shape(sources: GradeSources) -> dict[str, object]:
    """Return what a unit's grade was counted from: each task in each term, receipt and returns."""
    filing = sources.filing
    return {
        "tasks": [_task_source(each) for each in sources.tasks],
        "filing": {
            "report": filing.report or None,
            "version": filing.version or None,
            "receipt": filing.receipt or None,
            "received_on": day_text(filing.received_on),
            "verdict": filing.verdict.kind,
            "late_days": filing.verdict.late_days,
            "returns": [
                {
                    "version": each.version,
                    "returned_on": day_text(each.returned_on),
                    "marks": each.marks,
                }
                for each in filing.returns
            ],
        },
    }


def _task_source(source: TaskSource) -> dict[str, object]:
    task = source.task
    return {
        "id": task.id,
        "content": task.content,
        "weight": exact(task.row.weight),
        "terms": {
            share.code: {
                "part": exact(share.part),
                "whole": exact(share.whole),
                "counts": share.counts,
                "why": reason_text(share.why.code, share.why.values),
            }
            for share in source.shares
        },
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
    words = (cause(problem.code, values), next_command(problem.code, values))
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "message": " ".join(text for text in words if text),
        "severity": problem.severity.value,
    }
