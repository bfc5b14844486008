"""The monthly grade of a department, term by term, in exact fractions (contracts 12 and 13)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor, lcm

from workreport.domain.errors import RuleError, UseError
from workreport.domain.rating_scheme import L4, LevelSet
from workreport.domain.reason import Reason
from workreport.domain.task import Status
from workreport.domain.timeliness import Verdict

QUALITY_LEVELS = (1, 2, 3)
MANUAL_TERMS = ("U5", "U6")
BLOCKERS = ("discipline", "rated_lowest")

_ON_TIME = ("on_time", "on_time_by_extension")
_FAILED_QUALITY = QUALITY_LEVELS[-1]
_FAULT = Fraction(1, 4)
_DECIMALS = 2
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


@dataclass(frozen=True, slots=True)
class UnitScheme:
    """The numbers of ``unit_month_v1``; an agency may state others as data."""

    bands: LevelSet = L4
    maxima: Mapping[str, Fraction] = field(
        default_factory=lambda: (
            {
                code: Fraction(points)
                for code, points in zip(("U1", "U2", "U3", "U4"), (30, 20, 20, 10), strict=True)
            }
            | dict.fromkeys(MANUAL_TERMS, Fraction(10))
        )
    )
    late_day: Fraction = Fraction(2)
    each_return: Fraction = Fraction(1)
    completion_gate: Fraction = Fraction(7, 10)

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
        """Grade a department; see :func:`grade`."""
        terms = (
            *self._task_terms(rows),
            self._filing_term(timeliness, returns, nil=nil),
            *(self._manual_term(code, manual) for code in MANUAL_TERMS),
        )
        completion = _completion(rows)
        gates = self._gates(completion, blockers)
        points = [term.points for term in terms if term.max]
        known = [point for point in points if point is not None]
        if len(known) < len(points):
            return UnitGrade(None, None, terms, None, gates, completion)
        maximum = total(term.max for term in terms)
        whole = total(self.maxima.values())
        score = total(known) * 100 / maximum
        computed = self.bands.band(score)
        level = self._after_gates(computed, gates)
        return UnitGrade(score, level, terms, computed, gates, completion, maximum < whole)

    def _task_terms(self, rows: Sequence[GradeRow]) -> tuple[Term, ...]:
        done = _done(rows)
        whole, finished = _weight(rows), _weight(done)
        in_time = _weight(row for row in done if not row.late)
        quality = total(_good_weight(row) for row in done)
        return (
            self._ratio_term("U1", finished, whole),
            self._ratio_term("U2", in_time, whole),
            self._ratio_term("U3", quality, finished),
        )

    def _ratio_term(self, code: str, part: Fraction, whole: Fraction) -> Term:
        if not whole:
            return Term(code, None, Fraction(), Reason("grade_no_data"))
        top = self.maxima[code]
        values = {"max": _plain(top), "part": _plain(part), "whole": _plain(whole)}
        return Term(code, top * part / whole, top, Reason("grade_share", values))

    def _filing_term(self, timeliness: Verdict | None, returns: int, *, nil: bool) -> Term:
        top = self.maxima["U4"]
        if timeliness is None or timeliness.kind == "pending":
            return Term("U4", None, top, Reason("grade_not_filed_yet"))
        if timeliness.kind == "missing":
            return Term("U4", Fraction(), top, Reason("grade_not_filed"))
        if nil:
            return Term("U4", top, top, Reason("grade_nil"))
        late = 0 if timeliness.kind in _ON_TIME else timeliness.late_days
        base = max(Fraction(), top - self.late_day * late)
        points = max(Fraction(), base - self.each_return * returns)
        values = {"late": late, "returns": returns, "max": _plain(top)}
        return Term("U4", points, top, Reason(_FILING_CODES[late > 0, returns > 0], values))

    def _manual_term(self, code: str, manual: Mapping[str, Fraction]) -> Term:
        top = self.maxima[code]
        points = manual.get(code)
        if points is None:
            return Term(code, None, top, Reason("grade_not_set"))
        if not 0 <= points <= top:
            raise RuleError("grade_out_of_range", term=code, value=_plain(points), max=_plain(top))
        return Term(code, points, top, Reason("grade_set_by_hand"))

    def _gates(self, completion: Fraction | None, blockers: Collection[str]) -> tuple[Reason, ...]:
        unknown = sorted(set(blockers) - set(BLOCKERS))
        if unknown:
            raise UseError("grade_blocker_unknown", value=unknown[0])
        gates = [Reason(f"gate_{code}") for code in BLOCKERS if code in blockers]
        if completion is not None and completion < self.completion_gate:
            values = {"percent": percent(completion), "needed": percent(self.completion_gate)}
            gates.append(Reason("gate_completion", values))
        return tuple(gates)

    def _after_gates(self, computed: str, gates: Iterable[Reason]) -> str:
        """Every gate excludes the highest level; low completion excludes the second one too."""
        level = computed
        for gate in gates:
            position = 2 if gate.code == "gate_completion" else 1
            codes = self.bands.codes
            level = self.bands.not_above(level, codes[min(position, len(codes) - 1)])
        return level


UNIT_MONTH_V1 = UnitScheme()


def grade(
    rows: Sequence[GradeRow],
    *,
    timeliness: Verdict | None,
    returns: int = 0,
    nil: bool = False,
    manual: Mapping[str, Fraction],
    blockers: Collection[str] = (),
) -> UnitGrade:
    """Grade a department by ``unit_month_v1``.

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
    return UNIT_MONTH_V1.grade(
        rows,
        timeliness=timeliness,
        returns=returns,
        nil=nil,
        manual=manual,
        blockers=blockers,
    )


