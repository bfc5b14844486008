"""What is not plain in a workbook: columns to choose for, names to choose among, places to see."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from workreport.i18n.translation import _, ngettext
from workreport.services.ports.sheets import Severity, SheetColumn
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.import_words import ImportProblem
from workreport.ui.viewmodels.imports import Imports
from workreport.ui.widgets.button import QuietButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, empty, named
from workreport.ui.widgets.inputs import Choice
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.row_button import RowButton

_MOST_SHOWN = 200
_SIGNS = {
    Severity.ERROR: ("x-circle-fill", "bad"),
    Severity.ASKED: ("warning-fill", "warn"),
    Severity.NOTE: ("info", "text2"),
}


class ImportSide(QScrollArea):
    """Three cards; a choice reads the workbook again at once.

    Signals:
        place_wanted: The id of the line a problem is about.
    """

    place_wanted = Signal(str)

    def __init__(self, model: Imports) -> None:
        super().__init__()
        named(self, "import_side", _("Chỗ cần xem"))
        self._model = model
        self._shows_all = False
        self.setWidgetResizable(True)
        inside = named(QWidget(), "inside")
        lines = column(inside, margin=12, gap=12)
        self._columns = Card(_("Ý nghĩa các cột"), "import_columns")
        self._names = Card(_("Ai, đơn vị nào"), "import_names")
        self._places = Card(_("Chỗ cần xem"), "import_places", _("F8 tới chỗ tiếp theo"))
        for card in (self._columns, self._names, self._places):
            lines.addWidget(card)
        lines.addStretch(1)
        self.setWidget(inside)

    def show_all(self) -> None:
        """Show what the model knows."""
        self._show_columns()
        self._show_names()
        self._show_places()

    # --- columns -------------------------------------------------------------------------------

    def _show_columns(self) -> None:
        self._columns.clear()
        columns = _each_once(self._model.columns)
        unknown = [one for one in columns if not one.field]
        self._columns.setVisible(bool(columns))
        lines = column(gap=6)
        lines.setContentsMargins(14, 10, 14, 12)
        self._columns.body.addLayout(lines)
        if not unknown:
            lines.addWidget(PlainLabel(_("Mọi cột đều đã hiểu."), "second", wraps=True))
        for one in columns if self._shows_all else unknown:
            self._add_column(lines, one)
        if len(unknown) < len(columns):
            words = _("Chỉ xem cột chưa rõ") if self._shows_all else _("Xem tất cả các cột")
            more = QuietButton(words, "import_all_columns", icon="columns")
            more.clicked.connect(self._toggle)
            lines.addWidget(more)

    def _add_column(self, lines: object, one: SheetColumn) -> None:
        place = _("Cột {column}: {label}").format(column=one.column, label=one.label)
        label = PlainLabel(place, "medium", wraps=True)
        choice = Choice(
            f"import_column_{one.column}", place,
            (("", _("Chọn ý nghĩa của cột")), *self._model.choices()),
        )  # fmt: skip
        choice.set_value(one.field)
        choice.setMinimumContentsLength(8)
        choice.activated.connect(partial(self._on_meant, one.key, choice))
        for widget in (label, choice):
            lines.addWidget(widget)  # type: ignore[attr-defined]  # a layout
        if one.sample:
            sample = PlainLabel(" · ".join(one.sample), "hint", wraps=True)
            lines.addWidget(sample)  # type: ignore[attr-defined]  # a layout

    def _on_meant(self, key: str, choice: Choice, _index: int) -> None:
        if choice.value():
            self._model.mean(key, choice.value())

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._show_columns()

    # --- names ---------------------------------------------------------------------------------

    def _show_names(self) -> None:
        self._names.clear()
        asked = self._model.asked()
        self._names.setVisible(bool(asked))
        lines = column(gap=6)
        lines.setContentsMargins(14, 10, 14, 12)
        self._names.body.addLayout(lines)
        for number, one in enumerate(asked[:_MOST_SHOWN]):
            words = _("“{words}” là").format(words=one.value)
            lines.addWidget(PlainLabel(words, "medium", wraps=True))
            offered = tuple((each.id, each.name) for each in one.candidates)
            choice = Choice(
                f"import_name_{number}", words, (("", _("Chọn trong danh sách")), *offered)
            )
            choice.setMinimumContentsLength(8)
            choice.activated.connect(partial(self._on_named, one, choice))
            lines.addWidget(choice)

    def _on_named(self, asked: ImportProblem, choice: Choice, _index: int) -> None:
        if choice.value():
            self._model.means(asked.value, choice.value())

    # --- places --------------------------------------------------------------------------------

    def _show_places(self) -> None:
        empty(self._places.body)
        problems = self._model.problems
        self._places.setVisible(bool(problems))
        for place, one in enumerate(problems[:_MOST_SHOWN]):
            icon, ink = _SIGNS[one.severity]
            button = RowButton(str(place), icon, ink, (Span(one.short),), one.place)
            button.setToolTip(one.words)
            button.opened.connect(self._on_opened)
            self._places.body.addWidget(button)
        rest = len(problems) - _MOST_SHOWN
        if rest > 0:
            words = ngettext("còn {count} chỗ nữa", "còn {count} chỗ nữa", rest)
            self._places.body.addWidget(PlainLabel(words.format(count=rest), "second"))

    def _on_opened(self, place: str) -> None:
        line = self._model.problems[int(place)].line
        if line:
            self.place_wanted.emit(line)


def _each_once(columns: tuple[SheetColumn, ...]) -> list[SheetColumn]:
    found: dict[str, SheetColumn] = {}
    for one in columns:
        if one.sample or one.field:
            found.setdefault(one.key, one)
    return list(found.values())
