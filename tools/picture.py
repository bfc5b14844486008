"""What pictures need: a room over a desk, waiting until it rests, saving what it shows."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QWidget  # noqa: TID251 - it grabs windows

from workreport.services.ports.program import Desk
from workreport.ui.theme.look import Mode, look
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.shell.desk_room import DeskRoom

OUT = Path(__file__).parents[1] / "docs" / "screenshots"
SIZES = {683: (683, 384), 1366: (1366, 768), 1920: (1920, 1080)}
QUIET_MS = 400
LONGEST_MS = 20_000


@contextmanager
def room_over(desk: Desk, settings: Path, exchange: Path | None = None) -> Iterator[DeskRoom]:
    """Open a window over a desk, light and of the usual size; close both at the end."""
    if exchange is not None:
        desk.exchange_state.choose_folder(exchange)
        desk.exchange.sync(exchange)  # else its news would lie above the first page
    preferences = Preferences(QSettings(str(settings), QSettings.Format.IniFormat))
    room = DeskRoom(desk, read_standing(desk), preferences)
    look().use_mode(Mode.LIGHT)
    room.open()
    room.window.resize(*SIZES[1366])
    settle(room)
    yield room
    room.close_down()


def settle(room: DeskRoom) -> None:
    """Wait until nothing has been under way for a moment."""
    since = QElapsedTimer()
    since.start()
    quiet = 0
    while quiet < QUIET_MS and since.elapsed() < LONGEST_MS:
        spin(50)
        quiet = 0 if room.runner.is_busy else quiet + 50


def spin(milliseconds: int) -> None:
    """Let the program live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def save(widget: QWidget, name: str) -> None:
    """Save what a window shows; quality 0 is the smallest file of the same picture."""
    if not widget.grab().save(str(OUT / name), "PNG", 0):
        raise SystemExit(f"cannot write {OUT / name}")
    print(name, flush=True)
