"""The classification at a glance, what was typed included: spread, who moved, what is unsaid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.i18n.formats import month_text, percent_text
from workreport.i18n.group_text import group_text
from workreport.i18n.messages import cause
from workreport.i18n.translation import _, ngettext
from workreport.services.classification_review import (
    LevelChange,
    Review,
    Spread,
    Standing,
    review,
)
from workreport.ui.models.column import GroupHead
from workreport.ui.models.scheme_levels import NOT_RATED
from workreport.ui.viewmodels.people_facts import computed_of, words_of

if TYPE_CHECKING:
    from workreport.services.summary import PersonSummary
    from workreport.ui.models.decided_lines import DecidedLine
    from workreport.ui.viewmodels.people import People

BY_UNIT, BY_GROUP = "unit", "group"
_GROUP_ORDER = ("leaders", "heads", "deputies", "civil_servants", "support")


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """How the levels of some people are spread: a cell for each level, and who has none."""

    key: str
    name: str
    cells: tuple[str, ...]
    rest: str
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person the chief must look at: what happened, and the words about it."""

    person: str
    name: str
    unit: str
    what: str
    words: str
    icon: str
    ink: str


class PeopleReview:
    """Reviews the month as it would be with what was typed and is not signed yet."""

    def __init__(self, model: "People") -> None:
        self._model = model

    def review(self) -> Review | None:
        """Return the classification as it stands."""
        facts = self._model.facts
        if facts is None:
            return None
        people = [self._standing(one) for one in facts.summary.people]
        units = [one.line.unit.unit for one in facts.summary.units]
        return review(people, facts.schemes, facts.before, units, self._groups())

    def spread_rows(self, found: Review | None) -> tuple[SpreadRow, ...]:
        """Return the agency, the months before it, every unit and every comparison group."""
        if found is None:
            return ()
        names = self._unit_names()
        rows = [self._spread(found.agency, _("Toàn cơ quan"), is_head=True)]
        for month, each in reversed(found.months):
            name = _("Cơ quan, {month}").format(month=month_text(month.month))
            rows.append(self._spread(each, name))
        rows += [self._spread(each, names.get(each.key, "")) for each in found.units]
        rows += [self._spread(each, group_text(each.key)) for each in found.groups]
        return tuple(rows)

    def change_rows(self, found: Review | None) -> tuple[PersonRow, ...]:
        """Return who has another level than last month, with from, to and the reason."""
        changes = () if found is None else found.changes
        names = self._unit_names()
        return tuple(
            PersonRow(
                each.person,
                each.name,
                names.get(each.unit, ""),
                _moved(each),
                each.reason or _("chưa ghi lý do"),
                _arrow(each),
                "ok" if (each.steps or 0) > 0 else "warn",
            )
            for each in changes
        )

    def missing_rows(self, found: Review | None) -> tuple[PersonRow, ...]:
        """Return who has a level that needs words and has none."""
        missing = () if found is None else found.missing
        names = self._unit_names()
        return tuple(
            PersonRow(
                each.person,
                each.name,
                names.get(each.unit, ""),
                each.level,
                cause(each.code, each.values),
                "warning-fill",
                "warn",
            )
            for each in missing
        )

    def grouped(self, lines: Iterable["DecidedLine"], by: str) -> tuple["DecidedLine", ...]:
        """Put the lines under their units, or under their comparison groups with the unit named."""
        if by == BY_UNIT:
            return tuple(lines)
        groups = {one.person: one.group for one in self._model.people()}
        order = {group: at for at, group in enumerate(self._groups())}
        names = self._unit_names()
        units = {one.person: names.get(one.unit, "") for one in self._model.people()}
        found = [
            replace(
                line,
                position=" · ".join(filter(None, (line.position, units[line.id]))),
                group=GroupHead(f"group {groups[line.id]}", group_text(groups[line.id])),
            )
            for line in lines
        ]
        return tuple(sorted(found, key=lambda line: order[groups[line.id]]))

    def _groups(self) -> Sequence[str]:
        known = {one.group for one in self._model.people()}
        return [*(g for g in _GROUP_ORDER if g in known), *sorted(known - set(_GROUP_ORDER))]

    def _unit_names(self) -> dict[str, str]:
        facts = self._model.facts
        units = () if facts is None else facts.summary.units
        return {one.line.unit.unit: one.line.unit.short or one.line.unit.name for one in units}

    def _standing(self, one: "PersonSummary") -> Standing:
        level, decided = self._model.counted(one), self._model.decided(one)
        typed = self._model.pending.get(f"{one.person}/remark")
        words = words_of(one.decided) if typed is None else typed
        if not decided:
            words = words_of(one.department)
        is_rated = level != NOT_RATED
        return Standing(
            one,
            level if is_rated else "",
            is_rated=is_rated,
            remark=words,
            decided=decided if decided != NOT_RATED else "",
            computed=computed_of(one),
        )

    def _spread(self, each: Spread, name: str, *, is_head: bool = False) -> SpreadRow:
        cells = tuple(
            _("{level} {count} ({share})").format(
                level=level, count=count, share=percent_text(Fraction(count, each.rated), 0)
            )
            if each.rated
            else f"{level} 0"
            for level, count in each.counts.items()
        )
        rest = []
        if each.not_rated:
            rest.append(_("không xếp loại {count}").format(count=each.not_rated))
        if each.unsaid:
            rest.append(_("chưa có ý kiến {count}").format(count=each.unsaid))
        return SpreadRow(each.key, name, cells, " · ".join(rest), is_head)


def _moved(each: LevelChange) -> str:
    values = {"before": each.before, "now": each.now, "steps": abs(each.steps or 0)}
    if each.steps is None:
        return _("{before} sang {now}, khác thang mức").format(**values)
    if each.steps > 0:
        words = ngettext(
            "{before} lên {now}, tăng {steps} mức",
            "{before} lên {now}, tăng {steps} mức",
            each.steps,
        )
    else:
        words = ngettext(
            "{before} xuống {now}, giảm {steps} mức",
            "{before} xuống {now}, giảm {steps} mức",
            -each.steps,
        )
    return words.format(**values)


def _arrow(each: LevelChange) -> str:
    if not each.steps:
        return "arrows-left-right"
    return "arrow-up" if each.steps > 0 else "arrow-down"
