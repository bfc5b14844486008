"""What was only expected, in the Office's report: counted, confirmed, carried – and said so."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.unit.services import paper_month as made

from workreport.domain.document import Document
from workreport.domain.forecasts import ForecastOutcome
from workreport.i18n.translation import speaking
from workreport.services.forecasts import ForecastLine
from workreport.services.paper_explanations import Grounds
from workreport.services.paper_tables import Coming
from workreport.services.summary_paper import summary_document

DAY = date(2026, 10, 30)
LINES = (
    ForecastLine("u-tccb", "Thẩm định hồ sơ", ForecastOutcome("t-1", DAY, "confirmed", DAY)),
    ForecastLine(
        "u-tccb", "Rà soát quy hoạch", ForecastOutcome("t-2", DAY, "later", date(2026, 11, 5))
    ),
    ForecastLine("u-vp", "Sửa phòng họp", ForecastOutcome("t-3", DAY, "reopened")),
    ForecastLine("u-vp", "Lịch công tác", ForecastOutcome("t-4", DAY, "unsaid")),
)


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def paper(*coming: Coming, lines: tuple[ForecastLine, ...] = ()) -> Document:
    grounds = Grounds(forecasts=lines)
    return summary_document(made.summary(made.three_units()), made.frame(), coming, grounds)


def test_last_months_expectations_are_held_against_the_truth() -> None:
    document = paper(lines=LINES)
    text = made.section(document, "II")

    assert "4. Nhiệm vụ tháng 10 đã tính hoàn thành theo dự kiến" in text
    assert "Tháng 10 có 04 nhiệm vụ được tính hoàn thành theo dự kiến." in text
    assert (
        "Đối chiếu với báo cáo tháng 11: 01 nhiệm vụ đã xong như dự kiến; 01 nhiệm vụ đã xong, "
        "muộn hơn dự kiến; 01 nhiệm vụ chưa xong, đã mở lại; 01 nhiệm vụ chưa xác nhận."
    ) in text
    assert "1 | Rà soát quy hoạch | 30/10/2026 | 05/11/2026 | Đã xong, muộn hơn dự kiến" in text
    assert "Thẩm định hồ sơ" not in text
    listed = made.annex(document, 1)
    assert "1 | Thẩm định hồ sơ | 30/10/2026 | 30/10/2026 | Đã xong như dự kiến" in listed
    assert "1 | Sửa phòng họp | 30/10/2026 | – | Chưa xong, đã mở lại" in listed
    assert "2 | Lịch công tác | 30/10/2026 | – | Chưa xác nhận" in listed


def test_without_expectations_nothing_is_said_of_them() -> None:
    assert "theo dự kiến" not in made.words(paper())


def test_tasks_carried_to_be_confirmed_are_counted_apart() -> None:
    coming = (
        Coming("u-vp", "Tổng kết năm", carried=True),
        Coming("u-vp", "Sửa phòng họp", carried=True, expected=True),
        Coming("u-vp", "Họp báo"),
    )
    text = made.section(paper(*coming), "V")

    assert (
        "thực hiện 03 nhiệm vụ, trong đó 02 nhiệm vụ chuyển tiếp từ tháng 11 (gồm 01 nhiệm vụ "
        "tháng 11 đã tính hoàn thành theo dự kiến, tháng 12 phải xác nhận) (Phụ lục 3 kèm theo)."
    ) in text
    assert "| Chuyển tiếp để xác nhận" in made.annex(paper(*coming), 3)
