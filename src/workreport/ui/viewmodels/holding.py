"""Who holds which open task, and handing tasks over when the person changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.models.column import Room
from workreport.ui.models.plan_lines import PlanLine, badge_column, words_column
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.badges import aside_badge, status_badge
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.viewmodels.plan_people import Surroundings, read_surroundings

if TYPE_CHECKING:
    from workreport.services.handover import OfferedTask
    from workreport.services.passports import Holder
    from workreport.services.ports.program import Desk
    from workreport.services.task_passage import UnitMove
    from workreport.services.task_states import TaskState

_WRITERS = frozenset({"head", "officer", "chief", "leader"})
_MOVERS = frozenset({"officer", "chief", "leader"})  # who may pass a task to another unit


@dataclass(frozen=True, slots=True)
class HoldingFacts:
    """The open tasks of a month with who held them when."""

    tasks: tuple["TaskState", ...]
    holders: dict[str, tuple["Holder", ...]]
    offered: dict[str, "OfferedTask"]
    around: Surroundings
    today: date


class Holding(PlanPart):
    """Lists open tasks, those of people who left first, and hands the current one over."""

    kinds = frozenset(
        {"plan.issue", "task.change", "task.cancel", "task.handover", "person.set", "report.file"}
    )
    drafts = ("report/",)

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        columns = (
            words_column("content", _("Nội dung"), 240, stretches=True, room=Room.ALWAYS),
            words_column("unit", _("Đơn vị"), 92),
            words_column("owner", _("Người thực hiện"), 130),
            words_column("since", _("Từ ngày"), 104),
            badge_column("status", _("Trạng thái"), 146),
            badge_column("offered", _("Bàn giao"), 122),
        )
        super().__init__(session, columns, parent)
        self.facts: HoldingFacts | None = None

    @staticmethod
    @override
    def ask(desk: "Desk", period: Period) -> HoldingFacts:
        around = read_surroundings(desk)
        unit = around.own or None
        tasks = desk.handover.open_tasks(period, unit)
        with desk.book.looking() as look:
            today = look.today
        return HoldingFacts(
            tasks,
            desk.handover.holders_of([one.task.id for one in tasks]),
            {one.task.id: one for one in desk.handover.offered(period, unit)},
            around,
            today,
        )

    @override
    def take(self, facts: HoldingFacts) -> None:
        self.facts = facts

    @override
    def lines(self) -> Sequence[PlanLine]:
        facts = self.facts
        if facts is None:
            return []
        ordered = sorted(facts.tasks, key=lambda one: one.task.id not in facts.offered)
        return [self._line(facts, one) for one in ordered]

    @override
    def note(self) -> str:
        count = 0 if self.facts is None else len(self.facts.offered)
        words = ngettext("{count} việc cần bàn giao", "{count} việc cần bàn giao", count)
        return words.format(count=count) if count else ""

    def title(self) -> str:
        """Return what the current task is about."""
        task = self._state()
        return "" if task is None else task.task.content

    def told(self) -> tuple[str, ...]:
        """Say who held the current task from when until when."""
        facts = self.facts
        if facts is None:
            return ()
        return tuple(
            _("{name}: từ {start} đến {end}").format(
                name=one.name or _("Chưa phân công"),
                start=day_text(one.from_on),
                end=_("nay") if one.until_on is None else day_text(one.until_on),
            )
            for one in facts.holders.get(self.current, ())
        )

    def why(self) -> str:
        """Say why the current task should be handed over; empty when it need not be."""
        offered = None if self.facts is None else self.facts.offered.get(self.current)
        return "" if offered is None else _why_words(offered)

    def units(self) -> tuple[tuple[str, str], ...]:
        """Return the units the current task can go to, its own first; empty where none may."""
        task, facts = self._state(), self.facts
        if task is None or facts is None or not facts.around.roles & _MOVERS:
            return ()
        own = task.task.unit
        return tuple(sorted(facts.around.units, key=lambda one: one[0] != own))

    def is_move(self, unit: str) -> bool:
        """Tell whether the current task would leave its unit."""
        task = self._state()
        return bool(unit) and task is not None and unit != task.task.unit

    def people(self, unit: str = "") -> tuple[tuple[str, str], ...]:
        """Return to whom the current task can be handed, in its own unit or in another."""
        task, facts = self._state(), self.facts
        if task is None or facts is None:
            return ()
        if self.is_move(unit):
            return (("", _("Đơn vị tự phân công")), *facts.around.members(unit))
        members = facts.around.members(task.task.unit)
        return tuple(one for one in members if one[0] != task.task.owner)

    def may_write(self) -> bool:
        """Tell whether tasks can be handed over here."""
        return self.facts is not None and bool(self.facts.around.roles & _WRITERS)

    def hand_over(self, person: str, on: date | None, reason: str) -> None:
        """Hand the current task over."""
        work = partial(
            self.session.desk.handover.hand_over, [self.current], person, on=on, reason=reason
        )
        self.act(work, _("Đã bàn giao nhiệm vụ."))

    def hand_to_unit(self, move: "UnitMove") -> None:
        """Hand the current task over to another unit."""
        hand_to_unit = self.session.desk.handover.hand_to_unit
        work = partial(hand_to_unit, [self.current], self.session.period, move)
        self.act(work, _("Đã bàn giao nhiệm vụ cho đơn vị khác."))

    def may_mark(self) -> bool:
        """Tell whether the current task can be marked: only number, date and holder stay."""
        state = self._state()
        return self.may_write() and state is not None and not state.task.reference_only

    def mark(self, number: str, issued_on: date | None, holder: str, reason: str) -> None:
        """Let only number, date and holder stand in the current task."""
        if issued_on is None:
            self.session.tell_error(UseError("day_missing", value=""))
            return
        mark = self.session.desk.planning.mark_reference_only
        work = partial(mark, self.current, number, issued_on, holder, reason=reason)
        self.act(work, _("Đã đánh dấu chỉ ghi số, ngày, nơi giữ."))

    # --- inside -----------------------------------------------------------------------------------

    def _state(self) -> "TaskState | None":
        tasks = () if self.facts is None else self.facts.tasks
        return next((one for one in tasks if one.task.id == self.current), None)

    def _line(self, facts: HoldingFacts, one: "TaskState") -> PlanLine:
        held = facts.holders.get(one.task.id, ())
        badges = {"status": status_badge(one.status or "not_started")}
        if one.task.reference_only:
            badges["offered"] = aside_badge("reference_only")
        if one.task.id in facts.offered:
            why = _why_words(facts.offered[one.task.id])
            badges["offered"] = Badge(_("Cần bàn giao"), "warning-fill", Tone.WARN, why)
        return PlanLine(
            id=one.task.id,
            words={
                "content": one.task.content,
                "unit": facts.around.short(one.task.unit),
                "owner": held[-1].name if held else "",
                "since": day_text(held[-1].from_on) if held else "",
            },
            badges=badges,
            order={"since": held[-1].from_on if held else date.min},
        )


def _why_words(offered: "OfferedTask") -> str:
    if offered.why == "left" and offered.since is not None:
        words = _("{name} thôi công tác từ {day}: cần bàn giao.")
        return words.format(name=offered.owner, day=day_text(offered.since))
    if offered.why == "moved":
        return _("{name} đã chuyển đơn vị: cần bàn giao.").format(name=offered.owner)
    return _("{name} đang vắng mặt: nên bàn giao.").format(name=offered.owner)
