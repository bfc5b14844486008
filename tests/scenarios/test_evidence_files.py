"""Evidence files from the draft to the Office: kept encrypted, signed, handed out."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.living import PERIOD, Begin, Life, ready

from workreport.domain.errors import RuleError, UseError
from workreport.domain.report import ReportDraft
from workreport.domain.task import EvidenceFile
from workreport.ledger.bodies.report import Mark
from workreport.services.drafts import filed_draft

WORDS = "Kết quả rà soát lý lịch cán bộ diện quản lý"
LARGE = (WORDS * 4000).encode()


@pytest.fixture
def department(begin_life: Begin) -> Life:
    return begin_life(("tccb",))


def attach(draft: ReportDraft, file: EvidenceFile, place: int = 0) -> ReportDraft:
    results = list(draft.results)
    results[place] = replace(results[place], files=(*results[place].files, file))
    return replace(draft, results=tuple(results))


def save_with_file(life: Life, path: Path) -> EvidenceFile:
    desk = life["tccb"]
    file = desk.evidence.keep(path)
    draft = ready(desk.reporting.open(PERIOD).draft, "tccb")
    desk.reporting.save(attach(draft, file))
    answers = {one.key: "Đã kiểm tra" for one in desk.reporting.open(PERIOD).unanswered}
    desk.reporting.save(replace(desk.reporting.open(PERIOD).draft, answers=answers))
    return file


def test_a_file_is_signed_with_the_report_and_read_at_the_office(
    department: Life, tmp_path: Path
) -> None:
    life = department
    source = tmp_path / "Biên bản số 12.pdf"
    source.write_bytes(LARGE)
    file = save_with_file(life, source)
    source.unlink()
    unit = life["tccb"].reporting.own_unit()
    assert life["tccb"].evidence.content(file, PERIOD, unit) == LARGE

    life["tccb"].reporting.file(PERIOD)
    life.sync("tccb", "vp")
    with life.vp.book.looking() as look:
        filed = filed_draft(look, life.line("vp", "TCCB").versions[-1].entry)
    assert filed is not None
    (held,) = filed.results[0].files
    assert held == EvidenceFile(name="Biên bản số 12.pdf", sha256=file.sha256, size=len(LARGE))
    target = tmp_path / "ra.pdf"
    life.vp.evidence.write(held, PERIOD, unit, target)
    assert target.read_bytes() == LARGE
    lying = [one.read_bytes() for one in life.root.rglob("*") if one.is_file()]
    assert not any(LARGE[:200] in data for data in lying)


def test_a_returned_report_is_filed_again_with_the_file_it_had(
    department: Life, tmp_path: Path
) -> None:
    life = department
    source = tmp_path / "so lieu.xlsx"
    source.write_bytes(LARGE)
    save_with_file(life, source)
    desk = life["tccb"]
    desk.reporting.file(PERIOD)
    life.sync("tccb", "vp")
    unit = desk.reporting.own_unit()
    task = desk.reporting.open(PERIOD).draft.tasks[1].id
    life.vp.office.start_check(PERIOD, unit)
    mark = Mark(path=f"task/{task}", text="Ghi rõ hơn")
    life.vp.office.return_report(PERIOD, unit, "Cần sửa", [mark])
    life.sync("vp", "tccb")
    draft = desk.reporting.open(PERIOD).draft
    (file,) = draft.results[0].files
    draft = replace(draft, replies={mark.path: "Đã sửa"})
    desk.reporting.save(draft)
    answers = {one.key: "Đã kiểm tra" for one in desk.reporting.open(PERIOD).unanswered}
    desk.reporting.save(replace(draft, answers=answers))
    second = desk.reporting.file(PERIOD)
    with desk.book.looking() as look:
        parts = look.transaction.ledger.entry(second).envelope.parts
    assert [one.type for one in parts if one.sha256 == file.sha256] == ["xlsx"]


def test_a_file_outside_of_the_marks_of_a_return_is_a_change_of_evidence(
    department: Life, tmp_path: Path
) -> None:
    life = department
    desk = life["tccb"]
    life.file("tccb")
    life.sync("tccb", "vp")
    unit = desk.reporting.own_unit()
    tasks = desk.reporting.open(PERIOD).draft.tasks
    life.vp.office.start_check(PERIOD, unit)
    mark = Mark(path=f"task/{tasks[1].id}", text="Ghi rõ hơn")
    life.vp.office.return_report(PERIOD, unit, "Cần sửa", [mark])
    life.sync("vp", "tccb")
    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.7")
    file = desk.evidence.keep(source)
    draft = replace(desk.reporting.open(PERIOD).draft, replies={mark.path: "Đã sửa"})
    desk.reporting.save(attach(draft, file))
    answers = {one.key: "Đã kiểm tra" for one in desk.reporting.open(PERIOD).unanswered}
    desk.reporting.save(replace(desk.reporting.open(PERIOD).draft, answers=answers))
    with pytest.raises(RuleError) as refused:
        desk.reporting.file(PERIOD)
    assert refused.value.values["place"] == f"task/{tasks[0].id}/evidence"


def test_a_removed_file_goes_when_the_desk_is_opened_again(
    department: Life, tmp_path: Path
) -> None:
    life = department
    desk = life["tccb"]
    source = tmp_path / "a.pdf"
    source.write_bytes(LARGE)
    draft = desk.reporting.open(PERIOD).draft
    kept, gone = desk.evidence.keep(source), None
    source.write_bytes(LARGE + b"2")
    gone = desk.evidence.keep(source)
    filled = ready(draft, "tccb")
    desk.reporting.save(attach(filled, kept))
    unit = desk.reporting.own_unit()
    assert desk.evidence.content(gone, PERIOD, unit) == LARGE + b"2"
    assert desk.evidence.sweep() == 1
    assert desk.evidence.sweep() == 0
    assert desk.evidence.content(kept, PERIOD, unit) == LARGE
    with pytest.raises(RuleError) as refused:
        desk.evidence.content(gone, PERIOD, unit)
    assert (refused.value.code, refused.value.values["name"]) == ("evidence_gone", "a.pdf")


def test_the_size_is_said_before_a_file_of_thirty_megabytes_is_refused(
    department: Life, tmp_path: Path
) -> None:
    evidence = department["tccb"].evidence
    source = tmp_path / "ban quet.pdf"
    with source.open("wb") as large:
        large.truncate(30 * 2**20)
    with pytest.raises(UseError) as refused:
        evidence.weigh(source)
    assert refused.value.code == "evidence_too_large"
    assert refused.value.values == {"name": "ban quet.pdf", "size": "30,0 MB", "most": 20}
    with source.open("wb") as large:
        large.truncate(20 * 2**20)
    assert evidence.weigh(source).size == 20 * 2**20


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("báo cáo.pdf.exe", b"x", "evidence_runnable"),
        ("bang tinh.XLSM", b"x", "evidence_runnable"),
        ("anh.jpg", b"MZ\x90\x00", "evidence_runnable"),
        ("rong.pdf", b"", "evidence_empty"),
    ],
)
def test_what_would_run_or_says_nothing_is_refused(
    department: Life, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    source = tmp_path / name
    source.write_bytes(data)
    with pytest.raises(UseError) as refused:
        department["tccb"].evidence.keep(source)
    assert refused.value.code == code
