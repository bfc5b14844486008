"""What was typed on a page of the Office and is not signed yet, kept on this machine."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.domain.errors import CodedError
from workreport.services.desk_notes import SignedNotes, keep_notes, left_over
from workreport.ui.viewmodels.desk_session import DeskSession

SAVED_AFTER_MS = 1000


class Pending(QObject):
    """Words by key, for one name at a time; saved a moment after the last change.

    Signals:
        changed: A word was set or dropped.
        kept: What was typed is kept durably.
        unkept: It could not be kept, with the error; it is tried again with the next change.
    """

    changed = Signal()
    kept = Signal()
    unkept = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._name = ""
        self.words: dict[str, str] = {}
        self._is_dirty = False
        self._under_way = 0
        self._signing: SignedNotes | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("pending_timer")
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def use(self, name: str, kept: dict[str, str]) -> None:
        """Go on with what was kept under a name; what is typed already under it stays."""
        if name != self._name:
            self.save()
            self._signing = None
            self._is_dirty = False
            self._name = name
            self.words = dict(kept)

    def follow(self, kept: dict[str, str]) -> None:
        """Take over what is kept now, unless something typed here is still on its way there."""
        is_on_its_way = self._is_dirty or self._under_way or self._signing is not None
        if not is_on_its_way and self.words != kept:
            self.words = dict(kept)
            self.changed.emit()

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
        self._is_dirty = True
        self._timer.start()
        self.changed.emit()

    def drop(self, *roots: str) -> None:
        """Forget everything typed about some lines: it was signed, or is not wanted."""
        kept = left_over(self.words, roots)
        if kept != self.words:
            self.words = kept
            self._is_dirty = True
            self.save()
            self.changed.emit()

    def begin_signing(self, *roots: str) -> SignedNotes:
        """Keep what was typed, then wait with keeping until the lines are signed or refused.

        The service forgets these lines in the unit of work that signs them; were they kept once
        more meanwhile, they would come back after a crash and be signed twice.
        """
        self.save()
        self._signing = SignedNotes(self._name, roots)
        return self._signing

    def end_signing(self, *signed: str) -> None:
        """Forget the lines that were signed; what was typed meanwhile is kept now."""
        if self._signing is None:
            return  # another month is typed into by now
        self._signing = None
        self.words = left_over(self.words, signed)
        self.save()
        if signed:
            self.changed.emit()

    def forget_signed(self) -> None:
        """Forget the lines that waited for their signature: they are signed."""
        self.end_signing(*(() if self._signing is None else self._signing.lines))

    def roots(self) -> tuple[str, ...]:
        """Return the lines something was typed about."""
        return tuple(dict.fromkeys(key.split("/")[0] for key in self.words))

    def save(self) -> None:
        """Keep durably what was typed since the last time."""
        if self._is_dirty and self._name and self._signing is None:
            self._timer.stop()
            self._is_dirty = False
            self._under_way += 1
            work = partial(keep_notes, self._session.desk.book, self._name, dict(self.words))
            self._session.run(work, self._on_kept, self._on_unkept)

    def save_at_once(self) -> None:
        """Keep what was typed without waiting; while that runs, the rest follows at its end."""
        if not self._under_way:
            self.save()

    def _on_kept(self, _nothing: None) -> None:
        self._under_way -= 1
        self.kept.emit()

    def _on_unkept(self, error: CodedError) -> None:
        self._under_way -= 1
        self._is_dirty = True
        self._session.tell_error(error)
        self.unkept.emit(error)


def shared_pending(session: DeskSession, name: str) -> Pending:
    """Return the words that several pages of a session type into, under the name of an object."""
    found = session.findChild(Pending, name)
    if isinstance(found, Pending):
        return found
    made = Pending(session, session)
    made.setObjectName(name)
    return made
