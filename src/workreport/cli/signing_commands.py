"""``paper sign``, ``paper tokens`` and ``paper roots``: signatures with people's own keys."""

import getpass
import sys
from math import isfinite
from pathlib import Path
from typing import Annotated, Any

import typer
from typing_extensions import override

from workreport.cli.session import Session, session_of
from workreport.cli.values import iso
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.formats import day_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _
from workreport.services.paper_signing import MOST_BYTES, Signed, SignedFile, SigningWish
from workreport.services.ports.signing import (
    Holder,
    KeyFile,
    SigningKey,
    StampPlace,
    StampWish,
    TokenKey,
)
from workreport.services.signature_words import pin_words, signed_lines

PASSWORD_VARIABLE = "WORKREPORT_KEY_PASSWORD"  # noqa: S105 - the name of a variable
_LIMIT = 4096
_ROOT_LIMIT = 1024 * 1024
_POINTS = 72 / 25.4  # in a millimetre

File = Annotated[Path, typer.Argument(metavar="FILE", help=N_("Tệp PDF."))]
Library = Annotated[
    Path, typer.Argument(metavar="LIB", help=N_("Thư viện PKCS#11 của nhà cung cấp thiết bị."))
]


class PaperCommand(Command):
    """``paper`` itself, and those acts on papers that take other words than drawing one."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        acts = group("paper", "")
        acts.command("sign", cls=Command, help=N_("Ký số một tệp PDF thành tệp mới."))(sign)
        acts.command("tokens", cls=Command, help=N_("Các thiết bị ký đang cắm."))(tokens)
        acts.command("roots", cls=Command, help=N_("Chứng thư gốc mà cơ quan tin."))(roots)
        self._acts: Any = typer.main.get_command(acts)

    @override
    def make_context(self, info_name: Any, args: Any, parent: Any = None, **extra: Any) -> Any:
        if args and args[0] in self._acts.commands:
            act = self._acts.commands[args[0]]
            return act.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


def sign(  # noqa: PLR0913, PLR0917 - one parameter for each thing a signature needs
    ctx: typer.Context,
    file: File,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=N_("Tệp đã ký sẽ ghi."))
    ] = None,
    p12: Annotated[
        Path | None, typer.Option("--p12", metavar="KEY", help=N_("Tệp khóa PKCS#12."))
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", metavar="FILE", help=N_("Tệp chứa mật khẩu hoặc mã PIN.")),
    ] = None,
    library: Annotated[
        Path | None,
        typer.Option("--pkcs11-lib", metavar="LIB", help=N_("Thư viện của thiết bị ký.")),
    ] = None,
    token: Annotated[
        str, typer.Option("--token-label", metavar="TEXT", help=N_("Tên của thiết bị ký."))
    ] = "",
    slot: Annotated[
        int | None, typer.Option("--slot", metavar="N", help=N_("Khe cắm của thiết bị ký."))
    ] = None,
    key: Annotated[
        str, typer.Option("--key-label", metavar="TEXT", help=N_("Tên khóa trên thiết bị."))
    ] = "",
    no_stamp: Annotated[
        bool, typer.Option("--no-stamp", help=N_("Không hiện thông tin ký số trên trang."))
    ] = False,
    place: Annotated[
        str,
        typer.Option(
            "--place",
            metavar="signature|corner|LEFT,TOP",
            help=N_("Chỗ hiện thông tin ký số; LEFT,TOP là mi-li-mét từ mép trái và mép trên."),
        ),
    ] = "signature",
    page: Annotated[
        int, typer.Option("--page", metavar="N", help=N_("Trang hiện thông tin ký số."))
    ] = 0,
    number: Annotated[
        str,
        typer.Option(
            "--number", metavar="TEXT", help=N_("Số, ký hiệu văn bản mà tệp này kèm theo.")
        ),
    ] = "",
    layout: Annotated[
        str, typer.Option("--layout", metavar="CODE", help=N_("Mẫu thể thức; mặc định đang dùng."))
    ] = "",
    despite_dates: Annotated[
        bool, typer.Option("--despite-dates", help=N_("Ký dù chứng thư ngoài hạn."))
    ] = False,
) -> None:
    """Sign a file into a new one."""
    session = session_of(ctx)
    if (p12 is None) == (library is None):
        raise UseError("key_not_named")
    wish = SigningWish(
        stamp=None if no_stamp else stamp_wish(place, page),
        number=number,
        profile=layout,
        despite_dates=despite_dates,
    )
    target = out or signed_name(file)
    pdf = session.read(file, MOST_BYTES)
    held: SigningKey
    with session.desk() as desk:
        if library is None:
            data = session.read(p12 or file, MOST_BYTES)
            held = KeyFile(data, _secret(session, password_file, _("Mật khẩu của tệp khóa")))
        else:
            pin = _secret(session, password_file, _("Mã PIN của thiết bị ký"))
            held = TokenKey(library, pin, token, slot, key)
        done = desk.signing.sign(pdf, held, wish, target)
    session.screen.answer(
        _done_shape(done), [*signed_lines(done), _("Bản chưa ký được giữ nguyên.")]
    )


def tokens(ctx: typer.Context, library: Library) -> None:
    """List the tokens that are plugged in."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.signing.tokens(library)
    session.screen.answer(
        {
            "tokens": [
                {
                    "slot": one.slot,
                    "label": one.label,
                    "model": one.model,
                    "serial": one.serial,
                    "pin": one.pin or None,
                }
                for one in found
            ]
        },
        [" · ".join(filter(None, (one.label, str(one.slot), one.model, pin_words(one))))
         for one in found]
        or [_("Không có thiết bị ký nào đang cắm.")],
    )  # fmt: skip


