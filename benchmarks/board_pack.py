"""A board pack of a hundred pages, against the same letters and lines drawn without layout."""

import io
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.harness import Job, Measured, pairs, timed
from workreport.domain.document import (
    Annex,
    Bullet,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Table,
)
from workreport.domain.period import Period
from workreport.papers.press import OfficialPress
from workreport.system.resources import ShippedResources

_UNITS, _TASKS = 20, 40
_WORDS = (
    "Tham mưu Ban Thường vụ Tỉnh ủy rà soát, bổ sung quy hoạch cấp ủy, các chức danh lãnh đạo, "
    "quản lý; thẩm định hồ sơ nhân sự theo quy định"
)
_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=4),
    Column("Người thực hiện", weight=1.5),
    Column("Thời hạn", 25, align="center"),
    Column("Tiến độ", 20, align="center"),
    Column("Nguyên nhân, ghi chú", weight=2),
)
_SET = ("setFont", "setLineWidth", "saveState", "restoreState", "translate", "setStrokeColor")
_DRAWN = ("drawString", "drawCentredString", "drawRightString", "line", "rect", "drawText")


def measure(_folder: Path) -> Measured:
    """Print the same pack each time; what is drawn on each page is recorded once."""
    press = OfficialPress(ShippedResources())
    document = pack()
    pages = _recorded(lambda: press.pdf(document))
    return pairs(
        timed(lambda: press.pdf(document)),
        timed(lambda: _draw(pages)),
        count=4,
        note=f"{len(pages)} pages, peak of the process {_peak_of_child()} MiB",
    )


def _peak_of_child() -> int:
    """Print the pack in a process of its own and return the most memory it held, in MiB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.board_pack"],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    return int(done.stdout)


def _print_peak() -> None:
    OfficialPress(ShippedResources()).pdf(pack())
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    print(int(peak.split()[1]) // 1024)


def pack() -> Document:
    """Return the pack: a report with an annex of forty tasks for each of twenty units."""
    rows = tuple(
        (str(n + 1), f"{_WORDS}, việc số {n + 1}", "Nguyễn Văn An", "20/11/2026", "Đúng hạn", "")
        for n in range(_TASKS)
    )
    units = tuple(
        Annex(
            f"Phụ lục {n + 1}",
            f"Nhiệm vụ của phòng số {n + 1}",
            (Paragraph(_WORDS * 2), Table(_COLUMNS, rows)),
            landscape=True,
        )
        for n in range(_UNITS)
    )
    return Document(
        kind="summary",
        period=Period(2026, 11),
        letterhead=Letterhead("TỈNH ỦY NGHỆ AN", "BAN TỔ CHỨC"),
        title_type="BÁO CÁO",
        subject="Kết quả công tác tháng 11 năm 2026",
        place="Nghệ An",
        blocks=(Heading(1, "I", "Tình hình"), *(Bullet(_WORDS) for _n in range(20))),
        signature=Signature("CHÁNH VĂN PHÒNG", "Chu Ngọc Giang"),
        annexes=units,
    )


Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def _recorded(print_once: Callable[[], object]) -> list[list[Call]]:
    """Return what was drawn on each page: sizes, states, texts and lines with their places."""
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

    pages: list[list[Call]] = [[]]
    spoken: dict[int, list[str]] = {}

    def recording(name: str) -> Callable[..., object]:
        plain = getattr(Canvas, name)

        def record(canvas: Canvas, *given: Any, **named: Any) -> object:
            if name == "showPage":
                pages.append([])
            elif name == "drawText":
                text = given[0]
                said = spoken.pop(id(text), [])
                place = (text._x0, text._y0, text._fontname, text._fontsize)  # noqa: SLF001
                pages[-1].append(("drawText", (place, tuple(said)), {}))
            else:
                pages[-1].append((name, given, named))
            return plain(canvas, *given, **named)

        return record

    plain_format = PDFTextObject._formatText  # noqa: SLF001 - all letters pass here

    def format_text(text: PDFTextObject, said: str) -> object:
        spoken.setdefault(id(text), []).append(said)
        return plain_format(text, said)

    replaced = {name: recording(name) for name in (*_SET, *_DRAWN, "setPageSize", "showPage")}
    with (
        mock.patch.multiple(Canvas, **replaced),
        mock.patch.object(PDFTextObject, "_formatText", format_text),
    ):
        print_once()
    return [page for page in pages if page]


def _draw(pages: Sequence[Sequence[Call]]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1)
    for page in pages:
        for name, given, named in page:
            if name == "drawText":
                (left, top, font, size), said = given
                text = canvas.beginText(left, top)
                text.setFont(font, size)
                for words in said:
                    text.textLine(words)
                canvas.drawText(text)
            else:
                getattr(canvas, name)(*given, **named)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


JOB = Job(
    "board_pack",
    "a board pack of about 100 pages printed",
    "the same text and lines drawn by bare ReportLab, nothing laid out",
    3.0,
    measure,
)

if __name__ == "__main__":
    _print_peak()
