"""``office quarantine``: what came in and does not count, looked at, tried again, set aside."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from workreport.cli.session import session_of
from workreport.cli.values import Reason, iso
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.formats import moment_text
from workreport.i18n.messages import cause, next_step
from workreport.i18n.translation import N_, _, ngettext

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.services.quarantine import Dropped, HeldEntry, HeldGroup

_Held = Annotated[
    str,
    typer.Argument(metavar="ID", help=N_("Đầu của mã mục, mã gói hay mã máy ghi trong danh sách.")),
]
_Package = Annotated[str, typer.Argument(metavar="PACKAGE", help=N_("Đầu của mã gói."))]
_SHORT = 8


def add_quarantine(office: typer.Typer) -> None:
    """Put the commands into the group of the Office."""
    quarantine = group("quarantine", N_("Gói và mục đang bị giữ lại, chưa được tính."))
    command = quarantine.command
    command("list", cls=Command, help=N_("Những gì bị giữ lại: của ai, vì sao, làm gì."))(list_)
    command("show", cls=Command, help=N_("Từng mục của một chỗ bị giữ lại."))(show)
    command("retry", cls=Command, help=N_("Xét lại mọi thứ bị giữ và xem thư mục trao đổi."))(retry)
    command("set-aside", cls=Command, help=N_("Bỏ qua một gói, giữ lý do."))(set_aside)
    command("take-back", cls=Command, help=N_("Lấy lại một gói đã bỏ qua."))(take_back)
    office.add_typer(quarantine)


def list_(ctx: typer.Context) -> None:
    """List what is held back and what was set aside."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        held, dropped = desk.quarantine.held(), desk.quarantine.dropped()
    lines = [line for one in held for line in _lines(one)]
    lines += [_dropped_line(one) for one in dropped]
    session.screen.answer(
        {"held": [_shape(one) for one in held], "set_aside": [_dropped(one) for one in dropped]},
        lines or [_("Không còn gì bị giữ lại.")],
    )


def show(ctx: typer.Context, held: _Held) -> None:
    """Show the entries behind one line of the list."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = _group(desk, held)
        entries = desk.quarantine.entries(found)
    session.screen.answer(
        {**_shape(found), "entries": [_entry(one) for one in entries]},
        [
            *_lines(found),
            *(
                f"  {one.id[:_SHORT]}  {one.kind}  {one.stream}  {moment_text(one.signed_at)}"
                for one in entries
            ),
        ],
    )


def retry(ctx: typer.Context) -> None:
    """Judge everything anew; packages are read again where the exchange folder is there."""
    session = session_of(ctx)
    with session.desk() as desk:
        released = desk.quarantine.retry()
        folder = desk.exchange_state.folder()
        if folder is not None and folder.is_dir():
            before = _count(desk)
            desk.exchange.sync(folder)
            released += max(0, before - _count(desk))
        held = desk.quarantine.held()
    told = ngettext(
        "Đã xem lại: {count} mục nay được tính.",
        "Đã xem lại: {count} mục nay được tính.",
        released,
    )
    left = ngettext("Còn {count} chỗ bị giữ lại.", "Còn {count} chỗ bị giữ lại.", len(held))
    session.screen.answer(
        {"released": released, "held": [_shape(one) for one in held]},
        [told.format(count=released), left.format(count=len(held))],
    )


def set_aside(ctx: typer.Context, package: _Package, reason: Reason) -> None:
    """Read a held package no more, until it is taken back."""
    session = session_of(ctx)
    with session.desk() as desk:
        fitting = [one for one in desk.quarantine.held() if one.is_package]
        named = [one for one in fitting if one.subjects[0].startswith(package)]
        if len(named) != 1:
            raise UseError("held_package_unknown", name=package)
        desk.quarantine.drop(named[0].subjects[0], named[0].writer, reason)
    session.screen.answer(
        {"package": named[0].subjects[0], "reason": reason},
        [_("Đã bỏ qua gói này; lấy lại bằng office quarantine take-back.")],
    )


def take_back(ctx: typer.Context, package: _Package) -> None:
    """Let a package be read again."""
    session = session_of(ctx)
    with session.desk() as desk:
        named = [one for one in desk.quarantine.dropped() if one.name.startswith(package)]
        if len(named) != 1:
            raise UseError("held_package_unknown", name=package)
        desk.quarantine.take_back(named[0].name, named[0].writer)
    session.screen.answer(
        {"package": named[0].name}, [_("Gói sẽ được đọc lại; chạy office quarantine retry.")]
    )


def _count(desk: "Desk") -> int:
    return sum(len(one.subjects) for one in desk.quarantine.held())


def _group(desk: "Desk", begins: str) -> "HeldGroup":
    fitting = [
        one
        for one in desk.quarantine.held()
        if one.key.startswith(begins) or any(each.startswith(begins) for each in one.subjects)
    ]
    if len(fitting) != 1:
        raise UseError("held_unknown", id=begins, count=len(fitting))
    return fitting[0]


def _shape(one: "HeldGroup") -> dict[str, Any]:
    return {
        "id": one.key,
        "sender": one.sender or None,
        "writer": one.writer,
        "code": one.code,
        "message": _why(one.code),
        "way": one.way,
        "since": iso(one.since),
        "is_package": one.is_package,
        "tries": one.tries,
        "subjects": list(one.subjects),
    }


def _entry(one: "HeldEntry") -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "stream": one.stream,
        "seq": one.seq,
        "signed_at": iso(one.signed_at),
        "received_at": iso(one.received_at),
        "code": one.code,
    }


def _dropped(one: "Dropped") -> dict[str, Any]:
    return {
        "package": one.name,
        "writer": one.writer,
        "code": one.code,
        "reason": one.reason,
        "by": one.person,
        "at": iso(one.at),
    }


def _lines(one: "HeldGroup") -> list[str]:
    name = one.subjects[0][:_SHORT]
    who = one.sender or _("Máy {writer}").format(writer=one.writer[:_SHORT])
    if one.is_package:
        words = _("Gói {name} · từ {since} · đã thử {tries} lần")
        about = words.format(name=name, since=moment_text(one.since, "short"), tries=one.tries)
    else:
        words = ngettext(
            "{count} mục đã ký · từ {since}", "{count} mục đã ký · từ {since}", len(one.subjects)
        )
        about = words.format(count=len(one.subjects), since=moment_text(one.since, "short"))
    step = next_step(one.code, {}) if one.code else ""
    return [f"{name}  {who} · {about}", f"  {_why(one.code)} {step}".rstrip()]


def _dropped_line(one: "Dropped") -> str:
    words = _("{why} Đã bỏ qua lúc {at}, {who}: “{reason}”")
    at = moment_text(one.at, "short")
    said = words.format(why=_why(one.code), at=at, who=one.person, reason=one.reason)
    return f"{one.name[:_SHORT]}  {said}"


def _why(code: str) -> str:
    return cause(code, {}) if code else _("Đang chờ mục đứng trước.")
