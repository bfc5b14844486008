"""What a person or a script sees: one JSON object or lines on stdout, progress on stderr."""

import json
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper


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
            print(json.dumps(data, ensure_ascii=False))
        else:
            for line in lines:
                print(line)

    def progress(self, text: str) -> None:
        """Tell what is going on without touching the answer."""
        print(text, file=sys.stderr)

    def failure(self, error: Mapping[str, object], lines: Iterable[str]) -> None:
        """Print an error: a JSON object on stdout, or sentences on stderr."""
        if self.as_json:
            print(json.dumps({"error": error}, ensure_ascii=False))
        else:
            for line in lines:
                print(line, file=sys.stderr)
