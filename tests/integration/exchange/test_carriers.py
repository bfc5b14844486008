"""Sticks bring packages in their folder or beside it; a folder in which nothing is new rests."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import WorldError
from workreport.services.book import Book


def contact(life: Life) -> object:
    return life.vp.exchange_state.state().last_contact_at


def test_a_stick_is_read_and_never_written(begin_life: Begin, tmp_path: Path) -> None:
    life = begin_life(("tccb", "tcd"))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert life.vp.exchange.take_from(stick).read == 0
    life.file("tccb")
    life["tccb"].exchange.export_file(stick / "BC_2026-11_TCCB_v1.wrp")
    life.file("tcd")
    life["tcd"].exchange.sync(stick)
    (stick / "BC_2026-11_hong.wrp").write_bytes(b"PK\x03\x04")
    before = sorted(stick.rglob("*"))

    done = life.vp.exchange.take_from(stick)
    assert life.state("vp", "TCCB") == life.state("vp", "TCD") == "received"
    assert done.receipts == 2
    assert done.held == [("BC_2026-11_hong.wrp", "package_foreign")]
    assert sorted(stick.rglob("*")) == before
    assert life.vp.exchange.take_from(stick).read == 0
    with pytest.raises(WorldError, match="exchange_folder_missing"):
        life.vp.exchange.take_from(tmp_path / "gone")


def test_a_folder_rests_until_something_comes_is_signed_or_time_goes_by(
    begin_life: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = begin_life(("tccb",))
    exchange = life.vp.exchange
    elsewhere = life.root / "elsewhere"
    elsewhere.mkdir()
    assert not exchange.is_settled(elsewhere)
    life.sync("tccb", "vp")
    assert exchange.is_settled(life.exchange)
    told: list[object] = []
    life.vp.book.announcer.listen(told.append)
    seen = contact(life)
    with monkeypatch.context() as patch:
        patch.setattr(Book, "working", None)  # a look at a folder that rests writes nothing
        assert exchange.is_settled(life.exchange)
    life.clock.set(life.clock.now() + timedelta(minutes=2))
    assert exchange.is_settled(life.exchange)
    assert contact(life) != seen
    assert told == []

    stick = life.root / "stick"
    stick.mkdir()
    until_at = life.clock.now() + timedelta(days=5)
    life["tccb"].reporting.ask_extension(PERIOD, until_at, "Chờ số liệu")
    life["tccb"].exchange.export_file(stick / "TCCB.wrp")
    exchange.take_from(stick)
    assert life.vp.exchange_state.state().unsent == 0
    assert not exchange.is_settled(life.exchange)  # others may have to be sent what came
    life.sync("vp")
    life.file("tccb")
    life.sync("tccb")
    assert not exchange.is_settled(life.exchange)
    life.sync("vp")
    assert exchange.is_settled(life.exchange)
    life.vp.office.start_check(PERIOD, "TCCB")
    assert not exchange.is_settled(life.exchange)
    life.sync("vp")
    life.clock.set(life.clock.now() + timedelta(minutes=6))
    assert not exchange.is_settled(life.exchange)
