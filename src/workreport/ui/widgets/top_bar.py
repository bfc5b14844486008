"""The top bar: which month, how long is left in words, search."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStylePainter, QWidget
from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import rounded
from workreport.ui.theme.spans import Span, text_of
from workreport.ui.widgets.button import IconButton, LinkButton
from workreport.ui.widgets.ground import colours_of, column, named, row, rule
from workreport.ui.widgets.inputs import SearchBox
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol

HEIGHT = 46
_SEARCH = 236
_WIDEST_SEARCH = 320


class MonthSwitcher(QWidget):
    """Steps to the month before or after; the words open a list of months.

    Signals:
        period_chosen: The month wanted.
        list_wanted: The person wants to choose among all months.
    """

    period_chosen = Signal(object)
    list_wanted = Signal()

    def __init__(self, period: Period) -> None:
        super().__init__()
        named(self, "month_switcher", _("Tháng đang xem"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._period = period
        line = row(self)
        before = IconButton("caret-left", _("Tháng trước"), "month_before", is_bare=True)
        before.clicked.connect(self.go_back)
        after = IconButton("caret-right", _("Tháng sau"), "month_after", is_bare=True)
        after.clicked.connect(self.go_on)
        self._words = _MonthButton("", "month_name")
        self._words.clicked.connect(self.list_wanted)
        line.addWidget(before)
        line.addWidget(self._words)
        line.addWidget(after)
        self.set_period(period)

    @property
    def period(self) -> Period:
        """The month shown."""
        return self._period

    def set_period(self, period: Period) -> None:
        """Show a month."""
        self._period = period
        self._words.set_label(period_text(str(period)))

    def go_back(self) -> None:
        """Ask for the month before."""
        self.period_chosen.emit(self._period.previous)

    def go_on(self) -> None:
        """Ask for the month after."""
        self.period_chosen.emit(self._period.next)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        rounded(painter, self.rect(), 4, colours.surface, colours.edge)
        for part in (self._words.geometry().left(), self._words.geometry().right()):
            painter.fillRect(QRect(part, 1, 1, self.height() - 2), QColor(colours.edge))


class _MonthButton(LinkButton):
    """The words of the month: as high as a button, in the colour of text."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._content_width() + look().px(22), look().control_height)

    @override
    def _draw_content(self, painter: QStylePainter, ink: str) -> None:
        super()._draw_content(painter, colours_of(self).text)


class _FittingSentence(Sentence):
    """Shows its long form where there is room for it, else the short one; the tooltip says all."""

    def __init__(self, name: str) -> None:
        super().__init__((), name=name, wraps=False, ink="text2")
        self._forms: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())

    def set_forms(self, long: tuple[Span, ...], short: tuple[Span, ...]) -> None:
        """Show other words."""
        self._forms = long, short
        self._choose()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        long, short = self._forms
        self.set_spans(long)
        if self.sizeHint().width() > self.width():
            self.set_spans(short)
        self.setAccessibleName(text_of(long))
        self.setToolTip(text_of(long))


class TopBar(QWidget):
    """Month, deadline in words, search.

    Signals:
        search_wanted: The text to look for.
    """

    search_wanted = Signal(str)

    def __init__(self, period: Period) -> None:
        super().__init__()
        named(self, "top_bar", _("Thanh trên"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.months = MonthSwitcher(period)
        self.search = SearchBox("search", _("Tìm, không cần gõ dấu"), "Ctrl+K")
        self.search.returnPressed.connect(self._search)
        self._search_icon = IconButton("magnifying-glass", _("Tìm (Ctrl+K)"), "search_icon")
        self._search_icon.clicked.connect(self.focus_search)
        self._deadline = _FittingSentence("deadline")
        self._long: tuple[Span, ...] = ()
        self._short: tuple[Span, ...] = ()
        self._is_narrow = False
        lines = column(self)
        line = row(gap=8)
        line.setContentsMargins(16, 0, 16, 0)
        lines.addStretch(1)
        lines.addLayout(line)
        lines.addStretch(1)
        lines.addWidget(rule())
        line.addWidget(self.months)
        line.addSpacing(4)
        self._symbol = Symbol("hourglass-medium")
        line.addWidget(self._symbol)
        line.addWidget(self._deadline, 1)
        line.addWidget(self.search)
        line.addWidget(self._search_icon)
        self.set_narrow(False)
        look().changed.connect(self._resize)
        self._resize()

    def set_deadline(self, words: tuple[Span, ...], short: tuple[Span, ...] = ()) -> None:
        """Say the deadline; ``short`` is for narrow windows."""
        self._long, self._short = words, short or words
        self._symbol.setVisible(bool(words))
        self._deadline.set_forms(self._short if self._is_narrow else self._long, self._short)

    def set_narrow(self, is_narrow: bool) -> None:
        """Hide the search behind an icon and say the deadline shorter."""
        self._is_narrow = is_narrow
        self.search.setVisible(not is_narrow)
        self._search_icon.setVisible(is_narrow)
        self.set_deadline(self._long, self._short)

    def focus_search(self) -> None:
        """Go to the search, wherever it is."""
        self.search.setVisible(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _resize(self) -> None:
        self.setFixedHeight(look().px(HEIGHT))
        self.search.setFixedWidth(
            max(look().px(_SEARCH), min(look().px(_WIDEST_SEARCH), self.search.room()))
        )

    def _search(self) -> None:
        if self.search.text().strip():
            self.search_wanted.emit(self.search.text().strip())
