"""What all forms of the first window share: title, fields, the next step, the way back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from workreport.i18n.translation import _
from workreport.ui.widgets.button import LinkButton, NormalButton, PrimaryButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel

Choose = Callable[[], Path | None]


class Form(QFrame):
    """A card with fields in one column; Enter in any of them is the next step.

    Signals:
        wanted: The person is done; the form's values can be read.
        back_wanted: The person changed their mind.
    """

    wanted = Signal()
    back_wanted = Signal()

    def __init__(self, name: str, title: str, about: str, step: str) -> None:
        super().__init__()
        named(self, name, title)
        self.setProperty("frame", "card")
        lines = column(self, gap=8)
        lines.setContentsMargins(22, 16, 22, 16)
        lines.addWidget(PlainLabel(title, "title"))
        lines.addWidget(PlainLabel(about, "second", wraps=True))
        inside = named(QWidget(), "inside")
        self.fields = column(inside, gap=4)
        self.fields.setContentsMargins(2, 4, 8, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        lines.addWidget(area, 1)
        self._note = PlainLabel("", "problem", wraps=True, name=f"{name}_note")
        self._note.hide()
        lines.addWidget(self._note)
        self.step = PrimaryButton(step, f"{name}_step")
        self.step.clicked.connect(self._on_step)
        self.back = LinkButton(_("Quay lại"), f"{name}_back")
        self.back.clicked.connect(self.back_wanted)
        foot = row(gap=16)
        foot.addWidget(self.step)
        foot.addWidget(self.back)
        foot.addStretch(1)
        lines.addLayout(foot)
        self._inputs: list[tuple[LabelledInput, LineEdit, bool]] = []

    def add_line(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        is_secret: bool = False,
        may_be_empty: bool = False,
    ) -> LineEdit:
        """Add a field of one line."""
        edit = LineEdit(name, label)
        if is_secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._add(edit, label, hint, may_be_empty=may_be_empty)
        return edit

    def add_file(self, name: str, label: str, hint: str, choose: Choose) -> LineEdit:
        """Add a field for a file, with a button that lets it be chosen."""
        edit = LineEdit(name, label)
        field = LabelledInput(label, edit, hint)
        edit.returnPressed.connect(self._on_step)
        button = NormalButton(_("Chọn tệp"), f"{name}_choose")

        def fill() -> None:
            path = choose()
            if path is not None:
                edit.setText(str(path))
                field.set_problem("")

        button.clicked.connect(fill)
        line: QHBoxLayout = row(gap=8)
        line.addWidget(field, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.fields.addLayout(line)
        self._inputs.append((field, edit, False))
        return edit

    def begin(self) -> None:
        """Put the keyboard where typing begins."""
        self.fields.addStretch(1)
        if self._inputs:
            self._inputs[0][1].setFocus()

    def show_problem(self, text: str) -> None:
        """Say why it did not work; everything typed stays."""
        self._say(text, "problem")

    def show_progress(self, text: str) -> None:
        """Say how far the work has come."""
        self._say(text, "hint")

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that work is under way."""
        if is_busy:
            self._say("", "hint")
            self.step.refuse(_("Đang làm"))
        else:
            self.step.allow()
        self.back.setEnabled(not is_busy)

    def is_complete(self) -> bool:
        """Check that every field is filled; say at each one that is not."""
        complete = True
        for field, edit, may_be_empty in reversed(self._inputs):
            is_empty = not edit.text().strip() and not may_be_empty
            field.set_problem(_("Cần điền mục này.") if is_empty else "")
            if is_empty:
                complete = False
                edit.setFocus()
        return complete

    def _add(self, edit: LineEdit, label: str, hint: str, *, may_be_empty: bool) -> None:
        field = LabelledInput(label, edit, hint)
        edit.returnPressed.connect(self._on_step)
        self.fields.addWidget(field)
        self._inputs.append((field, edit, may_be_empty))

    def _say(self, text: str, role: str) -> None:
        self._note.set_role(role)
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _on_step(self) -> None:
        if self.step.isEnabled() and self.is_complete():
            self.wanted.emit()
