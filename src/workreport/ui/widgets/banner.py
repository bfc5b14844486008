"""Inline notices: what happened, what stays safe, one action."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from workreport.ui.messages import Notice, NoticeKind
from workreport.ui.theme.painting import rounded
from workreport.ui.theme.spans import Span
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.ground import colours_of, column, named, row
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol

_ICONS = {
    NoticeKind.INFO: ("info-fill", "accent_text", "accent"),
    NoticeKind.OK: ("check-circle-fill", "ok", "ok"),
    NoticeKind.WARN: ("warning-fill", "warn", "warn"),
    NoticeKind.BAD: ("x-circle-fill", "bad", "bad"),
}
_ORDER = [NoticeKind.BAD, NoticeKind.WARN, NoticeKind.OK, NoticeKind.INFO]
MOST_AT_ONCE = 2
SHOWN_MS = 12_000
AGAIN_MS = 2_000
# What went well is read once; what went wrong stays until it is no longer true.
_PASSING = {NoticeKind.OK, NoticeKind.INFO}


class Banner(QWidget):
    """One notice; ``spans`` replace its words where parts are emphasised.

    Signals:
        acted: The action was chosen.
    """

    acted = Signal()

    def __init__(
        self,
        kind: NoticeKind,
        spans: tuple[Span, ...],
        action: str = "",
        *,
        icon: str = "",
        name: str = "banner",
    ) -> None:
        super().__init__()
        self._icon, self._ink, self._bar = _ICONS[kind]
        named(self, name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = row(self, gap=12)
        line.setContentsMargins(15, 8, 12, 8)
        line.addWidget(Symbol(icon or self._icon, self._ink, name=f"{name}_icon"))
        self.sentence = Sentence(spans, name=f"{name}_text")
        self.setAccessibleName(self.sentence.text())
        line.addWidget(self.sentence, 1)
        self._line: QHBoxLayout = line
        if action:
            self.add_action(action, self.acted.emit)

    def add_action(self, text: str, act: Callable[[], None]) -> LinkButton:
        """Add one more action at the right."""
        button = LinkButton(text, f"{self.objectName()}_action")
        button.clicked.connect(act)
        self._line.addWidget(button)
        return button

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        rounded(painter, self.rect(), 4, colours.of(f"{self._bar}_soft"))
        painter.fillRect(0, 0, 3, self.height(), QColor(colours.of(self._bar)))


class BannerStack(QWidget):
    """The notices above a page: at most two at once, the worst first.

    With ``keeps`` none passes by itself. What passes waits until the pointer has left the page,
    lest what it points at move away under it.
    """

    def __init__(self, name: str = "banners", *, keeps: bool = False) -> None:
        super().__init__()
        named(self, name)
        self._keeps = keeps
        self._notices: list[Notice] = []
        self._layout = column(self, gap=8)
        self.setVisible(False)

    def tell(self, notice: Notice) -> None:
        """Add a notice; the same words are not shown twice."""
        if notice not in self._notices:
            self._notices.append(notice)
            if notice.kind in _PASSING and notice.act is None and not self._keeps:
                QTimer.singleShot(SHOWN_MS, self, lambda: self._pass(notice))
        self._show()

    def withdraw(self, notice: Notice) -> None:
        """Take a notice away, because it is no longer true."""
        self._notices = [kept for kept in self._notices if kept is not notice]
        self._show()

    def forget(self, *abouts: str) -> None:
        """Take away what tells of a state that is over."""
        kept = [notice for notice in self._notices if notice.about not in abouts]
        if len(kept) != len(self._notices):
            self._notices = kept
            self._show()

    def leave(self) -> None:
        """Keep only what still matters when the page is seen again: done and refused is past."""
        past = [one for one in self._notices if one.kind is NoticeKind.OK or one.about]
        if past and not self._keeps:
            self._notices = [one for one in self._notices if one not in past]
            self._show()

    def _pass(self, notice: Notice) -> None:
        page = self.parentWidget()
        if page is not None and page.underMouse():
            QTimer.singleShot(AGAIN_MS, self, lambda: self._pass(notice))
        else:
            self.withdraw(notice)

    def clear(self) -> None:
        """Take all notices away."""
        self._notices = []
        self._show()

    def _show(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        # Of two that matter as much the newer one is shown: what was just done is answered.
        told = [(_ORDER.index(one.kind), -at, one) for at, one in enumerate(self._notices)]
        chosen = sorted(told, key=lambda each: each[:2])[:MOST_AT_ONCE]
        for _kind, _at, notice in sorted(chosen, key=lambda each: (each[0], -each[1])):
            self._layout.addWidget(_banner_of(notice))
        self.setVisible(bool(self._notices))


def _banner_of(notice: Notice) -> Banner:
    spans = [Span(notice.happened, is_strong=bool(notice.safe))]
    if notice.safe:
        spans.append(Span(" " + notice.safe))
    banner = Banner(notice.kind, tuple(spans), notice.action)
    if notice.act is not None:
        banner.acted.connect(notice.act)
    for words, act in notice.more:
        banner.add_action(words, act)
    return banner
