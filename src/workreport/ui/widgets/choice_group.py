"""Buttons of which one is chosen: Tab stops at that one only, arrows lead to the others."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup
from typing_extensions import override


class ChoiceGroup(QButtonGroup):
    """An exclusive group; by itself Qt lets Tab stop where the keyboard was last, or anywhere."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._aim)

    @override
    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        super().addButton(button, id)
        self._aim()

    def choose_none(self) -> None:
        """Leave no button chosen."""
        self.setExclusive(False)
        for button in self.buttons():
            button.setChecked(False)
        self.setExclusive(True)
        self._aim()

    def _aim(self) -> None:
        stop = self.checkedButton() or next(iter(self.buttons()), None)
        for button in self.buttons():
            takes, tab = button.focusPolicy(), Qt.FocusPolicy.TabFocus
            button.setFocusPolicy(takes | tab if button is stop else takes & ~tab)
