"""A command line under test: one call after the other, its answer and its exit code."""

import io
import json
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workreport.app import LocalProgram
from workreport.cli import build
from workreport.services.ports.machine import Clock
from workreport.system.paths import Places

PASSPHRASE = "mưa rào tháng bảy"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The one JSON object of stdout; anything beside it fails."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        assert self.out.count("\n") == 1
        return found

    @property
    def refusal(self) -> str:
        """The code of an error."""
        return str(self.data["error"]["code"])


class Line:
    """Calls the command line of a program that lives in a folder of its own."""

    def __init__(
        self,
        folder: Path,
        clock: Clock | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        given = {"WORKREPORT_PASSPHRASE": PASSPHRASE} if environment is None else environment
        self.program = LocalProgram(given, clock, Places(folder / "data", folder / "state"))

    def call(self, *words: object) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = build(self.program)([str(word) for word in words])
        return Answer(code, out.getvalue(), err.getvalue())

    def ask(self, workspace: Path, *words: object) -> dict[str, Any]:
        """Call with --json in a workspace and return the answer of a command that must succeed."""
        answer = self.call(*words, "--workspace", workspace, "--json")
        assert answer.code == 0, answer.out + answer.err
        return answer.data

    def refused(self, workspace: Path, *words: object) -> tuple[int, str]:
        """Call a command that must fail; return exit code and code of the error."""
        answer = self.call(*words, "--workspace", workspace, "--json")
        error = answer.data["error"]
        assert error["message"]
        assert error["code"] not in error["message"]
        return answer.code, error["code"]
