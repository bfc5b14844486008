import dataclasses
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

import workreport
from workreport.domain.document import Chart, ChartRow, Charts, Column, Table
from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.i18n.messages import catalogue
from workreport.papers.press import OfficialPress
from workreport.papers.profile import load_profile


@pytest.mark.parametrize("profile", ["party_hd05", "party_hd36", "state_nd30"])
def test_the_same_document_gives_the_same_bytes(press, make, profile):
    first = press.pdf(make.report(training=True), profile)
    press.pdf(make.report(subject="khác"), profile)
    assert OfficialPress(make.resources()).pdf(make.report(training=True), profile) == first


def test_only_embedded_faces_of_the_paper_font_are_used(press, make):
    pdf = press.pdf(make.report(training=True, copy_mark="Bản số 01"), "state_nd30")
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2 ") == pdf.count(b"/Type /FontDescriptor") > 0
    assert pdf.count(b"/BaseFont /") == pdf.count(b"+LiberationSerif") / 2


def test_charts_beside_each_other_use_the_embedded_faces_alone(press, make):
    chart = Chart("Nhiệm vụ", ("Đã hoàn thành",), (ChartRow("Văn phòng", (3,)),))
    pdf = press.pdf(make.report(blocks=(Charts((chart, chart)),), annexes=()))
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2 ") == pdf.count(b"/Type /FontDescriptor") > 0


def test_metadata_language_and_bookmarks_describe_the_paper(press, make):
    data = press.pdf(make.report())
    assert b"/Lang (vi)" in data
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        about = pdf.get_metadata_dict()
        marks = [(item.level, item.get_title()) for item in pdf.get_toc()]
    assert about["Title"].startswith("BÁO CÁO kết quả công tác tháng 11")
    assert about["Author"] == "TỈNH ỦY NGHỆ AN - BAN TỔ CHỨC"
    assert about["Keywords"] == "4f1c" * 16
    assert (1, "I- Tình hình gửi báo cáo") in marks
    assert (2, "1. Kết quả chung") in marks
    assert (3, "a) Về tiến độ") in marks
    assert marks[-2:] == [
        (1, "Phụ lục 1. Kết quả thực hiện nhiệm vụ"),
        (1, "Phụ lục 2. Kết quả xếp loại cán bộ, công chức"),
    ]


def test_the_file_passes_the_check_of_qpdf_where_it_is_installed(press, make, tmp_path):
    target = tmp_path / "paper.pdf"
    target.write_bytes(press.pdf(make.report()))
    assert target.read_bytes().startswith(b"%PDF-1.")
    checker = shutil.which("qpdf")
    if checker is not None:
        done = subprocess.run([checker, "--check", str(target)], check=False, capture_output=True)
        assert done.returncode == 0, done.stdout


def test_progress_is_told_after_each_page(press, make):
    pages: list[int] = []
    press.pdf(make.report(annexes=()), progress=pages.append)
    assert pages == [1, 2]


def test_a_person_can_give_up_between_pages(press, make):
    pages: list[int] = []
    with pytest.raises(RuleError) as refused:
        press.pdf(make.report(), progress=pages.append, cancelled=lambda: len(pages) == 2)
    assert refused.value.code == "paper_cancelled"
    assert pages == [1, 2]


def test_the_default_profile_is_named_first(press):
    assert press.profiles() == ("party_hd05", "party_hd36", "state_nd30")


def test_an_unknown_profile_is_refused(press, make):
    with pytest.raises(UseError) as refused:
        press.pdf(make.report(), "../permissions")
    assert refused.value.code == "layout_unknown"


@pytest.mark.parametrize("change", [{"version": "x"}, {"colour": "red"}])
def test_a_damaged_profile_is_the_worlds_fault(make, change):
    class Damaged(make.resources):
        def data(self, name):
            return json.dumps({**json.loads(super().data(name)), **change}).encode()

    with pytest.raises(WorldError) as refused:
        load_profile(Damaged(), "party_hd05")
    assert refused.value.code == "layout_damaged"


def test_every_code_of_the_press_has_its_sentence():
    codes = {"layout_unknown", "layout_damaged", "paper_font_missing", "paper_cancelled",
             "paper_unreadable"}  # fmt: skip
    assert codes <= catalogue().keys()


def test_pages_are_drawn_as_rows_of_red_green_blue(press, make):
    images = list(press.page_images(press.pdf(make.report(annexes=())), 50))
    assert len(images) == 2
    for image in images:
        assert (image.width, image.height) == (414, 585)
        assert len(image.rgb) == image.width * image.height * 3
        assert image.rgb[:3] == b"\xff\xff\xff"
        assert min(image.rgb) < 100


def test_single_pages_are_drawn_measured_and_read_letter_by_letter(press, make):
    pdf = press.pdf(make.report(annexes=()))
    (second,) = press.page_images(pdf, 50, (1,))
    assert second == list(press.page_images(pdf, 50))[1]
    sizes = press.page_sizes(pdf)
    assert [round(width) for width, _height in sizes] == [595, 595]
    pages = press.page_letters(pdf)
    assert len(pages) == len(sizes)
    for page in pages:
        assert len(page.text) == len(page.boxes)
        printed = [box for letter, box in zip(page.text, page.boxes, strict=True)
                   if not letter.isspace()]  # fmt: skip
        assert all(0 <= a < c <= 1 and 0 <= b < d <= 1 for a, b, c, d in printed)
    title = pages[0].text.index("BÁO CÁO")
    assert pages[0].boxes[title][1] < 0.4 < pages[0].boxes[title][2]
    with pytest.raises(RuleError, match="paper_cancelled"):
        press.page_letters(pdf, cancelled=lambda: True)


def test_red_stays_red_on_the_screen(press):
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(20, 20), initialFontName="Times-Roman")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, 20, 20, stroke=0, fill=1)
    canvas.save()
    (image,) = press.page_images(sheet.getvalue(), 72)
    assert image.rgb[:3] == b"\xff\x00\x00"


def test_the_library_may_fetch_nothing(press, make, monkeypatch):
    monkeypatch.setattr(rl_config, "trustedHosts", None)
    monkeypatch.setattr(rl_config, "trustedSchemes", ["file", "http"])
    press.pdf(make.report(annexes=()))
    assert rl_config.trustedHosts == []
    assert rl_config.trustedSchemes == ["data"]


def test_printing_libraries_are_loaded_at_the_first_print_only():
    code = "import sys, workreport.papers.press; print(*sys.modules)"
    source = str(Path(workreport.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    assert not {"reportlab", "pypdfium2"} & set(done.stdout.split())


def test_bytes_that_are_no_pdf_are_refused(press):
    with pytest.raises(WorldError) as refused:
        list(press.page_images(b"not a pdf", 96))
    assert refused.value.code == "paper_unreadable"


def test_a_row_with_a_missing_cell_is_no_table():
    with pytest.raises(ValueError, match="one cell for each column"):
        Table((Column("A"), Column("B")), (("1",),))


def test_a_document_cannot_be_changed(make):
    with pytest.raises(dataclasses.FrozenInstanceError):
        make.report().subject = "khác"
