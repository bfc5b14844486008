"""Errors that carry a code and values; their sentences live in i18n/messages.

The three families decide the exit code of the command line and the tone of the screen:
the rules refuse (1), the call is wrong (2), the world is at fault (3).
"""

from collections.abc import Mapping


class CodedError(Exception):
    """An error a person can act on: ``code`` names the sentence, ``values`` fill it."""

    exit_code = 1

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = values

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code}({details})"


class RuleError(CodedError):
    """The person asked for something the rules refuse."""


class UseError(CodedError):
    """The call itself is wrong: an unknown unit, a malformed period, an unreadable input."""

    exit_code = 2


class WorldError(CodedError):
    """The world is at fault: disk, file, folder, network, another program."""

    exit_code = 3


def bug_values(error: BaseException) -> dict[str, str]:
    """Say of an unexpected error what may be shown: its kind and place, never its text."""
    trace = error.__traceback__
    place = "?"
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 1)[-1]
        place, trace = f"{name}:{trace.tb_lineno}", trace.tb_next
    return {"kind": type(error).__name__, "place": place}
