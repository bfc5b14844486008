"""Chains: gaps wait, forks are kept and shown, copies of a workspace go on as new writers."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledgers import OTHER_UNIT, UNIT, Cast, Node, Signer, period_open, unit_report
from tests.living import PASSPHRASE, Begin, Life

from workreport.ledger.bodies import report
from workreport.services.ports.program import Desk


@pytest.fixture
def head(cast: Cast) -> Signer:
    return cast.bring("head", UNIT)


def test_behind_a_gap_everything_waits_and_comes_in_at_once_when_it_closes(
    cast: Cast, head: Signer, node: Node
) -> None:
    first, second, third, fourth = (unit_report(head) for _ in range(4))
    node.take(*cast.entries, third, first)
    node.take(fourth)
    assert node.accepts(first)
    for waiting in (third, fourth):
        assert node.state(waiting) == ("pending", "predecessor_missing")
    assert node.digest() == node.replay_digest()
    node.take(second)
    assert node.accepts(first, second, third, fourth)
    assert node.digest() == node.replay_digest()


def test_both_sides_of_a_fork_are_kept_and_it_is_said(cast: Cast, head: Signer, node: Node) -> None:
    first = unit_report(head)
    left = unit_report(head, seq=2, prev=first.id)
    right = unit_report(head, seq=2, prev=first.id)
    node.take(*cast.entries, first, left, right)
    assert node.accepts(first, left, right)
    assert node.ledger_says("forks") == [(head.writer, f"unit/{UNIT}", 2)]


def test_somebody_else_under_the_same_writer_name_is_no_fork_of_it(
    cast: Cast, head: Signer, node: Node
) -> None:
    thief = cast.bring("head", OTHER_UNIT)
    good = unit_report(head)
    theft = thief.open_writer(head.writer)
    node.take(*cast.entries, good, theft)
    assert node.accepts(good, theft)
    assert node.ledger_says("forks") == []


@pytest.mark.parametrize("fault", ["other chain", "jump", "other stream"])
def test_an_entry_that_names_a_wrong_predecessor_goes_to_quarantine(
    cast: Cast, head: Signer, node: Node, fault: str
) -> None:
    officer = cast.bring("officer")
    first = unit_report(head)
    changes: dict[str, tuple[int, str]] = {
        "other chain": (2, unit_report(officer).id),
        "jump": (7, first.id),
        "other stream": (2, cast.entries[-1].id),
    }
    strange = unit_report(officer)
    seq, prev = changes[fault]
    broken = unit_report(head, seq=seq, prev=strange.id if fault == "other chain" else prev)
    node.take(*cast.entries, first, strange, broken)
    assert node.state(broken) == ("quarantined", "chain_broken")


def test_an_entry_that_came_without_its_content_counts_when_the_content_comes(
    cast: Cast, head: Signer, node: Node
) -> None:
    entry = unit_report(head)
    stripped = replace(entry, parts={1: None})
    node.take(*cast.entries, stripped)
    assert node.state(entry) == ("pending", "part_missing")
    node.take(stripped)
    assert node.state(entry) == ("pending", "part_missing")
    node.take(entry)
    assert node.accepts(entry)
    with node.book.looking() as look:
        [fact] = look.projections.facts("report.file")
    assert isinstance(fact.body, report.ReportFile)
    assert node.digest() == node.replay_digest()


def test_a_certificate_that_came_without_its_content_counts_when_the_content_comes(
    cast: Cast, head: Signer, node: Node
) -> None:
    entry, cert = unit_report(head), cast.entries[-3]
    assert cert.envelope.kind == "key.cert"
    others = [each for each in cast.entries if each is not cert]
    # Another certificate makes the signer known, so that the entry itself can be kept.
    node.take(*others, replace(cert, parts={1: None}))
    node.take(cert, *others, entry)
    assert node.accepts(cert, entry, *others)


# --- copies of workspaces ------------------------------------------------------------------------


def copy(life: Life, name: str, to: str) -> Path:
    """Copy a closed workspace, as an image of a disk or a careful person would."""
    life.desks.pop(name).close()
    shutil.copytree(life.root / name, life.root / to)
    return life.root / to


def opened(life: Life, name: str) -> Desk:
    life.desks[name] = life.program.open(life.root / name, PASSPHRASE)
    return life.desks[name]


def from_backup(life: Life, name: str, backup: str) -> Desk:
    """Lose a workspace and put an earlier state of it in its place."""
    life.desks.pop(name).close()
    lost = (life.root / name).rename(life.root / f"lost-{name}")
    life.program.restore(lost / "backups" / Path(backup).name, life.root / name)
    return opened(life, name)


def test_a_clone_goes_on_as_another_writer_and_nothing_of_either_is_lost(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    writer = life["tccb"].book.identity.writer
    copy(life, "tccb", "clone")
    original, clone = opened(life, "tccb"), opened(life, "clone")
    assert original.book.identity.writer == writer
    assert clone.book.identity.writer != writer
    first, second = life.file("tccb", "bản gốc"), life.file("clone", "bản sao")
    life.sync("tccb", "clone", "vp")
    line = life.line("vp", "TCCB")
    assert {version.entry for version in line.versions} == {first, second}
    assert line.in_conflict
    verified = life.vp.maintenance.verify()
    assert (verified.forks, verified.faults) == ([], [])


def test_original_and_clone_keep_their_writers_however_often_they_take_turns(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    copy(life, "tccb", "clone")
    opened(life, "tccb"), opened(life, "clone")
    writers = [life[name].book.identity.writer for name in ("tccb", "clone")]
    for _turn in range(3):
        life.sync("tccb", "clone")
    assert [life[name].book.identity.writer for name in ("tccb", "clone")] == writers


def test_a_restored_workspace_reads_back_what_it_had_sent_and_goes_on_as_a_new_writer(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    backup = life["tccb"].maintenance.backup()
    filed = life.file("tccb")
    life.sync("tccb", "vp")
    old = life["tccb"].book.identity.writer
    restored = from_backup(life, "tccb", backup)
    assert restored.book.identity.writer != old
    assert life.state("tccb", "TCCB") == "not_filed"
    life.sync("tccb", "vp", "tccb")
    line = life.line("tccb", "TCCB")
    assert [version.entry for version in line.versions] == [filed]
    assert line.state.value == "received"
    verified = life.vp.maintenance.verify()
    assert (verified.forks, verified.faults, verified.projections_equal) == ([], [], True)


def test_receipts_signed_during_an_exchange_are_marked_before_they_leave(
    begin_life: Begin,
) -> None:
    """A copy of the Office from before that exchange must be found out even so."""
    life = begin_life(("tccb",))
    life.file("tccb")
    life.sync("tccb")
    backup = life.vp.maintenance.backup()
    life.sync("vp")
    writer = life.vp.book.identity.writer
    restored = from_backup(life, "vp", backup)
    assert restored.book.identity.writer != writer
    life.sync("vp", "tccb", "vp")
    assert life.vp.maintenance.verify().forks == []
    assert life["tccb"].maintenance.verify().forks == []
    with restored.book.looking() as look:
        assert look.authority.desk == restored.book.identity.writer


def test_a_moved_workspace_keeps_the_desk(begin_life: Begin) -> None:
    life = begin_life(())
    copy(life, "vp", "moved")
    shutil.rmtree(life.root / "vp")
    life.desks["vp"] = life.program.open(life.root / "moved", PASSPHRASE)
    with life.vp.book.working() as work:
        work.append(period_open("2026-12"), "period.open")
    with life.vp.book.looking() as look:
        assert look.authority.desk == life.vp.book.identity.writer
        assert "2026-12" in {fact.period for fact in look.projections.facts("period.open")}
