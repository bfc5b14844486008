"""Reads what the presentation shows: the consolidated month, what was concluded before, names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.domain.period import Period
from workreport.i18n.hidden_names import HiddenNames
from workreport.services.past_conclusions import (
    PastConclusion,
    count_verdicts,
    past_conclusions,
)
from workreport.ui.viewmodels.consolidation import ConsolidationFacts, read_consolidation

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentationFacts(ConsolidationFacts):
    """The consolidated month as a meeting looks at it."""

    past: Mapping[str, tuple[PastConclusion, ...]]
    verdicts: Mapping[str, Mapping[str, int]]
    names: HiddenNames
    is_training: bool


def read_presentation(desk: "Desk", period: Period) -> PresentationFacts:
    """Read the month of a presentation; to be called off the UI thread."""
    base = read_consolidation(desk, period)
    month = base.summary.month
    opened = desk.periods.known()
    earlier = {
        each: desk.periods.month(each)
        for each in opened
        if each < period and (each.year == period.year or each == period.previous)
    }
    reports = [line.current.entry for line in month.units if line.current is not None]
    before = earlier.get(period.previous)
    with desk.book.looking() as look:
        past = {} if before is None else past_conclusions(look, before, reports)
        names = HiddenNames(person.name for person in look.directory.people.values())
        is_training = look.identity.training
    this_year = [line for each, line in earlier.items() if each.year == period.year]
    return PresentationFacts(
        summary=base.summary,
        judged=base.judged,
        decision=base.decision,
        may_word=base.may_word,
        kept=base.kept,
        past=past,
        verdicts=count_verdicts([*this_year, month]),
        names=names,
        is_training=is_training,
    )
