"""The whole rehearsal: founded, lived through, left in the middle of November."""

import json
from datetime import datetime, time
from pathlib import Path

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.services.ports.program import Program
from workreport.services.training.agency import (
    DemoOptions,
    first_hour,
    found_agency,
    open_desks,
    require_empty,
)
from workreport.services.training.living import live_month
from workreport.services.training.midflow import live_into_november
from workreport.services.training.stage import OFFICE_DESK, Say, Stage
from workreport.services.training.texts import Dice, load

MARK = "training.json"
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
    given = program.environment.get(PASSPHRASE_VARIABLE, "")
    _mark(program, folder, options)
    first = options.first_month.first_day
    rehearsal = program.rehearsal(datetime.combine(first, time(7), AGENCY_ZONE))
    stage = Stage(
        rehearsal.program, rehearsal.clock, folder, given or PASSPHRASE,
        load(program.resources), Dice(options.seed), say,
    )
    try:
        _live(stage, options)
    finally:
        stage.close()
    return folder / "workspaces" / OFFICE_DESK


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
    open_desks(stage)
    for number in range(options.months):
        live_month(stage, period, number)
        period = period.next
    live_into_november(stage, Period(2026, 11))


__all__ = ["PASSPHRASE", "DemoOptions", "run_demo", "_"]
