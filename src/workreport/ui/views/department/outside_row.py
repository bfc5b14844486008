"""Opens a place nobody returned: one line of reason, which the Office reads beside the change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.views.department.inputs import DraftLineEdit
from workreport.ui.widgets.button import LinkButton, NormalButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.sentence import Sentence


class OutsideRow(QWidget):
    """Hidden while the place may be changed as usual.

    Signals:
        opened: The reason, in one line.
    """

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name, _("Sửa ngoài yêu cầu"))
        lines = column(self, gap=4)
        self._ask = LinkButton(_("Sửa ngoài yêu cầu"), f"{name}_ask", icon="lock-simple-open")
        self._ask.clicked.connect(self._show_line)
        lines.addWidget(self._ask)
        self._about = ""
        self._line = named(QWidget(), f"{name}_line")
        across = row(self._line, gap=8)
        hint = _("Lý do sửa ngoài yêu cầu")
        self.reason = DraftLineEdit(f"{name}_reason", hint, hint)
        self.reason.returnPressed.connect(self._open)
        across.addWidget(self.reason, 1)
        button = NormalButton(_("Mở để sửa"), f"{name}_open", icon="lock-simple-open")
        button.clicked.connect(self._open)
        across.addWidget(button)
        lines.addWidget(self._line)
        self._line.hide()
        self._why = Sentence("", name=f"{name}_why", ink="text2")
        lines.addWidget(self._why)
        self.hide()

    def show_state(self, *, can_open: bool, reason: str) -> None:
        """Offer to open the place, or say why it was opened."""
        if not can_open:
            self._line.hide()
        self._ask.setVisible(can_open and self._line.isHidden())
        self._line.setVisible(can_open and not self._line.isHidden())
        self._why.setVisible(bool(reason))
        why = _("Sửa ngoài yêu cầu: {reason}").format(reason=reason)
        self._why.set_text(f"{self._about}. {why}" if self._about else why)
        self.setVisible(can_open or bool(reason))

    def set_about(self, about: str) -> None:
        """Name whom or what the row is about, where one row serves several places."""
        if about == self._about:
            return
        self._about = about
        self._line.hide()
        self.reason.clear()
        ask = _("Sửa ngoài yêu cầu")
        self._ask.setText(f"{ask}: {about}" if about else ask)

    def _show_line(self) -> None:
        self._ask.hide()
        self._line.show()
        self.reason.setFocus()

    def _open(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._line.hide()
            self.reason.clear()
            self.opened.emit(reason)
