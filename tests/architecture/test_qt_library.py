import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_qt_calls_leave_the_reference_count_of_none_alone(qtbot: QtBot) -> None:
    # PySide6 6.12 on CPython 3.11 loses one reference a call; the process aborts after some 5,000.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(500):
        label.setText("x")
    assert sys.getrefcount(None) > before - 100
