"""The folder, the disk and other people's files may do anything: sentences, nothing half, retry."""

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.ledgers import (
    OTHER_UNIT,
    PERIOD,
    UNIT,
    Cast,
    Node,
    Signer,
    found,
    report_body,
    unit_report,
)
from tests.living import Begin, Life

from workreport.domain.errors import WorldError
from workreport.domain.ids import new_id
from workreport.i18n.messages import catalogue
from workreport.ledger import kinds
from workreport.ledger.bodies import plan, report
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import Entry, make_part
from workreport.ledger.keys import KeyPair
from workreport.ledger.kinds import Kind
from workreport.ledger.package import seal
from workreport.ledger.permissions import Permissions


@pytest.fixture
def pair(begin_life: Begin) -> Life:
    """The Office and one department that has just filed."""
    life = begin_life(("tccb",))
    life.file("tccb")
    return life


def packages(life: Life, name: str) -> list[Path]:
    """The packages a desk has written, newest last."""
    writer = life[name].book.identity.writer
    found_ = life.exchange.rglob(f"{writer}/*.wrp")
    return sorted(found_, key=lambda path: path.stat().st_mtime_ns)


def newest(life: Life, name: str) -> Path:
    return packages(life, name)[-1]


def codes(life: Life, name: str = "vp") -> list[str]:
    return [one.code for one in life[name].maintenance.held_back()]


def damage(path: Path, change: Callable[[bytes], bytes]) -> bytes:
    whole = path.read_bytes()
    path.write_bytes(change(whole))
    return whole


# --- files in the folder -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data[:-1], "package_truncated"),
        (lambda data: data[: len(data) // 2], "package_truncated"),
        (lambda data: data[:3], "package_truncated"),
        (lambda data: data + b"x", "package_damaged"),
        (lambda data: data[:-40] + bytes([data[-40] ^ 1]) + data[-39:], "package_damaged"),
        (lambda data: bytes(len(data)), "package_foreign"),
        (lambda _data: b"PK\x03\x04 some archive", "package_foreign"),
    ],
    ids=["short", "half", "stub", "long", "flipped", "not copied yet", "foreign"],
)
def test_a_package_that_is_not_whole_is_named_and_taken_in_once_it_is(
    pair: Life, change: Callable[[bytes], bytes], code: str
) -> None:
    pair.sync("tccb")
    path = newest(pair, "tccb")
    whole = damage(path, change)
    for _again in range(2):
        done = pair.vp.exchange.sync(pair.exchange)
        assert done.held == [(path.stem, code)]
        assert done.entries_in == 0
    assert codes(pair) == [code]
    assert pair.state("vp", "TCCB") == "not_filed"
    path.write_bytes(whole)
    assert pair.vp.exchange.sync(pair.exchange).held == []
    assert pair.state("vp", "TCCB") == "received"
    assert codes(pair) == []


def test_foreign_and_partial_files_are_passed_over(pair: Life) -> None:
    pair.sync("tccb")
    home = newest(pair, "tccb").parent
    for name in (f".{new_id()}.wrp.part", "Thumbs.db", "~$BC.docx", f"{new_id()} (1).wrp"):
        (home / name).write_bytes(b"anything")
    (home.parent / "notes").mkdir()
    (home.parent / "notes" / f"{new_id()}.wrp").write_bytes(b"anything")
    done = pair.vp.exchange.sync(pair.exchange)
    assert (done.held, done.read) == ([], 1)


def test_renamed_and_copied_packages_add_nothing(pair: Life) -> None:
    pair.sync("tccb")
    path = newest(pair, "tccb")
    shutil.copy(path, path.with_name(f"{new_id()}.wrp"))
    done = pair.vp.exchange.sync(pair.exchange)
    assert (done.read, done.receipts, done.held) == (2, 1, [])
    with pair.vp.book.looking() as look:
        assert len(look.projections.facts("report.file", chosen=False)) == 1


