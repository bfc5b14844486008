"""Bodies about single people: what the head took over, events, published results, objections."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from workreport.ledger.bodies.base import Body, KeyText, MonthText
from workreport.ledger.bodies.report import RatingItem


class ContributionTaken(Body, frozen=True, kw_only=True):
    """What of a member's contribution went into the report that the department filed."""

    person: str
    unit: str
    period: str
    contribution: str  # entry id
    places: list[str]  # mark paths of contracts 14
    report: str = ""  # entry id of the report it went into


class Event(Body, frozen=True, kw_only=True):
    """An event that decides the level of a person in a month, such as a disciplinary measure."""

    event: str
    person: str
    unit: str
    period: str
    level: str  # the level it forces
    document: str
    document_on: date
    text: str = ""
    lifted: str = ""  # why it does not count any more
    decided_by: str = ""
    meeting_on: date | None = None
    basis: str = ""


class PublishPerson(Body, frozen=True, kw_only=True):
    """The decided result of one person, for the person and those who stand above."""

    person: str
    unit: str
    period: str
    rating: RatingItem


class Objection(Body, frozen=True, kw_only=True):
    """The person disagrees with the published result."""

    person: str
    unit: str
    period: str
    published: str  # entry id of the result
    text: str


class ObjectionReply(Body, frozen=True, kw_only=True):
    """The Office answers an objection; the grade does not change by it."""

    person: str
    unit: str
    period: str
    objection: str
    outcome: Literal["kept", "reconsidered"]
    text: str
    basis: str = ""


class AccessDigest(Body, frozen=True, kw_only=True):
    """How often person sheets were read in one workspace in a month, sealed by its chain."""

    period: MonthText
    writer: str
    count: Annotated[int, Meta(ge=0, lt=2**31)]
    first: str = ""  # hash of the chain before the month's first reading
    last: KeyText
