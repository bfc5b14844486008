"""The table of figures by unit or by field of work; a figure opens the rows it was counted from."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from workreport.i18n.translation import _
from workreport.ui.models.column import CellKind, CellState
from workreport.ui.models.count_lines import FIGURES, CountLine, count_columns
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.office.page import show_lines
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.label import PlainLabel

_MOST_ROWS = 14
_READ = CellState(CellKind.READ_ONLY, "")


class CountTable(QFrame):
    """One grid.

    Signals:
        source_wanted: Key of the rows behind the current figure.
    """

    source_wanted = Signal(str)

    def __init__(self, name: str, title: str, nothing: str, near: date) -> None:
        super().__init__()
        accessible = _("Số lượng theo {what}").format(what=title.lower())
        named(self, name, accessible)
        lines = column(self, gap=6)
        model: GridModel[CountLine] = GridModel(
            count_columns(title),
            GridRules(identify=lambda line: line.id, state=lambda _line, _key: _READ),
            near=near,
            parent=self,
        )
        self.grid = GridView(model, f"{name}_grid", accessible)
        self.grid.detail_wanted.connect(self._want)
        self.grid.doubleClicked.connect(self._want)
        lines.addWidget(self.grid)
        self._nothing = PlainLabel(nothing, "second", name=f"{name}_none", wraps=True)
        lines.addWidget(self._nothing)
        lines.addWidget(
            PlainLabel(
                _("Alt+Enter hoặc bấm đúp vào một số để xem các nhiệm vụ được đếm."),
                "hint",
                wraps=True,
            )
        )

    def show_lines(self, lines: Sequence[CountLine]) -> None:
        """Show lines; the table is as high as its lines, the page scrolls."""
        show_lines(self.grid, lines)
        self.grid.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        rows = min(_MOST_ROWS, len(lines))
        height = self.grid.horizontalHeader().height() + rows * look().row_height + 4
        self.grid.setFixedHeight(height)
        if lines and not self.grid.currentIndex().isValid():
            self.grid.go_to(lines[0].id, FIGURES[0])

    def _want(self) -> None:
        index = self.grid.currentIndex()
        line = next((o for o in self.grid.grid.lines if o.id == self.grid.current_id()), None)
        if not index.isValid() or line is None or not line.figures:
            return
        key = self.grid.grid.columns[index.column()].key
        self.source_wanted.emit(f"{key if key in FIGURES else FIGURES[0]}{line.scope}")
