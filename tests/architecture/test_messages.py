"""Every code that is raised has a sentence, and the sentence finds its values."""

import ast
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter

from tests.architecture.sources import dotted, imported_names, inside, modules, tree

from workreport.i18n.messages import catalogue

BASE = "CodedError"
REASON = "Reason"


@dataclass(frozen=True)
class Use:
    """One place that names a code; ``values`` is None where they cannot be read from the code."""

    where: str
    code: str
    values: frozenset[str] | None
    is_reason: bool


@cache
def coded_classes() -> frozenset[str]:
    """Names of all error classes that carry a code, however far down they inherit."""
    parents = {
        node.name: {dotted(base, {}).rpartition(".")[2] for base in node.bases}
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ClassDef)
    }
    found = {BASE}
    while more := {name for name, bases in parents.items() if bases & found} - found:
        found |= more
    return frozenset(found)


def _literal(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    if first is None:
        first = next((item.value for item in call.keywords if item.arg == "code"), None)
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def _values(call: ast.Call, *, reason: bool) -> frozenset[str] | None:
    if not reason:
        names = [item.arg for item in call.keywords if item.arg != "code"]
        return None if None in names else frozenset(name for name in names if name)
    given = [*call.args[1:], *(item.value for item in call.keywords if item.arg == "values")]
    if not given:
        return frozenset()
    if not isinstance(given[0], ast.Dict):
        return None
    keys = [key.value if isinstance(key, ast.Constant) else None for key in given[0].keys]
    return None if None in keys else frozenset(str(key) for key in keys)


def _calls_in(node: ast.AST, owner: str = "") -> Iterator[tuple[ast.Call, str]]:
    """Every call with the class it stands in."""
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else owner
        if isinstance(child, ast.Call):
            yield child, inner
        yield from _calls_in(child, inner)


@cache
def uses() -> tuple[Use, ...]:
    found = []
    for module in modules():
        names = imported_names(tree(module))
        for call, owner in _calls_in(tree(module)):
            target = dotted(call.func, names).rpartition(".")[2]
            is_super = (
                target == "__init__"
                and isinstance(call.func, ast.Attribute)
                and isinstance(call.func.value, ast.Call)
                and owner in coded_classes() - {BASE}
            )
            if target not in coded_classes() | {REASON} and not is_super:
                continue
            code = _literal(call)
            if code is not None:
                where = f"{inside(module)}:{call.lineno}"
                is_reason = target == REASON
                found.append(Use(where, code, _values(call, reason=is_reason), is_reason))
    return tuple(found)


def _placeholders(text: str) -> set[str]:
    return {
        name.partition(".")[0].partition("[")[0]
        for _literal_text, name, _format, _conversion in Formatter().parse(text)
        if name is not None
    }


def test_the_scan_finds_what_is_raised() -> None:
    assert "period_malformed" in {use.code for use in uses()}


def test_every_code_has_a_sentence() -> None:
    assert not {f"{use.where}: {use.code}" for use in uses() if use.code not in catalogue()}


def test_every_sentence_finds_its_values() -> None:
    missing = []
    for use in uses():
        message = catalogue().get(use.code)
        if message is None or use.values is None:
            continue
        wanted = _placeholders(message.cause) | _placeholders(message.step)
        if lacking := wanted - use.values - {"code"}:
            missing.append(f"{use.where}: {use.code} lacks {sorted(lacking)}")
    assert not missing


def test_sentences_are_calm_and_composed() -> None:
    wrong = [
        code
        for code, message in catalogue().items()
        for text in (message.cause, message.step)
        if "!" in text or "vui lòng" in text.lower() or text != unicodedata.normalize("NFC", text)
    ]
    assert not wrong


def test_an_error_begins_like_a_sentence() -> None:
    wrong = [
        f"{use.where}: {text}"
        for use in uses()
        if not use.is_reason and (message := catalogue().get(use.code))
        for text in filter(None, (message.cause, message.step))
        if not (text[0].isupper() or text[0] in "“{0123456789")
    ]
    assert not wrong
