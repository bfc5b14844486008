"""Several versions of one report in conflict: what differs, and the choice that ends it."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from workreport.domain.comparison import differing_places
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.workflow import Action, Actor, allowed
from workreport.ledger import kinds
from workreport.ledger.bodies.report import ReportFile
from workreport.ledger.envelope import JSON, PartRef, blob_part, make_part
from workreport.services.book import Look, Work
from workreport.services.drafts import filed_draft, rated_parts_of
from workreport.services.month import MonthLine, UnitMonthLine, VersionLine

_FEWEST_LETTERS = 8  # of an entry id that stands for the whole


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """Versions of which one must be chosen; ``places`` are those in which they differ."""

    line: UnitMonthLine
    versions: tuple[VersionLine, ...]
    drafts: tuple[ReportDraft, ...]
    places: tuple[str, ...]
    names: Mapping[str, str]


def read_choice(look: Look, month: MonthLine, line: UnitMonthLine) -> VersionChoice:
    """Read the versions side by side.

    Raises:
        RuleError: ``versions_agree`` when there is nothing to choose, ``report_erased``.
    """
    if not line.in_conflict:
        raise RuleError("versions_agree", unit=line.unit.name)
    drafts = [filed_draft(look, version.entry) for version in line.rivals]
    readable = tuple(draft for draft in drafts if draft is not None)
    if len(readable) != len(line.rivals):
        raise RuleError("report_erased", period=str(month.period))
    names = {one.person: one.name for one in look.directory.people.values()}
    return VersionChoice(line, line.rivals, readable, differing_places(readable), names)


def pick_version(
    work: Work, month: MonthLine, line: UnitMonthLine, version: str, reason: str
) -> str:
    """Sign a version that repeats the chosen one and supersedes all; returns its entry id.

    ``version`` is an entry id, its first letters, or a label such as ``2a``.

    Raises:
        UseError: ``reason_missing``, ``version_unknown``.
        RuleError: ``versions_agree``, ``report_erased``, the month is locked, or the person may
            not file.
    """
    if not reason.strip():
        raise UseError("reason_missing")
    actor = Actor(work.identity.person, is_chief=work.has_role("chief"))
    allowed(Action.PICK, line.facts, month.facts, actor)
    if not line.in_conflict:
        raise RuleError("versions_agree", unit=line.unit.name)
    chosen = _named(line.rivals, version)
    fact = work.projections.fact(chosen)
    if fact is None or not isinstance(fact.body, ReportFile):
        raise RuleError("report_erased", period=str(month.period))
    body = msgspec.structs.replace(fact.body, picked=chosen, pick_reason=reason.strip())
    tips = _tips_of(work, month.period, line.unit.unit)
    return work.append(body, "report.file", supersedes=tips, more=_parts_of(work, chosen))


def _tips_of(look: Look, period: Period, unit: str) -> frozenset[str]:
    """Return the versions nothing supersedes yet, recalled ones included."""
    facts = look.projections.facts(
        "report.file", period=str(period), unit=unit, chosen=False, bodies=False
    )
    return frozenset(fact.entry for fact in facts if fact.is_tip)


def _named(versions: tuple[VersionLine, ...], wanted: str) -> str:
    asked = wanted.strip().lower()
    found = [
        one.entry
        for one in versions
        if asked in {one.entry, one.label}
        or (len(asked) >= _FEWEST_LETTERS and one.entry.startswith(asked))
    ]
    if len(found) != 1:
        raise UseError("version_unknown", version=wanted)
    return found[0]


def _parts_of(work: Work, entry: str) -> list[tuple[PartRef, bytes]]:
    """Return people and evidence of a version as parts of a new one."""
    parts = [
        make_part(n, kinds.encode_body(rated), about=rated.person)
        for n, rated in enumerate(rated_parts_of(work, entry), start=2)
    ]
    for reference in work.transaction.ledger.entry(entry).envelope.parts:
        data = work.part(entry, reference.n)
        if reference.type != JSON and data is not None:
            parts.append(blob_part(2 + len(parts), reference.type, data, reference.about))
    return parts
