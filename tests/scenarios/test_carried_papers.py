from tests.living import Life
from tests.unit.services import paper_month as made


def test_what_is_expected_to_be_done_is_carried_and_told_before_and_after_the_lock(
    life: Life,
) -> None:
    life.at("2026-11-17 09:05")
    life.file("tccb")  # its second task is done on the eighteenth
    life.sync("tccb", "vp")
    text = made.section(life.vp.papers.document("summary", made.PERIOD), "V")
    assert "02 nhiệm vụ chuyển tiếp từ tháng 11 (gồm 01 nhiệm vụ tháng 11" in text

    life.at("2026-11-26 09:00")
    gates = dict.fromkeys((gate.code for gate in life.vp.closing.gates(made.PERIOD)), "QĐ 1")
    life.vp.closing.close(made.PERIOD, gates)
    text = made.section(life.vp.papers.document("summary", made.PERIOD), "V")
    assert "(gồm 01 nhiệm vụ tháng 11 đã tính hoàn thành theo dự kiến" in text
