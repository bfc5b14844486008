"""The status bar: saved at, sent or not, exchange seen at. It never says more than is proved."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from workreport.i18n.translation import _
from workreport.ui.theme import icons
from workreport.ui.theme.look import look
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.symbol import Symbol

HEIGHT = 26
_LEAST = 40


@dataclass(frozen=True, slots=True)
class StatusPart:
    """One fact with its icon; a problem is red and bold and has the icon of an error."""

    text: str
    icon: str = ""
    is_problem: bool = False
    short: str = ""
    """What is said where the whole has no room; the tooltip says the rest."""


class _Fact(QWidget):
    def __init__(self, name: str, icon: str) -> None:
        super().__init__()
        named(self, name)
        self._icon = icon
        line = row(self, gap=6)
        self._symbol = Symbol(icon, "text2", icons.CHIP)
        self._part = StatusPart("")
        self._is_narrow = False
        self._words = ElidedLabel("", "hint", name=f"{name}_text")
        # As wide as its words where there is room; the last letters go before anything is covered.
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words.setMinimumWidth(look().px(_LEAST))
        line.addWidget(self._symbol)
        line.addWidget(self._words)
        self.setVisible(False)

    def show_part(self, part: StatusPart) -> None:
        self._part = part
        self.setVisible(bool(part.text))
        self.setAccessibleName(part.text)
        icon = "x-circle-fill" if part.is_problem else part.icon or self._icon
        self._symbol.set_icon(icon, "bad" if part.is_problem else "text2")
        self._words.set_role("problem" if part.is_problem else "hint")
        self._show_words()

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._show_words()

    def _show_words(self) -> None:
        is_short = self._is_narrow and bool(self._part.short)
        self._words.setText(self._part.short if is_short else self._part.text)
        self.setToolTip(self._part.text if is_short else "")


class StatusBar(QWidget):
    """Facts at the left, the note and the key at the right."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "status_bar", _("Trạng thái"))
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = column(self)
        lines.addWidget(rule())
        line = row(gap=18)
        line.setContentsMargins(16, 0, 14, 0)
        lines.addStretch(1)
        lines.addLayout(line)
        lines.addStretch(1)
        self._facts = {
            "saved": _Fact("status_saved", "floppy-disk"),
            "outbox": _Fact("status_outbox", "paper-plane-tilt"),
            "exchange": _Fact("status_exchange", "folder-open"),
        }
        for fact in self._facts.values():
            line.addWidget(fact)
        line.addStretch(1)
        self._note = _Fact("status_note", "shield-warning")
        line.addWidget(self._note)
        self._keys = PlainLabel(_("F1 Phím tắt"), "hint", name="status_keys")
        line.addWidget(self._keys)
        self.set_narrow(False)
        look().changed.connect(self._resize)
        self._resize()

    def set_saved(self, part: StatusPart) -> None:
        """Say when the last word was saved, or that it was not."""
        self._facts["saved"].show_part(part)

    def set_outbox(self, part: StatusPart) -> None:
        """Say what has been sent."""
        self._facts["outbox"].show_part(part)

    def set_exchange(self, part: StatusPart) -> None:
        """Say when the exchange was seen."""
        self._facts["exchange"].show_part(part)

    def _resize(self) -> None:
        self.setFixedHeight(look().px(HEIGHT))

    def set_narrow(self, is_narrow: bool) -> None:
        """Say the same shorter."""
        note = _("Không mật") if is_narrow else _("Chỉ thông tin không mật")
        self._note.show_part(StatusPart(note))
        self._keys.setVisible(not is_narrow)
        for fact in self._facts.values():
            fact.set_narrow(is_narrow)
