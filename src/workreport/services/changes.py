"""What a unit of work has changed, told to whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of entries and names of drafts that changed, and the months concerned."""

    kinds: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    exchange: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.kinds or self.drafts or self.exchange)


Listener = Callable[[Changes], None]


@dataclass(slots=True)
class Announcer:
    """Tells every listener what was committed, on the thread that committed it."""

    _listeners: list[Listener] = field(default_factory=list)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Add a listener and return the call that removes it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def announce(self, changes: Changes) -> None:
        """Tell what was committed."""
        if not changes.is_empty:
            for listener in tuple(self._listeners):
                listener(changes)
