from dataclasses import replace

from tests.unit.services import paper_month as made

from workreport.services.summary_groups import field_blocks, merged_blocks
from workreport.services.task_merging import Merge, Merging


def with_fields() -> list[made.UnitSummary]:
    cadre = made.report(
        made.CADRE,
        made.item(1, category="Tổ chức cán bộ"),
        made.under_way(3, due_on=made.date(2026, 11, 9), category="tổ chức  cán bộ"),
        made.unbegun(4),
    )
    office = made.report(made.OFFICE, made.item(6, category="Đảng viên"))
    return [
        made.unit_summary(made.OFFICE, office),
        made.unit_summary(made.CADRE, cadre),
        made.unit_summary(made.PARTY, None),
    ]


def test_fields_are_counted_across_units_in_one_spelling_and_add_up() -> None:
    text = made.lines(field_blocks(made.summary(with_fields())))
    assert text[1:] == [
        "Đảng viên | 1 | 1 | 0 | 0 | 1 | 0 | 1 | 0 | 0",
        "Tổ chức cán bộ | 2 | 1 | 1 | 0 | 1 | 1 | 1 | 0 | 0",
        "Chưa ghi lĩnh vực | 1 | 0 | 0 | 1 | 0 | 1 | 0 | 0 | 0",
        "Cộng | 4 | 2 | 1 | 1 | 2 | 2 | 2 | 0 | 0",
    ]


def test_without_any_field_nothing_is_written() -> None:
    assert field_blocks(made.summary(made.three_units())) == []


def test_a_merged_task_names_every_unit_with_its_own_words_and_state() -> None:
    sources = (("u-vp", "t-6"), ("u-tccb", "t-3"))
    merging = Merging((Merge("m", sources, "Rà soát hồ sơ chung"),))
    summary = replace(made.summary(with_fields()), merging=merging)
    text = "\n".join(made.lines(merged_blocks(summary)))
    assert "01 nhiệm vụ do nhiều đơn vị cùng báo cáo được gộp" in text
    assert (
        "1 | Rà soát hồ sơ chung | Văn phòng: Việc số 6 (đã hoàn thành); "
        "Phòng Tổ chức cán bộ: Việc số 3 (đang thực hiện)"
    ) in text


def test_a_merge_of_which_one_unit_is_left_is_not_written() -> None:
    merging = Merging((Merge("m", (("u-vp", "t-6"), ("u-tccb", "gone")), "Việc chung"),))
    summary = replace(made.summary(with_fields()), merging=merging)
    assert merged_blocks(summary) == []
