"""Reads what a department says about the tasks of a month."""

from workreport.domain.period import Period
from workreport.domain.sheet_values import (
    clean_lines,
    match_key,
    read_mark,
    read_quality,
    read_status,
)
from workreport.domain.task import Status
from workreport.services.ports.sheets import ResultRow, Severity
from workreport.sheets.findings import Findings, day_of, repeated
from workreport.sheets.table import Row

_TICKED = {status.value: status for status in Status}


class ResultLines:
    """Turns rows into results; remembers which tasks were named already."""

    def __init__(self, period: Period, findings: Findings) -> None:
        self._period = period
        self._findings = findings
        self._seen: dict[object, int] = {}

    def line(self, row: Row, sheet_unit: str | None) -> ResultRow | None:  # noqa: ARG002 - one shape
        """Return the result of a row, or nothing when the row has an error."""
        findings = self._findings
        findings.begin_row()
        content = row.text("content")
        if not content:
            findings.add(row, "content", "content_missing", Severity.ERROR)
        status = self._status(row)
        done_on, done_words = day_of(row, "done_on", self._period, findings)
        quality = self._quality(row)
        carry = self._carry(row)
        if findings.failed:
            return None
        before = repeated(self._seen, (row.grid.name, match_key(content)), row)
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
            status=status,
            done_on=done_on,
            quality=quality,
            cause=clean_lines(row.value("cause")),
            carry=carry,
            note=clean_lines(row.value("note")),
        )

    def _status(self, row: Row) -> Status | None:
        if row.text("status"):
            status = read_status(row.value("status"))
            if status is None:
                self._findings.add(row, "status", "status_unreadable", Severity.ERROR)
            return status
        ticked = [status for name, status in _TICKED.items() if read_mark(row.value(name))]
        if len(ticked) > 1:
            self._findings.add(row, ticked[1].value, "status_unreadable", Severity.ERROR)
        return ticked[0] if len(ticked) == 1 else None

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
