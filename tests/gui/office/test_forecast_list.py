"""The Office reads what became of the completions a month only expected."""

from PySide6.QtCore import Qt
from tests.gui.office.conftest import Sit
from tests.living import PERIOD, Life


def test_the_forecasts_of_the_month_before_are_listed_by_key_and_open_their_report(
    filed: Life, sit: Sit
) -> None:
    filed.vp.periods.open(PERIOD.next)
    officer = sit(filed.vp)
    officer.room.session.set_period(PERIOD.next)
    board = officer.show("board")
    officer.key(board.grid, Qt.Key.Key_D)
    assert officer.room.window.shown_key == "settings"
    rows = officer.part("forecast_part")._rows.lines
    assert [(row.expected, row.done, row.outcome.text) for row in rows] == [
        ("18/11/2026", "", "chưa xác nhận")
    ]
    assert (
        officer.part("forecast_title").text()
        == "Tháng 11/2026 ghi dự kiến 1 việc: chưa xác nhận 1."
    )
    grid = officer.part("forecast_grid")
    officer.key(grid, Qt.Key.Key_Return)
    assert officer.room.window.shown_key == "receiving"

    officer.room.session.set_period(PERIOD)
    page = officer.show("settings")
    page.show_place("forecasts")
    officer.settle()
    assert "không ghi việc nào là dự kiến" in officer.part("forecast_title").text()
    assert not officer.part("forecast_open").isEnabled()
