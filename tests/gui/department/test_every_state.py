"""In every state of a month the first screen says what it is, what is next, and what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PERIOD, Life, ready

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.period import Period
from workreport.domain.report import ReportKind
from workreport.ledger.bodies.report import Mark
from workreport.ui.theme.look import Mode, look
from workreport.ui.widgets.button import PrimaryButton

CODE = "TCCB"


@dataclass
class Desk:
    """The department's window and the agency around it."""

    life: Life
    clerk: Clerk

    def show(self, *names: str) -> None:
        """Exchange packages and let the window read what is new."""
        self.life.sync(*(names or ("tccb", "vp", "tccb")))
        self.refresh()

    def refresh(self) -> None:
        self.clerk.draft.refresh()
        self.clerk.settle()

    def say(self, **changes: object) -> None:
        draft = self.clerk.draft
        draft.change(replace(draft.draft, **changes))  # type: ignore[arg-type]
        self.clerk.settle()

    def fill(self) -> None:
        draft = self.clerk.draft
        draft.change(ready(draft.draft, "tccb"))
        answers = {one.key: "Đã kiểm tra" for one in draft.unanswered}
        replies = {mark.path: "Đã sửa" for mark in draft.access.marks}
        self.say(answers=answers, replies=replies)

    def sign(self) -> None:
        self.clerk.draft.file()
        self.clerk.wait_for("filed")


def nothing_yet(_desk: Desk) -> None:
    """The month as it was opened."""


def mistaken(desk: Desk) -> None:
    desk.fill()
    draft = desk.clerk.draft.draft
    results = tuple(replace(one, cause="") for one in draft.results)
    desk.say(results=results, text={**draft.text, "limitations": ""})


def unanswered(desk: Desk) -> None:
    desk.fill()
    results = tuple(replace(one, evidence="") for one in desk.clerk.draft.draft.results)
    desk.say(results=results, answers={})


def nil(desk: Desk) -> None:
    desk.say(kind=ReportKind.NIL, tasks=(), results=(), answers={})


def nil_with_tasks(desk: Desk) -> None:
    """A plan arrives after it was said that nothing arose."""
    desk.refresh()


def extended(desk: Desk) -> None:
    desk.say(kind=ReportKind.NORMAL)
    desk.fill()
    until = datetime(2026, 11, 24, tzinfo=AGENCY_ZONE)
    desk.life.vp.office.extend(PERIOD, CODE, until, "Chờ số liệu của cấp ủy cơ sở")
    desk.show("vp", "tccb")


def signed(desk: Desk) -> None:
    desk.sign()


def in_the_folder(desk: Desk) -> None:
    desk.show("tccb")


def received(desk: Desk) -> None:
    desk.show("vp", "tccb")


def in_check(desk: Desk) -> None:
    desk.life.vp.office.start_check(PERIOD, desk.clerk.draft.draft.unit)
    desk.show("vp", "tccb")


def returned(desk: Desk) -> None:
    marks = [Mark(path="text/limitations", text="Nêu rõ hạn chế của phòng")]
    marks += [
        Mark(path=f"task/{task.id}/result", text="Ghi rõ số văn bản, ngày ban hành")
        for task in desk.clerk.draft.draft.tasks
    ]
    unit = desk.clerk.draft.draft.unit
    desk.life.vp.office.return_report(PERIOD, unit, "Cần ghi rõ hơn", marks)
    desk.show("vp", "tccb")


def corrected(desk: Desk) -> None:
    replies = {mark.path: "Đã sửa" for mark in desk.clerk.draft.access.marks}
    answers = {one.key: "Đã kiểm tra" for one in desk.clerk.draft.unanswered}
    desk.say(replies=replies, answers=answers)


def asked_back(desk: Desk) -> None:
    desk.sign()
    desk.clerk.draft.recall("Sửa số liệu")
    desk.clerk.wait_for("recall_asked")


def late(desk: Desk) -> None:
    desk.life.at("2026-11-26 08:00")
    desk.show("tccb", "vp", "tccb")


def accepted(desk: Desk) -> None:
    answers = {one.key: "Đã kiểm tra" for one in desk.clerk.draft.unanswered}
    desk.say(answers={**desk.clerk.draft.draft.answers, **answers})
    desk.sign()
    desk.show("tccb", "vp", "tccb")
    desk.life.vp.office.accept(PERIOD, CODE)
    desk.show("vp", "tccb")


def closed(desk: Desk) -> None:
    closing = desk.life.vp.closing
    closing.close(PERIOD, {gate.code: "Theo kết luận số 12" for gate in closing.gates(PERIOD)})
    desk.show("vp", "tccb")


def not_open(desk: Desk) -> None:
    desk.clerk.room.session.set_period(Period(2027, 3))
    desk.clerk.qtbot.waitUntil(lambda: desk.clerk.draft.refusal is not None)
    desk.clerk.settle()


