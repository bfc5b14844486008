"""Who holds which role since when, on the set-up page: given and withdrawn with a reason."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.i18n.formats import day_text, shown
from workreport.i18n.messages import sentence
from workreport.i18n.role_text import role_words
from workreport.i18n.translation import _
from workreport.ui.models.column import GroupHead
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.role_end_words import role_end_words

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.services.role_book import RoleStory
    from workreport.services.role_ends import RoleEnd

_KINDS = frozenset({"role.grant", "person.set", "unit.set"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """One role of one person."""

    id: str
    name: str
    role: str
    unit: str
    days: str
    why: str
    can_end: bool
    group: GroupHead


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """Everything the part shows."""

    rows: tuple[RoleRow, ...]
    people: tuple[tuple[str, str], ...]  # id and name with unit
    units: tuple[tuple[str, str], ...]
    may_give: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleForm:
    """A role to be given, as it is typed."""

    person: str
    role: str
    unit: str
    on: date | None
    until: date | None
    may_file: bool
    reason: str


class RoleList(QObject):
    """The commands of the part.

    Signals:
        facts_changed: ``RoleFacts``.
        refused: What is wrong with what was typed.
        signed: It was signed.
        looked_ahead: What follows when the role asked about ends.
    """

    facts_changed = Signal(object)
    refused = Signal(str)
    signed = Signal()
    looked_ahead = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the roles anew."""
        self._session.run(partial(read_roles, self._session.desk), self._on_read)

    def give(self, form: RoleForm) -> None:
        """Give a role."""
        work = partial(
            self._session.desk.roles.give,
            form.person,
            form.role,
            form.unit,
            reason=form.reason,
            starts_on=form.on,
            ends_on=form.until,
            may_file=form.may_file,
        )
        self._session.run(work, self._on_given, self._on_refused)

    def withdraw(self, grant: str, reason: str, last_on: date | None) -> None:
        """End a role."""
        work = partial(_withdraw, self._session.desk, grant, reason, last_on)
        self._session.run(work, self._on_withdrawn, self._on_refused)

    def look_ahead(self, grant: str, last_on: date | None) -> None:
        """Say what follows when a role ends after a day."""
        work = partial(self._session.desk.roles.ending, grant, last_on)
        self._session.run(work, self._on_looked_ahead)

    def _on_read(self, facts: RoleFacts) -> None:
        self.facts_changed.emit(facts)

    def _on_given(self, _grant: str) -> None:
        self._session.tell_done(_("Đã giao vai trò."))
        self.signed.emit()

    def _on_withdrawn(self, done: "tuple[date, RoleEnd | None]") -> None:
        last_on, end = done
        words = _("Vai trò hết hiệu lực sau ngày {day}.").format(day=day_text(last_on))
        follows = "" if end is None else role_end_words(end)
        self._session.tell_done(" ".join(filter(None, (words, follows))))
        self.signed.emit()

    def _on_looked_ahead(self, end: "RoleEnd | None") -> None:
        self.looked_ahead.emit("" if end is None else role_end_words(end))

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, shown(error.values)))


def read_roles(desk: "Desk") -> RoleFacts:
    """Read the roles; to be called off the UI thread."""
    roles = desk.roles.roles()
    people = desk.personnel.people()
    with desk.book.looking() as look:
        units = tuple((one.code, one.name) for one in look.directory.units_on(look.today))
        may_give = look.has_role("chief", "admin")
    return RoleFacts(
        tuple(_row(one) for one in roles),
        tuple(
            (one.body.person, f"{one.body.name} · {one.unit_name}") for one in people if one.is_here
        ),
        units,
        may_give,
    )


def _withdraw(
    desk: "Desk", grant: str, reason: str, last_on: date | None
) -> "tuple[date, RoleEnd | None]":
    last = desk.roles.withdraw(grant, reason=reason, last_on=last_on)
    return last, desk.roles.ending(grant, last)


def _row(story: "RoleStory") -> RoleRow:
    why = story.reason
    if story.is_founders and not story.reason:
        why = _("Người lập cơ quan")
    elif story.given_by:
        why = " · ".join(
            part for part in (why, _("giao bởi {name}").format(name=story.given_by)) if part
        )
    return RoleRow(
        id=f"{story.grant}/{story.person}",
        name=story.name,
        role=role_words(story.role),
        unit=story.unit_name,
        days=_days(story),
        why=why,
        can_end=story.is_held,
        group=GroupHead("held", _("Đang giữ"))
        if story.is_held
        else GroupHead("ended", _("Đã hết hoặc chưa bắt đầu"), rank=1),
    )


def _days(story: "RoleStory") -> str:
    since = "" if story.starts_on is None else day_text(story.starts_on)
    until = "" if story.ends_on is None else day_text(story.ends_on)
    return f"{since} – {until}" if until else since


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & _KINDS)
