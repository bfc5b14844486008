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
from tests.living import PERIOD, Begin, Life

from workreport.domain.ids import new_id
from workreport.exchange.folder import LocalExchangeFolder
from workreport.ledger.bodies import agency, office, plan, report
from workreport.ledger.envelope import Entry, make_part
from workreport.ledger.package import seal
from workreport.system.durable_files import LocalDurableFiles

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


# --- real desks and a real folder ------------------------------------------------------------


def tree(life: Life) -> set[str]:
    return {path.name for path in life.exchange.rglob("*") if path.is_file()}


def test_syncing_again_and_again_writes_and_reads_nothing(life: Life) -> None:
    life.file("tccb")
    for _round in range(2):
        life.sync("tccb", "vp", "tcd", "bvct")
    before = tree(life)
    for _round in range(10):
        for desk in life.desks.values():
            done = desk.exchange.sync(life.exchange)
            assert (done.written, done.read, done.receipts, done.held) == (0, 0, 0, [])
    assert tree(life) == before


def test_a_report_reaches_the_office_and_its_receipt_comes_back(life: Life) -> None:
    life.file("tccb")
    assert life.state("tccb", "TCCB") == "filed"
    life.sync("tccb", "vp")
    assert life.state("vp", "TCCB") == "received"
    assert life.state("tccb", "TCCB") == "filed"
    life.sync("tccb")
    assert life.state("tccb", "TCCB") == "received"


