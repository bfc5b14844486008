"""What filing a report tells the members whose contributions went into it."""

from workreport.domain.errors import RuleError
from workreport.domain.marks import changed_places
from workreport.domain.report import ReportDraft
from workreport.ledger.bodies.people import ContributionTaken
from workreport.services.book import Work


def sign_taken(work: Work, draft: ReportDraft, report: str) -> None:
    """Tell each member what of the own contribution went into the report that was just filed."""
    by_entry: dict[str, list[str]] = {}
    for place, entry in draft.taken.items():
        by_entry.setdefault(entry, []).append(place)
    for entry, places in sorted(by_entry.items()):
        fact = work.projections.fact(entry)
        if fact is None or fact.kind != "contribution":
            continue
        body = ContributionTaken(
            person=fact.subject,
            unit=draft.unit,
            period=draft.period,
            contribution=entry,
            places=sorted(places),
            report=report,
        )
        work.append(body, "contribution.taken")


def require_own_voices(before: ReportDraft, after: ReportDraft) -> None:
    """Refuse to type over what people said of themselves and sent.

    Raises:
        RuleError: ``own_voice_taken``.
    """
    names = {one.person: one.name for one in before.roster}
    for place in changed_places(before, after):
        if place.endswith("/own") and place in before.taken:
            raise RuleError("own_voice_taken", name=names.get(place.split("/")[1], ""))
