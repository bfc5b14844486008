"""One sentence pair: the cause and the next step."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """``cause`` says what happened, ``step`` what to do next; all are Vietnamese originals.

    Neither names a command: the windows show them. ``command`` says the step at the command line,
    where it differs.
    """

    cause: str
    step: str = ""
    command: str = ""
