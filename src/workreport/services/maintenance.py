"""Care for the workspace: verify, rebuild, back up, erase by lawful order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workreport.domain.errors import CodedError, RuleError, UseError
from workreport.domain.ids import new_id
from workreport.ledger.acceptance import State, judge
from workreport.ledger.bodies.agency import (
    DeskAppoint,
    ErasedPart,
    EraseOrder,
    RevokedAt,
    RoleGrant,
)
from workreport.ledger.envelope import Entry, read_entry, signature_valid
from workreport.services.book import Book, Work
from workreport.services.settling import obey, settle


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one entry or package."""

    subject: str
    code: str


@dataclass(slots=True)
class Verified:
    """What a verification found."""

    entries: int = 0
    valid: int = 0
    quarantined: int = 0
    erased_parts: int = 0
    forks: list[tuple[str, str, int]] = field(default_factory=list)
    projections_equal: bool = True
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Something that is kept but does not count, with the reason in words."""

    subject: str  # entry id or package name
    kind: str
    state: str
    code: str
    at: str


class MaintenanceService:
    """Verifies and repairs what can be repaired."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def verify(self) -> Verified:
        """Check every hash, signature and chain, and replay the projections for comparison."""
        found = Verified()
        with self._book.working() as work:
            ledger = work.transaction.ledger
            for entry, kept in (*ledger.judged(accepted=False), *ledger.judged(accepted=True)):
                found.entries += 1
                if kept.state is not State.ACCEPTED:
                    found.quarantined += kept.state is State.QUARANTINED
                    found.faults.append(Fault(entry.id, kept.reason))
                    continue
                found.erased_parts += sum(part is None for part in entry.parts.values())
                code = _fault_of(work, entry)
                if code:
                    found.faults.append(Fault(entry.id, code))
                else:
                    found.valid += 1
            found.forks = list(ledger.forks())
            equal = work.projections.digest() == work.projections.replay_digest()
            found.projections_equal = equal
        return found

    def rebuild(self) -> bool:
        """Drop every projection and replay the ledger; tells whether the content was the same."""
        with self._book.working() as work:
            settle(work)
            before = work.projections.digest()
            work.projections.rebuild()
            return work.projections.digest() == before

    def backup(self, reason: str = "asked") -> str:
        """Write a verified copy of the workspace and return its file name."""
        return self._book.store.backup(reason)

    def held_back(self) -> Sequence[HeldBack]:
        """Return entries and packages that are kept but do not count, with their reasons."""
        with self._book.looking() as look:
            ledger = look.transaction.ledger
            entries = [
                HeldBack(kept.id, kept.kind, kept.state.value, kept.reason, str(kept.received_at))
                for kept in ledger.all_kept(accepted=False)
            ]
            packages = [
                HeldBack(each.name, "package", each.outcome, each.reason, str(each.first_seen_at))
                for each in look.transaction.local.held_packages()
            ]
        return [*entries, *packages]

    def order_erasure(
        self, person: str, parts: Sequence[tuple[str, int]], basis: str, second: str
    ) -> str:
        """Order the erasure of parts everywhere, with a second person and a legal basis.

        Raises:
            RuleError: Not the chief, or no second person.
            UseError: ``legal_basis_missing``.
        """
        if not basis.strip():
            raise UseError("legal_basis_missing")
        with self._book.working() as work:
            if second == work.identity.person or second not in work.directory.people:
                raise RuleError("second_person_needed")
            order = EraseOrder(
                order=new_id(),
                parts=[ErasedPart(entry=each, n=n) for each, n in parts],
                legal_basis=basis.strip(),
                second_person=second,
                person=person,
            )
            entry = work.append(order, "erase.order")
            obey(work, entry, order)
        return entry

    def move_desk(self) -> int:
        """Make this workspace the desk from which months are opened and closed; the new term.

        Raises:
            RuleError: Not a chief.
        """
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_moves_desk")
            term = work.authority.desk_term + 1
            former = work.authority.desks.keys() - {work.identity.writer}
            heads = [
                (writer, stream, head)
                for writer in sorted(former)
                for (_w, stream), head in work.transaction.ledger.heads(writer=writer).items()
            ]
            closed = [
                RevokedAt(writer=writer, stream=stream, seq=head.seq, id=head.id)
                for writer, stream, head in heads
            ]
            work.append(
                DeskAppoint(writer=work.identity.writer, term=term, closed=closed), "desk.appoint"
            )
        return term

    def grant(self, person: str, role: str, unit: str = "", *, may_file: bool = False) -> str:
        """Give a person a further role.

        Raises:
            RuleError: Not a chief or administrator.
            UseError: The person or unit is unknown.
        """
        with self._book.working() as work:
            someone = work.directory.person(person)
            place = work.directory.unit(unit, work.today).unit if unit else someone.unit
            return work.append(
                RoleGrant(
                    grant=new_id(),
                    person=someone.person,
                    role=role,  # type: ignore[arg-type]  # refused when it is encoded
                    unit=place,
                    starts_on=work.today,
                    may_file=may_file,
                ),
                "role.grant",
            )


def _fault_of(work: Work, entry: Entry) -> str:
    """Return the code of what is wrong with an accepted entry, empty when it is sound."""
    try:
        whole = work.transaction.ledger.entry(entry.id)
        held = {n: data for n, data in whole.parts.items() if data is not None}
        read_entry(entry.envelope_bytes, entry.signature, held)
    except CodedError as problem:
        return problem.code
    certified = work.authority.keys.get(entry.envelope.key)
    if certified is None or not signature_valid(entry, certified.sign):
        return "signature_invalid"
    link = work.transaction.ledger.links([entry])[entry.id]
    return judge(entry, work.authority, work.admitted, link).reason
