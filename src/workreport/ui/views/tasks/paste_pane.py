"""The pane that says what a paste would do: good cells, bad cells with their reasons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n import messages as sentences
from workreport.i18n.translation import _
from workreport.ui.models.block import BadCell, PastePlan
from workreport.ui.models.day_entry import full_day
from workreport.ui.theme.spans import Span, emphasised
from workreport.ui.views.grid.view import GridView
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.row_button import RowButton
from workreport.ui.widgets.sentence import Sentence


class PastePane(QWidget):
    """Enter pastes the good cells as one step, F8 walks the bad ones, Esc changes nothing.

    Signals:
        finished: The preview is over.
    """

    finished = Signal()

    def __init__(self, grid: GridView) -> None:
        super().__init__()
        named(self, "paste_pane", _("Xem trước khi dán"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._grid = grid
        self._plan: PastePlan | None = None
        self._at = -1
        lines = column(self, margin=14, gap=8)
        lines.addWidget(PlainLabel(_("Xem trước khi dán"), "section"))
        self._size = PlainLabel("", "second", name="paste_size")
        self._counts = Sentence("", name="paste_counts")
        lines.addWidget(self._size)
        lines.addWidget(self._counts)
        self._rest = PlainLabel("", "hint", name="paste_rest", wraps=True)
        lines.addWidget(self._rest)
        lines.addWidget(rule())
        inside = named(QWidget(), "inside")
        self._bad = column(inside, gap=8)
        area = QScrollArea()
        area.setObjectName("paste_problems")
        area.setWidgetResizable(True)
        area.setWidget(inside)
        lines.addWidget(area, 1)
        self._replaced = Sentence("", name="paste_replaced", size=12, ink="text2")
        lines.addWidget(self._replaced)
        self._take = PrimaryButton("", "paste_take", key="Enter")
        self._take.clicked.connect(self.take)
        lines.addWidget(self._take)
        foot = row(gap=8)
        self._next = NormalButton(_("Ô cần xem"), "paste_next", key="F8")
        self._next.clicked.connect(self.go_on)
        leave = NormalButton(_("Bỏ"), "paste_leave", key="Esc")
        leave.clicked.connect(self.leave)
        foot.addWidget(self._next)
        foot.addWidget(leave)
        lines.addLayout(foot)

    def show_plan(self, plan: PastePlan) -> None:
        """Show what a paste would do, in the grid and in words."""
        self._plan = plan
        self._at = -1
        texts = {
            (edit.line_id, edit.key): _shown(self._grid, edit.key, edit.after)
            for edit in plan.edits
        }
        self._grid.grid.show_plan(plan, texts)
        self._size.setText(
            _("{rows} hàng × {columns} cột, chưa ghi gì").format(
                rows=plan.rows, columns=plan.columns
            )
        )
        good = len(plan.edits) + sum(len(values) for values in plan.added)
        bad = len(plan.problems)
        self._counts.set_spans(
            emphasised(
                _("{good}   {bad}"),
                good=Span(_("{count} ô dùng được").format(count=good), is_strong=True, ink="ok"),
                bad=Span(_("{count} ô cần xem").format(count=bad), is_strong=True, ink="bad"),
            )
        )
        empty(self._bad)
        for place, problem in enumerate(plan.problems):
            self._add_problem(place, problem)
        self._bad.addStretch(1)
        self._show_rest(plan)
        replaced = _("{count} ô đang có chữ sẽ bị thay. Sau khi dán hoàn tác được bằng Ctrl+Z.")
        self._replaced.set_text(replaced.format(count=plan.replaced) if plan.replaced else "")
        words = _("Dán {good} ô, giữ nguyên {bad} ô").format(good=good, bad=bad)
        self._take.set_label(words if bad else _("Dán {good} ô").format(good=good))
        self._next.setVisible(bool(bad))

    def _show_rest(self, plan: PastePlan) -> None:
        told = []
        if plan.added:
            told.append(_("Thêm {count} nhiệm vụ mới.").format(count=len(plan.added)))
        if plan.kept:
            told.append(_("{count} ô chỉ đọc giữ nguyên.").format(count=plan.kept))
        if plan.left_over:
            words = _("{count} hàng không có chỗ, không dán.")
            told.append(words.format(count=plan.left_over))
        self._rest.setText(" ".join(told))
        self._rest.setVisible(bool(told))

    def take(self) -> None:
        """Paste the good cells as one step and leave the bad ones as they were."""
        plan = self._end()
        if plan is not None:
            self._grid.grid.take_plan(plan)
            self.finished.emit()

    def leave(self) -> None:
        """Change nothing."""
        if self._end() is not None:
            self.finished.emit()

    def go_on(self) -> None:
        """Show the next bad cell."""
        self.go_by(1)

    def go_by(self, step: int) -> None:
        """Show the next bad cell in a direction."""
        problems = self._plan.problems if self._plan is not None else ()
        if problems:
            self._at = (self._at + step) % len(problems)
            self._grid.go_to(problems[self._at].line_id, problems[self._at].key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _end(self) -> PastePlan | None:
        plan, self._plan = self._plan, None
        self._grid.grid.show_plan(None, {})
        return plan

    def _add_problem(self, place: int, problem: BadCell) -> None:
        why = sentences.cause(problem.error.code, problem.error.values)
        number = self._grid.grid.row_of(problem.line_id)
        words = str(self._grid.grid.index(number, 0).data() or "")
        about = _("Nhiệm vụ {number} · {column}. Dán vào: {text}")
        if problem.row:
            words = str(problem.row)
            about = _("Hàng mới {number} · {column}. Dán vào: {text}")
        column_title = self._grid.grid.columns[self._grid.grid.column_of(problem.key)].title
        button = RowButton(str(place), "x-circle-fill", "bad", (Span(why, is_strong=True),), "")
        button.opened.connect(self._on_opened)
        self._bad.addWidget(button)
        self._bad.addWidget(
            PlainLabel(
                about.format(number=words, column=column_title, text=problem.text),
                "hint",
                wraps=True,
            )
        )

    def _on_opened(self, place: str) -> None:
        self._at = int(place) - 1
        self.go_by(1)


def _shown(grid: GridView, key: str, value: object) -> str:
    column_of = grid.grid.columns[grid.grid.column_of(key)]
    choice = next((one for one in column_of.choices if one.value == value), None)
    if choice is not None:
        return choice.label
    day = full_day(value) if hasattr(value, "strftime") else ""  # type: ignore[arg-type]
    return day or str(value or "")
