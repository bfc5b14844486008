"""The agency's rule of two people: who prepares a report and who signs it are not the same."""

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.services.book import Look
from workreport.services.month_rules import rules_for


def bound_by_four_eyes(look: Look, period: Period) -> str:
    """Return who works here where the month asks for two people; empty where one is enough."""
    return look.identity.person if rules_for(look.projections, period).four_eyes else ""


def needs_other(draft: ReportDraft, bound: str) -> bool:
    """Tell whether somebody else has to sign: who is bound by the rule prepared it alone."""
    return bool(bound) and draft.prepared_by in {"", bound}


def require_other(draft: ReportDraft, bound: str) -> None:
    """Refuse to sign what one prepared alone, where the month asks for two.

    Raises:
        RuleError: ``four_eyes_alone``.
    """
    if needs_other(draft, bound):
        raise RuleError("four_eyes_alone")
