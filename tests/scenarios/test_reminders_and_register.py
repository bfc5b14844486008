"""The Office reminds units of a missing report; letters and papers bear register numbers."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Literal, cast

import pdfplumber
import pytest
from tests.living import PERIOD, Life, begin, stretch_codes_less
from tests.unit.services.paper_month import words

from workreport.domain.calendar import end_of
from workreport.domain.errors import RuleError, UseError
from workreport.domain.timeliness import Extension
from workreport.ledger.bodies.report import Reminder
from workreport.services.month import UnitMonthLine
from workreport.services.paper_lines import IssueInput, PaperLine, term_of
from workreport.services.paper_options import PaperOptions
from workreport.services.ports.program import Desk
from workreport.services.reminders import ReminderInput, proposed_due

DAY = date(2026, 11, 20)
DUE = date(2026, 11, 24)
TERM = "2025-2030"


def said(number: str, **more: object) -> IssueInput:
    values: dict[str, object] = {
        "kind": "reminder", "period": PERIOD, "number": number, "issued_on": DAY, "term": TERM
    }  # fmt: skip
    return IssueInput(**(values | more))  # type: ignore[arg-type]


def issue(desk: Desk, wanted: IssueInput) -> tuple[str, bytes]:
    printed = desk.register.draw(wanted)
    return desk.register.issue(wanted, printed), printed.pdf


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pages.pages)


@dataclass
class Agency:
    """An agency the day after the limit, with one letter to two missing departments."""

    life: Life
    paper: str
    pdf: bytes
    before_the_limit: str  # why nobody was reminded then

    @property
    def vp(self) -> Desk:
        return self.life.vp

    def __getitem__(self, name: str) -> Desk:
        return self.life[name]


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agency]:
    """One letter, number 12, to two departments, after one of them had been called."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("reminders"))
    life.at("2026-11-18 09:00")
    life.file("bvct")
    life.sync("bvct", "vp")
    with pytest.raises(RuleError) as refused:
        life.vp.reminders.remind(PERIOD, [], ReminderInput())
    life.at("2026-11-20 08:30")
    call = ReminderInput(way="phone", text="Đồng chí trưởng phòng hứa gửi trong ngày")
    life.vp.reminders.remind(PERIOD, ["TCCB"], call)
    life.at("2026-11-20 09:15")
    wanted = said("12", units=("TCCB", "TCD"), due_on=DUE, text="Gửi cả phụ lục.")
    paper, pdf = issue(life.vp, wanted)
    life.sync("vp", "tccb", "bvct")
    yield Agency(life, paper, pdf, refused.value.code)
    life.close()


def line_of(agency: Agency, paper: str) -> PaperLine:
    return next(one for one in agency.vp.register.issued() if one.paper == paper)


def test_the_letter_says_what_is_missing_since_when_and_until_when(agency: Agency) -> None:
    read = text_of(agency.pdf)

    for part in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 12-CV/",
        "ngày 20 tháng 11 năm 2026",
        "Nhắc gửi báo cáo công tác tháng 11 năm 2026",
        "Kính gửi: Phòng Tổ chức cán bộ",
        "chưa nhận được báo cáo của 02 đơn vị",
        "quá hạn 01 ngày làm việc",
        "chậm nhất hết ngày 24/11/2026",
        "đã nhắc việc này bằng điện thoại lúc 08 giờ 30 ngày 20/11/2026",
        "Gửi cả phụ lục",
        "T/L TRƯỞNG BAN",
        "CHÁNH VĂN PHÒNG",
        "Nơi nhận:",
        "Như trên",
    ):
        assert part in read, part
    assert "Bảo vệ chính trị" not in read


def test_the_letter_is_kept_in_the_register_and_as_a_reminder_of_each_unit(agency: Agency) -> None:
    line = line_of(agency, agency.paper)

    assert (line.kind, line.type, line.number, line.term) == ("reminder", "CV", "12", TERM)
    assert line.sha256 == hashlib.sha256(agency.pdf).hexdigest()
    assert line.signer == agency.vp.book.identity.name
    assert set(line.units) == {"Phòng Tổ chức cán bộ", "Phòng Tổ chức đảng, đảng viên"}
    told = [one for one in agency.vp.reminders.reminded(PERIOD) if one.number in {"", "12"}]
    assert [(one.way, one.numbered.partition("/")[0], one.due_on) for one in told] == [
        ("phone", "", None), ("letter", "12-CV", DUE), ("letter", "12-CV", DUE),
    ]  # fmt: skip


def test_a_department_reads_its_own_reminders_and_nobody_elses(agency: Agency) -> None:
    own = agency["tccb"].reminders.reminded(PERIOD)
    assert [one.way for one in own] == ["phone", "letter"]
    assert own[-1].due_on == DUE
    assert agency["bvct"].reminders.reminded(PERIOD) == ()
    drawn = agency["tccb"].papers.document("reminder", PERIOD)
    assert (drawn.number, drawn.addressee) == ("12", "Phòng Tổ chức cán bộ")
    with pytest.raises(UseError, match="reminder_unknown"):
        agency["bvct"].papers.document("reminder", PERIOD)


def test_a_letter_drawn_again_by_its_number_says_what_it_said(agency: Agency) -> None:
    again = agency.vp.papers.document("reminder", PERIOD, options=PaperOptions(number="12"))

    assert again.issued_on == DAY
    assert "chậm nhất hết ngày 24/11/2026" in words(again)
    assert "09 giờ 15 ngày 20/11/2026" in words(again)


