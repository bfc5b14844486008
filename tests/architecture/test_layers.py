import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import CHECKOUT, PACKAGE, imported_modules, inside, modules, tree

LIMIT = 400
VAGUE_NAMES = {"common", "data", "helper", "helpers", "manager", "misc", "util", "utils"}


def test_every_import_contract_holds() -> None:
    # In a process of its own: it sets logging up anew, which would silence the program's own log.
    program = "from importlinter import cli; raise SystemExit(cli.lint_imports(no_cache=True))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    allowed = sys.stdlib_module_names
    foreign = {
        f"{inside(module)}: {name}"
        for module in modules()
        if module.is_relative_to(PACKAGE / "domain")
        for name in imported_modules(tree(module))
        if name.partition(".")[0] not in allowed and not name.startswith("workreport.domain.")
    }
    assert not foreign


def test_no_module_is_too_long_to_read() -> None:
    folders = [PACKAGE, CHECKOUT / "tools", CHECKOUT / "benchmarks", CHECKOUT / "tests"]
    too_long = {
        str(file.relative_to(CHECKOUT)): length
        for folder in folders
        for file in folder.rglob("*.py")
        if (length := len(file.read_text(encoding="utf-8").splitlines())) > LIMIT
    }
    assert not too_long


def test_every_module_has_a_name_that_says_something() -> None:
    vague = [inside(module) for module in modules() if VAGUE_NAMES & set(Path(module).parts)]
    vague += [inside(module) for module in modules() if module.stem in VAGUE_NAMES]
    assert not vague
