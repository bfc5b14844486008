"""The report page: parts with ticks, words beside last month's, checks, filing bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.domain.report import ReportKind
from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.next_step import VERSIONS
from workreport.ui.viewmodels.report import Report, Section
from workreport.ui.viewmodels.version_choosing import VersionChoosing
from workreport.ui.views.department.page import DepartmentPage
from workreport.ui.views.department.reply_rows import ReplyRows
from workreport.ui.views.report.blocks import TextBlock
from workreport.ui.views.report.checks_pane import ChecksPane
from workreport.ui.views.report.filing_bar import FilingBar
from workreport.ui.views.report.next_block import NextBlock
from workreport.ui.views.report.outline import Outline
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.views.versions.panel import VersionPanel
from workreport.ui.widgets.button import QuietButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.ground import column, named, row, rule

_STACKED_BELOW = 1200
_NARROW_BELOW = 900


class ReportPage(DepartmentPage):
    """Shows what :class:`Report` keeps; words go into the draft while they are typed."""

    page_actions = (
        Action(id="block_before", text=N_("Mục trước"), keys=("Ctrl+Up",), where="report"),
        Action(id="block_after", text=N_("Mục sau"), keys=("Ctrl+Down",), where="report"),
        Action(id="copy_over", text=N_("Chép từ tháng trước"), keys=("Ctrl+T",), where="report"),
        Action(id="sign", text=N_("Ký và gửi"), keys=("Ctrl+Shift+Return",), where="report"),
    )
    has_grid = False

    def __init__(self, model: Report, choosing: VersionChoosing) -> None:
        super().__init__("report", _("Báo cáo"), model.desk)
        self._choosing = choosing
        self.choice = VersionPanel(choosing)
        self._stack.addWidget(self.choice)
        self._model = model
        self.head = PageHead(model.title(), "report_head")
        self._chip = Chip(model.badge(), "report_state")
        self.head.add(self._chip)
        self._nil = QuietButton(_("Báo cáo “không phát sinh”"), "report_nil", icon="prohibit")
        self._nil.clicked.connect(model.toggle_nil)
        self.head.add_action(self._nil)
        self.outline = Outline()
        self.checks = ChecksPane()
        self.pane = SidePane(_("Kiểm tra trước khi gửi"), "report_pane", width=292, wide_width=360)
        self.filing = FilingBar()
        self.replies = ReplyRows("report_replies")
        self.next_block = NextBlock(model.next_tasks)
        self._blocks: dict[str, TextBlock] = {}
        self._build()
        self._connect()
        self._show()

    @override
    def reveal(self, place: str) -> None:
        root, _slash, rest = place.partition("/")
        if root == "text" and rest.split("/")[0] in self._blocks:
            self._open(f"text/{rest.split('/')[0]}")
            if any(mark.path == place for mark in self.desk.access.marks):
                self._blocks[rest.split("/")[0]].focus_reply(place)
        elif root == "answer":
            self.pane.open()
            self.checks.focus_answer(place.partition("/")[2])
        elif root == "next":
            self._open("next")
        elif place == VERSIONS:
            self._choose_version()
        elif place == "sign":
            self.filing.primary.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._model.sign()
        elif place == "nil":
            self._nil.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.replies.focus(place)

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self._model.set_seen(is_shown)
        self._choosing.set_shown(is_shown=is_shown and self.is_choosing)

    @property
    def is_choosing(self) -> bool:
        """Whether versions stand side by side instead of the report."""
        return self._stack.currentWidget() is self.choice

    @override
    def fit(self, width: int) -> None:
        self.pane.fit(width, look().scale)
        self.outline.setVisible(width >= _NARROW_BELOW)
        self.filing.set_narrow(width < _STACKED_BELOW)
        for block in self._blocks.values():
            block.set_stacked(width < _STACKED_BELOW)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        if self.is_choosing:
            return {"back": self._leave_choice}
        return super().performers() | {
            "primary": self._model.take_primary,
            "detail": self.pane.toggle,
            "problem_next": self._next_problem,
            "problem_before": self._problem_before,
            "block_before": self._block_before,
            "block_after": self._block_after,
            "copy_over": self._copy_over,
            "sign": self._model.sign,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self.is_choosing:
            return (self.choice.reason,)
        return self._area, self.outline, self.pane, self.filing

    @override
    def _on_month_opened(self) -> None:
        # What is read anew while somebody chooses must not turn the page.
        if not self.is_choosing or not self.shows_month():
            super()._on_month_opened()

    def _choose_version(self) -> None:
        self._stack.setCurrentWidget(self.choice)
        self._choosing.set_shown(is_shown=True)
        self._choosing.open()

    def _leave_choice(self) -> None:
        self._choosing.set_shown(is_shown=False)
        self._stack.setCurrentWidget(self.inside)

    def _build(self) -> None:
        self.lines.addWidget(self.head)
        self.lines.addWidget(self.replies)
        self.lines.addWidget(rule(ink="line2"))
        inside = named(QWidget(), "inside")
        blocks = column(inside, gap=16)
        blocks.setContentsMargins(16, 12, 16, 16)
        sections = self._model.sections()
        for section in sections[:-1]:
            blocks.addWidget(self._block(section))
        blocks.addWidget(self.next_block)
        blocks.addWidget(self._block(sections[-1]))
        blocks.addStretch(1)
        self._area = QScrollArea()
        named(self._area, "report_area", _("Nội dung báo cáo"))
        self._area.setWidgetResizable(True)
        self._area.setWidget(inside)
        self._fill_outline(sections)
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self.checks)
        across = row()
        across.addWidget(self.outline)
        across.addWidget(rule(is_upright=True))
        across.addWidget(self._area, 1)
        across.addWidget(self.pane)
        self.lines.addLayout(across, 1)
        self.lines.addWidget(self.filing)

    def _block(self, section: Section) -> TextBlock:
        block = TextBlock(section)
        block.typed.connect(self._model.write)
        block.copy_wanted.connect(self._model.copy_over)
        block.replied.connect(self._model.reply)
        self._blocks[section.key] = block
        return block

    def _fill_outline(self, sections: tuple[Section, ...]) -> None:
        outline = self.outline
        outline.add_group(_("I. Kết quả"))
        outline.add_part("text/results", "I", sections[0].title)
        outline.add_group(_("II. Đánh giá chung"))
        for section in sections[1:-1]:
            outline.add_part(f"text/{section.key}", section.number, section.title)
        outline.add_group("III – IV")
        outline.add_part("next", "III", _("Nhiệm vụ tháng sau"))
        outline.add_part("text/proposals", "IV", sections[-1].title)
        outline.add_group(_("Phụ lục (tự lập)"))
        outline.add_part("task", "PL1", _("Bảng nhiệm vụ"))
        outline.add_part("person", "PL2", _("Bảng xếp loại"))

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self._show)
        self.choice.left.connect(self._leave_choice)
        self._choosing.acting.connect(self.banners.clear)
        self._choosing.settled.connect(self._leave_choice)
        model.exchange_wanted.connect(self._look_into_exchange)
        self.outline.opened.connect(self._open)
        self.checks.opened.connect(model.open_check)
        self.checks.answered.connect(model.answer)
        self.replies.replied.connect(model.reply)
        self.filing.primary_wanted.connect(model.take_primary)
        self.filing.sign_wanted.connect(model.sign)
        self.filing.recall_wanted.connect(model.recall)

    def _show(self) -> None:
        model = self._model
        self.head.title.setText(model.title())
        self._chip.set_badge(model.badge())
        self._show_nil()
        for section in model.sections():
            self._blocks[section.key].show_section(section)
            self.outline.set_mark(f"text/{section.key}", section.mark)
        draft = self.desk.draft
        self.outline.set_mark("next", "done" if draft.next_tasks else "open")
        self.outline.set_mark("task", model.mark_of("task", is_filled=True))
        self.outline.set_mark("person", model.mark_of("person", is_filled=True))
        self.checks.set_checks(model.checks())
        self.filing.show_filing(model.filing())
        self.replies.set_marks(model.returned("whole"))

    def _show_nil(self) -> None:
        is_nil = self.desk.draft.kind is ReportKind.NIL
        words = _("Chuyển sang báo cáo thường") if is_nil else _("Báo cáo “không phát sinh”")
        self._nil.set_label(words)
        refused = "" if is_nil else self._model.nil_refusal()
        if refused:
            self._nil.refuse(refused)
        else:
            self._nil.allow()

    def _open(self, key: str) -> None:
        root, _slash, name = key.partition("/")
        self.outline.choose(key)
        if root == "text":
            self._area.ensureWidgetVisible(self._blocks[name], 0, 60)
            self._blocks[name].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif root == "next":
            self._area.ensureWidgetVisible(self.next_block, 0, 60)
            self.next_block.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page = "tasks" if root == "task" else "classification"
            self.desk.session.go_to(page)

    def _current_block(self) -> int:
        blocks = list(self._blocks.values())
        return next((at for at, one in enumerate(blocks) if one.edit.hasFocus()), -1)

    def _block_before(self) -> None:
        self._step_block(-1)

    def _block_after(self) -> None:
        self._step_block(1)

    def _step_block(self, step: int) -> None:
        keys = list(self._blocks)
        at = max(0, min(len(keys) - 1, self._current_block() + step))
        self._open(f"text/{keys[at]}")

    def _copy_over(self) -> None:
        at = self._current_block()
        if at >= 0:
            self._model.copy_over(list(self._blocks)[at])

    def _next_problem(self) -> None:
        self.pane.open()
        self.checks.focus_next(1)

    def _problem_before(self) -> None:
        self.pane.open()
        self.checks.focus_next(-1)

    def _look_into_exchange(self) -> None:
        self.ask_window("exchange")
