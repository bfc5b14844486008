"""The one next act in every state of a month."""

import pytest

from workreport.domain.workflow import UnitState
from workreport.ui.viewmodels.next_step import MonthFacts, next_step

FILL = {"unfilled": 4, "first_unfilled": "task/1/status"}
ERRORS = {"errors": 2, "first_error": "person/7/department"}
WARNINGS = {"warnings": 3, "first_warning": "text_repeated:text/causes"}
MARKS = {"marks": 2, "first_mark": "text/limitations"}


@pytest.mark.parametrize(
    ("state", "facts", "label", "page", "place"),
    [
        (UnitState.NOT_FILED, FILL | ERRORS, "Điền tiếp 4 nhiệm vụ", "tasks", "task/1/status"),
        (
            UnitState.NOT_FILED,
            ERRORS | WARNINGS,
            "Tới lỗi đầu tiên",
            "classification",
            "person/7/department",
        ),
        (
            UnitState.NOT_FILED,
            WARNINGS,
            "Trả lời 3 cảnh báo",
            "report",
            "answer/text_repeated:text/causes",
        ),
        (UnitState.NOT_FILED, {}, "Ký và gửi", "report", "sign"),
        (UnitState.FILED, {}, "Ghi ra thư mục trao đổi", "report", "exchange"),
        (UnitState.FILED, {"is_written": True}, "Xem có biên nhận chưa", "report", "exchange"),
        (UnitState.RECEIVED, {}, "Xem báo cáo", "report", ""),
        (UnitState.RECALL_ASKED, {}, "Xem báo cáo", "report", ""),
        (UnitState.IN_CHECK, {}, "Xem báo cáo", "report", ""),
        (UnitState.RETURNED, MARKS | FILL, "Sửa 2 mục trả lại", "report", "text/limitations"),
        (
            UnitState.RETURNED,
            ERRORS,
            "Tới lỗi đầu tiên",
            "classification",
            "person/7/department",
        ),
        (UnitState.RETURNED, {"version": 1}, "Ký và gửi bản 2", "report", "sign"),
        (UnitState.ACCEPTED, {}, "Xem báo cáo", "report", ""),
        (UnitState.GRADED, {}, "Xem báo cáo", "report", ""),
        (UnitState.CONCLUDED, {}, "Xem báo cáo", "report", ""),
        (UnitState.NOT_FILED, FILL | {"is_locked": True}, "Xem báo cáo", "report", ""),
        (UnitState.RETURNED, MARKS | {"is_locked": True}, "Xem báo cáo", "report", ""),
        (None, {"refusal": "Chưa mở."}, "Chờ Văn phòng mở tháng", "report", ""),
    ],
)
def test_every_state_has_one_next_act(
    state: UnitState | None, facts: dict[str, object], label: str, page: str, place: str
) -> None:
    step = next_step(MonthFacts(state=state, **facts))
    assert (step.label, step.page, step.place) == (label, page, place)


def test_all_states_of_a_report_are_in_the_table() -> None:
    for state in UnitState:
        assert next_step(MonthFacts(state=state)).label


def test_a_report_that_may_not_be_filed_says_why() -> None:
    refusal = "Văn phòng chưa mở tháng này."
    step = next_step(MonthFacts(state=UnitState.NOT_FILED, refusal=refusal))
    assert step.refused == refusal


def test_what_comes_after_is_said_beside_the_button() -> None:
    step = next_step(MonthFacts(state=UnitState.NOT_FILED, **FILL, **ERRORS))
    assert step.note == "sau đó: sửa 2 lỗi"


def test_who_may_not_sign_sends_a_clean_report_to_the_head() -> None:
    step = next_step(MonthFacts(state=UnitState.NOT_FILED, prepares=True, refusal="không ký được"))
    assert (step.label, step.page, step.refused) == ("Gửi trưởng phòng", "report", "")
