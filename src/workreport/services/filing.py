"""What filing a report looks up and signs beside it: its own tasks, its head, what was carried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workreport.domain.forecasts import with_confirmations
from workreport.domain.month_rating import MonthRating, computed_draft
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.ledger import kinds
from workreport.ledger.bodies.report import ReportFile
from workreport.ledger.envelope import blob_part, make_part
from workreport.services.book import Look, Work
from workreport.services.evidence import evidence_parts
from workreport.services.planning import issue_tasks
from workreport.services.report_bodies import body_of_task, rated_parts, report_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report as it will be signed, with the draft its parts come from."""

    body: ReportFile
    draft: ReportDraft


def times_carried(look: Look, draft: ReportDraft) -> dict[str, int]:
    """Count for each older task how often it was carried into a following month."""
    older = [task.id for task in draft.tasks if task.born < draft.period]
    months = look.projections.task_months(older)
    return {
        task: sum(month <= draft.period for month in months.get(task, ())) - 1 for task in older
    }


def issue_added(work: Work, draft: ReportDraft, period: Period) -> None:
    """Sign the unit's own additions as tasks, so that they can be carried and changed."""
    fresh = [
        task
        for task in draft.tasks
        if task.id in draft.added and work.projections.task(task.id) is None
    ]
    if fresh:
        bodies = [body_of_task(task) for task in fresh]
        issue_tasks(work, period, draft.unit, bodies, "added_by_unit")


def head_of(look: Look, unit: str) -> str:
    """Return who heads a unit: by an office that is held, else by the directory."""
    for grant in look.authority.grants:
        ends = grant.ends_on
        if grant.role == "head" and grant.unit == unit and (ends is None or ends >= look.today):
            return grant.person
    heads = [one for one in look.directory.members(unit) if one.group == "heads"]
    return heads[0].person if heads else ""


def prepare_report(
    draft: ReportDraft,
    rating: MonthRating,
    as_of: date,
    *,
    prepared_by: str,
    on_behalf_of: str = "",
) -> Prepared:
    """Compute every score and build what will be signed."""
    computed = computed_draft(draft, rating, as_of)
    whole = with_confirmations(computed, rating.expected, as_of)
    body = report_of(
        whole, cut_off=rating.cut_off, prepared_by=prepared_by, on_behalf_of=on_behalf_of
    )
    return Prepared(body, whole)


def append_report(work: Work, prepared: Prepared, files: Sequence[tuple[str, bytes]]) -> str:
    """Sign a version after all that nothing supersedes yet; ``files`` are (media, content)."""
    body, draft = prepared.body, prepared.draft
    more = [
        make_part(n, kinds.encode_body(part), about=part.person)
        for n, part in enumerate(rated_parts(draft), start=2)
    ]
    more += [
        blob_part(n, media, data) for n, (media, data) in enumerate(files, start=2 + len(more))
    ]
    more += evidence_parts(work, draft, 2 + len(more))
    tips = [
        fact.entry
        for fact in work.projections.facts(
            "report.file", period=draft.period, unit=draft.unit, chosen=False, bodies=False
        )
        if fact.is_tip
    ]
    return work.append(body, "report.file", supersedes=tips, more=more)
