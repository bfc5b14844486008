"""Plans a paste: which cells would change, which cannot, what would be replaced and added."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workreport.domain.errors import CodedError
from workreport.ui.models.block import BadCell, PastePlan
from workreport.ui.models.cell_text import read_value
from workreport.ui.models.column import Column, Editor
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid import GridModel, Index

Texts = Sequence[str | None]


def plan_paste(
    model: GridModel[Any], top_left: Index, cells: Sequence[Texts], keys: Sequence[str]
) -> PastePlan:
    """Say what a block would do from a cell on; ``keys`` are the columns as they are shown.

    ``None`` in the block leaves a cell as it is. Rows below the last line become new lines where
    the grid takes them.
    """
    planning = _Planning(
        model, list(keys)[list(keys).index(model.columns[top_left.column()].key) :]
    )
    rows = range(top_left.row(), model.rowCount())
    lines = [row for row in rows if model.line_at(row) is not None]
    for row, texts in zip(lines, cells, strict=False):
        planning.change(row, texts)
    rest = list(cells[len(lines) :])
    while rest and not any(text for text in rest[-1]):
        rest.pop()
    added = [planning.add(texts, number) for number, texts in enumerate(rest, 1)]
    new = tuple(values for values in added if values)
    width = max((len(texts) for texts in cells), default=0)
    replaced = sum(1 for edit in planning.edits if edit.before not in (None, "", False))
    return PastePlan(
        len(cells),
        width,
        tuple(planning.edits),
        tuple(planning.problems),
        replaced,
        added=new,
        kept=planning.kept,
        left_over=len(rest) - len(new),
    )


@dataclass(slots=True)
class _Reading:
    """What texts mean in one column: the same text is read, and tried, only once."""

    column: Column[Any]
    place: int
    near: date
    check: Callable[[str, object], object] | None
    _values: dict[str, object] = field(default_factory=dict)
    _checked: dict[str, object] = field(default_factory=dict)

    def value(self, text: str) -> object:
        """Return what a text means, or why it means nothing."""
        if text not in self._values:
            self._values[text] = _or_why(lambda: read_value(self.column, text, self.near))
        return self._values[text]

    def checked(self, text: str, value: object) -> object:
        """Return a value as the rules take it, or why they do not."""
        check = self.check
        if check is None:
            return value
        if text not in self._checked:
            self._checked[text] = _or_why(lambda: check(self.column.key, value))
        return self._checked[text]


def _or_why(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except CodedError as error:
        return error


@dataclass(slots=True)
class _Planning:
    """Reads texts into edits, problems and new lines."""

    model: GridModel[Any]
    keys: list[str]
    edits: list[CellEdit] = field(default_factory=list)
    problems: list[BadCell] = field(default_factory=list)
    kept: int = 0
    readings: list[_Reading] = field(default_factory=list)

    def __post_init__(self) -> None:
        model = self.model
        for key in self.keys:
            place = model.column_of(key)
            column = model.columns[place]
            self.readings.append(_Reading(column, place, model.near, model.rules.check))

    def change(self, row: int, texts: Texts) -> None:
        """Plan the cells of a line that is there."""
        line = self.model.line_at(row)
        line_id = self.model.rules.identify(line)
        takes_input = self.model.takes_input
        for reading, text in zip(self.readings, texts, strict=False):
            if text is None:
                continue
            if not takes_input(row, reading.place):
                shown = self.model.index(row, reading.place).data()
                self.kept += bool(text.strip()) and text.strip() != str(shown or "")
                continue
            before = reading.column.value_of(line)
            after = self._tried(line, before, reading, text)
            if isinstance(after, CodedError):
                self.problems.append(BadCell(line_id, reading.column.key, text, after))
            elif before != after:
                self.edits.append(CellEdit(line_id, reading.column.key, before, after))

    def add(self, texts: Texts, number: int) -> Mapping[str, object]:
        """Plan a new line; without its main text there is none."""
        values: dict[str, object] = {}
        bad: list[BadCell] = []
        has_main = False
        for reading, text in zip(self.readings, texts, strict=False):
            if not text or not text.strip() or not self._takes_new(reading.column):
                continue
            key = reading.column.key
            value = self._tried_new(reading, text)
            if isinstance(value, CodedError):
                bad.append(BadCell("", key, text, value, number))
            else:
                values[key] = value
                has_main = has_main or reading.column.stretches
        if not has_main:
            return {}
        self.problems += bad
        return values

    def _tried(self, line: object, before: object, reading: _Reading, text: str) -> object:
        """Return the value as the rules would take it, without doing it, or why they do not."""
        value, rules = reading.value(text), self.model.rules
        if isinstance(value, CodedError) or before == value:
            return value
        if rules.check is not None:
            return reading.checked(text, value)
        change, column = rules.change, reading.column
        if change is None:
            return value
        return _or_why(lambda: column.value_of(change(line, column.key, value)))

    def _takes_new(self, column: Column[Any]) -> bool:
        return self.model.rules.blank is not None and column.editor is not Editor.NONE

    def _tried_new(self, reading: _Reading, text: str) -> object:
        value, column, rules = reading.value(text), reading.column, self.model.rules
        blank, change = rules.blank, rules.change
        if isinstance(value, CodedError) or blank is None or change is None:
            return value
        return _or_why(lambda: column.value_of(change(blank(), column.key, value)))