def test_a_package_of_another_agency_is_told_once_and_left_alone(
    begin_life: Begin, pair: Life
) -> None:
    other = begin_life((), name="other")
    other.sync("vp")
    [path] = packages(other, "vp")
    pair.sync("tccb")
    strange = newest(pair, "tccb").with_name(path.name)
    shutil.copy(path, strange)
    done = pair.vp.exchange.sync(pair.exchange)
    assert done.held == [(path.stem, "package_of_another_agency")]
    assert pair.state("vp", "TCCB") == "received"
    assert pair.vp.exchange.sync(pair.exchange).held == []


def test_a_package_for_others_is_passed_over_silently(pair: Life) -> None:
    office = pair.vp.book.identity
    name, data = seal(
        [], net=office.net, writer=new_id(), recipients=[KeyPair.generate().public], heads={},
        signer=KeyPair.generate(),
    )  # fmt: skip
    pair.sync("tccb")
    newest(pair, "tccb").with_name(f"{name}.wrp").write_bytes(data)
    assert pair.vp.exchange.sync(pair.exchange).held == []
    assert codes(pair) == []


# --- folder and disk -----------------------------------------------------------------------------


def refused(action: Callable[[], object]) -> str:
    with pytest.raises(WorldError) as problem:
        action()
    assert problem.value.code in catalogue()
    return problem.value.code


