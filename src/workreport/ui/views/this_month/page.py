"""The page of the month: it shows what its setters are given and tells what is wanted."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workreport.i18n.translation import _, ngettext
from workreport.ui.models.month_lines import MonthHead, NewsLine, ProblemLine
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.views.department.page import DepartmentPage
from workreport.ui.widgets.banner import BannerStack
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.day_ribbon import DayRibbon
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.row_button import RowButton
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol
from workreport.ui.widgets.tiles import StepStrip

_SEVERITIES = ("error", "warning", "note")
_SIDE_WIDTH = 392
_TWO_COLUMNS_FROM = 900


class ThisMonthPage(DepartmentPage):
    """Sentence, ribbon, steps, problems, answers.

    Signals:
        next_wanted: The filled button.
        problem_opened: Id of a finding.
        news_acted: Id of a news line whose button was pressed.
    """

    has_grid = False
    next_wanted = Signal()
    problem_opened = Signal(str)
    news_acted = Signal(str)

    def __init__(self, desk: DraftSession) -> None:
        super().__init__("this_month", _("Tháng này"), desk)
        self._problems: list[RowButton] = []
        self._sentence = Sentence("", name="month_sentence", size=22, weight=600)
        self._reason = Sentence("", name="month_reason", ink="text2")
        self._next = PrimaryButton("", "month_next", trailing="arrow-right").make_hero()
        self._next.clicked.connect(self.next_wanted)
        self._next_note = PlainLabel("", "hint", name="month_next_note")
        self.ribbon = DayRibbon()
        self.steps = StepStrip()
        self._findings = Card(_("Cần xem trước khi gửi"), "findings", _("F8 tới chỗ tiếp theo"))
        self._answers = Card(_("Văn phòng trả lời"), "answers")
        self._news = Card(_("Mới có"), "news", note=_("từ lần mở trước"))
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=12)
        lines.setContentsMargins(16, 13, 16, 12)
        lines.addLayout(self._head())
        # Below the head: above it, a reminder would push the step away when the month is read.
        self.reminders = BannerStack("month_reminders", keeps=True)
        lines.addWidget(self.reminders)
        lines.addWidget(self.ribbon)
        lines.addWidget(self.steps)
        self._cards = row(gap=12)
        self._cards.addWidget(self._findings, 1)
        self._side = named(QWidget(), "month_side")
        side = column(self._side, gap=12)
        side.addWidget(self._answers)
        side.addWidget(self._news)
        side.addStretch(1)
        self._cards.addWidget(self._side)
        lines.addLayout(self._cards, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.lines.addWidget(area)

    def set_head(self, head: MonthHead) -> None:
        """Show the sentence of the month and the next step."""
        self._sentence.set_text(head.sentence)
        self._reason.set_spans(head.reason)
        self._next.set_label(head.next_step)
        self._next_note.setText(head.next_note)
        if head.refused:
            self._next.refuse(head.refused)
        else:
            self._next.allow()

    def offer_step(self, *, is_offered: bool) -> None:
        """Show the button of the next step, or keep its place empty."""
        self._next.setVisible(is_offered)

    def set_has_month(self, has_month: bool) -> None:
        """Show everything below the sentence, or only the sentence."""
        for part in (self.ribbon, self.steps, self._findings, self._side):
            part.setVisible(has_month)

    def set_problems(self, problems: tuple[ProblemLine, ...]) -> None:
        """Show the findings, the worst first."""
        self._findings.clear()
        self._problems = []
        if not problems:
            self._findings.body.addWidget(_nothing_found())
        for severity in _SEVERITIES:
            found = [one for one in problems if one.severity == severity]
            if found:
                self._findings.body.addWidget(_severity_head(severity, len(found)))
            for one in found:
                self._add_problem(one)

    def set_answers(self, lines: tuple[NewsLine, ...]) -> None:
        """Show what the Office said."""
        self._fill(self._answers.body, lines)

    def set_news(self, lines: tuple[NewsLine, ...]) -> None:
        """Show what is new since the program was open last."""
        self._fill(self._news.body, lines)
        self._news.setVisible(bool(lines))

    @override
    def fit(self, width: int) -> None:
        self._side.setFixedWidth(look().px(_SIDE_WIDTH if width >= _TWO_COLUMNS_FROM else 260))

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {
            "primary": self._next.click,
            "problem_next": self._focus_next_problem,
            "problem_before": self._focus_problem_before,
        }

    def _head(self) -> QVBoxLayout:
        lines = column(gap=0)
        line = row(gap=16)
        words = column(gap=4)
        words.addWidget(self._sentence)
        words.addWidget(self._reason)
        line.addLayout(words, 1)
        step = column(gap=4)
        step.addWidget(self._next, 0, Qt.AlignmentFlag.AlignRight)
        step.addWidget(self._next_note, 0, Qt.AlignmentFlag.AlignRight)
        line.addLayout(step)
        lines.addLayout(line)
        return lines

    def _add_problem(self, problem: ProblemLine) -> None:
        icon, ink = _MARKS[problem.severity]
        button = RowButton(problem.id, icon, ink, problem.words, problem.place)
        button.opened.connect(self.problem_opened)
        self._findings.body.addWidget(button)
        self._problems.append(button)

    def _focus_next_problem(self) -> None:
        self._focus_problem(1)

    def _focus_problem_before(self) -> None:
        self._focus_problem(-1)

    def _focus_problem(self, step: int) -> None:
        if not self._problems:
            return
        at = next(
            (at for at, one in enumerate(self._problems) if one.hasFocus()), -min(step, 0) - 1
        )
        following = self._problems[(at + step) % len(self._problems)]
        following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, body: QVBoxLayout, lines: tuple[NewsLine, ...]) -> None:
        empty(body)
        for place, line in enumerate(lines):
            if place:
                body.addWidget(rule())
            body.addWidget(self._news_line(line))

    def _news_line(self, line: NewsLine) -> QWidget:
        widget = named(QWidget(), f"news_{line.id}")
        across = row(widget, gap=12)
        across.setContentsMargins(14, 7, 14, 7)
        across.addWidget(Symbol(line.icon, line.ink), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        words.addWidget(Sentence(line.words, name=f"news_{line.id}_words"))
        if line.about:
            words.addWidget(PlainLabel(line.about, "hint", wraps=True))
        across.addLayout(words, 1)
        if line.action:
            button = NormalButton(line.action, f"news_{line.id}_action")
            button.clicked.connect(lambda: self.news_acted.emit(line.id))
            across.addWidget(button)
        return widget


_MARKS = {
    "error": ("x-circle-fill", "bad"),
    "warning": ("warning-fill", "warn"),
    "note": ("info-fill", "idle"),
}


def _nothing_found() -> QWidget:
    widget = named(QWidget(), "findings_none")
    line = row(widget, gap=8)
    line.setContentsMargins(14, 10, 14, 10)
    line.addWidget(Symbol("check-circle-fill", "ok"))
    line.addWidget(PlainLabel(_("Không còn gì cần xem."), "second"), 1)
    return widget


def _severity_head(severity: str, count: int) -> QWidget:
    icon, ink = _MARKS[severity]
    words = {
        "error": (ngettext("{count} lỗi", "{count} lỗi", count), _("phải sửa mới gửi được")),
        "warning": (
            ngettext("{count} cảnh báo", "{count} cảnh báo", count),
            _("sửa, hoặc trả lời một dòng"),
        ),
        "note": (ngettext("{count} lưu ý", "{count} lưu ý", count), ""),
    }
    head, note = words[severity]
    widget = named(QWidget(), f"findings_{severity}")
    line = row(widget, gap=4)
    line.setContentsMargins(14, 6, 14, 5)
    line.addWidget(Symbol(icon, ink, 14))
    span = Span(head.format(count=count), is_strong=True, ink=ink)
    line.addWidget(Sentence((span,), name=f"findings_{severity}_count", wraps=False))
    line.addSpacing(6)
    line.addWidget(PlainLabel(note, "caption"), 1)
    return widget
