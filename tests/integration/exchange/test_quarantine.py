"""What is held back names its sender and what helps; it is set aside with a reason, never lost."""

import pytest
from tests.living import HEADS, Begin

from workreport.domain.errors import RuleError, UseError


def test_a_damaged_package_is_set_aside_with_a_reason_and_taken_back_whole(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    life.file("tccb")
    life.sync("tccb")
    writer = life["tccb"].book.identity.writer
    path = max(life.exchange.rglob(f"{writer}/*.wrp"), key=lambda one: one.stat().st_mtime_ns)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    life.sync("vp", "vp")
    quarantine = life.vp.quarantine
    (held,) = quarantine.held()
    assert (held.sender, held.code, held.way) == (HEADS["tccb"], "package_truncated", "ask_again")
    assert (held.is_package, held.tries, held.subjects) == (True, 2, (path.stem,))

    with pytest.raises(UseError, match="reason_missing"):
        quarantine.drop(path.stem, writer, " ")
    with pytest.raises(UseError, match="held_package_unknown"):
        quarantine.drop("0" * 32, writer, "Không có")
    with pytest.raises(UseError, match="held_package_unknown"):
        quarantine.take_back(path.stem, writer)
    with pytest.raises(RuleError, match="only_office_receives"):
        life["tccb"].quarantine.drop(path.stem, writer, "Thử")
    assert len(quarantine.held()) == 1

    quarantine.drop(path.stem, writer, "Phòng đã  gửi tệp khác")
    assert quarantine.held() == ()
    (dropped,) = quarantine.dropped()
    assert (dropped.name, dropped.code) == (path.stem, "package_truncated")
    assert (dropped.reason, dropped.person) == (
        "Phòng đã gửi tệp khác", life.vp.book.identity.name,
    )  # fmt: skip
    path.write_bytes(whole)
    life.sync("vp")
    assert life.state("vp", "TCCB") == "not_filed"  # nobody reads what was set aside

    quarantine.take_back(path.stem, writer)
    assert quarantine.dropped() == ()
    assert [one.subjects for one in quarantine.held()] == [(path.stem,)]
    life.sync("vp")
    assert life.state("vp", "TCCB") == "received"
    assert quarantine.held() == ()


def test_entries_of_somebody_not_approved_stand_together_under_the_name(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    desk = life.join("new", "Phạm Văn Mới", "TCCB", "deputy", approve=False)
    life.at("2026-11-17 09:00")
    life.file("new")
    desk.exchange.sync(life.exchange)
    life.sync("vp")
    groups = life.vp.quarantine.held()
    assert {(one.sender, one.code, one.way) for one in groups} == {
        ("Phạm Văn Mới", "key_not_certified", "approve")
    }
    assert sum(len(one.subjects) for one in groups) > 1
    assert len(groups) == 1
    entries = life.vp.quarantine.entries(groups[0])
    assert {one.id for one in entries} == set(groups[0].subjects)
    assert {"report.file"} <= {one.kind for one in entries}
    assert life.vp.quarantine.retry() == 0
    life.vp.joining.approve(life.requests["new"])
    assert life.vp.quarantine.held() == ()
