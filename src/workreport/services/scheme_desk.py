"""What a person does with schemes: read, sign and try those of people, departments, products."""

from collections.abc import Mapping
from typing import TypeAlias

from workreport.domain.coefficient_sets import (
    COEFFICIENTS,
    CoefficientSet,
    coefficient_set_from,
)
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.rating import RatingResult, rate
from workreport.domain.rating_input import RatingInput
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.scheme_fields import malformed
from workreport.domain.unit_grade import UnitScheme
from workreport.ledger.bodies.agency import SchemeSet
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.scheme_drafts import SchemeDrafts
from workreport.services.scheme_signing import require_keepable, sign_scheme, text_of
from workreport.services.schemes import SchemeFault
from workreport.services.unit_schemes import is_of_units
from workreport.services.unit_trial import UnitsTried, try_units

AnyScheme: TypeAlias = RatingScheme | UnitScheme | CoefficientSet
PEOPLE, UNITS = "people", "units"


class SchemeService:
    """The schemes of an open workspace; keeping one signs it for everybody."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars
        self.shipped = calendars.people_schemes
        self.drafts = SchemeDrafts(book)

    def all(self) -> tuple[RatingScheme, ...]:
        """Return every scheme of people in every version."""
        with self._book.looking() as look:
            return self.shipped.all(look.projections)

    def every(self) -> tuple[AnyScheme, ...]:
        """Return every scheme and every set of coefficients in every version."""
        with self._book.looking() as look:
            return self._known(look)

    def units(self) -> tuple[UnitScheme, ...]:
        """Return every scheme of departments in every version."""
        with self._book.looking() as look:
            return self.shipped.units.all(look.projections)

    def coefficient_sets(self) -> tuple[CoefficientSet, ...]:
        """Return every set of coefficients in every version."""
        with self._book.looking() as look:
            return self.shipped.coefficient_book.all(look.projections)

    def faults(self) -> tuple[SchemeFault, ...]:
        """Return the signed schemes this program cannot read."""
        with self._book.looking() as look:
            return self.shipped.faults(look.projections)

    def find(self, name: str) -> RatingScheme:
        """Return a scheme of people by ``id@version`` or ``id``.

        Raises:
            UseError: ``scheme_unknown``.
        """
        with self._book.looking() as look:
            return self.shipped.find(name, look.projections)

    def find_any(self, name: str) -> AnyScheme:
        """Return a scheme or a set of coefficients by ``id@version``; by ``id`` the newest.

        Raises:
            UseError: ``scheme_unknown``.
        """
        with self._book.looking() as look:
            return self._any(look, name)

    def text(self, ref: str) -> str:
        """Return a scheme as people read it: its author's own text, with the comments.

        Raises:
            UseError: ``scheme_unknown``.
        """
        with self._book.looking() as look:
            scheme = self._any(look, ref)
            body = _bodies(look).get(scheme.ref)
        if isinstance(scheme, CoefficientSet):
            shipped = self.shipped.coefficient_sets.get(scheme.id)
            if body is None or (shipped is not None and shipped.ref == scheme.ref):
                return self.shipped.coefficient_book.source(scheme.id)
            return text_of(body)
        if body is None or scheme.ref in self.shipped.units.shipped:
            return self.shipped.source(scheme.id)
        return text_of(body)

    def notes(self) -> Mapping[str, str]:
        """Say of each signed version, ``id@version``, why it was made."""
        with self._book.looking() as look:
            return {ref: body.note for ref, body in _bodies(look).items() if body.note}

    def effective(self, period: Period) -> tuple[RatingScheme, ...]:
        """Return the schemes of people in force in a month."""
        with self._book.looking() as look:
            return self.shipped.effective(period, look.projections)

    def of_units(self, period: Period) -> UnitScheme | None:
        """Return what departments are graded by in a month; null if it cannot be read."""
        with self._book.looking() as look:
            opened = look.one("period.open", "period.change", period=str(period))
            ref = None if opened is None else getattr(opened.body, "unit_scheme", None)
            return self._calendars.unit_schemes.of_month(period, ref, look.projections)

    def score(self, name: str, given: RatingInput) -> RatingResult:
        """Rate one input by a scheme.

        Raises:
            UseError: ``scheme_unknown``, or the input cannot belong to the scheme.
        """
        return rate(self.find(name), given)

    def read(self, text: str, name: str) -> AnyScheme:
        """Read a text that is being written: a scheme of people, of departments, coefficients.

        Raises:
            UseError: ``scheme_file_unreadable`` names the line, ``scheme_malformed`` the place.
        """
        return self._read(self.shipped.parse(text, name))

    def sign(self, text: str, note: str = "", name: str = "") -> AnyScheme:
        """Sign a text as it is; exporting it gives the same text again.

        Raises:
            UseError: The text cannot be read or kept.
            RuleError: ``scheme_version_taken`` or ``scheme_id_taken``.
        """
        data = self.shipped.parse(text, name)
        scheme = self._read(data)
        require_keepable(text)
        self._sign(scheme, data, note, text)
        return scheme

    def keep(self, data: Mapping[str, object], note: str = "") -> AnyScheme:
        """Sign a scheme that is no text; a version that exists stays as it is, for ever.

        ``note`` says why the version was made.

        Raises:
            UseError: ``scheme_malformed`` names the place.
            RuleError: ``scheme_version_taken`` or ``scheme_id_taken``.
        """
        scheme = self._read(data)
        self._sign(scheme, data, note, "")
        return scheme

    def try_units(self, period: Period, scheme: UnitScheme) -> UnitsTried:
        """Say which departments a scheme would give another level in a month; nothing is kept."""
        with self._book.looking() as look:
            return try_units(look, self._calendars, period, scheme)

    # --- inside --------------------------------------------------------------------------------

    def _read(self, data: Mapping[str, object]) -> AnyScheme:
        if is_of_units(data):
            return self.shipped.units.read(data)
        if _has_coefficients(data):
            return coefficient_set_from(data)
        return self.shipped.read(data)

    def _sign(self, scheme: AnyScheme, data: Mapping[str, object], note: str, text: str) -> None:
        if isinstance(scheme, CoefficientSet):
            if scheme.effective_from is None:
                raise malformed("effective_from", None, "scheme_missing")
            data = {**data, "kind": COEFFICIENTS}
        with self._book.working() as work:
            for other in self._known(work):
                if other.ref == scheme.ref:
                    raise RuleError("scheme_version_taken", scheme=scheme.ref)
                if other.id == scheme.id and type(other) is not type(scheme):
                    raise RuleError("scheme_id_taken", scheme=scheme.id)
            sign_scheme(work, scheme.ref, data, note, text)

    def _known(self, look: Look) -> tuple[AnyScheme, ...]:
        held = look.projections
        return (
            *self.shipped.all(held),
            *self.shipped.units.all(held),
            *self.shipped.coefficient_book.all(held),
        )

    def _any(self, look: Look, name: str) -> AnyScheme:
        known = self._known(look)
        found = [one for one in known if name in (one.ref, one.id)]
        if not found:
            return self.shipped.find(name, look.projections)  # which says what is wrong
        sort = type(found[0])
        if sort is RatingScheme:
            return self.shipped.find(name, look.projections)
        return found[-1]


def sort_of(scheme: AnyScheme) -> str:
    """Tell what a scheme is for: people, departments (units), or coefficients of products."""
    if isinstance(scheme, UnitScheme):
        return UNITS
    return COEFFICIENTS if isinstance(scheme, CoefficientSet) else PEOPLE


def _has_coefficients(data: Mapping[str, object]) -> bool:
    kind = data.get("kind")
    return kind == COEFFICIENTS or (kind is None and isinstance(data.get(COEFFICIENTS), list))


def _bodies(look: Look) -> dict[str, SchemeSet]:
    found: dict[str, SchemeSet] = {}
    for fact in look.projections.facts("scheme.set", chosen=False):
        if isinstance(fact.body, SchemeSet):
            found.setdefault(f"{fact.body.scheme}@{fact.body.version}", fact.body)
    return found
