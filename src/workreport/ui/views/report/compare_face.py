"""Two versions side by side: what was taken out and what was put in, place by place."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.text_diff import beside
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import Span, plain
from workreport.ui.viewmodels.version_comparing import Comparison, VersionComparing
from workreport.ui.viewmodels.version_words import DifferenceLine
from workreport.ui.views.shell.face import Face
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, named, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence

_PLACE_WIDTH = 200


class CompareFace(Face):
    """Left the version filed, right the one on the screen, or the one filed after it.

    Signals:
        paper_wanted: The comparison as it prints; carries ``PaperOptions``.
    """

    paper_wanted = Signal(object)

    def __init__(self, model: VersionComparing) -> None:
        super().__init__("compare", _("So với bản đã gửi"))
        self._model = model
        self.only = CheckBox(_("Chỉ chỗ khác"), "compare_only")
        self.only.setChecked(True)
        self.only.toggled.connect(model.show_only_changed)
        self.head.add(self.only)
        self.print = NormalButton(
            _("Xem bản in"), "compare_print", icon="printer", tooltip="Ctrl+P"
        )
        self.print.clicked.connect(self._ask_paper)
        self.head.add_action(self.print)
        self._inside = named(QWidget(), "inside")
        outer = column(self._inside, margin=16)
        self._place = column()
        outer.addLayout(self._place)
        outer.addStretch(1)
        self._area = named(QScrollArea(), "compare_area", _("Các chỗ của hai bản"))
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._inside)
        self.body.addWidget(self._area, 1)
        self._table: QWidget | None = None
        model.compared.connect(self.show_comparison)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._area, self.head

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {"paper": self._ask_paper}

    def _ask_paper(self) -> None:
        options = self._model.paper()
        if options is not None:
            self.paper_wanted.emit(options)

    def show_comparison(self, found: Comparison) -> None:
        """Show the places."""
        if self._model.paper() is None:
            self.print.refuse(_("In được khi cả hai bản đã gửi."))
        else:
            self.print.allow()
        self.head.set_note(self._model.note(found.changed))
        if self._table is not None:
            self._place.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._table = named(QWidget(), "compare_table")
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, look().px(_PLACE_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for at, title in enumerate(found.titles, 1):
            grid.addWidget(PlainLabel(title, "section"), 0, at)
        for number, line in enumerate(found.lines):
            grid.addWidget(rule(), 2 * number + 1, 0, 1, 3)
            _add(grid, 2 * number + 2, number, line)
        if not found.lines:
            same = Sentence(_("Hai bản nói giống nhau ở mọi chỗ."), name="compare_same")
            grid.addWidget(same, 1, 0, 1, 3)
        self._place.addWidget(self._table)


def _add(grid: QGridLayout, line: int, number: int, difference: DifferenceLine) -> None:
    top = Qt.AlignmentFlag.AlignTop
    place = named(QWidget(), f"compare_{number}", difference.words)
    words = column(place, gap=2)
    words.addWidget(Sentence(difference.words, name="compare_place", weight=500))
    if difference.about:
        words.addWidget(Sentence(difference.about, name="compare_about", ink="text3"))
    grid.addWidget(place, line, 0, top)
    before, after = difference.values
    spans = (plain(before), plain(after)) if before == after else _spans(before, after)
    for at, said in enumerate(spans, 1):
        grid.addWidget(Sentence(said, name=f"compare_{number}_{at}"), line, at, top)


def _spans(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Set apart what was taken out on the left and put in on the right."""
    new, old = beside(after, before)
    return _without_repeats(old), _without_repeats(new)


def _without_repeats(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    # That a sentence stands in both versions is no fault here.
    return tuple(Span(one.text, mark="" if one.mark == "repeated" else one.mark) for one in spans)
