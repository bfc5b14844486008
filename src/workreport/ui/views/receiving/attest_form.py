"""The line in which an officer states when a report was handed over to him."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workreport.domain.errors import UseError
from workreport.i18n import messages as sentences
from workreport.i18n.translation import _
from workreport.ui.viewmodels.receiving import Receiving
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.ground import named, row
from workreport.ui.widgets.inputs import LabelledInput, LineEdit


class AttestForm(QWidget):
    """Hidden until it is asked for; ``current`` names the unit it is about."""

    def __init__(self, model: Receiving, current: Callable[[], str]) -> None:
        super().__init__()
        named(self, "attest_form")
        self._model = model
        self._current = current
        form = row(self, gap=12)
        self._moment = LineEdit("attest_moment", _("Bàn giao lúc"))
        self._moment.setPlaceholderText("18/11 09:05")
        self._moment_field = LabelledInput(_("Bàn giao lúc"), self._moment)
        self._reason = LineEdit("attest_reason", _("Lý do"))
        self._reason.setPlaceholderText(_("USB giao tận tay, tệp nhìn thấy trong thư mục…"))
        self._reason_field = LabelledInput(_("Lý do"), self._reason)
        keep = NormalButton(_("Ghi vào biên nhận"), "attest_keep", icon="check")
        keep.clicked.connect(self._attest)
        form.addWidget(self._moment_field, 1)
        form.addWidget(self._reason_field, 3)
        form.addWidget(keep)
        self.hide()

    def toggle(self) -> None:
        """Open the line, or close it."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self._moment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _attest(self) -> None:
        self._moment_field.set_problem("")
        self._reason_field.set_problem("")
        if not self._reason.text().strip():
            self._reason_field.set_problem(_("Cần ghi lý do."))
            return
        try:
            self._model.attest(self._current(), self._moment.text(), self._reason.text().strip())
        except UseError as error:
            self._moment_field.set_problem(sentences.sentence(error.code, error.values))
            return
        self.hide()
