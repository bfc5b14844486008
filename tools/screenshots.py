"""Takes the pictures of docs/screenshots: every page of a training agency, in both themes.

    python tools/screenshots.py            makes the agency in a passing folder first
    python tools/screenshots.py DEMO       uses an agency that `workreport demo DEMO` made

It runs without a screen. The pictures are what the program shows; nothing is drawn by hand.
"""

import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from picture import OUT, QUIET_MS, SIZES, save, settle, spin
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication  # noqa: TID251 - it grabs windows
from scored_month import PASSPHRASE as SCORED_PASSPHRASE
from scored_month import live_scored_month
from screenshot_office import take_office
from screenshot_papers import take_papers
from screenshot_states import take_late, take_states

from workreport import app
from workreport.i18n import translation
from workreport.services.training.demo import PASSPHRASE, DemoOptions, run_demo
from workreport.system.paths import Places
from workreport.ui.theme.look import Mode, look
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.desktop import dress
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.presentation.opening import present
from workreport.ui.views.receiving.page import ReceivingPage
from workreport.ui.views.settings.page import SettingsPage
from workreport.ui.views.shell.desk_room import DeskRoom
from workreport.ui.views.start.unlock_pane import WorkspaceChoice
from workreport.ui.views.start.window import StartWindow
from workreport.ui.widgets.button import Button
from workreport.ui.widgets.line_input import LineEdit

DESKS = {
    "tcd": (
        "this_month",
        "tasks",
        "classification",
        "report",
        "contributions",
        "person_sheet",
    ),
    "canbo": ("own_month",),
    "vp": (
        "board",
        "receiving",
        "checking",
        "consolidation",
        "grades",
        "classification",
        "board_pack",
        "history",
        "settings",
        "schemes",
        "scheme_editor",
        "what_if",
    ),
}
NAMES = {("vp", "classification"): "people"}
# Faces of a page that open over it: the picture's name, and the page it belongs to.
FACES = {
    "checking": "receiving",
    "versions": "receiving",
    "schemes": "settings",
    "scheme_editor": "settings",
    "what_if": "settings",
}
SCHEME = "nd335_staff"
# Of a month by scores: each desk's pictures, and what is done on the page of people for them.
SCORED = {
    "tccb": {"scored-classification": "", "scored-sheet": "sheet"},
    "vp": {"scored-people": "", "scored-decision": "sheet"},
}
# Pictures of the department's own states: the page, and the button that opens its face.
REPORT_STATES = {
    "tcd": {
        "report-paper": ("report", "report_paper"),
        "report-drafts": ("report", "report_kept"),
    },
    "bvct": {
        "this-month-returned": ("this_month", ""),
        "report-returned": ("report", ""),
        "report-compared": ("report", "report_compare"),
    },
}
BUTTONS = {"scheme_editor": "scheme_edit", "what_if": "what_if_try"}
CHECKED = "TCCB"
CONCLUDED = "Phòng hoàn thành trước ngày 10/12/2026, báo cáo đồng chí Trưởng ban."
MEMBER_OF = "TCD"
CONFLICT = "BVCT"
CONFLICTING = {
    "bvct": "Hai việc chậm do chờ xác minh của Công an tỉnh.",
    "vp2": "Hai việc chậm do phòng thiếu một biên chế từ tháng 9.",
}


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
        demo = home / "demo"
        if len(sys.argv) > 1:
            shutil.copytree(sys.argv[1], demo)  # the pictures change what they show
        else:
            run_demo(program, demo, DemoOptions(months=4), print)
        OUT.mkdir(parents=True, exist_ok=True)
        dress(application, program.resources)
        bring_member(program, demo)
        take_start(demo)
        for desk, pages in DESKS.items():
            sit_down(program, demo, desk, pages)
        take_report_states(program, demo)
        take_states(program, demo)
        take_office(program, demo)
        take_papers(program, demo)
        take_presentation(program, demo)
        file_two_versions(program, demo)
        sit_down(program, demo, "vp", ("versions",))
        take_scored(program, home / "scored")
        take_late(demo)
    return 0


