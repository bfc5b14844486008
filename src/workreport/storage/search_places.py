"""Which words of an entry can be found, and as what."""

from collections.abc import Iterator

from workreport.ledger.bodies import agency, office, plan, report
from workreport.ledger.bodies.base import Body
from workreport.services.ports.search import FoundRow

KINDS = frozenset({"report.file", "person.set", "conclusion", "wording"})


def places_of(entry: str, body: Body) -> Iterator[FoundRow]:
    """Yield the places of an entry that is the value of its key."""
    match body:
        case report.ReportFile():
            yield from _report(entry, body)
        case agency.PersonSet():
            words = _lines(body.name, body.position)
            yield FoundRow(entry, "person", "", body.unit, body.person, "", words)
        case office.Conclusion() if body.text:
            yield FoundRow(
                entry, "conclusion", body.period, body.unit, body.conclusion, "", body.text
            )
        case office.Wording() if body.text:
            yield FoundRow(entry, "wording", body.period, body.unit, body.section, "", body.text)
        case _:
            pass


def place_of_task(body: plan.TaskBody) -> FoundRow:
    """Return the place of a task as it stands; it is found in the month it was born in."""
    words = (
        "" if body.reference_only else _lines(body.content, body.product, body.note, body.director)
    )
    return FoundRow(body.id, "task", body.born, body.unit, body.id, "", words)


def _report(entry: str, body: report.ReportFile) -> Iterator[FoundRow]:
    said: dict[str, tuple[str, str]] = {}
    for item in body.items:
        # What was assigned is found as the task; only what the month says about it is found here.
        words = _lines(item.result, item.evidence, item.cause, item.note)
        if words and not item.reference_only:
            said[item.task] = item.content, words
    for task, (content, words) in said.items():
        yield FoundRow(entry, "result", body.period, body.unit, task, content, words)
    for section, text in sorted(body.text.items()):
        if text:
            yield FoundRow(entry, "narrative", body.period, body.unit, section, "", text)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
