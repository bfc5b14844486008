"""The log of a workspace: codes, ids, counts and durations, never what people wrote.

A message is a constant sentence; what fills it is shown only when it cannot be content. Errors are
shown by their kind and the places they passed, without their text.
"""

import logging
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from typing_extensions import override

from workreport.domain.errors import CodedError, WorldError

LOG_NAME = "workreport.log"
_OWN = "workreport"
_SIZE = 1 << 20
_KEPT = 5

# A code, an id, a version, an instant, a file of ours: nothing anybody typed looks like this,
# except a single word without marks, which is why the length is limited as well.
_HARMLESS = re.compile(r"[a-z0-9_][a-z0-9_.:/+\-]{0,63}|[0-9TZ:+.\-]{1,40}", re.ASCII)

Hook = Callable[[BaseException], None]


class QuietFormatter(logging.Formatter):
    """Formats a record without anything a person may have written."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime

    @override
    def format(self, record: logging.LogRecord) -> str:
        record.message = _message(record)
        record.asctime = self.formatTime(record, self.datefmt)
        lines = [self.formatMessage(record)]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(describe(record.exc_info[1]))
        return "\n".join(lines)


class QuietFile(RotatingFileHandler):
    """A rotating file; a full disk costs log lines, nothing else."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        return


class Log:
    """An open log file with the hooks that lead unexpected errors into it."""

    def __init__(self, folder: Path, on_bug: Hook | None = None) -> None:
        """Open the log in a folder.

        Raises:
            WorldError: ``log_unwritable``.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = QuietFile(
                folder / LOG_NAME, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8"
            )
        except OSError as error:
            raise WorldError("log_unwritable", path=str(folder)) from error
        self._handler.setFormatter(QuietFormatter())
        self._on_bug = on_bug
        self._former = (sys.excepthook, threading.excepthook)
        root = logging.getLogger()
        root.addHandler(self._handler)
        logging.getLogger(_OWN).setLevel(logging.INFO)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def close(self) -> None:
        """Close the file and give the hooks back."""
        sys.excepthook, threading.excepthook = self._former
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._former[0](kind, error, trace)
            return
        logging.getLogger(_OWN).critical("unexpected error", exc_info=(kind, error, trace))
        if self._on_bug is not None:
            self._on_bug(error)

    def _caught_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._caught(hook.exc_type, hook.exc_value, hook.exc_traceback)


def describe(error: BaseException) -> str:
    """Return kind, code and places of an error and of what caused it, without their texts."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        code = f" {current.code}" if isinstance(current, CodedError) else ""
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}{code}")
        lines += [
            f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__, limit=-30)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _message(record: logging.LogRecord) -> str:
    if not (record.name == _OWN or record.name.startswith(f"{_OWN}.")):
        # Libraries write what they like into their messages.
        return "(text withheld)"
    template = str(record.msg)
    if isinstance(record.args, dict):
        return template % {name: _harmless(value) for name, value in record.args.items()}
    if record.args:
        return template % tuple(_harmless(value) for value in record.args)
    return template


def _harmless(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, CodedError):
        return value.code
    text = str(value)
    return text if _HARMLESS.fullmatch(text) else f"(text of {len(text)})"
