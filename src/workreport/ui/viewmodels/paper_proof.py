"""Proving a printed page or a file: the code or the PDF is asked for, the verdict is told."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.i18n.messages import cause
from workreport.i18n.translation import _
from workreport.ui.messages import FileWish, Notice, NoticeKind, Question, notice_of
from workreport.ui.tasks.cancel import CancelToken
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

MOST_BYTES = 64 * 1024 * 1024


class PaperProver(QObject):
    """Compares paper with data beside the screen's thread.

    Signals:
        begun: A code that was typed is looked for.
        progressed: How many papers it was compared with, and of how many.
        ended: It is looked for no more.
    """

    begun = Signal()
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._token = CancelToken()

    def ask_code(self) -> None:
        """Let the code at the foot of a page be typed or scanned, and compare."""
        code = self._session.messages.ask(
            Question(
                title=_("Kiểm tra bản in"),
                text=_("Nhập 12 chữ và số in nhỏ ở chân trang; nhập hoa hay thường đều được."),
                accept=_("Kiểm tra"),
                reason_label=_("Mã của văn bản"),
            )
        )
        if code:
            self.stop()
            self._token = CancelToken()
            self.begun.emit()
            work = partial(_prove_code, self._session.desk, code, self.progressed.emit, self._token)
            self._session.run(work, self._on_proved, self._on_failed, database=False)

    def stop(self) -> None:
        """Look for a code no more."""
        self._token.cancel()
        self.ended.emit()

    def ask_file(self) -> None:
        """Let a PDF be chosen, and compare it word by word."""
        title = _("Chọn tệp PDF hoặc Word để kiểm tra")
        wish = FileWish(title=title, kind_name="PDF, Word", patterns=("*.pdf", "*.docx"))
        path = self._session.messages.choose_file(wish)
        if path is not None:
            work = partial(_prove_file, self._session.desk, path)
            self._session.run(work, self._on_proved, self._on_failed, database=False)

    def _on_proved(self, found: tuple[bool, list[str]]) -> None:
        self.ended.emit()
        is_good, (verdict, *grounds) = found
        kind = NoticeKind.OK if is_good else NoticeKind.BAD
        self._session.messages.tell(Notice(kind=kind, happened=verdict, safe=" ".join(grounds)))

    def _on_failed(self, error: CodedError) -> None:
        if error.code == "paper_cancelled":
            self._session.tell_done(_("Đã dừng kiểm tra mã."))
            return
        self.ended.emit()
        self._session.messages.tell(notice_of(error))


def _prove_code(
    desk: "Desk", code: str, told: Callable[[int, int], None], token: CancelToken
) -> tuple[bool, list[str]]:
    # Drawing libraries must not load with the window.
    from workreport.services.proof_words import proof_lines  # noqa: PLC0415

    proof = desk.paper_check.code(code, progress=told, cancelled=lambda: token.is_cancelled)
    return proof.proved, proof_lines(proof)


def _prove_file(desk: "Desk", path: Path) -> tuple[bool, list[str]]:
    from workreport.services.file_check import check_file  # noqa: PLC0415 - as above
    from workreport.services.proof_words import proof_lines  # noqa: PLC0415 - as above
    from workreport.services.signature_words import signature_lines  # noqa: PLC0415 - as above

    found = check_file(desk.signing, desk.paper_check, desk.files.read(path, MOST_BYTES))
    lines = signature_lines(found.signed)
    if found.proof is not None:
        lines += proof_lines(found.proof)
    elif found.refused is not None:
        lines.append(cause(found.refused.code, found.refused.values))
    return found.is_good, lines
