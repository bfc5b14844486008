"""A paper on the screen: small pages, the large one, zoom, search, going to a page."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workreport.domain.errors import CodedError
from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.paper_drawing import DrawnPaper, PaperDrawing, Picture
from workreport.ui.viewmodels.paper_places import Place, around, next_hit
from workreport.ui.views.paper_view.page_list import PageList
from workreport.ui.views.paper_view.search_line import SearchLine
from workreport.ui.views.paper_view.sheets import SheetDesk
from workreport.ui.views.shell.actions import Action
from workreport.ui.widgets.button import Button, IconButton, NormalButton
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.line_input import LineEdit
from workreport.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from workreport.services.ports.press import PageImage

_LIST_FROM = 760
_WORDS_FROM = 620
_FINE_DPI, _FINEST_DPI = 144, 216
_PIXELS_OF_FINE = 1300  # a page wider than this on the screen is drawn finer


def reading_actions(where: str) -> tuple[Action, ...]:
    """Return the keys of a paper for the sheet of keys of a page."""
    return (
        Action(id="find", text=N_("Tìm trong bản in"), keys=("Ctrl+F",), where=where),
        Action(id="find_next", text=N_("Chỗ tìm thấy sau"), keys=("F3",), where=where),
        Action(id="find_before", text=N_("Chỗ tìm thấy trước"), keys=("Shift+F3",), where=where),
        Action(id="go_to_page", text=N_("Tới trang"), keys=("Ctrl+G",), where=where),
    )


class PaperReader(QWidget):
    """Shows what a :class:`PaperDrawing` draws; the page read stays when it is drawn anew.

    Signals:
        turned: The place of the page that is read now, from 0.
        pressed: Place of a page and a point on it, across and down as parts of the page.
        again_wanted: The person gave drawing up and wants the paper after all.
    """

    turned = Signal(int)
    pressed = Signal(int, float, float)

    def __init__(self, drawing: PaperDrawing, name: str) -> None:
        super().__init__()
        named(self, name, _("Bản in"))
        self._drawing = drawing
        self._at = 0
        self._hits: tuple[Place, ...] = ()
        self._hit = -1
        self._dpi = _FINE_DPI
        self._goes_to_hit = False
        self._shade: tuple[Place, ...] = ()
        self._fits: list[tuple[NormalButton, IconButton]] = []
        self.pages = PageList()
        self.pages.chosen.connect(self.go_to)
        self.desk = SheetDesk()
        self.desk.turned.connect(self.turn)
        self.desk.ended.connect(self._go_to_end)
        self.desk.zoomed.connect(self._show_zoom)
        self.desk.sheet.pressed.connect(self._on_pressed)
        self.search = SearchLine()
        self.search.wanted.connect(self._search)
        self.search.stepped.connect(self.step_hit)
        self.search.ended.connect(self._leave_search)
        self.progress = ProgressLine("paper_progress")
        self.progress.cancelled.connect(drawing.cancel)
        self._rule = rule(is_upright=True)
        across = row(self)
        across.addWidget(self.pages)
        across.addWidget(self._rule)
        right = column()
        right.addWidget(self._bar())
        right.addWidget(self.search)
        right.addWidget(self.progress)
        right.addWidget(self.desk, 1)
        across.addLayout(right, 1)
        drawing.drawn.connect(self._on_drawn)
        drawing.pictured.connect(self._on_pictured)
        drawing.thumbnails.connect(self._on_small)
        drawing.found.connect(self._on_found)
        drawing.progressed.connect(self._on_progress)
        drawing.busy_changed.connect(self._on_busy)
        drawing.refused.connect(self._on_refused)

    @property
    def place(self) -> int:
        """The page that is read, from 0."""
        return self._at

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Return the sizes of the pages in points."""
        paper = self._drawing.paper
        return () if paper is None else paper.sizes

    def performers(self) -> dict[str, Callable[[], object]]:
        """Return what the reader does for actions of its page by their id."""
        return {
            "find": self.search.begin,
            "find_next": lambda: self.step_hit(1),
            "find_before": lambda: self.step_hit(-1),
            "go_to_page": self._ask_page,
        }

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that F6 walks through."""
        return self.desk, self.pages

    def turn(self, step: int) -> None:
        """Show the next page or the one before; by -2 the one before from its foot."""
        wanted = self._at + (1 if step > 0 else -1)
        if 0 <= wanted < len(self.sizes()):
            self.go_to(wanted)
            bar = self.desk.verticalScrollBar()
            bar.setValue(bar.maximum() if step == -2 else 0)  # noqa: PLR2004 - told above

    def go_to(self, place: int) -> None:
        """Show a page from its head; one beyond the last shows the last."""
        count = len(self.sizes())
        if not count:
            return
        place = max(0, min(count - 1, place))
        if place != self._at:
            self._at = place
            self.desk.sheet.clear()
        self.desk.verticalScrollBar().setValue(0)
        self._show()
        self.turned.emit(place)

    def from_first_page(self) -> None:
        """Read from the first page on: another paper is coming."""
        self._at = 0
        self.desk.sheet.clear()
        self.desk.verticalScrollBar().setValue(0)

    def shade(self, places: Sequence[Place], *, goes_there: bool) -> None:
        """Show which text is being written, and go to where it is printed."""
        self._shade = tuple(places)
        if goes_there and places:
            if places[0].page != self._at:
                self.go_to(places[0].page)
            self.desk.show_box(around(places[0].boxes))
        self._mark()

    def search_for(self, words: str) -> None:
        """Search for words on the pages."""
        self.search.search(words)

    def end_search(self) -> bool:
        """End the search; tell whether there was one."""
        is_open = not self.search.isHidden()
        if is_open:
            self.search.end()
        return is_open

    def step_hit(self, step: int) -> None:
        """Go to the next place of what was searched for, or to the one before."""
        self._hit = next_hit(self._hits, self._at, self._hit, step)
        self._show_hit()

    def fit(self, width: int) -> None:
        """Leave the small pages out, and words beside the icons, where there is no room."""
        self.pages.setVisible(width >= _LIST_FROM)
        self._rule.setVisible(width >= _LIST_FROM)
        has_words = width >= _WORDS_FROM
        for wide, small in self._fits:
            wide.setVisible(has_words)
            small.setVisible(not has_words)

    def _bar(self) -> QWidget:
        bar = named(QWidget(), "paper_bar", _("Xem bản in"))
        bar.setProperty("ground", "sunken")
        line = row(bar, gap=8)
        line.setContentsMargins(20, 8, 20, 8)
        self._add_zoom(line)
        line.addStretch(1)
        find = IconButton("magnifying-glass", _("Tìm trong bản in (Ctrl+F)"), "paper_find")
        find.clicked.connect(self.search.begin)
        line.addWidget(find)
        line.addWidget(PlainLabel(_("Trang"), "second", name="paper_page_label"))
        self._page = LineEdit("paper_page", _("Tới trang số"))
        self._page.setFixedWidth(look().px(52))
        self._page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._page.setToolTip("Ctrl+G")
        self._page.returnPressed.connect(self._on_page_typed)
        self._page.editingFinished.connect(self._show_place)
        line.addWidget(self._page)
        self._count = PlainLabel("", "second", name="paper_place")
        line.addWidget(self._count)
        return bar

    def _add_zoom(self, line: QHBoxLayout) -> None:
        for icon, label, name, step in (
            ("minus", _("Thu nhỏ (phím -)"), "paper_smaller", -1),
            ("plus", _("Phóng to (phím +)"), "paper_larger", 1),
        ):
            button = IconButton(icon, label, name)
            button.clicked.connect(lambda _checked=False, step=step: self.desk.zoom_by(step))
            line.addWidget(button)
        for label, key, icon, name, act in (
            (_("Vừa chiều ngang"), "W", "arrows-left-right", "paper_wide", self.desk.fit_width),
            (_("Vừa trang"), "T", "file-text", "paper_whole", self.desk.fit_page),
        ):
            wide = NormalButton(label, name, tooltip=key)
            small = IconButton(icon, label, f"{name}_small")
            small.hide()
            buttons: tuple[Button, ...] = (wide, small)
            for each in buttons:
                each.clicked.connect(act)
                line.addWidget(each)
            self._fits.append((wide, small))
        self._zoom = PlainLabel("100%", "second", name="paper_zoom")
        line.addWidget(self._zoom)

    # --- what is drawn ------------------------------------------------------------------------

    def _on_drawn(self, paper: DrawnPaper) -> None:
        self._at = max(0, min(self._at, len(paper.sizes) - 1))
        self._page.setValidator(QIntValidator(1, 99_999, self._page))
        self.pages.show_pages(paper.sizes)
        self._show()
        self._drawing.small_pictures()

    def _on_pictured(self, picture: Picture) -> None:
        if picture.place == self._at:
            one = picture.image
            # The bytes live no longer than the picture that is copied from them.
            form = QImage.Format.Format_RGB888
            image = QImage(one.rgb, one.width, one.height, 3 * one.width, form)
            self.desk.sheet.show_image(image.copy())

    def _on_small(self, images: "Sequence[PageImage]") -> None:
        self.pages.show_pictures([_grey(one) for one in images])

    def _on_progress(self, pages: int) -> None:
        words = ngettext("Đã dựng {count} trang", "Đã dựng {count} trang", pages)
        self.progress.show_progress(0, 0, words.format(count=pages))

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            self.progress.show_progress(0, 0, _("Đang dựng bản in"))
            self.progress.begin()
        else:
            self.progress.end()

    def _on_refused(self, _error: CodedError) -> None:
        self.progress.end()

    def _show(self) -> None:
        size = self.sizes()[self._at]
        self.desk.set_size(size)
        self.pages.choose(self._at)
        self._dpi = self._wanted_dpi()
        self._drawing.picture(self._at, self._dpi)
        self._mark()
        self._show_place()

    def _show_place(self) -> None:
        count = len(self.sizes())
        self._page.setText(str(self._at + 1) if count else "")
        self._count.setText(_("trên {count}").format(count=count) if count else "")
        words = _("Trang {number} trên {count}").format(number=self._at + 1, count=count)
        self.desk.sheet.setAccessibleName(words)

    def _wanted_dpi(self) -> int:
        return _FINEST_DPI if self.desk.pixels() > _PIXELS_OF_FINE else _FINE_DPI

    def _show_zoom(self, percent: int) -> None:
        self._zoom.setText(f"{percent}%")
        if self.sizes() and self._wanted_dpi() > self._dpi:
            self._dpi = self._wanted_dpi()
            self._drawing.picture(self._at, self._dpi)

    # --- going and finding --------------------------------------------------------------------

    def _ask_page(self) -> None:
        self._page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._page.selectAll()

    def _on_page_typed(self) -> None:
        typed = self._page.text()
        if typed.isdecimal():
            self.go_to(int(typed) - 1)
            self.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_end(self, end: int) -> None:
        self.go_to(0 if end < 0 else len(self.sizes()) - 1)

    def _on_pressed(self, across: float, down: float) -> None:
        self.desk.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pressed.emit(self._at, across, down)

    def _search(self, words: str) -> None:
        self._goes_to_hit = True
        self._drawing.search(words)

    def _leave_search(self) -> None:
        self.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_found(self, hits: tuple[Place, ...]) -> None:
        is_new = hits != self._hits
        self._hits = hits
        counts = [0] * len(self.sizes())
        for one in hits:
            counts[one.page] += 1
        self.pages.show_found(counts)
        if is_new or self._hit < 0:
            self._hit = next_hit(hits, self._at, -1, 1)
        if self._goes_to_hit:
            self._show_hit()
        else:  # drawn anew: the page that is read stays
            self.search.show_count(self._hit + 1, len(hits))
            self._mark()
        self._goes_to_hit = False

    def _show_hit(self) -> None:
        self.search.show_count(self._hit + 1, len(self._hits))
        if 0 <= self._hit < len(self._hits):
            hit = self._hits[self._hit]
            if hit.page != self._at:
                self.go_to(hit.page)
            self.desk.show_box(around(hit.boxes))
        self._mark()

    def _mark(self) -> None:
        here = [one for one in self._hits if one.page == self._at]
        current = self._hits[self._hit] if 0 <= self._hit < len(self._hits) else None
        self.desk.sheet.set_marks(
            [box for one in here for box in one.boxes],
            current.boxes if current is not None and current.page == self._at else (),
        )
        self.desk.sheet.set_shade(
            [box for one in self._shade if one.page == self._at for box in one.boxes]
        )


def _grey(one: "PageImage") -> QImage:
    """Return a small picture in a third of the memory: papers are black on white."""
    image = QImage(one.rgb, one.width, one.height, 3 * one.width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_Grayscale8)