def test_a_letter_nobody_numbered_leaves_room_for_the_number(agency: Agency) -> None:
    draft = agency.vp.papers.document("reminder", PERIOD, "TCD")

    assert (draft.number, draft.issued_on) == ("", None)
    assert draft.addressee == "Phòng Tổ chức đảng, đảng viên"


@pytest.mark.parametrize(
    ("units", "code"), [(["BVCT"], "reminder_not_missing"), (["LDB"], "unit_not_expected")]
)
def test_who_owes_nothing_is_not_reminded(agency: Agency, units: list[str], code: str) -> None:
    before = agency.vp.reminders.reminded(PERIOD)
    with pytest.raises(RuleError, match=code):
        agency.vp.reminders.remind(PERIOD, units, ReminderInput(due_on=DUE))
    assert agency.vp.reminders.reminded(PERIOD) == before


def test_a_letter_keeps_to_the_time_that_was_granted() -> None:
    tomorrow, later = date(2026, 11, 20), date(2026, 11, 23)
    granted = Extension("1", end_of(later), end_of(date(2026, 11, 16)))
    line = cast("UnitMonthLine", SimpleNamespace(extensions=(granted,)))
    assert proposed_due(tomorrow, [line]) == later
    assert proposed_due(date(2026, 11, 24), [line]) == date(2026, 11, 24)
    assert proposed_due(tomorrow, []) == tomorrow


def test_a_call_needs_words_and_a_department_reminds_nobody(agency: Agency) -> None:
    with pytest.raises(UseError, match="reminder_call_without_words"):
        agency.vp.reminders.remind(PERIOD, ["TCCB"], ReminderInput(way="phone"))
    with pytest.raises(RuleError, match="only_office_reminds"):
        agency["tccb"].reminders.remind(PERIOD, ["TCCB"], ReminderInput())
    with pytest.raises(RuleError, match="period_not_open"):
        agency.vp.reminders.remind(PERIOD.next, [], ReminderInput())
    assert agency.before_the_limit == "reminder_nobody_behind"


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [("", DAY, "paper_number_missing"), ("12", None, "paper_number_missing"),
     ("12-CV", DAY, "paper_number_malformed"), ("00", DAY, "paper_number_malformed"),
     ("12", date(2026, 10, 31), "paper_day_implausible"),
     ("12", date(2036, 11, 20), "paper_day_implausible")],
)  # fmt: skip
def test_nothing_is_issued_without_a_number_of_the_register(
    agency: Agency, number: str, day: date | None, code: str
) -> None:
    wanted = said(number, kind="summary", issued_on=day)
    with pytest.raises(UseError, match=code):
        agency.vp.register.draw(wanted)
    assert all(one.kind != "summary" or one.number for one in agency.vp.register.issued())


def test_a_number_used_twice_is_shown_on_both_and_never_changed(agency: Agency) -> None:
    second = said("012", units=("TCD",))
    assert [one.paper for one in agency.vp.register.clashes(second)] == [agency.paper]
    other_term = said("12", term="2020-2025")
    assert agency.vp.register.clashes(other_term) == ()
    paper, _pdf = issue(agency.vp, second)

    lines = {one.paper: one for one in agency.vp.register.issued()}
    assert lines[paper].clashes == (agency.paper,)
    assert lines[agency.paper].clashes == (paper,)
    assert (lines[paper].number, lines[agency.paper].number) == ("012", "12")
    assert agency.vp.register.suggestion("reminder", DAY, TERM) == "13"
    assert agency.vp.register.suggestion("notice", DAY, TERM) == ""


def test_a_paper_issued_again_says_which_one_it_replaces(agency: Agency) -> None:
    first, _pdf = issue(agency.vp, said("120", kind="summary"))
    again, pdf = issue(agency.vp, said("121", kind="summary", replaces=first))

    assert "Báo cáo này thay thế văn bản số 120-BC/" in text_of(pdf)
    lines = {one.paper: one for one in agency.vp.register.issued()}
    assert lines[first].replaced_by.startswith("121-BC/")
    assert lines[again].replaces.startswith("120-BC/")
    drawn = agency.vp.papers.document("summary", PERIOD)
    assert (drawn.number, "thay thế văn bản số 120" in words(drawn)) == ("121", True)

    agency.vp.register.void(again, "Sai thể thức")
    lines = {one.paper: one for one in agency.vp.register.issued()}
    assert (lines[again].void_reason, lines[first].replaced_by) == ("Sai thể thức", "")
    assert agency.vp.papers.document("summary", PERIOD).number == "120"
    with pytest.raises(RuleError, match="paper_issue_void"):
        agency.vp.register.draw(said("122", kind="summary", replaces=again))
    with pytest.raises(RuleError, match="paper_issue_void"):
        agency.vp.register.void(again, "Lần nữa")


def test_only_the_office_writes_in_the_register(agency: Agency) -> None:
    with pytest.raises(RuleError, match="only_office_registers"):
        agency["tccb"].register.draw(said("1", kind="summary"))
    assert agency["tccb"].register.issued() == ()


@pytest.mark.parametrize(
    ("day", "term"),
    [(date(2026, 11, 20), "2025-2030"), (date(2031, 1, 5), "2030-2035"),
     (date(2024, 12, 31), "2020-2025")],
)  # fmt: skip
def test_a_day_lies_in_a_term_of_five_years(day: date, term: str) -> None:
    assert term_of(day) == term


def test_a_reminder_comes_back_as_it_was_signed(agency: Agency) -> None:
    with agency.vp.book.looking() as look:
        bodies = [fact.body for fact in look.projections.facts("reminder", period=str(PERIOD))]
    ways: set[Literal["letter", "phone"]] = {one.way for one in bodies if isinstance(one, Reminder)}
    assert ways == {"letter", "phone"}