def sit_down(program: app.LocalProgram, demo: Path, desk: str, pages: tuple[str, ...]) -> None:
    """Take pages of one desk."""
    settings = QSettings(str(demo.parent / f"{desk}.ini"), QSettings.Format.IniFormat)
    opened = program.open(demo / "workspaces" / desk, PASSPHRASE)
    opened.exchange_state.choose_folder(demo / "exchange")
    opened.exchange.sync(demo / "exchange")  # else its news would lie above the first page
    room = DeskRoom(opened, read_standing(opened), Preferences(settings))
    take_desk(room, desk, pages)
    room.close_down()


def take_report_states(program: app.LocalProgram, demo: Path) -> None:
    """Take the faces of the report, and a month that was returned."""
    for desk, faces in REPORT_STATES.items():
        opened = program.open(demo / "workspaces" / desk, PASSPHRASE)
        opened.exchange_state.choose_folder(demo / "exchange")
        opened.exchange.sync(demo / "exchange")  # else its news would lie above the first page
        settings = QSettings(str(demo.parent / f"{desk}-states.ini"), QSettings.Format.IniFormat)
        room = DeskRoom(opened, read_standing(opened), Preferences(settings))
        look().use_mode(Mode.LIGHT)
        room.open()
        room.window.resize(*SIZES[1366])
        for name, (page, button) in faces.items():
            room.window.show_page(page)
            settle(room)
            found = room.window.current_page().findChild(Button, button)
            if found is not None:
                found.click()
            settle(room)
            save(room.window, f"{name}-light-1366.png")
            room.window.perform("back")
        room.close_down()


def take_scored(program: app.LocalProgram, home: Path) -> None:
    """Take a month by the scores of Decree 335 on both desks: sheet, reasons, grades."""
    person = live_scored_month(program, home)
    for desk, faces in SCORED.items():
        opened = program.open(home / desk, SCORED_PASSPHRASE)
        settings = QSettings(str(home / f"{desk}.ini"), QSettings.Format.IniFormat)
        room = DeskRoom(opened, read_standing(opened), Preferences(settings))
        room.open()
        look().use_mode(Mode.LIGHT)
        room.window.resize(*SIZES[1366])
        for name, action in faces.items():
            room.window.show_page("classification")
            settle(room)
            page = room.window.current_page()
            page.show_place(f"person/{person}")
            settle(room)
            page.perform(action)
            settle(room)
            save(room.window, f"{name}-light-1366.png")
        room.close_down()


def take_presentation(program: app.LocalProgram, demo: Path) -> None:
    """Take the meeting: a conclusion while it is typed, and the question before it is left."""
    opened = program.open(demo / "workspaces" / "vp", PASSPHRASE)
    settings = QSettings(str(demo.parent / "meeting.ini"), QSettings.Format.IniFormat)
    room = DeskRoom(opened, read_standing(opened), Preferences(settings))
    room.open("board_pack")
    settle(room)
    stage = present(room.session, room.window.page("board_pack"))
    stage.showNormal()
    stage.resize(*SIZES[1366])
    settle(room)
    for action in ("unit_after", "late", "type"):
        stage.perform(action)
        settle(room)
    stage.stage.pane.text.insertPlainText(CONCLUDED)
    stage.stage.pane.becomes.click()
    settle(room)
    save(stage, "presentation-dark-1366.png")
    stage.show_stage()
    stage.perform("leave")
    settle(room)
    save(stage, "presentation-leaving-dark-1366.png")
    stage.close()
    settle(room)
    room.close_down()


