"""Tasks that several units report and the Office calls one: proposed, merged, taken apart again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.same_tasks import Alike, OneTask, documents_in, find_alike
from workreport.domain.task_progress import in_base
from workreport.ledger.bodies import office
from workreport.ledger.bodies.report import ReportFile, ResultItem
from workreport.services.book import Look, Work
from workreport.services.report_bodies import result_of_item, task_of_item

Source = tuple[str, str]  # unit and task


@dataclass(frozen=True, slots=True)
class Merge:
    """Tasks of several units that are one; each unit's own words stay where they are."""

    merge: str
    tasks: tuple[Source, ...]
    content: str


@dataclass(frozen=True, slots=True)
class Merging:
    """What the Office said: which tasks are one, and which look alike and are not."""

    merged: tuple[Merge, ...] = ()
    apart: frozenset[frozenset[Source]] = frozenset()

    def of(self, unit: str, task: str) -> Merge | None:
        """Return the merge that a task belongs to."""
        return next((one for one in self.merged if (unit, task) in one.tasks), None)


def merge_entries(look: Look, period: Period) -> list[str]:
    """Return the entries that say now which tasks of a month are one, for a lock to pin."""
    facts = look.projections.facts("task.merge", period=str(period), bodies=False)
    return sorted(fact.entry for fact in facts)


def read_merging(look: Look, period: Period, pinned: Collection[str] | None = None) -> Merging:
    """Read what the Office said about the tasks of a month; merges with a common task are one.

    ``pinned`` are the entries a lock names: what was said later changes nothing then.
    """
    joined: list[tuple[str, list[Source], str]] = []
    apart: set[frozenset[Source]] = set()
    facts = look.projections.facts("task.merge", period=str(period), chosen=pinned is None)
    if pinned is not None:
        facts = [fact for fact in facts if fact.entry in pinned]
    for fact in sorted(facts, key=lambda each: each.key):
        body = fact.body
        if not isinstance(body, office.TaskMerge):
            continue
        sources = [(one.unit, one.task) for one in body.tasks]
        if not body.is_one:
            apart |= {frozenset((a, b)) for a in sources for b in sources if a != b}
            continue
        others = [each for each in joined if set(each[1]) & set(sources)]
        for each in others:
            joined.remove(each)
            sources = [*each[1], *(one for one in sources if one not in each[1])]
        first = others[0] if others else (body.merge, [], body.content)
        joined.append((first[0], sources, first[2]))
    merged = tuple(Merge(merge, tuple(tasks), content) for merge, tasks, content in joined)
    return Merging(merged, frozenset(apart))


def counted_twice(merging: Merging, reports: Mapping[str, ReportFile]) -> int:
    """Return how many counted tasks are another unit's task once more."""
    counted = {
        (unit, item.task)
        for unit, report in reports.items()
        for item in report.items
        if in_base(task_of_item(item, unit), result_of_item(item), report.as_of, report.cut_off)
    }
    held = (len(counted & set(merge.tasks)) for merge in merging.merged)
    return sum(max(0, count - 1) for count in held)


def propose(merging: Merging, reports: Mapping[str, ReportFile]) -> tuple[Alike, ...]:
    """Propose tasks of several units that may be one and about which nothing was said yet."""
    known = {source: merge.merge for merge in merging.merged for source in merge.tasks}

    def is_settled(one: OneTask, other: OneTask) -> bool:
        first, second = (one.unit, one.task), (other.unit, other.task)
        if frozenset((first, second)) in merging.apart:
            return True
        return first in known and known[first] == known.get(second)

    tasks = (_one_task(unit, item) for unit, each in reports.items() for item in each.items)
    return find_alike(tasks, is_settled)


def _one_task(unit: str, item: ResultItem) -> OneTask:
    named = documents_in(item.content, item.evidence)
    return OneTask(unit, item.task, item.content, named)


def merge_tasks(work: Work, period: Period, sources: Sequence[Source], content: str) -> str:
    """Say that tasks of several units are one; returns the id of the merge.

    Raises:
        UseError: ``merge_needs_two_units``, or ``merge_content_missing``.
    """
    if len({unit for unit, _task in sources}) < 2:  # noqa: PLR2004 - there must be another one
        raise UseError("merge_needs_two_units")
    if not content.strip():
        raise UseError("merge_content_missing")
    merging = read_merging(work, period)
    everything = list(dict.fromkeys(sources))
    for known in merging.merged:
        if set(known.tasks) & set(everything):
            everything = list(dict.fromkeys([*known.tasks, *everything]))
    tips = _tips(work, period, everything)
    merge = tips[0][0] if tips else new_id()
    _say(work, period, merge, everything, tips, content=content.strip())
    return merge


def take_apart(work: Work, period: Period, sources: Sequence[Source], reason: str) -> None:
    """Say that tasks are not one, whether they had been merged or were only proposed.

    Raises:
        UseError: ``reason_missing``: what was merged is taken apart for a reason only.
        RuleError: ``merge_unknown``.
    """
    tips = _tips(work, period, sources)
    was_merged = any(is_one for _merge, _entry, is_one in tips)
    if not sources:
        raise RuleError("merge_unknown")
    if was_merged and not reason.strip():
        raise UseError("reason_missing")
    _say(work, period, tips[0][0] if tips else new_id(), sources, tips, reason=reason.strip())


def _say(  # noqa: PLR0913 - what is said of some tasks, and what it replaces
    work: Work,
    period: Period,
    merge: str,
    sources: Sequence[Source],
    tips: Sequence[tuple[str, str, bool]],
    *,
    content: str = "",
    reason: str = "",
) -> None:
    """Sign one word about the tasks; what other merges said of them is taken back."""
    tasks = [office.MergedTask(unit=unit, task=task) for unit, task in sources]
    body = office.TaskMerge(
        merge=merge,
        period=str(period),
        tasks=tasks,
        is_one=bool(content),
        content=content,
        reason=reason,
    )
    work.append(
        body, "task.merge", supersedes=[entry for known, entry, _one in tips if known == merge]
    )
    for other in dict.fromkeys(known for known, _entry, _one in tips if known != merge):
        gone = office.TaskMerge(merge=other, period=str(period), tasks=[], is_one=False)
        work.append(
            gone, "task.merge", supersedes=[entry for known, entry, _one in tips if known == other]
        )


def _tips(work: Work, period: Period, sources: Sequence[Source]) -> list[tuple[str, str, bool]]:
    """Return merge, entry and whether it merges, of all that was said about some tasks."""
    wanted = set(sources)
    found = []
    for fact in work.projections.facts("task.merge", period=str(period), chosen=False):
        body = fact.body
        if fact.is_tip and isinstance(body, office.TaskMerge):
            named = {(one.unit, one.task) for one in body.tasks}
            shared = len(named & wanted)
            if shared >= (1 if body.is_one else 2):
                found.append((body.merge, fact.entry, body.is_one))
    return sorted(found)
