"""The same pack by other engines, where they are installed: Typst and WeasyPrint.

Neither is a dependency. They get the same words in the same tables, whose heads they repeat, and
the same faces; where a line breaks is theirs to say. The CPU time of whole processes counts.
"""

import importlib
import importlib.util
import os
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

import pypdfium2

from benchmarks.board_pack import pack
from benchmarks.harness import Job, Measured, NotHereError, pairs
from workreport.domain.document import Annex, Document, Paragraph, Table
from workreport.papers.press import OfficialPress
from workreport.system.resources import ShippedResources

_GOAL = 2.0
_WIDTHS = "11mm, 4fr, 1.5fr, 25mm, 20mm, 2fr"
_TYPST_HEAD = """\
#set page("a4", flipped: true, margin: (rest: 20mm, left: 30mm, right: 15mm))
#set text(font: "Liberation Serif", size: 12pt, lang: "vi")
"""
_STYLE = """@page { size: A4 landscape; margin: 20mm 15mm 20mm 30mm }
body { font: 12pt 'Liberation Serif' } table { border-collapse: collapse; width: 100% }
h1 { break-before: page; font-size: 14pt } td, th { border: 0.5pt solid; padding: 1.2mm }"""


def by_typst(_folder: Path) -> Measured:
    """Compare with Typst."""
    return _compared("typst", count=4)


def by_weasyprint(_folder: Path) -> Measured:
    """Compare with WeasyPrint, which takes long."""
    return _compared("weasyprint", count=2)


def _compared(engine: str, count: int) -> Measured:
    """Compare whole processes: one of them keeps what it has set, and would set nothing twice."""
    if importlib.util.find_spec(engine) is None:
        raise NotHereError(engine)
    said = (f"{_run(each)[1]} pages" for each in ("ours", engine))
    note = " and ".join(said)
    return pairs(
        lambda: _run("ours")[0], lambda: _run(engine)[0], count=count, warm_up=0, note=note
    )


def _run(engine: str) -> tuple[float, int]:
    """Let an engine set the pack in a process of its own; return its CPU time and the pages."""
    before = os.times()
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-m", "benchmarks.board_engines", engine],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    after = os.times()
    taken = after.children_user + after.children_system
    return taken - before.children_user - before.children_system, int(done.stdout)


def _set_by(engine: str) -> bytes:
    if engine == "ours":
        return OfficialPress(ShippedResources()).pdf(pack())
    if engine == "typst":
        typst: Any = importlib.import_module(engine)
        fonts = str(ShippedResources().path("fonts"))
        return bytes(typst.compile(_typst(pack()).encode(), font_paths=[fonts]))
    weasyprint: Any = importlib.import_module(engine)
    return bytes(weasyprint.HTML(string=_html(pack())).write_pdf())


def _tables(document: Document) -> list[tuple[Annex, str, Table]]:
    found = []
    for annex in document.annexes:
        texts = [block.text for block in annex.blocks if isinstance(block, Paragraph)]
        tables = [block for block in annex.blocks if isinstance(block, Table)]
        found += [(annex, " ".join(texts), table) for table in tables]
    return found


def _typst(document: Document) -> str:
    parts = [_TYPST_HEAD]
    for annex, text, table in _tables(document):
        heads = ", ".join(f"[*{column.title}*]" for column in table.columns)
        cells = ",\n".join(", ".join(f"[{cell}]" for cell in row) for row in table.rows)
        parts.append(
            f"#pagebreak(weak: true)\n*{annex.label}* {annex.title}\n\n{text}\n"
            f"#table(columns: ({_WIDTHS}), table.header({heads}),\n{cells})\n"
        )
    return "".join(parts)


def _html(document: Document) -> str:
    parts = [f"<html lang=vi><style>{_STYLE}</style>"]
    for annex, text, table in _tables(document):
        heads = "".join(f"<th>{escape(column.title)}" for column in table.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in table.rows
        )
        parts.append(
            f"<h1>{escape(annex.label)} {escape(annex.title)}</h1><p>{escape(text)}</p>"
            f"<table><thead><tr>{heads}</thead><tbody>{rows}</tbody></table>"
        )
    return "".join(parts)


JOBS = (
    Job(
        "pack_typst",
        "the same pack, whole process",
        "Typst, where it is installed",
        _GOAL,
        by_typst,
    ),
    Job(
        "pack_weasyprint",
        "the same pack, whole process",
        "WeasyPrint, where it is installed",
        1.0,
        by_weasyprint,
    ),
)

if __name__ == "__main__":
    print(len(pypdfium2.PdfDocument(_set_by(sys.argv[1]))))
