"""The wish to stop, asked by work between two units."""

from threading import Event


class WorkCancelledError(Exception):
    """The person asked to stop; it is no failure and nobody is told."""


class CancelToken:
    """Carries the wish to stop from the screen to the work."""

    def __init__(self) -> None:
        self._event = Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    def check(self) -> None:
        """Stop here if asked to; called by the work between units.

        Raises:
            WorkCancelledError: Somebody asked to stop.
        """
        if self.is_cancelled:
            raise WorkCancelledError
