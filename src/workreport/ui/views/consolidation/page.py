"""The page of consolidation: groups, questions, tasks to be judged, grades at the side."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget
from typing_extensions import override

from workreport.domain.figured_text import FiguredText
from workreport.i18n.formats import month_text
from workreport.i18n.translation import N_, _
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import plain
from workreport.ui.viewmodels.closing import Closing
from workreport.ui.viewmodels.conclusions import Conclusions
from workreport.ui.viewmodels.consolidation import ConsolidationModel, Tile
from workreport.ui.viewmodels.grades import Grades
from workreport.ui.viewmodels.month_counts import field_counts, unit_counts
from workreport.ui.viewmodels.same_work import SameWorks
from workreport.ui.views.consolidation.group_tile import GroupTile
from workreport.ui.views.consolidation.judging import JudgingPart
from workreport.ui.views.consolidation.middle import MiddlePart
from workreport.ui.views.consolidation.questions import QuestionTable
from workreport.ui.views.consolidation.side import ConsolidationSide
from workreport.ui.views.office.decision_bar import DecisionBar
from workreport.ui.views.office.page import OfficePage
from workreport.ui.views.presentation.opening import end_presentation, present
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.widgets.banner import Banner
from workreport.ui.widgets.button import LinkButton, NormalButton, PrimaryButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.tab_order import follow


class ConsolidationPage(OfficePage):
    """Shows what :class:`ConsolidationModel` and :class:`Grades` know."""

    page_actions = (
        Action(
            id="question_before", text=N_("Câu hỏi trước"), keys=("Ctrl+Up",), where="consolidation"
        ),
        Action(
            id="question_after", text=N_("Câu hỏi sau"), keys=("Ctrl+Down",), where="consolidation"
        ),
        Action(
            id="insert_figure", text=N_("Chèn số liệu"), keys=("Ctrl+J",), where="consolidation"
        ),
        Action(id="same_work", text=N_("Gộp việc trùng"), keys=("Ctrl+G",), where="consolidation"),
        Action(id="why", text=N_("Vì sao?"), keys=("Ctrl+I",), where="consolidation"),
        Action(id="override", text=N_("Đặt mức bằng tay"), keys=("Ctrl+O",), where="consolidation"),
        Action(id="present", text=N_("Trình chiếu"), keys=("F5",), where="consolidation"),
    )

    def __init__(self, model: ConsolidationModel, grades: Grades, closing: Closing) -> None:
        super().__init__("consolidation", _("Tổng hợp"), model)
        self.model = model
        self.grades = grades
        self.closing = closing
        self.conclusions = Conclusions(model)
        self.same = SameWorks(model)
        self.head = self._make_head()
        self.decision = DecisionBar(model.decision, model.session.period.first_day, "decision")
        self._tiles = QFrame()
        self._tiles.setProperty("frame", "card")
        named(self._tiles, "groups", _("Ba nhóm"))
        self._tile_row = row(self._tiles)
        self.questions = self._make_questions()
        self.middle = MiddlePart(self.questions, model.session.period.first_day)
        self.middle.source_wanted.connect(self._show_source)
        self.redraft = LinkButton(_("Soạn lại từ báo cáo"), "redraft_all", icon="arrow-clockwise")
        self.redraft.clicked.connect(partial(model.redraft, ""))
        self.insert = LinkButton(_("Chèn số liệu"), "insert_figure", icon="plus", tooltip="Ctrl+J")
        self.insert.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the text goes on being written
        self.insert.clicked.connect(self._offer_figures)
        self.judging = JudgingPart(self.conclusions)
        self.judging.basis_wanted.connect(self.decision.ask)
        self.pane = SidePane(_("Điểm đơn vị"), "consolidation_pane", width=388, wide_width=420)
        self.side = ConsolidationSide(grades, self.same)
        self.side.grading_wanted.connect(self._go_grading)
        self.side.source_opened.connect(model.open_source)
        self.reopening = column()
        self._build()
        self.add_page_actions()
        grades.acting.connect(self.banners.clear)
        closing.shown.connect(self._show_reopening)
        self.show_facts()

    @override
    def show_facts(self) -> None:
        model = self.model
        self.head.title.setText(model.title())
        missing, names = model.missing_words()
        self._missing.setVisible(bool(missing))
        if missing:
            self._missing.set_badge(Badge(missing, "warning-fill", Tone.BAD, names))
        self.head.set_note(names)
        self._show_tiles(model.tiles())
        follow(self.decision, self._tiles)
        self.questions.show_questions(model.questions(), may_word=model.may_word())
        follow(self.redraft, self.questions)
        self.middle.show_counts(unit_counts(model.facts), field_counts(model.facts))
        self.merge.set_label(self.same.label())
        self.merge.setVisible(model.opens_sources())
        self.insert.setVisible(model.may_word())
        self.side.same.show_rows()
        self.redraft.setVisible(
            model.may_word() and any(one.is_worded for one in model.questions())
        )
        self.judging.show_facts()
        self.state.setVisible(model.may_word())
        label = _("Ghi lại tổng hợp") if model.is_stated() else _("Ghi tổng hợp")
        self.state.set_label(label)

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self.grades.set_shown(is_shown=is_shown)
        self.closing.set_shown(is_shown=is_shown)
        if not is_shown:
            self.leave()

    def present(self) -> None:
        """Show the month on the whole screen, to conclude it in the meeting."""
        present(self.model.session, self)

    @override
    def leave(self) -> None:
        end_presentation(self)
        super().leave()
        self.questions.leave()
        self.model.pending.save()
        self.model.wording.save()
        self.model.decision.save()

    @override
    def fit(self, width: int) -> None:
        self.pane.fit(width, look().scale)
        inner = width - 388 if width >= 1200 else width  # noqa: PLR2004
        self.judging.grid.set_window_width(inner)
        self.middle.set_window_width(inner)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            "primary": self.primary.click,
            "detail": self.pane.toggle,
            "paper": self.primary.click,
            "back": self.side.show_first_face,
            "question_before": partial(self._focus_question, -1),
            "question_after": partial(self._focus_question, 0),
            "same_work": self._show_same,
            "insert_figure": self._offer_figures,
            "why": self._focus_grades,
            "override": self._go_grading,
            "present": self.present,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.middle.shown(), self.judging.grid, self.pane, self.insert

    def _make_head(self) -> PageHead:
        head = PageHead("", "consolidation_head")
        self._missing = Chip(Badge(""), "missing_units")
        head.add(self._missing)
        self.state = NormalButton(_("Ghi tổng hợp"), "state_consolidation", icon="stack")
        self.state.clicked.connect(self.model.state)
        self.primary = PrimaryButton(_("Lập hồ sơ họp"), "board_pack", icon="folder-open")
        self.primary.clicked.connect(partial(self.model.session.go_to, "board_pack"))
        stage = NormalButton(_("Trình chiếu"), "present", icon="presentation-chart")
        stage.setToolTip("F5")
        stage.clicked.connect(self.present)
        self.merge = NormalButton("", "same_work", icon="copy", tooltip="Ctrl+G")
        self.merge.clicked.connect(self._show_same)
        for button in (stage, self.state, self.merge, self.primary):
            head.add_action(button)
        return head

    def _make_questions(self) -> QuestionTable:
        table = QuestionTable(self.model.hint_of)
        table.worded.connect(self.model.word)
        table.typed.connect(self.model.type)
        table.redraft_wanted.connect(self.model.redraft)
        table.data_wanted.connect(self.model.take_data)
        table.source_wanted.connect(self._show_source)
        table.place_wanted.connect(self._show_place_source)
        return table

    def _build(self) -> None:
        self.body.addWidget(self.head)
        self.body.addWidget(self.decision)
        self.body.addWidget(rule(ink="line2"))
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=10)
        lines.setContentsMargins(16, 10, 16, 12)
        lines.addLayout(self.reopening)
        lines.addWidget(self._tiles)
        self.middle.add_action(self.insert)
        self.middle.add_action(self.redraft)
        lines.addWidget(self.middle)
        lines.addWidget(self.judging)
        lines.addStretch(1)
        area = QScrollArea()
        area.setObjectName("consolidation_area")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        across = row()
        across.addWidget(area, 1)
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self.side)
        across.addWidget(self.pane)
        self.body.addLayout(across, 1)

    def _show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        empty(self._tile_row)
        for at, tile in enumerate(tiles):
            if at:
                self._tile_row.addWidget(rule(is_upright=True))
            button = GroupTile(tile)
            button.clicked.connect(partial(self._show_source, tile.status))
            self._tile_row.addWidget(button, 1)

    def _show_reopening(self) -> None:
        empty(self.reopening)
        words = self.closing.reopening_words()
        if not words:
            self._show_other_month()
            return
        banner = Banner(NoticeKind.WARN, plain(words), icon="lock-simple-open", name="reopening")
        if self.closing.may_confirm():
            banner.add_action(_("Xác nhận mở lại"), self.closing.confirm)
        self.reopening.addWidget(banner)

    def _show_other_month(self) -> None:
        words, month = self.closing.other_month_asked()
        if month is not None:
            banner = Banner(
                NoticeKind.WARN, plain(words), icon="lock-simple-open", name="reopening_elsewhere"
            )
            label = _("Sang {month}").format(month=month_text(month.month))
            banner.add_action(label, partial(self.model.session.set_period, month))
            self.reopening.addWidget(banner)

    def _show_source(self, key: str, *, takes_focus: bool = True) -> None:
        self.pane.open()
        title, rows = self.model.sources(key)
        self.side.show_sources(
            title, rows, may_open=self.model.opens_sources(), takes_focus=takes_focus
        )

    def _show_place_source(self, key: str, said: FiguredText, place: int, by_key: bool) -> None:
        found = self.model.source_at(key, said, place)
        if found:
            self._show_source(found, takes_focus=by_key)

    def _offer_figures(self) -> None:
        text = self.questions.writing()
        if text is None or not self.model.may_word():
            self.questions.focus(0)
            return
        menu = named(QMenu(self), "figures_menu", _("Chèn số liệu"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, label, words in self.model.figures_to_insert():
            action = menu.addAction(label)
            action.setObjectName(f"figure_{name}")
            action.triggered.connect(partial(text.insert_figure, name, words))
        menu.popup(text.viewport().mapToGlobal(text.cursorRect().bottomLeft()))

    def _show_same(self) -> None:
        self.pane.open()
        self.side.show_same()

    def _focus_question(self, at: int) -> None:
        self.middle.show_questions()
        self.questions.focus(at)

    def _focus_grades(self) -> None:
        self.pane.open()
        self.side.show_first_face()
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.focusNextChild()

    def _go_grading(self) -> None:
        self.model.session.go_to("grades")
