"""Parts of the form: a file with its button, and the two kinds of keys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workreport.i18n.translation import _
from workreport.services.ports.signing import Token
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.signing import KeyEntry, SigningModel, token_words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit
from workreport.ui.widgets.strips import Segment, SegmentStrip


class FileField(QWidget):
    """A file that is typed or chosen.

    Signals:
        filled: A file was chosen by the button.
    """

    filled = Signal()

    def __init__(self, name: str, label: str, choose: Callable[[], Path | None]) -> None:
        super().__init__()
        named(self, f"{name}_line")
        self.edit = LineEdit(name, label)
        self.field = LabelledInput(label, self.edit, keeps_room=False)
        self._choose = choose
        button = NormalButton(_("Chọn tệp…"), f"{name}_choose")
        button.setAccessibleName(f"{label}: {button.text()}")
        button.clicked.connect(self._on_choose)
        line = row(self, gap=8)
        line.addWidget(self.field, 1)
        below = column()
        below.addSpacing(look().line(12) + 4)
        below.addWidget(button)
        below.addStretch(1)
        line.addLayout(below)

    def text(self) -> str:
        """Return the path."""
        return self.edit.text().strip()

    def _on_choose(self) -> None:
        path = self._choose()
        if path is not None:
            self.edit.setText(str(path))
            self.field.set_problem("")
            self.filled.emit()


class KeyFields(QWidget):
    """A key in a file with its password, or one on a token with its PIN.

    Signals:
        turned: The other kind of key was chosen.
    """

    turned = Signal()

    def __init__(self, model: SigningModel) -> None:
        super().__init__()
        named(self, "signing_key", _("Khóa để ký"))
        self._model = model
        self._kind = "file"
        lines = column(self, gap=8)
        self._kinds = SegmentStrip(
            (
                Segment("file", _("Tệp khóa"), icon="key"),
                Segment("token", _("Thiết bị ký"), icon="lock-simple"),
            ),
            "signing_kinds",
            _("Khóa để ký"),
        )
        self._kinds.chosen.connect(self._on_kind)
        lines.addWidget(self._kinds)
        self._parts = {"file": self._file_part(), "token": self._token_part()}
        for part in self._parts.values():
            lines.addWidget(part)
        self._on_kind("file")
        model.tokens_found.connect(self._on_tokens)

    @property
    def is_token(self) -> bool:
        """Whether the key lies on a token."""
        return self._kind == "token"

    def entry(self) -> KeyEntry:
        """Return what was entered."""
        if not self.is_token:
            return KeyEntry(file=self.file.text(), secret=self.password.text())
        slot = self.tokens.value()
        return KeyEntry(
            library=self.library.text(),
            slot=int(slot) if slot else None,
            key=self.key.text().strip(),
            secret=self.pin.text(),
        )

    def check(self) -> bool:
        """Tell whether everything is entered, and say beside the field what is missing."""
        where = self.library if self.is_token else self.file
        secret = self._pin_field if self.is_token else self._password_field
        missing = _("Chọn thư viện PKCS#11.") if self.is_token else _("Chọn tệp khóa.")
        where.field.set_problem("" if where.text() else missing)
        words = _("Nhập mã PIN.") if self.is_token else _("Nhập mật khẩu của tệp khóa.")
        is_known = bool(self.pin.text()) if self.is_token else True
        secret.set_problem("" if is_known else words)
        if not where.text():
            where.edit.setFocus()
        elif not is_known:
            secret.editor.setFocus()
        return bool(where.text()) and is_known

    def forget(self) -> None:
        """Forget password and PIN."""
        self.password.clear()
        self.pin.clear()

    def _file_part(self) -> QWidget:
        part = named(QWidget(), "signing_file_part")
        lines = column(part, gap=6)
        label = _("Tệp khóa (.p12, .pfx)")
        self.file = FileField("signing_key_file", label, self._model.choose_key)
        lines.addWidget(self.file)
        self.password = _secret("signing_password", _("Mật khẩu của tệp khóa"))
        self._password_field = LabelledInput(
            _("Mật khẩu của tệp khóa"), self.password, keeps_room=False
        )
        lines.addWidget(self._password_field)
        lines.addStretch(1)
        return part

    def _token_part(self) -> QWidget:
        part = named(QWidget(), "signing_token_part")
        lines = column(part, gap=6)
        label = _("Thư viện của thiết bị (PKCS#11)")
        self.library = FileField("signing_library", label, self._model.choose_library)
        self.library.filled.connect(self._find)
        lines.addWidget(self.library)
        line = row(gap=8)
        self.tokens = Choice("signing_token", _("Thiết bị"), (("", _("Thiết bị đang cắm")),))
        line.addWidget(LabelledInput(_("Thiết bị"), self.tokens, keeps_room=False), 1)
        self.key = LineEdit("signing_key_label", _("Tên khóa"))
        self.key.setPlaceholderText(_("để trống nếu chỉ có một"))
        line.addWidget(LabelledInput(_("Tên khóa"), self.key, keeps_room=False), 1)
        lines.addLayout(line)
        last = row(gap=8)
        self.pin = _secret("signing_pin", _("Mã PIN"))
        hint = _("Nhập sai vài lần liên tiếp, thiết bị sẽ khóa.")
        self._pin_field = LabelledInput(_("Mã PIN"), self.pin, hint, keeps_room=False)
        last.addWidget(self._pin_field, 1)
        self.find_button = NormalButton(_("Tìm thiết bị"), "signing_find", icon="arrow-clockwise")
        self.find_button.clicked.connect(self._find)
        below = column()
        below.addSpacing(look().line(12) + 4)
        below.addWidget(self.find_button)
        below.addStretch(1)
        last.addLayout(below)
        lines.addLayout(last)
        return part

    def _on_kind(self, kind: str) -> None:
        self._kind = kind
        for name, part in self._parts.items():
            part.setVisible(name == kind)
        self.turned.emit()

    def _find(self) -> None:
        if self.library.text():
            self.library.field.set_problem("")
            self._model.find_tokens(self.library.text())
        else:
            self.library.field.set_problem(_("Chọn thư viện PKCS#11."))

    def _on_tokens(self, found: tuple[Token, ...]) -> None:
        known = tuple((str(one.slot), token_words(one)) for one in found)
        self.tokens.set_choices(known or (("", _("Không có thiết bị nào đang cắm")),))


def _secret(name: str, label: str) -> LineEdit:
    edit = LineEdit(name, label)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
