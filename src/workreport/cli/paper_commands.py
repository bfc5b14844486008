"""``paper``: drawing official papers into files."""

from pathlib import Path
from typing import Annotated

import typer

from workreport.cli.session import Session, period_of, session_of
from workreport.cli.values import OwnUnitCode
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.domain.paper_code import written
from workreport.i18n.translation import N_, _
from workreport.services.paper_options import PaperOptions
from workreport.services.proof_words import proof_lines

PERSON = "person"


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command("paper", cls=Command, help=N_("In văn bản; paper list nêu các loại."))(paper)


def paper(  # noqa: PLR0913, PLR0917 - one parameter for each thing a paper may be about
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help=N_("Loại văn bản, list, hoặc check."))
    ],
    period: Annotated[
        str,
        typer.Argument(
            metavar="[P]", help=N_("Tháng, ghi theo dạng 2026-11; với check: tệp hoặc mã.")
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
    whole: Annotated[
        bool, typer.Option("--all", help=N_("So sánh cả những chỗ giống nhau."))
    ] = False,
) -> None:
    """Draw a paper, or list the kinds."""
    session = session_of(ctx)
    if kind == "list":
        with session.desk(read_only=True) as desk:
            papers = [
                {"kind": each, "formats": list(desk.papers.formats(each))}
                for each in desk.papers.kinds()
            ]
        told = [f"{each['kind']}: {', '.join(each['formats'])}" for each in papers]
        session.screen.answer({"papers": papers}, told)
        return
    if kind == "check":
        _check(session, period)
        return
    if not period:
        raise UseError("usage_period_missing")
    if out is None:
        raise UseError("usage_out_missing")
    month = period_of(period)
    options = PaperOptions(
        version=version,
        before=before,
        number=number,
        person=person,
        edition=edition,
        copy=copy,
        changed_only=not whole,
    )
    # Whose sheet was read is written down, so that one paper needs more than looking.
    with session.desk(read_only=kind != PERSON) as desk:
        data = desk.papers.file(kind, month, unit or None, options, ending=format_)
    session.write(out, data)
    session.screen.answer(
        {
            "kind": kind,
            "period": str(month),
            "format": format_,
            "out": str(out),
            "bytes": len(data),
        },
        [_("Đã ghi {path}.").format(path=out)],
    )


def _check(session: Session, wanted: str) -> None:
    """Compare a file, or the code printed on a page, with the data."""
    if not wanted:
        raise UseError("paper_code_malformed", text="")
    path = Path(wanted)
    with session.desk(read_only=True) as desk:
        if path.is_file():
            proof = desk.paper_check.file(session.read(path))
        else:
            proof = desk.paper_check.code(wanted)
    session.screen.answer(
        {
            "proved": proof.proved,
            "kind": proof.mark.kind,
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
        },
        proof_lines(proof),
    )
