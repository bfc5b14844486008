"""How a unit was called before, what it follows and what goes on with its work, with the days.

Scores of units that were merged are never put together: who reads follows the line by these names.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from workreport.i18n.translation import _
from workreport.services.book import Look
from workreport.services.directory import Directory

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Former:
    """An earlier name and the day from which it held no more."""

    name: str
    before: date


@dataclass(frozen=True, slots=True)
class Link:
    """Units on the other side of a reorganisation that took effect on a day."""

    on: date
    units: tuple[str, ...]
    names: tuple[str, ...]
    shorts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a unit was called, which ended units it follows, and what follows it."""

    before: tuple[Former, ...] = ()
    after: tuple[Link, ...] = ()
    heirs: Link | None = None

    @property
    def predecessors(self) -> tuple[str, ...]:
        """Ids of the ended units whose work this one goes on with."""
        return tuple(unit for link in self.after for unit in link.units)


def read_lineage(look: Look, unit: str) -> Lineage:
    """Return the line of a unit as it is known today; what begins later is not told yet."""
    known = look.directory
    own = known.units.get(unit)
    if own is None:
        return Lineage()
    heirs = None
    others = tuple(one for one in own.successors if one != unit)
    if own.ends_on is not None and others and own.ends_on < look.today:
        heirs = _link(known, own.ends_on + _DAY, others)
    return Lineage(_former(look, unit), links_to(known, unit, look.today), heirs)


def links_to(directory: Directory, unit: str, day: date) -> tuple[Link, ...]:
    """Return the ended units a unit goes on with since a day or before, the oldest first."""
    found: dict[date, list[str]] = {}
    for one in directory.in_order:
        is_other = one.unit != unit and unit in one.successors
        if is_other and one.ends_on is not None and one.ends_on < day:
            found.setdefault(one.ends_on + _DAY, []).append(one.unit)
    return tuple(_link(directory, on, tuple(found[on])) for on in sorted(found))


def _former(look: Look, unit: str) -> tuple[Former, ...]:
    spans = [
        span
        for span in look.directory.dated.units.get(unit, ())
        if span.starts_on is None or span.starts_on <= look.today
    ]
    return tuple(
        Former(span.name, then.starts_on)
        for span, then in pairwise(spans)
        if then.starts_on is not None and then.name != span.name
    )


def _link(directory: Directory, on: date, units: tuple[str, ...]) -> Link:
    known = [directory.units[one] for one in units if one in directory.units]
    return Link(
        on,
        tuple(one.unit for one in known),
        tuple(one.name for one in known),
        tuple(one.short or one.name for one in known),
    )


def link_words(link: Link, *, is_short: bool = False) -> str:
    """Say what a unit follows: "từ 01/09/2026 tiếp nối: Phòng A, Phòng B"."""
    names = link.shorts if is_short else link.names
    return _("từ {day} tiếp nối: {names}").format(day=f"{link.on:%d/%m/%Y}", names=", ".join(names))


def lineage_words(line: Lineage, *, is_short: bool = False) -> str:
    """Say everything: earlier names, what was followed, what follows; other units also short."""
    told = [
        _("trước {day}: {name}").format(day=f"{one.before:%d/%m/%Y}", name=one.name)
        for one in line.before
    ]
    told += [link_words(link, is_short=is_short) for link in line.after]
    if line.heirs is not None:
        names = line.heirs.shorts if is_short else line.heirs.names
        told.append(
            _("từ {day}: {names} kế tục").format(
                day=f"{line.heirs.on:%d/%m/%Y}", names=", ".join(names)
            )
        )
    return "; ".join(told)
