"""One text of a paper: its heading, the editor, whose words they are, what they come from."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout
from typing_extensions import override

from workreport.domain.figured_text import Figure, FiguredText
from workreport.i18n.translation import _, ngettext
from workreport.ui.viewmodels.month_sources import key_of_figure
from workreport.ui.viewmodels.paper_texts import TextLine
from workreport.ui.views.consolidation.figured_edit import MOST_LINES, QuestionText
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.focus_ring import is_by_keyboard
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.label import PlainLabel

_MOST_LINKS = 8


class TextCard(QFrame):
    """Follows one line; the text being written is never replaced under the hands.

    Signals:
        typed: The line and its words with their figures.
        entered: The keyboard came to the text; whether it was meant, not only passing by Tab.
        place_wanted: The text is to be shown on the paper.
        link_wanted: The key of a source.
        back_wanted: Back to what reports say.
        drop_wanted: Back to what was signed.
        moved: -1 or 1, the text before or after is wanted.
    """

    typed = Signal(str, object)
    entered = Signal(str, bool)
    place_wanted = Signal(str)
    link_wanted = Signal(str)
    back_wanted = Signal(str)
    drop_wanted = Signal(str)
    moved = Signal(str, int)

    def __init__(self, line: TextLine, hint_of: Callable[[Figure], str]) -> None:
        super().__init__()
        self.line = line.line
        name = _name(line)
        named(self, name, line.title)
        self._links: tuple[tuple[str, str], ...] = ()
        self._may_write = True
        self._last: FiguredText | None = None
        self._now: tuple[TextLine, tuple[tuple[str, str], ...], bool] | None = None
        lines = column(self, gap=4)
        lines.addLayout(self._head(name, line))
        self.text = self._editor(name, line, hint_of)
        lines.addWidget(self.text)
        lines.addLayout(self._below(name))
        lines.addLayout(self._ways_back(name))

    def _head(self, name: str, line: TextLine) -> FlowLayout:
        head = _flow(gap=8)
        title = LinkButton(f"{line.place}  {line.title}", f"{name}_place")
        title.setToolTip(_("Xem chỗ này trên bản in"))
        title.setAccessibleName(
            _("{place} {title}: xem trên bản in").format(place=line.place, title=line.title)
        )
        title.clicked.connect(partial(self.place_wanted.emit, self.line))
        head.addWidget(title)
        self.state = PlainLabel("", "caption", name=f"{name}_state")
        head.addWidget(self.state)
        return head

    def _editor(self, name: str, line: TextLine, hint_of: Callable[[Figure], str]) -> QuestionText:
        text = QuestionText(f"{name}_text", line.title)
        text.hint_of = hint_of
        text.textChanged.connect(self._on_typed)
        text.moved.connect(partial(self.moved.emit, self.line))
        text.sources_wanted.connect(self._on_sources)
        text.installEventFilter(self)
        text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return text

    def _below(self, name: str) -> QHBoxLayout:
        below = row(gap=12)
        self._length = PlainLabel("", "hint", name=f"{name}_length")
        below.addWidget(self._length, 0, Qt.AlignmentFlag.AlignTop)
        self._sources = _flow(gap=10)
        below.addLayout(self._sources, 1)
        return below

    def _ways_back(self, name: str) -> FlowLayout:
        foot = _flow(gap=16)
        self._back = LinkButton(_("Trở lại lời soạn sẵn"), f"{name}_back").small()
        self._back.clicked.connect(partial(self.back_wanted.emit, self.line))
        self._drop = LinkButton(_("Bỏ chữ chưa ký"), f"{name}_drop").small()
        self._drop.clicked.connect(partial(self.drop_wanted.emit, self.line))
        for widget in (self._back, self._drop):
            foot.addWidget(widget)
        return foot

    def show_line(
        self, line: TextLine, links: tuple[tuple[str, str], ...], *, may_write: bool
    ) -> None:
        """Show the text as it stands, unless it is just being written."""
        now = (line, links, may_write)
        if now == self._now:
            return  # with every letter all texts are looked at; one of them changed
        # What is not shown under the hands is shown when they have left.
        is_waiting = self.text.hasFocus() and line.said != self._last
        self._now = None if is_waiting and self._last is not None else now
        self._may_write = may_write
        if line.said != self._last and (self._last is None or not self.text.hasFocus()):
            self._last = line.said
            self.text.show_said(line.said)
        self.text.setReadOnly(not may_write)
        if not may_write:
            flags = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.text.setTextInteractionFlags(self.text.textInteractionFlags() | flags)
        self.text.setAccessibleDescription(line.state)
        self.state.setText(line.state)
        self.state.set_role("problem" if line.is_unsigned else "caption")
        self._back.setVisible(may_write and line.is_worded and bool(line.drafted.text))
        self._drop.setVisible(may_write and line.is_unsigned and line.is_signed)
        self._show_length()
        self._show_links(line, links)
        self._fit()

    def write(self) -> None:
        """Put the keyboard into the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and isinstance(event, QFocusEvent) and event.gotFocus():
            self.entered.emit(self.line, not is_by_keyboard(event.reason()))
        return False

    def _show_links(self, line: TextLine, links: tuple[tuple[str, str], ...]) -> None:
        if links == self._links:
            return
        self._links = links
        empty(self._sources)
        for key, words in links[:_MOST_LINKS]:
            link = LinkButton(words, f"{_name(line)}_source_{key.replace('/', '_')}").small()
            link.setAccessibleName(
                _("Nguồn của {title}: {words}").format(title=line.title, words=words)
            )
            link.clicked.connect(partial(self.link_wanted.emit, key))
            self._sources.addWidget(link)

    def _show_length(self) -> None:
        count = len(self.text.toPlainText())
        words = ngettext("{count} ký tự", "{count} ký tự", count)
        self._length.setText(words.format(count=f"{count:,}".replace(",", ".")))

    def _fit(self) -> None:
        """Take the lines the text has; only one of very many lines scrolls by itself."""
        is_long = self.text.document().size().height() > MOST_LINES
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if is_long
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.text.setVerticalScrollBarPolicy(bar)
        self.text.fit()

    def _on_typed(self) -> None:
        self._show_length()
        self._fit()
        if self.text.hasFocus() and self._may_write:
            self._last = self.said()
            self.typed.emit(self.line, self._last)

    def said(self) -> FiguredText:
        """Return the text as it stands with its figures."""
        return self.text.said()

    def _on_sources(self, place: int, by_key: bool) -> None:
        if not by_key:
            return  # a menu would take the keyboard from who only put the cursor there
        figure = self.said().at(place)
        if figure is not None:
            self.link_wanted.emit(key_of_figure(figure.name))
        elif self._links:
            self.link_wanted.emit(self._links[0][0])


def _flow(gap: int) -> FlowLayout:
    """Return a line that goes on below where its words are long."""
    flow = FlowLayout(gap=gap, line_gap=4)
    flow.setContentsMargins(0, 0, 0, 0)
    return flow


def _name(line: TextLine) -> str:
    return f"text_unit_{line.line.rpartition(':')[2]}" if line.unit else f"text_{line.line}"
