"""Beside a lock stand its cause, since when, who may open it, and a button that asks."""

from PySide6.QtCore import Qt
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PERIOD, Life


def told(clerk: Clerk) -> str:
    return str(clerk.part("report_lock_why").accessibleName())


def lock_shown(clerk: Clerk) -> None:
    clerk.qtbot.waitUntil(lambda: clerk.part("report_lock").isVisible(), timeout=10_000)
    clerk.qtbot.waitUntil(lambda: not clerk.room.runner.is_busy)


def test_a_report_under_check_can_be_asked_back_with_a_reason(
    one_department: Life, sit: Sit
) -> None:
    life = one_department
    life.file("tccb")
    life.sync("tccb", "vp")
    life.vp.office.start_check(PERIOD, "TCCB")
    life.sync("vp", "tccb")
    clerk = sit(life["tccb"])
    clerk.show("report")
    lock_shown(clerk)
    assert "Đồng chí Chu Ngọc Giang đang kiểm tra báo cáo này từ" in told(clerk)
    assert "có thể đề nghị trả lại" in told(clerk)
    clerk.part("report_lock_ask").click()
    clerk.part("report_lock_send").click()
    assert "Cần ghi lý do" in clerk.part("report_lock_reason_below").text()
    clerk.qtbot.keyClicks(clerk.part("report_lock_reason"), "Thieu mot viec")
    clerk.press(clerk.part("report_lock_send"), Qt.Key.Key_Space)
    clerk.qtbot.waitUntil(lambda: not clerk.part("report_lock_ask").isEnabled())
    assert "Thieu mot viec" in clerk.part("report_lock_ask").toolTip()
    clerk.qtbot.waitUntil(lambda: not clerk.room.runner.is_busy)
    life.sync("tccb", "vp")
    assert [one.reason for one in life.vp.open_asks.asked(PERIOD)] == ["Thieu mot viec"]


def test_after_the_limit_more_time_is_asked_for_until_a_day(one_department: Life, sit: Sit) -> None:
    life = one_department
    life.at("2026-11-20 08:00")
    clerk = sit(life["tccb"])
    clerk.show("report")
    lock_shown(clerk)
    assert "Hạn gửi báo cáo đã hết từ" in told(clerk)
    assert clerk.part("report_lock_ask").text() == "Xin gia hạn"
    clerk.part("report_lock_ask").click()
    clerk.qtbot.keyClicks(clerk.part("report_lock_reason"), "Cho so lieu")
    clerk.part("report_lock_send").click()
    assert "Ghi ngày" in clerk.part("report_lock_until_below").text()
    clerk.qtbot.keyClicks(clerk.part("report_lock_until"), "25/11")
    clerk.press(clerk.part("report_lock_until"), Qt.Key.Key_Tab)
    clerk.part("report_lock_send").click()
    clerk.qtbot.waitUntil(lambda: not clerk.part("report_lock_ask").isEnabled())
    clerk.qtbot.waitUntil(lambda: not clerk.room.runner.is_busy)
    assert [fact.kind for fact in life.line("tccb", "TCCB").asked] == ["extension.ask"]
