"""Exchange is set union: any order, any number of times, the same ledger and the same screens."""

import random
from dataclasses import dataclass, field
from datetime import date

import pytest
from tests.ledgers import (
    OTHER_UNIT,
    UNIT,
    Cast,
    Node,
    Nodes,
    Signer,
    decision,
    found,
    period_close,
    period_open,
    plan_issue,
    report_body,
    task,
    unit_report,
)

from workreport.domain.ids import new_id
from workreport.ledger.bodies import agency, office, plan, report
from workreport.ledger.envelope import Entry, make_part

TASK = "11" * 16


@dataclass
class Busy:
    """An agency in which nearly everything happens that can happen."""

    cast: Cast = field(default_factory=found)
    more: list[Entry] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        return [*self.cast.entries, *self.more]

    def write(self, signer: Signer, kind: str, body: object, **changes: object) -> Entry:
        entry = signer.write(kind, body, **changes)  # type: ignore[arg-type]
        self.more.append(entry)
        return entry


def busy_agency() -> Busy:
    busy = Busy()
    cast, write = busy.cast, busy.write
    chief = cast.founder
    officer, head = cast.bring("officer"), cast.bring("head", UNIT)
    other, leader = cast.bring("head", OTHER_UNIT), cast.bring("leader")
    for unit, code in ((UNIT, "TCCB"), (OTHER_UNIT, "TCD")):
        write(chief, "unit.set", agency.UnitSet(unit=unit, code=code, name=code))
    write(chief, "period.open", period_open())
    _plans(busy, officer, head, other)
    first, second = _reports(busy, head, other)
    _answers(busy, officer, chief, head, (first, second))
    _close(busy, chief, leader)
    _end_roles(busy, other, officer)
    return busy


def _plans(busy: Busy, officer: Signer, head: Signer, other: Signer) -> None:
    write = busy.write
    write(officer, "plan.issue", plan_issue(UNIT, task(), task(UNIT, "22" * 16)))
    change = plan.TaskChange(task=TASK, unit=UNIT, body=task(), reason="đổi hạn")
    old = write(officer, "task.change", change)
    write(head, "task.change", change, supersedes=[old.id])
    write(officer, "task.cancel", plan.TaskCancel(task=TASK, unit=UNIT, reason="thôi"),
          supersedes=[old.id])  # fmt: skip
    # A unit that names a task of another one: seen, and without effect.
    write(other, "plan.issue", plan_issue(OTHER_UNIT, task(OTHER_UNIT, "22" * 16)))
    stolen = plan.TaskChange(task=TASK, unit=OTHER_UNIT, body=task(OTHER_UNIT), reason="của tôi")
    write(other, "task.change", stolen)


def _reports(busy: Busy, head: Signer, other: Signer) -> tuple[Entry, Entry]:
    person = new_id()
    rated = report.RatedPart(
        person=person, name="Nguyễn Văn A", department=report.RatingItem(level="B")
    )
    part = make_part(
        2, {"person": person, "name": rated.name, "department": {"level": "B"}}, person
    )
    first = head.write("report.file", report_body(), [part])
    busy.more.append(first)
    left = write_version(busy, head, first)
    right = write_version(busy, head, first)
    busy.more.append(unit_report(other, OTHER_UNIT))
    order = agency.EraseOrder(
        order=new_id(), parts=[agency.ErasedPart(entry=first.id, n=2),
                               agency.ErasedPart(entry=right.id, n=1)],
        legal_basis="Luật", second_person=new_id(),
    )  # fmt: skip
    busy.write(busy.cast.founder, "erase.order", order)
    return left, right


def write_version(busy: Busy, head: Signer, before: Entry) -> Entry:
    return busy.write(head, "report.file", report_body(tasks=3), supersedes=[before.id])


def _answers(
    busy: Busy, officer: Signer, chief: Signer, head: Signer, versions: tuple[Entry, Entry]
) -> None:
    for signer in (officer, chief):
        for version in versions:
            body = report.Answer(
                period="2026-11", unit=UNIT, report=version.id, verdict="accepted", text=signer.key
            )
            busy.write(signer, "answer", body)
    busy.write(head, "answer", report.Answer(
        period="2026-11", unit=UNIT, report=versions[0].id, verdict="accepted"))  # fmt: skip


