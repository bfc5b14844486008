"""What was issued stays provable: drawn again byte for byte, checked by file and code, or not."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import docx
import pypdfium2
import pytest
from tests.living import HEADS, OTHERS, PERIOD, Life, begin, stretch_codes_less
from tests.unit.services.paper_month import words

from workreport.domain.errors import CodedError, RuleError, UseError
from workreport.domain.paper_code import stamp_in, stamped
from workreport.domain.paper_marks import PaperMarks
from workreport.services import paper_register
from workreport.services.paper_check import PaperProof
from workreport.services.paper_lines import IssueInput
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_reprint import FILE_PART
from workreport.services.papers import PaperService
from workreport.services.proof_words import proof_lines

MARKS = PaperMarks(
    urgency="khan", circulation="Xong hội nghị trả lại", typist="NVH-15b",
    secrecy="mat", secrecy_list="Quyết định số 1630/QĐ-TTg", secrecy_item="khoản 3 Điều 2",
)  # fmt: skip
LETTER = IssueInput(
    kind="reminder", period=PERIOD, number="12", issued_on=date(2026, 11, 20), term="2025-2030",
    units=("TCCB", "TCD"), text="Gửi cả phụ lục.", marks=PaperMarks(urgency="hoa_toc"),
)  # fmt: skip
SUMMARY = IssueInput(
    kind="summary", period=PERIOD, number="120", issued_on=date(2026, 11, 24), term="2025-2030",
    signer=OTHERS["lanhdao"][0], marks=MARKS,
)  # fmt: skip


@dataclass
class Issued:
    """A month whose letter and summary were issued before everything had come in."""

    life: Life
    letter: str
    letter_pdf: bytes
    summary: str
    summary_pdf: bytes
    code: str
    again: bytes  # the summary drawn once more, on another day
    proofs: tuple[PaperProof, PaperProof]  # by its file and by its code, on that day
    sheet: bytes  # a personal sheet as it was printed on the day of the summary


def issue(life: Life, said: IssueInput) -> tuple[str, bytes]:
    printed = life.vp.register.draw(said)
    return life.vp.register.issue(said, printed), printed.pdf


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issued]:
    """Letter on the 20th, one report on the 23rd, summary on the 24th, the other report later."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("issued"), ("tccb", "tcd"), ("lanhdao",))
    life.at("2026-11-20 09:15")
    letter, letter_pdf = issue(life, LETTER)
    life.at("2026-11-23 10:15")
    life.sync("vp", "tccb")
    life.file("tccb")
    life.sync("tccb", "vp")
    life.at("2026-11-24 09:00")
    summary, summary_pdf = issue(life, SUMMARY)
    code = next(one.code for one in life.vp.register.issued() if one.paper == summary)
    sheet = life.vp.papers.pdf("person", PERIOD, None, PaperOptions(person=HEADS["tccb"]))
    life.at("2026-11-26 08:00")
    check = life.vp.paper_check
    proofs = check.file(summary_pdf), check.code(code)
    again = life.vp.register.issued_file(summary).pdf
    life.sync("vp", "tcd")
    life.file("tcd")
    life.sync("tcd", "vp")
    yield Issued(
        life, letter, letter_pdf, summary, summary_pdf, code, again, proofs, sheet
    )  # fmt: skip
    life.close()


def test_an_issued_paper_is_drawn_again_byte_for_byte_on_another_day(issued: Issued) -> None:
    assert issued.again == issued.summary_pdf
    (line,) = (one for one in issued.life.vp.register.issued() if one.paper == issued.summary)
    assert line.sha256 == hashlib.sha256(issued.again).hexdigest()
    assert line.layout.startswith("party_hd05@")


def test_a_letter_stays_what_it_was_though_its_units_have_answered(issued: Issued) -> None:
    assert issued.life.vp.register.issued_file(issued.letter).pdf == issued.letter_pdf
    proof = issued.life.vp.paper_check.file(issued.letter_pdf)
    assert (proof.proved, proof.is_current, proof.file) == (True, True, "identical")


