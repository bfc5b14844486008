"""Who has how much: people and their tasks of a month, with a warning beyond a limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.cooperation_text import state_text
from workreport.i18n.translation import _, ngettext
from workreport.services.loads import ACTIVE, LoadLimits, PersonLoad
from workreport.services.task_states import TaskState
from workreport.ui.messages import FileWish
from workreport.ui.models.column import Align, Column, GroupHead, Heat, Paint, Room
from workreport.ui.models.plan_lines import PlanLine, badge_column, words_column
from workreport.ui.tasks.target_file import write_target
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.viewmodels.plan_people import Surroundings, read_surroundings

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

_CELLS = 12


@dataclass(frozen=True, slots=True)
class LoadFacts:
    """People with their tasks, and the limits in force."""

    loads: tuple[PersonLoad, ...]
    limits: LoadLimits
    around: Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadLine(PlanLine):
    """A person with a small cell for each task."""

    cells: tuple[Heat, ...] = ()


class Loads(PlanPart):
    """Counts, marks who has too much, writes the matrix into a file."""

    kinds = frozenset(
        {"plan.issue", "task.change", "task.cancel", "person.set", "report.file", "settings.set"}
    )
    drafts = ("report/",)

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        matrix: Column[PlanLine] = Column(
            key="cells",
            title=_("Từng việc"),
            width=17 * _CELLS + 12,
            text=lambda line: " ".join(one.letter for one in _cells(line)),
            content=_cells,
            tooltip=lambda line: "; ".join(one.tooltip for one in _cells(line)),
            paint=Paint.MATRIX,
        )
        columns = (
            words_column("name", _("Họ và tên"), 190, stretches=True, room=Room.ALWAYS),
            words_column("active", _("Đang mở"), 76, align=Align.RIGHT, room=Room.ALWAYS),
            words_column("overdue", _("Quá hạn"), 76, align=Align.RIGHT, room=Room.ALWAYS),
            words_column("done", _("Hoàn thành"), 92, align=Align.RIGHT),
            matrix,
            badge_column("state", _("Mức việc"), 168),
        )
        super().__init__(session, columns, parent)
        self.facts: LoadFacts | None = None

    @staticmethod
    @override
    def ask(desk: "Desk", period: Period) -> LoadFacts:
        around = read_surroundings(desk)
        return LoadFacts(desk.loads.loads(period, around.own or None), desk.loads.limits(), around)

    @override
    def take(self, facts: LoadFacts) -> None:
        self.facts = facts

    @override
    def lines(self) -> Sequence[PlanLine]:
        facts = self.facts
        return [] if facts is None else [self._line(facts, one) for one in facts.loads]

    @override
    def note(self) -> str:
        loads = () if self.facts is None else self.facts.loads
        count = sum(bool(one.warnings) for one in loads)
        words = ngettext("{count} người quá mức việc", "{count} người quá mức việc", count)
        return words.format(count=count) if count else ""

    def told(self) -> tuple[str, ...]:
        """Name the tasks of the current person with their states."""
        load = self._load()
        return () if load is None else tuple(_task_words(one) for one in load.tasks)

    def title(self) -> str:
        """Return who the current person is."""
        load = self._load()
        return "" if load is None else load.name or _("Chưa phân công")

    def limits(self) -> LoadLimits | None:
        """Return the limits in force."""
        return None if self.facts is None else self.facts.limits

    def may_choose(self) -> bool:
        """Tell whether the limits can be chosen here."""
        return self.facts is not None and "chief" in self.facts.around.roles

    def choose_limits(self, active: str, overdue: str) -> None:
        """Choose other limits."""
        limits = LoadLimits(_count(active), _count(overdue))
        work = partial(self.session.desk.loads.choose_limits, limits)
        self.act(work, _("Đã đặt mức cảnh báo."))

    def export(self) -> None:
        """Write the matrix of people and tasks into a file of the person's choice."""
        if self.facts is None:
            return
        wish = FileWish(
            title=_("Lưu bảng người và việc"),
            kind_name="CSV",
            patterns=("*.csv",),
            suggested=f"nguoi-va-viec-{self.session.period}.csv",
        )
        target = self.session.messages.choose_target(wish)
        if target is not None:
            unit = self.facts.around.own or None
            work = partial(_write, self.session.desk, self.session.period, unit, target)
            self.act(work, _("Đã ghi {path}.").format(path=target.name))

    # --- inside -----------------------------------------------------------------------------------

    def _load(self) -> PersonLoad | None:
        loads = () if self.facts is None else self.facts.loads
        return next((one for one in loads if _id(one) == self.current), None)

    def _line(self, facts: LoadFacts, one: PersonLoad) -> PlanLine:
        group = None
        if not facts.around.own:
            group = GroupHead(one.unit, dict(facts.around.units).get(one.unit, ""))
        return LoadLine(
            id=_id(one),
            words={
                "name": one.name or _("Chưa phân công"),
                "active": str(one.active),
                "overdue": str(one.overdue) if one.overdue else "",
                "done": str(one.done) if one.done else "",
            },
            order={"active": one.active, "overdue": one.overdue, "done": one.done},
            badges=_badges(one),
            cells=tuple(_heat(each) for each in one.tasks[:_CELLS]),
            group=group,
        )


def _id(one: PersonLoad) -> str:
    return f"{one.unit}/{one.person}"


def _count(words: str) -> int:
    return int(words) if words.strip().isdecimal() else 0


def _cells(line: PlanLine) -> tuple[Heat, ...]:
    return line.cells if isinstance(line, LoadLine) else ()


def _badges(one: PersonLoad) -> dict[str, Badge]:
    if not one.warnings:
        return {}
    words = _("Quá nhiều việc mở") if ACTIVE in one.warnings else _("Quá nhiều việc quá hạn")
    return {"state": Badge(words, "warning-fill", Tone.WARN)}


def _heat(state: TaskState) -> Heat:
    words = f"{state.task.content}: {state_text(state.status)}"
    if not state.is_open:
        return Heat(_("X"), "ok", tooltip=words)
    if state.is_overdue:
        return Heat(_("Q"), "bad", is_strong=True, tooltip=words)
    return Heat(_("M"), "idle", tooltip=words)


def _task_words(state: TaskState) -> str:
    return f"{state.task.content}: {state_text(state.status)}"


def _write(desk: "Desk", period: Period, unit: str | None, target: Path) -> Path:
    data = desk.loads.table(period, unit)
    return write_target(desk.files, target, data)
