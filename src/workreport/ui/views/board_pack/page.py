"""The page of the board pack: pages to choose from, the page as it prints, what can be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QImage, QKeySequence
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.i18n.formats import shown
from workreport.i18n.messages import cause, next_step
from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.board_pack import BoardPack, Printed
from workreport.ui.viewmodels.paper_proof import PaperProver
from workreport.ui.views.board_pack.sheets import SheetButton, SheetDesk
from workreport.ui.views.presentation.opening import end_presentation, present
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.menus import below
from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.button import IconButton, NormalButton, PrimaryButton
from workreport.ui.widgets.card import EmptyState, PageHead
from workreport.ui.widgets.choice_group import ChoiceGroup
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip

EDITIONS = {
    "leaders": N_("In cho lãnh đạo: đầy đủ"),
    "departments": N_("In cho các phòng: không nhận xét, không điểm"),
    "board": N_("In để niêm yết: chỉ mức đã quyết định"),
}
_LIST_WIDTH = 126
_WORDS_FROM = 900  # in a narrower window the button of the presentation is its icon


class BoardPackPage(Page):
    """PgUp and PgDn turn the pages, Ctrl and the wheel zoom, Ctrl+P saves the PDF."""

    has_grid = False
    page_actions = (Action(id="present", text=N_("Trình chiếu"), keys=("F5",), where="board_pack"),)

    def __init__(self, model: BoardPack) -> None:
        super().__init__("board_pack", _("Hồ sơ họp"))
        self._model = model
        self._images: list[QImage] = []
        self._at = 0
        self.head = PageHead(model.title, "pack_head")
        self._kinds = SegmentStrip(
            (
                Segment("pack", _("Cả hồ sơ"), icon="stack"),
                Segment("summary", _("Báo cáo"), icon="file-text"),
                Segment("notice", _("Thông báo"), icon="article"),
                Segment("classification", _("Xếp loại"), icon="medal"),
            ),
            "pack_kinds",
            _("Văn bản"),
        )
        self._kinds.choose("summary")
        self._kinds.chosen.connect(model.choose_kind)
        self.head.add(self._kinds)
        self.save = PrimaryButton(_("Lưu PDF"), "pack_save", icon="printer")
        self.save.clicked.connect(model.save)
        self.save.refuse(_("Đang dựng bản in"))
        self._stage = NormalButton(_("Trình chiếu"), "present", icon="presentation-chart", key="F5")
        self._small_stage = IconButton("presentation-chart", _("Trình chiếu"), "present_small")
        for button in (self._stage, self._small_stage):
            button.clicked.connect(self.present)
        self.head.add(self._small_stage)
        self.head.add_action(self._stage)
        self._add_more()
        self.head.add_action(self.save)
        shortcut = QAction(_("Trình chiếu"), self)
        shortcut.setShortcut(QKeySequence("F5"))
        shortcut.triggered.connect(self.present)
        self.addAction(shortcut)
        self.body.addWidget(self.head)
        self.body.addWidget(rule(ink="line2"))
        self._group = ChoiceGroup(self)
        self._group.idClicked.connect(self._show_page)
        self._list = self._page_list()
        self.desk = SheetDesk()
        self.desk.turned.connect(self.turn)
        self.desk.zoomed.connect(self._show_zoom)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._paper())
        self._body = self.body
        self._body.addWidget(self._stack, 1)
        self._empty: QWidget | None = None
        model.printed.connect(self._on_printed)
        model.refused.connect(self._on_refused)
        model.busy_changed.connect(self._on_busy)

    @override
    def set_shown(self, is_shown: bool) -> None:
        self._model.set_shown(is_shown=is_shown)

    @override
    def fit(self, width: int) -> None:
        self._kinds.set_narrow(width < _WORDS_FROM)
        self._stage.setVisible(width >= _WORDS_FROM)
        self._small_stage.setVisible(width < _WORDS_FROM)
        self._list.setVisible(width >= look().px(800) * 100 // look().scale)

    @override
    def leave(self) -> None:
        end_presentation(self)
        self._model.give_up()

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {"primary": self.save.click, "paper": self.save.click, "present": self.present}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._list, self.desk)

    def present(self) -> None:
        """Show the month on the whole screen."""
        present(self._model.session, self)

    def turn(self, step: int) -> None:
        """Show the next page or the one before."""
        if self._images:
            self._show_page(max(0, min(len(self._images) - 1, self._at + step)))

    def _paper(self) -> QWidget:
        paper = named(QWidget(), "pack_paper")
        across = row(paper)
        across.addWidget(self._list)
        across.addWidget(rule(is_upright=True))
        right = column()
        bar = named(QWidget(), "pack_bar")
        bar.setProperty("ground", "sunken")
        line = row(bar, gap=8)
        line.setContentsMargins(20, 8, 20, 8)
        for icon, label, name, act in (
            ("minus", _("Thu nhỏ"), "zoom_out", lambda: self.desk.zoom_by(-1)),
            ("plus", _("Phóng to"), "zoom_in", lambda: self.desk.zoom_by(1)),
        ):
            button = IconButton(icon, label, name)
            button.clicked.connect(act)
            line.addWidget(button)
        wide = NormalButton(_("Vừa chiều ngang"), "zoom_fit")
        wide.clicked.connect(self.desk.fit_width)
        line.addWidget(wide)
        self._zoom = PlainLabel("100 %", "second", name="pack_zoom")
        line.addWidget(self._zoom)
        line.addStretch(1)
        self._place = PlainLabel("", "second", name="pack_place")
        line.addWidget(self._place)
        right.addWidget(bar)
        right.addWidget(self.desk, 1)
        across.addLayout(right, 1)
        return paper

    def _add_more(self) -> None:
        self._prover = PaperProver(self._model.session, self)
        words = _("Bản in cho ai, lưu dạng khác, kiểm tra")
        self.more = IconButton("dots-three", words, "pack_more")
        self.more.clicked.connect(self._offer)
        self.head.add_action(self.more)

    def _offer(self) -> None:
        """Offer for whom to print, other kinds of files, and to prove a paper."""
        menu = named(QMenu(self), "pack_menu", _("Bản in"))
        readers = QActionGroup(menu)
        for edition, words in EDITIONS.items():
            made = menu.addAction(_(words))
            made.setObjectName(f"edition_{edition}")
            made.setCheckable(True)
            made.setChecked(edition == self._model.edition)
            made.setEnabled(self._model.has_editions)
            made.triggered.connect(partial(self._choose_edition, edition))
            readers.addAction(made)
        menu.addSeparator()
        for ending, words in (("docx", N_("Lưu Word…")), ("xlsx", N_("Lưu bảng tính…"))):
            made = menu.addAction(_(words))
            made.setObjectName(f"save_{ending}")
            made.setEnabled(ending in self._model.formats() and self.save.isEnabled())
            made.triggered.connect(partial(self._save_as, ending))
        menu.addSeparator()
        for name, words, act in (
            ("prove_code", N_("Kiểm tra mã trên bản in…"), self._prover.ask_code),
            ("prove_file", N_("Kiểm tra tệp PDF…"), self._prover.ask_file),
        ):
            made = menu.addAction(_(words))
            made.setObjectName(name)
            made.triggered.connect(act)
        menu.popup(below(self.more))

    def _choose_edition(self, edition: str, _checked: bool = False) -> None:
        self._model.choose_edition(edition)

    def _save_as(self, ending: str, _checked: bool = False) -> None:
        self._model.save_as(ending)

    def _page_list(self) -> QScrollArea:
        inside = named(QWidget(), "inside")
        self._small = column(inside, gap=8)
        self._small.setContentsMargins(6, 10, 6, 10)
        area = named(QScrollArea(), "pack_list", _("Các trang"))
        area.setWidgetResizable(True)
        area.setProperty("ground", "window")
        area.setFixedWidth(look().px(_LIST_WIDTH))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            self.save.refuse(_("Đang dựng bản in"))
            self.head.set_note(_("Đang dựng bản in…"))

    def _on_printed(self, paper: Printed) -> None:
        self.head.title.setText(self._model.title)
        self._images = [
            QImage(
                one.rgb, one.width, one.height, 3 * one.width, QImage.Format.Format_RGB888
            ).convertToFormat(QImage.Format.Format_Grayscale8)
            for one in paper.pages
        ]
        count = len(self._images)
        self.head.set_note(ngettext("{count} trang", "{count} trang", count).format(count=count))
        for button in self._group.buttons():
            self._group.removeButton(button)
        empty(self._small)
        for place, image in enumerate(self._images):
            button = SheetButton(place + 1, image)
            self._group.addButton(button, place)
            self._small.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._small.addStretch(1)
        self.save.allow()
        self._stack.setCurrentIndex(0)
        self._show_page(min(self._at, count - 1))

    def _on_refused(self, error: CodedError) -> None:
        self.head.title.setText(self._model.title)
        self.head.set_note("")
        values = shown(error.values)
        reason = cause(error.code, values)
        self.save.refuse(reason)
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = EmptyState(
            "folder-open", reason, next_step(error.code, values), name="pack_empty"
        )
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)

    def _show_page(self, place: int) -> None:
        self._at = place
        button = self._group.button(place)
        if button is not None:
            button.setChecked(True)
        self.desk.sheet.show_image(self._images[place])
        self.desk.verticalScrollBar().setValue(0)
        words = _("Trang {number} trên {count}")
        self._place.setText(words.format(number=place + 1, count=len(self._images)))

    def _show_zoom(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")
