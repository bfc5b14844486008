"""The page of the month and the report can be walked and used by keyboard alone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PASSPHRASE, Begin, Life, ready

from workreport.ui.messages import Question
from workreport.ui.views.grid.view import GridView

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> Any:
    return QApplication.focusWidget()


def key(clerk: Clerk, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    clerk.press(focused() or clerk.window, key, *modifiers)


def walked(clerk: Clerk, page: QWidget) -> set[str]:
    """Press Tab until the walk is around; a grid keeps Tab for its cells, Ctrl+Down leaves it.

    The first Ctrl+Down leads to the last line of the grid, the second one beyond.
    """
    found: set[str] = set()
    page.setFocus()
    page.focusNextChild()
    for _step in range(200):
        here = focused()
        if here is not None and page.isAncestorOf(here):
            if here.objectName() in found and not isinstance(here, GridView):
                break
            found.add(here.objectName())
        if isinstance(here, GridView):
            key(clerk, Qt.Key.Key_Down, CTRL)
        else:
            key(clerk, Qt.Key.Key_Tab)
    return found


def is_stop(one: QWidget) -> bool:
    """Tell whether Tab stops at a widget; of a group only the chosen one, arrows do the rest."""
    if isinstance(one, QAbstractButton) and one.autoExclusive() and not one.isChecked():
        return False
    takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and one.isVisible() and one.isEnabled() and bool(one.objectName())


def reachable(page: QWidget) -> set[str]:
    names = {one.objectName() for one in page.findChildren(QWidget) if is_stop(one)}
    return {name for name in names if not name.startswith("qt_")}


def has_findings(window: QWidget) -> bool:
    rows = (one for one in window.findChildren(QWidget) if one.isVisible())
    return any(one.objectName().startswith("row_task_status_missing") for one in rows)


@pytest.mark.parametrize("name", ["this_month", "report"])
def test_tab_reaches_everything_that_can_be_operated(clerk: Clerk, name: str) -> None:
    page = clerk.show(name)
    clerk.settle()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    missing = reachable(page) - walked(clerk, page) - {page.objectName()}
    assert missing == set()
    unnamed = [
        one.objectName()
        for one in page.findChildren(QWidget)
        if one.objectName() in reachable(page) and not one.accessibleName()
    ]
    assert unnamed == []


def test_a_month_is_looked_at_written_and_signed_without_a_mouse(
    one_department: Life, sit: Sit
) -> None:
    clerk = sit(one_department["tccb"])
    clerk.room.exchange.stop()
    clerk.qtbot.waitUntil(lambda: has_findings(clerk.window))
    key(clerk, Qt.Key.Key_F8)
    assert focused().objectName().startswith("row_task_status_missing")
    key(clerk, Qt.Key.Key_Space)
    assert clerk.window.shown_key == "tasks"
    key(clerk, Qt.Key.Key_1, CTRL)
    assert clerk.window.shown_key == "this_month"
    key(clerk, Qt.Key.Key_Return, CTRL)
    assert clerk.window.shown_key == "tasks"
    clerk.draft.change(ready(clerk.draft.draft, "tccb"))
    clerk.settle()
    key(clerk, Qt.Key.Key_4, CTRL)
    assert clerk.window.shown_key == "report"
    key(clerk, Qt.Key.Key_Down, CTRL)
    parts = ("text_advantages", "text_limitations", "text_causes", "next_grid", "text_proposals")
    for name in parts:
        key(clerk, Qt.Key.Key_Down, CTRL)
        assert focused().objectName() == name
    page = clerk.window.current_page()
    clerk.qtbot.waitUntil(lambda: bool(page.phrasebook.offers("proposals")))
    key(clerk, Qt.Key.Key_J, CTRL)
    menu = page.findChild(QMenu, "phrase_menu")
    clerk.press(menu, Qt.Key.Key_Down)
    clerk.press(menu, Qt.Key.Key_Return)
    clerk.window.activateWindow()  # the platform without a screen forgets it after a menu
    assert clerk.draft.draft.text["proposals"].startswith("Đề nghị lãnh đạo Ban")
    clerk.qtbot.keyClicks(focused(), "viec nay")
    key(clerk, Qt.Key.Key_P, CTRL)
    assert page.faces.current is not None
    key(clerk, Qt.Key.Key_Escape)
    assert page.faces.current is None
    key(clerk, Qt.Key.Key_F6)
    key(clerk, Qt.Key.Key_F8)
    assert focused().objectName().startswith("check_")
    clerk.settle()
    key(clerk, Qt.Key.Key_Return, CTRL | SHIFT)
    clerk.wait_for("filed")
    assert isinstance(clerk.messages.asked[-1], Question)


REMINDERS = (
    ("2026-11-12 08:00", ""),
    ("2026-11-13 08:00", "Nhắc hạn: còn 5 ngày làm việc."),
    ("2026-11-17 08:00", "Nhắc hạn: còn 3 ngày làm việc."),
    ("2026-11-19 08:00", "Nhắc hạn: hôm nay là ngày cuối, còn 16 giờ."),
    ("2026-11-24 08:00", ""),
)


def test_a_start_reminds_of_the_limit_while_there_is_something_to_sign(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(("tccb",))
    for moment, words in REMINDERS:
        life.at(moment)
        clerk = sit(life["tccb"])
        clerk.settle()
        notices = clerk.show("this_month").reminders._notices
        told = [one.happened for one in notices if one.happened.startswith("Nhắc hạn")]
        assert told == ([words] if words else [])
        clerk.room.close_down()
        life.desks["tccb"] = life.program.open(life.root / "tccb", PASSPHRASE)
