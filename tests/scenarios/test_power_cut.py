"""A process is killed while it saves drafts; what it said was saved is there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.living import PASSPHRASE, PERIOD, Begin

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from workreport.app import LocalProgram
from workreport.domain.period import Period
from workreport.system.paths import Places

workspace, root, period = Path(sys.argv[1]), Path(sys.argv[2]), Period.parse(sys.argv[3])
desk = LocalProgram(places=Places(root / "data", root / "state")).open(workspace, sys.argv[4])
draft = desk.reporting.open(period).draft
number = int(sys.argv[5])
while True:
    number += 1
    desk.reporting.save(replace(draft, text={"results": f"Câu số {number}. " + "Chữ " * 400}))
    print(number, flush=True)
"""
KILLS = 3
SAVED_BEFORE_THE_KILL = 4


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_the_last_acknowledged_draft_survives_every_kill(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.desks.pop("tccb").close()
    workspace, acknowledged = life.root / "tccb", 0
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
    for _attempt in range(KILLS):
        command = [
            sys.executable,
            "-c",
            WRITER,
            str(workspace),
            str(life.root),
            str(PERIOD),
            PASSPHRASE,
            str(acknowledged),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            for _line in range(SAVED_BEFORE_THE_KILL):
                acknowledged = int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
            later = process.stdout.read().split()
            acknowledged = int(later[-1]) if later else acknowledged
        desk = life.program.open(Path(workspace), PASSPHRASE)
        text = desk.reporting.open(PERIOD).draft.text["results"]
        verified = desk.maintenance.verify()
        desk.close()
        number = int(text.split(".")[0].removeprefix("Câu số "))
        assert acknowledged <= number <= acknowledged + 1
        assert verified.entries == verified.valid
