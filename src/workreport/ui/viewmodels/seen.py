"""A view-model that works only while its page can be seen, and catches up when it is shown."""

from PySide6.QtCore import QObject


class SeenModel(QObject):
    """Subclasses call :meth:`show_if_seen` and do the work in ``_show``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_seen = True
        self._is_stale = False

    def set_seen(self, is_seen: bool) -> None:
        """Say whether the page can be seen; what was missed is shown now."""
        self._is_seen = is_seen
        if is_seen and self._is_stale:
            self.show_if_seen()

    def show_if_seen(self) -> None:
        """Show what is different, or remember that something is."""
        self._is_stale = not self._is_seen
        if self._is_seen:
            self._show()

    def _show(self) -> None:
        raise NotImplementedError
