"""Tasks that units share in one month: each unit's part, and where the parts contradict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.cooperation import UnitPart
from workreport.domain.period import Period
from workreport.i18n.cooperation_text import contradiction_text, part_text, waiting_text
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.models.column import Room
from workreport.ui.models.plan_lines import PlanLine, badge_column, words_column
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.badges import status_badge
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.viewmodels.standing import read_standing

if TYPE_CHECKING:
    from workreport.services.cooperation import SharedTask
    from workreport.services.ports.program import Desk


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """The shared tasks of a month, with the names of units and whose desk this is."""

    tasks: tuple["SharedTask", ...]
    units: tuple[tuple[str, str], ...]  # id, name, in the agency's order
    shorts: dict[str, str]
    own: str  # empty where all units are looked at
    today: date


class SharedParts(PlanPart):
    """A unit reads what it shares and writes its part; the Office sees all, and contradictions."""

    kinds = frozenset({"task.share", "task.part", "report.file", "period.close"})
    drafts = ("parts/", "report/")

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        columns = (
            words_column("content", _("Nội dung"), 240, stretches=True, room=Room.ALWAYS),
            words_column("lead", _("Chủ trì"), 100),
            words_column("due", _("Thời hạn"), 104),
            badge_column("mine", _("Phần của đơn vị"), 146),
            words_column("others", _("Phần đơn vị khác"), 180),
            badge_column("contradiction", _("Đối chiếu"), 112),
        )
        super().__init__(session, columns, parent)
        self.facts: SharedFacts | None = None

    # --- what is shown --------------------------------------------------------------------------

    @staticmethod
    @override
    def ask(desk: "Desk", period: Period) -> SharedFacts:
        standing = read_standing(desk)
        own = standing.unit_id if standing.kind.value == "department" else ""
        with desk.book.looking() as look:
            known = look.directory_of(period).in_order
            units = tuple((one.unit, one.name) for one in known)
            shorts = {one.unit: one.short or one.code for one in known}
            today = look.today
        return SharedFacts(desk.cooperation.tasks(period, own or None), units, shorts, own, today)

    @override
    def take(self, facts: SharedFacts) -> None:
        self.facts = facts

    @override
    def lines(self) -> Sequence[PlanLine]:
        return [] if self.facts is None else [self._line(one) for one in self.facts.tasks]

    @override
    def note(self) -> str:
        if self.facts is None or not self.facts.tasks:
            return ""
        count = len(self.facts.tasks)
        words = ngettext("{count} nhiệm vụ phối hợp", "{count} nhiệm vụ phối hợp", count)
        wrong = sum(bool(one.contradictions) for one in self.facts.tasks)
        told = words.format(count=count)
        return f"{told} · " + _("{count} mâu thuẫn").format(count=wrong) if wrong else told

    def task(self) -> "SharedTask | None":
        """Return the current task."""
        tasks = () if self.facts is None else self.facts.tasks
        return next((one for one in tasks if one.task == self.current), None)

    def part(self) -> UnitPart | None:
        """Return the own unit's part of the current task."""
        task, own = self.task(), "" if self.facts is None else self.facts.own
        return None if task is None else task.parts.get(own)

    def is_lead(self) -> bool:
        """Tell whether the own unit leads the current task: its report says how far it is."""
        task = self.task()
        return task is not None and self.facts is not None and task.lead == self.facts.own

    def may_write(self) -> bool:
        """Tell whether a part can be written here."""
        return bool(self.facts is not None and self.facts.own and self.task() is not None)

    def other_units(self) -> tuple[tuple[str, str], ...]:
        """Return the units one can wait for, behind the choice of none."""
        if self.facts is None:
            return ()
        others = ((unit, name) for unit, name in self.facts.units if unit != self.facts.own)
        return (("", _("Không chờ đơn vị nào")), *others)

    def told(self) -> tuple[str, ...]:
        """Say what each unit says of its part, one line for each."""
        task = self.task()
        if task is None:
            return ()
        return tuple(
            f"{self._name(unit)}: " + self._part_words(task.parts.get(unit)) for unit in task.units
        )

    def warnings(self) -> tuple[str, ...]:
        """Say where the parts of the current task contradict each other."""
        task = self.task()
        if task is None:
            return ()
        return tuple(
            contradiction_text(one.code, self._name(one.unit), self._name(one.other))
            for one in task.contradictions
        )

    # --- acts ------------------------------------------------------------------------------------

    def keep(self, said: UnitPart) -> None:
        """Keep the own part of the current task until the report is filed."""
        task = self.task()
        if task is None or self.facts is None:
            return
        part = replace(said, unit=self.facts.own)
        keep = self.session.desk.cooperation.keep
        told = _("Đã lưu phần phối hợp; phần này được ký khi gửi báo cáo.")
        self.act(partial(keep, self.session.period, task.task, part), told)

    # --- inside ----------------------------------------------------------------------------------

    def _line(self, task: "SharedTask") -> PlanLine:
        own = "" if self.facts is None else self.facts.own
        badges = {}
        if task.contradictions:
            badges["contradiction"] = Badge(_("Mâu thuẫn"), "warning-fill", Tone.WARN)
        mine = task.parts.get(own or task.lead)
        badges["mine"] = _badge(mine)
        others = ", ".join(
            f"{self._short(unit)}: {_badge(task.parts.get(unit)).text}"
            for unit in task.units
            if unit != (own or task.lead)
        )
        return PlanLine(
            id=task.task,
            words={
                "content": task.content,
                "lead": self._short(task.lead),
                "due": "" if task.due_on is None else day_text(task.due_on),
                "others": others,
            },
            badges=badges,
            order={"due": task.due_on or date.max},
        )

    def _part_words(self, part: UnitPart | None) -> str:
        if part is None or self.facts is None:
            return _("chưa ghi phần của mình")
        waiting = ""
        if part.waiting_for and part.since is not None:
            days = part.days_waited(self.facts.today)
            waiting = waiting_text(self._name(part.waiting_for), part.since, days, part.until)
        return part_text(part.status, part.text, waiting)

    def _name(self, unit: str) -> str:
        return "" if self.facts is None else dict(self.facts.units).get(unit, "")

    def _short(self, unit: str) -> str:
        return "" if self.facts is None else self.facts.shorts.get(unit, "")


def _badge(part: UnitPart | None) -> Badge:
    if part is None:
        return Badge(_("Chưa ghi"), "pencil-simple", Tone.IDLE)
    return status_badge("waiting" if part.waiting_for else part.status)
