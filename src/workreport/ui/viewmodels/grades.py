"""The departments' grades: terms with their reasons, points by hand, a level set with a reason."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.domain.unit_grade import decimal2
from workreport.i18n.formats import number_text, period_text
from workreport.i18n.messages import sentence
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.consolidating import DecidedBy
from workreport.services.desk_notes import kept_notes
from workreport.services.summary import UnitSummary, grade_of
from workreport.ui.models.grade_lines import MANUAL, GradeLine
from workreport.ui.viewmodels.decision import DecisionFacts, decision_of, read_decision
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.pending import Pending
from workreport.ui.viewmodels.unit_words import unit_level_badge, unit_level_words

if TYPE_CHECKING:
    from workreport.domain.unit_grade import UnitGrade
    from workreport.services.ports.program import Desk
    from workreport.services.summary import Summary

TERMS = (
    ("U1", N_("Hoàn thành nhiệm vụ"), N_("Hoàn thành"), 30),
    ("U2", N_("Tiến độ"), N_("Tiến độ"), 20),
    ("U3", N_("Chất lượng"), N_("Chất lượng"), 20),
    ("U4", N_("Gửi đúng hạn, đúng mẫu"), N_("Gửi báo cáo"), 10),
    ("U5", N_("Kỷ luật, đoàn kết"), N_("Kỷ luật"), 10),
    ("U6", N_("Đổi mới, phối hợp"), N_("Đổi mới"), 10),
)
LEVELS = ("HTXS", "HTT", "HTNV", "KHT")
_BANDS = N_("Từ 90 điểm: xuất sắc; từ 70: tốt; từ 50: hoàn thành; dưới 50: không hoàn thành.")


@dataclass(frozen=True, slots=True)
class TermWords:
    """One term in words: name, how it was counted, points."""

    name: str
    how: str
    points: str


@dataclass(frozen=True, slots=True)
class GradeWhy:
    """A grade explained: sentence first, then terms, then conditions."""

    title: str
    verdict: str
    terms: tuple[TermWords, ...]
    score: str
    conditions: tuple[tuple[str, bool], ...]
    sources: str
    override: str


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
        self.pending = Pending(session, self)
        self.pending.changed.connect(self.shown)
        self.decision.changed.connect(self.shown)

    @override
    def use_facts(self, facts: GradesFacts) -> None:
        period = facts.summary.month.period
        self.decision.use(period, facts.decision)
        self.pending.use(f"grades/{period}", facts.kept)

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
        return grade_of(one.line, one.report, self._manual(one))

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
        self.pending.put(f"{unit}/level", level or None)
        self.pending.put(f"{unit}/level-reason", reason.strip() or None)

    def typed_level(self, unit: str) -> tuple[str, str]:
        """Return the level set against the computed one, and its reason."""
        typed = self.pending.get(f"{unit}/level"), self.pending.get(f"{unit}/level-reason")
        if typed[0] is not None:
            return typed[0], typed[1] or ""
        one = self.unit(unit)
        override = None if one is None or one.line.grade is None else one.line.grade.override
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
        level, reason = self.typed_level(unit)
        return GradeJob(unit, points, (level, reason) if level else None)

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
        note = ""
        if level:
            note = _("Đặt tay, cách tính cho {level}: {reason}").format(
                level=unit_level_words(found.level or "–"), reason=reason
            )
        return GradeLine(
            id=unit,
            unit=one.line.unit.name,
            points=tuple(points),
            score="" if found.score is None else _score(found.score),
            level=unit_level_badge(level or found.level or "", is_override=bool(level)),
            note=note,
            is_pending=unit in self.pending.roots(),
        )

    def _explained(self, one: UnitSummary) -> GradeWhy:
        found = self.grade(one)
        names = {code: _(name) for code, name, _short, _most in TERMS}
        terms = [
            TermWords(
                names[term.code],
                reason_text(term.why.code, term.why.values),
                "–" if term.points is None else number_text(term.points, 2),
            )
            for term in found.terms
        ]
        level, reason = self.typed_level(one.line.unit.unit)
        computed = unit_level_words(found.level) if found.level else ""
        verdict = _("Chưa đủ điểm để xếp mức: còn mục chưa chấm.")
        if found.score is not None:
            verdict = _("{score} điểm: hoàn thành ở mức {level}.").format(
                score=_score(found.score), level=computed.lower()
            )
        override = ""
        if level:
            override = _("Đặt tay thành {level}, lý do: “{reason}”. Cách tính cho {computed}.")
            override = override.format(
                level=unit_level_words(level), reason=reason, computed=computed or "–"
            )
        counted = 0 if one.report is None else len(one.report.items)
        sources = ngettext(
            "{count} dòng nguồn trong báo cáo.", "{count} dòng nguồn trong báo cáo.", counted
        )
        if found.scaled:
            sources += " " + _("Mục không đủ dữ liệu được bỏ, phần còn lại quy về 100.")
        return GradeWhy(
            title=one.line.unit.name,
            verdict=verdict,
            terms=tuple(terms),
            score="–" if found.score is None else _score(found.score),
            conditions=_conditions(found),
            sources=f"{_(_BANDS)} {sources.format(count=counted)}",
            override=override,
        )

    def _on_signed(self, units: tuple[str, ...]) -> None:
        self.pending.drop(*units)
        words = ngettext("Đã ghi điểm {count} đơn vị.", "Đã ghi điểm {count} đơn vị.", len(units))
        self.session.tell_done(words.format(count=len(units)))


@dataclass(frozen=True, slots=True)
class GradeJob:
    """What is signed about one unit."""

    unit: str
    points: dict[str, tuple[str, str]]
    override: tuple[str, str] | None


def _conditions(found: "UnitGrade") -> tuple[tuple[str, bool], ...]:
    conditions = [(reason_text(gate.code, gate.values), False) for gate in found.gates]
    if found.completion is not None and not any(
        gate.code == "gate_completion" for gate in found.gates
    ):
        share = number_text(found.completion * 100, 1)
        words = _("Hoàn thành {share} % (cần từ 70 %)").format(share=share)
        conditions.insert(0, (words, True))
    return tuple(conditions)


def _score(score: Fraction) -> str:
    return decimal2(score).replace(".", ",")


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


def read_grades(desk: "Desk", period: Period) -> GradesFacts:
    """Read the consolidated month; to be called off the UI thread."""
    summary = desk.consolidation.summary(period)
    return GradesFacts(
        summary,
        read_decision(desk, period, summary.month),
        kept_notes(desk.book, f"grades/{period}"),
    )
