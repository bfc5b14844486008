"""What a person or a script sees: one JSON object or lines on stdout, progress on stderr."""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper

# What a terminal obeys instead of showing it, and what turns the order of letters around: texts
# come from other people's machines, and names from certificates of strangers.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_STAND_IN = "\ufffd"


class Screen:
    """Prints answers in the form that was asked for."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                # A console of another code page would stop at the first Vietnamese letter.
                stream.reconfigure(encoding="utf-8", errors="replace")

    def answer(self, data: Mapping[str, object], lines: Iterable[str] = ()) -> None:
        """Print the one answer of a command."""
        if self.as_json:
            print(_as_json(data))
        else:
            for line in lines:
                print(_harmless(line))

    def progress(self, text: str) -> None:
        """Tell what is going on without touching the answer."""
        print(_harmless(text), file=sys.stderr)

    def failure(self, error: Mapping[str, object], lines: Iterable[str]) -> None:
        """Print an error: a JSON object on stdout, or sentences on stderr."""
        if self.as_json:
            print(_as_json({"error": error}))
        else:
            for line in lines:
                print(_harmless(line), file=sys.stderr)


def _harmless(line: str) -> str:
    return _OBEYED.sub(_STAND_IN, line)


def _as_json(data: Mapping[str, object]) -> str:
    """Write JSON on one line; what is obeyed is escaped, so a reader still gets every letter."""
    text = json.dumps(data, ensure_ascii=False)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
