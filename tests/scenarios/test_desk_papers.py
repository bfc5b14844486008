"""What a department's desk prints of its month: receipt, extension, two versions, one person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.living import CHIEF, HEADS, PERIOD, Begin, Life, begin, stretch_codes_less
from tests.scenarios.test_month_by_score import MONTH, december, people, write
from tests.unit.services.paper_month import annex, words

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.document import Document, Table
from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.domain.paper_code import code_of
from workreport.domain.period import Period
from workreport.ledger.bodies.report import Mark
from workreport.papers.press import OfficialPress
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.paper_lines import IssueInput
from workreport.services.paper_options import PaperOptions
from workreport.system.resources import ShippedResources

OFFICIAL = "Người của tccb"
UNTIL = datetime(2026, 11, 25, 0, 0, tzinfo=AGENCY_ZONE)
BY = DecidedBy("Đinh Đình Phong", PERIOD.first_day, "Biên bản họp")


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """A department that asked for time, filed late, was returned two places, and filed again."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("papers"), ("tccb", "tcd"))
    life.at("2026-11-17 09:05")
    life["tccb"].reporting.ask_extension(PERIOD, UNTIL, "Chờ số liệu của các huyện")
    life.sync("tccb", "vp")
    life.vp.office.extend(PERIOD, "TCCB", UNTIL, "Nguyên nhân khách quan")
    life.sync("vp", "tccb")
    life.at("2026-11-23 10:15")
    life.file("tccb")
    life.sync("tccb", "vp", "tccb")
    task = life["tccb"].reporting.open(PERIOD).draft.tasks[0].id
    life.vp.office.start_check(PERIOD, "TCCB")
    marks = [
        Mark(path=f"task/{task}", text="Ghi rõ số văn bản"),
        Mark(path="text/advantages", text="Viết cụ thể hơn"),
    ]
    life.vp.office.return_report(PERIOD, "TCCB", "Sửa hai chỗ", marks)
    life.sync("vp", "tccb")
    life.at("2026-11-24 08:15")
    _answer(life, task)
    life.sync("tccb", "vp", "tccb")
    yield life
    life.close()


def _answer(life: Life, task: str) -> None:
    reporting = life["tccb"].reporting
    draft = reporting.open(PERIOD).draft
    results = tuple(
        replace(one, result="Theo Công văn 15", quality=2) if one.task == task else one
        for one in draft.results
    )
    replies = {f"task/{task}": "Đã bổ sung", "text/advantages": "Đã viết lại"}
    text = {**draft.text, "advantages": "Hai đề án trước hạn"}
    reporting.save(replace(draft, results=results, text=text, replies=replies))
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(PERIOD).unanswered}
    reporting.save(replace(reporting.open(PERIOD).draft, answers=answers))
    reporting.file(PERIOD)


def drawn(life: Life, who: str, kind: str, unit: str = "TCCB", **options: object) -> Document:
    return life[who].papers.document(kind, PERIOD, unit, PaperOptions(**options))  # type: ignore[arg-type]


def cells(document: Document) -> dict[str, str]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return {row[0]: row[1] for row in table.rows}


def test_a_receipt_states_times_and_calls_its_verdict_one_of_the_moment(agency: Life) -> None:
    own, office = (drawn(agency, who, "receipt") for who in ("tccb", "vp"))
    assert cells(own) == cells(office)
    told = cells(own)
    assert told["Số biên nhận"] == "0002"
    assert told["Báo cáo"] == "Tháng 11 năm 2026, bản 2"
    assert told["Văn phòng nhận lúc"] == told["Thời điểm tính hạn"] == "24/11/2026 08:15"
    assert told["Căn cứ ghi nhận"] == "Máy của Văn phòng tiếp nhận gói tin"
    assert told["Hạn biết lúc in"] == "Hết ngày 19/11/2026"
    assert told["Đánh giá theo hạn biết lúc in"] == (
        "Tính theo bản 1, nhận 23/11/2026 10:15: Đúng hạn theo gia hạn số 1"
    )
    entry = agency.line("tccb", "TCCB").versions[-1].entry
    assert told["Mã nội dung bản báo cáo (SHA-256)"].replace(" ", "") == entry
    assert "theo hạn biết lúc in, 24/11/2026 08:15" in words(own)
    assert own.signature is not None
    assert own.signature.name == CHIEF

    first = cells(drawn(agency, "tccb", "receipt", version="1"))
    assert first["Số biên nhận"] == "0001"
    assert first["Đánh giá theo hạn biết lúc in"] == "Đúng hạn theo gia hạn số 1"


