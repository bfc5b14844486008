"""The agency's classification: everybody by unit, the decision typed, quotas and totals below."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _, ngettext
from workreport.services.people_rating import DECIDED
from workreport.ui.models.column import CellKind, CellState
from workreport.ui.models.decided_lines import DecidedLine, decided_columns
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.people import People
from workreport.ui.viewmodels.people_facts import MONTHS
from workreport.ui.viewmodels.people_review import BY_GROUP, BY_UNIT, PeopleReview
from workreport.ui.views.grid.replacing import take_place
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.office.decision_bar import DecisionBar
from workreport.ui.views.office.page import OfficePage, show_lines
from workreport.ui.views.office.phrase_button import PhraseButton, into_cell
from workreport.ui.views.people.foot import PeopleFoot
from workreport.ui.views.rating.pane import RatingPane
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import column, row, rule

_ROW = 40


class PeoplePage(OfficePage):
    """The decided column takes A to D and K; nothing is signed before the button is pressed."""

    page_actions = (
        Action(
            id="level_a", text=N_("Chọn mức A, B, C, D"), keys=("A", "B", "C", "D"), where="people"
        ),
        Action(id="not_rated", text=N_("Không xếp loại"), keys=("K",), where="people"),
        Action(id="take_all", text=N_("Chép ý kiến của phòng"), keys=("Ctrl+T",), where="people"),
        Action(
            id="group_people",
            text=N_("Xếp theo đơn vị, theo nhóm"),
            keys=("Ctrl+G",),
            where="people",
        ),
        Action(id="why", text=N_("Vì sao?"), keys=("Ctrl+I",), where="people"),
        Action(id="sheet", text=N_("Phiếu điểm"), keys=("Ctrl+E",), where="people"),
    )

    def __init__(self, model: People) -> None:
        super().__init__("people", _("Xếp loại"), model)
        self.model = model
        self._month = model.session.period
        self._by = BY_UNIT
        self._review = PeopleReview(model)
        self.head = self._make_head()
        self.decision = DecisionBar(
            model.decision, model.session.period.first_day, "people_decision"
        )
        self.pane = SidePane(_("Vì sao?"), "people_pane", width=300, wide_width=380)
        self._scored = self._make_pane()
        self._window_width = 0
        self._room = column()
        self._schemes = model.schemes()
        self.grid = self._make_grid()
        self._room.addWidget(self.grid)
        self.foot = PeopleFoot(model)
        self.foot.person_wanted.connect(self._show_person)
        into = into_cell(lambda: self.grid, "remark")
        self.foot.add_tool(PhraseButton(model.session, lambda: "remark", into, "people_phrases"))
        self._build()
        # The letters belong to the cells that take them; only the copy is a key of the page.
        for action in self.page_actions[2:]:
            self.add_keys(self, action, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        model.reason_wanted.connect(self._on_reason_wanted)
        self.show_facts()

    @override
    def show_facts(self) -> None:
        model = self.model
        if (model.session.period, model.schemes()) != (self._month, self._schemes):
            self._month, self._schemes = model.session.period, model.schemes()
            before, self.grid = self.grid, self._make_grid()
            take_place(self._room, before, self.grid)
            self.fit(self._window_width)
        self.head.title.setText(model.title())
        self.head.set_note(model.note())
        lines = self._review.grouped(model.lines(), self._by)
        show_lines(self.grid, lines, lambda line: line.group)
        by_unit = self._by == BY_UNIT
        self.order.set_label(_("Xếp theo nhóm") if by_unit else _("Xếp theo đơn vị"))
        if not self.grid.currentIndex().isValid() and lines:
            self.grid.go_to(lines[0].id, "decided")
        count = model.pending_count()
        words = ngettext("Ghi {count} quyết định", "Ghi {count} quyết định", count)
        self.primary.set_label(words.format(count=count) if count else _("Ghi quyết định"))
        waits_for_basis = count and model.decision.refusal() is not None
        refusal = "" if waits_for_basis and not model.is_locked() else model.refusal()
        if refusal:
            self.primary.refuse(refusal)
        else:
            self.primary.allow()
        if model.undecided() and not model.is_locked():
            self.take.allow()
        else:
            self.take.refuse(_("Không còn ai chờ quyết định."))
        self._show_why()
        self.foot.show_facts()

    @override
    def reveal(self, place: str) -> None:
        self.grid.go_to(place.removeprefix("person/"), "decided")
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
        self._window_width = width
        self.grid.set_window_width(width)
        self.foot.fit(width)
        self.pane.fit(width, look().scale)
        if not self._schemes.have_points:
            self.pane.hide()

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            "primary": self.primary.click,
            "take_all": self.take.click,
            "why": self._toggle_why,
            "detail": self._toggle_why,
            "sheet": self._open_sheet,
            "undo": self.grid.undo,
            "redo": self.grid.redo,
            "problem_next": self._next_undecided,
            "group_people": self._turn_order,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.grid, self.pane) if self._schemes.have_points else (self.grid,)

    @override
    def find_text(self, text: str) -> bool:
        wanted = text.casefold().strip()
        found = next((one.id for one in self.model.lines() if wanted in one.name.casefold()), "")
        return bool(found) and self.grid.go_to(found, "decided")

    def _make_head(self) -> PageHead:
        model, head = self.model, PageHead("", "people_head")
        self.order = NormalButton("", "people_order", icon="rows", tooltip="Ctrl+G")
        self.order.clicked.connect(self._turn_order)
        self.what_if = NormalButton(_("Thử thay đổi"), "people_what_if", icon="flask")
        self.what_if.clicked.connect(lambda: model.session.go_to("settings", "what_if"))
        self._why = QuietButton(_("Vì sao?"), "people_why", icon="question", tooltip="Ctrl+I")
        self._why.clicked.connect(self._toggle_why)
        self.take = NormalButton(
            _("Chép sang từ Phòng"), "take_proposals", icon="copy", tooltip="Ctrl+T"
        )
        self.take.clicked.connect(model.take_proposals)
        self.primary = PrimaryButton("", "sign_decisions", icon="flag-fill")
        self.primary.clicked.connect(self._sign)
        for button in (self.order, self.what_if, self._why, self.take, self.primary):
            head.add_action(button)
        return head

    def _build(self) -> None:
        self.body.addWidget(self.head)
        self.body.addWidget(self.decision)
        self.body.addWidget(rule(ink="line2"))
        across = row()
        across.addLayout(self._room, 1)
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self._scored)
        across.addWidget(self.pane)
        self.body.addLayout(across, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self.foot)

    def _make_pane(self) -> RatingPane:
        pane = RatingPane(
            "people_rating", voices=(DECIDED,), taken_from=_("Lấy lại phiếu của phòng")
        )
        pane.form.typed.connect(self._on_points)
        pane.take.clicked.connect(self.model.take_sheet_back)
        self.model.sheets.refused.connect(pane.form.set_problem)
        pane.closed.connect(self._toggle_why)
        pane.task_wanted.connect(self.model.open_task)
        return pane

    def _make_grid(self) -> GridView:
        period = self.model.session.period
        heads = tuple(str(period.plus(step).month) for step in range(-MONTHS, 0))
        lines: GridModel[DecidedLine] = GridModel(
            decided_columns(heads, self.model.schemes()),
            GridRules(
                identify=lambda line: line.id,
                change=self._changed,
                state=self._state,
            ),
            near=period.first_day,
            parent=self,
        )
        lines.edited.connect(self._on_edited)
        grid = GridView(lines, "people_grid", _("Xếp loại của cơ quan"), row_height=_ROW)
        grid.line_changed.connect(self._choose)
        grid.detail_wanted.connect(self._toggle_why)
        return grid

    def _changed(self, line: DecidedLine, key: str, value: object) -> DecidedLine:
        if key == "decided":
            value = self.model.level_for(line.id, str(value or ""))
        return line.with_value(key, value)

    def _choose(self, person: str) -> None:
        if person:
            self.model.choose(person)

    def _show_why(self) -> None:
        has_points = self._schemes.have_points
        self._why.setVisible(has_points)
        one, voices = self.model.person(), self.model.voices()
        self._scored.setVisible(bool(voices))
        if one is not None and voices:
            self._scored.show_person(one.name, one.position, voices)
            view = self.model.sheet_view()
            if view is not None:
                self._scored.form.show_sheet(view)
            if self.model.sheets.typed(one.person) is None:
                self._scored.take.refuse(_("Đang dùng phiếu của phòng hoặc phiếu đã ký."))
            else:
                self._scored.take.allow()

    def _toggle_why(self) -> None:
        if self._schemes.have_points:
            self.pane.toggle()

    def _open_sheet(self) -> None:
        if self._schemes.have_points:
            self.pane.open()
            self._scored.open_sheet()

    def _on_points(self, name: str, text: str) -> None:
        self._scored.form.set_problem(self.model.put_points(name, text))

    def _on_reason_wanted(self, person: str) -> None:
        self.grid.go_to(person, "remark")
        self.grid.edit_current()

    def _state(self, line: DecidedLine, key: str) -> CellState | None:
        if key in {"decided", "remark"} and self.model.is_locked():
            return CellState(CellKind.LOCKED, _("Tháng này đã khóa."))
        if key in {"own", "department"}:
            words = _("Ý kiến này đứng riêng, không sửa ở đây.")
            return CellState(CellKind.READ_ONLY, line.proposal or words)
        return None

    def _on_edited(self, edits: tuple[CellEdit, ...]) -> None:
        for edit in edits:
            words = str(edit.after or "")
            if edit.key == "decided":
                level = self.model.level_for(edit.line_id, words)
                self.model.put_level(edit.line_id, level)
            else:
                self.model.put_remark(edit.line_id, words)

    def _turn_order(self) -> None:
        self._by = BY_GROUP if self._by == BY_UNIT else BY_UNIT
        self.show_facts()

    def _show_person(self, person: str, writes: bool) -> None:
        self.reveal(f"person/{person}")
        if writes and not self.model.is_locked():
            self.grid.go_to(person, "remark")
            self.grid.edit_current()

    def _next_undecided(self) -> None:
        found = next((one.id for one in self.model.lines() if not one.decided), "")
        if found:
            self.reveal(f"person/{found}")

    def _sign(self) -> None:
        if self.model.decision.refusal() is not None:
            self.decision.ask()
        self.model.sign()
