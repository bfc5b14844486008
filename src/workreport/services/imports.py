"""Taking rosters and plans from spreadsheets: matched, counted, never removed by absence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.names import same_person_key, task_key
from workreport.domain.period import Period
from workreport.domain.sheet_values import leave_kind
from workreport.ledger.bodies.agency import PersonPrivate, PersonSet
from workreport.ledger.bodies.plan import PlanIssue, TaskBody
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.periods import open_period
from workreport.services.planning import change_task, month_tasks, open_tasks
from workreport.services.ports.sheets import (
    PlanRow,
    RosterRow,
    Severity,
    SheetProblem,
    SheetReader,
    UnitName,
)


@dataclass(slots=True)
class ImportOutcome:
    """What an import read and kept; ``accepted`` = new + changed + same."""

    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    problems: list[SheetProblem] = field(default_factory=list)
    unit: str = ""  # for results: code of the unit of the sheet

    @property
    def accepted(self) -> int:
        """Rows that count."""
        return self.new + self.changed + self.same


class ImportService:
    """Imports of the Office."""

    def __init__(self, book: Book, sheets: SheetReader, calendars: Calendars) -> None:
        self._book = book
        self._sheets = sheets
        self._calendars = calendars

    def roster(self, path: Path, *, dry_run: bool = False) -> ImportOutcome:
        """Import the list of people.

        Raises:
            WorldError: The workbook cannot be read.
            UseError: It has no heading row this program understands.
        """
        units = self._unit_names()
        reading = self._sheets.roster(path, units)
        outcome = ImportOutcome(read=reading.read, problems=list(reading.problems))
        with self._book.working(keep=not dry_run) as work:
            _require_office(work)
            _Roster(work, outcome).take(reading.rows)
        return outcome

    def plan(self, path: Path, period: Period, *, dry_run: bool = False) -> ImportOutcome:
        """Import a month's plan; a month that is not open yet is opened as planned."""
        units = self._unit_names()
        reading = self._sheets.plan(path, period, units)
        outcome = ImportOutcome(read=reading.read, problems=list(reading.problems))
        with self._book.working(keep=not dry_run) as work:
            _require_office(work)
            if work.one("period.open", "period.change", period=str(period)) is None:
                open_period(work, self._calendars, period)
            _Plan(work, period, outcome).take(reading.rows, path.name)
        return outcome

    def results(self, path: Path, period: Period, *, dry_run: bool = False) -> ImportOutcome:
        """Fill the draft of the own unit with the results of a sheet."""
        from workreport.services.result_import import (  # noqa: PLC0415 - it builds upon this module
            ResultImportService,
        )

        service = ResultImportService(self._book, self._sheets, self._calendars)
        return service.fill(path, period, dry_run=dry_run)

    def _unit_names(self) -> list[UnitName]:
        with self._book.looking() as look:
            return unit_names(look)


def _require_office(look: Look) -> None:
    if not look.is_office:
        raise RuleError("only_office_imports")


def unit_names(look: Look) -> list[UnitName]:
    """Return the names under which sheets may speak of units."""
    return [
        UnitName(unit.unit, unit.code, unit.name, unit.short, tuple(unit.aliases))
        for unit in look.directory.units_on(look.today)
    ]


class _Roster:
    """Matches rows with people: name and unit, then birth date, then position (contracts 10)."""

    def __init__(self, work: Work, outcome: ImportOutcome) -> None:
        self._work = work
        self._outcome = outcome
        self._known = [p for p in work.directory.people.values() if p.left_on is None]
        self._private = {fact.subject: fact for fact in work.projections.facts("person.private")}
        self._facts = {fact.subject: fact for fact in work.projections.facts("person.set")}

    def take(self, rows: Sequence[RosterRow]) -> None:
        twins = Counter((same_person_key(row.name), row.unit) for row in rows)
        for order, row in enumerate(rows, start=1):
            if twins[same_person_key(row.name), row.unit] > 1 and row.born_on is None:
                self._ask(row, "same_person", candidates=row.name)
                continue
            self._take(row, order)

    def _take(self, row: RosterRow, order: int) -> None:
        key = same_person_key(row.name)
        named = [person for person in self._known if same_person_key(person.name) == key]
        here = [person for person in named if person.unit == row.unit]
        match = self._narrow(here, row)
        if match is None and not here and named and not self._differs(named, row):
            self._ask(
                row, "person_changed_unit", unit=self._work.directory.unit_name(named[0].unit)
            )
            return
        if match is None and len(here) > 1:
            self._ask(row, "same_person", candidates="; ".join(p.position for p in here))
            return
        self._write(row, order, match)
        if row.note:
            leave = leave_kind(row.note)
            if leave:
                self._note(row, "leave_proposes_not_rated", note=row.note)

    def _narrow(self, here: Sequence[PersonSet], row: RosterRow) -> PersonSet | None:
        if len(here) == 1:
            born = self._born(here[0])
            return None if born and row.born_on and born != row.born_on else here[0]
        for candidate in here:
            if row.born_on is not None and self._born(candidate) == row.born_on:
                return candidate
        by_position = [one for one in here if one.position == row.position]
        return by_position[0] if len(by_position) == 1 else None

    def _differs(self, named: Sequence[PersonSet], row: RosterRow) -> bool:
        born = [self._born(person) for person in named]
        return row.born_on is not None and all(each and each != row.born_on for each in born)

    def _born(self, person: PersonSet) -> object:
        fact = self._private.get(person.person)
        body = None if fact is None else fact.body
        return body.born_on if isinstance(body, PersonPrivate) else None

    def _write(self, row: RosterRow, order: int, match: PersonSet | None) -> None:
        person = match.person if match is not None else new_id()
        public = PersonSet(
            person=person,
            name=row.name,
            unit=row.unit,
            position=row.position,
            group=comparison_group(row.position),
            order=order,
            away=leave_kind(row.note) if row.note else "",
        )
        private = PersonPrivate(
            person=person,
            born_on=row.born_on,
            born_year=row.born_year,
            grade=row.grade,
            party=row.party if self._keeps_party() else None,
            note=row.note,
        )
        before = self._private.get(person)
        changed = match != public
        if changed:
            old = self._facts.get(person)
            self._work.append(public, "person.set", supersedes=_tip(old))
        if before is None or before.body != private:
            changed = True
            self._work.append(private, "person.private", supersedes=_tip(before))
        if match is None:
            self._outcome.new += 1
        elif changed:
            self._outcome.changed += 1
        else:
            self._outcome.same += 1

    def _keeps_party(self) -> bool:
        return any(
            getattr(fact.body, "value", "") == "on"
            for fact in self._work.projections.facts(
                "settings.set", subject="keep_party_membership"
            )
        )

    def _ask(self, row: RosterRow, code: str, **values: object) -> None:
        told = {"person": row.name, **values}
        self._outcome.problems.append(_told(row, row.name, code, told, Severity.ASKED))

    def _note(self, row: RosterRow, code: str, **values: object) -> None:
        told = {"person": row.name, **values}
        self._outcome.problems.append(_told(row, row.note, code, told, Severity.NOTE))


