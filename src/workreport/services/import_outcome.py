"""What an import read, kept and asked; shared by rosters, plans and results."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workreport.services.ports.sheets import (
    PlanRow,
    RatedRow,
    ResultRow,
    RosterRow,
    Severity,
    SheetColumn,
    SheetProblem,
)

AnyRow = RosterRow | PlanRow | ResultRow | RatedRow


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row as it was understood: ``verdict`` is new, changed, same or asked (not taken yet)."""

    row: AnyRow
    verdict: str


@dataclass(slots=True)
class ImportOutcome:
    """What an import read and kept; ``accepted`` = new + changed + same."""

    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    problems: list[SheetProblem] = field(default_factory=list)
    unit: str = ""  # for results: code of the unit of the sheet
    columns: tuple[SheetColumn, ...] = ()
    rows: list[TakenRow] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        """Rows that count."""
        return self.new + self.changed + self.same

    def take(self, row: AnyRow, verdict: str) -> None:
        """Count a row and remember what became of it."""
        self.rows.append(TakenRow(row, verdict))
        if verdict == "new":
            self.new += 1
        elif verdict == "changed":
            self.changed += 1
        elif verdict == "same":
            self.same += 1


def told_problem(
    row: AnyRow, value: str, code: str, values: Mapping[str, object], severity: Severity
) -> SheetProblem:
    """Return a problem with a whole row."""
    place = {"sheet": row.sheet, "row": row.row, "column": "", "value": value}
    return SheetProblem(
        sheet=row.sheet,
        row=row.row,
        column="",
        value=value,
        code=code,
        values={**place, **values},
        severity=severity,
    )
