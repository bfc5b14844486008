"""Collects what was not plain in a workbook, and reads the cells all kinds of sheets share."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from workreport.domain.period import Period
from workreport.domain.sheet_days import read_day
from workreport.domain.sheet_values import clean_text, match_key, read_decimal
from workreport.services.ports.sheets import Severity, SheetProblem
from workreport.sheets.grid import column_letter
from workreport.sheets.table import Row
from workreport.sheets.units import Match, UnitFinder


@dataclass(slots=True)
class Findings:
    """The problems of one reading; ``failed`` tells whether the present row has an error."""

    problems: list[SheetProblem] = field(default_factory=list)
    failed: bool = False

    def begin_row(self) -> None:
        """Start a new row, which has no error yet."""
        self.failed = False

    def add(self, row: Row, name: str, code: str, severity: Severity, **values: object) -> None:
        """Note a problem with a field of a row."""
        column = row.column(name)
        self.failed = self.failed or severity is Severity.ERROR
        value = str(values.pop("value", row.text(name)))
        self.note(
            row.grid.name,
            row.number,
            code,
            severity,
            column="" if column is None else column_letter(column),
            value=value,
            **values,
        )

    def note(self, sheet: str, row: int, code: str, severity: Severity, **values: object) -> None:
        """Note a problem with a row (counted from 0), or with a whole sheet (-1)."""
        column, value = str(values.pop("column", "")), str(values.pop("value", ""))
        about = {"sheet": sheet, "row": row + 1, "column": column, "value": value, **values}
        self.problems.append(
            SheetProblem(
                sheet=sheet,
                row=row + 1,
                column=column,
                value=value,
                code=code,
                values=about,
                severity=severity,
            )
        )


def day_of(row: Row, name: str, period: Period, findings: Findings) -> tuple[date | None, str]:
    """Read a day and the words that say more than it; words without any day are asked about."""
    reading = read_day(row.value(name), period)
    if reading.day is None and reading.words:
        # A wrong date must not pass for none; "thường xuyên" is none, and its words are kept.
        severity = Severity.ERROR if reading.dated else Severity.ASKED
        findings.add(row, name, "date_unreadable", severity)
    return reading.day, reading.words


def number_of(row: Row, name: str, findings: Findings, grouped: bool = False) -> str:
    """Read a positive decimal string; an empty cell stands for one."""
    if not row.text(name):
        return "1"
    number = read_decimal(row.value(name), grouped=grouped)
    if number is None:
        findings.add(row, name, "number_unreadable", Severity.ERROR)
    return number or "1"


def units_of(
    row: Row, name: str, finder: UnitFinder, findings: Findings, unknown: Severity
) -> tuple[str, ...]:
    """Read the units a cell lists; names of nobody and of several units become problems."""
    value = row.value(name)
    found: list[str] = []
    for match in finder.split(value if isinstance(value, str) else clean_text(value)):
        if match.unit is not None:
            found.append(match.unit)
        elif match_key(match.text):
            say_unit(row, name, match, findings, unknown)
    return tuple(dict.fromkeys(found))


def say_unit(row: Row, name: str, match: Match, findings: Findings, unknown: Severity) -> None:
    """Note that a text names several units, or none."""
    ambiguous = len(match.units) > 1
    code = "unit_ambiguous" if ambiguous else "unit_unread"
    severity = Severity.ERROR if ambiguous else unknown
    findings.add(row, name, code, severity, value=match.text, count=len(match.units))


def repeated(seen: dict[object, int], key: object, row: Row) -> int | None:
    """Return the number of the row that said the same before, if there is one."""
    before = seen.setdefault(key, row.number)
    return None if before == row.number else before + 1


def first_of(texts: Iterable[str]) -> str:
    """Return the first text that is not empty."""
    return next((text for text in texts if text), "")
