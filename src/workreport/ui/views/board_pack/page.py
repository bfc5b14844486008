"""The page of the board pack: the papers as they print, the Office's words beside them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.i18n.formats import shown
from workreport.i18n.messages import cause
from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.board_pack import RECALL, BoardPack
from workreport.ui.viewmodels.pack_copies import PackCopies
from workreport.ui.viewmodels.paper_drawing import DrawnPaper
from workreport.ui.viewmodels.paper_files import PROGRAMS
from workreport.ui.viewmodels.paper_proof import PaperProver
from workreport.ui.viewmodels.paper_register import RegisterModel
from workreport.ui.viewmodels.paper_texts import PaperTexts
from workreport.ui.views.board_pack.copies_pane import CopiesPane
from workreport.ui.views.board_pack.text_places import TextPlaces
from workreport.ui.views.board_pack.texts_pane import TextsPane
from workreport.ui.views.issuing.pane import IssuePane
from workreport.ui.views.paper_view.draft_menu import offer_copies, offer_drafts
from workreport.ui.views.paper_view.face import refused_state
from workreport.ui.views.paper_view.print_bar import PrintBar
from workreport.ui.views.paper_view.proving_line import ProvingLine
from workreport.ui.views.paper_view.reader import PaperReader, reading_actions
from workreport.ui.views.paper_view.reading_keys import add_reading_keys
from workreport.ui.views.presentation.opening import end_presentation, present
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.menus import below
from workreport.ui.views.shell.page import Page
from workreport.ui.views.shell.side_pane import BESIDE_FROM, WIDE_FROM, SidePane
from workreport.ui.views.signing.dialog import open_signing
from workreport.ui.widgets.button import IconButton, NormalButton, PrimaryButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import named, row, rule
from workreport.ui.widgets.strips import Segment, SegmentStrip

EDITIONS = {
    "leaders": N_("In cho lãnh đạo: đầy đủ"),
    "departments": N_("In cho các phòng: không nhận xét, không điểm"),
    "board": N_("In để niêm yết: chỉ mức đã quyết định"),
}
_WORDS_FROM = 900  # in a narrower window buttons are their icons
_PANE, _WIDE_PANE = 340, 400


class BoardPackPage(Page):
    """PgUp and PgDn turn the pages, Ctrl+F searches, F9 opens the texts, Ctrl+P prints."""

    has_grid = False
    page_actions = (
        *reading_actions("board_pack"),
        Action(id="text_before", text=N_("Lời văn trước"), keys=("Ctrl+Up",), where="board_pack"),
        Action(id="text_after", text=N_("Lời văn sau"), keys=("Ctrl+Down",), where="board_pack"),
        Action(id="insert_figure", text=N_("Chèn số liệu"), keys=("Ctrl+J",), where="board_pack"),
        Action(
            id="sign_texts", text=N_("Ký lời văn"), keys=("Ctrl+Shift+Return",), where="board_pack"
        ),
        Action(id="present", text=N_("Trình chiếu"), keys=("F5",), where="board_pack"),
    )

    def __init__(self, model: BoardPack, texts: PaperTexts) -> None:
        super().__init__("board_pack", _("Hồ sơ họp"))
        self._model = model
        self._texts = texts
        self.head = PageHead(model.title, "pack_head")
        self._add_head()
        self.body.addWidget(self.head)
        self.body.addWidget(rule(ink="line2"))
        self.printing = PrintBar(model.drawing, model.session.tell_done)
        self.body.addWidget(self.printing)
        self.proving = ProvingLine(self._prover)
        self.body.addWidget(self.proving)
        self.copies = CopiesPane(PackCopies(model, self), self._read_on)
        self.body.addWidget(self.copies)
        self.issuing = IssuePane(RegisterModel(model.session, self))
        self.issuing.preview_wanted.connect(model.preview)
        self.issuing.closed.connect(self._read_on)
        self.body.addWidget(self.issuing)
        self.reader = PaperReader(model.drawing, "pack_paper")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.reader)
        self._empty: QWidget | None = None
        self.texts = TextsPane(texts)
        self.texts.closed.connect(self._toggle_texts)
        self.pane = SidePane(_("Lời văn"), "texts_pane", width=_PANE, wide_width=_WIDE_PANE)
        self.pane.body.setContentsMargins(0, 0, 0, 0)
        self.pane.body.addWidget(self.texts)
        across = row()
        across.addWidget(self._stack, 1)
        across.addWidget(self.pane)
        self.body.addLayout(across, 1)
        self.places = TextPlaces(model.drawing, self.reader, texts, self.texts)
        self._width = 0
        add_reading_keys(self, self.page_actions, self.performers, in_window=True)
        model.kind_changed.connect(self._on_kind)
        model.drawing.drawn.connect(self._on_drawn)
        model.drawing.refused.connect(self._on_refused)
        model.drawing.busy_changed.connect(self._on_busy)
        texts.shown.connect(self._show_note)

    @override
    def set_shown(self, is_shown: bool) -> None:
        self._model.set_shown(is_shown=is_shown)
        self._texts.set_shown(is_shown=is_shown)
        if not is_shown:
            self._texts.wording.save()

    @override
    def fit(self, width: int) -> None:
        self._width = width
        self._kinds.set_narrow(width < _WORDS_FROM)
        for wide, small in ((self._stage, self._small_stage), (self.words, self._small_words)):
            wide.setVisible(width >= WIDE_FROM)
            small.setVisible(width < WIDE_FROM)
        for button in (self.print, self.issue):
            button.setVisible(width >= _WORDS_FROM)
        self.issuing.fit()
        self.pane.fit(width, look().scale)
        self._fit_reader()

    @override
    def leave(self) -> None:
        end_presentation(self)
        self._model.give_up()
        self.printing.stop()
        self.copies.stop()
        self._prover.stop()
        self._texts.wording.save()
        self._texts.pending.save()

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            **self.reader.performers(),
            "primary": self.issuing.step(self.save.click),
            "save": self.save.click,
            "paper": self._print,
            "present": self.present,
            "detail": self._toggle_texts,
            "back": self._go_back,
            "text_before": partial(self._step_text, -1),
            "text_after": partial(self._step_text, 1),
            "insert_figure": self.texts.insert_figure,
            "sign_texts": self.texts.sign.click,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        # Going through the texts turns the pages; the list of pages is reached behind them.
        return self.reader.desk, self.pane, self.reader.pages

    @override
    def find_text(self, text: str) -> bool:
        self.reader.search_for(text)
        return True

    def present(self) -> None:
        """Show the month on the whole screen."""
        present(self._model.session, self)

    def choose_kind(self, kind: str) -> None:
        """Show another paper, as if its segment had been pressed."""
        self._kinds.choose(kind)
        self._model.choose_kind(kind)

    def turn(self, step: int) -> None:
        """Show the next page or the one before."""
        self.reader.turn(step)

    def _add_head(self) -> None:
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
        self._kinds.choose(self._model.kind)
        self._kinds.chosen.connect(self._model.choose_kind)
        self.head.add(self._kinds)
        self.save = PrimaryButton(_("Lưu PDF"), "pack_save", icon="floppy-disk", tooltip="Ctrl+S")
        self.save.clicked.connect(self._model.save)
        self.save.refuse(_("Đang dựng bản in"))
        self._stage = NormalButton(_("Trình chiếu"), "present", icon="presentation-chart", key="F5")
        self._small_stage = IconButton("presentation-chart", _("Trình chiếu"), "present_small")
        self.words = NormalButton(_("Lời văn"), "texts_open", icon="note-pencil", key="F9")
        self._small_words = IconButton("note-pencil", _("Lời văn (F9)"), "texts_open_small")
        for button, act in (
            (self._stage, self.present),
            (self._small_stage, self.present),
            (self.words, self._toggle_texts),
            (self._small_words, self._toggle_texts),
        ):
            button.clicked.connect(act)
        for small in (self._small_stage, self._small_words):
            self.head.add(small)
        self.print = IconButton("printer", _("In (Ctrl+P)"), "pack_print")
        self.print.clicked.connect(self._print)
        self._prover = PaperProver(self._model.session, self)
        self.more = IconButton(
            "dots-three",
            _("Bản in cho ai, đánh số bản, lưu dạng khác, kiểm tra"),
            "pack_more",
        )
        self.more.clicked.connect(self._offer)
        self.issue = NormalButton(_("Phát hành…"), "pack_issue", icon="paper-plane-tilt")
        self.issue.clicked.connect(self._toggle_issuing)
        self.head.add(self.print)
        self.head.add(self.more)
        for action in (self._stage, self.words, self.issue, self.save):
            self.head.add_action(action)

    def _offer(self) -> None:
        """Offer for whom to print, other kinds of files, and to prove a paper."""
        menu = named(QMenu(self), "pack_menu", _("Bản in"))
        self._offer_editions(menu)
        model = self._model
        offer_drafts(menu, model.draft, model.choose_draft, is_drafted=model.is_drafted)
        many = self.copies.open_pane
        offer_copies(menu, model.copy, model.choose_copy, many, is_copied=model.is_copied)
        made = menu.addAction(_("Danh sách nhận và thu hồi bản"))
        made.setObjectName("recall_list")
        made.triggered.connect(self._show_recall)
        menu.addSeparator()
        made = menu.addAction(_("In…"))
        made.setObjectName("print")
        made.setEnabled(self.save.isEnabled())
        made.triggered.connect(self._print)
        made = menu.addAction(_("Phát hành…"))
        made.setObjectName("issue")
        made.setEnabled(self.issuing.can_issue(self._model.kind))
        made.triggered.connect(self._toggle_issuing)
        for ending in PROGRAMS:
            words = _("Lưu bảng tính…") if ending == "xlsx" else _("Lưu {program}…")
            made = menu.addAction(words.format(program=PROGRAMS[ending]))
            made.setObjectName(f"save_{ending}")
            known = ("pdf", *self._model.formats())
            made.setEnabled(ending in known and self.save.isEnabled())
            made.triggered.connect(partial(self._save_as, ending))
        menu.addSeparator()
        for name, words, act in (
            ("prove_code", N_("Kiểm tra mã trên bản in…"), self._prover.ask_code),
            ("prove_file", N_("Kiểm tra tệp PDF, Word…"), self._prover.ask_file),
            ("sign_file", N_("Ký số…"), self._sign),
        ):
            made = menu.addAction(_(words))
            made.setObjectName(name)
            made.triggered.connect(act)
        menu.popup(below(self.more))

    def _sign(self) -> None:
        """Sign the paper that is shown, or a file to be chosen."""
        paper = self._model.drawing.paper
        shown_here = b"" if paper is None else paper.pdf
        open_signing(self._model.session, self, shown_here, self._model.file_name)

    def _offer_editions(self, menu: QMenu) -> None:
        readers = QActionGroup(menu)
        for edition, words in EDITIONS.items():
            made = menu.addAction(_(words))
            made.setObjectName(f"edition_{edition}")
            made.setCheckable(True)
            made.setChecked(edition == self._model.edition)
            made.setEnabled(self._model.has_editions)
            made.triggered.connect(partial(self._choose_edition, edition))
            readers.addAction(made)

    def _show_recall(self, _checked: bool = False) -> None:
        """Show who gets which copy of the pack; a segment leads back to the papers."""
        self.choose_kind(RECALL)

    def _choose_edition(self, edition: str, _checked: bool = False) -> None:
        self._model.choose_edition(edition)

    def _save_as(self, ending: str, _checked: bool = False) -> None:
        if ending == "pdf":
            self._model.save()
        else:
            self._model.save_as(ending)

    def _print(self) -> None:
        if self.save.isEnabled():
            self.printing.ask_and_print(self._model.title)

    def _toggle_issuing(self) -> None:
        """Open the form that gives the paper its number, or close it."""
        if self.issuing.isHidden():
            self.issuing.open_for(self._model.kind)
        else:
            self.issuing.close_pane()

    def _read_on(self) -> None:
        self.reader.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_texts(self) -> None:
        if self._texts.has_texts:
            self.pane.toggle()
            self._fit_reader()
            if self.pane.isVisible():
                self.texts.take_keyboard()
            else:
                self.reader.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        """End the search; else leave the text for the paper."""
        if not self.reader.end_search():
            if self.pane.isVisible() and self._width < BESIDE_FROM:
                self._toggle_texts()
            self.reader.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_text(self, step: int) -> None:
        if self._texts.has_texts:
            self.pane.open()
            self._fit_reader()
            self.texts.step(step)

    def _fit_reader(self) -> None:
        beside = self.pane.width() if self.pane.isVisible() and self._width >= BESIDE_FROM else 0
        self.reader.fit(self._width - beside)

    def _on_kind(self, kind: str) -> None:
        self.reader.from_first_page()
        self.issuing.close_pane()
        self.copies.close_pane()
        if self.issuing.can_issue(kind):
            self.issue.allow()
        else:
            self.issue.refuse(_("Văn bản này không lấy số của sổ công văn đi."))
        self._texts.choose_kind(kind)
        self.pane.set_content(has_content=self._texts.has_texts)
        self._fit_reader()
        for button in (self.words, self._small_words):
            if self._texts.has_texts:
                button.allow()
            else:
                button.refuse(_("Văn bản này không có lời văn của Văn phòng"))

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy and self._model.drawing.paper is None:
            self.save.refuse(_("Đang dựng bản in"))
            self.head.set_note(_("Đang dựng bản in…"))

    def _on_drawn(self, _paper: DrawnPaper) -> None:
        self.head.title.setText(self._model.title)
        self._show_note()
        if self._model.is_preview:
            # A file with a number that the register does not know would be no issued paper.
            self.save.refuse(_("Bản xem trước có số chưa vào sổ: ghi số để lưu văn bản."))
        else:
            self.save.allow()
        self._stack.setCurrentIndex(0)

    def _show_note(self) -> None:
        paper = self._model.drawing.paper
        if paper is None:
            return
        count = len(paper.sizes)
        told = [ngettext("{count} trang", "{count} trang", count).format(count=count)]
        if self._model.kind == RECALL:
            told.insert(0, _("Danh sách nhận bản"))
        if self._model.copy:
            told.append(_("bản số {count:02d}").format(count=self._model.copy))
        if self._model.draft:
            told.append(_("dự thảo lần {count}").format(count=self._model.draft))
        unsigned = len(self._texts.unsigned()) if self._texts.has_texts else 0
        if unsigned:
            words = ngettext("{count} lời chưa ký", "{count} lời chưa ký", unsigned)
            told.append(words.format(count=unsigned))
        self.head.set_note(" · ".join(told))

    def _on_refused(self, error: CodedError) -> None:
        self.head.title.setText(self._model.title)
        if self._model.drawing.paper is not None:
            self._show_note()  # given up: the paper drawn before is still there
            return
        self.head.set_note("")
        self.save.refuse(cause(error.code, shown(error.values)))
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = refused_state(error, self._model.refresh, "pack_empty")
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
