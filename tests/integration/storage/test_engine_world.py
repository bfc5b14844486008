import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.integration.storage.conftest import OpenDatabase
from tests.integration.storage.databases import code_of, database, path

from workreport.storage.engine import Database
from workreport.storage.local_disk import refuse_far_places
from workreport.storage.problems import problem_of

__all__ = ["database", "path"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_IOERR_WRITE", "disk_error"),
        ("SQLITE_BUSY_SNAPSHOT", "database_busy"),
        ("SQLITE_READONLY_DIRECTORY", "database_read_only"),
        ("SQLITE_CORRUPT_INDEX", "database_damaged"),
        ("SQLITE_CONSTRAINT_UNIQUE", None),
        ("SQLITE_ERROR", None),
    ],
)
def test_what_sqlite_says_of_the_world_has_a_code(
    tmp_path: Path, name: str, code: str | None
) -> None:
    error = OSError()
    error.sqlite_errorname = name  # type: ignore[attr-defined]
    problem = problem_of(error, tmp_path / "a.db")
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("mounts", "code"),
    [
        ("21 1 0:1 / / rw - ext4 /dev/sda rw", None),
        ("21 1 0:1 / / rw - ext4 /dev/sda rw\n22 21 0:2 / {} rw - cifs //server/x rw", True),
        ("22 21 0:2 / {} rw - nfs4 server:/x rw\n23 21 0:3 / {} rw - ext4 /dev/sdb rw", None),
        ("", None),
    ],
)
def test_a_network_drive_is_refused(tmp_path: Path, mounts: str, code: object) -> None:
    place = tmp_path / "ổ mạng"
    place.mkdir()
    listed = tmp_path / "mountinfo"
    listed.write_text(mounts.replace("{}", str(place).replace(" ", "\\040")), encoding="utf-8")
    if code is None:
        refuse_far_places(place / "a.db", listed)
    else:
        assert code_of(lambda: refuse_far_places(place / "a.db", listed)) == "workspace_on_network"


def test_a_synchronised_folder_is_refused(tmp_path: Path, open_database: OpenDatabase) -> None:
    place = tmp_path / "OneDrive - Tỉnh ủy" / "a.db"
    assert code_of(lambda: open_database(place, create=True)) == "workspace_synced"


WRITES_UNTIL_KILLED = """
import sys
from pathlib import Path
from workreport.storage.cipher import WRITER, connect
connection = connect(Path(sys.argv[1]), bytes(range(32)), WRITER)
number = int(sys.argv[2])
while True:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO line VALUES (?)", (f"{number}",))
    connection.execute("INSERT INTO line VALUES (?)", (f"{number} " + "x" * 3000,))
    connection.execute("COMMIT")
    print(number, flush=True)
    number += 1
"""


def test_what_was_acknowledged_survives_kill_9(
    database: Database, path: Path, open_database: OpenDatabase
) -> None:
    database.close()
    acknowledged = 0
    for kill in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", WRITES_UNTIL_KILLED, str(path), str(kill * 100_000)],
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": "src", "PATH": os.environ["PATH"]},
        ) as writer:
            assert writer.stdout is not None
            for _ in range(20 + 17 * kill):
                last = int(writer.stdout.readline())
                acknowledged += 1
            writer.send_signal(signal.SIGKILL)
            rest = [int(line) for line in writer.stdout.read().split("\n")[:-1]]
            acknowledged += len(rest)
            last = max([last, *rest])
        again = open_database(path)
        with again.reading() as connection:
            lines = set(connection.execute(text("SELECT words FROM line")).scalars())
        whole = {line for line in lines if " " not in line}
        assert {str(number) for number in range(kill * 100_000, last + 1)} <= whole
        # Both lines of a transaction are there, or neither is.
        assert {line.split()[0] for line in lines if " " in line} == whole
        assert len(whole) >= acknowledged
        assert again.check(thorough=True) == ()
        again.close()
