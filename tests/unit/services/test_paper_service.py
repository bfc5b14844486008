"""Papers drawn from a real workspace: which there are, who may draw them, in which language."""

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

import msgspec
import pdfplumber
import pytest
from tests.unit.services import paper_month as made

from workreport.app import LocalProgram
from workreport.domain.document import Document
from workreport.domain.errors import RuleError, UseError
from workreport.domain.paper_code import code_of, mark_in, typed
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.i18n import translation
from workreport.ledger.bodies.base import Body
from workreport.ledger.bodies.office import PaperIssue
from workreport.ledger.bodies.report import NextItem
from workreport.services.book import Book, Look
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.founding import AgencyPlan
from workreport.services.papers import PaperService
from workreport.services.ports.program import Desk
from workreport.system.clock import TrainingClock
from workreport.system.paths import Places

PLAN = AgencyPlan(
    name="Ban Tổ chức Tỉnh ủy", parent="Tỉnh ủy Nghệ An", place="Nghệ An",
    founder="Chu Ngọc Giang", training=True,
)  # fmt: skip
BY = DecidedBy("Thái Đình Ước", date(2026, 11, 18), "Biên bản họp giao ban")
UNOPENED = Period(2026, 10)


@dataclass(frozen=True)
class Workspace:
    desk: Desk
    clock: TrainingClock

    @property
    def papers(self) -> PaperService:
        return self.desk.papers

    def unit(self, code: str) -> str:
        with self.desk.book.looking() as look:
            return look.directory.unit(code, made.PERIOD.last_day).unit

    def append(self, body: Body, kind: str) -> str:
        with self.desk.book.working() as work:
            return work.append(body, kind)

    def drawn(self, kind: str, unit: str | None = None) -> Document:
        return self.papers.document(kind, made.PERIOD, unit)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The Office's workspace of an open month with one filed report and one conclusion."""
    root = tmp_path_factory.mktemp("papers")
    clock = TrainingClock(made.at("2026-11-02 08:00"))
    program = LocalProgram({}, clock, Places(root / "data", root / "state"))
    workspace = Workspace(program.found(root / "vp", PLAN, "mưa rào tháng bảy").desk, clock)
    workspace.desk.periods.open(made.PERIOD)
    workspace.desk.periods.open(made.PERIOD.next)
    clock.set(made.at("2026-11-18 09:05"))
    task = made.under_way(1, content="Quy hoạch <cấp ủy> & cán bộ", due_on=date(2026, 11, 9))
    body = made.report(
        msgspec.structs.replace(made.CADRE, unit=workspace.unit("TCCB")),
        task,
        text={"advantages": "Chủ động tham mưu."},
        next=[NextItem(id="n-1", content="Tổng kết năm")],
    )
    workspace.append(body, "report.file")
    workspace.desk.office.receive(made.PERIOD)
    yield workspace
    workspace.desk.close()


def test_the_papers_of_a_month_can_be_drawn(lived: Workspace) -> None:
    assert {"summary", "report", "notice", "grades"} <= set(lived.papers.kinds())


def test_another_kind_is_unknown(lived: Workspace) -> None:
    with pytest.raises(UseError) as refused:
        lived.drawn("poster")

    assert refused.value.code == "paper_unknown"
    assert refused.value.values["kind"] == "poster"


def test_the_summary_is_of_the_workspace(lived: Workspace) -> None:
    document = lived.drawn("summary")
    text = made.words(document)

    assert document.signature is not None
    assert document.signature.name == "Chu Ngọc Giang"
    assert "2 | Phòng Tổ chức cán bộ | 18/11/2026 09:05 | 1 | Đúng hạn" in text
    assert "1 | Văn phòng | – | – | Chưa có báo cáo, chưa hết hạn" in text
    assert "Quy hoạch <cấp ủy> & cán bộ" in text
    assert "Tổng kết năm | – | – | – | – | – | Đơn vị đề xuất" in made.annex(document, 3)
    assert "cán bộ | – | – | – | – | 09/11/2026 | Chuyển tiếp" in made.annex(document, 3)
    assert mark_in(document.mark).code == typed(document.snapshot) == code_of(document)


def test_the_board_lies_across_and_says_each_step_in_words(lived: Workspace) -> None:
    board = lived.drawn("board")
    text = made.words(board)

    assert board.landscape
    assert "Đã tiếp nhận | 18/11/2026 09:05, bản 1 | – | – | – | – | Đúng hạn" in text
    assert "| Chưa có báo cáo | – | – | – | – | – | Chưa có báo cáo, chưa hết hạn | –" in text
    assert "01 chưa có báo cáo" not in text
    assert mark_in(board.mark).code == typed(board.snapshot) == code_of(board)


def test_the_same_month_gives_the_same_paper(lived: Workspace) -> None:
    assert lived.drawn("summary") == lived.drawn("summary")


