"""The board page: counts, the grid of units by urgency, the legend, the pane of the lock."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.translation import N_, _
from workreport.ui.delegates.contents import draw_heat
from workreport.ui.messages import Notice, NoticeKind
from workreport.ui.models.board_lines import BoardLine, board_columns
from workreport.ui.models.column import Heat
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.asked_reopening import LOCKED, REOPENED, reopened_words
from workreport.ui.viewmodels.board import MISSING, OURS, Board
from workreport.ui.viewmodels.closing import Closing
from workreport.ui.views.board.fitting_grid import FittingGrid
from workreport.ui.views.board.paper import BoardPaper
from workreport.ui.views.board.side import BoardSide
from workreport.ui.views.grid.arranged import NARROW_BELOW
from workreport.ui.views.grid.replacing import take_place
from workreport.ui.views.office.page import OfficePage, show_lines
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import WIDE_FROM, SidePane
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import colours_of, column, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol
from workreport.ui.widgets.tiles import Count, CountRow

BOARD_ROW = 30
_WORDS_FROM = 1200
_PANE = 316
_COUNTS = (
    ("units", "buildings", N_("đơn vị"), "text2"),
    ("missing", "circle-dashed", N_("chưa có"), "bad"),
    ("returned", "arrow-u-up-left", N_("trả lại"), "warn"),
    ("received", "tray", N_("chờ kiểm tra"), "accent"),
    ("in_check", "eye", N_("đang kiểm tra"), "accent"),
    ("accepted", "check-circle-fill", N_("đã chấp nhận"), "ok"),
    ("graded", "scales", N_("đã chấm điểm"), "ok"),
)


class BoardPage(OfficePage):
    """Shows what :class:`Board` and :class:`Closing` know."""

    page_actions = (
        Action(id="board_check", text=N_("Bắt đầu kiểm tra"), keys=("I",), where="board"),
        Action(id="board_extend", text=N_("Gia hạn cho đơn vị"), keys=("G",), where="board"),
        Action(
            id="board_forecasts",
            text=N_("Việc tháng trước ghi dự kiến"),
            keys=("D",),
            where="board",
        ),
        Action(id="board_return", text=N_("Mở để trả lại đơn vị"), keys=("R",), where="board"),
        Action(id="board_letters", text=N_("Lập thư nhắc"), keys=("L",), where="board"),
    )

    def __init__(self, model: Board, closing: Closing) -> None:
        super().__init__("board", _("Bảng theo dõi"), model)
        self.model = model
        self.closing = closing
        self._wants_pane = False
        self._is_narrow = False
        self._is_wide = False
        self._width = _WORDS_FROM
        self.head = PageHead("", "board_head")
        self._lock = NormalButton(_("Khóa tháng…"), "board_lock", icon="lock-simple")
        self._lock.clicked.connect(self._show_lock)
        self.primary = PrimaryButton("", "board_next", icon="eye")
        self.primary.clicked.connect(self._do_next)
        self._print = NormalButton(_("In bảng"), "board_print", icon="printer", tooltip="Ctrl+P")
        self._print.clicked.connect(self._open_paper)
        self.head.add_action(self._print)
        self.head.add_action(self._lock)
        self.head.add_action(self.primary)
        self._counts = CountRow("board_counts")
        self._room = column()
        self._legend = _legend()
        self.pane = SidePane(_("Khung bên"), "board_pane", width=_PANE, wide_width=360)
        self.side = BoardSide(model, closing)
        self.pane.body.addWidget(self.side)
        self._heads: tuple[str, ...] = ()
        self._month = model.session.period
        self._was_closed = False
        self.grid = self._make_grid()
        self._stack = named(QStackedWidget(), "board_stack")
        self._home = named(QWidget(), "board_home", _("Bảng theo dõi"))
        self.paper = BoardPaper(self._stack, self._home, model)
        self._build()
        self.show_facts()

    @override
    def show_facts(self) -> None:
        model = self.model
        self._stand_for(model.session.period)
        self.head.title.setText(model.title())
        self.head.set_note(model.note())
        if model.heads() != self._heads:
            self._make_anew()
        shown = dict(model.counts())
        self._counts.set_counts(
            tuple(
                Count(key, icon, str(shown[key]), _(words), ink if shown[key] else "text2")
                for key, icon, words, ink in _COUNTS
            )
        )
        self._counts.set_narrow(self._is_narrow)
        show_lines(self.grid, model.lines(), lambda line: line.group)
        is_closed = model.facts is not None and model.facts.month.is_pinned
        self._follow_lock(is_closed=is_closed)
        self._lock.set_label(_("Mở lại tháng…") if is_closed else _("Khóa tháng…"))
        self._lock.set_icon("lock-simple-open" if is_closed else "lock-simple")
        step = model.next_step()
        self.primary.set_label(step.label)
        self.primary.set_icon(step.icon)
        if step.refused:
            self.primary.refuse(step.refused)
        else:
            self.primary.allow()
        if not self.grid.currentIndex().isValid() and model.lines():
            self.grid.go_to(model.next_unit() or model.lines()[0].id, "unit")
        self.side.show_unit(self.grid.current_id())

    @override
    def reveal(self, place: str) -> None:
        self.paper.leave()
        self.grid.go_to(place.removeprefix("unit/").removeprefix("person/"), "unit")

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self.closing.set_shown(is_shown=is_shown)

    @override
    def fit(self, width: int) -> None:
        self._is_narrow = width < _WORDS_FROM
        self._counts.set_narrow(self._is_narrow)
        self._width = width
        self.paper.fit(width)
        self.pane.fit(width, look().scale)
        self._is_wide = width >= WIDE_FROM
        self._lock.setVisible(not self._is_wide)
        self.pane.setVisible(self._is_wide or self._wants_pane)
        self._legend.setVisible(width >= NARROW_BELOW)
        self._fit_beside_pane()

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        if self.paper.shown is not None:
            return self.paper.shown.performers()
        return {
            "paper": self._print.click,
            "primary": self.primary.click,
            "detail": self.toggle_pane,
            "board_check": self._check_current,
            "board_forecasts": lambda: self.model.session.go_to("settings", "forecasts"),
            "board_extend": self._extend_current,
            "board_letters": self._remind,
            "board_return": self._return_current,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        shown = self.paper.shown
        return (self.grid, self.pane) if shown is None else shown.panes()

    @override
    def find_text(self, text: str) -> bool:
        wanted = text.casefold().strip()
        found = next((one.id for one in self.model.lines() if wanted in one.unit.casefold()), "")
        return bool(found) and self.grid.go_to(found, "unit")

    def toggle_pane(self) -> None:
        """Show or hide the pane; in a wide window it always stands there."""
        self._wants_pane = not self.pane.isVisible()
        if self._wants_pane:
            self.pane.open()
        else:
            self.pane.hide()
        self._fit_beside_pane()

    def _show_lock(self) -> None:
        """Open the pane at the lock; pressed again there, the pane is closed."""
        is_there = self.pane.isVisible() and self.side.is_lock_seen()
        if is_there or not self.pane.isVisible():
            self.toggle_pane()
        if not is_there:
            self.side.show_lock()

    def _fit_beside_pane(self) -> None:
        """Leave out of the legend what has no room beside the pane; the grid sees to itself."""
        self.grid.set_window_width(self._width)
        for name in ("legend_shares", "legend_clock"):
            for part in self._legend.findChildren(QWidget, name):
                part.setVisible(self._is_wide or not self._wants_pane)

    def _build(self) -> None:
        self.body.addWidget(self._stack)
        self._stack.addWidget(self._home)
        body = column(self._home)
        body.addWidget(self.head)
        counts = row()
        counts.setContentsMargins(16, 0, 16, 10)
        counts.addWidget(self._counts)
        body.addLayout(counts)
        body.addWidget(rule(ink="line2"))
        across = row()
        left = column()
        left.addLayout(self._room, 1)
        left.addWidget(rule())
        left.addWidget(self._legend)
        across.addLayout(left, 1)
        across.addWidget(self.pane)
        self._room.addWidget(self.grid)
        body.addLayout(across, 1)

    def _make_grid(self) -> FittingGrid:
        self._heads = self.model.heads()
        lines: GridModel[BoardLine] = GridModel(
            board_columns(self._heads),
            GridRules(identify=lambda line: line.id),
            near=self.model.session.period.first_day,
            parent=self,
        )
        grid = FittingGrid(lines, "board_grid", _("Các đơn vị"), row_height=BOARD_ROW, is_list=True)
        grid.opened.connect(self._open)
        grid.group_acted.connect(self._on_group)
        grid.line_changed.connect(self.side.show_unit)
        self.add_page_actions(grid)
        return grid

    def _stand_for(self, period: Period) -> None:
        """Go back to the board when another month is shown: the paper is of the one before."""
        if self._month != period:
            self._month = period
            self._was_closed = False
            self.paper.leave()

    def _follow_lock(self, *, is_closed: bool) -> None:
        """Take away notices of a lock that is over; say so when it ended at another desk."""
        self.banners.forget(*((REOPENED,) if is_closed else (LOCKED, "period_locked")))
        if self._was_closed and not is_closed:
            words = reopened_words(self._month)
            self.banners.tell(Notice(kind=NoticeKind.OK, happened=words, about=REOPENED))
        self._was_closed = is_closed

    def _open_paper(self) -> None:
        if self.model.facts is None or self.model.facts.month.opened is None:
            self.model.session.tell_done(_("Tháng này chưa mở."))
            return
        self.paper.open()

    def _make_anew(self) -> None:
        """Another month has other heads over its cells."""
        before = self.grid
        self.grid = self._make_grid()
        take_place(self._room, before, self.grid)

    def _do_next(self) -> None:
        step = self.model.next_step()
        acts: dict[str, Callable[[], object]] = {
            "open": self.model.open_month,
            "receive": self.model.receive,
            "close": self.closing.close,
            "check": self._check_next,
        }
        act = acts.get(step.key)
        if act is not None:
            act()
        else:
            self.model.session.go_to(step.key)

    def _check_next(self) -> None:
        self._open(self.model.next_unit())

    def _open(self, unit: str) -> None:
        line = self.model.line_of(unit)
        if line is not None and line.current is None:
            self._extend_current()
        elif unit:
            self.model.open_unit(unit)

    def _check_current(self) -> None:
        self.model.start_check(self.grid.current_id())

    def _return_current(self) -> None:
        """Open the report where it is returned; where there is none, say so."""
        line = self.model.line_of(self.grid.current_id())
        if line is not None and line.current is None:
            self.model.session.tell_done(_("Đơn vị chưa gửi báo cáo nên không có gì để trả lại."))
        elif line is not None:
            self.model.open_unit(line.unit.unit)

    def _extend_current(self) -> None:
        self._wants_pane = True
        self.pane.open()
        self._fit_beside_pane()
        self.side.show_unit(self.grid.current_id())
        self.side.ask_extension()

    def _remind(self) -> None:
        """Open the letter to all that are behind; where none is, to the current unit."""
        self.side.show_unit(self.grid.current_id())
        if self.side.ask_reminder():
            self._wants_pane = True
            self.pane.open()
            self._fit_beside_pane()
            self.side.begin_reminder()

    def _on_group(self, key: str) -> None:
        if key == MISSING:
            self._remind()
        elif key == OURS:
            # Receiving lists what waits by risk: overrides, quotas, late, contradictions first.
            self.model.session.go_to("receiving")


class HeatSample(QWidget):
    """One heat cell of a legend."""

    def __init__(self, heat: Heat, accessible: str) -> None:
        super().__init__()
        self._heat = heat
        named(self, f"legend_{heat.tone}_{heat.letter}", accessible)
        self.setFixedSize(look().px(17), look().px(16))

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(17), look().px(16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_heat(QPainter(self), QRect(self.rect()), self._heat, colours_of(self))


def _legend() -> QWidget:
    legend = named(QWidget(), "board_legend", _("Chú giải"))
    line = FlowLayout(gap=14, line_gap=4)
    legend.setLayout(line)
    line.setContentsMargins(16, 7, 16, 7)
    line.addWidget(PlainLabel(_("Đúng hạn 11 tháng qua"), "heading"))
    for heat, words in (
        (Heat("S", "ok2"), _("gửi sớm")),
        (Heat("", "ok"), _("đúng hạn")),
        (Heat("1", "warn"), _("chậm 1–2 ngày")),
        (Heat("3", "bad"), _("chậm từ 3 ngày")),
        (Heat("G", "idle", is_strong=True), _("gia hạn")),
    ):
        line.addWidget(_pair(HeatSample(heat, words), PlainLabel(words, "hint")))
    spans = (
        Span(_("Nhiệm vụ: ")),
        Span(_("đã"), is_strong=True, ink="ok"),
        Span(" · "),
        Span(_("đang"), is_strong=True, ink="accent"),
        Span(" · "),
        Span(_("chưa"), is_strong=True),
    )
    line.addWidget(Sentence(spans, name="legend_shares", size=12, ink="text2", wraps=False))
    clock = _pair(
        Symbol("clock-counter-clockwise", "warn", 14),
        PlainLabel(_("đồng hồ máy gửi lệch"), "hint"),
    )
    line.addWidget(named(clock, "legend_clock"))
    return legend


def _pair(sign: QWidget, words: QWidget) -> QWidget:
    pair = named(QWidget(), "legend_pair")
    line = row(pair, gap=6)
    line.addWidget(sign)
    line.addWidget(words)
    return pair
