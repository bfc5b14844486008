"""A department's report: its own letterhead, no number, its own words, tasks and proposals."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.services import paper_month as made

from workreport.domain.document import Document
from workreport.domain.report import NextTask, RatedPerson, RatingLine, ReportDraft, ReportKind
from workreport.domain.task import Origin, Status, Task, TaskResult
from workreport.i18n.translation import speaking
from workreport.services.report_gathering import DepartmentReport
from workreport.services.report_paper import report_document

HEAD = made.PEOPLE[3]
DEPUTY = made.PersonSet(
    person="p-8", name="Đậu Minh An", unit="u-tccb", position="Phó Trưởng phòng"
)


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def task(number: int, **more: object) -> Task:
    values = {"id": f"t-{number}", "born": "2026-11", "unit": "u-tccb",
              "content": f"Việc số {number}", "due_on": date(2026, 11, 15)}  # fmt: skip
    return Task(**(values | more))  # type: ignore[arg-type]


DRAFT = ReportDraft(
    period="2026-11",
    unit="u-tccb",
    as_of=made.AS_OF,
    tasks=(
        task(1, category="Cán bộ"),
        task(2, category="Cán bộ", origin=Origin.AD_HOC),
        task(3, product="Đề án", owner="p-3"),
    ),
    results=(
        TaskResult(task="t-1", status=Status.COMPLETED, done_on=date(2026, 11, 14), quality=2),
        TaskResult(task="t-2", status=Status.IN_PROGRESS, result="Đã trình lần 1."),
    ),
    text={
        "results": "Tham mưu 02 quyết định.\nThẩm định 12 hồ sơ.",
        "advantages": "Chủ động.",
        "causes": "Việc nhiều.",
        "proposals": "Bổ sung biên chế.",
    },
    next_tasks=(
        NextTask(id="n-1", content="Tổng kết năm", product="Báo cáo", due_on=date(2026, 12, 15)),
        NextTask(id="n-2", content="Việc số 3."),
    ),
    roster=(
        RatedPerson(person="p-2", name="Ngô Đức Nam", unit="u-tccb", position="Trưởng phòng"),
        RatedPerson(person="p-3", name="Bùi Bá Châu", unit="u-tccb", position="Chuyên viên"),
    ),
    department=(RatingLine(person="p-3", not_rated="Nghỉ ốm"),),
    own=(RatingLine(person="p-2", level="B"),),
)
FILED = DepartmentReport(
    unit=made.CADRE,
    draft=DRAFT,
    signer=HEAD,
    as_of=made.AS_OF,
    entry="cd" * 32,
    version="1",
    signed_at=made.at("2026-11-19 00:30"),
)


def paper(**changes: object) -> Document:
    return report_document(replace(FILED, **changes), made.frame())  # type: ignore[arg-type]


def drafted(**changes: object) -> Document:
    return paper(draft=replace(DRAFT, **changes))  # type: ignore[arg-type]


def test_a_department_issues_under_the_agency_and_without_a_number() -> None:
    document = paper()

    assert document.letterhead.parent == "BAN TỔ CHỨC TỈNH ỦY"
    assert document.letterhead.issuer == "PHÒNG TỔ CHỨC CÁN BỘ"
    assert document.symbol == document.number == ""
    assert document.issued_on == date(2026, 11, 19)
    assert document.draft_mark == ""
    assert document.recipients == ("Lãnh đạo Ban", "Văn phòng Ban", "Lưu Phòng Tổ chức cán bộ")


def test_the_head_signs_directly() -> None:
    signature = paper().signature

    assert signature is not None
    assert (signature.authority, signature.title, signature.name) == (
        (),
        "TRƯỞNG PHÒNG",
        "Ngô Đức Nam",
    )


def test_a_deputy_signs_for_the_head() -> None:
    signature = paper(signer=DEPUTY).signature

    assert signature is not None
    assert (signature.authority, signature.title, signature.name) == (
        ("K/T TRƯỞNG PHÒNG",),
        "PHÓ TRƯỞNG PHÒNG",
        "Đậu Minh An",
    )


def test_the_chief_signs_the_offices_own_report() -> None:
    signature = paper(unit=made.OFFICE, signer=made.PEOPLE[2]).signature

    assert signature is not None
    assert (signature.title, signature.name) == ("CHÁNH VĂN PHÒNG", "Chu Ngọc Giang")


def test_an_unknown_head_leaves_the_line_free() -> None:
    signature = paper(signer=None).signature

    assert signature is not None
    assert (signature.title, signature.name) == ("TRƯỞNG PHÒNG", "")


def test_results_are_told_in_figures_words_fields_and_ad_hoc_tasks() -> None:
    text = made.section(paper(), "I")

    assert "Phòng Tổ chức cán bộ có 03 nhiệm vụ: đã hoàn thành 01 (33,3%)" in text
    assert "Tham mưu 02 quyết định." in text
    assert "2. Kết quả theo lĩnh vực\n" in text
    assert "- Cán bộ: 02 nhiệm vụ, đã hoàn thành 01, đang thực hiện 01." in text
    assert "- Nhiệm vụ khác: 01 nhiệm vụ, chưa thực hiện 01." in text
    assert "3. Nhiệm vụ đột xuất\n- Việc số 2: đang thực hiện (Đã trình lần 1)." in text


def test_fields_are_left_out_where_no_task_names_one() -> None:
    tasks = tuple(replace(each, category="", origin=Origin.UNKNOWN) for each in DRAFT.tasks)
    text = made.section(drafted(tasks=tasks), "I")

    assert "lĩnh vực" not in text
    assert "2. Nhiệm vụ đột xuất\nKhông phát sinh." in text


def test_a_nil_report_says_that_nothing_arose() -> None:
    text = made.section(drafted(kind=ReportKind.NIL, tasks=(), results=(), text={}), "I")

    assert text.endswith("Trong tháng 11, đơn vị không phát sinh nhiệm vụ.")


def test_a_section_without_words_has_a_dash() -> None:
    text = made.section(paper(), "II")

    assert "1. Ưu điểm\nChủ động.\n2. Hạn chế\n–\n3. Nguyên nhân\nViệc nhiều." in text
    assert made.section(paper(), "IV").endswith("Bổ sung biên chế.")


def test_next_month_holds_new_tasks_and_unfinished_ones_once() -> None:
    text = made.section(paper(), "III")

    assert "Nhiệm vụ trọng tâm tháng 12" in text
    assert "1 | Tổng kết năm | Báo cáo | – | 15/12/2026" in text
    assert "Nhiệm vụ chuyển tiếp từ tháng 11" in text
    assert "1 | Việc số 2 | – | – | 15/11/2026" in text
    assert text.count("Việc số 3") == 1


def test_next_month_without_tasks_has_a_dash() -> None:
    document = drafted(tasks=(), results=(), next_tasks=())

    assert made.section(document, "III") == "III Nhiệm vụ trọng tâm tháng 12\n–"


def test_annexes_hold_the_tasks_and_the_proposed_ratings() -> None:
    document = paper()

    assert "3 | Việc số 3 | Bùi Bá Châu | Đề án | 15/11/2026 | – | –" in made.annex(document, 1)
    ratings = made.annex(document, 2)
    assert "1 | Ngô Đức Nam | Trưởng phòng | B | – | –" in ratings
    assert "2 | Bùi Bá Châu | Chuyên viên | – | Không xếp loại | Nghỉ ốm" in ratings
    assert document.annexes[0].note == "(Kèm theo Báo cáo của Phòng Tổ chức cán bộ)"


def test_what_was_not_filed_is_marked_as_a_draft_without_a_day() -> None:
    document = paper(entry="", signed_at=None)

    assert document.draft_mark == "Dự thảo, chưa gửi"
    assert document.issued_on is None


def test_a_report_the_office_entered_says_so() -> None:
    assert "(Văn phòng nhập hộ theo bản giấy của đơn vị)" in made.words(
        paper(entered_by_office="paper")
    )
