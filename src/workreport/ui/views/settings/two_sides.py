"""A list at the left and what is done with it at the right; one below the other when narrow."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from workreport.services.ports.overriding import override
from workreport.ui.theme.look import look
from workreport.ui.views.settings.part import Part
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, named, row

_SIDE_WIDTH = 400
_BESIDE_FROM = 1100
_NO_LIMIT = 16_777_215  # what Qt calls no limit


def pair(*fields: QWidget) -> QHBoxLayout:
    """Return short fields beside each other."""
    across = row(gap=12)
    for field in fields:
        across.addWidget(field, 1)
    return across


class TwoSides(Part):
    """What set-up parts of lists share: two columns, and being told when they are seen."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__(name, accessible)
        self._across = row(gap=12)
        self._side = named(QWidget(), f"{name}_side")
        self._cards: QVBoxLayout = column(self._side, gap=12)
        self.lines.addLayout(self._across, 1)

    def set_up(self, left: QWidget, *right: Card) -> None:
        """Put the cards in their places."""
        self._across.addWidget(left, 1)
        for card in right:
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        self._across.addWidget(self._side)

    def told_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.told_shown(is_shown=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.told_shown(is_shown=False)

    @override
    def fit(self, width: int) -> None:
        is_narrow = width < _BESIDE_FROM
        self._across.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        self._side.setMinimumWidth(0 if is_narrow else look().px(_SIDE_WIDTH))
        self._side.setMaximumWidth(_NO_LIMIT if is_narrow else look().px(_SIDE_WIDTH))
