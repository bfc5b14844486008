from dataclasses import replace

from tests.living import Begin
from tests.scenarios.test_month_by_score import MONTH, OFFICIAL, december, people, write
from tests.unit.services.paper_month import lines

from workreport.domain.document import Document
from workreport.domain.report import RatingLine

EVENT = "Bị kỷ luật từ khiển trách trở lên"
MASKED = "Có sự kiện quyết định mức xếp loại, hồ sơ lưu tại Văn phòng."


def explained(document: Document) -> str:
    return "\n".join(lines(document.annexes[-1].blocks))


def test_an_event_of_a_person_is_not_told_in_the_paper_that_goes_to_every_department(
    begin_life: Begin,
) -> None:
    life = december(begin_life)
    reporting = life["tccb"].reporting
    draft = write(life, reporting.open(MONTH).draft)
    line = RatingLine(
        person=people(life)[OFFICIAL],
        level="KHT",
        remark="Bị kỷ luật theo quyết định của cấp có thẩm quyền",
        sheet={"general": "28.5", "blocker/discipline": "QĐ số 12"},
    )
    reporting.save(replace(draft, department=(line, *draft.department[1:])))
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(MONTH).unanswered}
    reporting.save(replace(reporting.open(MONTH).draft, answers=answers))
    reporting.file(MONTH)
    life.sync("tccb", "vp")
    summary = explained(life.vp.papers.document("summary", MONTH))
    assert EVENT not in summary
    assert MASKED in summary
    for who, kind in (("vp", "grades"), ("tccb", "report")):
        told = explained(life[who].papers.document(kind, MONTH))
        assert EVENT in told
        assert MASKED not in told
