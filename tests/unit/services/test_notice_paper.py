"""The notice tells the leaders' word to everybody, and no remark about a person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest
from tests.unit.services import paper_month as made

from workreport.domain.document import Document
from workreport.domain.task import Origin
from workreport.i18n.translation import speaking
from workreport.ledger.bodies.office import Conclusion
from workreport.services.book import Look
from workreport.services.notice_paper import Concluded, NoticeMatter, notice_document, read_notice
from workreport.services.paper_frame import Numbered
from workreport.services.paper_tables import Coming, once_each
from workreport.services.ports.rows import Fact
from workreport.services.summary import Summary

MEETING = date(2026, 11, 27)
TASK = Coming(
    "u-tccb", "Hoàn thiện đề án", "Đề án", "p-3", ("u-vp",), "Thái Đình Ước", date(2026, 12, 10),
    Origin.CONCLUSION, task="n-1",
)  # fmt: skip


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def concluded(
    verdict: str, text: str, unit: str = "u-tccb", content: str = "", **more: object
) -> Concluded:
    values = {"conclusion": text, "period": "2026-11", "unit": unit, "verdict": verdict,
              "text": text, "meeting_on": MEETING, "decided_by": "Thái Đình Ước"}  # fmt: skip
    return Concluded(Conclusion(**(values | more)), content)  # type: ignore[arg-type]


def november(**changes: object) -> Summary:
    units = [
        made.unit_summary(made.OFFICE, made.report(made.OFFICE, made.item(1))),
        made.unit_summary(made.CADRE, made.report(made.CADRE, made.unbegun(2)), manual={}),
    ]
    people = [
        made.person(1, made.voice("A"), made.voice("B", remark="Còn chậm việc."), made.OFFICE),
        made.person(2, made.voice("B", remark="Nhận xét của phòng")),
    ]
    return made.summary(units, people, **changes)


def paper(
    *words: Concluded,
    summary: Summary | None = None,
    assigned: tuple[Coming, ...] = (),
    following: object = None,
    **frame: object,
) -> Document:
    matter = NoticeMatter(
        summary or november(),
        words,
        assigned,
        assigned,
        following,  # type: ignore[arg-type]
    )
    return notice_document(matter, made.frame(**frame))


LATE = concluded("late", "Phòng chịu trách nhiệm.", content="Quy hoạch cán bộ.")


def test_the_notice_bears_its_own_type_and_symbol() -> None:
    document = paper(LATE, numbered=Numbered("12", MEETING))

    assert (document.title_type, document.symbol, document.number) == (
        "THÔNG BÁO",
        "TB/BTCTU",
        "12",
    )
    assert document.subject == (
        "kết luận của lãnh đạo Ban tại hội nghị giao ban công tác tháng 11 năm 2026"
    )
    assert made.words(document).startswith("Ngày 27/11/2026, lãnh đạo Ban họp giao ban")


def test_without_a_stated_day_the_meeting_has_none() -> None:
    text = made.words(paper(concluded("late", "Chậm.", meeting_on=None)))

    assert text.startswith("Lãnh đạo Ban họp giao ban")


@pytest.mark.parametrize(
    ("by", "authority", "title", "name"),
    [
        ("Thái Đình Ước", (), "TRƯỞNG BAN", "Thái Đình Ước"),
        ("Hoàng Đức Thắng", ("K/T TRƯỞNG BAN",), "PHÓ TRƯỞNG BAN", "Hoàng Đức Thắng"),
        ("Tập thể Lãnh đạo Ban", (), "TRƯỞNG BAN", "Thái Đình Ước"),
    ],
)
def test_the_leader_who_decided_signs(
    by: str, authority: tuple[str, ...], title: str, name: str
) -> None:
    signature = paper(concluded("late", "Chậm.", decided_by=by)).signature

    assert signature is not None
    assert (signature.authority, signature.title, signature.name) == (authority, title, name)


def test_without_a_head_a_deputy_signs_in_the_own_name() -> None:
    people = {one.person: one for one in made.PEOPLE if one.person != "p-0"}
    directory = made.Directory(made.DIRECTORY.units, people)
    words = concluded("late", "Chậm.", decided_by="Hoàng Đức Thắng")
    signature = paper(words, directory=directory).signature

    assert signature is not None
    assert (signature.authority, signature.title) == ((), "PHÓ TRƯỞNG BAN")


def test_who_only_acts_as_head_says_so() -> None:
    people = {
        one.person: msgspec.structs.replace(one, position="Quyền Trưởng ban")
        if one.person == "p-0"
        else one
        for one in made.PEOPLE
    }
    directory = made.Directory(made.DIRECTORY.units, people)
    signature = paper(concluded("late", "Chậm."), directory=directory).signature

    assert signature is not None
    assert (signature.authority, signature.title) == ((), "Q. TRƯỞNG BAN")


def test_conclusions_stand_under_their_verdicts_with_unit_and_task() -> None:
    text = made.words(
        paper(
            LATE,
            concluded("not_implemented", "Làm ngay", unit="u-vp"),
            concluded("free", "Rút kinh nghiệm."),
            concluded("free", "Tập thể Ban đoàn kết.", unit=""),
        )
    )

    assert "a) Nhiệm vụ chậm\n- Phòng Tổ chức cán bộ: nhiệm vụ “Quy hoạch cán bộ”. " in text
    assert "Phòng chịu trách nhiệm.\nb) Nhiệm vụ chưa thực hiện\n- Văn phòng: Làm ngay." in text
    assert "c) Ý kiến khác đối với đơn vị\n- Phòng Tổ chức cán bộ: Rút kinh nghiệm." in text
    assert text.index("Tập thể Ban đoàn kết.") < text.index("2. Nhiệm vụ chậm")


def test_without_a_verdict_section_two_says_there_is_none() -> None:
    assert "và trách nhiệm\nKhông có.\n3." in made.words(paper())


def test_the_offices_words_open_the_assessment() -> None:
    wording = {"summary": "Tháng 11 đạt kết quả khá.", "advantages": "Bám sát chương trình."}
    text = made.words(paper(LATE, summary=november(wording=wording)))

    assert "1. Đánh giá chung\nTháng 11 đạt kết quả khá.\nƯu điểm: Bám sát chương trình." in text
    assert "Toàn cơ quan có" not in text


def test_only_decided_levels_are_told_and_never_a_remark() -> None:
    document = paper(LATE)
    text = made.words(document)
    people = made.annex(document, 2)

    assert "đối với 01 cán bộ, công chức (danh sách tại Phụ lục 2). 01 người chưa có" in text
    assert "Cộng | 0 | 1 | 0 | 0 | 0 | 1" in text
    assert people == "Văn phòng |  |  | \n1 | Người thứ 1 | Chuyên viên | B"
    assert "Nhận xét của phòng" not in text + people
    assert "Còn chậm việc" not in text + people


def test_before_any_decision_no_level_is_told() -> None:
    people = [made.person(2, made.voice("B"))]
    document = paper(LATE, summary=made.summary([made.unit_summary(made.CADRE)], people))

    assert "Chưa có quyết định xếp loại cán bộ, công chức." in made.words(document)
    assert len(document.annexes) == 1


def test_only_units_with_a_whole_grade_are_listed() -> None:
    text = made.words(paper(LATE))

    assert "1 | Văn phòng | 97,50 | Xuất sắc" in text
    assert "Phòng Tổ chức cán bộ | " not in text


def test_tasks_of_the_conclusion_name_partners_leader_day_and_product() -> None:
    text = made.words(paper(LATE, assigned=(TASK,)))

    assert "Lãnh đạo Ban giao 01 nhiệm vụ sau đây:" in text
    assert "1 | Hoàn thiện đề án | VP | Thái Đình Ước | Đề án | 10/12/2026" in text
    assert "theo Phụ lục 1" in text


def test_what_no_task_of_the_conclusion_says_takes_no_room() -> None:
    bare = Coming("u-tccb", "Hoàn thiện đề án", due_on=date(2026, 12, 10), task="n-1")
    text = made.words(paper(LATE, assigned=(bare,)))

    assert "1 | Hoàn thiện đề án | 10/12/2026" in text


def test_the_next_report_is_asked_by_its_day_once_the_month_is_open() -> None:
    opened = made.month_line([]).opened

    assert "theo thời hạn gửi báo cáo tháng 12." in made.words(paper(LATE))
    assert "chậm nhất hết ngày 19/11/2026." in made.words(paper(LATE, following=opened))


def fact(name: str, each: Concluded) -> Fact:
    return Fact(
        name, "conclusion", name, "2026-11", "", "", "p-0", "", 1, True, True, False, each.body
    )


def looking() -> Look:
    """A look that knows people, and no task of the next month."""
    nothing = SimpleNamespace(tasks=lambda *_ask: [], task=lambda _id: None)
    found = SimpleNamespace(
        projections=nothing, directory=made.DIRECTORY, one=lambda *_kinds, **_more: None
    )
    return cast("Look", found)


def test_a_closed_month_speaks_by_the_conclusions_it_pinned() -> None:
    summary = november()
    month = made.closed(summary.units)
    assert month.close is not None
    close = msgspec.structs.replace(month.close, conclusions=["e-1"])
    spoken = (fact("e-1", LATE), fact("e-2", concluded("free", "Đến sau khi khóa.")))
    month = replace(month, close=close, conclusions=spoken)
    matter = read_notice(looking(), replace(summary, month=month))

    assert [each.body for each in matter.concluded] == [LATE.body]
    assert matter.concluded[0].author == "Thái Đình Ước"


def test_without_a_stated_name_the_leader_who_wrote_it_signs() -> None:
    words = Concluded(concluded("late", "Chậm.", decided_by="").body, author="Hoàng Đức Thắng")
    signature = paper(words).signature

    assert signature is not None
    assert signature.name == "Hoàng Đức Thắng"


def test_one_task_worded_twice_in_a_unit_is_listed_once_in_the_order_of_units() -> None:
    tasks = [
        Coming("u-tccb", "Tổng kết tháng 11", task="t-1", carried=True),
        Coming("u-vp", "Việc khác", task="t-3"),
        Coming("u-tccb", "Tổng kết tháng 12.", task="t-2"),
        Coming("u-tccb", "Đã sửa lời", task="t-1"),
        Coming("u-vp", "Tổng kết tháng 12", proposed=True),
    ]

    assert [(each.unit, each.content) for each in once_each(tasks, ["u-vp", "u-tccb"])] == [
        ("u-vp", "Việc khác"),
        ("u-vp", "Tổng kết tháng 12"),
        ("u-tccb", "Tổng kết tháng 11"),
    ]
