"""The first window: unlock a workspace, or begin.

It imports nothing heavy: it must stand on the screen before anything else is loaded.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.views.start.form import Form
from workreport.ui.widgets.button import Button, LinkButton, NormalButton, PrimaryButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol

_PATH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class WorkspaceChoice:
    """A workspace of this account of the machine."""

    path: Path
    name: str
    about: str
    is_training: bool = False


class StartWindow(QWidget):
    """Asks for the passphrase of a workspace, or shows how to begin when there is none.

    Signals:
        painted: The window stands on the screen; heavy imports may begin.
        unlock_wanted: Path of the workspace and its passphrase.
        invitation_wanted, agency_wanted, demo_wanted, restore_wanted: The ways to begin.
        recovery_wanted, passphrase_wanted: Path of the workspace to open by its code, or whose
            passphrase is to be changed.
    """

    painted = Signal()
    unlock_wanted = Signal(Path, str)
    invitation_wanted = Signal()
    agency_wanted = Signal()
    demo_wanted = Signal()
    restore_wanted = Signal()
    recovery_wanted = Signal(Path)
    passphrase_wanted = Signal(Path)

    def __init__(self, workspaces: tuple[WorkspaceChoice, ...]) -> None:
        super().__init__()
        named(self, "start_window", "WorkReport")
        self.setWindowTitle("WorkReport")
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(640, 360)
        self.resize(look().px(720), look().px(460))
        self._is_painted = False
        self._came_from_unlock = bool(workspaces)
        self._pages = QStackedWidget()
        self._begin = _BeginPane(has_workspaces=bool(workspaces))
        self.unlock = _UnlockPane(workspaces)
        self._pages.addWidget(self.unlock)
        self._pages.addWidget(self._begin)
        lines = column(self, margin=16)
        lines.addWidget(self._pages)
        self._connect()
        self._pages.setCurrentWidget(self.unlock if workspaces else self._begin)

    def show_problem(self, text: str) -> None:
        """Say inline why it did not work; what was typed can be typed again."""
        form = self._form()
        if form is not None:
            form.show_problem(text)
        elif self._pages.currentWidget() is self.unlock:
            self.unlock.show_problem(text)
        else:
            self._begin.say(text, is_problem=True)

    def show_note(self, text: str) -> None:
        """Say inline what was done, on the pane that can go on from there."""
        self._show_unlock()
        self.unlock.say(text)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Say what this machine lacks."""
        self.unlock.say(" ".join(notes))
        self._begin.say(" ".join(notes))

    def set_workspaces(self, workspaces: tuple[WorkspaceChoice, ...], chosen: Path | None) -> None:
        """Show other workspaces: one was made or restored."""
        self.unlock.set_workspaces(workspaces, chosen)
        self._begin.back.setVisible(bool(workspaces))

    def chosen_workspace(self) -> Path | None:
        """Return the workspace that is chosen in the list."""
        return self.unlock.chosen()

    def show_form(self, form: Form) -> None:
        """Show a form instead of the panes; it goes away with :meth:`drop_form`."""
        self.drop_form()
        form.back_wanted.connect(self.drop_form)
        self._pages.addWidget(form)
        self._pages.setCurrentWidget(form)
        form.begin()

    def drop_form(self) -> None:
        """Go back to the pane from which the form was opened."""
        form = self._form()
        if form is not None:
            self._pages.removeWidget(form)
            form.deleteLater()
            self._pages.setCurrentWidget(self.unlock if self._came_from_unlock else self._begin)

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that work is under way; nothing else can be begun meanwhile."""
        form = self._form()
        if form is not None:
            form.show_busy(is_busy=is_busy)
        self.unlock.show_busy(is_busy=is_busy)
        self._begin.setEnabled(not is_busy)

    def show_progress(self, text: str) -> None:
        """Say how far long work has come."""
        form = self._form()
        if form is not None:
            form.show_progress(text)
        else:
            self._begin.say(text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        icons.wake()
        self.painted.emit()

    def _connect(self) -> None:
        self.unlock.unlock_wanted.connect(self.unlock_wanted)
        self.unlock.other_wanted.connect(self._show_begin)
        self.unlock.recovery_wanted.connect(self.recovery_wanted)
        self.unlock.passphrase_wanted.connect(self.passphrase_wanted)
        self._begin.back_wanted.connect(self._show_unlock)
        self._begin.invitation.clicked.connect(self.invitation_wanted)
        self._begin.agency.clicked.connect(self.agency_wanted)
        self._begin.demo.clicked.connect(self.demo_wanted)
        self._begin.restore.clicked.connect(self.restore_wanted)

    def _form(self) -> Form | None:
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Form) else None

    def _show_begin(self) -> None:
        self._came_from_unlock = False
        self._pages.setCurrentWidget(self._begin)

    def _show_unlock(self) -> None:
        self.drop_form()
        self._came_from_unlock = True
        self._pages.setCurrentWidget(self.unlock)


class _UnlockPane(QFrame):
    unlock_wanted = Signal(Path, str)
    other_wanted = Signal()
    recovery_wanted = Signal(Path)
    passphrase_wanted = Signal(Path)

    def __init__(self, workspaces: tuple[WorkspaceChoice, ...]) -> None:
        super().__init__()
        named(self, "unlock_pane", _("Mở hồ sơ làm việc"))
        self.setProperty("frame", "card")
        lines = column(self, gap=10)
        lines.setContentsMargins(22, 16, 22, 16)
        lines.addWidget(PlainLabel(_("Mở hồ sơ làm việc"), "title"))
        self.list = named(QListWidget(), "workspaces", _("Hồ sơ làm việc trên máy này"))
        self.list.setSpacing(1)
        self.set_workspaces(workspaces, None)
        self.list.itemActivated.connect(self._focus_passphrase)
        lines.addWidget(self.list, 1)
        self.passphrase = LineEdit("passphrase", _("Mật khẩu"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.returnPressed.connect(self._unlock)
        hint = _("Mật khẩu của hồ sơ này, không gửi đi đâu")
        self.field = LabelledInput(_("Mật khẩu"), self.passphrase, hint)
        self.open = PrimaryButton(_("Mở"), "unlock")
        self.open.clicked.connect(self._unlock)
        foot = row(gap=8)
        foot.addWidget(self.field, 1)
        foot.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        lines.addLayout(foot)
        lines.addLayout(self._ways())
        self._note = PlainLabel("", "hint", wraps=True, name="unlock_note")
        self._note.hide()
        lines.addWidget(self._note)
        self.setFocusProxy(self.passphrase)
        self.passphrase.setFocus()

    def set_workspaces(self, workspaces: tuple[WorkspaceChoice, ...], chosen: Path | None) -> None:
        self.list.clear()
        row_wanted = 0
        for place, one in enumerate(workspaces):
            mark = _("tập huấn") if one.is_training else ""
            item = QListWidgetItem(" · ".join(part for part in (one.name, one.about, mark) if part))
            item.setData(_PATH, one.path)
            item.setToolTip(str(one.path))
            self.list.addItem(item)
            if one.path == chosen:
                row_wanted = place
        self.list.setCurrentRow(row_wanted)

    def chosen(self) -> Path | None:
        item = self.list.currentItem()
        path = item.data(_PATH) if self.list.count() else None
        return path if isinstance(path, Path) else None

    def say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _ways(self) -> QHBoxLayout:
        line = row(gap=16)
        recovery = LinkButton(_("Quên mật khẩu, dùng mã khôi phục"), "use_recovery").small()
        recovery.clicked.connect(self._ask_recovery)
        change = LinkButton(_("Đổi mật khẩu"), "change_passphrase").small()
        change.clicked.connect(self._ask_passphrase)
        other = LinkButton(_("Thư mời, cơ quan mới, dùng thử, khôi phục"), "other_ways").small()
        other.clicked.connect(self.other_wanted)
        for link in (recovery, change):
            line.addWidget(link)
        line.addStretch(1)
        line.addWidget(other)
        return line

    def _ask_recovery(self) -> None:
        path = self.chosen()
        if path is not None:
            self.recovery_wanted.emit(path)

    def _ask_passphrase(self) -> None:
        path = self.chosen()
        if path is not None:
            self.passphrase_wanted.emit(path)

    def show_problem(self, text: str) -> None:
        self.show_busy(is_busy=False)
        self.field.set_problem(text)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def show_busy(self, *, is_busy: bool) -> None:
        if is_busy:
            self.field.set_problem("")
            self.open.refuse(_("Đang mở hồ sơ"))
        else:
            self.open.allow()

    def _focus_passphrase(self) -> None:
        self.passphrase.setFocus()

    def _unlock(self) -> None:
        item = self.list.currentItem()
        if not self.list.selectedItems() or not self.passphrase.text():
            self.field.set_problem(_("Gõ mật khẩu rồi bấm Enter."))
            return
        self.unlock_wanted.emit(item.data(_PATH), self.passphrase.text())


class _BeginPane(QFrame):
    back_wanted = Signal()

    def __init__(self, *, has_workspaces: bool) -> None:
        super().__init__()
        named(self, "begin_pane", _("Bắt đầu dùng WorkReport"))
        self.setProperty("frame", "card")
        lines = column(self, gap=8)
        lines.setContentsMargins(22, 16, 22, 16)
        lines.addWidget(PlainLabel(_("Bắt đầu dùng WorkReport"), "title"))
        about = _("Chạy được ngay, không cần mạng. Chỉ dùng cho thông tin không mật.")
        lines.addWidget(PlainLabel(about, "second", wraps=True))
        lines.addSpacing(4)
        self.invitation = PrimaryButton(_("Mở thư mời"), "open_invitation")
        self.agency = NormalButton(_("Lập cơ quan"), "new_agency")
        self.demo = NormalButton(_("Dùng thử"), "try_demo")
        for icon, title, about, button in (
            (
                "key",
                _("Tôi có thư mời"),
                _("Tệp thư mời do Văn phòng gửi, ví dụ qua USB"),
                self.invitation,
            ),
            (
                "buildings",
                _("Lập cơ quan mới"),
                _("Tạo sổ cái, đơn vị, cán bộ; khoảng 5 phút"),
                self.agency,
            ),
            (
                "flask",
                _("Dùng thử với dữ liệu mẫu"),
                _("Cơ quan tập huấn, 6 tháng, xóa bằng một lệnh"),
                self.demo,
            ),
        ):
            lines.addWidget(_way(icon, title, about, button))
        foot = row(gap=4)
        foot.addWidget(Symbol("arrow-counter-clockwise", "text3", icons.CHIP))
        foot.addWidget(PlainLabel(_("Máy cũ hỏng?"), "hint"))
        self.restore = LinkButton(_("Khôi phục từ bản sao lưu"), "restore").small()
        foot.addWidget(self.restore)
        foot.addStretch(1)
        self.back = LinkButton(_("Về danh sách hồ sơ"), "back_to_unlock").small()
        self.back.setVisible(has_workspaces)
        self.back.clicked.connect(self.back_wanted)
        foot.addWidget(self.back)
        lines.addLayout(foot)
        self._note = PlainLabel("", "hint", wraps=True, name="begin_note")
        self._note.hide()
        lines.addWidget(self._note)
        lines.addStretch(1)

    def say(self, text: str, *, is_problem: bool = False) -> None:
        self._note.set_role("problem" if is_problem else "hint")
        self._note.setText(text)
        self._note.setVisible(bool(text))


def _way(icon: str, title: str, about: str, button: Button) -> QFrame:
    way = named(QFrame(), f"way_{button.objectName()}", title)
    way.setProperty("frame", "choice")
    way.setProperty("first", button.kind == "primary")
    line = row(way, gap=12)
    line.setContentsMargins(15, 9, 14, 9)
    line.addWidget(Symbol(icon, "accent_text", 24))
    words = column(gap=0)
    words.addWidget(PlainLabel(title, "strong"))
    words.addWidget(PlainLabel(about, "second", wraps=True))
    line.addLayout(words, 1)
    line.addWidget(button)
    return way
