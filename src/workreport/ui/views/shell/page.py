"""What every page of the window is: a widget that is told about its width and its keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workreport.ui.views.shell.actions import Action
from workreport.ui.widgets.banner import BannerStack
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.toast import Toast


class Page(QWidget):
    """Base of all pages: banners on top, then what the page adds to ``body``.

    A page answers the window's actions in :meth:`performers` and lists its own in ``page_actions``.
    """

    has_grid = True
    page_actions: tuple[Action, ...] = ()

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = column(self)
        self.banners = BannerStack(f"{name}_banners")
        self.body: QVBoxLayout = column()
        lines.addWidget(self.banners)
        lines.addLayout(self.body, 1)

    def set_shown(self, is_shown: bool) -> None:
        """Be told whether the page can be seen: a stale page refreshes when it is."""

    def fit(self, width: int) -> None:
        """Be told the logical width of the window."""

    def show_place(self, place: str) -> None:
        """Go to a place of the page: a mark path, or another word the page understands."""

    def find_text(self, text: str) -> bool:  # noqa: ARG002 - for pages in which something can be found
        """Go to the first thing with these words; tell whether there is one."""
        return False

    def leave(self) -> None:
        """Keep what was typed: the window is about to be taken down."""

    def perform(self, action: str) -> bool:
        """Do one of the window's or the page's actions; tell whether the page did it."""
        act = self.performers().get(action)
        toast = self.findChild(Toast) if action == "undo" else None
        if toast is not None and toast.isVisible():
            act = toast.undo  # it names the key on its button, so the key means what it offers
        if act is not None:
            act()
        return act is not None

    def performers(self) -> dict[str, Callable[[], object]]:
        """Return what the page does for actions by their id."""
        return {}

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that F6 walks through, the main one first."""
        return (self,)