def _close(busy: Busy, chief: Signer, leader: Signer) -> None:
    person = new_id()
    tip = busy.write(leader, "rating.decide", decision(person))
    for basis in ("1-KL", "2-KL"):  # two tips: a conflict
        busy.write(leader, "rating.decide", decision(person, basis=basis), supersedes=[tip.id])
    conclusion = office.Conclusion(conclusion=new_id(), period="2026-11", text="Chậm")
    busy.write(leader, "conclusion", conclusion)
    close = busy.write(chief, "period.close", period_close(carried=[TASK, "22" * 16]))
    reopen = busy.write(
        chief, "period.reopen",
        agency.PeriodReopen(period="2026-11", close=close.id, reason="sót"),
    )  # fmt: skip
    busy.write(leader, "reopen.confirm", agency.ReopenConfirm(period="2026-11", reopen=reopen.id))
    busy.write(chief, "period.close", period_close(carried=[TASK]), supersedes=[close.id])


def _end_roles(busy: Busy, other: Signer, officer: Signer) -> None:
    cast = busy.cast
    grant = next(
        entry for entry in cast.entries
        if entry.envelope.kind == "role.grant" and entry.envelope.ref["grant"]
        and other.person.encode() in (entry.parts[1] or b"")
    )  # fmt: skip
    ended = cast.grant(
        other, "head", OTHER_UNIT, grant=grant.envelope.ref["grant"],
        ends_on=date(2026, 11, 1), supersedes=[grant.id],
    )  # fmt: skip
    # Written after a revocation that lets all before stand.
    revoke = cast.revoke(officer, officer.last("agency", f"unit/{UNIT}"))
    late = busy.write(officer, "check.note", office.CheckNote(
        period="2026-11", unit=UNIT, report="0" * 64, text="muộn"))  # fmt: skip
    busy.more += [ended, revoke, late]


@pytest.fixture(scope="module")
def busy() -> Busy:
    return busy_agency()


def settle_all(node: Node, batches: list[list[Entry]]) -> None:
    """Give batches in order; what was held back is offered again, as a folder would."""
    waiting, held = batches, -1
    while waiting:
        before, held = held, len(node.states())
        assert held != before, "held back for ever"
        waiting = [batch for batch in waiting if node.take(*batch).problems]
        assert node.digest() == node.replay_digest()


@pytest.fixture(scope="module")
def expected(busy: Busy, nodes: Nodes) -> tuple[dict[str, tuple[str, str]], str]:
    node = nodes.make(busy.cast.founder.net)
    settle_all(node, [busy.entries])
    return node.states(), node.digest()


def test_the_busy_agency_knows_every_fate(
    expected: tuple[dict[str, tuple[str, str]], str],
) -> None:
    reasons = {reason for _state, reason in expected[0].values()}
    assert reasons == {"", "key_revoked", "author_not_allowed"}


@pytest.mark.parametrize("seed", range(8))
def test_any_order_in_any_batches_gives_the_same_ledger_and_the_same_projections(
    seed: int,
    busy: Busy,
    expected: tuple[dict[str, tuple[str, str]], str],
    nodes: Nodes,
) -> None:
    chance = random.Random(seed)  # noqa: S311 - an order that can be repeated, no secret
    order = chance.sample(busy.entries, len(busy.entries))
    again = chance.choices(busy.entries, k=chance.randrange(10))
    cuts = sorted(chance.sample(range(1, len(order)), chance.randrange(1, 5)))
    batches = [order[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    node = nodes.make(busy.cast.founder.net)
    settle_all(node, [[*batch, *again] for batch in batches])
    kinds = {entry.id: entry.envelope.kind for entry in busy.entries}
    differing = {
        (kinds[id_], state, expected[0][id_])
        for id_, state in node.states().items()
        if state != expected[0][id_]
    }
    assert not differing
    assert node.states().keys() == expected[0].keys()
    assert node.digest() == expected[1]


def test_one_by_one_backwards_gives_the_same_as_all_at_once(
    busy: Busy, expected: tuple[dict[str, tuple[str, str]], str], nodes: Nodes
) -> None:
    node = nodes.make(busy.cast.founder.net)
    signers = [
        entry for entry in busy.entries if entry.envelope.kind in {"agency.create", "key.cert"}
    ]
    settle_all(node, [signers[::-1], *([entry] for entry in busy.entries[::-1])])
    assert (node.states(), node.digest()) == expected


def test_a_second_helping_adds_nothing(busy: Busy, nodes: Nodes) -> None:
    node = nodes.make(busy.cast.founder.net)
    assert node.take(*busy.entries).new_entries == len({entry.id for entry in busy.entries})
    for _again in range(3):
        intake = node.take(*busy.entries)
        assert (intake.new_entries, intake.accepted, intake.problems) == (0, [], [])
