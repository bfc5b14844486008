"""The command line, the second front end: ``build`` makes it from the program."""

from collections.abc import Callable, Sequence

from workreport.services.ports.program import Program


def build(program: Program) -> Callable[[list[str]], int]:
    """Return the command line of a program: it takes arguments and gives an exit code."""
    from workreport.cli.application import CommandLine  # noqa: PLC0415 - the desktop needs none of it

    return CommandLine(program)


def wants_desktop(argv: Sequence[str]) -> bool:
    """Tell whether nothing but common options was given: then the desktop opens."""
    from workreport.cli.options import nothing_asked  # noqa: PLC0415 - as above

    return nothing_asked(argv)