def _told(
    row: RosterRow | PlanRow,
    value: str,
    code: str,
    values: Mapping[str, object],
    severity: Severity,
) -> SheetProblem:
    place = {"sheet": row.sheet, "row": row.row, "column": "", "value": value}
    return SheetProblem(
        sheet=row.sheet,
        row=row.row,
        column="",
        value=value,
        code=code,
        values={**place, **values},
        severity=severity,
    )


class _Plan:
    """Matches rows with the tasks of the month and with open ones: lead unit and content."""

    def __init__(self, work: Work, period: Period, outcome: ImportOutcome) -> None:
        self._work = work
        self._period = period
        self._outcome = outcome
        self._month = {
            (task.unit, task_key(task.content)): task for task in month_tasks(work, period)
        }
        self._open = {
            (task.unit, task_key(task.content)): task for task in open_tasks(work, period)
        }
        self._fresh: dict[str, list[TaskBody]] = {}

    def take(self, rows: Sequence[PlanRow], basis: str) -> None:
        for row in rows:
            group = new_id() if len(row.leads) > 1 else ""
            kinds = {self._take(row, unit, group) for unit in row.leads}
            if "new" in kinds:
                self._outcome.new += 1
            elif "changed" in kinds:
                self._outcome.changed += 1
            else:
                self._outcome.same += 1
        for unit, tasks in self._fresh.items():
            self._work.append(
                PlanIssue(
                    plan=new_id(), period=str(self._period), unit=unit, tasks=tasks, basis=basis
                ),
                "plan.issue",
            )

    def _take(self, row: PlanRow, unit: str, group: str) -> str:
        key = (unit, task_key(row.content))
        wanted = self._body(row, unit, group)
        known = self._month.get(key)
        if known is not None:
            return self._compare(known, wanted)
        if key in self._open:
            born = {"born": self._open[key].born}
            self._outcome.problems.append(
                _told(row, row.content, "possible_carry_over", born, Severity.ASKED)
            )
        self._fresh.setdefault(unit, []).append(wanted)
        self._month[key] = wanted
        return "new"

    def _compare(self, known: TaskBody, wanted: TaskBody) -> str:
        shown = ("content", "product", "qty", "coef", "due_on", "due_words", "director", "note")
        partners = set(known.partners) == set(wanted.partners)
        if partners and all(getattr(known, f) == getattr(wanted, f) for f in shown):
            return "same"
        change_task(
            self._work,
            known,
            wanted,
            reason="plan_imported_again",
        )
        return "changed"

    def _body(self, row: PlanRow, unit: str, group: str) -> TaskBody:
        return TaskBody(
            id=new_id(),
            born=str(self._period),
            unit=unit,
            content=row.content,
            product=row.product,
            qty=row.qty,
            coef=row.coef,
            due_on=row.due_on,
            original_due_on=row.due_on,
            due_words=row.due_words,
            origin=row.origin.value,
            director=row.director,
            partners=[partner for partner in row.partners if partner != unit],
            group=group,
            note=row.note,
        )


def comparison_group(position: str) -> str:
    """Return the comparison group a position belongs to (contracts 11)."""
    text = position.casefold()
    if "trưởng ban" in text:
        return "leaders"
    if text.startswith("phó"):
        return "deputies"
    if text.startswith(("trưởng phòng", "chánh")):
        return "heads"
    if "lái xe" in text or "phục vụ" in text or "bảo vệ" in text or "nhân viên" in text:
        return "support"
    return "civil_servants"


def _tip(fact: object) -> tuple[str, ...]:
    entry = getattr(fact, "entry", None)
    return () if entry is None else (entry,)


def unit_of_sheet(unit: str | None, asked: str | None) -> str:
    """Return the unit a sheet of results speaks for.

    Raises:
        UseError: ``sheet_unit_unknown`` or ``sheet_of_another_unit``.
    """
    if asked is None and unit is None:
        raise UseError("sheet_unit_unknown")
    if asked is not None and unit is not None and asked != unit:
        raise UseError("sheet_of_another_unit")
    return asked or unit or ""
