"""The application as people see it: dressed, with fonts and icons, in the light theme."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from workreport.ui.theme import icons
from workreport.ui.theme.fonts import load_fonts
from workreport.ui.theme.look import Mode, look
from workreport.ui.views.dressing import Dressing

RESOURCES = Path(__file__).parents[2] / "resources"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The platform without a screen warns of windows with a smallest size, raised or with a menu.
    ignored = pytest.mark.qt_log_ignore("propagateSizeHints", "not support", extend=True)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(ignored)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    look().use_mode(Mode.LIGHT)
    look().use_families(load_fonts(RESOURCES / "fonts"))
    icons.use_folder(RESOURCES / "icons")
    icons.wake()
    Dressing(qapp)
    return qapp


@pytest.fixture(autouse=True)
def usual_look(dressed: QApplication) -> Iterator[None]:
    assert dressed is not None
    # As in the program: parts of windows die in the thread of the windows (ui/tasks/garbage.py).
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()
    look().use_mode(Mode.LIGHT)
    look().use_scale(100)
    # Without a screen the clipboard outlives Python, and what lies in it would be freed after it.
    QApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
