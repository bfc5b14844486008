"""The months before the one shown, kept while nothing is signed about them: they rarely change."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workreport.ui.viewmodels.unit_words import months_before

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.services.month import MonthLine
    from workreport.services.ports.program import Desk
    from workreport.ui.tasks.changes import ChangeBus

# What is signed about one month touches no other; anything else may touch all.
_OF_ONE_MONTH = frozenset(
    {
        "report.file",
        "report.recall",
        "receipt",
        "check.start",
        "check.note",
        "answer",
        "answer.withdraw",
        "extension.ask",
        "extension.grant",
        "open.ask",
        "reminder",
        "paper.issue",
        "wording",
        "consolidation",
        "unit.grade",
        "rating.decide",
    }
)


class EarlierMonths(QObject):
    """Reads each month once; what the bus tells makes it read again."""

    def __init__(self, bus: "ChangeBus", parent: QObject) -> None:
        super().__init__(parent)
        self._kept: dict[str, MonthLine] = {}
        self._generation = 0
        bus.changed.connect(self._on_changed)

    def of(self, desk: "Desk", month: "MonthLine") -> "tuple[MonthLine, ...]":
        """Return the months before one, oldest first; to be called off the UI thread."""
        begun = self._generation
        known = set(desk.periods.known())
        wanted = months_before(month.period)
        fresh = [each for each in wanted if each in known and str(each) not in self._kept]
        read = {str(one.period): one for one in desk.periods.months(fresh)} | self._kept
        found = tuple(read.get(str(each)) or _unopened(month, each) for each in wanted)
        if begun == self._generation:
            # Changes that came meanwhile may not be in what was read.
            self._kept.update({str(one.period): one for one in found if one.opened is not None})
        return found

    def _on_changed(self, changes: object, _initiator: object) -> None:
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if not kinds:
            return
        self._generation += 1
        if kinds <= _OF_ONE_MONTH:
            for period in getattr(changes, "periods", frozenset()):
                self._kept.pop(period, None)
        else:
            self._kept.clear()


def _unopened(month: "MonthLine", period: "Period") -> "MonthLine":
    """Return a month without units: it was never opened here."""
    return replace(month, period=period, opened=None, units=())
