"""Bodies of the agency stream: who exists, who may what, which rules hold."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from workreport.ledger.bodies.base import Body, Instant, KeyText

Role = Literal["staff", "clerk", "deputy", "head", "officer", "chief", "leader", "admin"]


class AgencyCreate(Body, frozen=True, kw_only=True):
    """The genesis: its entry id is the net. The founder holds chief and admin."""

    name: str
    parent: str
    place: str
    symbol: str
    template: str
    training: bool
    founder: str  # person id
    founder_name: str
    sign: KeyText  # Ed25519
    seal: KeyText  # X25519


class KeyCert(Body, frozen=True, kw_only=True):
    """A key (person and device) is certified by a chief or an administrator."""

    key: str
    person: str
    sign: KeyText
    seal: KeyText
    device: str = ""


class RevokedAt(Body, frozen=True, kw_only=True):
    """The last entry of a chain that still counts; seq 0 when none does."""

    writer: str
    stream: str
    seq: int
    id: str = ""


class KeyRevoke(Body, frozen=True, kw_only=True):
    """The key ends: entries after the named ones never count, whatever time they claim."""

    key: str
    through: list[RevokedAt]
    reason: str


class WriterOpen(Body, frozen=True, kw_only=True):
    """A new incarnation of a key starts to write; it names what it continues."""

    writer: str
    key: str
    predecessor: str = ""
    heads: list[RevokedAt] = []
    reason: str = ""


class RoleGrant(Body, frozen=True, kw_only=True):
    """A person holds a role, in a unit, for a time."""

    grant: str
    person: str
    role: Role
    unit: str = ""
    starts_on: date
    ends_on: date | None = None
    may_file: bool = False
    reason: str = ""  # why it was given, or why it ends


class DeskAppoint(Body, frozen=True, kw_only=True):
    """The one writer whose open, close, reopen and publish count.

    ``closed`` names the last entries of the desk before; later ones of that writer do not count.
    """

    writer: str
    term: Annotated[int, Meta(ge=1, lt=2**31)]
    closed: list[RevokedAt] = []


class UnitSet(Body, frozen=True, kw_only=True):
    """A unit as it is called from ``starts_on`` on; several of them tell its dated names."""

    unit: str
    code: str
    name: str
    short: str = ""
    aliases: list[str] = []
    part: Literal["leaders", "office", "department"] = "department"
    files: bool = True
    order: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    successors: list[str] = []
    basis: str = ""  # the document that says so


class FurtherPost(Body, frozen=True, kw_only=True):
    """A position held beside the main one; the person is rated by the main unit alone."""

    unit: str
    position: str
    from_on: date | None = None
    until_on: date | None = None


class PersonSet(Body, frozen=True, kw_only=True):
    """A person as everybody in the agency may know them, from ``from_on`` on."""

    person: str
    name: str
    unit: str
    position: str = ""
    group: str = ""  # comparison group
    order: int = 0
    away: str = ""  # maternity, secondment, study, sick, other
    away_from: date | None = None
    away_until: date | None = None
    left_on: date | None = None
    left_why: str = ""  # retired, transferred, resigned, other
    from_on: date | None = None  # since when unit, position and name are these
    also: list[FurtherPost] = []
    basis: str = ""  # the document that says so


class PersonPrivate(Body, frozen=True, kw_only=True):
    """What only the Office keeps about a person."""

    person: str
    born_on: date | None = None
    born_year: int | None = None
    grade: str = ""  # ngạch
    party: bool | None = None
    note: str = ""


class CalendarDay(Body, frozen=True, kw_only=True):
    """A day that differs from the ordinary week."""

    day: date
    working: bool
    name: str = ""
    basis: str = ""  # the document that says so


class CalendarSet(Body, frozen=True, kw_only=True):
    """The agency's own days off and working Saturdays of a year."""

    year: int
    days: list[CalendarDay]
    reason: str = ""


class SettingsSet(Body, frozen=True, kw_only=True):
    """One named setting."""

    name: str
    value: str


