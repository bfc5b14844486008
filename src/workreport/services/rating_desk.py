"""What a person asks about ratings: why a voice came to its result, and what a decision would."""

from workreport.domain.errors import RuleError, UseError
from workreport.domain.month_rating import MonthRater, MonthRating
from workreport.domain.period import Period
from workreport.domain.report import RatingLine, ReportDraft
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.deciding import Decider, DecisionInput
from workreport.services.drafts import filed_draft
from workreport.services.month import MonthLine, UnitMonthLine, read_month
from workreport.services.people_rating import (
    DECIDED,
    VOICES,
    ExplainedRating,
    explain_decided,
    explain_line,
    filed_rating,
    month_rating,
    voice_in,
)


class RatingService:
    """Explains the ratings of people, drafted, filed and decided."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def explain(self, period: Period, person: str, voice: str) -> ExplainedRating:
        """Explain what a voice that was signed says about a person.

        Args:
            period: The month.
            person: The person's id or name.
            voice: own, department or decided.

        Raises:
            UseError: The person or the voice is unknown.
            RuleError: Nothing was said, or the report was erased.
        """
        if voice not in VOICES:
            raise UseError("voice_unknown", voice=voice, known=", ".join(VOICES))
        with self._book.looking() as look:
            month = read_month(look, self._calendars, period)
            known = look.directory.people.get(person) or look.directory.person(person)
            if voice == DECIDED:
                return explain_decided(look, self._calendars, month, known.person)
            for unit in month.units:
                report = "" if unit.current is None else unit.current.entry
                draft = filed_draft(look, report) if report else None
                line = None if draft is None else voice_in(draft, known.person, voice)
                if draft is not None and line is not None:
                    return self._explained(look, month, unit, draft, (known.person, voice, line))
        raise RuleError("rating_not_said", name=known.name, period=str(period))

    def try_decision(self, period: Period, said: DecisionInput) -> ExplainedRating | None:
        """Explain what a decision that is being typed would come to; nothing is written.

        Raises:
            UseError: The person is unknown, or the sheet cannot be read.
        """
        with self._book.looking() as look:
            month = read_month(look, self._calendars, period)
            person = look.directory.people.get(said.person) or look.directory.person(said.person)
            return Decider(look, self._calendars, month).tried(person, said)

    def explain_draft(
        self, draft: ReportDraft, rating: MonthRating, person: str, voice: str
    ) -> ExplainedRating | None:
        """Explain a voice of a draft as it is being written; nothing where nobody is meant.

        Raises:
            UseError: The sheet cannot be read, or does not belong to the scheme.
        """
        one = next((each for each in draft.roster if each.person == person), None)
        if one is None:
            return None
        with self._book.looking() as look:
            rater = MonthRater(draft, rating, draft.as_of or look.today)
        said = voice_in(draft, person, voice) or RatingLine(person=person)
        return explain_line(rater, one, voice, rater.computed(one, said))

    def _explained(
        self,
        look: Look,
        month: MonthLine,
        unit: UnitMonthLine,
        draft: ReportDraft,
        said: tuple[str, str, RatingLine],
    ) -> ExplainedRating:
        person, voice, line = said
        rating = filed_rating(month_rating(look, self._calendars, month, unit))
        rater = MonthRater(draft, rating, draft.as_of or look.today)
        one = next(each for each in draft.roster if each.person == person)
        return explain_line(rater, one, voice, line)
