"""Every page has room for its words: in Vietnamese, in English, and in a longer language."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.clipping import cut_in
from typing_extensions import override

from workreport import app
from workreport.i18n import translation
from workreport.services.training.demo import PASSPHRASE, DemoOptions, run_demo
from workreport.system.paths import Places
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.shell.desk_room import DeskRoom

LONGER = "xx"
DESKS = {
    "tcd": (
        "this_month",
        "tasks",
        "imports",
        "classification",
        "report",
        "contributions",
        "person_sheet",
        "work_plan",
    ),
    "vp": (
        "board",
        "receiving",
        "on_behalf",
        "consolidation",
        "grades",
        "classification",
        "board_pack",
        "history",
        "settings",
        "imports",
        "person_sheet",
        "work_plan",
    ),
}


class Longer(gettext.NullTranslations):
    """A language whose words are longer by two fifths."""

    @override
    def gettext(self, message: str) -> str:
        words = re.sub(r"\{[^}]*\}", "", message)
        if sum(letter.isalpha() for letter in words) < 3:
            return message
        return message + ("êx" * 80)[: round(len(words) * 0.4)]

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo")
    program = app.LocalProgram(places=Places(root / "data", root / "state"))
    app.load_languages(program.resources)
    translation.add_catalogue(LONGER, Longer())
    run_demo(program, root / "agency", DemoOptions(months=1), lambda _line: None)
    return root


@pytest.fixture
def speak() -> Iterator[None]:
    yield
    translation.use_language(translation.ORIGINAL)


@pytest.mark.usefixtures("speak")
@pytest.mark.parametrize("desk", DESKS)
def test_nothing_is_cut_on_any_page(desk: str, demo: Path, tmp_path: Path, qtbot: QtBot) -> None:
    program = app.LocalProgram(places=Places(demo / "data", demo / "state"))
    opened = program.open(demo / "agency" / "workspaces" / desk, PASSPHRASE)
    settings = QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat)
    room = DeskRoom(opened, read_standing(opened), Preferences(settings))
    room.open()
    QGuiApplication.clipboard().setText("Thẩm tra lý lịch\t19/11/2026\nRà soát hồ sơ\t20/11/2026")
    cut: list[str] = []
    for language, size in (
        ("vi", (1366, 768)),
        ("en", (1366, 768)),
        (LONGER, (1366, 768)),
        ("vi", (683, 384)),
        ("en", (683, 384)),
    ):
        translation.use_language(language)
        room.preferences.choose_language(language)
        room.window.resize(*size)
        for page in DESKS[desk]:
            room.window.show_page(page)
            settle(qtbot, room)
            cut += [f"{page} {language} {size[0]}: {found}" for found in cut_in(room.window)]
            if page == "receiving":
                # The check of a report lies over its page.
                shown = room.window.current_page()
                shown.open_unit(shown.model.next_unit())
                settle(qtbot, room)
                cut += [f"check {language} {size[0]}: {found}" for found in cut_in(room.window)]
                shown.show_list()
    QGuiApplication.clipboard().clear()
    room.close_down()
    # Of the longer language no button is cut and nothing covers another; a sentence may be cut.
    cut = [one for one in cut if not (f" {LONGER} " in one and "px high" in one)]
    assert not cut, "\n".join(cut)


def settle(qtbot: QtBot, room: DeskRoom) -> None:
    """Wait until what the page shows was read and laid out."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not room.runner.is_busy, timeout=20_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not room.runner.is_busy, timeout=20_000)
    QApplication.processEvents()
