"""How issued papers look in JSON, and the options by which a paper gets its marks."""

from typing import Annotated

import typer

from workreport.cli.values import day_text
from workreport.domain.paper_marks import SECRECIES, URGENCIES, PaperMarks
from workreport.i18n.translation import N_
from workreport.ledger.bodies.office import PaperIssue
from workreport.services.paper_lines import PaperLine, marks_of

Urgency = Annotated[
    str,
    typer.Option(
        "--urgency", metavar="|".join(URGENCIES), help=N_("Mức độ khẩn; bỏ trống là không.")
    ),
]
Circulation = Annotated[
    str,
    typer.Option(
        "--circulation",
        metavar="TEXT",
        help=N_("Chỉ dẫn phạm vi lưu hành, ví dụ “Xong hội nghị trả lại”."),
    ),
]
Secrecy = Annotated[
    str,
    typer.Option(
        "--secrecy",
        metavar="|".join(SECRECIES),
        help=N_("Độ mật; phải kèm danh mục và mục làm căn cứ. Chương trình không tự chọn."),
    ),
]
SecrecyList = Annotated[
    str,
    typer.Option("--secrecy-list", metavar="TEXT", help=N_("Danh mục bí mật nhà nước: văn bản.")),
]
SecrecyItem = Annotated[
    str,
    typer.Option("--secrecy-item", metavar="TEXT", help=N_("Điều, khoản, điểm của danh mục.")),
]
Typist = Annotated[
    str,
    typer.Option(
        "--typist", metavar="TEXT", help=N_("Ký hiệu người đánh máy, số bản; ví dụ NVH-15b.")
    ),
]
Contact = Annotated[
    str, typer.Option("--contact", metavar="TEXT", help=N_("Thông tin liên hệ ở chân trang đầu."))
]


def marks_shape(marks: PaperMarks) -> dict[str, object]:
    """Return the marks of a paper; what is not there is null."""
    return {
        "urgency": marks.urgency or None,
        "circulation": marks.circulation or None,
        "secrecy": marks.secrecy or None,
        "secrecy_list": marks.secrecy_list or None,
        "secrecy_item": marks.secrecy_item or None,
        "typist": marks.typist or None,
        "contact": marks.contact or None,
    }


def registered_shape(body: PaperIssue) -> dict[str, object]:
    """Return what the register says of the paper a code belongs to."""
    return {
        "paper": body.paper,
        "number": body.number,
        "symbol": body.symbol,
        "date": day_text(body.issued_on),
        "marks": marks_shape(marks_of(body)),
    }


def line_shape(line: PaperLine) -> dict[str, object]:
    """Return a line of the register."""
    return {
        "paper": line.paper,
        "kind": line.kind,
        "period": line.subject,
        "number": line.number,
        "symbol": line.symbol,
        "date": day_text(line.issued_on),
        "term": line.term or None,
        "signer": line.signer,
        "sha256": line.sha256,
        "code": line.code or None,
        "layout": line.layout or None,
        "marks": marks_shape(line.marks),
        "units": list(line.units),
        "replaces": line.replaces or None,
        "replaced_by": line.replaced_by or None,
        "void": line.void_reason or None,
        "same_number": list(line.clashes),
    }
