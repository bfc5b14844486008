"""Whatever a file holds, it ends in a sentence or in the right table, inside the limits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.sheets.attacks import HOSTILE, SEEDS, outcome

from workreport.i18n.messages import catalogue
from workreport.sheets.child import MEMORY

SCRIPT = Path(__file__).with_name("attacks.py")


def attack(*arguments):
    """Let the files be read in processes of their own; a Qt library would count as memory here."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)], capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_the_files_that_are_spoilt_are_sound_before() -> None:
    assert [outcome(name, data) for name, data in SEEDS] == [29] * len(SEEDS)


def test_spoilt_files_end_in_a_sentence_or_in_a_table() -> None:
    told = attack(40, 3, "spoilt")
    assert told["files"] == 40
    assert set(told["ended"]) <= catalogue().keys() | {"read"}
    assert len(told["ended"]) > 3


@pytest.mark.long
def test_two_thousand_files_and_those_built_to_harm_stay_inside_the_limits() -> None:
    told = attack(2000, 11)
    assert told["files"] == 2000 + len(HOSTILE)
    assert set(told["ended"]) <= catalogue().keys() | {"read"}
    assert told["memory"] * 2**20 <= MEMORY
    assert told["hostile"].keys() == set(HOSTILE)
