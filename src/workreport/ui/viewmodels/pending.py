"""What was typed on a page of the Office and is not signed yet, kept on this machine."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.services.desk_notes import keep_notes
from workreport.ui.viewmodels.desk_session import DeskSession

SAVED_AFTER_MS = 1000


class Pending(QObject):
    """Words by key, for one name at a time; saved a moment after the last change.

    Signals:
        changed: A word was set or dropped.
    """

    changed = Signal()

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._name = ""
        self.words: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setObjectName("pending_timer")
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def use(self, name: str, kept: dict[str, str]) -> None:
        """Go on with what was kept under a name; what is typed already under it stays."""
        if name != self._name:
            self.save()
            self._name = name
            self.words = dict(kept)

    def get(self, key: str) -> str | None:
        """Return what was typed for a key, ``None`` when nothing was."""
        return self.words.get(key)

    def put(self, key: str, word: str | None) -> None:
        """Keep a word; ``None`` drops it."""
        if self.words.get(key) == word:
            return
        if word is None:
            self.words.pop(key, None)
        else:
            self.words[key] = word
        self._timer.start()
        self.changed.emit()

    def drop(self, *roots: str) -> None:
        """Forget everything typed about some lines: it was signed, or is not wanted."""
        kept = {key: word for key, word in self.words.items() if key.split("/")[0] not in roots}
        if kept != self.words:
            self.words = kept
            self._timer.start()
            self.save()
            self.changed.emit()

    def roots(self) -> tuple[str, ...]:
        """Return the lines something was typed about."""
        return tuple(dict.fromkeys(key.split("/")[0] for key in self.words))

    def save(self) -> None:
        """Keep durably what was typed since the last time."""
        if self._timer.isActive() and self._name:
            self._timer.stop()
            work = partial(keep_notes, self._session.desk.book, self._name, dict(self.words))
            self._session.run(work, self._on_kept)

    def _on_kept(self, _nothing: None) -> None:
        """Nothing changes on the screen when words are kept."""
