"""The conditions of a rule of merit: figures within bounds, counted or in per cent of months."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.merit_rules import ConditionForm, figure_choices
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, LineEdit
from workreport.ui.widgets.label import PlainLabel

_READY = 10  # lines made at first, so that Tab finds them in their order
_BOUND = 64
_SHORTEST = 12


class MeritConditions(QWidget):
    """All of them must be true together.

    Signals:
        changed: Something was typed or chosen.
        finished: A field was left.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "merit_conditions", _("Điều kiện"))
        lines = column(self, gap=6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        for at, title in enumerate((_("Điều kiện"), _("Ít nhất"), _("Nhiều nhất"))):
            self._grid.addWidget(PlainLabel(title, "label", name=f"merit_head_{at}"), 0, at)
        lines.addLayout(self._grid)
        self._lines: list[_Line] = []
        self._shown = 0
        self._of = ""
        for _place in range(_READY):
            self._make_line()
        foot = row(gap=8)
        self.add = NormalButton(_("Thêm điều kiện"), "merit_add_condition", icon="plus")
        self.add.clicked.connect(self._on_add)
        foot.addWidget(self.add)
        foot.addStretch(1)
        lines.addLayout(foot)

    def show_conditions(self, conditions: Sequence[ConditionForm], of: str) -> None:
        """Show the conditions of a rule about units or people; what is being typed stays."""
        while len(self._lines) < len(conditions):
            self._make_line()
        if of != self._of:
            self._of = of
            for line in self._lines:
                line.figure.set_choices(figure_choices(of))
        self._shown = len(conditions)
        for place, line in enumerate(self._lines):
            line.show(conditions[place] if place < len(conditions) else None)
        self._fit()

    def conditions(self) -> tuple[ConditionForm, ...]:
        """Return what was typed."""
        return tuple(line.condition() for line in self._lines[: self._shown])

    def _make_line(self) -> None:
        place = len(self._lines)
        line = _Line(place + 1)
        if self._of:
            line.figure.set_choices(figure_choices(self._of))
        for at, widget in enumerate(line.widgets):
            self._grid.addWidget(widget, place + 1, at)
        line.figure.activated.connect(lambda _at: self._on_changed())
        line.share.clicked.connect(lambda _checked: self._on_changed())
        for edit in (line.least, line.most):
            edit.textChanged.connect(lambda _text: self.changed.emit())
            edit.editingFinished.connect(self.finished)
        line.drop.clicked.connect(partial(self._on_drop, place))
        line.show(None)
        self._lines.append(line)

    def _fit(self) -> None:
        """A share of the months makes no sense of the months themselves; one line always stays."""
        for line in self._lines[: self._shown]:
            line.share.setVisible(line.figure.value() != "months")
            if self._shown > 1:
                line.drop.allow()
            else:
                line.drop.refuse(_("Quy tắc cần ít nhất một điều kiện."))

    def _on_changed(self) -> None:
        for line in self._lines[: self._shown]:
            if line.figure.value() == "months":
                line.share.setChecked(False)
        self._fit()
        self.changed.emit()
        self.finished.emit()

    def _on_add(self) -> None:
        taken = {one.figure for one in self.conditions()}
        free = [figure for figure, _words in figure_choices(self._of) if figure not in taken]
        figure = free[0] if free else "months"
        self.show_conditions((*self.conditions(), ConditionForm(figure)), self._of)
        self._lines[self._shown - 1].figure.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_drop(self, place: int) -> None:
        kept = [one for at, one in enumerate(self.conditions()) if at != place]
        self.show_conditions(kept, self._of)
        self._lines[max(0, place - 1)].figure.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        self.finished.emit()


class _Line:
    """The widgets of one condition."""

    def __init__(self, number: int) -> None:
        name = f"merit_{number}"
        self.figure = Choice(f"{name}_figure", _("Điều kiện {number}").format(number=number), ())
        self.figure.setMinimumContentsLength(_SHORTEST)
        self.figure.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.least = LineEdit(f"{name}_least", _("Ít nhất"))
        self.most = LineEdit(f"{name}_most", _("Nhiều nhất"))
        for edit in (self.least, self.most):
            edit.setFixedWidth(look().px(_BOUND))
        self.share = CheckBox(_("% số tháng"), f"{name}_share")
        self.drop = IconButton("x", _("Bỏ điều kiện này"), f"{name}_drop")
        self.widgets: tuple[QWidget, ...] = (
            self.figure,
            self.least,
            self.most,
            self.share,
            self.drop,
        )

    def show(self, condition: ConditionForm | None) -> None:
        """Show a condition; none hides the line."""
        for widget in self.widgets:
            widget.setVisible(condition is not None)
        if condition is None:
            return
        self.figure.set_value(condition.figure)
        for edit, text in ((self.least, condition.least), (self.most, condition.most)):
            if edit.text() != text:
                edit.setText(text)
        self.share.setChecked(condition.share)

    def condition(self) -> ConditionForm:
        """Return what was typed."""
        return ConditionForm(
            self.figure.value(), self.least.text(), self.most.text(), self.share.isChecked()
        )
