"""Buttons: one filled one for the next step, the others stay quiet; a refused one says why."""

from dataclasses import dataclass

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStylePainter

from workreport.i18n.translation import _
from workreport.services.ports.overriding import override
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.theme.numbers import V_CENTRE
from workreport.ui.theme.strokes import draw_icon, draw_key_cap, inked, key_cap_width, rounded
from workreport.ui.theme.tokens import Colours
from workreport.ui.widgets.focus_ring import ring_if_keyboard
from workreport.ui.widgets.ground import colours_of, named

_GAP = 8


@dataclass(frozen=True, slots=True)
class _Paint:
    """The colours of a button in its present state."""

    ink: str
    fill: str = ""
    border: str = ""


class Button(QPushButton):
    """What all buttons share: icon, words, key cap, reasons.

    ``kind`` is primary, normal, quiet, danger or link. ``trailing`` is an icon behind the words.
    """

    kind = "normal"
    weight = 500

    def __init__(
        self,
        text: str,
        name: str,
        *,
        icon: str = "",
        key: str = "",
        trailing: str = "",
        tooltip: str = "",
    ) -> None:
        super().__init__(text)
        named(self, name, text or tooltip)
        self.icon_name = icon
        self.key = key
        self.trailing = trailing
        self.sample = ""
        self._label = text
        self._tooltip = tooltip
        self._size = 13
        self.setProperty("kind", self.kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tooltip)
        look().changed.connect(self.updateGeometry)
        look().icons_changed.connect(self.update)

    def refuse(self, reason: str, short: str = "") -> None:
        """Disable the button and say why: in the tooltip, and ``short`` behind its label."""
        self.setEnabled(False)
        shown = _("{label}: {reason}").format(label=self._label, reason=short)
        self.setText(shown if short else self._label)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)
        self.updateGeometry()

    def let(self, refused: str) -> None:
        """Enable the button where nothing is refused, else say why it is not."""
        if refused:
            self.refuse(refused)
        else:
            self.allow()

    def allow(self) -> None:
        """Enable the button again."""
        self.setEnabled(True)
        self.setText(self._label)
        self.setToolTip(self._tooltip)
        self.setAccessibleDescription("")
        self.updateGeometry()

    def set_label(self, text: str) -> None:
        """Change the words of the button."""
        self._label = text
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Change the icon before the words."""
        self.icon_name = icon
        self.updateGeometry()
        self.update()

    def padding(self) -> int:
        """Return the room left and right of the content."""
        return look().px(13)

    def content_height(self) -> int:
        """Return the height of the button."""
        return look().control_height

    @override
    def sizeHint(self) -> QSize:
        height = self.content_height()
        width = self._content_width() + 2 * self.padding()
        return QSize(height if not self.text() and self.icon_name else width, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        ring_if_keyboard(self, event.reason())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        paint = self._paint(colours_of(self))
        if paint.fill or paint.border:
            rounded(painter, self.rect(), 4, paint.fill, paint.border)
        self._draw_content(painter, paint.ink)

    def _state(self) -> str:
        if not self.isEnabled():
            return "disabled"
        if self.isDown() or self.sample == "pressed":
            return "pressed"
        return "hover" if self.underMouse() or self.sample == "hover" else "rest"

    def _paint(self, colours: Colours) -> _Paint:
        fills = {"rest": colours.surface, "hover": colours.hover, "pressed": colours.sunken}
        state = self._state()
        if state == "disabled":
            return _Paint(colours.text3, colours.sunken, colours.line2)
        return _Paint(colours.text, fills[state], colours.edge)

    def _font_weight(self) -> int:
        return self.weight if self.isEnabled() else 500

    def _shown_icon(self) -> str:
        return self.icon_name if self.isEnabled() or not self.text() else "lock-simple"

    def _content_width(self) -> int:
        metrics = QFontMetrics(look().font(self._size, self._font_weight()))
        parts = [metrics.horizontalAdvance(self.text())] if self.text() else []
        parts += [look().px(icons.TEXT) for icon in (self._shown_icon(), self.trailing) if icon]
        parts += [key_cap_width(self.key)] if self.key else []
        return sum(parts) + look().px(_GAP) * (len(parts) - 1)

    def _draw_content(self, painter: QStylePainter, ink: str) -> None:
        left = (self.width() - self._content_width()) // 2
        left = self._draw_symbol(painter, left, self._shown_icon(), ink)
        painter.setFont(look().font(self._size, self._font_weight()))
        if self.text():
            width = painter.fontMetrics().horizontalAdvance(self.text())
            area = QRect(left, 0, width + 2, self.height())
            role = QPalette.ColorRole.WindowText
            painter.drawItemText(area, V_CENTRE, inked(ink), True, self.text(), role)
            left += width + look().px(_GAP)
        left = self._draw_symbol(painter, left, self.trailing, ink)
        if self.key:
            height = look().line(12) + 2
            cap = QRect(left, (self.height() - height) // 2, key_cap_width(self.key), height)
            edge = ink if self.kind == "primary" else colours_of(self).line2
            draw_key_cap(painter, cap, self.key, ink, edge)

    def _draw_symbol(self, painter: QPainter, left: int, icon: str, ink: str) -> int:
        if not icon:
            return left
        size = look().px(icons.TEXT)
        draw_icon(painter, QPoint(left, (self.height() - size) // 2), icon, ink, size)
        return left + size + look().px(_GAP)


class NormalButton(Button):
    """A button with a border."""


class PrimaryButton(Button):
    """The next step: at most one on a page; ``is_hero`` makes it 36 px high."""

    kind = "primary"
    weight = 600
    is_hero = False

    def make_hero(self) -> "PrimaryButton":
        """Make the button 36 px high, as on the page of the month."""
        self.is_hero = True
        self.updateGeometry()
        return self

    @override
    def content_height(self) -> int:
        return look().control_height + (6 if self.is_hero else 0)

    @override
    def padding(self) -> int:
        return look().px(17 if self.is_hero else 13)

    @override
    def _paint(self, colours: Colours) -> _Paint:
        state = self._state()
        if state == "disabled":
            return _Paint(colours.text3, colours.sunken, colours.line2)
        fills = {
            "rest": colours.accent,
            "hover": colours.accent_hover,
            "pressed": colours.accent_press,
        }
        return _Paint(colours.on_accent, fills[state])


class QuietButton(Button):
    """A second action: words in the accent colour, no border."""

    kind = "quiet"

    @override
    def padding(self) -> int:
        return look().px(8)

    @override
    def _paint(self, colours: Colours) -> _Paint:
        state = self._state()
        if state == "disabled":
            return _Paint(colours.text3)
        return _Paint(colours.accent_text, "" if state == "rest" else colours.hover)


class LinkButton(QuietButton):
    """An action inside a text: no room around it; ``small`` is the size of captions."""

    kind = "link"
    weight = 600

    def small(self) -> "LinkButton":
        """Use the size of captions."""
        return self.of_size(12)

    def of_size(self, size: int) -> "LinkButton":
        """Write as large as the text around it."""
        self._size = size
        self.updateGeometry()
        return self

    @override
    def padding(self) -> int:
        return 0

    @override
    def content_height(self) -> int:
        return look().line(self._size) + 2

    @override
    def _paint(self, colours: Colours) -> _Paint:
        state = self._state()
        tokens = {"disabled": colours.text3, "rest": colours.accent_text}
        return _Paint(tokens.get(state, colours.accent))


class DangerButton(Button):
    """Something that cannot be taken back lightly: red border, never filled."""

    kind = "danger"

    @override
    def _paint(self, colours: Colours) -> _Paint:
        state = self._state()
        if state == "disabled":
            return _Paint(colours.text3, colours.sunken, colours.line2)
        return _Paint(
            colours.bad, colours.surface if state == "rest" else colours.bad_soft, colours.bad
        )


class IconButton(Button):
    """A button with an icon only; its name is in the tooltip and read aloud."""

    def __init__(self, icon: str, label: str, name: str, *, is_bare: bool = False) -> None:
        self._is_bare = is_bare
        super().__init__("", name, icon=icon, tooltip=label)

    @override
    def _paint(self, colours: Colours) -> _Paint:
        if not self._is_bare:
            return super()._paint(colours)
        state = self._state()
        if state == "disabled":
            return _Paint(colours.text3)
        return _Paint(colours.text2, "" if state == "rest" else colours.hover)