def test_papers_speak_vietnamese_whatever_the_screen_speaks(
    lived: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Foreign(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"foreign {len(message)}"

    before = lived.drawn("summary")
    monkeypatch.setitem(translation._catalogues, "xx", Foreign())
    translation.use_language("xx")

    assert lived.drawn("summary") == before


def test_a_month_that_was_never_opened_has_no_summary(lived: Workspace) -> None:
    with pytest.raises(RuleError) as refused:
        lived.papers.document("summary", UNOPENED)

    assert refused.value.code == "period_not_open"


@pytest.mark.parametrize("kind", ["summary", "notice"])
def test_only_the_office_draws_what_needs_every_unit(
    lived: Workspace, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Look, "is_office", property(lambda _look: False))

    with pytest.raises(RuleError) as refused:
        lived.drawn(kind)
    assert refused.value.code == "paper_of_office"


def test_a_filed_report_is_drawn_as_it_was_filed(lived: Workspace) -> None:
    document = lived.drawn("report", "TCCB")

    assert document.draft_mark == ""
    assert document.issued_on == date(2026, 11, 18)
    assert "1. Ưu điểm\nChủ động tham mưu." in made.words(document)
    assert mark_in(document.mark).code == typed(document.snapshot) == code_of(document)


def test_a_kept_draft_is_drawn_as_a_draft_of_the_own_unit(lived: Workspace) -> None:
    lived.desk.reporting.save(
        ReportDraft(period="2026-11", unit=lived.unit("VP"), text={"results": "Đang soạn."})
    )
    document = lived.drawn("report")

    assert document.letterhead.issuer == "VĂN PHÒNG"
    assert document.draft_mark == "Dự thảo, chưa gửi"
    assert "Đang soạn." in made.words(document)


def test_without_report_and_draft_there_is_nothing_to_draw(lived: Workspace) -> None:
    with pytest.raises(RuleError) as refused:
        lived.drawn("report", "BVCT")
    assert refused.value.code == "paper_nothing_yet"


def test_an_unknown_unit_is_refused(lived: Workspace) -> None:
    with pytest.raises(UseError) as refused:
        lived.drawn("report", "XYZ")
    assert refused.value.code == "unit_unknown"


def test_printing_looks_first_and_prints_when_the_workspace_is_free(
    lived: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: list[bool] = []
    looking = Book.looking

    @contextmanager
    def noted(book: Book, at: datetime | None = None) -> Iterator[Look]:
        with looking(book, at) as look:
            inside.append(True)
            yield look
            inside.pop()

    class Press:
        def pdf(self, document: Document, *_layout: object, **_more: object) -> bytes:
            assert not inside
            return document.kind.encode()

    monkeypatch.setattr(Book, "looking", noted)
    service = PaperService(
        lived.desk.book,
        lived.desk.periods._calendars,
        Press(),  # type: ignore[arg-type]
        lived.desk.merits,
    )

    assert service.pdf("summary", made.PERIOD) == b"summary"


def test_the_printed_summary_holds_the_words_of_the_document(lived: Workspace) -> None:
    pages: list[int] = []
    printed = lived.papers.pdf("summary", made.PERIOD, progress=pages.append)

    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "BÁO CÁO" in text
    assert "I- TÌNH HÌNH GỬI BÁO CÁO" in text
    assert "Quy hoạch <cấp ủy> & cán" in text
    assert pages == list(range(1, len(pages) + 1))


def test_printing_can_be_given_up(lived: Workspace) -> None:
    with pytest.raises(RuleError) as refused:
        lived.papers.pdf("summary", made.PERIOD, cancelled=lambda: True)
    assert refused.value.code == "paper_cancelled"


def test_without_any_conclusion_there_is_no_notice(lived: Workspace) -> None:
    with pytest.raises(RuleError) as refused:
        lived.papers.document("notice", made.PERIOD.next)
    assert refused.value.code == "paper_not_concluded"


def test_the_notice_follows_the_conclusions(lived: Workspace) -> None:
    lived.desk.closing.conclude(
        made.PERIOD,
        [
            ConclusionInput(
                unit="TCCB", verdict="late", text="Hoàn thiện đề án", becomes_task=True,
                next_due_on=date(2026, 12, 10),
            )
        ],
        [],
        BY,
    )  # fmt: skip
    document = lived.drawn("notice")

    assert "- Phòng Tổ chức cán bộ: Hoàn thiện đề án." in made.words(document)
    assert "1 | Hoàn thiện đề án | 10/12/2026" in made.words(document)
    assert "| 10/12/2026 | Kết luận giao ban" in made.annex(document, 1)


def test_a_number_of_the_register_reaches_the_paper(lived: Workspace) -> None:
    issued = PaperIssue(
        paper="ab" * 16, kind="summary", period="2026-11", number="128", symbol="BC/BTCTU",
        issued_on=date(2026, 11, 25),
    )  # fmt: skip
    lived.append(issued, "paper.issue")

    assert lived.drawn("summary").number == "128"
