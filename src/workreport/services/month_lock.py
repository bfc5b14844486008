"""What the lock of a month writes: pins, published results, tasks of the next month."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.task import Origin
from workreport.ledger.bodies import agency, office
from workreport.ledger.bodies.plan import TaskBody
from workreport.ledger.bodies.report import PublishedRating, PublishUnit
from workreport.services.book import Look, Work
from workreport.services.close_pins import pinned_in_parts, what_verdicts_rest_on
from workreport.services.month import MonthLine
from workreport.services.planning import issue_tasks
from workreport.services.published import PublishedBefore, published_rating
from workreport.services.sharing import may_be_told
from workreport.services.summary import Summary
from workreport.services.task_merging import merge_entries

READING, SEALING, UNITS, PEOPLE, OPENING, KEEPING = (
    "reading",
    "sealing",
    "units",
    "people",
    "opening",
    "keeping",
)
"""The steps of a lock, in order; until the last one it can be given up without a trace."""


def _silent(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches long work: told the step with counts, asked whether it was given up."""

    progress: Callable[[str, int, int], None] = _silent
    cancelled: Callable[[], bool] = _never

    def step(self, name: str, done: int = 0, total: int = 0) -> None:
        """Tell how far the work is.

        Raises:
            RuleError: ``closing_cancelled``: the person gave up; what was written is undone.
        """
        if self.cancelled():
            raise RuleError("closing_cancelled")
        self.progress(name, done, total)


@dataclass(frozen=True, slots=True)
class HandedOn:
    """What a lock names beside its pins: the tasks that go on, and which tasks are one."""

    tasks: list[str]
    merges: list[str]
    rests_on: Mapping[str, list[str]]  # by unit, what the verdict on its report rests on
    shared: list[TaskBody]  # of the next month's tasks those that other units may be told of


def handed_on(look: Look, summary: Summary) -> HandedOn:
    """Return what a lock names beside its pins; asked for before anything is signed."""
    period = summary.month.period
    rows = _unfinished(look, summary)
    going_on = [(id_, body) for id_, _unit, body in rows]
    # Of what an earlier lock of the month carried only that goes on which this one carries.
    coming = look.projections.tasks(str(period.next))
    born = [(row.id, row.body) for row in coming if not (row.carried_by or row.cancelled)]
    return HandedOn(
        sorted(id_ for id_, _body in going_on),
        merge_entries(look, period),
        what_verdicts_rest_on(look, period),
        may_be_told(look, [*going_on, *born]),
    )


def seal(work: Work, summary: Summary, handed: HandedOn, overrides: Mapping[str, str]) -> str:
    """Pin what counts; returns the entry."""
    month = summary.month
    pins = [
        agency.PersonPin(person=one.person, rating=one.decided.entry)
        for one in summary.people
        if one.decided is not None
    ]
    ratings, more = pinned_in_parts(pins)
    body = agency.PeriodClose(
        period=str(month.period),
        revision=month.facts.closings + 1,
        units=[
            agency.UnitPin(
                unit=line.unit.unit,
                report="" if line.current is None else line.current.entry,
                grade=line.grade_entry,
                rests_on=handed.rests_on.get(line.unit.unit, []),
            )
            for line in month.units
        ],
        ratings=ratings,
        conclusions=sorted(fact.entry for fact in month.conclusions),
        missing=[line.unit.unit for line in month.missing],
        carried=handed.tasks,
        snapshot=summary.snapshot,
        overrides=[
            agency.Override(gate=gate, reason=reason) for gate, reason in sorted(overrides.items())
        ],
        more=len(more),
        merges=handed.merges,
    )
    return work.append(
        body,
        "period.close",
        supersedes=[month.close_entry] if month.close_entry else [],
        more=more,
    )


def publish_units(work: Work, summary: Summary, before: PublishedBefore, watch: Watch) -> None:
    """Publish the totals to everybody and each unit's results to the unit."""
    period = str(summary.month.period)
    old = before.units
    work.append(
        agency.PublishTotals(
            period=period,
            levels=[
                agency.LevelCount(level=level, people=count)
                for level, count in sorted(summary.levels.items())
            ],
            not_rated=summary.not_rated,
        ),
        "publish.totals",
        supersedes=[old[""]] if "" in old else [],
    )
    published_in: dict[str, list[PublishedRating]] = {}
    for one in summary.people:
        if one.decided is not None:
            rating = PublishedRating(person=one.person, rating=published_rating(one.decided))
            published_in.setdefault(one.unit, []).append(rating)
    for done, line in enumerate(summary.month.units):
        watch.step(UNITS, done, len(summary.month.units))
        unit = line.unit.unit
        published = published_in.get(unit)
        if published:
            work.append(
                PublishUnit(period=period, unit=unit, ratings=published),
                "publish.unit",
                supersedes=[old[unit]] if unit in old else [],
            )


def conclusions_become_tasks(work: Work, month: MonthLine, period: Period) -> None:
    """Give the next month the tasks the leaders' conclusions become."""
    for fact in month.conclusions:
        body = fact.body
        if not isinstance(body, office.Conclusion) or not body.next_task or not body.unit:
            continue
        if work.projections.task(body.next_task) is not None:
            continue
        content = body.text or _content_of(work, body.task)
        task = TaskBody(
            id=body.next_task,
            born=str(period.next),
            unit=body.unit,
            content=content,
            due_on=body.next_due_on,
            original_due_on=body.next_due_on,
            origin=Origin.CONCLUSION.value,
            conclusion=fact.entry,
        )
        issue_tasks(work, period.next, body.unit, [task], fact.entry)


def _content_of(look: Look, task_id: str) -> str:
    row = look.projections.task(task_id)
    return "" if row is None else msgspec.json.decode(row.body, type=TaskBody).content


def _unfinished(look: Look, summary: Summary) -> list[tuple[str, str, bytes]]:
    """Return the tasks of the month that go on: not completed by what counts, not withdrawn."""
    current = [one.line.current.entry for one in summary.units if one.line.current is not None]
    done = look.projections.completed(current)
    # What is only expected goes on, so that the next month confirms it or opens it again.
    forecasting = [
        one.line.current.entry
        for one in summary.units
        if one.line.current is not None and one.filed is not None and one.filed.figures.forecast
    ]
    if forecasting:
        done -= look.projections.expected(forecasting)
    expected = {line.unit.unit for line in summary.month.units}
    standing = look.projections.standing_tasks(str(summary.month.period), but=done)
    return [row for row in standing if row[1] in expected]
