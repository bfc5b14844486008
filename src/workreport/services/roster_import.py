"""Taking people from a roster: matched by name, unit, birth date and position (contracts 10)."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from workreport.domain.ids import new_id
from workreport.domain.names import same_person_key
from workreport.domain.sheet_values import leave_kind
from workreport.ledger.bodies.agency import PersonPrivate, PersonSet
from workreport.services.book import Work
from workreport.services.import_outcome import ImportOutcome, told_problem
from workreport.services.import_trace import Trace
from workreport.services.ports.rows import Fact
from workreport.services.ports.sheets import RosterRow, Severity


class RosterImport:
    """Matches rows with people: name and unit, then birth date, then position (contracts 10)."""

    def __init__(self, work: Work, outcome: ImportOutcome, trace: Trace) -> None:
        self._work = work
        self.trace = trace
        self._outcome = outcome
        self._known = [p for p in work.directory.people.values() if p.left_on is None]
        self._private = {fact.subject: fact for fact in work.projections.facts("person.private")}
        self._same_order = False
        self._facts = {fact.subject: fact for fact in work.projections.facts("person.set")}

    def take(self, rows: Sequence[RosterRow]) -> None:
        """Write every row that is certain, ask about the others."""
        self._same_order = self._is_in_order(rows)
        twins = Counter((same_person_key(row.name), row.unit) for row in rows)
        for order, row in enumerate(rows, start=1):
            if twins[same_person_key(row.name), row.unit] > 1 and row.born_on is None:
                self._ask(row, "same_person", candidates=row.name)
                continue
            self._take(row, order)

    def _take(self, row: RosterRow, order: int) -> None:
        key = same_person_key(row.name)
        named = [person for person in self._known if same_person_key(person.name) == key]
        here = [person for person in named if person.unit == row.unit]
        match = self._narrow(here, row)
        if match is None and not here and named and not self._differs(named, row):
            self._ask(
                row, "person_changed_unit", unit=self._work.directory.unit_name(named[0].unit)
            )
            return
        if match is None and len(here) > 1:
            self._ask(row, "same_person", candidates="; ".join(p.position for p in here))
            return
        self._write(row, order, match)
        if row.note:
            leave = leave_kind(row.note)
            if leave:
                self._note(row, "leave_proposes_not_rated", note=row.note)

    def _narrow(self, here: Sequence[PersonSet], row: RosterRow) -> PersonSet | None:
        if len(here) == 1:
            born = self._born(here[0])
            return None if born and row.born_on and born != row.born_on else here[0]
        for candidate in here:
            if row.born_on is not None and self._born(candidate) == row.born_on:
                return candidate
        by_position = [one for one in here if one.position == row.position]
        return by_position[0] if len(by_position) == 1 else None

    def _differs(self, named: Sequence[PersonSet], row: RosterRow) -> bool:
        born = [self._born(person) for person in named]
        return row.born_on is not None and all(each and each != row.born_on for each in born)

    def _born(self, person: PersonSet) -> object:
        fact = self._private.get(person.person)
        body = None if fact is None else fact.body
        return body.born_on if isinstance(body, PersonPrivate) else None

    def _write(self, row: RosterRow, order: int, match: PersonSet | None) -> None:
        person = match.person if match is not None else new_id()
        before = self._private.get(person)
        public = PersonSet(
            person=person,
            name=row.name,
            unit=row.unit,
            position=row.position,
            group=comparison_group(row.position),
            order=order,
            away=leave_kind(row.note) if row.note else "",
        )
        if match is not None:
            public = self._with_what_stays(public, match, row, _body_of(before))
        private = PersonPrivate(
            person=person,
            born_on=row.born_on,
            born_year=row.born_year,
            grade=row.grade,
            party=row.party if self._keeps_party() else None,
            note=row.note,
        )
        changed = match != public
        if changed:
            old = self._facts.get(person)
            self._work.append(public, "person.set", supersedes=_tip(old))
        says_nothing = before is None and private == PersonPrivate(person=person)
        if not says_nothing and _body_of(before) != private:
            changed = True
            self._work.append(private, "person.private", supersedes=_tip(before))
        if match is None:
            self.trace.people_new.append(person)
        elif changed:
            self.trace.people_before.append((match, _body_of(before)))
        self._outcome.take(row, "new" if match is None else "changed" if changed else "same")

    def _with_what_stays(
        self, public: PersonSet, match: PersonSet, row: RosterRow, kept: PersonPrivate | None
    ) -> PersonSet:
        """Return a person with what the sheet says nothing new about."""
        public = msgspec.structs.replace(
            public, from_on=match.from_on, also=match.also, basis=match.basis
        )
        if match.position == public.position:
            public = msgspec.structs.replace(public, group=match.group)
        if self._same_order:
            public = msgspec.structs.replace(public, order=match.order)
        if row.note == (kept.note if kept is not None else "") or public.away == match.away:
            public = msgspec.structs.replace(
                public,
                away=match.away,
                away_from=match.away_from,
                away_until=match.away_until,
            )
        return public

    def _is_in_order(self, rows: Sequence[RosterRow]) -> bool:
        orders: dict[str, list[int]] = {}
        for person in self._known:
            orders.setdefault(same_person_key(person.name), []).append(person.order)
        present = [orders.get(same_person_key(row.name), []) for row in rows]
        single = [found[0] for found in present if len(found) == 1]
        return all(one <= other for one, other in pairwise(single))

    def _keeps_party(self) -> bool:
        return any(
            getattr(fact.body, "value", "") == "on"
            for fact in self._work.projections.facts(
                "settings.set", subject="keep_party_membership"
            )
        )

    def _ask(self, row: RosterRow, code: str, **values: object) -> None:
        self._outcome.take(row, "asked")
        told = {"person": row.name, **values}
        self._outcome.problems.append(told_problem(row, row.name, code, told, Severity.ASKED))

    def _note(self, row: RosterRow, code: str, **values: object) -> None:
        told = {"person": row.name, **values}
        self._outcome.problems.append(told_problem(row, row.note, code, told, Severity.NOTE))


def comparison_group(position: str) -> str:
    """Return the comparison group a position belongs to (contracts 11)."""
    text = position.casefold()
    if "trưởng ban" in text:
        return "leaders"
    if text.startswith("phó"):
        return "deputies"
    if text.startswith(("trưởng phòng", "chánh")):
        return "heads"
    if "lái xe" in text or "phục vụ" in text or "bảo vệ" in text or "nhân viên" in text:
        return "support"
    return "civil_servants"


def _tip(fact: Fact | None) -> tuple[str, ...]:
    return () if fact is None else (fact.entry,)


def _body_of(fact: Fact | None) -> PersonPrivate | None:
    body = None if fact is None else fact.body
    return body if isinstance(body, PersonPrivate) else None
