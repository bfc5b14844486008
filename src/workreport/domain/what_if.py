"""What the Office may try on a month, and what would become of it; nothing here keeps anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import Exact, plain
from workreport.domain.levels import LevelSet
from workreport.domain.quota import BASES, Quota
from workreport.domain.rating import RatingResult
from workreport.domain.rating_input import RatingInput
from workreport.domain.rating_scheme import POINTS, RatingScheme
from workreport.domain.reason import Reason

_MOST = 100


@dataclass(frozen=True, slots=True)
class Rated:
    """A person as the month's own scheme rates them; ``group`` is the comparison group."""

    person: str
    group: str
    result: RatingResult

    @property
    def level(self) -> str:
        """The level; empty where there is none."""
        return self.result.level or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is tried; whatever is empty stays as it is.

    ``thresholds`` gives the score a level begins at; ``faults`` how many quality faults more (or
    less) a task has; ``coefficients`` another coefficient in place of one, ``task_coefficients``
    that of one task; ``inputs`` what else would be said of a person; ``schemes`` other schemes,
    each for the groups it is made for.
    """

    quota_share: Fraction | None = None
    quota_base: str = ""
    thresholds: Mapping[str, Exact] = field(default_factory=dict)
    faults: Mapping[str, int] = field(default_factory=dict)
    coefficients: Mapping[Exact, Exact] = field(default_factory=dict)
    task_coefficients: Mapping[str, Exact] = field(default_factory=dict)
    inputs: Mapping[str, RatingInput] = field(default_factory=dict)
    schemes: tuple[RatingScheme, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is tried."""
        return self == Change()

    @property
    def changes_inputs(self) -> bool:
        """Whether something is tried that scores are computed from."""
        return bool(self.faults or self.coefficients or self.task_coefficients or self.inputs)


@dataclass(frozen=True, slots=True)
class Moved:
    """A person whose level, or score, would be another one; null is a score that is not known.

    ``why`` says what the other rule cannot be given; then ``after`` is empty.
    """

    person: str
    group: str
    before: str
    after: str
    total_before: Exact | None
    total_after: Exact | None
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class GroupQuota:
    """The quota of one comparison group as it is, and as it would be."""

    group: str
    before: Quota
    after: Quota


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would become of a month.

    ``moved`` are those whose level changes, ``rescored`` those whose score alone does. ``notes``
    say what the change cannot reach.
    """

    moved: tuple[Moved, ...]
    rescored: tuple[Moved, ...]
    before: Mapping[str, int]
    after: Mapping[str, int]
    quotas: tuple[GroupQuota, ...]
    notes: tuple[Reason, ...] = ()


def with_thresholds(scheme: RatingScheme, thresholds: Mapping[str, Exact]) -> RatingScheme:
    """Return a scheme whose levels begin at other scores.

    Raises:
        UseError: ``what_if_threshold`` when the levels would no longer follow each other.
    """
    known = scheme.levels
    changed = tuple(
        replace(level, min=Fraction(thresholds.get(level.code, level.min)))
        for level in known.levels
    )
    if changed == known.levels or scheme.kind != POINTS:
        return scheme
    starts = [level.min for level in changed]
    if starts != sorted(set(starts), reverse=True) or starts[-1] != 0 or starts[0] > _MOST:
        code = next(code for code in known.codes if code in thresholds)
        raise UseError("what_if_threshold", level=code, value=plain(thresholds[code]))
    return replace(scheme, levels=LevelSet(known.id, changed))


def check_change(rated: Sequence[Rated], change: Change) -> None:
    """Refuse a change that has no meaning for these people.

    Raises:
        UseError: ``what_if_share``, ``what_if_base``, ``what_if_level``, ``what_if_task`` or
            ``what_if_coefficient``.
    """
    share = change.quota_share
    if share is not None and not 0 <= share <= 1:
        raise UseError("what_if_share", value=plain(share))
    if change.quota_base and change.quota_base not in BASES:
        raise UseError("what_if_base", value=change.quota_base, known=", ".join(BASES))
    codes = {code: None for one in rated for code in one.result.scheme.levels.codes}
    codes |= {code: None for scheme in change.schemes for code in scheme.levels.codes}
    for level in change.thresholds:
        if level not in codes:
            raise UseError("what_if_level", value=level, known=", ".join(codes))
    _check_tasks(rated, change)


def _check_tasks(rated: Sequence[Rated], change: Change) -> None:
    for coef in (*change.coefficients.values(), *change.task_coefficients.values()):
        if coef <= 0:
            raise UseError("what_if_coefficient", value=plain(coef))
    named = {*change.faults, *change.task_coefficients}
    known = {task.id for one in rated for task in one.result.given.tasks} if named else named
    for task in sorted(named - known):
        raise UseError("what_if_task", value=task)
