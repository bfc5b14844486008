"""The files of the project as the architecture tests see them."""

import ast
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "src" / "workreport"


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the program."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree(module: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def inside(module: Path) -> str:
    """The path of a module below the package, with forward slashes."""
    return module.relative_to(PACKAGE).as_posix()


def imported_names(syntax: ast.Module) -> dict[str, str]:
    """Local names that imports bind, with the dotted name each stands for."""
    names: dict[str, str] = {}
    for node in ast.walk(syntax):
        if isinstance(node, ast.Import):
            for alias in node.names:
                bound = alias.asname or alias.name.partition(".")[0]
                names[bound] = alias.name if alias.asname else bound
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def imported_modules(syntax: ast.Module) -> set[str]:
    """Dotted names of everything a module imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(syntax):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def dotted(expression: ast.expr, names: dict[str, str]) -> str:
    """The dotted name of a call's target, with imported names spelled out; empty if it has none."""
    parts: list[str] = []
    while isinstance(expression, ast.Attribute):
        parts.append(expression.attr)
        expression = expression.value
    if not isinstance(expression, ast.Name):
        return ".".join(["", *reversed(parts)]) if parts else ""
    return ".".join([names.get(expression.id, expression.id), *reversed(parts)])
