"""Classification in the Office's report: levels, voices, quotas, grades of units."""

from collections.abc import Iterator

import pytest
from tests.unit.services import paper_month as made

from workreport.domain.document import Document
from workreport.i18n.translation import speaking
from workreport.ledger.bodies import office
from workreport.services.summary import Summary
from workreport.services.summary_paper import summary_document


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def paper(summary: Summary) -> Document:
    return summary_document(summary, made.frame(), ())


def test_people_are_counted_by_level_and_unit_and_what_is_open_is_not_called_unrated() -> None:
    text = made.section(paper(made.rated_month()), "IV")

    assert (
        "04 người: 01 người loại A, 01 người loại B, 0 người loại C, 0 người loại D, "
        "01 người không xếp loại, 01 người chưa xếp loại."
    ) in text
    assert "01 người theo quyết định của lãnh đạo Ban, số còn lại theo đề nghị" in text
    assert "Văn phòng | 0 | 1 | 0 | 0 | 0 | 0 | 1" in text
    assert "Phòng Tổ chức cán bộ | 1 | 0 | 0 | 0 | 1 | 1 | 3" in text
    assert "Cộng | 1 | 1 | 0 | 0 | 1 | 1 | 4" in text


def test_units_are_graded_term_by_term_with_a_decimal_comma() -> None:
    text = made.section(paper(made.summary(made.three_units())), "IV")

    assert "Văn phòng | 30,00 | 20,00 | 20,00 | 10,00 | 9,00 | 8,50 | 97,50 | Xuất sắc" in text
    assert "Phòng Tổ chức cán bộ | 12,00 | 4,00 | 10,00 | 6,00 | 9,00 | 8,50" in text
    assert "- Phòng Tổ chức cán bộ: hoàn thành 40,0%, cần từ 70,0%" in text


def test_a_term_that_was_not_set_leaves_the_score_open_and_says_so() -> None:
    one = made.unit_summary(made.CADRE, made.report(made.CADRE, made.item(1)), manual={})
    text = made.section(paper(made.summary([one])), "IV")

    assert "Phòng Tổ chức cán bộ | 30,00 | 20,00 | 20,00 | 10,00 | – | – | – | –" in text
    assert "- Phòng Tổ chức cán bộ: chưa chấm kỷ luật, đổi mới." in text


def test_terms_without_data_are_named() -> None:
    one = made.unit_summary(made.CADRE, made.report(made.CADRE, kind="nil"))
    text = made.section(paper(made.summary([one])), "IV")

    assert "không đủ dữ liệu để chấm nhiệm vụ, tiến độ, chất lượng" in text
    assert "| – | – | – | 10,00 | 9,00 | 8,50 | 91,67 | Xuất sắc" in text


def test_a_changed_level_is_told_wherever_the_grade_is_shown() -> None:
    kept = office.UnitGradeSet(
        period="2026-11", unit="u-vp", scheme="unit_month_v1@1",
        override=office.GradeOverride(level="HTT", reason="Có ý kiến phản ánh.", computed="HTXS"),
    )  # fmt: skip
    filed = made.report(made.OFFICE, made.item(6))
    one = made.unit_summary(made.OFFICE, filed, grade=kept)
    text = made.section(paper(made.summary([one])), "IV")

    assert "| 97,50 | Tốt" in text
    assert (
        "- Văn phòng: mức tính theo điểm là xuất sắc, được xếp mức tốt, lý do: Có ý kiến phản ánh."
    ) in text


def test_the_second_annex_keeps_the_three_voices_apart() -> None:
    text = made.annex(paper(made.rated_month()), 2)

    assert "1 | Người thứ 1 | Chuyên viên | – | A | B | Có sáng kiến." in text
    assert "1 | Người thứ 2 | Chuyên viên | A | A | – | –" in text
    assert "2 | Người thứ 3 | Chuyên viên | – | Không xếp loại | – | Nghỉ thai sản" in text
    assert "3 | Người thứ 4 | Chuyên viên | – | – | – | –" in text
