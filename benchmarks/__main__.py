"""Prints the table: ``python -m benchmarks [--only NAME …] [--list]``."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import (
    autosave,
    board_engines,
    board_pack,
    close_month,
    consolidate,
    decade,
    grid,
    ingest,
    paste,
    rating,
    search,
    start_window,
    this_month,
    what_if,
)
from benchmarks.harness import HEAD, Job, NotHereError, line_of

JOBS: tuple[Job, ...] = (
    start_window.JOB,
    *this_month.JOBS,
    autosave.JOB,
    ingest.JOB,
    consolidate.JOB,
    close_month.JOB,
    search.JOB,
    rating.JOB,
    what_if.JOB,
    board_pack.JOB,
    *board_engines.JOBS,
    *grid.JOBS,
    paste.JOB,
    *decade.JOBS,
)


def main(argv: Sequence[str]) -> int:
    """Measure what is asked for and print a line for each job as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    names = [job.name for job in JOBS]
    parser.add_argument("--only", action="append", choices=names, help="measure this job; repeat")
    parser.add_argument("--list", action="store_true", help="say what is measured against what")
    asked = parser.parse_args(argv)
    if asked.list:
        for job in JOBS:
            print(f"{job.name:<19} {job.what}\n{'':<19} against {job.against}; goal {job.goal}")
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.perf_counter()
    print(HEAD, flush=True)
    for job in JOBS:
        if not asked.only or job.name in asked.only:
            with tempfile.TemporaryDirectory(prefix="workreport-bench-") as folder:
                print(_line(job, Path(folder)), flush=True)
    print(f"{time.perf_counter() - began:.0f} s in all")
    return 0


def _line(job: Job, folder: Path) -> str:
    try:
        return line_of(job, job.measure(folder))
    except NotHereError as missing:
        return f"{job.name:<19} left out: {missing} is not installed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
