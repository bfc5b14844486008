"""``office``: what speaks against reports, the queue by risk, the check list, the clean rest."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import OwnUnitCode, PeriodText, UnitCode, iso, plain, read_json
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.i18n.check_text import point_text
from workreport.i18n.formats import shown
from workreport.i18n.messages import cause
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _
from workreport.services.check_rules import CheckPoint

if TYPE_CHECKING:
    from workreport.services.check_desk import BatchAccepted
    from workreport.services.check_points import CheckList
    from workreport.services.findings import Finding

_POINT = {"code", "text", "must"}


def add_check(office: typer.Typer) -> None:
    """Put the commands into the group of the Office."""
    command = office.command
    command("queue", cls=Command, help=N_("Báo cáo chờ trả lời, nhiều rủi ro nhất trước."))(queue)
    command("findings", cls=Command, help=N_("Những chỗ cần xem của một báo cáo."))(findings)
    command("accept", cls=Command, help=N_("Chấp nhận báo cáo."))(accept)
    command("tick", cls=Command, help=N_("Ký những mục kiểm tra đã xem của một báo cáo."))(tick)
    command("checklist", cls=Command, help=N_("Mục kiểm tra của Văn phòng; ghi bộ mới từ tệp."))(
        checklist
    )


def queue(ctx: typer.Context, period: PeriodText) -> None:
    """Show the reports that wait, by risk."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk(read_only=True) as desk:
        waiting = desk.checking.queue(month)
    lines = []
    for one in waiting:
        head = f"{one.line.unit.code:<8}"
        lines.append(head if one.holding else f"{head} {_('không vướng mắc')}")
        lines += [f"  – {_words(each)}" for each in one.findings]
    session.screen.answer(
        {
            "period": str(month),
            "queue": [
                {
                    "unit": one.line.unit.code,
                    "clean": one.is_clean,
                    "findings": _shapes(one.findings),
                }
                for one in waiting
            ],
        },
        lines or [_("Không có gì cần kiểm tra")],
    )


def findings(ctx: typer.Context, period: PeriodText, unit: UnitCode) -> None:
    """Show what a check should look at."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk(read_only=True) as desk:
        view = desk.checking.view(month, unit)
    ticked = {code: iso(tick.at) for code, tick in view.ticked.items()}
    session.screen.answer(
        {
            "period": str(month),
            "unit": view.line.unit.code,
            "version": view.version.label,
            "findings": _shapes(view.findings),
            "ticked": ticked,
            "refused": {action.value: reason.code for action, reason in view.refused.items()},
        },
        [f"– {_words(one)}" for one in view.findings] or [_("Không có gì cần xem.")],
    )


def tick(
    ctx: typer.Context,
    period: PeriodText,
    unit: UnitCode,
    point: Annotated[
        list[str], typer.Option("--tick", metavar="CODE", help=N_("Mục đã xem; ghi nhiều lần."))
    ],
) -> None:
    """Sign the points that were looked at."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        codes = _known(point, desk.checking.points())
        desk.checking.tick(month, unit, codes)
    session.screen.answer(
        {"period": str(month), "unit": unit, "ticked": codes},
        [_("Đã ký {count} mục kiểm tra của {unit}.").format(count=len(codes), unit=unit)],
    )


def checklist(
    ctx: typer.Context,
    source: Annotated[
        Path | None,
        typer.Option(
            "--set", metavar="FILE", help=N_("Tệp JSON: points, mỗi mục có code, text và must.")
        ),
    ] = None,
) -> None:
    """Show the check list, or sign another one."""
    session = session_of(ctx)
    with session.desk(read_only=source is None) as desk:
        if source is not None:
            desk.checking.keep_points(_read_points(session.read(source), source))
        found = desk.checking.points()
    session.screen.answer(
        {
            "signed_at": iso(found.signed_at),
            "points": [
                {
                    "code": one.code,
                    "text": point_text(one.code, one.text),
                    "must": one.is_mandatory,
                }
                for one in found.points
            ],
        },
        [
            f"{one.code:<12} {point_text(one.code, one.text)}"
            f"{_(' (bắt buộc)') if one.is_mandatory else ''}"
            for one in found.points
        ],
    )


