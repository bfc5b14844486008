"""The page of grades: departments with six terms, points by hand, the reason beside."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.domain.levels import L4
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.grade_words import unit_level_words
from workreport.ui.models.column import CellKind, CellState, RowMark
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grade_lines import MANUAL, GradeLine, grade_columns
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.grade_why import SHORT_NAMES
from workreport.ui.viewmodels.grades import Grades
from workreport.ui.views.consolidation.side import explained
from workreport.ui.views.grades.sources import SourceList
from workreport.ui.views.grid.replacing import take_place
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.office.decision_bar import DecisionBar
from workreport.ui.views.office.page import OfficePage, show_lines
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.widgets.button import PrimaryButton, QuietButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence


class GradesPage(OfficePage):
    """U5 and U6 are typed like in a spreadsheet; everything else is counted."""

    page_actions = (
        Action(id="why", text=N_("Vì sao?"), keys=("Ctrl+I",), where="grades"),
        Action(id="override", text=N_("Đặt mức bằng tay"), keys=("Ctrl+O",), where="grades"),
    )

    def __init__(self, model: Grades) -> None:
        super().__init__("grades", _("Chấm điểm"), model)
        self.model = model
        self._unit = ""
        self.head = PageHead("", "grades_head")
        self._why = QuietButton(_("Vì sao?"), "grades_why", icon="question", tooltip="Ctrl+I")
        self.primary = PrimaryButton("", "sign_grades", icon="scales")
        self.primary.clicked.connect(self._sign)
        self.head.add_action(self._why)
        self.head.add_action(self.primary)
        period = model.session.period
        self.decision = DecisionBar(model.decision, period.first_day, "grades_decision")
        self._terms = model.terms()
        self._room = column()
        self.grid = self._make_grid()
        self._room.addWidget(self.grid)
        self.pane = SidePane(_("Vì sao?"), "grades_pane", width=360, wide_width=420)
        self._why.clicked.connect(self.pane.toggle)
        self._top = PlainLabel("", "hint", name="grades_top_units")
        self._problem = Sentence("", name="grades_problem", ink="bad")
        self._explanation = column()
        self._sources = SourceList()
        self._sources.task_wanted.connect(self._open_task)
        self._name = PlainLabel("", "section", name="grade_unit", wraps=True)
        self._reasons = {
            code: LineEdit(f"reason_{code}", _("Lý do điểm {code}").format(code=code))
            for code in MANUAL
        }
        self.level = Choice("override_level", _("Mức đặt tay"), _choices(L4.codes))
        self.level.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.why_level = LineEdit("override_reason", _("Lý do đặt mức"))
        self._build()
        self.add_page_actions()
        self.show_facts()

    @override
    def show_facts(self) -> None:
        model = self.model
        if model.terms() != self._terms:
            self._terms = model.terms()
            before, self.grid = self.grid, self._make_grid()
            take_place(self._room, before, self.grid)
        self._top.setText(model.top_words())
        self.head.title.setText(model.title())
        self.head.set_note(model.note())
        show_lines(self.grid, model.lines())
        if not self.grid.currentIndex().isValid() and model.lines():
            self.grid.go_to(model.lines()[0].id, MANUAL[0])
        count = len(model.pending.roots())
        words = ngettext("Ghi điểm {count} đơn vị", "Ghi điểm {count} đơn vị", count)
        self.primary.set_label(words.format(count=count) if count else _("Ghi điểm"))
        waits_for_basis = count and model.decision.refusal() is not None
        refusal = "" if waits_for_basis and not model.is_locked() else model.refusal()
        if refusal:
            self.primary.refuse(refusal)
        else:
            self.primary.allow()
        self._show_why()

    @override
    def reveal(self, place: str) -> None:
        self.grid.go_to(place.removeprefix("unit/"), MANUAL[0])
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        if not is_shown:
            self.leave()

    @override
    def leave(self) -> None:
        super().leave()
        self.model.pending.save()
        self.model.decision.save()

    @override
    def fit(self, width: int) -> None:
        self.grid.set_window_width(width)
        self.pane.fit(width, look().scale)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            "primary": self.primary.click,
            "detail": self.pane.toggle,
            "why": self.pane.toggle,
            "override": self._focus_level,
            "undo": self.grid.undo,
            "redo": self.grid.redo,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.grid, self.pane

    def _build(self) -> None:
        self.body.addWidget(self.head)
        self.body.addWidget(self.decision)
        self.body.addWidget(rule(ink="line2"))
        left = column()
        left.addLayout(self._room, 1)
        foot = row()
        foot.setContentsMargins(16, 8, 16, 8)
        words = column(gap=2)
        words.addWidget(self._problem)
        words.addWidget(
            PlainLabel(
                _("Gõ điểm U5, U6 từ 0 đến 10 vào ô; các mục khác tính từ báo cáo đã gửi."),
                "hint",
            )
        )
        words.addWidget(self._top)
        foot.addLayout(words, 1)
        left.addWidget(rule())
        left.addLayout(foot)
        self._problem.hide()
        across = row()
        across.addLayout(left, 1)
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self._side())
        across.addWidget(self.pane)
        self.body.addLayout(across, 1)

    def _side(self) -> QWidget:
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=6)
        lines.setContentsMargins(14, 10, 14, 12)
        lines.addWidget(self._name)
        lines.addLayout(self._explanation)
        lines.addWidget(self._sources)
        names = dict(SHORT_NAMES)
        for code, edit in self._reasons.items():
            label = _("{term}: lý do").format(term=_(names[code]))
            lines.addWidget(LabelledInput(label, edit, keeps_room=False))
            edit.textEdited.connect(partial(self._on_reason, code))
        lines.addWidget(rule())
        self._level_field = LabelledInput(_("Đặt mức bằng tay"), self.level, keeps_room=False)
        lines.addWidget(self._level_field)
        lines.addWidget(LabelledInput(_("Lý do đặt mức"), self.why_level, keeps_room=False))
        note = _("Lý do và mức tính ra được ghi ở mọi chỗ có điểm này.")
        lines.addWidget(PlainLabel(note, "caption", wraps=True))
        self.level.activated.connect(self._on_level)
        self.why_level.textEdited.connect(self._on_level)
        lines.addStretch(1)
        area = self._area = QScrollArea()
        area.setObjectName("grades_side_area")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _make_grid(self) -> GridView:
        lines: GridModel[GradeLine] = GridModel(
            grade_columns(self._terms),
            GridRules(
                identify=lambda line: line.id,
                change=lambda line, key, value: line.with_point(key, value),
                state=self._state,
                mark=self._mark,
            ),
            near=self.model.session.period.first_day,
            parent=self,
        )
        lines.edited.connect(self._on_edited)
        lines.refused.connect(self._on_refused)
        grid = GridView(lines, "grades_grid", _("Điểm của các đơn vị"))
        grid.line_changed.connect(self._choose)
        return grid

    def _state(self, line: GradeLine, key: str) -> CellState | None:
        del line
        if self.model.is_locked() and key in MANUAL:
            return CellState(CellKind.LOCKED, _("Tháng này đã khóa."))
        return None if key in {*MANUAL, "unit", "score", "level", "place"} else _COUNTED

    def _mark(self, line: GradeLine) -> RowMark | None:
        return RowMark("warning", _("Chưa ghi")) if line.is_pending else None

    def _choose(self, unit: str) -> None:
        if unit and unit != self._unit:
            self._unit = unit
            self._show_why()

    def _show_why(self) -> None:
        empty(self._explanation)
        why = self.model.why(self._unit)
        self._name.setText("" if why is None else why.title)
        if why is not None:
            self._explanation.addWidget(explained(why))
            self._sources.show_sources(why.tasks, why.filing)
        self.model.want_sources(self._unit)
        is_open = why is not None and not self.model.is_locked()
        for code, edit in self._reasons.items():
            edit.setEnabled(is_open)
            if not edit.hasFocus():
                edit.setText(self.model.reason(self._unit, code))
        level, reason = self.model.typed_level(self._unit)
        self.level.setEnabled(is_open)
        self.why_level.setEnabled(is_open)
        if not self.level.hasFocus():
            self.level.set_value(level)
        if not self.why_level.hasFocus():
            self.why_level.setText(reason)

    def _open_task(self, task: str) -> None:
        self.model.open_task(self._unit, task)

    def _focus_level(self) -> None:
        self.pane.open()
        self.level.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.why_level)  # the reason is asked with the level

    def _on_edited(self, edits: tuple[CellEdit, ...]) -> None:
        self._problem.hide()
        for edit in edits:
            self.model.put_point(edit.line_id, edit.key, str(edit.after or ""))

    def _on_refused(self, _line: str, _key: str, words: str) -> None:
        self._problem.set_text(words)
        self._problem.show()

    def _on_reason(self, code: str, text: str) -> None:
        self.model.put_reason(self._unit, code, text)

    def _on_level(self) -> None:
        self.model.put_level(self._unit, self.level.value(), self.why_level.text())

    def _sign(self) -> None:
        if self.model.decision.refusal() is not None:
            self.decision.ask()
        self.model.sign()


def _choices(levels: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return ("", _("Theo cách tính")), *((level, unit_level_words(level)) for level in levels)


_COUNTED = CellState(CellKind.READ_ONLY, "")
