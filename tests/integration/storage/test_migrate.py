import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from tests.integration.storage.conftest import OpenDatabase

from workreport.storage import migrate
from workreport.storage.draft_rows import DraftRows
from workreport.storage.engine import Database
from workreport.storage.migrate import (
    HEAD,
    VERSION,
    alembic_config,
    bring_up_to_date,
    refuse_other,
    schema_of,
)
from workreport.storage.problems import StorageProblem

OLD_DRAFT = (
    "INSERT OR REPLACE INTO draft (name, version, saved_at, body) VALUES (?, ?, ?, ?)",
    "INSERT INTO draft_version (name, version, saved_at, body) VALUES (?, ?, ?, ?)",
)


class Backups:
    def __init__(self, error: Exception | None = None) -> None:
        self.made = 0
        self._error = error

    def __call__(self) -> None:
        self.made += 1
        if self._error is not None:
            raise self._error


@pytest.fixture
def database(tmp_path: Path, open_database: OpenDatabase) -> Database:
    return open_database(tmp_path / "a.db", create=True)


def layout(database: Database) -> list[tuple[str, str, str]]:
    """Describe every table, index and trigger; the order of constraints in a table is free."""
    with database.raw() as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    described = []
    for kind, name, statement in rows:
        words = re.sub(r"\s+", "", statement or "")
        if kind == "table":
            words = ",".join(sorted(words[:-1].partition("(")[2].split(",")))
        described.append((kind, name, words))
    return sorted(described)


def run(database: Database, *statements: str) -> None:
    with database.rebuilding() as transaction:
        for statement in statements:
            transaction.connection.exec_driver_sql(statement)
        transaction.commit()


def test_a_new_file_gets_every_table_once_and_needs_no_backup(database: Database) -> None:
    backups = Backups()
    assert bring_up_to_date(database, backups)
    assert not bring_up_to_date(database, backups)
    assert backups.made == 0
    assert schema_of(database).revision == HEAD
    assert schema_of(database).version == VERSION


def test_the_fast_way_and_the_revisions_lead_to_the_same_schema(
    database: Database, tmp_path: Path, open_database: OpenDatabase
) -> None:
    bring_up_to_date(database, Backups())
    revised = open_database(tmp_path / "b.db", create=True)
    migrate._upgrade(revised)
    assert layout(revised) == layout(database)
    assert schema_of(revised) == schema_of(database)


def test_the_revisions_say_what_the_tables_say(database: Database) -> None:
    migrate._upgrade(database)
    with database.reading() as connection:
        command.check(alembic_config(connection))


def test_there_is_one_head_and_the_program_knows_it(database: Database) -> None:
    with database.reading() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection))
    assert scripts.get_heads() == [HEAD]


@pytest.mark.parametrize(
    "statement",
    [f"PRAGMA user_version={VERSION + 1}", "UPDATE alembic_version SET version_num = '9999'"],
)
def test_a_newer_file_is_refused_and_left_as_it_is(database: Database, statement: str) -> None:
    bring_up_to_date(database, Backups())
    run(database, statement)
    before = layout(database)
    backups = Backups()
    with pytest.raises(StorageProblem) as refused:
        bring_up_to_date(database, backups)
    assert refused.value.code == "database_newer"
    assert layout(database) == before
    assert backups.made == 0


def test_a_file_with_tables_of_somebody_else_is_refused(database: Database) -> None:
    run(database, "CREATE TABLE theirs (a)")
    with pytest.raises(StorageProblem) as refused:
        bring_up_to_date(database, Backups())
    assert refused.value.code == "database_foreign"


def older(database: Database) -> None:
    """Make the file look as if it came from before the first revision."""
    bring_up_to_date(database, Backups())
    run(database, "UPDATE alembic_version SET version_num = '0000'", "PRAGMA user_version=0")


def test_an_upgrade_is_backed_up_first_and_a_failing_backup_stops_it(database: Database) -> None:
    older(database)
    before = layout(database)
    backups = Backups(StorageProblem("disk_full", path="x"))
    with pytest.raises(StorageProblem) as refused:
        bring_up_to_date(database, backups)
    assert refused.value.code == "disk_full"
    assert backups.made == 1
    assert layout(database) == before
    assert schema_of(database).version == 0


def test_an_upgrade_that_breaks_a_reference_changes_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(database)
    before = layout(database)

    def careless(config: object, _revision: str) -> None:
        connection = config.attributes["connection"]  # type: ignore[attr-defined]
        connection.exec_driver_sql("CREATE TABLE left_over (a)")
        connection.exec_driver_sql(
            "INSERT INTO outbox (entry, state) VALUES ('there is no such entry', 'signed')"
        )

    monkeypatch.setattr(command, "upgrade", careless)
    backups = Backups()
    with pytest.raises(StorageProblem) as refused:
        bring_up_to_date(database, backups)
    assert refused.value.code == "migration_refused"
    assert backups.made == 1
    assert layout(database) == before
    assert schema_of(database).version == 0


def test_drafts_of_the_first_schema_are_all_kept(database: Database) -> None:
    with database.rebuilding() as transaction:
        command.upgrade(alembic_config(transaction.connection), "0001")
        for version, body in ((1, b"first"), (2, "chữ ".encode() * 2000)):
            values = ("report/2026-11", version, "2026-11-19T08:00:00+00:00", body)
            for statement in OLD_DRAFT:
                transaction.connection.exec_driver_sql(statement, values)
        transaction.connection.exec_driver_sql("PRAGMA user_version=1")
        transaction.commit()
    backups = Backups()
    assert bring_up_to_date(database, backups)
    assert backups.made == 1
    with database.writing() as transaction:
        drafts = DraftRows(transaction.connection)
        assert [(one.version, one.body) for one in drafts.draft_versions("report/2026-11")] == [
            (2, "chữ ".encode() * 2000),
            (1, b"first"),
        ]
        saved_at = datetime(2026, 11, 19, 9, tzinfo=UTC)
        assert drafts.save_draft("report/2026-11", b"third", saved_at) == 3


def test_a_file_of_an_earlier_schema_is_not_read_without_an_upgrade(database: Database) -> None:
    older(database)
    with pytest.raises(StorageProblem) as refused:
        refuse_other(database)
    assert refused.value.code == "database_older"


def test_triggers_lost_in_a_rebuild_are_there_after_an_upgrade(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(database)
    before = layout(database)

    def rebuild(config: object, _revision: str) -> None:
        connection = config.attributes["connection"]  # type: ignore[attr-defined]
        connection.exec_driver_sql("DROP TRIGGER entry_is_never_deleted")

    monkeypatch.setattr(command, "upgrade", rebuild)
    assert bring_up_to_date(database, Backups())
    assert layout(database) == before
    assert any(name == "entry_is_never_deleted" for _kind, name, _sql in before)
