"""The report page: parts with ticks, words beside last month's, checks, filing bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

from workreport.domain.report import ReportKind
from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.next_step import VERSIONS
from workreport.ui.viewmodels.phrases import Phrasebook
from workreport.ui.viewmodels.place_words import SECTIONS
from workreport.ui.viewmodels.report import Report, Section
from workreport.ui.viewmodels.returned_only import EVERYTHING
from workreport.ui.viewmodels.version_choosing import VersionChoosing
from workreport.ui.views.department.page import DepartmentPage
from workreport.ui.views.department.reply_rows import ReplyRows
from workreport.ui.views.department.returned_strip import ReturnedStrip
from workreport.ui.views.report.blocks import TextBlock
from workreport.ui.views.report.checks_pane import ChecksPane
from workreport.ui.views.report.faces import ReportFaces
from workreport.ui.views.report.filing_bar import FilingBar
from workreport.ui.views.report.next_block import NextBlock
from workreport.ui.views.report.outline import Outline, fill_outline
from workreport.ui.views.report.phrase_menu import (
    PhraseActs,
    below_cursor,
    insert_phrase,
    phrase_menu,
)
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.views.versions.panel import VersionPanel
from workreport.ui.widgets.button import QuietButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.ground import column, named, row, rule

_STACKED_BELOW = 1200
_NARROW_BELOW = 900
# The parts in the order of the report; the tasks of the next month stand before the proposals.
_WRITTEN = [f"text/{key}" for key, _number, _title in SECTIONS]
_PLACES = (*_WRITTEN[:-1], "next", _WRITTEN[-1])


class ReportPage(DepartmentPage):
    """Shows what :class:`Report` keeps; words go into the draft while they are typed."""

    page_actions = (
        Action(id="block_before", text=N_("Mục trước"), keys=("Ctrl+Up",), where="report"),
        Action(id="block_after", text=N_("Mục sau"), keys=("Ctrl+Down",), where="report"),
        Action(id="copy_over", text=N_("Chép từ tháng trước"), keys=("Ctrl+T",), where="report"),
        Action(id="phrase", text=N_("Chèn câu mẫu"), keys=("Ctrl+J",), where="report"),
        Action(id="tones", text=N_("Chuẩn dấu"), keys=("Ctrl+Shift+D",), where="report"),
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
        self.phrasebook = Phrasebook(model.desk)
        self.faces = ReportFaces(self._stack, self.inside, model.desk, self.kept, self.phrasebook)
        self._paper = self._head_button(_("Xem bản in"), "report_paper", "eye")
        self._compare = self._head_button(_("So với bản đã gửi"), "report_compare", "git-diff")
        self._slip = self._head_button(_("Phiếu gia hạn"), "report_extension", "timer")
        self._versions = self._head_button(
            _("Các bản nháp"), "report_kept", "clock-counter-clockwise"
        )
        self._nil = self._head_button(_("Báo cáo “không phát sinh”"), "report_nil", "prohibit")
        self.outline = Outline()
        self.checks = ChecksPane()
        self.pane = SidePane(_("Kiểm tra trước khi gửi"), "report_pane", width=292, wide_width=360)
        self.filing = FilingBar()
        self.replies = ReplyRows("report_replies")
        self.returned = ReturnedStrip("report")
        self.next_block = NextBlock(model.next_tasks)
        self._blocks: dict[str, TextBlock] = {}
        self._section = ""
        self._has_room = False
        self._by_name: dict[str, Callable[[], object]] = {
            VERSIONS: self._choose_version,
            "meeting": self.faces.open_meeting,
            "sign": self._sign,
            "nil": self._focus_nil,
        }
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
        elif place in self._by_name:
            self._by_name[place]()
        else:
            self.replies.focus(place)

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        if is_shown:
            self.phrasebook.load()
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
        self._has_room = width >= _NARROW_BELOW
        for block in self._blocks.values():
            block.set_stacked(width < _STACKED_BELOW)
        self._show_tools()
        self.faces.fit(width)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        if self.is_choosing:
            return {"back": self._leave_choice}
        if self.faces.current is not None:
            return self.faces.current.performers()
        return super().performers() | {
            "primary": self._model.take_primary,
            "detail": self.pane.toggle,
            "problem_next": self._next_problem,
            "problem_before": self._problem_before,
            "block_before": self._block_before,
            "block_after": self._block_after,
            "copy_over": self._copy_over,
            "phrase": self._offer_phrases,
            "tones": self._offer_tones,
            "paper": self.faces.open_paper,
            "sign": self._model.sign,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self.is_choosing:
            return (self.choice.reason,)
        if self.faces.current is not None:
            return self.faces.current.panes()
        return self._area, self.outline, self.pane, self.filing

    @override
    def _on_month_opened(self) -> None:
        # What is read anew while somebody chooses or looks at a paper must not turn the page.
        is_away = self.is_choosing or (
            self.faces.current is not None and self.faces.is_of_this_month
        )
        if not is_away or not self.shows_month():
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
        self.lines.addWidget(self.returned)
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
        fill_outline(self.outline, sections)
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
        block.entered.connect(self._on_entered)
        block.phrase_wanted.connect(self._offer_phrases)
        block.rewritten.connect(self._model.rewrite)
        block.open_wanted.connect(self._model.open_outside)
        self._blocks[section.key] = block
        return block

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
        self.returned.chosen.connect(model.show_returned)
        self.filing.primary_wanted.connect(model.take_primary)
        self.filing.sign_wanted.connect(model.sign)
        self.filing.recall_wanted.connect(model.recall)
        self.filing.receipt_wanted.connect(self.faces.open_receipt)
        self.filing.write_wanted.connect(model.carrying.write_out)
        self.filing.read_wanted.connect(model.carrying.read_in)
        self._nil.clicked.connect(model.toggle_nil)
        self._paper.clicked.connect(self.faces.open_paper)
        self._compare.clicked.connect(self.faces.open_comparison)
        self._slip.clicked.connect(self.faces.open_extension)
        self._versions.clicked.connect(self.faces.open_kept)

    def _show(self) -> None:
        model = self._model
        self.head.title.setText(model.title())
        self._chip.set_badge(model.badge())
        self._show_nil()
        for section in model.sections():
            self._blocks[section.key].show_section(section)
            self._blocks[section.key].setVisible(model.shows(section.key))
            self.outline.set_mark(f"text/{section.key}", section.mark)
        self.next_block.setVisible(not model.returned_only.is_on)
        self.returned.show_choice(model.returned_only, model.returned_sections(), len(self._blocks))
        draft = self.desk.draft
        self.outline.set_mark("next", "done" if draft.next_tasks else "open")
        self.outline.set_mark("task", model.mark_of("task", is_filled=True))
        self.outline.set_mark("person", model.mark_of("person", is_filled=True))
        self.checks.set_checks(model.checks())
        self.filing.show_filing(model.filing())
        self._versions.setVisible(self.desk.access.is_editable)
        self._compare.setVisible(model.has_filed_before())
        is_open = self.desk.access.is_editable
        words = _("So với bản đã gửi") if is_open else _("So với bản trước")
        self._compare.set_label(words)
        self._slip.setVisible(model.has_extension())
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
        place = self._blocks.get(name, self.next_block)
        if root in {"text", "next"} and place.isHidden():
            self._model.show_returned(EVERYTHING)
        if root == "text":
            self._area.ensureWidgetVisible(self._blocks[name], 0, 60)
            self._blocks[name].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif root == "next":
            self._area.ensureWidgetVisible(self.next_block, 0, 60)
            self.next_block.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page = "tasks" if root == "task" else "classification"
            self.desk.session.go_to(page)

    def _current_place(self) -> int:
        """Return which part of the report has the focus, -1 for none."""
        return next((at for at, key in enumerate(_PLACES) if self._has_focus(key)), -1)

    def _has_focus(self, key: str) -> bool:
        if key == "next":
            grid, focused = self.next_block.grid, QApplication.focusWidget()
            return focused is not None and (focused is grid or grid.isAncestorOf(focused))
        return self._blocks[key.partition("/")[2]].edit.hasFocus()

    def _block_before(self) -> None:
        self._step_block(-1)

    def _block_after(self) -> None:
        self._step_block(1)

    def _step_block(self, step: int) -> None:
        shown = [one for one in _PLACES if self._shows(one)]
        at = self._current_place()
        at = shown.index(_PLACES[at]) if at >= 0 and _PLACES[at] in shown else -1
        self._open(shown[max(0, min(len(shown) - 1, at + step))])

    def _shows(self, place: str) -> bool:
        return not self._blocks.get(place.partition("/")[2], self.next_block).isHidden()

    def _copy_over(self) -> None:
        at = self._current_place()
        if at >= 0 and _PLACES[at] != "next":
            self._model.copy_over(_PLACES[at].partition("/")[2])

    def _head_button(self, words: str, name: str, icon: str) -> QuietButton:
        button = QuietButton(words, name, icon=icon)
        self.head.add_action(button)
        return button

    def _sign(self) -> None:
        self.filing.primary.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._model.sign()

    def _focus_nil(self) -> None:
        self._nil.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_entered(self, key: str) -> None:
        self._section = key
        self._show_tools()
        self.outline.choose(f"text/{key}")

    def _show_tools(self) -> None:
        for key, block in self._blocks.items():
            block.set_current(is_current=key == self._section, has_room=self._has_room)

    def _offer_phrases(self) -> None:
        block = self._blocks.get(self._section)
        if block is None or block.edit.isReadOnly():
            return
        edit, section = block.edit, self._section
        acts = PhraseActs(
            insert=lambda words: insert_phrase(edit, words),
            add=lambda words: self.phrasebook.add(section, words),
            edit=lambda: self.faces.open_phrases(section),
        )
        chosen = edit.textCursor().selectedText().replace("\u2029", " ").strip()
        offers = self.phrasebook.offers(section)
        phrase_menu(edit, offers, chosen, acts).popup(below_cursor(edit))

    def _offer_tones(self) -> None:
        block = self._blocks.get(self._section)
        if block is not None:
            block.open_tones()
            self._area.ensureWidgetVisible(block.tones, 0, 60)

    def _next_problem(self) -> None:
        self.pane.open()
        self.checks.focus_next(1)

    def _problem_before(self) -> None:
        self.pane.open()
        self.checks.focus_next(-1)

    def _look_into_exchange(self) -> None:
        self.ask_window("exchange")
