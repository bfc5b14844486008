"""A member's own month: draft, what was sent to the head, and how far it really is."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workreport.domain.checks import check
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.ledger.bodies.plan import Contribution
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.contributions_sent import SentPart, sent_parts
from workreport.services.contributions_shape import (
    OWN_RATING,
    RATING,
    REPORT,
    RESULTS,
    rating_text,
    report_text,
    require_own,
    results_text,
    says_something,
)
from workreport.services.drafts import (
    brought_up_to_date,
    decode_draft,
    encode_draft,
    kept_draft,
)
from workreport.services.month import (
    MonthLine,
    UnitMonthLine,
    read_month,
    require_unlocked,
)
from workreport.services.people_rating import month_rating
from workreport.services.report_shape import edited, shown
from workreport.services.reporting import DraftLine


@dataclass(frozen=True, slots=True)
class MemberMonth:
    """A member's month as the own desk shows it."""

    line: DraftLine
    person: str
    sent: tuple[SentPart, ...]

    @property
    def is_sent(self) -> bool:
        """Whether all that the draft says was sent."""
        return bool(self.sent) and all(part.is_current for part in self.sent)


def member_draft_name(person: str, period: Period) -> str:
    """Return the name under which a member's own draft of a month is kept."""
    return f"contribution/{person}/{period}"


