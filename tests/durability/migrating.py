"""The flow of an upgrade: a newer program opens the workspace and rebuilds a table of it."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.durability.stage import Stage
from tests.living import PASSPHRASE

from workreport.storage import migrate, vault
from workreport.storage.engine import open_engine
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles

RELEASED = migrate.HEAD
REVISION, VERSION = "9999", 9999
_CONFIG = migrate.alembic_config


def upgrade(stage: Stage) -> None:
    with _newer_program():
        stage.desk("tccb")
        stage.say("upgraded")
        stage.close()


def upgrade_held(stage: Stage, said: Sequence[str]) -> None:
    """Either schema, whole; the newer one when it was said, and every entry in both."""
    folder = stage.root / "tccb"
    opened = vault.unlock(folder, PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    database = open_engine(opened.database_path, opened.database_key)
    with contextlib.closing(database):
        assert database.check(thorough=True) == ()
        version = migrate.schema_of(database).version
        with database.reading() as connection:
            entries = connection.exec_driver_sql("SELECT count(*) FROM entry").scalar()
            columns = connection.exec_driver_sql("PRAGMA table_info(entry)").all()
    assert version in ({VERSION} if said else {int(RELEASED), VERSION})
    assert any(row[1] == "remark" for row in columns) == (version == VERSION)
    assert entries


def upgrade_end(stage: Stage) -> object:
    with _newer_program():
        return stage.sound("tccb")


@contextlib.contextmanager
def _newer_program() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "HEAD", REVISION)
        patch.setattr(migrate, "VERSION", VERSION)
        patch.setattr(migrate, "alembic_config", _with_our_revision)
        yield


def _with_our_revision(connection: Any) -> Any:
    config = _CONFIG(connection)
    released = Path(migrate.__file__).parent / "migrations" / "versions"
    folders = (released, Path(__file__).parent / "revisions")
    config.set_main_option("version_locations", os.pathsep.join(map(str, folders)))
    return config
