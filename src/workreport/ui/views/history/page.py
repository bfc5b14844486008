"""The page of history: a matrix of months, its legend, the story of the current cell, the trend."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.column import GroupHead, Heat
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.history_lines import HistoryLine
from workreport.ui.viewmodels.history import PEOPLE, UNITS, History, Story
from workreport.ui.viewmodels.history_spans import HALF_YEAR, QUARTER, YEAR, HistorySpans
from workreport.ui.views.board.page import HeatSample
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.history.span_view import SpanView
from workreport.ui.views.history.story_pane import StoryPane
from workreport.ui.views.shell.page import Page
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.widgets.card import EmptyState, PageHead
from workreport.ui.widgets.chip import LevelBox
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip

MONTHS = "months"


class HistoryPage(Page):
    """Arrows walk through the matrix, Enter goes to that month."""

    def __init__(self, model: History, spans: HistorySpans) -> None:
        super().__init__("history", _("Lịch sử"))
        self._model = model
        self._spans = spans
        self.head = PageHead(_("Lịch sử"), "history_head")
        self._views = SegmentStrip(
            (Segment(PEOPLE, _("Cán bộ × tháng")), Segment(UNITS, _("Đơn vị × tháng"))),
            "history_views",
            _("Xem theo"),
        )
        self._views.chosen.connect(self._choose_view)
        self.head.add(self._views)
        self.kinds = SegmentStrip(
            (
                Segment(MONTHS, _("12 tháng")),
                Segment(QUARTER, _("Quý")),
                Segment(HALF_YEAR, _("Nửa năm")),
                Segment(YEAR, _("Năm")),
            ),
            "history_spans",
            _("Khoảng thời gian"),
        )
        self.kinds.choose(MONTHS)
        self.kinds.chosen.connect(self._choose_span)
        self.body.addWidget(self.head)
        self.body.addLayout(self._span_row())
        self.body.addWidget(rule(ink="line2"))
        self.grid: GridView | None = None
        self._matrix = column()
        self._legend = row(gap=14)
        self._legend.setContentsMargins(16, 8, 16, 8)
        title = _("Diễn biến của ô đang xem")
        self.pane = SidePane(title, "history_pane", width=300, wide_width=380)
        self.story = StoryPane()
        self.story.month_wanted.connect(self._open_current)
        self.pane.body.addWidget(self.story, 1)
        left = column()
        left.addLayout(self._matrix, 1)
        left.addWidget(rule())
        left.addLayout(self._legend)
        matrix = named(QWidget(), "history_matrix")
        whole = row(matrix)
        whole.addLayout(left, 1)
        whole.addWidget(self.pane)
        self.span_view = SpanView(spans)
        self._stack = named(QStackedWidget(), "history_stack")
        self._stack.addWidget(matrix)
        self._stack.addWidget(self.span_view)
        self.body.addWidget(self._stack, 1)
        self._width = 0
        model.shown.connect(self._show)
        model.story_changed.connect(self._tell)

    def _span_row(self) -> QHBoxLayout:
        # Of its own: beside the other strip the spans are cut in a small window.
        line = row()
        line.setContentsMargins(16, 0, 16, 8)
        line.addWidget(self.kinds)
        line.addStretch(1)
        return line

    @override
    def set_shown(self, is_shown: bool) -> None:
        self._model.set_shown(is_shown=is_shown)

    @override
    def fit(self, width: int) -> None:
        self._width = width
        self.pane.fit(width)
        if self.grid is not None:
            self.grid.set_window_width(width)
        self.span_view.fit(width)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        if self.shows_span:
            return {}
        return {"detail": self.pane.toggle, "primary": self._open_current}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self.shows_span:
            return () if self.span_view.grid is None else (self.span_view.grid,)
        return (self.grid, self.pane) if self.grid is not None else (self.pane,)

    @override
    def find_text(self, text: str) -> bool:
        if self.shows_span:
            return self.span_view.find_text(text)
        found = self._model.find(text)
        return bool(found) and self.grid is not None and self.grid.go_to(found)

    @property
    def shows_span(self) -> bool:
        """Whether a quarter, half-year or year is shown instead of the months."""
        return self._stack.currentWidget() is self.span_view

    def _choose_view(self, view: str) -> None:
        self._model.choose(view)
        self._spans.show_people(of_people=view == PEOPLE)

    def _choose_span(self, kind: str) -> None:
        if kind == MONTHS:
            self._stack.setCurrentIndex(0)
            return
        self._spans.of_people = self._model.view == PEOPLE
        self._spans.choose(kind)
        self._stack.setCurrentWidget(self.span_view)

    def _show(self) -> None:
        if self.shows_span:
            self._spans.refresh()
        empty(self._matrix)
        self.grid = None
        self._views.choose(self._model.view)
        lines = self._model.lines()
        if not lines:
            self._matrix.addWidget(
                EmptyState(
                    "clock-counter-clockwise",
                    _("Chưa có tháng nào để xem lại"),
                    _("Lịch sử bắt đầu khi tháng đầu tiên được mở và có báo cáo."),
                    name="history_empty",
                )
            )
            self.story.show_nothing()
            return
        self._fill(lines)
        self._show_legend()
        self.story.show_shares(self._model.shares())

    def _fill(self, lines: tuple[HistoryLine, ...]) -> None:
        near = self._model.near
        grid_model = GridModel(self._model.columns(), _RULES, near=near, parent=self)
        grid_model.set_lines(lines)
        if self._model.view == PEOPLE:
            grid_model.group_by(_group_of)
        self.grid = GridView(grid_model, "history_grid", _("Các tháng"))
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.opened.connect(self._on_opened)
        self.grid.set_window_width(self._width)
        self._matrix.addWidget(self.grid)
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or self.isAncestorOf(focused)):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        told = [month for month, heat in lines[0].cells.items() if heat.letter or heat.tone]
        self.grid.go_to(lines[0].id, max(told, default="name"))
        self._on_current(None, None)

    def _show_legend(self) -> None:
        empty(self._legend)
        for letter, words in self._model.legend():
            sample: QWidget
            if self._model.view == PEOPLE:
                sample = LevelBox(letter, words, f"legend_{letter}")
            else:
                sample = _heat_sample(letter, words)
            self._legend.addWidget(sample)
            self._legend.addWidget(PlainLabel(words, "hint"))
        self._legend.addStretch(1)

    def _tell(self, story: Story | None) -> None:
        self.story.show_story(story)
        if self._model.facts is not None and self.grid is not None:
            unit = self._model.unit_of(self.grid.current_id())
            self.story.show_trend(*self._model.trends(unit))

    def _on_current(self, _now: object, _before: object) -> None:
        if self.grid is not None:
            self._model.tell(self.grid.current_id(), self._current_key())

    def _on_opened(self, line_id: str) -> None:
        self._model.open_month(self._current_key(), line_id)

    def _open_current(self) -> None:
        if self.grid is not None:
            self._on_opened(self.grid.current_id())

    def _current_key(self) -> str:
        if self.grid is None or not self.grid.currentIndex().isValid():
            return ""
        return self.grid.grid.columns[self.grid.currentIndex().column()].key


def _group_of(line: HistoryLine) -> GroupHead:
    return line.group or GroupHead("", "")


_RULES: GridRules[HistoryLine] = GridRules(identify=lambda line: line.id)


def _heat_sample(letter: str, words: str) -> QWidget:
    tones = {"": "ok", "G": "idle", "1": "warn", "3": "bad", "–": "bad"}
    return HeatSample(Heat(letter, tones[letter]), words)