class ContributionService:
    """What a member does with the own month, and a clerk with a report the head is to sign."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def open(self, period: Period) -> MemberMonth:
        """Return the own month of who works here.

        Raises:
            RuleError: ``no_unit_of_own``, ``unit_not_expected``.
        """
        with self._book.looking() as look:
            return self._open(look, period)

    def prepared(self, period: Period, unit: str) -> tuple[SentPart, ...]:
        """Return the report of a unit that who works here prepared for the head, if any."""
        with self._book.looking() as look:
            texts = _prepared_text(look, unit, period)
            sent = sent_parts(look, look.identity.person, period, texts)
        return tuple(part for part in sent if part.kind == REPORT)

    def save(self, draft: ReportDraft) -> datetime:
        """Keep the own draft durably and return when.

        Raises:
            WorldError: The disk is full or gone; the caller keeps the text on the screen.
        """
        with self._book.working() as work:
            name = member_draft_name(work.identity.person, Period.parse(draft.period))
            work.transaction.local.save_draft(name, encode_draft(draft), work.now)
            work.note_draft(name, draft.period)
            return work.now

    def shown(self, month: MemberMonth) -> dict[str, object]:
        """Return the own draft in the JSON shape that :meth:`edit` takes."""
        with self._book.looking() as look:
            data = shown(month.line.computed(look.today), look.directory)
        ratings = data["ratings"]
        data["ratings"] = [
            {name: value for name, value in row.items() if name in OWN_RATING}
            for row in (ratings if isinstance(ratings, list) else [])
        ]
        return {name: data[name] for name in ("period", "tasks", "ratings")}

    def edit(self, period: Period, changes: Any) -> MemberMonth:
        """Apply changes in the shape of ``report edit`` to the own draft.

        Raises:
            UseError: A key or value is wrong, or speaks of what is not one's own.
            RuleError: The month is locked.
        """
        with self._book.looking() as look:
            month = self._open(look, period)
            require_unlocked(month.line.month)
            require_own(changes)
            draft = edited(month.line.draft, changes, look.directory)
        self.save(draft)
        return self.open(period)

    def send(self, period: Period) -> list[str]:
        """Sign what the own draft says for the head; what was sent already is not sent twice.

        Raises:
            RuleError: ``contribution_empty``, ``contribution_unchanged``, ``period_locked``.
        """
        with self._book.working() as work:
            month = self._open(work, period)
            require_unlocked(month.line.month)
            draft, known = month.line.draft, {part.kind: part for part in month.sent}
            texts = _texts(work, draft)
            if not texts:
                raise RuleError("contribution_empty", period=str(period))
            fresh = {
                kind: text
                for kind, text in texts.items()
                if kind not in known or not known[kind].is_current
            }
            if not fresh:
                raise RuleError("contribution_unchanged", period=str(period))
            return [_sign(work, draft, kind, text) for kind, text in fresh.items()]

    def send_report(self, period: Period, unit: str | None = None) -> str:
        """Sign the department's draft as prepared, for the head to take over and file.

        Raises:
            RuleError: The person prepares nothing for the unit, nothing was drafted, or the
                month is locked.
        """
        with self._book.working() as work:
            place = unit or next(iter(work.own_units()), "")
            prepares = {"clerk", "deputy", "head"}
            if not any(role in prepares and at == place for role, at in work.roles()):
                raise RuleError("only_unit_prepares")
            draft = kept_draft(work, place, period)
            if draft is None:
                raise RuleError("contribution_empty", period=str(period))
            require_unlocked(read_month(work, self._calendars, period))
            return _sign(work, draft, REPORT, report_text(draft, work.directory))

    # --- inside --------------------------------------------------------------------------------

    def _open(self, look: Look, period: Period) -> MemberMonth:
        me = look.identity.person
        known = look.directory.people.get(me)
        unit = known.unit if known is not None else next(iter(look.own_units()), "")
        if not unit:
            raise RuleError("no_unit_of_own")
        month = read_month(look, self._calendars, period)
        try:
            unit_line = month.unit(unit)
        except KeyError:
            raise RuleError("unit_not_expected", period=str(period)) from None
        kept = look.transaction.local.draft(member_draft_name(me, period))
        before = None if kept is None else decode_draft(kept.body)
        draft = _own(look, before or ReportDraft(period=str(period), unit=unit), me)
        line = self._line(look, draft, month, unit_line)
        if kept is not None:
            line = replace(line, saved_at=kept.saved_at)
        texts = _texts(look, draft) | _prepared_text(look, unit, period)
        return MemberMonth(line, me, sent_parts(look, me, period, texts))

    def _line(
        self, look: Look, draft: ReportDraft, month: MonthLine, unit: UnitMonthLine
    ) -> DraftLine:
        rating = month_rating(look, self._calendars, month, unit)
        filled = {one.task for one in draft.results if says_something(one)}
        found = check(
            draft, today=look.today, cut_off=rating.cut_off, previous_text={}, rating=rating
        )
        problems = tuple(
            one
            for one in found
            if one.place.startswith("task/") and one.place.split("/")[1] in filled
        )
        return DraftLine(
            draft=draft,
            line=unit,
            month=month,
            problems=problems,
            unanswered=(),
            marks=(),
            last_text={},
            saved_at=None,
            editable=not month.is_pinned and month.opened is not None,
            times_carried={},
            rating=rating,
        )


def _texts(look: Look, draft: ReportDraft) -> dict[str, str]:
    texts = {
        RESULTS: results_text(draft, look.directory),
        RATING: rating_text(draft, look.identity.person),
    }
    return {kind: text for kind, text in texts.items() if text}


def _prepared_text(look: Look, unit: str, period: Period) -> dict[str, str]:
    draft = kept_draft(look, unit, period)
    return {} if draft is None else {REPORT: report_text(draft, look.directory)}


def _own(look: Look, draft: ReportDraft, person: str) -> ReportDraft:
    """Return a draft with the tasks of one person and those nobody was given yet."""
    whole = brought_up_to_date(look, draft)
    said = {one.task for one in whole.results if says_something(one)}
    return replace(
        whole,
        tasks=tuple(
            task
            for task in whole.tasks
            if task.owner in {person, ""} or task.id in whole.added or task.id in said
        ),
        roster=tuple(one for one in whole.roster if one.person == person),
        department=(),
    )


def _sign(work: Work, draft: ReportDraft, kind: str, text: str) -> str:
    person = work.identity.person
    key = f"contribution/{person}/{draft.period}/{kind}"
    tips = [
        fact.entry
        for fact in work.projections.facts("contribution", key=key, chosen=False)
        if fact.is_tip
    ]
    body = Contribution(
        person=person,
        unit=draft.unit,
        period=draft.period,
        kind=kind,  # type: ignore[arg-type]  # one of three words of ours
        data=text,
    )
    return work.append(body, "contribution", supersedes=tips)
