"""Reads what a department says about the tasks of a month."""

from dataclasses import dataclass
from datetime import date

from workreport.domain.period import Period
from workreport.domain.sheet_days import read_day
from workreport.domain.sheet_values import (
    CellValue,
    clean_lines,
    match_key,
    read_mark,
    read_quality,
    read_status,
    status_of_share,
)
from workreport.domain.task import Status
from workreport.services.ports.sheets import ResultRow, Severity
from workreport.sheets.findings import Findings, People, day_of, repeated, say_unit
from workreport.sheets.people import PersonFinder
from workreport.sheets.table import Row
from workreport.sheets.units import UnitFinder

_TICKED = {status.value: status for status in Status}
_SHARE_WORDS = ("%", "tỷ lệ", "tỉ lệ", "phần trăm", "tiến độ")


@dataclass(frozen=True, slots=True)
class _Done:
    """What the ticked columns of a row say."""

    status: Status | None = None
    on: date | None = None


class ResultLines:
    """Turns rows into results; remembers which tasks were named already."""

    def __init__(
        self, period: Period, finder: UnitFinder, people: PersonFinder, findings: Findings
    ) -> None:
        self._period = period
        self._finder = finder
        self._people = People(people, findings)
        self._findings = findings
        self._seen: dict[object, int] = {}
        self._wholes: dict[tuple[str, int], int] = {}

    def line(self, row: Row, sheet_unit: str | None) -> ResultRow | None:
        """Return the result of a row, or nothing when the row has an error."""
        findings = self._findings
        findings.begin_row()
        content = row.text("content")
        if not content:
            findings.add(row, "content", "content_missing", Severity.ERROR)
        unit = self._unit(row, sheet_unit)
        done = self._done(row)
        done_on, done_words = day_of(row, "done_on", self._period, findings)
        quality = self._quality(row)
        carry = self._carry(row)
        owner = self._owner(row, unit)
        if findings.failed:
            return None
        before = repeated(self._seen, (row.grid.name, unit, match_key(content)), row)
        if before is not None:
            findings.add(row, "content", "task_repeated", Severity.ASKED, first=before)
        if done_on is not None and done_words:
            findings.add(row, "done_on", "day_in_words", Severity.NOTE, day=f"{done_on:%d/%m/%Y}")
        return ResultRow(
            sheet=row.grid.name,
            row=row.number + 1,
            number=row.text("number"),
            content=content,
            result=clean_lines(row.value("result")),
            status=done.status,
            done_on=done_on or done.on,
            quality=quality,
            cause=clean_lines(row.value("cause")),
            carry=carry,
            evidence=row.text("evidence"),
            owner=owner,
            unit=unit,
            note=clean_lines(row.value("note")),
        )

    def _unit(self, row: Row, sheet_unit: str | None) -> str:
        text = row.text("unit")
        if text:
            matches = self._finder.split(text)
            known = [match for match in matches if match.unit is not None]
            if not known and matches:
                say_unit(row, "unit", matches[0], self._finder, self._findings, Severity.ASKED)
            return (known[0].unit or "") if known else ""
        if row.section is not None:
            return row.section.unit or ""
        return sheet_unit or ""

    def _owner(self, row: Row, unit: str) -> str:
        named = self._people.named(row, "owner", self._people.finder.of_unit(unit))
        return next((one.id for one in named if not isinstance(one, str)), "")

    def _done(self, row: Row) -> _Done:
        if row.text("status"):
            return _Done(self._stated(row))
        found = [
            (name, done)
            for name in (*_TICKED, "unfinished")
            for done in [self._tick(row, name)]
            if done is not None
        ]
        if len(found) > 1 or (found and found[0][0] == "unfinished"):
            self._findings.add(row, found[-1][0], "status_unreadable", Severity.ERROR)
        if found:
            return found[0][1]
        return _Done(self._status_in_result(row))

    def _tick(self, row: Row, name: str) -> _Done | None:
        value = row.value(name)
        if not row.text(name):
            return None
        mark = read_mark(value)
        if mark is False:
            return None
        day = None if mark else read_day(value, self._period).day
        said = None if mark or day else read_status(value)
        if mark or day or (said is not None and said.value == name):
            return _Done(_TICKED.get(name), day)
        self._findings.add(row, name, "status_unreadable", Severity.ERROR)
        return None

    def _stated(self, row: Row) -> Status | None:
        value = row.value("status")
        status = read_status(value)
        if status is None and isinstance(value, (int, float)) and not isinstance(value, bool):
            status = status_of_share(value, self._whole(row))
        if status is None:
            self._findings.add(row, "status", "status_unreadable", Severity.ERROR)
        return status

    def _whole(self, row: Row) -> int:
        """Return what a whole is in the column: 1 or 100; 0 when nobody can tell."""
        column = row.column("status") or 0
        key = (row.grid.name, column)
        if key not in self._wholes:
            self._wholes[key] = _whole_of(
                [cells.get(column) for n, cells in row.grid.rows.items() if n > row.heading.last],
                row.heading.texts.get(column, "").casefold(),
            )
        return self._wholes[key]

    def _status_in_result(self, row: Row) -> Status | None:
        if any(row.has_column(name) for name in ("status", *_TICKED, "unfinished")):
            return None
        status = read_status(row.value("result"))
        if status is not None:
            self._findings.add(row, "result", "status_from_result", Severity.NOTE)
        return status

    def _quality(self, row: Row) -> int | None:
        quality = read_quality(row.value("quality"))
        if quality is None and match_key(row.value("quality")):
            self._findings.add(row, "quality", "quality_unreadable", Severity.ERROR)
        return quality

    def _carry(self, row: Row) -> bool:
        value = row.value("carry")
        mark = read_mark(value)
        if mark is None:
            self._findings.add(row, "carry", "mark_unreadable", Severity.ASKED)
        return bool(mark)


def _whole_of(cells: list[CellValue], words: str) -> int:
    shares = [
        float(cell)
        for cell in cells
        if isinstance(cell, (int, float)) and not isinstance(cell, bool)
    ]
    largest = max(shares, default=0.0)
    is_said = any(word in words for word in _SHARE_WORDS)
    if largest <= 1:
        return 1 if is_said or any(0 < share < 1 for share in shares) else 0
    return 100 if is_said or largest > len(Status) else 0
