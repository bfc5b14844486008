"""The layout profiles an agency may draw its papers by: those shipped, and its own signed ones."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import cast

from workreport.domain.document import Document
from workreport.domain.errors import UseError, WorldError
from workreport.domain.layout import PaperLayout, flat, is_code, printable, shown_title
from workreport.domain.layout_fields import Value
from workreport.ledger.bodies.agency import LayoutSet
from workreport.ledger.bodies.office import PaperIssue
from workreport.services.book import Look
from workreport.services.layout_choice import DEFAULT, choice_on, choices
from workreport.services.ports.machine import Resources
from workreport.services.ports.rows import Fact
from workreport.services.ports.store import Projections

FOLDER = "layouts"
_SUFFIX = ".json"


class Layouts:
    """Shipped profiles, then the agency's own in every version."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._by_entry: dict[str, PaperLayout] = {}

    @cached_property
    def shipped(self) -> tuple[PaperLayout, ...]:
        """The profiles that come with the program, the default first."""
        names = [name for name in self._resources.names(FOLDER) if name.endswith(_SUFFIX)]
        found = [self._shipped(name) for name in names]
        return tuple(sorted(found, key=lambda one: (one.code != DEFAULT, one.code)))

    def _shipped(self, name: str) -> PaperLayout:
        try:
            data = json.loads(self._resources.data(f"{FOLDER}/{name}"))
            return PaperLayout(
                code=data["code"],
                version=data["version"],
                title=data["title"],
                values=cast("Mapping[str, Value]", flat(data)),
                source=data["source"],
                base=data["code"],
                lawful={path: (ends[0], ends[1]) for path, ends in data["lawful"].items()},
            )
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise WorldError("layout_damaged", layout=name.removesuffix(_SUFFIX)) from error

    def base(self, code: str) -> PaperLayout:
        """Return a shipped profile; the default for one this program does not ship."""
        return next((one for one in self.shipped if one.code == code), self.shipped[0])

    def own(self, projections: Projections) -> tuple[PaperLayout, ...]:
        """Return the agency's own profiles in every version, the newest first by code."""
        facts = projections.facts("layout.set", chosen=False)
        found: dict[str, PaperLayout] = {}
        # Of one version signed twice, the smallest id is shown everywhere.
        for fact in sorted(facts, key=lambda each: each.entry):
            one = self._read(fact)
            if one is not None:
                found.setdefault(one.ref, one)
        return tuple(sorted(found.values(), key=lambda one: (one.code, -one.version)))

    def _read(self, fact: Fact) -> PaperLayout | None:
        body = fact.body
        if not isinstance(body, LayoutSet):
            return None  # a lawful order emptied it
        if not is_code(body.layout):
            return None  # no program of ours signs it, and nothing can be named by it
        key = f"{fact.entry}{fact.in_conflict}"
        if key not in self._by_entry:
            base = self.base(body.base)
            try:
                data = json.loads(body.data)
                own = flat(data if isinstance(data, dict) else {})
            except (ValueError, RecursionError):
                own = {}
            self._by_entry[key] = PaperLayout(
                code=body.layout,
                version=body.version,
                title=shown_title(body.title) or body.layout,
                values=printable(base.values, own),
                source=base.source,
                base=base.code,
                lawful=base.lawful,
                note=body.note,
                entry=fact.entry,
                in_conflict=fact.in_conflict,
            )
        return self._by_entry[key]

    def all(self, projections: Projections) -> tuple[PaperLayout, ...]:
        """Return every profile in every version, the shipped ones first."""
        return (*self.shipped, *self.own(projections))

    def find(self, name: str, projections: Projections) -> PaperLayout:
        """Return a profile by ``code@version``, or by ``code`` its newest version.

        Raises:
            UseError: ``layout_unknown``.
        """
        wanted = name.strip()
        code = wanted.partition("@")[0]
        # A shipped profile is held in one version: the one this program brought.
        for one in (*self.shipped, *self.own(projections)):
            if wanted in {one.ref, one.code} or (one.is_shipped and one.code == code):
                return one
        raise UseError("layout_unknown", layout=name)

    def in_force(self, projections: Projections, day: date) -> PaperLayout:
        """Return the profile that holds on a day; the default if it cannot be read here."""
        chosen = choice_on(choices(projections), day)
        try:
            return self.find(chosen.ref, projections)
        except UseError:
            return self.shipped[0]

    def of_document(self, look: Look, document: Document) -> PaperLayout:
        """Return the profile of a paper.

        An issued one keeps the profile it was issued with; a dated one follows that of its day,
        and one without a day that of today.
        """
        issued = _issued_with(look.projections, document)
        if issued:
            try:
                return self.find(issued, look.projections)
            except UseError:
                pass
        return self.in_force(look.projections, document.issued_on or look.today)


def _issued_with(projections: Projections, document: Document) -> str:
    """Return the profile the register names for a numbered paper; empty when it names none."""
    if not document.number or document.issued_on is None:
        return ""
    wanted = document.kind, str(document.period), document.number, document.issued_on
    for fact in reversed(projections.facts("paper.issue", chosen=False)):
        body = fact.body
        if isinstance(body, PaperIssue) and body.layout:
            said = body.kind, body.period, body.number, body.issued_on
            if said == wanted:
                return body.layout
    return ""
