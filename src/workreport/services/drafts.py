"""The department's draft: the only mutable text, built from plan, roster and what was filed."""

from dataclasses import replace
from datetime import date

import msgspec

from workreport.domain.period import Period
from workreport.domain.reference_only import require_no_words, without_words
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft
from workreport.domain.roster import away_in
from workreport.domain.task import Task
from workreport.i18n.translation import _
from workreport.ledger import kinds
from workreport.ledger.bodies.report import RatedPart, ReportFile
from workreport.ledger.envelope import part_body
from workreport.services.book import Look
from workreport.services.planning import read_tasks
from workreport.services.report_bodies import draft_of, task_of_item


def draft_name(unit: str, period: Period) -> str:
    """Return the name under which a unit's draft of a month is kept."""
    return f"report/{unit}/{period}"


def encode_draft(draft: ReportDraft) -> bytes:
    """Write a draft for the encrypted workspace.

    Raises:
        RuleError: ``reference_only_words``: content of a marked task is not even kept here.
    """
    require_no_words(draft)
    return msgspec.json.encode(draft)


def decode_draft(data: bytes) -> ReportDraft:
    """Read a draft of this workspace."""
    return msgspec.json.decode(data, type=ReportDraft)


def kept_draft(look: Look, unit: str, period: Period) -> ReportDraft | None:
    """Return the draft as it was last saved."""
    kept = look.transaction.local.draft(draft_name(unit, period))
    return None if kept is None else decode_draft(kept.body)


def fresh_draft(look: Look, unit: str, period: Period) -> ReportDraft:
    """Build a draft from plan and roster; results are always empty."""
    return brought_up_to_date(look, ReportDraft(period=str(period), unit=unit))


def filed_draft(look: Look, report: str) -> ReportDraft | None:
    """Return a filed version in the shape of a draft; None when it was erased."""
    fact = look.projections.fact(report)
    if fact is None or not isinstance(fact.body, ReportFile):
        return None
    draft = draft_of(fact.body, rated_parts_of(look, report))
    by_another = fact.body.prepared_by != fact.author
    return replace(draft, prepared_by=fact.body.prepared_by if by_another else "")


def rated_parts_of(look: Look, report: str) -> list[RatedPart]:
    """Return what a version says about each person; erased people are absent."""
    found: list[RatedPart] = []
    envelope = look.transaction.ledger.entry(report).envelope
    for reference in envelope.parts:
        if reference.about is None:
            continue
        data = look.part(report, reference.n)
        if data is not None:
            found.append(kinds.decode_rated(part_body(data), envelope.schema))
    return found


def brought_up_to_date(look: Look, draft: ReportDraft) -> ReportDraft:
    """Take in tasks assigned and people set since the draft was saved; nothing typed is touched.

    A task that left the plan stays when something was written about it.
    """
    period = Period.parse(draft.period)
    planned = {one.task.id: one.task for one in read_tasks(look, period, draft.unit)}
    written = {r.task for r in draft.results if r.status is not None or r.result or r.cause}
    kept: list[Task] = []
    for task in draft.tasks:
        known = planned.pop(task.id, None)
        if known is not None:
            if not known.is_cancelled or task.id in written:
                kept.append(replace(known, cancelled=""))
        elif task.id in draft.added or task.id in written:
            kept.append(task)
    fresh = sorted(
        (task for task in planned.values() if not task.is_cancelled),
        key=lambda task: (task.born, task.due_on or date.max, task.id),
    )
    draft = replace(draft, tasks=(*kept, *fresh))
    results = without_words(draft.results, {task.id: task for task in draft.tasks})
    draft = replace(draft, results=results)
    return _with_roster(look, draft, period)


def _with_roster(look: Look, draft: ReportDraft, period: Period) -> ReportDraft:
    members = look.directory.roster(draft.unit, period)
    roster = tuple(
        RatedPerson(
            person=one.person,
            name=one.name,
            unit=one.unit,
            position=one.position,
            group=one.group,
            away="left"
            if one.left_on is not None and one.left_on <= period.last_day
            else away_in(one.away, one.away_from, one.away_until, period),
        )
        for one in members
        if one.group != "leaders"
    )
    spoken = {line.person for line in draft.department}
    proposed = tuple(
        RatingLine(person=one.person, not_rated=away_words(one.away))
        for one in roster
        if one.away and one.person not in spoken
    )
    return replace(draft, roster=roster, department=(*draft.department, *proposed))


def away_words(away: str) -> str:
    """Say why an absent person is proposed as not rated."""
    return {
        "maternity": _("Nghỉ thai sản"),
        "secondment": _("Biệt phái"),
        "study": _("Đi học"),
        "sick": _("Nghỉ ốm"),
        "left": _("Đã chuyển công tác hoặc thôi việc trong tháng"),
    }.get(away, _("Vắng mặt"))


def previous_text(look: Look, unit: str, period: Period) -> dict[str, str]:
    """Return the sections of last month's report of a unit."""
    fact = look.one("report.file", period=str(period.previous), unit=unit)
    body = None if fact is None else fact.body
    return dict(body.text) if isinstance(body, ReportFile) else {}


def tasks_of(body: ReportFile) -> list[Task]:
    """Return the tasks of a version as they stood when it was filed."""
    return [task_of_item(item, body.unit) for item in body.items]
