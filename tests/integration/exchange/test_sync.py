"""Real desks and a real folder: everything arrives once, however often it is carried."""

import pytest
from tests.ledgers import (
    Signer,
    report_body,
)
from tests.living import PERIOD, Begin, Life

from workreport.domain.ids import new_id
from workreport.exchange.folder import LocalExchangeFolder
from workreport.ledger.bodies import agency
from workreport.ledger.envelope import Entry
from workreport.ledger.package import seal
from workreport.system.durable_files import LocalDurableFiles


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
