"""Pasting into any input: composed letters, and text of old fonts only after asking."""

from collections.abc import Callable
from unicodedata import normalize

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from workreport.i18n.translation import _
from workreport.services.ports.overriding import override

SHOWN_MS = 30_000
_SAMPLE = 40
_FROM_EDGE = 40
_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
Insert = Callable[[str], object]


class PasteQuestion(QFrame):
    """Asks at the foot of the window how to paste; the input keeps the focus meanwhile.

    Pasting once more takes the text as Unicode, Ctrl+Shift+V takes it as it is.
    """

    def __init__(
        self, target: QWidget, text: str, told: str, encoding: str, insert: Insert
    ) -> None:
        super().__init__(target.window())
        # Imported here because the first window has inputs before it needs any of this.
        from workreport.ui.widgets.button import IconButton, NormalButton  # noqa: PLC0415
        from workreport.ui.widgets.ground import named, row  # noqa: PLC0415
        from workreport.ui.widgets.label import PlainLabel  # noqa: PLC0415
        from workreport.ui.widgets.symbol import Symbol  # noqa: PLC0415

        self.target, self.text = target, text
        self._told, self._insert = told, insert
        words = _("Chữ sắp dán dùng mã {encoding}: “{before}” đọc là “{after}”").format(
            encoding=_NAMES[encoding], before=_sample(text), after=_sample(told)
        )
        named(self, "paste_question", words)
        self.setProperty("frame", "raised")
        self.setAutoFillBackground(True)
        line = row(self, gap=10)
        line.setContentsMargins(13, 6, 6, 6)
        line.addWidget(Symbol("warning-fill", "warn"))
        line.addWidget(PlainLabel(words, name="paste_question_words", wraps=True), 1)
        convert = NormalButton(_("Chuyển sang Unicode"), "paste_convert", key="Ctrl+V")
        convert.clicked.connect(self.convert)
        keep = NormalButton(_("Dán nguyên văn"), "paste_keep", key="Ctrl+Shift+V")
        keep.clicked.connect(self.keep)
        close = IconButton("x", _("Không dán"), "paste_close", is_bare=True)
        close.clicked.connect(self.dismiss)
        for button in (convert, keep, close):
            # The focus stays in the input: a cell would close its editor without it.
            button.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
            line.addWidget(button)
        QShortcut(QKeySequence("Ctrl+Shift+V"), self).activated.connect(self.keep)
        QTimer.singleShot(SHOWN_MS, self, self.dismiss)
        target.destroyed.connect(self.dismiss)

    def appear(self) -> None:
        """Show the question at the foot of its window."""
        window = self.target.window()
        width = min(window.width() - 2 * _FROM_EDGE, 900)
        self.setFixedWidth(width)
        self.adjustSize()
        left = (window.width() - width) // 2
        self.move(left, window.height() - self.height() - _FROM_EDGE)
        self.show()
        self.raise_()

    def convert(self) -> None:
        """Paste what the text says."""
        self._end(self._told)

    def keep(self) -> None:
        """Paste the text as it is."""
        self._end(self.text)

    def dismiss(self) -> None:
        """Paste nothing."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _end(self, text: str) -> None:
        insert = self._insert
        self.dismiss()
        insert(text)


def paste_into(target: QWidget, text: str, insert: Insert) -> None:
    """Paste a text: at once when it is Unicode, after asking when it is in an old encoding.

    ``insert`` is handed composed letters.
    """
    found = None
    if not text.isascii():
        from workreport.i18n.legacy_encodings import find_legacy  # noqa: PLC0415 - as above

        found = find_legacy(text)
    asked = target.window().findChild(PasteQuestion, "paste_question")
    if found is None:
        insert(normalize("NFC", text))
    elif asked is not None and asked.target is target and asked.text == text:
        asked.convert()
    else:
        if asked is not None:
            asked.dismiss()
        PasteQuestion(target, text, found.unicode, found.encoding, insert).appear()


class PastingText(QPlainTextEdit):
    """Longer text into which is pasted with care."""

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        paste_into(self, source.text(), self._insert_pasted)

    def _insert_pasted(self, text: str) -> None:
        self.insertPlainText(text)
        self.ensureCursorVisible()


class PastingLine(QLineEdit):
    """One line into which is pasted with care, by key or from its menu."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self._paste()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _paste(self) -> None:
        paste_into(self, QGuiApplication.clipboard().text(), self.insert)


def _sample(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SAMPLE else f"{line[:_SAMPLE].rstrip()}…"
