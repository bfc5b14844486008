"""``paper``: drawing official papers into files."""

from pathlib import Path
from typing import Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import OwnUnitCode
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.i18n.translation import N_, _

FORMATS = ("pdf",)


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command("paper", cls=Command, help=N_("In văn bản; paper list nêu các loại."))(paper)


def paper(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=N_("Loại văn bản, hoặc list."))],
    period: Annotated[
        str, typer.Argument(metavar="[P]", help=N_("Tháng, ghi theo dạng 2026-11."))
    ] = "",
    format_: Annotated[
        str, typer.Option("--format", metavar="pdf", help=N_("Dạng tệp: pdf."))
    ] = "pdf",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=N_("Tệp sẽ ghi."))] = None,
    unit: OwnUnitCode = "",
) -> None:
    """Draw a paper, or list the kinds."""
    session = session_of(ctx)
    if kind == "list":
        with session.desk(read_only=True) as desk:
            kinds = desk.papers.kinds()
        papers = [{"kind": each, "formats": list(FORMATS)} for each in kinds]
        session.screen.answer({"papers": papers}, kinds)
        return
    if not period:
        raise UseError("usage_period_missing")
    if format_ not in FORMATS:
        raise UseError("paper_format_unknown", format=format_, known=", ".join(FORMATS))
    if out is None:
        raise UseError("usage_out_missing")
    month = period_of(period)
    with session.desk(read_only=True) as desk:
        data = desk.papers.pdf(kind, month, unit or None)
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
