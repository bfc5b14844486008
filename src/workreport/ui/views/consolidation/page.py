"""The page of consolidation: groups, questions, tasks to be judged, grades at the side."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.badges import status_badge
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import plain
from workreport.ui.viewmodels.closing import Closing
from workreport.ui.viewmodels.conclusions import Conclusions
from workreport.ui.viewmodels.consolidation import ConsolidationModel, Tile
from workreport.ui.viewmodels.grades import Grades
from workreport.ui.views.consolidation.judging import JudgingPart
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
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol

_INKS = {"completed": "ok", "in_progress": "accent", "not_started": "text2"}


class ConsolidationPage(OfficePage):
    """Shows what :class:`ConsolidationModel` and :class:`Grades` know."""

    page_actions = (
        Action(
            id="question_before", text=N_("Câu hỏi trước"), keys=("Ctrl+Up",), where="consolidation"
        ),
        Action(
            id="question_after", text=N_("Câu hỏi sau"), keys=("Ctrl+Down",), where="consolidation"
        ),
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
        self.head = PageHead("", "consolidation_head")
        self._missing = Chip(Badge(""), "missing_units")
        self.head.add(self._missing)
        self.state = NormalButton(_("Ghi tổng hợp"), "state_consolidation", icon="stack")
        self.state.clicked.connect(model.state)
        self.primary = PrimaryButton(_("Lập hồ sơ họp"), "board_pack", icon="folder-open")
        self.primary.clicked.connect(partial(model.session.go_to, "board_pack"))
        stage = NormalButton(_("Trình chiếu"), "present", icon="presentation-chart")
        stage.setToolTip("F5")
        stage.clicked.connect(self.present)
        self.head.add_action(stage)
        self.head.add_action(self.state)
        self.head.add_action(self.primary)
        self.decision = DecisionBar(model.decision, model.session.period.first_day, "decision")
        self._tiles = QFrame()
        self._tiles.setProperty("frame", "card")
        named(self._tiles, "groups", _("Ba nhóm"))
        self._tile_row = row(self._tiles)
        self.questions = QuestionTable()
        self.questions.worded.connect(model.word)
        self.questions.redraft_wanted.connect(model.redraft)
        self.questions.source_wanted.connect(self._show_source)
        self.redraft = LinkButton(_("Soạn lại từ báo cáo"), "redraft_all", icon="arrow-clockwise")
        self.redraft.clicked.connect(partial(model.redraft, ""))
        self.judging = JudgingPart(self.conclusions)
        self.judging.basis_wanted.connect(self.decision.ask)
        self.pane = SidePane(_("Điểm đơn vị"), "consolidation_pane", width=388, wide_width=420)
        self.side = ConsolidationSide(grades)
        self.side.grading_wanted.connect(self._go_grading)
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
            self._missing.set_badge(Badge(missing, "warning-fill", Tone.BAD))
        self.head.set_note(names)
        self._show_tiles(model.tiles())
        self.questions.show_questions(model.questions(), may_word=model.may_word())
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
        self.model.decision.save()

    @override
    def fit(self, width: int) -> None:
        self.pane.fit(width, look().scale)
        self.judging.grid.set_window_width(width - 388 if width >= 1200 else width)  # noqa: PLR2004

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            "primary": self.primary.click,
            "detail": self.pane.toggle,
            "paper": self.primary.click,
            "back": self.side.show_first_face,
            "question_before": partial(self.questions.focus, -1),
            "question_after": partial(self.questions.focus, 0),
            "why": self._focus_grades,
            "override": self._go_grading,
            "present": self.present,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.questions, self.judging.grid, self.pane

    def _build(self) -> None:
        self.body.addWidget(self.head)
        self.body.addWidget(self.decision)
        self.body.addWidget(rule(ink="line2"))
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=10)
        lines.setContentsMargins(16, 10, 16, 12)
        lines.addLayout(self.reopening)
        lines.addWidget(self._tiles)
        head = row(gap=8)
        head.addWidget(PlainLabel(_("Năm câu hỏi"), "section"))
        note = _("soạn từ dữ liệu, tự đổi theo dữ liệu; sửa là lời của Văn phòng")
        head.addWidget(PlainLabel(note, "caption"), 1)
        head.addWidget(self.redraft)
        lines.addLayout(head)
        lines.addWidget(self.questions)
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
            self._tile_row.addWidget(_tile(tile), 1)

    def _show_reopening(self) -> None:
        empty(self.reopening)
        words = self.closing.reopening_words()
        if not words:
            return
        banner = Banner(NoticeKind.WARN, plain(words), icon="lock-simple-open", name="reopening")
        if self.closing.may_confirm():
            banner.add_action(_("Xác nhận mở lại"), self.closing.confirm)
        self.reopening.addWidget(banner)

    def _show_source(self, key: str) -> None:
        self.pane.open()
        self.side.show_sources(*self.model.sources(key))

    def _focus_grades(self) -> None:
        self.pane.open()
        self.side.show_first_face()
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.focusNextChild()

    def _go_grading(self) -> None:
        self.model.session.go_to("grades")


def _tile(tile: Tile) -> QWidget:
    badge = status_badge(tile.status)
    box = named(QWidget(), f"group_{tile.status}", f"{badge.text}: {tile.count}. {tile.note}")
    lines = column(box, gap=1)
    lines.setContentsMargins(14, 8, 14, 8)
    head = row(gap=8)
    head.addWidget(Symbol(badge.icon, _INKS[tile.status]))
    head.addWidget(PlainLabel(badge.text, "strong"), 1)
    lines.addLayout(head)
    lines.addWidget(PlainLabel(str(tile.count), "big"))
    lines.addWidget(PlainLabel(tile.note, "hint"))
    return box
