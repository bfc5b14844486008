"""Between what is drafted and what is signed: reports and tasks as domain values and as bodies."""

import msgspec

from workreport.domain.report import NextTask, RatedPerson, RatingLine, ReportDraft, ReportKind
from workreport.domain.task import EvidenceFile, Origin, Status, Task, TaskResult
from workreport.ledger.bodies.plan import TaskBody
from workreport.ledger.bodies.report import (
    AnsweredCheck,
    FileItem,
    NextItem,
    RatedPart,
    RatingItem,
    Reply,
    ReportFile,
    ResultItem,
    SheetLine,
)

_SHARED = (
    "content",
    "born",
    "product",
    "qty",
    "coef",
    "due_on",
    "original_due_on",
    "director",
    "owner",
    "category",
    "reference_only",
    "due_words",
)
_SAID = (
    "result",
    "done_on",
    "quality",
    "cause",
    "objective",
    "exceeds",
    "carry",
    "evidence",
    "note",
    "confirms",
    "waited",
)


def task_of_item(item: ResultItem, unit: str) -> Task:
    """Return the task as it stood when the report was filed."""
    values = {name: getattr(item, name) for name in _SHARED}
    return Task(
        id=item.task,
        unit=unit,
        origin=Origin(item.origin),
        partners=tuple(item.partners),
        note=item.task_note,
        **values,
    )


def result_of_item(item: ResultItem) -> TaskResult:
    """Return what the report says about the task."""
    status = Status(item.status) if item.status else None
    files = tuple(
        EvidenceFile(name=one.name, sha256=one.sha256, size=one.size) for one in item.files
    )
    return TaskResult(
        task=item.task,
        status=status,
        files=files,
        **{name: getattr(item, name) for name in _SAID},
    )


def item_of(task: Task, result: TaskResult | None, *, added: bool) -> ResultItem:
    """Build the signed line of a task."""
    shared = {name: getattr(task, name) for name in _SHARED}
    said = {} if result is None else {name: getattr(result, name) for name in _SAID}
    files = () if result is None else result.files
    item = ResultItem(
        task=task.id,
        origin=task.origin.value,
        partners=list(task.partners),
        task_note=task.note,
        added=added,
        files=[FileItem(name=one.name, sha256=one.sha256, size=one.size) for one in files],
        **shared,
        **said,
    )
    if result is None or result.status is None:
        return item
    return msgspec.structs.replace(item, status=result.status.value)


def task_of_body(body: TaskBody, *, cancelled: str = "") -> Task:
    """Return a task of the plan."""
    return Task(
        id=body.id,
        born=body.born,
        unit=body.unit,
        content=body.content,
        product=body.product,
        qty=body.qty,
        coef=body.coef,
        due_on=body.due_on,
        original_due_on=body.original_due_on or body.due_on,
        due_words=body.due_words,
        origin=Origin(body.origin),
        director=body.director,
        owner=body.owner,
        partners=tuple(body.partners),
        category=body.category,
        group=body.group,
        note=body.note,
        reference_only=body.reference_only,
        cancelled=cancelled,
    )


def body_of_task(task: Task, *, conclusion: str = "") -> TaskBody:
    """Build the signed form of a task."""
    return TaskBody(
        id=task.id,
        born=task.born,
        unit=task.unit,
        content=task.content,
        product=task.product,
        qty=task.qty,
        coef=task.coef,
        due_on=task.due_on,
        original_due_on=task.original_due_on,
        due_words=task.due_words,
        origin=task.origin.value,
        director=task.director,
        owner=task.owner,
        partners=list(task.partners),
        category=task.category,
        group=task.group,
        note=task.note,
        reference_only=task.reference_only,
        conclusion=conclusion,
    )


def rating_item(line: RatingLine) -> RatingItem:
    """Build the signed form of one voice."""
    return RatingItem(
        level=line.level,
        score=line.score,
        remark=line.remark,
        not_rated=line.not_rated,
        score_exact=line.score_exact,
        scheme=line.scheme,
        computed=line.computed,
        sheet=[SheetLine(name=name, text=text) for name, text in sorted(line.sheet.items())],
    )


