"""The whole rehearsal: founded, lived through, left in the middle of November."""

import json
from datetime import datetime, time
from pathlib import Path

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.services.ports.program import Program
from workreport.services.training.agency import (
    LAST_WHOLE_MONTH,
    DemoOptions,
    first_hour,
    found_agency,
    open_desks,
    require_empty,
)
from workreport.services.training.bulk import History, fill_history
from workreport.services.training.living import live_month
from workreport.services.training.midflow import live_into_november
from workreport.services.training.stage import OFFICE_DESK, Say, Stage
from workreport.services.training.texts import Dice, load

__all__ = ["PASSPHRASE", "PASSPHRASE_VARIABLE", "DemoOptions", "passphrase_of", "run_demo"]
__all__ += ["where_things_are"]

MARK = "training.json"
LIVED_AT_MOST = 4  # months; of a longer life the older ones are entered as history
LIVED_AFTER_HISTORY = 2
PASSPHRASE = "tap-huan-2026"  # noqa: S105 - printed; nothing in a training agency is secret
PASSPHRASE_VARIABLE = "WORKREPORT_PASSPHRASE"  # noqa: S105 - a name


def run_demo(program: Program, folder: Path, options: DemoOptions, say: Say) -> Path:
    """Make a training agency in a folder and return the workspace to open first.

    Raises:
        UseError: ``demo_folder_not_empty`` or ``demo_size``.
        WorldError: The folder cannot be written.
    """
    require_empty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _mark(program, folder, options)
    first = options.first_month.first_day
    rehearsal = program.rehearsal(datetime.combine(first, time(7), AGENCY_ZONE))
    stage = Stage(
        rehearsal.program,
        rehearsal.clock,
        folder,
        passphrase_of(program),
        load(program.resources),
        Dice(options.seed),
        say,
    )
    try:
        _live(stage, options)
    finally:
        stage.close()
    return folder / "workspaces" / OFFICE_DESK


def passphrase_of(program: Program) -> str:
    """Return the passphrase of all workspaces: from the environment, else the printed one."""
    return program.environment.get(PASSPHRASE_VARIABLE, "") or PASSPHRASE


def _mark(program: Program, folder: Path, options: DemoOptions) -> None:
    """Say whose folder this is before anything else lies in it."""
    content = {
        "training": True,
        "units": options.units,
        "people": options.people,
        "months": options.months,
        "seed": options.seed,
    }
    program.files.write_new(folder / MARK, json.dumps(content, indent=1).encode())


def _live(stage: Stage, options: DemoOptions) -> None:
    period = options.first_month
    first_hour(stage, period)
    found_agency(stage, options)
    lived = options.months
    if options.months > LIVED_AT_MOST:
        lived = LIVED_AFTER_HISTORY
        period = _fill(stage, period, options.months - lived)
    open_desks(stage)
    for number in range(lived):
        live_month(stage, period, number)
        period = period.next
    live_into_november(stage, LAST_WHOLE_MONTH.next)


def _fill(stage: Stage, period: Period, months: int) -> Period:
    """Let the Office enter the older months as history; returns the month to live first."""
    words = _("Văn phòng nhập {count} tháng cũ vào lịch sử")
    with stage.step(words.format(count=months)):
        calendars = stage.program.calendars
        history = History(period, months)
        fill_history(stage.office, calendars, stage.texts, stage.dice, history)
    following = period.plus(months)
    first_hour(stage, following)
    return following


def where_things_are(folder: Path, passphrase: str) -> list[str]:
    """Say what lies where, and how the desktop is opened on it."""
    places = folder / "workspaces"
    return [
        _("Hồ sơ làm việc: {path} (vp, vp2, lanhdao và mỗi phòng một thư mục)").format(path=places),
        _("Thư mục trao đổi: {path}").format(path=folder / "exchange"),
        _("Văn bản của các tháng đã khóa: {path}").format(path=folder / "papers"),
        _("Mật khẩu của mọi hồ sơ: {passphrase}").format(passphrase=passphrase),
        _("Mở bàn làm việc của Văn phòng: workreport --workspace {path}").format(
            path=places / OFFICE_DESK
        ),
        _("Mở bàn làm việc của một phòng: workreport --workspace {path}").format(
            path=places / "tcd"
        ),
    ]
