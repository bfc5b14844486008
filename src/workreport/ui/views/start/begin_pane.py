"""The pane of the ways to begin: invitation, new agency, sample, backup."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from workreport.i18n.translation import _
from workreport.ui.theme import icons
from workreport.ui.widgets.button import Button, LinkButton, NormalButton, PrimaryButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol


class BeginPane(QFrame):
    """One row for each way, with its button.

    Signals:
        back_wanted: Back to the workspaces.
    """

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
        if not has_workspaces:
            # Never shown here: without a parent yet it would be a window and take the keyboard.
            self.back.hide()
        self.back.clicked.connect(self.back_wanted)
        foot.addWidget(self.back)
        lines.addLayout(foot)
        self._note = PlainLabel("", "hint", wraps=True, name="begin_note")
        self._note.hide()
        lines.addWidget(self._note)
        lines.addStretch(1)

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that work is under way; no other way can be gone meanwhile."""
        for button in (self.invitation, self.agency, self.demo, self.restore, self.back):
            if is_busy:
                button.refuse(_("Đang làm"))
            else:
                button.allow()

    def say(self, text: str, *, is_problem: bool = False) -> None:
        """Say something below the ways."""
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