def test_a_receipt_that_is_not_held_is_not_printed(agency: Life) -> None:
    with pytest.raises(RuleError, match="report_not_filed"):
        drawn(agency, "tcd", "receipt", "TCD")
    with pytest.raises(UseError, match="version_unknown"):
        drawn(agency, "tccb", "receipt", version="7")


def test_a_slip_of_extension_holds_request_grant_and_its_own_end(agency: Life) -> None:
    own = drawn(agency, "tccb", "extension")
    told = cells(own)
    assert told["Số phiếu (nội bộ)"] == "2026-11/TCCB/1"
    assert told["Đề nghị của đơn vị"] == (
        f"Lúc 17/11/2026 09:05 ({HEADS['tccb']}), xin đến hết 24/11/2026"
    )
    assert told["Lý do đề nghị"] == "Chờ số liệu của các huyện"
    assert told["Hạn theo quy định"] == "Hết ngày 19/11/2026"
    assert told["Hạn mới"] == "Hết ngày 24/11/2026"
    assert told["Lý do cho gia hạn"] == "Nguyên nhân khách quan"
    assert told["Người cho gia hạn"] == f"{CHIEF}, lúc 17/11/2026 09:05"
    assert told["Hiệu lực"] == (
        "Tự hết hiệu lực khi hết ngày 24/11/2026; lúc in phiếu này còn hiệu lực"
    )
    assert own.symbol == own.number == ""
    assert cells(drawn(agency, "vp", "extension", number="2026-11/TCCB/1")) == told
    with pytest.raises(UseError, match="extension_unknown"):
        drawn(agency, "vp", "extension", number="9")
    with pytest.raises(RuleError, match="paper_no_extension"):
        drawn(agency, "vp", "extension", "TCD")
    with pytest.raises(RuleError, match="paper_extension_unit") as unnamed:
        drawn(agency, "vp", "extension", "")
    assert unnamed.value.values["known"] == "TCCB"


def test_two_versions_stand_side_by_side_with_what_was_asked(agency: Life) -> None:
    document = drawn(agency, "tccb", "diff")
    assert "Khác nhau ở: 01 nhiệm vụ, 01 nội dung đánh giá." in words(document)
    assert "1 | Nhiệm vụ “Nhiệm vụ 1 của TCCB” | Ghi rõ số văn bản | Đã bổ sung" in words(document)
    assert "2 | Ưu điểm | Viết cụ thể hơn | Đã viết lại" in words(document)
    told = annex(document, 1)
    assert "Kết quả | Kết quả của tccb: Nhiệm vụ 1 của TCCB | Theo Công văn 15" in told
    assert "Chất lượng | Mức 1 | Mức 2" in told
    assert "Ưu điểm | Ưu điểm của tccb | Hai đề án trước hạn" in told
    assert "Nhiệm vụ 2 của TCCB" not in told
    assert OFFICIAL not in told

    whole = drawn(agency, "vp", "diff", changed_only=False)
    told = annex(whole, 1)
    assert "Nhiệm vụ 2 của TCCB" in told
    assert OFFICIAL in told
    table = next(b for b in whole.annexes[0].blocks if isinstance(b, Table) and b.emphasised)
    bold = [table.rows[at][0] for at in sorted(table.emphasised)]
    assert bold == ["Kết quả", "Chất lượng"]
    with pytest.raises(RuleError, match="paper_one_version"):
        drawn(agency, "vp", "diff", version="1")
    same = annex(drawn(agency, "vp", "diff", version="1", before="2"), 1)
    assert "Chất lượng | Mức 2 | Mức 1" in same


def test_a_department_prints_its_own_papers_only(agency: Life) -> None:
    for kind in ("receipt", "extension", "diff", "grades", "report"):
        with pytest.raises(RuleError, match="paper_of_other_unit"):
            drawn(agency, "tcd", kind)
    for kind in ("summary", "notice"):
        with pytest.raises(RuleError, match="paper_of_office"):
            drawn(agency, "tcd", kind)
    with pytest.raises(RuleError, match="sheet_not_for_you"):
        drawn(agency, "tcd", "person", "TCD", person=OFFICIAL)
    matrix = agency["tcd"].papers.document("history", PERIOD)
    assert matrix.letterhead.issuer == "PHÒNG TỔ CHỨC ĐẢNG, ĐẢNG VIÊN"
    assert "Phòng Tổ chức cán bộ | " not in words(matrix)  # not held here, so not missing either
    assert "Phòng Tổ chức cán bộ | " in words(agency.vp.papers.document("history", PERIOD))
    own = agency["tcd"].papers.document("person", PERIOD)
    assert f"Họ và tên: {HEADS['tcd']}." in words(own)


