"""The tray: what it says and when, where a click leads, silence while locked or not wanted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from pytestqt.qtbot import QtBot

from workreport.domain.deadlines import Remaining
from workreport.domain.period import Period
from workreport.ui.theme import icons
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import DeskKind
from workreport.ui.viewmodels.tray_notices import TrayFacts, TrayNotices
from workreport.ui.views.tray import program_icon, system_tray
from workreport.ui.views.tray_keeper import TrayKeeper

MONTH = Period(2026, 11)
NEAR = "Báo cáo tháng 11: "


class FakeTray(QObject):
    opened = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: list[tuple[str, str]] = []
        self.about = ""
        self.is_closed = False

    def tell(self, text: str, page: str) -> None:
        self.told.append((text, page))

    def set_about(self, text: str) -> None:
        self.about = text

    def close(self) -> None:
        self.is_closed = True


def left(days: int, state: str = "before") -> Remaining:
    return Remaining(days, 0, state, 1, date(2026, 11, 19), past_target=False)


def facts(days: int | None, **more: object) -> TrayFacts:
    known = None if days is None else left(days)
    return TrayFacts(period=MONTH, kind=DeskKind.DEPARTMENT, left=known, **more)  # type: ignore[arg-type]


class Told:
    """Notices with what they said; the window is looked at or not."""

    def __init__(self) -> None:
        self.is_active = False
        self.said: list[tuple[str, str]] = []
        self.notices = TrayNotices(lambda: self.is_active)
        self.notices.told.connect(lambda *one: self.said.append(one))

    def after(self, *known: TrayFacts) -> list[tuple[str, str]]:
        self.said.clear()
        for one in known:
            self.notices.take(one)
        return list(self.said)


@pytest.fixture
def told(qtbot: QtBot) -> Told:  # noqa: ARG001 - signals need an application
    return Told()


def test_days_are_said_at_the_start_and_at_five_three_and_one(told: Told) -> None:
    assert told.after(facts(6)) == []
    begun = told.after(facts(5), facts(5), facts(4), facts(3), facts(2), facts(1))
    assert [words.removeprefix(NEAR)[:5] for words, _page in begun] == ["còn 5", "còn 3", "còn 1"]
    assert {page for _words, page in begun} == {"this_month"}
    assert Told().after(facts(4))[0][0].startswith(f"{NEAR}còn 4")
    over = replace(facts(0), left=left(0, "overdue"))
    assert len(told.after(over, over)) == 1
    assert told.notices.has_work
    assert told.after(facts(None)) == []
    assert not told.notices.has_work


def test_an_answer_is_said_only_while_nobody_looks_and_only_once(told: Told) -> None:
    filed = facts(None)
    received = replace(filed, receipt="v1")
    returned = replace(received, answer="a1", verdict="returned")
    assert told.after(filed, received, received) == [
        ("Văn phòng đã nhận báo cáo tháng 11, có biên nhận.", "this_month")
    ]
    assert told.after(returned, returned) == [
        ("Văn phòng trả lại báo cáo tháng 11 để bổ sung.", "this_month")
    ]
    told.is_active = True
    accepted = replace(returned, receipt="v2", answer="a2", verdict="accepted")
    assert told.after(accepted) == []
    # Another month begins anew: what lay there before is no news.
    told.is_active = False
    assert told.after(replace(filed, period=MONTH.next, receipt="w1")) == []


def test_the_office_hears_of_reports_that_wait(told: Told) -> None:
    office = TrayFacts(period=MONTH, kind=DeskKind.OFFICE, left=left(3), waiting=1)
    assert told.after(office)[0] == ("Tổng hợp tháng 11: còn 3 ngày làm việc.", "board")
    assert told.after(replace(office, waiting=3)) == [
        ("3 báo cáo chờ Văn phòng kiểm tra.", "receiving")
    ]
    assert told.after(replace(office, waiting=2)) == []


def test_a_locked_desk_says_once_a_day_that_there_is_work_and_nothing_else(
    told: Told, tmp_path: Path
) -> None:
    preferences = Preferences(QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat))
    trays: list[FakeTray] = []

    def make(parent: QObject) -> FakeTray:
        trays.append(FakeTray(parent))
        return trays[-1]

    keeper = TrayKeeper(preferences, make)
    keeper.attend(told.notices)
    told.after(facts(4))
    day = [date(2026, 11, 16)]
    keeper.lock(lambda: day[0])
    trays[0].told.clear()
    told.after(facts(3))
    keeper.look_at_clock()
    assert (trays[0].told, trays[0].about) == ([], "Có việc trong WorkReport")
    day[0] = date(2026, 11, 17)
    keeper.look_at_clock()
    keeper.look_at_clock()
    assert trays[0].told == [("Có việc trong WorkReport", "")]
    preferences.choose_tray(is_wanted=False)
    assert trays[0].is_closed
    assert not Preferences(QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat)).uses_tray
    preferences.choose_tray(is_wanted=True)
    preferences.choose_language("en")
    assert [one.is_closed for one in trays] == [True, True, False]
    keeper.close()


def test_a_desktop_without_a_tray_stays_silent_and_the_icon_can_be_drawn(
    qtbot: QtBot,  # noqa: ARG001 - pictures need an application
) -> None:
    assert system_tray(QObject()) is None  # the screen of the tests has none
    icons.wake()
    assert program_icon().pixmap(32, 32).toImage().pixelColor(16, 3).alpha()
