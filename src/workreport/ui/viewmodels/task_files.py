"""The evidence files of one task: weighed, then copied, saved elsewhere, taken out."""

from dataclasses import replace
from pathlib import Path
from weakref import finalize

from PySide6.QtCore import QFile, QFileDevice, QObject, QTemporaryDir, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.domain.task import EvidenceFile
from workreport.i18n import messages as sentences
from workreport.i18n.translation import _
from workreport.services.evidence import EvidenceService, Weighed, size_words
from workreport.ui.messages import FileWish
from workreport.ui.viewmodels.draft_changes import result_of
from workreport.ui.viewmodels.draft_session import DraftSession


class TaskFiles(QObject):
    """Changes the draft; the files lie encrypted in the workspace.

    Signals:
        weighed: A file was chosen, or is not waiting any more.
        refused: Why a file is not taken.
        written: Where a file lies that is to be opened by its own program.
    """

    weighed = Signal()
    refused = Signal(str)
    written = Signal(str)

    def __init__(self, desk: DraftSession, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.waiting: Weighed | None = None
        self._task = ""
        self._is_swept = False
        self._copies: QTemporaryDir | None = None  # removed with everything in it when it goes
        self._opened = 0
        desk.opened.connect(self._sweep)
        if desk.is_open:
            self._sweep()

    def of(self, task: str) -> tuple[EvidenceFile, ...]:
        """Return the files of a task."""
        return result_of(self._desk.draft, task).files

    def choose(self, task: str) -> None:
        """Let the person choose a file and say how large it is; nothing is copied yet."""
        wish = FileWish(title=_("Chọn tệp minh chứng"), kind_name=_("Mọi loại tệp"))
        path = self._desk.session.messages.choose_file(wish)
        if path is not None:
            self.weigh(task, path)

    def weigh(self, task: str, path: Path) -> None:
        """Say how large a file is before anything is copied."""
        self._task, self.waiting = task, None
        try:
            self.waiting = self._desk.session.desk.evidence.weigh(path)
        except CodedError as error:
            self._on_refused(error)
        self.weighed.emit()

    def attach(self) -> None:
        """Copy the file that was weighed."""
        waiting, evidence = self.waiting, self._desk.session.desk.evidence
        if waiting is not None:
            self._desk.session.run(
                lambda: evidence.keep(waiting.path), self._on_kept, self._on_refused
            )

    def forget(self) -> None:
        """Copy nothing."""
        self.waiting = None
        self.weighed.emit()

    def remove(self, task: str, sha256: str) -> None:
        """Take a file out of the draft; undo brings it back until the desk is closed."""
        kept = tuple(one for one in self.of(task) if one.sha256 != sha256)
        self._change(task, kept)

    def save_as(self, file: EvidenceFile) -> None:
        """Write a file where the person wants it."""
        session = self._desk.session
        wish = FileWish(title=_("Lưu tệp minh chứng"), suggested=file.name)
        target = session.messages.choose_target(wish)
        if target is not None:
            evidence, unit, period = session.desk.evidence, self._desk.draft.unit, session.period
            session.run(
                lambda: evidence.write(file, period, unit, target),
                self._on_written,
                self._on_refused,
            )

    def open_file(self, file: EvidenceFile) -> None:
        """Write a copy that lives as long as the window, for the program that reads such files."""
        if self._copies is None:
            self._copies = QTemporaryDir()
            # At the end of the program as well, whichever comes first.
            finalize(self, self._copies.remove)
        number = self._opened = self._opened + 1
        target = Path(self._copies.path()) / str(number) / file.name
        evidence, unit, period = (
            self._desk.session.desk.evidence,
            self._desk.draft.unit,
            self._desk.session.period,
        )
        self._desk.session.run(
            lambda: _written(evidence, file, period, unit, target),
            self._on_copied,
            self._on_refused,
        )

    def _on_copied(self, path: Path) -> None:
        # What is typed into a copy would be lost: it can be read only.
        QFile.setPermissions(str(path), QFileDevice.Permission.ReadOwner)
        self.written.emit(str(path))
        words = _("Bản mở của “{name}” chỉ để xem, được xóa khi đóng cửa sổ.")
        self._desk.session.tell_done(words.format(name=path.name))

    def _change(self, task: str, files: tuple[EvidenceFile, ...]) -> None:
        draft = self._desk.draft
        result = replace(result_of(draft, task), files=files)
        others = tuple(each for each in draft.results if each.task != task)
        after = replace(draft, results=(*others, result))
        self._desk.change(after, (f"task/{task}/evidence",))

    def _on_kept(self, file: EvidenceFile) -> None:
        self.waiting = None
        task = self._task
        if file.sha256 not in {one.sha256 for one in self.of(task)}:
            self._change(task, (*self.of(task), file))
        self.weighed.emit()

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentences.sentence(error.code, error.values))

    def _on_written(self, _nothing: None) -> None:
        self._desk.session.tell_done(_("Đã lưu tệp."))

    def _sweep(self) -> None:
        """Once for each desk: files taken out before it was closed are not wanted back."""
        if not self._is_swept and self._desk.access.is_editable:
            self._is_swept = True
            self._desk.session.run(self._desk.session.desk.evidence.sweep, self._on_swept)

    def _on_swept(self, _count: int) -> None:
        """Nothing on the screen shows what lay unnamed."""


def _written(
    evidence: EvidenceService, file: EvidenceFile, period: Period, unit: str, target: Path
) -> Path:
    target.parent.mkdir()
    evidence.write(file, period, unit, target)
    return target


def file_words(file: EvidenceFile | Weighed) -> str:
    """Name a file with its size."""
    return _("{name} · {size}").format(name=file.name, size=size_words(file.size))
