"""``scheme``: lists, signs and exports the schemes of people, of departments, and coefficients."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import day_text
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import decimal2, exact
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, chosen

if TYPE_CHECKING:
    from fractions import Fraction

    from workreport.domain.period import Period
    from workreport.services.ports.program import Desk
    from workreport.services.scheme_desk import AnyScheme
    from workreport.services.unit_trial import UnitsTried, UnitTried

_SORTS = {
    "people": N_("cán bộ"),
    "units": N_("đơn vị"),
    "coefficients": N_("hệ số của sản phẩm"),
}
_LIMIT = 1024 * 1024


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    scheme = group("scheme", N_("Bộ tiêu chí của cán bộ, của đơn vị, và bộ hệ số."))
    command = scheme.command
    command("list", cls=Command, help=N_("Mọi bộ tiêu chí với các bản."))(list_)
    command("sign", cls=Command, help=N_("Ký một tệp TOML thành bản mới; giữ nguyên văn."))(sign)
    command("export", cls=Command, help=N_("Ghi một bộ tiêu chí ra tệp, đúng như lúc ký."))(export)
    app.add_typer(scheme)


def list_(ctx: typer.Context) -> None:
    """List every scheme in every version."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        known = desk.schemes.every()
        notes = desk.schemes.notes()
        faults = desk.schemes.faults()
    shapes = [_shape(one, notes.get(one.ref, "")) for one in known]
    session.screen.answer(
        {
            "schemes": shapes,
            "unreadable": [{"scheme": one.ref, "code": one.error.code} for one in faults],
        },
        [
            *(_line(one, notes.get(one.ref, "")) for one in known),
            *(_("{scheme}: không đọc được").format(scheme=one.ref) for one in faults),
        ],
    )


def sign(
    ctx: typer.Context,
    file: Annotated[Path, typer.Option("--file", metavar="TOML", help=N_("Tệp bộ tiêu chí."))],
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help=N_("Vì sao có bản này, một câu."))
    ] = "",
    attempt: Annotated[
        str,
        typer.Option(
            "--try", metavar="P", help=N_("Thử bộ tiêu chí của đơn vị trên một tháng; không ký.")
        ),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Chỉ xem đọc được không, không ký."))
    ] = False,
) -> None:
    """Sign a file as a version of a scheme."""
    session = session_of(ctx)
    text = _text(session.read(file, _LIMIT), str(file))
    is_kept = not (attempt or dry_run)
    if is_kept and not note.strip():
        raise UseError("scheme_note_missing")
    tried: UnitsTried | None = None
    with session.desk(read_only=not is_kept) as desk:
        if is_kept:
            scheme = desk.schemes.sign(text, note, file.name)
        else:
            scheme = desk.schemes.read(text, file.name)
            if attempt:
                tried = _tried(desk, scheme, period_of(attempt))
    told = {**_shape(scheme, " ".join(note.split())), "signed": is_kept}
    lines = [
        _("Đã ký bản {scheme}.").format(scheme=scheme.ref)
        if is_kept
        else _("{scheme} đọc được; chưa ký gì.").format(scheme=scheme.ref)
    ]
    if tried is not None:
        told["changes"] = [_moved(one) for one in (*tried.moved, *tried.rescored)]
        lines += _tried_lines(tried)
    session.screen.answer(told, lines)


def export(
    ctx: typer.Context,
    scheme: Annotated[str, typer.Argument(metavar="ID", help=N_("Mã, hoặc mã@bản."))],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=N_("Tệp sẽ ghi."))],
) -> None:
    """Write a scheme as it was signed, with the comments of its author."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.schemes.find_any(scheme)
        text = desk.schemes.text(found.ref)
    session.write(out, text.encode())
    session.screen.answer(
        {"scheme": found.ref, "file": str(out)},
        [_("Đã ghi {scheme} vào {file}.").format(scheme=found.ref, file=out)],
    )


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UseError("scheme_file_unreadable", name=name, line=line) from None


def _tried(desk: "Desk", scheme: "AnyScheme", period: "Period") -> "UnitsTried":
    from workreport.domain.unit_grade import UnitScheme  # noqa: PLC0415 - seldom needed

    if not isinstance(scheme, UnitScheme):
        raise UseError("scheme_try_of_units", scheme=scheme.ref)
    return desk.schemes.try_units(period, scheme)


def _shape(scheme: "AnyScheme", note: str) -> dict[str, object]:
    from workreport.services.scheme_desk import sort_of  # noqa: PLC0415 - seldom needed

    return {
        "scheme": scheme.ref,
        "id": scheme.id,
        "version": scheme.version,
        "for": sort_of(scheme),
        "title": scheme.vi,
        "title_en": scheme.en,
        "status": scheme.status,
        "effective_from": day_text(scheme.effective_from),
        "effective_until": day_text(scheme.effective_until),
        "note": note or None,
    }


def _line(scheme: "AnyScheme", note: str) -> str:
    from workreport.services.scheme_desk import sort_of  # noqa: PLC0415 - seldom needed

    words = f"{scheme.ref}: {chosen(scheme.title)} ({_(_SORTS[sort_of(scheme)])})"
    return f"{words}. {note}" if note else words


def _moved(one: "UnitTried") -> dict[str, object]:
    return {
        "unit": one.code,
        "before": one.before or None,
        "after": one.after or None,
        "score_before": _two(one.score_before),
        "score_after": _two(one.score_after),
        "score_after_exact": None if one.score_after is None else exact(one.score_after),
        "why": None if one.why is None else reason_text(one.why.code, one.why.values),
    }


def _tried_lines(tried: "UnitsTried") -> list[str]:
    lines = [
        _("{unit}: {before} thành {after}").format(
            unit=one.name, before=one.before or "–", after=one.after or "–"
        )
        for one in tried.moved
    ]
    lines += [
        _("{unit}: {before} thành {after}").format(
            unit=one.name, before=_two(one.score_before), after=_two(one.score_after)
        )
        for one in tried.rescored
    ]
    return lines or [_("Không đơn vị nào đổi mức hoặc đổi điểm.")]


def _two(value: "Fraction | None") -> str | None:
    return None if value is None else decimal2(value, ())
