"""Tasks whose content may not be typed here: only number, date and holder of a document (K19)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workreport.domain.errors import RuleError, UseError
from workreport.domain.report import ReportDraft
from workreport.domain.task import Task, TaskResult

LONGEST = 120  # letters of a number or a holder
WORDS = ("result", "cause")  # fields that would hold content
_SHORT = ("evidence", "note")  # number and date; holder


def refused_words(result: TaskResult) -> tuple[str, ...]:
    """Return the fields that say more than number, date and holder."""
    found = [name for name in WORDS if getattr(result, name).strip()]
    found += [name for name in _SHORT if _is_long(getattr(result, name))]
    return (*found, *(("files",) if result.files else ()))


def require_no_words(draft: ReportDraft) -> None:
    """Refuse a draft that says more of a marked task than may be said: it is not even kept.

    Raises:
        RuleError: ``reference_only_words``.
    """
    marked = {task.id: task for task in draft.tasks if task.reference_only}
    for result in draft.results:
        fields = refused_words(result) if result.task in marked else ()
        if fields:
            raise RuleError(
                "reference_only_words", content=marked[result.task].content, field=fields[0]
            )


def without_words(
    results: Iterable[TaskResult], tasks: Mapping[str, Task]
) -> tuple[TaskResult, ...]:
    """Drop what was typed about tasks before they were marked."""
    return tuple(
        replace(result, result="", cause="", files=(), **_cut(result))  # type: ignore[arg-type]
        if result.task in tasks and tasks[result.task].reference_only and refused_words(result)
        else result
        for result in results
    )


def require_reference(number: str, holder: str) -> None:
    """Refuse a number or a holder that is missing, or so long that it could hold content.

    Raises:
        UseError: ``reference_number_wrong`` or ``reference_holder_wrong``.
    """
    for words, code in ((number, "reference_number_wrong"), (holder, "reference_holder_wrong")):
        if not words.strip() or _is_long(words):
            raise UseError(code, most=LONGEST)


def _is_long(text: str) -> bool:
    return len(text) > LONGEST or "\n" in text.strip()


def _cut(result: TaskResult) -> dict[str, str]:
    return {name: "" for name in _SHORT if _is_long(getattr(result, name))}
