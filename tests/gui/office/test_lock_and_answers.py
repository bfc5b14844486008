"""The Office answers who asks to open, and locks a month it can watch and give up."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin, Life

from workreport.services.closing import ClosingService
from workreport.services.month_lock import Watch
from workreport.ui.messages import Notice, NoticeKind
from workreport.ui.widgets.banner import Banner


@pytest.fixture
def asking(begin_life: Begin) -> Life:
    """A department whose report was accepted asks to open it again."""
    life = begin_life(("tccb",), ("lanhdao",))
    life.at("2026-11-17 10:15")
    life.file("tccb")
    life.sync("tccb", "vp")
    life.vp.office.accept(PERIOD, "TCCB")
    life.sync("vp", "tccb")
    life["tccb"].open_asks.ask(PERIOD, "Sai số liệu")
    life.sync("tccb", "vp")
    life.at("2026-11-24 08:00")
    return life


def test_the_office_answers_who_asks_to_open(asking: Life, sit: Sit) -> None:
    officer = sit(asking.vp)
    officer.show("board").toggle_pane()
    officer.settle()
    assert "Sai số liệu" in officer.part("open_ask_0_words").text()
    gates = {one.code: one for one in officer.page.closing.gates()}
    assert (gates["open_ask"].link, gates["open_ask"].is_soft) == ("Trả lời", True)
    at = [one.code for one in officer.page.closing.gates()].index("open_ask")
    officer.click(f"gate_{at}_link")  # leads to where the answer is typed
    assert officer.part("open_ask_0_reason").hasFocus()
    officer.click("open_ask_0_refuse")
    assert asking.vp.open_asks.asked(PERIOD)  # a no needs its reason
    officer.type("open_ask_0_reason", "Số liệu đã chốt")
    officer.click("open_ask_0_refuse")
    assert officer.part("open_asks").isHidden()
    assert "open_ask" not in {one.code for one in officer.page.closing.gates()}
    asking.sync("vp", "tccb")

    department = sit(asking["tccb"])
    department.show("report")
    words = department.part("report_lock_why").text()
    assert "Chu Ngọc Giang trả lời" in words
    assert "không mở, vì Số liệu đã chốt" in words
    assert department.part("report_lock_ask").isEnabled()  # another wish may follow


def test_granting_returns_the_report(asking: Life, sit: Sit) -> None:
    officer = sit(asking.vp)
    officer.show("board").toggle_pane()
    officer.settle()
    officer.click("open_ask_0_grant")
    assert asking.state("vp", "TCCB") == "returned"
    assert "Đã trả lại báo cáo" in officer.told()


def test_a_lock_shows_its_steps_and_can_be_given_up(
    asking: Life, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = sit(asking.vp)
    model = officer.show("board").closing
    officer.page.toggle_pane()
    officer.settle()
    for gate in model.gates():
        model.override(gate.key, "Công văn 15-CV/BTCTU")
    officer.settle()
    last = f"gate_{len(model.gates()) - 1}_reason"
    assert officer.after(last).objectName() == "close_month"
    steps: list[str] = []
    model.progressed.connect(lambda _done, _total, words: steps.append(words))
    _give_up_after(monkeypatch, "opening", model.give_up)
    officer.click("close_month")
    assert "Đã dừng việc khóa tháng. Chưa có gì được ghi." in officer.told()
    assert asking.vp.periods.month(PERIOD).state.value == "open"
    assert officer.part("close_month").isEnabled()
    monkeypatch.undo()
    steps.clear()
    officer.click("close_month")
    assert steps[0] == "Đang đọc số liệu của tháng"
    assert "Đang công bố cho đơn vị: 0 trên 4" in steps
    assert steps[-1] == "Đang ghi vào hồ sơ"
    assert asking.vp.periods.month(PERIOD).state.value == "closed"
    assert officer.part("closing_progress").isHidden()
    deadline = officer.room.window.findChild(object, "deadline")
    officer.qtbot.waitUntil(lambda: "Đã khóa từ 24/11" in deadline.text())
    assert "Chánh Văn phòng mở lại, cần người thứ hai" in deadline.text()
    _is_told_as_locked(officer)
    _is_told_as_opened_again(officer, asking)


def _is_told_as_locked(officer: Officer) -> None:
    officer.settle()
    board = officer.page.model
    assert board.note().startswith("Đã khóa từ 24/11")
    heads = {line.group.title: line.group.action for line in board.lines()}
    assert "Không có báo cáo khi khóa" in heads
    assert not any(heads.values())
    assert "Không có báo cáo: Văn phòng, Phòng Tổ chức đảng, đảng viên" in officer.told()
    officer.show("receiving")
    for name in ("accept_clean", "receive_new", "enter_for_unit", "check_next", "attest"):
        assert officer.part(name).toolTip().startswith("Đã khóa từ 24/11"), name


def _is_told_as_opened_again(officer: Officer, asking: Life) -> None:
    officer.show("board").banners.tell(Notice(kind=NoticeKind.OK, happened="x", about="locked"))
    asking.vp.closing.reopen(PERIOD, "Sai số liệu")
    asking.sync("vp", "lanhdao")
    asking["lanhdao"].closing.confirm_reopening(PERIOD)
    asking.sync("lanhdao", "vp")
    officer.settle()
    shown = [one.accessibleName() for one in officer.page.banners.findChildren(Banner)]
    assert shown == ["Đã mở lại tháng 11."]
    assert officer.page.model.note().startswith("Đã mở lại, khóa lần tới là bản 2. ")


def _give_up_after(monkeypatch: pytest.MonkeyPatch, step: str, give_up: Callable[[], None]) -> None:
    """Let somebody press "Hủy" when a step was told."""
    close = ClosingService.close

    def watched(self: ClosingService, period: object, given: object, watch: Watch) -> object:
        def tell(name: str, done: int, total: int) -> None:
            watch.progress(name, done, total)
            if name == step:
                give_up()

        return close(self, period, given, Watch(tell, watch.cancelled))  # type: ignore[arg-type]

    monkeypatch.setattr(ClosingService, "close", watched)


def test_a_day_typed_beside_a_verdict_makes_a_task_of_it(
    begin_life: Begin, sit: Callable[..., Officer]
) -> None:
    life = begin_life(("tccb",), ("lanhdao",))
    life.at("2026-11-17 10:15")
    life.file("tccb")
    life.sync("tccb", "vp", "lanhdao")
    life.at("2026-11-23 09:00")
    officer = sit(life["lanhdao"])
    part = officer.show("consolidation").judging
    line = part.grid.grid.lines[0]
    part.grid.go_to(line.id, "verdict")
    officer.key(part.grid, Qt.Key.Key_1)
    part.grid.go_to(line.id, "due")
    officer.fill_cell(part.grid, "10/12")
    officer.settle()
    shown = next(one for one in part.grid.grid.lines if one.id == line.id)
    assert (shown.becomes_task, shown.due) == ("yes", "2026-12-10")
    officer.click("sign_conclusions")
    (said,) = [fact.body for fact in life["lanhdao"].periods.month(PERIOD).conclusions]
    assert (said.verdict, str(said.next_due_on), bool(said.next_task)) == (
        "late",
        "2026-12-10",
        True,
    )
