"""Every page of every desk: operated by keyboard alone, named for a reader, room for its words.

The pages come from the table of the side bar, so a new page is looked at without being named here.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from tests.gui.inspection import DOUBLED, LONGER, WIDE, Found, Inspection, Longer
from tests.living import stretch_codes_less

from workreport import app
from workreport.i18n import translation
from workreport.services.training.demo import PASSPHRASE, DemoOptions, run_demo
from workreport.system.paths import Places
from workreport.ui.viewmodels.standing import DeskKind
from workreport.ui.views.shell.composition import ITEMS

MEMBER = "canbo"
# The Office's chief and officer, a leader, a head, the one who files, a member; and in which
# languages and widths their words are looked at (the Office's: test_room_for_words). Chief and
# officer have the same pages, and so have a head and a deputy: the second is walked once.
IN_ALL = (("vi", WIDE), ("vi", DOUBLED), ("en", DOUBLED), ("en", WIDE), (LONGER, WIDE))
DESKS = {
    "vp": (),
    "vp2": (),
    "lanhdao": (),
    "tccb": (),
    "tcd": IN_ALL,
    MEMBER: IN_ALL,
}


ALIKE = ("vp2", "tccb")


class Desks:
    """A training agency; each desk is looked at once, when something about it is asked."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._program = app.LocalProgram(places=Places(home / "data", home / "state"))
        app.load_languages(self._program.resources)
        translation.add_catalogue(LONGER, Longer())
        run_demo(self._program, home / "agency", DemoOptions(months=1), lambda _line: None)
        self._bring_member()
        self._found: dict[str, Found] = {}

    def found(self, name: str, qtbot: QtBot) -> Found:
        """Return what is wrong on the pages of a desk."""
        if name not in self._found:
            desk = self._program.open(self._home / "agency" / "workspaces" / name, PASSPHRASE)
            settings = QSettings(str(self._home / f"{name}.ini"), QSettings.Format.IniFormat)
            inspection = Inspection(desk, settings, qtbot)
            try:
                inspection.by_keyboard(with_parts=name not in ALIKE)
                inspection.room_for_words(DESKS[name])
            finally:
                inspection.close()
                translation.use_language(translation.ORIGINAL)
            self._found[name] = inspection.found
        return self._found[name]

    def _bring_member(self) -> None:
        """Let an official of a department join, for whom nobody of the training agency speaks."""
        home = self._home / "agency" / "workspaces"
        office = self._program.open(home / "vp", PASSPHRASE)
        with office.book.looking() as look:
            unit = look.directory.unit("TCD", look.today).unit
            members = look.directory.members(unit)
        name = next(one.name for one in members if one.group == "civil_servants")
        invited = office.joining.invite(person=name, unit="TCD", role="staff")
        opened, request = self._program.join(home / MEMBER, invited.data, invited.code, PASSPHRASE)
        office.joining.approve(request)
        for desk in (office, opened.desk):
            desk.exchange.sync(self._home / "agency" / "exchange")
            desk.close()


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        made = Desks(tmp_path_factory.mktemp("desks"))
    yield made
    translation.use_language(translation.ORIGINAL)


@pytest.mark.parametrize("name", DESKS)
def test_tab_and_f6_reach_everything_that_can_be_operated(
    name: str, desks: Desks, qtbot: QtBot
) -> None:
    found = desks.found(name, qtbot)
    assert set(found.pages) >= {"settings", "search", "work_plan", "imports"}
    assert found.missed == []
    assert found.trapped == []


@pytest.mark.parametrize("name", DESKS)
def test_where_the_keyboard_is_can_be_seen(name: str, desks: Desks, qtbot: QtBot) -> None:
    assert desks.found(name, qtbot).unseen == []


@pytest.mark.parametrize("name", DESKS)
def test_the_main_act_of_every_page_is_done_by_its_key(
    name: str, desks: Desks, qtbot: QtBot
) -> None:
    assert desks.found(name, qtbot).idle == []


@pytest.mark.parametrize("name", DESKS)
def test_everything_that_can_be_operated_has_words_for_a_reader(
    name: str, desks: Desks, qtbot: QtBot
) -> None:
    assert desks.found(name, qtbot).nameless == []


@pytest.mark.parametrize("name", DESKS)
def test_no_part_of_a_page_is_a_window_of_its_own_for_a_moment(
    name: str, desks: Desks, qtbot: QtBot
) -> None:
    assert desks.found(name, qtbot).strays == []


@pytest.mark.parametrize("name", [name for name, ways in DESKS.items() if ways])
def test_nothing_is_cut_on_any_page(name: str, desks: Desks, qtbot: QtBot) -> None:
    assert desks.found(name, qtbot).cut == []


def test_every_kind_of_desk_is_looked_at() -> None:
    assert set(ITEMS) == set(DeskKind)
