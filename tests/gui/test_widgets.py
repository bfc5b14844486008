"""The parts pages are built from."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import invalidate
from tests.gui.clipping import laid_out
from tests.gui.recording import RecordingMessages

from workreport.domain.errors import RuleError, WorldError
from workreport.ui.messages import Messages, Notice, NoticeKind, notice_of
from workreport.ui.theme.look import Mode, look
from workreport.ui.theme.spans import emphasised
from workreport.ui.views.gallery.page import GalleryPage
from workreport.ui.views.gallery.parts import show_rings
from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.banner import BannerStack
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.focus_ring import FocusRing
from workreport.ui.widgets.ground import column, empty
from workreport.ui.widgets.inputs import DateEdit, PlainTextEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.strips import CountStrip, Segment
from workreport.ui.widgets.tab_order import follow
from workreport.ui.widgets.toast import Toast


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def test_a_refused_button_says_why_beside_its_label_and_in_the_tooltip(qtbot: QtBot) -> None:
    button = PrimaryButton("Chấp nhận", "accept")
    shown(qtbot, button)
    button.refuse("Còn 3 dấu chưa được trả lời", "còn 3 dấu")
    assert button.text() == "Chấp nhận: còn 3 dấu"
    assert button.toolTip() == button.accessibleDescription() == "Còn 3 dấu chưa được trả lời"
    assert not button.isEnabled()
    button.allow()
    assert (button.text(), button.isEnabled()) == ("Chấp nhận", True)


def test_buttons_have_the_heights_of_the_look_book(qtbot: QtBot) -> None:
    button = PrimaryButton("Ký và gửi", "sign")
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 30
    assert button.make_hero().sizeHint().height() == 36


def test_the_ring_shows_only_focus_that_the_keyboard_brought(qtbot: QtBot) -> None:
    page = QWidget()
    button = NormalButton("Xem trước", "preview")
    button.setParent(page)
    shown(qtbot, page)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert page.findChildren(FocusRing) == []
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = page.findChildren(FocusRing)
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_labels_never_read_markup(qtbot: QtBot) -> None:
    label = PlainLabel("<b>đậm</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>đậm</b>"


def test_a_sentence_wraps_and_is_read_aloud(qtbot: QtBot) -> None:
    sentence = Sentence(emphasised("Còn {days}, tính cả hôm nay", days="3 ngày làm việc"))
    qtbot.addWidget(sentence)
    assert sentence.accessibleName() == "Còn 3 ngày làm việc, tính cả hôm nay"
    assert sentence.heightForWidth(80) > sentence.heightForWidth(600) == 17


def test_a_date_says_what_it_understood(qtbot: QtBot) -> None:
    edit = DateEdit("Hạn gửi lại", "due", date(2026, 11, 1))
    shown(qtbot, edit)
    line = edit.editor
    with qtbot.waitSignal(edit.day_changed) as understood:
        qtbot.keyClicks(line, "5/11")
    assert edit.findChild(PlainLabel, "due_below").text() == "= 05/11/2026"
    assert understood.args == [date(2026, 11, 5)]
    line.clear()
    qtbot.keyClicks(line, "31/11")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert edit.findChild(PlainLabel, "due_below").text() == "Không có ngày này."
    assert edit.height() == edit.sizeHint().height()
    assert edit.day is None  # never the third, which its beginning was taken for
    assert not edit.is_understood()
    assert line.hasFocus()
    line.clear()
    qtbot.keyClicks(line, "30/11")
    assert edit.is_understood()
    assert (edit.day, line.text()) == (date(2026, 11, 30), "30/11/2026")


def test_a_problem_takes_the_room_kept_for_it(qtbot: QtBot) -> None:
    edit = DateEdit("Hạn", "due", date(2026, 11, 1))
    shown(qtbot, edit)
    before = edit.sizeHint().height()
    edit.set_problem("Không có ngày này.")
    assert edit.sizeHint().height() == before


def test_a_text_counts_its_letters_and_says_when_it_is_finished(qtbot: QtBot) -> None:
    box = QWidget()
    text = PlainTextEdit("limits", "Hạn chế", most=5)
    text.setParent(box)
    other = NormalButton("Khác", "other")
    other.setParent(box)
    counter = text.counter()
    counter.setParent(box)
    shown(qtbot, box)
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    text.insertPlainText("Chậm ")
    text.insertPlainText("tiến độ")
    assert counter.text() == "12/5"
    assert counter.property("role") == "problem"
    with qtbot.waitSignal(text.finished) as finished:
        other.setFocus()
    assert finished.args == ["Chậm tiến độ"]


def test_counts_filter_by_click_and_by_arrow(qtbot: QtBot) -> None:
    strip = CountStrip(
        (Segment("all", "Tất cả", count=18), Segment("late", "Chậm", "clock-fill", "bad", 3)),
        "counts",
        "Lọc",
    )
    shown(qtbot, strip)
    with qtbot.waitSignal(strip.chosen) as chosen:
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert chosen.args == ["late"]
    assert strip.chosen_key() == "late"
    strip.set_segments((Segment("all", "Tất cả", count=1), Segment("late", "Chậm", count=0)))
    assert strip.chosen_key() == "late"
    wide = strip.sizeHint().width()
    strip.set_segments((Segment("all", "Tất cả", "table"), Segment("late", "Chậm", "clock-fill")))
    strip.set_narrow(True)
    strip.layout().activate()
    assert strip.sizeHint().width() < wide


def test_the_two_worst_notices_are_shown_first(qtbot: QtBot) -> None:
    stack = BannerStack()
    qtbot.addWidget(stack)
    notices = [
        Notice(kind=kind, happened=kind.value)
        for kind in (NoticeKind.INFO, NoticeKind.WARN, NoticeKind.BAD)
    ]
    for notice in notices:
        stack.tell(notice)
    told = [one.accessibleName() for one in laid_out(stack.layout())]
    assert told == ["bad", "warn"]
    assert stack.layout().count() == 2
    stack.withdraw(notices[2])
    assert [*laid_out(stack.layout())][1].accessibleName() == "info"
    stack.clear()
    assert not stack.isVisibleTo(None)


def test_a_notice_goes_when_what_it_tells_is_over(qtbot: QtBot) -> None:
    stack = BannerStack()
    qtbot.addWidget(stack)

    def left() -> list[str]:
        return [one.accessibleName() for one in laid_out(stack.layout())]

    kept = Notice(kind=NoticeKind.OK, happened="Đã khóa", act=print, action="Sang", about="locked")
    stack.tell(kept)
    stack.tell(Notice(kind=NoticeKind.WARN, happened="Đồng hồ chậm"))
    stack.forget("reopened")
    assert left() == ["Đồng hồ chậm", "Đã khóa"]
    stack.forget("locked", "period_locked")
    assert left() == ["Đồng hồ chậm"]
    stack.tell(kept)
    stack.tell(notice_of(RuleError("day_missing")))
    stack.leave()  # another page or month: done and refused is past, what goes on stays
    assert left() == ["Đồng hồ chậm"]


def test_tab_comes_to_parts_that_were_made_anew(qtbot: QtBot) -> None:
    page = QWidget()
    lines = column(page)
    above, below, rows = QLineEdit(), QLineEdit(), QWidget()
    for widget in (above, below, rows):
        lines.addWidget(widget)
    shown(qtbot, page)
    first, second = QLineEdit(rows), QLineEdit(rows)
    follow(above, rows)
    assert above.nextInFocusChain() is first
    assert (first.nextInFocusChain(), second.nextInFocusChain()) == (second, below)


def test_a_long_notice_is_read_to_its_end_and_the_newest_is_seen(qtbot: QtBot) -> None:
    page = QWidget()
    stack = BannerStack()
    column(page).addWidget(stack)
    page.resize(500, 300)
    for at in range(3):
        stack.tell(
            Notice(kind=NoticeKind.OK, happened=f"Đã ký bản {at}. " + "Xem lại giờ máy. " * 9)
        )
    shown(qtbot, page)
    told = [*laid_out(stack.layout())]
    assert [one.accessibleName()[:12] for one in told] == ["Đã ký bản 1.", "Đã ký bản 2."]
    for one in told:
        assert one.sentence.height() >= one.sentence.heightForWidth(one.sentence.width())


def test_a_toast_undoes_and_goes(qtbot: QtBot) -> None:
    page = QWidget()
    undone: list[int] = []
    toast = Toast("Đã dán 24 ô", lambda: undone.append(1), page)
    page.resize(600, 300)
    shown(qtbot, page)
    toast.appear()
    assert toast.isVisible()
    qtbot.mouseClick(toast.findChild(QWidget, "toast_undo"), Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not toast.isVisible()


def test_the_key_on_a_toast_undoes_what_it_offers(qtbot: QtBot) -> None:
    page = Page("page", "Trang")
    qtbot.addWidget(page)
    undone: list[int] = []
    page.show()
    assert not page.perform("undo")
    Toast("Đã dán 24 ô", lambda: undone.append(1), page).appear()
    assert page.perform("undo")
    assert undone == [1]


def test_errors_become_notices_with_cause_and_step() -> None:
    messages: Messages = RecordingMessages()
    messages.tell(notice_of(RuleError("day_missing")))
    messages.tell(notice_of(WorldError("day_missing"), "Chữ đã gõ vẫn còn."))
    first, second = messages.told
    assert (first.kind, second.kind) == (NoticeKind.WARN, NoticeKind.BAD)
    assert first.happened == "Không có ngày này."
    assert second.safe.startswith("Chữ đã gõ vẫn còn.")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_components_page_shows_everything_with_names(qtbot: QtBot, mode: Mode) -> None:
    look().use_mode(mode)
    page = GalleryPage()
    page.resize(1366, 1110)
    shown(qtbot, page)
    show_rings(page)
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        assert isinstance(label, PlainLabel)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or widget.parent().accessibleName()
            assert named or widget.objectName() == "", widget.objectName()
    assert page.grab().toImage().pixelColor(4, 4).name().upper() == look().colours.surface


def test_a_flow_keeps_its_room_when_the_binding_of_an_item_is_lost(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout()
    box.setLayout(flow)
    first, second = NormalButton("Một", "first"), NormalButton("Hai", "second")
    for button in (first, second):
        flow.addWidget(button)
    high = flow.heightForWidth(400)
    invalidate(flow.itemAt(0))
    assert (flow.count(), flow.heightForWidth(400)) == (2, high)
    empty(flow)
    assert (flow.count(), flow.heightForWidth(400)) == (0, 0)
