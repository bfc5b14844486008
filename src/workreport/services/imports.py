"""Taking rosters, plans and results from spreadsheets: matched, counted, undone as one act."""

from pathlib import Path

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.consolidating import DecidedBy
from workreport.services.import_hints import Told, hints_for, remember, unit_names
from workreport.services.import_outcome import ImportOutcome, TakenRow
from workreport.services.import_trace import Trace, keep_trace, last_import, waiting_entries
from workreport.services.import_undo import undo_import
from workreport.services.periods import open_period
from workreport.services.plan_import import PlanImport
from workreport.services.ports.sheets import FIELDS, SKIPPED, SheetColumn, SheetReader
from workreport.services.rating_import import RatingImport
from workreport.services.result_import import ResultImport
from workreport.services.roster_import import RosterImport

__all__ = ["ImportOutcome", "ImportService", "TakenRow", "Told"]

_NOTHING_TOLD = Told()


class ImportService:
    """Imports of the Office and of a department."""

    def __init__(self, book: Book, sheets: SheetReader, calendars: Calendars) -> None:
        self._book = book
        self._sheets = sheets
        self._calendars = calendars

    def columns(self, path: Path, kind: str, told: Told = _NOTHING_TOLD) -> tuple[SheetColumn, ...]:
        """Return the columns of a workbook with what they are taken for.

        Raises:
            WorldError: The workbook cannot be read.
            UseError: It has nothing that looks like a heading row.
        """
        _require_fields(kind, told)
        with self._book.looking() as look:
            hints = hints_for(look, kind, told)
        return self._sheets.columns(path, kind, hints)

    def roster(
        self, path: Path, *, dry_run: bool = False, told: Told = _NOTHING_TOLD
    ) -> ImportOutcome:
        """Import the list of people.

        Raises:
            WorldError: The workbook cannot be read.
            UseError: It has no heading row this program understands.
        """
        _require_fields("roster", told)
        with self._book.looking() as look:
            units, hints = unit_names(look), hints_for(look, "roster", told)
        reading = self._sheets.roster(path, units, hints)
        outcome = ImportOutcome(
            read=reading.read, problems=list(reading.problems), columns=reading.columns
        )
        with self._book.working(keep=not dry_run) as work:
            _require_office(work)
            trace = Trace("roster", path.name, work.now)
            before = waiting_entries(work)
            RosterImport(work, outcome, trace).take(reading.rows)
            _finish(work, trace, before, told, outcome)
        return outcome

    def plan(
        self, path: Path, period: Period, *, dry_run: bool = False, told: Told = _NOTHING_TOLD
    ) -> ImportOutcome:
        """Import a month's plan; a month that is not open yet is opened as planned."""
        _require_fields("plan", told)
        with self._book.looking() as look:
            units, hints = unit_names(look), hints_for(look, "plan", told)
        reading = self._sheets.plan(path, period, units, hints)
        outcome = ImportOutcome(
            read=reading.read, problems=list(reading.problems), columns=reading.columns
        )
        with self._book.working(keep=not dry_run) as work:
            _require_office(work)
            if work.one("period.open", "period.change", period=str(period)) is None:
                open_period(work, self._calendars, period)
            trace = Trace("plan", path.name, work.now, period=str(period))
            before = waiting_entries(work)
            PlanImport(work, period, outcome, trace).take(reading.rows, path.name)
            _finish(work, trace, before, told, outcome)
        return outcome

    def results(
        self,
        path: Path,
        period: Period,
        *,
        dry_run: bool = False,
        told: Told = _NOTHING_TOLD,
        unit: str = "",
    ) -> ImportOutcome:
        """Fill the draft of the own unit, or of the one the Office enters for, with a sheet."""
        _require_fields("results", told)
        service = ResultImport(self._book, self._sheets, self._calendars)
        return service.fill(path, period, dry_run=dry_run, told=told, unit=unit)

    def ratings(
        self,
        path: Path,
        period: Period,
        *,
        dry_run: bool = False,
        told: Told = _NOTHING_TOLD,
        unit: str = "",
        by: DecidedBy | None = None,
    ) -> ImportOutcome:
        """Fill drafts with the classification of a sheet, or sign it as it was decided.

        A department fills its own draft, the Office that of one unit or of all; ``by`` says who
        decided, and then nothing goes into a draft.
        """
        _require_fields("ratings", told)
        service = RatingImport(self._book, self._sheets, self._calendars)
        if by is not None:
            return service.decide(path, period, by, dry_run=dry_run, told=told)
        return service.fill(path, period, dry_run=dry_run, told=told, unit=unit)

    def last(self) -> Trace | None:
        """Return the last import that could be undone."""
        with self._book.looking() as look:
            return last_import(look)

    def undo(self) -> Trace:
        """Take the last import back as one act; returns what it was.

        Raises:
            RuleError: There is none, it was sent already, or its rows were changed since.
        """
        with self._book.working() as work:
            trace = last_import(work)
            if trace is None:
                raise RuleError("import_none_to_undo")
            undo_import(work, trace)
            keep_trace(work, None)
        return trace


def _finish(
    work: Work, trace: Trace, before: frozenset[str], told: Told, outcome: ImportOutcome
) -> None:
    trace.entries = sorted(waiting_entries(work) - before)
    if trace.does_anything:
        keep_trace(work, trace)
    remember(work, trace.kind, told, outcome.columns)


def _require_office(look: Look) -> None:
    if not look.is_office:
        raise RuleError("only_office_imports")


def _require_fields(kind: str, told: Told) -> None:
    for words, name in told.headings.items():
        if name not in {*FIELDS[kind], SKIPPED}:
            known = ", ".join((*FIELDS[kind], SKIPPED))
            raise UseError("import_field_unknown", field=name, heading=words, known=known)
