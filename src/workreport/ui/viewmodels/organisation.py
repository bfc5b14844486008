"""The units of the agency on the set-up page: their names over time, changed after a preview."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, UseError
from workreport.i18n.formats import day_text, period_text, shown
from workreport.i18n.messages import sentence
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.models.column import GroupHead
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.domain.reason import Reason
    from workreport.services.organisation import Reorganisation, UnitStory, UnitWish
    from workreport.services.ports.program import Desk

_KINDS = frozenset({"unit.set", "person.set", "period.change", "task.handover", "period.close"})
ACTS = {
    "rename": N_("Đổi tên"),
    "merge": N_("Sáp nhập"),
    "split": N_("Tách"),
    "new": N_("Lập đơn vị"),
    "close": N_("Thôi hoạt động"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit, or an earlier name of one."""

    id: str
    unit: str
    code: str
    name: str
    since: str
    until: str
    follows: str
    people: str
    group: GroupHead


@dataclass(frozen=True, slots=True)
class LeftRow:
    """What an ended unit left open, and who may take it over."""

    unit: str
    words: str
    warning: str
    count: int
    heirs: tuple[tuple[str, str], ...]
    tasks: tuple[tuple[str, str], ...] = ()  # id and content


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who goes into one of the parts when the unit is split; ``unit`` is its code."""

    person: str
    words: str
    unit: str


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """Everything the part shows."""

    rows: tuple[UnitRow, ...]
    left: tuple[LeftRow, ...]
    stories: tuple["UnitStory", ...]
    near: date
    hint: str
    people: tuple[Member, ...] = ()

    def members(self, code: str) -> tuple[Member, ...]:
        """Return the people of a unit, by its code."""
        wanted = code.strip().casefold()
        return tuple(one for one in self.people if one.unit.casefold() == wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitForm:
    """A change as it is typed; ``units`` are codes, ``parts`` one line for each part of a split."""

    act: str
    units: str = ""
    code: str = ""
    name: str = ""
    short: str = ""
    files: bool = True
    parts: str = ""
    people: tuple[tuple[str, str], ...] = ()  # of a split: person and code of the part
    on: date | None = None
    basis: str = ""


class Organisation(QObject):
    """The commands of the part.

    Signals:
        facts_changed: ``OrganisationFacts``.
        previewed: What signing would do, one sentence each.
        refused: What is wrong with what was typed.
        signed: It was signed.
    """

    facts_changed = Signal(object)
    previewed = Signal(object)
    refused = Signal(str)
    signed = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.facts: OrganisationFacts | None = None
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the units anew."""
        self._session.run(partial(read_organisation, self._session.desk), self._on_read)

    def preview(self, form: UnitForm) -> None:
        """Say what signing would do."""
        desk = self._session.desk
        work = partial(_try, desk, form, self.stories, "preview")
        self._session.run(work, self._on_previewed, self._on_refused)

    def sign(self, form: UnitForm) -> None:
        """Sign the change."""
        desk = self._session.desk
        work = partial(_try, desk, form, self.stories, "sign")
        self._session.run(work, self._on_signed, self._on_refused)

    def hand_over(self, unit: str, wanted: Mapping[str, str], reason: str, agreed_by: str) -> None:
        """Give each task that an ended unit left open to the unit that goes on with it."""
        service = self._session.desk.ended_units
        work = partial(service.distribute, unit, dict(wanted), reason, agreed_by=agreed_by)
        self._session.run(work, self._on_handed_over)

    @property
    def stories(self) -> tuple["UnitStory", ...]:
        """Every unit there is or was."""
        return () if self.facts is None else self.facts.stories

    def story(self, unit: str) -> "UnitStory | None":
        """Return a unit."""
        return next((one for one in self.stories if one.unit == unit), None)

    def _on_read(self, facts: OrganisationFacts) -> None:
        self.facts = facts
        self.facts_changed.emit(facts)

    def _on_previewed(self, said: "tuple[Reason, ...]") -> None:
        self.previewed.emit(tuple(reason_text(one.code, one.values) for one in said))

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, shown(error.values)))

    def _on_signed(self, said: "tuple[Reason, ...]") -> None:
        self._session.tell_done(
            _("Đã ký: {words}").format(words=reason_text(said[0].code, said[0].values))
        )
        self.signed.emit()

    def _on_handed_over(self, moved: Sequence[str]) -> None:
        words = ngettext(
            "Đã bàn giao {count} nhiệm vụ.", "Đã bàn giao {count} nhiệm vụ.", len(moved)
        )
        self._session.tell_done(words.format(count=len(moved)))


