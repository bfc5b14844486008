"""``layout``: the profiles papers are drawn by, the agency's own copies, and which one holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import session_of
from workreport.cli.values import plain, read_day, read_pairs
from workreport.cli.wording import Command, group
from workreport.i18n.formats import day_text
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.domain.layout import LayoutFinding, PaperLayout
    from workreport.services.layout_choice import LayoutChoice
    from workreport.services.layout_desk import LayoutBook
    from workreport.services.ports.program import Desk

_LIMIT = 1024 * 1024
_Name = Annotated[
    str, typer.Argument(metavar="CODE", help=N_("Mã thể thức, hoặc mã@bản."), show_default=False)
]
_Title = Annotated[str, typer.Option("--title", metavar="TEXT", help=N_("Tên của thể thức."))]
_Note = Annotated[
    str, typer.Option("--note", metavar="TEXT", help=N_("Vì sao có bản này, một câu."))
]
_UseFrom = Annotated[
    str,
    typer.Option("--use-from", metavar="DAY", help=N_("Dùng bản vừa ký từ ngày này: 2026-12-01.")),
]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    layout = group("layout", N_("Thể thức văn bản: mẫu có sẵn, bản riêng của cơ quan, ngày dùng."))
    command = layout.command
    command("list", cls=Command, help=N_("Mọi thể thức và ngày bắt đầu dùng."))(list_)
    command("show", cls=Command, help=N_("Các giá trị của một thể thức."))(show)
    command("copy", cls=Command, help=N_("Lập bản riêng của cơ quan từ một thể thức."))(copy)
    command("set", cls=Command, help=N_("Đổi giá trị của bản riêng; ký thành bản mới."))(set_)
    command("reset", cls=Command, help=N_("Đưa giá trị về như mẫu; ký thành bản mới."))(reset)
    command("use", cls=Command, help=N_("Dùng một thể thức từ một ngày."))(use)
    command("export", cls=Command, help=N_("Ghi một thể thức ra tệp JSON."))(export)
    command("import", cls=Command, help=N_("Nhập tệp JSON thành bản riêng."))(import_)
    app.add_typer(layout)


def list_(ctx: typer.Context) -> None:
    """List the profiles and the choices."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        book = desk.layouts.book()
        changes = {one.ref: len(desk.layouts.changes(one)) for one in book.layouts}
    session.screen.answer(
        {
            "layouts": [_shape(one, book, changes[one.ref]) for one in book.layouts],
            "in_force": book.in_force.ref,
            "choices": [_choice_shape(one) for one in book.choices],
        },
        [
            *(_line(one, book, changes[one.ref]) for one in book.layouts),
            *(_choice_line(one) for one in book.choices),
        ],
    )


def show(
    ctx: typer.Context,
    name: _Name,
    changed: Annotated[
        bool, typer.Option("--changed", help=N_("Chỉ những giá trị khác mẫu."))
    ] = False,
) -> None:
    """Show the values of a profile beside those of its base."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.layouts.find(name)
        base = desk.layouts.base_of(found)
        paths = desk.layouts.changes(found)
        said = desk.layouts.findings(found)
    shown = [path for path in found.values if path in paths or not changed]
    session.screen.answer(
        {
            "layout": found.ref,
            "title": found.title,
            "base": base.code,
            "source": found.source,
            "values": {path: plain(found.values[path]) for path in shown},
            "changed": list(paths),
            "findings": [_finding_shape(one) for one in said],
        },
        [
            f"{found.ref}: {found.title}",
            *(_value_line(path, found, base) for path in shown),
            *_finding_lines(said),
        ],
    )


def copy(
    ctx: typer.Context,
    name: _Name,
    code: Annotated[
        str,
        typer.Argument(
            metavar="NEW", help=N_("Mã của bản riêng, ví dụ btctu."), show_default=False
        ),
    ],
    title: _Title,
    note: _Note = "",
) -> None:
    """Sign a copy of a profile."""
    session = session_of(ctx)
    with session.desk() as desk:
        _told(ctx, desk, desk.layouts.copy(name, code, title, note), "")


def set_(  # noqa: PLR0913, PLR0917 - one parameter for each thing that can be said
    ctx: typer.Context,
    name: _Name,
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH=VALUE", help=N_("Giá trị, ví dụ page.portrait.left=32; ghi nhiều lần.")
        ),
    ] = None,
    title: _Title = "",
    note: _Note = "",
    use_from: _UseFrom = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Chỉ xem giá trị có dùng được không, không ký."))
    ] = False,
) -> None:
    """Change values of an own profile and sign its next version."""
    from dataclasses import replace  # noqa: PLC0415 - seldom needed

    from workreport.domain.layout_fields import value_of  # noqa: PLC0415 - seldom needed

    session = session_of(ctx)
    said = {path: value_of(path, text) for path, text in read_pairs(values or (), "PATH=VALUE")}
    with session.desk(read_only=dry_run) as desk:
        found = desk.layouts.edited(desk.layouts.find(name), said)
        if title:
            found = replace(found, title=title)
        if not dry_run:
            found = desk.layouts.sign(found, note)
        _told(ctx, desk, found, use_from, signed=not dry_run)


def reset(
    ctx: typer.Context,
    name: _Name,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help=N_("Giá trị cần đưa về; không ghi thì mọi giá trị.")),
    ] = None,
    note: _Note = "",
    use_from: _UseFrom = "",
) -> None:
    """Give values of an own profile those of its base, and sign its next version."""
    session = session_of(ctx)
    with session.desk() as desk:
        found = desk.layouts.reset(desk.layouts.find(name), paths or ())
        _told(ctx, desk, desk.layouts.sign(found, note), use_from)


def use(
    ctx: typer.Context,
    name: _Name,
    starts: Annotated[
        str, typer.Option("--from", metavar="DAY", help=N_("Từ ngày nào; mặc định hôm nay."))
    ] = "",
) -> None:
    """Let a profile hold from a day on."""
    session = session_of(ctx)
    day = read_day(starts, "--from") if starts else None
    with session.desk() as desk:
        chosen = desk.layouts.use(name, day)
    session.screen.answer(_choice_shape(chosen), [_choice_line(chosen)])


def export(
    ctx: typer.Context,
    name: _Name,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=N_("Tệp sẽ ghi."))],
) -> None:
    """Write a profile into a file."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.layouts.find(name)
        data = desk.layouts.file(name)
    session.write(out, data)
    session.screen.answer(
        {"layout": found.ref, "file": str(out)},
        [_("Đã ghi {scheme} vào {file}.").format(scheme=found.ref, file=out)],
    )


