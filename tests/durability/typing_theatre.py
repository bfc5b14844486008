"""People who type into the real window and are killed while they do, several at a time.

``python -m tests.durability.typing_theatre FOLDER SEED TIMES CONTROLS`` prints one JSON line for
each of them: what had been typed, what the window said was saved, what had been typed before the
last pause, and what stands in the draft when the workspace is opened again. Each is a child of one
process that has loaded everything, but no window, before. For the controls nothing is saved while
they type.
"""

import json
import os
import random
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QElapsedTimer, QEventLoop, QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests import living
from tests.durability.stage import Stage
from tests.durability.theatre import Board
from tests.gui.recording import RecordingMessages

from workreport.ui.viewmodels import draft_session
from workreport.ui.viewmodels.draft_session import DraftSession, SaveState, draft_session_of
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.report import build as report_page  # noqa: F401 - loaded before the forks
from workreport.ui.views.shell.desk_room import DeskRoom
from workreport.ui.views.this_month import build as month_page  # noqa: F401 - as above

AT_ONCE = 10
PAUSE_MS = draft_session.SAVED_AFTER_MS + 100
LONGEST = 1.8  # seconds of the burst, and the pause after it, in which the end comes
MOST_BURSTS = 4


class Typist:
    """Types bursts of letters into one text of the report, and pauses between them."""

    def __init__(self, room: DeskRoom, board: Board, chance: random.Random) -> None:
        self._room = room
        self._board = board
        self._chance = chance
        self._desk: DraftSession = draft_session_of(room.session)
        self._said = {"typed": "", "saved": "", "paused": "", "pauses": 0}
        self._desk.saved_changed.connect(self._on_saved)

    def type_on(self) -> None:
        page = self._room.window.show_page("report")
        edit = page._blocks["results"].edit
        edit.setFocus()
        last = self._chance.randint(1, MOST_BURSTS)
        for burst in count(1):
            if burst == last:
                # Nobody handles this signal: the process ends as by kill -9, wherever it is.
                signal.setitimer(signal.ITIMER_REAL, self._chance.uniform(0.001, LONGEST))
            for _letter in range(self._chance.randint(3, 25)):
                QTest.keyClick(edit, self._chance.choice("abcdeghiklmnopqrstuvxy "))
                self._say(typed=edit.toPlainText())
                _live(self._chance.randint(1, 30))
            self._pause(edit.toPlainText())

    def _pause(self, text: str) -> None:
        since = QElapsedTimer()
        since.start()
        length = self._chance.choice((200, 700, PAUSE_MS, PAUSE_MS, PAUSE_MS, PAUSE_MS))
        while since.elapsed() < length:
            _live(10)
        while length >= PAUSE_MS and self._room.runner.is_busy:
            _live(5)  # the disk has its turn
        if length >= PAUSE_MS:
            self._say(paused=text, pauses=self._said["pauses"] + 1)

    def _on_saved(self) -> None:
        if self._desk.save_state is SaveState.CLEAN:
            self._say(saved=self._desk.draft.text.get("results", ""))

    def _say(self, **words: object) -> None:
        self._said |= words
        self._board.write(self._said)


def _live(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def perform(root: Path, board: Board, seed: str, *, is_control: bool) -> None:
    """Open the window over a workspace and type until the end comes."""
    chance = random.Random(seed)  # noqa: S311 - a failure can be repeated
    if is_control:
        draft_session.SAVED_AFTER_MS = draft_session.SAVED_AT_LATEST_MS = 3_600_000
    QApplication([])
    desk = Stage(root, lambda _word: None).desk("tccb")
    settings = QSettings(str(root / "look.ini"), QSettings.Format.IniFormat)
    room = DeskRoom(desk, read_standing(desk), Preferences(settings), messages=RecordingMessages())
    room.open()
    room.exchange.stop()
    while not draft_session_of(room.session).is_open:
        _live(10)
    Typist(room, board, chance).type_on()


def begin(root: Path, seed: str, *, is_control: bool) -> tuple[int, Board]:
    """Make one child that types."""
    board = Board()
    pid = os.fork()
    if pid == 0:
        try:
            perform(root, board, seed, is_control=is_control)
        finally:
            os._exit(3)
    return pid, board


def judge(root: Path, board: Board, status: int) -> dict[str, object]:
    """Open the workspace that was left and tell what stands there beside what was said."""
    stage = Stage(root, lambda _word: None)
    text = stage.desk("tccb").reporting.open(living.PERIOD).draft.text.get("results", "")
    stage.close()
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
    return (
        {"typed": "", "saved": "", "paused": "", "pauses": 0}
        | board.read()
        | {
            "killed": killed,
            "kept": text,
        }
    )


def main(folder: Path, seed: str, times: int, controls: int) -> None:
    """Let people type, so many at a time, and judge each."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    template = folder / "template"
    with pytest.MonkeyPatch.context() as patch:
        living.stretch_codes_less(patch)
        life = living.begin(template, ("tccb",))
    life.at("2026-11-16 08:30")
    life.close()
    for first in range(0, times + controls, AT_ONCE):
        children: dict[int, tuple[int, Board]] = {}
        for number in range(first, min(times + controls, first + AT_ONCE)):
            root = folder / f"place{number}"
            shutil.copytree(template, root)
            children[number] = begin(root, f"{seed}-{number}", is_control=number >= times)
        for number, (pid, board) in children.items():
            _pid, status = os.waitpid(pid, 0)
            root = folder / f"place{number}"
            found = judge(root, board, status) | {"is_control": number >= times}
            sys.stdout.write(json.dumps(found) + "\n")
            sys.stdout.flush()
            shutil.rmtree(root)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
