"""Undoing an import: the draft as it was, tasks cancelled and people left before anybody heard."""

from collections.abc import Sequence

import msgspec

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.ledger.bodies.agency import PersonPrivate, PersonSet
from workreport.ledger.bodies.base import Body
from workreport.ledger.bodies.plan import TaskCancel
from workreport.services.book import Look, Work
from workreport.services.drafts import draft_name
from workreport.services.import_trace import Trace, waiting_entries
from workreport.services.planning import change_task, task_body
from workreport.services.sharing import share_tasks


def undo_import(work: Work, trace: Trace) -> None:
    """Take an import back.

    Raises:
        RuleError: ``import_sent_already`` or ``import_changed_since``.
    """
    if trace.draft_version:
        _put_draft_back(work, trace, trace.unit, trace.draft_before, trace.draft_version)
        return
    for unit, text, version in trace.drafts:
        _put_draft_back(work, trace, unit, text, version)
    if trace.drafts:
        return
    if not set(trace.entries) <= waiting_entries(work):
        raise RuleError("import_sent_already", file=trace.file)
    reason = _("Hoàn tác lần nhập từ bảng tính")
    for task, unit in trace.tasks_new:
        _cancel(work, trace, task, unit, reason)
    for before in trace.tasks_before:
        _require_untouched(work, trace, f"task/{before.id}/{before.unit}", "task.change")
        change_task(work, task_body(work, before.id), before, reason=reason)
    _put_people_back(work, trace)
    for signed, before_it in trace.decided_before:
        key = f"decide/{signed.person}/{signed.period}"
        _require_ours(trace, _facts(work, key, "rating.decide"))
        work.append(before_it, "rating.decide", supersedes=_facts(work, key, "rating.decide"))


def _put_draft_back(work: Work, trace: Trace, unit: str, before: str, version: int) -> None:
    name = draft_name(unit, Period.parse(trace.period))
    kept = work.transaction.local.draft(name)
    if kept is None or kept.version != version:
        raise RuleError("import_changed_since", file=trace.file)
    if before:
        work.transaction.local.save_draft(name, before.encode(), work.now)
    else:
        work.transaction.local.drop_draft(name)
    work.note_draft(name, trace.period)


def _cancel(work: Work, trace: Trace, task: str, unit: str, reason: str) -> None:
    known = task_body(work, task)
    if _facts(work, f"task/{task}/{unit}", "task.change", "task.cancel"):
        raise RuleError("import_changed_since", file=trace.file)
    work.append(TaskCancel(task=task, unit=unit, reason=reason), "task.cancel")
    share_tasks(work, [known], withdrawn=True)


def _require_untouched(work: Work, trace: Trace, key: str, kind: str) -> None:
    newest = _facts(work, key, kind, "task.cancel")
    if not newest or any(entry not in trace.entries for entry in newest):
        raise RuleError("import_changed_since", file=trace.file)


def _facts(look: Look, key: str, *names: str) -> list[str]:
    facts = look.projections.facts(*names, key=key, chosen=False)
    return [fact.entry for fact in facts if fact.is_tip]


def _put_people_back(work: Work, trace: Trace) -> None:
    known = {fact.subject: fact for fact in work.projections.facts("person.set")}
    for person in trace.people_new:
        newest = known[person]
        _require_ours(trace, [newest.entry])
        if isinstance(newest.body, PersonSet):
            gone = msgspec.structs.replace(newest.body, left_on=work.today)
            work.append(gone, "person.set", supersedes=[newest.entry])
    private = {fact.subject: fact for fact in work.projections.facts("person.private")}
    for public, before in trace.people_before:
        entry = known[public.person].entry
        if entry in trace.entries:
            work.append(public, "person.set", supersedes=[entry])
        fact = private.get(public.person)
        if fact is not None and fact.entry in trace.entries:
            body: Body = before or PersonPrivate(person=public.person)
            work.append(body, "person.private", supersedes=[fact.entry])


def _require_ours(trace: Trace, entries: Sequence[str]) -> None:
    if any(entry not in trace.entries for entry in entries):
        raise RuleError("import_changed_since", file=trace.file)
