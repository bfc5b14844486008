"""Talks to the person through a window: banners, toasts, the few dialogs, choosing files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.messages import FileWish, Messages, Notice, Question
from workreport.ui.views.shell.window import MainWindow
from workreport.ui.widgets.button import Button, DangerButton, NormalButton, PrimaryButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.toast import Toast


class QuestionDialog(QDialog):
    """Asks one question; with a reason label the answer needs a reason."""

    def __init__(self, question: Question, window: MainWindow) -> None:
        super().__init__(window)
        named(self, "question", question.title, question.text)
        self.setWindowTitle(question.title)
        lines = column(self, margin=16, gap=12)
        lines.addWidget(PlainLabel(question.title, "section"))
        words = PlainLabel(question.text, wraps=True)
        words.setMinimumWidth(380)
        lines.addWidget(words)
        if question.facts:
            lines.addWidget(_facts_of(question))
        self._reason = LineEdit("question_reason", question.reason_label)
        self._field = LabelledInput(question.reason_label, self._reason)
        self._field.setVisible(bool(question.reason_label))
        lines.addWidget(self._field)
        kind: type[Button] = DangerButton if question.is_dangerous else PrimaryButton
        self._accept = kind(question.accept, "question_accept")
        self._accept.clicked.connect(self._on_accept)
        reject = NormalButton(_("Hủy"), "question_reject")
        reject.clicked.connect(self.reject)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(self._accept)
        foot.addWidget(reject)
        lines.addLayout(foot)
        self._needs_reason = bool(question.reason_label)

    def reason(self) -> str:
        """Return the reason given."""
        return self._reason.text().strip()

    def _on_accept(self) -> None:
        if self._needs_reason and not self.reason():
            self._field.set_problem(_("Cần ghi lý do."))
            self._reason.setFocus()
            return
        self.accept()


def _facts_of(question: Question) -> QWidget:
    """Return names and values in two columns."""
    box = named(QWidget(), "question_facts")
    table = QGridLayout(box)
    table.setContentsMargins(0, 0, 0, 0)
    table.setHorizontalSpacing(16)
    table.setVerticalSpacing(4)
    table.setColumnStretch(1, 1)
    for line, (name, value) in enumerate(question.facts):
        top = Qt.AlignmentFlag.AlignTop
        table.addWidget(PlainLabel(name, "second"), line, 0, top)
        table.addWidget(PlainLabel(value, "medium", wraps=True), line, 1, top)
    return box


class WindowMessages(Messages):
    """Shows everything in one main window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @override
    def tell(self, notice: Notice) -> None:
        page = self._window.current_page()
        if page is not None:
            page.banners.tell(notice)

    @override
    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        page = self._window.current_page()
        if page is not None:
            Toast(text, undo, page).appear()

    @override
    def ask(self, question: Question) -> str | None:
        dialog = QuestionDialog(question, self._window)
        is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
        reason = dialog.reason()
        dialog.deleteLater()
        return reason if is_accepted else None

    @override
    def choose_file(self, wish: FileWish) -> Path | None:
        path, _kind = QFileDialog.getOpenFileName(
            self._window, wish.title, wish.suggested, _filter_of(wish)
        )
        return Path(path) if path else None

    @override
    def choose_target(self, wish: FileWish) -> Path | None:
        path, _kind = QFileDialog.getSaveFileName(
            self._window, wish.title, wish.suggested, _filter_of(wish)
        )
        return Path(path) if path else None

    @override
    def choose_folder(self, wish: FileWish) -> Path | None:
        path = QFileDialog.getExistingDirectory(self._window, wish.title, wish.suggested)
        return Path(path) if path else None


def _filter_of(wish: FileWish) -> str:
    patterns = " ".join(wish.patterns)
    return f"{wish.kind_name} ({patterns})" if patterns else ""
