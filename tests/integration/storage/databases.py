"""A small database for the tests of the engine, and what to do with it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.integration.storage.conftest import OpenDatabase

from workreport.storage.engine import Database
from workreport.storage.problems import StorageProblem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Hồ sơ #1 %&'?"
    folder.mkdir()
    return folder / "workreport.db"


@pytest.fixture
def database(path: Path, open_database: OpenDatabase) -> Database:
    database = open_database(path, create=True, busy_ms=50)
    run(database, "CREATE TABLE line (words TEXT UNIQUE)")
    return database


def run(database: Database, statement: str, *values: object) -> None:
    with database.writing() as transaction:
        transaction.connection.exec_driver_sql(statement, values)
        transaction.commit()


def count(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute(text("SELECT count(*) FROM line")).scalar_one())


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(StorageProblem) as refused:
        action()
    assert refused.value.exit_code == 3
    return refused.value.code
