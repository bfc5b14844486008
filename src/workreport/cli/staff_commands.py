"""``staff`` and ``role``: who works where as what since when, and who may do what."""

from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import session_of
from workreport.cli.values import Basis, Reason, UnitCode, day_text, iso, plain, read_day
from workreport.cli.wording import Command, group
from workreport.i18n.formats import day_text as shown_day
from workreport.i18n.reasons import reason_text
from workreport.i18n.role_text import role_words, what_is_left, who_goes_on
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from datetime import date

    from workreport.services.ports.program import Desk

_Person = Annotated[str, typer.Argument(metavar="PERSON", help=N_("Họ tên hoặc mã của cán bộ."))]
_Unit = Annotated[str, typer.Option("--unit", metavar="CODE", help=N_("Mã đơn vị."))]
_Position = Annotated[str, typer.Option("--position", metavar="TEXT", help=N_("Chức vụ."))]
_On = Annotated[
    str, typer.Option("--on", metavar="DAY", help=N_("Có hiệu lực từ ngày, ghi dạng 2026-12-01."))
]
_Last = Annotated[
    str, typer.Option("--last-on", metavar="DAY", help=N_("Ngày cuối, ghi dạng 2026-12-01."))
]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    staff = group("staff", N_("Cán bộ: chức vụ, chuyển đơn vị, thứ tự, kiêm nhiệm, thôi việc."))
    command = staff.command
    command("list", cls=Command, help=N_("Cán bộ theo đơn vị, đúng thứ tự in."))(list_)
    command("add", cls=Command, help=N_("Thêm một người vào danh sách."))(add)
    command("change", cls=Command, help=N_("Đổi họ tên, chức vụ, đơn vị từ một ngày."))(change)
    command("leave", cls=Command, help=N_("Thôi việc, nghỉ hưu, chuyển công tác."))(leave)
    command("return", cls=Command, help=N_("Ghi lại là đang công tác."))(return_)
    command("beside", cls=Command, help=N_("Kiêm nhiệm ở đơn vị khác."))(beside)
    command("arrange", cls=Command, help=N_("Thứ tự trong danh sách của đơn vị."))(arrange)
    app.add_typer(staff)
    role = group("role", N_("Vai trò: ai giữ từ bao giờ, giao và thu."))
    role.command("list", cls=Command, help=N_("Mọi vai trò đang và đã giữ."))(roles)
    role.command("give", cls=Command, help=N_("Giao vai trò."))(give)
    role.command("withdraw", cls=Command, help=N_("Thu vai trò."))(withdraw)
    app.add_typer(role)


