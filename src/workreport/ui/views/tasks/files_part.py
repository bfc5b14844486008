"""The files that prove a result: size before copying, then saved elsewhere or taken out."""

from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from workreport.domain.task import EvidenceFile
from workreport.i18n.translation import _
from workreport.services.evidence import MOST_MB
from workreport.ui.viewmodels.task_files import TaskFiles, file_words
from workreport.ui.widgets.button import IconButton, NormalButton, QuietButton
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol


class FilesPart(QWidget):
    """Shows what :class:`TaskFiles` knows of one task."""

    def __init__(self, model: TaskFiles) -> None:
        super().__init__()
        named(self, "task_files", _("Tệp minh chứng"))
        self._model = model
        self._task = ""
        self._may_change = False
        self._shown: tuple[EvidenceFile, ...] | None = None
        lines = column(self, gap=6)
        lines.setContentsMargins(0, 6, 0, 0)
        lines.addWidget(PlainLabel(_("Tệp minh chứng"), "label"))
        self._list = column(gap=4)
        lines.addLayout(self._list)
        self._weighed = named(QWidget(), "file_weighed")
        asked = column(self._weighed, gap=6)
        self._size = PlainLabel("", "medium", name="file_size", wraps=True)
        asked.addWidget(self._size)
        answers = row(gap=8)
        self.attach = NormalButton(_("Đính kèm"), "file_attach", icon="paperclip")
        self.attach.clicked.connect(model.attach)
        leave = QuietButton(_("Bỏ"), "file_leave")
        leave.clicked.connect(model.forget)
        answers.addWidget(self.attach)
        answers.addWidget(leave)
        answers.addStretch(1)
        asked.addLayout(answers)
        self._weighed.hide()
        lines.addWidget(self._weighed)
        self._refused = PlainLabel("", "problem", name="file_refused", wraps=True)
        self._refused.hide()
        lines.addWidget(self._refused)
        self.choose = NormalButton(_("Chọn tệp"), "file_choose", icon="paperclip")
        self.choose.clicked.connect(self._choose)
        lines.addWidget(self.choose)
        hint = _("Mỗi tệp không quá {most} MB. Không đính kèm văn bản mật.")
        lines.addWidget(PlainLabel(hint.format(most=MOST_MB), "hint", wraps=True))
        model.weighed.connect(self._show_weighed)
        model.refused.connect(self._refuse)
        self.open_path = open_with_system
        model.written.connect(self._open)

    def show_task(self, task: str, *, may_change: bool) -> None:
        """Show the files of a task."""
        files = self._model.of(task) if task else ()
        if task != self._task:
            self._refuse("")
            self._model.forget()
        elif (files, may_change) == (self._shown, self._may_change):
            return
        self._task, self._may_change, self._shown = task, may_change, files
        empty(self._list)
        for place, file in enumerate(files):
            self._add(place, file)
        self.choose.setEnabled(may_change)

    def _add(self, place: int, file: EvidenceFile) -> None:
        line = named(QWidget(), f"file_{place}", file_words(file))
        across = row(line, gap=6)
        across.addWidget(Symbol("file-text", "text2"))
        across.addWidget(PlainLabel(file_words(file), name=f"file_{place}_words", wraps=True), 1)
        see = IconButton(
            "eye", _("Mở “{name}”").format(name=file.name), f"file_{place}_open", is_bare=True
        )
        see.clicked.connect(partial(self._model.open_file, file))
        across.addWidget(see)
        save = IconButton(
            "download-simple",
            _("Lưu “{name}” ra ngoài").format(name=file.name),
            f"file_{place}_save",
            is_bare=True,
        )
        save.clicked.connect(partial(self._model.save_as, file))
        across.addWidget(save)
        remove = IconButton(
            "trash", _("Bỏ “{name}”").format(name=file.name), f"file_{place}_remove", is_bare=True
        )
        remove.clicked.connect(partial(self._model.remove, self._task, file.sha256))
        remove.setEnabled(self._may_change)
        across.addWidget(remove)
        self._list.addWidget(line)

    def _choose(self) -> None:
        self._refuse("")
        self._model.choose(self._task)

    def _show_weighed(self) -> None:
        waiting = self._model.waiting
        self._weighed.setVisible(waiting is not None)
        if waiting is not None:
            self._refuse("")
            words = _("Sẽ chép vào báo cáo: {file}")
            self._size.setText(words.format(file=file_words(waiting)))
            self.attach.setFocus()

    def _open(self, path: str) -> None:
        if not self.open_path(path):
            self._refuse(_("Máy này không có chương trình mở loại tệp đó: hãy lưu ra ngoài."))

    def _refuse(self, why: str) -> None:
        self._refused.setText(why)
        self._refused.setVisible(bool(why))


def open_with_system(path: str) -> bool:
    """Let the program of this machine open a file; tells whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))
