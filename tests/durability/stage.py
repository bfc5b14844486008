"""The small agency the flows of the durability tests are played in, and one playing of a flow."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests import living
from tests.living import PASSPHRASE, PERIOD

from workreport.app import LocalProgram
from workreport.services.month import UnitMonthLine
from workreport.services.ports.program import Desk
from workreport.storage import vault
from workreport.storage.engine import open_engine
from workreport.system.clock import SystemClock, TrainingClock
from workreport.system.durable_files import LocalDurableFiles
from workreport.system.paths import Places

NEW_PASSPHRASE = "tap-huan-moi"
START = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
WORKSPACES = ("tccb", "tcd", "vp")


@dataclass
class Stage:
    """One process that plays a flow: its program, the desks it opened, what it says is saved."""

    root: Path
    say: Callable[[str], None]
    desks: dict[str, Desk] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.program = LocalProgram(
            environment={},
            clock=TrainingClock(START, lambda: 0.0),
            places=Places(self.root / "data", self.root / "state"),
        )

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    @property
    def exchange(self) -> Path:
        return self.root / "exchange"

    def desk(self, name: str, passphrase: str = PASSPHRASE) -> Desk:
        if name not in self.desks:
            self.desks[name] = self.program.open(self.root / name, passphrase)
        return self.desks[name]

    def line(self, name: str, code: str) -> UnitMonthLine:
        month = self.desk(name).periods.month(PERIOD)
        return next(line for line in month.units if line.unit.code == code)

    def close(self) -> None:
        while self.desks:
            self.desks.popitem()[1].close()

    def sound(self, name: str, passphrase: str = PASSPHRASE) -> int:
        """Assert that a workspace is whole, page by page and entry by entry; return its entries."""
        folder = self.root / name
        unlocked = vault.unlock(folder, passphrase, files=LocalDurableFiles(), clock=SystemClock())
        database = open_engine(unlocked.database_path, unlocked.database_key)
        with contextlib.closing(database):
            assert database.check(thorough=True) == ()
        found = self.desk(name, passphrase).maintenance.verify()
        assert not found.faults, (name, found.faults)
        assert found.entries == found.valid
        assert found.projections_equal
        assert not found.forks
        return found.entries


def build(root: Path) -> None:
    """Found the agency: one department is about to file, another has filed and sent its package."""
    with pytest.MonkeyPatch.context() as patch:
        living.stretch_codes_less(patch)
        life = living.begin(root, ("tccb", "tcd"))
    life.at("2026-11-16 08:30")
    (root / "stick").mkdir()
    line = life["tccb"].reporting.open(PERIOD)
    life["tccb"].reporting.save(living.ready(line.draft, "tccb"))
    answers = {one.key: "Đã kiểm tra" for one in life["tccb"].reporting.open(PERIOD).unanswered}
    draft = life["tccb"].reporting.open(PERIOD).draft
    life["tccb"].reporting.save(living.replace(draft, answers=answers))
    life.file("tcd")
    life.sync("tcd")
    life["tcd"].exchange.export_file(root / "stick" / "tcd.wrp")
    life["tccb"].maintenance.backup()
    for folder in ("tccb", "vp"):
        # What a workspace leaves behind when it is opened first is no matter of these tests.
        life.reopen(folder)
    life.close()


class Ticking:
    """A system clock that is a second later whenever it is asked, so that names never meet."""

    def __init__(self) -> None:
        self.turn = 0  # of the process that asks
        self._asked = 0

    def __call__(self) -> datetime:
        self._asked += 1
        return START + timedelta(days=1, seconds=self._asked + 60 * self.turn)
