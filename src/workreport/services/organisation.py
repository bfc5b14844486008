"""The organisation over time: units are opened, renamed, closed, merged and split from a day on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

import msgspec

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.reason import Reason
from workreport.i18n.translation import _
from workreport.ledger.bodies.agency import PeriodOpen, PersonSet, UnitSet
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.month import read_month
from workreport.services.people_writing import person_from, set_person, tips_of
from workreport.services.unit_plans import PlannedUnits, plan_units

Act = Literal["new", "rename", "close", "merge", "split"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWish:
    """How a unit shall be called; ``unit`` is empty when it comes into being."""

    code: str
    name: str
    short: str = ""
    part: Literal["leaders", "office", "department"] = "department"
    files: bool = True
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reorganisation:
    """What shall be true from a day on; ``units`` are touched, ``into`` is what they become.

    ``people`` says into which code of ``into`` somebody goes; all others go into the first.
    """

    act: Act
    on: date
    units: tuple[str, ...] = ()
    into: tuple[UnitWish, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """One name of a unit with its days."""

    code: str
    name: str
    short: str
    from_on: date | None
    until_on: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class UnitStory:
    """A unit with all the names it had and what follows it."""

    unit: str
    code: str
    name: str
    short: str
    part: str
    files: bool
    spans: tuple[UnitSpan, ...]
    ends_on: date | None
    successors: tuple[str, ...]  # names
    people: int
    heirs: tuple[str, ...]  # ids of those that follow it today, whatever lay between


class OrganisationService:
    """Reads and changes the units of the agency."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def units(self) -> tuple[UnitStory, ...]:
        """Return every unit there is or ever was, those that exist first."""
        with self._book.looking() as look:
            stories = [_story(look, unit) for unit in look.directory.in_order]
            return tuple(sorted(stories, key=lambda one: _has_ended(one, look.today)))

    def earliest(self) -> date:
        """Return the first day a change may take effect: after the months that are locked."""
        with self._book.looking() as look:
            return first_free_day(look, self._calendars)

    def preview(self, wanted: Reorganisation) -> tuple[Reason, ...]:
        """Say in words what signing would do, without doing it.

        Raises:
            RuleError: It may not be; the code says why.
            UseError: Something is missing.
        """
        with self._book.working(keep=False) as work:
            return self._apply(work, wanted)

    def sign(self, wanted: Reorganisation) -> tuple[Reason, ...]:
        """Sign a change of the organisation; returns what it did in the words of the preview."""
        with self._book.working() as work:
            return self._apply(work, wanted)

    def _apply(self, work: Work, wanted: Reorganisation) -> tuple[Reason, ...]:
        if not work.is_office:
            raise RuleError("only_office_sets_up")
        earliest = first_free_day(work, self._calendars)
        if wanted.on < earliest:
            raise RuleError("set_up_in_locked_month", day=earliest)
        plan = plan_units(work.directory, wanted.act, wanted.on, wanted.units, _wishes(wanted))
        moving = _moving(work, wanted, plan)
        for body in plan.bodies:
            named = msgspec.structs.replace(body, basis=wanted.basis.strip())
            work.append(
                named, "unit.set", supersedes=tips_of(work, "unit.set", f"unit/{body.unit}")
            )
        for person, target in moving:
            set_person(work, person_from(person, wanted.on, unit=target, basis=wanted.basis))
        lines = [*plan.lines, *_people_lines(work, moving, plan)]
        lines += self._months(work, wanted.on, plan, wanted.basis)
        return tuple(lines)

    def _months(self, work: Work, on: date, plan: PlannedUnits, basis: str) -> Sequence[Reason]:
        """Let months that begin after the day expect the units they will have."""
        lines: list[Reason] = []
        may = work.has_role("chief") and work.authority.desk == work.identity.writer
        for period, opened, entry in open_months(work, self._calendars):
            expected = plan.expected(opened.units)
            if period.last_day < on or not (plan.ended or plan.begun):
                continue
            if period.first_day < on:
                if plan.ended & set(opened.units):
                    lines.append(Reason("set_up_month_stays", _told(period)))
                continue
            if expected == opened.units:
                continue
            if not may:
                lines.append(Reason("set_up_month_needs_desk", _told(period)))
                continue
            reason = basis.strip() or _("Thay đổi tổ chức")
            changed = msgspec.structs.replace(opened, units=expected, reason=reason)
            work.append(changed, "period.change", supersedes=[entry])
            lines.append(Reason("set_up_month_moves", _told(period)))
        return lines


