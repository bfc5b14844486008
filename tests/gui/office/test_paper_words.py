import io
from collections.abc import Callable
from dataclasses import replace

import pdfplumber
from pytestqt.qtbot import QtBot
from tests.gui.office.conftest import Officer
from tests.living import HEADS, PERIOD, Begin, Life
from tests.scenarios.test_month_by_score import MONTH, OFFICIAL, december, write

from workreport.domain.document import Annex, Document, Table
from workreport.services.consolidating import DecidedBy
from workreport.services.text_rows import INDENT
from workreport.services.voice_words import voice_words
from workreport.ui.views.rating.text import RatingText
from workreport.ui.widgets.sentence import Sentence

AtDesk = Callable[..., Officer]


def scored(begin_life: Begin) -> Life:
    life = december(begin_life)
    reporting = life["tccb"].reporting
    reporting.save(write(life, reporting.open(MONTH).draft))
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(MONTH).unanswered}
    reporting.save(replace(reporting.open(MONTH).draft, answers=answers))
    reporting.file(MONTH)
    life.sync("tccb", "vp")
    return life


def told(annex: Annex) -> dict[str, list[str]]:
    """Read the tables of an annex back into lines, by the head of each part."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for table in (block for block in annex.blocks if isinstance(block, Table)):
        for at, (title, how, result, source) in enumerate(table.rows):
            if at in table.groups:
                lines = found.setdefault(title, [])
            elif at in table.across:
                lines.append(title)
            else:
                below = [*how.split("\n"), *([source] if source else [])] if how or source else []
                lines += [f"{title}: {result}", *(f"{INDENT}{text}" for text in below)]
    return found


def annex_of(document: Document) -> Annex:
    return next(each for each in document.annexes if "Giải trình điểm" in each.title)


def test_the_annex_says_what_the_screen_says_about_a_person(
    qtbot: QtBot, begin_life: Begin
) -> None:
    life = scored(begin_life)
    asked = {(OFFICIAL, "department"), (HEADS["tccb"], "own")}
    papers = [
        life["tccb"].papers.document("report", MONTH),
        life.vp.papers.document("summary", MONTH),
        life.vp.papers.document("grades", MONTH),
        life["tccb"].papers.document("grades", MONTH, "TCCB"),
    ]
    for name, voice in asked:
        words = voice_words(life["tccb"].ratings.explain(MONTH, name, voice))
        screen = RatingText()
        qtbot.addWidget(screen)
        screen.show_voices(name, (words,))
        head, *lines = screen.copied_text().split("\n")
        assert len(lines) > 10
        for paper in papers:
            parts = told(annex_of(paper))
            assert parts[f"{name}. {head}"] == lines
    pdf = life.vp.papers.pdf("grades", MONTH)
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        text = " ".join(" ".join(page.extract_text() for page in file.pages).split())
    assert "Tổng điểm: 79,54 · Mức tính được: HTT – Hoàn thành tốt nhiệm vụ" in text


def test_the_annex_says_what_the_screen_says_about_a_department(at_desk: AtDesk) -> None:
    officer = at_desk()
    by = DecidedBy("Đinh Đình Phong", PERIOD.first_day, "Biên bản")
    points = {"U5": ("9", ""), "U6": ("8.5", "")}
    desk = officer.room.desk
    desk.consolidation.grade_unit(PERIOD, "TCCB", points, by, ("HTXS", "Việc đột xuất"))
    page = officer.show("grades")
    unit = officer.unit("TCCB")
    page.grid.go_to(unit, "U5")
    officer.settle()
    why = page.model.why(unit)
    paper = told(annex_of(desk.papers.document("summary", PERIOD)))[why.head]
    assert paper == list(why.lines[1:])

    inside = [officer.part("grade_why"), officer.part("grade_sources")]
    shown = [one.text() for part in inside for one in part.findChildren(Sentence)]
    said = "\n".join((why.head, *paper))
    assert len(shown) > 10
    assert any("U2 chậm" in text for text in shown)
    for text in shown:
        assert all(piece in said for piece in text.split("  ")), text


def test_a_month_without_points_explains_departments_only(filed: Life) -> None:
    own = filed["tccb"].papers.document("report", PERIOD)
    assert [each.label for each in own.annexes] == ["Phụ lục 1", "Phụ lục 2"]
    annex = annex_of(filed.vp.papers.document("summary", PERIOD))
    assert annex.label == "Phụ lục 4"
    assert len(annex.blocks) == 1
    assert [head.partition(":")[0] for head in told(annex)] == ["Phòng Tổ chức cán bộ"]
