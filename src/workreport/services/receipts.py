"""Receipts: the Office states when a report reached it, never a verdict (contracts 9)."""

from datetime import datetime

from workreport.domain.errors import RuleError, UseError
from workreport.ledger.bodies.agency import PeriodOpen
from workreport.ledger.bodies.report import Receipt, ReportFile
from workreport.services.book import Look, Work
from workreport.services.ports.rows import Fact


def sign_receipts(work: Work) -> int:
    """Sign a receipt for every report that has none yet; only an Office workspace does."""
    if not work.is_office:
        return 0
    signed = 0
    receipted = {fact.subject for fact in work.projections.facts("receipt", chosen=False)}
    for report in work.projections.facts("report.file", chosen=False):
        if report.entry in receipted or not isinstance(report.body, ReportFile):
            continue
        received_at = work.transaction.ledger.kept(report.entry).received_at
        if report.author == work.identity.person and not report.body.entered_by_office:
            received_at = datetime.fromisoformat(report.at)  # the Office's own report lies here
        sign_receipt(work, report, received_at)
        signed += 1
    return signed


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
    opened = work.one("period.open", "period.change", period=report.period)
    if opened is None or not isinstance(opened.body, PeriodOpen):
        raise RuleError("period_not_open", period=report.period)
    if basis not in {"ingest", "handed_over", "code"}:
        raise UseError("receipt_basis_unknown", basis=basis)
    body = Receipt(
        period=report.period,
        unit=report.unit,
        report=report.entry,
        received_at=received_at,
        number=next_receipt_number(work),
        limit_known=opened.body.report.limit_at,
        basis=basis,  # type: ignore[arg-type]  # checked above
        handed_over_at=handed_over_at,
        reason=reason,
    )
    return work.append(body, "receipt")


def next_receipt_number(look: Look) -> str:
    """Return the next number of this Office writer, four digits at least."""
    mine = sum(
        look.transaction.ledger.kept(fact.entry).writer == look.identity.writer
        for fact in look.projections.facts("receipt", chosen=False)
    )
    return f"{mine + 1:04d}"
