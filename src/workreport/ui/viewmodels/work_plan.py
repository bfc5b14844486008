"""The page "Nguồn việc": where the tasks of a month come from, with whom, and who holds them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.holding import Holding
from workreport.ui.viewmodels.loads import Loads
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.viewmodels.programmes import Programmes
from workreport.ui.viewmodels.recurring import Recurring
from workreport.ui.viewmodels.shared_parts import SharedParts
from workreport.ui.viewmodels.weeks import Weeks

PARTS: Mapping[str, Callable[[DeskSession, QObject], PlanPart]] = {
    "cooperation": SharedParts,
    "recurrence": Recurring,
    "programme": Programmes,
    "week": Weeks,
    "handover": Holding,
    "load": Loads,
}


class WorkPlan(QObject):
    """Holds the parts of the page; only the one that is seen reads."""

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.parts = {key: make(session, self) for key, make in PARTS.items()}
        self.current = next(iter(self.parts))
        self._is_seen = False

    def choose(self, key: str) -> None:
        """Show another part."""
        if key in self.parts and key != self.current:
            self.parts[self.current].set_seen(False)
            self.current = key
            self.parts[key].set_seen(self._is_seen)

    def set_seen(self, is_seen: bool) -> None:
        """Say whether the page can be seen."""
        self._is_seen = is_seen
        self.parts[self.current].set_seen(is_seen)
