"""Cards, page heads and empty states: the quiet order of a page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.services.ports.overriding import override
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.widgets.button import Button, IconButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.symbol import Symbol

_NARROW_BELOW = 900
_LEAST_NOTE = 96
_EXPLICIT = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


class Card(QFrame):
    """A section with a title; rows go into ``body``."""

    def __init__(self, title: str, name: str, aside: str = "", note: str = "") -> None:
        super().__init__()
        named(self, name, title)
        self.setProperty("frame", "card")
        lines = column(self)
        lines.setContentsMargins(1, 1, 1, 1)
        self.head: QHBoxLayout = row(gap=8)
        self.head.setContentsMargins(14, 8, 14, 8)
        self.head.addWidget(PlainLabel(title, "section"))
        if note:
            self.head.addWidget(PlainLabel(note, "caption"))
        self.head.addStretch(1)
        if aside:
            self.head.addWidget(PlainLabel(aside, "hint"))
        lines.addLayout(self.head)
        lines.addWidget(rule())
        self.body: QVBoxLayout = column()
        lines.addLayout(self.body)
        lines.addStretch(1)

    def clear(self) -> None:
        """Take all rows out."""
        empty(self.body)


class _HeadNote(ElidedLabel):
    """What a page is about; a few letters of it would say nothing and are left out."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.toolTip() or self.width() >= look().px(_LEAST_NOTE):
            super().paintEvent(event)


class PageHead(QWidget):
    """The head of a page: title, what it is about, and the actions at the right.

    ``add`` puts a widget behind the title, ``add_action`` one at the right edge.
    """

    def __init__(self, title: str, name: str = "page_head") -> None:
        super().__init__()
        named(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        lines = column(self, gap=6)
        lines.setContentsMargins(16, 10, 16, 8)
        line = row(gap=10)
        lines.addLayout(line)
        self.title = PlainLabel(title, "title", name=f"{name}_title")
        self.note = _HeadNote("", "second", name=f"{name}_note")
        line.addWidget(self.title)
        self._marks = row(gap=8)
        line.addLayout(self._marks)
        line.addWidget(self.note, 1)
        self._actions = row(gap=10)
        line.addLayout(self._actions)
        self._below = row(gap=10)
        self._below.addStretch(1)
        lines.addLayout(self._below)
        self._buttons: list[Button] = []
        self._place = "beside"
        # What has no room lies in a drawer; whether its page shows it is another matter.
        self._drawer = named(QWidget(self), f"{name}_drawer")
        self._drawer.hide()
        self._more = IconButton("dots-three", _("Việc khác của trang"), f"{name}_more")
        self._more.clicked.connect(self._offer_more)
        self._more.hide()
        self._actions.addWidget(self._more)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._place_actions()
        return done

    def _place_actions(self) -> None:
        """Put the buttons below the title, or the lesser ones behind "…", where room is short."""
        shown = [button for button in self._buttons if not button.isHidden()]
        words = self.title.sizeHint().width() + self._marks.sizeHint().width()
        buttons = sum(button.sizeHint().width() + 10 for button in shown) + 2 * 16
        is_short = words + buttons + 20 > self.width() and len(shown) > 0
        is_narrow = self.window().width() < look().px(_NARROW_BELOW) or buttons > self.width()
        wanted = ("drawer" if is_narrow and len(shown) > 1 else "below") if is_short else "beside"
        if wanted != self._place:
            self._place = wanted
            for button in self._buttons:
                self._put(button)
            self._more.setVisible(wanted == "drawer")

    def _put(self, button: Button) -> None:
        for layout in (self._actions, self._below):
            layout.removeWidget(button)
        # A button without a place yet counts as hidden, although nobody has hidden it.
        was_hidden = button.isHidden() and button.testAttribute(_EXPLICIT)
        if self._place == "drawer" and button.kind != "primary":
            button.setParent(self._drawer)
        else:
            (self._below if self._place == "below" else self._actions).addWidget(button)
        button.setHidden(was_hidden)

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}_menu")
        for button in self._buttons:
            if button.parentWidget() is self._drawer and not button.isHidden():
                action = QAction(button.accessibleName(), menu)
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def set_note(self, text: str) -> None:
        """Say beside the title what the page shows."""
        self.note.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the title."""
        self._marks.addWidget(widget)

    def add_action(self, button: Button) -> None:
        """Put a button at the right edge."""
        self._buttons.append(button)
        self._put(button)


class EmptyState(QWidget):
    """Icon, one sentence, the one useful button and at most two more."""

    def __init__(self, icon: str, sentence: str, hint: str, *buttons: Button, name: str) -> None:
        super().__init__()
        named(self, name, sentence, hint)
        middle = Qt.AlignmentFlag.AlignHCenter
        lines = column(self, margin=24, gap=8)
        lines.addStretch(1)
        lines.addWidget(Symbol(icon, "text3", icons.EMPTY), 0, middle)
        lines.addSpacing(4)
        title = PlainLabel(sentence, "section", wraps=True)
        title.setAlignment(middle)
        lines.addWidget(title)
        words = PlainLabel(hint, "second", wraps=True)
        words.setAlignment(middle)
        words.setMinimumWidth(look().px(400))
        lines.addWidget(words, 0, middle)
        lines.addSpacing(8)
        actions = row(gap=8)
        actions.addStretch(1)
        for button in buttons:
            actions.addWidget(button)
        actions.addStretch(1)
        lines.addLayout(actions)
        self.foot = row()
        lines.addLayout(self.foot)
        lines.addStretch(1)
