"""From the first window to the desk and back: unlocking, refusals, roles, language, shutdown."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import PASSPHRASE, Agency
from tests.gui.window.test_tray import FakeTray, left

import workreport
from workreport.i18n import translation
from workreport.system.workspace_lock import FileWorkspaceLock
from workreport.ui.tasks.one_window import call_first_window
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import DeskKind
from workreport.ui.views.desktop import Desktop, named_folder, run_desktop
from workreport.ui.views.shell.desk_room import DeskRoom

LOOKING_FOR = (
    "sqlalchemy",
    "sqlcipher3",
    "cryptography",
    "argon2",
    "msgspec",
    "alembic",
    "reportlab",
    "holidays",
    "PySide6.QtSvg",
    "workreport.services.book",
    "workreport.ledger.kinds",
    "workreport.storage.vault",
    "workreport.ui.views.shell.window",
    "workreport.ui.models.grid",
)


def unlock(qtbot: QtBot, desktop: Desktop, folder: Path, passphrase: str = PASSPHRASE) -> None:
    desktop.begin(folder)
    assert desktop.start is not None
    with qtbot.waitSignal(desktop.start.painted):
        pass
    desktop.start.unlock.passphrase.setText(passphrase)
    desktop.start.unlock.open.click()


def entered(qtbot: QtBot, desktop: Desktop, folder: Path) -> DeskRoom:
    unlock(qtbot, desktop, folder)
    qtbot.waitUntil(lambda: desktop.room is not None, timeout=15_000)
    assert desktop.room is not None
    return desktop.room


def told(desktop: Desktop, name: str = "passphrase_below") -> str:
    assert desktop.start is not None
    label = desktop.start.findChild(QLabel, name)
    assert label is not None
    return label.text()


def refused(qtbot: QtBot, desktop: Desktop, folder: Path, passphrase: str = PASSPHRASE) -> str:
    unlock(qtbot, desktop, folder, passphrase)
    with qtbot.waitSignal(desktop.model.refused, timeout=15_000):
        pass
    return told(desktop)


def test_an_unexpected_error_while_opening_is_told_and_another_try_is_possible(
    qtbot: QtBot, desktop: Desktop, agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError("never shown")

    monkeypatch.setattr(desktop.program, "open", broken)
    with qtbot.captureExceptions() as raised:
        words = refused(qtbot, desktop, agency.workspace("tccb"))
        qtbot.waitUntil(lambda: bool(raised))
    assert "lỗi ngoài dự kiến (ZeroDivisionError, test_desktop.py:" in words
    assert "never shown" not in words
    assert desktop.start is not None
    assert desktop.start.unlock.open.isEnabled()


def test_nothing_heavy_is_loaded_when_the_first_window_has_been_painted(agency: Agency) -> None:
    code = f"""
import sys
from workreport import app
from workreport.ui.views import desktop

def look(self):
    print([name for name in {LOOKING_FOR!r} if name in sys.modules], flush=True)
    self.start.close()
    self._quit()

