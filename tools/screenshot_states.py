"""Pictures of the states that the training agency is not in: empty, filed, late, a file read."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from picture import room_over, save, settle

from workreport import app
from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import PersonSet
from workreport.services.founding import AgencyPlan
from workreport.services.training.demo import PASSPHRASE
from workreport.system.clock import TrainingClock
from workreport.system.paths import Places
from workreport.ui.views.shell.desk_room import DeskRoom
from workreport.ui.views.shell.page import Page

LATE = datetime(2026, 11, 24, 9, 15, tzinfo=AGENCY_ZONE)
FIRST_DAY = datetime(2026, 11, 2, 8, 0, tzinfo=AGENCY_ZONE)
UNIT, HEAD = "TCCB", "Ngô Đức Nam"
RESULTS = "samples/ket-qua-TCD-2026-11.xlsx"
PLAN = "samples/ke-hoach-2026-11.xlsx"
# Of the page "Nguồn việc" the part that opens first, and those that stand for the others.
SOURCES = {"work-plan": "", "work-plan-week": "week", "work-plan-load": "load"}


@dataclass(frozen=True, slots=True)
class State:
    """A desk of the training agency, and the pages that show a state of it."""

    name: str
    desk: str
    pages: tuple[str, ...]
    now: datetime | None = None


FILED = State("filed", "tccb", ("this_month", "tasks", "report"))
LATER = (
    State("late", "tcd", ("this_month", "report"), LATE),
    State("late", "vp", ("board",), LATE),
)


def take_states(program: app.LocalProgram, demo: Path) -> None:
    """Take what was filed, and the pages that need something done first."""
    _take_state(program, demo, FILED)
    _take_sources(program, demo)
    _take_imports(program, demo)
    _take_sheet(program, demo)
    _take_empty(demo.parent / "empty")


def take_late(demo: Path) -> None:
    """Take what is late; a training agency goes on from the last time it was looked at."""
    for state in LATER:
        clock = None if state.now is None else TrainingClock(state.now)
        places = Places(demo.parent / "data", demo.parent / "state")
        _take_state(app.LocalProgram(clock=clock, places=places), demo, state)


def _take_state(program: app.LocalProgram, demo: Path, state: State) -> None:
    desk = program.open(demo / "workspaces" / state.desk, PASSPHRASE)
    settings = demo.parent / f"{state.desk}-{state.name}.ini"
    with room_over(desk, settings, demo / "exchange") as room:
        for page in state.pages:
            _take(room, page, f"{page}-{state.name}".replace("_", "-"))


def _take(room: DeskRoom, page: str, name: str) -> Page:
    shown = room.window.show_page(page)
    settle(room)
    save(room.window, f"{name}-light-1366.png")
    return shown


def _take_sources(program: app.LocalProgram, demo: Path) -> None:
    desk = program.open(demo / "workspaces" / "tcd", PASSPHRASE)
    with room_over(desk, demo.parent / "sources.ini", demo / "exchange") as room:
        for name, part in SOURCES.items():
            page = room.window.show_page("work_plan")
            if part:
                page.show_place(part)
            settle(room)
            save(room.window, f"{name}-light-1366.png")


def _take_imports(program: app.LocalProgram, demo: Path) -> None:
    """Read a workbook with results and one with a plan, as far as taking them in."""
    for name, workspace, kind, sample in (
        ("imports-results", "tcd", "results", RESULTS),
        ("imports-plan", "vp", "plan", PLAN),
    ):
        desk = program.open(demo / "workspaces" / workspace, PASSPHRASE)
        with room_over(desk, demo.parent / f"{name}.ini", demo / "exchange") as room:
            page = room.window.show_page("imports")
            page.show_place(kind)
            settle(room)
            if name == "imports-results":
                save(room.window, "imports-light-1366.png")
            # The dialog that chooses the file needs a person.
            page._model.use(program.resources.path(sample))  # noqa: SLF001
            settle(room)
            save(room.window, f"{name}-light-1366.png")


def _take_sheet(program: app.LocalProgram, demo: Path) -> None:
    """Take the sheet of the person whom the month says most about."""
    desk = program.open(demo / "workspaces" / "tcd", PASSPHRASE)
    with room_over(desk, demo.parent / "sheet.ini", demo / "exchange") as room:
        page = room.window.show_page("person_sheet")
        settle(room)
        page.list.opened.emit(page.list.grid.lines[0].id)
        settle(room)
        page.perform("primary")
        settle(room)
        save(room.window, "person-sheet-filled-light-1366.png")


def _take_empty(home: Path) -> None:
    """Take the first day of an agency: a month was opened, nothing is assigned yet."""
    program = app.LocalProgram(
        clock=TrainingClock(FIRST_DAY), places=Places(home / "data", home / "state")
    )
    plan = AgencyPlan(
        name="Ban Tổ chức", parent="Tỉnh ủy", place="Nghệ An", founder="Chu Ngọc Giang",
        training=True,
    )  # fmt: skip
    office = program.found(home / "vp", plan, PASSPHRASE).desk
    with office.book.working() as work:
        unit = work.directory.unit(UNIT, work.today).unit
        person = PersonSet(person=new_id(), name=HEAD, unit=unit, group="heads", order=1)
        work.append(person, "person.set")
    office.periods.open(Period(2026, 11))
    invited = office.joining.invite(person=HEAD, unit=UNIT, role="head")
    opened, request = program.join(home / UNIT.lower(), invited.data, invited.code, PASSPHRASE)
    office.joining.approve(request)
    exchange, department = home / "exchange", opened.desk
    exchange.mkdir()
    for desk in (department, office, department):
        desk.exchange.sync(exchange)
    with room_over(department, home / "department.ini", exchange) as room:
        for page in ("this_month", "tasks", "report", "contributions", "history"):
            _take(room, page, f"{page}-empty".replace("_", "-"))
    with room_over(office, home / "office.ini", exchange) as room:
        for page in ("board", "receiving", "consolidation", "board_pack"):
            _take(room, page, f"{page}-empty".replace("_", "-"))