def read_organisation(desk: "Desk") -> OrganisationFacts:
    """Read the units; to be called off the UI thread."""
    stories = desk.organisation.units()
    left = tuple(
        LeftRow(
            one.unit,
            ngettext(
                "{unit} còn {count} nhiệm vụ chưa xong.",
                "{unit} còn {count} nhiệm vụ chưa xong.",
                len(one.tasks),
            ).format(unit=one.unit_name, count=len(one.tasks)),
            _("Báo cáo {month} của đơn vị cũ chưa được chấp nhận; nên bàn giao sau đó.").format(
                month=period_text(str(one.period), "inline")
            )
            if one.unfinished_report
            else "",
            len(one.tasks),
            one.heirs,
            tuple((task.id, task.content) for task in one.tasks),
        )
        for one in desk.ended_units.left()
    )
    earliest = desk.organisation.earliest()
    with desk.book.looking() as look:
        today = look.today
        people = tuple(
            Member(one.person, " · ".join(filter(None, (one.name, one.position))), unit.code)
            for unit in look.directory.units_on(today)
            for one in look.directory.members(unit.unit)
        )
    hint = (
        _("Từ ngày {day} trở đi: tháng đã khóa không đổi.").format(day=day_text(earliest))
        if earliest > date.min
        else ""
    )
    rows = tuple(row for story in stories for row in _rows(story, today))
    return OrganisationFacts(rows, left, stories, today, hint, people)


def _rows(story: "UnitStory", today: date) -> list[UnitRow]:
    rows = []
    for place, span in enumerate(reversed(story.spans)):
        is_last = place == 0
        until = story.ends_on if is_last else span.until_on
        group = _group(story, span.from_on, until, today)
        rows.append(
            UnitRow(
                id=f"{story.unit}/{place}",
                unit=story.unit,
                code=span.code,
                name=span.name,
                since="–" if span.from_on is None else day_text(span.from_on),
                until="" if until is None else day_text(until),
                follows=", ".join(story.successors) if is_last else "",
                people=str(story.people) if group.key == "there" else "",
                group=group,
            )
        )
    return rows


def _group(story: "UnitStory", since: date | None, until: date | None, today: date) -> GroupHead:
    """Return where a name stands: each unit that is there now stands once among those."""
    if story.ends_on is not None and story.ends_on < today:
        return GroupHead("ended", _("Đã thôi hoạt động"), rank=3)
    if since is not None and since > today:
        return GroupHead("later", _("Sẽ có hiệu lực"), rank=1)
    if until is not None and until < today:
        return GroupHead("earlier", _("Tên cũ"), rank=2)
    return GroupHead("there", _("Đang hoạt động"))


def _try(
    desk: "Desk", form: UnitForm, stories: Sequence["UnitStory"], what: str
) -> "tuple[Reason, ...]":
    wanted = _wanted(form, stories)
    return desk.organisation.sign(wanted) if what == "sign" else desk.organisation.preview(wanted)


def _wanted(form: UnitForm, stories: Sequence["UnitStory"]) -> "Reorganisation":
    from workreport.services.organisation import Reorganisation  # noqa: PLC0415 - with its work

    if form.on is None:
        raise UseError("set_up_day_missing")
    codes = [code for code in form.units.replace(";", ",").split(",") if code.strip()]
    units = () if form.act == "new" else tuple(_unit(code, stories) for code in codes)
    return Reorganisation(
        act=form.act,  # type: ignore[arg-type]  # one of the acts that are offered
        on=form.on,
        units=units,
        into=_into(form, units, stories),
        people=dict(form.people) if form.act == "split" else {},
        basis=form.basis,
    )


def part_lines(parts: str) -> tuple[tuple[str, str], ...]:
    """Read the parts of a split: code and full name, one a line."""
    pairs = [line.partition("=") for line in parts.splitlines() if line.strip()]
    return tuple((code.strip(), name.strip()) for code, _sign, name in pairs)


def _into(
    form: UnitForm, units: tuple[str, ...], stories: Sequence["UnitStory"]
) -> "tuple[UnitWish, ...]":
    from workreport.services.organisation import UnitWish  # noqa: PLC0415 - with its work

    if form.act == "close":
        return ()
    if form.act == "split":
        return tuple(_wish(code, name, stories) for code, name in part_lines(form.parts))
    if form.act == "rename" and units:
        known = next(one for one in stories if one.unit == units[0])
        return (
            UnitWish(
                unit=known.unit,
                code=form.code or known.code,
                name=form.name,
                short=form.short,
                part=known.part,  # type: ignore[arg-type]  # as it was signed
                files=form.files,
            ),
        )
    wish = _wish(form.code.strip(), form.name.strip(), stories)
    if wish.unit:
        return (wish,)
    return (UnitWish(code=form.code, name=form.name, short=form.short, files=form.files),)


def _wish(code: str, name: str, stories: Sequence["UnitStory"]) -> "UnitWish":
    from workreport.services.organisation import UnitWish  # noqa: PLC0415 - with its work

    known = next((one for one in stories if one.code.casefold() == code.casefold()), None)
    if known is None:
        return UnitWish(code=code, name=name)
    return UnitWish(
        unit=known.unit,
        code=known.code,
        name=name or known.name,
        short=known.short if name in {"", known.name} else "",
        part=known.part,  # type: ignore[arg-type]  # as it was signed
        files=known.files,
    )


def _unit(code: str, stories: Sequence["UnitStory"]) -> str:
    wanted = code.strip().casefold()
    found = next((one.unit for one in stories if one.code.casefold() == wanted), None)
    if found is None:
        known = ", ".join(one.code for one in stories)
        raise UseError("unit_unknown", unit=code.strip(), known=known)
    return found


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & _KINDS)
