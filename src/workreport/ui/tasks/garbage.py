"""Looks for garbage in the thread of the windows, and nowhere else."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000  # milliseconds


class GarbageRounds(QObject):
    """Collects circles of values now and then, while no work of Qt is under way.

    Python would look for them in whatever thread happens to make the next value. What it finds
    may be parts of a closed page, and Qt's parts die safely in the thread of the windows only.
    Python's own looking stays switched off as long as the rounds go on.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what Python itself would collect by now: the young often, the old seldom."""
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] <= limits[0]:
            return
        oldest = max((place for place in (1, 2) if counts[place] > limits[place]), default=0)
        gc.collect(oldest)
