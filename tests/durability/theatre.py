"""Plays flows in children of one warm process, so that a thousand breakdowns cost minutes.

``python -m tests.durability.theatre FOLDER`` reads one JSON request a line and answers each with
one line. Every child begins with a fresh copy of the agency, waits until a tracer may have been
attached, and tells over shared memory what was said to be saved: that needs no system call, and a
killed child cannot take it back.
"""

import json
import mmap
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.durability.controls import CONTROLS
from tests.durability.filling import SmallDisk
from tests.durability.flows import FLOWS
from tests.durability.stage import Stage, Ticking, build

from workreport.domain.errors import CodedError
from workreport.system.clock import SystemClock

_BOARD_SIZE = 1 << 20
_LENGTH = 8
Answer = dict[str, Any]


class Board:
    """Shared memory in which a child keeps its answer up to date."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _BOARD_SIZE)

    def write(self, answer: Answer) -> None:
        data = json.dumps(answer).encode()[: _BOARD_SIZE // 2 - _LENGTH]
        # The half that is not in use is written; the first byte then says which half counts.
        half = 1 - self._memory[0]
        start = 1 + half * (_BOARD_SIZE // 2 - 1)
        self._memory[start : start + _LENGTH] = len(data).to_bytes(_LENGTH, "big")
        self._memory[start + _LENGTH : start + _LENGTH + len(data)] = data
        self._memory[0] = half

    def read(self) -> Answer:
        start = 1 + self._memory[0] * (_BOARD_SIZE // 2 - 1)
        length = int.from_bytes(self._memory[start : start + _LENGTH], "big")
        data = self._memory[start + _LENGTH : start + _LENGTH + length]
        return dict(json.loads(data)) if data else {}


class Noting:
    """Writes the answer on the board when the block ends, with the bug that ended it if any."""

    def __init__(self, board: Board, answer: Answer) -> None:
        self._board = board
        self._answer = answer

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, _kind: object, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        if error is not None:
            self._answer["bug"] = "".join(traceback.format_exception(error))
        self._board.write(self._answer)
        return True


class Theatre:
    """One place in which flows are played, one after the other."""

    def __init__(self, folder: Path, clock: Ticking) -> None:
        self._clock = clock
        self.root = folder / "place"
        self.curtain = folder / "said"  # where a recorded child says it, for the tracer to see
        self._template = folder / "template"
        self._pid = 0
        self._gate = -1
        self._board = Board()
        build(self.root)
        self.root.rename(self._template)

    def reset(self) -> None:
        if self.root.exists():
            shutil.rmtree(self.root)
        shutil.copytree(self._template, self.root)

    def warm(self) -> Answer:
        """Play everything once and return how it ends.

        It is played here, so that what is imported late is here before any child is made.
        """
        ends: Answer = {}
        for name in FLOWS:
            self.reset()
            stage = Stage(self.root, lambda _word: None)
            FLOWS[name].act(stage)
            stage.close()
            ends[name] = FLOWS[name].end(stage)
            stage.close()
        return ends

    def fork(self, job: Callable[[Board], None]) -> int:
        """Make a child that waits for :meth:`go` and then does its job."""
        self._board = Board()
        self._clock.turn += 1
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(writer)
            os.read(reader, 1)
            try:
                job(self._board)
            finally:
                os._exit(0)
        os.close(reader)
        self._pid, self._gate = pid, writer
        return pid

    def go(self) -> Answer:
        os.write(self._gate, b"!")
        os.close(self._gate)
        _pid, status = os.waitpid(self._pid, 0)
        killed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        return {"said": [], "problems": [], "bug": ""} | self._board.read() | {"killed": killed}

    def play(
        self, flow: str, *, record: bool, seconds: float, retry: bool, control: str = ""
    ) -> int:
        self.reset()

        def job(board: Board) -> None:
            if control:
                CONTROLS[control]()
            self._play(board, flow, record, seconds, retry)

        return self.fork(job)

    def fill(self, flow: str, room: int) -> Answer:
        """Play a flow on a disk with little room, make room when it fails, and judge it there."""
        self.reset()
        self.fork(lambda board: self._fill(board, flow, room))
        return self.go()

    def judge(self, flow: str, said: list[str]) -> Answer:
        self.fork(lambda board: self._judge(board, flow, said))
        return self.go()

    def _play(self, board: Board, flow: str, record: bool, seconds: float, retry: bool) -> None:
        answer: Answer = {"said": [], "problems": [], "bug": ""}
        curtain = os.open(self.curtain, os.O_WRONLY | os.O_CREAT, 0o600) if record else -1

        def say(word: str) -> None:
            answer["said"].append(word)
            board.write(answer)
            if curtain >= 0:
                os.write(curtain, word.encode())

        if seconds:
            # Nobody handles this signal: the process ends as by kill -9.
            signal.setitimer(signal.ITIMER_REAL, seconds)
        stage = Stage(self.root, say)
        with Noting(board, answer):
            for _attempt in range(2 if retry else 1):
                try:
                    FLOWS[flow].act(stage)
                    break
                except CodedError as problem:
                    answer["problems"].append(problem.code)
                    board.write(answer)
            stage.close()

    def _fill(self, board: Board, flow: str, room: int) -> None:
        disk = SmallDisk(self.root)
        answer: Answer = {"said": [], "problems": [], "bug": "", "real": disk.is_real}
        stage = Stage(self.root, answer["said"].append)
        with Noting(board, answer):
            if FLOWS[flow].workspace:
                stage.desk(FLOWS[flow].workspace)
            disk.fill(room)
            try:
                FLOWS[flow].act(stage)
            except CodedError as problem:
                answer["problems"].append(problem.code)
            disk.clear()
            if answer["problems"]:
                FLOWS[flow].act(stage)
            stage.close()
        if not answer["bug"]:
            self._judge(board, flow, answer["said"])
            board.write(answer | board.read())

    def _judge(self, board: Board, flow: str, said: list[str]) -> None:
        stage = Stage(self.root, lambda _word: None)
        answer: Answer = {"bug": ""}
        with Noting(board, answer):
            FLOWS[flow].held(stage, said)
            stage.close()
            if FLOWS[flow].workspace:
                stage.sound(FLOWS[flow].workspace)
                stage.close()
            FLOWS[flow].act(stage)
            stage.close()
            answer["end"] = FLOWS[flow].end(stage)
            stage.close()


def main() -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    clock = Ticking()
    SystemClock.now = clock  # type: ignore[method-assign, assignment]
    theatre = Theatre(Path(sys.argv[1]), clock)
    ends = theatre.warm()
    ask: dict[str, Callable[..., Any]] = {
        "play": theatre.play,
        "go": theatre.go,
        "judge": theatre.judge,
        "fill": theatre.fill,
    }
    sys.stdout.write(json.dumps(ends) + "\n")
    sys.stdout.flush()
    for line in sys.stdin:
        request = json.loads(line)
        answer = ask[request.pop("do")](**request)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
