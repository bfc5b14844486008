"""Work off the UI thread."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workreport.domain.errors import CodedError, WorldError
from workreport.ui.tasks.cancel import CancelToken
from workreport.ui.tasks.changes import ChangeBus, Freshness
from workreport.ui.tasks.progress import Progress, ProgressWatch
from workreport.ui.tasks.runner import TaskRunner


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[CodedError] = []
        self.threads: list[threading.Thread] = []

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.current_thread())

    def failed(self, error: CodedError) -> None:
        self.errors.append(error)


@pytest.fixture
def runner(qapp: QApplication):
    runner = TaskRunner(qapp)
    yield runner
    runner.shutdown()


def _settle(qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: not runner.is_busy)


def test_results_arrive_in_the_thread_of_the_screen(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()
    worker: list[threading.Thread] = []

    def work() -> int:
        worker.append(threading.current_thread())
        return 7

    runner.run(work, listener.done, listener.failed)
    _settle(qtbot, runner)
    assert listener.results == [7]
    assert listener.threads == [threading.main_thread()]
    assert worker[0] is not threading.main_thread()


def test_database_work_keeps_its_order(qtbot: QtBot, runner: TaskRunner) -> None:
    order: list[int] = []
    listener = Listener()
    for number in range(20):
        runner.run(lambda number=number: order.append(number), listener.done, listener.failed)
    _settle(qtbot, runner)
    assert order == list(range(20))


def test_a_coded_error_is_handed_over(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()

    def work() -> None:
        raise WorldError("disk_full")

    runner.run(work, listener.done, listener.failed, database=False)
    _settle(qtbot, runner)
    assert [error.code for error in listener.errors] == ["disk_full"]


def test_a_bug_is_raised_where_everybody_sees_it(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()

    def work() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        runner.run(work, listener.done, listener.failed)
        _settle(qtbot, runner)
    assert caught[0][0] is ZeroDivisionError


def test_a_late_result_for_a_destroyed_listener_is_dropped(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    listener = Listener()
    gate = threading.Event()
    runner.run(gate.wait, listener.done, listener.failed)
    listener.deleteLater()
    QCoreApplication.sendPostedEvents(listener, QEvent.Type.DeferredDelete)
    gate.set()
    _settle(qtbot, runner)
    assert listener.results == []


def test_cancelled_work_stops_at_its_next_check(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()
    token = CancelToken()
    begun = threading.Event()

    def work() -> None:
        begun.set()
        while True:
            token.check()

    job = runner.run(work, listener.done, listener.failed, database=False, token=token)
    begun.wait()
    job.cancel()
    _settle(qtbot, runner)
    assert (listener.results, listener.errors) == ([], [])


def test_shutdown_lets_the_database_finish_and_refuses_new_work() -> None:
    runner = TaskRunner()
    listener = Listener()
    written: list[int] = []
    for number in range(5):
        runner.run(lambda number=number: written.append(number), listener.done, listener.failed)
    assert runner.shutdown()
    assert written == [0, 1, 2, 3, 4]
    assert runner.run(lambda: 1, listener.done, listener.failed).token.is_cancelled


def test_progress_is_told_only_when_it_moved() -> None:
    told: list[tuple[int, int, str]] = []
    watch = ProgressWatch()
    watch.progressed.connect(lambda *now: told.append(now))
    progress = Progress(0, 42, "trang 0/42")
    watch.watch(progress)
    watch.read()
    watch.read()
    progress.done = 18
    watch.stop()
    assert told == [(0, 42, "trang 0/42"), (18, 42, "trang 0/42")]


def test_a_hidden_page_refreshes_once_when_it_is_shown() -> None:
    bus = ChangeBus()
    page = QObject()
    refreshed: list[int] = []
    freshness = Freshness(bus, lambda _changes: True, lambda: refreshed.append(1), page)
    bus.publish("tasks")
    bus.publish("tasks")
    assert refreshed == []
    freshness.set_shown(True)
    assert refreshed == [1]
    bus.publish("tasks", page)
    assert refreshed == [1]
    bus.publish("tasks")
    assert refreshed == [1, 1]
