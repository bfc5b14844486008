"""Makes workbooks as offices hand them in: xlsx, ods, old xls and text files."""

import struct
import zipfile
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

import xlsxwriter

from workreport.sheets.child import read_workbook
from workreport.sheets.process import understand


def grids_of(data, name="tệp.xlsx"):
    return understand(read_workbook(data), name)


def xlsx(sheets, merges=(), hidden_rows=(), hidden_columns=(), hidden_sheets=(), formats=()):
    """Return a workbook; ``formats`` maps (row, column) to a number format."""
    target = BytesIO()
    kinds = dict(formats)
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        made = {form: book.add_format({"num_format": form}) for form in set(kinds.values())}
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items() if isinstance(sheets, dict) else [("Sheet1", sheets)]:
            sheet = book.add_worksheet(name)
            for place, value in _cells(rows):
                form = made.get(kinds.get(place))
                if isinstance(value, date):
                    sheet.write_datetime(*place, value, form or day)
                else:
                    sheet.write(*place, value, form)
            for span in merges:
                sheet.merge_range(*span, rows[span[0]][span[1]])
            for row in hidden_rows:
                sheet.set_row(row, None, None, {"hidden": True})
            for column in hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()
    return target.getvalue()


def _cells(rows):
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value not in {None, ""}:
                yield (number, column), value


def ods(sheets):
    body = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} '
        f'office:version="1.3"><office:body><office:spreadsheet>{body}</office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return target.getvalue()


_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def _ods_row(row):
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value):
    if value in {None, ""}:
        return "<table:table-cell/>"
    kind = f'office:value-type="string"><text:p>{escape(str(value))}</text:p>'
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}">'
    elif isinstance(value, (int, float)):
        kind = f'office:value-type="float" office:value="{value}">'
    return f"<table:table-cell {kind}</table:table-cell>"


def delimited(rows, separator=";", code="utf-8-sig"):
    def cell(value):
        text = (
            f"{value:%d/%m/%Y}" if isinstance(value, date) else str("" if value is None else value)
        )
        return f'"{text}"' if separator in text or "\n" in text else text

    return "\r\n".join(separator.join(map(cell, row)) for row in rows).encode(code)


def xls(rows, name="Sheet1", more=b"", hidden_rows=(), hidden_columns=()):
    """Return a workbook of Excel 97: one sheet of texts and numbers in a compound file."""
    unseen = b"".join(
        _record(0x007D, struct.pack("<HHHHHH", column, column, 2560, 0, 1, 0))
        for column in hidden_columns
    )
    unseen += b"".join(
        _record(0x0208, struct.pack("<HHHHHHI", row, 0, 8, 255, 0, 0, 0x0120))
        for row in hidden_rows
    )
    return compound({"Workbook": _biff(rows, name, unseen)}, more)


def _record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def _wide(text, width):
    return struct.pack("<HB" if width == 2 else "<BB", len(text), 1) + text.encode("utf-16-le")


def _biff(rows, name, unseen=b""):
    cells = b""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", number, column, 0)
            if isinstance(value, str) and value:
                cells += _record(0x0204, place + _wide(value, 2))
            elif isinstance(value, (int, float)):
                cells += _record(0x0203, place + struct.pack("<d", value))
    last = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0)
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += _record(0x0200, last) + unseen + cells + _record(0x000A)
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    start += _record(0x0042, struct.pack("<H", 1200))
    start += _record(0x00E0, struct.pack("<HH", 0, 0) + b"\0" * 16)
    about = _wide(name, 1)
    globals_ = len(start) + 4 + 6 + len(about) + 4
    start += _record(0x0085, struct.pack("<IH", globals_, 0) + about) + _record(0x000A)
    return start + sheet


_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams, more=b""):
    """Return a compound file; every stream is long enough to lie in whole sectors."""
    sectors, fat, entries = [], [], []
    for name, stream in streams.items():
        data = stream.ljust(4096, b"\0")
        chunks = [data[n : n + 512].ljust(512, b"\0") for n in range(0, len(data), 512)]
        entries.append((name, len(sectors), len(data)))
        fat += [len(sectors) + n + 1 for n in range(len(chunks) - 1)] + [_END]
        sectors += chunks
    directory = _entry("Root Entry", 5, _END, 0, 1)
    for name, start, size in entries:
        directory += _entry(name, 2, start, size, _FREE)
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    first = len(sectors)
    chunks = [directory[n : n + 512] for n in range(0, len(directory), 512)]
    fat += [first + n + 1 for n in range(len(chunks) - 1)] + [_END]
    sectors += chunks
    fat.append(_FAT)
    table = b"".join(struct.pack("<I", each) for each in fat).ljust(512, b"\xff")
    assert len(table) == 512
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, first, 0, 4096,
                          _END, 0, _END, 0)  # fmt: skip
    header += struct.pack("<I", len(sectors)) + b"\xff" * (108 * 4)
    return header + b"".join(sectors) + table + more


def _entry(name, kind, start, size, child):
    wide = name.encode("utf-16-le") + b"\0\0"
    return (
        wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, _FREE, _FREE, child)
        + b"\0" * 36 + struct.pack("<IQ", start, size)
    )  # fmt: skip
