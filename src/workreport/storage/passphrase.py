"""Which passphrases are taken, and how long to wait after wrong ones."""

import json
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workreport.domain.errors import RuleError, WorldError
from workreport.services.ports.machine import Clock, DurableFiles

SHORTEST = 12
FREE_TRIES = 5
ATTEMPTS_NAME = "unlock.json"
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=1)
_ATTEMPTS_LIMIT = 4096
_FEWEST_LETTERS = 5

# Cores of passphrases everybody tries first, without marks, spaces, digits and signs at the end.
_COMMON = frozenset(
    {
        "password",
        "passwordpassword",
        "passw",
        "matkhau",
        "matkhaumoi",
        "matkhaucuatoi",
        "qwerty",
        "qwertyuiop",
        "qwertyuiopasdfghjkl",
        "asdfghjkl",
        "abcdef",
        "abcdefgh",
        "abcdefghijkl",
        "abc",
        "admin",
        "administrator",
        "quantri",
        "quantrivien",
        "bantochuc",
        "bantochuctinhuy",
        "vanphong",
        "tinhuy",
        "iloveyou",
        "anhyeuem",
        "emyeuanh",
        "toiyeuvietnam",
        "vietnam",
        "vietnammuonnam",
        "letmein",
        "welcome",
        "xinchao",
        "baocao",
        "workreport",
    }
)


def check_passphrase(passphrase: str, *, training: bool) -> None:
    """Refuse a passphrase that would be guessed; a training agency takes any that is not empty.

    Raises:
        RuleError: ``passphrase_empty``, ``passphrase_short`` or ``passphrase_common``.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if not text:
        raise RuleError("passphrase_empty")
    if training:
        return
    if len(text) < SHORTEST:
        raise RuleError("passphrase_short", shortest=SHORTEST)
    if _is_common(text):
        raise RuleError("passphrase_common")


def _is_common(text: str) -> bool:
    marks_off = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
        if letter.isalnum()
    )
    core = marks_off.strip("0123456789")
    return len(set(marks_off)) < _FEWEST_LETTERS or not core or core in _COMMON


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong tries since the last right one."""

    failed: int = 0
    last_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    def wait(self, now: datetime) -> timedelta:
        """Return how long to wait before the next try counts."""
        if self.failed < FREE_TRIES:
            return timedelta()
        # The exponent is held small: a wait beyond the longest one is never computed.
        pause = min(_FIRST_WAIT * (1 << min(self.failed - FREE_TRIES, 10)), _LONGEST_WAIT)
        # A clock that was set back must not lock a person out for longer than the pause.
        return max(timedelta(), min(pause, self.last_at + pause - now))


class Doorkeeper:
    """Counts wrong tries beside the workspace, so that a restart does not forget them."""

    def __init__(self, folder: Path, files: DurableFiles, clock: Clock) -> None:
        self._path = folder / ATTEMPTS_NAME
        self._files = files
        self._clock = clock

    def admit(self) -> None:
        """Let a try pass or say how long to wait.

        Raises:
            RuleError: ``passphrase_wait`` with ``seconds``.
        """
        left = self._read().wait(self._clock.now())
        if left > timedelta():
            seconds = -(-left // timedelta(seconds=1))
            raise RuleError("passphrase_wait", seconds=seconds)

    def failed(self) -> None:
        """Note a wrong try."""
        self._write(Attempts(self._read().failed + 1, self._clock.now()))

    def passed(self) -> None:
        """Forget the wrong tries."""
        if self._read().failed:
            self._write(Attempts())

    def _read(self) -> Attempts:
        try:
            found = json.loads(self._files.read(self._path, _ATTEMPTS_LIMIT))
            return Attempts(int(found["failed"]), datetime.fromisoformat(found["last_at"]))
        except (WorldError, ValueError, KeyError, TypeError):
            # A missing or torn note costs an attacker's delay, never the owner's access.
            return Attempts()

    def _write(self, attempts: Attempts) -> None:
        note = {"failed": attempts.failed, "last_at": attempts.last_at.isoformat()}
        # In a read-only folder the count cannot be kept; reading must work there all the same.
        with suppress(WorldError):
            self._files.replace(self._path, json.dumps(note).encode())
