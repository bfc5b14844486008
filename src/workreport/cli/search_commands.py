"""``search``: words in everything a workspace holds."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.wording import Command
from workreport.i18n.search_text import hit_title, kind_text
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.services.searching import SearchHit

SearchText = Annotated[
    str,
    typer.Argument(
        metavar="TEXT",
        help=N_("Từ cần tìm, không cần gõ dấu; trong ngoặc kép là cụm từ liền nhau."),
        show_default=False,
    ),
]


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command(
        "search", cls=Command, help=N_("Tìm trong mọi tháng: nhiệm vụ, kết quả, kết luận, cán bộ.")
    )(search)


def search(
    ctx: typer.Context,
    text: SearchText,
    starts: Annotated[
        str, typer.Option("--from", metavar="P", help=N_("Từ tháng, ghi dạng 2026-01."))
    ] = "",
    ends: Annotated[
        str, typer.Option("--to", metavar="P", help=N_("Đến hết tháng, ghi dạng 2026-12."))
    ] = "",
    unit: Annotated[
        str, typer.Option("--unit", metavar="CODE", help=N_("Chỉ của đơn vị này, ví dụ TCCB."))
    ] = "",
    limit: Annotated[
        int,
        typer.Option("--limit", metavar="N", min=1, max=1000, help=N_("Số kết quả nhiều nhất.")),
    ] = 50,
) -> None:
    """Find words."""
    from workreport.services.searching import SearchScope  # noqa: PLC0415 - only this command

    session = session_of(ctx)
    scope = SearchScope(
        period_of(starts) if starts else None, period_of(ends) if ends else None, unit
    )
    with session.desk(read_only=True) as desk:
        found = desk.search.search(text, scope, limit=limit)
        with desk.book.looking() as look:
            codes = {known.unit: known.code for known in look.directory.in_order}
    session.screen.answer(
        {
            "text": found.text,
            "total": found.total,
            "hits": [_shape(one, codes) for one in found.hits],
        },
        [
            *(_line(one, codes) for one in found.hits),
            _("Tìm thấy {total} chỗ, hiện {shown}.").format(
                total=found.total, shown=len(found.hits)
            ),
        ],
    )


def _shape(one: "SearchHit", codes: Mapping[str, str]) -> dict[str, object]:
    return {
        "kind": one.kind,
        "period": one.period or None,
        "unit": codes.get(one.unit, one.unit) or None,
        "id": one.id,
        "entry": one.entry,
        "title": one.title,
        "snippet": one.snippet,
        "marks": [list(mark) for mark in one.marks],
    }


def _line(one: "SearchHit", codes: Mapping[str, str]) -> str:
    title = hit_title(one.kind, one.title, one.id)
    words = one.snippet if one.snippet.startswith(title) else f"{title}: {one.snippet}"
    where = f"{one.period or '–':<7}  {codes.get(one.unit, '–'):<6}"
    return f"{where}  {kind_text(one.kind)}: {words}"
