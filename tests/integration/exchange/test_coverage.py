"""How long a package lies in the folder, and who is sent anew what may not lie there any more."""

from pathlib import Path

import pytest
from tests.ledgers import UNIT, Cast, Node, unit_report
from tests.living import PASSPHRASE, PERIOD, Begin, Life

from workreport.ledger.envelope import Head
from workreport.ledger.package import Package
from workreport.services import coverage


@pytest.fixture
def pair(begin_life: Begin) -> Life:
    """The Office and one department, which has filed; both know of it."""
    life = begin_life(("tccb",))
    life.at("2026-11-16 09:00")
    life.file("tccb")
    life.sync("tccb", "vp", "tccb")
    return life


def files(life: Life, name: str) -> set[str]:
    writer = life[name].book.identity.writer
    return {path.stem for path in life.exchange.rglob(f"{writer}/*.wrp")}


def waiting(life: Life, name: str) -> dict[str, frozenset[str]]:
    with life[name].book.looking() as look:
        return {one.name: one.waiting for one in look.transaction.local.sent_packages()}


def covered(life: Life, name: str) -> frozenset[str]:
    with life[name].book.looking() as look:
        return look.transaction.local.covered_packages()


def test_a_package_goes_a_week_after_it_was_written_when_its_readers_have_it(pair: Life) -> None:
    written = files(pair, "tccb")
    done = covered(pair, "tccb") & written
    assert done
    assert not done & waiting(pair, "tccb").keys()
    pair.at("2026-11-22 09:00")
    pair.sync("tccb")
    assert files(pair, "tccb") >= written
    pair.at("2026-11-24 09:00")
    pair.sync("tccb")
    assert not files(pair, "tccb") & done


def test_a_package_somebody_has_not_taken_in_lies_for_ninety_days(pair: Life) -> None:
    pair.at("2026-11-18 09:00")
    pair["tccb"].reporting.recall(PERIOD)
    pair.sync("tccb")
    [name] = waiting(pair, "tccb")
    office = pair.vp.book.identity.keys.public.key_id
    assert waiting(pair, "tccb")[name] == {office}
    pair.at("2027-02-15 09:00")
    pair.sync("tccb")
    assert name in files(pair, "tccb")
    pair.at("2027-02-17 09:00")
    pair.sync("tccb")
    assert name not in files(pair, "tccb")
    assert waiting(pair, "tccb") == {}


def test_a_word_counts_only_when_its_certified_reader_signed_it(
    pair: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair["tccb"].reporting.recall(PERIOD)
    pair.sync("tccb")
    [name] = waiting(pair, "tccb")
    with monkeypatch.context() as forged:
        forged.setattr(Package, "signed_by", lambda _self, _key: False)
        pair.sync("vp", "tccb")
    assert name in waiting(pair, "tccb")
    pair.vp.periods.open(PERIOD.next)
    pair.sync("vp", "tccb")
    assert name not in waiting(pair, "tccb")


def test_a_chain_with_a_gap_is_not_told_as_held(cast: Cast, node: Node) -> None:
    head = cast.bring("head", UNIT)
    first, second, third = (unit_report(head) for _number in range(3))
    chain, stream = (head.writer, f"unit/{UNIT}"), f"unit/{UNIT}"
    node.take(*cast.entries, first, third)
    with node.book.looking() as look:
        assert look.transaction.ledger.heads(streams=[stream]) == {}
    node.take(second)
    with node.book.looking() as look:
        assert look.transaction.ledger.heads(streams=[stream]) == {chain: Head(3, third.id)}


def test_too_many_heads_are_not_told_beside_those_of_the_entries(
    pair: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage, "MOST_HEADS", 0)
    with pair.vp.book.looking() as look:
        streams = look.transaction.ledger.streams()
        heads = coverage.Heads(dict.fromkeys(streams, frozenset({"k"})))
        told = heads.for_package(look, ["agency"], ["k"])
    assert {stream for _writer, stream in told} == {"agency"}


def test_who_comes_back_from_an_old_backup_is_sent_anew_what_lies_there_no_more(
    begin_life: Begin, tmp_path: Path
) -> None:
    life = begin_life(("tccb",))
    old = Path(life.vp.maintenance.backup("asked")).with_suffix(".json")
    life.at("2026-11-16 09:00")
    life.file("tccb")
    life.sync("tccb", "vp", "tccb")
    with life["tccb"].book.looking() as look:
        [receipt] = [fact.entry for fact in look.projections.facts("receipt")]
    for path in life.exchange.rglob("*.wrp"):
        path.unlink()
    life.desks.pop("vp").close()
    life.program.restore(old, tmp_path / "office")
    life.desks["vp"] = life.program.open(tmp_path / "office", PASSPHRASE)
    life.sync("vp")
    assert life.state("vp", "TCCB") == "not_filed"
    life.sync("tccb", "vp", "tccb")
    assert life.state("vp", "TCCB") == "received"
    with life.vp.book.looking() as look:
        assert look.transaction.ledger.held([receipt])
    with life["tccb"].book.looking() as look:
        assert coverage.to_refill(look) == {}
    before = files(life, "tccb")
    life.sync("tccb", "vp", "tccb")
    assert files(life, "tccb") == before