def test_a_personal_sheet_shows_a_result_only_once_it_is_published(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-17 09:05")
    life.file("tccb")
    life.sync("tccb", "vp")
    row = "11/2026 | B | B | – | – | – | – | – | Nhận xét tccb"
    sheet = drawn(life, "tccb", "person", person=OFFICIAL)
    assert row in annex(sheet, 1)
    told = words(sheet)
    assert "không chấm điểm từng tiêu chí" in told
    assert " | Xếp loại | Loại B | Loại B | –" in told
    assert "Tổng điểm" not in told
    log = life["tccb"].access_log.month("2026-11")
    assert [(one.how, one.person) for one in log.readings] == [("paper", people(life)[OFFICIAL])]
    decision = DecisionInput(person=OFFICIAL, level="C", remark="Chậm nhiều việc trong tháng")
    life.vp.closing.conclude(PERIOD, [ConclusionInput(text="Ghi nhận")], [decision], BY)
    sheet = drawn(life, "vp", "person", person=OFFICIAL)
    assert row in annex(sheet, 1)
    assert " | Xếp loại | Loại B | Loại B | –" in words(sheet)

    gates = dict.fromkeys((gate.code for gate in life.vp.closing.gates(PERIOD)), "QĐ số 1")
    life.vp.closing.close(PERIOD, gates)
    life.sync("vp", "tccb")
    for who in ("vp", "tccb"):
        document = drawn(life, who, "person", person=OFFICIAL)
        assert " | Xếp loại | Loại B | Loại B | Loại C" in words(document)
        text = annex(document, 1)
        assert "11/2026 | B | B | C | – | – | – | – | Chậm nhiều việc trong tháng" in text
        assert "Kết quả công bố: C: 01 tháng." in text
        assert "12/2025 | – | – | – | – | – | – | – | –" in text
    review_of_the_half_year(life)


def review_of_the_half_year(life: Life) -> None:
    """The month that was just locked is the only one the reviews of its spans count."""
    whole = PaperOptions(span="half_year")
    review = life.vp.papers.document("review", PERIOD, options=whole)
    assert review.period == Period(2026, 12)
    assert "Chưa khóa, chưa tính: tháng 12. Không có số liệu: tháng 7 đến 10." in words(review)
    proof = life.vp.paper_check.code(review.snapshot)
    assert (proof.proved, dict(proof.mark.about)) == (True, {"span": "half_year"})
    life.at("2026-12-30 09:00")
    day = date(2026, 12, 30)
    said = IssueInput(
        kind="review", period=review.period, span="half_year", number="31", issued_on=day
    )
    life.vp.register.issue(said, life.vp.register.draw(said))
    assert life.vp.papers.document("review", PERIOD, options=whole).number == "31"
    assert life.vp.papers.document("review", PERIOD).number == ""
    assert life.vp.register.suggestion("summary", day) == "32"  # reports are one series
    assert life.vp.register.issued()[0].subject == "2026-H2"
    with pytest.raises(RuleError, match="review_nothing_locked"):
        life.vp.papers.document("review", Period(2027, 3))
    with pytest.raises(RuleError, match="paper_of_office"):
        life["tccb"].papers.document("review", PERIOD, options=whole)
    board = PaperOptions(span="year", edition="board")
    with pytest.raises(UseError, match="paper_edition_unknown"):
        life.vp.papers.document("review", PERIOD, options=board)


def test_a_personal_sheet_counts_the_tasks_and_gives_the_points(begin_life: Begin) -> None:
    life = december(begin_life)
    reporting = life["tccb"].reporting
    reporting.save(write(life, reporting.open(MONTH).draft))
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(MONTH).unanswered}
    reporting.save(replace(reporting.open(MONTH).draft, answers=answers))
    reporting.file(MONTH)
    options = PaperOptions(person=OFFICIAL)
    document = life["tccb"].papers.document("person", MONTH, options=options)
    text = annex(document, 1)
    assert "12/2026 | HTXS | HTT | – | 79,54 | 4 | 3 | 2 | –" in text
    assert "Nhiệm vụ: được giao 04, hoàn thành 03, chậm 02" in text
    text = words(document)
    # Form 01: three columns, 10 + 10 + 10 with 5 + 5 and 4 x 2.5, the parts, the sum.
    assert "I | Nhóm tiêu chí I | 10 | – | – | –" in text
    assert "I.1 | Phẩm chất chính trị, đạo đức, văn hóa thực thi công vụ | 5 | – | – | –" in text
    assert "II.4 | Khả năng phối hợp | 2,5 | – | – | –" in text
    assert " | Cộng | 30 | 30,00 | 28,50 | –" in text
    assert "a | Số lượng | 100% | 75,00% | 75,00% | –" in text
    assert "c | Tiến độ | 100% | 68,75% | 68,75% | –" in text
    assert "đ | Khả năng tổ chức" not in text
    assert " | Tổng điểm | 100 | 81,04 | 79,54 | –" in text
    assert " | Xếp loại |  | HTXS | HTT | –" in text
    head = life["tccb"].papers.document("person", MONTH)
    assert "đ | Khả năng tổ chức | 100% | 50,00% | – | –" in words(head)


