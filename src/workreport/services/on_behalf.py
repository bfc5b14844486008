"""Filing for a unit that still sends Word, Excel or paper: the Office enters what came."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import msgspec

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.workflow import Action, Actor, allowed
from workreport.ledger.bodies.report import FileItem
from workreport.services.book import Book, Look
from workreport.services.drafts import draft_name
from workreport.services.evidence import EvidenceService, drop_unnamed, original_part
from workreport.services.filing import append_report, issue_added, prepare_report
from workreport.services.receipts import sign_receipt
from workreport.services.reporting import DraftLine, ReportingService

BASES = ("paper", "word", "excel")
_NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """How a unit's report came: the way, when, the original, and why the Office enters it."""

    basis: str  # paper, word or excel
    received_at: datetime
    source: Path | None
    reason: str


@dataclass(frozen=True, slots=True)
class Entered:
    """What was signed for a unit."""

    entry: str
    receipt: str
    version: str
    verdict: str
    late_days: int


class OnBehalfService:
    """Enters and signs the month of another unit."""

    def __init__(self, book: Book, reporting: ReportingService, evidence: EvidenceService) -> None:
        self._book = book
        self._reporting = reporting
        self._evidence = evidence

    def open(self, period: Period, unit: str) -> DraftLine:
        """Return the month of a unit with what was entered so far.

        Raises:
            RuleError: Not the Office, or its own unit.
        """
        return self._reporting.open(period, self._place(period, unit))

    def edit(self, period: Period, unit: str, changes: Any) -> DraftLine:
        """Enter tasks, texts and classification in the JSON shape of ``report edit``."""
        return self._reporting.edit(period, changes, self._place(period, unit))

    def file(self, period: Period, unit: str, came: Came) -> Entered:
        """Sign what was entered as the unit's next version, with the original and its day.

        Lateness follows the day the original came, which the receipt says with its reason. What
        the unit has to answer itself, such as warnings, stays open.

        Raises:
            UseError: The way is unknown, reason or original are missing, or the file is too large.
            RuleError: Errors remain, the report is locked, the day is to come, or not the Office.
        """
        source = self._checked(came)
        place = self._place(period, unit)
        kept = self._evidence.keep(source)
        with self._book.working() as work:
            line = self._reporting.line_in(work, period, place)
            actor = Actor(work.identity.person, is_chief=work.has_role("chief"))
            allowed(Action.FILE, line.line.facts, line.month.facts, actor)
            _require_no_errors(line)
            if came.received_at > work.now:
                raise RuleError("handed_over_in_future")
            draft = line.draft
            if draft.as_of is None:
                came_on = came.received_at.astimezone(AGENCY_ZONE).date()
                draft = replace(draft, as_of=min(came_on, work.today))
            issue_added(work, draft, period)
            prepared = prepare_report(
                draft, line.rating, draft.as_of or work.today, prepared_by=work.identity.person
            )
            body = msgspec.structs.replace(
                prepared.body,
                entered_by_office=came.basis,
                source=FileItem(name=kept.name, sha256=kept.sha256, size=kept.size),
                entered_reason=came.reason.strip(),
            )
            files = [original_part(work, kept)]
            entry = append_report(work, replace(prepared, body=body), files)
            work.transaction.local.drop_draft(draft_name(place, period))
            drop_unnamed(work)
            work.note_draft(draft_name(place, period), str(period))
            fact = work.projections.fact(entry)
            if fact is None:
                raise RuleError("report_not_filed", period=str(period))
            receipt = sign_receipt(
                work,
                fact,
                work.now,
                basis="handed_over",
                handed_over_at=came.received_at,
                reason=came.reason.strip(),
            )
            after = self._reporting.line_in(work, period, place).line
        current = after.current
        return Entered(
            entry,
            receipt,
            "" if current is None else current.label,
            after.verdict.kind,
            after.verdict.late_days,
        )

    @staticmethod
    def _checked(came: Came) -> Path:
        if came.basis not in BASES:
            raise UseError("basis_unknown", basis=came.basis, known=", ".join(BASES))
        if not came.reason.strip():
            raise UseError("reason_missing")
        if came.source is None:
            raise UseError("original_missing")
        return came.source

    def _place(self, period: Period, unit: str) -> str:
        with self._book.looking() as look:
            if not look.is_office:
                raise RuleError("only_office_enters")
            place = _unit(look, period, unit)
            office = look.directory.office
            if office is not None and office.unit == place:
                raise RuleError("enters_own_report")
            return place


def instant_of(day: date, now: datetime) -> datetime:
    """Return the instant a day stands for when nobody noted the hour: noon, never to come."""
    return min(datetime.combine(day, _NOON, AGENCY_ZONE), now)


def _unit(look: Look, period: Period, unit: str) -> str:
    if unit in look.directory.units:
        return unit
    return look.directory.unit(unit, period.last_day).unit


def _require_no_errors(line: DraftLine) -> None:
    errors = sum(problem.level == "error" for problem in line.problems)
    if errors:
        raise RuleError("report_not_ready", errors=errors, warnings=0)
