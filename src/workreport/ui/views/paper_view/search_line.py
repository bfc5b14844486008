"""The line in which words are searched for on the pages of a paper."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.widgets.button import IconButton
from workreport.ui.widgets.ground import named, row
from workreport.ui.widgets.inputs import SearchBox
from workreport.ui.widgets.label import PlainLabel

_AFTER_MS = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchLine(QWidget):
    """Enter and Shift+Enter lead from place to place, Esc ends the search.

    Signals:
        wanted: The words to search for; empty ends the search.
        stepped: -1 or 1, the place before or after.
        ended: The person is done.
    """

    wanted = Signal(str)
    stepped = Signal(int)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "paper_search", _("Tìm trong bản in"))
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = row(self, gap=8)
        line.setContentsMargins(20, 0, 20, 8)
        self.box = SearchBox("paper_search_box", _("Tìm trong bản in, không cần gõ dấu"))
        self.box.setAccessibleName(_("Tìm trong bản in"))
        self.box.textEdited.connect(self._on_typed)
        line.addWidget(self.box, 1)
        self.count = PlainLabel("", "second", name="paper_search_count")
        line.addWidget(self.count)
        for icon, label, name, step in (
            ("caret-up", _("Chỗ trước"), "paper_search_before", -1),
            ("caret-down", _("Chỗ sau"), "paper_search_after", 1),
        ):
            button = IconButton(icon, label, name)
            button.clicked.connect(lambda _checked=False, step=step: self.stepped.emit(step))
            line.addWidget(button)
        close = IconButton("x", _("Thôi tìm"), "paper_search_close")
        close.clicked.connect(self.end)
        line.addWidget(close)
        self._pause = QTimer(self)
        self._pause.setObjectName("paper_search_pause")
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER_MS)
        self._pause.timeout.connect(self._ask)
        self.hide()

    def begin(self) -> None:
        """Open the line; words that stand in it can be typed over."""
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._ask()

    def search(self, words: str) -> None:
        """Search for words as if they had been typed."""
        self.box.setText(words)
        self.begin()

    def end(self) -> None:
        """Close the line and forget what was searched for."""
        self._pause.stop()
        self.hide()
        self.box.clear()
        self.wanted.emit("")
        self.ended.emit()

    def show_count(self, at: int, count: int) -> None:
        """Say at which of how many places the search stands."""
        if not self.box.text().strip():
            self.count.setText("")
        elif count:
            self.count.setText(_("{at}/{count} chỗ").format(at=at, count=count))
        else:
            self.count.setText(_("Không thấy"))
        self.count.setAccessibleName(self.count.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.box.hasFocus():
            if self._pause.isActive():
                self._ask()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.wanted.emit(self.box.text())
