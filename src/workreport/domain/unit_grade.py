"""The monthly grade of a department, term by term, in exact fractions (contracts 12 and 13)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workreport.domain.errors import RuleError, UseError
from workreport.domain.exact_numbers import percent, plain, total
from workreport.domain.levels import LevelSet
from workreport.domain.rating_scheme import QuotaRule, Titled
from workreport.domain.reason import Reason
from workreport.domain.task import Status
from workreport.domain.timeliness import Verdict

QUALITY_LEVELS = (1, 2, 3)
TERMS = ("U1", "U2", "U3", "U4", "U5", "U6")
MANUAL_TERMS = ("U5", "U6")
COMPLETION = "completion"
BLOCKERS = ("discipline", "rated_lowest")

_ON_TIME = ("on_time", "on_time_by_extension")
_FAILED_QUALITY = QUALITY_LEVELS[-1]
_LOW_COMPLETION = "HTNV"  # the level named in words by the usual sentence of that gate
_FILING_CODES = {
    (False, False): "grade_filed_well",
    (True, False): "grade_filed_late",
    (False, True): "grade_filed_returned",
    (True, True): "grade_filed_late_returned",
}


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A task of the month's base, or several alike with their joint weight.

    Faults are those the Office confirmed in each of them.
    """

    status: Status | None
    weight: Fraction = Fraction(1)
    late: bool = False
    quality: int | None = None
    quality_faults: int = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """What the tasks of a base weigh together: all, completed, completed in time, of good quality.

    ``good`` is the share of the completed that counts for quality, less what faults take away.
    """

    whole: Fraction = Fraction()
    done: Fraction = Fraction()
    in_time: Fraction = Fraction()
    good: Fraction = Fraction()


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a grade; ``points`` are null while unknown, ``max`` is 0 if it does not count."""

    code: str
    points: Fraction | None
    max: Fraction
    why: Reason


@dataclass(frozen=True, slots=True)
class UnitGrade:
    """A department's grade with its explanation.

    ``computed_level`` follows from the score alone, ``level`` also from the gates; both and the
    score are null until every term is known. ``scaled`` tells that terms without data were left out
    and the rest was scaled to 100.
    """

    score: Fraction | None
    level: str | None
    terms: tuple[Term, ...]
    computed_level: str | None = None
    gates: tuple[Reason, ...] = ()
    completion: Fraction | None = None
    scaled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCriterion(Titled):
    """What a scheme says of one term: its maximum, and its rule in words."""

    max: Fraction
    rule_vi: str
    rule_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitGate(Titled):
    """A condition that leaves no level above ``cap``; ``below`` it, completion is too low."""

    cap: str
    below: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitScheme:
    """How departments are graded in a month; its numbers are data (``unit_scheme_reader``)."""

    id: str
    version: str
    vi: str
    en: str
    status: str  # norm, local, proposal or legacy
    source: str
    bands: LevelSet
    criteria: tuple[UnitCriterion, ...]
    late_day: Fraction
    each_return: Fraction
    fault_share: Fraction
    gates: tuple[UnitGate, ...] = ()
    quota: QuotaRule | None = None
    effective_from: date | None = None
    effective_until: date | None = None

    @property
    def ref(self) -> str:
        """How a month names it: ``id@version``."""
        return f"{self.id}@{self.version}"

    @property
    def title(self) -> Mapping[str, str]:
        """The name in both languages."""
        return {"vi": self.vi, "en": self.en}

    @property
    def hidden(self) -> bool:
        """Whether it is kept for history only."""
        return self.status == "legacy"

    @property
    def maxima(self) -> Mapping[str, Fraction]:
        """The most points of each term."""
        return {each.code: each.max for each in self.criteria}

    def holds_on(self, day: date) -> bool:
        """Tell whether the scheme is in force on a day."""
        starts, ends = self.effective_from, self.effective_until
        return (starts is None or starts <= day) and (ends is None or day <= ends)

    def grade(
        self,
        rows: Sequence[GradeRow],
        *,
        timeliness: Verdict | None,
        returns: int = 0,
        nil: bool = False,
        manual: Mapping[str, Fraction],
        blockers: Collection[str] = (),
    ) -> UnitGrade:
        """Grade a department.

        Args:
            rows: The tasks of the month's base, in any order.
            timeliness: The verdict on the report; null while it is not known.
            returns: How often the Office returned the report.
            nil: Whether the report states that nothing arose.
            manual: Points of U5 and U6 given by hand.
            blockers: Codes of :data:`BLOCKERS` that hold in the unit.

        Raises:
            RuleError: ``grade_out_of_range`` when points by hand exceed their term.
        """
        return self.grade_weights(
            weigh(rows, self.fault_share),
            timeliness=timeliness,
            returns=returns,
            nil=nil,
            manual=manual,
            blockers=blockers,
        )

    def grade_weights(
        self,
        weights: Weights,
        *,
        timeliness: Verdict | None,
        returns: int = 0,
        nil: bool = False,
        manual: Mapping[str, Fraction],
        blockers: Collection[str] = (),
    ) -> UnitGrade:
        """Grade a department whose tasks were weighed before; see :meth:`grade`."""
        tops = self.maxima
        terms = (
            _ratio_term("U1", weights.done, weights.whole, tops),
            _ratio_term("U2", weights.in_time, weights.whole, tops),
            _ratio_term("U3", weights.good, weights.done, tops),
            self._filing_term(timeliness, returns, tops["U4"], nil=nil),
            *(_manual_term(code, manual, tops) for code in MANUAL_TERMS),
        )
        completion = weights.done / weights.whole if weights.whole else None
        gates = self._gates(completion, blockers)
        reasons = tuple(reason for _gate, reason in gates)
        points = [term.points for term in terms if term.max]
        known = [point for point in points if point is not None]
        if len(known) < len(points):
            return UnitGrade(None, None, terms, None, reasons, completion)
        maximum = total(term.max for term in terms)
        all_count = len(points) == len(terms)
        whole = maximum if all_count else total(tops.values())
        score = total(known) * 100 / maximum
        level = computed = self.bands.band(score)
        for gate, _reason in gates:
            level = self.bands.not_above(level, gate.cap)
        return UnitGrade(score, level, terms, computed, reasons, completion, maximum < whole)

    def _filing_term(
        self, timeliness: Verdict | None, returns: int, top: Fraction, *, nil: bool
    ) -> Term:
        if timeliness is None or timeliness.kind == "pending":
            return Term("U4", None, top, Reason("grade_not_filed_yet"))
        if timeliness.kind == "missing":
            return Term("U4", Fraction(), top, Reason("grade_not_filed"))
        if nil:
            return Term("U4", top, top, Reason("grade_nil"))
        late = 0 if timeliness.kind in _ON_TIME else timeliness.late_days
        points = top
        if late or returns:
            base = max(Fraction(), top - self.late_day * late)
            points = max(Fraction(), base - self.each_return * returns)
        values = {"late": late, "returns": returns, "max": plain(top)}
        return Term("U4", points, top, Reason(_FILING_CODES[late > 0, returns > 0], values))

    def _gates(
        self, completion: Fraction | None, blockers: Collection[str]
    ) -> list[tuple[UnitGate, Reason]]:
        unknown = sorted(set(blockers) - set(BLOCKERS))
        if unknown:
            raise UseError("grade_blocker_unknown", value=unknown[0])
        held = [gate for gate in self.gates if gate.code in blockers]
        found = [(gate, Reason(f"gate_{gate.code}")) for gate in held]
        return found + [
            (gate, _low_completion(gate, completion, gate.below))
            for gate in self.gates
            if gate.below is not None and completion is not None and completion < gate.below
        ]


def _low_completion(gate: UnitGate, completion: Fraction, needed: Fraction) -> Reason:
    values = {"percent": percent(completion), "needed": percent(needed)}
    if gate.cap == _LOW_COMPLETION:
        return Reason("gate_completion", values)
    return Reason("gate_completion_cap", {**values, "level": gate.cap})


def _ratio_term(code: str, part: Fraction, whole: Fraction, tops: Mapping[str, Fraction]) -> Term:
    if not whole:
        return Term(code, None, Fraction(), Reason("grade_no_data"))
    top = tops[code]
    values = {"max": plain(top), "part": plain(part), "whole": plain(whole)}
    return Term(code, top * part / whole, top, Reason("grade_share", values))


def _manual_term(code: str, manual: Mapping[str, Fraction], tops: Mapping[str, Fraction]) -> Term:
    top = tops[code]
    points = manual.get(code)
    if points is None:
        return Term(code, None, top, Reason("grade_not_set"))
    if not 0 <= points <= top:
        raise RuleError("grade_out_of_range", term=code, value=plain(points), max=plain(top))
    return Term(code, points, top, Reason("grade_set_by_hand"))


def weigh(rows: Sequence[GradeRow], fault_share: Fraction) -> Weights:
    """Weigh the tasks of a base, in any order; each confirmed fault takes a share away."""
    done = [row for row in rows if row.status is Status.COMPLETED]
    return Weights(
        whole=total(row.weight for row in rows),
        done=total(row.weight for row in done),
        in_time=total(row.weight for row in done if not row.late),
        good=total(good_weight(row, fault_share) for row in done),
    )


def good_weight(row: GradeRow, fault_share: Fraction) -> Fraction:
    """Return what a finished task brings for quality: all, nothing, or less for each fault."""
    if row.quality is None or row.quality == _FAILED_QUALITY:
        return Fraction()
    return row.weight - taken_by_faults(row.weight, row.quality_faults, fault_share)


def taken_by_faults(weight: Fraction, faults: int, fault_share: Fraction) -> Fraction:
    """Return what confirmed faults take away from a finished task of good quality."""
    return weight * min(Fraction(1), fault_share * faults) if faults else Fraction()
