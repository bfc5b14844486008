"""Who has how much to do: people and their tasks of a month, with a warning beyond a limit."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.i18n.cooperation_text import state_text
from workreport.i18n.translation import _
from workreport.ledger.bodies.agency import SettingsSet
from workreport.services.book import Book, Look
from workreport.services.task_states import TaskState, task_states

ACTIVE, OVERDUE = "load_active", "load_overdue"
_USUAL = {ACTIVE: 8, OVERDUE: 2}
_MOST = 99
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon instead of show


@dataclass(frozen=True, slots=True)
class LoadLimits:
    """Beyond how many open and how many overdue tasks of one person there is a warning."""

    active: int
    overdue: int


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """A person with the tasks of a month; without a person: what nobody was named for."""

    person: str
    name: str
    unit: str
    tasks: tuple[TaskState, ...]
    limits: LoadLimits

    @property
    def active(self) -> int:
        """How many tasks are open."""
        return sum(task.is_open for task in self.tasks)

    @property
    def overdue(self) -> int:
        """How many open tasks are beyond their due day."""
        return sum(task.is_overdue for task in self.tasks)

    @property
    def done(self) -> int:
        """How many tasks are completed."""
        return len(self.tasks) - self.active

    @property
    def warnings(self) -> tuple[str, ...]:
        """Which limits are exceeded; tasks of nobody exceed none."""
        found = ((ACTIVE, self.active, self.limits.active),
                 (OVERDUE, self.overdue, self.limits.overdue))  # fmt: skip
        return tuple(name for name, count, most in found if self.person and count > most)


class LoadService:
    """Counts tasks by person."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def limits(self) -> LoadLimits:
        """Return the limits in force."""
        with self._book.looking() as look:
            return _limits(look)

    def choose_limits(self, limits: LoadLimits) -> None:
        """Choose other limits for the whole agency.

        Raises:
            UseError: ``load_limit_unknown``: not from 1 to 99.
            RuleError: ``only_chief_sets``.
        """
        wanted = {ACTIVE: limits.active, OVERDUE: limits.overdue}
        for count in wanted.values():
            if not 1 <= count <= _MOST:
                raise UseError("load_limit_unknown", value=count)
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_sets")
            for name, count in wanted.items():
                key = f"settings/{name}"
                facts = work.projections.facts("settings.set", key=key, chosen=False)
                tips = [fact.entry for fact in facts if fact.is_tip]
                body = SettingsSet(name=name, value=str(count))
                work.append(body, "settings.set", supersedes=tips)

    def loads(self, period: Period, unit: str | None = None) -> tuple[PersonLoad, ...]:
        """Return the people of a unit, or of all units held here, with their tasks of a month."""
        with self._book.looking() as look:
            return read_loads(look, period, unit)

    def table(self, period: Period, unit: str | None = None) -> bytes:
        """Return the matrix of people and tasks as a file for spreadsheets."""
        with self._book.looking() as look:
            loads = read_loads(look, period, unit)
            units = {one.unit: one.name for one in look.directory_of(period).in_order}
        tasks = {state.task.id: state.task.content for one in loads for state in one.tasks}
        text = io.StringIO()
        lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
        counted = [_("Đơn vị"), _("Họ và tên"), _("Đang mở"), _("Quá hạn"), _("Đã hoàn thành")]
        lines.writerow([*counted, *(_safe(content) for content in tasks.values())])
        for one in loads:
            held = {state.task.id: state for state in one.tasks}
            cells = [state_text(held[task].status) if task in held else "" for task in tasks]
            name = _safe(one.name or _("Chưa phân công"))
            counts = [one.active, one.overdue, one.done]
            lines.writerow([_safe(units.get(one.unit, "")), name, *counts, *cells])
        return b"\xef\xbb\xbf" + text.getvalue().encode()


def read_loads(look: Look, period: Period, unit: str | None = None) -> tuple[PersonLoad, ...]:
    """Return people with their tasks inside a look."""
    states = task_states(look, period, unit)
    limits = _limits(look)
    units = {state.task.unit for state in states} | ({unit} if unit else set())
    found: list[PersonLoad] = []
    directory = look.directory_of(period)
    for place in directory.in_order:
        if place.unit not in units:
            continue
        of_unit = [state for state in states if state.task.unit == place.unit]
        known = {one.person for one in directory.members(place.unit)}
        owners = {state.task.owner for state in of_unit}
        gone = sorted(owners - known - {""})
        people = [one.person for one in directory.members(place.unit)]
        nobody = [""] if "" in owners else []
        for person in (*people, *gone, *nobody):
            name = look.directory.person_name(person)
            found.append(PersonLoad(person, name, place.unit, _of(of_unit, person), limits))
    return tuple(found)


def _of(states: Sequence[TaskState], person: str) -> tuple[TaskState, ...]:
    return tuple(state for state in states if state.task.owner == person)


def _limits(look: Look) -> LoadLimits:
    chosen = dict(_USUAL)
    for name in chosen:
        for fact in look.projections.facts("settings.set", key=f"settings/{name}"):
            if isinstance(fact.body, SettingsSet) and fact.body.value.isdigit():
                chosen[name] = int(fact.body.value)
    return LoadLimits(chosen[ACTIVE], chosen[OVERDUE])


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
