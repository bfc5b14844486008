"""What helps to read a workbook: the people of the agency, and answers given before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from workreport.domain.sheet_values import match_key
from workreport.services.book import Look, Work
from workreport.services.ports.sheets import (
    Hints,
    PersonName,
    SheetColumn,
    UnitName,
)

_MEANINGS = "import/meanings/{kind}"
_MOST_SHAPES = 60  # of headings; the oldest is forgotten first


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of a workbook: the field of a heading, the id behind a name."""

    headings: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, headings: Mapping[str, str], names: Mapping[str, str]) -> "Told":
        """Take headings and names as they are written."""
        return cls(
            {match_key(words): name for words, name in headings.items()},
            {match_key(words): meant for words, meant in names.items()},
        )


class Meanings(msgspec.Struct):
    """What is remembered of the workbooks of one kind."""

    shapes: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}


def meanings_of(look: Look, kind: str) -> Meanings:
    """Return what was said of earlier workbooks."""
    kept = look.transaction.local.value(_MEANINGS.format(kind=kind))
    return msgspec.json.decode(kept, type=Meanings) if kept else Meanings()


def hints_for(look: Look, kind: str, told: Told) -> Hints:
    """Return everything that helps to read a workbook."""
    kept = meanings_of(look, kind)
    leaders = {person.person for person in look.directory.leaders}
    return Hints(
        people=tuple(
            PersonName(one.person, one.name, one.unit, directs=one.person in leaders)
            for one in look.directory.people.values()
            if one.left_on is None
        ),
        headings=told.headings,
        remembered=kept.shapes,
        names={**kept.names, **told.names},
    )


def remember(work: Work, kind: str, told: Told, columns: tuple[SheetColumn, ...]) -> None:
    """Keep what was said for the next workbook whose heading has the same shape."""
    if not told.headings and not told.names:
        return
    kept = meanings_of(work, kind)
    for column in columns:
        if column.key in told.headings:
            # Taken out and put back: the newest comes last.
            meant = kept.shapes.pop(column.shape, {})
            kept.shapes[column.shape] = meant | {column.key: told.headings[column.key]}
    for shape in list(kept.shapes)[:-_MOST_SHAPES]:
        del kept.shapes[shape]
    kept.names.update(told.names)
    work.transaction.local.set_value(_MEANINGS.format(kind=kind), msgspec.json.encode(kept))


def unit_names(look: Look) -> list[UnitName]:
    """Return the names under which sheets may speak of units."""
    return [
        UnitName(unit.unit, unit.code, unit.name, unit.short, tuple(unit.aliases))
        for unit in look.directory.units_on(look.today)
    ]