def test_a_removed_folder_is_told_and_nothing_is_lost(pair: Life) -> None:
    away = pair.root / "away"
    pair.exchange.rename(away)
    assert refused(lambda: pair.sync("tccb")) == "exchange_folder_missing"
    with pair["tccb"].book.looking() as look:
        assert look.transaction.local.outbox()
    away.rename(pair.exchange)
    pair.sync("tccb", "vp")
    assert pair.state("vp", "TCCB") == "received"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "folder_read_only")]
)
def test_a_full_or_read_only_folder_is_told_and_leaves_nothing_half(
    pair: Life, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    pair.sync("vp")
    before = sorted(path.name for path in pair.exchange.rglob("*") if path.is_file())
    write = os.write

    def full(handle: int, data: bytes) -> int:
        if ".wrp" in str(Path(f"/proc/self/fd/{handle}").readlink()):
            raise OSError(number, os.strerror(number))
        return write(handle, data)

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", full)
        assert refused(lambda: pair.sync("tccb")) == code
    assert sorted(path.name for path in pair.exchange.rglob("*") if path.is_file()) == before
    assert pair.state("tccb", "TCCB") == "filed"
    pair.sync("tccb", "vp", "tccb")
    assert pair.state("tccb", "TCCB") == "received"


def test_a_disk_that_fails_while_a_batch_comes_in_keeps_none_of_it(
    pair: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.sync("tccb")
    before = pair.vp.maintenance.verify().entries

    def failing(*_arguments: object) -> None:
        raise WorldError("disk_full", path="x")

    with monkeypatch.context() as broken:
        broken.setattr("workreport.services.settling.judge", failing)
        assert refused(lambda: pair.sync("vp")) == "disk_full"
    assert pair.vp.maintenance.verify().entries == before
    pair.sync("vp")
    assert pair.state("vp", "TCCB") == "received"


def test_after_ninety_days_own_packages_are_cleared_away_and_those_of_others_stay(
    pair: Life,
) -> None:
    pair.sync("tccb", "vp")
    theirs = packages(pair, "tccb")
    assert packages(pair, "vp")
    pair.at("2027-02-28 08:00")
    pair.sync("vp")
    assert packages(pair, "vp") == []
    assert packages(pair, "tccb") == theirs


# --- what is inside ------------------------------------------------------------------------------


@pytest.fixture
def head(cast: Cast, node: Node) -> Signer:
    head = cast.bring("head", UNIT)
    node.take(*cast.entries)
    return head


def forged(entry: Entry, signer: Signer) -> Entry:
    """The same envelope under the signature of another key."""
    return Entry(
        entry.id, entry.envelope, entry.envelope_bytes,
        signer.keys.sign("entry", entry.envelope_bytes), entry.parts,
    )  # fmt: skip


def test_a_bad_entry_stays_out_and_its_neighbours_come_in(node: Node, head: Signer) -> None:
    stranger = Signer(net=node.net)
    good, lost, bad = unit_report(head), unit_report(stranger), unit_report(head)
    intake = node.take(forged(bad, stranger), lost, good)
    assert [code for _name, code in intake.problems] == ["signature_invalid"]
    assert node.accepts(good)
    assert node.state(bad) == node.state(lost) == ("absent", "")
    assert node.take(bad).problems == []
    assert node.accepts(bad)


@pytest.mark.parametrize("part", [b"{}", b"x" * 40])
def test_a_changed_part_is_refused_with_its_entry(node: Node, head: Signer, part: bytes) -> None:
    entry = unit_report(head)
    changed = Entry(entry.id, entry.envelope, entry.envelope_bytes, entry.signature, {1: part})
    assert [code for _name, code in node.take(changed).problems] == ["part_mismatch"]
    assert node.take(entry).problems == []


def test_an_entry_of_another_agency_is_kept_with_its_reason(cast: Cast, node: Node) -> None:
    head = cast.bring("head", UNIT)
    node.take(*cast.entries)
    foreign = Signer(head.person, head.keys, head.writer, net=found().founder.net)
    entry = unit_report(foreign)
    node.take(entry)
    assert node.state(entry) == ("quarantined", "entry_foreign_agency")


def test_everything_held_back_is_named_with_a_sentence(cast: Cast, node: Node) -> None:
    head = cast.bring("head", UNIT)
    stranger = Signer(net=node.net)
    entries = [
        unit_report(head, stream=f"unit/{OTHER_UNIT}"),
        unit_report(head, OTHER_UNIT),
        head.write("report.file", {"period": PERIOD, "unit": UNIT}),
        head.write("report.sing", {}, stream=f"unit/{UNIT}"),
        unit_report(stranger),
    ]
    node.take(*cast.entries, *entries)
    with node.book.looking() as look:
        held = {one.id: one.reason for one in look.transaction.ledger.all_kept(accepted=False)}
        packages_ = look.transaction.local.held_packages()
    assert list(held.values()) == [
        "stream_wrong", "author_not_allowed", "schema_invalid", "needs_newer_app",
    ]  # fmt: skip
    assert [one.reason for one in packages_] == ["signer_unknown"]
    assert {*held.values(), "signer_unknown"} <= catalogue().keys()


class _Song(Body, frozen=True, kw_only=True):
    period: str
    unit: str
    words: str


def test_what_needed_a_newer_program_counts_after_the_upgrade(
    cast: Cast, node: Node, head: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = Kind("report.sing", _Song, "unit/{unit}", "song/{unit}/{period}")
    ref = {"unit": UNIT, "period": PERIOD}
    entry = head.write(kind.name, {**ref, "words": "la"}, ref=ref, stream=f"unit/{UNIT}")
    more = unit_report(head)
    node.take(entry, more)
    assert node.state(entry) == ("newer", "needs_newer_app")
    assert node.accepts(more)
    with monkeypatch.context() as newer:
        newer.setattr(kinds, "KINDS", {**kinds.KINDS, kind.name: kind})
        newer.setattr(kinds, "REFERENCES", {**kinds.REFERENCES, kind.name: ("unit", "period")})
        knowledge = node.book.knowledge
        rows = {**knowledge._permissions.rows, kind.name: (("head", "own_unit"),)}
        newer.setattr(knowledge, "_permissions", Permissions(rows))
        knowledge.forget()
        node.take(cast.cert(Signer(net=node.net)))  # anything that makes it look again
        assert node.accepts(entry)
        with node.book.looking() as look:
            [fact] = look.projections.facts(kind.name)
        assert (fact.key, fact.unit, fact.period) == (f"song/{UNIT}/{PERIOD}", UNIT, PERIOD)
        assert node.digest() == node.replay_digest()


def test_hostile_bodies_leave_the_store_whole(node: Node, head: Signer) -> None:
    """Whatever a certified author signs, it is kept with a verdict, and screens go on."""
    content = kinds.encode_body(report_body())
    person = new_id()
    twice = [make_part(n, {"person": person, "name": ""}, person) for n in (2, 3)]
    people = [new_id() for _ in range(120)]
    crowd = [
        make_part(n, {"person": one, "name": "", "department": {"level": "B"}}, one)
        for n, one in enumerate(people, start=2)
    ]
    wild = [
        head.write("report.file", {**content, "text": {"results": "á" * 100_000}}),
        head.write("report.file", {**content, "as_of": "0001-01-01"}),
        head.write("report.file", {**content, "as_of": "9999-12-31"}),
        head.write("report.file", content, twice),
        head.write("report.file", content, crowd),
        head.write("report.file", {**content, "items": [content["items"][0]] * 200}),  # type: ignore[index]
        head.write("plan.issue", {
            "plan": new_id(), "period": PERIOD, "unit": UNIT,
            "tasks": [msgspec.to_builtins(plan.TaskBody(id="", born=PERIOD, unit=UNIT, content=""))]
            * 3,
        }),
    ]  # fmt: skip
    assert node.take(*wild).problems == []
    states = [node.state(entry) for entry in wild]
    assert states[3] == ("quarantined", "schema_invalid")
    assert {state for state, _reason in states} == {"accepted", "quarantined"}
    assert node.digest() == node.replay_digest()


def test_far_days_in_a_report_do_not_break_its_lines(node: Node, head: Signer) -> None:
    items = [
        report.ResultItem(task=new_id(), content="", status="completed", **days)  # type: ignore[arg-type]
        for days in (
            {"due_on": "0001-01-01", "done_on": "9999-12-31"},
            {"due_on": "9999-12-31", "done_on": "0001-01-01"},
        )
    ]
    content = {**kinds.encode_body(report_body()), "items": [msgspec.to_builtins(i) for i in items]}
    entry = head.write("report.file", content)
    node.take(entry)
    assert node.accepts(entry)
    with node.book.looking() as look:
        assert len(look.projections.results([entry.id])) == 2


@pytest.mark.parametrize("named", ["nobody known", "somebody known"])
def test_a_package_cannot_silence_others_by_naming_recipients_that_never_got_it(
    pair: Life, named: str
) -> None:
    """Whoever can open an entry may seal it anew; the Office must still serve the one left out."""
    thief = pair["tccb"].book.identity
    signer = KeyPair.generate()
    if named == "somebody known":  # with a signature that is not of that key
        signer = replace(signer, public=pair.vp.book.identity.keys.public)
    pair.sync("tccb", "vp")
    pair.join("second", "Người thứ hai", "TCCB", "deputy", approve=False)
    victim = pair["second"].book.identity.keys.public
    with pair["tccb"].book.looking() as look:
        ledger = look.transaction.ledger
        unit = pair.line("tccb", "TCCB").unit.unit
        entries = ledger.entries([one.id for one in ledger.all_kept(stream=f"unit/{unit}")])
    name, data = seal(
        entries, net=thief.net, writer=thief.writer,
        recipients=[pair.vp.book.identity.keys.public, victim], heads={}, signer=signer,
    )  # fmt: skip
    lure = newest(pair, "tccb").with_name(f"{name}.wrp")
    lure.write_bytes(data)
    pair.sync("vp")
    lure.unlink()
    pair.vp.joining.approve(pair.requests["second"])
    pair.sync("vp", "second")
    with pair["second"].book.looking() as look:
        held = look.transaction.ledger.held(entry.id for entry in entries)
    assert held == {entry.id for entry in entries}
