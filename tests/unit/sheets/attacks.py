"""Attacks the reading of workbooks with spoilt and hostile files; runs as a script of its own.

``python tests/unit/sheets/attacks.py COUNT SEED [spoilt]`` reads COUNT spoilt files, and those
built to harm before them, inside the limits of the reading process; it prints what became of them.
"""

import itertools
import json
import os
import random
import re
import resource
import select
import sys
import time
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[3]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.unit.sheets.books import compound, delimited, ods, xls, xlsx  # noqa: E402

from workreport.domain.errors import CodedError  # noqa: E402
from workreport.domain.period import Period  # noqa: E402
from workreport.services.ports.sheets import UnitName  # noqa: E402
from workreport.sheets import child, process  # noqa: E402
from workreport.sheets.archive import check_archive  # noqa: E402
from workreport.sheets.reader import read_plan  # noqa: E402

ROWS = [["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
        *([n, f"Nhiệm vụ số {n}", "VP", "20/11/2026"] for n in range(1, 30))]  # fmt: skip
UNITS = (UnitName("vp", "VP", "Văn phòng"),)
SEEDS = (
    ("a.xlsx", xlsx(ROWS)), ("a.ods", ods({"A": ROWS})), ("a.xls", xls(ROWS)),
    ("a.csv", delimited(ROWS)), ("a.csv", delimited(ROWS, "\t", "utf-16")),
)  # fmt: skip
_NUMBER = re.compile(rb"\d+")
_HUGE = (b"1048576", b"16384", b"4294967295", b"-1", b"99999999999999999999", b"1e308", b"0")


def flipped(rng, data):
    spoilt = bytearray(data)
    for _ in range(rng.randint(1, 40)):
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def cut(rng, data):
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.randint(1, 400))
    middle = rng.choice([b"", rng.randbytes(rng.randint(1, 200)), data[start:end] * 3])
    return data[:start] + middle + data[end:]


def members(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts):
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def swapped(rng, data):
    if not data.startswith(b"PK"):
        return flipped(rng, data)
    parts = members(data)
    one, other = rng.sample(sorted(parts), 2)
    action = rng.randrange(3)
    if action == 0:
        parts[one], parts[other] = parts[other], parts[one]
    elif action == 1:
        del parts[one]
    else:
        parts[one] = flipped(rng, parts[one] or b" ")
    return packed(parts)


def renumbered(rng, data):
    if not data.startswith(b"PK"):
        return _NUMBER.sub(lambda m: rng.choice([m[0], m[0], rng.choice(_HUGE)]), data)
    parts = members(data)
    name = rng.choice([name for name in parts if name.endswith(".xml")])
    parts[name] = _NUMBER.sub(
        lambda m: rng.choice(_HUGE) if rng.random() < 0.05 else m[0], parts[name]
    )
    return packed(parts)


def repeated(rng, data):
    """Repeat a tag of a part many times, or nest it."""
    if not data.startswith(b"PK"):
        return data * rng.randint(2, 50)
    parts = members(data)
    name = rng.choice([name for name in parts if name.endswith(".xml")])
    found = rng.choice(re.findall(rb"<[a-zA-Z:]+[^<>]*>", parts[name]) or [b"<a>"])
    times = rng.choice([10, 1000, 100_000])
    parts[name] = parts[name].replace(found, found * times, 1)
    return packed(parts)


SPOIL = (flipped, cut, swapped, renumbered, repeated)


def with_sheet(change):
    parts = members(SEEDS[0][1])
    name = "xl/worksheets/sheet1.xml"
    parts[name] = change(parts[name])
    return packed(parts)


