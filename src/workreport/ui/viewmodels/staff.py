"""The people on the set-up page: order on lists, positions, moves, further posts, leaving."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, UseError
from workreport.i18n.formats import day_text, shown
from workreport.i18n.messages import sentence
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.models.column import GroupHead
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.domain.reason import Reason
    from workreport.services.personnel import PersonChange, PersonStory
    from workreport.services.ports.program import Desk

_KINDS = frozenset({"unit.set", "person.set", "role.grant"})
ACTS = {
    "change": N_("Đổi chức vụ, họ tên"),
    "move": N_("Chuyển đơn vị"),
    "beside": N_("Kiêm nhiệm"),
    "leave": N_("Thôi việc, nghỉ hưu"),
    "return": N_("Ghi lại là đang công tác"),
    "add": N_("Thêm một người"),
}
LEFT_WORDS = {
    "retired": N_("Nghỉ hưu"),
    "transferred": N_("Chuyển công tác"),
    "resigned": N_("Thôi việc"),
    "other": N_("Lý do khác"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """One person of a list."""

    id: str
    name: str
    position: str
    since: str
    more: str
    unit: str
    rank: int
    group: GroupHead


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """Everything the part shows."""

    rows: tuple[StaffRow, ...]
    units: tuple[tuple[str, str], ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffForm:
    """What shall be said of a person, as it is typed."""

    act: str
    person: str
    name: str = ""
    unit: str = ""
    position: str = ""
    on: date | None = None
    until: date | None = None
    why: str = ""
    basis: str = ""


class Staff(QObject):
    """The commands of the part; an order is arranged first and signed as one act.

    Signals:
        facts_changed: ``StaffFacts``, also when the order was arranged differently.
        arranged: Whether an order waits to be signed.
        previewed: What signing would do, one sentence each.
        refused: What is wrong with what was typed.
        signed: It was signed.
    """

    facts_changed = Signal(object)
    arranged = Signal(bool)
    previewed = Signal(object)
    refused = Signal(str)
    signed = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.facts: StaffFacts | None = None
        self._orders: dict[str, list[str]] = {}  # unit -> people as arranged, not signed yet
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the people anew."""
        self._session.run(partial(read_staff, self._session.desk), self._on_read)

    def row(self, person: str) -> StaffRow | None:
        """Return a person."""
        rows = () if self.facts is None else self.facts.rows
        return next((one for one in rows if one.id == person), None)

    # --- order ---------------------------------------------------------------------------------

    def move(self, person: str, step: int) -> None:
        """Put somebody one place up or down, among people of the same position."""
        row = self.row(person)
        if row is None or self.facts is None or not row.unit:
            return
        same = [one.id for one in self.facts.rows if one.unit == row.unit]
        at = same.index(person)
        to = at + step
        other = self.row(same[to]) if 0 <= to < len(same) else None
        if other is None or other.rank != row.rank:
            self.refused.emit(sentence("order_against_position", {}))
            return
        same[at], same[to] = same[to], same[at]
        self._orders[row.unit] = same
        self._show_order()
        self.arranged.emit(True)

    def sign_order(self) -> None:
        """Sign every order that was arranged."""
        service, orders = self._session.desk.personnel, dict(self._orders)

        def work() -> int:
            return sum(service.arrange(unit, people) for unit, people in orders.items())

        self._session.run(work, self._on_order_signed)

    def _show_order(self) -> None:
        if self.facts is None:
            return
        by_id = {one.id: one for one in self.facts.rows}
        left = {unit: iter(people) for unit, people in self._orders.items()}
        rows = tuple(
            by_id[next(left[one.unit])] if one.unit in left else one for one in self.facts.rows
        )
        self.facts = StaffFacts(rows, self.facts.units, self.facts.today)
        self.facts_changed.emit(self.facts)

    def _on_order_signed(self, count: int) -> None:
        self._orders.clear()
        self.arranged.emit(False)
        words = ngettext("Đã ký thứ tự: {count} chỗ đổi.", "Đã ký thứ tự: {count} chỗ đổi.", count)
        self._session.tell_done(words.format(count=count))

    # --- changes -------------------------------------------------------------------------------

    def preview(self, form: StaffForm) -> None:
        """Say what signing would do."""
        work = partial(_preview, self._session.desk, form, self.row(form.person))
        self._session.run(work, self._on_previewed, self._on_refused)

    def sign(self, form: StaffForm) -> None:
        """Sign what was typed of a person."""
        work = partial(_sign, self._session.desk, form)
        self._session.run(work, self._on_signed, self._on_refused)

    def _on_read(self, facts: StaffFacts) -> None:
        self._orders.clear()
        self.arranged.emit(False)
        self.facts = facts
        self.facts_changed.emit(facts)

    def _on_previewed(self, said: tuple[str, ...]) -> None:
        self.previewed.emit(said)

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, shown(error.values)))

    def _on_signed(self, said: str) -> None:
        self._session.tell_done(said)
        self.signed.emit()


