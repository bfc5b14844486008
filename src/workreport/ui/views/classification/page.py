"""The classification page: people with three voices side by side, quota below, why beside."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import plain
from workreport.ui.viewmodels.classification import Classification
from workreport.ui.viewmodels.quota_words import QuotaWords, quota_title
from workreport.ui.viewmodels.rating_sheets import SheetView
from workreport.ui.viewmodels.returned_only import EVERYTHING
from workreport.ui.views.classification.key_line import KeyLine, SchemeLine
from workreport.ui.views.classification.quota_bar import QuotaSquares
from workreport.ui.views.classification.rated_grid import RatedGrid
from workreport.ui.views.department.outside_row import OutsideRow
from workreport.ui.views.department.page import DepartmentPage
from workreport.ui.views.department.reply_rows import ReplyRows
from workreport.ui.views.department.returned_strip import ReturnedStrip
from workreport.ui.views.grid.replacing import take_place
from workreport.ui.views.office.phrase_button import PhraseButton, into_cell
from workreport.ui.views.rating.pane import RatingPane
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.why_panel import Condition, Explanation, Term, WhyPanel

_ROW = 40


class ClassificationPage(DepartmentPage):
    """Shows what :class:`Classification` keeps."""

    page_actions = (
        Action(
            id="level_a",
            text=N_("Chọn mức A, B, C, D"),
            keys=("A", "B", "C", "D"),
            where="classification",
        ),
        Action(id="not_rated", text=N_("Không xếp loại"), keys=("K",), where="classification"),
        Action(id="remark", text=N_("Ghi nhận xét, lý do"), keys=("F2",), where="classification"),
        Action(id="why", text=N_("Vì sao?"), keys=("Ctrl+I",), where="classification"),
        Action(
            id="use_computed",
            text=N_("Dùng mức tính được"),
            keys=("Ctrl+T",),
            where="classification",
        ),
        Action(
            id="use_all_computed",
            text=N_("Dùng mức tính được cho mọi người chưa có mức"),
            keys=("Ctrl+Shift+T",),
            where="classification",
        ),
        Action(id="sheet", text=N_("Phiếu điểm"), keys=("Ctrl+E",), where="classification"),
    )

    def __init__(self, model: Classification) -> None:
        super().__init__("classification", _("Xếp loại"), model.desk)
        self._model = model
        self.head = PageHead(_("Xếp loại"), "classification_head")
        self._why_button = QuietButton(
            _("Vì sao?"), "classification_why", icon="question", tooltip="Ctrl+I"
        )
        self._why_button.clicked.connect(self._toggle_why)
        self._next = PrimaryButton(_("Người tiếp theo"), "classification_next")
        self._use = NormalButton(
            _("Dùng mức tính được"), "use_computed", icon="copy", tooltip="Ctrl+Shift+T"
        )
        for action in (self._use, self._why_button, self._next):
            self.head.add_action(action)
        self.replies = ReplyRows("classification_replies")
        self.replies.replied.connect(model.reply)
        self.outside = OutsideRow("classification_outside")
        self.outside.opened.connect(model.open_outside)
        self.returned = ReturnedStrip("classification")
        self.returned.chosen.connect(model.show_returned)
        self._window_width = 0
        self._room = column()
        self.grid = self._make_grid()
        self._room.addWidget(self.grid)
        self._keys = KeyLine()
        self._scheme = SchemeLine()
        self.pane = SidePane(_("Vì sao?"), "classification_pane", width=300, wide_width=360)
        self._panel = WhyPanel()
        self._panel.closed.connect(self.pane.toggle)
        self._scored = RatingPane()
        self._scored.closed.connect(self.pane.toggle)
        self._scored.task_wanted.connect(self._open_task)
        self._scored.voice_changed.connect(self._show_why)
        self._scored.form.typed.connect(self._on_points)
        self._quota_box = named(QWidget(), "quota")
        self._quota_title = PlainLabel("", "section", name="quota_title")
        self._squares = QuotaSquares()
        self._limit = PlainLabel("", "strong", name="quota_limit")
        self._sum = PlainLabel("", "hint", name="quota_words", wraps=True)
        self._groups = PlainLabel("", "hint", name="quota_groups", wraps=True)
        self._chip = Chip(Badge(""), "quota_state")
        self._build()
        model.shown.connect(self._show)
        model.columns_changed.connect(self._on_columns_changed)
        model.remark_wanted.connect(self._on_remark_wanted)
        self._show()

    @override
    def reveal(self, place: str) -> None:
        root, _slash, rest = place.partition("/")
        person, _slash, field = rest.partition("/")
        if root == "person":
            key = {"own": "own", "remark": "remark", "not_rated": "remark"}.get(field, "department")
            if self.grid.grid.row_of(person) < 0:
                self._model.show_returned(EVERYTHING)
            self.grid.go_to(person, key)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.replies.focus(place)

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self._model.set_seen(is_shown)
        if is_shown:
            self._choose_first()

    @override
    def fit(self, width: int) -> None:
        self._window_width = width
        self.grid.set_window_width(width)
        self.pane.fit(width, look().scale)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {
            "primary": self._next.click,
            "detail": self.pane.toggle,
            "why": self._toggle_why,
            "remark": self.grid.edit_remark,
            "use_computed": self._use_computed,
            "use_all_computed": self._use_all_computed,
            "sheet": self._open_sheet,
            "problem_next": self._next_problem,
            "problem_before": self._problem_before,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.grid, self.pane

    def _build(self) -> None:
        self._next.clicked.connect(self._go_to_next)
        self._use.clicked.connect(self._use_all_computed)
        self.lines.addWidget(self.head)
        self.lines.addWidget(self._scheme)
        self.lines.addWidget(self.returned)
        self.lines.addWidget(self.replies)
        self.lines.addWidget(_set_in(self.outside))
        self.lines.addWidget(rule(ink="line2"))
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self._panel)
        self.pane.body.addWidget(self._scored)
        across = row()
        left = named(QWidget(), "classification_left")
        under = column(left)
        under.addLayout(self._room, 1)
        keys = row()
        keys.setContentsMargins(0, 0, 16, 0)
        keys.addWidget(self._keys, 1)
        into = into_cell(lambda: self.grid, "remark")
        session = self._model.desk.session
        keys.addWidget(PhraseButton(session, lambda: "remark", into, "remark_phrases"))
        under.addLayout(keys)
        under.addWidget(rule(ink="line2"))
        under.addWidget(self._quota())
        across.addWidget(left, 1)
        across.addWidget(self.pane)
        self.lines.addLayout(across, 1)

    def _quota(self) -> QWidget:
        box = self._quota_box
        lines = column(box, gap=4)
        lines.setContentsMargins(16, 8, 16, 10)
        head = row(gap=8)
        head.addWidget(self._quota_title)
        note = _("tính trong phòng, để biết; hạn mức xét theo nhóm ở cấp cơ quan")
        head.addWidget(ElidedLabel(note, "hint"), 1)
        head.addWidget(self._chip)
        lines.addLayout(head)
        line = row(gap=8)
        line.addWidget(self._squares)
        line.addWidget(self._limit)
        line.addStretch(1)
        lines.addLayout(line)
        lines.addWidget(self._sum)
        lines.addWidget(self._groups)
        return box

    def _show_quota(self, rows: tuple[QuotaWords, ...], groups: str) -> None:
        title = quota_title(self._model.schemes_used())
        self._quota_title.setText(title)
        self._quota_box.setAccessibleName(title)
        for part in (self._squares, self._limit, self._chip):
            part.setVisible(bool(rows))
        self._groups.setText(groups)
        if not rows:
            self._sum.setText(_("Bộ tiêu chí của tháng không có hạn mức."))
            return
        whole = rows[0]
        self._squares.set_quota(whole.used, whole.allowed)
        self._limit.setText(
            _("{used} / tối đa {allowed}").format(used=whole.used, allowed=whole.allowed)
        )
        self._sum.setText(_("{words} Xét chung ở cấp cơ quan.").format(words=whole.words))
        badge = whole.badge
        if whole.used < whole.allowed:
            left = _("Còn {count}").format(count=whole.allowed - whole.used)
            badge = Badge(left, "check", Tone.OK)
        self._chip.set_badge(badge)

    def _show(self) -> None:
        model = self._model
        self.head.set_note(model.counts_words())
        self._show_quota(model.quotas(), model.group_quota_words())
        self.replies.set_marks(model.replies())
        whole = len(model.model.lines)
        self.returned.show_choice(model.returned_only, model.returned_people(), whole)
        self._show_outside()
        left_over = self._left()
        if left_over:
            self._next.allow()
        else:
            self._next.refuse(_("Không còn ai phải xếp loại."))
        self._scheme.show_schemes(model.schemes_used())
        self._keys.show_schemes(model.schemes)
        self._use.setVisible(model.schemes.have_points)
        if self.is_shown:
            self._choose_first()
        self._show_why()

    def _show_outside(self) -> None:
        """Offer to open the person the cursor is on, where only what was returned is open."""
        person, (can_open, reason) = self._model.person(), self._model.outside()
        self.outside.set_about("" if person is None else person.name)
        self.outside.show_state(can_open=can_open, reason=reason)

    def _choose_first(self) -> None:
        if not self.grid.currentIndex().isValid():
            lines = self._model.model.lines
            first = next((one.id for one in lines if self.grid.grid.row_of(one.id) >= 0), "")
            self.grid.go_to(first, "department")

    def _show_why(self) -> None:
        self._show_scored()
        why = self._model.why()
        self._panel.setVisible(why is not None)
        if why is not None:
            self._panel.explain(
                Explanation(
                    title=why.title,
                    about=why.about,
                    verdict=plain(why.verdict),
                    kind=NoticeKind.WARN if why.is_warning else NoticeKind.INFO,
                    terms=tuple(Term(name, "", value) for name, value in why.terms),
                    conditions=tuple(
                        Condition(one.text, one.value, one.is_met) for one in why.conditions
                    ),
                    sources=why.sources,
                )
            )

    def _left(self) -> list[str]:
        return [
            one.place
            for one in self.desk.problems
            if one.place.startswith("person/") and one.level != "note"
        ]

    def _go_to_next(self) -> None:
        self._next_problem()

    def _next_problem(self) -> None:
        self._go_to_problem(1)

    def _problem_before(self) -> None:
        self._go_to_problem(-1)

    def _go_to_problem(self, step: int) -> None:
        places = self._left()
        if not places:
            return
        people = [place.split("/")[1] for place in places]
        current = self.grid.current_id()
        at = people.index(current) + step if current in people else 0
        self.reveal(places[at % len(places)])

    def _on_remark_wanted(self, person: str) -> None:
        self.grid.go_to(person, "remark")
        self.grid.edit_current()

    def _on_line_changed(self, line_id: str) -> None:
        if line_id:
            self._model.choose(line_id)

    def _toggle_why(self) -> None:
        self.pane.toggle()

    def _make_grid(self) -> RatedGrid:
        grid = RatedGrid(
            self._model.model, "classification_grid", _("Bảng xếp loại"), row_height=_ROW
        )
        grid.line_changed.connect(self._on_line_changed)
        grid.detail_wanted.connect(self._toggle_why)
        self._model.model.refused.connect(self._on_refused)
        return grid

    def _on_columns_changed(self) -> None:
        before, self.grid = self.grid, self._make_grid()
        take_place(self._room, before, self.grid)
        self.grid.set_window_width(self._window_width)

    def _show_scored(self) -> None:
        scheme, person = self._model.scored_scheme(), self._model.person()
        self._scored.setVisible(scheme is not None)
        if scheme is None or person is None:
            return
        self._scored.show_person(person.name, person.position, self._model.explained())
        voice = self._scored.voice()
        self._scored.form.show_sheet(
            SheetView(
                key=(person.person, voice),
                scheme=scheme,
                group=person.group,
                sheet=self._model.sheet(voice),
                tasks=self._model.sheet_tasks(voice),
                is_open=self.desk.may_change(f"person/{person.person}/{voice}"),
            )
        )

    def _on_points(self, name: str, text: str) -> None:
        problem = self._model.put_points(name, text, self._scored.voice())
        self._scored.form.set_problem(problem)

    def _on_refused(self, _line: str, _key: str, words: str) -> None:
        self._keys.set_problem(words)

    def _use_computed(self) -> None:
        lines = {self.grid.grid.line_at(index.row()) for index in self.grid.chosen()}
        people = [line.id for line in lines if line is not None] or [self.grid.current_id()]
        self._model.use_computed(people)

    def _use_all_computed(self) -> None:
        self._model.use_computed()

    def _open_sheet(self) -> None:
        if self._model.scored_scheme() is not None:
            self.pane.open()
            self._scored.open_sheet()

    def _open_task(self, task: str) -> None:
        self.desk.go_to(f"task/{task}")


def _set_in(row_of_words: QWidget) -> QWidget:
    """Keep a row away from the edge of the page, where the replies above it stand."""
    box = named(QWidget(), "classification_outside_box")
    lines = column(box)
    lines.setContentsMargins(16, 0, 16, 4)
    lines.addWidget(row_of_words)
    return box
