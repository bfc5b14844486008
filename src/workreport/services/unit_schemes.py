"""The schemes departments are graded by: those shipped, and the agency's own signed ones."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property

from workreport.domain.errors import UseError
from workreport.domain.levels import LevelSet
from workreport.domain.period import Period
from workreport.domain.scheme_reader import level_set_from
from workreport.domain.unit_grade import UnitScheme
from workreport.domain.unit_scheme_reader import UNIT, unit_scheme_from
from workreport.ledger.bodies.agency import SchemeSet
from workreport.services.ports.machine import Resources
from workreport.services.ports.store import Projections

_FOLDER = "schemes"
_LEVELS = "schemes/levels"
_SUFFIX = ".toml"
_PREFIX = "unit_month"
STANDARD = "unit_month_v1@1"


class UnitSchemes:
    """A month finds the scheme it was opened with; a new month gets the one in force."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    @cached_property
    def _level_sets(self) -> Mapping[str, LevelSet]:
        return {each.id: each for each in map(level_set_from, self._files(_LEVELS))}

    @cached_property
    def shipped(self) -> Mapping[str, UnitScheme]:
        """The schemes that come with the program, by ``id@version``."""
        found = [self.read(data) for data in self._files(_FOLDER, _PREFIX)]
        return {each.ref: each for each in found}

    @property
    def standard(self) -> UnitScheme:
        """The scheme of an agency that has none of its own."""
        return self.shipped[STANDARD]

    def read(self, data: Mapping[str, object]) -> UnitScheme:
        """Read a scheme of departments.

        Raises:
            UseError: ``scheme_malformed`` names the place.
        """
        return unit_scheme_from(data, self._level_sets)

    def all(self, projections: Projections) -> tuple[UnitScheme, ...]:
        """Return every scheme in every version, the one in force last at the end."""
        found = {**self._signed(projections), **self.shipped}
        return tuple(sorted(found.values(), key=_begins))

    def of_month(
        self, period: Period, ref: str | None, projections: Projections
    ) -> UnitScheme | None:
        """Return what a month was opened with; before that, what it would be opened with."""
        if ref is None:
            return self.effective(period, projections)
        return self.stamped(ref, projections)

    def stamped(self, ref: str, projections: Projections) -> UnitScheme | None:
        """Return the very version a month was opened with; none if this program cannot read it.

        A shipped version is never replaced by a signed one of the same number.
        """
        found = self.shipped.get(ref)
        return found if found is not None else self._signed(projections).get(ref)

    def effective(self, period: Period, projections: Projections) -> UnitScheme:
        """Return the scheme a month is opened with: the newest in force on its last day.

        The agency's own go before the shipped ones.
        """
        day = period.last_day
        own = [each for each in self._signed(projections).values() if each.holds_on(day)]
        return max(own or self.shipped.values(), key=_begins)

    def _signed(self, projections: Projections) -> Mapping[str, UnitScheme]:
        found: dict[str, UnitScheme] = {}
        for fact in projections.facts("scheme.set", chosen=False):
            if not isinstance(fact.body, SchemeSet):
                continue
            try:
                data = json.loads(fact.body.data)
                scheme = self.read(data) if is_of_units(data) else None
            except (ValueError, RecursionError, UseError):
                continue  # listed among the schemes that cannot be read; it grades nobody
            if scheme is not None and scheme.ref == f"{fact.body.scheme}@{fact.body.version}":
                found.setdefault(scheme.ref, scheme)
        return found

    def _files(self, folder: str, prefix: str = "") -> Iterable[Mapping[str, object]]:
        return [
            tomllib.loads(self._resources.text(f"{folder}/{name}"))
            for name in self._resources.names(folder)
            if name.endswith(_SUFFIX) and name.startswith(prefix)
        ]


def is_of_units(data: object) -> bool:
    """Tell whether the data of a scheme is about departments rather than people."""
    return isinstance(data, Mapping) and data.get("kind") == UNIT


def _begins(scheme: UnitScheme) -> tuple[str, int, str]:
    starts, version = scheme.effective_from, scheme.version
    return "" if starts is None else starts.isoformat(), len(version), version
