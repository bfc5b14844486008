"""Draft a revision of the schema from storage/tables.py: ``new_revision.py "what changes"``.

``--first`` rewrites the first revision instead; only as long as nothing has been released.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine  # noqa: TID251 - an empty one in memory, without a key

from workreport.storage.migrate import HEAD, alembic_config

VERSIONS = Path(__file__).parents[1] / "src" / "workreport" / "storage" / "migrations" / "versions"
FIRST = "0001"


def main() -> None:
    """Write the draft and lay it out; the author reads and completes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("message", nargs="?", default="The first tables")
    parser.add_argument("--first", action="store_true")
    chosen = parser.parse_args()
    if chosen.first:
        for old in VERSIONS.glob(f"{FIRST}_*.py"):
            old.unlink()
    number = FIRST if chosen.first else f"{int(HEAD) + 1:04}"
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        config = alembic_config(connection)
        if not chosen.first:
            command.upgrade(config, "head")
        command.revision(config, chosen.message, autogenerate=True, rev_id=number)
    for step in ("check", "--fix", "--exit-zero", "--quiet"), ("format", "--quiet"):
        subprocess.run(  # noqa: S603 - our own words only
            [sys.executable, "-m", "ruff", *step, str(VERSIONS)], check=True
        )


if __name__ == "__main__":
    main()
