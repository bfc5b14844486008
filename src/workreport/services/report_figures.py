"""What the reports of a month count: read from the figures kept beside them, not from their words.

Kept is what a report alone says. Which version counts, the cut-off of the month and the faults the
Office confirmed are known only when the month is read.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from workreport.domain.consolidation import (
    LateTask,
    NamedTask,
    UnitFigures,
    in_unit_order,
    late_first,
)
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.domain.unit_grade import QUALITY_LEVELS, Weights, taken_by_faults
from workreport.ledger.bodies.agency import PeriodOpen
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.ports.rows import FigureRow, JudgedRow

_FORECAST = "forecast"
_COMPLETED = Status.COMPLETED.value
_STATUSES = tuple(status.value for status in Status)
_LATE = ("late", "overdue")
_UNBEGUN = ("", Status.NOT_STARTED.value)
_WORST = QUALITY_LEVELS[-1]


@dataclass(frozen=True, slots=True)
class Filed:
    """The version of a report that counts; ``weights`` are those of its own cut-off."""

    nil: bool
    tasks: int  # how many it speaks of, whether they count or not
    weights: Weights
    figures: UnitFigures
    text: Mapping[str, str]


def read_filed(look: Look, month: MonthLine) -> dict[str, Filed]:
    """Read what counts of the reports of a month, by unit; what was erased is not there."""
    period = str(month.period)
    bases = _bases(look, period)
    is_cut = _is_cut(month.opened)
    current = {
        line.current.entry: _Current(line, bases[line.current.entry], is_cut=is_cut)
        for line in month.units
        if line.current is not None and line.current.entry in bases
    }
    for task in look.projections.judged(period):
        if task.report in current:
            current[task.report].judge(task)
    _leave_out_confirmed(look, current)
    texts = look.projections.texts(period)
    found = {one.line.unit.unit: one.filed(texts.get(entry, {})) for entry, one in current.items()}
    scheme = month.unit_scheme
    return found if scheme is None else _less_faults(look, month.units, found, scheme.fault_share)


def base_counted(
    look: Look, period: Period, opened: PeriodOpen | None, current: Iterable[str]
) -> list[FigureRow]:
    """Return the counts of the versions of a month that count, without the lists behind them."""
    bases, is_cut = _bases(look, str(period)), _is_cut(opened)
    return [_counted(bases[entry], is_cut=is_cut) for entry in current if entry in bases]


def _bases(look: Look, period: str) -> Mapping[str, dict[str, FigureRow]]:
    found: dict[str, dict[str, FigureRow]] = {}
    for row in look.projections.figures(period):
        found.setdefault(row.report, {})[row.base] = row
    return found


def _is_cut(opened: PeriodOpen | None) -> bool:
    return opened is not None and opened.cut_off != _FORECAST


def _counted(bases: Mapping[str, FigureRow], *, is_cut: bool) -> FigureRow:
    """Return the figures of what counts of a version: all of it, or less where its month is cut."""
    whole = bases["all"]
    return bases.get("cut", whole) if is_cut or whole.cut_off != _FORECAST else whole


class _Current:
    """The version of a unit that counts, while its judged tasks are sorted out."""

    def __init__(
        self, line: UnitMonthLine, bases: Mapping[str, FigureRow], *, is_cut: bool
    ) -> None:
        self.line = line
        self._whole = bases["all"]
        self._graded = _counted(bases, is_cut=False)
        self._is_cut = is_cut or self._whole.cut_off != _FORECAST
        self._counted = _counted(bases, is_cut=is_cut)
        self._late: list[LateTask] = []
        self._poor: list[NamedTask] = []
        self._unbegun: list[NamedTask] = []

    def judge(self, task: JudgedRow) -> None:
        """Sort a task into the lists it belongs to."""
        _report, id_, content, status, due_on, done_on, quality, progress, days = task
        unit, name = self.line.unit.unit, self.line.unit.name
        if due_on is not None and progress in _LATE:
            done = _day(done_on) if done_on is not None and progress == "late" else None
            self._late.append(LateTask(id_, content, _day(due_on), done, days, unit, name))
        if status in _UNBEGUN:
            if not self._is_cut or progress == "overdue" or (progress == "open" and not days):
                self._unbegun.append(NamedTask(id_, content, unit, name))
        elif quality == _WORST and status == _COMPLETED:
            self._poor.append(NamedTask(id_, content, unit, name))

    def holds_confirmed(self) -> bool:
        """Tell whether the lists hold what only confirms last month, and is not counted.

        The counts leave it out, so lists that are longer give it away.
        """
        counts = self.line.counts
        late = sum(task.done_on is not None for task in self._late)
        return counts is None or late != counts.late or len(self._poor) != self._whole.quality_3

    def leave_out(self, tasks: Collection[str]) -> None:
        """Take tasks out of the lists."""
        self._late = [task for task in self._late if task.id not in tasks]
        self._poor = [task for task in self._poor if task.id not in tasks]

    def filed(self, text: Mapping[str, str]) -> Filed:
        """Return what was counted, with the words beside it."""
        whole, graded, counted = self._whole, self._graded, self._counted
        figures = UnitFigures(
            counts={status: getattr(counted, status) for status in _STATUSES},
            on_time=counted.on_time,
            late_tasks=late_first(self._late),
            quality={1: counted.quality_1, 2: counted.quality_2, 3: counted.quality_3},
            no_due=counted.no_due,
            forecast=counted.forecast,
            low_quality=in_unit_order(self._poor),
            not_started=in_unit_order(self._unbegun),
        )
        return Filed(
            nil=bool(whole.nil),
            tasks=whole.completed + whole.in_progress + whole.not_started,
            weights=Weights(*map(_read, (graded.whole, graded.done, graded.in_time, graded.good))),
            figures=figures,
            text=text,
        )


def _leave_out_confirmed(look: Look, current: Mapping[str, _Current]) -> None:
    """Take out of the lists what the month before counted; only few reports must be read for it."""
    named = [entry for entry, one in current.items() if one.holds_confirmed()]
    for entry, body in look.projections.bodies(named).items() if named else ():
        if isinstance(body, ReportFile):
            current[entry].leave_out({item.task for item in body.items if item.confirms})


def _less_faults(
    look: Look, lines: Iterable[UnitMonthLine], found: dict[str, Filed], fault_share: Fraction
) -> dict[str, Filed]:
    """Take away what confirmed faults cost; few reports have any, so only their tasks are read."""
    faulty = {
        line.current.entry: (line.unit.unit, line.current.answer.faults)
        for line in lines
        if line.unit.unit in found and line.current is not None
        if line.current.answer is not None and line.current.answer.faults
    }
    for task in look.projections.results(faulty) if faulty else ():
        unit, faults = faulty[task.report]
        is_good = task.quality is not None and task.quality != _WORST
        if task.task in faults and is_good and task.status == _COMPLETED:
            weight = Fraction(task.qty) * Fraction(task.coef)
            filed = found[unit]
            good = filed.weights.good - taken_by_faults(weight, faults[task.task], fault_share)
            found[unit] = replace(filed, weights=replace(filed.weights, good=good))
    return found


@lru_cache(maxsize=4096)
def _read(weight: str) -> Fraction:
    return Fraction(weight)


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text)
