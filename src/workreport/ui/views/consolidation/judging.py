"""What the leaders judge: a grid of tasks, verdict buttons, conclusions in their own words."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workreport.i18n.formats import month_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.models.column import CellKind, CellState
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.judged_lines import JudgedLine, judged_columns, verdict_choices
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.conclusions import Conclusions
from workreport.ui.views.grid.replacing import take_place
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.office.page import show_lines
from workreport.ui.views.office.phrase_button import PhraseButton, into_cell, into_line
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, LineEdit
from workreport.ui.widgets.label import ElidedLabel, PlainLabel

_MOST_ROWS = 8
_TYPED = frozenset({"verdict", "text", "becomes_task", "due"})


class JudgingPart(QWidget):
    """Types verdicts into a grid and signs them together.

    Signals:
        basis_wanted: Nothing can be signed before it is known who decided.
    """

    basis_wanted = Signal()

    def __init__(self, model: Conclusions) -> None:
        super().__init__()
        named(self, "judging", _("Chậm, chất lượng thấp, chưa thực hiện"))
        self._model = model
        self._month = model.session.period
        lines = column(self, gap=8)
        head = row(gap=8)
        title = _("Chậm, chất lượng thấp, chưa thực hiện")
        head.addWidget(PlainLabel(title, "section"))
        head.addWidget(ElidedLabel(_("đưa lãnh đạo kết luận"), "caption"), 1)
        self.sign = NormalButton("", "sign_conclusions", icon="flag-fill")
        self.sign.clicked.connect(self._sign)
        head.addWidget(self.sign)
        lines.addLayout(head)
        self._room = column()
        self.grid = self._make_grid()
        self._room.addWidget(self.grid)
        lines.addLayout(self._room)
        self._nothing = PlainLabel(
            _("Không có nhiệm vụ nào chậm, chất lượng thấp hay chưa thực hiện."), "second"
        )
        lines.addWidget(self._nothing)
        verdicts = FlowLayout(gap=8, line_gap=6)
        verdicts.setContentsMargins(0, 0, 0, 0)
        verdicts.addWidget(PlainLabel(_("Dòng đang chọn"), "hint"))
        for one in verdict_choices()[:3]:
            label = f"{one.keys[0]} {one.label}"
            button = NormalButton(label, f"verdict_{one.value}", icon=one.icon)
            button.clicked.connect(partial(self._judge, str(one.value)))
            verdicts.addWidget(button)
        into = into_cell(lambda: self.grid, "text")
        verdicts.addWidget(PhraseButton(model.session, lambda: "verdict", into, "verdict_phrases"))
        lines.addLayout(verdicts)
        lines.addLayout(self._free())

    def show_facts(self) -> None:
        """Show what is to be judged."""
        model = self._model
        if model.session.period != self._month:
            self._month = model.session.period
            before, self.grid = self.grid, self._make_grid()
            take_place(self._room, before, self.grid)
            month = month_text(self._month.next.month)
            self.becomes.setText(_("Thành nhiệm vụ {month}").format(month=month))
        lines = model.lines()
        show_lines(self.grid, lines, lambda line: line.group)
        self.grid.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        rows = min(_MOST_ROWS, self.grid.model().rowCount())
        height = self.grid.horizontalHeader().height() + rows * look().row_height + 18
        self.grid.setFixedHeight(height)
        if not self.grid.currentIndex().isValid() and lines:
            self.grid.go_to(lines[0].id, "verdict")
        count = model.pending_count()
        words = ngettext("Ghi {count} kết luận", "Ghi {count} kết luận", count)
        self.sign.set_label(words.format(count=count) if count else _("Ghi kết luận"))
        refusal = "" if model.decision.refusal() is not None and count else model.refusal()
        if refusal:
            self.sign.refuse(refusal)
        else:
            self.sign.allow()
        if [self.unit.itemData(at) for at in range(self.unit.count())] != [
            unit for unit, _name in model.units()
        ]:
            self.unit.set_choices(model.units())

    def _make_grid(self) -> GridView:
        period = self._model.session.period
        lines: GridModel[JudgedLine] = GridModel(
            judged_columns(period.next.month),
            GridRules(
                identify=lambda line: line.id,
                change=lambda line, key, value: line.with_value(key, value),
                state=self._state,
            ),
            near=period.first_day,
            parent=self,
        )
        lines.edited.connect(self._on_edited)
        return GridView(lines, "judged_grid", _("Nhiệm vụ lãnh đạo phải kết luận"))

    def _free(self) -> QHBoxLayout:
        line = row(gap=8)
        self.unit = Choice("free_unit", _("Đơn vị"), (("", _("Cả cơ quan")),))
        self.text = LineEdit("free_text", _("Kết luận khác của lãnh đạo"))
        self.text.setPlaceholderText(_("Kết luận khác của lãnh đạo"))
        self.text.setToolTip(self.text.placeholderText())
        self.text.returnPressed.connect(self._add_free)
        month = month_text(self._month.next.month)
        self.becomes = CheckBox(_("Thành nhiệm vụ {month}").format(month=month), "free_becomes")
        add = NormalButton(_("Thêm"), "free_add", icon="plus")
        add.clicked.connect(self._add_free)
        phrases = PhraseButton(
            self._model.session, lambda: "conclusion", into_line(self.text), "free_phrases"
        )
        for widget, stretch in (
            (self.unit, 1),
            (self.text, 3),
            (phrases, 0),
            (self.becomes, 0),
            (add, 0),
        ):
            line.addWidget(widget, stretch)
        return line

    def _state(self, line: JudgedLine, key: str) -> CellState | None:
        is_signed = line.id.startswith("signed/")
        if key in _TYPED and (is_signed or self._model.is_locked()):
            return CellState(CellKind.READ_ONLY, line.said)
        return None

    def _on_edited(self, edits: tuple[CellEdit, ...]) -> None:
        for edit in edits:
            self._model.put(edit.line_id, edit.key, str(edit.after or ""))

    def _judge(self, verdict: str) -> None:
        current = self.grid.current_id()
        if current and not current.startswith(("signed/", "free-")):
            self._model.put(current, "verdict", verdict)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_free(self) -> None:
        if self.text.text().strip():
            self._model.add_free(
                self.unit.value(), self.text.text(), becomes_task=self.becomes.isChecked()
            )
            self.text.clear()
            self.becomes.setChecked(False)

    def _sign(self) -> None:
        if self._model.decision.refusal() is not None:
            self.basis_wanted.emit()
        self._model.conclude()
