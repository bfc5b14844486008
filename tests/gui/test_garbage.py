"""What a closed page leaves behind dies in the thread of the windows, whoever made it garbage."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from workreport.ui.tasks.garbage import GarbageRounds


class Circle:
    """Points at itself, as a page points at what it calls back."""

    def __init__(self) -> None:
        self.own = self


def test_only_the_thread_of_the_windows_collects() -> None:
    died_in: list[str] = []
    gc.collect()
    gc.enable()
    parent = QObject()
    rounds = GarbageRounds(parent)
    one = Circle()
    weakref.finalize(one, lambda: died_in.append(threading.current_thread().name))
    del one
    worker = threading.Thread(target=lambda: [Circle() for _ in range(20_000)], name="worker")
    worker.start()
    worker.join()
    assert died_in == []
    rounds.look()
    assert died_in == ["MainThread"]
    parent.deleteLater()


def test_a_round_without_much_new_collects_nothing() -> None:
    gc.collect()
    rounds = GarbageRounds()
    one = Circle()
    watched = weakref.ref(one)
    del one
    rounds.look()
    assert watched() is not None
    rounds.deleteLater()