class SchemeSet(Body, frozen=True, kw_only=True):
    """A scheme or a set of coefficients of the agency, as data; ``data`` alone counts."""

    scheme: str
    version: str
    data: str  # canonical JSON text
    note: str = ""  # why this version was made
    text: str = ""  # as its author wrote it, with comments


class LayoutSet(Body, frozen=True, kw_only=True):
    """A version of the agency's own layout profile, a copy of a shipped one; ``data`` counts."""

    layout: str
    version: int
    title: str
    base: str  # code of the shipped profile
    data: str  # every value as JSON text: the ledger holds no fractions
    note: str = ""  # why this version was made


class StampedReason(Body, frozen=True, kw_only=True):
    """A reason behind a deadline, as code and values."""

    code: str
    values: dict[str, str] = {}


class StampedDeadline(Body, frozen=True, kw_only=True):
    """Target and limit as instants, with their reasons."""

    target_at: Instant
    limit_at: Instant
    reasons: list[StampedReason] = []


class PeriodOpen(Body, frozen=True, kw_only=True):
    """A month is opened: what is expected of whom until when, and by which rules."""

    period: str
    units: list[str]
    report: StampedDeadline
    office: StampedDeadline
    template: str
    calendar: str  # digest
    scheme: str  # people, id@version
    unit_scheme: str  # id@version
    cut_off: Literal["forecast", "next_month", "supplement"] = "forecast"
    coefficients: str = ""
    schemes: dict[str, str] = {}  # comparison group -> id@version, where it is not ``scheme``
    reason: str = ""  # of a period.change
    filing_end_at: Instant | None = None  # no first version is signed on a desk after it


class UnitPin(Body, frozen=True, kw_only=True):
    """What counted of one unit when the month was closed."""

    unit: str
    report: str = ""  # entry ids
    grade: str = ""
    rests_on: list[str] | None = None  # 1.3: receipts, answers, extensions; none: not pinned


class PersonPin(Body, frozen=True, kw_only=True):
    """The decided rating that counted."""

    person: str
    rating: str


class Override(Body, frozen=True, kw_only=True):
    """A gate that was passed with a reason."""

    gate: str
    reason: str


class PeriodClose(Body, frozen=True, kw_only=True):
    """The lock: from now on the month is folded from these pins only."""

    period: str
    revision: int
    units: list[UnitPin]
    ratings: list[PersonPin]
    conclusions: list[str]
    missing: list[str]
    carried: list[str]
    snapshot: str  # SHA-256 of the sealed figures
    overrides: list[Override] = []
    more: int = 0  # further parts with the ratings that have no room here
    merges: list[str] | None = None  # 1.2: what was said of same tasks; none: it was not pinned


class MorePins(Body, frozen=True, kw_only=True):
    """A further part of a lock: decided ratings, where there are many people."""

    ratings: list[PersonPin]


class PeriodReopen(Body, frozen=True, kw_only=True):
    """A chief asks to reopen a closed month; a second person must confirm."""

    period: str
    close: str
    reason: str


class ReopenConfirm(Body, frozen=True, kw_only=True):
    """The second person's word on a reopening."""

    period: str
    reopen: str


class ErasedPart(Body, frozen=True, kw_only=True):
    """One part to be emptied."""

    entry: str
    n: int


class EraseOrder(Body, frozen=True, kw_only=True):
    """A lawful order to empty parts everywhere."""

    order: str
    parts: list[ErasedPart]
    legal_basis: str
    second_person: str
    person: str = ""


class EraseDone(Body, frozen=True, kw_only=True):
    """A workspace obeyed an order."""

    order: str
    parts: int


class LevelCount(Body, frozen=True, kw_only=True):
    """How many people were decided to be of a level."""

    level: str
    people: int


class PublishTotals(Body, frozen=True, kw_only=True):
    """Only totals of a month's classification, for everybody."""

    period: str
    levels: list[LevelCount]
    not_rated: int = 0
