"""What a person is rated by: points, tasks, the leader's own part, the unit, what blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workreport.domain.exact_numbers import Exact

GROUPS = ("staff", "leader", "support")
LEADER_PARTS = ("unit_result", "organising", "unity")
UNIT_PARTS = (
    "completion",
    "exceeding",
    "on_time",
    "subordinates_completed",
    "subordinates_good",
)

_GROUP_OF = {
    "leaders": "leader",
    "heads": "leader",
    "deputies": "leader",
    "civil_servants": "staff",
    "support": "support",
}

COMPARISON_GROUPS = tuple(_GROUP_OF)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedTask:
    """A task with what was assigned and done of it; null is unknown, never nothing."""

    id: str
    assigned: Exact | None
    done: Exact | None
    coef: Exact = 1
    quality_faults: Exact = 0
    delays: Exact = 0
    exempt_quality: Exact = 0  # how many of the faults have a confirmed objective cause
    exempt_delay: Exact = 0
    exceeds: bool = False

    @property
    def is_known(self) -> bool:
        """Whether both quantities are known."""
        return self.assigned is not None and self.done is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingInput:
    """Everything a scheme may ask about one person in one period.

    ``general`` is the sum of the general criteria; ``criteria`` may give them one by one instead.
    ``leader`` holds percents by :data:`LEADER_PARTS`, ``unit`` shares by :data:`UNIT_PARTS`.
    ``level`` and ``remark`` are a head's own choice, for schemes without a score.
    """

    group: str = "staff"
    general: Exact | None = None
    criteria: Mapping[str, Exact] = field(default_factory=dict)
    tasks: tuple[RatedTask, ...] = ()
    leader: Mapping[str, Exact] = field(default_factory=dict)
    unit: Mapping[str, Exact] = field(default_factory=dict)
    deduction: Exact = 0
    blockers: tuple[str, ...] = ()
    deputy: bool = False
    failed_quarters: Exact | None = None
    level: str = ""
    remark: str = ""


def rating_group(comparison_group: str) -> str:
    """Return the group a scheme is made for from a roster's comparison group."""
    return _GROUP_OF.get(comparison_group, "staff")
