"""The rating schemes an agency may use: those shipped, and its own signed ones."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from workreport.domain.errors import RuleError, UseError
from workreport.domain.levels import LevelSet
from workreport.domain.period import Period
from workreport.domain.rating import RatingResult, rate
from workreport.domain.rating_input import RatingInput
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.scheme_reader import (
    CoefficientSet,
    NotRated,
    coefficient_set_from,
    level_set_from,
    not_rated_from,
    scheme_from,
)
from workreport.domain.scheme_writing import scheme_text
from workreport.ledger.bodies.agency import SchemeSet
from workreport.ledger.canonical import encode
from workreport.services.book import Book
from workreport.services.ports.machine import Resources
from workreport.services.ports.store import Projections
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
        self._units = UnitSchemes(resources)
        self._stamped: dict[str, RatingScheme | None] = {}
        self._by_entry: dict[str, RatingScheme | SchemeFault | None] = {}

    @cached_property
    def level_sets(self) -> Mapping[str, LevelSet]:
        """The shipped level sets by id."""
        return {each.id: each for each in self._read("levels", level_set_from)}

    @cached_property
    def coefficient_sets(self) -> Mapping[str, CoefficientSet]:
        """The shipped coefficient sets by id."""
        return {each.id: each for each in self._read("coefficients", coefficient_set_from)}

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

    def coefficients(self, name: str) -> CoefficientSet:
        """Return a coefficient set.

        Raises:
            UseError: ``coefficients_unknown``.
        """
        found = self.coefficient_sets.get(name)
        if found is None:
            known = ", ".join(self.coefficient_sets)
            raise UseError("coefficients_unknown", name=name, known=known)
        return found

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
            return tomllib.loads(text)
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
            data = _json(body.data)
            if is_of_units(data) and self._units.read(data).ref == ref:
                return None  # graded by it are departments, not people
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


class SchemeService:
    """The schemes of an open workspace; keeping one signs it for everybody."""

    def __init__(self, book: Book, schemes: Schemes) -> None:
        self._book = book
        self.shipped = schemes

    def all(self) -> tuple[RatingScheme, ...]:
        """Return every scheme in every version."""
        with self._book.looking() as look:
            return self.shipped.all(look.projections)

    def faults(self) -> tuple[SchemeFault, ...]:
        """Return the signed schemes this program cannot read."""
        with self._book.looking() as look:
            return self.shipped.faults(look.projections)

    def find(self, name: str) -> RatingScheme:
        """Return a scheme by ``id@version`` or ``id``.

        Raises:
            UseError: ``scheme_unknown``.
        """
        with self._book.looking() as look:
            return self.shipped.find(name, look.projections)

    def text(self, ref: str) -> str:
        """Return a scheme as people read it: a shipped one with its own comments.

        Raises:
            UseError: ``scheme_unknown``.
        """
        with self._book.looking() as look:
            facts = look.projections.facts("scheme.set", chosen=False)
            scheme = self.shipped.find(ref, look.projections)
        for fact in facts:
            body = fact.body
            if isinstance(body, SchemeSet) and f"{body.scheme}@{body.version}" == scheme.ref:
                return scheme_text(_json(body.data))
        return self.shipped.source(scheme.id)

    def effective(self, period: Period) -> tuple[RatingScheme, ...]:
        """Return the schemes in force in a month."""
        with self._book.looking() as look:
            return self.shipped.effective(period, look.projections)

    def score(self, name: str, given: RatingInput) -> RatingResult:
        """Rate one input by a scheme.

        Raises:
            UseError: ``scheme_unknown``, or the input cannot belong to the scheme.
        """
        return rate(self.find(name), given)

    def keep(self, data: Mapping[str, object], note: str = "") -> RatingScheme:
        """Sign a scheme of the agency; a version that exists stays as it is, for ever.

        ``note`` says why the version was made.

        Raises:
            UseError: ``scheme_malformed`` names the place.
            RuleError: ``scheme_version_taken``.
        """
        scheme = self.shipped.read(data)
        with self._book.working() as work:
            known = self.shipped.all(work.projections)
            if scheme.ref in {each.ref for each in known}:
                raise RuleError("scheme_version_taken", scheme=scheme.ref)
            key = f"scheme/{scheme.id}"
            facts = work.projections.facts("scheme.set", key=key, chosen=False, bodies=False)
            tips = [fact.entry for fact in facts if fact.is_tip]
            text = encode(data).decode()
            body = SchemeSet(
                scheme=scheme.id, version=scheme.version, data=text, note=" ".join(note.split())
            )
            work.append(body, "scheme.set", supersedes=tips)
        return scheme


def _begins(scheme: RatingScheme) -> tuple[date, list[int], str]:
    """Order versions by the day they come into force, then by their number."""
    numbers = [int(each) for each in re.findall(r"[0-9]+", scheme.version)]
    return scheme.effective_from or date.min, numbers, scheme.version


def _json(text: str) -> Mapping[str, object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UseError("scheme_file_unreadable", name="scheme.set", line=1)
    return found