def test_a_paper_whose_data_changed_comes_from_the_register_as_it_was(issued: Issued) -> None:
    assert issued.life.vp.register.issued_file(issued.summary).pdf == issued.summary_pdf
    assert not issued.life.vp.register.issued_file(issued.summary, anew=True).anew
    proof = issued.life.vp.paper_check.file(issued.summary_pdf)
    assert (proof.proved, proof.is_current) == (True, False)
    told = " ".join(proof_lines(proof))
    assert "chính là tệp đã phát hành" in told
    assert "Số liệu đã thay đổi sau ngày phát hành." in told
    forged = issued.life.vp.paper_check.file(issued.summary_pdf + b"\n% other\n")
    assert not forged.proved
    assert "so với tệp đã lưu khi phát hành" in proof_lines(forged)[0]


def test_an_issue_without_its_file_is_not_passed_off_and_drawn_anew_only_when_asked(
    issued: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = issued.life.vp.register
    # As it was issued before files were kept, or after a lawful order emptied the part.
    monkeypatch.setattr(paper_register, "kept_bytes", lambda _look, _body: None)
    with pytest.raises(RuleError, match="paper_issued_changed") as refused:
        register.issued_file(issued.summary)
    assert refused.value.values["number"].startswith("120-BC/")
    again = register.issued_file(issued.summary, anew=True)
    assert again.anew
    assert again.pdf != issued.summary_pdf
    proof = issued.life.vp.paper_check.file(again.pdf)
    assert (proof.file, proof.issued, dict(proof.mark.about)["again"]) == ("identical", None, "1")
    with pypdfium2.PdfDocument(again.pdf) as file:
        assert "Bản in lại" in file[0].get_textpage().get_text_range()


def test_the_issued_file_is_a_part_that_only_the_office_holds(issued: Issued) -> None:
    vp, tccb = issued.life.vp, issued.life["tccb"]
    with vp.book.looking() as look:
        facts = look.projections.facts("paper.issue", chosen=False)
        held = {look.part(fact.entry, FILE_PART) for fact in facts}
    assert {issued.letter_pdf, issued.summary_pdf} <= held
    with tccb.book.looking() as look:
        assert not list(look.projections.facts("paper.issue", chosen=False))


def test_file_and_code_of_an_issued_paper_lead_to_its_line_and_its_marks(issued: Issued) -> None:
    by_file, by_code = issued.proofs
    assert (by_file.file, by_file.proved, by_code.proved) == ("identical", True, True)
    for proof in issued.proofs:
        assert proof.registered is not None
        assert (proof.registered.number, proof.registered.secrecy) == ("120", "mat")
        assert "Dấu trên văn bản theo sổ: MẬT, KHẨN, XONG HỘI NGHỊ TRẢ LẠI." in proof_lines(proof)
    later = issued.life.vp.paper_check.code(issued.code)
    assert (later.proved, later.mark.kind) == (False, "summary")
    assert "Số liệu đã thay đổi sau khi phát hành" in proof_lines(later)[0]


def test_the_one_who_signs_stands_below_the_paper_with_his_own_title(issued: Issued) -> None:
    drawn = issued.life.vp.papers.document("summary", PERIOD)
    assert drawn.signature is not None
    assert drawn.signature.name == OTHERS["lanhdao"][0]
    assert drawn.signature.title != "CHÁNH VĂN PHÒNG"
    (line,) = (one for one in issued.life.vp.register.issued() if one.paper == issued.summary)
    assert line.signer == OTHERS["lanhdao"][0]


def test_the_item_a_secrecy_mark_rests_on_is_kept_with_the_paper(issued: Issued) -> None:
    (line,) = (one for one in issued.life.vp.register.issued() if one.paper == issued.summary)
    assert line.marks == MARKS
    drawn = issued.life.vp.papers.document("summary", PERIOD)
    assert (drawn.number, drawn.marks) == ("120", MARKS)


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        (PaperMarks(secrecy="mat"), "paper_secrecy_without_item"),
        (PaperMarks(secrecy="mat", secrecy_list="QĐ 1"), "paper_secrecy_without_item"),
        (PaperMarks(secrecy="mat", secrecy_item="  ", secrecy_list="QĐ 1"),
         "paper_secrecy_without_item"),
        (PaperMarks(secrecy_item="Điều 2"), "paper_item_without_secrecy"),
        (PaperMarks(secrecy="kin", secrecy_list="a", secrecy_item="b"), "paper_secrecy_unknown"),
        (PaperMarks(urgency="gấp"), "paper_urgency_unknown"),
        (PaperMarks(circulation="x" * 61), "paper_mark_long"),
    ],
)  # fmt: skip
def test_a_mark_without_its_ground_is_neither_drawn_nor_kept(
    issued: Issued, marks: PaperMarks, code: str
) -> None:
    wanted = replace(SUMMARY, number="121", marks=marks)
    register = issued.life.vp.register
    with pytest.raises(UseError, match=code):
        register.draw(wanted)
    kept = register.draw(replace(wanted, marks=PaperMarks()))
    with pytest.raises(UseError, match=code):
        register.issue(wanted, kept)
    assert "121" not in {one.number for one in register.issued()}


