"""Events that decide the level of a person in a month, recorded by those above."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.ledger.bodies.people import Event
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.forced_levels import forcing_events
from workreport.services.month import read_month, require_unlocked
from workreport.services.people_rating import schemes_of
from workreport.services.ports.rows import Fact

_READERS = ("officer", "chief", "leader")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventInput:
    """What is known of an event when it is recorded."""

    person: str  # id or name
    level: str
    document: str
    document_on: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as those see it who may."""

    entry: str
    event: str
    person: str
    name: str
    period: str
    level: str
    document: str
    document_on: date
    text: str
    lifted: str  # why it does not count any more; empty while it does


class EventService:
    """Records events and lifts them; everything about them stays among officers and leaders."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def record(self, period: Period, said: EventInput, by: DecidedBy) -> str:
        """Record an event; returns its id.

        Raises:
            UseError: The document is missing, or the person or level is unknown.
            RuleError: The month is locked, or the person may not decide.
        """
        if not said.document.strip():
            raise UseError("event_document_missing")
        with self._book.working() as work:
            month = read_month(work, self._calendars, period)
            require_unlocked(month)
            person = work.directory.person(said.person)
            scheme = schemes_of(work, self._calendars, month).of(person.group)
            known = () if scheme is None else scheme.levels.codes
            if scheme is not None and said.level not in known:
                raise UseError("level_unknown", level=said.level, known=", ".join(known))
            event = new_id()
            work.append(
                Event(
                    event=event,
                    person=person.person,
                    unit=person.unit,
                    period=str(period),
                    level=said.level,
                    document=said.document.strip(),
                    document_on=said.document_on,
                    text=said.text.strip(),
                    decided_by=by.decided_by,
                    meeting_on=by.meeting_on,
                    basis=by.basis,
                ),
                "event",
            )
        return event

    def lift(self, event: str, reason: str, by: DecidedBy) -> str:
        """Say that an event does not count any more; it stays on record.

        Raises:
            UseError: A reason is missing, or there is no such event.
            RuleError: The month is locked.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            fact, body = _event(work, event)
            require_unlocked(read_month(work, self._calendars, Period.parse(body.period)))
            lifted = msgspec.structs.replace(
                body,
                lifted=reason.strip(),
                decided_by=by.decided_by,
                meeting_on=by.meeting_on,
                basis=by.basis,
            )
            return work.append(lifted, "event", supersedes=[fact.entry])

    def events(self, period: Period | None = None, person: str = "") -> tuple[EventLine, ...]:
        """Return events, of a month or of a person.

        Raises:
            RuleError: ``events_not_for_you``.
        """
        with self._book.looking() as look:
            if not look.has_role(*_READERS):
                raise RuleError("events_not_for_you")
            found = read_events(look, period)
        return tuple(one for one in found if person in {"", one.person})

    def may_read(self) -> bool:
        """Tell whether who works here is shown events at all."""
        with self._book.looking() as look:
            return look.has_role(*_READERS)


def read_events(look: Look, period: Period | None = None) -> list[EventLine]:
    """Return the events this workspace holds; a department's holds none."""
    wanted = None if period is None else str(period)
    lines = [_line(look, fact) for fact in look.projections.facts("event", period=wanted)]
    found = [line for line in lines if line is not None]
    return sorted(found, key=lambda line: (line.period, line.name, line.event))


def require_events(work: Work, period: Period, decisions: Sequence[DecisionInput]) -> None:
    """Refuse decisions that say otherwise than an event.

    Raises:
        RuleError: ``event_forces_level``.
        UseError: A person is unknown.
    """
    forced = forcing_events(work, period)
    for each in decisions if forced else ():
        person = work.directory.person(each.person)
        event = forced.get(person.person)
        if event is not None and each.level != event.level:
            raise RuleError(
                "event_forces_level",
                name=person.name,
                level=event.level,
                document=event.document,
            )


def _line(look: Look, fact: Fact) -> EventLine | None:
    body = fact.body
    if not isinstance(body, Event):
        return None
    return EventLine(
        entry=fact.entry,
        event=body.event,
        person=body.person,
        name=look.directory.person_name(body.person),
        period=body.period,
        level=body.level,
        document=body.document,
        document_on=body.document_on,
        text=body.text,
        lifted=body.lifted,
    )


def _event(work: Work, event: str) -> tuple[Fact, Event]:
    for fact in work.projections.facts("event"):
        if isinstance(fact.body, Event) and fact.body.event.startswith(event) and event:
            return fact, fact.body
    raise UseError("event_unknown", event=event)
