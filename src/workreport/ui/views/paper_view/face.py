"""A paper on the screen as it will print: read, searched, saved, printed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.formats import shown
from workreport.i18n.messages import cause, next_step
from workreport.i18n.translation import _, ngettext
from workreport.services.paper_options import PaperOptions
from workreport.ui.viewmodels.paper_drawing import DrawnPaper
from workreport.ui.viewmodels.paper_files import PROGRAMS
from workreport.ui.viewmodels.paper_view import PaperModel
from workreport.ui.views.paper_view.draft_menu import offer_drafts
from workreport.ui.views.paper_view.print_bar import PrintBar
from workreport.ui.views.paper_view.reader import PaperReader, reading_actions
from workreport.ui.views.paper_view.reading_keys import add_reading_keys
from workreport.ui.views.shell.face import Face
from workreport.ui.views.shell.menus import below
from workreport.ui.views.signing.dialog import open_signing
from workreport.ui.widgets.button import Button, IconButton, NormalButton, PrimaryButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.ground import named


class PaperFace(Face):
    """PgUp and PgDn turn the pages, Ctrl+F searches, Ctrl+P prints, Ctrl+S saves."""

    def __init__(self, model: PaperModel) -> None:
        super().__init__("paper_view", _("Bản in"))
        self._model = model
        self.save = NormalButton(_("Lưu PDF"), "paper_save", icon="floppy-disk", tooltip="Ctrl+S")
        self.save.clicked.connect(model.save)
        self.print = PrimaryButton(_("In"), "paper_print", icon="printer", tooltip="Ctrl+P")
        self.print.clicked.connect(self._print)
        self.more = IconButton("dots-three", _("Lần dự thảo, lưu dạng khác, ký số"), "paper_more")
        self.more.clicked.connect(self._offer)
        for button in (self.more, *self.further_actions(), self.save, self.print):
            self.head.add_action(button)
        self.reader = PaperReader(model.drawing, "paper_view_paper")
        self.printing = PrintBar(model.drawing, model.tell_printed)
        self.body.addWidget(self.printing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.reader)
        self._empty: QWidget | None = None
        self.body.addWidget(self._stack, 1)
        add_reading_keys(self, reading_actions("paper_view"), self.reader.performers)
        model.drawing.drawn.connect(self._on_drawn)
        model.drawing.refused.connect(self._on_refused)
        model.drawing.busy_changed.connect(self._on_busy)

    def further_actions(self) -> tuple[Button, ...]:
        """Return the buttons of a face that does more than to save and to print."""
        return ()

    def show_paper(
        self,
        kind: str,
        period: Period,
        unit: str | None = None,
        options: PaperOptions | None = None,
    ) -> None:
        """Draw a paper and show it; ``options`` say which versions, number or person."""
        self.reader.from_first_page()
        self._stack.setCurrentIndex(0)
        self._model.show(kind, period, unit, options)
        self.head.title.setText(self._model.title)
        self.reader.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self, step: int) -> None:
        """Show the next page or the one before."""
        self.reader.turn(step)

    def fit(self, width: int) -> None:
        """Leave the list of pages out where there is no room."""
        self.reader.fit(width)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            **super().performers(),
            **self.reader.performers(),
            "back": self._go_back,
            "primary": self.print.click,
            "paper": self.print.click,
            "save": self.save.click,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return *self.reader.panes(), self.head

    @override
    def closed(self) -> None:
        self._model.give_up()
        self.printing.stop()

    def _go_back(self) -> None:
        if not self.reader.end_search():
            self.left.emit()

    def _print(self) -> None:
        if self._model.is_drawn and self.print.isEnabled():
            self.printing.ask_and_print(self._model.title)

    def _offer(self) -> None:
        menu = named(QMenu(self), "paper_menu", _("Lưu dạng khác"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._model.is_drafted:
            offer_drafts(menu, self._model.draft, self._model.choose_draft)
            menu.addSeparator()
        for ending in self._model.formats():
            made = menu.addAction(_("Lưu {program}…").format(program=PROGRAMS[ending]))
            made.setObjectName(f"save_{ending}")
            made.setEnabled(self._model.is_drawn and self.save.isEnabled())
            made.triggered.connect(partial(self._save_as, ending))
        sign = menu.addAction(_("Ký số…"))
        sign.setObjectName("sign_file")
        sign.setEnabled(self._model.is_drawn)
        sign.triggered.connect(self._sign)
        # In a narrow window its button stands in the menu of the head.
        menu.popup(below(self.more if self.more.isVisible() else self.print))

    def _sign(self) -> None:
        """Sign the paper that is shown."""
        paper = self._model.drawing.paper
        if paper is not None:
            open_signing(self._model.session, self, paper.pdf, self._model.file_name)

    def _save_as(self, ending: str, _checked: bool = False) -> None:
        self._model.save_as(ending)

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            for button in (self.save, self.print):
                button.refuse(_("Đang dựng bản in"))
            self.head.set_note(_("Đang dựng bản in…"))

    def _on_drawn(self, paper: DrawnPaper) -> None:
        count = len(paper.sizes)
        self.head.set_note(ngettext("{count} trang", "{count} trang", count).format(count=count))
        for action in (self.save, self.print):
            action.allow()
        self._stack.setCurrentIndex(0)

    def _on_refused(self, error: CodedError) -> None:
        values = shown(error.values)
        reason = cause(error.code, values)
        self.head.set_note("")
        for button in (self.save, self.print):
            button.refuse(reason)
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = refused_state(error, self._model.show_again, "paper_empty")
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)


def refused_state(error: CodedError, again: Callable[[], object], name: str) -> EmptyState:
    """Say why there is no paper; one that was given up can be drawn after all."""
    values = shown(error.values)
    buttons = []
    if error.code == "paper_cancelled":
        button = NormalButton(_("Dựng lại"), f"{name}_again", icon="arrow-clockwise")
        button.clicked.connect(again)
        buttons.append(button)
    hint = next_step(error.code, values)
    return EmptyState("file-text", cause(error.code, values), hint, *buttons, name=name)
