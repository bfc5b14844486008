"""The agency chooses how its papers look: signed by the chief, drawn so by everybody."""

import io
import json
from collections.abc import Iterator
from datetime import date

import docx
import pdfplumber
import pytest
from tests.living import PERIOD, Begin, Life, begin, stretch_codes_less

from workreport.domain.errors import RuleError, UseError
from workreport.ledger.bodies.agency import SettingsSet
from workreport.services.paper_lines import IssueInput
from workreport.services.paper_options import PaperOptions
from workreport.services.ports.program import Desk

MILLIMETRE = 72 / 25.4
TODAY, LATER = date(2026, 11, 18), date(2026, 11, 24)


def left(pdf: bytes) -> float:
    """Return where the words of the first page begin, in millimetres."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return min(line["x0"] for line in opened.pages[0].extract_text_lines()) / MILLIMETRE


def text(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)


def sign(desk: Desk, code: str, **values: object) -> str:
    layouts = desk.layouts
    said = {path.replace("__", "."): value for path, value in values.items()}
    return layouts.sign(layouts.edited(layouts.find(code), said)).ref


def issue(desk: Desk, number: str, day: date, term: str) -> tuple[str, bytes]:
    said = IssueInput(kind="summary", period=PERIOD, number=number, issued_on=day, term=term)
    printed = desk.register.draw(said)
    return desk.register.issue(said, printed), printed.pdf


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """Two departments and an officer; one report of the 17th, one of the day of the choice."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("layouts"), ("tccb", "tcd"), ("hieu",))
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.at("2026-11-18 09:00")
    layouts = life.vp.layouts
    layouts.copy("party_hd05", "btctu", "Văn bản của Ban")
    sign(life.vp, "btctu", page__portrait__left=35, body__end_mark="./.")
    layouts.use("btctu")
    life.sync("vp", "tccb", "tcd", "hieu")
    life.file("tcd")
    life.sync("tccb", "tcd", "vp", "tccb", "tcd", "hieu")
    yield life
    life.close()


def test_the_choice_travels_and_a_departments_own_report_is_drawn_by_it(agency: Life) -> None:
    book = agency["tcd"].layouts.book()
    assert (book.in_force.ref, book.may_set) == ("btctu@2", False)
    assert [(one.starts, one.ref) for one in book.choices] == [(TODAY, "btctu@2")]
    own = agency["tcd"].papers
    assert left(own.pdf("report", PERIOD)) == pytest.approx(35, abs=1)
    # The report of the day before the choice keeps the layout of its day, on every machine.
    for name, unit in (("tccb", None), ("vp", "TCCB")):
        assert left(agency[name].papers.pdf("report", PERIOD, unit)) == pytest.approx(30, abs=1)
    named = PaperOptions(layout="party_hd36")
    assert left(own.pdf("report", PERIOD, options=named)) == pytest.approx(30, abs=1)
    with pytest.raises(UseError, match="layout_unknown"):
        own.pdf("report", PERIOD, options=PaperOptions(layout="khac"))


def test_every_format_and_the_printed_check_follow_the_choice(agency: Life) -> None:
    papers = agency.vp.papers
    pdf = papers.pdf("report", PERIOD, "TCD")
    file = docx.Document(io.BytesIO(papers.file("report", PERIOD, "TCD", ending="docx")))
    assert file.sections[0].left_margin.mm == pytest.approx(35, abs=0.1)
    assert agency.vp.paper_check.file(pdf).file == "identical"
    # What was printed by another profile proves its words by that one.
    other = papers.pdf("report", PERIOD, "TCD", PaperOptions(layout="state_nd30"))
    assert agency.vp.paper_check.file(other).file == "identical"


def test_only_the_chief_sets_the_layout_and_everybody_reads_it(agency: Life) -> None:
    for name in ("hieu", "tccb"):
        layouts = agency[name].layouts
        own = layouts.find("btctu")
        assert own.values["page.portrait.left"] == 35
        for act in (
            lambda layouts=layouts: layouts.use("party_hd36"),
            lambda layouts=layouts: layouts.copy("party_hd36", "khac", "Khác"),
            lambda layouts=layouts, own=own: layouts.sign(layouts.edited(own, {"body.size": 15})),
        ):
            with pytest.raises(RuleError, match="only_chief_sets_layout"):
                act()


