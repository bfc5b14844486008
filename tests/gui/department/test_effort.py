"""Keys for a month of forty tasks and ten people: counted here, reckoned for a spreadsheet.

``docs/keys.md`` holds the table this test makes; where they differ the test shows the new one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.department.conftest import Clerk, Sit
from tests.gui.spreadsheet_keys import autocompleted, filled, typed
from tests.living import PERIOD, Begin, Life
from typing_extensions import override

from workreport.domain.ids import new_id
from workreport.ledger.bodies.agency import PersonSet
from workreport.ledger.bodies.plan import TaskBody

DOC = Path(__file__).parents[3] / "docs" / "keys.md"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PEOPLE = (
    *("Ngo Dinh Vinh", "Dau Huu Nam", "Vo Ngoc Ha", "Chu Xuan Long", "Pham Thi Dao"),
    *("Tran Quoc Bao", "Le Thi Mai", "Bui Van Khoa"),
)
TAIL = "-BC/BTCTU"
CAUSE = "Cho y kien Ban Thuong vu"
REMARK = "Hoan thanh xuat sac, co sang kien"
FIRST = date(2026, 11, 1)
DONE = {"completed": "Da hoan thanh", "in_progress": "Dang thuc hien", "not_started": "Chua"}


@dataclass(frozen=True)
class Row:
    """One task of the month as it has to stand in the table."""

    content: str
    owner: str
    due_on: date
    status: str
    done_on: date | None
    quality: int | None
    evidence: str
    cause: str
    is_new: bool

    @property
    def timing(self) -> str:
        if self.done_on is None:
            return ""
        late = (self.done_on - self.due_on).days
        return f"Cham {late} ngay" if late > 0 else "Dung han"


def _row(number: int, *, is_new: bool) -> Row:
    due_on = FIRST + timedelta(days=4 + number * 5 % 21)
    status = "completed"
    if number >= 34:
        status = "in_progress" if number < 38 else "not_started"
    is_done = status == "completed"
    late = 2 if number % 9 == 4 else -(number % 3)
    return Row(
        content=f"Tham muu van ban tra loi kien nghi {number}",
        owner=PEOPLE[number % len(PEOPLE)],
        due_on=due_on,
        status=status,
        done_on=due_on + timedelta(days=late) if is_done else None,
        quality=(2 if number % 7 == 3 else 1) if is_done else None,
        evidence=f"{300 + number}{TAIL}, {due_on + timedelta(days=late):%d/%m/%Y}"
        if is_done
        else "",
        cause=CAUSE if late > 0 or not is_done else "",  # the check of the report asks for both
        is_new=is_new,
    )


NEW = [_row(number, is_new=True) for number in range(6)]
GIVEN = [_row(number, is_new=False) for number in range(6, 40)]
ROWS = [*NEW, *GIVEN]
BEST = ("Ngo Dinh Vinh", "Le Thi Mai")


class KeyCount(QObject):
    """Counts keys as they reach whatever has the focus; a chord is one key."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and watched is QApplication.focusWidget():
            self.count += 1
        return False


