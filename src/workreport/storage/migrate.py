"""Brings a database file to the schema of this program, or refuses a newer one.

The version is looked up by plain SQL first: Alembic is slow to import and seldom needed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workreport.storage.engine import Database
from workreport.storage.problems import StorageProblem
from workreport.storage.tables import SEARCH_WORDS, TRIGGERS, metadata

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD: Final = "0002"
VERSION: Final = int(HEAD)

_VERSION_TABLE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


@dataclass(frozen=True, slots=True)
class Schema:
    """What a file says about its schema; ``revision`` is None before the first table."""

    version: int
    revision: str | None
    tables: int


def schema_of(database: Database) -> Schema:
    """Return what the file says about its schema."""
    with database.raw() as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        revision = None
        if ("alembic_version",) in rows:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            revision = found[0] if found else None
    return Schema(version, revision, len(rows))


def refuse_newer(database: Database) -> Schema:
    """Return the schema of a file this program can read or bring up to date.

    Raises:
        StorageProblem: ``database_newer``; the file is left as it is.
    """
    schema = schema_of(database)
    if schema.version > VERSION or (schema.revision or HEAD) > HEAD:
        raise StorageProblem("database_newer", path=str(database.path), version=schema.version)
    return schema


def refuse_other(database: Database) -> None:
    """Refuse a file that cannot be read as it is: only a file in use is brought up to date.

    Raises:
        StorageProblem: ``database_newer`` or ``database_older``.
    """
    schema = refuse_newer(database)
    if schema.version < VERSION:
        raise StorageProblem("database_older", path=str(database.path), version=schema.version)


def bring_up_to_date(database: Database, backup: Callable[[], object]) -> bool:
    """Make or upgrade the tables; return whether anything was done.

    Args:
        database: Opened for writing, used by nobody else meanwhile.
        backup: Makes a verified backup; called before an existing file is upgraded, and
            whatever it raises stops the upgrade.

    Raises:
        StorageProblem: ``database_newer``, ``database_foreign``, ``migration_refused``, or what
            the disk says; the file is as before then.
    """
    schema = refuse_newer(database)
    if schema.revision == HEAD and schema.version == VERSION:
        return False
    if schema.revision is None:
        if schema.tables:
            raise StorageProblem("database_foreign", path=str(database.path))
        _create(database)
        return True
    backup()
    _upgrade(database)
    return True


def alembic_config(connection: "Connection") -> "Config":
    """Return Alembic's configuration for an open connection."""
    from alembic.config import Config  # noqa: PLC0415 - see the module's docstring

    config = Config()
    config.set_main_option("script_location", "workreport.storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _create(database: Database) -> None:
    with database.writing() as transaction:
        connection = transaction.connection
        metadata.create_all(connection, checkfirst=False)
        connection.exec_driver_sql(_VERSION_TABLE)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        _finish(connection)
        transaction.commit()


def _upgrade(database: Database) -> None:
    from alembic import command  # noqa: PLC0415 - see the module's docstring

    with database.rebuilding() as transaction:
        connection = transaction.connection
        command.upgrade(alembic_config(connection), HEAD)
        _finish(connection)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise StorageProblem(
                "migration_refused", path=str(database.path), detail=f"{len(broken)} references"
            )
        transaction.commit()


def _finish(connection: "Connection") -> None:
    """Renew the triggers, which a rebuilt table has lost, and write the version.

    The index of words is made here too: no revision can describe it.
    """
    old = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all()
    for (name,) in old:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in (*SEARCH_WORDS, *TRIGGERS):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
