"""Who holds which role since when, given and withdrawn with a reason."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import get_args

import msgspec

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.ledger.authority import FOUNDERS_ROLES, founders_grant
from workreport.ledger.bodies.agency import Role, RoleGrant
from workreport.services.book import Book, Look, Work
from workreport.services.people_writing import tips_of
from workreport.services.ports.rows import Fact
from workreport.services.role_ends import RoleEnd, end_of

ROLES: tuple[str, ...] = get_args(Role)
OF_UNITS = frozenset({"staff", "clerk", "deputy", "head"})


@dataclass(frozen=True, slots=True)
class RoleStory:
    """One role of one person with its days, who gave it and why."""

    grant: str
    person: str
    name: str
    role: str
    unit: str
    unit_name: str
    starts_on: date | None
    ends_on: date | None
    may_file: bool
    reason: str
    given_by: str
    given_at: datetime | None
    is_held: bool
    is_founders: bool = False  # it came with the agency


class RoleService:
    """Gives and withdraws roles; the chief of the Office and administrators do."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def roles(self) -> tuple[RoleStory, ...]:
        """Return every role there is or was, those in force first."""
        with self._book.looking() as look:
            facts = look.projections.facts("role.grant", chosen=False)
            first: dict[str, Fact] = {}
            for fact in sorted(facts, key=lambda one: one.version):
                first.setdefault(fact.key, fact)
            directory, today = look.directory, look.today
            found = []
            for fact in facts:
                body = fact.body
                if not fact.is_chosen or not isinstance(body, RoleGrant):
                    continue
                begun = first[fact.key]
                found.append(
                    RoleStory(
                        grant=body.grant,
                        person=body.person,
                        name=directory.person_name(body.person),
                        role=body.role,
                        unit=body.unit,
                        unit_name=directory.unit_name(body.unit),
                        starts_on=body.starts_on,
                        ends_on=body.ends_on,
                        may_file=body.may_file,
                        reason=body.reason,
                        given_by=directory.person_name(begun.author),
                        given_at=datetime.fromisoformat(begun.at),
                        is_held=body.starts_on <= today
                        and (body.ends_on is None or body.ends_on >= today),
                        is_founders=body.grant == founders_grant(body.role),
                    )
                )
            found += _founders(look)
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    not one.is_held,
                    directory.place_of(one.unit),
                    ROLES.index(one.role),
                    one.name,
                ),
            )
        )

    def give(  # noqa: PLR0913 - everything a person says of a role
        self,
        person: str,
        role: str,
        unit: str = "",
        *,
        reason: str,
        starts_on: date | None = None,
        ends_on: date | None = None,
        may_file: bool = False,
    ) -> str:
        """Give somebody a role from a day on; returns the grant.

        Raises:
            UseError: Role, person or unit are unknown, or the reason is missing.
            RuleError: Held already, the days are the wrong way round, or not chief or admin.
        """
        if role not in ROLES:
            raise UseError("role_unknown", role=role, known=", ".join(sorted(ROLES)))
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            _require_giver(work)
            someone = work.directory.people.get(person) or work.directory.person(person)
            starts = starts_on or work.today
            place = work.directory.unit(unit, starts).unit if unit else someone.unit
            if ends_on is not None and ends_on < starts:
                raise RuleError("role_ends_before", day=starts)
            held = work.authority.roles_of(someone.person, starts)
            if (role, place) in held or (role not in OF_UNITS and (role, "") in held):
                raise RuleError("role_held_already", person=someone.name)
            grant = new_id()
            body = RoleGrant(
                grant=grant,
                person=someone.person,
                role=role,  # type: ignore[arg-type]  # checked above
                unit=place,
                starts_on=starts,
                ends_on=ends_on,
                may_file=may_file and role == "clerk",
                reason=reason.strip(),
            )
            work.append(body, "role.grant")
        return grant

    def withdraw(self, grant: str, *, reason: str, last_on: date | None = None) -> date:
        """End a role after a day, today unless a later one is said; returns that day.

        What was signed in the role until then stays as it is.

        Raises:
            UseError: ``grant_unknown``, ``reason_missing``.
            RuleError: The day is past, the role has ended, or nobody else holds one like it.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            _require_giver(work)
            known = next((one for one in _grants(work) if one.grant == grant), None)
            if known is None:
                raise UseError("grant_unknown", grant=grant)
            last = last_on or work.today
            if last < work.today:
                raise RuleError("role_end_in_past", day=work.today)
            if known.ends_on is not None and known.ends_on <= last:
                raise RuleError("role_ended_already", day=known.ends_on)
            _require_successor(work, known.person, {known.role}, last)
            _end(work, known, last, reason.strip())
        return last

    def ending(self, grant: str, last_on: date | None = None) -> RoleEnd | None:
        """Say what follows when a role ends after a day; nothing of a role there is not."""
        with self._book.looking() as look:
            known = next((one for one in _grants(look) if one.grant == grant), None)
            if known is None:
                return None
            last = max(last_on or look.today, look.today)
            return end_of(look, known.person, (known.role, known.unit), last)


def end_roles(work: Work, person: str, last_on: date, reason: str) -> int:
    """End the roles of somebody who leaves, never before today; none where one may not.

    Raises:
        RuleError: ``role_last_chief`` or ``role_last_admin``: nobody else holds one like it.
    """
    if not work.has_role("chief", "admin"):
        return 0
    last = max(last_on, work.today)
    grants = [
        one
        for one in _grants(work)
        if one.person == person and (one.ends_on is None or one.ends_on > last)
    ]
    _require_successor(work, person, {one.role for one in grants}, last)
    for grant in grants:
        _end(work, grant, last, reason)
    return len(grants)


def _end(work: Work, grant: RoleGrant, last_on: date, reason: str) -> None:
    body = msgspec.structs.replace(grant, ends_on=last_on, reason=reason)
    tips = tips_of(work, "role.grant", f"role/{grant.grant}")
    work.append(body, "role.grant", supersedes=tips)


def _grants(look: Look) -> tuple[RoleGrant, ...]:
    """Return every grant, and those of the founder that were never written as one."""
    authority = look.authority
    known = {one.grant for one in authority.granted.get(authority.founder, ())}
    own = tuple(
        RoleGrant(
            grant=founders_grant(role),
            person=authority.founder,
            role=role,  # type: ignore[arg-type]  # one of the two
            starts_on=_founded_on(look),
        )
        for role in FOUNDERS_ROLES
        if founders_grant(role) not in known
    )
    return (*authority.grants, *own)


def _founders(look: Look) -> list[RoleStory]:
    """Return the roles that came with the agency and were never ended."""
    written = {one.grant for one in look.authority.grants}
    return [
        RoleStory(
            grant=one.grant,
            person=one.person,
            name=look.directory.person_name(one.person),
            role=one.role,
            unit="",
            unit_name="",
            starts_on=None,
            ends_on=None,
            may_file=False,
            reason="",
            given_by="",
            given_at=None,
            is_held=True,
            is_founders=True,
        )
        for one in _grants(look)
        if one.grant not in written
    ]


def _founded_on(look: Look) -> date:
    (genesis,) = look.projections.facts("agency.create", bodies=False)
    return datetime.fromisoformat(genesis.at).astimezone(AGENCY_ZONE).date()


def _require_successor(work: Work, person: str, roles: set[str], last_on: date) -> None:
    """Refuse to leave the agency without a chief, or without anybody who gives roles.

    Raises:
        RuleError: ``role_last_chief`` or ``role_last_admin``.
    """
    after = last_on + timedelta(days=1)
    heirs = {"chief": {"chief"}, "admin": {"chief", "admin"}}
    can_sign = {one.person for key, one in work.authority.keys.items() if not _is_cut(work, key)}
    lasting = {
        (one.person, str(one.role))
        for one in _grants(work)
        if one.ends_on is None and one.starts_on <= after
    }
    for role in sorted(roles & heirs.keys(), reverse=True):
        others = {who for who, held in lasting if held in heirs[role] and who != person} & can_sign
        own = {held for who, held in lasting if who == person and held not in roles}
        if not others and not own & heirs[role]:
            raise RuleError(f"role_last_{role}")


def _is_cut(work: Work, key: str) -> bool:
    return key in work.authority.cuts


def _require_giver(work: Work) -> None:
    if not work.has_role("chief", "admin"):
        raise RuleError("only_chief_gives_roles")
