"""The three voices about a person in words: level, score, and every step of the explanation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.domain.check_people import is_changed
from workreport.domain.errors import RuleError, UseError
from workreport.domain.month_rating import MonthRater
from workreport.domain.period import Period
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.report import RatedPerson, RatingLine
from workreport.i18n.messages import sentence
from workreport.i18n.translation import N_, _
from workreport.services.people_rating import ExplainedRating, explain_line
from workreport.services.rating_words import RatingWords, level_words, rating_words, text_lines
from workreport.ui.viewmodels.draft_changes import rating_of

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.ui.viewmodels.draft_session import DraftSession

OWN, DEPARTMENT, DECIDED = VOICES = ("own", "department", "decided")
VOICE_TITLES = {
    OWN: N_("Tự xếp loại"),
    DEPARTMENT: N_("Phòng đề nghị"),
    DECIDED: N_("Lãnh đạo quyết định"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceWords:
    """One voice: what it says, what is computed from what it put down, and what is to be done."""

    voice: str
    title: str
    level: str
    remark: str = ""
    changed: str = ""
    problem: str = ""
    words: RatingWords | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole voice as plain lines."""
        parts = [f"{self.title}: {self.level}", self.changed, self.remark, self.problem]
        steps = () if self.words is None else text_lines(self.words)
        return (*(part for part in parts if part), *steps)


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


def voice_words(explained: ExplainedRating) -> VoiceWords:
    """Put a voice into words with its explanation."""
    line, result = explained.line, explained.result
    scheme = None if result is None else result.scheme
    return _said(explained.voice, line, scheme, lambda: rating_words(explained))


def nothing_said(voice: str) -> VoiceWords:
    """Return the words for a voice that says nothing."""
    return VoiceWords(voice=voice, title=_(VOICE_TITLES[voice]), level=_("Chưa có ý kiến"))


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


def _said(
    voice: str,
    line: RatingLine,
    scheme: RatingScheme | None,
    explain: Callable[[], RatingWords | None],
) -> VoiceWords:
    level = _("Chưa có ý kiến")
    if line.not_rated:
        level = _("Không xếp loại: {reason}").format(reason=line.not_rated)
    elif line.level:
        level = line.level if scheme is None else level_words(scheme, line.level)
    changed = ""
    if is_changed(line):
        words = _("Khác mức tính được ({computed}).")
        if voice != OWN:
            words = _("Khác mức tính được ({computed}): phải có lý do.")
        changed = words.format(computed=line.computed)
    remark = _("Nhận xét: {remark}").format(remark=line.remark) if line.remark else ""
    return VoiceWords(
        voice=voice,
        title=_(VOICE_TITLES[voice]),
        level=level,
        remark=remark,
        changed=changed,
        words=explain(),
    )
