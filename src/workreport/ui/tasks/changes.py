"""Tells every page what an action changed, and pages that are hidden that they are stale."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """The one place where changes are announced.

    Signals:
        changed: The changes of a service call and the object that asked for it, or ``None``.
    """

    changed = Signal(object, object)

    def publish(self, changes: object, initiator: object = None) -> None:
        """Announce the changes a service returned."""
        self.changed.emit(changes, initiator)


class Freshness(QObject):
    """Refreshes a page at once while it is shown, and when it is shown again otherwise."""

    def __init__(
        self,
        bus: ChangeBus,
        concerns: Callable[[object], bool],
        refresh: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._concerns = concerns
        self._refresh = refresh
        self._is_shown = False
        self._is_stale = True
        bus.changed.connect(self._on_changed)

    @property
    def is_shown(self) -> bool:
        """Whether the page can be seen."""
        return self._is_shown

    def set_shown(self, is_shown: bool) -> None:
        """Say whether the page can be seen; a stale page refreshes now."""
        self._is_shown = is_shown
        self._refresh_if_due()

    def invalidate(self) -> None:
        """Say that everything shown is out of date: another month was chosen."""
        self._is_stale = True
        self._refresh_if_due()

    def _on_changed(self, changes: object, initiator: object) -> None:
        if initiator is not self.parent() and self._concerns(changes):
            self._is_stale = True
            self._refresh_if_due()

    def _refresh_if_due(self) -> None:
        if self._is_shown and self._is_stale:
            self._is_stale = False
            self._refresh()
