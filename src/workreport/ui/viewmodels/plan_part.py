"""What the parts of the page "Nguồn việc" have in common: lines read while they can be seen."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workreport.domain.period import Period
from workreport.services.changes import Changes
from workreport.ui.models.column import Column, GroupHead
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.plan_lines import PlanLine
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk


class PlanPart(QObject):
    """Keeps the lines of one part true to the ledger; subclasses say what they ask and show.

    Signals:
        shown: Lines or the current line are different now.
    """

    shown = Signal()
    kinds: frozenset[str] = frozenset()
    drafts: tuple[str, ...] = ()  # beginnings of the names of drafts it shows

    def __init__(
        self, session: DeskSession, columns: tuple[Column[PlanLine], ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.current = ""
        self.is_read = False
        rules: GridRules[PlanLine] = GridRules(identify=lambda line: line.id)
        self.model: GridModel[PlanLine] = GridModel(
            columns, rules, near=session.period.first_day, parent=self
        )
        self._fresh = Freshness(session.bus, self._concerns, self.read, self)
        session.period_changed.connect(self._on_period_changed)

    def set_seen(self, is_seen: bool) -> None:
        """Say whether the part can be seen; what was missed is read now."""
        self._fresh.set_shown(is_seen)

    def choose(self, line_id: str) -> None:
        """Make a line the current one."""
        self.current = line_id
        self.shown.emit()

    def read(self) -> None:
        """Ask the services anew."""
        self.session.run(partial(self.ask, self.session.desk, self.session.period), self._on_read)

    def act(self, work: "partial[Any]", told: str) -> None:
        """Do something off the UI thread, and say inline that it was done."""
        self._told = told
        self.session.run(work, self._on_acted)

    # --- what subclasses say --------------------------------------------------------------------

    @staticmethod
    def ask(desk: "Desk", period: Period) -> Any:
        """Return what is shown; called off the UI thread."""
        raise NotImplementedError

    def take(self, facts: Any) -> None:
        """Keep what was asked."""
        raise NotImplementedError

    def lines(self) -> Sequence[PlanLine]:
        """Return the lines of what was asked."""
        raise NotImplementedError

    def note(self) -> str:
        """Say beside the title what is shown."""
        return ""

    # --- inside -----------------------------------------------------------------------------------

    def _on_read(self, facts: Any) -> None:
        self.take(facts)
        self.is_read = True
        lines = self.lines()
        known = {line.id for line in lines}
        if self.current not in known:
            self.current = next((line.id for line in lines), "")
        has_groups = any(line.group is not None for line in lines)
        self.model.group_by(_group if has_groups else None)
        self.model.set_lines(lines)
        self.shown.emit()

    def _on_acted(self, _result: object) -> None:
        if self._told:
            self.session.tell_done(self._told)
        self._fresh.invalidate()

    def _on_period_changed(self, _period: object) -> None:
        self.model.near = self.session.period.first_day
        self._fresh.invalidate()

    def _concerns(self, changes: object) -> bool:
        if not isinstance(changes, Changes):
            return True
        named = any(name.startswith(self.drafts) for name in changes.drafts)
        return bool(changes.kinds & self.kinds) or (bool(self.drafts) and named)


def _group(line: PlanLine) -> GroupHead:
    return line.group or GroupHead("", "")
