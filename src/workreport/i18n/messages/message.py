"""One sentence pair: the cause and the next step."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """``cause`` says what happened, ``step`` what to do next; both are Vietnamese originals."""

    cause: str
    step: str = ""
