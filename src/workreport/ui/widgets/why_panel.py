"""Says why: the sentence first, then the numbers, the conditions, the rule and its sources."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.spans import Span
from workreport.ui.widgets.banner import Banner
from workreport.ui.widgets.button import IconButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the sum; ``is_total`` is set apart."""

    name: str
    how: str
    value: str
    is_strong: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition with its tick or cross; ``None`` when it does not apply."""

    text: str
    value: str
    is_met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything the panel says; the same text is printed."""

    title: str
    about: str
    verdict: tuple[Span, ...]
    kind: NoticeKind = NoticeKind.INFO
    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    sources: str = ""


class WhyPanel(QWidget):
    """Shows an :class:`Explanation`.

    Signals:
        closed: The person wants the panel away.
    """

    closed = Signal()

    def __init__(self, name: str = "why_panel") -> None:
        super().__init__()
        named(self, name)
        self._lines = column(self, margin=14, gap=6)

    def explain(self, explanation: Explanation) -> None:
        """Show an explanation."""
        empty(self._lines)
        self.setAccessibleName(explanation.title)
        self._add_head(explanation)
        self._lines.addWidget(Banner(explanation.kind, explanation.verdict, name="why_verdict"))
        for term in explanation.terms:
            self._add_term(term)
        if explanation.conditions:
            self._lines.addWidget(PlainLabel(_("Điều kiện xếp loại"), "label"))
        for condition in explanation.conditions:
            self._add_condition(condition)
        self._lines.addStretch(1)
        if explanation.sources:
            self._lines.addWidget(rule())
            self._lines.addWidget(
                Sentence(explanation.sources, name="why_sources", size=12, ink="text3")
            )

    def _add_head(self, explanation: Explanation) -> None:
        head = row(gap=8)
        words = column(gap=0)
        words.addWidget(PlainLabel(explanation.title, "section"))
        words.addWidget(PlainLabel(explanation.about, "caption"))
        head.addLayout(words, 1)
        close = IconButton("x", _("Đóng"), "why_close", is_bare=True)
        close.clicked.connect(self.closed)
        head.addWidget(close)
        self._lines.addLayout(head)

    def _add_term(self, term: Term) -> None:
        if term.is_total:
            self._lines.addWidget(rule(ink="line2"))
        line = row(gap=8)
        is_bold = term.is_strong or term.is_total
        name = Span(term.name, is_strong=is_bold, ink="" if is_bold else "text2")
        words = (name, Span("  "), Span(term.how, ink="text3"))
        line.addWidget(Sentence(words, name="why_term"), 1)
        line.addWidget(PlainLabel(term.value, "strong" if term.is_total else ""))
        self._lines.addLayout(line)

    def _add_condition(self, condition: Condition) -> None:
        line = row(gap=8)
        icon, ink = _MARKS[condition.is_met]
        line.addWidget(Symbol(icon, ink))
        line.addWidget(Sentence(condition.text, name="why_condition"), 1)
        line.addWidget(PlainLabel(condition.value, "second"))
        self._lines.addLayout(line)


_MARKS: dict[bool | None, tuple[str, str]] = {
    True: ("check-circle-fill", "ok"),
    False: ("x-circle-fill", "bad"),
    None: ("minus", "text3"),
}
