"""Filling a department's draft from a spreadsheet of results: matched by content, never emptied."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.names import task_key
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.task import Origin, Task, TaskResult
from workreport.domain.workflow import Action, Actor, allowed
from workreport.services.book import Book
from workreport.services.calendars import Calendars
from workreport.services.drafts import draft_name, encode_draft
from workreport.services.import_hints import Told, hints_for, remember, unit_names
from workreport.services.import_outcome import ImportOutcome, told_problem
from workreport.services.import_trace import Trace, keep_trace
from workreport.services.ports.sheets import (
    ResultRow,
    Severity,
    SheetProblem,
    SheetReader,
    SheetReading,
)
from workreport.services.reporting import ReportingService

_SAID = ("result", "status", "done_on", "quality", "cause", "evidence", "note")


class ResultImport:
    """Imports of a department."""

    def __init__(self, book: Book, sheets: SheetReader, calendars: Calendars) -> None:
        self._book = book
        self._sheets = sheets
        self._reporting = ReportingService(book, calendars)

    def fill(
        self, path: Path, period: Period, *, dry_run: bool, told: Told, unit: str = ""
    ) -> ImportOutcome:
        """Fill the draft of the own unit, or of one the Office enters for.

        What the sheet leaves empty stays as it was typed.

        Raises:
            WorldError: The workbook cannot be read.
            UseError: It has no heading row, or it is another unit's.
            RuleError: The report is locked.
        """
        reading = self._read(path, period, told)
        place = unit or self._reporting.own_unit()
        line = self._reporting.open(period, _unit_of(reading, place))
        with self._book.looking() as look:
            if unit and not look.is_office:
                raise RuleError("only_office_enters")
            actor = Actor(look.identity.person, is_chief=look.has_role("chief"))
        allowed(Action.EDIT, line.line.facts, line.month.facts, actor)
        outcome = _outcome(reading)
        outcome.unit = line.line.unit.code
        draft = _filled(line.draft, reading.rows, outcome)
        if not dry_run:
            self._keep(path, draft, line.draft, told, outcome)
        return outcome

    def _read(self, path: Path, period: Period, told: Told) -> SheetReading[ResultRow]:
        with self._book.looking() as look:
            units, hints = unit_names(look), hints_for(look, "results", told)
        return self._sheets.results(path, period, units, hints)

    def _keep(
        self,
        path: Path,
        draft: ReportDraft,
        before: ReportDraft,
        told: Told,
        outcome: ImportOutcome,
    ) -> None:
        name = draft_name(draft.unit, Period.parse(draft.period))
        with self._book.working() as work:
            remember(work, "results", told, outcome.columns)
            if draft == before:
                return
            kept = work.transaction.local.draft(name)
            version = work.transaction.local.save_draft(name, encode_draft(draft), work.now)
            trace = Trace("results", path.name, work.now, period=draft.period, unit=draft.unit)
            trace.draft_before = "" if kept is None else kept.body.decode()
            trace.draft_version = version
            keep_trace(work, trace)
            work.note_draft(name, draft.period)


def _outcome(reading: SheetReading[ResultRow]) -> ImportOutcome:
    return ImportOutcome(
        read=reading.read, problems=list(reading.problems), columns=reading.columns
    )


def _unit_of(reading: SheetReading[ResultRow], own: str) -> str:
    """Return the unit whose draft is filled: the own one, unless the sheet is another's.

    Raises:
        UseError: ``sheet_of_another_unit``.
    """
    named = {row.unit for row in reading.rows}
    is_others = reading.unit not in {None, own}
    if is_others or (named and own not in named and "" not in named):
        raise UseError("sheet_of_another_unit")
    return own


def _filled(draft: ReportDraft, rows: Sequence[ResultRow], outcome: ImportOutcome) -> ReportDraft:
    known = {task_key(task.content): task.id for task in draft.tasks if not task.is_cancelled}
    results = {result.task: result for result in draft.results}
    owners: dict[str, str] = {}
    foreign: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.unit not in {"", draft.unit}:
            foreign[row.sheet, row.unit] += 1
            continue
        task_id = known.get(task_key(row.content))
        if task_id is None:
            draft, task_id = _added(draft, row)
            known[task_key(row.content)] = task_id
            outcome.problems.append(
                told_problem(row, row.content, "task_not_in_plan", {}, Severity.ASKED)
            )
        if row.owner and task_id in draft.added:
            owners[task_id] = row.owner
        before = results.get(task_id, TaskResult(task=task_id))
        after = _said(before, row)
        is_new = task_id not in results
        outcome.take(row, "new" if is_new else "changed" if after != before else "same")
        results[task_id] = after
    outcome.problems += [_of_others(sheet, count) for (sheet, _unit), count in foreign.items()]
    tasks = tuple(
        replace(task, owner=owners[task.id]) if task.id in owners else task for task in draft.tasks
    )
    return replace(draft, tasks=tasks, results=tuple(results.values()))


def _said(before: TaskResult, row: ResultRow) -> TaskResult:
    told = {name: getattr(row, name) for name in _SAID if getattr(row, name)}
    return replace(before, carry=before.carry or row.carry, **told)


def _added(draft: ReportDraft, row: ResultRow) -> tuple[ReportDraft, str]:
    task = Task(
        id=new_id(),
        born=draft.period,
        unit=draft.unit,
        content=row.content,
        origin=Origin.AD_HOC,
    )
    added = draft.added | {task.id}
    return replace(draft, tasks=(*draft.tasks, task), added=added), task.id


def _of_others(sheet: str, count: int) -> SheetProblem:
    return SheetProblem(
        sheet=sheet,
        row=0,
        column="",
        value=str(count),
        code="rows_of_another_unit",
        values={"sheet": sheet, "row": 0, "column": "", "value": str(count), "count": count},
        severity=Severity.NOTE,
    )
