"""From the unlocked workspace to This month painted: ten years behind it, against none."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import bulk, grid, months
from benchmarks.harness import Job, Measured, pairs
from workreport.domain.period import Period
from workreport.ledger.envelope import Entry
from workreport.services.training.bulk import History, fill_history
from workreport.services.training.texts import Dice, load
from workreport.storage import vault
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import DeskKind, read_standing
from workreport.ui.views.shell.desk_room import DeskRoom

_PERIOD = Period(2026, 3)
_YEARS = 10
_SIZE = bulk.Size(units=12, people=60, tasks=40, first=_PERIOD, months=1)
_MANY = 2000
_PATIENCE_MS = 20_000


def measure(folder: Path, tasks: int = _SIZE.tasks) -> Measured:
    """Open the same department's month in two workspaces, one with a history."""
    grid.dressed()
    runs: list[Callable[[], float]] = []
    notes = []
    for name, behind in (("history", 12 * _YEARS), ("bare", 0)):
        world, desk = bulk.build(folder / name, _SIZE)
        if behind:
            history = History(_PERIOD.plus(-behind), behind, _SIZE.tasks)
            texts = load(world.program.resources)
            count = fill_history(desk, world.program.calendars, texts, Dice(1), history)
            notes.append(f"{count} entries behind it")
        with desk.book.looking() as look:
            own = look.own_units()[0]
        bulk.keep(desk.book, (months.opened(world, _PERIOD), *_plans(world, own, tasks)))
        desk.close()
        world.clock.at = bulk.moment(_PERIOD, 15)
        runs.append(_painted(world, folder / f"{name}.ini"))
    return pairs(runs[0], runs[1], count=9, warm_up=2, note="; ".join(notes))


def _plans(world: bulk.World, own: str, tasks: int) -> Iterator[Entry]:
    """Sign the plan of each department; the own one may have more tasks than the others."""
    for unit in world.units:
        yield from months.planned(world, unit, _PERIOD, tasks if unit == own else 0)


def _painted(world: bulk.World, preferences: Path) -> Callable[[], float]:
    settings = Preferences(QSettings(str(preferences), QSettings.Format.IniFormat))

    def run() -> float:
        unlocked: list[float] = []
        with mock.patch.object(vault, "unlock", _noting(vault.unlock, unlocked)):
            desk = world.program.open(world.workspace, bulk.PASSPHRASE)
        # The workspace of the Office holds every department; its own report is written like theirs.
        standing = replace(read_standing(desk), kind=DeskKind.DEPARTMENT)
        room = DeskRoom(desk, standing, settings)
        room.open()
        page = room.window.page("this_month")
        _wait_for(page)
        page.repaint()
        spent = time.perf_counter() - unlocked[0]
        room.close_down()
        QApplication.processEvents()
        return spent

    return run


def _noting(unlock: Callable[..., object], times: list[float]) -> Callable[..., object]:
    def unlock_and_note(*given: object, **named: object) -> object:
        found = unlock(*given, **named)
        times.append(time.perf_counter())
        return found

    return unlock_and_note


def _wait_for(page: Any) -> None:
    """Let the program work until the page has shown the month."""
    desk = page._model.desk  # noqa: SLF001 - it says when it has data
    loop = QEventLoop()
    desk.opened.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    if desk.month is None:
        loop.exec()
    if desk.month is None:
        raise RuntimeError("the month was not shown")


JOBS = (
    Job(
        "this_month",
        "from unlocked to This month painted, 10 years x 12 departments x 40 tasks behind it",
        "the same without history",
        1.1,
        measure,
    ),
    Job(
        "this_month_2000",
        "the same with 2,000 tasks of the department in this month",
        "the same without history",
        1.2,
        partial(measure, tasks=_MANY),
    ),
)
