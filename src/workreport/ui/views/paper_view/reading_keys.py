"""The keys of a paper on the screen, wherever it is shown."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workreport.ui.views.shell.actions import Action

Performers = Callable[[], Mapping[str, Callable[[], object]]]


def add_reading_keys(
    widget: QWidget,
    actions: Sequence[Action],
    performers: Performers,
    *,
    in_window: bool = False,
) -> None:
    """Let the keys of actions act inside a widget, or while it is shown anywhere in its window."""
    contexts = Qt.ShortcutContext
    context = contexts.WindowShortcut if in_window else contexts.WidgetWithChildrenShortcut
    for action in actions:
        made = QAction(action.label, widget)
        made.setObjectName(f"action_{action.id}")
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setShortcutContext(context)
        made.triggered.connect(_act(performers, action.id))
        widget.addAction(made)


def _act(performers: Performers, name: str) -> Callable[[], None]:
    def act() -> None:
        performers()[name]()

    return act
