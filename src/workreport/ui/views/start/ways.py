"""The ways to begin, from the links of the first window to the commands of its view-model."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workreport.i18n.translation import _
from workreport.ui.viewmodels.start import OpenDesk, StartModel
from workreport.ui.views.start.forms import (
    AgencyForm,
    CodeForm,
    InvitationForm,
    PassphraseForm,
    RecoveryForm,
    RestoreForm,
)
from workreport.ui.views.start.window import StartWindow


class Ways(QObject):
    """Shows the form of each way and hands what was given to the model."""

    def __init__(self, window: StartWindow, model: StartModel, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._model = model
        window.invitation_wanted.connect(self.show_invitation)
        window.agency_wanted.connect(self.show_agency)
        window.demo_wanted.connect(self.rehearse)
        window.restore_wanted.connect(self.show_restore)
        window.recovery_wanted.connect(self.show_recovery)
        window.passphrase_wanted.connect(self.show_passphrase)

    def show_invitation(self) -> None:
        """Ask for invitation and code."""
        form = InvitationForm(self._choose_invitation, self._choose_request)
        form.wanted.connect(lambda: self._model.join(form.wish()))
        self._window.show_form(form)

    def show_agency(self) -> None:
        """Ask for the agency."""
        form = AgencyForm()
        form.wanted.connect(lambda: self._model.found(form.wish()))
        self._window.show_form(form)

    def show_restore(self) -> None:
        """Ask for the backup."""
        form = RestoreForm(self._choose_backup)
        form.wanted.connect(lambda: self._model.restore(*form.wish()))
        self._window.show_form(form)

    def show_recovery(self, workspace: Path) -> None:
        """Ask for the recovery code."""
        form = RecoveryForm(workspace.name)
        form.wanted.connect(lambda: self._model.unlock_with_code(workspace, form.code()))
        self._window.show_form(form)

    def show_passphrase(self, workspace: Path) -> None:
        """Ask for the old and the new passphrase."""
        form = PassphraseForm(workspace.name)
        form.wanted.connect(lambda: self._model.change_passphrase(workspace, *form.values()))
        self._window.show_form(form)

    def show_code(self, opened: OpenDesk, go_on: Callable[[], None]) -> None:
        """Show the recovery code of a fresh workspace once."""
        form = CodeForm(opened.recovery_code, opened.note)
        form.wanted.connect(go_on)
        self._window.show_form(form)

    def rehearse(self) -> None:
        """Let a folder be chosen and make the training agency in it."""
        title = _("Chọn thư mục trống cho dữ liệu mẫu")
        path = QFileDialog.getExistingDirectory(self._window, title)
        if path:
            self._model.rehearse(Path(path))

    def _choose_invitation(self) -> Path | None:
        return self._existing(_("Mở tệp thư mời"))

    def _choose_backup(self) -> Path | None:
        return self._existing(_("Chọn bản sao lưu"))

    def _choose_request(self) -> Path | None:
        path, _kind = QFileDialog.getSaveFileName(
            self._window, _("Ghi yêu cầu tham gia"), "yeu-cau-tham-gia.wrj"
        )
        return Path(path) if path else None

    def _existing(self, title: str) -> Path | None:
        path, _kind = QFileDialog.getOpenFileName(self._window, title)
        return Path(path) if path else None
