"""Papers that stand in the register though their month was reopened after they were issued."""

from workreport.domain.period import Period
from workreport.ledger.bodies.agency import PeriodReopen
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.month import instant, read_month
from workreport.services.paper_frame import last_reopening
from workreport.services.paper_lines import PaperLine, read_register
from workreport.services.reminders import KIND as LETTER


def outdated_papers(look: Look, calendars: Calendars) -> tuple[PaperLine, ...]:
    """Return what must be issued anew, the newest first; a letter or a review never is."""
    reopened = {
        fact.body.period
        for fact in look.projections.facts("period.reopen", chosen=False)
        if isinstance(fact.body, PeriodReopen)
    }
    if not reopened:
        return ()
    since: dict[str, str] = {}
    before: list[PaperLine] = []
    after: set[tuple[str, str]] = set()  # issued anew already
    for one in read_register(look):
        if not one.stands or one.span or one.kind == LETTER or one.period not in reopened:
            continue
        if one.period not in since:
            month = read_month(look, calendars, Period.parse(one.period))
            since[one.period] = last_reopening(month)
        opened = since[one.period]
        if not opened or one.recorded_at >= instant(opened):
            after.add((one.kind, one.period))
        else:
            before.append(one)
    return tuple(one for one in before if (one.kind, one.period) not in after)


def paper_replaced(
    look: Look, calendars: Calendars, kind: str, period: Period, span: str = ""
) -> str:
    """Return the id of the paper whose place a new one takes after a reopening; empty for none.

    The new paper says so on its first page whether or not somebody chose it in a form.
    """
    if span:
        return ""
    known = outdated_papers(look, calendars)
    return next((one.paper for one in known if (one.kind, one.period) == (kind, str(period))), "")
