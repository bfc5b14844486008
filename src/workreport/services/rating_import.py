"""Taking the classification of people from a workbook: of a unit, of all, or as decided before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from workreport.domain.errors import CodedError, RuleError
from workreport.domain.period import Period
from workreport.domain.report import RatingLine, ReportDraft
from workreport.ledger.bodies.agency import PersonSet
from workreport.ledger.bodies.office import RatingDecide
from workreport.ledger.bodies.report import RatingItem
from workreport.services.book import Book, Work
from workreport.services.calendars import Calendars
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import Decider, DecisionInput
from workreport.services.drafts import draft_name, encode_draft
from workreport.services.events import require_events
from workreport.services.import_hints import Told, hints_for, remember, unit_names
from workreport.services.import_outcome import ImportOutcome, told_problem
from workreport.services.import_trace import Trace, keep_trace, waiting_entries
from workreport.services.month import read_month, require_unlocked
from workreport.services.people_rating import schemes_of
from workreport.services.people_writing import tips_of
from workreport.services.ports.sheets import RatedRow, Severity, SheetReader, SheetReading
from workreport.services.report_bodies import rating_item
from workreport.services.reporting import DraftLine, ReportingService

_NOT_RATED = "Không xếp loại"


@dataclass(slots=True)
class _Taking:
    """What is being taken: the rows, the drafts they go into, what is said of them."""

    period: Period
    outcome: ImportOutcome
    lines: dict[str, DraftLine] = field(default_factory=dict)
    drafts: dict[str, ReportDraft] = field(default_factory=dict)


class RatingImport:
    """Imports of a department, and of the Office for one unit or for all."""

    def __init__(self, book: Book, sheets: SheetReader, calendars: Calendars) -> None:
        self._book = book
        self._sheets = sheets
        self._calendars = calendars
        self._reporting = ReportingService(book, calendars)

    def fill(
        self, path: Path, period: Period, *, dry_run: bool, told: Told, unit: str = ""
    ) -> ImportOutcome:
        """Fill drafts: of the own unit, of the one named, or at the Office of all.

        Raises:
            WorldError: The workbook cannot be read.
            UseError: It has no heading row this program understands.
            RuleError: Another unit is named and this is not the Office.
        """
        with self._book.looking() as look:
            is_office = look.is_office
            if unit and not is_office:
                raise RuleError("only_office_enters")
            only = unit or ("" if is_office else look.own_units()[0])
        reading = self._read(path, period, told)
        taking = _Taking(period, _outcome(reading))
        for row in reading.rows:
            self._take(taking, row, only)
        if not dry_run:
            self._keep(path, taking, told)
        return taking.outcome

    def decide(
        self, path: Path, period: Period, by: DecidedBy, *, dry_run: bool, told: Told
    ) -> ImportOutcome:
        """Sign what leaders decided, as a list tells it: for months before the program too.

        Raises:
            RuleError: ``decision_needs_basis``, ``period_locked``, or the person may not decide.
        """
        reading = self._read(path, period, told)
        outcome = _outcome(reading)
        with self._book.working(keep=not dry_run) as work:
            is_leader = work.has_role("leader")
            if not is_leader and not (by.decided_by and by.meeting_on and by.basis):
                raise RuleError("decision_needs_basis")
            require_unlocked(read_month(work, self._calendars, period))
            trace = Trace("ratings", path.name, work.now, period=str(period))
            before = waiting_entries(work)
            for row in reading.rows:
                self._decide(work, period, by, (row, outcome, trace))
            trace.entries = sorted(waiting_entries(work) - before)
            if trace.does_anything:
                keep_trace(work, trace)
            remember(work, "ratings", told, outcome.columns)
        return outcome

    # --- drafts --------------------------------------------------------------------------------

    def _read(self, path: Path, period: Period, told: Told) -> SheetReading[RatedRow]:
        with self._book.looking() as look:
            units, hints = unit_names(look), hints_for(look, "ratings", told)
        return self._sheets.ratings(path, period, units, hints)

    def _take(self, taking: _Taking, row: RatedRow, only: str) -> None:
        if not row.person:
            taking.outcome.take(row, "asked")  # the sheet has said why
            return
        unit = only or row.unit or self._unit_of(row.person, taking.period)
        line = self._line(taking, unit)
        if line is None or not line.editable:
            name = line.line.unit.name if line is not None else row.name
            _ask(taking.outcome, row, "rating_unit_locked", unit=name)
            return
        draft = taking.drafts[unit]
        rated = next((one for one in draft.roster if one.person == row.person), None)
        if rated is None:
            _ask(taking.outcome, row, "rating_not_on_roster", person=row.name)
            return
        scheme = line.rating.schemes.of(rated.group)
        levels = line.rating.schemes.levels if scheme is None else scheme.levels.codes
        after = _rated(draft, row, levels)
        said = any(one.person == row.person for one in draft.department)
        verdict = "same" if after == draft else "changed" if said else "new"
        taking.outcome.take(row, verdict)
        taking.drafts[unit] = after

    def _unit_of(self, person: str, period: Period) -> str:
        with self._book.looking() as look:
            known = look.directory_of(period).people.get(person)
            return "" if known is None else known.unit

    def _line(self, taking: _Taking, unit: str) -> DraftLine | None:
        if unit not in taking.lines:
            try:
                line = self._reporting.open(taking.period, unit)
            except CodedError:
                return None
            taking.lines[unit] = line
            taking.drafts[unit] = line.draft
        return taking.lines[unit]

    def _keep(self, path: Path, taking: _Taking, told: Told) -> None:
        changed = {
            unit: draft
            for unit, draft in taking.drafts.items()
            if draft != taking.lines[unit].draft
        }
        with self._book.working() as work:
            remember(work, "ratings", told, taking.outcome.columns)
            trace = Trace("ratings", path.name, work.now, period=str(taking.period))
            for unit, draft in changed.items():
                name = draft_name(unit, taking.period)
                kept = work.transaction.local.draft(name)
                version = work.transaction.local.save_draft(name, encode_draft(draft), work.now)
                before = "" if kept is None else kept.body.decode()
                trace.drafts.append((unit, before, version))
                work.note_draft(name, draft.period)
            if trace.does_anything:
                keep_trace(work, trace)

    # --- decisions -----------------------------------------------------------------------------

    def _decide(
        self,
        work: Work,
        period: Period,
        by: DecidedBy,
        taken: tuple[RatedRow, ImportOutcome, Trace],
    ) -> None:
        row, outcome, trace = taken
        person = work.directory_of(period).people.get(row.person)
        if person is None:
            outcome.take(row, "asked")
            return
        if row.level is None and row.is_rated:
            _ask(outcome, row, "rating_level_unsaid", person=row.name)
            return
        try:
            item = self._item(work, period, person, row)
        except RuleError as refusal:
            _ask(outcome, row, refusal.code, **refusal.values)
            return
        body = RatingDecide(
            period=str(period),
            person=person.person,
            unit=person.unit,
            group=person.group,
            rating=item,
            decided_by=by.decided_by,
            meeting_on=by.meeting_on,
            basis=by.basis,
        )
        key = f"decide/{person.person}/{period}"
        known = work.projections.facts("rating.decide", key=key)
        before = known[-1].body if known else None
        if isinstance(before, RatingDecide) and before.rating == item:
            outcome.take(row, "same")
            return
        work.append(body, "rating.decide", supersedes=tips_of(work, "rating.decide", key))
        empty = msgspec.structs.replace(body, rating=RatingItem())
        trace.decided_before.append((body, before if isinstance(before, RatingDecide) else empty))
        outcome.take(row, "new" if before is None else "changed")

    def _item(self, look: Work, period: Period, person: PersonSet, row: RatedRow) -> RatingItem:
        """Return what is signed; in a month of the program it must say what every decision must."""
        month = read_month(look, self._calendars, period)
        schemes = schemes_of(look, self._calendars, month)
        scheme = schemes.of(person.group)
        levels = schemes.levels if scheme is None else scheme.levels.codes
        said = DecisionInput(
            person=person.person,
            level="" if row.level is None else _code(levels, row.level),
            remark=row.remark if row.is_rated else "",
            not_rated="" if row.is_rated else row.remark or _NOT_RATED,
        )
        if month.opened is None:
            return RatingItem(level=said.level, remark=said.remark, not_rated=said.not_rated)
        require_events(look, period, [said])
        return rating_item(Decider(look, self._calendars, month).line(person, said))


def _rated(draft: ReportDraft, row: RatedRow, levels: Sequence[str]) -> ReportDraft:
    line = _line_in(draft.department, row.person)
    if not row.is_rated:
        line = replace(line, level="", not_rated=row.remark or line.not_rated or _NOT_RATED)
    elif row.level is not None:
        line = replace(
            line, level=_code(levels, row.level), not_rated="", remark=row.remark or line.remark
        )
    if row.is_rated and row.level is None:
        after = draft
    else:
        after = replace(draft, department=_with(draft.department, line))
    if row.own is None or f"person/{row.person}/own" in draft.taken:
        return after
    own = replace(_line_in(after.own, row.person), level=_code(levels, row.own))
    return replace(after, own=_with(after.own, own))


def _code(levels: Sequence[str], place: int) -> str:
    return levels[min(place, len(levels) - 1)]


def _line_in(lines: Iterable[RatingLine], person: str) -> RatingLine:
    return next((one for one in lines if one.person == person), RatingLine(person=person))


def _with(lines: tuple[RatingLine, ...], line: RatingLine) -> tuple[RatingLine, ...]:
    if any(one.person == line.person for one in lines):
        return tuple(line if one.person == line.person else one for one in lines)
    return (*lines, line)


def _outcome(reading: SheetReading[RatedRow]) -> ImportOutcome:
    return ImportOutcome(
        read=reading.read, problems=list(reading.problems), columns=reading.columns
    )


def _ask(outcome: ImportOutcome, row: RatedRow, code: str, **values: object) -> None:
    outcome.take(row, "asked")
    outcome.problems.append(told_problem(row, row.name, code, values, Severity.ASKED))