def test_what_cannot_be_signed_is_said_and_nothing_is_signed(agency: Life) -> None:
    layouts = agency.vp.layouts
    before = layouts.book()
    own = layouts.find("btctu")
    for code, act in (
        ("layout_value_refused", lambda: sign(agency.vp, "btctu", body__size=0)),
        ("layout_value_unfit", lambda: sign(agency.vp, "btctu", body__size="to")),
        ("layout_unchanged", lambda: layouts.sign(own)),
        ("layout_newer", lambda: layouts.sign(layouts.find("btctu@1"))),
        ("layout_shipped", lambda: layouts.sign(layouts.find("party_hd05"))),
        ("layout_code_taken", lambda: layouts.copy("party_hd05", "btctu", "Lần nữa")),
        ("layout_code_taken", lambda: layouts.copy("party_hd05", "state_nd30", "Lần nữa")),
        ("layout_code_malformed", lambda: layouts.copy("party_hd05", "Của Ban", "Văn bản")),
        ("layout_title_missing", lambda: layouts.copy("party_hd05", "rieng", " ")),
        ("layout_day_past", lambda: layouts.use("btctu", date(2026, 11, 1))),
        ("layout_path_unknown", lambda: layouts.reset(own, ("body.khac",))),
        ("layout_file_unreadable", lambda: layouts.read(b"khong phai")),
        ("layout_file_unreadable", lambda: layouts.read(b"[1]")),
        ("layout_value_unfit", lambda: layouts.read(b'{"page": {"khac": 1}}')),
    ):
        with pytest.raises((UseError, RuleError), match=code):
            act()
    assert layouts.book() == before


def test_a_profile_leaves_as_a_file_and_comes_back_as_an_own_one(agency: Life) -> None:
    layouts = agency.vp.layouts
    data = layouts.file("btctu")
    assert json.loads(data)["base"] == "party_hd05"
    read = layouts.read(data)
    assert (read.code, read.values) == ("btctu", layouts.find("btctu").values)
    taken = layouts.taken(read, "ban_sao", "Bản sao")
    assert (taken.ref, layouts.changes(taken)) == (
        "ban_sao@1",
        ("page.portrait.left", "body.end_mark"),
    )
    back = layouts.reset(taken, ("body.end_mark",))
    assert layouts.changes(layouts.sign(back)) == ("page.portrait.left",)


def test_an_issued_paper_keeps_its_layout_and_the_state_numbers_by_year(begin_life: Begin) -> None:
    life = begin_life(())
    vp, day = life.vp, date(2026, 11, 20)
    vp.layouts.copy("party_hd05", "btctu", "Văn bản của Ban")
    sign(vp, "btctu", page__portrait__left=35)
    vp.layouts.use("btctu")
    life.at("2026-11-20 08:00")
    paper, pdf = issue(vp, "12", day, vp.register.term(day))
    line = next(one for one in vp.register.issued() if one.paper == paper)
    assert (line.layout, line.term) == ("btctu@2", "2025-2030")
    assert line.numbered.startswith("12-BC/")

    sign(vp, "btctu", page__portrait__left=32)
    vp.layouts.use("btctu")
    vp.layouts.use("state_nd30", LATER)
    assert vp.layouts.book().in_force.ref == "btctu@3"
    assert left(vp.papers.pdf("summary", PERIOD)) == left(pdf) == pytest.approx(35, abs=1)
    assert left(vp.papers.pdf("grades", PERIOD)) == pytest.approx(32, abs=1)

    # From the day of the choice on: number 12 of the term and number 12 of the year are two.
    assert [vp.register.term(each) for each in (day, LATER)] == ["2025-2030", ""]
    life.at("2026-11-24 08:00")
    second, _pdf = issue(vp, "12", LATER, "")
    line = next(one for one in vp.register.issued() if one.paper == second)
    assert (line.layout, line.clashes) == ("state_nd30@1", ())
    assert line.numbered.startswith("12/BC-")
    assert vp.register.suggestion("summary", LATER) == "13"
    assert vp.register.suggestion("summary", date(2027, 1, 4)) == ""
    read = text(vp.papers.pdf("summary", PERIOD))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in read
    assert "Số: 12/BC-" in read


def test_a_day_chosen_otherwise_on_two_machines_is_shown_until_it_is_chosen_again(
    begin_life: Begin,
) -> None:
    vp = begin_life(()).vp
    day = date(2026, 12, 1)
    with vp.book.working() as work:
        for code in ("party_hd36", "state_nd30"):
            value = json.dumps({"layout": f"{code}@1"})
            work.append(SettingsSet(name=f"paper_layout/{day}", value=value), "settings.set")
    held = vp.layouts.book().choices
    assert [(one.starts, one.in_conflict) for one in held] == [(day, True)]
    chosen = vp.layouts.use("party_hd36", day)
    assert (chosen.ref, chosen.in_conflict) == ("party_hd36@1", False)
    assert vp.layouts.book().choices == (chosen,)
