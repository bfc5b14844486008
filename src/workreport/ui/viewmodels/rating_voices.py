"""The three voices about a person as screens show them: drafted ones as they are being written."""

from typing import TYPE_CHECKING

from workreport.domain.errors import RuleError, UseError
from workreport.domain.month_rating import MonthRater
from workreport.domain.period import Period
from workreport.domain.report import RatedPerson, RatingLine
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _
from workreport.services.people_rating import (
    DECIDED,
    DEPARTMENT,
    OWN,
    ExplainedRating,
    explain_line,
)
from workreport.services.rating_words import level_words
from workreport.services.voice_words import VOICE_TITLES, VoiceWords, nothing_said, voice_words
from workreport.ui.viewmodels.draft_changes import rating_of

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.ui.viewmodels.draft_session import DraftSession


def draft_voices(
    desk: "DraftSession", person: str, decided: ExplainedRating | None
) -> tuple[VoiceWords, ...]:
    """Explain the voices of a draft as it stands, and the decision where it is known here."""
    draft, month = desk.draft, desk.month
    one = next((each for each in draft.roster if each.person == person), None)
    if one is None or month is None:
        return ()
    rater = MonthRater(draft, month.line.rating, draft.as_of or month.today)
    scheme = rater.scheme(one)
    found = [
        _drafted(rater, one, voice, rating_of(draft, person, voice)) for voice in (OWN, DEPARTMENT)
    ]
    if decided is not None:
        return (*found, voice_words(decided))
    level = month.decided.get(person, "")
    shown = _("Chưa có ý kiến") if scheme is None or not level else level_words(scheme, level)
    return (*found, VoiceWords(voice=DECIDED, title=_(VOICE_TITLES[DECIDED]), level=shown))


def explained_voice(
    desk: "Desk", period: Period, person: str, voice: str
) -> ExplainedRating | None:
    """Read a signed voice with its explanation; nothing where nothing was said."""
    try:
        return desk.ratings.explain(period, person, voice)
    except RuleError:
        return None


def _drafted(rater: MonthRater, one: RatedPerson, voice: str, line: RatingLine) -> VoiceWords:
    if voice == OWN and line == RatingLine(person=one.person):
        return nothing_said(OWN)
    try:
        return voice_words(explain_line(rater, one, voice, rater.computed(one, line)))
    except UseError as fault:
        return VoiceWords(
            voice=voice,
            title=_(VOICE_TITLES[voice]),
            level=line.level or _("Chưa có ý kiến"),
            problem=sentence(fault.code, fault.values),
        )
