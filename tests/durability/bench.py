"""Breaks flows off: by strace at one system call, by a timer, or by nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Every call that changes a file or a folder. A name that this processor does not know is passed
# over by strace because of the question mark.
WRITES = (
    "pwrite64",
    "write",
    "ftruncate",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
)
# The traced calls of a recording; what else could write is listed, so that it is noticed.
RECORDED = (
    *WRITES,
    *("openat", "open", "creat", "pwritev", "pwritev2", "writev", "truncate", "fallocate"),
    *("sendfile", "copy_file_range", "renameat2", "symlink", "symlinkat", "sync_file_range"),
)
NEED_STRACE = (
    "The durability tests break the program off at single system calls, and strace does that. "
    "Install it: apt-get install strace (or what your system calls it); inside a container also "
    "allow ptrace: --cap-add=SYS_PTRACE."
)


@dataclass(frozen=True)
class Result:
    """How one playing of a flow went, and what was found when everything was opened again."""

    killed: bool
    said: list[str]
    problems: list[str]
    bug: str
    end: object = None
    fault: str = ""


class Bench:
    """The client of a theatre in another process."""

    def __init__(self, folder: Path) -> None:
        strace = shutil.which("strace")
        if strace is None:
            pytest.fail(NEED_STRACE, pytrace=False)
        self._strace = strace
        self.folder = folder
        self._log = (folder / "theatre.log").open("wb")
        self._theatre = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.theatre", str(folder / "stage")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        self._ends: dict[str, object] = self._answer()
        self._counts: dict[str, dict[str, int]] = {}

    @property
    def root(self) -> Path:
        return self.folder / "stage" / "place"

    @property
    def template(self) -> Path:
        return self.folder / "stage" / "template"

    def close(self) -> None:
        assert self._theatre.stdin is not None
        assert self._theatre.stdout is not None
        with suppress(BrokenPipeError):
            self._theatre.stdin.close()
        self._theatre.stdout.close()
        self._theatre.wait()
        self._log.close()

    def ask(self, do: str, **request: object) -> Any:
        assert self._theatre.stdin is not None
        self._theatre.stdin.write(json.dumps({"do": do, **request}).encode() + b"\n")
        self._theatre.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._theatre.stdout is not None
        line = self._theatre.stdout.readline()
        if not line:
            words = (self.folder / "theatre.log").read_text(encoding="utf-8", errors="replace")
            pytest.fail(f"The theatre closed:\n{words[-4000:]}", pytrace=False)
        return json.loads(line)

    # --- playing -------------------------------------------------------------------------------

    def play(
        self, flow: str, inject: str = "", *, seconds: float = 0, retry: bool = False
    ) -> Result:
        """Play a flow, injecting as strace is told, and judge what is left."""
        pid = self.ask("play", flow=flow, record=False, seconds=seconds, retry=retry)
        if inject:
            calls = inject.partition(":")[0]
            with self._traced(pid, "-e", f"trace={calls}", "-e", f"inject={inject}"):
                answer = self.ask("go")
        else:
            answer = self.ask("go")
        judged = self.ask("judge", flow=flow, said=answer["said"])
        return Result(
            killed=bool(answer["killed"]),
            said=answer["said"],
            problems=answer["problems"],
            bug=answer["bug"],
            end=judged.get("end"),
            fault=judged["bug"] + answer["bug"],
        )

    def undisturbed(self, flow: str) -> object:
        """Return how a flow ends when nothing breaks it off."""
        return self._ends[flow]

    def trace(self, flow: str, control: str = "") -> tuple[list[str], Path]:
        """Record every change a flow makes; returns what was said and the log."""
        log = self.folder / "recorded.log"
        pid = self.ask("play", flow=flow, record=True, seconds=0, retry=False, control=control)
        calls = ",".join(f"?{name}" for name in RECORDED)
        with self._traced(pid, "-y", "-xx", "-s", str(64 << 20), "-e", f"trace={calls}", out=log):
            answer = self.ask("go")
        assert not answer["bug"], answer["bug"]
        return answer["said"], log

    def counts(self, flow: str) -> dict[str, int]:
        """Count the changing calls of a flow."""
        if flow not in self._counts:
            self._counts[flow] = self._counted(flow)
        return self._counts[flow]

    def points(self, flow: str, sample: int) -> list[tuple[str, int]]:
        """Return calls with their number, evenly spread over all of a flow; all when 0."""
        everything = [
            (call, number)
            for call, count in self.counts(flow).items()
            for number in range(1, count + 1)
        ]
        return [everything[n - 1] for n in each(len(everything), sample)]

    def _counted(self, flow: str) -> dict[str, int]:
        _said, log = self.trace(flow)
        found = dict.fromkeys(WRITES, 0)
        with log.open(encoding="ascii") as lines:
            for line in lines:
                name = line.split("(", 1)[0].split()[-1] if "(" in line else ""
                if name in found:
                    found[name] += 1
        return {name: count for name, count in found.items() if count}

    def _traced(self, pid: int, *options: str, out: Path = Path(os.devnull)) -> "Tracer":
        return Tracer([self._strace, "-f", "-o", str(out), *options, "-p", str(pid)])


class Tracer:
    """strace, attached for as long as the block lasts."""

    def __init__(self, command: list[str]) -> None:
        self._command = command

    def __enter__(self) -> None:
        self._process = subprocess.Popen(self._command, stderr=subprocess.PIPE)
        assert self._process.stderr is not None
        words = self._process.stderr.readline().decode()
        if "attached" not in words:
            words += self._process.stderr.read().decode()
            self._process.communicate()
            pytest.fail(f"{NEED_STRACE}\n{words}", pytrace=False)

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()


def each(count: int, sample: int) -> Iterator[int]:
    """Yield ``sample`` numbers from 1 to ``count``, evenly spread; all of them when it is 0."""
    if not sample or sample >= count:
        yield from range(1, count + 1)
    else:
        yield from sorted({1 + round(n * (count - 1) / max(sample - 1, 1)) for n in range(sample)})
