"""A whole month in three real windows, with packages in a real exchange folder between them."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.gui.department.conftest import Clerk
from tests.gui.department.conftest import Sit as SitDown
from tests.gui.department.conftest import sit as sit_down
from tests.gui.department.test_whole_month import classify, fill_tasks, write
from tests.gui.office.conftest import Officer, Sit
from tests.gui.office.conftest import sit as sit_office
from tests.gui.office.test_whole_month import accept, close_with_the_head_absent, unit_of
from tests.living import PERIOD, Begin, begin_life

from workreport.domain.workflow import PeriodState

__all__ = ["begin_life", "sit_down", "sit_office"]

DEPARTMENTS = ("tccb", "tcd")


def exchange(qtbot: QtBot, *sitting: Clerk | Officer) -> None:
    """Let people look into the exchange folder by their key, one after the other."""
    for one in sitting:
        room: Any = one.room
        with qtbot.waitSignal(room.exchange.looked, timeout=20_000):
            room.window.perform("exchange")
        one.settle()


def file_by_hand(clerk: Clerk) -> None:
    fill_tasks(clerk)
    write(clerk)
    classify(clerk)
    clerk.settle()
    clerk.show("report")
    clerk.part("filing_primary").click()
    clerk.wait_for("filed")


def give_back(officer: Officer) -> None:
    """Return the first row and say why."""
    officer.click("check_start")
    page = officer.page
    page.check.only.setChecked(False)
    page.check.grid.go_to(page.checking.lines()[1].id, "content")
    officer.key(page.check.grid, Qt.Key.Key_M)
    officer.type("mark_1_text", "Ghi rõ số văn bản")
    officer.click("give_back")


def answer_by_hand(clerk: Clerk) -> None:
    """Mend the marked row, say so, and file the second version."""
    clerk.show("this_month")
    clerk.window.current_page().perform("primary")
    evidence = clerk.part("task_evidence")
    evidence.clear()
    clerk.qtbot.keyClicks(evidence, "99-BC/BTCTU")
    clerk.qtbot.keyClicks(clerk.part("task_reply_1"), "Da ghi")
    clerk.settle()
    clerk.show("this_month")
    clerk.window.current_page().perform("primary")
    clerk.wait_for("filed")


def test_two_departments_and_the_office_live_through_a_month_in_their_windows(
    begin_life: Begin, sit_down: SitDown, sit_office: Sit, qtbot: QtBot
) -> None:
    life = begin_life(DEPARTMENTS)
    for name in ("vp", *DEPARTMENTS):
        life[name].exchange_state.choose_folder(life.exchange)
    life.at("2026-11-17 10:15")
    tccb, tcd = (sit_down(life[name]) for name in DEPARTMENTS)
    officer = sit_office(life.vp)
    for clerk in (tccb, tcd):
        file_by_hand(clerk)
    exchange(qtbot, tccb, tcd, officer, tccb, tcd)
    for clerk in (tccb, tcd):
        clerk.wait_for("received")

    page = officer.show("receiving")
    assert len(page.model.lines()) == len(DEPARTMENTS)
    page.open_unit(unit_of(life, "TCCB"))
    officer.settle()
    give_back(officer)
    exchange(qtbot, officer, tccb)
    tccb.wait_for("returned")
    answer_by_hand(tccb)
    exchange(qtbot, tccb, officer)
    assert [one.label for one in life.line("vp", "TCCB").versions] == ["1", "2"]

    page.show_list()
    accept(officer, unit_of(life, "TCCB"))
    page.show_list()
    officer.settle()
    officer.click("accept_clean")
    asked: Any = officer.messages.asked[-1]
    assert "Phòng Tổ chức đảng, đảng viên" in asked.text
    assert [life.state("vp", code) for code in ("TCCB", "TCD")] == ["accepted", "accepted"]

    # What was accepted in one act leaves the Office when it can no longer be taken back.
    life.at("2026-11-23 09:00")
    exchange(qtbot, officer, tccb, tcd)
    for clerk in (tccb, tcd):
        clerk.wait_for("accepted")
    close_with_the_head_absent(officer)
    exchange(qtbot, officer, tccb, tcd)
    for clerk, name in ((tccb, "tccb"), (tcd, "tcd")):
        assert life[name].periods.month(PERIOD).state is PeriodState.CLOSED
        clerk.room.session.set_period(PERIOD.next)
        qtbot.waitUntil(partial(shows, clerk, str(PERIOD.next)), timeout=20_000)
        # Two were completed; the third goes on and stands in the next month by itself.
        assert [task.born for task in clerk.draft.draft.tasks] == [str(PERIOD)]


def shows(clerk: Clerk, period: str) -> bool:
    return clerk.draft.draft.period == period