def test_an_interruption_after_the_package_was_put_loses_and_doubles_nothing(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = life.file("tccb")
    with monkeypatch.context() as broken:
        broken.setattr(
            "workreport.services.exchange.note_written",
            lambda *_arguments: (_ for _ in ()).throw(KeyboardInterrupt),
        )
        with pytest.raises(KeyboardInterrupt):
            life.sync("tccb")
    life.sync("tccb", "vp", "tccb")
    with life.vp.book.looking() as look:
        facts = look.projections.facts("report.file", chosen=False)
        receipts = look.projections.facts("receipt", chosen=False)
    assert [fact.entry for fact in facts] == [entry]
    assert len(receipts) == 1
    with life["tccb"].book.looking() as look:
        assert not look.transaction.local.outbox()


def test_more_keys_than_one_header_holds_get_several_packages(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workreport.services.sending.MAX_RECIPIENTS", 3)
    life.vp.joining.invite(person="Người mới", unit="TCCB", role="staff")  # tells the agency
    done = life.vp.exchange.sync(life.exchange)
    assert done.written == 2  # three others, two in each header beside the writer
    for name in ("tccb", "tcd", "bvct"):
        assert life[name].exchange.sync(life.exchange).entries_in == 1
        with life[name].book.looking() as look:
            assert look.directory.person("Người mới")
    assert life.vp.exchange.sync(life.exchange).written == 0


def put(life: Life, signer: Signer, entries: list[Entry], called: str = "") -> str:
    """Put a package for the Office into the folder, as the signer's own program would."""
    office = life.vp.book.identity
    name, data = seal(
        entries,
        net=office.net,
        writer=signer.writer,
        recipients=[office.keys.public],
        heads={},
        signer=signer.keys,
    )
    folder = LocalExchangeFolder(life.exchange, office.net, LocalDurableFiles())
    folder.put(signer.writer, called or name, data)
    return name


def test_a_package_held_back_is_taken_in_once_its_signer_is_known(begin_life: Begin) -> None:
    life = begin_life(())
    office = life.vp
    signer = Signer(net=office.book.identity.net)
    name = put(life, signer, [signer.open_writer()])
    for _again in range(2):
        assert office.exchange.sync(life.exchange).held == [(name, "signer_unknown")]
    assert [(one.subject, one.code) for one in office.maintenance.held_back()] == [
        (name, "signer_unknown")
    ]
    public = signer.keys.public
    with office.book.working() as work:
        body = agency.KeyCert(
            key=signer.key, person=new_id(), sign=public.sign.hex(), seal=public.seal.hex()
        )
        work.append(body, "key.cert")
    done = office.exchange.sync(life.exchange)
    assert (done.held, done.entries_in) == ([], 1)
    assert not office.maintenance.held_back()


def test_what_waits_for_approval_is_named_until_it_counts(life: Life) -> None:
    desk = life.join("new", "Phạm Văn Mới", "TCCB", "clerk", approve=False)
    desk.exchange.sync(life.exchange)
    life.sync("vp", "tccb")
    for name in ("vp", "tccb"):
        assert [one.code for one in life[name].maintenance.held_back()] == ["key_not_certified"]
    life.vp.joining.approve(life.requests["new"])
    life.sync("vp", "tccb")
    for name in ("vp", "tccb"):
        assert not life[name].maintenance.held_back()


def test_a_report_sent_before_approval_counts_from_its_first_arrival(life: Life) -> None:
    desk = life.join("bvct2", "Vũ Thị Sớm", "BVCT", "head", approve=False)
    life.at("2026-11-17 09:00")
    life.file("bvct2")
    desk.exchange.sync(life.exchange)
    life.at("2026-11-18 09:00")
    life.sync("vp")
    assert life.state("vp", "BVCT") == "not_filed"
    life.at("2026-11-19 15:00")
    life.vp.joining.approve(life.requests["bvct2"])
    line = life.line("vp", "BVCT")
    assert line.current is not None
    assert line.current.received_at is not None
    assert line.current.received_at.day == 18
    life.sync("vp")
    desk.exchange.sync(life.exchange)
    assert life.state("bvct2", "BVCT") == "received"
    assert desk.book.identity.invited is None
    assert desk.maintenance.verify().projections_equal


def test_a_report_of_a_month_never_opened_does_not_stop_the_office(life: Life) -> None:
    with life["tccb"].book.working() as work:
        unit = work.own_units()[0]
        work.append(report_body(unit, period="2027-03"), "report.file")
    life.file("tcd")
    life.sync("tccb", "tcd")
    assert life.vp.exchange.sync(life.exchange).receipts == 1
    assert life.state("vp", "TCD", PERIOD) == "received"


def test_packages_of_one_name_in_two_directories_are_two_packages(begin_life: Begin) -> None:
    """Names can be read in the folder: whoever uses one first must not hide the other."""
    life = begin_life(("tccb",))
    life.file("tccb")
    life.sync("tccb")
    home = life.exchange / f"workreport-{life.vp.book.identity.net[:8]}"
    written = max(
        (home / life["tccb"].book.identity.writer).iterdir(),
        key=lambda path: path.stat().st_mtime_ns,
    )
    genuine = written.read_bytes()
    written.unlink()
    squatter = Signer(net=life.vp.book.identity.net)
    put(life, squatter, [], written.stem)
    assert life.vp.exchange.sync(life.exchange).read == 1
    written.write_bytes(genuine)
    life.sync("vp")
    assert life.state("vp", "TCCB") == "received"


def test_a_stick_carries_a_report_and_brings_the_receipt_home(life: Life) -> None:
    life.file("tccb")
    stick = life.root / "USB"
    stick.mkdir()
    life["tccb"].exchange.export_file(stick / "BC.wrp")
    for path in sorted(stick.iterdir()):
        life.vp.exchange.import_file(path)
    assert life.state("vp", "TCCB") == "received"
    for again in sorted(stick.iterdir()):
        assert life.vp.exchange.import_file(again).entries_in == 0


def test_a_newly_certified_key_is_sent_everything_it_may_hold(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.file("tccb")
    life.sync("tccb", "vp")
    life.join("second", "Phó phòng", "TCCB", "deputy")
    life.sync("vp", "second")
    assert life.state("second", "TCCB") == "received"
    with life["second"].book.looking() as look:
        streams = look.transaction.ledger.streams()
    assert {stream.partition("/")[0] for stream in streams} == {"agency", "plan", "unit"}
