"""Things that no module may do, or only the one that does it right for all."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch

import pytest
from tests.architecture.sources import (
    dotted,
    imported_modules,
    imported_names,
    inside,
    modules,
    tree,
)

Search = Callable[[ast.Module], Iterator[str]]


@dataclass(frozen=True)
class Rule:
    name: str
    search: Search
    # Patterns below src/workreport: where it is right, and where the rule looks at all.
    allowed: tuple[str, ...] = ()
    only: tuple[str, ...] = ("*",)


def imports(*names: str) -> Search:
    def search(syntax: ast.Module) -> Iterator[str]:
        for found in imported_modules(syntax):
            if any(found == name or found.startswith(f"{name}.") for name in names):
                yield found

    return search


def calls(*patterns: str) -> Search:
    def search(syntax: ast.Module) -> Iterator[str]:
        names = imported_names(syntax)
        for node in ast.walk(syntax):
            if isinstance(node, ast.Call):
                target = dotted(node.func, names)
                if any(fnmatch(target, pattern) for pattern in patterns):
                    yield f"{target}() in line {node.lineno}"

    return search


def keyword(name: str, value: object) -> Search:
    def search(syntax: ast.Module) -> Iterator[str]:
        for node in ast.walk(syntax):
            if (
                isinstance(node, ast.keyword)
                and node.arg == name
                and isinstance(node.value, ast.Constant)
                and node.value.value is value
            ):
                yield f"{name}={value} in line {node.value.lineno}"

    return search


def _mode(call: ast.Call, position: int) -> str:
    values = [item.value for item in call.keywords if item.arg == "mode"]
    values += call.args[position : position + 1]
    return next((str(v.value) for v in values if isinstance(v, ast.Constant)), "r")


def opens_for_writing(syntax: ast.Module) -> Iterator[str]:
    names = imported_names(syntax)
    for node in ast.walk(syntax):
        if not isinstance(node, ast.Call):
            continue
        target = dotted(node.func, names)
        if target in {"open", "io.open", "os.fdopen"}:
            mode = _mode(node, 1)
        elif target.endswith(".open") and isinstance(node.func, ast.Attribute):
            mode = _mode(node, 0)
        else:
            continue
        if len(mode) <= 3 and set(mode) & set("wax+"):
            yield f"{target}(…, {mode!r}) in line {node.lineno}"


def formatted_sql(syntax: ast.Module) -> Iterator[str]:
    names = imported_names(syntax)
    for node in ast.walk(syntax):
        if (
            isinstance(node, ast.Call)
            and dotted(node.func, names) in {"sqlalchemy.text", "sqlalchemy.sql.text"}
            and not isinstance(node.args[0], ast.Constant)
        ):
            yield f"text() of a composed string in line {node.lineno}"


CRYPTO = ("domain/*", "ledger/*", "storage/*", "exchange/*", "system/*")
CLOCK = ("system/clock.py",)
DURABLE = ("system/durable_files.py",)
CONNECTIONS = ("storage/engine.py", "storage/cipher.py")

RULES = (
    Rule(
        "code in data",
        imports("pickle", "shelve", "marshal", "dill", "jsonpickle"),
    ),
    Rule(
        "XML parsers that follow entities",
        imports("xml.etree", "xml.dom", "xml.sax.expatreader", "xml.sax.make_parser", "lxml"),
    ),
    Rule("code in text", calls("eval", "exec", "compile", "yaml.load", "builtins.*")),
    Rule("a shell", calls("os.system", "os.popen", "subprocess.getoutput")),
    Rule("a shell by keyword", keyword("shell", True)),
    Rule("certificates unchecked", keyword("verify", False)),
    Rule(
        "a socket",
        imports(
            "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "telnetlib",
            "httpx", "requests", "urllib3", "aiohttp", "PySide6.QtWebSockets",
            "PySide6.QtNetwork.QNetworkAccessManager", "PySide6.QtNetwork.QTcpSocket",
            "PySide6.QtNetwork.QTcpServer", "PySide6.QtNetwork.QUdpSocket",
            "PySide6.QtNetwork.QSslSocket",
        ),
    ),
    Rule("guessable chance", imports("random"), only=CRYPTO),
    Rule(
        "a clock of its own",
        calls(
            "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today",
            "datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime",
            "*QDateTime.currentDateTime*", "*QDate.currentDate", "*QTime.currentTime",
        ),
        CLOCK,
    ),
    # A backup is a database, too large for memory; it is copied to a new name and flushed.
    Rule("a file written in place", opens_for_writing, (*DURABLE, "storage/backup.py")),
    Rule("a file written in place by path", calls("*.write_text", "*.write_bytes"), DURABLE),
    Rule("SQL made of strings", formatted_sql),
    Rule(
        "a database opened past the key and the pragmas",
        calls("sqlite3.connect", "sqlcipher3.*.connect", "sqlcipher3.connect"),
        CONNECTIONS,
    ),
    Rule("archives unpacked as they say", calls("*.extractall", "*.unpack_archive")),
    # Its wrapper outlives it, and the next object at that address is taken for it.
    Rule("an item of a layout asked for", calls("*.itemAt", "*.itemAtPosition")),
    Rule(
        "labels that may read text as markup",
        calls("PySide6.QtWidgets.QLabel"),
        ("ui/widgets/*",),
    ),
)  # fmt: skip


def _found(rule: Rule) -> list[str]:
    return [
        f"{path}: {what}"
        for module in modules()
        if any(fnmatch(path := inside(module), pattern) for pattern in rule.only)
        and not any(fnmatch(path, pattern) for pattern in rule.allowed)
        for what in rule.search(tree(module))
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name.replace(" ", "_"))
def test_nobody_uses(rule: Rule) -> None:
    assert not _found(rule)


def test_only_one_module_turns_text_into_paragraphs_of_pdf() -> None:
    # Text from people must be escaped, and one place that does it can be checked.
    search = calls("reportlab.platypus.Paragraph", "reportlab.platypus.paragraph.Paragraph")
    users = [inside(module) for module in modules() if any(search(tree(module)))]
    assert len(users) <= 1, users


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("code in data", "import pickle"),
        ("XML parsers that follow entities", "from xml.etree import ElementTree"),
        ("code in text", "eval('1')"),
        ("a shell", "import os\nos.system('ls')"),
        ("a shell by keyword", "run('ls', shell=True)"),
        ("certificates unchecked", "get('x', verify=False)"),
        ("a socket", "from urllib.request import urlopen"),
        ("guessable chance", "from random import choice"),
        ("a clock of its own", "from datetime import datetime as d\nd.now()"),
        ("a clock of its own", "import time\ntime.time()"),
        ("a file written in place", "open('x', 'w')"),
        ("a file written in place", "from pathlib import Path\nPath('x').open(mode='ab')"),
        ("a file written in place by path", "target.write_text('x')"),
        ("SQL made of strings", "from sqlalchemy import text\ntext(f'select {x}')"),
        (
            "a database opened past the key and the pragmas",
            "from sqlcipher3 import dbapi2\ndbapi2.connect('x')",
        ),
        ("archives unpacked as they say", "archive.extractall(x)"),
        (
            "labels that may read text as markup",
            "from PySide6.QtWidgets import QLabel\nQLabel('x')",
        ),
    ],
)
def test_each_rule_sees_what_it_forbids(rule: str, code: str) -> None:
    search = next(known.search for known in RULES if known.name == rule)
    assert list(search(ast.parse(code)))
