"""The months before the one shown, kept while nothing is signed about them: they rarely change."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workreport.ui.viewmodels.unit_words import months_before

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.services.board_reading import BoardReading
    from workreport.services.punctuality import PunctualMonth
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
        self._kept: dict[str, PunctualMonth] = {}
        self._generation = 0
        bus.changed.connect(self._on_changed)

    def of(
        self, period: "Period", read: "Callable[[Sequence[Period]], BoardReading]"
    ) -> "tuple[BoardReading, tuple[PunctualMonth, ...]]":
        """Return what is read together with months that are not known yet, and all months before.

        They stand oldest first; to be called off the UI thread.
        """
        begun, kept = self._generation, dict(self._kept)
        wanted = months_before(period)
        found = read([each for each in wanted if str(each) not in kept])
        known = kept | {str(one.period): one for one in found.earlier}
        if begun == self._generation:
            # Changes that came meanwhile may not be in what was read.
            self._kept.update(known)
        return found, tuple(known[str(each)] for each in wanted)

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
