"""The board page as a widget: counts, the grid of units by urgency, the legend."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.delegates.contents import draw_heat
from workreport.ui.models.board_lines import BoardLine
from workreport.ui.models.column import Heat
from workreport.ui.models.grid import GridModel
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import Span
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import colours_of, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol
from workreport.ui.widgets.tiles import Count, CountRow

BOARD_ROW = 30
_WORDS_FROM = 1200


class BoardPage(Page):
    """Shows a board model.

    Signals:
        unit_opened: Id of a unit.
        check_wanted, print_wanted: The buttons.
        group_acted: Key of the group whose action was clicked.
    """

    unit_opened = Signal(str)
    check_wanted = Signal()
    print_wanted = Signal()
    group_acted = Signal(str)

    def __init__(self, model: GridModel[BoardLine]) -> None:
        super().__init__("board", _("Bảng theo dõi"))
        self.head = PageHead("", "board_head")
        self._print = NormalButton(_("In bảng"), "board_print", icon="printer")
        self._print.clicked.connect(self.print_wanted)
        self.check = PrimaryButton(_("Kiểm tra báo cáo tiếp theo"), "board_check", icon="eye")
        self.check.clicked.connect(self.check_wanted)
        self.head.add_action(self._print)
        self.head.add_action(self.check)
        self._counts = CountRow("board_counts")
        self.grid = GridView(
            model, "board_grid", _("Các đơn vị"), row_height=BOARD_ROW, is_list=True
        )
        self.grid.opened.connect(self.unit_opened)
        self.grid.group_acted.connect(self.group_acted)
        self.body.addWidget(self.head)
        counts = row()
        counts.setContentsMargins(16, 0, 16, 10)
        counts.addWidget(self._counts)
        self.body.addLayout(counts)
        self.body.addWidget(rule(ink="line2"))
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(rule())
        self.body.addWidget(_legend())

    def set_title(self, title: str, note: str) -> None:
        """Say which month, and when the Office must be done."""
        self.head.title.setText(title)
        self.head.set_note(note)

    def set_counts(self, counts: tuple[Count, ...]) -> None:
        """Show the numbers above the board."""
        self._counts.set_counts(counts)

    @override
    def fit(self, width: int) -> None:
        self._counts.set_narrow(width < _WORDS_FROM)
        self.grid.set_window_width(width)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {"primary": self.check.click, "paper": self._print.click}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.grid,)


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
    line = row(legend, gap=6)
    line.setContentsMargins(16, 7, 16, 7)
    line.addWidget(PlainLabel(_("Đúng hạn 11 tháng qua"), "heading"))
    for heat, words in (
        (Heat("S", "ok2"), _("gửi sớm")),
        (Heat("", "ok"), _("đúng hạn")),
        (Heat("1", "warn"), _("chậm 1–2 ngày")),
        (Heat("3", "bad"), _("chậm từ 3 ngày")),
        (Heat("G", "idle", is_strong=True), _("gia hạn")),
    ):
        line.addSpacing(6)
        line.addWidget(HeatSample(heat, words))
        line.addWidget(PlainLabel(words, "hint"))
    line.addStretch(1)
    spans = (
        Span(_("Nhiệm vụ: ")),
        Span(_("đã"), is_strong=True, ink="ok"),
        Span(" · "),
        Span(_("đang"), is_strong=True, ink="accent"),
        Span(" · "),
        Span(_("chưa"), is_strong=True),
    )
    line.addWidget(Sentence(spans, name="legend_shares", size=12, ink="text2", wraps=False))
    line.addSpacing(8)
    line.addWidget(Symbol("clock-counter-clockwise", "warn", 14))
    line.addWidget(PlainLabel(_("đồng hồ máy gửi lệch"), "hint"))
    return legend
