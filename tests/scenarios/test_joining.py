from tests.living import HEADS, PERIOD, Begin


def test_a_report_travels_with_the_request_and_counts_from_its_first_arrival(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-17 08:00")
    life.vp.joining.invite(person="Người của tcd", unit="TCD", role="clerk")  # not taken up
    life.join("tcd", HEADS["tcd"], "TCD", "head", approve=False)
    life.file("tcd", "phòng chưa được duyệt")
    life.sync("tcd")
    life.at("2026-11-19 16:00")
    life.sync("vp", "tccb")
    assert life.state("vp", "TCD") == "not_filed"
    assert [one.name for one in life.vp.joining.requests() if one.state == "waiting"] == [
        HEADS["tcd"]
    ]
    assert not life.vp.maintenance.held_back() or {
        one.state for one in life.vp.maintenance.held_back()
    } == {"waiting"}

    life.at("2026-11-20 09:00")  # the limit has passed before somebody approves
    joiner = life.vp.joining.approve(life.requests["tcd"])
    assert joiner.fingerprint
    line = life.line("vp", "TCD")
    assert line.state.value == "received"
    assert line.verdict.kind == "on_time"
    assert line.versions[0].received_at is not None
    assert line.versions[0].received_at.day == 19
    life.sync("vp", "tcd", "tccb")
    assert life.state("tcd", "TCD") == "received"
    assert life["tcd"].book.identity.invited is None
    assert life.vp.office.start_check(PERIOD, "TCD")
    for name in ("vp", "tcd", "tccb"):
        assert not life[name].maintenance.held_back()
