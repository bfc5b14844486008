"""What was passed over when a month was locked stays on the Office's paper."""

from dataclasses import replace

import msgspec
from tests.unit.services import paper_month as made

from workreport.domain.document import Bullet
from workreport.ledger.bodies.agency import Override
from workreport.services.paper_overrides import override_blocks

PASSED = (
    Override(gate="clock_flag:TCCB", reason="Công văn số 12-CV/BTCTU."),
    Override(gate="event_level:p-3", reason="Quyết định kỷ luật"),
    Override(gate="missing_unit", reason="Tờ trình 3"),
    Override(gate="over_quota:heads", reason="Tờ trình 4"),
)


def test_every_gate_that_was_passed_is_named_with_its_reason_and_events_are_masked() -> None:
    summary = made.rated_month()
    month = made.closed(summary.units)
    assert month.close is not None
    close = msgspec.structs.replace(month.close, overrides=list(PASSED))
    blocks = override_blocks(replace(summary, month=replace(month, close=close)))
    assert [one.text for one in blocks if isinstance(one, Bullet)] == [
        "Phòng Tổ chức cán bộ: đồng hồ máy gửi báo cáo lệch; lý do: Công văn số 12-CV/BTCTU.",
        "Một số cán bộ: mức kết luận khác căn cứ đã ghi; lý do lưu trong hồ sơ.",
        "Các đơn vị: chưa có báo cáo; lý do: Tờ trình 3.",
    ]
    assert override_blocks(replace(summary, month=month)) == []
    assert override_blocks(summary) == []