def decimal2(value: Fraction, thresholds: Collection[Fraction] = L4.thresholds) -> str:
    """Write a score with two decimals, half up.

    More decimals are shown where rounding would carry it over a threshold, so that nothing reads
    90,00 beside the level below.
    """
    places = _DECIMALS
    while True:
        shown = rounded(value, places)
        if all((value >= start) == (Fraction(shown) >= start) for start in thresholds):
            return f"{shown:f}"
        places += 1


def exact(value: Fraction) -> str:
    """Write a score exactly, such as ``1115/18`` or ``90``."""
    return str(value)


def rounded(value: Fraction, places: int) -> Decimal:
    """Round half up to a number of decimals."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)


def percent(share: Fraction, places: int = 1) -> Decimal:
    """Return a share as a percentage for showing."""
    return rounded(share * 100, places)


@lru_cache(maxsize=4096)
def _plain(value: Fraction) -> Decimal:
    """Return a number for showing: all its decimals when they end, four otherwise."""
    for places in range(4):
        shown = rounded(value, places)
        if Fraction(shown) == value:
            return shown
    return rounded(value, 4)


def total(values: Iterable[Fraction]) -> Fraction:
    """Add exactly, over one common denominator instead of reducing after each step."""
    pairs = [value.as_integer_ratio() for value in values]
    common = lcm(*(below for _above, below in pairs))
    return Fraction(sum(above * (common // below) for above, below in pairs), common)


def _done(rows: Iterable[GradeRow]) -> list[GradeRow]:
    return [row for row in rows if row.status is Status.COMPLETED]


def _weight(rows: Iterable[GradeRow]) -> Fraction:
    return total(row.weight for row in rows)


def _completion(rows: Sequence[GradeRow]) -> Fraction | None:
    whole = _weight(rows)
    return _weight(_done(rows)) / whole if whole else None


def _good_weight(row: GradeRow) -> Fraction:
    """Return what a finished task brings for quality: all, nothing, or less for each fault."""
    if row.quality is None or row.quality == _FAILED_QUALITY:
        return Fraction()
    if not row.quality_faults:
        return row.weight
    return row.weight * max(Fraction(), 1 - _FAULT * row.quality_faults)
