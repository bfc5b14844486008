from pathlib import Path

from tests.living import PASSPHRASE, PERIOD, Begin


def test_a_restored_workspace_goes_on_as_a_new_writer_and_nothing_is_lost(
    begin_life: Begin, tmp_path: Path
) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-16 09:00")
    life.sync("tccb")
    backup = Path(life["tccb"].maintenance.backup("asked")).with_suffix(".json")
    before = life["tccb"].book.identity
    life.file("tccb", "bản đã gửi")
    life.sync("tccb", "vp")

    life.desks.pop("tccb").close()  # this PC is lost, with a report the backup does not know
    life.program.restore(backup, tmp_path / "restored")
    life.desks["tccb"] = life.program.open(tmp_path / "restored", PASSPHRASE)
    assert life.state("tccb", "TCCB") == "not_filed"
    after = life["tccb"].book.identity  # before anything is written, or two chains would fork
    life.sync("tccb")
    assert after.writer != before.writer
    assert after.keys.public.key_id == before.keys.public.key_id
    assert life.state("tccb", "TCCB") == "received"  # its own report came back, with the receipt
    assert life["tccb"].reporting.open(PERIOD).draft.text["results"] == "Việc đã làm của bản đã gửi"

    life.at("2026-11-17 09:00")
    life["tccb"].reporting.recall(PERIOD, "Sửa số liệu")
    life.sync("tccb", "vp", "tccb")
    life.file("tccb", "bản sau khôi phục")
    life.sync("tccb", "vp")
    versions = life.line("vp", "TCCB").versions
    assert [version.recall for version in versions] == ["recalled", ""]
    assert life.state("vp", "TCCB") == "received"
    for name in ("vp", "tccb"):
        found = life[name].maintenance.verify()
        assert found.entries == found.valid
        assert not found.forks


def test_a_restored_office_keeps_the_desk_and_signs_on(begin_life: Begin, tmp_path: Path) -> None:
    life = begin_life(("tccb", "tcd"))
    backup = Path(life.vp.maintenance.backup("asked")).with_suffix(".json")
    life.at("2026-11-16 09:00")
    life.file("tccb")
    life.sync("tccb", "vp", "tccb")
    number = life.line("tccb", "TCCB").versions[0].receipt_number
    life.desks.pop("vp").close()
    life.program.restore(backup, tmp_path / "office")
    life.desks["vp"] = life.program.open(tmp_path / "office", PASSPHRASE)
    life.sync("vp")
    line = life.line("vp", "TCCB")
    assert line.state.value == "received"
    assert line.versions[0].receipt_number == number == "0001"
    life.file("tcd")
    life.sync("tcd", "vp")
    assert life.line("vp", "TCD").versions[0].receipt_number == "0002"
    life.vp.periods.open(PERIOD.next)
    life.sync("vp", "tccb")
    assert life["tccb"].periods.month(PERIOD.next).state.value == "open"
    assert not life["tccb"].maintenance.held_back()