def roots(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE…]", help=N_("Chứng thư gốc, PEM hoặc DER; thay cả danh sách.")
        ),
    ] = None,
    none: Annotated[bool, typer.Option("--none", help=N_("Không tin chứng thư gốc nào."))] = False,
) -> None:
    """List the roots the agency trusts, or sign others in their place."""
    session = session_of(ctx)
    changes = bool(files) or none
    given = [session.read(each, _ROOT_LIMIT) for each in files or ()]
    with session.desk(read_only=not changes) as desk:
        known = desk.signing.set_roots(given) if changes else desk.signing.roots()
    session.screen.answer(
        {"roots": [holder_shape(one) for one in known]},
        [f"{one.name} · {day_text(one.not_after.date())}" for one in known]
        or [_("Cơ quan chưa nêu chứng thư gốc nào.")],
    )


def stamp_wish(place: str, page: int) -> StampWish:
    """Read where a stamp is wanted.

    Raises:
        UseError: ``stamp_place_malformed``.
    """
    if place == "signature":
        return StampWish("signature", page)
    if place == "corner":
        return StampWish("corner", page)
    try:
        left, top = (float(one) for one in place.split(","))
    except ValueError:
        raise UseError("stamp_place_malformed", place=place) from None
    if not (isfinite(left) and isfinite(top)):
        raise UseError("stamp_place_malformed", place=place)
    return StampWish("exact", page, left, top)


def signed_name(file: Path) -> Path:
    """Return the name a signed copy gets beside the unsigned file."""
    return file.with_name(f"{file.stem}-{_('da-ky')}{file.suffix}")


def signatures_shape(file: SignedFile) -> list[dict[str, object]]:
    """Return the signatures of a file as JSON."""
    return [
        {
            "signer": None if one.holder is None else holder_shape(one.holder),
            "claimed_at": iso(one.claimed_at),
            "state": one.state,
            "covers_file": one.covers_file,
            "trust": one.trust,
            "valid_then": one.valid_then,
        }
        for one in file.signatures
    ]


def holder_shape(holder: Holder) -> dict[str, object]:
    """Return what a certificate says as JSON."""
    return {
        "name": holder.name,
        "organisation": holder.organisation or None,
        "issuer": holder.issuer,
        "serial": holder.serial,
        "not_before": iso(holder.not_before),
        "not_after": iso(holder.not_after),
        "self_issued": holder.is_self_issued,
        "fingerprint": holder.fingerprint,
    }


def _done_shape(done: Signed) -> dict[str, object]:
    return {
        "out": str(done.path),
        "signer": holder_shape(done.holder),
        "signed_at": iso(done.at),
        "signatures": done.count,
        "unsigned_sha256": done.unsigned,
        "sha256": done.sha256,
        "stamp": None if done.place is None else _place_shape(done.place),
        "warnings": [
            {"code": one.code, "message": reason_text(one.code, one.values)}
            for one in done.warnings
        ],
    }


def _place_shape(place: StampPlace) -> dict[str, object]:
    return {
        "where": place.where,
        "page": place.page,
        "left": round(place.left / _POINTS, 1),
        "bottom": round(place.bottom / _POINTS, 1),
        "width": round(place.width / _POINTS, 1),
        "height": round(place.height / _POINTS, 1),
    }


def _secret(session: Session, file: Path | None, prompt: str) -> str:
    """Return a password or PIN from a file, the environment or a prompt; never from the line.

    Raises:
        UseError: ``key_password_missing``, ``passphrase_file_malformed``.
    """
    if file is not None:
        try:
            return session.read(file, _LIMIT).decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            raise UseError("passphrase_file_malformed", path=str(file)) from None
    given = session.program.environment.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UseError("key_password_missing", variable=PASSWORD_VARIABLE)
    return getpass.getpass(f"{prompt}: ", sys.stderr)
