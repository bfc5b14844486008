"""The grid of rated people: F2 writes the remark, for a level is chosen by its own key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from workreport.ui.models.column import Editor
from workreport.ui.views.grid.view import GridView

REMARK = "remark"
_TEXTS = {Editor.TEXT, Editor.LONG_TEXT}


class RatedGrid(GridView):
    """A grid whose F2 goes from the levels to the remark of the same person."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if is_plain and event.key() == Qt.Key.Key_F2:
            self.edit_remark()
        else:
            super().keyPressEvent(event)

    def edit_remark(self) -> None:
        """Edit the remark; a cell that takes text itself is edited where it is."""
        at = self.currentIndex()
        if at.isValid() and self.grid.columns[at.column()].editor not in _TEXTS:
            self.go_to(self.current_id(), REMARK)
        self.edit_current()
