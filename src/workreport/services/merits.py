"""Lists of whom to commend and whom to criticise over a span, by rules the agency may sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workreport.domain.errors import RuleError
from workreport.domain.merit import (
    PEOPLE,
    UNITS,
    MeritRule,
    Named,
    put_on_lists,
    read_rules,
)
from workreport.domain.period import Period, Span
from workreport.ledger.bodies.agency import SettingsSet
from workreport.services.book import Book, Look
from workreport.services.histories import HistoryService, Matrix
from workreport.services.ports.machine import Resources

SETTING = "merit_rules"
_SHIPPED = "merit/standard.toml"
_TOP = frozenset({"A", "HTXS"})
_LOWEST = frozenset({"D", "KHT"})


@dataclass(frozen=True, slots=True)
class MeritLists:
    """Who stands on which list of a span; ``names`` of units and people by id."""

    span: Span
    units: Mapping[str, tuple[Named, ...]]
    people: Mapping[str, tuple[Named, ...]]
    names: Mapping[str, str]
    unit_of: Mapping[str, str]  # by person: the name of the unit
    unlocked: tuple[Period, ...]
    rules: tuple[MeritRule, ...] = field(default=())


class MeritService:
    """Applies the rules; only locked months count, and a list decides nothing by itself."""

    def __init__(self, book: Book, histories: HistoryService, resources: Resources) -> None:
        self._book = book
        self._histories = histories
        self._resources = resources

    def rules_text(self) -> str:
        """Return the rules in force as their author wrote them."""
        with self._book.looking() as look:
            return _signed(look) or self._resources.text(_SHIPPED)

    def sign_rules(self, text: str) -> str:
        """Sign rules of the agency's own; an empty text goes back to the shipped ones.

        Raises:
            UseError: ``merit_malformed``.
            RuleError: ``only_chief_sets_merit``.
        """
        if text.strip():
            read_rules(text)
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_sets_merit")
            tips = [
                fact.entry
                for fact in work.projections.facts(
                    "settings.set", key=f"settings/{SETTING}", chosen=False
                )
                if fact.is_tip
            ]
            body = SettingsSet(name=SETTING, value=text.strip())
            return work.append(body, "settings.set", supersedes=tips)

    def lists(self, span: Span, tried: Sequence[MeritRule] = ()) -> MeritLists:
        """Return both lists of departments and of people, by the rules in force or those tried."""
        rules = tuple(tried) or read_rules(self.rules_text())
        units = self._histories.units(span.first, span.last)
        people = self._histories.people(span.first, span.last)
        return MeritLists(
            span,
            put_on_lists(rules, UNITS, unit_figures(units)),
            put_on_lists(rules, PEOPLE, person_figures(people)),
            {
                **{row.unit: row.name for row in units.units},
                **{row.person: row.name for row in people.people},
            },
            {row.person: row.unit_name for row in people.people},
            tuple(sorted(units.opened - units.locked)),
            rules,
        )


def unit_figures(matrix: Matrix) -> dict[str, dict[str, int]]:
    """Count what the rules may ask of departments, over locked months."""
    found = {}
    for row in matrix.units:
        cells = [cell for month, cell in row.cells.items() if month in matrix.locked]
        judged = {
            code: sum(cell.verdicts.get(code, 0) for cell in cells)
            for code in ("late", "low_quality", "not_implemented")
        }
        found[row.unit] = {
            "months": sum(bool(cell.level) for cell in cells),
            "top": sum(cell.level in _TOP for cell in cells),
            "lowest": sum(cell.level in _LOWEST for cell in cells),
            "late": sum(cell.expected and cell.verdict.is_late for cell in cells),
            "returned": sum(cell.returns for cell in cells),
            "late_verdicts": judged["late"],
            "low_quality": judged["low_quality"],
            "not_implemented": judged["not_implemented"],
            "verdicts": sum(judged.values()),
            "by_hand": sum(bool(cell.by_hand) for cell in cells),
        }
    return found


def person_figures(matrix: Matrix) -> dict[str, dict[str, int]]:
    """Count what the rules may ask of people, over locked months."""
    found = {}
    for row in matrix.people:
        cells = [cell for month, cell in row.cells.items() if month in matrix.locked]
        found[row.person] = {
            "months": sum(bool(cell.level) for cell in cells),
            "top": sum(cell.level in _TOP for cell in cells),
            "lowest": sum(cell.level in _LOWEST for cell in cells),
            "not_rated": sum(bool(cell.not_rated) for cell in cells),
        }
    return found


def _signed(look: Look) -> str:
    facts = look.projections.facts("settings.set", key=f"settings/{SETTING}")
    body = facts[-1].body if facts else None
    return body.value if isinstance(body, SettingsSet) else ""
