"""A sheet of history over the page: chart, filter, table, printing and the way into Excel."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.column import GroupHead
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.history_sheet_lines import SheetLine, sheet_columns, sheet_lines
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.history_sheet import (
    INDICES,
    LISTS,
    SPANS,
    STANDING,
    TIMELINE,
    TITLES,
    HistorySheet,
    index_chart,
)
from workreport.ui.viewmodels.index_editing import IndexEditing
from workreport.ui.viewmodels.merit_editing import MeritEditing
from workreport.ui.views.grid.arranged import COMPACT, NARROW_BELOW
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.history.index_form import IndexForm
from workreport.ui.views.history.merit_form import MeritForm
from workreport.ui.views.history.series_chart import SeriesChart
from workreport.ui.views.shell.face import Face
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, rule
from workreport.ui.widgets.inputs import Choice, SearchBox
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.strips import Segment, SegmentStrip

_CHOICE, _FILTER = 220, 264
_FORM = 168
_LONG, _TALL = 32, 42  # letters of a name that needs two lines, and their height
_ANY = 16_777_215  # as high as a widget may be


class SheetFace(Face):
    """Ctrl+P prints, Ctrl+E writes a spreadsheet; the arrows at the top step through time.

    Signals:
        paper_wanted: The sheet is wanted as it will print.
    """

    paper_wanted = Signal()

    def __init__(self, model: HistorySheet) -> None:
        super().__init__("history_sheet", _("Lịch sử"))
        self._model = model
        self._width = 0
        self._is_new = False  # the sheet was opened and its table has not come yet
        self.grid: GridView | None = None
        self.print = NormalButton(_("Xem bản in"), "sheet_print", icon="printer", tooltip="Ctrl+P")
        self.print.clicked.connect(self.paper_wanted)
        self.export = NormalButton(
            _("Xuất ra Excel"), "sheet_export", icon="floppy-disk", tooltip="Ctrl+E"
        )
        self.export.clicked.connect(self._export)
        self.write = NormalButton(_("Ghi chỉ số"), "sheet_write", icon="pencil-simple")
        self.write.clicked.connect(self._toggle_form)
        for button in (self.print, self.export, self.write):
            self.head.add_action(button)
        self.body.addWidget(self._bar())
        self.body.addWidget(rule())
        self._note = Sentence("", name="sheet_note", ink="text2")
        self.chart = SeriesChart("sheet_chart")
        self.body.addWidget(self.chart)
        self._table = named(QWidget(), "sheet_table")
        self._room = column(self._table)
        self.body.addWidget(self._table, 1)
        self._foot = named(QWidget(), "sheet_foot")
        foot = column(self._foot)
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addWidget(self._note)
        self.body.addWidget(self._foot)
        self.form = IndexForm(IndexEditing(model))
        self.rules = MeritForm(MeritEditing(model))
        self._areas = {
            INDICES: _scrolled(self.form, "index_area"),
            LISTS: _scrolled(self.rules, "merit_area"),
        }
        for area in self._areas.values():
            self.body.addWidget(area)
        model.shown.connect(self.show_facts)

    def open(self, kind: str, unit: str = "") -> None:
        """Show a sheet."""
        self.head.title.setText(_(TITLES[kind]))
        self._filter.clear()
        for area in self._areas.values():
            area.hide()
        self._show_bar(kind)
        self._is_new = True
        self._model.open(kind, unit)

    def fit(self, width: int) -> None:
        """Make the table as wide as the window allows."""
        self._width = width
        if self.grid is not None:
            self.grid.set_window_width(width)
        self.rules.fit(width)
        self._arrange()

    @property
    def _form_area(self) -> QScrollArea:
        wish = self._model.wish
        return self._areas[LISTS if wish is not None and wish.kind == LISTS else INDICES]

    @property
    def _is_narrow(self) -> bool:
        return 0 < self._width < NARROW_BELOW

    def _toggle_form(self) -> None:
        self._form_area.setVisible(not self._form_area.isVisible())
        self._arrange()
        form = self._form_area.widget()
        if self._form_area.isVisible() and isinstance(form, IndexForm | MeritForm):
            form.begin()

    def _arrange(self) -> None:
        """Leave the chart out where there is no room; there the form takes the table's place.

        The rules always do: they are a table and a form of their own.
        """
        area = self._form_area
        is_rules = area is self._areas[LISTS]
        is_writing, is_alone = not area.isHidden(), self._is_narrow or is_rules
        self._table.setVisible(not (is_writing and is_alone))
        self._foot.setVisible(self._has_notes() and not (is_writing and is_rules))
        self.body.setStretchFactor(area, 1 if is_alone else 0)
        height = look().px(_FORM)
        area.setMinimumHeight(0 if is_alone else height)
        area.setMaximumHeight(_ANY if is_alone else height)
        if is_rules:
            words = _("Xem danh sách") if is_writing else _("Sửa quy tắc")
            self.write.set_label(words)
        self._show_chart()

    def _has_notes(self) -> bool:
        table = self._model.table()
        return table is not None and bool(table.notes)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {
            "paper": self.print.click,
            "export": self.export.click,
            "primary": self._press_primary,
        }

    def _press_primary(self) -> None:
        if self._areas[LISTS].isVisible():
            self.rules.sign.click()
        elif self.write.isVisible():
            self.write.click()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        table = () if self.grid is None else (self.grid,)
        form = (self._form_area.widget(),) if self._form_area.isVisible() else ()
        return (*table, self._tools, *form)

    def find_text(self, text: str) -> bool:
        """Show only rows with these words; tell whether there are any."""
        self._filter.setText(text)
        table = self._model.table()
        return table is not None and bool(table.rows)

    def show_facts(self) -> None:
        """Show the sheet that was read."""
        model, facts = self._model, self._model.facts
        table = model.table()
        if facts is None or table is None or model.wish is None:
            return
        self._months.setText(model.months_words())
        self._show_units()
        empty(self._room)
        self.grid = None
        is_empty = not facts.table.rows
        for button in (self.print, self.export):
            if is_empty:
                button.refuse(_("Chưa có gì để in."))
            else:
                button.allow()
        if not table.rows:
            self._show_empty(is_filtered=not is_empty)
        else:
            lines = GridModel(sheet_columns(table), _RULES, near=model.wish.last.first_day)
            lines.setParent(self)
            lines.set_lines(sheet_lines(table))
            if table.groups:
                lines.group_by(_group_of)
            is_long = any(len(line.name) > _LONG for line in lines.lines)
            height = _TALL if is_long and model.wish.kind == STANDING else COMPACT
            self.grid = GridView(lines, "sheet_grid", table.title, row_height=height)
            self.grid.set_window_width(self._width)
            self.grid.selectionModel().currentChanged.connect(self._on_current)
            self._room.addWidget(self.grid)
            self.grid.go_to(lines.lines[0].id, "column_0")
        self.write.setVisible(facts.wish.kind in self._areas and facts.is_office)
        self._show_note()
        self.write.set_label(_("Ghi chỉ số"))
        self.form.show_facts()
        self._arrange()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Let the keys of a sheet just opened go to its table, or to what can be done."""
        if not self._is_new:
            return
        self._is_new = False
        target = self.grid or (self.write if self.write.isVisible() else self.back_button)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bar(self) -> QWidget:
        self._tools = named(QWidget(), "sheet_tools", _("Chọn và lọc"))
        flow = FlowLayout(8, 6)
        flow.setContentsMargins(16, 8, 16, 8)
        self._tools.setLayout(flow)
        for icon, words, name, by in (
            ("caret-left", _("Khoảng trước"), "sheet_before", -1),
            ("caret-right", _("Khoảng sau"), "sheet_after", 1),
        ):
            button = IconButton(icon, words, name)
            button.clicked.connect(partial(self._step, by))
            flow.addWidget(button)
        self._months = PlainLabel("", "section", name="sheet_months")
        self._months.setMinimumHeight(look().control_height)
        flow.addWidget(self._months)
        self._unit = Choice("sheet_unit", _("Đơn vị"), ())
        self._unit.activated.connect(self._choose_unit)
        self._unit.setMinimumWidth(look().px(_CHOICE))
        flow.addWidget(self._unit)
        self._spans = SegmentStrip(
            (
                Segment("quarter", _("Quý")),
                Segment("half_year", _("Nửa năm")),
                Segment("year", _("Năm")),
            ),
            "sheet_spans",
            _("Khoảng thời gian"),
        )
        self._spans.chosen.connect(self._model.choose_span)
        flow.addWidget(self._spans)
        self._filter = SearchBox("sheet_filter", _("Lọc, không cần gõ dấu"))
        self._filter.textChanged.connect(self._model.filter)
        self._filter.setMinimumWidth(look().px(_FILTER))
        flow.addWidget(self._filter)
        return self._tools

    def _show_bar(self, kind: str) -> None:
        kinds = SPANS.get(kind, ())
        self._spans.setVisible(len(kinds) > 1)
        self._spans.choose("year")
        self._unit.setVisible(kind == TIMELINE)
        for name in ("sheet_before", "sheet_after"):
            button = self._tools.findChild(IconButton, name)
            if button is not None:
                button.setVisible(kind != INDICES)
        self._months.setVisible(kind != INDICES)

    def _show_units(self) -> None:
        facts = self._model.facts
        if facts is None or facts.wish.kind != TIMELINE:
            return
        if [self._unit.itemData(at) for at in range(self._unit.count())] != [
            unit for unit, _name in facts.units
        ]:
            self._unit.set_choices(facts.units)
        first = facts.units[0][0] if facts.units else ""
        self._unit.set_value(facts.wish.unit or first)

    def _show_empty(self, *, is_filtered: bool) -> None:
        title = _("Không có dòng nào có những chữ này") if is_filtered else _("Chưa có gì ở đây")
        hint = (
            _("Xóa chữ ở ô lọc để xem tất cả.")
            if is_filtered
            else _("Chọn khoảng thời gian khác, hoặc ghi số liệu đầu tiên.")
        )
        self._room.addWidget(EmptyState("clock-counter-clockwise", title, hint, name="sheet_empty"))

    def _on_current(self, *_where: object) -> None:
        self._show_note()
        self._show_chart()

    def _show_note(self) -> None:
        """Say what the cells mean; what the current line may have cut off stands there whole."""
        table = self._model.table()
        notes = () if table is None else table.notes
        line, wish = self._current(), self._model.wish
        kind = "" if wish is None else wish.kind
        if kind == STANDING and line is not None and len(line.name) > _LONG:
            notes = (*notes, f"{line.name}.")
        if kind == LISTS and line is not None and any(line.cells[1:]):
            notes = (f"{' · '.join(filter(None, line.cells))}.", *notes)
        self._note.set_text(" ".join(notes))

    def _show_chart(self) -> None:
        facts = self._model.facts
        if facts is None or self._is_narrow:
            self.chart.hide()
            return
        line = None if self.grid is None else self._current()
        if facts.wish.kind == STANDING:
            self.chart.set_facts(facts.chart, "" if line is None else line.name)
        elif facts.wish.kind == INDICES:
            name = "" if line is None else line.name
            known = [one for one in facts.indices if one.name == name] or list(facts.indices)
            self.chart.set_facts(index_chart(known[0])) if known else self.chart.hide()
        else:
            self.chart.hide()

    def _current(self) -> SheetLine | None:
        if self.grid is None:
            return None
        wanted = self.grid.current_id()
        model = self.grid.grid
        return next((one for one in model.lines if one.id == wanted), None)

    def _export(self) -> None:
        self._model.export()

    def _step(self, by: int) -> None:
        self._model.step(by)

    def _choose_unit(self, _place: int) -> None:
        self._model.choose_unit(self._unit.value())


def _scrolled(form: QWidget, name: str) -> QScrollArea:
    area = named(QScrollArea(), name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(form)
    area.hide()
    return area


def _group_of(line: SheetLine) -> GroupHead:
    return line.group or GroupHead("", "")


_RULES: GridRules[SheetLine] = GridRules(identify=lambda line: line.id)
