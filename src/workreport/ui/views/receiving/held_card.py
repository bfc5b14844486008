"""The card of what is held back: sender, reason, what helps, and the acts that are possible."""

from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.held_back import DroppedLine, HeldBack, HeldLine
from workreport.ui.views.shell.side_pane import WHOLE_BELOW
from workreport.ui.widgets.button import LinkButton, QuietButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol

_LOW_BELOW = 560
_MOST_HEIGHT = 230
_LEAST_WIDTH = 320
_MOST_PIXELS = 16_777_215  # what Qt calls no limit


class HeldCard(Card):
    """One row for each sender and reason, below them what was set aside.

    Signals:
        reached: The keyboard is at the act of this row: its words must be seen too.
    """

    reached = Signal(QWidget)

    def __init__(self, model: HeldBack) -> None:
        super().__init__(_("Bị giữ lại"), "held_card", note=_("không mất, chưa được tính"))
        self._model = model
        self._told: tuple[tuple[HeldLine, ...], tuple[DroppedLine, ...]] | None = None
        self._abouts: list[PlainLabel] = []
        self.retry = QuietButton(_("Xem lại tất cả"), "held_retry", icon="arrows-clockwise")
        self.retry.clicked.connect(model.retry)
        self.head.addWidget(self.retry)

    def show_lines(self) -> None:
        """Show what is held back and what was set aside.

        Every look into the exchange tries again and counts: rows that are the same but for that
        stay, lest who is reading or at a button lose the place; when one goes, the keyboard stays.
        """
        lines, dropped = self._model.lines(), self._model.dropped()
        told = (tuple(replace(line, about="") for line in lines), dropped)
        if told == self._told:
            for at, line in enumerate(lines):
                self._abouts[at].setText(line.about)
            return
        self._told, self._abouts = told, []
        # Also while the question of the act closes and the window is not the active one.
        focused = cast("QWidget | None", self.window().focusWidget())
        was_at = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        self.clear()
        for at, line in enumerate(lines):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._held(at, line))
        for at, one in enumerate(dropped):
            self.body.addWidget(rule())
            self.body.addWidget(self._dropped(at, one))
        again = self.findChild(QWidget, was_at) if was_at else None
        if again is not None:
            again.setFocus(Qt.FocusReason.TabFocusReason)

    def _held(self, at: int, line: HeldLine) -> QWidget:
        box = named(QWidget(), f"held_{at}", f"{line.who}. {line.why} {line.step}")
        across = row(box, gap=12)
        across.setContentsMargins(14, 7, 14, 7)
        across.addWidget(Symbol("hand-palm", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        words.addWidget(PlainLabel(line.who, "medium", name=f"held_{at}_who", wraps=True))
        why = _("Vì sao: {why}").format(why=line.why)
        words.addWidget(Sentence(why, name=f"held_{at}_why"))
        if line.step:
            step = _("Nên làm: {step}").format(step=line.step)
            words.addWidget(Sentence(step, name=f"held_{at}_step", ink="text2"))
        self._abouts.append(PlainLabel(line.about, "caption", wraps=True))
        words.addWidget(self._abouts[-1])
        across.addLayout(words, 1)
        if line.act:
            across.addWidget(self._act(at, line), 0, Qt.AlignmentFlag.AlignTop)
            self._watch(box)
        return box

    def _watch(self, box: QWidget) -> None:
        for button in box.findChildren(LinkButton):
            button.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, LinkButton):
            self.reached.emit(watched.parentWidget())
        return super().eventFilter(watched, event)

    def _act(self, at: int, line: HeldLine) -> LinkButton:
        if line.act == "approve":
            button = LinkButton(_("Duyệt người gửi"), f"held_{at}_approve")
            button.clicked.connect(self._model.approve)
        else:
            button = LinkButton(_("Bỏ qua gói này…"), f"held_{at}_drop")
            button.clicked.connect(partial(self._drop, line.key))
        return button

    def _drop(self, key: str, _checked: bool = False) -> None:
        self._model.drop(key)

    def _dropped(self, at: int, line: DroppedLine) -> QWidget:
        box = named(QWidget(), f"dropped_{at}", line.words)
        across = row(box, gap=12)
        across.setContentsMargins(14, 7, 14, 7)
        across.addWidget(Symbol("trash", "text3"), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(Sentence(line.words, name=f"dropped_{at}_words", ink="text2"), 1)
        back = LinkButton(_("Lấy lại"), f"dropped_{at}_back")
        back.clicked.connect(partial(self._take_back, line))
        across.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self._watch(box)
        return box

    def _take_back(self, line: DroppedLine, _checked: bool = False) -> None:
        self._model.take_back(line.name, line.writer)


class HeldPlace(QWidget):
    """Holds the card: below the list where there is room, else behind a button in its place.

    Signals:
        taken: The card takes the place of the list, or gives it back.
    """

    taken = Signal(bool)

    def __init__(self, model: HeldBack) -> None:
        super().__init__()
        named(self, "held_place")
        self._model = model
        self._is_compact = False
        self.is_open = False
        self.card = HeldCard(model)
        self._area = named(QScrollArea(), "held_area", _("Bị giữ lại"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.card)
        self.card.installEventFilter(self)
        self.card.reached.connect(lambda row_box: self._area.ensureWidgetVisible(row_box, 0, 8))
        self.button = QuietButton("", "held_open", icon="hand-palm")
        self.button.clicked.connect(self.toggle)
        lines = column(self)
        lines.setContentsMargins(16, 0, 16, 12)
        lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._area, 1)
        self.hide()
        model.shown.connect(self._show)

    def fit(self, width: int) -> None:
        """Be told the logical width of the window."""
        height = self.window().height() * 100 // look().scale
        self._is_compact = width < WHOLE_BELOW or height < _LOW_BELOW
        self._arrange()

    def toggle(self) -> None:
        """Show the card in place of the list, or the list again."""
        self.is_open = not self.is_open
        self._arrange()

    @property
    def takes_place(self) -> bool:
        """Whether the card stands in place of the list."""
        has_any = bool(self._model.lines() or self._model.dropped())
        return self._is_compact and self.is_open and has_any

    def _show(self) -> None:
        self.card.show_lines()
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._model.lines()) + len(self._model.dropped())
        self.setVisible(bool(count))
        takes = self.takes_place
        words = _("Trở về danh sách") if takes else _("Bị giữ lại: {count}").format(count=count)
        self.button.set_label(words)
        self.button.setVisible(self._is_compact)
        self._area.setVisible(not self._is_compact or takes)
        self._fit_height()
        self.taken.emit(takes)

    def _fit_height(self) -> None:
        limit = min(self._height_of_card(), look().px(_MOST_HEIGHT))
        if self.takes_place:
            self._area.setMinimumHeight(0)
            self._area.setMaximumHeight(_MOST_PIXELS)
        elif self._area.minimumHeight() != limit or self._area.maximumHeight() != limit:
            self._area.setFixedHeight(limit)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # New rows count only once they are shown, which is after they were put in.
            self._fit_height()
        return super().eventFilter(watched, event)

    def _height_of_card(self) -> int:
        """Return how high the card is once its words are folded into the width there is."""
        layout = self.card.layout()
        if layout is None:
            return self.card.sizeHint().height()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(max(_LEAST_WIDTH, self.width() - 32)) + 2
        return layout.totalSizeHint().height() + 2

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()
