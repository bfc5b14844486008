from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.ledgers import cast, make_node, node, nodes
from typing_extensions import override

from workreport.services.ports.machine import Clock
from workreport.storage.engine import Database, open_engine
from workreport.system.durable_files import LocalDurableFiles

__all__ = ["cast", "make_node", "node", "nodes"]

KEY = bytes(range(32))

OpenDatabase = Callable[..., Database]


class StandingClock(Clock):
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)

    @override
    def now(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def files() -> LocalDurableFiles:
    return LocalDurableFiles(sleep=lambda _seconds: None)


@pytest.fixture
def open_database() -> Iterator[OpenDatabase]:
    opened: list[Database] = []

    def open_it(path: Path, key: bytes = KEY, **options: object) -> Database:
        database = open_engine(path, key, **options)  # type: ignore[arg-type]
        opened.append(database)
        return database

    yield open_it
    for database in opened:
        database.close()