def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Option("--file", metavar="JSON", help=N_("Tệp thể thức."))],
    code: Annotated[
        str, typer.Option("--code", metavar="CODE", help=N_("Mã khác mã ghi trong tệp."))
    ] = "",
    title: _Title = "",
    note: _Note = "",
    use_from: _UseFrom = "",
) -> None:
    """Sign a file as an own profile, or as the next version of one."""
    session = session_of(ctx)
    data = session.read(file, _LIMIT)
    with session.desk() as desk:
        found = desk.layouts.taken(desk.layouts.read(data), code, title, note)
        _told(ctx, desk, found, use_from)


def _told(
    ctx: typer.Context, desk: "Desk", layout: "PaperLayout", use_from: str, *, signed: bool = True
) -> None:
    """Answer with a profile that was signed, what speaks against it, and from when it holds."""
    chosen = None
    if use_from and signed:
        chosen = desk.layouts.use(layout.ref, read_day(use_from, "--use-from"))
    said, paths = desk.layouts.findings(layout), desk.layouts.changes(layout)
    line = _("Đã ký thể thức {layout}.") if signed else _("{layout}: chưa ký gì.")
    session_of(ctx).screen.answer(
        {
            "layout": layout.ref,
            "title": layout.title,
            "base": layout.base,
            "changed": list(paths),
            "findings": [_finding_shape(one) for one in said],
            "signed": signed,
            "used_from": None if chosen is None else chosen.starts.isoformat(),
        },
        [
            line.format(layout=layout.ref),
            *_finding_lines(said),
            *([] if chosen is None else [_choice_line(chosen)]),
        ],
    )


def _shape(layout: "PaperLayout", book: "LayoutBook", changes: int) -> dict[str, object]:
    return {
        "layout": layout.ref,
        "code": layout.code,
        "version": layout.version,
        "title": layout.title,
        "base": layout.base,
        "source": layout.source,
        "shipped": layout.is_shipped,
        "in_force": layout.ref == book.in_force.ref,
        "changed": changes,
        "note": layout.note or None,
        "in_conflict": layout.in_conflict,
    }


def _line(layout: "PaperLayout", book: "LayoutBook", changes: int) -> str:
    mark = "*" if layout.ref == book.in_force.ref else " "
    words = f"{mark} {layout.ref}: {layout.title}"
    if layout.is_shipped:
        return words
    told = _("{count} giá trị khác {base}").format(count=changes, base=layout.base)
    conflict = f" · {_('ký khác nhau trên hai máy')}" if layout.in_conflict else ""
    return f"{words} ({told}){conflict}"


def _choice_shape(chosen: "LayoutChoice") -> dict[str, object]:
    return {
        "from": chosen.starts.isoformat(),
        "layout": chosen.ref,
        "numbering": chosen.numbering.by,
        "in_conflict": chosen.in_conflict,
    }


def _choice_line(chosen: "LayoutChoice") -> str:
    words = _("Từ ngày {day} dùng {layout}.").format(day=day_text(chosen.starts), layout=chosen.ref)
    return f"{words} {_('Chọn khác nhau trên hai máy.')}" if chosen.in_conflict else words


def _value_line(path: str, found: "PaperLayout", base: "PaperLayout") -> str:
    from workreport.i18n.layout_text import field_label, value_text  # noqa: PLC0415 - as above

    now, usual = found.values[path], base.values.get(path)
    words = f"  {path} = {value_text(path, now)}  ({field_label(path)})"
    if now == usual:
        return words
    return f"{words} · {_('mẫu: {value}').format(value=value_text(path, usual))}"


def _finding_shape(one: "LayoutFinding") -> dict[str, object]:
    from workreport.i18n.layout_text import finding_text  # noqa: PLC0415 - as above

    return {
        "code": one.code,
        "path": one.path,
        "refused": one.refused,
        "text": finding_text(one.code, one.path, one.values),
    }


def _finding_lines(said: "Sequence[LayoutFinding]") -> list[str]:
    from workreport.i18n.layout_text import finding_text  # noqa: PLC0415 - as above

    return [finding_text(one.code, one.path, one.values) for one in said]