# How it comes about, the state, the next act, how the sentence begins, errors and warnings.
STATES: tuple[tuple[Callable[[Desk], None], str, str, str, int, int], ...] = (
    (nothing_yet, "not_filed", "Điền tiếp 3 nhiệm vụ", "Gửi báo cáo tháng 11 trước hết", 6, 0),
    (mistaken, "not_filed", "Tới lỗi đầu tiên", "Gửi báo cáo tháng 11 trước hết", 2, 1),
    (unanswered, "not_filed", "Trả lời 2 cảnh báo", "Gửi báo cáo tháng 11 trước hết", 0, 2),
    (nil, "not_filed", "Ký và gửi", "Gửi báo cáo tháng 11 trước hết", 0, 0),
    (nil_with_tasks, "not_filed", "Điền tiếp 3 nhiệm vụ", "Gửi báo cáo tháng 11", 3, 0),
    (extended, "not_filed", "Ký và gửi", "Gửi báo cáo tháng 11 trước hết", 0, 0),
    (signed, "filed", "Ghi ra thư mục trao đổi", "Báo cáo tháng 11 đã ký, chưa ghi", 0, 0),
    (in_the_folder, "filed", "Xem có biên nhận chưa", "Báo cáo tháng 11 đã ghi ra thư mục", 0, 0),
    (received, "received", "Xem báo cáo", "Văn phòng đã nhận báo cáo tháng 11", 0, 0),
    (in_check, "in_check", "Xem báo cáo", "Văn phòng đang kiểm tra báo cáo tháng 11", 0, 0),
    (returned, "returned", "Sửa 4 mục trả lại", "Văn phòng trả lại 4 mục của báo cáo", 4, 0),
    (corrected, "returned", "Ký và gửi bản 2", "Văn phòng trả lại 4 mục của báo cáo", 0, 0),
    (asked_back, "recall_asked", "Xem báo cáo", "Đã xin rút báo cáo tháng 11", 0, 0),
    (late, "not_filed", "Trả lời 1 cảnh báo", "Báo cáo tháng 11 đã quá hạn", 0, 1),
    (accepted, "accepted", "Xem báo cáo", "Báo cáo tháng 11 đã được chấp nhận", 0, 0),
    (closed, "concluded", "Xem báo cáo", "Tháng này đã kết luận và khóa", 0, 0),
    (not_open, "", "Chờ Văn phòng mở tháng", "Chưa có việc của tháng 3", 0, 0),
)


def on_the_first_screen(window: QWidget, part: QWidget) -> bool:
    """Tell whether a part is seen whole without scrolling."""
    if not part.isVisible():
        return False
    seen = QRect(QPoint(), window.size())
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        port = area.viewport()
        seen = QRect(port.mapTo(window, QPoint()), port.size())
    return seen.contains(QRect(part.mapTo(window, QPoint()), part.size()))


def counted(page: QWidget, level: str) -> int:
    head = page.findChild(QWidget, f"findings_{level}_count")
    return 0 if head is None or not head.isVisible() else int(head.text().split()[0])


def judge(desk: Desk, expected: tuple[str, str, str, int, int]) -> None:
    state, act, sentence, errors, warnings = expected
    window, page = desk.clerk.window, desk.clerk.window.current_page()
    assert desk.clerk.state() == state
    buttons = [one for one in page.findChildren(PrimaryButton) if one.isVisible()]
    assert len(buttons) == 1
    assert act in buttons[0].text()
    assert buttons[0].text()
    told = page.findChild(QWidget, "month_sentence")
    assert told.text().startswith(sentence)
    assert told.text()
    deadline = window.findChild(QWidget, "deadline")
    assert deadline.text()
    for part in (buttons[0], told, deadline):
        assert on_the_first_screen(window, part), part.objectName()
    assert (counted(page, "error"), counted(page, "warning")) == (errors, warnings)
    if state:
        names = [
            f"findings_{level}_count" for level in ("error", "warning") if counted(page, level)
        ]
        for name in names or [""]:
            found = page.findChild(QWidget, name or "findings")
            shown = found if name else found.findChildren(QWidget)[0]
            assert on_the_first_screen(window, shown), name


def _tells_overdue(deadline: QWidget, *, overdue: bool) -> bool:
    return ("quá hạn" in deadline.text()) == overdue


@pytest.mark.parametrize("mode", [Mode.LIGHT])
def test_every_state_of_a_month_fits_the_first_screen(
    one_department: Life, sit: Sit, mode: Mode
) -> None:
    look().use_mode(mode)
    desk = Desk(one_department, sit(one_department["tccb"]))
    desk.clerk.room.exchange.stop()
    desk.clerk.show("this_month")
    for act, *expected in STATES:
        act(desk)
        desk.clerk.show("this_month")
        QApplication.processEvents()
        try:
            judge(desk, tuple(expected))  # type: ignore[arg-type]
            deadline = desk.clerk.window.findChild(QWidget, "deadline")
            # The line above the page is read after the page itself.
            desk.clerk.qtbot.waitUntil(partial(_tells_overdue, deadline, overdue=act is late))
        except AssertionError as error:
            raise AssertionError(f"in the state {act.__name__}: {error}") from error
