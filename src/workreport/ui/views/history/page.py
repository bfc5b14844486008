"""The page of history: a matrix of months, its legend, the story of the current cell, the trend."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.services.history_sheets import SheetWish
from workreport.ui.models.column import GroupHead, Heat
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.history_lines import HistoryLine
from workreport.ui.viewmodels.history import PEOPLE, UNITS, History, Story
from workreport.ui.viewmodels.history_sheet import TIMELINE, TITLES, HistorySheet
from workreport.ui.viewmodels.history_spans import HALF_YEAR, QUARTER, YEAR, HistorySpans
from workreport.ui.views.board.page import HeatSample
from workreport.ui.views.grid.arranged import COMPACT
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.history.faces import HistoryFaces
from workreport.ui.views.history.sheet_face import SheetFace
from workreport.ui.views.history.span_view import SpanView
from workreport.ui.views.history.story_pane import StoryPane
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.menus import below
from workreport.ui.views.shell.page import Page
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.card import EmptyState, PageHead
from workreport.ui.widgets.chip import LevelBox
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import SearchBox
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip

MONTHS = "months"
_TALL = 42  # a name with another line below it


class HistoryPage(Page):
    """Arrows walk through the matrix, Enter goes to that month."""

    page_actions = (
        Action(id="export", text=N_("Xuất ra Excel"), keys=("Ctrl+E",), where="history"),
        Action(id="timeline", text=N_("Diễn biến báo cáo"), keys=("Ctrl+T",), where="history"),
    )

    def __init__(self, model: History, spans: HistorySpans, sheet: HistorySheet) -> None:
        super().__init__("history", _("Lịch sử"))
        self._model = model
        self._spans = spans
        self._sheet = sheet
        self._month_steps: list[IconButton] = []
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
        self._width = 0
        self._build()
        model.shown.connect(self._show)
        model.story_changed.connect(self._tell)
        self._add_keys()

    def _build(self) -> None:
        home = named(QWidget(), "history_home")
        room = column(home)
        self._add_actions()
        room.addWidget(self.head)
        room.addLayout(self._span_row())
        room.addWidget(rule(ink="line2"))
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
        self.span_view = SpanView(self._spans)
        self._stack = named(QStackedWidget(), "history_stack")
        self._stack.addWidget(matrix)
        self._stack.addWidget(self.span_view)
        room.addWidget(self._stack, 1)
        whole_page = named(QStackedWidget(), "history_faces")
        whole_page.addWidget(home)
        self.faces = HistoryFaces(whole_page, home, self._sheet)
        self.span_view.review_wanted.connect(self.faces.open_review)
        self.faces.turned.connect(self._on_turned)
        self.body.addWidget(whole_page, 1)

    def _add_actions(self) -> None:
        self.more = NormalButton(_("Bảng khác…"), "history_more", icon="rows")
        self.more.clicked.connect(self._offer_sheets)
        self.print = NormalButton(
            _("Xem bản in"), "history_print", icon="printer", tooltip="Ctrl+P"
        )
        self.print.clicked.connect(self._print)
        self.export = NormalButton(
            _("Xuất ra Excel"), "history_export", icon="floppy-disk", tooltip="Ctrl+E"
        )
        self.export.clicked.connect(self._export)
        for button in (self.more, self.print, self.export):
            self.head.add_action(button)

    def _add_keys(self) -> None:
        for action in self.page_actions:
            made = QAction(action.label, self)
            made.setObjectName(f"action_{action.id}")
            made.setShortcuts([QKeySequence(key) for key in action.keys])
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.triggered.connect(partial(self.perform, action.id))
            self.addAction(made)

    def _offer_sheets(self) -> None:
        menu = named(QMenu(self), "history_sheets", _("Bảng khác"))
        for kind, words in TITLES.items():
            made = menu.addAction(_(words))
            made.setObjectName(f"sheet_{kind}")
            made.triggered.connect(partial(self.open_sheet, kind))
        menu.popup(below(self.more))

    def _on_turned(self) -> None:
        """Let the keys go to the page again when a face has gone."""
        panes = self.panes()
        if self.faces.current is None and panes:
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_sheet(self, kind: str, _checked: bool = False) -> None:
        """Show another sheet, of the unit the current line belongs to."""
        unit = ""
        if kind == TIMELINE and self.grid is not None:
            unit = self._model.unit_of(self.grid.current_id())
        self.faces.open_sheet(kind, unit)

    def _wish(self) -> SheetWish | None:
        """Return the sheet that says what the page shows now."""
        of_people = self._model.view == PEOPLE
        if self.shows_span:
            kind = "span_people" if of_people else "span_units"
            return None if self._spans.span is None else SheetWish.of_span(kind, self._spans.span)
        facts = self._model.facts
        if facts is None:
            return None
        kind = "people" if of_people else "units"
        return SheetWish(kind=kind, first=facts.months[0], last=facts.months[-1])

    def _print(self) -> None:
        wish = self._wish()
        if wish is not None:
            self.faces.open_paper(wish)

    def _export(self) -> None:
        wish = self._wish()
        if wish is not None:
            self._sheet.export(wish)

    def _span_row(self) -> QHBoxLayout:
        # Of its own: beside the other strip the spans are cut in a small window.
        line = row()
        line.setContentsMargins(16, 0, 16, 8)
        line.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)  # alone where spans are shown
        line.addSpacing(12)
        for icon, words, name, by in (
            ("caret-left", _("12 tháng trước"), "months_before", 1),
            ("caret-right", _("12 tháng sau"), "months_after", -1),
        ):
            button = IconButton(icon, words, name)
            button.clicked.connect(partial(self._step_months, by))
            line.addWidget(button)
            self._month_steps.append(button)
        line.addSpacing(12)
        self.filter = SearchBox("history_filter", _("Lọc, không cần gõ dấu"))
        self.filter.textChanged.connect(self._model.filter)
        line.addWidget(self.filter, 1)
        return line

    def _step_months(self, by: int) -> None:
        self._model.step(by)

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
        self.faces.fit(width)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        face = self.faces.current
        if face is not None:
            return face.performers()
        found: dict[str, Callable[[], object]] = {
            "paper": self.print.click,
            "export": self.export.click,
            "timeline": partial(self.open_sheet, TIMELINE),
        }
        if not self.shows_span:
            found |= {"detail": self.pane.toggle, "primary": self._open_current}
        return found

    @override
    def panes(self) -> tuple[QWidget, ...]:
        face = self.faces.current
        if face is not None:
            return face.panes()
        if self.shows_span:
            return () if self.span_view.grid is None else (self.span_view.grid,)
        return (self.grid, self.pane) if self.grid is not None else (self.pane,)

    @override
    def find_text(self, text: str) -> bool:
        face = self.faces.current
        if isinstance(face, SheetFace):
            return face.find_text(text)
        if self.shows_span:
            return self.span_view.find_text(text)
        found = self._model.find(text)
        return bool(found) and self.grid is not None and self.grid.go_to(found)

    @property
    def shows_span(self) -> bool:
        """Whether a quarter, half-year or year is shown instead of the months."""
        return self._stack.currentWidget() is self.span_view

    def _is_choosing(self, focused: QWidget | None) -> bool:
        """Tell whether arrows move along a strip: the next one must reach it too."""
        strips = (self._views, self.kinds)
        return focused is not None and any(one.isAncestorOf(focused) for one in strips)

    def _matrix_is_seen(self) -> bool:
        return self.faces.current is None and not self.shows_span

    def _choose_view(self, view: str) -> None:
        self._model.choose(view)
        self._spans.show_people(of_people=view == PEOPLE)

    def _choose_span(self, kind: str) -> None:
        if kind == MONTHS:
            self._stack.setCurrentIndex(0)
            self._show_steps()
            return
        self._spans.of_people = self._model.view == PEOPLE
        self._spans.choose(kind)
        self._stack.setCurrentWidget(self.span_view)
        self._show_steps()

    def _show_steps(self) -> None:
        for button in (*self._month_steps, self.filter):
            button.setVisible(not self.shows_span)

    def _show(self) -> None:
        if self.shows_span:
            self._spans.refresh()
        empty(self._matrix)
        self.grid = None
        self._views.choose(self._model.view)
        lines = self._model.lines()
        if not lines:
            is_filtered = bool(self._model.words)
            title = _("Không có dòng nào có những chữ này")
            hint = _("Xóa chữ ở ô lọc để xem tất cả.")
            if not is_filtered:
                title = _("Chưa có tháng nào để xem lại")
                hint = _("Lịch sử bắt đầu khi tháng đầu tiên được mở và có báo cáo.")
            self._matrix.addWidget(
                EmptyState("clock-counter-clockwise", title, hint, name="history_empty")
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
        height = _TALL if self._model.has_asides else COMPACT
        self.grid = GridView(grid_model, "history_grid", _("Các tháng"), row_height=height)
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.opened.connect(self._on_opened)
        self.grid.set_window_width(self._width)
        self._matrix.addWidget(self.grid)
        focused = QApplication.focusWidget()
        # Where a face lies over them, the filter is typed or a view chosen, the keys stay there.
        is_away = self.filter.hasFocus() or self._is_choosing(focused) or not self._matrix_is_seen()
        if self.isVisible() and not is_away and (focused is None or self.isAncestorOf(focused)):
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
            earlier = self._model.earlier_trends(unit)
            self.story.show_trend(*self._model.trends(unit), earlier)

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
