"""``demo``: a training agency that has lived through whole months, ready to be looked at."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from workreport.cli.session import session_of
from workreport.cli.wording import Command
from workreport.i18n.translation import N_, _
from workreport.services.training.agency import PEOPLE, UNITS, DemoOptions
from workreport.services.training.demo import (
    PASSPHRASE_VARIABLE,
    passphrase_of,
    run_demo,
    where_things_are,
)

FOLDER = Path("demo")


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command("demo", cls=Command, help=N_("Lập cơ quan tập huấn với dữ liệu mẫu để dùng thử."))(
        demo
    )


def demo(  # noqa: PLR0913, PLR0917 - one parameter for each option
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help=N_("Thư mục mới hoặc trống; mặc định: demo."))
    ] = FOLDER,
    units: Annotated[int, typer.Option(metavar="N", help=N_("Số đơn vị gửi báo cáo."))] = UNITS,
    people: Annotated[int, typer.Option(metavar="N", help=N_("Số cán bộ."))] = PEOPLE,
    months: Annotated[
        int, typer.Option(metavar="N", help=N_("Số tháng đã khóa, tháng cuối là 2026-10."))
    ] = 2,
    seed: Annotated[
        int, typer.Option(metavar="S", help=N_("Cùng một số cho cùng một nội dung."))
    ] = 1,
    no_window: Annotated[
        bool, typer.Option("--no-window", help=N_("Làm xong không mở cửa sổ."))
    ] = False,
) -> None:
    """Make a training agency and open the desktop on it."""
    session = session_of(ctx)
    screen, program = session.screen, session.program
    began = monotonic()
    options = DemoOptions(units=units, people=people, months=months, seed=seed)
    say = screen.progress if screen.as_json else _say
    office = run_demo(program, folder, options, say)
    seconds = round(monotonic() - began, 2)
    screen.answer(
        {
            "folder": str(folder),
            "workspaces": {
                place.name: str(place) for place in sorted((folder / "workspaces").iterdir())
            },
            "exchange": str(folder / "exchange"),
            "papers": str(folder / "papers"),
            "seconds": seconds,
        },
        [
            _("Xong trong {seconds} giây.").format(seconds=f"{seconds:.1f}".replace(".", ",")),
            *where_things_are(folder, passphrase_of(program)),
        ],
    )
    if not no_window and not screen.as_json and has_screen(program.environment):
        _open_window(office, passphrase_of(program), program.environment)


def has_screen(environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform != "linux":
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _say(line: str) -> None:
    print(line, flush=True)


def _open_window(workspace: Path, passphrase: str, environment: Mapping[str, str]) -> None:
    """Start the program anew, as a person would: the window needs a process without a past."""
    frozen = getattr(sys, "frozen", False)
    start = [sys.executable] if frozen else [sys.executable, "-m", "workreport"]
    subprocess.run(  # noqa: S603 - our own program
        [*start, "--workspace", os.fspath(workspace)],
        env={**environment, PASSPHRASE_VARIABLE: passphrase},
        check=False,
    )
