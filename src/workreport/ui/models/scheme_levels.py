"""The levels a month's schemes know, as choices of a cell and as small cells of earlier months."""

from itertools import zip_longest
from typing import TYPE_CHECKING

from workreport.domain.levels import ABCD, LevelSet
from workreport.i18n.translation import _, chosen
from workreport.ui.models.column import Choice, Heat, level_choices

if TYPE_CHECKING:
    from workreport.domain.month_schemes import MonthSchemes
    from workreport.domain.rating_scheme import RatingScheme

NOT_RATED = "–"
_TONES = ("ok2", "idle", "warn", "bad")
_SHORT = {"HTXS": "XS", "HTT": "T", "HTNV": "NV", "KHT": "K"}
_RANKS = {"A": 0, "B": 1, "C": 2, "D": 3, "HTXS": 0, "HTT": 1, "HTNV": 2, "KHT": 3}


def level_rank(code: str) -> int | None:
    """Return how far below the top a level stands; null for what is no level known here."""
    return _RANKS.get(code)


def level_heat(level: str, month: str) -> Heat:
    """Return the small cell of a level in a month."""
    rank = level_rank(level)
    tone = "" if rank is None else _TONES[rank]
    return Heat(_SHORT.get(level, level), tone, tooltip=f"{month}: {level}")


def scheme_choices(schemes: "MonthSchemes") -> tuple[Choice, ...]:
    """Return the levels to choose from; where people have different sets, by rank from the top."""
    sets = {each.levels.codes: each.levels for each in schemes.all}
    if not sets or set(sets) == {ABCD.codes}:
        return level_choices()
    ranks = enumerate(zip_longest(*(each.levels for each in sets.values())), 1)
    found = []
    for digit, levels in ranks:
        known = [level for level in levels if level is not None]
        letters = tuple(level.code.casefold() for level in known if len(level.code) == 1)
        label = " / ".join(level.code for level in known)
        if len(sets) == 1:
            label = chosen({"vi": known[0].vi, "en": known[0].en})
        found.append(Choice(known[0].code, label, (str(digit), *letters)))
    return (*found, Choice(NOT_RATED, _("Không xếp loại"), ("k",)))


def same_rank(levels: LevelSet, code: str, schemes: "MonthSchemes") -> str:
    """Return the level of a set that stands as high as the one a choice of the month names."""
    if code in levels.codes:
        return code
    for each in schemes.all:
        if code in each.levels.codes:
            at = each.levels.codes.index(code)
            return levels.codes[min(at, len(levels.codes) - 1)]
    return code


def choice_value(code: str, schemes: "MonthSchemes") -> str:
    """Return the value of the choice that stands for a level."""
    first = next(iter(schemes.all), None)
    return code if first is None else same_rank(first.levels, code, schemes)


def scored(schemes: "MonthSchemes") -> "tuple[RatingScheme, ...]":
    """Return the schemes of the month that come to a score."""
    return tuple(each for each in schemes.all if each.has_score)
