"""Every command is described in docs/command-line.md, and helps in the language of the screen."""

from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import CHECKOUT
from tests.integration.cli.line import Line

from workreport.cli.application import command_of


def _commands() -> Iterator[str]:
    root = command_of("vi")
    for name, command in root.commands.items():
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name
        else:
            yield from (f"{name} {each}" for each in inner)


def test_every_command_is_described() -> None:
    text = (CHECKOUT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert not [name for name in _commands() if f"`workreport {name}" not in text]


def test_every_option_is_described() -> None:
    text = (CHECKOUT / "docs" / "command-line.md").read_text(encoding="utf-8")
    root = command_of("vi")
    found = []
    for name in _commands():
        command = root
        for word in name.split():
            command = command.commands[word]
        for parameter in command.params:
            found += [
                f"{name} {option}"
                for option in parameter.opts
                if option.startswith("--") and option != "--help" and option not in text
            ]
    assert not found


def test_every_command_helps(tmp_path: Path) -> None:
    line = Line(tmp_path)
    for name in _commands():
        answer = line.call(*name.split(), "--help")
        assert answer.code == 0
        assert answer.out.startswith(f"Cách dùng: workreport {name}")
    assert "Cách dùng: workreport" in line.call("--help").out
    assert line.call("--version", "--json").data["version"]