def printed(life: Life, who: str, kind: str, unit: str = "TCCB", **options: object) -> bytes:
    return life[who].papers.pdf(kind, PERIOD, unit, PaperOptions(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "options"), [("report", {}), ("receipt", {"version": "1"}), ("diff", {})]
)
def test_a_file_is_proved_by_the_data_on_every_desk_that_holds_it(
    agency: Life, kind: str, options: dict[str, str]
) -> None:
    data = printed(agency, "tccb", kind, **options)
    for who in ("tccb", "vp"):
        proof = agency[who].paper_check.file(data)
        assert (proof.proved, proof.file, proof.mark.unit) == (True, "identical", "TCCB")
    with pytest.raises(RuleError, match="paper_code_unknown"):
        agency["tcd"].paper_check.file(data)


def test_twelve_typed_characters_find_the_paper_and_small_slips_of_the_pen_do_not_matter(
    agency: Life,
) -> None:
    code = drawn(agency, "tccb", "report").snapshot
    slip = code.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    proof = agency.vp.paper_check.code(slip)
    assert (proof.mark.kind, proof.mark.unit, proof.proved) == ("report", "TCCB", True)
    line = drawn(agency, "tccb", "receipt", version="1").mark
    scanned = agency.vp.paper_check.code(line)
    assert (scanned.proved, dict(scanned.mark.about)["version"]) == (True, "1")
    other = "7" if code[-1] != "7" else "8"
    told: list[tuple[int, int]] = []
    with pytest.raises(RuleError, match="paper_code_unknown"):
        agency.vp.paper_check.code(code[:-1] + other, progress=lambda *at: told.append(at))
    assert told[-1:] == [(len(told) - 1, len(told))]
    with pytest.raises(RuleError, match="paper_cancelled"):
        agency.vp.paper_check.code(code[:-1] + other, cancelled=lambda: True)
    with pytest.raises(UseError, match="paper_code_malformed"):
        agency.vp.paper_check.code("không phải mã")


def test_a_word_changed_in_a_file_is_found_and_shown(agency: Life) -> None:
    document = drawn(agency, "tccb", "receipt")
    first = next(block for block in document.blocks if isinstance(block, Table))
    rows = tuple(
        ("Số biên nhận", "0007") if row[0] == "Số biên nhận" else row for row in first.rows
    )
    forged = replace(
        document,
        blocks=tuple(
            replace(first, rows=rows) if block is first else block for block in document.blocks
        ),
    )
    proof = agency.vp.paper_check.file(OfficialPress(ShippedResources()).pdf(forged))
    assert (proof.proved, proof.file) == (False, "altered")
    assert proof.difference is not None
    assert (proof.difference.page, "0002" in proof.difference.expected) == (1, True)
    assert "0007" in proof.difference.found


def test_a_file_that_was_only_saved_again_keeps_its_words(agency: Life) -> None:
    data = printed(agency, "tccb", "report") + b"\n% kept elsewhere\n"
    assert agency.vp.paper_check.file(data).file == "same_words"


def test_a_file_without_a_code_and_a_file_that_is_none_are_refused(agency: Life) -> None:
    bare = replace(drawn(agency, "tccb", "receipt"), mark="", snapshot="")
    with pytest.raises(RuleError, match="paper_without_code"):
        agency.vp.paper_check.file(OfficialPress(ShippedResources()).pdf(bare))
    with pytest.raises(WorldError, match="paper_unreadable"):
        agency.vp.paper_check.file(b"khong phai PDF")


def test_number_and_date_do_not_change_the_code_but_every_word_does(agency: Life) -> None:
    document = drawn(agency, "tccb", "report")
    numbered = replace(document, number="12", issued_on=PERIOD.last_day, copy_mark="Bản số 03")
    assert code_of(numbered) == code_of(document)
    assert code_of(replace(document, place="Huế")) != code_of(document)
    lists = ((), ("a", "b"), ("ab",))
    assert len({code_of(replace(document, recipients=each)) for each in lists}) == len(lists)
