"""One line of reply under each mark of a return that a page has to answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.spans import plain
from workreport.ui.views.department.inputs import DraftLineEdit
from workreport.ui.widgets.banner import Banner
from workreport.ui.widgets.ground import column, empty, named


class ReplyRows(QWidget):
    """Hidden while the Office returned nothing here; ``margin`` is the room at both sides.

    Signals:
        replied: Path of the mark, and the line typed.
    """

    replied = Signal(str, str)

    def __init__(self, name: str, *, margin: int = 16) -> None:
        super().__init__()
        named(self, name, _("Mục Văn phòng trả lại"))
        self._lines = column(self, gap=4)
        self._lines.setContentsMargins(margin, 0, margin, 8)
        self._paths: tuple[str, ...] = ()
        self._edits: dict[str, DraftLineEdit] = {}
        self.hide()

    def set_marks(self, marks: tuple[tuple[str, str, str], ...]) -> None:
        """Show marks as path, words and reply."""
        paths = tuple(path for path, _words, _reply in marks)
        if paths != self._paths:
            self._paths = paths
            self._edits = {}
            empty(self._lines)
            for path, words, _reply in marks:
                self._add(path, words)
        for path, _words, reply in marks:
            self._edits[path].show_text(reply)
        self.setVisible(bool(marks))

    def focus(self, path: str) -> None:
        """Put the focus into the reply of a mark."""
        if path in self._edits:
            self._edits[path].setFocus()

    def _add(self, path: str, words: str) -> None:
        name = f"{self.objectName()}_{len(self._edits)}"
        mark = Banner(NoticeKind.WARN, plain(words), icon="arrow-u-up-left", name=f"{name}_mark")
        self._lines.addWidget(mark)
        edit = DraftLineEdit(name, _("Trả lời Văn phòng"), _("Trả lời Văn phòng, một dòng"))
        edit.setProperty("path", path)
        edit.typed.connect(self._on_typed)
        self._lines.addWidget(edit)
        self._edits[path] = edit

    def _on_typed(self, text: str) -> None:
        edit = self.sender()
        if edit is not None:
            self.replied.emit(str(edit.property("path")), text)
