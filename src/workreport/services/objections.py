"""Objections of people to their published results, and the answers; no grade changes by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.people import Objection, ObjectionReply
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.month import instant
from workreport.services.ports.rows import Fact
from workreport.services.published import (
    PublishedResult,
    choose_days,
    objection_days,
    published_by,
    read_published,
)

OUTCOMES = KEPT, RECONSIDERED = ("kept", "reconsidered")
MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """The answer to an objection."""

    entry: str
    outcome: str  # kept, reconsidered
    text: str
    basis: str
    replied_at: datetime
    replied_by: str


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection as those see it who may."""

    entry: str
    person: str
    name: str
    unit: str
    period: Period
    text: str
    objected_at: datetime
    times: int  # how often it was sent, this time included
    in_time: bool
    level: str  # what was published, and stays until it is decided anew
    reply: ReplyLine | None


class ObjectionService:
    """What people say against a result, and what the chief of the Office answers."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def results(self, person: str = "") -> tuple[PublishedResult, ...]:
        """Return the published results this workspace holds, the newest month first."""
        with self._book.looking() as look:
            known = look.directory.person(person).person if person else ""
            return read_published(look, self._calendars, known)

    def own_results(self) -> tuple[PublishedResult, ...]:
        """Return the published results of who works here."""
        with self._book.looking() as look:
            return read_published(look, self._calendars, look.identity.person)

    def object_to(self, period: Period, text: str) -> str:
        """Object to the own result of a month; sent again it takes the place of the one before.

        Raises:
            UseError: ``objection_text_missing``, ``objection_text_long``.
            RuleError: Nothing was published, the days are over, or it was answered already.
        """
        words = text.strip()
        if not words:
            raise UseError("objection_text_missing")
        if len(words) > MOST_LETTERS:
            raise UseError("objection_text_long", count=len(words), most=MOST_LETTERS)
        with self._book.working() as work:
            me = work.identity.person
            published = read_published(work, self._calendars, me, period)
            if not published:
                raise RuleError("result_not_published", period=str(period))
            result = published[0]
            if not result.is_open:
                raise RuleError("objection_too_late", until_at=result.objects_until)
            before = read_objections(work, self._calendars, me, period)
            if any(one.reply is not None for one in before):
                raise RuleError("objection_answered", period=str(period))
            body = Objection(
                person=me,
                unit=result.unit,
                period=str(period),
                published=result.entry,
                text=words,
            )
            return work.append(body, "objection", supersedes=[one.entry for one in before])

    def reply(self, objection: str, outcome: str, text: str, basis: str = "") -> str:
        """Answer an objection; the grade changes only when the leaders decide anew.

        Raises:
            UseError: ``reply_outcome_unknown``, ``reply_text_missing``, ``objection_unknown``.
            RuleError: Not the chief, or it was answered already.
        """
        if outcome not in OUTCOMES:
            raise UseError("reply_outcome_unknown", outcome=outcome, known=", ".join(OUTCOMES))
        if not text.strip():
            raise UseError("reply_text_missing")
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_replies")
            fitting = [
                one
                for one in read_objections(work, self._calendars)
                if objection and one.entry.startswith(objection)
            ]
            if len(fitting) != 1:
                raise UseError("objection_unknown", entry=objection)
            line = fitting[0]
            if line.reply is not None:
                raise RuleError("objection_answered", period=str(line.period))
            body = ObjectionReply(
                person=line.person,
                unit=line.unit,
                period=str(line.period),
                objection=line.entry,
                outcome=outcome,  # type: ignore[arg-type]  # checked above
                text=text.strip(),
                basis=basis.strip(),
            )
            return work.append(body, "reply")

    def objections(
        self, period: Period | None = None, person: str = ""
    ) -> tuple[ObjectionLine, ...]:
        """Return the objections this workspace holds, those without an answer first."""
        with self._book.looking() as look:
            known = look.directory.person(person).person if person else ""
            return read_objections(look, self._calendars, known, period)

    def days(self) -> int:
        """Return how many working days there are to object."""
        with self._book.looking() as look:
            return objection_days(look)

    def choose_days(self, days: int) -> str:
        """Set how many working days there are to object; what was published moves with it.

        Raises:
            UseError: ``objection_days_out_of_range``.
            RuleError: Not the chief.
        """
        with self._book.working() as work:
            return choose_days(work, days)


def read_objections(
    look: Look, calendars: Calendars, person: str = "", period: Period | None = None
) -> tuple[ObjectionLine, ...]:
    """Return the objections this workspace holds, those without an answer first."""
    wanted = None if period is None else str(period)
    said = [
        (fact, fact.body)
        for fact in look.projections.facts("objection", period=wanted)
        if person in {"", fact.subject} and isinstance(fact.body, Objection)
    ]
    if not said:
        return ()
    replies = {
        fact.body.objection: fact
        for fact in look.projections.facts("reply", period=wanted)
        if isinstance(fact.body, ObjectionReply)
    }
    results = published_by(look, calendars, [body.published for _fact, body in said])
    found = [_line(look, fact, body, results, replies.get(fact.entry)) for fact, body in said]
    return tuple(sorted(found, key=lambda one: (one.reply is not None, one.objected_at)))


def _line(
    look: Look,
    fact: Fact,
    body: Objection,
    results: Mapping[str, PublishedResult],
    reply: Fact | None,
) -> ObjectionLine:
    result = results.get(body.published)
    at = instant(fact.at)
    return ObjectionLine(
        entry=fact.entry,
        person=body.person,
        name=look.directory.person_name(body.person),
        unit=body.unit,
        period=Period.parse(body.period),
        text=body.text,
        objected_at=at,
        times=fact.version,
        in_time=result is None or at < result.objects_until,
        level="" if result is None else result.rating.level,
        reply=_reply(look, reply),
    )


def _reply(look: Look, fact: Fact | None) -> ReplyLine | None:
    body = None if fact is None else fact.body
    if fact is None or not isinstance(body, ObjectionReply):
        return None
    return ReplyLine(
        entry=fact.entry,
        outcome=body.outcome,
        text=body.text,
        basis=body.basis,
        replied_at=instant(fact.at),
        replied_by=look.directory.person_name(fact.author),
    )
