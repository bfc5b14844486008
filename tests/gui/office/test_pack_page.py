"""The meeting's papers on the screen: editions, other kinds of files, and a page proved."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from tests.gui.office.conftest import Officer
from tests.living import PERIOD

from workreport.ui.messages import NoticeKind

AtDesk = Callable[..., Officer]


@pytest.fixture
def officer(at_desk: AtDesk) -> Officer:
    sitting = at_desk()
    sitting.show("board_pack")
    return sitting


def choose(officer: Officer, name: str) -> None:
    """Open the menu and choose one of its lines."""
    officer.click("pack_more")
    menu = officer.page.findChild(QMenu, "pack_menu")
    action = menu.findChild(QAction, name)
    assert action.isEnabled(), name
    action.trigger()
    menu.close()
    menu.deleteLater()
    officer.settle()


def shown(officer: Officer) -> str:
    return str(officer.page.head.note.text())


def test_the_whole_pack_and_its_editions_are_shown_and_saved(
    officer: Officer, tmp_path: Path
) -> None:
    officer.click("segment_pack")
    leaders = shown(officer)
    assert leaders.endswith(" trang")
    choose(officer, "edition_board")
    assert int(shown(officer).split()[0]) < int(leaders.split()[0])
    officer.messages.path = tmp_path / "niem-yet.pdf"
    officer.page.perform("primary")
    officer.settle()
    assert officer.messages.asked[-1].suggested == f"ho-so-hop-board-{PERIOD}.pdf"
    proof = officer.room.desk.paper_check.file((tmp_path / "niem-yet.pdf").read_bytes())
    assert (proof.file, dict(proof.mark.about)) == ("identical", {"edition": "board"})


def test_a_paper_is_saved_for_word_and_excel_where_offices_edit_it(
    officer: Officer, tmp_path: Path
) -> None:
    for ending in ("docx", "xlsx"):
        officer.messages.path = tmp_path / f"bao-cao.{ending}"
        choose(officer, f"save_{ending}")
        assert zipfile.is_zipfile(tmp_path / f"bao-cao.{ending}")
    officer.click("segment_classification")
    with pytest.raises(AssertionError, match="save_docx"):
        choose(officer, "save_docx")


def test_a_code_typed_from_a_page_is_proved_and_a_wrong_one_refused(officer: Officer) -> None:
    document = officer.room.desk.papers.document("summary", PERIOD)
    officer.messages.answer = document.snapshot.lower()
    choose(officer, "prove_code")
    assert officer.messages.told[-1].kind is NoticeKind.OK
    assert officer.messages.told[-1].happened == "Đúng: mã khớp với số liệu."
    officer.messages.answer = "mã sai"
    choose(officer, "prove_code")
    assert officer.messages.told[-1].kind is not NoticeKind.OK


def test_a_file_is_proved_by_choosing_it(officer: Officer, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.pdf"
    path.write_bytes(officer.room.desk.papers.pdf("summary", PERIOD))
    officer.messages.path = path
    choose(officer, "prove_file")
    assert "giống từng ký tự" in officer.messages.told[-1].happened
