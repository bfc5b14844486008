"""The look in use: theme, text size, fonts and every size that follows them.

Widgets ask :func:`look` while they paint and listen to ``changed``; nothing else keeps a colour.
"""

from enum import StrEnum
from functools import cache
from math import ceil

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette, QStyleHints

from workreport.ui.theme.tokens import DARK, LIGHT, Colours

SMALLEST_SCALE = 90
LARGEST_SCALE = 200
SCALE_STEP = 10
_DARK_BELOW = 0.5
_MOST_MEASURED = 20_000
LINE_BOX = 1.265
"""Height of the fonts' line box: stacked accents never clip in it."""


class Mode(StrEnum):
    """Which theme is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """Theme and text size of the whole program.

    Signals:
        changed: Colours, fonts or sizes are different now; repaint and lay out again.
        icons_changed: Icons can be drawn now, or must be drawn in other colours.
    """

    changed = Signal()
    icons_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.colours: Colours = LIGHT
        self.mode = Mode.SYSTEM
        self.scale = 100
        self.families: tuple[str, ...] = ("Sans Serif",)
        self._hints: QStyleHints | None = None
        self._is_machine_dark = False
        self._fonts: dict[tuple[int, int], QFont] = {}
        self._metrics: dict[tuple[int, int], QFontMetrics] = {}
        self._advances: dict[tuple[str, int, int], int] = {}
        self._shortened: dict[tuple[str, int, int, int], str] = {}

    def follow(self, hints: QStyleHints) -> None:
        """Follow the theme of this machine wherever no theme was fixed.

        Until :meth:`look_closely` the machine counts as dark when its own palette is.
        """
        self._hints = hints
        window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
        self._is_machine_dark = window.lightnessF() < _DARK_BELOW
        hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._choose_colours()

    def look_closely(self) -> None:
        """Ask the machine for its theme by name, now that the first window stands there."""
        if self._hints is not None:
            self._is_machine_dark = self._hints.colorScheme() is QtCore.Qt.ColorScheme.Dark
            self._choose_colours()

    def use_mode(self, mode: Mode) -> None:
        """Fix a theme, or follow the machine again."""
        self.mode = mode
        self._choose_colours()

    def use_scale(self, percent: int) -> None:
        """Set the text size in percent; values outside 90 to 200 become the nearest allowed."""
        percent = max(SMALLEST_SCALE, min(LARGEST_SCALE, percent))
        if percent != self.scale:
            self.scale = percent
            self._forget_fonts()
            self.changed.emit()
            self.icons_changed.emit()

    def use_families(self, families: tuple[str, ...]) -> None:
        """Use the font families that were loaded, best first."""
        self.families = families
        self._forget_fonts()
        self.changed.emit()

    def px(self, size: int) -> int:
        """Return a length of the look book at the present text size."""
        return max(1, round(size * self.scale / 100))

    def line(self, size: int = 13) -> int:
        """Return the line box of a text of that size."""
        return ceil(self.px(size) * LINE_BOX)

    @property
    def row_height(self) -> int:
        """Height of a compact grid row: 28 at 100 %."""
        return self.line() + 11

    @property
    def control_height(self) -> int:
        """Height of buttons and inputs: 30 at 100 %."""
        return self.line() + 13

    @property
    def chip_height(self) -> int:
        """Height of a chip: 20 at 100 %."""
        return self.line(12) + 4

    def font(self, size: int = 13, weight: int = 400) -> QFont:
        """Return the screen font at a size of the look book; do not change the one returned."""
        font = self._fonts.get((size, weight))
        if font is None:
            font = QFont(list(self.families))
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight(weight))
            self._fonts[size, weight] = font
        return font

    def metrics(self, size: int = 13, weight: int = 400) -> QFontMetrics:
        """Return the measures of a font of the screen."""
        metrics = self._metrics.get((size, weight))
        if metrics is None:
            metrics = QFontMetrics(self.font(size, weight))
            self._metrics[size, weight] = metrics
        return metrics

    def advance(self, text: str, size: int = 13, weight: int = 400) -> int:
        """Return the width of a text in a font of the screen; it is measured once."""
        key = (text, size, weight)
        found = self._advances.get(key)
        if found is None:
            if len(self._advances) >= _MOST_MEASURED:
                self._advances.clear()
            found = self.metrics(size, weight).horizontalAdvance(text)
            self._advances[key] = found
        return found

    def shortened(self, text: str, width: int, size: int = 13, weight: int = 400) -> str:
        """Return a text in one line, with an ellipsis where it would be wider than that."""
        key = (text, width, size, weight)
        found = self._shortened.get(key)
        if found is None:
            if len(self._shortened) >= _MOST_MEASURED:
                self._shortened.clear()
            right = QtCore.Qt.TextElideMode.ElideRight
            line = text.replace("\n", " ")
            found = self.metrics(size, weight).elidedText(line, right, width)
            self._shortened[key] = found
        return found

    def _forget_fonts(self) -> None:
        self._fonts.clear()
        self._metrics.clear()
        self._advances.clear()
        self._shortened.clear()

    def palette(self) -> QPalette:
        """Return the palette of the theme for everything that Qt paints by itself."""
        return palette_of(self.colours)

    def _choose_colours(self) -> None:
        dark = self.mode is Mode.DARK or (self.mode is Mode.SYSTEM and self._is_machine_dark)
        colours = DARK if dark else LIGHT
        if colours is not self.colours:
            self.colours = colours
            self.changed.emit()
            self.icons_changed.emit()

    def _on_scheme_changed(self) -> None:
        self.look_closely()


def palette_of(colours: Colours) -> QPalette:
    """Return the palette for a set of colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    for place, token in (
        (role.Window, "window"),
        (role.AlternateBase, "window"),
        (role.Base, "surface"),
        (role.Button, "surface"),
        (role.ToolTipBase, "raised"),
        (role.Text, "text"),
        (role.WindowText, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipText, "text"),
        (role.HighlightedText, "text"),
        (role.Highlight, "accent_soft"),
        (role.Accent, "accent"),
        (role.Link, "accent_text"),
        (role.LinkVisited, "accent_text"),
        (role.PlaceholderText, "text3"),
        (role.Light, "surface"),
        (role.Midlight, "line"),
        (role.Mid, "line2"),
        (role.Dark, "edge"),
        (role.Shadow, "line2"),
    ):
        palette.setColor(place, QColor(colours.of(token)))
    for place in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.text3))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(colours.sunken))
    return palette


@cache
def look() -> Look:
    """Return the one look of the program."""
    return Look()
