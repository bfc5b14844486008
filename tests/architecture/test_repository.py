"""What must not stand in any file of the repository, and what the locks must hold."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from tests.architecture.sources import CHECKOUT

LOCKS = ("runtime.lock", "dev.lock", "installer.lock")
REQUIREMENTS = CHECKOUT / "requirements"
# Each word is broken, so that this file does not find itself.
PLACES = {
    "a folder of somebody's machine": r"(?<![\w./-])/(?:home|root|tmp|work|Users|opt)/\w",
    "a Windows profile": r"[A-Z]:\\+Users\\+\w",
    "a package index": r"pyp[i]\.org|python[h]osted|arti[f]actory|sona[t]ype|de[v]pi",
    "an index option": r"--(?:extra-)?inde[x]-url|--find-link[s]",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KE[Y]",
}


@cache
def repository_files() -> tuple[Path, ...]:
    """Files that are tracked, or would be."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return tuple(
        file for name in listing.split("\0") if name and (file := CHECKOUT / name).is_file()
    )


@cache
def texts() -> dict[str, str]:
    found: dict[str, str] = {}
    for file in repository_files():
        content = file.read_bytes()
        if b"\0" not in content:
            found[file.relative_to(CHECKOUT).as_posix()] = content.decode("utf-8")
    return found


@cache
def pins(lock: str) -> dict[str, str]:
    """Each requirement of a lock, by name, version and condition, with its whole block."""
    blocks = re.split(r"\n(?=\S)", (REQUIREMENTS / lock).read_text(encoding="utf-8").strip())
    return {block.partition(" \\")[0]: block for block in blocks}


@pytest.mark.parametrize("kind", PLACES)
def test_no_file_names(kind: str) -> None:
    pattern = re.compile(PLACES[kind])
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for name, text in texts().items()
        if name != "LICENSE"
        for match in pattern.finditer(text)
    ]
    assert not found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_library_has_a_version_and_hashes_and_no_address(lock: str) -> None:
    assert pins(lock)
    for requirement, block in pins(lock).items():
        assert re.match(r"[a-z0-9-]+==\S+( ; .+)?$", requirement), requirement
        rest = block.partition("\n")[2].splitlines()
        assert rest, requirement
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line) for line in rest)


def test_the_locks_agree_with_each_other_and_with_the_project() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        re.split(r"[^A-Za-z0-9_-]", line)[0].replace("_", "-").lower()
        for line in project["project"]["dependencies"]
    }
    runtime = {pin.partition("==")[0] for pin in pins("runtime.lock")}
    assert wanted <= runtime
    assert pins("runtime.lock").items() <= pins("dev.lock").items()


def test_qt_is_a_version_that_keeps_none_alive() -> None:
    older_python = "pyside6-essentials==6.11.3 ; python_full_version < '3.12'"
    assert older_python in pins("runtime.lock")


def test_every_text_file_ends_its_lines_like_the_others() -> None:
    assert not [name for name, text in texts().items() if "\r\n" in text]
