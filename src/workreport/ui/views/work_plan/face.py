"""One part of the page: a list at the left, what can be done with the current line beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QWidget

from workreport.ui.theme.look import look
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.views.grid.view import GridView
from workreport.ui.widgets.button import Button
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.ground import column, named, rule
from workreport.ui.widgets.label import PlainLabel

_BESIDE_FROM = 1000
_LEAST_GRID = 150
_FREE = 16_777_215


class Face(QScrollArea):
    """Subclasses fill ``side`` and answer :meth:`show_current`."""

    name = ""
    width_of_form = 340  # the form, where it stands beside the list

    def __init__(self, model: PlanPart, accessible: str, empty: EmptyState) -> None:
        super().__init__()
        named(self, f"{self.name}_face", accessible)
        self.plan = model
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = named(QWidget(), f"{self.name}_inside")
        inside.setProperty("ground", "surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self.grid = GridView(model.model, f"{self.name}_grid", accessible)
        self.grid.setMinimumHeight(look().px(_LEAST_GRID))
        self._content = named(QStackedWidget(), f"{self.name}_list")
        self._content.addWidget(self.grid)
        self._content.addWidget(empty)
        self._line = rule(is_upright=True, ink="line2")
        self.side = named(QWidget(), f"{self.name}_side")
        self.form = column(self.side, margin=14, gap=2)
        self._refusal = self.words(f"{self.name}_refusal", "hint")
        self._refusal.hide()
        self._across.addWidget(self._content, 1)
        self._across.addWidget(self._line)
        self._across.addWidget(self.side)
        self.setWidget(inside)
        self.grid.line_changed.connect(self._on_line_changed)
        self.grid.opened.connect(self._enter_form)
        model.shown.connect(self._on_shown)

    def fit(self, width: int) -> None:
        """Put list and form side by side where there is room, else one below the other."""
        beside = width >= _BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(way)
        self._line.setVisible(beside)
        self.side.setMinimumWidth(look().px(self.width_of_form) if beside else 0)
        self.side.setMaximumWidth(look().px(self.width_of_form) if beside else _FREE)
        self.grid.set_window_width(width)

    def primary(self) -> Button | None:
        """Return the button of the next step."""
        return None

    def show_current(self) -> None:
        """Show the current line in the form."""

    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 walks through."""
        return self._content, self.side

    def tell_refusal(self, why: str) -> None:
        """Say who may do what cannot be done here; empty takes it back."""
        self._refusal.setText(why)
        self._refusal.setVisible(bool(why))

    def go_to_list(self) -> None:
        """Give the keyboard back to the list."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self, name: str, role: str = "") -> PlainLabel:
        """Add a label of several lines to the form."""
        label = PlainLabel("", role, wraps=True, name=name)
        self.form.addWidget(label)
        return label

    def _enter_form(self, _line: str) -> None:
        takes = Qt.FocusPolicy.TabFocus
        for one in self.side.findChildren(QWidget):
            if one.focusPolicy() & takes and one.isVisibleTo(self) and one.isEnabled():
                one.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _on_line_changed(self, line_id: str) -> None:
        if line_id and line_id != self.plan.current:
            self.plan.choose(line_id)

    def _on_shown(self) -> None:
        has_lines = bool(self.plan.model.lines)
        self._content.setCurrentIndex(0 if has_lines or not self.plan.is_read else 1)
        if has_lines and self.grid.current_id() != self.plan.current:
            self.grid.go_to(self.plan.current)
        self.show_current()
