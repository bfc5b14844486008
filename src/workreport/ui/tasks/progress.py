"""How far work has come: set by the worker, read by a timer of the screen."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

READ_EVERY_MS = 100


@dataclass(slots=True)
class Progress:
    """Plain numbers the worker sets whenever it likes; reading them needs no lock."""

    done: int = 0
    total: int = 0
    text: str = ""


class ProgressWatch(QObject):
    """Reads a :class:`Progress` at most ten times a second.

    Signals:
        progressed: done, total, text; only when something differs from the last reading.
    """

    progressed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._last = (-1, -1, "")
        self._timer = QTimer(self)
        self._timer.setInterval(READ_EVERY_MS)
        self._timer.timeout.connect(self.read)

    def watch(self, progress: Progress) -> None:
        """Begin to read the numbers of a piece of work."""
        self._progress = progress
        self._last = (-1, -1, "")
        self._timer.start()

    def stop(self) -> None:
        """Read once more and stop."""
        self.read()
        self._timer.stop()
        self._progress = None

    def read(self) -> None:
        """Read the numbers now."""
        if self._progress is None:
            return
        now = (self._progress.done, self._progress.total, self._progress.text)
        if now != self._last:
            self._last = now
            self.progressed.emit(*now)
