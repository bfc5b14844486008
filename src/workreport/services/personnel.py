"""People over time: positions, moves with their day, order on lists, posts held beside, leaving."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.names import normal
from workreport.domain.reason import Reason
from workreport.ledger.bodies.agency import FurtherPost, PersonSet
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import Calendars
from workreport.services.dated_directory import span_on
from workreport.services.directory import listed, rank_of
from workreport.services.organisation import first_free_day
from workreport.services.people_writing import set_person
from workreport.services.role_book import end_roles
from workreport.services.roster_import import comparison_group

LEFT_WHY = ("retired", "transferred", "resigned", "other")
GROUPS = ("leaders", "heads", "deputies", "civil_servants", "support")


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """Where somebody was from a day until another, and as what."""

    unit_name: str
    position: str
    from_on: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class PostBeside:
    """A position held beside the main one."""

    unit: str
    unit_name: str
    position: str
    from_on: date | None
    until_on: date | None


@dataclass(frozen=True, slots=True)
class PersonStory:
    """A person with every place and what else is known to all."""

    body: PersonSet
    unit_name: str
    is_here: bool
    spans: tuple[PlaceSpan, ...]
    beside: tuple[PostBeside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChange:
    """What shall be said of a person; ``None`` leaves it. Without a day it mends what is said."""

    name: str | None = None
    unit: str | None = None  # code or id
    position: str | None = None
    group: str | None = None
    on: date | None = None
    basis: str = ""


class PersonnelService:
    """Keeps the people of the agency; the Office does."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def people(self) -> tuple[PersonStory, ...]:
        """Return everybody: unit by unit in printed order, those who left at the end."""
        with self._book.looking() as look:
            directory = look.directory
            found = [_story(look, one) for one in directory.people.values()]
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    not one.is_here,
                    directory.place_of(one.body.unit),
                    listed(one.body),
                ),
            )
        )

    def add(self, wanted: PersonChange) -> str:
        """Put somebody new on the list; returns the id.

        Raises:
            UseError: The name is missing, or the unit is unknown.
            RuleError: Somebody of this name is there already, or not the Office.
        """
        with self._book.working() as work:
            _require_office(work)
            name = " ".join((wanted.name or "").split())
            if not name or not wanted.unit:
                raise UseError("person_incomplete")
            unit = _unit_of(work, wanted.unit, wanted.on or work.today)
            if any(normal(one.name) == normal(name) for one in work.directory.members(unit)):
                raise RuleError(
                    "person_there_already", person=name, unit=work.directory.unit_name(unit)
                )
            position = " ".join((wanted.position or "").split())
            order = max((one.order for one in work.directory.members(unit)), default=0) + 1
            person = new_id()
            body = PersonSet(
                person=person,
                name=name,
                unit=unit,
                position=position,
                group=_group(wanted.group, position),
                order=order,
                from_on=wanted.on,
                basis=wanted.basis.strip(),
            )
            set_person(work, body)
        return person

    def preview(self, person: str, wanted: PersonChange) -> tuple[Reason, ...]:
        """Say in words what a change would do."""
        with self._book.working(keep=False) as work:
            return self._change(work, person, wanted)

    def change(self, person: str, wanted: PersonChange) -> tuple[Reason, ...]:
        """Give somebody another name, position or unit, from a day on when one is said.

        Raises:
            UseError: The person or unit is unknown.
            RuleError: Nothing changes, the day lies in a locked month, or not the Office.
        """
        with self._book.working() as work:
            return self._change(work, person, wanted)

    def leave(self, person: str, last_on: date, why: str, basis: str = "") -> int:
        """Say that somebody works here no more after a day; returns how many roles end with it.

        Raises:
            UseError: ``left_why_unknown``.
            RuleError: Not the Office.
        """
        if why not in LEFT_WHY:
            raise UseError("left_why_unknown", why=why, known=", ".join(LEFT_WHY))
        with self._book.working() as work:
            known = _known(work, person)
            body = msgspec.structs.replace(
                _last(work, known), left_on=last_on, left_why=why, basis=basis.strip()
            )
            set_person(work, body)
            return end_roles(work, known.person, last_on, why)

    def return_(self, person: str) -> None:
        """Take it back that somebody left."""
        with self._book.working() as work:
            known = _known(work, person)
            if known.left_on is None:
                raise RuleError("set_up_nothing_changes")
            set_person(work, msgspec.structs.replace(_last(work, known), left_on=None, left_why=""))

    def hold_beside(
        self, person: str, unit: str, position: str, from_on: date, until_on: date | None = None
    ) -> None:
        """Say that somebody holds a further position; said again with an end, it ends.

        Raises:
            UseError: The position is missing, or the unit is unknown.
            RuleError: It is the main unit, or not the Office.
        """
        with self._book.working() as work:
            known = _known(work, person)
            place, words = _unit_of(work, unit, from_on), " ".join(position.split())
            if not words:
                raise UseError("person_incomplete")
            if place == known.unit:
                raise RuleError("post_in_main_unit", unit=work.directory.unit_name(place))
            post = FurtherPost(unit=place, position=words, from_on=from_on, until_on=until_on)
            others = [one for one in known.also if (one.unit, one.position) != (place, words)]
            body = msgspec.structs.replace(_last(work, known), also=[*others, post])
            set_person(work, body)

    def arrange(self, unit: str, people: Sequence[str]) -> int:
        """Sign the order of a unit's people on lists; returns how many places changed.

        The printed order goes by position first: nobody passes somebody of a higher one.

        Raises:
            RuleError: ``order_against_position``, ``order_incomplete``, or not the Office.
        """
        with self._book.working() as work:
            _require_office(work)
            place = _unit_of(work, unit, work.today)
            known = {one.person: one for one in work.directory.members(place)}
            if set(people) != set(known) or len(people) != len(known):
                raise RuleError("order_incomplete", unit=work.directory.unit_name(place))
            ranks = [rank_of(known[one]) for one in people]
            if ranks != sorted(ranks):
                raise RuleError("order_against_position")
            changed = 0
            for order, one in zip(_places(known.values()), people, strict=True):
                if known[one].order != order:
                    set_person(work, msgspec.structs.replace(known[one], order=order))
                    changed += 1
        return changed

    def _change(self, work: Work, person: str, wanted: PersonChange) -> tuple[Reason, ...]:
        known = _known(work, person)
        if wanted.on is not None:
            earliest = first_free_day(work, self._calendars)
            if wanted.on < earliest:
                raise RuleError("set_up_in_locked_month", day=earliest)
        before = known if wanted.on is None else _at(work, known, wanted.on)
        after = self._wanted(work, before, wanted)
        same = msgspec.structs.replace(after, from_on=before.from_on, basis=before.basis)
        if same == before:
            raise RuleError("set_up_nothing_changes")
        set_person(work, after)
        return _change_lines(work, before, after, wanted.on)

    @staticmethod
    def _wanted(work: Work, before: PersonSet, wanted: PersonChange) -> PersonSet:
        day = wanted.on or work.today
        unit = before.unit if wanted.unit is None else _unit_of(work, wanted.unit, day)
        position = before.position if wanted.position is None else wanted.position
        position = " ".join(position.split())
        group = before.group
        if wanted.group is not None or position != before.position:
            group = _group(wanted.group, position)
        order = before.order
        if unit != before.unit:
            order = max((one.order for one in work.directory.members(unit)), default=0) + 1
        return msgspec.structs.replace(
            before,
            name=" ".join((wanted.name or before.name).split()),
            unit=unit,
            position=position,
            group=group,
            order=order,
            from_on=before.from_on if wanted.on is None else wanted.on,
            basis=wanted.basis.strip() or ("" if wanted.on else before.basis),
        )


