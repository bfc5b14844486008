"""The page of imports: a file, its rows as understood, what is asked, one act and its undo."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import _, ngettext
from workreport.ui.messages import Notice
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.import_lines import ImportLine, import_columns
from workreport.ui.viewmodels.imports import KIND_WORDS, Imports
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.imports.side import ImportSide
from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card, EmptyState, PageHead
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.progress_line import ProgressLine
from workreport.ui.widgets.strips import Segment, SegmentStrip

_SIDE_WIDTH = 400
_ROWS_BELOW = 1000
_RULES: GridRules[ImportLine] = GridRules(identify=lambda line: line.id)


class ImportsPage(Page):
    """Ctrl+Enter takes the rows in, F8 goes to the next place, Tab reaches every choice."""

    def __init__(self, model: Imports) -> None:
        super().__init__("imports", _("Nhập từ Excel"))
        self._model = model
        self._at = -1
        self._width = 0
        self.grid: GridView | None = None
        self.head = PageHead(_("Nhập từ Excel"), "imports_head")
        self._undo = NormalButton(_("Hoàn tác"), "imports_undo", icon="arrow-u-up-left")
        self._undo.clicked.connect(model.undo)
        self._export = NormalButton(_("Xuất ra Excel"), "imports_export", icon="export")
        self._export.clicked.connect(model.export)
        self._choose = NormalButton(_("Chọn tệp"), "imports_choose", icon="folder-open")
        self._choose.clicked.connect(model.choose_file)
        self._take = PrimaryButton(_("Nhập"), "imports_take", icon="download-simple")
        self._take.clicked.connect(model.take)
        for button in (self._undo, self._export, self._choose, self._take):
            self.head.add_action(button)
        self.body.addWidget(self.head)
        self._kinds = SegmentStrip(
            tuple(Segment(kind, _(KIND_WORDS[kind])) for kind in model.kinds),
            "imports_kinds",
            _("Nhập gì"),
        )
        self._kinds.chosen.connect(model.choose_kind)
        bar = row(gap=12)
        bar.setContentsMargins(16, 0, 16, 10)
        bar.addWidget(self._kinds)
        bar.addStretch(1)
        self.body.addLayout(bar)
        self.body.addWidget(rule(ink="line2"))
        self._progress = ProgressLine("imports_progress")
        self.body.addWidget(self._progress)
        self._stack = named(QStackedWidget(), "imports_content")
        self._nothing = named(QWidget(), "imports_nothing")
        self._nothing_lines = column(self._nothing, margin=16)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._rows())
        self.body.addWidget(self._stack, 1)
        model.shown.connect(self._show)
        model.busy_changed.connect(self._on_busy)
        self._show()

    @override
    def set_shown(self, is_shown: bool) -> None:
        if is_shown:
            self._model.refresh()

    @override
    def show_place(self, place: str) -> None:
        self._kinds.choose(place)
        self._model.choose_kind(place)

    @override
    def fit(self, width: int) -> None:
        self._width = width
        is_narrow = width < _ROWS_BELOW
        across = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(across)
        self._side.setMaximumWidth(16_777_215 if is_narrow else _SIDE_WIDTH)
        if self.grid is not None:
            self.grid.set_window_width(width)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            "primary": self._take.click,
            "problem_next": lambda: self._go_to_problem(1),
            "problem_before": lambda: self._go_to_problem(-1),
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._stack, self._side)

    def _rows(self) -> QWidget:
        found = named(QWidget(), "imports_rows")
        self._across = row(found)
        left = named(QWidget(), "imports_left")
        under = column(left)
        self._counts = PlainLabel("", "medium", wraps=True, name="imports_counts")
        self._counts.setContentsMargins(16, 10, 16, 8)
        under.addWidget(self._counts)
        self._room = column()
        under.addLayout(self._room, 1)
        self._side = ImportSide(self._model)
        self._side.place_wanted.connect(self._reveal)
        self._across.addWidget(left, 3)
        self._across.addWidget(self._side, 2)
        return found

    # --- showing -------------------------------------------------------------------------------

    def _show(self) -> None:
        model = self._model
        self._kinds.choose(model.kind)
        self.head.set_note(" · ".join(part for part in (model.month, self._file_name()) if part))
        self._undo.setVisible(model.undoable is not None)
        self._export.setVisible(model.kind != "ratings")
        self._fit_take()
        if model.outcome is None and not model.columns:
            self._show_nothing()
            return
        self._stack.setCurrentIndex(1)
        refused = "" if model.refusal is None else model.refusal.happened
        self._counts.setText(model.counts() or refused)
        self._show_lines()
        self._side.show_all()

    def _file_name(self) -> str:
        return "" if self._model.path is None else self._model.path.name

    def _fit_take(self) -> None:
        model = self._model
        if model.can_take() and model.outcome is not None:
            count = model.outcome.new + model.outcome.changed
            words = ngettext("Nhập {count} dòng", "Nhập {count} dòng", count)
            self._take.set_label(words.format(count=count))
            self._take.allow()
        else:
            self._take.set_label(_("Nhập"))
            nothing = _("Không có dòng nào mới hoặc thay đổi.")
            self._take.refuse(nothing if model.outcome is not None else _("Chọn tệp trước."))

    def _show_nothing(self) -> None:
        empty(self._nothing_lines)
        choose = NormalButton(_("Chọn tệp"), "imports_empty_choose", icon="folder-open")
        choose.clicked.connect(self._model.choose_file)
        if self._model.refusal is not None:
            self._nothing_lines.addWidget(_refused(self._model.refusal, choose))
            self._nothing_lines.addStretch(1)
        else:
            hint = _("Xem trước từng dòng rồi mới nhập, không gì bị xóa.")
            self._nothing_lines.addWidget(
                EmptyState("table", _("Chọn một bảng tính"), hint, choose, name="imports_empty")
            )
        self._stack.setCurrentIndex(0)

    def _show_lines(self) -> None:
        model = self._model
        current = self.grid.current_id() if self.grid is not None else ""
        empty(self._room)
        self.grid = None
        self._at = -1
        if not model.lines:
            hint = _("Chọn ý nghĩa của các cột ở bên cạnh; bảng được đọc lại ngay.")
            self._room.addWidget(
                EmptyState("table", _("Chưa hiểu dòng nào"), hint, name="imports_unread")
            )
            return
        lines = GridModel(import_columns(model.kind), _RULES, near=model.near, parent=self)
        lines.set_lines(model.lines)
        self.grid = GridView(lines, "import_grid", _("Các dòng đọc được"))
        self.grid.set_window_width(self._width)
        self._room.addWidget(self.grid)
        self.grid.go_to(current or model.lines[0].id, "verdict")

    def _reveal(self, line: str) -> None:
        if self.grid is not None and self.grid.go_to(line, "verdict"):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_problem(self, step: int) -> None:
        places = [one.line for one in self._model.problems if one.line]
        if places:
            self._at = (self._at + step) % len(places)
            self._reveal(places[self._at])

    def _on_busy(self, words: str) -> None:
        if words:
            self._progress.show_progress(0, 0, words)
            self._progress.begin()
        else:
            self._progress.end()


def _refused(refusal: Notice, choose: NormalButton) -> Card:
    """Return why a file was refused, the next step, and the way to another one."""
    card = Card(_("Tệp này không nhập được"), "imports_refused")
    lines = column(gap=8)
    lines.setContentsMargins(14, 10, 14, 12)
    lines.addWidget(PlainLabel(refusal.happened, wraps=True))
    lines.addWidget(PlainLabel(refusal.safe, "second", wraps=True))
    foot = row()
    foot.addWidget(choose)
    foot.addStretch(1)
    lines.addLayout(foot)
    card.body.addLayout(lines)
    return card
