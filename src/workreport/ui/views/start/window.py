"""The first window: unlock a workspace, or begin.

It imports nothing heavy: it must stand on the screen before anything else is loaded.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
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
    """

    painted = Signal()
    unlock_wanted = Signal(Path, str)
    invitation_wanted = Signal()
    agency_wanted = Signal()
    demo_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, workspaces: tuple[WorkspaceChoice, ...]) -> None:
        super().__init__()
        named(self, "start_window", "WorkReport")
        self.setWindowTitle("WorkReport")
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(640, 360)
        self.resize(look().px(720), look().px(460))
        self._is_painted = False
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
        """Say inline why the workspace did not open; the passphrase can be typed again."""
        self.unlock.show_problem(text)

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that the workspace is being opened."""
        self.unlock.show_busy(is_busy=is_busy)

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
        self._begin.back_wanted.connect(self._show_unlock)
        self._begin.invitation.clicked.connect(self.invitation_wanted)
        self._begin.agency.clicked.connect(self.agency_wanted)
        self._begin.demo.clicked.connect(self.demo_wanted)
        self._begin.restore.clicked.connect(self.restore_wanted)

    def _show_begin(self) -> None:
        self._pages.setCurrentWidget(self._begin)

    def _show_unlock(self) -> None:
        self._pages.setCurrentWidget(self.unlock)


class _UnlockPane(QFrame):
    unlock_wanted = Signal(Path, str)
    other_wanted = Signal()

    def __init__(self, workspaces: tuple[WorkspaceChoice, ...]) -> None:
        super().__init__()
        named(self, "unlock_pane", _("Mở hồ sơ làm việc"))
        self.setProperty("frame", "card")
        lines = column(self, gap=10)
        lines.setContentsMargins(22, 16, 22, 16)
        lines.addWidget(PlainLabel(_("Mở hồ sơ làm việc"), "title"))
        self.list = named(QListWidget(), "workspaces", _("Hồ sơ làm việc trên máy này"))
        self.list.setSpacing(1)
        for one in workspaces:
            mark = " · " + _("tập huấn") if one.is_training else ""
            item = QListWidgetItem(f"{one.name} · {one.about}{mark}")
            item.setData(_PATH, one.path)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
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
        other = LinkButton(_("Cách khác: thư mời, cơ quan mới, dùng thử, khôi phục"), "other_ways")
        other.clicked.connect(self.other_wanted)
        lines.addWidget(other)
        self.setFocusProxy(self.passphrase)
        self.passphrase.setFocus()

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
        back = LinkButton(_("Về danh sách hồ sơ"), "back_to_unlock")
        back.setVisible(has_workspaces)
        back.clicked.connect(self.back_wanted)
        foot.addWidget(back)
        lines.addLayout(foot)
        lines.addStretch(1)


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
