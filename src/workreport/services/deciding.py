"""The leaders' decision about a person: its level, and the score it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from workreport.domain.check_people import has_reason, is_changed
from workreport.domain.errors import RuleError, UseError
from workreport.domain.month_rating import MonthRater, MonthRating
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.rating_sheet import noted, read_sheet, stated
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft
from workreport.ledger.bodies.agency import PersonSet
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.drafts import filed_draft
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.people_rating import (
    DECIDED,
    DEPARTMENT,
    ExplainedRating,
    confirmed_causes,
    confirmed_faults,
    decided_body,
    explain_line,
    schemes_of,
    voice_in,
)
from workreport.services.report_bodies import rating_line


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionInput:
    """The leaders' decision about a person.

    ``sheet`` is what they put down themselves; without one what they had put down before stays,
    else that of the department is taken over.
    """

    person: str  # id or name
    level: str = ""
    remark: str = ""
    not_rated: str = ""
    sheet: Mapping[str, str] | None = None


class Decider:
    """Turns what was decided about people into what is signed; each report is read once."""

    def __init__(self, look: Look, calendars: Calendars, month: MonthLine) -> None:
        self._look = look
        self._month = month
        self._schemes: MonthSchemes = schemes_of(look, calendars, month)
        self._drafts: dict[str, ReportDraft | None] = {}

    def line(self, person: PersonSet, said: DecisionInput) -> RatingLine:
        """Return the decision with the score and the level its scheme comes to.

        Raises:
            UseError: The level is no level of the scheme, level and reason exclude each other, or
                the sheet cannot be read.
            RuleError: The level needs words, differs from the computed one, or rests on other
                points than the department's, and nothing says why.
        """
        scheme = self._schemes.of(person.group)
        known = self._schemes.levels if scheme is None else scheme.levels.codes
        if said.level and said.level not in known:
            raise UseError("level_unknown", level=said.level, known=", ".join(known))
        if bool(said.level) == bool(said.not_rated):
            raise UseError("level_or_reason", person=person.name)
        unit = next((one for one in self._month.units if one.unit.unit == person.unit), None)
        draft = None if unit is None else self._draft(unit)
        proposed = None if draft is None else voice_in(draft, person.person, DEPARTMENT)
        line = RatingLine(
            person=person.person,
            level=said.level,
            remark=said.remark.strip(),
            not_rated=said.not_rated.strip(),
            sheet=self._sheet(person.person, said, proposed, unit),
        )
        if draft is not None and unit is not None:
            line = self._computed(draft, unit, person, line)
        if scheme is not None:
            _require_reasons(line, scheme, proposed, person.name)
        return line

    def tried(self, person: PersonSet, said: DecisionInput) -> ExplainedRating | None:
        """Explain what a decision that is being typed would come to; it needs no reasons yet.

        Nothing where no report is held that it could look at.

        Raises:
            UseError: The sheet cannot be read, or does not belong to the scheme.
        """
        unit = next((one for one in self._month.units if one.unit.unit == person.unit), None)
        draft = None if unit is None else self._draft(unit)
        if unit is None or draft is None:
            return None
        proposed = voice_in(draft, person.person, DEPARTMENT)
        line = RatingLine(
            person=person.person,
            level=said.level,
            remark=said.remark.strip(),
            not_rated=said.not_rated.strip(),
            sheet=self._sheet(person.person, said, proposed, unit),
        )
        rater, rated = self._rater(draft, unit, person)
        return explain_line(rater, rated, DECIDED, rater.computed(rated, line))

    def _sheet(
        self,
        person: str,
        said: DecisionInput,
        proposed: RatingLine | None,
        unit: UnitMonthLine | None,
    ) -> dict[str, str]:
        before = None if said.sheet is not None else self._own_sheet(person)
        if said.sheet is not None:
            sheet = stated(said.sheet)
            read_sheet(sheet)
        elif before is not None:
            sheet = before
        else:
            sheet = {} if proposed is None else stated(proposed.sheet)
        report = "" if unit is None or unit.current is None else unit.current.entry
        return noted(sheet, {}, report) if sheet or self._schemes.have_points else {}

    def _own_sheet(self, person: str) -> dict[str, str] | None:
        """Return the points the leaders had put down themselves; null where none or taken over."""
        body = decided_body(self._look, self._month, person)
        if body is None:
            return None
        line = rating_line(person, body.rating)
        then = filed_draft(self._look, line.report) if line.report else None
        proposed = None if then is None else voice_in(then, person, DEPARTMENT)
        if proposed is None or is_own(line.sheet, proposed):
            return stated(line.sheet) or None
        return None

    def _draft(self, unit: UnitMonthLine) -> ReportDraft | None:
        report = "" if unit.current is None else unit.current.entry
        if report not in self._drafts:
            self._drafts[report] = filed_draft(self._look, report) if report else None
        return self._drafts[report]

    def _computed(
        self, draft: ReportDraft, unit: UnitMonthLine, person: PersonSet, line: RatingLine
    ) -> RatingLine:
        rater, rated = self._rater(draft, unit, person)
        return rater.computed(rated, line)

    def _rater(
        self, draft: ReportDraft, unit: UnitMonthLine, person: PersonSet
    ) -> tuple[MonthRater, RatedPerson]:
        month = self._month
        rating = MonthRating(
            schemes=self._schemes,
            cut_off="forecast" if month.opened is None else month.opened.cut_off,
            faults=confirmed_faults(unit),
            confirmed=confirmed_causes(self._look, unit),
        )
        rated = RatedPerson(
            person=person.person, name=person.name, unit=person.unit, group=person.group
        )
        return MonthRater(draft, rating, draft.as_of or self._look.today), rated


def wanted_reason(
    line: RatingLine, scheme: RatingScheme, proposed: RatingLine | None, *, is_own_sheet: bool
) -> str:
    """Return the code of what a decision must still say; empty when nothing is missing.

    As at filing, the top and the bottom level and one against the computed level need words; so do
    points other than the department's. What the department said of the same level is enough where
    its points were taken over.
    """
    if not line.level or has_reason(line, scheme):
        return ""
    is_taken_over = proposed is not None and not is_own_sheet and proposed.level == line.level
    if is_taken_over and proposed is not None and has_reason(proposed, scheme):
        return ""
    if is_changed(line):
        return "decision_unexplained"
    if line.level in scheme.required_remarks:
        return "decision_remark_missing"
    return "decision_sheet_unexplained" if is_own_sheet else ""


def is_own(sheet: Mapping[str, str] | None, proposed: RatingLine | None) -> bool:
    """Tell whether points were put down that are others than the department's."""
    if sheet is None or proposed is None or not stated(proposed.sheet):
        return False
    return stated(sheet) != stated(proposed.sheet)


def _require_reasons(
    line: RatingLine, scheme: RatingScheme, proposed: RatingLine | None, name: str
) -> None:
    """Refuse a decision without the words it needs, as a report would be."""
    code = wanted_reason(line, scheme, proposed, is_own_sheet=is_own(line.sheet, proposed))
    if code:
        raise RuleError(
            code,
            name=name,
            level=line.level,
            computed=line.computed,
            letters=scheme.remark_letters,
        )
