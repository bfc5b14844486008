"""The pane that asks for the passphrase of one of the workspaces of this account."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem

from workreport.i18n.translation import _
from workreport.ui.theme.numbers import USER_ROLE
from workreport.ui.widgets.button import LinkButton, PrimaryButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.line_input import LabelledInput, LineEdit


@dataclass(frozen=True, slots=True)
class WorkspaceChoice:
    """A workspace of this account of the machine."""

    path: Path
    name: str
    about: str
    is_training: bool = False


class UnlockPane(QFrame):
    """The list of workspaces, the passphrase, and the links to every other way in.

    Signals:
        unlock_wanted: Path of a workspace and its passphrase.
        other_wanted: The ways to begin.
        recovery_wanted, passphrase_wanted: Path of the workspace chosen.
    """

    unlock_wanted = Signal(Path, str)
    other_wanted = Signal()
    recovery_wanted = Signal(Path)
    passphrase_wanted = Signal(Path)

    def __init__(self, workspaces: tuple[WorkspaceChoice, ...], chosen: Path | None = None) -> None:
        super().__init__()
        named(self, "unlock_pane", _("Mở hồ sơ làm việc"))
        self.setProperty("frame", "card")
        lines = column(self, gap=10)
        lines.setContentsMargins(22, 16, 22, 16)
        lines.addWidget(PlainLabel(_("Mở hồ sơ làm việc"), "title"))
        self.list = named(QListWidget(), "workspaces", _("Hồ sơ làm việc trên máy này"))
        self.list.setSpacing(1)
        self.set_workspaces(workspaces, chosen)
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
        foot.addWidget(self.open)
        lines.addLayout(foot)
        lines.addLayout(self._ways())
        self._note = PlainLabel("", "hint", wraps=True, name="unlock_note")
        self._note.hide()
        lines.addWidget(self._note)
        self.setFocusProxy(self.passphrase)
        self.passphrase.setFocus()

    def set_workspaces(self, workspaces: tuple[WorkspaceChoice, ...], chosen: Path | None) -> None:
        """Show other workspaces, one of them chosen."""
        self.list.clear()
        row_wanted = 0
        for place, one in enumerate(workspaces):
            mark = _("tập huấn") if one.is_training else ""
            item = QListWidgetItem(" · ".join(part for part in (one.name, one.about, mark) if part))
            item.setData(USER_ROLE, one.path)
            item.setToolTip(str(one.path))
            self.list.addItem(item)
            if one.path == chosen:
                row_wanted = place
        self.list.setCurrentRow(row_wanted)

    def chosen(self) -> Path | None:
        """Return the workspace that is chosen."""
        item = self.list.currentItem()
        path = item.data(USER_ROLE) if self.list.count() else None
        return path if isinstance(path, Path) else None

    def say(self, text: str) -> None:
        """Say something at the foot."""
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
        """Say beside the passphrase why the workspace did not open."""
        self.show_busy(is_busy=False)
        self.field.set_problem(text)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that the workspace is being opened."""
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
        self.unlock_wanted.emit(item.data(USER_ROLE), self.passphrase.text())
