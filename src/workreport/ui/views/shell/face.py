"""A face of a page: something that takes the page's place for a while, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.ui.widgets.button import IconButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import column, named, row, rule


class Face(QWidget):
    """Head with a way back, then what the face adds to ``body``.

    Signals:
        left: The person wants to go back.
    """

    left = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, name, title)
        lines = column(self)
        line = row()
        line.setContentsMargins(8, 0, 0, 0)
        self.back_button = IconButton("caret-left", _("Trở lại"), f"{name}_back")
        self.back_button.clicked.connect(self.left)
        line.addWidget(self.back_button)
        self.head = PageHead(title, f"{name}_head")
        line.addWidget(self.head, 1)
        lines.addLayout(line)
        lines.addWidget(rule(ink="line2"))
        self.body: QVBoxLayout = column()
        lines.addLayout(self.body, 1)

    def performers(self) -> dict[str, Callable[[], object]]:
        """Return what the face does for actions of the window by their id."""
        return {"back": self.left.emit}

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that F6 walks through while the face is shown."""
        return (self,)

    def closed(self) -> None:
        """Be told that the page has taken its place again."""
