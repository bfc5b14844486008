"""``agency``: founding an agency, bringing people in, saying where it stands."""

from pathlib import Path
from typing import Annotated, Any

import typer

from workreport.cli.session import Session, session_of
from workreport.cli.values import iso
from workreport.cli.wording import Command, group
from workreport.i18n.role_text import role_words
from workreport.i18n.translation import N_, _
from workreport.services.founding import AgencyPlan

_Person = Annotated[
    str, typer.Option("--person", metavar="TEXT", help=N_("Họ tên hoặc mã của cán bộ."))
]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    agency = group("agency", N_("Lập cơ quan, mời và duyệt người tham gia."))
    command = agency.command
    command("new", cls=Command, help=N_("Lập một cơ quan trong hồ sơ làm việc mới."))(new)
    command("invite", cls=Command, help=N_("Lập thư mời; mã được báo riêng bằng lời."))(invite)
    command("join", cls=Command, help=N_("Tham gia bằng thư mời, lập hồ sơ làm việc mới."))(join)
    command("approve", cls=Command, help=N_("Duyệt yêu cầu tham gia."))(approve)
    command("status", cls=Command, help=N_("Cơ quan, người dùng và yêu cầu đang chờ."))(status)
    app.add_typer(agency)


def new(  # noqa: PLR0913, PLR0917 - one parameter for each thing a founder says
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=N_("Thư mục mới."))],
    name: Annotated[str, typer.Option(metavar="TEXT", help=N_("Tên cơ quan."))],
    parent: Annotated[str, typer.Option(metavar="TEXT", help=N_("Tên cơ quan cấp trên."))],
    place: Annotated[str, typer.Option(metavar="TEXT", help=N_("Nơi ban hành văn bản."))],
    person: _Person,
    template: Annotated[
        str, typer.Option(metavar="ID", help=N_("Mẫu tổ chức bộ máy."))
    ] = "organizing-committee",
    training: Annotated[
        bool, typer.Option("--training", help=N_("Cơ quan tập huấn, ghi rõ trên mọi văn bản."))
    ] = False,
) -> None:
    """Found an agency."""
    session = session_of(ctx)
    plan = AgencyPlan(
        name=name, parent=parent, place=place, founder=person, template=template, training=training
    )
    fresh = session.program.found(folder, plan, session.passphrase(new=True))
    with session.opened(fresh) as desk:
        identity = desk.book.identity
        data = {
            "workspace": str(folder),
            "net": identity.net,
            "agency": identity.agency,
            "person": identity.person,
            "training": identity.training,
            "recovery_code": fresh.recovery_code,
        }
    session.screen.answer(
        data,
        [
            _("Đã lập cơ quan “{name}” tại {path}.").format(name=identity.agency, path=folder),
            *_recovery(fresh.recovery_code),
        ],
    )


def _recovery(code: str) -> list[str]:
    return [
        _("Mã khôi phục (chỉ hiện một lần, in ra và cất giữ): {code}").format(code=code),
    ]


def invite(
    ctx: typer.Context,
    unit: Annotated[str, typer.Option(metavar="CODE", help=N_("Mã đơn vị của người được mời."))],
    role: Annotated[
        str,
        typer.Option(
            metavar="ROLE",
            help=N_("Vai trò: staff, clerk, deputy, head, officer, chief, leader, admin."),
        ),
    ],
    person: _Person,
    out: Annotated[Path, typer.Option(metavar="FILE", help=N_("Tệp thư mời sẽ ghi."))],
    may_file: Annotated[
        bool, typer.Option("--may-file", help=N_("Người soạn được ký gửi thay trưởng phòng."))
    ] = False,
) -> None:
    """Make an invitation."""
    session = session_of(ctx)
    with session.desk() as desk:
        issued = desk.joining.invite(person=person, unit=unit, role=role, may_file=may_file)
        session.write(out, issued.data)
    session.screen.answer(
        {"code": issued.code, "expires": iso(issued.expires_at)},
        [
            _("Đã ghi thư mời {path}.").format(path=out),
            _("Mã mời, báo bằng lời hoặc trên giấy: {code}").format(code=issued.code),
        ],
    )


