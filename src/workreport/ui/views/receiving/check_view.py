"""One report under check: rows beside last month's, narrative, marks, the answer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workreport.i18n.formats import month_text
from workreport.i18n.translation import _
from workreport.services.checking import MONTH_BEFORE, PLAN, VERSION_BEFORE, CheckView
from workreport.ui.models.check_lines import CheckLine, check_columns
from workreport.ui.models.column import GroupHead, RowMark
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.text_diff import count_repeated
from workreport.ui.theme.badges import step_badge
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.check_words import against_words, counts_words, differs
from workreport.ui.viewmodels.checking import Checking
from workreport.ui.views.grid.arranged import NARROW_BELOW
from workreport.ui.views.grid.replacing import take_place
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.office.page import show_lines
from workreport.ui.views.receiving.check_aside import CheckAside, CheckSide
from workreport.ui.views.receiving.check_menus import CheckMenus
from workreport.ui.views.receiving.mark_pane import MarkPane
from workreport.ui.views.receiving.notices import (
    newer_version,
    received_words,
    said_by_unit,
    several_versions,
    step_of,
)
from workreport.ui.views.receiving.sections import SectionPairs
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.widgets.button import IconButton, PrimaryButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.strips import Segment, SegmentStrip

_MOST_ROWS = 9
_FEW_ROWS = 2


class CheckPanel(QWidget):
    """Shows what :class:`Checking` knows; every answer goes through it.

    Signals:
        left: The person wants to see the list again.
        neighbour_wanted: Minus one or one: the report before or after.
        worded: Section and the Office's words for it.
        choice_wanted: Two versions stand against each other; one is to be chosen.
    """

    left = Signal()
    neighbour_wanted = Signal(int)
    worded = Signal(str, str)
    choice_wanted = Signal()

    def __init__(self, model: Checking) -> None:
        super().__init__()
        named(self, "check_view", _("Kiểm tra báo cáo"))
        self.model = model
        self.first_wanted = ""  # the task to stand on once the report is there
        self._heads = ("", "")
        self._most_rows = _MOST_ROWS
        self._lines: tuple[CheckLine, ...] = ()
        self.head = PageHead("", "check_head")
        self._chip = Chip(step_badge("received"), "check_step")
        self.menus = CheckMenus(model, self)
        self.menus.place_chosen.connect(self._go_to_place)
        self.start = PrimaryButton(_("Bắt đầu kiểm tra"), "check_start", icon="eye")
        self.start.clicked.connect(model.start)
        self.accept = PrimaryButton(
            _("Chấp nhận"), "check_accept", icon="check-circle", tooltip="Ctrl+Shift+A"
        )
        self.accept.clicked.connect(model.accept)
        self.notices = column(gap=6)
        self.against = SegmentStrip((), "check_against", _("So với"))
        self.against.chosen.connect(model.compare)
        self.only = CheckBox(_("Chỉ dòng có khác biệt"), "check_only")
        self.only.setChecked(True)
        self.only.toggled.connect(self._filter)
        self._counts = PlainLabel("", "hint", name="check_counts")
        self.pane = SidePane(_("Trả lại để bổ sung"), "check_pane", width=318, wide_width=380)
        self.marks = MarkPane(model)
        self.sections = SectionPairs()
        self.sections.worded.connect(self.worded)
        self.sections.mark_wanted.connect(self._mark_place)
        self._detail = Sentence("", name="check_detail", ink="text2")
        self._room = column()
        self.grid = self._make_grid()
        self.side = CheckSide(model.session, self.marks)
        self.aside = CheckAside(model.session, self.side, self.pane)
        self._build()
        model.shown.connect(self.show_facts)
        model.marks_changed.connect(self._show_marks)

    # --- what is shown ------------------------------------------------------------------------

    def show_facts(self) -> None:
        """Show the report."""
        view = self.model.view
        if view is None:
            return
        title = view.line.unit.name
        self.side.show_view(view)
        self.head.title.setText(title)
        self._chip.set_badge(step_of(view))
        self.head.set_note(received_words(view))
        self._show_notices(view)
        self._show_strip(view)
        heads = (
            _("Nhiệm vụ {month}").format(month=month_text(view.period.month)),
            against_words(view),
        )
        if heads != self._heads:
            self._heads = heads
            self._make_anew()
        repeated = sum(count_repeated(pair.text, pair.before) for pair in view.sections)
        self._counts.setText(counts_words(view, repeated))
        self._lines = self.model.lines()
        show_lines(self.grid, self._lines, _group_of)
        self._filter()
        self._fit_grid()
        can_mark = not self.model.refusal()
        self.sections.show_view(view, can_mark=can_mark)
        self._show_marks()
        if any(line.id == self.first_wanted for line in self._lines):
            self.only.setChecked(False)  # the task may be one that says nothing new
            self.grid.go_to(self.first_wanted, "content")
            self.first_wanted = ""
        elif not self.grid.currentIndex().isValid() and self._lines:
            self.grid.go_to(self._lines[0].id, "content")

    def fit(self, width: int) -> None:
        """Take the room there is."""
        self.grid.set_window_width(width)
        self.pane.fit(width, look().scale)
        is_narrow = width < NARROW_BELOW
        self._chip.setVisible(not is_narrow)
        self._counts.setVisible(not is_narrow)
        # Where there is no room below the grid it goes first in what is scrolled.
        home = self._scrolled if is_narrow else self._beneath
        if home.indexOf(self._under) < 0:
            home.insertWidget(0, self._under)
        self._most_rows = _FEW_ROWS if is_narrow else _MOST_ROWS
        self._fit_grid()

    def performers(self) -> dict[str, Callable[[], object]]:
        """Return what the check does for actions."""
        return {
            "primary": self._do_primary,
            "detail": self.pane.toggle,
            "back": self._step_back,
            "check_mark": self._mark_current,
            "check_fault": self._fault_current,
            "check_next": partial(self._go_to_difference, 1),
            "check_before": partial(self._go_to_difference, -1),
            "problem_next": partial(self._go_to_difference, 1),
            "problem_before": partial(self._go_to_difference, -1),
            "report_before": partial(self.neighbour_wanted.emit, -1),
            "report_after": partial(self.neighbour_wanted.emit, 1),
            "check_begin": self.start.click,
            "check_cause": self._cause_current,
            "check_findings": self.menus.offer_findings,
            "check_points": self.menus.offer_points,
            "check_return": self.marks.give_back.click,
            "check_accept": self.accept.click,
        }

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        lines = column(self)
        back = IconButton("caret-left", _("Về danh sách"), "check_back")
        back.clicked.connect(self.left)
        line = row()
        line.setContentsMargins(16, 0, 0, 0)
        line.addWidget(back)
        line.addWidget(self.head, 1)
        self.head.add(self._chip)
        for button in (self.menus.findings, self.menus.points, self.start, self.accept):
            self.head.add_action(button)
        lines.addLayout(line)
        notices = column()
        notices.setContentsMargins(16, 0, 16, 8)
        notices.addLayout(self.notices)
        lines.addLayout(notices)
        bar = row(gap=16)
        bar.setContentsMargins(16, 0, 16, 8)
        bar.addWidget(self.against)
        bar.addWidget(self.only)
        bar.addStretch(1)
        bar.addWidget(self._counts)
        lines.addLayout(bar)
        lines.addWidget(rule(ink="line2"))
        across = row()
        across.addLayout(self._left_side(), 1)
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self.side)
        across.addWidget(self.pane)
        lines.addLayout(across, 1)

    def _left_side(self) -> QVBoxLayout:
        left = column()
        self._room.addWidget(self.grid)
        left.addLayout(self._room)
        self._under = named(QWidget(), "check_under", _("Dòng đang chọn"))
        under = column(self._under)
        detail = row()
        detail.setContentsMargins(16, 6, 16, 6)
        detail.addWidget(self._detail)
        under.addLayout(detail)
        under.addWidget(self.aside)
        self._beneath = column()
        self._beneath.addWidget(self._under)
        left.addLayout(self._beneath)
        left.addWidget(rule())
        inside = named(QWidget(), "inside")
        self._scrolled = column(inside)
        self._scrolled.addWidget(self.sections)
        area = QScrollArea()
        area.setObjectName("check_area")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        left.addWidget(area, 1)
        return left

    def _make_grid(self) -> GridView:
        lines: GridModel[CheckLine] = GridModel(
            check_columns(*self._heads),
            GridRules(identify=lambda line: line.id, mark=self._mark_of),
            near=self.model.session.period.first_day,
            parent=self,
        )
        grid = GridView(lines, "check_grid", _("Các dòng của báo cáo"))
        grid.line_changed.connect(self._tell_detail)
        grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return grid

    def _make_anew(self) -> None:
        before = self.grid
        self.grid = self._make_grid()
        for action in before.actions():
            before.removeAction(action)
            action.setParent(self.grid)
            self.grid.addAction(action)
        take_place(self._room, before, self.grid)

    def _mark_of(self, line: CheckLine) -> RowMark | None:
        number = self.model.number_of(line.place)
        return RowMark("returned", "", number) if number else None

    def _show_notices(self, view: CheckView) -> None:
        empty(self.notices)
        if view.line.in_conflict:
            self.notices.addWidget(several_versions(view, self.choice_wanted.emit))
        elif view.waiting is not None:
            see = partial(self._look_at, view.waiting.entry)
            self.notices.addWidget(newer_version(view, see, self.model.start))
        for banner in said_by_unit(view):
            self.notices.addWidget(banner)

    def _show_strip(self, view: CheckView) -> None:
        segments = [
            Segment(
                MONTH_BEFORE,
                _("So với {month}").format(month=month_text(view.period.previous.month)),
            ),
            Segment(PLAN, _("So với kế hoạch")),
        ]
        if view.version.number > 1:
            segments.append(Segment(VERSION_BEFORE, _("So với bản trước")))
        self.against.set_segments(tuple(segments))
        self.against.choose(view.against)

    def _show_marks(self) -> None:
        model = self.model
        view = model.view
        if view is None:
            return
        self.marks.show_marks()
        self._lines = model.lines()
        show_lines(self.grid, self._lines, _group_of)
        self.grid.viewport().update()
        numbers = {pair.section: model.number_of(f"text/{pair.section}") for pair in view.sections}
        self.sections.show_marks(numbers)
        is_begun = model.is_begun() or bool(model.refusal())
        self.start.setVisible(not is_begun)
        self.accept.setVisible(is_begun)
        reason, short = model.accept_refusal()
        if reason:
            self.accept.refuse(reason, short)
        else:
            self.accept.allow()
        begin = model.start_refusal()
        if begin:
            self.start.refuse(begin)
        else:
            self.start.allow()
        self.menus.show_counts()
        self._tell_detail(self.grid.current_id())

    def _tell_detail(self, line_id: str) -> None:
        line = next((one for one in self._lines if one.id == line_id), None)
        self._detail.set_text("" if line is None else line.detail)
        place = "" if line is None else line.place
        self.aside.show_task(self.model.view, place.removeprefix("task/"))

    def _step_back(self) -> None:
        if not self.side.step_back():
            self.left.emit()

    def _fit_grid(self) -> None:
        rows = min(self._most_rows, max(2, self.grid.model().rowCount()))
        height = self.grid.horizontalHeader().height() + rows * look().row_height + 4
        self.grid.setFixedHeight(height)

    def _filter(self) -> None:
        wanted = self.only.isChecked()
        model = self.model
        self.grid.grid.filter_by(
            (lambda line: differs(line) or bool(model.number_of(line.place))) if wanted else None
        )
        self._fit_grid()

    def _current(self) -> CheckLine | None:
        current = self.grid.current_id()
        return next((line for line in self._lines if line.id == current), None)

    def _mark_current(self) -> None:
        line = self._current()
        if line is not None:
            self._mark_place(line.place)

    def _mark_place(self, place: str) -> None:
        self.model.toggle_mark(place)
        if self.model.number_of(place):
            self.pane.open()
            self.marks.focus_last()

    def _fault_current(self) -> None:
        line = self._current()
        if line is not None:
            self.model.add_fault(line.id)

    def _cause_current(self) -> None:
        line = self._current()
        if line is not None:
            self.model.judge_cause(line.id)

    def _go_to_place(self, place: str) -> None:
        """Show the row or the section something was found at."""
        root, _slash, rest = place.partition("/")
        if root == "text":
            self.sections.show_section(rest)
        elif root in {"task", "person"}:
            self.only.setChecked(False)  # a row may be there that differs in nothing
            self.grid.go_to(rest.partition("/")[0], "content")
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_difference(self, step: int) -> None:
        found = [line.id for line in self._lines if differs(line)]
        if not found:
            return
        current = self.grid.current_id()
        at = found.index(current) + step if current in found else 0
        self.grid.go_to(found[at % len(found)], "content")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, entry: str) -> None:
        self.model.against = VERSION_BEFORE
        self.model.switch(entry)

    def _do_primary(self) -> None:
        if self.start.isVisible():
            self.start.click()
        elif self.marks.give_back.isEnabled():
            self.marks.give_back.click()
        else:
            self.accept.click()


def _group_of(line: CheckLine) -> GroupHead | None:
    return line.group
