"""Puts the look onto the application: style, palette, font and style sheet."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from workreport.ui.theme.look import look
from workreport.ui.theme.template import style_sheet

STYLE = "Fusion"
STYLE_ARGUMENTS = ("workreport", "-style", STYLE)
"""Given to the application when it is made they spare asking it for its style, a large class."""


class Dressing(QObject):
    """Keeps an application dressed: it follows every change of the look."""

    def __init__(self, application: QApplication, *, has_style: bool = False) -> None:
        super().__init__(application)
        self._application = application
        if not has_style:
            application.setStyle(STYLE)
        look().follow(application.styleHints())
        look().changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Dress the application anew."""
        self._application.setPalette(look().palette())
        self._application.setFont(look().font())
        self._application.setStyleSheet(style_sheet(look()))