def join(
    ctx: typer.Context,
    invitation: Annotated[Path, typer.Argument(metavar="FILE", help=N_("Tệp thư mời."))],
    into: Annotated[Path, typer.Option(metavar="DIR", help=N_("Thư mục hồ sơ mới."))],
    code: Annotated[str, typer.Option(metavar="CODE", help=N_("Mã mời."))],
    out: Annotated[Path, typer.Option(metavar="REQUEST", help=N_("Tệp yêu cầu sẽ ghi."))],
) -> None:
    """Join an agency."""
    session = session_of(ctx)
    data = session.read(invitation)
    fresh, request = session.program.join(into, data, code, session.passphrase(new=True))
    with session.opened(fresh) as desk:
        session.write(out, request)
        identity = desk.book.identity
        with desk.book.looking() as look:
            invited = identity.invited
            unit = "" if invited is None else invited.unit
            known = look.directory.units.get(unit)
    answer = {
        "workspace": str(into),
        "agency": identity.agency,
        "person": identity.name,
        "unit": "" if known is None else known.code,
        "role": "" if invited is None else invited.role,
        "fingerprint": identity.keys.public.fingerprint,
        "recovery_code": fresh.recovery_code,
    }
    session.screen.answer(
        answer,
        [
            _("Đã lập hồ sơ của {person} tại {path}.").format(person=identity.name, path=into),
            _("Gửi tệp {path} cho Văn phòng để được duyệt; soạn và gửi được ngay.").format(
                path=out
            ),
            _("Dấu vân tay khóa, để đối chiếu: {fingerprint}").format(**answer),
            *_recovery(fresh.recovery_code),
        ],
    )


def approve(
    ctx: typer.Context,
    request: Annotated[
        str,
        typer.Argument(
            metavar="REQUEST", help=N_("Tệp yêu cầu, hoặc dấu vân tay trong agency status.")
        ),
    ],
) -> None:
    """Certify the key of somebody who joined."""
    session = session_of(ctx)
    with session.desk() as desk:
        waiting = {one.fingerprint: one.key for one in desk.joining.requests()}
        if request in waiting:
            with desk.book.looking() as look:
                data = next(
                    one.body
                    for one in look.transaction.local.join_requests()
                    if one.key == waiting[request]
                )
        else:
            data = session.read(Path(request))
        joiner = desk.joining.approve(data)
    session.screen.answer(
        {
            "person": joiner.name,
            "unit": joiner.unit,
            "role": joiner.role,
            "fingerprint": joiner.fingerprint,
            "state": joiner.state,
        },
        [
            _("Đã duyệt {person}, {unit}. Dấu vân tay khóa: {fingerprint}").format(
                person=joiner.name, unit=joiner.unit, fingerprint=joiner.fingerprint
            )
        ],
    )


def status(ctx: typer.Context) -> None:
    """Say where the agency stands."""
    session = session_of(ctx)
    data = _status(session)
    session.screen.answer(
        data,
        [
            f"{data['name']} · {data['person']} · {', '.join(map(_role, data['roles']))}",
            _("Tháng đã mở: {months}").format(months=", ".join(data["periods"]) or "–"),
            *(
                _("Chờ duyệt: {person}, {unit} · {fingerprint}").format(**one)
                for one in data["waiting"]
            ),
        ],
    )


def _role(held: str) -> str:
    """Say a role, with the code of its unit where it has one."""
    role, _colon, unit = held.partition(":")
    return f"{role_words(role)} ({unit})" if unit else role_words(role)


def _status(session: Session) -> dict[str, Any]:
    with session.desk(read_only=True) as desk:
        periods = [str(period) for period in desk.periods.known()]
        waiting = [one for one in desk.joining.requests() if one.state == "waiting"]
        with desk.book.looking() as look:
            identity, directory = look.identity, look.directory
            return {
                "name": identity.agency,
                "net": identity.net,
                "training": identity.training,
                "person": identity.name,
                "approved": identity.keys.public.key_id in look.authority.keys
                and identity.invited is None,
                "roles": sorted(
                    role if not unit else f"{role}:{directory.units[unit].code}"
                    for role, unit in look.roles()
                    if not unit or unit in directory.units
                ),
                "desk": look.authority.desk == identity.writer,
                "units": [
                    {"code": unit.code, "name": unit.name}
                    for unit in directory.units_on(look.today)
                ],
                "people": sum(one.left_on is None for one in directory.people.values()),
                "waiting": [
                    {
                        "person": one.name,
                        "unit": one.unit,
                        "role": one.role,
                        "fingerprint": one.fingerprint,
                        "received_at": iso(one.received_at),
                    }
                    for one in waiting
                ],
                "periods": periods,
            }
