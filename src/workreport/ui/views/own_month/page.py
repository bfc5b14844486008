"""The page of a member's own month: tasks to fill, the own level, and the bar that sends both."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.own_month import OwnMonth
from workreport.ui.viewmodels.rating_sheets import SheetView
from workreport.ui.viewmodels.tasks import Tasks
from workreport.ui.views.department.page import DepartmentPage
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.own_month.send_bar import SendBar
from workreport.ui.views.rating.sheet_form import SheetForm
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.views.tasks.detail import TaskPane
from workreport.ui.widgets.button import NormalButton, QuietButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip

_NARROW_BELOW = 1000
_NO_LEVEL = "none"
_NOT_OWN = {"owner", "coef", "product", "partners"}


class OwnMonthPage(DepartmentPage):
    """Shows what :class:`Tasks` and :class:`OwnMonth` keep of the member's draft."""

    page_actions = (
        Action(id="own_level", text=N_("Tự xếp loại"), keys=("Ctrl+E",), where="own_month"),
        Action(id="own_new", text=N_("Thêm nhiệm vụ"), keys=("Ctrl+N",), where="own_month"),
    )

    def __init__(self, tasks: Tasks, model: OwnMonth) -> None:
        super().__init__("own_month", _("Việc của tôi"), model.desk)
        self._tasks = tasks
        self._model = model
        self._shown_levels: tuple[tuple[str, str], ...] = ()
        self.head = PageHead(_("Việc của tôi"), "own_month_head")
        add = NormalButton(_("Thêm nhiệm vụ"), "own_add", icon="plus", tooltip="Ctrl+N")
        add.clicked.connect(self._begin_new)
        self.head.add_action(add)
        self.grid = GridView(tasks.model, "own_grid", _("Nhiệm vụ của tôi"))
        self.pane = SidePane(_("Chi tiết nhiệm vụ"), "own_pane", width=288, wide_width=400)
        self.detail = TaskPane(tasks)
        self.form = SheetForm("own_sheet_form")
        self.levels = SegmentStrip((), "own_level", _("Tự xếp loại"))
        self._score = ElidedLabel("", "second", name="own_score")
        self._sheet = QuietButton(_("Phiếu điểm"), "own_sheet", icon="calculator", tooltip="Ctrl+E")
        self.bar = SendBar()
        self._build()
        self._connect()
        self._show()

    @override
    def reveal(self, place: str) -> None:
        root, _slash, rest = place.partition("/")
        if root == "person":
            self._go_to_level()
            return
        task, _slash, field = rest.partition("/")
        key = field if self._tasks.model.column_of(field) >= 0 else "status"
        self.grid.go_to(task, key)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self._tasks.set_seen(is_shown)
        if is_shown:
            self._choose_first()

    @override
    def fit(self, width: int) -> None:
        self.grid.set_window_width(width)
        self.grid.show_columns(_NOT_OWN)
        self.pane.fit(width, look().scale)
        self.bar.set_narrow(width < _NARROW_BELOW)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {
            "primary": self.bar.send.click,
            "detail": self.pane.toggle,
            "own_level": self._go_to_level,
            "own_new": self._begin_new,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.grid, self.levels, self.pane, self.bar

    def _build(self) -> None:
        self.lines.addWidget(self.head)
        self.lines.addWidget(rule(ink="line2"))
        self._sides = named(QStackedWidget(), "own_sides")
        self._sides.addWidget(self.detail)
        self._sides.addWidget(self._sheet_area())
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self._sides)
        left = named(QWidget(), "own_left")
        under = column(left)
        under.addWidget(self.grid, 1)
        under.addWidget(rule(ink="line2"))
        under.addWidget(self._rating())
        across = row()
        across.addWidget(left, 1)
        across.addWidget(self.pane)
        self.lines.addLayout(across, 1)
        self.lines.addWidget(self.bar)

    def _rating(self) -> QWidget:
        box = named(QWidget(), "own_rating", _("Tự xếp loại"))
        lines = column(box, gap=6)
        lines.setContentsMargins(16, 10, 16, 12)
        head = row(gap=10)
        head.addWidget(PlainLabel(_("Tự xếp loại"), "section"))
        note = _("ý kiến của riêng mình, ở cột riêng; phòng và lãnh đạo không ghi đè")
        head.addWidget(ElidedLabel(note, "hint"), 1)
        lines.addLayout(head)
        line = row(gap=12)
        line.addWidget(self.levels)
        line.addWidget(self._score, 1)
        line.addWidget(self._sheet)
        lines.addLayout(line)
        return box

    def _sheet_area(self) -> QWidget:
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=8)
        lines.setContentsMargins(14, 10, 14, 12)
        back = QuietButton(_("Về chi tiết nhiệm vụ"), "own_sheet_back", icon="arrow-left")
        back.clicked.connect(self._show_detail)
        lines.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.form, 1)
        area = QScrollArea()
        area.setObjectName("own_sheet_area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _connect(self) -> None:
        self._model.shown.connect(self._show)
        self.desk.opened.connect(self._on_opened)
        self._tasks.place_shown.connect(self.grid.go_to)
        self.grid.line_changed.connect(self._on_line_changed)
        self.grid.new_wanted.connect(self._begin_new)
        self.grid.bin_wanted.connect(self._tasks.remove)
        self.grid.detail_wanted.connect(self._open_detail)
        self.detail.step_wanted.connect(self._step)
        self._tasks.model.refused.connect(self._on_refused)
        self.levels.chosen.connect(self._on_level)
        self._sheet.clicked.connect(self._open_sheet)
        self.form.typed.connect(self._on_points)
        self.bar.send_wanted.connect(self._model.send)
        self._on_opened()

    def _show(self) -> None:
        model = self._model
        self.head.set_note(model.counts_words())
        self._show_levels()
        scheme, person = model.scheme(), model.person
        self._sheet.setVisible(scheme is not None)
        self._score.setText(model.score_words())
        if scheme is not None and person is not None:
            self.form.show_sheet(
                SheetView(
                    key=(person.person,),
                    scheme=scheme,
                    group=person.group,
                    sheet=model.sheet(),
                    tasks=model.sheet_tasks(),
                    is_open=self.desk.access.is_editable,
                )
            )
        elif self._sides.currentIndex() == 1:
            self._show_detail()
        self.bar.show_words(model.send_words())
        if self.is_shown:
            self._choose_first()

    def _show_levels(self) -> None:
        levels = self._model.levels()
        if levels != self._shown_levels:
            self._shown_levels = levels
            self.levels.set_segments(
                tuple(Segment(code or _NO_LEVEL, words) for code, words in levels)
            )
        self.levels.choose(self._model.level() or _NO_LEVEL)
        self.levels.setEnabled(self.desk.access.is_editable)

    def _on_opened(self) -> None:
        month = self.desk.month
        self.grid.today = month.today if month is not None else None
        self._show()

    def _on_line_changed(self, line_id: str) -> None:
        if line_id:
            self._tasks.choose(line_id)

    def _on_refused(self, line_id: str, key: str, why: str) -> None:
        self.detail.tell_refused(why)
        self.grid.go_to(line_id, key)

    def _on_level(self, key: str) -> None:
        self._model.choose_level("" if key == _NO_LEVEL else key)

    def _on_points(self, name: str, text: str) -> None:
        self.form.set_problem(self._model.put_points(name, text))

    def _choose_first(self) -> None:
        if self.grid.currentIndex().isValid():
            return
        first = next((line.id for line in self._tasks.model.lines), "")
        if first:
            self.grid.go_to(first, "status")

    def _begin_new(self) -> None:
        model = self._tasks.model
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.setCurrentIndex(model.index(model.rowCount() - 1, model.column_of("content")))
        self.grid.edit_current()

    def _go_to_level(self) -> None:
        if self._model.scheme() is not None:
            self._open_sheet()
            return
        buttons = self.levels.findChildren(QWidget)
        target = buttons[0] if buttons else self.levels
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_sheet(self) -> None:
        self._sides.setCurrentIndex(1)
        self.pane.open()
        first = self.form.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_detail(self) -> None:
        self._show_detail()
        self.pane.open()
        self.detail.focus_field("result")

    def _show_detail(self) -> None:
        self._sides.setCurrentIndex(0)

    def _step(self, step: int) -> None:
        self.grid.go_by(step, 0)
