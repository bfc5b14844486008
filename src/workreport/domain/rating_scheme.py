"""Levels people and departments are put into, and the scheme that says how; both come from data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workreport.domain.errors import UseError
from workreport.domain.quota import DEFAULT_SHARE

_STATUSES = ("norm", "local", "proposal", "legacy")


@dataclass(frozen=True, slots=True)
class Level:
    """One level and the score it begins at."""

    code: str
    vi: str
    en: str
    min: Fraction


@dataclass(frozen=True, slots=True)
class LevelSet:
    """Levels from the highest to the lowest."""

    id: str
    levels: tuple[Level, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes from the highest to the lowest."""
        return tuple(level.code for level in self.levels)

    @property
    def thresholds(self) -> tuple[Fraction, ...]:
        """The scores at which a level begins."""
        return tuple(level.min for level in self.levels)

    def band(self, score: Fraction) -> str:
        """Return the level a score falls into, compared exactly; below all of them the lowest."""
        found = (level.code for level in self.levels if score >= level.min)
        return next(found, self.levels[-1].code)

    def not_above(self, level: str, cap: str) -> str:
        """Return the lower of two levels."""
        codes = self.codes
        return codes[max(codes.index(level), codes.index(cap))]


@dataclass(frozen=True, slots=True)
class RatingScheme:
    """How people are rated: here directly, by picking a level (``kind`` direct).

    A remark of at least ``remark_letters`` letters goes with the levels in ``required_remarks``.
    """

    id: str
    vi: str
    en: str
    levels: LevelSet
    status: str = "proposal"
    kind: str = "direct"
    required_remarks: frozenset[str] = frozenset()
    remark_letters: int = 10
    quota_top: str = ""
    quota_base: tuple[str, ...] = ()
    quota_share: Fraction = DEFAULT_SHARE


def level_set_from(data: Mapping[str, object]) -> LevelSet:
    """Read a level set: ``id`` and ``levels`` of ``code``, ``vi``, ``en``, ``min``.

    Raises:
        UseError: ``scheme_malformed`` names the field that is missing or wrong.
    """
    rows = data.get("levels")
    if not isinstance(rows, list | tuple) or not rows:
        raise UseError("scheme_malformed", field="levels", value=rows)
    levels = tuple(_level_from(row) for row in rows)
    starts = [level.min for level in levels]
    if starts != sorted(set(starts), reverse=True):
        raise UseError("scheme_malformed", field="min", value=", ".join(map(str, starts)))
    if len({level.code for level in levels}) < len(levels):
        raise UseError("scheme_malformed", field="code", value="")
    return LevelSet(_text(data, "id"), levels)


def scheme_from(data: Mapping[str, object], level_sets: Mapping[str, LevelSet]) -> RatingScheme:
    """Read a scheme of the kind ``direct``; its levels are named by ``level_set``.

    Raises:
        UseError: ``scheme_malformed`` names the field that is missing or wrong.
    """
    levels = level_sets.get(_text(data, "level_set"))
    if levels is None:
        raise UseError("scheme_malformed", field="level_set", value=data["level_set"])
    status = data.get("status", "proposal")
    if status not in _STATUSES:
        raise UseError("scheme_malformed", field="status", value=status)
    quota = data.get("quota", {})
    if not isinstance(quota, Mapping):
        raise UseError("scheme_malformed", field="quota", value=quota)
    letters = data.get("remark_letters", 10)
    if type(letters) is not int or letters < 0:
        raise UseError("scheme_malformed", field="remark_letters", value=letters)
    return RatingScheme(
        id=_text(data, "id"),
        vi=_text(data, "vi"),
        en=_text(data, "en"),
        levels=levels,
        status=str(status),
        required_remarks=frozenset(_codes(data.get("required_remarks", ()), levels)),
        remark_letters=letters,
        quota_top="".join(_codes([quota["top"]], levels)) if "top" in quota else "",
        quota_base=tuple(_codes(quota.get("base", ()), levels)),
        quota_share=_number(quota, "share") if "share" in quota else DEFAULT_SHARE,
    )


def _level_from(row: object) -> Level:
    if not isinstance(row, Mapping):
        raise UseError("scheme_malformed", field="levels", value=row)
    return Level(_text(row, "code"), _text(row, "vi"), _text(row, "en"), _number(row, "min"))


def _text(data: Mapping[str, object], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise UseError("scheme_malformed", field=name, value=value)
    return value


def _number(data: Mapping[str, object], name: str) -> Fraction:
    """Read a number written as an integer, a decimal string or "1/5"; floats are not exact."""
    value = data.get(name)
    try:
        if isinstance(value, str) or type(value) is int:
            return Fraction(value)
    except (ValueError, ZeroDivisionError) as error:
        raise UseError("scheme_malformed", field=name, value=value) from error
    raise UseError("scheme_malformed", field=name, value=value)


def _codes(value: object, levels: LevelSet) -> Iterable[str]:
    if not isinstance(value, list | tuple) or any(code not in levels.codes for code in value):
        raise UseError("scheme_malformed", field="level", value=value)
    return value


def _built_in(name: str, *rows: tuple[str, str, str, int]) -> LevelSet:
    return LevelSet(name, tuple(Level(code, vi, en, Fraction(low)) for code, vi, en, low in rows))


# Used where an agency has not stated levels of its own; the same rows are shipped as data.
L4 = _built_in(
    "L4",
    ("HTXS", "Hoàn thành xuất sắc nhiệm vụ", "Excellent completion", 90),
    ("HTT", "Hoàn thành tốt nhiệm vụ", "Good completion", 70),
    ("HTNV", "Hoàn thành nhiệm vụ", "Completion", 50),
    ("KHT", "Không hoàn thành nhiệm vụ", "Non-completion", 0),
)
ABCD = _built_in(
    "ABCD",
    ("A", "Loại A", "Grade A", 90),
    ("B", "Loại B", "Grade B", 70),
    ("C", "Loại C", "Grade C", 50),
    ("D", "Loại D", "Grade D", 0),
)
ABCD_DIRECT = RatingScheme(
    id="abcd_direct",
    vi="Xếp loại A, B, C, D, không chấm điểm",
    en="Grades A, B, C, D without a score",
    levels=ABCD,
    required_remarks=frozenset({"A", "D"}),
    quota_top="A",
    quota_base=("B",),
)
