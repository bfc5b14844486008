"""``paper``: drawing official papers into files."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from workreport.cli.copy_commands import write_copies
from workreport.cli.paper_kinds import list_papers, month_and_span, printed_kind
from workreport.cli.paper_shapes import (
    Circulation,
    Contact,
    Secrecy,
    SecrecyItem,
    SecrecyList,
    Typist,
    Urgency,
    registered_shape,
)
from workreport.cli.session import Session, session_of
from workreport.cli.signing_commands import PaperCommand, signatures_shape
from workreport.cli.values import OwnUnitCode
from workreport.domain.errors import UseError
from workreport.domain.paper_code import typed, written
from workreport.domain.paper_marks import NO_MARKS, PaperMarks
from workreport.i18n.messages import cause
from workreport.i18n.translation import N_, _
from workreport.services.file_check import FileCheck, check_file
from workreport.services.pack_copies import CopiesWish, numbers_in
from workreport.services.paper_kinds import DOCX, NOTED, PDF, XLSX, editions_of
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_signing import MOST_BYTES, SignedFile
from workreport.services.proof_words import proof_lines
from workreport.services.secrecy_words import secrecy_warning
from workreport.services.signature_words import signature_lines

MARKED = ("summary", "notice", "reminder", "review")  # papers that bear number and marks
_ENDINGS = frozenset({PDF, DOCX, XLSX})
_TOLD_EACH = 100  # papers compared with a typed code
# How the mark of a paper begins whose reading is written down.
_PERSONAL = tuple(f"WR1 {kind.upper()} " for kind in sorted(NOTED))


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command("paper", cls=PaperCommand, help=N_("In văn bản; paper list nêu các loại."))(paper)


def paper(  # noqa: PLR0913, PLR0917 - one parameter for each thing a paper may be about
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help=N_("Loại văn bản, list, check, hoặc sign."))
    ],
    period: Annotated[
        str,
        typer.Argument(
            metavar="[P]",
            help=N_(
                "Tháng dạng 2026-11; với review: quý, nửa năm, năm dạng 2026-Q4, 2026-H2, 2026; "
                "với check: tệp hoặc mã."
            ),
        ),
    ] = "",
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="pdf|docx|xlsx",
            help=N_("Dạng tệp: pdf, docx để sửa, xlsx để tính."),
        ),
    ] = "pdf",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=N_("Tệp sẽ ghi."))] = None,
    unit: OwnUnitCode = "",
    version: Annotated[
        str,
        typer.Option("--to", "--version", metavar="V", help=N_("Bản báo cáo; mặc định bản mới.")),
    ] = "",
    before: Annotated[
        str, typer.Option("--from", metavar="V", help=N_("So sánh từ bản này; mặc định bản trước."))
    ] = "",
    number: Annotated[
        str, typer.Option(metavar="N", help=N_("Số gia hạn; mặc định số mới nhất."))
    ] = "",
    person: Annotated[
        str, typer.Option(metavar="NAME", help=N_("Họ tên hoặc mã của người; mặc định chính mình."))
    ] = "",
    edition: Annotated[
        str, typer.Option(metavar="leaders|departments|board", help=N_("Bản in cho ai."))
    ] = "",
    copy: Annotated[str, typer.Option(metavar="N", help=N_("Bản số mấy của hồ sơ họp."))] = "",
    copies: Annotated[
        str,
        typer.Option(
            "--copies",
            metavar="N-N",
            help=N_("Nhiều bản đánh số của hồ sơ họp, ví dụ 1-12; --out là thư mục."),
        ),
    ] = "",
    layout: Annotated[
        str,
        typer.Option(
            "--layout", metavar="CODE", help=N_("In theo thể thức khác thể thức đang dùng.")
        ),
    ] = "",
    whole: Annotated[
        bool, typer.Option("--all", help=N_("So sánh cả những chỗ giống nhau."))
    ] = False,
    drafts: Annotated[
        bool,
        typer.Option("--drafts", help=N_("In cả lời đã viết mà chưa ký; bản in ghi là dự thảo.")),
    ] = False,
    draft: Annotated[
        int, typer.Option("--draft", metavar="N", min=0, max=99, help=N_("Dự thảo lần thứ mấy."))
    ] = 0,
    urgency: Urgency = "",
    circulation: Circulation = "",
    secrecy: Secrecy = "",
    secrecy_list: SecrecyList = "",
    secrecy_item: SecrecyItem = "",
    typist: Typist = "",
    contact: Contact = "",
) -> None:
    """Draw a paper, or list the kinds."""
    session = session_of(ctx)
    if kind == "list":
        list_papers(session, period)
        return
    if kind == "check":
        _check(session, period)
        return
    if not period:
        raise UseError("usage_period_missing")
    if out is None:
        raise UseError("usage_out_missing")
    month, span = month_and_span(kind, period)
    _require_fitting(kind, edition)
    if copies:
        wish = CopiesWish(
            period=month, numbers=numbers_in(copies), edition=edition, layout=layout, drafts=drafts
        )
        write_copies(session, kind, wish, out)
        return
    options = PaperOptions(
        span=span,
        version=version,
        before=before,
        number=number,
        person=person,
        edition=edition,
        copy=copy,
        layout=layout,
        changed_only=not whole,
        drafts=drafts,
        draft=draft,
        marks=PaperMarks(
            urgency=urgency,
            circulation=circulation,
            secrecy=secrecy,
            secrecy_list=secrecy_list,
            secrecy_item=secrecy_item,
            typist=typist,
            contact=contact,
        ),
    )
    if (draft or options.marks != NO_MARKS) and kind not in MARKED:
        raise UseError("paper_not_numbered", kind=kind, known=", ".join(MARKED))
    _require_ending(out, format_)
    # Whose sheet was read is written down, so that one paper needs more than looking.
    with session.desk(read_only=kind not in NOTED) as desk:
        data = desk.papers.file(kind, month, unit or None, options, ending=format_)
    session.write(out, data)
    session.screen.answer(
        {
            "kind": kind,
            "period": period if span else str(month),
            "format": format_,
            "out": str(out),
            "bytes": len(data),
        },
        [_("Đã ghi {path}.").format(path=out), *([secrecy_warning()] if secrecy else [])],
    )


def _require_fitting(kind: str, edition: str) -> None:
    if edition and not editions_of(kind):
        raise UseError("paper_edition_none", kind=kind)


def _require_ending(out: Path, format_: str) -> None:
    """Refuse a name that promises another kind of file: no program would open it."""
    ending = out.suffix.lower().removeprefix(".")
    if ending != format_ and {ending, format_} <= _ENDINGS:
        raise UseError("paper_ending_differs", name=out.name, format=format_, ending=ending)


def _may_be_personal(wanted: str, data: bytes) -> bool:
    """Tell whether a personal sheet may be drawn: that it was read is written down."""
    if data:
        return any(each.encode() in data for each in _PERSONAL)
    return typed(wanted) is not None or any(each in wanted for each in _PERSONAL)


def _tell_compared(session: Session, done: int, total: int) -> None:
    """Say now and then how far the search for a typed code is; Ctrl+C ends it."""
    if done and not done % _TOLD_EACH:
        words = _("Đã so mã với {done} trên {total} văn bản.")
        session.screen.progress(words.format(done=done, total=total))


def _check(session: Session, wanted: str) -> None:
    """Compare a file, or the code printed on a page, with the data."""
    if not wanted:
        raise UseError("paper_code_malformed", text="")
    path = Path(wanted)
    # What ends like a file is one even where none lies: a mistyped name is no mistyped code.
    is_file = path.is_file() or path.suffix.lower() in {".pdf", ".docx"}
    data = session.read(path, MOST_BYTES) if is_file else b""
    signed = SignedFile((), b"")
    with session.desk(read_only=not _may_be_personal(wanted, data)) as desk:
        if is_file:
            found = check_file(desk.signing, desk.paper_check, data)
            signed, proof = found.signed, found.proof
            if proof is None:
                _answer_foreign(session, found)
                return
        else:
            proof = desk.paper_check.code(wanted, progress=partial(_tell_compared, session))
    session.screen.answer(
        {
            "proved": proof.proved and signed.is_sound,
            "kind": printed_kind(proof.mark.kind),
            "period": str(proof.mark.period),
            "unit": proof.mark.unit,
            "code": written(proof.mark.code),
            "code_now": written(proof.now),
            "file": proof.file,
            "difference": None
            if proof.difference is None
            else {
                "page": proof.difference.page,
                "expected": proof.difference.expected,
                "found": proof.difference.found,
            },
            "issued": None
            if proof.issued is None
            else {"number": proof.issued.number, "issued_on": str(proof.issued.issued_on)},
            "registered": None if proof.registered is None else registered_shape(proof.registered),
            "signatures": signatures_shape(signed),
        },
        [*signature_lines(signed), *proof_lines(proof)],
    )


def _answer_foreign(session: Session, found: FileCheck) -> None:
    """Tell the signatures of a file that is no paper of ours."""
    values = {} if found.refused is None else found.refused.values
    code = "paper_without_code" if found.refused is None else found.refused.code
    session.screen.answer(
        {"proved": None, "sound": found.is_good, "signatures": signatures_shape(found.signed)},
        [*signature_lines(found.signed), cause(code, values)],
    )