def hostile():
    """Yield files built to harm: each is named for what it tries."""
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>z</t></is></c></row>'
    end = b"</sheetData>"
    merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n + 900) for n in range(1, 60_000))
    yield "far cell", "a.xlsx", with_sheet(lambda s: s.replace(end, far + end))
    yield (
        "dimension",
        "a.xlsx",
        with_sheet(
            lambda s: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', s)
        ),
    )
    yield (
        "merges",
        "a.xlsx",
        with_sheet(lambda s: s.replace(end, end + b"<mergeCells>" + merges + b"</mergeCells>")),
    )
    yield (
        "merge of all",
        "a.xlsx",
        with_sheet(
            lambda s: s.replace(
                end, end + b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            )
        ),
    )
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><f>A1+1</f></c></row>' % (n, n) for n in range(40, 60_000)
    )
    yield "formulas", "a.xlsx", with_sheet(lambda s: s.replace(end, rows + end))
    yield "open cells", "a.xlsx", with_sheet(lambda s: s.replace(end, b'<c r="A1"><f>' * 200_000))
    strings = b"".join(b"<si><t>%d %x</t></si>" % (n, n * 2654435761 % 2**32) for n in range(10**6))
    parts = members(SEEDS[0][1])
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(
        b"</sst>", strings + b"</sst>"
    )
    yield "a million strings", "a.xlsx", packed(parts)
    parts = members(SEEDS[0][1])
    styles = b"".join(b'<xf numFmtId="%d" fontId="%d"/>' % (n, n) for n in range(400_000))
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"</cellXfs>", styles + b"</cellXfs>")
    yield "styles", "a.xlsx", packed(parts)
    parts = members(SEEDS[0][1])
    parts["xl/styles.xml"] = b"<a>" * 300_000
    yield "deep styles", "a.xlsx", packed(parts)
    yield "ods repeated", "a.ods", _ods(b'table:number-columns-repeated="16384" ', b"")
    yield "ods rows repeated", "a.ods", _ods(b"", b' table:number-rows-repeated="1048576"')
    yield (
        "ods both",
        "a.ods",
        _ods(b'table:number-columns-repeated="16384" ', b' table:number-rows-repeated="1048576"'),
    )
    yield "separators", "a.csv", b"a;b\n" + b";" * 20_000_000
    yield "quotes", "a.csv", b'"' * 5_000_001
    yield "one long cell", "a.csv", b"STT;" + b"a" * 8_000_000
    yield (
        "short rows",
        "a.csv",
        "\n".join(f"Nội dung {n};Đơn vị {n};Thời hạn {n}" for n in range(60_000)).encode(),
    )
    yield "dde in text", "a.csv", delimited([*ROWS, [30, "=cmd|'/c calc'!A0", "VP", ""]])
    header = bytearray(xls(ROWS))
    header[512 * 8 : 512 * 9] = b"\0\0\0\0" * 128
    yield "circle of sectors", "a.xls", bytes(header)
    yield "no streams", "a.xls", compound({"Workbook": b""})


def _ods(cell, row):
    parts = members(SEEDS[1][1])
    content = parts["content.xml"].replace(b"<table:table-cell ", b"<table:table-cell " + cell)
    parts["content.xml"] = content.replace(b"<table:table-row>", b"<table:table-row" + row + b">")
    return packed(parts)


def spoilt_files(count, seed):
    """Yield as many spoilt files, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - the same files again, not a secret
    for _ in range(count):
        name, data = rng.choice(SEEDS)
        spoil = rng.choice(SPOIL)
        yield spoil.__name__, name, spoil(rng, data)


def outcome(name, data, read=child.read_workbook):
    """Return the code a file ends with, or how many rows were read of it."""
    try:
        check_archive(data, name)
        grids = process.understand(read(data), name)
        return len(read_plan(grids, Period(2026, 11), UNITS, name).rows)
    except CodedError as error:
        return error.code


def in_a_process(data):
    """Read like the reading process: inside its limits, in a process that may die of it."""
    receive, send = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(receive)
        child._keep_quiet()
        child._limit_resources()
        said = child.read_workbook(data)
        with os.fdopen(send, "wb") as pipe:
            pipe.write(said)
        os._exit(0)
    os.close(send)
    said = bytearray()
    ends_at = time.monotonic() + process.WALL_SECONDS
    while select.select([receive], [], [], max(0, ends_at - time.monotonic()))[0]:
        chunk = os.read(receive, 1 << 20)
        if not chunk:
            break
        said += chunk
    os.close(receive)
    if time.monotonic() > ends_at:
        os.kill(pid, 9)
    status = os.waitpid(pid, 0)[1]
    if not said:
        code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        raise process._cause_of_death(code, "a")
    return bytes(said)


def main(count, seed, with_hostile):
    ended = Counter()
    slowest = (0.0, "")
    built = {}
    built_to_harm = hostile() if with_hostile else ()
    for kind, name, data in itertools.chain(built_to_harm, spoilt_files(count, seed)):
        began = time.monotonic()
        code = outcome(name, data, in_a_process)
        slowest = max(slowest, (time.monotonic() - began, f"{kind} {name}"))
        ended["read" if isinstance(code, int) else code] += 1
        if kind in HOSTILE:
            built[kind] = (code, round(time.monotonic() - began, 1))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {"files": sum(ended.values()), "ended": ended, "slowest": slowest, "memory": memory,
            "own_memory": own, "hostile": built}  # fmt: skip
    print(json.dumps(told, ensure_ascii=False, indent=1))  # noqa: T201 - it is a script


HOSTILE = ("far cell", "dimension", "merges", "merge of all", "formulas", "open cells",
           "a million strings", "styles", "deep styles", "ods repeated", "ods rows repeated",
           "ods both", "separators", "quotes", "one long cell", "short rows", "dde in text",
           "circle of sectors", "no streams")  # fmt: skip

if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), "spoilt" not in sys.argv)
