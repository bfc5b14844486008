import threading
from pathlib import Path

import pytest
from sqlalchemy import exc, text
from sqlcipher3 import dbapi2
from tests.integration.storage.conftest import KEY, OpenDatabase
from tests.integration.storage.databases import code_of, count, database, path, run

from workreport.storage.cipher import LONG, SCREEN, WRITER, Role, connect
from workreport.storage.engine import Database

MARKER = "Nguyễn Văn Dấu Vết"

__all__ = ["database", "path"]


def test_nothing_is_readable_in_any_file(database: Database, path: Path) -> None:
    run(database, "INSERT INTO line VALUES (?)", MARKER)
    database_and_log = [found.read_bytes() for found in path.parent.iterdir()]
    database.close()
    for data in [*database_and_log, path.read_bytes()]:
        assert MARKER.encode() not in data
        assert b"CREATE TABLE" not in data
        assert b"SQLite format" not in data


def test_nothing_is_kept_unless_commit_was_reached(database: Database) -> None:
    with database.writing() as transaction:
        transaction.connection.execute(text("INSERT INTO line VALUES ('a')"))
    assert not transaction.is_committed

    def fail() -> None:
        with database.writing() as transaction:
            transaction.connection.execute(text("INSERT INTO line VALUES ('b')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(database) == 0
    run(database, "INSERT INTO line VALUES ('c')")
    assert count(database) == 1


def test_a_table_made_in_an_unfinished_transaction_is_not_kept(database: Database) -> None:
    with database.writing() as transaction:
        transaction.connection.execute(text("CREATE TABLE other (a)"))
    with database.reading() as connection:
        assert connection.execute(text("SELECT name FROM sqlite_master")).scalars().all() == [
            "line",
            "sqlite_autoindex_line_1",
        ]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("role", [WRITER, SCREEN, LONG])
def test_every_connection_is_set_as_reliability_asks(path: Path, role: Role) -> None:
    connection = connect(path, KEY, role)
    found = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
            "temp_store",
            "busy_timeout",
            "cache_size",
            "query_only",
        )
    }
    connection.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "busy_timeout": 10_000,
        "cache_size": {"writer": -16000, "screen": -64000, "long": -8000}[role.name],
        "query_only": 0 if role is WRITER else 1,
    }


def test_a_reader_cannot_write(database: Database) -> None:
    def write() -> None:
        with database.reading() as connection:
            connection.execute(text("INSERT INTO line VALUES ('x')"))

    assert code_of(write) == "database_read_only"


def test_a_reader_sees_one_state_while_a_writer_goes_on(database: Database) -> None:
    with database.reading() as connection:
        question = text("SELECT count(*) FROM line")
        assert connection.execute(question).scalar_one() == 0
        run(database, "INSERT INTO line VALUES ('a')")
        assert connection.execute(question).scalar_one() == 0
        assert count(database) == 1
    assert count(database) == 1


def test_readers_of_several_threads_do_not_disturb_each_other(database: Database) -> None:
    run(database, "INSERT INTO line VALUES ('a')")
    results: list[int] = []

    def read() -> None:
        results.extend(count(database) for _ in range(20))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [1] * 80


def test_writers_of_several_threads_take_turns(path: Path, open_database: OpenDatabase) -> None:
    database = open_database(path, create=True)
    run(database, "CREATE TABLE line (words TEXT UNIQUE)")

    def write(name: str) -> None:
        for number in range(10):
            run(database, "INSERT INTO line VALUES (?)", f"{name}{number}")

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(database) == 30


def test_a_second_unit_of_work_in_one_thread_is_a_mistake_of_ours(database: Database) -> None:
    def nested() -> None:
        with database.writing(), database.writing():
            pass

    with pytest.raises(RuntimeError):
        nested()
    run(database, "INSERT INTO line VALUES ('still works')")


def test_another_process_that_writes_is_waited_for_and_named(
    database: Database, path: Path
) -> None:
    other = connect(path, KEY, WRITER)
    other.execute("BEGIN IMMEDIATE")
    assert code_of(lambda: run(database, "INSERT INTO line VALUES ('a')")) == "database_busy"
    other.execute("COMMIT")
    other.close()
    run(database, "INSERT INTO line VALUES ('a')")
    assert count(database) == 1


def test_what_a_unit_of_work_has_read_cannot_be_overtaken_by_another_process(
    database: Database, path: Path
) -> None:
    other = connect(path, KEY, WRITER, busy_ms=0)
    with database.writing() as transaction:
        transaction.connection.execute(text("SELECT count(*) FROM line")).all()
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("INSERT INTO line VALUES ('theirs')")
        transaction.connection.execute(text("INSERT INTO line VALUES ('ours')"))
        transaction.commit()
    other.execute("INSERT INTO line VALUES ('theirs')")
    other.close()
    assert count(database) == 2


def test_our_own_mistakes_rise_as_they_are(database: Database) -> None:
    run(database, "INSERT INTO line VALUES ('a')")
    with pytest.raises(exc.IntegrityError):
        run(database, "INSERT INTO line VALUES ('a')")
    with pytest.raises(exc.OperationalError):
        run(database, "INSERT INTO nowhere VALUES ('a')")


