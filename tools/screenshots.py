"""Takes the pictures of docs/screenshots: every page of a training agency, in both themes.

    python tools/screenshots.py            makes the agency in a passing folder first
    python tools/screenshots.py DEMO       uses an agency that `workreport demo DEMO` made

It runs without a screen. The pictures are what the program shows; nothing is drawn by hand.
"""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget  # noqa: TID251 - it grabs windows

from workreport import app
from workreport.i18n import translation
from workreport.services.training.demo import PASSPHRASE, DemoOptions, run_demo
from workreport.system.paths import Places
from workreport.ui.theme.look import Mode, look
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.desktop import dress
from workreport.ui.views.shell.desk_room import DeskRoom
from workreport.ui.views.start.unlock_pane import WorkspaceChoice
from workreport.ui.views.start.window import StartWindow

OUT = Path(__file__).parents[1] / "docs" / "screenshots"
SIZES = {1366: (1366, 768), 1920: (1920, 1080)}
QUIET_MS = 400
LONGEST_MS = 20_000
DESKS = {
    "tcd": ("this_month", "tasks", "classification", "report"),
    "vp": (
        "board",
        "receiving",
        "consolidation",
        "grades",
        "classification",
        "board_pack",
        "history",
        "settings",
    ),
}
NAMES = {("vp", "classification"): "people"}


@dataclass(frozen=True, slots=True)
class Shot:
    """One way to look at every page; ``pages`` limits it to some."""

    mode: Mode
    width: int
    language: str = "vi"
    pages: tuple[str, ...] = ()

    def name(self, page: str) -> str:
        """Return the file name of a page seen this way."""
        spoken = "" if self.language == "vi" else f"-{self.language}"
        return f"{page.replace('_', '-')}-{self.mode}-{self.width}{spoken}.png"


SHOTS = (
    Shot(Mode.LIGHT, 1366),
    Shot(Mode.DARK, 1366),
    Shot(Mode.LIGHT, 1920),
    Shot(Mode.DARK, 1920, pages=("tasks", "board", "consolidation")),
    Shot(Mode.LIGHT, 1366, "en"),
)


def main() -> int:
    """Take all pictures."""
    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="workreport-screenshots-") as name:
        home = Path(name)
        program = app.LocalProgram(places=Places(home / "data", home / "state"))
        app.load_languages(program.resources)
        demo = Path(sys.argv[1]) if len(sys.argv) > 1 else home / "demo"
        if not demo.exists():
            run_demo(program, demo, DemoOptions(months=4), print)
        OUT.mkdir(parents=True, exist_ok=True)
        dress(application, program.resources)
        take_start(demo)
        for desk, pages in DESKS.items():
            settings = QSettings(str(home / f"{desk}.ini"), QSettings.Format.IniFormat)
            opened = program.open(demo / "workspaces" / desk, PASSPHRASE)
            opened.exchange_state.choose_folder(demo / "exchange")
            opened.exchange.sync(demo / "exchange")  # else its news would lie above the first page
            room = DeskRoom(opened, read_standing(opened), Preferences(settings))
            take_desk(room, desk, pages)
            room.close_down()
    return 0


def take_start(demo: Path) -> None:
    """Take the first window, with workspaces and without."""
    known = tuple(
        WorkspaceChoice(demo / "workspaces" / desk, desk, "", is_training=True) for desk in DESKS
    )
    for mode in (Mode.LIGHT, Mode.DARK):
        look().use_mode(mode)
        for name, choices in (("unlock", known), ("first-start", ())):
            window = StartWindow(choices)
            window.show()
            spin(QUIET_MS)
            save(window, f"{name}-{mode}.png")
            window.hide()
            window.deleteLater()


def take_desk(room: DeskRoom, desk: str, pages: tuple[str, ...]) -> None:
    """Take the pages of a desk in every way."""
    for shot in SHOTS:
        look().use_mode(shot.mode)
        if not room.window.isVisible():
            room.open()
        if translation.language_in_use() != shot.language:
            translation.use_language(shot.language)
            room.preferences.choose_language(shot.language)
        room.window.resize(*SIZES[shot.width])
        for page in pages:
            name = NAMES.get((desk, page), page)
            if shot.pages and name not in shot.pages:
                continue
            room.window.show_page(page)
            settle(room)
            save(room.window, shot.name(name))
    translation.use_language(translation.ORIGINAL)


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


if __name__ == "__main__":
    sys.exit(main())
