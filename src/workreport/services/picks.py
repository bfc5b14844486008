"""Versions that repeat one of several in conflict: which one, and who wrote it (contracts 14)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.drafts import rated_parts_of
from workreport.services.ports.rows import StepRow

_FEWEST = 3  # two versions in conflict and the one that ends it


@dataclass(frozen=True, slots=True)
class Pick:
    """``version`` is what was chosen, at the root of all repetitions; ``author`` wrote it."""

    version: str
    author: str
    reason: str


def picks_of(look: Look, reports: Sequence[StepRow]) -> Mapping[str, Pick]:
    """Return the versions of one unit and month that repeat another one word for word.

    A version that only claims to repeat another is one of its own author, like any other.
    """
    if len(reports) < _FEWEST:
        return {}
    authors = {fact.entry: fact.author for fact in reports}
    bodies = {
        entry: body
        for entry, body in look.projections.bodies(list(authors)).items()
        if isinstance(body, ReportFile)
    }
    found: dict[str, Pick] = {}
    for fact in sorted(reports, key=lambda one: (one.version, one.entry)):
        body = bodies.get(fact.entry)
        chosen = None if body is None else bodies.get(body.picked)
        if body is None or chosen is None or not _repeats(look, fact.entry, body, chosen):
            continue
        root = found.get(body.picked)
        version = body.picked if root is None else root.version
        found[fact.entry] = Pick(version, authors[version], body.pick_reason)
    return found


def _repeats(look: Look, entry: str, body: ReportFile, chosen: ReportFile) -> bool:
    plain = msgspec.structs.replace(body, picked=chosen.picked, pick_reason=chosen.pick_reason)
    same = plain == chosen
    return same and rated_parts_of(look, entry) == rated_parts_of(look, body.picked)
