"""The stopwatch of a presentation: how long each unit has been talked about."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_TICK_MS = 250
_SECOND_MS = 1000
_MINUTE = 60


class UnitWatch(QObject):
    """Counts for one unit at a time; each keeps its own time.

    Signals:
        ticked: The time shown may be different now.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unit = ""
        self._spent: dict[str, int] = {}
        self._running = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setObjectName("unit_watch")
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.ticked)

    @property
    def is_running(self) -> bool:
        """Whether time is being counted."""
        return self._timer.isActive()

    def elapsed_ms(self) -> int:
        """Return how long the present unit has been talked about, in milliseconds."""
        return self._running.elapsed() if self._running.isValid() else 0

    def text(self) -> str:
        """Write the time of the present unit: 04:12."""
        spent = self._spent.get(self._unit, 0) + self.elapsed_ms()
        minutes, seconds = divmod(spent // _SECOND_MS, _MINUTE)
        return f"{minutes:02}:{seconds:02}"

    def turn_to(self, unit: str) -> None:
        """Count for another unit from now on."""
        if unit != self._unit:
            self._keep()
            self._unit = unit
            if self.is_running:
                self._running.start()
            self.ticked.emit()

    def toggle(self) -> None:
        """Start, or stop for the moment."""
        if self.is_running:
            self.stop()
        else:
            self._running.start()
            self._timer.start()
        self.ticked.emit()

    def stop(self) -> None:
        """Stop counting; what was counted stays."""
        self._keep()
        self._timer.stop()

    def _keep(self) -> None:
        self._spent[self._unit] = self._spent.get(self._unit, 0) + self.elapsed_ms()
        self._running.invalidate()
