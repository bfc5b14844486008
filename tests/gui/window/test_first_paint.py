import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workreport.ui.theme import numbers
from workreport.ui.views.start.unlock_pane import WorkspaceChoice
from workreport.ui.views.start.window import StartWindow

_PROGRAM = """
import os, sys
from workreport import app
from workreport.ui.plain_imports import lighten_start
lighten_start()
from PySide6 import QtCore
from workreport.ui.views.start import window
def leave(_window):
    heavy = {"sqlalchemy", "reportlab", "PySide6.QtNetwork", "PySide6.QtSvg", "concurrent.futures"}
    heavy |= {"hashlib", "platformdirs", "workreport.services.ports.desk"}
    print(sorted(heavy & set(sys.modules)), "Qt" in vars(QtCore), flush=True)
    os._exit(0)
window.StartWindow._after_first_paint = leave
app.main([])
"""


def test_nothing_heavy_is_loaded_before_the_first_window_was_painted(tmp_path: Path) -> None:
    (tmp_path / "WorkReport" / "workspaces" / "Ban").mkdir(parents=True)
    (tmp_path / "WorkReport" / "workspaces" / "Ban" / "workspace.json").write_text("{}")
    places = {name: str(tmp_path) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA")}
    variables = {**os.environ, **places, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    variables |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}

    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], env=variables, capture_output=True, check=False, text=True
    )

    assert done.stdout.split() == ["[]", "False"], done.stderr


def test_the_numbers_that_stand_for_enumerations_are_those_of_qt() -> None:
    known = (
        (numbers.LEFT, Qt.AlignmentFlag.AlignLeft),
        (numbers.V_CENTRE, Qt.AlignmentFlag.AlignVCenter),
        (numbers.CENTRE, Qt.AlignmentFlag.AlignCenter),
        (numbers.PLAIN_TEXT, Qt.TextFormat.PlainText),
        (numbers.USER_ROLE, Qt.ItemDataRole.UserRole),
    )

    assert [number for number, _name in known] == [name.value for _number, name in known]


def test_the_passphrase_can_be_typed_before_and_after_the_rest_is_made(qtbot: QtBot) -> None:
    window = StartWindow((WorkspaceChoice(Path("ban"), "Ban", ""),))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()

    qtbot.waitUntil(window.unlock.passphrase.hasFocus)

    assert QApplication.activeWindow() is window
