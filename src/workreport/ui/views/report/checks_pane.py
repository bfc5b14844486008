"""The checks before filing; a warning is answered in one line where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.viewmodels.report import CheckLine
from workreport.ui.views.department.inputs import DraftLineEdit
from workreport.ui.widgets.ground import colours_of, column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol

_MARKS = {
    "error": ("x-circle-fill", "bad"),
    "warning": ("warning-fill", "warn"),
    "note": ("info-fill", "idle"),
}


class _CheckRow(QWidget):
    """One finding in as many lines as it needs; Enter or a click goes to its place."""

    opened = Signal(str)

    def __init__(self, check: CheckLine, icon: str, ink: str) -> None:
        super().__init__()
        named(self, f"check_{check.key}", f"{check.words} {check.about}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = check.key
        line = row(self, gap=11)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(Symbol(icon, ink), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        words.addWidget(Sentence(check.words, name="check_words"))
        about = f"{check.about} · {check.step}" if check.step else check.about
        words.addWidget(Sentence(about, name="check_about", size=12, ink="text2"))
        line.addLayout(words, 1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self._key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            colours = colours_of(self)
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(colours.accent_soft))
            painter.fillRect(0, 0, 3, self.height(), QColor(colours.accent))


class ChecksPane(QWidget):
    """Lists the findings.

    Signals:
        opened: Key of a finding whose place should be shown.
        answered: Key of a warning, and its answer.
    """

    opened = Signal(str)
    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "checks_pane", _("Kiểm tra trước khi gửi"))
        lines = column(self)
        head = row(gap=8)
        head.setContentsMargins(14, 10, 14, 8)
        head.addWidget(PlainLabel(_("Kiểm tra trước khi gửi"), "section"), 1)
        head.addWidget(PlainLabel("F8", "hint"))
        lines.addLayout(head)
        lines.addWidget(rule(ink="line2"))
        inside = named(QWidget(), "inside")
        self._lines = column(inside)
        area = QScrollArea()
        named(area, "checks_area", _("Kiểm tra trước khi gửi"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        lines.addWidget(area, 1)
        self._shown: tuple[tuple[str, str, str], ...] | None = None
        self._rows: dict[str, _CheckRow] = {}
        self._edits: dict[str, DraftLineEdit] = {}
        self._ticks: dict[str, Symbol] = {}

    def set_checks(self, checks: tuple[CheckLine, ...]) -> None:
        """Show the findings; lines being answered keep their focus."""
        shown = tuple((one.key, one.words, one.about) for one in checks)
        if shown != self._shown:
            self._shown = shown
            focused = next((key for key, one in self._rows.items() if one.hasFocus()), "")
            self._rows, self._edits, self._ticks = {}, {}, {}
            empty(self._lines)
            for check in checks:
                self._add(check)
            if not checks:
                words = PlainLabel(_("Không còn gì cần xem."), "second")
                words.setContentsMargins(14, 12, 14, 12)
                self._lines.addWidget(words)
            self._lines.addStretch(1)
            self._focus_again(focused)
        for check in checks:
            if check.takes_answer:
                self._edits[check.key].show_text(check.answer)
                self._ticks[check.key].setVisible(bool(check.answer))

    def focus_answer(self, key: str) -> bool:
        """Put the focus into the answer of a warning; tell whether there is one."""
        if key in self._edits:
            self._edits[key].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def focus_next(self, step: int) -> None:
        """Put the focus onto the next finding in a direction."""
        rows = list(self._rows.values())
        if rows:
            at = next((place for place, one in enumerate(rows) if one.hasFocus()), None)
            place = (0 if step > 0 else -1) if at is None else (at + step) % len(rows)
            rows[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_again(self, key: str) -> None:
        """Keep the keyboard in the list when the finding it stood on was drawn anew or mended."""
        if key and self._rows:
            row = self._rows.get(key) or next(iter(self._rows.values()))
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, check: CheckLine) -> None:
        icon, ink = _MARKS[check.level]
        found = _CheckRow(check, icon, ink)
        found.opened.connect(self.opened)
        self._rows[check.key] = found
        self._lines.addWidget(found)
        if check.takes_answer:
            line = row(gap=6)
            line.setContentsMargins(41, 0, 14, 8)
            hint = _("Trả lời một dòng nếu giữ nguyên")
            edit = DraftLineEdit(f"answer_{len(self._edits)}", hint, hint)
            edit.setToolTip(hint)
            edit.setProperty("check", check.key)
            edit.typed.connect(self._on_typed)
            line.addWidget(edit, 1)
            tick = named(Symbol("check-circle-fill", "ok"), "answered", _("Đã trả lời"))
            line.addWidget(tick)
            self._lines.addLayout(line)
            self._edits[check.key] = edit
            self._ticks[check.key] = tick
        self._lines.addWidget(rule())

    def _on_typed(self, text: str) -> None:
        edit = self.sender()
        if edit is not None:
            self.answered.emit(str(edit.property("check")), text)
