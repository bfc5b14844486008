"""Plans a paste: which cells would change, which cannot, what would be replaced and added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from workreport.domain.errors import CodedError
from workreport.ui.models.block import BadCell, PastePlan
from workreport.ui.models.cell_text import read_value
from workreport.ui.models.column import Column, Editor, Role
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
class _Planning:
    """Reads texts into edits, problems and new lines."""

    model: GridModel[Any]
    keys: list[str]
    edits: list[CellEdit] = field(default_factory=list)
    problems: list[BadCell] = field(default_factory=list)
    kept: int = 0
    places: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = [self.model.column_of(key) for key in self.keys]

    def change(self, row: int, texts: Texts) -> None:
        """Plan the cells of a line that is there."""
        line = self.model.line_at(row)
        for place, text in zip(self.places, texts, strict=False):
            if text is None:
                continue
            index = self.model.index(row, place)
            if not self.model.can_edit(index):
                self.kept += bool(text.strip()) and text.strip() != str(index.data() or "")
                continue
            try:
                edit = self._tried(line, place, self._read(place, text))
            except CodedError as error:
                key = self.model.columns[place].key
                self.problems.append(BadCell(str(index.data(Role.ID)), key, text, error))
                continue
            if edit.before != edit.after:
                self.edits.append(edit)

    def add(self, texts: Texts, number: int) -> Mapping[str, object]:
        """Plan a new line; without its main text there is none."""
        values: dict[str, object] = {}
        bad: list[BadCell] = []
        for key, place, text in zip(self.keys, self.places, texts, strict=False):
            if not text or not text.strip() or not self._takes_new(place):
                continue
            try:
                values[key] = self._tried_new(place, self._read(place, text))
            except CodedError as error:
                bad.append(BadCell("", key, text, error, number))
        if not any(self.model.columns[self.model.column_of(key)].stretches for key in values):
            return {}
        self.problems += bad
        return values

    def _read(self, place: int, text: str) -> object:
        column = cast("Column[object]", self.model.columns[place])
        return read_value(column, text, self.model.near)

    def _tried(self, line: object, place: int, value: object) -> CellEdit:
        """Return the edit as the rules would take it, without doing it."""
        column, rules = self.model.columns[place], self.model.rules
        before = column.value_of(line)
        after = value
        if before != value and rules.check is not None:
            after = rules.check(column.key, value)
        elif before != value and rules.change is not None:
            after = column.value_of(rules.change(line, column.key, value))
        return CellEdit(rules.identify(line), column.key, before, after)

    def _takes_new(self, place: int) -> bool:
        is_written = self.model.columns[place].editor is not Editor.NONE
        return self.model.rules.blank is not None and is_written

    def _tried_new(self, place: int, value: object) -> object:
        column, rules = self.model.columns[place], self.model.rules
        if rules.blank is None or rules.change is None:
            return value
        return column.value_of(rules.change(rules.blank(), column.key, value))