def accept(  # noqa: PLR0913, PLR0917 - one parameter for each thing an acceptance says
    ctx: typer.Context,
    period: PeriodText,
    unit: OwnUnitCode = "",
    clean: Annotated[
        bool, typer.Option("--clean", help=N_("Chấp nhận mọi báo cáo không vướng mắc."))
    ] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help=N_("Chỉ xem trước, chưa ghi gì; cùng với --clean."))
    ] = False,
    text: Annotated[str, typer.Option(metavar="TEXT", help=N_("Lời nhắn cho phòng."))] = "",
    point: Annotated[
        list[str] | None,
        typer.Option("--tick", metavar="CODE", help=N_("Mục đã xem; ghi nhiều lần.")),
    ] = None,
    objective: Annotated[
        list[str] | None,
        typer.Option(
            "--objective",
            metavar="TASK-ID",
            help=N_("Nhiệm vụ được xác nhận nguyên nhân khách quan; ghi nhiều lần."),
        ),
    ] = None,
    not_objective: Annotated[
        list[str] | None,
        typer.Option(
            "--not-objective",
            metavar="TASK-ID",
            help=N_("Nhiệm vụ không được xác nhận khách quan; ghi nhiều lần."),
        ),
    ] = None,
    at_once: Annotated[
        bool,
        typer.Option("--at-once", help=N_("Gửi ngay, không chờ một phút để còn rút lại được.")),
    ] = False,
) -> None:
    """Accept a report, or every one that nothing speaks against."""
    session, month = session_of(ctx), period_of(period)
    if clean == bool(unit) or (preview and not clean):
        raise UseError("usage_unit_or_clean")
    causes = dict.fromkeys(objective or (), True) | dict.fromkeys(not_objective or (), False)
    with session.whole_desk() as desk:
        if clean:
            act = desk.checking.rehearse_clean if preview else desk.checking.accept_clean
            batch = act(month)
            if at_once and not preview:
                desk.checking.send_at_once()
        else:
            batch = None
            codes = _known(point or (), desk.checking.points()) if point else []
            desk.office.accept(month, unit, text, objective=causes, ticks=codes)
    accepted = [unit] if batch is None else batch.accepted
    left_out = () if batch is None else tuple(_left_out(batch))
    words = _("Sẽ chấp nhận: {units}") if preview else _("Đã chấp nhận: {units}")
    session.screen.answer(
        {
            "period": str(month),
            "accepted": accepted,
            "left_out": list(left_out),
            "preview": preview,
        },
        [
            words.format(units=", ".join(accepted) or "–"),
            *(f"  – {one['unit']}: {one['message']}" for one in left_out),
        ],
    )


def _left_out(batch: "BatchAccepted") -> Iterable[dict[str, object]]:
    for one in batch.left_out:
        yield {"unit": one.unit, "code": one.code, "message": cause(one.code, shown(one.values))}


def _known(codes: Sequence[str], listed: "CheckList") -> list[str]:
    known = {point.code for point in listed.points}
    for code in codes:
        if code not in known:
            raise UseError("check_point_unknown", point=code, known=", ".join(sorted(known)))
    return sorted(set(codes))


def _read_points(data: bytes, source: Path) -> list[CheckPoint]:
    read = read_json(data, str(source)).get("points")
    if not isinstance(read, list) or not all(
        isinstance(one, dict) and one.keys() <= _POINT and isinstance(one.get("text"), str)
        for one in read
    ):
        raise UseError("check_list_malformed", path=source)
    return [
        CheckPoint(str(one.get("code", "")), one["text"], bool(one.get("must", False)))
        for one in read
    ]


def _shapes(found: Iterable["Finding"]) -> list[dict[str, object]]:
    return [
        {
            "code": one.code,
            "place": one.place,
            "places": list(one.places),
            "message": _words(one),
            "explained": one.explained,
            **{name: plain(value) for name, value in one.values.items()},
        }
        for one in found
    ]


def _words(one: "Finding") -> str:
    return reason_text(one.reason, one.values)
