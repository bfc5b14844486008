"""The department's month: draft, check, file, recall, correct what was returned."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from workreport.domain.checks import Problem, blocks_filing, check, unanswered
from workreport.domain.errors import RuleError, UseError
from workreport.domain.forecasts import forecast_problems
from workreport.domain.marks import changed_places, covered
from workreport.domain.month_rating import MonthRating, computed_draft
from workreport.domain.period import Period
from workreport.domain.report import NextTask, ReportDraft
from workreport.domain.workflow import Action, Actor, allowed
from workreport.ledger.bodies.report import ExtensionAsk, Mark, ReportRecall
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.contributions_taken import require_own_voices, sign_taken
from workreport.services.cooperation import SharedTask, part_problems, shared_tasks, sign_parts
from workreport.services.draft_choice import current_draft, proposed_tasks
from workreport.services.drafts import (
    draft_name,
    encode_draft,
    filed_draft,
    previous_text,
)
from workreport.services.evidence import drop_unnamed
from workreport.services.filing import (
    append_report,
    head_of,
    issue_added,
    prepare_report,
    times_carried,
)
from workreport.services.late_filing import late_problems, require_not_ended
from workreport.services.month import MonthLine, UnitMonthLine, read_month, require_unlocked
from workreport.services.people_rating import month_rating
from workreport.services.report_shape import edited, shown
from workreport.services.second_person import bound_by_four_eyes, needs_other, require_other
from workreport.services.versions import VersionChoice, pick_version, read_choice
from workreport.services.waiting_days import with_waiting


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A department's month as its desk shows it."""

    draft: ReportDraft
    line: UnitMonthLine
    month: MonthLine
    problems: tuple[Problem, ...]
    unanswered: tuple[Problem, ...]
    marks: tuple[Mark, ...]  # of the return that is being answered
    last_text: dict[str, str]  # last month's sections
    saved_at: datetime | None
    editable: bool
    times_carried: dict[str, int]
    rating: MonthRating = field(default_factory=MonthRating)  # by what people are rated
    shared: tuple[SharedTask, ...] = ()
    bound: str = ""  # who works here, where preparing and signing takes two people

    def computed(self, today: date) -> ReportDraft:
        """Return the draft with every score computed; what was filed stays as it was signed."""
        if not self.editable:
            return self.draft
        return computed_draft(self.draft, self.rating, self.draft.as_of or today)

    @property
    def can_file(self) -> bool:
        """Whether nothing stands in the way of filing."""
        ready = self.editable and not blocks_filing(self.problems, self.draft)
        return ready and not needs_other(self.draft, self.bound)


@dataclass(frozen=True, slots=True)
class MonthBefore:
    """The month before, as far as a month's desk tells of it."""

    line: UnitMonthLine
    proposed: tuple[NextTask, ...]  # by the version that counts


