"""Who may write which kind, from the shipped table (contracts 5)."""

import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """The person behind an entry, with the roles that hold on the day it was written."""

    person: str
    roles: Collection[tuple[str, str]]  # (role, unit id); clerk_filing for a clerk who may file
    founder: bool = False


@dataclass(frozen=True, slots=True)
class Permissions:
    """The table of kinds and roles."""

    rows: Mapping[str, tuple[tuple[str, str], ...]]  # kind -> (role, scope)

    @classmethod
    def from_csv(cls, text: str) -> "Permissions":
        """Read the table ``kind,role,scope``."""
        rows: dict[str, list[tuple[str, str]]] = {}
        for line in csv.DictReader(io.StringIO(text)):
            rows.setdefault(line["kind"], []).append((line["role"], line["scope"]))
        return cls({kind: tuple(pairs) for kind, pairs in rows.items()})

    def allows(self, kind: str, author: Author, ref: Mapping[str, str], *, decided: bool) -> bool:
        """Tell whether the author may write this kind about this subject.

        ``decided`` says that the body names who decided, at which meeting and on which basis.
        Everything not in the table is refused.
        """
        return any(
            self._row_allows(role, scope, author, ref, decided=decided)
            for role, scope in self.rows.get(kind, ())
        )

    @staticmethod
    def _row_allows(
        role: str, scope: str, author: Author, ref: Mapping[str, str], *, decided: bool
    ) -> bool:
        if role == "certified":
            return True
        if role == "founder":
            return author.founder
        if role == "self":
            return ref.get("person") == author.person
        held = [unit for name, unit in author.roles if name == role]
        if scope == "own_unit":
            unit = ref.get("unit", "")
            return bool(unit) and unit in held
        if scope == "decided":
            return bool(held) and decided
        return bool(held)
