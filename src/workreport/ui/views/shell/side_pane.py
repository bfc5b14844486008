"""A pane beside a grid: beside it in wide windows, over its right part in narrower ones."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from workreport.ui.widgets.ground import column, named, row, rule

WIDE_FROM = 1600
BESIDE_FROM = 1200
WHOLE_BELOW = 900


class SidePane(QFrame):
    """Holds what a page puts into ``body``; F9 opens and closes it, Esc closes it over a grid."""

    def __init__(self, accessible: str, name: str, *, width: int, wide_width: int) -> None:
        super().__init__()
        named(self, name, accessible)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._widths = (width, wide_width)
        self._wanted_width = width
        self._has_content = True
        self._is_wanted = True
        self._is_over = False
        self._host: QBoxLayout | None = None
        outer = row(self)
        outer.addWidget(rule(is_upright=True, ink="line2"))
        self.body: QVBoxLayout = column(margin=14, gap=8)
        outer.addLayout(self.body, 1)

    def fit(self, width: int, scale: int = 100) -> None:
        """Take the place there is in a window of that logical width."""
        is_over = width < BESIDE_FROM
        if is_over and not self._is_over:
            self._is_wanted = False
        elif self._is_over and not is_over:
            self._is_wanted = True
        self._is_over = is_over
        wanted = self._widths[1] if width >= WIDE_FROM else self._widths[0]
        if width < WHOLE_BELOW:
            wanted = width
        self._wanted_width = wanted * scale // 100
        self.setFixedWidth(self._wanted_width)
        self._arrange()

    def open(self) -> None:
        """Show the pane."""
        self._is_wanted = True
        self._arrange()

    def toggle(self) -> None:
        """Show or hide the pane."""
        self._is_wanted = not self._is_wanted
        self._arrange()

    def set_content(self, *, has_content: bool) -> None:
        """Hide the pane while it has nothing to show; that it is wanted is kept."""
        self._has_content = has_content
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_over:
            self.toggle()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._is_over:
            self._lie_over()
        return False

    def _arrange(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        if self._is_over and self._host is None:
            self._leave(parent)
        elif not self._is_over and self._host is not None:
            self._host.addWidget(self)
            self._host = None
            parent.removeEventFilter(self)
        if self._is_over:
            self._lie_over()
        self.setVisible(self._is_wanted and self._has_content)
        self.raise_()

    def _leave(self, parent: QWidget) -> None:
        """Leave the layout and remember it, to come back when the window grows."""
        for layout in parent.findChildren(QBoxLayout):
            if layout.indexOf(self) >= 0:
                layout.removeWidget(self)
                self._host = layout
        parent.installEventFilter(self)

    def _lie_over(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            width = min(parent.width(), self._wanted_width)
            self.setFixedWidth(width)  # a page is narrower than its window by the side bar
            self.setGeometry(parent.width() - width, 0, width, parent.height())
