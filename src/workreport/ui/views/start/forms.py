"""The ways to begin: an invitation, a new agency, a backup, the recovery code, a new passphrase."""

from pathlib import Path

from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.viewmodels.start import AgencyWish, JoinWish
from workreport.ui.views.start.form import Choose, Form
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.inputs import LineEdit

_ENOUGH = 4  # letters of the code that prove it was written down


class InvitationForm(Form):
    """Invitation file, code, passphrase twice, where the request is saved."""

    def __init__(self, choose_invitation: Choose, choose_request: Choose) -> None:
        super().__init__(
            "invitation_form",
            _("Tôi có thư mời"),
            _("Tệp thư mời do Văn phòng gửi; mã được báo riêng bằng lời hoặc trên giấy."),
            _("Lập hồ sơ của tôi"),
        )
        self._file = self.add_file(
            "invitation_file", _("Tệp thư mời"), _("Ví dụ trên USB"), choose_invitation
        )
        self._code = self.add_line("invitation_code", _("Mã mời"), _("Tám chữ và số"))
        self._name = self.add_line(
            "workspace_name", _("Tên thư mục hồ sơ"), _("Nằm trong thư mục dữ liệu của tài khoản")
        )
        self._first, self._second = _add_passphrases(self)
        self._request = self.add_file(
            "request_file",
            _("Ghi yêu cầu tham gia vào"),
            _("Gửi tệp này cho Văn phòng để được duyệt"),
            choose_request,
        )

    def wish(self) -> JoinWish:
        """Return what was given."""
        return JoinWish(
            invitation=Path(self._file.text().strip()),
            code=self._code.text(),
            passphrase=self._first.text(),
            repeated=self._second.text(),
            name=self._name.text().strip(),
            request=Path(self._request.text().strip()),
        )


class AgencyForm(Form):
    """What somebody who founds an agency must say."""

    def __init__(self) -> None:
        super().__init__(
            "agency_form",
            _("Lập cơ quan mới"),
            _("Người lập là Chánh Văn phòng đầu tiên; danh sách cán bộ nhập sau từ Excel."),
            _("Lập cơ quan"),
        )
        self._name = self.add_line("agency_name", _("Tên cơ quan"), _("Ví dụ Ban Tổ chức Tỉnh ủy"))
        self._parent = self.add_line("agency_parent", _("Cơ quan cấp trên"), _("Ví dụ Tỉnh ủy"))
        self._place = self.add_line("agency_place", _("Nơi ban hành văn bản"), _("Ví dụ Nghệ An"))
        self._founder = self.add_line("agency_founder", _("Họ tên người lập"))
        self._first, self._second = _add_passphrases(self)
        self._training = CheckBox(_("Cơ quan tập huấn, dữ liệu không có thật"), "agency_training")
        self.fields.addWidget(self._training)

    def wish(self) -> AgencyWish:
        """Return what was given."""
        return AgencyWish(
            name=self._name.text(),
            parent=self._parent.text(),
            place=self._place.text(),
            founder=self._founder.text(),
            passphrase=self._first.text(),
            repeated=self._second.text(),
            training=self._training.isChecked(),
        )


class RestoreForm(Form):
    """A backup and the name of the folder it goes to."""

    def __init__(self, choose_backup: Choose) -> None:
        super().__init__(
            "restore_form",
            _("Khôi phục từ bản sao lưu"),
            _("Hồ sơ được dựng lại trong thư mục mới; mật khẩu và mã khôi phục như khi sao lưu."),
            _("Khôi phục"),
        )
        self._file = self.add_file(
            "backup_file", _("Bản sao lưu"), _("Tệp .zip trong thư mục backups"), choose_backup
        )
        self._name = self.add_line("restore_name", _("Tên thư mục hồ sơ"))

    def wish(self) -> tuple[Path, str]:
        """Return the backup and the name."""
        return Path(self._file.text().strip()), self._name.text().strip()


class RecoveryForm(Form):
    """The recovery code of a workspace."""

    def __init__(self, workspace: str) -> None:
        super().__init__(
            "recovery_form",
            _("Mở bằng mã khôi phục"),
            _("Hồ sơ {name}. Mã in trên giấy khi lập hồ sơ, tám nhóm bốn ký tự.").format(
                name=workspace
            ),
            _("Mở hồ sơ"),
        )
        self._code = self.add_line("recovery_code", _("Mã khôi phục"))

    def code(self) -> str:
        """Return the code."""
        return self._code.text().strip()


class PassphraseForm(Form):
    """The old passphrase and the new one twice."""

    def __init__(self, workspace: str) -> None:
        super().__init__(
            "passphrase_form",
            _("Đổi mật khẩu"),
            _("Hồ sơ {name}. Mã khôi phục giữ nguyên.").format(name=workspace),
            _("Đổi mật khẩu"),
        )
        self._old = self.add_line("old_passphrase", _("Mật khẩu đang dùng"), is_secret=True)
        self._first, self._second = _add_passphrases(self)

    def values(self) -> tuple[str, str, str]:
        """Return the old passphrase, the new one, and the new one once more."""
        return self._old.text(), self._first.text(), self._second.text()


class CodeForm(Form):
    """Shows the recovery code once; it goes on when the person proved to have written it down."""

    def __init__(self, code: str, note: str) -> None:
        super().__init__(
            "code_form",
            _("Ghi lại mã khôi phục"),
            _("Mã chỉ hiện một lần. Ai có mã thì mở được hồ sơ: in hoặc chép ra giấy và cất giữ."),
            _("Vào hồ sơ"),
        )
        self._plain = "".join(letter for letter in code if letter.isalnum()).casefold()
        shown = self.add_line("new_recovery_code", _("Mã khôi phục"))
        shown.setText(code)
        shown.lock()
        self._typed = self.add_line(
            "code_check",
            _("Gõ lại 4 ký tự cuối của mã"),
            _("Hoặc đánh dấu ô bên dưới"),
            may_be_empty=True,
        )
        self._ticked = CheckBox(_("Tôi đã chép mã ra giấy"), "code_written")
        self.fields.addWidget(self._ticked)
        if note:
            self.show_progress(note)
        self.back.hide()

    @override
    def is_complete(self) -> bool:
        typed = "".join(letter for letter in self._typed.text() if letter.isalnum()).casefold()
        if self._ticked.isChecked() or (
            typed and self._plain.endswith(typed) and len(typed) >= _ENOUGH
        ):
            return True
        self.show_problem(_("Chép mã ra giấy, rồi gõ lại 4 ký tự cuối hoặc đánh dấu ô."))
        return False


def _add_passphrases(form: Form) -> tuple[LineEdit, LineEdit]:
    hint = _("Ít nhất 12 ký tự; một câu dễ nhớ là tốt nhất")
    return (
        form.add_line("new_passphrase", _("Mật khẩu mới"), hint, is_secret=True),
        form.add_line("repeated_passphrase", _("Gõ lại mật khẩu"), is_secret=True),
    )
