"""The Office's report says what the month holds, and says nothing the month does not hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.services import paper_month as made

from workreport.domain.document import Document, Heading, Paragraph, Table
from workreport.domain.period import Period
from workreport.domain.timeliness import Verdict
from workreport.i18n.translation import speaking
from workreport.ledger.bodies.report import Answer
from workreport.services.paper_frame import Numbered
from workreport.services.paper_tables import Coming
from workreport.services.paper_words import letter, two, two_months
from workreport.services.summary import Summary
from workreport.services.summary_paper import summary_document


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def paper(summary: Summary, coming: tuple[Coming, ...] = (), **frame: object) -> Document:
    return summary_document(summary, made.frame(**frame), coming)


def test_the_head_of_the_paper_is_that_of_the_agency_without_the_parents_words() -> None:
    document = paper(made.summary(made.three_units()))

    assert (document.letterhead.parent, document.letterhead.issuer) == (
        "TỈNH ỦY NGHỆ AN",
        "BAN TỔ CHỨC",
    )
    assert document.symbol == "BC/BTCTU"
    assert document.number == ""
    assert document.issued_on is None
    assert document.title_type == "BÁO CÁO"
    assert document.subject == "kết quả công tác tháng 11 và nhiệm vụ trọng tâm tháng 12 năm 2026"


def test_the_chief_of_the_office_signs_by_order_of_the_head() -> None:
    signature = paper(made.summary(made.three_units())).signature

    assert signature is not None
    assert signature.authority == ("T/L TRƯỞNG BAN",)
    assert (signature.title, signature.name) == ("CHÁNH VĂN PHÒNG", "Chu Ngọc Giang")


def test_a_paper_of_a_training_agency_is_marked_and_names_its_data() -> None:
    document = paper(made.summary(made.three_units()))

    assert document.training


def test_a_number_of_the_register_is_printed_with_its_day() -> None:
    numbered = Numbered("128", date(2026, 11, 25))
    document = paper(made.summary(made.three_units()), numbered=numbered)

    assert (document.number, document.issued_on) == ("128", date(2026, 11, 25))


def test_five_sections_stand_in_their_order() -> None:
    heads = [
        f"{block.number} {block.text}"
        for block in paper(made.summary(made.three_units())).blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    assert heads == [
        "I Tình hình gửi báo cáo",
        "II Kết quả theo đơn vị",
        "III Nhiệm vụ chậm, chất lượng thấp, chưa thực hiện",
        "IV Kết quả xếp loại",
        "V Đề xuất lãnh đạo Ban",
    ]


def test_filing_names_every_missing_unit_and_every_verdict() -> None:
    text = made.section(paper(made.summary(made.three_units())), "I")

    assert "hết ngày 19/11/2026" in text
    assert "Có 02/03 đơn vị gửi báo cáo: 01 đơn vị đúng hạn, 01 đơn vị chậm." in text
    assert "01 đơn vị chưa có báo cáo: Phòng Tổ chức đảng, đảng viên." in text
    assert "1 | Văn phòng | 18/11/2026 09:05 | 1 | Đúng hạn" in text
    assert "2 | Phòng Tổ chức cán bộ | 18/11/2026 09:05 | 1 | Chậm 02 ngày làm việc" in text
    assert (
        "3 | Phòng Tổ chức đảng, đảng viên | – | – | Chưa có báo cáo, quá hạn 05 ngày làm việc"
        in text
    )


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (
            Verdict("on_time_by_extension", 0, "2026-11/TCCB/3", after_limit=True),
            "Đúng hạn theo gia hạn số 2026-11/TCCB/3, gia hạn sau hạn",
        ),
        (Verdict("late", 1, "3"), "Chậm 01 ngày làm việc so với gia hạn số 3"),
    ],
)
def test_an_extension_is_named_by_its_number(verdict: Verdict, said: str) -> None:
    one = made.unit_summary(made.CADRE, made.report(made.CADRE, made.item(1)), verdict)

    assert said in made.section(paper(made.summary([one])), "I").splitlines()[-1]


def test_filing_names_the_slips_that_made_reports_come_in_time_and_the_cut_off() -> None:
    verdict = Verdict("on_time_by_extension", 0, "3")
    one = made.unit_summary(made.CADRE, made.report(made.CADRE, made.item(1)), verdict)
    text = made.section(paper(made.summary([one])), "I")

    assert "gửi báo cáo: 01 đơn vị đúng hạn theo gia hạn (phiếu số 2026-11/TCCB/3)." in text
    assert "Việc xong sau ngày chốt số liệu được ghi “dự kiến” và tính là hoàn thành;" in text


def test_a_report_that_was_not_received_yet_is_not_called_in_time() -> None:
    current = made.version(received_at=None)
    filed = made.report(made.CADRE, made.item(1))
    one = made.unit_summary(made.CADRE, filed, Verdict("pending"), current=current)

    text = made.section(paper(made.summary([one])), "I")
    assert "| – | 1 | Đã gửi, Văn phòng chưa tiếp nhận" in text


def test_the_time_beside_a_verdict_is_that_of_the_version_it_judges() -> None:
    returned = Answer(period="2026-11", unit="u-tccb", report="r", verdict="returned")
    first = made.version(answer=returned)
    second = made.version(number=2, label="2", received_at=made.at("2026-11-20 15:00"))
    one = made.unit_summary(
        made.CADRE,
        made.report(made.CADRE, made.item(1)),
        current=second,
        versions=(first, second),
        returns=1,
    )
    row = made.section(paper(made.summary([one])), "I").splitlines()[-1]

    assert "| 18/11/2026 09:05 | 2 | Đúng hạn" in row
    assert "bản 2 nhận 20/11/2026 " in row


def test_what_is_unusual_about_a_report_stands_beside_its_verdict() -> None:
    answer = Answer(period="2026-11", unit="u-vp", report="r", verdict="accepted", self_check=True)
    one = made.unit_summary(
        made.OFFICE,
        made.report(made.OFFICE, kind="nil", entered_by_office="excel"),
        current=made.version(answer=answer, label="2a"),
        rivals=(made.version(label="2a"), made.version(label="2b")),
        returns=1,
    )
    row = made.section(paper(made.summary([one])), "I").splitlines()[-1]

    assert "| 2a |" in row
    for words in (
        "có hai bản khác nhau, chưa chọn",
        "đã trả lại 01 lần",
        "Văn phòng tự kiểm tra",
        "không phát sinh",
        "Văn phòng nhập hộ theo tệp Excel",
    ):
        assert words in row


def test_the_offices_words_win_over_the_drafted_ones() -> None:
    wording = {"progress": "Toàn Ban bám sát chương trình.", "limitations": "Phối hợp chưa chặt."}
    text = made.section(paper(made.summary(made.three_units(), wording=wording)), "II")

    assert "Tiến độ: Toàn Ban bám sát chương trình." in text
    assert "Hạn chế: Phối hợp chưa chặt." in text
    assert "Toàn cơ quan có" not in text
    assert "Thời gian: 02 nhiệm vụ đúng hoặc trước hạn" in text


def test_counts_below_ten_have_a_zero_in_sentences_and_none_in_tables() -> None:
    text = made.section(paper(made.summary(made.three_units())), "II")

    assert "Toàn cơ quan có 06 nhiệm vụ: đã hoàn thành 03 (50,0%)" in text
    assert "Phòng Tổ chức cán bộ | 5 | 2 | 1 | 2 | 1 | 3 | 1 | 0 | 1" in text


def test_a_unit_without_a_report_has_dashes_and_never_zeros() -> None:
    text = made.section(paper(made.summary(made.three_units())), "II")

    assert "Phòng Tổ chức đảng, đảng viên | – | – | – | – | – | – | – | – | –" in text
    assert "c) Phòng Tổ chức đảng, đảng viên\nChưa có báo cáo." in text
    grades = made.section(paper(made.summary(made.three_units())), "IV")
    assert "Phòng Tổ chức đảng, đảng viên | – | – | – | – |" in grades


def test_a_month_without_any_report_has_no_totals() -> None:
    missing = [made.unit_summary(made.CADRE, None, Verdict("missing", 1))]

    text = made.section(paper(made.summary(missing)), "II")
    assert "Cộng | – | – | – | – | – | – | – | – | –" in text


def test_where_the_month_was_locked_before_the_limit_no_report_is_said_to_be_overdue() -> None:
    missing = [made.unit_summary(made.CADRE, None, Verdict("missing"))]

    text = made.section(paper(made.summary(missing)), "I")
    assert "Không có báo cáo khi khóa tháng" in text
    assert "quá hạn" not in text


def test_each_units_own_words_stand_unless_the_office_worded_them() -> None:
    units = made.three_units()
    units[1] = made.unit_summary(
        made.CADRE,
        units[1].report,
        wording={"advantages": "Văn phòng ghi nhận.", "quality": "Sản phẩm tốt hơn tháng trước."},
    )
    text = made.section(paper(made.summary(units)), "II")

    assert "b) Phòng Tổ chức cán bộ\nChất lượng: Sản phẩm tốt hơn tháng trước.\n" in text
    assert "Ưu điểm: Văn phòng ghi nhận.\nHạn chế: Hồ sơ còn chậm." in text
    assert "a) Văn phòng\nƯu điểm: Chủ động tham mưu." in text


def test_a_text_of_several_lines_keeps_them() -> None:
    filed = made.report(made.CADRE, text={"advantages": "Một.\n\nHai <b>đậm</b> & ba."})
    document = paper(made.summary([made.unit_summary(made.CADRE, filed)]))

    assert "Ưu điểm: Một.\nHai <b>đậm</b> & ba.\nHạn chế: –" in made.words(document)


def test_a_task_never_begun_is_told_once_with_the_days_it_is_late() -> None:
    text = made.section(paper(made.summary(made.three_units())), "III")
    late, rest = text.split("2. Nhiệm vụ chất lượng thấp")
    poor, unbegun = rest.split("3. Nhiệm vụ chưa thực hiện")

    assert (
        "01 nhiệm vụ hoàn thành chậm, 02 nhiệm vụ quá hạn chưa xong "
        "(trong đó 01 nhiệm vụ chưa thực hiện, nêu tại điểm 3)."
    ) in late
    assert "1 | Việc số 3 | 09/11/2026 | – | 9 | Chờ ý kiến" in late
    assert "2 | Việc số 2 | 15/11/2026 | 18/11/2026 | 3 | Hồ sơ gửi chậm" in late
    assert "Việc số 4" not in late
    assert "1 | Việc số 2" in poor
    assert "1 | Việc số 4 | 08/11/2026 | – | 10 | –" in unbegun
    assert "2 | Việc số 5 | 28/11/2026 | – | – | –" in unbegun


def test_only_unbegun_tasks_being_late_is_still_said() -> None:
    filed = made.report(made.CADRE, made.unbegun(1, due_on=date(2026, 11, 8)))
    text = made.section(paper(made.summary([made.unit_summary(made.CADRE, filed)])), "III")

    assert "1. Nhiệm vụ chậm\n01 nhiệm vụ quá hạn chưa xong (trong đó 01" in text
    assert "2. Nhiệm vụ chất lượng thấp\nKhông có." in text


def test_the_leaders_are_asked_what_the_month_leaves_open() -> None:
    coming = (Coming("u-vp", "Tổng kết năm", carried=True), Coming("u-vp", "Họp báo"))
    units = made.three_units()
    units[0] = made.unit_summary(
        made.OFFICE, made.report(made.OFFICE, text={"proposals": "Bổ sung 01 máy in."})
    )
    text = made.section(paper(replace(made.rated_month(), units=tuple(units)), coming), "V")

    assert "02 nhiệm vụ, trong đó 01 nhiệm vụ chuyển tiếp từ tháng 11 (Phụ lục 3" in text
    assert "2. Đề xuất, kiến nghị của các đơn vị\n- Văn phòng: Bổ sung 01 máy in." in text
    assert "3. Nội dung trình lãnh đạo Ban quyết định" in text
    assert "02 nhiệm vụ quá hạn chưa xong, trong đó chậm nhất là nhiệm vụ “Việc số 4”" in text
    assert "(Phòng Tổ chức cán bộ), quá hạn 10 ngày" in text
    assert "01 đơn vị chưa gửi báo cáo: Phòng Tổ chức đảng, đảng viên." in text
    assert "Quyết định xếp loại tháng 11 đối với 03 cán bộ, công chức (Phụ lục 2)." in text


def test_the_offices_words_for_what_a_unit_proposes_stand_in_its_place() -> None:
    proposing = made.unit_summary(
        made.OFFICE,
        made.report(made.OFFICE, text={"proposals": "Bổ sung 01 máy in."}),
        wording={"proposals": "Bổ sung thiết bị in."},
    )
    text = made.section(paper(made.summary((proposing,))), "V")
    assert "Văn phòng: Bổ sung thiết bị in." in text
    assert "máy in" not in text


def test_the_offices_proposals_replace_the_drafted_questions() -> None:
    wording = {"proposals": "Đề nghị lãnh đạo Ban chỉ đạo dứt điểm."}
    text = made.section(paper(made.summary(made.three_units(), wording=wording)), "V")

    assert text.endswith("2. Đề xuất, kiến nghị\nĐề nghị lãnh đạo Ban chỉ đạo dứt điểm.")


def test_the_first_annex_lists_tasks_under_their_units_in_landscape() -> None:
    document = paper(made.summary(made.three_units()))
    annex = document.annexes[0]
    table = annex.blocks[0]
    text = made.annex(document, 1)

    assert (annex.label, annex.landscape) == ("Phụ lục 1", True)
    assert isinstance(table, Table)
    heads = [table.rows[index][0] for index in sorted(table.groups)]
    assert heads == [
        "Văn phòng (số liệu đến ngày 18/11/2026)",
        "Phòng Tổ chức cán bộ (số liệu đến ngày 18/11/2026)",
        "Phòng Tổ chức đảng, đảng viên: chưa có báo cáo",
    ]
    assert (
        "2 | Việc số 2 | – | – | 15/11/2026 | 18/11/2026 | Đã hoàn thành | Chậm 03 ngày | Mức 3 | "
        "Hồ sơ gửi chậm"
    ) in text
    assert "| – | Chưa thực hiện | Trong hạn | – | –" in text


def test_a_moved_day_and_an_expected_completion_are_marked() -> None:
    task = made.item(
        1, due_on=date(2026, 11, 28), original_due_on=date(2026, 11, 12),
        done_on=date(2026, 11, 27), objective=True, owner="p-3",
    )  # fmt: skip
    document = paper(made.summary([made.unit_summary(made.CADRE, made.report(made.CADRE, task))]))

    assert (
        "| Bùi Bá Châu | – | 28/11/2026 (gốc 12/11/2026) | 27/11/2026 (dự kiến) | Đã hoàn thành | "
        "Vượt 01 ngày | Mức 1 | Khách quan"
    ) in made.annex(document, 1)


def test_the_third_annex_holds_next_months_tasks() -> None:
    coming = (
        Coming("u-tccb", "Quy hoạch", "Đề án", "p-3", ("u-vp",), "Thái Đình Ước",
               date(2026, 12, 10), carried=True),
        Coming("u-tccb", "Việc mới", proposed=True),
    )  # fmt: skip
    text = made.annex(paper(made.summary(made.three_units()), coming), 3)

    assert (
        "1 | Quy hoạch | VP | Thái Đình Ước | Bùi Bá Châu | Đề án | 10/12/2026 | Chuyển tiếp"
        in text
    )
    assert "2 | Việc mới | – | – | – | – | – | Đơn vị đề xuất" in text


def test_a_month_closed_anew_says_which_paper_it_replaces() -> None:
    summary = made.summary(made.three_units())
    document = paper(
        replace(summary, month=made.closed(summary.units, revision=2)),
        revision=2,
        replaced=(Numbered("8", date(2026, 11, 25)),),
    )
    first = document.blocks[0]

    assert isinstance(first, Paragraph)
    assert first.plain == "(Báo cáo này thay thế văn bản số 08-BC/BTCTU ngày 25/11/2026)"


def test_a_replaced_paper_without_a_known_number_leaves_room_for_it() -> None:
    document = paper(made.summary(made.three_units()), revision=2)

    assert made.words(document).startswith("(Báo cáo này thay thế văn bản số \u00a0")


def test_a_month_closed_once_replaces_nothing() -> None:
    document = paper(made.summary(made.three_units()), revision=1)

    assert "thay thế" not in made.words(document)


def test_no_paper_marks_secrecy_by_itself() -> None:
    document = paper(made.rated_month())

    assert document.copy_mark == document.draft_mark == ""
    assert "MẬT" not in made.words(document)


def test_small_words_of_offices() -> None:
    assert [two(0), two(7), two(12)] == ["0", "07", "12"]
    assert [letter(3), letter(4), letter(5), letter(100)] == ["d)", "đ)", "e)", "101)"]
    # 46 units are not lettered half and numbered half.
    assert [letter(0, 23), letter(0, 24), letter(23, 24)] == ["a)", "1)", "24)"]
    assert [two(0), two(7), two(12), two(1840)] == ["0", "07", "12", "1.840"]
    assert two_months("một", "hai", Period(2026, 12)) == (
        "một tháng 12 năm 2026 và hai tháng 01 năm 2027"
    )
