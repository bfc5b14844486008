"""Who works in an open workspace, and which desk that makes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workreport.domain.period import Period
from workreport.i18n.role_text import role_words

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk


class DeskKind(StrEnum):
    """Which pages a window has."""

    OFFICE = "office"
    LEADERS = "leaders"
    DEPARTMENT = "department"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The person, the unit and the desk of a workspace."""

    kind: DeskKind
    agency: str
    unit: str
    unit_id: str
    person: str
    position: str
    training: bool
    is_chief: bool
    month: Period
    workspace: str
    has_own_month: bool = False
    """Whether the person, beside the department's report, has own tasks to send to the head."""


def read_standing(desk: "Desk") -> Standing:
    """Read who works here; done off the UI thread."""
    with desk.book.looking_once() as look:
        month = desk.periods.current()
        identity, directory = look.identity, look.directory
        roles = {role for role, _unit in look.roles()}
        units = look.own_units()
        office = directory.office
        kind = _kind_of(roles)
        if kind is DeskKind.OFFICE and office is not None:
            unit = office.unit
        else:
            unit = units[0] if units else ""
        person = directory.people.get(identity.person)
        position = "" if person is None else person.position
        return Standing(
            kind=kind,
            agency=identity.agency,
            unit=directory.unit_name(unit) or identity.agency,
            unit_id=unit,
            person=identity.name,
            position=position or ", ".join(role_words(role) for role in sorted(roles)),
            training=identity.training,
            is_chief="chief" in roles,
            month=month,
            workspace=identity.workspace,
            has_own_month=_has_own_month(kind, roles, is_known=person is not None),
        )


def _has_own_month(kind: DeskKind, roles: set[str], *, is_known: bool) -> bool:
    """Tell whether a deputy or a clerk works here; the head sends nothing to the head."""
    return is_known and kind is DeskKind.DEPARTMENT and bool(roles) and "head" not in roles


def _kind_of(roles: set[str]) -> DeskKind:
    if roles & {"chief", "officer"}:
        return DeskKind.OFFICE
    if "leader" in roles:
        return DeskKind.LEADERS
    is_member = "staff" in roles and not roles & {"head", "deputy", "clerk"}
    return DeskKind.MEMBER if is_member else DeskKind.DEPARTMENT
