"""The people of a consolidated month as one page of the Office needs them, read in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workreport.domain.errors import RuleError, UseError
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.period import Period
from workreport.domain.quota_radar import RatedOne
from workreport.i18n.translation import _
from workreport.services.classification_review import Before
from workreport.services.deciding import DecisionInput
from workreport.services.desk_notes import kept_notes
from workreport.services.people_rating import VOICES, ExplainedRating
from workreport.services.quota_radar import people_waited_for
from workreport.services.summary import PersonSummary
from workreport.ui.models.rated_lines import points_words
from workreport.ui.models.scheme_levels import NOT_RATED
from workreport.ui.viewmodels.decision import DecisionFacts, read_decision
from workreport.ui.viewmodels.rating_voices import explained_voice

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.services.ports.rows import RatingRow
    from workreport.services.summary import Summary

MONTHS = 8


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """The people of a consolidated month with their earlier levels."""

    summary: "Summary"
    levels: dict[str, tuple[str, ...]]
    decision: DecisionFacts
    kept: dict[str, str]
    schemes: MonthSchemes
    waiting: tuple[RatedOne, ...] = ()
    positions: dict[str, str] = field(default_factory=dict)
    """What stands below each name: the position, and an event that decides the level."""
    before: Before = field(default_factory=Before)


@dataclass(frozen=True, slots=True)
class Explained:
    """The signed voices about a person with their explanations; null where nothing was said."""

    person: str
    voices: "tuple[ExplainedRating | None, ...]"
    base: "ExplainedRating | None" = None
    """What the facts of the month come to; null where no report is held."""


def level_of(row: "RatingRow | None") -> str:
    """Return the level a voice says, the sign for "not rated", or nothing."""
    if row is None:
        return ""
    return NOT_RATED if row.not_rated and not row.level else row.level


def score_of(row: "RatingRow | None") -> str:
    """Return the score a voice came to, with a decimal sign of the language."""
    return points_words("" if row is None else row.score)


def computed_of(one: PersonSummary) -> str:
    """Return the level the scheme comes to: of the decision, else of what the unit filed."""
    row = one.decided or one.department
    return "" if row is None else row.computed


def explain_voices(desk: "Desk", period: Period, person: str) -> Explained:
    """Explain every signed voice about a person; to be called off the UI thread."""
    voices = tuple(explained_voice(desk, period, person, voice) for voice in VOICES)
    return Explained(person, voices, _base(desk, period, person))


def _base(desk: "Desk", period: Period, person: str) -> "ExplainedRating | None":
    try:
        return desk.ratings.try_decision(period, DecisionInput(person=person))
    except (RuleError, UseError):
        return None  # the department's sheet cannot be read; its voice says so


def words_of(row: "RatingRow | None") -> str:
    """Return why somebody is not rated, else the remark."""
    return "" if row is None else row.not_rated or row.remark


def read_people(desk: "Desk", period: Period) -> PeopleFacts:
    """Read the people of a month and their earlier levels; to be called off the UI thread."""
    summary = desk.consolidation.summary(period)
    months = [period.plus(step) for step in range(-MONTHS, 0)]
    found: dict[str, list[str]] = {one.person: [""] * MONTHS for one in summary.people}
    with desk.book.looking() as look:
        waiting = people_waited_for(look, summary.month)
        for at, month in enumerate(months):
            rows = sorted(
                look.projections.ratings(period=str(month)),
                key=lambda row: (
                    ("own", "department", "decided").index(row.voice)
                    if row.voice in {"own", "department", "decided"}
                    else -1
                ),
            )
            for row in rows:
                if row.person in found and row.voice in {"department", "decided"}:
                    found[row.person][at] = level_of(row)
    return PeopleFacts(
        summary,
        {person: tuple(levels) for person, levels in found.items()},
        read_decision(desk, period, summary.month),
        kept_notes(desk.book, f"people/{period}"),
        summary.schemes,
        waiting,
        _positions(desk, period, summary.people),
        desk.consolidation.before(period),
    )


def _positions(desk: "Desk", period: Period, people: Sequence[PersonSummary]) -> dict[str, str]:
    events = desk.events.events(period) if desk.events.may_read() else ()
    decided = {one.person: one.level for one in events if not one.lifted}
    return {
        one.person: _("Sự kiện, mức {level} · {position}").format(
            level=decided[one.person], position=one.position
        )
        if one.person in decided
        else one.position
        for one in people
    }
