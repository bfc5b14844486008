"""The checks before filing; a warning is answered in one line where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from workreport.i18n.translation import _
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.report import CheckLine
from workreport.ui.views.department.inputs import DraftLineEdit
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.row_button import RowButton
from workreport.ui.widgets.symbol import Symbol

_MARKS = {
    "error": ("x-circle-fill", "bad"),
    "warning": ("warning-fill", "warn"),
    "note": ("info-fill", "idle"),
}


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
        area.setObjectName("checks_area")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        lines.addWidget(area, 1)
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._rows: dict[str, RowButton] = {}
        self._edits: dict[str, DraftLineEdit] = {}
        self._ticks: dict[str, Symbol] = {}

    def set_checks(self, checks: tuple[CheckLine, ...]) -> None:
        """Show the findings; lines being answered keep their focus."""
        shown = tuple((one.key, one.words, one.about) for one in checks)
        if shown != self._shown:
            self._shown = shown
            self._rows, self._edits, self._ticks = {}, {}, {}
            empty(self._lines)
            for check in checks:
                self._add(check)
            if not checks:
                words = PlainLabel(_("Không còn gì cần xem."), "second")
                words.setContentsMargins(14, 12, 14, 12)
                self._lines.addWidget(words)
            self._lines.addStretch(1)
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

    def _add(self, check: CheckLine) -> None:
        icon, ink = _MARKS[check.level]
        button = RowButton(check.key, icon, ink, (Span(check.words),), "")
        button.opened.connect(self.opened)
        self._rows[check.key] = button
        self._lines.addWidget(button)
        about = PlainLabel(f"{check.about}. {check.step}".strip(), "hint", wraps=True)
        about.setContentsMargins(41, 0, 14, 6)
        self._lines.addWidget(about)
        if check.takes_answer:
            line = row(gap=6)
            line.setContentsMargins(41, 0, 14, 8)
            hint = _("Trả lời một dòng nếu giữ nguyên")
            edit = DraftLineEdit(f"answer_{len(self._edits)}", hint, hint)
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
