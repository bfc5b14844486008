"""What the Office is told to look at when it checks: thresholds and order, read from data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from workreport.domain.copied_text import CopyRule
from workreport.services.ports.machine import Resources

_FILE = "checking/findings.toml"
_PHRASES = "phrases"


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """One point of the Office's check list; a shipped one has its words in the catalogue."""

    code: str
    text: str = ""
    is_mandatory: bool = False


@dataclass(frozen=True, slots=True)
class CheckRules:
    """Thresholds of findings, the order they weigh in, and which of them hold a report back."""

    order: tuple[str, ...] = ()
    holds: frozenset[str] = frozenset()
    copied: CopyRule = field(default_factory=CopyRule)
    elsewhere: CopyRule = field(default_factory=CopyRule)
    months: int = 3
    fewest_units: int = 3
    fewest_tasks: int = 3
    stock: tuple[str, ...] = ()  # phrases the program itself offers: nobody copied them
    points: tuple[CheckPoint, ...] = ()  # of the check list, until the agency signs its own

    def weight(self, code: str) -> int:
        """Return the place of a finding in the order, the worst first."""
        return self.order.index(code) if code in self.order else len(self.order)


def read_check_rules(resources: Resources) -> CheckRules:
    """Read the rules that come with the program."""
    read = tomllib.loads(resources.text(_FILE))
    copied: Mapping[str, Any] = read["copied"]
    done: Mapping[str, Any] = read["everything_done"]
    return CheckRules(
        order=tuple(read["order"]),
        holds=frozenset(read["holds"]),
        copied=_copy_rule(copied, "fewest_words"),
        elsewhere=_copy_rule(copied, "fewest_elsewhere"),
        months=copied["months"],
        fewest_units=done["fewest_units"],
        fewest_tasks=done["fewest_tasks"],
        stock=_stock(resources),
        points=tuple(CheckPoint(one["code"], is_mandatory=one["must"]) for one in read["point"]),
    )


def _copy_rule(copied: Mapping[str, Any], fewest: str) -> CopyRule:
    return CopyRule(copied[fewest], copied["run"], Fraction(copied["share"]))


def _stock(resources: Resources) -> tuple[str, ...]:
    found: list[str] = []
    for name in resources.names(_PHRASES):
        if name.endswith(".toml"):
            read = tomllib.loads(resources.text(f"{_PHRASES}/{name}"))
            for section in read.values():
                if isinstance(section, Mapping):
                    found += section.get("phrases", ())
    return tuple(found)