def rating_line(person: str, item: RatingItem) -> RatingLine:
    """Return one voice about a person."""
    return RatingLine(
        person=person,
        level=item.level,
        score=item.score,
        remark=item.remark,
        not_rated=item.not_rated,
        score_exact=item.score_exact,
        scheme=item.scheme,
        computed=item.computed,
        sheet={each.name: each.text for each in item.sheet},
    )


def rated_parts(draft: ReportDraft) -> list[RatedPart]:
    """Build one part for each person of the roster."""
    department = {line.person: line for line in draft.department}
    own = {line.person: line for line in draft.own}
    return [
        RatedPart(
            person=one.person,
            name=one.name,
            position=one.position,
            group=one.group,
            away=one.away,
            department=rating_item(department[one.person]) if one.person in department else None,
            own=rating_item(own[one.person]) if one.person in own else None,
        )
        for one in draft.roster
    ]


def next_tasks_of(body: ReportFile) -> tuple[NextTask, ...]:
    """Return what a version proposes for the next month."""
    return tuple(
        NextTask(
            id=each.id,
            content=each.content,
            product=each.product,
            due_on=each.due_on,
            owner=each.owner,
        )
        for each in body.next
    )


def draft_of(body: ReportFile, rated: list[RatedPart]) -> ReportDraft:
    """Return a filed version in the shape of a draft."""
    return ReportDraft(
        period=body.period,
        unit=body.unit,
        kind=ReportKind(body.kind),
        as_of=body.as_of,
        tasks=tuple(task_of_item(item, body.unit) for item in body.items),
        results=tuple(result_of_item(item) for item in body.items),
        text=dict(body.text),
        next_tasks=next_tasks_of(body),
        roster=tuple(
            RatedPerson(
                person=one.person,
                name=one.name,
                unit=body.unit,
                position=one.position,
                group=one.group,
                away=one.away,
            )
            for one in rated
        ),
        department=tuple(
            rating_line(one.person, one.department) for one in rated if one.department is not None
        ),
        own=tuple(rating_line(one.person, one.own) for one in rated if one.own is not None),
        answers={f"{each.check}:{each.place}": each.text for each in body.answers},
        replies={each.mark: each.text for each in body.replies},
        outside={each.mark: each.text for each in body.outside},
        added=frozenset(item.task for item in body.items if item.added),
    )


def report_of(
    draft: ReportDraft, *, cut_off: str, prepared_by: str, on_behalf_of: str = ""
) -> ReportFile:
    """Build the signed form of a report; ``as_of`` must be known by then."""
    if draft.as_of is None:
        raise ValueError("a report speaks as of a day")
    results = {result.task: result for result in draft.results}
    return ReportFile(
        period=draft.period,
        unit=draft.unit,
        kind=draft.kind.value,
        as_of=draft.as_of,
        cut_off=cut_off,
        items=[
            item_of(task, results.get(task.id), added=task.id in draft.added)
            for task in draft.tasks
            if not task.is_cancelled
        ],
        text={section: words for section, words in draft.text.items() if words},
        next=[
            NextItem(
                id=each.id,
                content=each.content,
                product=each.product,
                due_on=each.due_on,
                owner=each.owner,
            )
            for each in draft.next_tasks
        ],
        answers=[
            AnsweredCheck(check=name.partition(":")[0], place=name.partition(":")[2], text=words)
            for name, words in sorted(draft.answers.items())
            if words
        ],
        replies=[
            Reply(mark=mark, text=words) for mark, words in sorted(draft.replies.items()) if words
        ],
        outside=[
            Reply(mark=place, text=words) for place, words in sorted(draft.outside.items()) if words
        ],
        prepared_by=prepared_by,
        on_behalf_of=on_behalf_of,
    )
