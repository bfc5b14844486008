"""Documents to print: a realistic report and its extremes."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pdfplumber
import pytest
from pdfplumber.pdf import PDF
from tests.unit.papers.written_month import Written, write_month

from workreport.domain.document import (
    Annex,
    Basis,
    Bullet,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
)
from workreport.domain.period import Period
from workreport.papers.fonts import load_fonts
from workreport.papers.press import OfficialPress

ROOT = Path(__file__).parents[3] / "resources"
LONG_NAME = "Nguyễn Phước Hoàng Thiên Ân Công Tằng Tôn Nữ Thị Diễm Phượng"
WORK = (
    "Tham mưu Ban Thường vụ Tỉnh ủy rà soát, bổ sung quy hoạch cấp ủy, các chức danh lãnh đạo, "
    "quản lý nhiệm kỳ 2025-2030 và nhiệm kỳ 2030-2035; thẩm định hồ sơ nhân sự theo quy định"
)


class FolderResources:
    def text(self, name: str) -> str:
        return (ROOT / name).read_text(encoding="utf-8")

    def data(self, name: str) -> bytes:
        return (ROOT / name).read_bytes()

    def path(self, name: str) -> Path:
        return ROOT / name

    def names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(path.name for path in (ROOT / folder).iterdir()))


def long_cell() -> str:
    text = ""
    while len(text) < 3000:
        text += f"Ý {len(text):04d}: {WORK[: 150 + len(text) % 19].strip()}. "
    return text[:3000].strip()


def unit_table() -> Table:
    return Table(
        columns=(
            Column("Đơn vị", weight=3),
            Column("Đã", width_mm=18, align="center"),
            Column("Đang", width_mm=18, align="center"),
            Column("Chưa", width_mm=18, align="center"),
            Column("Chậm", width_mm=18, align="center"),
            Column("Mức", width_mm=18, align="center"),
        ),
        rows=(
            ("Văn phòng", "8", "2", "0", "0", "Tốt"),
            ("Phòng Tổ chức cán bộ", "9", "6", "3", "3", "–"),
            ("Phòng Bảo vệ chính trị nội bộ", "2", "2", "1", "1", "–"),
            ("Cộng", "19", "10", "4", "4", ""),
        ),
        emphasised=frozenset({3}),
    )


TASK_COLUMNS = (
    Column("STT", width_mm=11, align="center"),
    Column("Nội dung nhiệm vụ", weight=4),
    Column("Người thực hiện", weight=1.6),
    Column("Sản phẩm", weight=1.6),
    Column("Thời hạn", width_mm=22, align="center"),
    Column("Ngày hoàn thành", width_mm=22, align="center"),
    Column("Trạng thái", width_mm=26, align="center"),
    Column("Chất lượng", width_mm=20, align="center"),
    Column("Ghi chú", weight=1.2),
)


def task_table(count: int) -> Table:
    rows: list[tuple[str, ...]] = []
    groups = set()
    for number in range(1, count + 1):
        if number % 40 == 1:
            groups.add(len(rows))
            rows.append((f"Phòng số {number // 40 + 1}", *[""] * 8))
        name = LONG_NAME if number == 3 else "Trần Thị Ngọc Ánh"
        text = long_cell() if number == 5 else f"Việc {number:03d}: {WORK[: 30 + number * 7 % 130]}"
        rows.append(
            (str(number), text, name, "Tờ trình", "15/11/2026", "14/11/2026", "Đã hoàn thành",
             "Mức 1", "")
        )  # fmt: skip
    return Table(TASK_COLUMNS, tuple(rows), groups=frozenset(groups))


def rating_table() -> Table:
    titles = ("STT", "Họ và tên", "Chức vụ", "Tự xếp", "Phòng", "Quyết định")
    upper = ("STT", "Họ và tên", "Chức vụ", "Mức xếp loại", "Mức xếp loại", "Mức xếp loại")
    widths = (12.0, 0.0, 0.0, 20.0, 20.0, 24.0)
    columns = tuple(
        Column(title, width, align="center" if width else "left")
        for title, width in zip(titles, widths, strict=True)
    )
    rows = tuple(
        (str(n), LONG_NAME if n == 2 else f"Lê Văn Bình {n}", "Chuyên viên", "A", "B", "B")
        for n in range(1, 9)
    )
    return Table(columns, rows, header_rows=(upper,))


def report(**changes: object) -> Document:
    values: dict[str, object] = {
        "kind": "summary",
        "period": Period(2026, 11),
        "letterhead": Letterhead("TỈNH ỦY NGHỆ AN", "BAN TỔ CHỨC"),
        "title_type": "BÁO CÁO",
        "subject": "kết quả công tác tháng 11 và nhiệm vụ trọng tâm tháng 12 năm 2026",
        "place": "Nghệ An",
        "issued_on": date(2026, 11, 23),
        "symbol": "BC/BTCTU",
        "number": "128",
        "blocks": (
            Basis("Căn cứ Quy chế làm việc của Ban Tổ chức Tỉnh ủy;"),
            Paragraph("Ban Tổ chức Tỉnh ủy báo cáo kết quả công tác tháng 11 năm 2026 như sau:"),
            Heading(1, "I-", "Tình hình gửi báo cáo"),
            Paragraph(
                runs=(Run("10/12 đơn vị", bold=True), Run(" gửi báo cáo đúng hạn; 02 đơn vị chậm."))
            ),
            Heading(1, "II-", "Kết quả theo đơn vị"),
            Heading(2, "1.", "Kết quả chung"),
            Paragraph(WORK + ". " + WORK + "."),
            unit_table(),
            Heading(2, "2.", "Hạn chế"),
            Heading(3, "a)", "Về tiến độ"),
            Bullet("Phòng Tổ chức cán bộ chậm 03 nhiệm vụ;"),
            Bullet(WORK + ";"),
            Heading(1, "III-", "Đề xuất lãnh đạo Ban"),
            Paragraph("Kết luận đối với 07 nhiệm vụ quá hạn chưa xong.\n" + WORK + "."),
        ),
        "signature": Signature("CHÁNH VĂN PHÒNG", "Chu Ngọc Giang", ("T/L TRƯỞNG BAN",)),
        "recipients": ("Lãnh đạo Ban", "Các phòng, Văn phòng Ban", "Lưu Văn phòng Ban"),
        "annexes": (
            Annex("Phụ lục 1", "Kết quả thực hiện nhiệm vụ", (task_table(60),), landscape=True),
            Annex("Phụ lục 2", "Kết quả xếp loại cán bộ, công chức", (rating_table(),)),
        ),
        "snapshot": "4f1c" * 16,
    }
    values.update(changes)
    return Document(**values)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    return SimpleNamespace(
        report=report,
        task_table=task_table,
        unit_table=unit_table,
        rating_table=rating_table,
        long_cell=long_cell,
        resources=FolderResources,
        LONG_NAME=LONG_NAME,
        WORK=WORK,
    )


@pytest.fixture(scope="session")
def press() -> OfficialPress:
    load_fonts(FolderResources())  # tests ask which letters they have before anything is printed
    return OfficialPress(FolderResources())


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    yield from write_month(tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="session")
def printed(press: OfficialPress) -> Iterator[Callable[..., PDF]]:
    opened: list[PDF] = []

    def read(document: Document, profile: str = "party_hd05") -> PDF:
        opened.append(pdfplumber.open(io.BytesIO(press.pdf(document, profile))))
        return opened[-1]

    yield read
    for pdf in opened:
        pdf.close()


@pytest.fixture(scope="session")
def official(printed: Callable[..., PDF]) -> PDF:
    return printed(report(training=True))