def read_staff(desk: "Desk") -> StaffFacts:
    """Read the people; to be called off the UI thread."""
    people = desk.personnel.people()
    with desk.book.looking() as look:
        units = tuple((one.code, one.name) for one in look.directory.units_on(look.today))
        today = look.today
    return StaffFacts(tuple(_row(one) for one in people), units, today)


def _row(story: "PersonStory") -> StaffRow:
    from workreport.services.directory import rank_of  # noqa: PLC0415 - loaded with its work

    body = story.body
    since = next((one.from_on for one in reversed(story.spans) if one.from_on), None)
    more = [f"{_('kiêm')} {one.position}, {one.unit_name}" for one in story.beside]
    if body.left_on is not None:
        why = _(LEFT_WORDS.get(body.left_why, N_("Thôi việc")))
        more.append(_("{why} sau ngày {day}").format(why=why, day=day_text(body.left_on)))
    here = story.is_here
    group = (
        GroupHead(body.unit, story.unit_name)
        if here
        else GroupHead("gone", _("Đã thôi việc, nghỉ hưu, chuyển đi"), rank=1)
    )
    return StaffRow(
        id=body.person,
        name=body.name,
        position=body.position,
        since="" if since is None else day_text(since),
        more=" · ".join(more),
        unit=body.unit if here else "",
        rank=rank_of(body),
        group=group,
    )


def _change(form: StaffForm) -> "PersonChange":
    from workreport.services.personnel import PersonChange  # noqa: PLC0415 - with its work

    if form.act == "move":
        return PersonChange(
            unit=form.unit, position=form.position or None, on=_day(form.on), basis=form.basis
        )
    return PersonChange(
        name=form.name or None, position=form.position or None, on=form.on, basis=form.basis
    )


def _preview(desk: "Desk", form: StaffForm, row: StaffRow | None) -> tuple[str, ...]:
    name = form.name if row is None else row.name
    if form.act in {"change", "move"}:
        said: Sequence[Reason] = desk.personnel.preview(form.person, _change(form))
        return tuple(reason_text(one.code, one.values) for one in said)
    if form.act == "leave":
        words = _(
            "{name} thôi công tác sau ngày {day}: {why}. Vai trò hết theo, tháng cũ giữ nguyên."
        )
        why = _(LEFT_WORDS.get(form.why, N_("Lý do khác")))
        return (words.format(name=name, day=day_text(_day(form.on)), why=why.lower()),)
    if form.act == "beside":
        words = _("{name} kiêm {position} từ ngày {day}; vẫn được xếp loại ở đơn vị chính.")
        return (words.format(name=name, position=form.position, day=day_text(_day(form.on))),)
    if form.act == "return":
        return (_("{name} được ghi lại là đang công tác.").format(name=name),)
    return (_("Thêm {name} vào danh sách.").format(name=form.name),)


def _sign(desk: "Desk", form: StaffForm) -> str:
    from workreport.services.personnel import PersonChange  # noqa: PLC0415 - with its work

    service = desk.personnel
    if form.act in {"change", "move"}:
        said = service.change(form.person, _change(form))
        return " ".join(reason_text(one.code, one.values) for one in said)
    if form.act == "leave":
        count = service.leave(form.person, _day(form.on), form.why, form.basis)
        words = ngettext(
            "Đã ghi; {count} vai trò hết theo.", "Đã ghi; {count} vai trò hết theo.", count
        )
        return words.format(count=count)
    if form.act == "beside":
        service.hold_beside(form.person, form.unit, form.position, _day(form.on), form.until)
        return _("Đã ghi kiêm nhiệm.")
    if form.act == "return":
        service.return_(form.person)
        return _("Đã ghi đang công tác.")
    service.add(
        PersonChange(
            name=form.name,
            unit=form.unit,
            position=form.position,
            on=form.on,
            basis=form.basis,
        )
    )
    return _("Đã thêm {person}.").format(person=form.name)


def _day(day: date | None) -> date:
    if day is None:
        raise UseError("set_up_day_missing")
    return day


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & _KINDS)
