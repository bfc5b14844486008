"""The departments' grades: terms with their reasons, points by hand, a level set with a reason."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import plain
from workreport.domain.period import Period
from workreport.i18n.formats import number_text, period_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _, ngettext
from workreport.services.consolidating import DecidedBy
from workreport.services.desk_notes import kept_notes
from workreport.services.grade_words import (
    Explained,
    GradeWhy,
    explain,
    override_words,
    place_words,
    score_words,
)
from workreport.services.summary import UnitSummary, grade_of
from workreport.services.unit_ranking import top_units, unit_places
from workreport.ui.models.grade_lines import MANUAL, GradeLine
from workreport.ui.viewmodels.decision import DecisionFacts, decision_of, read_decision
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.grade_why import SHORT_NAMES, place_mark, top_units_words
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.pending import Pending
from workreport.ui.viewmodels.unit_words import unit_level_badge

if TYPE_CHECKING:
    from fractions import Fraction

    from workreport.domain.ranking import Place
    from workreport.domain.unit_grade import UnitGrade
    from workreport.services.grade_sources import GradeSources
    from workreport.services.ports.program import Desk
    from workreport.services.summary import Summary


@dataclass(frozen=True, slots=True)
class GradesFacts:
    """The consolidated month with what was typed about its grades."""

    summary: "Summary"
    decision: DecisionFacts
    kept: dict[str, str]


class Grades(OfficeModel[GradesFacts]):
    """Shows computed grades with the points typed so far, and signs them."""

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(session, read_grades, parent)
        self.decision = decision_of(session)
        self._sources: dict[str, GradeSources] = {}
        self._asked: set[str] = set()
        self._places: dict[str, Place] = {}
        self.pending = Pending(session, self)
        self.pending.changed.connect(self._rank)
        self.pending.changed.connect(self.shown)
        self.decision.changed.connect(self.shown)

    @override
    def use_facts(self, facts: GradesFacts) -> None:
        period = facts.summary.month.period
        self.decision.use(period, facts.decision)
        self.pending.use(f"grades/{period}", facts.kept)
        self._sources, self._asked = {}, set()
        self._rank()

    # --- what is shown ------------------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the page."""
        month = period_text(str(self.session.period), "month")
        return _("Chấm điểm {month}").format(month=month)

    def note(self) -> str:
        """Say how many departments have their whole grade."""
        units = self.units()
        done = sum(one.line.grade is not None and bool(one.line.grade.score) for one in units)
        return _("{done} trên {count} đơn vị đã chấm · bộ tiêu chí đề xuất").format(
            done=done, count=len(units)
        )

    def units(self) -> tuple[UnitSummary, ...]:
        """Return the units of the month."""
        return () if self.facts is None else self.facts.summary.units

    def unit(self, unit: str) -> UnitSummary | None:
        """Return one unit of the month by its id."""
        return next((one for one in self.units() if one.line.unit.unit == unit), None)

    def lines(self) -> tuple[GradeLine, ...]:
        """Return a line for each unit, with what was typed taken into account."""
        return tuple(self._line(one) for one in self.units())

    def is_locked(self) -> bool:
        """Tell whether the month is closed."""
        return self.facts is not None and self.facts.summary.month.is_pinned

    def why(self, unit: str) -> GradeWhy | None:
        """Explain the grade of a unit."""
        one = self.unit(unit)
        return None if one is None else self._explained(one)

    def grade(self, one: UnitSummary) -> "UnitGrade":
        """Compute the grade of a unit with the points typed so far."""
        scheme = None if self.facts is None else self.facts.summary.month.unit_scheme
        return grade_of(scheme, one.line, one.filed, self._manual(one))

    def terms(self) -> tuple[tuple[str, str, str], ...]:
        """Return code, short name and most points of each term of the month."""
        scheme = None if self.facts is None else self.facts.summary.month.unit_scheme
        tops = {} if scheme is None else scheme.maxima
        return tuple((code, _(short), _top(tops.get(code))) for code, short in SHORT_NAMES)

    def levels(self) -> tuple[str, ...]:
        """Return the levels of the month from the highest."""
        scheme = None if self.facts is None else self.facts.summary.month.unit_scheme
        return () if scheme is None else scheme.bands.codes

    def place(self, unit: str) -> "Place | None":
        """Return the place of a unit among comparable ones, with what was typed."""
        return self._places.get(unit)

    def top_words(self) -> str:
        """Say how many units have the top level against what the scheme would consider."""
        if self.facts is None:
            return ""
        levels = {
            one.line.unit.unit: self.typed_level(one.line.unit.unit)[0] or self.grade(one).level
            for one in self.units()
        }
        return top_units_words(top_units(self.facts.summary.month.unit_scheme, levels))

    def want_sources(self, unit: str) -> None:
        """Read what a unit's grade was counted from, once; then ``shown`` is sent."""
        if not unit or unit in self._sources or unit in self._asked or self.facts is None:
            return
        self._asked.add(unit)
        period = self.facts.summary.month.period
        work = partial(_read_sources, self.session.desk, period, unit)
        self.session.run(work, self._on_sources)

    def open_task(self, unit: str, task: str) -> None:
        """Go to a task in the report of its unit."""
        self.session.go_to("receiving", f"unit/{unit}/task/{task}")

    def refusal(self) -> str:
        """Say why nothing can be signed; empty when it can."""
        if self.is_locked():
            return _("Tháng này đã khóa.")
        if not self.pending.words:
            return _("Chưa có điểm mới để ghi.")
        found = self.decision.refusal()
        return "" if found is None else sentence(found.code, found.values)

    # --- what is typed ------------------------------------------------------------------------

    def put_point(self, unit: str, code: str, points: str) -> None:
        """Note points of a term set by hand; an empty text takes them back."""
        known = self._signed_points(unit).get(code, "")
        self.pending.put(f"{unit}/{code}", None if points == known else points)

    def put_reason(self, unit: str, code: str, reason: str) -> None:
        """Note why a term has its points."""
        self.pending.put(f"{unit}/{code}-reason", reason.strip() or None)

    def reason(self, unit: str, code: str) -> str:
        """Return why a term has its points."""
        typed = self.pending.get(f"{unit}/{code}-reason")
        if typed is not None:
            return typed
        one = self.unit(unit)
        given = () if one is None or one.line.grade is None else one.line.grade.manual
        return next((each.reason for each in given if each.code == code), "")

    def put_level(self, unit: str, level: str, reason: str) -> None:
        """Note a level against the computed one; an empty one takes it back."""
        signed = self._signed_level(unit)
        is_known = (level, reason.strip()) == signed
        self.pending.put(f"{unit}/level", None if is_known else level)
        self.pending.put(f"{unit}/level-reason", None if is_known else reason.strip())

    def typed_level(self, unit: str) -> tuple[str, str]:
        """Return the level set against the computed one, and its reason."""
        typed = self.pending.get(f"{unit}/level")
        if typed is not None:
            return typed, self.pending.get(f"{unit}/level-reason") or ""
        return self._signed_level(unit)

    def _signed_level(self, unit: str) -> tuple[str, str]:
        one = self.unit(unit)
        override = None if one is None else one.override
        return ("", "") if override is None else (override.level, override.reason)

    def sign(self) -> None:
        """Sign the grades of every unit something was typed about."""
        refused = self.decision.refusal()
        if refused is not None:
            self.session.tell_error(refused)
            return
        units = [one for one in self.units() if one.line.unit.unit in self.pending.roots()]
        for one in units:
            level, reason = self.typed_level(one.line.unit.unit)
            if level and not reason.strip():
                self.session.tell_error(UseError("level_override_reason"))
                return
        jobs = [self._job_of(one) for one in units]
        if jobs:
            work = partial(
                _sign, self.session.desk, self.session.period, tuple(jobs), self.decision.by()
            )
            self.act(work, self._on_signed)

    # --- inside -------------------------------------------------------------------------------

    def _job_of(self, one: UnitSummary) -> "GradeJob":
        unit = one.line.unit.unit
        points = {
            code: (text.replace(",", "."), self.reason(unit, code))
            for code in MANUAL
            if (text := self._points_text(one, code))
        }
        return GradeJob(unit, points, self.typed_level(unit))

    def _signed_points(self, unit: str) -> dict[str, str]:
        one = self.unit(unit)
        given = () if one is None or one.line.grade is None else one.line.grade.manual
        return {each.code: each.points.replace(".", ",") for each in given}

    def _points_text(self, one: UnitSummary, code: str) -> str:
        unit = one.line.unit.unit
        typed = self.pending.get(f"{unit}/{code}")
        return self._signed_points(unit).get(code, "") if typed is None else typed

    def _manual(self, one: UnitSummary) -> dict[str, tuple[str, str]]:
        return {
            code: (text.replace(",", "."), "")
            for code in MANUAL
            if (text := self._points_text(one, code))
        }

    def _line(self, one: UnitSummary) -> GradeLine:
        unit = one.line.unit.unit
        found = self.grade(one)
        points = [
            (term.code, "–" if term.points is None else number_text(term.points, 2))
            for term in found.terms
            if term.code not in MANUAL
        ]
        points += [(code, self._points_text(one, code)) for code in MANUAL]
        level, reason = self.typed_level(unit)
        note = override_words(level, reason, found.level or "")
        return GradeLine(
            id=unit,
            unit=one.line.unit.name,
            points=tuple(points),
            score="" if found.score is None else score_words(found.score),
            level=unit_level_badge(level or found.level or "", is_override=bool(level)),
            note=note,
            place=place_words(self.place(unit)),
            place_mark=place_mark(self.place(unit)),
            is_pending=unit in self.pending.roots(),
        )

    def _explained(self, one: UnitSummary) -> GradeWhy:
        scheme = None if self.facts is None else self.facts.summary.month.unit_scheme
        unit = one.line.unit.unit
        said = Explained(
            one, self.grade(one), self.typed_level(unit), self._sources.get(unit), self.place(unit)
        )
        return explain(said, scheme)

    def _rank(self) -> None:
        """Place the units anew: with what was typed, comparable ones only."""
        if self.facts is not None:
            scores = {one.line.unit.unit: self.grade(one).score for one in self.units()}
            self._places = unit_places(self.facts.summary, scores)

    def _on_sources(self, found: "dict[str, GradeSources]") -> None:
        self._sources |= found
        self.shown.emit()

    def _on_signed(self, units: tuple[str, ...]) -> None:
        self.pending.drop(*units)
        words = ngettext("Đã ghi điểm {count} đơn vị.", "Đã ghi điểm {count} đơn vị.", len(units))
        self.session.tell_done(words.format(count=len(units)))


@dataclass(frozen=True, slots=True)
class GradeJob:
    """What is signed about one unit."""

    unit: str
    points: dict[str, tuple[str, str]]
    override: tuple[str, str]


def _top(most: "Fraction | None") -> str:
    return "" if most is None else number_text(plain(most))


def _sign(
    desk: "Desk", period: Period, jobs: tuple[GradeJob, ...], by: DecidedBy
) -> tuple[str, ...]:
    for job in jobs:
        desk.consolidation.grade_unit(
            period,
            job.unit,
            job.points,
            by,
            job.override,
        )
    return tuple(job.unit for job in jobs)


def _read_sources(desk: "Desk", period: Period, unit: str) -> "dict[str, GradeSources]":
    return desk.consolidation.sources(period, unit)


def read_grades(desk: "Desk", period: Period) -> GradesFacts:
    """Read the consolidated month; to be called off the UI thread."""
    summary = desk.consolidation.summary(period)
    return GradesFacts(
        summary,
        read_decision(desk, period, summary.month),
        kept_notes(desk.book, f"grades/{period}"),
    )
