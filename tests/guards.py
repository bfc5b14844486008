"""Fails a test that leaves a thread, process, timer or window behind, and names who started it."""

import gc
import multiprocessing
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from weakref import ReferenceType, WeakKeyDictionary, ref

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

_OUR_CODE = ("workreport", "tests", "benchmarks")
_GRACE_SECONDS = 2.0

_thread_origins: WeakKeyDictionary[threading.Thread, str] = WeakKeyDictionary()
_started_timers: list[tuple[ReferenceType[QTimer], str]] = []
_start_thread = threading.Thread.start
_start_timer = QTimer.start


def _origin() -> str:
    """Return the lines of our own code that led here, the nearest first."""
    frames = [
        frame
        for frame in traceback.extract_stack(limit=24)[:-2]
        if any(part in _OUR_CODE for part in Path(frame.filename).parts)
        and Path(frame.filename).name not in {"guards.py", "conftest.py"}
    ]
    near = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-3:]]
    return " < ".join(reversed(near)) or "outside our code"


def _remembering_thread_start(thread: threading.Thread) -> None:
    _thread_origins[thread] = _origin()
    _start_thread(thread)


def _remembering_timer_start(timer: QTimer, *arguments: int) -> None:
    _started_timers.append((ref(timer), _origin()))
    _start_timer(timer, *arguments)


@pytest.fixture(scope="session", autouse=True)
def _remember_origins() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threading.Thread, "start", _remembering_thread_start)
        patch.setattr(QTimer, "start", _remembering_timer_start)
        yield


def left_threads(before: set[threading.Thread]) -> list[str]:
    """Name the threads that were not there before and do not end by themselves in a moment."""
    found = []
    for thread in set(threading.enumerate()) - before:
        thread.join(_GRACE_SECONDS)
        if thread.is_alive():
            origin = _thread_origins.get(thread, "unknown")
            found.append(f"thread {thread.name!r}, started by {origin}")
    return found


def left_processes() -> list[str]:
    """Name the worker processes that are still running."""
    found = []
    for process in multiprocessing.active_children():
        process.join(_GRACE_SECONDS)
        if process.is_alive():
            found.append(f"process {process.name!r}")
    return found


def _active_timers() -> list[tuple[QTimer, str]]:
    alive = ((timer(), origin) for timer, origin in _started_timers)
    return [
        (timer, origin)
        for timer, origin in alive
        if timer is not None and shiboken6.isValid(timer) and timer.isActive()
    ]


def left_timers() -> list[str]:
    """Name and stop the timers that still tick; one that waits for the collector does not count."""
    if _active_timers():
        gc.collect()
    found = []
    for timer, origin in _active_timers():
        name = timer.objectName() or type(timer.parent()).__name__
        found.append(f"timer {name!r} every {timer.interval()} ms, started by {origin}")
        timer.stop()
    _started_timers.clear()
    return found


def left_windows() -> list[str]:
    """Name the top-level widgets that can still be seen, and hide them from the next test."""
    if QApplication.instance() is None:
        return []
    found = []
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            found.append(f"window {type(widget).__name__} {widget.objectName()!r}")
            widget.hide()
    return found


@pytest.fixture(autouse=True)
def nothing_left_behind(_remember_origins: None) -> Iterator[None]:
    """Compare the test's end with its beginning."""
    threads = set(threading.enumerate())
    yield
    left = [*left_windows(), *left_timers(), *left_threads(threads), *left_processes()]
    if left:
        pytest.fail("The test left behind:\n  " + "\n  ".join(left), pytrace=False)
