"""Commands that speak the language of the screen: help texts and their headings."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.i18n.translation import N_, _

COMMON = N_(
    "Tùy chọn chung, đặt ở đâu cũng được: --workspace DIR · --json · --lang vi|en · "
    "--passphrase-file FILE."
)
# What the library writes, and what stands there instead.
_HEADINGS = (
    ("Usage: ", N_("Cách dùng: ")),
    ("\nArguments:", N_("\nĐối số:")),
    ("\nOptions:", N_("\nTùy chọn:")),
    ("\nCommands:", N_("\nLệnh:")),
    ("Show this message and exit.", N_("Hiện hướng dẫn này.")),
    ("[required]", N_("[bắt buộc]")),
    ("[OPTIONS]", N_("[TÙY CHỌN]")),
    ("COMMAND [ARGS]...", N_("LỆNH [ĐỐI SỐ]...")),
)


def translated_help(text: str) -> str:
    """Return a help page with the headings of the screen's language."""
    for theirs, ours in _HEADINGS:
        text = text.replace(theirs, _(ours))
    return text


def _translate(command: Any) -> None:
    command.help = _(command.help) if command.help else command.help
    command.epilog = _(COMMON)
    for parameter in command.params:
        words = getattr(parameter, "help", None)
        if words:
            parameter.help = _(words)


class Command(TyperCommand):
    """One command."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _translate(self)

    @override
    def get_help(self, ctx: Any) -> str:
        return translated_help(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands, listed in the order in which they are used."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _translate(self)

    @override
    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        found = super().get_command(ctx, cmd_name)
        if found is None:
            known = ", ".join(self.list_commands(ctx))
            raise UseError(
                "usage_command_unknown", command=ctx.command_path, name=cmd_name, known=known
            )
        return found

    @override
    def get_help(self, ctx: Any) -> str:
        return translated_help(super().get_help(ctx))


def group(name: str, words: str) -> typer.Typer:
    """Make an empty group."""
    return typer.Typer(
        name=name, cls=Group, help=words, no_args_is_help=True, rich_markup_mode=None
    )
