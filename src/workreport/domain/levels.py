"""Levels people and departments are put into, from the highest to the lowest."""

from dataclasses import dataclass
from fractions import Fraction


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

    @property
    def lowest(self) -> str:
        """The code of the lowest level."""
        return self.levels[-1].code

    def band(self, score: Fraction | int) -> str:
        """Return the level a score falls into, compared exactly; below all of them the lowest."""
        found = (level.code for level in self.levels if score >= level.min)
        return next(found, self.levels[-1].code)

    def not_above(self, level: str, cap: str) -> str:
        """Return the lower of two levels."""
        codes = self.codes
        return codes[max(codes.index(level), codes.index(cap))]


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
