"""The scheme people are rated by: versioned data with its sources, read by ``scheme_reader``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from workreport.domain.exact_numbers import Exact
from workreport.domain.levels import ABCD, LevelSet
from workreport.domain.quota import DEFAULT_SHARE
from workreport.domain.rating_input import GROUPS
from workreport.domain.scheme_formula import Node
from workreport.domain.scheme_program import Program

DIRECT, POINTS, CONDITIONS = KINDS = ("direct", "points", "conditions")
QUOTA_BASES = ("good", "good_or_better", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """What every clause of a scheme says of itself: names, and where it stands in the rules."""

    code: str
    vi: str
    en: str
    source: str
    status: str  # norm, local, proposal or legacy

    @property
    def title(self) -> Mapping[str, str]:
        """The name in both languages."""
        return {"vi": self.vi, "en": self.en}


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Titled):
    """A general criterion and its maximum."""

    max: Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderPart(Titled):
    """What only a leader is asked, in percent; ``choices`` are the percents the rules name."""

    choices: tuple[Exact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula(Titled):
    """A value the scheme computes: a component, the task score, the total."""

    text: str
    node: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Titled):
    """A condition that lowers the level: ``cap`` is the highest left, ``force`` the level given.

    It concerns the ``groups`` and, unless empty, only people who stand ``at`` one of these levels
    when its turn comes; gates are tried in the order of the scheme.
    """

    text: str
    node: Node
    holds_when: bool  # what the condition must be for the gate to hold
    cap: str = ""
    force: str = ""
    at: tuple[str, ...] = ()
    groups: tuple[str, ...] = GROUPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker(Titled):
    """An event that decides the level whatever the score is."""

    force: str
    groups: tuple[str, ...] = GROUPS


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaRule:
    """How many may have the top level: a share of a base, in each comparison group."""

    top: str
    base: str = "good"
    share: Exact = DEFAULT_SHARE
    flagged_share: Exact | None = None  # allowed with a reason and the number of a document
    groups: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The formulas of a scheme, ready to run, and where each value lies."""

    program: Program
    formulas: tuple[tuple[Formula, int], ...] = ()  # base, components, task and total, in order
    gates: tuple[tuple[Gate, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingScheme:
    """How people are rated.

    A scheme is ``direct`` (a level is picked), of ``points`` (a score falls into a band), or of
    ``conditions`` (the level is the highest whose gates are passed). A remark of at least
    ``remark_letters`` letters goes with the levels in ``required_remarks``.
    """

    id: str
    vi: str
    en: str
    levels: LevelSet
    version: str = "1"
    status: str = "proposal"
    kind: str = DIRECT
    source: str = ""
    effective_from: date | None = None
    effective_until: date | None = None  # the last day
    groups: tuple[str, ...] = GROUPS
    rhythm: str = "month"
    hidden: bool = False  # kept for history, not offered
    criteria: tuple[Criterion, ...] = ()
    leader_parts: tuple[LeaderPart, ...] = ()
    constants: Mapping[str, Exact] = field(default_factory=dict)
    ratio_base: str = ""
    coefficients: str = ""
    task_max: Exact = 0
    blockers: tuple[Blocker, ...] = ()
    quota: QuotaRule | None = None
    required_remarks: frozenset[str] = frozenset()
    remark_letters: int = 10
    takes_deduction: bool = False
    plan: Plan | None = field(default=None, compare=False, repr=False)

    @property
    def ref(self) -> str:
        """The name months and results keep: ``id@version``."""
        return f"{self.id}@{self.version}"

    @property
    def title(self) -> Mapping[str, str]:
        """The name in both languages."""
        return {"vi": self.vi, "en": self.en}

    @property
    def general_max(self) -> Exact:
        """The most the general criteria can bring."""
        return sum(each.max for each in self.criteria)

    @property
    def has_score(self) -> bool:
        """Whether a total is computed."""
        return self.kind == POINTS

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Every value that is computed, in order."""
        return () if self.plan is None else tuple(each for each, _place in self.plan.formulas)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates in the order they are tried."""
        return () if self.plan is None else tuple(each for each, _place in self.plan.gates)

    @property
    def quota_top(self) -> str:
        """The level that is limited; empty when none is."""
        return "" if self.quota is None else self.quota.top

    @property
    def quota_base(self) -> tuple[str, ...]:
        """The levels whose number the share is taken of."""
        if self.quota is None:
            return ()
        codes = self.levels.codes
        return {"good": codes[1:2], "good_or_better": codes[:2]}.get(self.quota.base, codes)

    @property
    def quota_share(self) -> Fraction:
        """The part of the base that may have the top level."""
        return DEFAULT_SHARE if self.quota is None else Fraction(self.quota.share)

    def holds_on(self, day: date) -> bool:
        """Tell whether the scheme is in force on a day."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_until is None or day <= self.effective_until)


# Used where an agency has not chosen a scheme; the same is shipped as data.
ABCD_DIRECT = RatingScheme(
    id="abcd_direct",
    vi="Xếp loại A, B, C, D, không chấm điểm",
    en="Grades A, B, C, D without a score",
    levels=ABCD,
    required_remarks=frozenset({"A", "D"}),
    quota=QuotaRule(top="A", source="Thực tiễn của cơ quan"),
)
