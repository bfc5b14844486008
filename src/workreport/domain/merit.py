"""Whom to commend and whom to criticise over some months: rules as data over plain figures."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from workreport.domain.errors import UseError

COMMEND, CRITICISE = LISTS = ("commend", "criticise")
UNITS, PEOPLE = GROUPS = ("units", "people")
FIGURES: Mapping[str, tuple[str, ...]] = {
    UNITS: (
        "months", "top", "lowest", "late", "returned", "late_verdicts", "low_quality",
        "not_implemented", "verdicts", "by_hand",
    ),
    PEOPLE: ("months", "top", "lowest", "not_rated"),
}  # fmt: skip
_RULE = {"code", "list", "of", "words", "words_en", "conditions"}
_CONDITION = {"figure", "share", "least", "most"}
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Condition:
    """A figure within bounds that count themselves; ``share`` is per cent of the months."""

    figure: str
    least: int | None = None
    most: int | None = None
    share: bool = False

    def holds(self, figures: Mapping[str, int]) -> bool:
        """Tell whether the figures satisfy it; without a month no share does."""
        value = Fraction(figures.get(self.figure, 0))
        if self.share:
            months = figures.get("months", 0)
            if not months:
                return False
            value = value * _HUNDRED / months
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )


@dataclass(frozen=True, slots=True)
class MeritRule:
    """All conditions together put somebody on a list."""

    code: str
    list: str
    of: str
    words: str
    conditions: tuple[Condition, ...]
    words_en: str = ""

    def holds(self, figures: Mapping[str, int]) -> bool:
        """Tell whether the rule puts somebody with these figures on its list."""
        return all(condition.holds(figures) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on a list, and the rules that say so."""

    subject: str
    figures: Mapping[str, int]
    rules: tuple[MeritRule, ...]


def read_rules(text: str) -> tuple[MeritRule, ...]:
    """Read rules written as TOML.

    Raises:
        UseError: ``merit_malformed`` names the place.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise UseError("merit_malformed", place=str(problem)) from problem
    found = data.get("rules")
    if not isinstance(found, list) or not found or set(data) != {"rules"}:
        raise UseError("merit_malformed", place="rules")
    rules = tuple(_rule(place, one) for place, one in enumerate(found, start=1))
    codes = [one.code for one in rules]
    twice = next((code for code in codes if codes.count(code) > 1), "")
    if twice:
        raise UseError("merit_malformed", place=twice)
    return rules


def put_on_lists(
    rules: Sequence[MeritRule], of: str, figures: Mapping[str, Mapping[str, int]]
) -> dict[str, tuple[Named, ...]]:
    """Apply the rules to everybody; both lists follow the order of ``figures``."""
    return {name: tuple(_named(rules, name, of, figures)) for name in LISTS}


def _named(
    rules: Sequence[MeritRule], name: str, of: str, figures: Mapping[str, Mapping[str, int]]
) -> Iterator[Named]:
    wanted = [rule for rule in rules if (rule.list, rule.of) == (name, of)]
    for subject, own in figures.items():
        held = tuple(rule for rule in wanted if rule.holds(own))
        if held:
            yield Named(subject, own, held)


def _rule(place: int, data: object) -> MeritRule:
    where = f"rules[{place}]"
    known = _keys(data, _RULE, where)
    of, listed = known.get("of"), known.get("list")
    conditions = known.get("conditions")
    words = [known.get("code"), known.get("words")]
    english = known.get("words_en", "")
    if of not in GROUPS or listed not in LISTS or not isinstance(conditions, list):
        raise UseError("merit_malformed", place=where)
    if not isinstance(english, str):
        raise UseError("merit_malformed", place=where)
    if not conditions or not all(isinstance(one, str) and one.strip() for one in words):
        raise UseError("merit_malformed", place=where)
    return MeritRule(
        str(words[0]),
        str(listed),
        str(of),
        " ".join(str(words[1]).split()),
        tuple(_condition(f"{where}.conditions", str(of), one) for one in conditions),
        " ".join(english.split()),
    )


def _condition(where: str, of: str, data: object) -> Condition:
    known = _keys(data, _CONDITION, where)
    figure, share = known.get("figure"), known.get("share", False)
    bounds = [known.get("least"), known.get("most")]
    is_number = [one is None or (isinstance(one, int) and one >= 0) for one in bounds]
    if figure not in FIGURES[of] or not isinstance(share, bool) or not all(is_number):
        raise UseError("merit_malformed", place=where)
    if bounds == [None, None] or any(isinstance(one, bool) for one in bounds):
        raise UseError("merit_malformed", place=where)
    return Condition(str(figure), bounds[0], bounds[1], share)


def _keys(data: object, known: set[str], where: str) -> dict[str, Any]:
    if not isinstance(data, dict) or not set(data) <= known:
        raise UseError("merit_malformed", place=where)
    return data
