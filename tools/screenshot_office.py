"""Pictures of what the Office opens over its pages: set-up, register, letters, findings, merges.

python tools/screenshot_office.py DEMO     an agency that `workreport demo DEMO` made
"""

import shutil
import sys
import tempfile
from pathlib import Path

from picture import OUT, room_over, save, settle
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (  # noqa: TID251 - it grabs windows
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QScrollArea,
    QWidget,
)

from workreport import app
from workreport.services.training.demo import PASSPHRASE
from workreport.system.paths import Places
from workreport.ui.messages import Question
from workreport.ui.views.desktop import dress
from workreport.ui.views.shell.desk_room import DeskRoom
from workreport.ui.views.shell.window_messages import QuestionDialog

PARTS = {"settings-units": "organisation", "settings-staff": "staff", "settings-roles": "roles"}
SHEETS = {"history-standing": "standing", "history-timeline": "timeline", "history-lists": "lists"}
FOOTS = {"people-spread": "segment_spread", "people-changes": "segment_changes"}
CHECKED = "TCCB"


def take_office(program: app.LocalProgram, demo: Path) -> None:
    """Take the faces of the Office's desk."""
    desk = program.open(demo / "workspaces" / "vp", PASSPHRASE)
    with room_over(desk, demo.parent / "office-faces.ini", demo / "exchange") as room:
        _take_set_up(room)
        _take_board(room)
        _take_receiving(room)
        _take_consolidation(room)
        _take_people(room)
        _take_history(room)


def _take_set_up(room: DeskRoom) -> None:
    page = room.window.show_page("settings")
    settle(room)
    for name, part in PARTS.items():
        page.show_place(part)
        settle(room)
        _save(room, name)
    page.show_place("papers")
    settle(room)
    _save(room, "settings-register")
    page.show_place("month")
    settle(room)
    area = _find(room, "settings_month")
    if isinstance(area, QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle(room)
    _save(room, "settings-phrases")


def _take_board(room: DeskRoom) -> None:
    page = room.window.show_page("board")
    settle(room)
    page.grid.go_to(next(one.id for one in page.model.lines() if not one.version), "unit")
    page.perform("board_letters")
    settle(room)
    _save(room, "board-letter")
    page.perform("detail")
    page.perform("paper")
    settle(room)
    _save(room, "board-paper")
    room.window.perform("back")


def _take_receiving(room: DeskRoom) -> None:
    page = room.window.show_page("receiving")
    settle(room)
    asked: list[Question] = []
    messages = room.session.messages
    room.session.messages = _Noting(messages, asked)  # a dialog would wait for a person
    page.model.accept_clean()
    settle(room)
    room.session.messages = messages
    for question in asked:
        dialog = QuestionDialog(question, room.window)
        dialog.show()
        settle(room)
        middle = room.window.rect().center() - dialog.rect().center()
        _save_with(room, dialog, "receiving-batch", middle)
        dialog.done(QDialog.DialogCode.Rejected)
    room.window.show_page("on_behalf")
    settle(room)
    _save(room, "on-behalf")
    page = room.window.show_page("receiving")
    line = page.model.line_of(CHECKED)
    page.open_unit(line.unit.unit)
    settle(room)
    page.check.menus.offer_findings()
    menu = room.window.findChild(QMenu, "check_findings_menu")
    settle(room)
    button = page.check.menus.findings
    place = button.mapTo(room.window, button.rect().bottomLeft())
    _save_with(room, menu, "checking-findings", place)
    menu.close()


class _Noting:
    """Answers no question, and notes it."""

    def __init__(self, inner: object, asked: list[Question]) -> None:
        self._inner = inner
        self._asked = asked

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def ask(self, question: Question) -> None:
        self._asked.append(question)


def _take_consolidation(room: DeskRoom) -> None:
    month = room.session.period
    room.session.set_period(month.previous)  # the month in which tasks were merged
    page = room.window.show_page("consolidation")
    settle(room)
    page.perform("same_work")
    settle(room)
    _save(room, "consolidation-merge")
    room.session.set_period(month)


def _take_people(room: DeskRoom) -> None:
    room.window.show_page("classification")
    settle(room)
    for name, segment in FOOTS.items():
        _click(room, segment)
        _save(room, name)


def _take_history(room: DeskRoom) -> None:
    page = room.window.show_page("history")
    settle(room)
    for name, kind in SHEETS.items():
        page.open_sheet(kind)
        settle(room)
        _save(room, name)
    _click(room, "sheet_write")
    _save(room, "history-rules")


def _find(room: DeskRoom, name: str) -> QWidget:
    found = room.window.current_page().findChild(QWidget, name)
    if found is None:
        raise SystemExit(f"there is no {name}")
    return found


def _click(room: DeskRoom, name: str) -> None:
    button = _find(room, name)
    if isinstance(button, QAbstractButton):
        button.click()
    settle(room)


def _save(room: DeskRoom, name: str) -> None:
    save(room.window, f"{name}-light-1366.png")


def _save_with(room: DeskRoom, above: QWidget, name: str, place: QPoint) -> None:
    """Save the window with what stands above it at a place: a menu, or a dialog."""
    whole = room.window.grab()
    painter = QPainter(whole)
    inside = min(place.x(), room.window.width() - above.width())
    painter.drawPixmap(QPoint(inside, place.y()), above.grab())
    painter.end()
    path = OUT / f"{name}-light-1366.png"
    if not whole.save(str(path), "PNG", 0):
        raise SystemExit(f"cannot write {path}")
    print(path.name, flush=True)


def main() -> int:
    """Take these pictures alone."""
    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="workreport-screenshots-") as name:
        home = Path(name)
        program = app.LocalProgram(places=Places(home / "data", home / "state"))
        app.load_languages(program.resources)
        dress(application, program.resources)
        shutil.copytree(sys.argv[1], home / "demo")
        take_office(program, home / "demo")
    return 0


if __name__ == "__main__":
    sys.exit(main())
