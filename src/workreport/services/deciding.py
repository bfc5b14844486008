"""The leaders' decision about a person: its level, and the score it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from workreport.domain.check_people import is_changed
from workreport.domain.errors import RuleError, UseError
from workreport.domain.month_rating import MonthRater, MonthRating
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.rating_sheet import noted, read_sheet, stated
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft
from workreport.ledger.bodies.agency import PersonSet
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.drafts import filed_draft
from workreport.services.month import MonthLine, UnitMonthLine
from workreport.services.people_rating import (
    DEPARTMENT,
    confirmed_faults,
    schemes_of,
    voice_in,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionInput:
    """The leaders' decision about a person.

    ``sheet`` is what they put down themselves; without one that of the department is taken over.
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
            RuleError: The level differs from the computed one without a reason.
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
            sheet=self._sheet(said, proposed, unit),
        )
        if draft is None or unit is None:
            return line
        line = self._computed(draft, unit, person, line)
        has_reason = line.remark or (proposed is not None and _says_why(proposed, line))
        if is_changed(line) and not has_reason:
            raise RuleError(
                "decision_unexplained",
                name=person.name,
                level=line.level,
                computed=line.computed,
            )
        return line

    def _sheet(
        self, said: DecisionInput, proposed: RatingLine | None, unit: UnitMonthLine | None
    ) -> dict[str, str]:
        if said.sheet is not None:
            sheet = stated(said.sheet)
            read_sheet(sheet)
        else:
            sheet = {} if proposed is None else stated(proposed.sheet)
        report = "" if unit is None or unit.current is None else unit.current.entry
        return noted(sheet, {}, report) if sheet or self._schemes.have_points else {}

    def _draft(self, unit: UnitMonthLine) -> ReportDraft | None:
        report = "" if unit.current is None else unit.current.entry
        if report not in self._drafts:
            self._drafts[report] = filed_draft(self._look, report) if report else None
        return self._drafts[report]

    def _computed(
        self, draft: ReportDraft, unit: UnitMonthLine, person: PersonSet, line: RatingLine
    ) -> RatingLine:
        month = self._month
        rating = MonthRating(
            schemes=self._schemes,
            cut_off="forecast" if month.opened is None else month.opened.cut_off,
            faults=confirmed_faults(unit),
        )
        rated = RatedPerson(
            person=person.person, name=person.name, unit=person.unit, group=person.group
        )
        rater = MonthRater(draft, rating, draft.as_of or self._look.today)
        return rater.computed(rated, line)


def _says_why(proposed: RatingLine, line: RatingLine) -> bool:
    """Tell whether the department proposed the same level and said why."""
    return proposed.level == line.level and bool(proposed.remark.strip())
