"""Hidden rows and columns of an .xls workbook, which the library does not tell.

The file is a compound file: sectors chained by a table. Its stream "Workbook" is a run of records,
each a kind, a length and data; sheets begin where the record of their name says.
"""

import struct
from collections.abc import Iterator, Mapping

from workreport.sheets.part_facts import PartFacts

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_STREAMS = {"Workbook", "Book"}
_LAST_SECTOR = 0xFFFFFFF0  # marks instead of sectors begin here
_HEADER_TABLES = 109
_ENTRY = 128
_SHORT = 4096  # shorter streams lie elsewhere, in pieces; no workbook of an office is so short
_MOST_RECORDS = 2_000_000
_MOST_COLUMNS = 256
_SHEET, _ROW, _COLUMNS, _END = 0x0085, 0x0208, 0x007D, 0x000A
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01


def old_facts(data: bytes) -> Mapping[int, PartFacts]:
    """Return the facts by the place of the sheet; nothing where the file is no sound .xls."""
    if not data.startswith(_COMPOUND):
        return {}
    try:
        stream = _workbook(data)
        return {
            place: _facts(stream, offset)
            for place, offset in enumerate(_sheets(stream))
            if offset is not None
        }
    except (struct.error, ValueError, IndexError):
        return {}


def _workbook(data: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise ValueError("sector size")
    tables = struct.unpack_from(f"<{_HEADER_TABLES}I", data, 76)
    chain: list[int] = []
    for sector in tables:
        if sector < _LAST_SECTOR:
            chain += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    directory = _read(data, chain, size, struct.unpack_from("<I", data, 48)[0])
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        letters = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(0, min(letters, 64) - 2)].decode("utf-16-le", "replace")
        start, length = struct.unpack_from("<II", entry, 116)
        if name in _STREAMS and length >= _SHORT:
            return _read(data, chain, size, start)[:length]
    raise ValueError("no workbook")


def _read(data: bytes, chain: list[int], size: int, sector: int) -> bytes:
    found, seen = [], 0
    while sector < _LAST_SECTOR:
        seen += 1
        if seen > len(chain):
            raise ValueError("a chain that never ends")
        found.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = chain[sector]
    return b"".join(found)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    for _record in range(_MOST_RECORDS):
        if at + 4 > len(stream):
            return
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _END:
            return
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[int | None]:
    """Yield where each sheet begins; nothing for charts and macros."""
    for kind, data in _records(stream, 0):
        if kind == _SHEET:
            offset, _visible, what = struct.unpack_from("<IBB", data)
            yield offset if what == 0 else None


def _facts(stream: bytes, offset: int) -> PartFacts:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, data in _records(stream, offset):
        if kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _ROW_HIDDEN:
            rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", data, 8)[0] & _COLUMN_HIDDEN:
            first, last = struct.unpack_from("<HH", data)
            columns.update(range(first, min(last, _MOST_COLUMNS - 1) + 1))
    return PartFacts(frozenset(rows), frozenset(columns))