def _told(period: Period) -> dict[str, object]:
    return {"month": f"{period.month:02d}/{period.year}"}


def open_months(look: Look, calendars: Calendars) -> Sequence[tuple[Period, PeriodOpen, str]]:
    """Return the months that are open and not locked, with their stamps and entries."""
    found = []
    facts = look.projections.facts("period.open", bodies=False, chosen=False)
    for name in sorted({fact.period for fact in facts}):
        fact = look.one("period.open", "period.change", period=name)
        if fact is None or not isinstance(fact.body, PeriodOpen):
            continue
        period = Period.parse(name)
        if not read_month(look, calendars, period).is_pinned:
            found.append((period, fact.body, fact.entry))
    return found


def first_free_day(look: Look, calendars: Calendars) -> date:
    """Return the first day after every month that is locked, the day nothing printed changes."""
    locked = [
        period
        for name in sorted(
            {fact.period for fact in look.projections.facts("period.close", bodies=False)}
        )
        if read_month(look, calendars, period := Period.parse(name)).is_pinned
    ]
    return locked[-1].last_day + _DAY if locked else date.min


def _wishes(wanted: Reorganisation) -> tuple[UnitSet, ...]:
    return tuple(
        UnitSet(
            unit=one.unit,
            code=one.code.strip(),
            name=" ".join(one.name.split()),
            short=" ".join(one.short.split()),
            part=one.part,
            files=one.files,
        )
        for one in wanted.into
    )


def _moving(
    look: Look, wanted: Reorganisation, plan: PlannedUnits
) -> Sequence[tuple[PersonSet, str]]:
    """Return who goes where: told by name, else from what ends into what follows first."""
    targets = {body.code.casefold(): body.unit for body in plan.into}
    there = look.directory.on(wanted.on)
    found = []
    for unit in wanted.units:
        for person in there.members(unit):
            told = wanted.people.get(person.person, "")
            target = targets.get(told.casefold()) if told else None
            if target is None and unit in plan.ended and plan.into:
                target = plan.into[0].unit
            if target is not None and target != unit:
                found.append((person, target))
    return found


def _people_lines(
    look: Look, moving: Sequence[tuple[PersonSet, str]], plan: PlannedUnits
) -> Sequence[Reason]:
    lines: list[Reason] = []
    for body in plan.into:
        names = [person.name for person, target in moving if target == body.unit]
        if names:
            values = {"count": len(names), "unit": body.name, "names": ", ".join(names)}
            lines.append(Reason("set_up_people_move", values))
    if not plan.into:
        for unit in sorted(plan.ended):
            left = look.directory.members(unit)
            if left:
                values = {"count": len(left), "names": ", ".join(one.name for one in left)}
                lines.append(Reason("set_up_people_left", values))
    roles = sum(
        grant.unit in plan.ended and (grant.ends_on is None or grant.ends_on >= look.today)
        for grant in look.authority.grants
    )
    if roles:
        lines.append(Reason("set_up_roles_stay", {"count": roles}))
    return lines


def _story(look: Look, unit: UnitSet) -> UnitStory:
    directory = look.directory
    said = directory.dated.units.get(unit.unit, (unit,))
    starts = [body.starts_on for body in said]
    spans = tuple(
        UnitSpan(body.code, body.name, body.short, body.starts_on, _day_before(after), body.basis)
        for body, after in zip(said, [*starts[1:], None], strict=True)
    )
    last = said[-1]
    heirs = directory.successors(unit.unit, look.today)
    return UnitStory(
        unit=unit.unit,
        code=unit.code,
        name=unit.name,
        short=unit.short,
        part=unit.part,
        files=unit.files,
        spans=spans,
        ends_on=last.ends_on,
        successors=tuple(directory.unit_name(one) for one in last.successors),
        people=len(directory.members(unit.unit)),
        heirs=tuple(sorted(heirs, key=directory.place_of)),
    )


def _day_before(day: date | None) -> date | None:
    return None if day is None else day - _DAY


def _has_ended(story: UnitStory, today: date) -> bool:
    return story.ends_on is not None and story.ends_on < today