class Typist:
    """Presses keys on whatever has the focus, as a person does."""

    def __init__(self, qtbot: QtBot, count: KeyCount) -> None:
        self.qtbot, self.count = qtbot, count

    def press(self, key: object, *modifiers: Qt.KeyboardModifier, times: int = 1) -> None:
        for _time in range(times):
            target = QApplication.focusWidget()
            assert target is not None
            held = Qt.KeyboardModifier.NoModifier
            for one in modifiers:
                held |= one
            self.qtbot.keyClick(target, key, held)

    def write(self, words: str) -> None:
        for letter in words:
            self.press(letter)

    def say(self, words: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        self.write(words)
        self.press(end)


def agency(begin_life: Begin) -> Life:
    life = begin_life(("tccb",))
    with life.vp.book.working() as work:
        unit = work.directory.unit("TCCB", work.today).unit
        for order, name in enumerate(PEOPLE, 5):
            body = PersonSet(
                person=new_id(), name=name, unit=unit, group="civil_servants", order=order * 10
            )
            work.append(body, "person.set")
    with life.vp.book.looking() as look:
        people = {one.name: one.person for one in look.directory.members(unit)}
    for task in life["tccb"].reporting.open(PERIOD).draft.tasks:
        life.vp.planning.cancel(task.id, "Không thuộc tháng này")
    plan = [
        TaskBody(
            id=new_id(),
            born=str(PERIOD),
            unit=unit,
            content=row.content,
            owner=people[row.owner],
            due_on=row.due_on,
            original_due_on=row.due_on,
            origin="programme",
        )
        for row in GIVEN
    ]
    life.vp.planning.assign(PERIOD, plan)
    life.sync("vp", "tccb")
    life.at("2026-11-28 09:00")
    return life


def go_to_column(typist: Typist, grid, key: str) -> None:
    """Ctrl+Up to the first line, and Right or Left to the column."""
    keys = grid.shown_keys()
    steps = keys.index(key) - keys.index(grid.current_key())
    typist.press(Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left, times=abs(steps))
    while grid.grid.line_at(grid.currentIndex().row()) is not grid.grid.line_at(top(grid)):
        typist.press(Qt.Key.Key_Up, CTRL)


def top(grid) -> int:
    return next(row for row in range(grid.grid.rowCount()) if grid.grid.line_at(row) is not None)


def rows_of(grid) -> list[Row]:
    """Return what must stand in the rows, from top to bottom."""
    by_content = {row.content: row for row in ROWS}
    lines = [grid.grid.line_at(row) for row in range(grid.grid.rowCount())]
    return [by_content[line.content] for line in lines if line and line.content in by_content]


def add_new(typist: Typist, clerk: Clerk, grid) -> None:
    for row in NEW:
        before = len(clerk.draft.draft.added)
        typist.press(Qt.Key.Key_N, CTRL)
        typist.say(row.content, Qt.Key.Key_Tab)
        clerk.qtbot.waitUntil(lambda before=before: len(clerk.draft.draft.added) > before)
        clerk.qtbot.waitUntil(lambda row=row: _current(grid) == row.content)
        typist.say(row.owner.split()[-1][:2], Qt.Key.Key_Tab)
        typist.say(str(row.due_on.day))


def _current(grid) -> str:
    line = grid.grid.line_at(grid.currentIndex().row())
    return "" if line is None else line.content


def fill(typist: Typist, grid) -> None:
    go_to_column(typist, grid, "done_on")
    for row in rows_of(grid):
        if row.done_on is None:
            typist.press(Qt.Key.Key_Return)
        else:
            typist.say(str(row.done_on.day))
    go_to_column(typist, grid, "quality")
    typist.press(Qt.Key.Key_Down, CTRL, SHIFT)
    typist.press("1")
    lower = [at for at, row in enumerate(rows_of(grid)) if row.quality == 2]
    at = 0
    for place in lower:
        typist.press(Qt.Key.Key_Return, times=place - at)
        typist.press("2")
        at = place
    go_to_column(typist, grid, "evidence")
    is_first = True
    for row in rows_of(grid):
        if row.evidence:
            typist.say(row.evidence if is_first else row.evidence.split("-")[0])
            is_first = False
        else:
            typist.press(Qt.Key.Key_Return)
    explain(typist, grid)


def explain(typist: Typist, grid) -> None:
    """F8 leads from one task to look at to the next: its state where none is said, its cause."""
    digits = {"in_progress": "2", "not_started": "3"}
    by_content = {row.content: row for row in ROWS}
    typist.press(Qt.Key.Key_Up, CTRL)
    is_first = True
    for _task in [row for row in ROWS if row.cause]:
        typist.press(Qt.Key.Key_F8)
        if grid.current_key() == "status":
            typist.press(digits[by_content[_current(grid)].status])
            typist.press(Qt.Key.Key_F8)
        assert grid.current_key() == "cause"
        if is_first:
            typist.say(CAUSE)
            typist.press(Qt.Key.Key_Up)
            typist.press(Qt.Key.Key_C, CTRL)
            is_first = False
        else:
            typist.press(Qt.Key.Key_V, CTRL)


def rate(typist: Typist, grid) -> None:
    go_to_column(typist, grid, "department")
    typist.press(Qt.Key.Key_Down, CTRL, SHIFT)
    typist.press("b")
    names = [grid.grid.line_at(row) for row in range(grid.grid.rowCount())]
    at = 0
    for place, line in enumerate([one for one in names if one is not None]):
        if line.name in BEST:
            typist.press(Qt.Key.Key_Return, times=place - at)
            typist.press("a")
            at = place


def spreadsheet() -> dict[str, int]:
    """Reckon the keys of the same tables in a spreadsheet, by the rules of that module."""
    states = [DONE[row.status] for row in ROWS]
    levels = ["A" if name in BEST else "B" for name in PEOPLE]
    return {
        "new tasks": sum(
            typed(row.content) + autocompleted(row.owner, PEOPLE) + typed(_day(row.due_on))
            for row in NEW
        ),
        "numbers": 6,
        "dates": sum(typed(_day(row.done_on)) if row.done_on else 1 for row in ROWS),
        "states": filled(states),
        "progress": filled([row.timing for row in ROWS]),
        "quality": filled([str(row.quality or "") for row in ROWS]),
        "documents": sum(typed(row.evidence) if row.evidence else 1 for row in ROWS),
        "causes": filled([row.cause for row in ROWS], is_sparse=True),
        "levels": filled(levels),
    }


def _table(ours: dict[str, int], other: dict[str, int]) -> str:
    results = sum(other[part] for part in other if part not in ("new tasks", "levels"))
    reckoned = {"new tasks": other["new tasks"], "results": results, "levels": other["levels"]}
    lines = [f"| {part} | {ours[part]} | {reckoned[part]} |" for part in ours]
    total = f"| together | {sum(ours.values())} | {sum(other.values())} |"
    return "\n".join([*lines, total])


def _day(day: date) -> str:
    return f"{day.day}/{day.month}"


def test_a_month_takes_at_most_half_the_keys_of_a_spreadsheet(begin_life: Begin, sit: Sit) -> None:
    life = agency(begin_life)
    clerk = sit(life["tccb"])
    clerk.window.activateWindow()
    page = clerk.show("tasks")
    layout = page.grid.chosen_layout
    for key in ("evidence", "cause"):
        layout = layout.with_shown(key, is_shown=True)
    page.grid.arrange(layout)
    page.grid.setFocus()
    clerk.qtbot.waitUntil(page.grid.hasFocus)
    count = KeyCount()
    QApplication.instance().installEventFilter(count)
    typist = Typist(clerk.qtbot, count)
    ours: dict[str, int] = {}
    add_new(typist, clerk, page.grid)
    ours["new tasks"] = count.count
    fill(typist, page.grid)
    ours["results"] = count.count - sum(ours.values())
    people = clerk.show("classification")
    people.grid.setFocus()
    rate(typist, people.grid)
    ours["levels"] = count.count - sum(ours.values())
    QApplication.instance().removeEventFilter(count)

    draft = clerk.draft.draft
    said = {each.task: each for each in draft.results}
    contents = {task.content: task for task in draft.tasks}
    for row in ROWS:
        task = contents[row.content]
        result = said[task.id]
        assert (result.status, result.done_on) == (row.status, row.done_on), row
        assert (result.quality, result.evidence) == (row.quality, row.evidence), row
        assert (result.cause, task.due_on) == (row.cause, row.due_on), row
    levels = {one.person: one.level for one in draft.department}
    names = {one.person: one.name for one in draft.roster}
    assert sorted(names[one] for one, level in levels.items() if level == "A") == sorted(BEST)
    other = spreadsheet()
    assert sum(ours.values()) * 2 <= sum(other.values())
    assert _table(ours, other) in DOC.read_text(encoding="utf-8")