desktop.Desktop._on_painted = look
sys.exit(app.main(["--workspace", {str(agency.workspace("tccb"))!r}]))
"""
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(workreport.__file__).parents[1]),
        "QT_LOGGING_RULES": "*=false",
    }
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment
    )
    assert ran.stdout.splitlines() == ["[]"], ran.stderr
    assert ran.returncode == 0, ran.stderr


def test_a_wrong_passphrase_is_told_beside_the_field_and_can_be_typed_again(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    words = refused(qtbot, desktop, agency.workspace("tccb"), "khong-phai")
    assert words.startswith("Mật khẩu không đúng.")
    assert desktop.start is not None
    assert desktop.start.unlock.open.isEnabled()
    desktop.start.unlock.passphrase.setText(PASSPHRASE)
    desktop.start.unlock.open.click()
    qtbot.waitUntil(lambda: desktop.room is not None, timeout=15_000)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Thư mục này không có hồ sơ làm việc"),
        (b'{"application": "khac"}', "Thư mục không phải là hồ sơ của chương trình này"),
        (b"{", "Tệp khóa của hồ sơ bị hỏng"),
        (b'{"application": "workreport", "format": 99}', "Hồ sơ được tạo bằng phiên bản mới hơn"),
    ],
)
def test_a_folder_that_cannot_be_opened_says_why(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    folder = tmp_path / "ho-so"
    folder.mkdir()
    if content is not None:
        (folder / "workspace.json").write_bytes(content)
    assert refused(qtbot, desktop, folder).startswith(sentence)


def test_a_workspace_that_another_process_holds_says_so(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    with FileWorkspaceLock().hold(agency.workspace("tccb")):
        words = refused(qtbot, desktop, agency.workspace("tccb"))
    assert words == told(desktop)
    assert "đang mở" in words


def test_a_second_start_raises_the_first_window_and_ends(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    assert desktop._one is not None
    with qtbot.waitSignal(desktop._one.called, timeout=5_000):
        argv = ["--workspace", str(agency.workspace("tccb"))]
        assert run_desktop(agency.program(), argv) == 0
    assert room.window.isVisible()


def test_nobody_answers_for_a_workspace_that_was_left(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    workspace = entered(qtbot, desktop, agency.workspace("tccb")).standing.workspace
    desktop.end()
    assert not call_first_window(workspace)
    assert not call_first_window("")


@pytest.mark.parametrize(
    ("name", "kind", "pages"),
    [
        (
            "vp",
            DeskKind.OFFICE,
            [
                "board",
                "receiving",
                "consolidation",
                "grades",
                "classification",
                "board_pack",
                "history",
                "settings",
                "person_sheet",
            ],
        ),
        (
            "tccb",
            DeskKind.DEPARTMENT,
            [
                "this_month",
                "tasks",
                "classification",
                "report",
                "history",
                "contributions",
                "person_sheet",
            ],
        ),
        (
            "lanhdao",
            DeskKind.LEADERS,
            [
                "consolidation",
                "classification",
                "board_pack",
                "history",
                "settings",
                "person_sheet",
            ],
        ),
    ],
)
def test_each_role_has_its_pages_and_every_page_can_be_built(
    qtbot: QtBot, desktop: Desktop, agency: Agency, name: str, kind: DeskKind, pages: list[str]
) -> None:
    room = entered(qtbot, desktop, agency.workspace(name))
    assert room.standing.kind is kind
    items = [
        one.objectName()
        for one in room.window.side_bar.findChildren(QWidget)
        if one.objectName().startswith("page_")
    ]
    assert items == [f"page_{page}" for page in pages]
    for page in (*pages, "settings", "gallery"):
        assert room.window.show_page(page) is room.window.current_page()
    qtbot.waitUntil(lambda: not room.runner.is_busy, timeout=15_000)


def test_the_language_changes_while_the_desk_stays_open(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    desk, before = room.desk, room.window
    room.window.show_page("history")
    room.preferences.choose_language("en")
    assert room.desk is desk
    assert room.window is not before
    assert not before.isVisible()
    assert room.window.shown_key == "history"
    assert translation.language_in_use() == "en"
    page = room.window.side_bar.findChild(QWidget, "page_report")
    assert page is not None
    assert page.accessibleName().startswith("Report")
    room.preferences.choose_language("vi")
    page = room.window.side_bar.findChild(QWidget, "page_report")
    assert page is not None
    assert page.accessibleName().startswith("Báo cáo")


def test_the_theme_changes_at_once_and_is_kept(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    room.preferences.choose_theme("dark")
    assert room.window.palette().window().color().lightness() < 60
    assert room.preferences.theme == "dark"
    room.preferences.choose_theme("light")


def test_leaving_ends_every_thread_and_frees_the_workspace(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    room.exchange.look_now()
    desktop.end()
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(("database", "pool"))]
    with FileWorkspaceLock().hold(agency.workspace("tccb")):
        pass


def test_locking_asks_for_the_passphrase_again_and_clears_the_clipboard(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    QGuiApplication.clipboard().setText("bí mật")
    room.window.perform("lock")
    assert desktop.room is None
    assert desktop.start is not None
    assert desktop.start.isVisible()
    assert not QGuiApplication.clipboard().text()
    with FileWorkspaceLock().hold(agency.workspace("tccb")):
        pass
    with qtbot.waitSignal(desktop.start.painted):
        pass


def test_the_named_folder_is_read_from_the_line() -> None:
    assert named_folder([]) is None
    assert named_folder(["--workspace", "a"]) == Path("a")
    assert named_folder(["--workspace=b"]) == Path("b")


def test_a_page_opened_by_its_key_takes_the_keyboard(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    room.window.activateWindow()
    qtbot.waitUntil(lambda: not room.runner.is_busy, timeout=15_000)
    qtbot.keyClick(room.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = room.window.current_page()
    assert room.window.shown_key == "tasks"
    assert page is not None
    focused = room.window.focusWidget()
    assert focused is not None
    assert page is focused or page.isAncestorOf(focused)


def test_what_nobody_expected_is_logged_and_told_on_the_page(
    qtbot: QtBot, desktop: Desktop, agency: Agency
) -> None:
    desktop.keep_log()
    before = sys.excepthook
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    told_about: list[str] = []
    room.session.messages.tell = lambda notice: told_about.append(notice.happened)
    sys.excepthook(ValueError, ValueError("nội dung"), None)
    qtbot.waitUntil(lambda: bool(told_about))
    desktop.end()
    assert sys.excepthook is before
    assert "ValueError" in told_about[-1]
    log = (agency.workspace("tccb") / "logs" / "workreport.log").read_text("utf-8")
    assert "ValueError" in log
    assert "nội dung" not in log


def test_the_desk_speaks_in_the_tray_and_a_click_leads_to_its_page(
    qtbot: QtBot, agency: Agency, preferences: Preferences
) -> None:
    trays: list[FakeTray] = []

    def make(parent: QObject) -> FakeTray:
        trays.append(FakeTray(parent))
        return trays[-1]

    desktop = Desktop(agency.program(), preferences, make)
    room = entered(qtbot, desktop, agency.workspace("tccb"))
    assert trays == []  # the pages come first
    qtbot.waitUntil(lambda: bool(trays))
    tray = trays[0]
    known = room.notices._known
    assert known is not None
    assert (known.kind, known.period) == (DeskKind.DEPARTMENT, room.standing.month)
    assert known.left is not None
    room.notices.take(replace(known, left=left(9)))
    tray.told.clear()
    room.notices.take(replace(known, left=left(3)))
    assert [page for _words, page in tray.told] == ["this_month"]
    tray.opened.emit("report")
    assert room.window.shown_key == "report"
    desktop._lock()
    assert tray.about == "Có việc trong WorkReport"
    tray.opened.emit("")
    assert desktop.start is not None
    assert desktop.start.isVisible()
    desktop.end()
    assert tray.is_closed
    desktop.deleteLater()
