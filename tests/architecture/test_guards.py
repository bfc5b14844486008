import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests import guards


@pytest.fixture
def waiting_thread() -> Iterator[threading.Thread]:
    done = threading.Event()
    thread = threading.Thread(target=done.wait, name="waiting")
    thread.start()
    yield thread
    done.set()
    thread.join()


def test_a_thread_left_behind_is_named_with_its_origin(
    waiting_thread: threading.Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "_GRACE_SECONDS", 0)
    (found,) = guards.left_threads(set(threading.enumerate()) - {waiting_thread})
    assert "'waiting'" in found
    assert "test_guards.py" in found


def test_a_ticking_timer_is_named_and_stopped(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    timer = QTimer(owner)
    timer.setObjectName("heartbeat")
    timer.start(60_000)
    (found,) = guards.left_timers()
    assert "'heartbeat' every 60000 ms" in found
    assert "test_a_ticking_timer" in found
    assert not timer.isActive()


def test_a_stopped_timer_is_nobodys_business(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    timer = QTimer(owner)
    timer.start(60_000)
    timer.stop()
    assert not guards.left_timers()


def test_a_window_that_can_be_seen_is_named_and_hidden(qtbot: QtBot) -> None:
    window = QWidget(objectName="forgotten")
    qtbot.addWidget(window)
    window.show()
    assert guards.left_windows() == ["window QWidget 'forgotten'"]
    assert not window.isVisible()
