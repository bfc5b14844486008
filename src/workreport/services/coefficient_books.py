"""The coefficient sets an agency may choose from: those shipped, and its own signed ones."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from workreport.domain.coefficient_sets import (
    COEFFICIENTS,
    CoefficientSet,
    coefficient_set_from,
)
from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import SchemeSet
from workreport.services.ports.machine import Resources
from workreport.services.ports.store import Projections

_FOLDER = "schemes/coefficients"
_SUFFIX = ".toml"


class CoefficientSets:
    """A month keeps the version it was opened with; a new month gets the one in force."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    @cached_property
    def shipped(self) -> Mapping[str, CoefficientSet]:
        """The sets that come with the program, by id."""
        found = [
            coefficient_set_from(tomllib.loads(self._resources.text(f"{_FOLDER}/{name}")))
            for name in self._resources.names(_FOLDER)
            if name.endswith(_SUFFIX)
        ]
        return {each.id: each for each in found}

    def source(self, name: str) -> str:
        """Return the text of a shipped set with its comments."""
        return self._resources.text(f"{_FOLDER}/{name}{_SUFFIX}")

    def all(self, projections: Projections | None = None) -> tuple[CoefficientSet, ...]:
        """Return every set in every version; a shipped version is never replaced."""
        found = {each.ref: each for each in self.shipped.values()}
        if projections is not None:
            found = {each.ref: each for each in self._signed(projections)} | found
        return tuple(sorted(found.values(), key=lambda one: (one.id, _begins(one))))

    def find(self, name: str, projections: Projections | None = None) -> CoefficientSet:
        """Return a set by ``id@version``; by ``id`` alone the version in force last.

        Raises:
            UseError: ``coefficients_unknown``.
        """
        known = self.all(projections)
        found = [one for one in known if name in (one.ref, one.id)]
        if not found:
            ids = dict.fromkeys(one.id for one in known)
            raise UseError("coefficients_unknown", name=name, known=", ".join(ids))
        return max(found, key=_begins)

    def effective(
        self, name: str, period: Period, projections: Projections | None = None
    ) -> CoefficientSet | None:
        """Return the version of a set that is in force on the last day of a month."""
        held = [
            one
            for one in self.all(projections)
            if name in (one.ref, one.id) and one.holds_on(period.last_day)
        ]
        return max(held, key=_begins) if held else None

    def stamp(self, name: str, period: Period, projections: Projections) -> str:
        """Name the version of a set a month is opened with; empty stays empty."""
        if not name:
            return ""
        found = self.effective(name, period, projections)
        return name if found is None else found.stamp

    def _signed(self, projections: Projections) -> list[CoefficientSet]:
        found = []
        for fact in projections.facts("scheme.set", chosen=False):
            if not isinstance(fact.body, SchemeSet):
                continue
            try:
                data = json.loads(fact.body.data)
                one = coefficient_set_from(data) if is_of_coefficients(data) else None
            except (ValueError, RecursionError, UseError):
                continue  # listed among the schemes that cannot be read
            if one is not None and one.ref == f"{fact.body.scheme}@{fact.body.version}":
                found.append(one)
        return found


def is_of_coefficients(data: object) -> bool:
    """Tell whether data is a set of coefficients rather than a scheme."""
    return isinstance(data, Mapping) and data.get("kind") == COEFFICIENTS


def _begins(one: CoefficientSet) -> tuple[date, int, str]:
    return one.effective_from or date.min, len(one.version), one.version