def bring_member(program: app.LocalProgram, demo: Path) -> None:
    """Let an official of a department join, fill two tasks, rate herself and send both."""
    home, exchange = demo / "workspaces", demo / "exchange"
    vp = program.open(home / "vp", PASSPHRASE)
    with vp.book.looking() as look:
        unit = look.directory.unit(MEMBER_OF, look.today).unit
        members = look.directory.members(unit)
    name = next(one.name for one in members if one.group == "civil_servants")
    invited = vp.joining.invite(person=name, unit=MEMBER_OF, role="staff")
    opened, request = program.join(home / "canbo", invited.data, invited.code, PASSPHRASE)
    vp.joining.approve(request)
    member, period = opened.desk, vp.periods.known()[-1]
    for desk in (member, vp, member):
        desk.exchange.sync(exchange)
    month = member.contributions.open(period)
    words: dict[str, object] = {"status": "completed", "quality": 1}
    words["result"] = "Đã trình lãnh đạo Ban, hoàn chỉnh."
    words |= {"done_on": f"{period}-12", "evidence": "45-BC/BTCTU"}
    tasks = [{"id": task.id, **words} for task in month.line.draft.tasks[:2]]
    own = [{"person": month.person, "own": "A"}]
    member.contributions.edit(period, {"tasks": tasks, "ratings": own})
    member.contributions.send(period)
    member.exchange.sync(exchange)
    for desk in (member, vp):
        desk.close()


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
            room.window.show_page(FACES.get(page, page))
            settle(room)
            if page in FACES:
                open_face(room, page)
            save(room.window, shot.name(name))
    translation.use_language(translation.ORIGINAL)


def open_face(room: DeskRoom, face: str) -> None:
    """Open the check of a report, the choice between two versions, or a part of the set-up page."""
    page = room.window.current_page()
    if isinstance(page, SettingsPage):
        open_part(room, page, face)
    if isinstance(page, ReceivingPage):
        line = page.model.line_of(CHECKED if face == "checking" else CONFLICT)
        if line is not None:
            page.open_unit(line.unit.unit)
    settle(room)


def open_part(room: DeskRoom, page: SettingsPage, face: str) -> None:
    """Show a part of the set-up page as somebody uses it."""
    page.show_place("what_if" if face == "what_if" else "schemes")
    settle(room)
    leave = page.findChild(Button, "scheme_leave")
    if leave is not None and leave.isVisible():
        leave.click()  # the editor stays open until it is closed
    grid = page.findChild(GridView, "schemes_grid")
    share = page.findChild(LineEdit, "what_if_share")
    if grid is not None and face != "what_if":
        grid.go_to(SCHEME, "name")
    if share is not None:
        share.setText("0.25" if translation.language_in_use() == "en" else "0,25")
    button = page.findChild(Button, BUTTONS.get(face, ""))
    if button is not None and button.isVisible():
        button.click()
    settle(room)


def file_two_versions(program: app.LocalProgram, demo: Path) -> None:
    """Let a department and an officer answer one return without knowing of each other."""
    for workspace, words in CONFLICTING.items():
        desk = program.open(demo / "workspaces" / workspace, PASSPHRASE)
        desk.exchange_state.choose_folder(demo / "exchange")
        period = desk.periods.known()[-1]
        line = desk.reporting.open(period, CONFLICT)
        desk.reporting.save(
            replace(
                line.draft,
                text={**line.draft.text, "limitations": words},
                replies={mark.path: words for mark in line.marks},
            )
        )
        line = desk.reporting.open(period, CONFLICT)
        answers = {one.key: "Đã kiểm tra, giữ nguyên" for one in line.unanswered}
        desk.reporting.save(replace(line.draft, answers={**line.draft.answers, **answers}))
        desk.reporting.file(period, CONFLICT)
        desk.close()
    for workspace in (*CONFLICTING, "vp"):
        desk = program.open(demo / "workspaces" / workspace, PASSPHRASE)
        desk.exchange.sync(demo / "exchange")
        desk.close()


if __name__ == "__main__":
    sys.exit(main())