def list_(ctx: typer.Context) -> None:
    """List the people."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        people = desk.personnel.people()
    shapes = [
        {
            "person": one.body.person,
            "name": one.body.name,
            "unit": one.unit_name,
            "position": one.body.position,
            "group": one.body.group,
            "order": one.body.order,
            "left_on": day_text(one.body.left_on),
            "left_why": one.body.left_why or None,
            "here": one.is_here,
            "places": [
                {"unit": span.unit_name, "position": span.position, "from": day_text(span.from_on)}
                for span in one.spans
            ],
            "beside": [
                {
                    "unit": post.unit_name,
                    "position": post.position,
                    "from": day_text(post.from_on),
                    "until": day_text(post.until_on),
                }
                for post in one.beside
            ],
        }
        for one in people
    ]
    lines = [
        f"{one.unit_name} · {one.body.name} · {one.body.position or '–'}"
        + ("" if one.is_here else f" · {_shown(one.body.left_on)}")
        for one in people
    ]
    session.screen.answer({"people": shapes}, lines)


def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("Họ tên."))],
    unit: UnitCode,
    position: _Position = "",
    on: _On = "",
    basis: Basis = "",
) -> None:
    """Put somebody on the list."""
    from workreport.services.personnel import PersonChange  # noqa: PLC0415 - not for every command

    session = session_of(ctx)
    with session.desk() as desk:
        day = read_day(on, "--on") if on else None
        person = desk.personnel.add(
            PersonChange(name=name, unit=unit, position=position, on=day, basis=basis)
        )
    session.screen.answer(
        {"person": person, "name": name}, [_("Đã thêm {person}.").format(person=name)]
    )


def change(  # noqa: PLR0913, PLR0917 - one parameter for each thing said
    ctx: typer.Context,
    person: _Person,
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help=N_("Họ tên mới."))] = "",
    unit: _Unit = "",
    position: _Position = "",
    on: _On = "",
    basis: Basis = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Chỉ đọc và báo, không ghi gì."))
    ] = False,
) -> None:
    """Give somebody another name, position or unit."""
    from workreport.services.personnel import PersonChange  # noqa: PLC0415 - not for every command

    session = session_of(ctx)
    wanted = PersonChange(
        name=name or None,
        unit=unit or None,
        position=position or None,
        on=read_day(on, "--on") if on else None,
        basis=basis,
    )
    with session.desk() as desk:
        known = _person(desk, person)
        said = (
            desk.personnel.preview(known, wanted)
            if dry_run
            else desk.personnel.change(known, wanted)
        )
    told = [reason_text(one.code, one.values) for one in said]
    session.screen.answer(
        {"person": known, "signed": not dry_run, "changes": [plain(one) for one in said]}, told
    )


def leave(
    ctx: typer.Context,
    person: _Person,
    last_on: _Last,
    why: Annotated[
        str,
        typer.Option("--why", metavar="WHY", help=N_("retired, transferred, resigned hoặc other.")),
    ],
    basis: Basis = "",
) -> None:
    """Say that somebody works here no more."""
    session = session_of(ctx)
    with session.desk() as desk:
        known = _person(desk, person)
        day = read_day(last_on, "--last-on")
        ended = desk.personnel.leave(known, day, why, basis)
    session.screen.answer(
        {"person": known, "left_on": last_on, "roles_ended": ended},
        [_("Đã ghi ngày thôi việc; {count} vai trò hết theo.").format(count=ended)],
    )


def return_(ctx: typer.Context, person: _Person) -> None:
    """Take it back that somebody left."""
    session = session_of(ctx)
    with session.desk() as desk:
        known = _person(desk, person)
        desk.personnel.return_(known)
    session.screen.answer({"person": known, "left_on": None}, [_("Đã ghi đang công tác.")])


def beside(
    ctx: typer.Context,
    person: _Person,
    unit: UnitCode,
    position: _Position,
    on: _On,
    last_on: _Last = "",
) -> None:
    """Say that somebody holds a further position."""
    session = session_of(ctx)
    with session.desk() as desk:
        known = _person(desk, person)
        until = read_day(last_on, "--last-on") if last_on else None
        desk.personnel.hold_beside(known, unit, position, read_day(on, "--on"), until)
    session.screen.answer(
        {"person": known, "unit": unit, "position": position, "from": on, "until": last_on or None},
        [_("Đã ghi kiêm nhiệm.")],
    )


def arrange(
    ctx: typer.Context,
    unit: Annotated[str, typer.Argument(metavar="CODE", help=N_("Mã đơn vị."))],
    people: Annotated[
        list[str], typer.Argument(metavar="PERSON", help=N_("Mọi người, theo thứ tự."))
    ],
) -> None:
    """Sign the order of a list."""
    session = session_of(ctx)
    with session.desk() as desk:
        with desk.book.looking() as look:
            place = look.directory.unit(unit, look.today).unit
            ids = [look.directory.person(one, place).person for one in people]
        count = desk.personnel.arrange(unit, ids)
    session.screen.answer(
        {"unit": unit, "changed": count}, [_("Đã đổi {count} chỗ.").format(count=count)]
    )


def roles(ctx: typer.Context) -> None:
    """List the roles."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.roles.roles()
    shapes = [
        {
            "grant": one.grant,
            "person": one.name,
            "role": one.role,
            "unit": one.unit_name or None,
            "from": day_text(one.starts_on),
            "until": day_text(one.ends_on),
            "may_file": one.may_file,
            "reason": one.reason,
            "given_by": one.given_by or None,
            "given_at": iso(one.given_at),
            "held": one.is_held,
        }
        for one in found
    ]
    lines = [
        f"{one.grant if one.is_founders else one.grant[:8]}  {one.name} · {role_words(one.role)}"
        f" · {one.unit_name or '–'}" + ("" if one.is_held else f" · {_shown(one.ends_on)}")
        for one in found
    ]
    session.screen.answer({"roles": shapes}, lines)


def give(  # noqa: PLR0913, PLR0917 - one parameter for each thing said
    ctx: typer.Context,
    person: _Person,
    role: Annotated[
        str,
        typer.Argument(
            metavar="ROLE",
            help=N_("Vai trò: staff, clerk, deputy, head, officer, chief, leader, admin."),
        ),
    ],
    reason: Reason,
    unit: _Unit = "",
    on: _On = "",
    last_on: _Last = "",
    may_file: Annotated[
        bool, typer.Option("--may-file", help=N_("Người soạn được ký gửi thay trưởng phòng."))
    ] = False,
) -> None:
    """Give a role."""
    session = session_of(ctx)
    with session.desk() as desk:
        grant = desk.roles.give(
            person,
            role,
            unit,
            reason=reason,
            starts_on=read_day(on, "--on") if on else None,
            ends_on=read_day(last_on, "--last-on") if last_on else None,
            may_file=may_file,
        )
    session.screen.answer({"grant": grant}, [_("Đã giao vai trò.")])


def withdraw(
    ctx: typer.Context,
    grant: Annotated[str, typer.Argument(metavar="GRANT", help=N_("Mã vai trò trong role list."))],
    reason: Reason,
    last_on: _Last = "",
) -> None:
    """End a role."""
    session = session_of(ctx)
    with session.desk() as desk:
        fitting = [one.grant for one in desk.roles.roles() if one.grant.startswith(grant)]
        known = fitting[0] if len(fitting) == 1 else grant
        last = desk.roles.withdraw(
            known, reason=reason, last_on=read_day(last_on, "--last-on") if last_on else None
        )
        end = desk.roles.ending(known, last)
    said = [_("Vai trò hết hiệu lực sau ngày {day}.").format(day=shown_day(last))]
    if end is not None:
        said.append(what_is_left(end.name, last, end.left))
        said.append(who_goes_on(end.role, end.chiefs, end.givers, is_own=end.is_own))
    session.screen.answer(
        {
            "grant": known,
            "until": day_text(last),
            "left": [] if end is None else list(end.left),
            "givers": [] if end is None else list(end.givers),
        },
        [line for line in said if line],
    )


def _shown(day: "date | None") -> str:
    return "–" if day is None else shown_day(day)


def _person(desk: "Desk", name: str) -> str:
    with desk.book.looking() as look:
        if name in look.directory.people:
            return name
        gone = [one for one in look.directory.people.values() if one.name == name]
        return gone[0].person if len(gone) == 1 else look.directory.person(name).person
