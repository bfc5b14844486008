"""The rules of whom to commend and criticise, as text: read, changed, signed, given back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _
from workreport.ui.viewmodels.history_sheet import HistorySheet


class MeritEditing(QObject):
    """Signs what is typed.

    Signals:
        text_read: The rules in force as their author wrote them.
        refused: Why they could not be signed, in words; empty when they were.
    """

    text_read = Signal(str)
    refused = Signal(str)

    def __init__(self, sheet: HistorySheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet

    def read(self) -> None:
        """Read the rules in force."""
        session = self._sheet.session
        session.run(session.desk.merits.rules_text, self.text_read.emit)

    def sign(self, text: str) -> None:
        """Sign rules of the agency's own; an empty text goes back to those that were shipped."""
        session = self._sheet.session
        work = partial(session.desk.merits.sign_rules, text)
        session.run(work, self._on_signed, self._on_refused)

    def _on_signed(self, _entry: str) -> None:
        self.refused.emit("")
        self._sheet.session.tell_done(_("Đã ký quy tắc biểu dương, phê bình."))
        self.read()
        self._sheet.refresh()

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, error.values))
