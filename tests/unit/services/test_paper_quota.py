"""Quotas in the Office's report: each scheme's own rule, arithmetic, exceptions, versions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

import msgspec
import pytest
from tests.unit.domain import schemes as files
from tests.unit.services import paper_month as made

from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.quota import Quota, quota
from workreport.i18n.translation import speaking
from workreport.ledger.bodies.agency import Override
from workreport.services.paper_explanations import Grounds
from workreport.services.summary import Summary
from workreport.services.summary_paper import summary_document

FLAGGED = quota({"HTXS": 2, "HTT": 8}, "HTXS", "HTT")
BEYOND = quota({"HTXS": 3, "HTT": 7}, "HTXS", "HTT")


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def fourth(summary: Summary, notes: Mapping[str, str] | None = None) -> str:
    grounds = Grounds(notes=notes or {})
    return made.section(summary_document(summary, made.frame(), (), grounds), "IV")


def by_score(**quotas: Quota) -> Summary:
    schemes = MonthSchemes(
        files.shipped("nd335_staff"),
        {"heads": files.shipped("nd335_leader"), "support": files.shipped("abcd_direct")},
    )
    return replace(made.rated_month(), schemes=schemes, quotas=quotas)


def test_the_quota_is_told_with_its_strict_arithmetic() -> None:
    text = fourth(made.rated_month())

    assert (
        "Số người loại A không quá 20% số người loại B trong cùng nhóm chức danh, làm tròn xuống:"
        "\n- Công chức: 01 người loại A, tối đa 0 (20% × 01 người loại B = 0,2, lấy 0); "
        "vượt 01 người; chưa có lý do và số văn bản."
    ) in text


def test_a_quota_passed_at_the_lock_gives_reason_and_document() -> None:
    summary = made.rated_month()
    month = made.closed(summary.units)
    assert month.close is not None
    passed = Override(gate="over_quota:civil_servants", reason="Công văn số 12-CV/BTCTU.")
    close = msgspec.structs.replace(month.close, overrides=[passed])
    text = fourth(replace(summary, month=replace(month, close=close)))

    assert "vượt 01 người; lý do, số văn bản: Công văn số 12-CV/BTCTU." in text


def test_each_scheme_of_the_month_gives_its_own_rule() -> None:
    summary = by_score(
        heads=quota({"HTXS": 1, "HTT": 7}, "HTXS", "HTT"),
        civil_servants=FLAGGED,
        support=quota({"A": 1, "B": 2, "C": 2}, share=Fraction(1, 5)),
    )
    text = fourth(summary)

    assert "2. Hạn mức mức cao nhất" in text
    norm = "Số người mức HTXS không quá 20% số người mức HTT trong cùng nhóm chức danh, làm tròn"
    assert text.count(norm) == 1
    assert f"{norm} xuống; đến 25% phải có lý do và số văn bản:" in text
    assert "- Cấp trưởng: 01 người mức HTXS, tối đa 01 (20% × 07 người mức HTT = 1,4, lấy 01)." in (
        text
    )
    assert (
        "- Công chức: 02 người mức HTXS, tối đa 01 (20% × 08 người mức HTT = 1,6, lấy 01); "
        "vượt 01 người, còn trong mức ngoại lệ 25%, tối đa 02; chưa có lý do và số văn bản."
    ) in text
    assert "- Nhân viên phục vụ: 01 người loại A, tối đa 0 (20% × 02 người loại B = 0,4" in text


def test_what_is_beyond_the_exception_is_not_called_within_it() -> None:
    text = fourth(by_score(civil_servants=BEYOND))

    assert "vượt 02 người; chưa có lý do và số văn bản." in text
    assert "ngoại lệ" not in text


def test_a_scheme_is_named_with_its_version_and_why_that_was_made() -> None:
    text = fourth(by_score(civil_servants=BEYOND), {"nd335_staff@1": "Theo ý kiến Ban. "})

    assert (
        "Bộ tiêu chí “Nghị định 335: công chức không giữ chức vụ”, phiên bản 1; "
        "lý do ban hành phiên bản: Theo ý kiến Ban."
    ) in text
    assert "Bộ tiêu chí “Nghị định 335: công chức lãnh đạo, quản lý”, phiên bản 1." in text
    assert "Bộ tiêu chí “Chấm điểm đơn vị hằng tháng (đề xuất)”, phiên bản 1." in text
