"""What the agency stream says, folded once for each of its states and then remembered."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workreport.ledger.authority import KINDS_OF_AUTHORITY, Authority, build
from workreport.ledger.bodies.agency import PersonSet, UnitSet
from workreport.ledger.permissions import Permissions
from workreport.services.dated_directory import Dated, spans_of
from workreport.services.directory import Directory
from workreport.services.identity import Identity
from workreport.services.ports.store import Transaction


@dataclass(frozen=True, slots=True)
class Known:
    """Who may speak, and the statements that say so."""

    authority: Authority
    admitted: frozenset[str]


class Knowledge:
    """Remembers what was folded; safe to use from several threads.

    What is remembered is found again by arrival numbers. A unit of work that is undone gives its
    numbers back, so whoever undoes one must call :meth:`forget`.
    """

    def __init__(self, permissions: Permissions) -> None:
        self._permissions = permissions
        self._known: tuple[tuple[int, int], Known] | None = None
        self._directory: tuple[tuple[int, int, int], Directory] | None = None
        self._guard = threading.Lock()

    def forget(self) -> None:
        """Fold anew at the next question."""
        with self._guard:
            self._known = self._directory = None

    def known(self, transaction: Transaction, identity: Identity) -> Known:
        """Return who may speak."""
        ledger = transaction.ledger
        mark = ledger.newest(KINDS_OF_AUTHORITY), ledger.newest()
        with self._guard:
            remembered = self._known
        if remembered is not None:
            (statement, newest), known = remembered
            # Only where a key was revoked do other entries matter: they make up its chain.
            if statement == mark[0] and (newest == mark[1] or not known.authority.cuts):
                return known
        authority, admitted = build(
            identity.net,
            ledger.statements(),
            self._permissions,
            identity.local_authority(),
            ledger.lineage,
        )
        known = Known(authority, admitted)
        with self._guard:
            self._known = mark, known
        return known

    def directory(self, transaction: Transaction) -> Directory:
        """Return units and people."""
        mark = transaction.ledger.mark("agency")
        with self._guard:
            remembered = self._directory
        if remembered is not None and remembered[0] == mark:
            return remembered[1]
        directory = _directory(transaction)
        with self._guard:
            self._directory = mark, directory
        return directory


def _directory(transaction: Transaction) -> Directory:
    facts = [
        fact
        for fact in transaction.projections.facts("unit.set", "person.set", chosen=False)
        if fact.is_chosen or not fact.is_tip
    ]
    facts.sort(key=lambda fact: (fact.is_chosen, fact.version))
    units = [(one.body.unit, one.body) for one in facts if isinstance(one.body, UnitSet)]
    people = [(one.body.person, one.body) for one in facts if isinstance(one.body, PersonSet)]
    return Directory(dict(units), dict(people), Dated(spans_of(units), spans_of(people)))


def members_of(directory: Directory) -> Mapping[str, str]:
    """Return the unit of each person."""
    return {one.person: one.unit for one in directory.people.values()}


def heirs_of(directory: Directory, day: date) -> Mapping[str, frozenset[str]]:
    """Return by ended unit the units that follow it and may read what it left."""
    return {
        unit.unit: heirs
        for unit in directory.units.values()
        if unit.ends_on is not None and (heirs := directory.successors(unit.unit, day))
    }
