"""The main window and the first window."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import workreport
from workreport.domain.period import Period
from workreport.ui.messages import Notice, NoticeKind, Question
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import emphasised
from workreport.ui.views.shell.actions import WINDOW_ACTIONS, sheet
from workreport.ui.views.shell.key_sheet import KeySheet
from workreport.ui.views.shell.page import Page
from workreport.ui.views.shell.roles import DEPARTMENT, OFFICE, items_of
from workreport.ui.views.shell.window import Desk, MainWindow
from workreport.ui.views.shell.window_messages import QuestionDialog, WindowMessages
from workreport.ui.views.start.unlock_pane import WorkspaceChoice
from workreport.ui.views.start.window import StartWindow
from workreport.ui.widgets.button import PrimaryButton
from workreport.ui.widgets.side_bar import SideBar, SideCount, WhoWorks

WHO = WhoWorks("Phòng Tổ chức cán bộ", "Ban Tổ chức Tỉnh ủy", "Võ Ngọc Hà", "Chuyên viên", True)


class NextPage(Page):
    def __init__(self, key: str) -> None:
        super().__init__(key, key)
        self.done: list[str] = []
        self.was_shown: list[bool] = []
        self.button = PrimaryButton("Tiếp", f"{key}_next")
        self.body.addWidget(self.button)

    def set_shown(self, is_shown: bool) -> None:
        self.was_shown.append(is_shown)

    def performers(self):
        return {name: partial(self.done.append, name) for name in ("primary", "back")}


def make_window(qtbot: QtBot, desk=DEPARTMENT) -> MainWindow:
    factories = {key: (lambda key=key: NextPage(key)) for key, _icon, _text in desk}
    window = MainWindow(
        Desk(who=WHO, items=items_of(desk), factories=factories, period=Period(2026, 11))
    )
    qtbot.addWidget(window)
    window.resize(1366, 737)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.show_page(desk[0][0])
    return window


def test_pages_are_built_when_they_are_first_shown(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    assert window.built_pages() == ("this_month",)
    first = window.current_page()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.built_pages() == ("this_month", "tasks")
    assert first.was_shown == [True, False]
    assert window.show_page("this_month") is first


def test_the_office_has_its_pages_in_order() -> None:
    items = items_of(OFFICE)
    assert [item.text for item in items] == [
        "Bảng theo dõi",
        "Tiếp nhận",
        "Tổng hợp",
        "Chấm điểm",
        "Xếp loại",
        "Hồ sơ họp",
        "Lịch sử",
        "Thiết lập",
        "Phiếu cá nhân",
    ]
    assert items[7].shortcut == "Ctrl+8"


def test_an_action_goes_to_the_page_then_to_the_window_then_to_whoever_listens(
    qtbot: QtBot,
) -> None:
    window = make_window(qtbot)
    window.perform("primary")
    assert window.current_page().done == ["primary"]
    with qtbot.waitSignal(window.period_wanted) as wanted:
        window.perform("period_after")
    assert wanted.args == [Period(2026, 12)]
    with qtbot.waitSignal(window.action_wanted) as asked:
        window.perform("save")
    assert asked.args == ["save"]


def test_a_narrow_window_keeps_icons_and_short_words(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    spans = emphasised("Gửi trước hết {day}", day="thứ Năm 19/11")
    window.top_bar.set_deadline(spans, emphasised("Hết {day}", day="19/11"))
    deadline = window.top_bar.findChild(QWidget, "deadline")
    assert window.side_bar.width() == 174
    window.resize(683, 384)
    assert window.side_bar.width() == 46
    assert deadline.text() == "Hết 19/11"
    assert window.findChild(QWidget, "search_icon").isVisible()
    window.resize(1366, 737)
    assert deadline.text() == "Gửi trước hết thứ Năm 19/11"


def test_larger_text_leaves_less_logical_width(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    for _step in range(10):
        window.perform("larger")
    assert look().scale == 200
    assert window.logical_width() == 683
    assert window.top_bar.height() == 92
    window.perform("normal_size")
    assert window.top_bar.height() == 46


def test_panes_are_walked_by_key(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    places = []
    for _step in range(3):
        window.perform("pane_next")
        places.append(QApplication.focusWidget().objectName())
    assert places == ["month_before", "this_month_next", "page_this_month"]
    window.perform("pane_before")
    assert QApplication.focusWidget().objectName() == places[1]


def test_the_sheet_of_keys_lists_every_action(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.perform("keys")
    found = {label.objectName() for label in window.findChild(KeySheet).findChildren(QLabel)}
    assert {f"key_{action.id}" for action in sheet()} <= found
    page = window.current_page()
    window.perform("back")
    assert not any(one.isVisible() for one in window.findChildren(KeySheet))
    assert isinstance(page, NextPage)
    assert page.done == []  # Esc belongs to the sheet as long as it lies over the page
    window.perform("back")
    assert page.done == ["back"]


def test_no_two_actions_share_a_key(qtbot: QtBot) -> None:
    window = make_window(qtbot, OFFICE)
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(isinstance(action, QAction) and action.text() for action in window.actions())
    assert len({action.id for action in WINDOW_ACTIONS}) == len(WINDOW_ACTIONS)


def test_counts_are_part_of_the_accessible_name(qtbot: QtBot) -> None:
    bar = SideBar(items_of(DEPARTMENT), WHO)
    qtbot.addWidget(bar)
    bar.set_count("report", SideCount("2 lỗi", is_urgent=True))
    assert bar.findChild(QWidget, "page_report").accessibleName() == "Báo cáo 2 lỗi"
    assert WHO.initials == "VH"


def test_everything_that_takes_the_keyboard_has_names(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.objectName()
            assert widget.accessibleName(), widget.objectName()


def test_notices_and_undo_appear_on_the_page(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    messages = WindowMessages(window)
    messages.tell(Notice(kind=NoticeKind.BAD, happened="Chưa lưu được: ổ đĩa D: đã đầy."))
    assert window.current_page().banners.isVisible()
    undone: list[int] = []
    messages.offer_undo("Đã dán 24 ô", lambda: undone.append(1))
    toast = window.findChild(QWidget, "toast")
    qtbot.mouseClick(toast.findChild(QPushButton, "toast_undo"), Qt.MouseButton.LeftButton)
    assert undone == [1]


def test_a_question_with_a_reason_needs_it(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    question = Question(
        title="Mở lại", text="Mở lại tháng 10?", accept="Mở lại", reason_label="Lý do"
    )
    dialog = QuestionDialog(question, window)
    accept = dialog.findChild(QPushButton, "question_accept")
    accept.click()
    assert dialog.result() == 0
    dialog.findChild(QWidget, "question_reason").setText("Sai số liệu")
    accept.click()
    assert (dialog.result(), dialog.reason()) == (1, "Sai số liệu")


def test_without_a_workspace_the_first_window_shows_how_to_begin(qtbot: QtBot) -> None:
    window = StartWindow(())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    for name, signal in (
        ("open_invitation", window.invitation_wanted),
        ("new_agency", window.agency_wanted),
        ("try_demo", window.demo_wanted),
        ("restore", window.restore_wanted),
    ):
        button = window.findChild(QPushButton, name)
        assert button.isVisible()
        with qtbot.waitSignal(signal):
            button.click()


def test_a_wrong_passphrase_is_told_inline_and_typed_again(qtbot: QtBot) -> None:
    path = Path("/srv/ho-so")
    window = StartWindow((WorkspaceChoice(path, "Võ Ngọc Hà", "Phòng Tổ chức cán bộ"),))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.keyClicks(window.unlock.passphrase, "mat khau dai")
    with qtbot.waitSignal(window.unlock_wanted) as wanted:
        qtbot.keyClick(window.unlock.passphrase, Qt.Key.Key_Return)
    assert wanted.args == [path, "mat khau dai"]
    window.show_busy(is_busy=True)
    assert not window.unlock.open.isEnabled()
    window.show_problem("Mật khẩu không đúng.")
    assert window.unlock.open.isEnabled()
    assert window.findChild(QLabel, "passphrase_below").text() == "Mật khẩu không đúng."


def test_the_first_window_imports_nothing_heavy() -> None:
    code = (
        "import sys, workreport.ui.views.start.window; "
        "print(' '.join(sorted(name for name in sys.modules if name.startswith('PySide6.Qt')))); "
        "print([name for name in ('sqlalchemy', 'reportlab', 'alembic', 'msgspec', 'cryptography', "
        "'workreport.ui.models.grid', 'workreport.ui.delegates') if name in sys.modules] + "
        "[name for name in sys.modules if name.startswith('workreport.services.') "
        "and not name.startswith('workreport.services.ports')])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(workreport.__file__).parents[1])}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    modules, heavy = ran.stdout.splitlines()
    assert modules.split() == ["PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"]
    assert heavy == "[]"


@pytest.mark.parametrize("width", [640, 900, 1366, 1920])
def test_bars_never_leave_the_window(qtbot: QtBot, width: int) -> None:
    window = make_window(qtbot)
    window.resize(width, 360 if width == 640 else 697)
    QApplication.processEvents()
    assert window.width() == width
    for part in (window.top_bar, window.status_bar, window.side_bar):
        assert window.rect().contains(part.mapTo(window, part.rect().bottomRight()))
