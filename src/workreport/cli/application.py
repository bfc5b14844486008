"""The command line as a whole: reading the line, running the command, answering for every error."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import typer

from workreport import __version__
from workreport.cli.faults import tell, tell_bug, usage_fault
from workreport.cli.options import split_common, wants_json
from workreport.cli.screen import Screen
from workreport.cli.session import Session, session_of
from workreport.cli.wording import Group
from workreport.domain.errors import CodedError
from workreport.i18n import translation
from workreport.i18n.translation import N_
from workreport.services.ports.program import Program

# Each module has ``add_to(app)``, which puts its commands into the application.
_MODULES = (
    "demo_commands",
    "agency_commands",
    "unit_commands",
    "staff_commands",
    "import_commands",
    "export_commands",
    "period_commands",
    "scheme_commands",
    "score_commands",
    "calendar_commands",
    "report_commands",
    "contribution_commands",
    "draft_commands",
    "person_commands",
    "task_commands",
    "source_commands",
    "office_commands",
    "exchange_commands",
    "paper_commands",
    "layout_commands",
    "register_commands",
    "history_commands",
    "standing_commands",
    "search_commands",
    "care_commands",
)


class CommandLine:
    """Runs one command after the other."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def __call__(self, argv: list[str]) -> int:
        """Run a command and return its exit code."""
        screen = Screen(as_json=wants_json(argv))
        try:
            options, rest = split_common(argv)
        except CodedError as error:
            return tell(screen, error)
        if options.language:
            translation.use_language(options.language)
        session = Session(self._program, options, screen)
        try:
            return _run(rest, session)
        except CodedError as error:
            return tell(screen, error)
        except Exception as error:  # noqa: BLE001 - the last place before the person
            return self._answer_for(error, session)

    @staticmethod
    def _answer_for(error: Exception, session: Session) -> int:
        fault = usage_fault(error)
        if fault is not None:
            return tell(session.screen, fault)
        return tell_bug(session.screen, error, session.current)


def _run(arguments: list[str], session: Session) -> int:
    code = command_of(translation.language_in_use()).main(
        args=arguments, prog_name="workreport", standalone_mode=False, obj=session
    )
    return code if isinstance(code, int) else 0


@cache
def command_of(_language: str) -> Group:
    """Return the whole command with its help in the active language."""
    command = typer.main.get_command(application())
    if not isinstance(command, Group):
        raise TypeError("the application is a group of commands")
    return command


def application() -> typer.Typer:
    """Return the application with all its commands."""
    app = typer.Typer(
        cls=Group,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        no_args_is_help=True,
    )
    app.callback(
        invoke_without_command=True,
        help=N_("Báo cáo công tác tháng của cơ quan. Không ghi lệnh thì mở cửa sổ làm việc."),
    )(_root)
    for name in _MODULES:
        if find_spec(f"workreport.cli.{name}") is not None:
            import_module(f"workreport.cli.{name}").add_to(app)
    return app


def _root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help=N_("Hiện phiên bản của chương trình."))
    ] = False,
) -> None:
    if version:
        session_of(ctx).screen.answer({"version": __version__}, [__version__])
        raise typer.Exit
