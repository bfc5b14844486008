from PySide6.QtCore import Qt
from tests.gui.department.conftest import Sit
from tests.living import Begin, file_two_versions

CHOOSE = "So sánh và chọn một bản"


def test_the_head_is_led_to_two_versions_and_chooses_one(begin_life: Begin, sit: Sit) -> None:
    life = begin_life(("tccb",))
    file_two_versions(life)
    clerk = sit(life["tccb"])
    clerk.wait_for("received")
    clerk.show("this_month")
    clerk.qtbot.waitUntil(lambda: clerk.part("month_next").accessibleName() == CHOOSE)
    clerk.part("month_next").click()
    page = clerk.window.current_page()
    assert page.is_choosing
    clerk.qtbot.waitUntil(lambda: bool(page.choice.findChild(object, "version_1_pick")))
    clerk.qtbot.keyClicks(page.choice.reason, "Ban dung")
    button = clerk.part("version_1_pick")
    clerk.press(button, Qt.Key.Key_Space)
    clerk.qtbot.waitUntil(lambda: not page.is_choosing)
    clerk.settle()
    assert clerk.draft.month.line.line.current.picked
    assert clerk.part("report_state").accessibleName()