class ReportingService:
    """What heads, deputies and clerks of a unit do with their month."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars
        self._guard = threading.Lock()

    def own_unit(self) -> str:
        """Return the unit whose desk this workspace is.

        Raises:
            RuleError: ``no_unit_of_own``.
        """
        with self._book.looking() as look:
            return _own_unit(look)

    def open(self, period: Period, unit: str | None = None) -> DraftLine:
        """Return the month of a unit: its draft, or what was filed, with all its problems."""
        with self._book.looking() as look:
            return self._line(look, period, self._unit(look, unit))

    def before(self, period: Period, unit: str | None = None) -> MonthBefore | None:
        """Return what the month before leaves to a month: how it ended, and what it proposed."""
        with self._book.looking() as look:
            place = self._unit(look, unit)
            month = read_month(look, self._calendars, period.previous, place)
            line = next((one for one in month.units if one.unit.unit == place), None)
            return None if line is None else MonthBefore(line, proposed_tasks(look, line))

    def save(self, draft: ReportDraft) -> datetime:
        """Keep a draft durably and return when; what is saved is on the disk.

        Raises:
            WorldError: The disk is full or gone; the caller keeps the text on the screen.
        """
        with self._book.working() as work:
            name = draft_name(draft.unit, Period.parse(draft.period))
            work.transaction.local.save_draft(name, encode_draft(draft), work.now)
            work.note_draft(name, draft.period)
            return work.now

    def show(
        self, period: Period, unit: str | None = None, version: str | None = None
    ) -> dict[str, object]:
        """Return a report in the JSON shape that :meth:`edit` takes."""
        with self._book.looking() as look:
            line = self._line(look, period, self._unit(look, unit))
            draft: ReportDraft | None = line.computed(look.today)
            if version is not None:
                entry = next((v.entry for v in line.line.versions if v.label == version), None)
                if entry is None:
                    raise UseError("version_unknown", version=version)
                draft = filed_draft(look, entry)
            if draft is None:
                raise RuleError("report_erased", period=str(period))
            return shown(draft, look.directory_of(period))

    def edit(self, period: Period, changes: Any, unit: str | None = None) -> DraftLine:
        """Apply changes in JSON shape to the draft.

        Raises:
            UseError: A key or value is wrong.
            RuleError: The report is locked now; says since when and by whom.
        """
        with self._book.looking() as look:
            line = self._line(look, period, self._unit(look, unit))
            self._require_editable(look, line)
            draft = edited(line.draft, changes, look.directory)
            require_own_voices(line.draft, draft)
        self.save(draft)
        return self.open(period, draft.unit)

    def restore(self, draft: ReportDraft) -> DraftLine:
        """Put a kept version in the place of the draft, which stays among the kept ones.

        Raises:
            RuleError: The report is locked now; says since when and by whom.
        """
        period = Period.parse(draft.period)
        with self._book.looking() as look:
            self._require_editable(look, self._line(look, period, draft.unit))
        self.save(draft)
        return self.open(period, draft.unit)

    def file(
        self, period: Period, unit: str | None = None, evidence: Sequence[tuple[str, bytes]] = ()
    ) -> str:
        """Sign and file the draft as the next version; returns the entry id.

        Raises:
            RuleError: Errors or unanswered warnings remain, the report is locked, changes lie
                outside of the marks of a return, or the person may not file.
        """
        with self._book.working() as work:
            place = self._unit(work, unit)
            line = self._line(work, period, place)
            self._require_editable(work, line)
            require_not_ended(line.line, work.now)
            draft = line.draft
            if draft.as_of is None:
                draft = replace(draft, as_of=work.today)
            _require_clean(line)
            require_other(draft, line.bound)
            self._require_inside_marks(work, line)
            issue_added(work, draft, period)
            sign_parts(work, draft, period)
            entry = self._append(work, draft, line, evidence)
            sign_taken(work, draft, entry)
            work.transaction.local.drop_draft(draft_name(place, period))
            drop_unnamed(work)
            work.note_draft(draft_name(place, period), str(period))
        return entry

    def recall(self, period: Period, reason: str = "", unit: str | None = None) -> str:
        """Ask for the filed version back; takes effect when the Office has not begun to check it.

        Raises:
            RuleError: Nothing was filed, or the check has begun: by whom and since when.
        """
        with self._book.working() as work:
            place = self._unit(work, unit)
            month = read_month(work, self._calendars, period)
            line = _line_of(month, place, period)
            allowed(Action.RECALL, line.facts, month.facts, _actor(work))
            if line.current is None:
                raise RuleError("report_not_filed", period=str(period))
            return work.append(
                ReportRecall(
                    period=str(period), unit=place, report=line.current.entry, reason=reason
                ),
                "report.recall",
            )

    def versions(self, period: Period, unit: str | None = None) -> VersionChoice:
        """Return the versions in conflict side by side.

        Raises:
            RuleError: ``versions_agree`` when there is nothing to choose.
        """
        with self._book.looking() as look:
            month = read_month(look, self._calendars, period)
            return read_choice(look, month, _line_of(month, self._unit(look, unit), period))

    def pick(self, period: Period, version: str, reason: str, unit: str | None = None) -> str:
        """Choose one of several versions in conflict; returns the entry that repeats it.

        Raises:
            UseError: A reason is missing, or there is no such version.
            RuleError: Nothing is in conflict, the month is locked, or the person may not file.
        """
        with self._book.working() as work:
            month = read_month(work, self._calendars, period)
            line = _line_of(month, self._unit(work, unit), period)
            return pick_version(work, month, line, version, reason)

    def ask_extension(
        self, period: Period, until_at: datetime, reason: str, unit: str | None = None
    ) -> str:
        """Ask the Office for more time.

        Raises:
            UseError: ``reason_missing``.
            RuleError: ``period_locked``.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            own = self._unit(work, unit)
            require_unlocked(read_month(work, self._calendars, period, own))
            return work.append(
                ExtensionAsk(
                    period=str(period),
                    unit=own,
                    until_at=until_at,
                    reason=reason,
                ),
                "extension.ask",
            )

    # --- inside --------------------------------------------------------------------------------

    def _unit(self, look: Look, unit: str | None) -> str:
        if unit is None:
            return _own_unit(look)
        return unit if unit in look.directory.units else look.directory.unit(unit, look.today).unit

    def _line(self, look: Look, period: Period, unit: str) -> DraftLine:
        month = read_month(look, self._calendars, period, unit)
        line = _line_of(month, unit, period)
        returned = _returned(line)
        marks = tuple(returned.marks) if returned is not None else ()
        editable = _refused(line, month, _actor(look)) is None
        shared = shared_tasks(look, period, unit)
        draft = current_draft(look, line, period, unit)
        draft = with_waiting(look, draft, shared) if editable else draft
        kept = look.transaction.local.draft(draft_name(unit, period))
        texts = previous_text(look, unit, period)
        rating = month_rating(look, self._calendars, month, line)
        problems = (
            check(
                draft,
                today=look.today,
                cut_off=rating.cut_off,
                previous_text=texts,
                marks=[mark.path for mark in marks],
                rating=rating,
            )
            + forecast_problems(draft, rating.expected, draft.as_of or look.today)
            + part_problems(shared, draft, look.directory_of(period).unit_name)
            + late_problems(month, line, look.now)
            if editable
            else ()
        )
        return DraftLine(
            draft=draft,
            line=line,
            month=month,
            problems=problems,
            unanswered=tuple(unanswered(problems, draft)),
            marks=marks,
            last_text=texts,
            saved_at=None if kept is None else kept.saved_at,
            editable=editable,
            times_carried=times_carried(look, draft),
            rating=rating,
            shared=shared,
            bound=bound_by_four_eyes(look, period),
        )

    def line_in(self, look: Look, period: Period, unit: str) -> DraftLine:
        """Return the month of a unit inside a look."""
        return self._line(look, period, unit)

    @staticmethod
    def _require_editable(look: Look, line: DraftLine) -> None:
        allowed(Action.EDIT, line.line.facts, line.month.facts, _actor(look))

    @staticmethod
    def _require_inside_marks(look: Look, line: DraftLine) -> None:
        if not line.marks or line.line.current is None:
            return
        before = filed_draft(look, line.line.current.entry)
        if before is None:
            return
        paths = [mark.path for mark in line.marks]
        for place in changed_places(before, line.draft):
            if not covered(place, paths) and not line.draft.outside.get(place, "").strip():
                raise RuleError("changed_outside_marks", place=place)

    def _append(
        self, work: Work, draft: ReportDraft, line: DraftLine, evidence: Sequence[tuple[str, bytes]]
    ) -> str:
        head = head_of(work, draft.unit)
        me = work.identity.person
        roles = {role for role, unit in work.roles() if unit == draft.unit}
        signs_for_head = head != me and bool(roles & {"clerk_filing"})
        prepared = prepare_report(
            draft,
            line.rating,
            draft.as_of or work.today,
            prepared_by=draft.prepared_by or me,
            on_behalf_of=head if signs_for_head else "",
        )
        return append_report(work, prepared, evidence)


def _own_unit(look: Look) -> str:
    units = look.own_units()
    if not units:
        raise RuleError("no_unit_of_own")
    return units[0]


def _actor(look: Look) -> Actor:
    return Actor(look.identity.person, is_chief=look.has_role("chief"))


def _line_of(month: MonthLine, unit: str, period: Period) -> UnitMonthLine:
    try:
        return month.unit(unit)
    except KeyError:
        raise RuleError("unit_not_expected", period=str(period)) from None


def _refused(line: UnitMonthLine, month: MonthLine, actor: Actor) -> RuleError | None:
    try:
        allowed(Action.EDIT, line.facts, month.facts, actor)
    except RuleError as refusal:
        return refusal
    return None


def _returned(line: UnitMonthLine) -> Any:
    if line.current is None or line.current.answer is None:
        return None
    return line.current.answer if line.current.answer.verdict == "returned" else None


def _require_clean(line: DraftLine) -> None:
    if blocks_filing(line.problems, line.draft):
        errors = sum(problem.level == "error" for problem in line.problems)
        raise RuleError("report_not_ready", errors=errors, warnings=len(line.unanswered))