def _places(people: Iterable[PersonSet]) -> Sequence[int]:
    """Return the places of a list: those its people have already, so that no other list moves."""
    taken = sorted(one.order for one in people)
    return taken if len(set(taken)) == len(taken) else range(1, len(taken) + 1)


def _change_lines(
    look: Look, before: PersonSet, after: PersonSet, on: date | None
) -> tuple[Reason, ...]:
    name = look.directory.unit_name
    day = on or look.today
    lines: list[Reason] = []
    values: dict[str, object] = {"person": after.name, "day": day}
    if after.name != before.name:
        lines.append(Reason("person_renamed", {**values, "before": before.name}))
    if after.unit != before.unit:
        moved = {**values, "unit": name(after.unit), "before": name(before.unit)}
        lines.append(Reason("person_moves", moved))
        held = [one.unit for one in look.authority.granted.get(after.person, ())]
        if before.unit in held:
            lines.append(
                Reason("person_roles_stay", {"person": after.name, "unit": name(before.unit)})
            )
    if after.position != before.position:
        lines.append(Reason("person_position", {**values, "position": after.position or "–"}))
    if after.group != before.group:
        lines.append(Reason("person_group", {**values, "group": after.group}))
    return tuple(lines)


def _story(look: Look, body: PersonSet) -> PersonStory:
    directory = look.directory
    spans = directory.dated.people.get(body.person, (body,))
    return PersonStory(
        body=body,
        unit_name=directory.unit_name(body.unit),
        is_here=directory.is_here(body),
        spans=tuple(
            PlaceSpan(
                _unit_name_on(look, one.unit, one.from_on), one.position, one.from_on, one.basis
            )
            for one in spans
        ),
        beside=tuple(
            PostBeside(
                one.unit, directory.unit_name(one.unit), one.position, one.from_on, one.until_on
            )
            for one in body.also
        ),
    )


def _unit_name_on(look: Look, unit: str, day: date | None) -> str:
    return look.directory.on(day or date.min).unit_name(unit)


def _require_office(work: Work) -> None:
    if not work.is_office:
        raise RuleError("only_office_sets_up")


def _known(work: Work, person: str) -> PersonSet:
    _require_office(work)
    return work.directory.people.get(person) or work.directory.person(person)


def _last(work: Work, known: PersonSet) -> PersonSet:
    """Return what was said of the newest place, planned ones too: it holds leaving and posts."""
    spans = work.directory.dated.people.get(known.person, (known,))
    return msgspec.structs.replace(spans[-1], also=known.also)


def _at(work: Work, known: PersonSet, day: date) -> PersonSet:
    spans = work.directory.dated.people.get(known.person, (known,))
    return msgspec.structs.replace(span_on(spans, day), left_on=known.left_on, also=known.also)


def _unit_of(work: Work, unit: str, day: date) -> str:
    return work.directory.unit(unit, day).unit


def _group(wanted: str | None, position: str) -> str:
    if wanted and wanted not in GROUPS:
        raise UseError("rank_unknown", group=wanted, known=", ".join(GROUPS))
    return wanted or comparison_group(position)
