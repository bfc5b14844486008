"""The rating schemes an agency may use: those shipped, and its own signed ones."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from workreport.domain.coefficient_sets import CoefficientSet, coefficient_set_from
from workreport.domain.errors import UseError
from workreport.domain.levels import LevelSet
from workreport.domain.period import Period
from workreport.domain.rating import RatingResult, rate
from workreport.domain.rating_input import RatingInput
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.scheme_reader import (
    NotRated,
    level_set_from,
    not_rated_from,
    scheme_from,
)
from workreport.ledger.bodies.agency import SchemeSet
from workreport.services.coefficient_books import CoefficientSets, is_of_coefficients
from workreport.services.ports.machine import Resources
from workreport.services.ports.store import Projections
from workreport.services.scheme_signing import BYTE_ORDER_MARK, data_of
from workreport.services.unit_schemes import UnitSchemes, is_of_units

_FOLDER = "schemes"
_SUFFIX = ".toml"
_NOT_RATED = "not_rated"
_LINE = re.compile(r"at line (\d+)")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SchemeFault:
    """A signed scheme this program cannot read; it is listed, and rates nobody."""

    ref: str
    error: UseError


class Schemes:
    """Shipped schemes, then the agency's own; a scheme is found by ``id@version`` or by month."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self.units = UnitSchemes(resources)
        self.coefficient_book = CoefficientSets(resources)
        self._stamped: dict[str, RatingScheme | None] = {}
        self._by_entry: dict[str, RatingScheme | SchemeFault | None] = {}

    @cached_property
    def level_sets(self) -> Mapping[str, LevelSet]:
        """The shipped level sets by id."""
        return {each.id: each for each in self._read("levels", level_set_from)}

    @property
    def coefficient_sets(self) -> Mapping[str, CoefficientSet]:
        """The shipped coefficient sets by id."""
        return self.coefficient_book.shipped

    @cached_property
    def not_rated(self) -> NotRated:
        """What stands instead of a level, with its reasons."""
        return not_rated_from(self._toml(f"{_FOLDER}/{_NOT_RATED}{_SUFFIX}"))

    @cached_property
    def shipped(self) -> tuple[RatingScheme, ...]:
        """The schemes that come with the program, sorted by id."""
        return tuple(self._read("", lambda data: scheme_from(data, self.level_sets)))

    def all(self, projections: Projections | None = None) -> tuple[RatingScheme, ...]:
        """Return every scheme in every version; an agency's own replaces a shipped one."""
        found = {scheme.ref: scheme for scheme in self.shipped}
        if projections is not None:
            found |= {scheme.ref: scheme for scheme in self._signed(projections)[0]}
        return tuple(found.values())

    def faults(self, projections: Projections) -> tuple[SchemeFault, ...]:
        """Return the signed schemes that cannot be read."""
        return self._signed(projections)[1]

    def find(self, name: str, projections: Projections | None = None) -> RatingScheme:
        """Return a scheme by ``id@version``; by ``id`` alone the version in force last.

        Raises:
            UseError: ``scheme_unknown`` or ``scheme_malformed``.
        """
        known = self.all(projections)
        found = [scheme for scheme in known if name in (scheme.ref, scheme.id)]
        if not found:
            for fault in () if projections is None else self.faults(projections):
                if fault.ref == name:
                    raise fault.error
            ids = dict.fromkeys(scheme.id for scheme in known)
            raise UseError("scheme_unknown", scheme=name, known=", ".join(ids))
        return max(found, key=_begins)

    def stamped(self, ref: str, projections: Projections) -> RatingScheme | None:
        """Return the very version a month was opened with; none if this program cannot read it.

        A shipped version is never replaced by a signed one of the same number.
        """
        if ref not in self._stamped:
            name = f"{ref.partition('@')[0]}{_SUFFIX}"
            if name not in self._resources.names(_FOLDER):
                found = None
            else:
                data = self._toml(f"{_FOLDER}/{name}")
                found = None if is_of_units(data) else scheme_from(data, self.level_sets)
            self._stamped[ref] = found if found is not None and found.ref == ref else None
        shipped = self._stamped[ref]
        if shipped is not None:
            return shipped
        return next((each for each in self._signed(projections)[0] if each.ref == ref), None)

    def notes(self, projections: Projections) -> Mapping[str, str]:
        """Return why the agency's own versions were made, by ``id@version``, where it was said."""
        bodies = (fact.body for fact in projections.facts("scheme.set", chosen=False))
        return {
            f"{body.scheme}@{body.version}": body.note
            for body in bodies
            if isinstance(body, SchemeSet) and body.note
        }

    def effective(
        self, period: Period, projections: Projections | None = None
    ) -> tuple[RatingScheme, ...]:
        """Return the schemes in force in a month, each in its version of that month, by id."""
        day = period.last_day
        held = [scheme for scheme in self.all(projections) if scheme.holds_on(day)]
        return tuple(
            max((scheme for scheme in held if scheme.id == name), key=_begins)
            for name in sorted({scheme.id for scheme in held})
        )

    def score(
        self, name: str, given: RatingInput, projections: Projections | None = None
    ) -> RatingResult:
        """Rate one input by a scheme.

        Raises:
            UseError: ``scheme_unknown``, or the input cannot belong to the scheme.
        """
        return rate(self.find(name, projections), given)

    def coefficients(self, name: str, projections: Projections | None = None) -> CoefficientSet:
        """Return a coefficient set, shipped or the agency's own.

        Raises:
            UseError: ``coefficients_unknown``.
        """
        return self.coefficient_book.find(name, projections)

    def read(self, data: Mapping[str, object]) -> RatingScheme:
        """Read a scheme that is being edited, without keeping it.

        Raises:
            UseError: ``scheme_malformed`` names the place.
        """
        return scheme_from(data, self.level_sets)

    def source(self, name: str) -> str:
        """Return the text of a shipped scheme with its comments, for people to read."""
        return self._resources.text(f"{_FOLDER}/{name}{_SUFFIX}")

    def parse(self, text: str, name: str) -> Mapping[str, object]:
        """Return the data of a scheme written as TOML.

        Raises:
            UseError: ``scheme_file_unreadable`` names the line.
        """
        try:
            return tomllib.loads(text.removeprefix(BYTE_ORDER_MARK))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            line = _LINE.search(str(error))
            number = int(line.group(1)) if line else text.count("\n") + 1
            raise UseError("scheme_file_unreadable", name=name, line=number) from None

    def _signed(
        self, projections: Projections
    ) -> tuple[Sequence[RatingScheme], tuple[SchemeFault, ...]]:
        found = [
            self._signed_one(fact.entry, fact.body)
            for fact in projections.facts("scheme.set", chosen=False)
            if isinstance(fact.body, SchemeSet)
        ]
        return (
            [each for each in found if isinstance(each, RatingScheme)],
            tuple(each for each in found if isinstance(each, SchemeFault)),
        )

    def _signed_one(self, entry: str, body: SchemeSet) -> RatingScheme | SchemeFault | None:
        """Read a signed scheme once: an entry never changes, and every month asks for it."""
        if entry not in self._by_entry:
            self._by_entry[entry] = self._read_signed(body)
        return self._by_entry[entry]

    def _read_signed(self, body: SchemeSet) -> RatingScheme | SchemeFault | None:
        ref = f"{body.scheme}@{body.version}"
        try:
            data = data_of(body)
            if is_of_units(data) and self.units.read(data).ref == ref:
                return None  # graded by it are departments, not people
            if is_of_coefficients(data) and coefficient_set_from(data).ref == ref:
                return None
            scheme = self.read(data)
        except UseError as error:
            return SchemeFault(ref, error)
        if scheme.ref == ref:
            return scheme
        return SchemeFault(ref, UseError("scheme_unknown", scheme=scheme.ref, known=ref))

    def _read(self, folder: str, reader: Callable[[Mapping[str, object]], T]) -> list[T]:
        place = f"{_FOLDER}/{folder}".rstrip("/")
        names = (name for name in self._resources.names(place) if name.endswith(_SUFFIX))
        files = [
            self._toml(f"{place}/{name}") for name in names if name != f"{_NOT_RATED}{_SUFFIX}"
        ]
        return [reader(data) for data in files if not is_of_units(data)]

    def _toml(self, name: str) -> Mapping[str, object]:
        return self.parse(self._resources.text(name), name)


def _begins(scheme: RatingScheme) -> tuple[date, list[int], str]:
    """Order versions by the day they come into force, then by their number."""
    numbers = [int(each) for each in re.findall(r"[0-9]+", scheme.version)]
    return scheme.effective_from or date.min, numbers, scheme.version
