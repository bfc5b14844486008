"""The side bar: pages of the role with what needs this person, training mark, who works here."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import draw_icon, rounded
from workreport.ui.widgets.button import IconButton
from workreport.ui.widgets.choice_group import ChoiceGroup
from workreport.ui.widgets.focus_ring import is_by_keyboard
from workreport.ui.widgets.ground import colours_of, column, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol

WIDTH = 174
NARROW_WIDTH = 46
ITEM_HEIGHT = 32
_STRONG = 600


@dataclass(frozen=True, slots=True)
class SideItem:
    """A page of the side bar."""

    key: str
    icon: str
    text: str
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class SideCount:
    """What stands at the right edge of an item; only errors and what is missing are urgent."""

    text: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class WhoWorks:
    """The unit, the agency and the person of this workspace."""

    unit: str
    agency: str
    person: str
    position: str
    is_training: bool

    @property
    def initials(self) -> str:
        """Two letters for the person: the first and the last word of the name."""
        words = self.person.split()
        return "".join(word[0] for word in (words[:1] + words[-1:])).upper()


class _SideButton(QAbstractButton):
    def __init__(self, item: SideItem) -> None:
        super().__init__()
        named(self, f"page_{item.key}", item.text)
        self.setCheckable(True)
        # A click chooses a page and leaves the keyboard to it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{item.text} ({item.shortcut})" if item.shortcut else item.text)
        self.item = item
        self.count = SideCount("")
        self.is_narrow = False
        self._has_keyboard = False

    def set_count(self, count: SideCount) -> None:
        self.count = count
        self.setAccessibleName(f"{self.item.text} {count.text}".strip())
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = is_by_keyboard(event.reason())
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = False
        super().focusOutEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(NARROW_WIDTH - 16), look().px(ITEM_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        if self.isChecked():
            rounded(painter, self.rect(), 4, colours.accent_soft)
            bar = QRect(0, look().px(7), 3, self.height() - look().px(14))
            painter.fillRect(bar, QColor(colours.accent))
        elif self.underMouse():
            rounded(painter, self.rect(), 4, colours.hover)
        if self._has_keyboard:
            rounded(painter, self.rect(), 4, "", colours.accent, 2)
        ink = colours.accent_text if self.isChecked() else colours.text2
        size = look().px(icons.SIDE)
        left = (self.width() - size) // 2 if self.is_narrow else look().px(10)
        draw_icon(painter, QPoint(left, (self.height() - size) // 2), self.item.icon, ink, size)
        if self.is_narrow:
            self._paint_dot(painter)
            return
        painter.setPen(QColor(ink))
        painter.setFont(look().font(13, 600 if self.isChecked() else 500))
        words = QRect(left + size + look().px(10), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.item.text)
        painter.setFont(look().font(12, 700 if self.count.is_urgent else 500))
        painter.setPen(QColor(colours.bad if self.count.is_urgent else ink))
        right = self.rect().adjusted(0, 0, -look().px(8), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(right, flags, self.count.text)

    def _paint_dot(self, painter: QPainter) -> None:
        if self.count.is_urgent:
            spot = QRect(self.width() - 9, 5, 6, 6)
            rounded(painter, spot, 3, colours_of(self).bad)


class _PersonButton(QAbstractButton):
    """Who works here; opens the menu of what can be done on every page."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "window_menu", _("Thiết lập và lệnh khác"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._who = WhoWorks("", "", "", "", is_training=False)
        self._has_keyboard = False

    def show_person(self, who: WhoWorks) -> None:
        self._who = who
        self.setAccessibleDescription(f"{who.person}, {who.position}")
        self.setToolTip(f"{who.person} · {who.position}\n{_('Thiết lập và lệnh khác')}")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = is_by_keyboard(event.reason())
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_keyboard = False
        super().focusOutEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(WIDTH - 24), look().px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        if self.underMouse() or self.isDown():
            rounded(painter, self.rect(), 4, colours.hover)
        if self._has_keyboard:
            rounded(painter, self.rect(), 4, "", colours.accent, 2)
        side = look().px(28)
        badge = QRect(look().px(2), (self.height() - side) // 2, side, side)
        rounded(painter, badge, 4, colours.sunken)
        painter.setFont(look().font(12, 600))
        painter.setPen(QColor(colours.text2))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._who.initials)
        caret = look().px(12)
        right = self.width() - caret - look().px(2)
        place = QPoint(right, self.height() // 2 - caret - 1)
        draw_icon(painter, place, "caret-up", colours.text3, caret)
        left = badge.right() + look().px(9)
        line = look().line(12)
        top = (self.height() - 2 * line) // 2
        for text, weight, ink in (
            (self._who.person, _STRONG, colours.text),
            (self._who.position, 400, colours.text2),
        ):
            painter.setFont(look().font(12, weight))
            painter.setPen(QColor(ink))
            # The caret stands beside the name; the position has the whole width.
            area = QRect(left, top, (right if weight == _STRONG else self.width()) - left - 2, line)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            top += line


class SideBar(QWidget):
    """Chooses the page.

    Signals:
        chosen: Key of the page.
        menu_wanted: The menu of what can be done on every page.
    """

    chosen = Signal(str)
    menu_wanted = Signal()

    def __init__(self, items: tuple[SideItem, ...], who: WhoWorks) -> None:
        super().__init__()
        named(self, "side_bar", _("Các trang"))
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_narrow = False
        self._group = ChoiceGroup(self)
        self._buttons: dict[str, _SideButton] = {}
        outer = row(self)
        inside = QWidget()
        lines = column(inside)
        lines.setContentsMargins(8, 10, 8, 0)
        outer.addWidget(inside, 1)
        outer.addWidget(rule(is_upright=True))
        self._head = self._unit_head(who)
        lines.addWidget(self._head)
        for item in items:
            button = _SideButton(item)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self._buttons[item.key] = button
            lines.addWidget(button)
            lines.addSpacing(1)
        lines.addStretch(1)
        self._person = _PersonButton()
        self._person.clicked.connect(self.menu_wanted)
        self._dots = IconButton(
            "dots-three", _("Thiết lập và lệnh khác"), "narrow_menu", is_bare=True
        )
        self._dots.clicked.connect(self.menu_wanted)
        self._foot = _foot_of(who, self._person)
        self._training = named(Symbol("flask", "text2", icons.SIDE), "training_symbol")
        self._training.setToolTip(_("Cơ quan tập huấn, dữ liệu không có thật"))
        self._has_training = who.is_training
        lines.addWidget(self._training, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(6)
        lines.addWidget(self._foot)
        look().changed.connect(self._resize)
        self._resize()

    def set_count(self, key: str, count: SideCount) -> None:
        """Show at a page what needs this person."""
        if key in self._buttons:
            self._buttons[key].set_count(count)

    def choose(self, key: str) -> None:
        """Mark a page as the one shown; none for a page that does not stand here."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        else:
            self._group.choose_none()

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons only."""
        self._is_narrow = is_narrow
        for button in self._buttons.values():
            button.is_narrow = is_narrow
            button.update()
        self._resize()

    def menu_button(self) -> QAbstractButton:
        """Return the button from which the menu opens."""
        return self._dots if self._is_narrow else self._person

    def _resize(self) -> None:
        self._dots.setVisible(self._is_narrow)
        self.setFixedWidth(look().px(NARROW_WIDTH if self._is_narrow else WIDTH))
        self._head.setVisible(not self._is_narrow)
        self._foot.setVisible(not self._is_narrow)
        self._training.setVisible(self._is_narrow and self._has_training)

    def _on_clicked(self) -> None:
        button = self._group.checkedButton()
        if isinstance(button, _SideButton):
            self.chosen.emit(button.item.key)

    def _unit_head(self, who: WhoWorks) -> QWidget:
        head = QWidget()
        lines = column(head, gap=0)
        lines.setContentsMargins(6, 0, 0, 10)
        unit = PlainLabel(who.unit, "strong", name="unit_name", wraps=True)
        lines.addWidget(unit)
        lines.addWidget(PlainLabel(who.agency, "hint", name="agency_name"))
        return head


def _foot_of(who: WhoWorks, menu: "_PersonButton") -> QWidget:
    foot = QWidget()
    lines = column(foot, gap=8)
    lines.setContentsMargins(2, 0, 2, 10)
    if who.is_training:
        lines.addWidget(_training_mark())
    lines.addWidget(rule())
    menu.show_person(who)
    lines.addWidget(menu)
    return foot


def _training_mark() -> QFrame:
    mark = named(QFrame(), "training_mark", _("Cơ quan tập huấn, dữ liệu không có thật"))
    mark.setProperty("frame", "outlined")
    lines = column(mark, gap=0)
    lines.setContentsMargins(8, 4, 4, 4)
    head = row(gap=3)
    head.addWidget(Symbol("flask", "text2", icons.CHIP))
    head.addWidget(PlainLabel(_("Cơ quan tập huấn"), "smallstrong", wraps=True), 1)
    lines.addLayout(head)
    lines.addWidget(PlainLabel(_("Dữ liệu không có thật"), "hint", wraps=True))
    return mark
