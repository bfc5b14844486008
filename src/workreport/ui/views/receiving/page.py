"""The page of receiving: what lies here by state, what is held back, the check of a report."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.ui.models.board_lines import BoardLine, receiving_columns
from workreport.ui.models.column import Role
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.viewmodels.batch_returning import BatchReturning
from workreport.ui.viewmodels.checking import Checking
from workreport.ui.viewmodels.held_back import HeldBack
from workreport.ui.viewmodels.receiving import Receiving
from workreport.ui.viewmodels.version_choosing import VersionChoosing
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.office.page import OfficePage, show_lines
from workreport.ui.views.receiving.attest_form import AttestForm
from workreport.ui.views.receiving.batch_strip import BatchStrip
from workreport.ui.views.receiving.check_view import CheckPanel
from workreport.ui.views.receiving.held_card import HeldPlace
from workreport.ui.views.receiving.return_form import ReturnForm
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.versions.panel import VersionPanel
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import EmptyState, PageHead
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import ElidedLabel
from workreport.ui.widgets.sentence import Sentence

_ROW = 30
ACCEPT_CLEAN = N_("Chấp nhận các báo cáo không vướng mắc")
_OF_TABLE = frozenset({"Space", "Shift+N"})  # keys that write or press elsewhere


class ReceivingPage(OfficePage):
    """The list, and over it the check of the report that was opened."""

    page_actions = (
        Action(id="check_begin", text=N_("Bắt đầu kiểm tra"), keys=("I",), where="receiving"),
        Action(id="check_mark", text=N_("Đánh dấu để trả lại"), keys=("M",), where="receiving"),
        Action(
            id="check_fault", text=N_("Xác nhận lỗi chất lượng"), keys=("Q",), where="receiving"
        ),
        Action(
            id="check_cause",
            text=N_("Xác nhận nguyên nhân khách quan"),
            keys=("K",),
            where="receiving",
        ),
        Action(id="check_findings", text=N_("Chỗ cần xem"), keys=("V",), where="receiving"),
        Action(id="check_next", text=N_("Khác biệt tiếp theo"), keys=("N",), where="receiving"),
        Action(id="check_before", text=N_("Khác biệt trước"), keys=("Shift+N",), where="receiving"),
        Action(id="check_points", text=N_("Mục kiểm tra"), keys=("Space",), where="receiving"),
        Action(id="report_before", text=N_("Báo cáo trước"), keys=("Alt+PgUp",), where="receiving"),
        Action(
            id="report_after", text=N_("Báo cáo tiếp theo"), keys=("Alt+PgDown",), where="receiving"
        ),
        Action(
            id="check_return",
            text=N_("Trả lại cho phòng"),
            keys=("Ctrl+Shift+R",),
            where="receiving",
        ),
        Action(id="check_accept", text=N_("Chấp nhận"), keys=("Ctrl+Shift+A",), where="receiving"),
    )

    def __init__(self, model: Receiving, checking: Checking, choosing: VersionChoosing) -> None:
        super().__init__("receiving", _("Tiếp nhận"), model)
        self.model = model
        self.checking = checking
        checking.acting.connect(self.banners.clear)
        self.check = CheckPanel(checking)
        self.check.left.connect(self.show_list)
        self.check.neighbour_wanted.connect(self._open_neighbour)
        self.check.worded.connect(self._word)
        self.check.choice_wanted.connect(self._choose_version)
        self.choosing = choosing
        self.choice = VersionPanel(choosing)
        self.choice.left.connect(self.show_list)
        choosing.acting.connect(self.banners.clear)
        choosing.settled.connect(self._on_settled)
        checking.answered.connect(self._on_answered)
        self._stack = named(QStackedWidget(), "receiving_stack")
        self._list = named(QWidget(), "receiving_list")
        self._build_list()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.check)
        self._stack.addWidget(self.choice)
        self.body.addWidget(self._stack, 1)
        # A key belongs to the page or to the table: the same in both would do nothing at all.
        for action in self.page_actions:
            if len(action.keys[0]) == 1 or action.keys[0] in _OF_TABLE:
                self.add_keys(self.check.grid, action, Qt.ShortcutContext.WidgetShortcut)
            else:
                self.add_keys(self, action, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.show_facts()

    @property
    def is_checking(self) -> bool:
        """Whether a report is open."""
        return self._stack.currentWidget() is self.check

    @property
    def is_choosing(self) -> bool:
        """Whether versions stand side by side."""
        return self._stack.currentWidget() is self.choice

    @override
    def show_facts(self) -> None:
        model = self.model
        self.head.title.setText(model.title())
        self.head.set_note(model.note())
        lines = model.lines()
        show_lines(self.grid, lines, lambda line: line.group)
        self._on_place_taken(self.held.takes_place)
        self.batch.show_batch(None if model.facts is None else model.facts.batch)
        if not self.grid.currentIndex().isValid() and lines:
            self.grid.go_to(lines[0].id, "unit")
        locked = model.locked()
        answering = (self.clean, self.receive, self.enter, self.primary)
        for button in answering:
            button.let(locked)
        if not locked and not model.next_unit():
            self.primary.refuse(_("Không có gì cần kiểm tra"))
        self._on_line(self.grid.current_id())
        self._on_chosen()

    @override
    def reveal(self, place: str) -> None:
        unit, _slash, task = place.removeprefix("unit/").partition("/task/")
        line = self.model.line_of(unit)
        if line is None:
            return
        if line.current is None:
            self.show_list()
            return
        self.check.first_wanted = task
        self.open_unit(line.unit.unit)

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self.held_back.set_shown(is_shown=is_shown)
        self.checking.set_shown(is_shown=is_shown and self.is_checking)
        self.choosing.set_shown(is_shown=is_shown and self.is_choosing)
        if not is_shown:
            self.leave()

    @override
    def leave(self) -> None:
        super().leave()
        self.check.sections.leave()
        self.checking.save()

    @override
    def fit(self, width: int) -> None:
        self.grid.set_window_width(width)
        self.held.fit(width)
        self.check.fit(width)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        if self.is_checking:
            return self.check.performers()
        if self.is_choosing:
            return {"back": self.show_list}
        return {
            "primary": self.primary.click,
            "report_after": self.primary.click,
            "undo": self.model.undo_batch,
            "check_return": self.return_form.toggle,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self.is_choosing:
            return (self.choice.reason,)
        return (self.check.grid, self.check.pane) if self.is_checking else (self.grid,)

    @override
    def find_text(self, text: str) -> bool:
        wanted = text.casefold().strip()
        if self.is_checking:
            lines = self.checking.lines()
            found = next((one.id for one in lines if wanted in one.content.casefold()), "")
            return bool(found) and self.check.grid.go_to(found, "content")
        found = next((one.id for one in self.model.lines() if wanted in one.unit.casefold()), "")
        return bool(found) and self.grid.go_to(found, "unit")

    def open_unit(self, unit: str) -> None:
        """Open the check of a unit's report; of several versions one is chosen first."""
        line = self.model.line_of(unit)
        if line is not None and line.in_conflict:
            self._choose(line.unit.unit)
        elif unit:
            self.banners.clear()
            self.check.sections.leave()
            self.choosing.set_shown(is_shown=False)
            self._stack.setCurrentWidget(self.check)
            self.checking.set_shown(is_shown=True)
            self.checking.open(unit)
            # The keys of the check act on its grid; the list they were in is hidden now.
            self.check.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Show the list again."""
        self.check.sections.leave()
        self.checking.save()
        self.checking.set_shown(is_shown=False)
        self.choosing.set_shown(is_shown=False)
        self._stack.setCurrentWidget(self._list)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_version(self) -> None:
        self._choose(self.checking.unit)

    def _choose(self, unit: str) -> None:
        self.banners.clear()
        self.check.sections.leave()
        self.checking.save()
        self.checking.set_shown(is_shown=False)
        self._stack.setCurrentWidget(self.choice)
        self.choosing.set_shown(is_shown=True)
        self.choosing.open(unit)

    def _on_settled(self) -> None:
        """Go on with the version that was chosen, here or elsewhere."""
        unit = self.choosing.unit
        self.choosing.set_shown(is_shown=False)
        self._stack.setCurrentWidget(self.check)
        self.checking.set_shown(is_shown=True)
        self.checking.open(unit)

    # --- the list -----------------------------------------------------------------------------

    def _build_list(self) -> None:
        model = self.model
        lines = column(self._list)
        self.head = PageHead("", "receiving_head")
        self.clean = NormalButton(_(ACCEPT_CLEAN), "accept_clean", icon="check-circle")
        self.clean.clicked.connect(self._accept_clean)
        self.receive = NormalButton(_("Tiếp nhận báo cáo mới"), "receive_new", icon="tray")
        self.receive.clicked.connect(model.receive)
        self.primary = PrimaryButton(_("Kiểm tra báo cáo tiếp theo"), "check_next", icon="eye")
        self.primary.clicked.connect(self._open_next)
        self.enter = NormalButton(_("Nhập hộ"), "enter_for_unit", icon="note-pencil")
        self.enter.clicked.connect(lambda: model.session.go_to("on_behalf"))
        for button in (self.clean, self.enter, self.receive, self.primary):
            self.head.add_action(button)
        lines.addWidget(self.head)
        self.batch = BatchStrip(model, self.head)
        lines.addWidget(self.batch)
        lines.addWidget(rule(ink="line2"))
        grid_model: GridModel[BoardLine] = GridModel(
            receiving_columns(),
            GridRules(identify=lambda line: line.id),
            near=model.session.period.first_day,
            parent=self,
        )
        self.grid = GridView(
            grid_model, "receiving_grid", _("Báo cáo đã nhận"), row_height=_ROW, is_list=True
        )
        self.grid.opened.connect(self.open_unit)
        self.grid.line_changed.connect(self._on_line)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.grid.selectionModel().selectionChanged.connect(self._on_chosen)
        lines.addWidget(self.grid, 1)
        self.nothing = EmptyState(
            "tray",
            _("Chưa đơn vị nào gửi báo cáo tháng này"),
            _("Báo cáo đến qua thư mục trao đổi hoặc tệp trên USB."),
            name="receiving_empty",
        )
        lines.addWidget(self.nothing, 1)
        lines.addWidget(rule())
        self._arrival_box = self._arrival()
        self._foot_box = self._foot()
        lines.addWidget(self._arrival_box)
        lines.addWidget(self._foot_box)
        self.held_back = HeldBack(model.session, self)
        self.held = HeldPlace(self.held_back)
        self.held.taken.connect(self._on_place_taken)
        lines.addWidget(self.held)

    def _on_place_taken(self, is_taken: bool) -> None:
        """Give the place of the list to what is held back where both have no room."""
        self._arrival_box.setVisible(not is_taken and self.return_form.isHidden())
        self._foot_box.setVisible(not is_taken)
        has_lines = bool(self.model.lines())
        self.grid.setVisible(has_lines and not is_taken)
        self.nothing.setVisible(not has_lines and self.model.facts is not None and not is_taken)

    def _arrival(self) -> QWidget:
        """Return the line below the list that tells of the report it stands on."""
        box = named(QWidget(), "receiving_arrival")
        lines = column(box)
        lines.setContentsMargins(16, 8, 16, 0)
        self._about = Sentence("", name="receiving_about", ink="text2")
        lines.addWidget(self._about)
        return box

    def _foot(self) -> QWidget:
        foot = named(QWidget(), "receiving_foot")
        lines = column(foot, gap=6)
        lines.setContentsMargins(16, 8, 16, 8)
        line = row(gap=8)
        self.withdraw = QuietButton(
            _("Rút lại câu trả lời"), "withdraw_answer", icon="arrow-counter-clockwise"
        )
        self.withdraw.clicked.connect(self._withdraw)
        self.attest = QuietButton(_("Ghi giờ bàn giao"), "attest", icon="clock")
        self.give_back = QuietButton(_("Trả lại đã chọn"), "batch_return", icon="arrow-u-up-left")
        line.addWidget(self.give_back)
        line.addWidget(self.withdraw)
        line.addWidget(self.attest)
        hint = _("Enter mở kiểm tra · báo cáo đến sau không đổi bản đang kiểm tra")
        line.addWidget(ElidedLabel(hint, "hint"), 1)
        lines.addLayout(line)
        self.attest_form = AttestForm(self.model, self.grid.current_id)
        self.return_form = ReturnForm(BatchReturning(self.model.session, self), self._chosen)
        for form in (self.attest_form, self.return_form):
            lines.addWidget(form)
        self.attest.clicked.connect(self.attest_form.toggle)
        self.give_back.clicked.connect(self.return_form.toggle)
        # A small window has no room for both.
        self.return_form.opened.connect(self._arrival_box.setHidden)
        return foot

    def _on_line(self, unit: str) -> None:
        line = self.model.line_of(unit)
        self._about.set_text(self.model.arrival(unit))
        refused = self._refused(has_chosen=line is not None)
        answered = line is not None and bool(line.facts.answer)
        unanswered = "" if answered else _("Văn phòng chưa trả lời báo cáo này.")
        self.withdraw.let(refused or unanswered)
        self.attest.let(refused)

    def _refused(self, *, has_chosen: bool) -> str:
        """Say why nothing is done with a report; a head of a group is none."""
        return self.model.locked() or ("" if has_chosen else _("Chưa chọn báo cáo nào trong bảng."))

    def _open_next(self) -> None:
        self.open_unit(self.model.next_unit())

    def _open_neighbour(self, step: int) -> None:
        self.open_unit(self.model.neighbour(self.checking.unit, step))

    def _accept_clean(self) -> None:
        found = (self.model.line_of(unit) for unit in self._chosen())
        codes = [line.unit.code for line in found if line is not None]
        self.model.accept_clean(codes if len(codes) > 1 else ())

    def _chosen(self) -> list[str]:
        return sorted({str(index.data(Role.ID) or "") for index in self.grid.chosen()} - {""})

    def _on_chosen(self) -> None:
        """Say on the button whether it means all that waits, or the lines that were chosen."""
        count = len(self._chosen())
        words = _("Chấp nhận {count} báo cáo đã chọn").format(count=count)
        self.clean.set_label(words if count > 1 else _(ACCEPT_CLEAN))
        self.give_back.let(self._refused(has_chosen=count > 0))
        self.return_form.show_chosen()

    def _withdraw(self) -> None:
        self.model.withdraw(self.grid.current_id())

    def _on_answered(self) -> None:
        """Stay with the report: its answer stands on the screen, the next one is a key away."""
        self.check.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.checking.refresh()

    def _word(self, section: str, words: str) -> None:
        unit = self.checking.unit
        session = self.model.session
        work = partial(session.desk.consolidation.word, session.period, section, words, unit)
        self.model.act(work, self._on_worded)

    def _on_worded(self, _entry: str) -> None:
        self.model.session.tell_done(_("Đã giữ lời của Văn phòng; lời của phòng vẫn còn nguyên."))
