"""The page of what was found: one card for each month and unit, arrows walk, Enter opens."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.search import Search
from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card, PageHead
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, rule
from workreport.ui.widgets.inputs import Choice
from workreport.ui.widgets.row_button import RowButton

_CHOICE = 160


class SearchPage(Page):
    """Arrows walk through the places, Enter opens one, Ctrl+K goes back to the words."""

    has_grid = False

    def __init__(self, model: Search) -> None:
        super().__init__("search", _("Kết quả tìm"))
        self._model = model
        self.head = PageHead(_("Kết quả tìm"), "search_head")
        self._more = NormalButton(_("Hiện thêm"), "search_more")
        self._more.clicked.connect(model.look_further)
        self.head.add_action(self._more)
        self.body.addWidget(self.head)
        self.body.addWidget(self._filters())
        self.body.addWidget(rule(ink="line2"))
        inside = named(QWidget(), "search_inside")
        self._cards = column(inside, margin=16, gap=12)
        self._area = named(QScrollArea(), "search_area", _("Các chỗ tìm thấy"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self.body.addWidget(self._area, 1)
        self._rows: list[RowButton] = []
        self._more.setVisible(False)
        model.found.connect(self._show)

    def _filters(self) -> QWidget:
        box = named(QWidget(), "search_filters", _("Tìm trong"))
        flow = FlowLayout(12, 6)
        flow.setContentsMargins(16, 0, 16, 8)
        box.setLayout(flow)
        self.unit = Choice("search_unit", _("Đơn vị"), (("", _("Mọi đơn vị")),))
        self.first = Choice("search_first", _("Từ năm"), (("", _("Từ năm đầu")),))
        self.last = Choice("search_last", _("Đến năm"), (("", _("Đến nay")),))
        for choice in (self.unit, self.first, self.last):
            choice.setMinimumWidth(look().px(_CHOICE))
            choice.activated.connect(self._narrow)
            flow.addWidget(choice)
        return box

    def _narrow(self, _place: int) -> None:
        self._model.narrow(self.unit.value(), self.first.value(), self.last.value())

    def _show_filters(self) -> None:
        years = self._model.years()
        for choice, offered in (
            (self.unit, self._model.units()),
            (self.first, (("", _("Từ năm đầu")), *((one, one) for one in years))),
            (self.last, (("", _("Đến nay")), *((one, one) for one in years))),
        ):
            if choice.count() != len(offered):
                before = choice.value()
                choice.set_choices(offered)
                choice.set_value(before)

    @override
    def find_text(self, text: str) -> bool:
        self._model.look_for(text)
        return True

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._area, self.unit, self.head)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button takes the arrows for itself and would leave the list with them.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            at = next((place for place, one in enumerate(self._rows) if one is watched), -1)
            last = len(self._rows) - 1
            steps = {
                Qt.Key.Key_Up: max(at - 1, 0),
                Qt.Key.Key_Down: min(at + 1, last),
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: last,
            }
            key = Qt.Key(event.key())
            if at >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._rows[at].click()
                return True
            if at >= 0 and key in steps:
                self._focus(steps[key])
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._show_filters()
        seen = len(self._rows) if self._more.hasFocus() else 0
        empty(self._cards)
        self._rows = []
        self.head.title.setText(_("Tìm “{text}”").format(text=self._model.text))
        self.head.set_note(self._model.note())
        self._more.setVisible(self._model.has_more())
        for group in self._model.groups():
            card = Card(group.title, f"found_{len(self._rows)}")
            for line in group.lines:
                button = RowButton(line.id, line.icon, "text2", line.words, line.kind)
                button.opened.connect(self._model.open)
                button.installEventFilter(self)
                card.body.addWidget(button)
                self._rows.append(button)
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        if not any(one.hasFocus() for one in (self.unit, self.first, self.last)):
            self._focus(min(seen, len(self._rows) - 1))

    def _focus(self, at: int) -> None:
        if self._rows:
            self._rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self._rows[at])
