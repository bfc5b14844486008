"""Single values read out of the facts of one unit and month."""

from collections.abc import Sequence

from workreport.domain.timeliness import Extension
from workreport.ledger.bodies.report import Answer, ExtensionGrant
from workreport.services.ports.rows import StepRow


def pinned_or_chosen(facts: Sequence[StepRow], pinned: str | None) -> StepRow | None:
    """Return the fact a closed month counts, or else the one that stands."""
    if pinned is not None:
        return next((fact for fact in facts if fact.entry == pinned), None)
    return next((fact for fact in facts if fact.is_chosen), None)


def extensions_of(facts: Sequence[StepRow]) -> Sequence[Extension]:
    """Return what the Office granted."""
    return [
        Extension(
            fact.body.number,
            fact.body.until_at,
            fact.body.granted_at,
            fact.body.reason,
            fact.author,
        )
        for fact in facts
        if isinstance(fact.body, ExtensionGrant)
    ]


def recall_of(answer: Answer | None, *, asked: bool) -> str:
    """Return how far the recall of a version is: not asked for, asked, recalled or refused."""
    if answer is not None and answer.verdict == "recalled":
        return "recalled"
    if answer is not None and answer.verdict == "recall_refused":
        return "refused"
    return "asked" if asked else ""
