"""What follows when a role ends: what its holder still has, and who can give one again."""

from dataclasses import dataclass
from datetime import date, timedelta

from workreport.services.book import Look

GIVERS = frozenset({"chief", "admin"})
_SOON = timedelta(days=7)
_DAY = timedelta(days=1)
Held = tuple[str, str]  # role and unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEnd:
    """A role that ends after a day, or has ended; ``left`` are the roles that go on after it."""

    name: str
    role: str
    last_on: date
    left: tuple[str, ...]
    chiefs: tuple[str, ...]  # names of the other chiefs of the Office then
    givers: tuple[str, ...]  # names of those who give roles then
    is_own: bool
    is_over: bool = False


def end_of(look: Look, person: str, held: Held, last_on: date) -> RoleEnd:
    """Say what follows when somebody's role ends after a day."""
    after = last_on + _DAY
    left = look.authority.roles_of(person, after) - {held}
    own = {role for role, _unit in left}
    roles = {one: own if one == person else held for one, held in _signing(look, after).items()}
    giving = [one for one in roles if roles[one] & GIVERS]
    chiefs = [one for one in giving if "chief" in roles[one]]
    name = look.directory.person_name
    return RoleEnd(
        name=name(person),
        role=held[0],
        last_on=last_on,
        left=tuple(sorted(own)),
        chiefs=tuple(name(one) for one in chiefs if one != person),
        givers=tuple(name(one) for one in sorted(giving, key=lambda one: one not in chiefs)),
        is_own=person == look.identity.person,
        is_over=last_on < look.today,
    )


def own_end(look: Look) -> RoleEnd | None:
    """Say what ended when nothing is left to whoever works here, or what ends within a week."""
    person, today = look.identity.person, look.today
    ends: list[tuple[Held, date]] = [
        ((grant.role, grant.unit), grant.ends_on)
        for grant in look.authority.granted.get(person, ())
        if grant.ends_on is not None
    ]
    if person == look.authority.founder:
        ends += [((role, ""), day) for role, day in look.authority.founder_ends.items()]
    if look.authority.roles_of(person, today):
        coming = [one for one in ends if today <= one[1] <= today + _SOON]
        found = min(coming, key=lambda one: (one[1], one[0]), default=None)
    else:
        over = [one for one in ends if one[1] < today]
        found = max(over, key=lambda one: (one[1], one[0]), default=None)
    return None if found is None else end_of(look, person, *found)


def _signing(look: Look, day: date) -> dict[str, set[str]]:
    """Return the roles of those whose key counts on a day."""
    known = look.authority
    signing = {one.person for key, one in known.keys.items() if key not in known.cuts}
    return {
        one: {role for role, _unit in roles}
        for one, roles in known.roles_on(day).items()
        if one in signing
    }
