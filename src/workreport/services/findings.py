"""What speaks against a report: what its check should look at, each with its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workreport.domain.copied_text import Copied, Passage, Written, plain_words
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.quota_radar import RadarRow, RatedOne, by_group
from workreport.domain.report import ReportDraft
from workreport.domain.task import Status, Task, TaskResult
from workreport.domain.task_progress import progress
from workreport.ledger.bodies.report import ReportFile
from workreport.services.agency_phrases import read_signed
from workreport.services.book import Look
from workreport.services.check_rules import CheckRules
from workreport.services.cooperation import SharedTask, shared_tasks
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.ports.rows import RatingRow

_DEPARTMENT = "department"
_EVIDENCE = "task_evidence_missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; ``place`` is a mark path, ``explained`` what the unit said of it.

    What stands in several places alike is one finding; ``others`` are the places after the first.
    """

    code: str
    place: str
    values: Mapping[str, object] = field(default_factory=dict)
    explained: str = ""
    others: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """Every place it stands at."""
        return (self.place, *self.others)

    @property
    def reason(self) -> str:
        """The code of its sentence, which tells how often it stands there."""
        return f"found_{self.code}_often" if self.others else f"found_{self.code}"

    @property
    def row(self) -> str:
        """The task or person it stands at; empty when it concerns another place."""
        return _row(self.place)

    @property
    def rows(self) -> tuple[str, ...]:
        """The tasks and persons it stands at, each once; of other places an empty word."""
        return tuple(dict.fromkeys(map(_row, self.places)))


def _row(place: str) -> str:
    root, _slash, rest = place.partition("/")
    return rest.partition("/")[0] if root in {"task", "person"} else ""


