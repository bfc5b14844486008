"""``paper list``: the kinds with formats and editions, and which of a month can be drawn now."""

from dataclasses import replace
from typing import TYPE_CHECKING

from workreport.cli.faults import told
from workreport.cli.session import Session, period_of
from workreport.domain.errors import UseError
from workreport.domain.period import Period, Span
from workreport.i18n.paper_text import paper_text
from workreport.i18n.translation import _
from workreport.services.paper_kinds import REVIEW, official_kind

if TYPE_CHECKING:
    from workreport.services.paper_kinds import KindLine


def month_and_span(kind: str, text: str) -> tuple[Period, str]:
    """Read what a paper is about: a month, or of a review the last one and the kind of its span.

    Raises:
        UseError: ``period_malformed``, ``span_malformed``, or ``review_needs_span`` for a month.
    """
    if kind != REVIEW:
        return period_of(text), ""
    span = Span.parse(text)
    if span.kind == "month":
        raise UseError("review_needs_span", value=str(span))
    return span.last, span.kind


def printed_kind(kind: str) -> str:
    """Return a kind that was read from a page as this command names it."""
    return official_kind(kind)


def list_papers(session: Session, period: str) -> None:
    """Name the kinds; with a month, also which cannot be drawn now and why."""
    month = period_of(period) if period else None
    with session.desk(read_only=True) as desk:
        lines = [_judged(one, month) for one in desk.papers.listed(month)]
    shapes = [_shape(one, is_asked=month is not None) for one in lines]
    session.screen.answer({"papers": shapes}, [_words(one) for one in lines])


def _judged(one: "KindLine", month: Period | None) -> "KindLine":
    """Say of a review that a month which ends no quarter has none."""
    if month is None or one.kind != REVIEW or month == Span.around(month, "quarter").last:
        return one
    return replace(one, hindered=UseError("review_needs_span", value=str(month)))


def _shape(one: "KindLine", *, is_asked: bool) -> dict[str, object]:
    found: dict[str, object] = {
        "kind": one.kind,
        "formats": list(one.formats),
        "editions": list(one.editions),
    }
    if is_asked:
        why = one.hindered
        found["can_be_drawn"] = why is None
        found["why_not"] = None if why is None else told(why)
    return found


def _words(one: "KindLine") -> str:
    text = f"{one.kind} · {paper_text(one.kind)}: {', '.join(one.formats)}"
    if one.editions:
        text += f" ({', '.join(one.editions)})"
    if one.hindered is not None:
        text += " · " + _("chưa in được: {why}").format(why=told(one.hindered)["message"])
    return text
