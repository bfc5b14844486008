"""The texts of the paper beside its preview: written, kept at once, signed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QScrollArea, QWidget

from workreport.i18n.translation import _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.conclusions import Conclusions
from workreport.ui.viewmodels.paper_texts import PaperTexts, TextLine
from workreport.ui.views.board_pack.conclusions_part import NARROW, ConclusionsPart
from workreport.ui.views.board_pack.text_card import TextCard
from workreport.ui.widgets.button import LinkButton, NormalButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import Choice
from workreport.ui.widgets.label import PlainLabel

_MOST_ROWS = 20
_MOST_LETTERS = 90


class TextsPane(QWidget):
    """A card for each text of the agency, and for those of one unit at a time.

    Signals:
        place_wanted: The line of a text that is to be shown on the paper.
        entered: The line of the text that is being written now, and whether it was meant.
        closed: The pane is to be left.
    """

    place_wanted = Signal(str)
    entered = Signal(str, bool)
    closed = Signal()

    def __init__(self, model: PaperTexts) -> None:
        super().__init__()
        named(self, "texts", _("Lời văn"))
        self._model = model
        self._cards: dict[str, TextCard] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._choices: tuple[tuple[str, str], ...] = ()
        lines = column(self)
        lines.addLayout(self._head())
        self._why = PlainLabel("", "second", wraps=True, name="texts_why")
        self._why.setContentsMargins(14, 0, 14, 8)
        lines.addWidget(self._why)
        lines.addWidget(rule())
        inside = named(QWidget(), "inside")
        inside.setProperty("ground", "window")
        self._inside = column(inside, gap=12)
        self._inside.setContentsMargins(14, 12, 14, 12)
        self._before = column(gap=14)
        self._inside.addLayout(self._before)
        self.unit = Choice("texts_unit", _("Lời về đơn vị"), ())
        self.unit.setSizeAdjustPolicy(NARROW)
        self.unit.currentIndexChanged.connect(self._on_unit)
        self._inside.addWidget(self.unit)
        self._units = column(gap=14)
        self._inside.addLayout(self._units)
        self._after = column(gap=14)
        self._inside.addLayout(self._after)
        self.conclusions = ConclusionsPart(Conclusions(model), model)
        self._inside.addWidget(self.conclusions)
        self._inside.addStretch(1)
        self._area = named(QScrollArea(), "texts_area")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        lines.addWidget(self._area, 1)
        model.shown.connect(self.show_facts)

    def show_facts(self) -> None:
        """Show the texts as they stand."""
        model = self._model
        lines = model.lines()
        refusal = model.text_refusal()
        self._why.setText(refusal)
        self._why.setVisible(bool(refusal))
        count = len(model.unsigned())
        words = ngettext("Ký {count} lời văn", "Ký {count} lời văn", count)
        self.sign.set_label(words.format(count=count))
        self.sign.setVisible(bool(count) and not refusal)
        self._show_units()
        key = tuple((one.line, one.place) for one in lines)
        if key != self._shown:
            self._shown = key
            self._build(lines)
        for one in lines:
            links = model.links(one.line)
            self._cards[one.line].show_line(one, links, may_write=not refusal)
        self.conclusions.setVisible(model.kind in {"notice", "pack"})
        self.conclusions.show_facts()

    def write(self, line: str) -> None:
        """Put the keyboard into a text; that of another unit is shown first."""
        unit = line.rpartition(":")[0]
        if unit and unit != self._model.unit:
            self._model.choose_unit(unit)
        card = self._cards.get(line)
        if card is not None:
            card.write()
            # A card that was made just now has its place only after the next layout.
            QTimer.singleShot(0, card, partial(self._bring, card))

    def _bring(self, card: TextCard) -> None:
        self._area.ensureWidgetVisible(card, 0, look().px(12))

    def card(self, line: str) -> TextCard | None:
        """Return the card of a text that is shown."""
        return self._cards.get(line)

    def writing(self) -> str:
        """Return the line of the text that has the keyboard."""
        return next((line for line, card in self._cards.items() if card.text.hasFocus()), "")

    def step(self, step: int) -> None:
        """Put the keyboard into the text before or after."""
        order = list(self._cards)
        if order:
            at = order.index(self.writing()) + step if self.writing() else 0
            self.write(order[at % len(order)])

    def take_keyboard(self) -> None:
        """Put the keyboard into the first text."""
        if self.writing() == "" and self._cards:
            self.write(next(iter(self._cards)))

    def insert_figure(self) -> None:
        """Offer the figures that the text being written may take up."""
        card = self._cards.get(self.writing())
        if card is None or card.text.isReadOnly() or ":" in card.line:
            return
        menu = named(QMenu(self), "figures_menu", _("Chèn số liệu"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, label, words in self._model.figures_to_insert():
            action = menu.addAction(label)
            action.setObjectName(f"figure_{name}")
            action.triggered.connect(partial(card.text.insert_figure, name, words))
        menu.popup(card.text.viewport().mapToGlobal(card.text.cursorRect().bottomLeft()))

    def _head(self) -> QHBoxLayout:
        line = row(gap=8)
        line.setContentsMargins(14, 8, 8, 8)
        line.addWidget(PlainLabel(_("Lời văn"), "section", name="texts_title"))
        line.addStretch(1)
        self.sign = NormalButton("", "texts_sign", icon="pencil-simple", tooltip="Ctrl+Shift+Enter")
        self.sign.clicked.connect(self._sign)
        self.sign.hide()
        line.addWidget(self.sign)
        close = LinkButton(_("Đóng"), "texts_close", tooltip="F9")
        close.clicked.connect(self.closed)
        line.addWidget(close)
        return line

    def _sign(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # what is being typed belongs to what is signed
        self._model.sign()

    def _build(self, lines: Sequence[TextLine]) -> None:
        focused = self.writing()
        for layout in (self._before, self._units, self._after):
            empty(layout)
        self._cards = {}
        has_units = any(one.unit for one in lines)
        seen_unit = False
        for one in lines:
            card = TextCard(one, self._model.hint_of)
            self._wire(card)
            self._cards[one.line] = card
            seen_unit = seen_unit or bool(one.unit)
            place = self._units if one.unit else self._after if seen_unit else self._before
            place.addWidget(card)
        self.unit.setVisible(has_units)
        if focused in self._cards:
            self.write(focused)

    def _wire(self, card: TextCard) -> None:
        model = self._model
        card.typed.connect(model.type_text)
        card.entered.connect(self.entered)
        card.place_wanted.connect(self.place_wanted)
        card.link_wanted.connect(self._show_rows)
        card.back_wanted.connect(model.go_back)
        card.drop_wanted.connect(model.drop)
        card.moved.connect(self._on_moved)

    def _on_moved(self, _line: str, step: int) -> None:
        self.step(step)

    def _show_units(self) -> None:
        units = self._model.text_units()
        choices = []
        for unit, name, count in units:
            told = ngettext("{name} · {count} chưa ký", "{name} · {count} chưa ký", count)
            choices.append((unit, told.format(name=name, count=count) if count else name))
        if self._choices != tuple(choices):
            self._choices = tuple(choices)
            self.unit.blockSignals(True)
            self.unit.set_choices(self._choices)
            self.unit.blockSignals(False)
        if self.unit.value() != self._model.unit:
            self.unit.blockSignals(True)
            self.unit.set_value(self._model.unit)
            self.unit.blockSignals(False)

    def _on_unit(self, _at: int) -> None:
        self._model.choose_unit(self.unit.value())

    def _show_rows(self, key: str) -> None:
        """Show the rows a text was drafted from; choosing one opens the report it stands in."""
        title, rows = self._model.rows(key)
        menu = named(QMenu(self), "text_sources", title)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = menu.addAction(f"{title} · {len(rows)}")
        head.setEnabled(False)
        for at, one in enumerate(rows[:_MOST_ROWS]):
            words = f"{one.unit}: {one.text}" if one.unit != title else one.text
            words = words.replace("\n", " ").replace("&", "&&")
            told = words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS].rstrip()}…"
            action = menu.addAction(told)
            action.setObjectName(f"text_source_{at}")
            action.setToolTip(one.note)
            action.setEnabled(bool(one.place) and self._model.opens_sources())
            action.triggered.connect(partial(self._open_row, one.place))
        if len(rows) > _MOST_ROWS:
            more = ngettext(
                "… và {count} dòng nữa", "… và {count} dòng nữa", len(rows) - _MOST_ROWS
            )
            action = menu.addAction(more.format(count=len(rows) - _MOST_ROWS))
            action.triggered.connect(partial(self._model.session.go_to, "consolidation", ""))
        sender = QApplication.focusWidget() or self
        menu.popup(sender.mapToGlobal(sender.rect().bottomLeft()))

    def _open_row(self, place: str, _checked: bool = False) -> None:
        self._model.open_source(place)
