"""What a department's paper is written from: the version that counts, else the kept draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from workreport.domain.errors import RuleError
from workreport.domain.month_rating import MonthRating, computed_draft
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.workflow import UnitState
from workreport.ledger.bodies.agency import PersonSet, UnitSet
from workreport.ledger.bodies.report import ReportFile
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.drafts import filed_draft, kept_draft
from workreport.services.month import UnitMonthLine, VersionLine, read_month
from workreport.services.paper_frame import Frame, read_frame
from workreport.services.paper_rights import unit_of_paper
from workreport.services.people_rating import ExplainedRating, month_rating, schemes_of
from workreport.services.rating_points import Points, points_by_person, report_explanations


@dataclass(frozen=True, slots=True)
class DepartmentReport:
    """What the paper is written from; without ``entry`` it is still a draft."""

    unit: UnitSet
    draft: ReportDraft
    signer: PersonSet | None
    as_of: date
    cut_off: str = "forecast"
    entry: str = ""
    version: str = ""
    signed_at: datetime | None = None
    entered_by_office: str = ""
    preparer: str = ""  # name, where somebody else answers for the report
    explained: Mapping[str, ExplainedRating] = field(default_factory=dict)  # who has points
    notes: Mapping[str, str] = field(default_factory=dict)  # why a scheme's version was made

    @property
    def points(self) -> Mapping[str, Points]:
        """The points the department proposes, where the scheme has any."""
        return points_by_person(self.explained)


def read_report(
    look: Look, calendars: Calendars, period: Period, unit: str | None
) -> tuple[DepartmentReport, Frame]:
    """Gather a department's report: the version that counts, else the draft kept on this machine.

    While what was returned is being corrected, the draft is what will be filed next.

    Args:
        look: A look into the workspace.
        calendars: For the days of the month.
        period: The month.
        unit: Code or id; without it the unit the person speaks for.

    Raises:
        UseError: The unit is unknown.
        RuleError: ``paper_nothing_yet``: neither a report nor a draft is held here;
            ``paper_of_other_unit``.
    """
    place = unit_of_paper(look, period, unit)
    month_line = read_month(look, calendars, period)
    line = next((each for each in month_line.units if each.unit.unit == place.unit), None)
    current = None if line is None else line.current
    frame = read_frame(look, "report", period)
    notes = calendars.people_schemes.notes(look.projections)
    draft = kept_draft(look, place.unit, period)
    if current is not None and not _is_corrected(line, draft):
        filed = _filed(look, place, current)
        if filed is not None:
            schemes = schemes_of(look, calendars, month_line)
            rating = MonthRating(schemes=schemes, cut_off=filed.cut_off)
            explained = report_explanations(filed.draft, rating, filed.as_of)
            return replace(filed, explained=explained, notes=notes), frame
    if draft is None:
        raise RuleError("paper_nothing_yet", unit=place.name, period=str(period))
    cut_off = "forecast" if month_line.opened is None else month_line.opened.cut_off
    report = DepartmentReport(place, draft, _head(look, place), draft.as_of or look.today, cut_off)
    if line is not None:
        rating = month_rating(look, calendars, month_line, line)
        draft = computed_draft(draft, rating, report.as_of)
        explained = report_explanations(draft, rating, report.as_of)
        report = replace(report, draft=draft, explained=explained, notes=notes)
    return report, frame


def _is_corrected(line: UnitMonthLine | None, draft: ReportDraft | None) -> bool:
    return line is not None and line.state is UnitState.RETURNED and draft is not None


def _filed(look: Look, unit: UnitSet, current: VersionLine) -> DepartmentReport | None:
    fact = look.projections.fact(current.entry)
    draft = filed_draft(look, current.entry)
    if draft is None or fact is None or not isinstance(fact.body, ReportFile):
        return None
    signer = _signer(look, unit, fact.body, current.author)
    return DepartmentReport(
        unit=unit,
        draft=_in_order(look, draft),
        signer=signer,
        as_of=fact.body.as_of,
        cut_off=fact.body.cut_off,
        entry=current.entry,
        version=current.label,
        signed_at=current.signed_at,
        entered_by_office=fact.body.entered_by_office,
        preparer=_preparer(look, fact.body, signer),
    )


def _in_order(look: Look, draft: ReportDraft) -> ReportDraft:
    """Put the roster of a filed version, whose parts have no order, into the agency's order."""
    directory = look.directory_of(Period.parse(draft.period))
    order = {one.person: index for index, one in enumerate(directory.members(draft.unit))}
    ranked = sorted(draft.roster, key=lambda one: (order.get(one.person, len(order)), one.name))
    return replace(draft, roster=tuple(ranked))


def _signer(look: Look, unit: UnitSet, body: ReportFile, author: str) -> PersonSet | None:
    """Return who answers for the report: the head it speaks for, else its author of the unit."""
    for person in (body.on_behalf_of, author):
        known = look.directory.people.get(person)
        if known is not None and known.unit == unit.unit and not body.entered_by_office:
            return known
    return _head(look, unit)


def _preparer(look: Look, body: ReportFile, signer: PersonSet | None) -> str:
    """Return the name of who prepared the report, where it is not who answers for it."""
    if body.entered_by_office or (signer is not None and signer.person == body.prepared_by):
        return ""
    return look.directory.person_name(body.prepared_by)


def _head(look: Look, unit: UnitSet) -> PersonSet | None:
    members = look.directory.members(unit.unit)
    roles = look.authority.roles_of
    heads = [one for one in members if ("head", unit.unit) in roles(one.person, look.today)]
    return next(iter([*heads, *(one for one in members if one.group == "heads")]), None)
