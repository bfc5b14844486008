"""The first window on the screen, against a bare window with the same widgets: whole processes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.harness import Job, Measured, pairs


def measure(folder: Path) -> Measured:
    """Start a process each time and wait until it has painted and left."""
    for name in ("Ban Tổ chức", "Cơ quan tập huấn"):
        place = folder / "data" / "WorkReport" / "workspaces" / name
        place.mkdir(parents=True)
        (place / "workspace.json").write_text(json.dumps({"workspace": "0" * 32}))
    variables = {
        **{name: value for name, value in os.environ.items() if not name.startswith("WORKREPORT")},
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        # Installed programs come compiled; what is compiled during the warm-up lies here.
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    variables.pop("PYTHONDONTWRITEBYTECODE", None)

    def started(which: str) -> Callable[[], float]:
        def run() -> float:
            start = time.perf_counter()
            command = [sys.executable, "-m", "benchmarks.first_windows", which]
            done = subprocess.run(command, env=variables, capture_output=True, check=False)  # noqa: S603 - our own module
            spent = time.perf_counter() - start
            if done.returncode:
                raise RuntimeError(done.stderr.decode(errors="replace"))
            return spent

        return run

    return pairs(started("ours"), started("bare"), count=11, warm_up=2)


JOB = Job(
    "start_window",
    "the unlock window painted, from the start of the process (app.main)",
    "a bare PySide6 window with the same widgets",
    1.3,
    measure,
)