def test_a_full_disk_is_named_and_the_database_goes_on_when_there_is_room(
    database: Database,
) -> None:
    def fill() -> None:
        with database.writing() as transaction:
            transaction.connection.exec_driver_sql("PRAGMA max_page_count=8")
            transaction.connection.exec_driver_sql(
                "INSERT INTO line VALUES (hex(randomblob(90000)))"
            )
            transaction.commit()

    assert code_of(fill) == "disk_full"
    assert count(database) == 0
    with database.writing() as transaction:
        transaction.connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        transaction.connection.exec_driver_sql("INSERT INTO line VALUES ('a')")
        transaction.commit()
    assert count(database) == 1
    assert database.check(thorough=True) == ()


def test_a_wrong_key_is_told_from_a_damaged_page(
    database: Database, path: Path, open_database: OpenDatabase
) -> None:
    with database.writing() as transaction:
        transaction.connection.exec_driver_sql(
            "INSERT INTO line SELECT hex(randomblob(500)) FROM "
            "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) "
            "SELECT i FROM n)"
        )
        transaction.commit()
    database.close()
    assert code_of(lambda: open_database(path, bytes(32))) == "key_does_not_fit"
    whole = path.read_bytes()
    at_once = 0
    for place in range(4096 + 100, len(whole), 4096 * 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        if open_database(path, check=False).check():
            assert code_of(lambda: open_database(path)) == "database_damaged"
            at_once += 1
        else:
            # The pages of long values are read by the thorough check only.
            assert open_database(path).check(thorough=True) != ()
    assert at_once > 10
    path.write_bytes(whole)
    assert count(open_database(path)) == 100


def test_a_thorough_check_names_a_broken_reference(database: Database) -> None:
    with database.rebuilding() as transaction:
        run_here = transaction.connection.exec_driver_sql
        run_here("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        run_here("CREATE TABLE child (parent INTEGER REFERENCES parent (id))")
        run_here("INSERT INTO child VALUES (7)")
        transaction.commit()
    assert database.check() == ()
    assert database.check(thorough=True) == ("foreign key of child to parent",)


def test_rebuilding_a_parent_keeps_its_children_and_references_count_again_afterwards(
    database: Database,
) -> None:
    run(database, "CREATE TABLE parent (id INTEGER PRIMARY KEY)")
    run(
        database,
        "CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE)",
    )
    run(database, "INSERT INTO parent VALUES (1)")
    run(database, "INSERT INTO child VALUES (1)")
    with database.rebuilding() as transaction:
        for statement in (
            "CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT)",
            "INSERT INTO new_parent SELECT id, '' FROM parent",
            "DROP TABLE parent",
            "ALTER TABLE new_parent RENAME TO parent",
        ):
            transaction.connection.exec_driver_sql(statement)
        transaction.commit()
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM child")).scalar_one() == 1
    with pytest.raises(exc.IntegrityError):
        run(database, "INSERT INTO child VALUES (99)")


def test_a_file_that_was_taken_away_is_never_called_saved(database: Database, path: Path) -> None:
    def write_and_lose() -> None:
        with database.writing() as transaction:
            transaction.connection.execute(text("INSERT INTO line VALUES ('a')"))
            path.rename(path.with_name("elsewhere.db"))
            transaction.commit()

    assert code_of(write_and_lose) == "database_missing"
    assert code_of(lambda: run(database, "INSERT INTO line VALUES ('a')")) == "database_missing"
    path.with_name("elsewhere.db").rename(path)
    run(database, "INSERT INTO line VALUES ('a')")
    assert count(database) == 1


def test_a_missing_or_foreign_file_is_named(path: Path, open_database: OpenDatabase) -> None:
    assert code_of(lambda: open_database(path)) == "database_missing"
    assert not path.exists()
    path.mkdir()
    assert code_of(lambda: open_database(path)) == "database_missing"
    path.rmdir()
    path.write_bytes(b"x" * 8192)
    assert code_of(lambda: open_database(path)) == "key_does_not_fit"
    path.unlink()
    other = connect(path, KEY, WRITER, mode="rwc")
    other.execute("PRAGMA application_id=7")
    other.close()
    assert code_of(lambda: open_database(path)) == "database_foreign"


def test_a_read_only_opening_reads_and_refuses_to_write(
    database: Database, path: Path, open_database: OpenDatabase
) -> None:
    run(database, "INSERT INTO line VALUES ('a')")
    reader = open_database(path, read_only=True)
    assert count(reader) == 1
    assert code_of(lambda: run(reader, "INSERT INTO line VALUES ('b')")) == "database_read_only"


def test_a_write_protected_folder_can_be_read(
    database: Database, path: Path, open_database: OpenDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(database, "INSERT INTO line VALUES ('a')")
    database.close()
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    before = sorted(path.parent.iterdir())
    assert count(open_database(path, read_only=True)) == 1
    assert sorted(path.parent.iterdir()) == before


def test_closing_leaves_a_single_file(database: Database, path: Path) -> None:
    run(database, "INSERT INTO line VALUES ('a')")
    database.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]
