"""One value of a layout profile on the form: its name, its input, and what is said of it below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workreport.domain.layout_fields import LayoutField
from workreport.i18n.layout_text import choice_label, field_label, value_text
from workreport.i18n.translation import _
from workreport.ui.viewmodels.layout_facts import Shown
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, LineEdit
from workreport.ui.widgets.label import PlainLabel

_YES, _NO = "true", "false"
_UNITS = {"mm": "mm", "pt": "pt", "box": "mm"}


class LayoutFieldEdit(QWidget):
    """A line, a list or a box to tick, as the value needs.

    Signals:
        typed: The path and what was typed.
    """

    typed = Signal(str, str)

    def __init__(self, field: LayoutField) -> None:
        super().__init__()
        self.field = field
        name = f"layout_{field.path.replace('.', '_').replace('/', '').lower()}"
        named(self, f"{name}_row")
        lines = column(self, gap=2)
        label = field_label(field.path)
        self.line: LineEdit | None = None
        self.choice: Choice | None = None
        self.box: CheckBox | None = None
        if field.sort == "flag":
            self.box = CheckBox(_("có"), name)
            self.box.setAccessibleName(label)
            lines.addWidget(_label(label, self.box))
            self.box.toggled.connect(lambda on: self._tell(_YES if on else _NO))
            lines.addWidget(self.box)
        elif field.sort == "choice":
            said = tuple((one, choice_label(field.path, one)) for one in field.choices)
            self.choice = Choice(name, label, said)
            self.choice.activated.connect(lambda _at: self._tell(self._chosen()))
            lines.addWidget(_label(label, self.choice))
            lines.addWidget(self.choice)
        else:
            self.line = LineEdit(name)
            self.line.textEdited.connect(self._tell)
            unit = _UNITS.get(field.sort, "")
            words = f"{label} ({unit})" if unit else label
            self.line.setAccessibleName(words)
            lines.addWidget(_label(words, self.line))
            lines.addWidget(self.line)
        self._below = PlainLabel("", "hint", wraps=True, name=f"{name}_below")
        self.back = LinkButton("", f"{name}_back").small()
        self.back.setAccessibleName(_("Về như mẫu: {field}").format(field=label))
        self.back.clicked.connect(self._go_back)
        self._usual = ""
        foot = row(gap=6)
        foot.addWidget(self._below, 1)
        foot.addWidget(self.back)
        lines.addLayout(foot)
        lines.addStretch(1)

    def _chosen(self) -> str:
        return "" if self.choice is None else self.choice.value()

    def _go_back(self) -> None:
        if self.line is not None:
            self.line.setText(self._usual)
        self.typed.emit(self.field.path, self._usual)

    def _tell(self, text: str) -> None:
        self.typed.emit(self.field.path, text)

    def show_value(self, shown: Shown) -> None:
        """Show the value, whether it differs from the base, and what speaks against it."""
        path = self.field.path
        value, usual = shown.layout.values[path], shown.base.values[path]
        problem = shown.problems.get(path, "")
        if self.box is not None:
            self.box.blockSignals(True)
            self.box.setChecked(value is True)
            self.box.blockSignals(False)
            self.box.setEnabled(not shown.is_locked)
        elif self.choice is not None:
            self.choice.set_value(str(value))
            self.choice.setEnabled(not shown.is_locked)
        elif self.line is not None:
            self._show_line(value_text(path, value), is_locked=shown.is_locked)
        self._usual = (_YES if usual else _NO) if isinstance(usual, bool) else _raw(path, usual)
        words_ = value_text(path, usual) or _("để trống")
        differs = _("Khác mẫu: {value}").format(value=words_)
        self.back.set_label(_("Về {value}").format(value=words_))
        self.back.setVisible(path in shown.changed and not shown.is_locked)
        said = problem or shown.warnings.get(path, "")
        words = [differs if path in shown.changed else "", said]
        self._below.set_role("problem" if problem else "second")
        self._below.setText("\n".join(word for word in words if word))
        self._below.setVisible(any(words))

    def _show_line(self, text: str, *, is_locked: bool) -> None:
        assert self.line is not None  # noqa: S101 - asked for a line only
        if is_locked:
            self.line.lock()
        else:
            self.line.setReadOnly(False)
            self.line.setTextMargins(0, 0, 0, 0)
        # Who is typing keeps what stands there: 12, is on the way to 12,7.
        if not self.line.hasFocus() or is_locked:
            self.line.setText(text)


def _raw(path: str, value: object) -> str:
    """Return a value as it would be typed; a choice by its code."""
    return value if isinstance(value, str) else value_text(path, value)


def _label(text: str, editor: QWidget) -> PlainLabel:
    label = PlainLabel(text, "label", name=f"{editor.objectName()}_label")
    label.setBuddy(editor)
    return label
