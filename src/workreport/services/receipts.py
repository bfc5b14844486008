"""Receipts: the Office states when a report reached it, never a verdict (contracts 9)."""

from datetime import datetime
from typing import cast, get_args

from workreport.domain.errors import RuleError, UseError
from workreport.ledger.bodies.agency import KeyCert, PeriodOpen
from workreport.ledger.bodies.report import Entered, Receipt, ReportFile
from workreport.services.book import Look, Work
from workreport.services.ports.rows import Fact

_LETTERS = "BCDEGHKLMNPQRSTUVX"


def sign_receipts(work: Work) -> int:
    """Sign a receipt for every report that has none yet; only an Office workspace does.

    A report of a month that was never opened waits until it is.
    """
    if not work.is_office:
        return 0
    reports = work.projections.without_receipt()
    if not reports:
        return 0
    kept = work.transaction.ledger.kept(reports)
    opened: dict[str, PeriodOpen | None] = {}
    letter, number, signed = _letter(work), _receipts(work), 0
    for report in reports:
        fact = work.projections.fact(report)
        if fact is None or not isinstance(fact.body, ReportFile):
            continue
        if fact.period not in opened:
            opened[fact.period] = _opened(work, fact.period)
        stamps = opened[fact.period]
        if stamps is None:
            continue
        received_at = kept[report].received_at
        if fact.author == work.identity.person and not fact.body.entered_by_office:
            received_at = datetime.fromisoformat(fact.at)  # the Office's own report lies here
        number += 1
        work.append(
            Receipt(
                period=fact.period,
                unit=fact.unit,
                report=report,
                received_at=received_at,
                number=f"{letter}{number:04d}",
                limit_known=stamps.report.limit_at,
                seen_at=_seen_before_signing(work, fact),
                entered=_entered(fact),
            ),
            "receipt",
        )
        signed += 1
    return signed


def _opened(look: Look, period: str) -> PeriodOpen | None:
    fact = look.one("period.open", "period.change", period=period)
    return fact.body if fact is not None and isinstance(fact.body, PeriodOpen) else None


def sign_receipt(
    work: Work,
    report: Fact,
    received_at: datetime,
    *,
    basis: str = "ingest",
    handed_over_at: datetime | None = None,
    reason: str = "",
) -> str:
    """Sign one receipt and return its entry id.

    Raises:
        RuleError: ``period_not_open`` when the month was never opened.
        UseError: ``receipt_basis_unknown``.
    """
    opened = _opened(work, report.period)
    if opened is None:
        raise RuleError("period_not_open", period=report.period)
    if basis not in {"ingest", "handed_over", "code"}:
        raise UseError("receipt_basis_unknown", basis=basis)
    body = Receipt(
        period=report.period,
        unit=report.unit,
        report=report.entry,
        received_at=received_at,
        number=f"{_letter(work)}{_receipts(work) + 1:04d}",
        limit_known=opened.report.limit_at,
        basis=basis,  # type: ignore[arg-type]  # checked above
        handed_over_at=handed_over_at,
        reason=reason,
        entered=_entered(report),
        seen_at=_seen_before_signing(work, report),
    )
    return work.append(body, "receipt")


def _entered(report: Fact) -> Entered:
    """Say again what the Office entered a report from, so that lists need not open it."""
    basis = getattr(report.body, "entered_by_office", "")
    return cast("Entered", basis) if basis in get_args(Entered) else ""


def _seen_before_signing(look: Look, report: Fact) -> datetime | None:
    """Return an Office time the sender knew already when he signed at an earlier one.

    It proves that the sender's clock is behind; a report signed after it needs no such word.
    """
    seen = look.transaction.ledger.entry(report.entry).envelope.seen.get("office_at")
    if not isinstance(seen, str):
        return None
    seen_at = datetime.fromisoformat(seen)
    return seen_at if seen_at > datetime.fromisoformat(report.at) else None


def _receipts(look: Look) -> int:
    """Count the receipts that are held here, of every Office writer, which number them.

    A workspace that was restored writes as another writer; its numbers go on all the same.
    """
    return look.transaction.ledger.count("receipt")


def _letter(look: Look) -> str:
    """Return what tells the receipts of this machine's key from those of other officers.

    Two machines that know nothing of each other yet would count to the same number. The key of
    the founder writes none; the others have letters in the order they were certified in.
    """
    own = look.identity.keys.public.key_id
    facts = look.projections.facts("key.cert", chosen=False)
    certified = sorted((fact.at, fact.entry, fact.body) for fact in facts)
    office = [
        body.key
        for _at, _entry, body in certified
        if isinstance(body, KeyCert) and _is_of_office(look, body.person)
    ]
    if own not in office:
        return ""
    round_, at = divmod(list(dict.fromkeys(office)).index(own), len(_LETTERS))
    return f"{_LETTERS[at]}{round_ or ''}" + ("-" if round_ else "")


def _is_of_office(look: Look, person: str) -> bool:
    """Tell whether somebody has, had or will have a role that signs receipts."""
    return any(one.role in {"officer", "chief"} for one in look.authority.granted.get(person, ()))
