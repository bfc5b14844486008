"""A quarter, half-year or year: its name, the table of what its locked months give."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from workreport.i18n.translation import _
from workreport.ui.models.column import GroupHead
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.span_lines import SpanLine
from workreport.ui.viewmodels.history_review import EDITIONS
from workreport.ui.viewmodels.history_spans import HistorySpans
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.shell.menus import below
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence


class SpanView(QWidget):
    """Shows one span; two buttons go to the span before and after.

    Signals:
        review_wanted: The span whose review is to be shown as it will print, and for whom.
    """

    review_wanted = Signal(object, str)

    def __init__(self, model: HistorySpans) -> None:
        super().__init__()
        named(self, "history_span", _("Quý, nửa năm, năm"))
        self._model = model
        self._width = 0
        self.grid: GridView | None = None
        lines = column(self)
        head = row(gap=8)
        head.setContentsMargins(16, 8, 16, 8)
        for icon, words, name, by in (
            ("caret-left", _("Kỳ trước"), "span_before", -1),
            ("caret-right", _("Kỳ sau"), "span_after", 1),
        ):
            button = IconButton(icon, words, name)
            button.clicked.connect(partial(self._step, by))
            head.addWidget(button)
        self._title = PlainLabel("", "section", name="span_title")
        head.addWidget(self._title)
        self._note = Sentence("", name="span_note", ink="text2")
        head.addWidget(self._note, 1)
        self.review = NormalButton(_("Báo cáo của kỳ…"), "span_review", icon="printer")
        self.review.clicked.connect(self._offer_editions)
        self.review.hide()
        head.addWidget(self.review)
        lines.addLayout(head)
        lines.addWidget(rule())
        self._room = column()
        lines.addLayout(self._room, 1)
        model.shown.connect(self._show)

    def fit(self, width: int) -> None:
        """Make the table as wide as the window allows."""
        self._width = width
        if self.grid is not None:
            self.grid.set_window_width(width)

    def find_text(self, text: str) -> bool:
        """Go to the first line whose name holds the words."""
        found = self._model.find(text)
        return bool(found) and self.grid is not None and self.grid.go_to(found, "name")

    def _step(self, by: int) -> None:
        self._model.step(by)

    def _offer_editions(self) -> None:
        menu = named(QMenu(self), "span_editions", _("Bản in cho ai"))
        for edition, words in EDITIONS.items():
            made = menu.addAction(_(words))
            made.setObjectName(f"review_{edition}")
            made.triggered.connect(partial(self._want_review, edition))
        menu.popup(below(self.review))

    def _want_review(self, edition: str, _checked: bool = False) -> None:
        if self._model.span is not None:
            self.review_wanted.emit(self._model.span, edition)

    def _show(self) -> None:
        model = self._model
        empty(self._room)
        self.grid = None
        self._title.setText(model.title())
        self._note.set_text(model.note())
        self.review.setVisible(model.has_review)
        if model.is_empty():
            self._room.addWidget(
                EmptyState(
                    "clock-counter-clockwise",
                    _("Kỳ này chưa có tháng nào khóa"),
                    _("Điểm và mức được cộng khi tháng đã khóa; tháng còn mở chưa được tính."),
                    name="span_empty",
                )
            )
            return
        lines = model.lines()
        near = model.span.first.first_day if model.span is not None else None
        if not lines or near is None:
            return
        grid_model = GridModel(model.columns(), _RULES, near=near, parent=self)
        grid_model.set_lines(lines)
        if model.of_people:
            grid_model.group_by(_group_of)
        self.grid = GridView(grid_model, "span_grid", model.title())
        self.grid.set_window_width(self._width)
        self._room.addWidget(self.grid)
        self.grid.go_to(lines[0].id, "name")


def _group_of(line: SpanLine) -> GroupHead:
    return line.group or GroupHead("", "")


_RULES: GridRules[SpanLine] = GridRules(identify=lambda line: line.id)
