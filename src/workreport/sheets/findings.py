"""Collects what was not plain in a workbook, and reads the cells all kinds of sheets share."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from workreport.domain.period import Period
from workreport.domain.sheet_days import read_day
from workreport.domain.sheet_values import clean_lines, clean_text, match_key, read_decimal
from workreport.services.ports.sheets import Candidate, PersonName, Severity, SheetProblem
from workreport.sheets.grid import column_letter
from workreport.sheets.people import Named, PersonFinder
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
            about=row.text("content") or row.text("name"),
            column="" if column is None else column_letter(column),
            value=value,
            **values,
        )

    def note(self, sheet: str, row: int, code: str, severity: Severity, **values: object) -> None:
        """Note a problem with a row (counted from 0), or with a whole sheet (-1)."""
        column, value = str(values.pop("column", "")), str(values.pop("value", ""))
        asked, whom = values.pop("candidates", ()), str(values.pop("about", ""))
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
                candidates=asked if isinstance(asked, tuple) else (),
                about=whom,
            )
        )

    def formulas(self, row: Row) -> bool:
        """Note the cells of a row whose formula has no value; tell whether there are any."""
        found = [
            (name, column)
            for name, columns in row.heading.fields.items()
            for column in columns
            if (row.number, column) in row.grid.unread
        ]
        for _name, column in found:
            self.note(
                row.grid.name, row.number, "formula_without_value", Severity.ERROR,
                column=column_letter(column),
            )  # fmt: skip
        return bool(found)


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
            say_guess(row, name, match, finder, findings)
        elif match_key(match.text):
            say_unit(row, name, match, finder, findings, unknown)
    return tuple(dict.fromkeys(found))


def say_guess(row: Row, name: str, match: Match, finder: UnitFinder, findings: Findings) -> None:
    """Note that a unit was guessed from a shortened or misspelt name."""
    if match.unit is not None and not match.sure:
        findings.add(
            row, name, "unit_guessed", Severity.ASKED, value=match.text,
            unit=finder.name(match.unit), candidates=finder.candidates(()),
        )  # fmt: skip


def say_unit(
    row: Row, name: str, match: Match, finder: UnitFinder, findings: Findings, unknown: Severity
) -> None:
    """Note that a text names several units, or none."""
    ambiguous = len(match.units) > 1
    code = "unit_ambiguous" if ambiguous else "unit_unread"
    severity = Severity.ERROR if ambiguous else unknown
    findings.add(
        row, name, code, severity, value=match.text, count=len(match.units),
        candidates=finder.candidates(match.units),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class People:
    """Reads the people a cell names, and asks where several may be meant."""

    finder: PersonFinder
    findings: Findings

    def named(self, row: Row, name: str, nearest: tuple[PersonName, ...]) -> list[str | PersonName]:
        """Return each person a cell names, or the words where nobody is certain."""
        text = clean_lines(row.value(name))
        if not self.finder.knows_anybody or not text:
            return [clean_text(text)] if text else []
        whole = self.finder.find(text, nearest)
        parts = [whole] if whole.person is not None and whole.sure else [
            self.finder.find(part, nearest) for part in self.finder.split(text)
        ]  # fmt: skip
        return [self._said(row, name, part, nearest) for part in parts]

    def _said(
        self, row: Row, name: str, part: Named, nearest: tuple[PersonName, ...]
    ) -> str | PersonName:
        who = part.person
        if who is not None and part.sure:
            return who
        code = "person_guessed" if who else "person_unsure" if part.people else "person_unread"
        meant = part.people if len(part.people) > 1 else (*part.people, *nearest)
        people = dict.fromkeys(Candidate(one.id, one.name) for one in meant)
        self.findings.add(
            row, name, code, Severity.ASKED, value=part.text, candidates=tuple(people),
            person="; ".join(one.name for one in part.people),
        )  # fmt: skip
        return part.text if who is None else who


def repeated(seen: dict[object, int], key: object, row: Row) -> int | None:
    """Return the number of the row that said the same before, if there is one."""
    before = seen.setdefault(key, row.number)
    return None if before == row.number else before + 1


def first_of(texts: Iterable[str]) -> str:
    """Return the first text that is not empty."""
    return next((text for text in texts if text), "")
