"""Whoever types into the window and is killed has every word that is older than the last pause."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KILLS, CONTROLS = 8, 2
MANY, MANY_CONTROLS = 200, 10


def killed_while_typing(folder: Path, times: int, controls: int) -> tuple[list[Any], list[Any]]:
    """Return what was found of those who type, and of those for whom nothing is saved."""
    module = "tests.durability.typing_theatre"
    done = subprocess.run(
        [sys.executable, "-m", module, str(folder), folder.name, str(times), str(controls)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == times + controls
    assert all(one["killed"] for one in found), done.stderr[-3000:]
    return [one for one in found if not one["is_control"]], found[times:]


def lost(found: list[Any]) -> list[Any]:
    """Return those who lack words that were saved, or typed before the last pause."""
    return [
        one
        for one in found
        if not one["kept"].startswith(one["paused"])
        or not one["kept"].startswith(one["saved"])
        or not one["typed"].startswith(one["kept"])
    ]


def test_no_word_older_than_the_last_pause_is_lost_by_a_kill(tmp_path: Path) -> None:
    found, controls = killed_while_typing(tmp_path / "short", KILLS, CONTROLS)
    assert lost(found) == []
    assert any(one["typed"] for one in found)
    # Nothing is kept of those for whom nothing is saved: the test would notice.
    assert all(one["kept"] == "" for one in controls)


@pytest.mark.long
def test_two_hundred_kills_while_typing_lose_nothing(tmp_path: Path) -> None:
    found, controls = killed_while_typing(tmp_path / "long", MANY, MANY_CONTROLS)
    pauses = sum(one["pauses"] for one in found)
    print(f"{MANY} kills while typing, {pauses} pauses, {len(lost(found))} lost")  # noqa: T201
    print(f"{len(lost(controls))} of {MANY_CONTROLS} controls lost words")  # noqa: T201
    assert lost(found) == []
    assert pauses > MANY / 2
    assert lost(controls)
