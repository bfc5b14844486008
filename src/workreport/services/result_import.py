"""Filling a department's draft from a spreadsheet of results: matched by content, never emptied."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workreport.domain.ids import new_id
from workreport.domain.names import task_key
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.task import Origin, Task, TaskResult
from workreport.domain.workflow import Action, Actor, allowed
from workreport.services.book import Book
from workreport.services.calendars import Calendars
from workreport.services.imports import ImportOutcome, unit_names, unit_of_sheet
from workreport.services.ports.sheets import ResultRow, Severity, SheetProblem, SheetReader
from workreport.services.reporting import ReportingService

_SAID = ("result", "status", "done_on", "quality", "cause", "note")


class ResultImportService:
    """Imports of a department."""

    def __init__(self, book: Book, sheets: SheetReader, calendars: Calendars) -> None:
        self._book = book
        self._sheets = sheets
        self._reporting = ReportingService(book, calendars)

    def fill(self, path: Path, period: Period, *, dry_run: bool = False) -> ImportOutcome:
        """Fill the draft of the own unit; what the sheet leaves empty stays as it was typed.

        Raises:
            WorldError: The workbook cannot be read.
            UseError: It has no heading row, or it is another unit's.
            RuleError: The report is locked.
        """
        with self._book.looking() as look:
            units = unit_names(look)
            actor = Actor(look.identity.person, is_chief=look.has_role("chief"))
        reading = self._sheets.results(path, period, units)
        place = unit_of_sheet(reading.unit, self._reporting.own_unit())
        line = self._reporting.open(period, place)
        allowed(Action.EDIT, line.line.facts, line.month.facts, actor)
        outcome = ImportOutcome(read=reading.read, problems=list(reading.problems))
        outcome.unit = line.line.unit.code
        draft = _filled(line.draft, reading.rows, outcome)
        if not dry_run and draft != line.draft:
            self._reporting.save(draft)
        return outcome


def _filled(draft: ReportDraft, rows: Sequence[ResultRow], outcome: ImportOutcome) -> ReportDraft:
    known = {task_key(task.content): task.id for task in draft.tasks if not task.is_cancelled}
    results = {result.task: result for result in draft.results}
    for row in rows:
        task_id = known.get(task_key(row.content))
        if task_id is None:
            draft, task_id = _added(draft, row)
            known[task_key(row.content)] = task_id
            outcome.problems.append(_not_in_plan(row))
        before = results.get(task_id, TaskResult(task=task_id))
        after = _said(before, row)
        if task_id not in results:
            outcome.new += 1
        elif after != before:
            outcome.changed += 1
        else:
            outcome.same += 1
        results[task_id] = after
    return replace(draft, results=tuple(results.values()))


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


def _not_in_plan(row: ResultRow) -> SheetProblem:
    values = {"sheet": row.sheet, "row": row.row, "column": "", "value": row.content}
    return SheetProblem(
        sheet=row.sheet,
        row=row.row,
        column="",
        value=row.content,
        code="task_not_in_plan",
        values=values,
        severity=Severity.ASKED,
    )
