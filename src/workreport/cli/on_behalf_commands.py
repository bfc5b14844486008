"""``report file --on-behalf``: the Office signs what a unit sent on paper, in Word or in Excel."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import Session
from workreport.cli.values import read_day, read_instant
from workreport.domain.errors import UseError
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from datetime import datetime

    from workreport.domain.period import Period

ForUnit = Annotated[
    str, typer.Option("--unit", metavar="CODE", help=N_("Đơn vị được Văn phòng nhập hộ."))
]
OnBehalf = Annotated[
    bool, typer.Option("--on-behalf", help=N_("Văn phòng nhập hộ, kèm bản gốc của đơn vị."))
]
CameAs = Annotated[
    str, typer.Option("--basis", metavar="WAY", help=N_("Cách gửi: paper, word hoặc excel."))
]
Original = Annotated[
    Path | None,
    typer.Option("--source", metavar="FILE", help=N_("Tệp bản gốc, không quá 20 MB.")),
]
CameOn = Annotated[
    str,
    typer.Option(
        "--received", metavar="DAY", help=N_("Ngày, giờ nhận bản gốc; quyết định đúng hạn.")
    ),
]
_DAY = len("2026-11-26")


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed of a report that is entered for a unit."""

    unit: str
    basis: str
    source: Path | None
    received: str
    reason: str


def file_for_unit(session: Session, month: "Period", said: Said) -> None:
    """Sign for a unit and say how late it was."""
    from workreport.services.on_behalf import Came  # noqa: PLC0415 - not for every command

    if not said.unit:
        raise UseError("usage_unit_missing")
    if not said.received:
        raise UseError("usage_received_missing")
    with session.desk() as desk:
        came = Came(
            basis=said.basis,
            received_at=_received(said.received, desk.book.clock.now()),
            source=said.source,
            reason=said.reason,
        )
        done = desk.on_behalf.file(month, said.unit, came)
    session.screen.answer(
        {
            "period": str(month),
            "unit": said.unit,
            "version": done.version,
            "entry": done.entry,
            "entered_by_office": said.basis,
            "verdict": done.verdict,
            "late_days": done.late_days,
        },
        [
            _("Văn phòng đã nhập hộ và ký báo cáo của {unit}, bản {version}.").format(
                unit=said.unit, version=done.version
            ),
            _("Chạy sync để đơn vị thấy; bản sau của đơn vị sẽ thay bản này."),
        ],
    )


def _received(text: str, now: "datetime") -> "datetime":
    from workreport.services.on_behalf import instant_of  # noqa: PLC0415 - as above

    if len(text.strip()) == _DAY:
        return instant_of(read_day(text, "--received"), now)
    return read_instant(text, "--received")
