"""What an import found, in words: rows, counts, problems, columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workreport.domain.task import Status
from workreport.i18n.formats import day_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _
from workreport.services.ports.sheets import (
    Candidate,
    PlanRow,
    RatedRow,
    ResultRow,
    RosterRow,
    Severity,
    SheetProblem,
)
from workreport.ui.models.import_lines import ImportLine

if TYPE_CHECKING:
    from workreport.services.import_outcome import AnyRow, ImportOutcome

_STATUS = {
    Status.COMPLETED: N_("Hoàn thành"),
    Status.IN_PROGRESS: N_("Đang thực hiện"),
    Status.NOT_STARTED: N_("Chưa thực hiện"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProblem:
    """A place to look at: the line it is about, what is said, whom or what it may mean.

    ``short`` is what is said without the place.
    """

    line: str
    place: str
    words: str
    short: str
    severity: Severity
    value: str = ""
    candidates: tuple[Candidate, ...] = ()


def lines_of(outcome: "ImportOutcome", units: Mapping[str, str]) -> tuple[ImportLine, ...]:
    """Return the rows in the order of the workbook, those refused among the others."""
    several = len({column.sheet for column in outcome.columns}) > 1
    sheets = {column.sheet: n for n, column in enumerate(outcome.columns)}
    why: dict[str, list[SheetProblem]] = {}
    for problem in outcome.problems:
        if problem.row:
            why.setdefault(_id(problem.sheet, problem.row), []).append(problem)
    found: dict[str, tuple[int, int, ImportLine]] = {}
    for taken in outcome.rows:
        row = taken.row
        key = _id(row.sheet, row.row)
        line = ImportLine(
            id=key,
            place=_place(row.sheet, row.row, several),
            verdict=taken.verdict,
            words=_words_of(row, units),
            why=" ".join(_said(one) for one in why.get(key, ())),
        )
        found[key] = (sheets.get(row.sheet, 0), row.row, line)
    for key, problems in why.items():
        first = problems[0]
        if key not in found and any(one.severity is Severity.ERROR for one in problems):
            line = ImportLine(
                id=key,
                place=_place(first.sheet, first.row, several),
                verdict="refused",
                words={"content": first.about, "name": first.about},
                why=" ".join(_said(one) for one in problems),
            )
            found[key] = (sheets.get(first.sheet, 0), first.row, line)
    return tuple(line for *_order, line in sorted(found.values(), key=lambda one: one[:2]))


def problems_of(outcome: "ImportOutcome") -> tuple[ImportProblem, ...]:
    """Return everything that is not plain: what is refused first, then what is asked."""
    order = list(Severity)
    several = len({column.sheet for column in outcome.columns}) > 1
    found = sorted(outcome.problems, key=lambda one: (order.index(one.severity), one.row))
    return tuple(
        ImportProblem(
            line=_id(one.sheet, one.row) if one.row else "",
            place=_cell(one, several) if one.row else one.sheet,
            words=_said(one),
            short=_short(one),
            severity=one.severity,
            value=one.value,
            candidates=one.candidates,
        )
        for one in found
    )


def counts_of(outcome: "ImportOutcome", lines: Sequence[ImportLine]) -> str:
    """Say how many rows were read and what would become of them."""
    words = _(
        "Đọc {read} dòng: {new} mới, {changed} thay đổi, {same} như cũ, {asked} cần hỏi, "
        "{refused} không nhận."
    )
    return words.format(
        read=outcome.read,
        new=outcome.new,
        changed=outcome.changed,
        same=outcome.same,
        asked=sum(line.verdict == "asked" for line in lines),
        refused=sum(line.verdict == "refused" for line in lines),
    )


def _said(problem: SheetProblem) -> str:
    return reason_text(problem.code, {"value": problem.value, **problem.values})


def _short(problem: SheetProblem) -> str:
    words = _said(problem)
    head, mark, rest = words.partition(": ")
    return f"{rest[:1].upper()}{rest[1:]}" if mark and problem.sheet in head else words


def _cell(problem: SheetProblem, several: bool) -> str:
    place = f"{problem.column}{problem.row}"
    return f"{problem.sheet}!{place}" if several else place


def _id(sheet: str, row: int) -> str:
    return f"{sheet}!{row}"


def _place(sheet: str, row: int, several: bool) -> str:
    return f"{sheet}!{row}" if several else str(row)


def _words_of(row: "AnyRow", units: Mapping[str, str]) -> dict[str, str]:
    if isinstance(row, PlanRow):
        return {
            "content": row.content,
            "leads": "; ".join(units.get(unit, unit) for unit in row.leads),
            "partners": "; ".join(units.get(unit, unit) for unit in row.partners),
            "director": row.director,
            "product": row.product,
            "due": row.due_words or _day(row.due_on),
            "coef": row.coef.replace(".", ","),
            "note": row.note,
        }
    if isinstance(row, ResultRow):
        return {
            "content": row.content,
            "result": row.result,
            "status": "" if row.status is None else _(_STATUS[row.status]),
            "done_on": _day(row.done_on),
            "quality": "" if row.quality is None else str(row.quality),
            "cause": row.cause,
            "carry": "x" if row.carry else "",
            "note": row.note,
        }
    if isinstance(row, RatedRow):
        return {
            "name": row.name,
            "unit": units.get(row.unit, row.unit),
            "own": _level(row.own),
            "level": _level(row.level) if row.is_rated else _("Không xếp loại"),
            "remark": row.remark,
        }
    return _words_of_person(row, units)


def _level(place: int | None) -> str:
    return "" if place is None else "ABCD"[place]


def _words_of_person(row: RosterRow, units: Mapping[str, str]) -> dict[str, str]:
    born = _day(row.born_on) or ("" if row.born_year is None else str(row.born_year))
    return {
        "name": row.name,
        "unit": units.get(row.unit, row.unit),
        "position": row.position,
        "born": born,
        "grade": row.grade,
        "party": "x" if row.party else "",
        "note": row.note,
    }


def _day(day: date | None) -> str:
    return "" if day is None else day_text(day)
