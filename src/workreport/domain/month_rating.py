"""Rates the people of a month: from its tasks and what one voice put down about a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import (
    Exact,
    decimal2,
    exact,
    exact_number,
    plain,
    rounded,
    total,
)
from workreport.domain.forecasts import with_confirmations
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.rating import RatingResult, rate
from workreport.domain.rating_input import RatedTask, RatingInput, rating_group
from workreport.domain.rating_scheme import CONDITIONS, DIRECT, RatingScheme
from workreport.domain.rating_sheet import Exemption, Sheet, noted, read_sheet, stated
from workreport.domain.reason import Reason
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import in_base, progress

_NOT_ACCEPTED = 3  # the quality of a product that was not accepted
_MOST_DECIMALS = 6
_DEPUTIES = "deputies"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRating:
    """By what the people of one unit are rated: as the month was opened, and what was confirmed."""

    schemes: MonthSchemes = field(default_factory=MonthSchemes)
    cut_off: str = "forecast"
    faults: Mapping[str, int] = field(default_factory=dict)  # task -> faults the Office confirmed
    confirmed: Mapping[str, str] = field(default_factory=dict)  # task -> who says: objective cause
    expected: Mapping[str, date] = field(default_factory=dict)  # completions last month counted


@dataclass(frozen=True, slots=True)
class _Row:
    """A task that counts in the month, with what the report says about it."""

    task: Task
    result: TaskResult
    as_of: date
    is_plain: bool

    @property
    def is_done(self) -> bool:
        return self.result.status is Status.COMPLETED

    @property
    def is_late(self) -> bool:
        return progress(self.task, self.result, self.as_of).is_late

    @property
    def coef(self) -> Exact:
        number = None if self.is_plain else exact_number(self.task.coef)
        return number or 1

    @property
    def quantity(self) -> Exact | None:
        return exact_number(self.task.qty)


class MonthRater:
    """Rates the people of one report; what the tasks say is gathered once."""

    def __init__(self, draft: ReportDraft, rating: MonthRating, as_of: date) -> None:
        if rating.expected:
            draft = with_confirmations(draft, rating.expected, as_of)
        self._draft = draft
        self._rating = rating
        results = {result.task: result for result in draft.results}
        is_plain = rating.schemes.counts_alike
        self._rows = tuple(
            _Row(task, results.get(task.id, TaskResult(task=task.id)), as_of, is_plain)
            for task in draft.tasks
            if in_base(task, results.get(task.id), as_of, rating.cut_off)
        )

    @cached_property
    def _unit(self) -> Mapping[str, Exact]:
        return _unit(self._rows)

    @property
    def contents(self) -> Mapping[str, str]:
        """What each task that counts is about, by its id."""
        return {row.task.id: row.task.content for row in self._rows}

    def scheme(self, person: RatedPerson) -> RatingScheme | None:
        """Return the scheme of a person; null when this program cannot read it."""
        return self._rating.schemes.of(person.group)

    def given(self, person: RatedPerson, line: RatingLine, scheme: RatingScheme) -> RatingInput:
        """Gather what a scheme asks about a person from the month's tasks and the sheet.

        Raises:
            UseError: The sheet cannot be read.
        """
        sheet = read_sheet(line.sheet)
        whole = _whole_product(scheme)
        own = (row for row in self._rows if row.task.owner == person.person)
        return RatingInput(
            group=rating_group(person.group),
            general=sheet.general,
            criteria=sheet.criteria,
            tasks=tuple(_rated(row, sheet, whole) for row in own),
            leader=sheet.leader,
            unit={**self._unit, **sheet.unit},
            deduction=sheet.deduction,
            blockers=tuple(sheet.blockers),
            deputy=person.group == _DEPUTIES,
            failed_quarters=sheet.failed_quarters,
            level=line.level if scheme.kind == DIRECT else "",
            remark=line.remark,
        )

    def rate(self, person: RatedPerson, line: RatingLine) -> RatingResult | None:
        """Rate a person as one voice sees it; null when the scheme cannot be read.

        The faults noted in the sheet count, so that what was filed is rated as it was filed.

        Raises:
            UseError: The sheet cannot be read, or does not belong to the scheme.
        """
        scheme = self.scheme(person)
        if scheme is None:
            return None
        result = rate(scheme, self.given(person, line, scheme))
        strange = tuple(self.strange_coefficients(person).values())
        return replace(result, notes=(*result.notes, *strange)) if strange else result

    def strange_coefficients(self, person: RatedPerson) -> Mapping[str, Reason]:
        """Return the person's tasks whose coefficient the month's set does not hold, by task."""
        scheme, schemes = self.scheme(person), self._rating.schemes
        if not schemes.factors or schemes.counts_alike or scheme is None or scheme.kind == DIRECT:
            return {}
        known = tuple(map(plain, schemes.factors))
        found = {}
        for task in (row.task for row in self._rows if row.task.owner == person.person):
            coef = exact_number(task.coef)
            if coef not in schemes.factors:
                values = {
                    "name": person.name,
                    "content": task.content,
                    "coef": task.coef if coef is None else plain(coef),
                    "known": known,
                }
                found[task.id] = Reason("person_coefficient_outside", values)
        return found

    def computed(self, person: RatedPerson, line: RatingLine) -> RatingLine:
        """Return a voice with the score and the level its scheme comes to, and what they rest on.

        The level a person chose stays as it is. Nothing is computed for somebody who is not rated.

        Raises:
            UseError: The sheet cannot be read, or does not belong to the scheme.
        """
        bare = replace(line, scheme="", score="", score_exact="", computed="")
        scheme = self.scheme(person)
        if scheme is None or (scheme.kind == DIRECT and not stated(line.sheet)):
            return replace(bare, sheet=stated(line.sheet))
        own = {task.id for task in self._draft.tasks if task.owner == person.person}
        faults = {task: count for task, count in self._rating.faults.items() if task in own}
        causes = {task: who for task, who in self._rating.confirmed.items() if task in own}
        sheet = noted(line.sheet, faults, line.report, causes)
        bare = replace(bare, scheme=scheme.ref, sheet=sheet)
        if line.not_rated.strip():
            return bare
        result = self.rate(person, bare)
        return bare if result is None else _with_result(bare, result)


def computed_draft(draft: ReportDraft, rating: MonthRating, as_of: date) -> ReportDraft:
    """Return a report with both voices about everybody computed; a wrong sheet has no score."""
    people = {person.person: person for person in draft.roster}
    rater = MonthRater(draft, rating, as_of)

    def one(line: RatingLine) -> RatingLine:
        if line.person not in people:
            return line
        try:
            return rater.computed(people[line.person], line)
        except UseError:
            return replace(line, score="", score_exact="", computed="")

    def voices(lines: Iterable[RatingLine]) -> tuple[RatingLine, ...]:
        return tuple(map(one, lines))

    return replace(draft, department=voices(draft.department), own=voices(draft.own))


def score_text(value: Exact, scheme: RatingScheme) -> str:
    """Write a score as it is kept: two decimals, more where rounding would cross a threshold."""
    shown = decimal2(value, scheme.levels.thresholds)
    if len(shown.partition(".")[2]) <= _MOST_DECIMALS:
        return shown
    return f"{rounded(value - Fraction(1, 2 * 10**_MOST_DECIMALS), _MOST_DECIMALS):f}"


def _with_result(line: RatingLine, result: RatingResult) -> RatingLine:
    scheme = result.scheme
    level = result.level or ""
    if scheme.kind == DIRECT and level == line.level:
        level = ""  # nothing was computed: the level is the one that was picked
    if result.total is None:
        known = level if scheme.kind in {DIRECT, CONDITIONS} or result.hits else ""
        return replace(line, computed=known)
    return replace(
        line,
        score=score_text(result.total, scheme),
        score_exact=exact(result.total),
        computed=level,
    )


def _rated(row: _Row, sheet: Sheet, whole: int) -> RatedTask:
    exempt = sheet.exemptions.get(row.task.id, Exemption())
    delay, quality = (exempt.delay, exempt.quality) if exempt.is_confirmed else (0, 0)
    confirmed = sheet.faults.get(row.task.id, 0)
    failed = row.is_done and row.result.quality == _NOT_ACCEPTED
    faults = confirmed + (whole if failed else 0)
    quantity = row.quantity
    if row.result.status is None:
        done: Exact | None = None
    else:
        done = quantity if row.is_done else 0
    return RatedTask(
        id=row.task.id,
        assigned=quantity,
        done=done,
        coef=row.coef,
        quality_faults=faults,
        delays=int(row.is_late),
        # Not accepted is one event: exempting more than the confirmed faults exempts from it too.
        exempt_quality=quality if quality <= confirmed else faults,
        exempt_delay=delay,
        exceeds=row.is_done and row.result.exceeds,
    )


def _whole_product(scheme: RatingScheme) -> int:
    """Return how many faults take all quality points of a product."""
    share = scheme.constants.get("fault_share", Fraction(1, 4))
    return ceil(1 / Fraction(share)) if share else 1


def _unit(rows: Sequence[_Row]) -> dict[str, Exact]:
    """Return what the tasks say about the unit led; nothing while one of them is unsaid.

    Completion and timeliness weigh the tasks as the department's own grade does; exceeding counts
    them.
    """
    if not rows or any(row.result.status is None for row in rows):
        return {}
    weights = [Fraction(row.quantity or 0) * row.coef for row in rows]
    whole = total(weights)
    if not whole:
        return {}
    pairs = list(zip(rows, weights, strict=True))
    done = total(weight for row, weight in pairs if row.is_done)
    in_time = total(weight for row, weight in pairs if row.is_done and not row.is_late)
    exceeding = sum(row.is_done and row.result.exceeds for row in rows)
    return {
        "completion": done / whole,
        "on_time": in_time / whole,
        "exceeding": Fraction(exceeding, len(rows)),
    }
