"""A paper on the screen as it will print: pages to choose from, zoom, save, print."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.formats import shown
from workreport.i18n.messages import cause, next_step
from workreport.i18n.translation import _, ngettext
from workreport.services.paper_options import PaperOptions
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.paper_view import GreyPage, PaperModel, ShownPaper
from workreport.ui.views.board_pack.sheets import SheetButton, SheetDesk
from workreport.ui.views.paper_view.printing import ask_printer, print_pages
from workreport.ui.views.shell.face import Face
from workreport.ui.widgets.button import IconButton, NormalButton, PrimaryButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.choice_group import ChoiceGroup
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel

_LIST_WIDTH = 126
_LIST_FROM = 760


class PaperFace(Face):
    """PgUp and PgDn turn the pages, Ctrl and the wheel zoom, Ctrl+P prints, Ctrl+S saves."""

    def __init__(self, model: PaperModel) -> None:
        super().__init__("paper_view", _("Bản in"))
        self._model = model
        self.ask_printer = ask_printer
        self._printer: QPrinter | None = None
        self._images: list[QImage] = []
        self._at = 0
        self.save = NormalButton(_("Lưu PDF"), "paper_save", icon="floppy-disk")
        self.save.clicked.connect(model.save)
        self.print = PrimaryButton(_("In"), "paper_print", icon="printer", tooltip="Ctrl+P")
        self.print.clicked.connect(self._ask_and_print)
        for button in (self.save, self.print):
            self.head.add_action(button)
        self._group = ChoiceGroup(self)
        self._group.idClicked.connect(self._show_page)
        self._list = self._page_list()
        self.desk = SheetDesk()
        self.desk.turned.connect(self.turn)
        self.desk.zoomed.connect(self._show_zoom)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._paper())
        self._empty: QWidget | None = None
        self.body.addWidget(self._stack, 1)
        model.drawn.connect(self._on_drawn)
        model.refused.connect(self._on_refused)
        model.progressed.connect(self._on_progress)
        model.busy_changed.connect(self._on_busy)
        model.ready_to_print.connect(self._print)

    def show_paper(
        self,
        kind: str,
        period: Period,
        unit: str | None = None,
        options: PaperOptions | None = None,
    ) -> None:
        """Draw a paper and show it; ``options`` say which versions, number or person."""
        self._at = 0
        self._model.show(kind, period, unit, options)
        self.head.title.setText(self._model.title)
        self.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self, step: int) -> None:
        """Show the next page or the one before."""
        if self._images:
            self._show_page(max(0, min(len(self._images) - 1, self._at + step)))

    def fit(self, width: int) -> None:
        """Leave the list of pages out where there is no room."""
        self._list.setVisible(width >= _LIST_FROM)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {
            "primary": self.print.click,
            "paper": self.print.click,
            "save": self.save.click,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.desk, self._list, self.head

    @override
    def closed(self) -> None:
        self._model.give_up()

    def _paper(self) -> QWidget:
        paper = named(QWidget(), "paper_view_paper")
        across = row(paper)
        across.addWidget(self._list)
        across.addWidget(rule(is_upright=True))
        right = column()
        bar = named(QWidget(), "paper_bar")
        bar.setProperty("ground", "sunken")
        line = row(bar, gap=8)
        line.setContentsMargins(20, 8, 20, 8)
        self._add_zoom(line)
        line.addStretch(1)
        self._place = PlainLabel("", "second", name="paper_place")
        line.addWidget(self._place)
        right.addWidget(bar)
        right.addWidget(self.desk, 1)
        across.addLayout(right, 1)
        return paper

    def _add_zoom(self, line: QHBoxLayout) -> None:
        for icon, label, name, step in (
            ("minus", _("Thu nhỏ"), "paper_smaller", -1),
            ("plus", _("Phóng to"), "paper_larger", 1),
        ):
            button = IconButton(icon, label, name)
            button.clicked.connect(lambda _checked=False, step=step: self.desk.zoom_by(step))
            line.addWidget(button)
        wide = NormalButton(_("Vừa chiều ngang"), "paper_wide")
        wide.clicked.connect(self.desk.fit_width)
        line.addWidget(wide)
        self._zoom = PlainLabel("100 %", "second", name="paper_zoom")
        line.addWidget(self._zoom)

    def _page_list(self) -> QScrollArea:
        inside = named(QWidget(), "inside")
        self._small = column(inside, gap=8)
        self._small.setContentsMargins(6, 10, 6, 10)
        area = named(QScrollArea(), "paper_list", _("Các trang"))
        area.setWidgetResizable(True)
        area.setProperty("ground", "window")
        area.setFixedWidth(look().px(_LIST_WIDTH))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            for button in (self.save, self.print):
                button.refuse(_("Đang dựng bản in"))
            self.head.set_note(_("Đang dựng bản in…"))

    def _on_progress(self, pages: int) -> None:
        words = ngettext("đã dựng {count} trang", "đã dựng {count} trang", pages)
        self.head.set_note(words.format(count=pages))

    def _on_drawn(self, paper: ShownPaper) -> None:
        grey, rgb = QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB888
        self._images = [
            QImage(one.rgb, one.width, one.height, 3 * one.width, rgb).convertToFormat(grey)
            for one in paper.pages
        ]
        count = len(self._images)
        self.head.set_note(ngettext("{count} trang", "{count} trang", count).format(count=count))
        for button in self._group.buttons():
            self._group.removeButton(button)
        empty(self._small)
        for place, image in enumerate(self._images):
            small = SheetButton(place + 1, image)
            self._group.addButton(small, place)
            self._small.addWidget(small, 0, Qt.AlignmentFlag.AlignHCenter)
        self._small.addStretch(1)
        for action in (self.save, self.print):
            action.allow()
        self._stack.setCurrentIndex(0)
        self._show_page(min(self._at, count - 1))

    def _on_refused(self, error: CodedError) -> None:
        values = shown(error.values)
        reason = cause(error.code, values)
        self.head.set_note("")
        for button in (self.save, self.print):
            button.refuse(reason)
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        step = next_step(error.code, values)
        self._empty = EmptyState("file-text", reason, step, name="paper_empty")
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

    def _ask_and_print(self) -> None:
        if self._model.is_drawn:
            self._printer = self.ask_printer(self, self._model.title)
            if self._printer is not None:
                self._model.draw_for_printer()

    def _print(self, pages: tuple[GreyPage, ...]) -> None:
        printer, self._printer = self._printer, None
        if printer is not None:
            sent = print_pages(printer, pages)
            words = ngettext(
                "Đã gửi {count} trang tới máy in.", "Đã gửi {count} trang tới máy in.", sent
            )
            self._model.tell_printed(words.format(count=sent))
