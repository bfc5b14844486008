"""The leaders' conclusions beside the notice: words and tasks given, typed here or elsewhere."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from workreport.i18n.formats import month_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.models.judged_lines import JudgedLine
from workreport.ui.viewmodels.conclusions import Conclusions
from workreport.ui.viewmodels.paper_texts import PaperTexts
from workreport.ui.widgets.button import LinkButton, NormalButton
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import Choice, PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_LINES = 3
# A list of long names takes the width there is, not the width of its longest name.
NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_SIGNED = "signed/"


class ConclusionCard(QFrame):
    """One conclusion that is typed and not signed.

    Signals:
        typed: Its line and its words.
        dropped: Its line, that shall be forgotten.
    """

    typed = Signal(str, str)
    dropped = Signal(str)

    def __init__(self, line: JudgedLine, at: int) -> None:
        super().__init__()
        self._line = line.id
        name = f"conclusion_{at}"
        named(self, name, line.content)
        lines = column(self, gap=4)
        head = row(gap=8)
        head.addWidget(PlainLabel(line.unit, "strong"))
        head.addStretch(1)
        head.addWidget(PlainLabel(_("Chưa ký"), "problem", name=f"{name}_state"))
        lines.addLayout(head)
        lines.addWidget(PlainLabel(line.content, "caption", wraps=True))
        self.text = PlainTextEdit(
            f"{name}_text", _("Lời kết luận: {content}").format(content=line.content)
        )
        self.text.setPlainText(line.text)
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + 14)
        self.text.textChanged.connect(self._on_typed)
        lines.addWidget(self.text)
        drop = LinkButton(_("Bỏ kết luận này"), f"{name}_drop").small()
        drop.clicked.connect(partial(self.dropped.emit, self._line))
        lines.addWidget(drop)

    def show_text(self, words: str) -> None:
        """Show what was typed elsewhere, unless it is being written here."""
        if not self.text.hasFocus() and self.text.toPlainText() != words:
            self.text.blockSignals(True)
            self.text.setPlainText(words)
            self.text.blockSignals(False)

    def _on_typed(self) -> None:
        self.typed.emit(self._line, self.text.toPlainText())


class ConclusionsPart(QWidget):
    """What the leaders conclude and assign; the same drafts as in the presentation."""

    def __init__(self, conclusions: Conclusions, model: PaperTexts) -> None:
        super().__init__()
        named(self, "conclusions", _("Kết luận, giao việc"))
        self._conclusions = conclusions
        self._model = model
        self._cards: dict[str, ConclusionCard] = {}
        self._key: object = None
        lines = column(self, gap=8)
        lines.addWidget(rule())
        head = FlowLayout(gap=8, line_gap=4)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(PlainLabel(_("2, 4  Kết luận, giao việc"), "strong"))
        self.sign = NormalButton("", "conclusions_sign", icon="flag-fill")
        self.sign.clicked.connect(self._sign)
        head.addWidget(self.sign)
        lines.addLayout(head)
        self._why = PlainLabel("", "hint", wraps=True, name="conclusions_why")
        lines.addWidget(self._why)
        self._where = LinkButton(_("Ghi người quyết định ở Tổng hợp"), "conclusions_where").small()
        self._where.clicked.connect(partial(model.session.go_to, "consolidation"))
        lines.addWidget(self._where)
        self._rows = column(gap=10)
        lines.addLayout(self._rows)
        lines.addWidget(self._add_form())

    def show_facts(self) -> None:
        """Show the conclusions as they stand."""
        model, conclusions = self._model, self._conclusions
        may_write = not model.is_locked() and model.summary is not None
        typed = set(model.pending.roots()) if may_write else set()
        lines = conclusions.lines()
        pending = [one for one in lines if one.id in typed]
        signed = [one for one in lines if one.id.startswith(_SIGNED)]
        key = tuple(one.id for one in pending), tuple(one.content for one in signed)
        if key != self._key:
            self._key = key
            self._build(pending, signed)
        for one in pending:
            self._cards[one.id].show_text(one.text)
        count = len(conclusions.inputs())
        words = ngettext("Ký {count} kết luận", "Ký {count} kết luận", count)
        refusal = model.concluding_refusal()
        self.sign.set_label(words.format(count=count))
        self.sign.setVisible(bool(count) and may_write and not refusal)
        self._why.setText(refusal)
        for widget in (self._why, self._where):
            widget.setVisible(bool(count and refusal and may_write))
        self._form.setVisible(may_write and not model.text_refusal())
        self._show_units()

    def _build(self, pending: list[JudgedLine], signed: list[JudgedLine]) -> None:
        empty(self._rows)
        self._cards = {}
        for at, one in enumerate(pending):
            card = ConclusionCard(one, at)
            card.typed.connect(self._on_typed)
            card.dropped.connect(self._model.pending.drop)
            self._cards[one.id] = card
            self._rows.addWidget(card)
        for one in signed:
            words = _("{unit}: {text} (đã ký)").format(unit=one.unit, text=one.content)
            self._rows.addWidget(PlainLabel(words, "second", wraps=True))

    def _add_form(self) -> QWidget:
        self._form = named(QWidget(), "conclusion_form", _("Thêm kết luận"))
        lines = column(self._form, gap=6)
        self.unit = Choice("conclusion_unit", _("Đơn vị"), (("", _("Cả cơ quan")),))
        self.unit.setSizeAdjustPolicy(NARROW)
        self.text = PlainTextEdit(
            "conclusion_new", _("Kết luận khác của lãnh đạo"), hint=_("Kết luận khác của lãnh đạo")
        )
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + 14)
        self.becomes = CheckBox("", "conclusion_becomes")
        add = NormalButton(_("Thêm"), "conclusion_add", icon="plus")
        add.clicked.connect(self._add)
        foot = FlowLayout(gap=8, line_gap=6)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.becomes)
        foot.addWidget(add)
        for widget in (self.unit, self.text):
            lines.addWidget(widget)
        lines.addLayout(foot)
        return self._form

    def _show_units(self) -> None:
        month = month_text(self._model.session.period.next.month)
        words = _("Thành nhiệm vụ {month}").format(month=month)
        self.becomes.setText(words)
        self.becomes.setAccessibleName(words)
        units = self._conclusions.units()
        if [self.unit.itemData(at) for at in range(self.unit.count())] != [u for u, _n in units]:
            self.unit.set_choices(units)

    def _add(self) -> None:
        words = self.text.toPlainText().strip()
        if words:
            self._conclusions.add_free(
                self.unit.value(), words, becomes_task=self.becomes.isChecked()
            )
            self.text.clear()
            self.becomes.setChecked(False)

    def _on_typed(self, line: str, words: str) -> None:
        self._conclusions.put(line, "text", words)

    def _sign(self) -> None:
        self._conclusions.conclude()
