"""The classification of a unit by keys alone, and what a screen reader says of its parts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.department.conftest import Clerk, Sit
from tests.living import Begin, Life

from workreport.domain.ids import new_id
from workreport.ledger.bodies.agency import PersonSet

NAMES = ("An Thị Một", "Bùi Văn Hai", "Cao Thị Ba", "Dương Văn Bốn", "Đỗ Thị Năm")
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def unit(begin_life: Begin) -> Life:
    life = begin_life(("tccb",))
    with life.vp.book.working() as work:
        place = work.directory.unit("TCCB", work.today).unit
        for order, name in enumerate(NAMES, start=100):
            body = PersonSet(
                person=new_id(), name=name, unit=place, group="civil_servants", order=order
            )
            work.append(body, "person.set")
    life.sync("vp", "tccb")
    life.at("2026-11-16 09:00")
    return life


def press(clerk: Clerk, key: object, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is, as a person does."""
    target = QApplication.focusWidget() or clerk.window
    clerk.qtbot.keyClick(target, key, modifier)  # type: ignore[no-untyped-call]


def type_words(clerk: Clerk, words: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    clerk.qtbot.keyClicks(target, words)  # type: ignore[no-untyped-call]


def levels(clerk: Clerk) -> dict[str, str]:
    names = {one.person: one.name for one in clerk.draft.draft.roster}
    return {names[one.person]: one.level for one in clerk.draft.draft.department}


def test_a_head_rates_everybody_without_a_mouse(unit: Life, sit: Sit) -> None:
    clerk = sit(unit["tccb"])
    clerk.window.activateWindow()
    press(clerk, Qt.Key.Key_3, CTRL)
    assert clerk.window.shown_key == "classification"
    grid = clerk.part("classification_grid")
    assert grid.hasFocus()
    first = next(one.person for one in clerk.draft.draft.roster if one.name == NAMES[0])
    while grid.current_id() != first:
        press(clerk, Qt.Key.Key_Down)
    press(clerk, "a")
    press(clerk, Qt.Key.Key_Down)
    press(clerk, "2")
    press(clerk, Qt.Key.Key_Down)
    press(clerk, Qt.Key.Key_Down, SHIFT)
    press(clerk, "4")
    assert levels(clerk) == dict(zip(NAMES[:4], "ABDD", strict=True))
    press(clerk, Qt.Key.Key_Z, CTRL)
    assert levels(clerk) == dict(zip(NAMES[:2], "AB", strict=True))
    press(clerk, Qt.Key.Key_Y, CTRL)
    press(clerk, "c")
    assert levels(clerk) == dict(zip(NAMES[:4], "ABCD", strict=True))
    while grid.current_id() != first:
        press(clerk, Qt.Key.Key_Up)
    press(clerk, Qt.Key.Key_F2)
    type_words(clerk, "Lam viec nhanh, dung han, khong sai sot")
    press(clerk, Qt.Key.Key_Return)
    line = next(one for one in clerk.draft.draft.department if one.person == first)
    assert line.remark == "Lam viec nhanh, dung han, khong sai sot"
    clerk.settle()


def test_not_rated_asks_for_its_reason_at_once(unit: Life, sit: Sit) -> None:
    clerk = sit(unit["tccb"])
    clerk.window.activateWindow()
    press(clerk, Qt.Key.Key_3, CTRL)
    grid = clerk.part("classification_grid")
    person = next(one.person for one in clerk.draft.draft.roster if one.name == NAMES[4])
    while grid.current_id() != person:
        press(clerk, Qt.Key.Key_Down)
    press(clerk, "k")
    type_words(clerk, "Moi nhan viec")
    press(clerk, Qt.Key.Key_Return)
    line = next(one for one in clerk.draft.draft.department if one.person == person)
    assert (line.level, line.not_rated) == ("", "Moi nhan viec")
    clerk.settle()


def test_every_part_that_takes_the_focus_has_a_name(unit: Life, sit: Sit) -> None:
    clerk = sit(unit["tccb"])
    for page in ("classification", "contributions", "person_sheet"):
        shown = clerk.show(page)
        clerk.settle()
        nameless = [
            widget.objectName()
            for widget in shown.findChildren(QWidget)
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and widget.isVisible()
            and not widget.accessibleName()
        ]
        assert not nameless, page