def test_a_department_cannot_write_out_what_the_office_issued(issued: Issued) -> None:
    with pytest.raises(RuleError, match="only_office_registers"):
        issued.life["tccb"].register.issued_file(issued.summary)
    with pytest.raises(UseError, match="paper_issue_unknown"):
        issued.life.vp.register.issued_file("0" * 32)


def test_a_personal_sheet_is_checked_on_another_day_by_file_and_by_code(issued: Issued) -> None:
    check, log = issued.life.vp.paper_check, issued.life.vp.access_log
    proof = check.file(issued.sheet)
    assert (proof.file, proof.proved, proof.mark.kind) == ("identical", True, "person")
    before = len(log.month("2026-11").readings)
    found = check.code(proof.mark.code.lower())
    assert (found.mark.kind, found.proved) == ("person", True)
    assert len(log.month("2026-11").readings) == before + 1
    with pytest.raises(CodedError, match="paper_code_unknown"):
        check.code("7" * 12)
    assert len(log.month("2026-11").readings) == before + 1


def test_a_word_file_is_proved_while_its_words_are_those_of_the_data(issued: Issued) -> None:
    vp = issued.life.vp
    data = vp.papers.file("report", PERIOD, "TCCB", ending="docx")
    assert vp.paper_check.file(data).file == "identical"
    file, saved, edited = docx.Document(io.BytesIO(data)), io.BytesIO(), io.BytesIO()
    file.save(saved)
    assert vp.paper_check.file(saved.getvalue()).file == "same_words"
    body = next(one for one in file.paragraphs if one.text.startswith("Ưu điểm"))
    body.add_run(" Thêm trong Word.")
    file.save(edited)
    proof = vp.paper_check.file(edited.getvalue())
    assert (proof.file, proof.is_current, proof.proved) == ("edited", True, False)
    verdict, *grounds = proof_lines(proof)
    assert "phần sửa không chứng minh" in verdict
    assert any("Thêm trong Word." in line for line in grounds)
    by_code = proof_lines(vp.paper_check.code(proof.mark.code))
    assert by_code[0] == "Đúng: mã khớp với số liệu."
    assert "chữ đã sửa trong Word" in by_code[-1]


def test_the_minute_on_a_page_is_read_back_and_nothing_else(issued: Issued) -> None:
    with issued.life.vp.book.looking() as look:
        now = look.now.replace(second=0)
    assert stamp_in(stamped(now)) == now
    assert [stamp_in(text) for text in ("", "12345678", "abcde", "ILOU1")] == [None] * 4


# What the program did – an acceptance, a lock, a signed entry – is its own mark and no signature.
CLAIMED = re.compile(r"đã ký|ký số|ký điện tử|ký bởi|đã phê duyệt|đã duyệt", re.IGNORECASE)


def test_no_paper_draws_an_approval_in_the_program_as_a_signature(issued: Issued) -> None:
    papers: PaperService = issued.life.vp.papers
    seen = []
    for kind in papers.kinds():
        unit = "TCCB" if kind in {"report", "receipt", "diff", "extension", "person"} else None
        try:
            document = papers.document(kind, PERIOD, unit)
        except CodedError:
            continue  # a paper this month has no ground for
        seen.append(kind)
        for each in (document, *document.enclosed):
            assert not CLAIMED.search(words(each)), kind
            for signature in (each.signature, each.countersignature):
                said = "" if signature is None else f"{signature.note} {signature.title}"
                assert not CLAIMED.search(said), kind
    assert {"summary", "report", "receipt", "person", "ratings", "board-pack"} <= set(seen)