class Finder:
    """Looks into the reports of one month; what they share is read once."""

    def __init__(
        self, look: Look, month: MonthLine, schemes: MonthSchemes, rules: CheckRules
    ) -> None:
        self._look = look
        self._month = month
        self._schemes = schemes
        self._rules = rules

    def of_line(self, line: UnitMonthLine) -> tuple[Finding, ...]:
        """Return what concerns a report as a whole, the worst first."""
        return self._sorted(self._of_line(line))

    def of_report(self, line: UnitMonthLine, draft: ReportDraft) -> tuple[Finding, ...]:
        """Return everything about a report, its rows and texts included, the worst first."""
        return self._sorted(
            (
                *self._of_line(line),
                *self._contradictions(draft),
                *self._undocumented(draft),
                *self._objective(line, draft),
                *self._copied(draft),
            )
        )

    def holding(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return those that keep a report out of what is accepted in one act."""
        return tuple(one for one in findings if one.code in self._rules.holds)

    def _sorted(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(sorted(found, key=lambda one: self._rules.weight(one.code)))

    # --- the report as a whole -----------------------------------------------------------------

    def _of_line(self, line: UnitMonthLine) -> Iterator[Finding]:
        if line.in_conflict:
            yield Finding("versions", "whole", {"unit": line.unit.name})
        if line.verdict.kind == "late":
            yield Finding("filed_late", "whole", {"days": line.verdict.late_days})
        hours = None if line.current is None else line.current.skew_hours
        if hours is not None:
            yield Finding("clock", "whole", {"hours": round(abs(hours), 1)})
        yield from self._overridden(line)
        yield from self._over_quota(line)
        yield from self._everything_done()

    def _overridden(self, line: UnitMonthLine) -> Iterator[Finding]:
        for row in self._rated(line):
            if row.computed and row.level and row.level != row.computed:
                name = self._look.directory.person_name(row.person)
                values = {"name": name, "level": row.level, "computed": row.computed}
                yield Finding("overridden", f"person/{row.person}", values, row.remark)

    def _over_quota(self, line: UnitMonthLine) -> Iterator[Finding]:
        """Name a unit that adds to a comparison group of the agency that is over its quota."""
        for row in self._full:
            quota = row.outlook.quota
            if any(one.comparison == row.key and one.level == row.top for one in self._rated(line)):
                values = {"level": row.top, "used": quota.used, "allowed": quota.allowed}
                yield Finding("over_quota", "whole", values)

    @cached_property
    def _voices(self) -> Mapping[str, list[RatingRow]]:
        """What departments propose in the versions that count, by version."""
        entries = {line.current.entry for line in self._month.units if line.current is not None}
        found: dict[str, list[RatingRow]] = {}
        for row in self._look.projections.voices(str(self._month.period)):
            if row.voice == _DEPARTMENT and row.entry in entries:
                found.setdefault(row.entry, []).append(row)
        return found

    @cached_property
    def _full(self) -> tuple[RadarRow, ...]:
        people = (
            RatedOne(row.unit, row.comparison, row.level)
            for rows in self._voices.values()
            for row in rows
            if row.level and not row.not_rated
        )
        rows = by_group(people, self._schemes)
        return tuple(row for row in rows if row.outlook.quota.over)

    def _rated(self, line: UnitMonthLine) -> Sequence[RatingRow]:
        return () if line.current is None else self._voices.get(line.current.entry, ())

    def _everything_done(self) -> Iterator[Finding]:
        """Doubt a month in which every unit says that everything is done."""
        sums = [line.counts for line in self._month.units if line.counts is not None]
        sums = [one for one in sums if not one.nil]
        open_tasks = sum(one.in_progress + one.not_started for one in sums)
        fewest = min((one.completed for one in sums), default=0)
        is_full = fewest >= self._rules.fewest_tasks and not open_tasks
        if is_full and len(sums) >= self._rules.fewest_units:
            yield Finding("everything_done", "whole", {"count": len(sums)})

    # --- its rows and texts ----------------------------------------------------------------------

    @cached_property
    def _shared(self) -> tuple[SharedTask, ...]:
        return shared_tasks(self._look, self._month.period, None)

    def _contradictions(self, draft: ReportDraft) -> Iterator[Finding]:
        for task in self._shared:
            for one in task.contradictions:
                if draft.unit not in {one.unit, one.other}:
                    continue
                place = f"task/{task.task}/status"
                values = {
                    "unit": self._look.directory.unit_name(one.unit),
                    "other": self._look.directory.unit_name(one.other),
                    "content": task.content,
                }
                answered = draft.answers.get(f"part_{one.code}:{place}", "")
                yield Finding(one.code, place, values, answered)

    @staticmethod
    def _undocumented(draft: ReportDraft) -> Iterator[Finding]:
        for task, said in _said(draft):
            proved = said.evidence.strip() or said.files or task.reference_only
            if said.status is Status.COMPLETED and not proved:
                place = f"task/{task.id}/evidence"
                answered = draft.answers.get(f"{_EVIDENCE}:{place}", "")
                yield Finding("no_document", place, {"content": task.content}, answered)

    def _objective(self, line: UnitMonthLine, draft: ReportDraft) -> Iterator[Finding]:
        judged = judged_causes(line)
        as_of = draft.as_of or self._look.today
        for task, said in _said(draft):
            moved = progress(task, said, as_of)
            if said.objective and moved.is_late and task.id not in judged:
                values = {"content": task.content, "days": moved.days}
                yield Finding("objective_claimed", f"task/{task.id}/cause", values, said.cause)

    def _copied(self, draft: ReportDraft) -> Iterator[Finding]:
        texts = tuple(_passages(draft))
        own = self._look.directory.unit_name(draft.unit)
        before = Written(self._own_months(draft.unit), self._rules.copied)
        for code, written in (("copied_before", before), ("copied_elsewhere", self._others)):
            same: dict[object, list[Copied]] = {}
            for passage in texts:
                for one in written.found_in(passage.place, passage.text, own):
                    same.setdefault((one.source, plain_words(one.sentence)), []).append(one)
            yield from (_copied_at(code, places) for places in same.values())

    def _own_months(self, unit: str) -> Iterator[Passage]:
        period = self._month.period
        for _month in range(self._rules.months):
            period = period.previous
            fact = self._look.one("report.file", period=str(period), unit=unit)
            if fact is not None and isinstance(fact.body, ReportFile):
                yield from _written(fact.body, f"{period.month}/{period.year}")

    @cached_property
    def _others(self) -> Written:
        """What all units of the month wrote, by the name of the unit."""
        entries = [line.current.entry for line in self._month.units if line.current is not None]
        read = self._look.projections.bodies(entries)
        bodies = {body.unit: body for body in read.values() if isinstance(body, ReportFile)}
        name = self._look.directory.unit_name
        # In the order of the list: of two units that wrote the same the first one is named.
        units = [line.unit.unit for line in self._month.units if line.unit.unit in bodies]
        passages = (passage for unit in units for passage in _written(bodies[unit], name(unit)))
        offered = (*self._rules.stock, *read_signed(self._look).every())
        return Written(passages, self._rules.elsewhere, offered)


def _copied_at(code: str, copied: Sequence[Copied]) -> Finding:
    """Tell of one sentence, however often the report has it."""
    first, *_more = copied
    _first, *others = dict.fromkeys(one.place for one in copied)
    values = {
        "sentence": first.sentence,
        "source": first.source,
        "percent": int(first.share * 100),
        "count": 1 + len(others),
    }
    return Finding(code, first.place, values, first.original, tuple(others))


def judged_causes(line: UnitMonthLine) -> Mapping[str, bool]:
    """Return which objective causes the Office confirmed, and which not, in its answers."""
    found: dict[str, bool] = {}
    for version in line.versions:
        if version.answer is not None and version.recall != "recalled":
            found |= version.answer.objective
    return found


def _said(draft: ReportDraft) -> Iterator[tuple[Task, TaskResult]]:
    said = {one.task: one for one in draft.results}
    for task in draft.tasks:
        if not task.is_cancelled:
            yield task, said.get(task.id, TaskResult(task=task.id))


def _passages(draft: ReportDraft) -> Iterator[Passage]:
    for section, text in draft.text.items():
        yield Passage("", f"text/{section}", text)
    for task, said in _said(draft):
        yield Passage("", f"task/{task.id}/result", said.result)
        yield Passage("", f"task/{task.id}/cause", said.cause)


def _written(body: ReportFile, source: str) -> Iterator[Passage]:
    for section, text in sorted(body.text.items()):
        yield Passage(source, f"text/{section}", text)
    for item in body.items:
        yield Passage(source, f"task/{item.task}/result", item.result)
        yield Passage(source, f"task/{item.task}/cause", item.cause)
