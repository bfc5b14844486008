"""Writes tables as xlsx, ods or csv: every text stays a text, every day a day."""

import csv
import re
import zipfile
from datetime import date
from io import BytesIO, StringIO
from xml.sax.saxutils import escape, quoteattr

from workreport.domain.errors import RuleError
from workreport.services.ports.overriding import override
from workreport.services.ports.sheets import SheetContent, SheetValue, SheetWriter

_LONGEST_CELL = 32_767  # of a workbook; beyond it a text would be cut
# Control letters and halves of letters are no text; carriage returns would be read as breaks.
_NO_LETTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_FORMULA_SIGN = re.compile(r"'*[=+\-@\t\r]")
_HEADING_HEIGHT = 34


class WorkbookWriter(SheetWriter):
    """Writes without macros, links or formulas."""

    @override
    def write(self, content: SheetContent, ending: str) -> bytes:
        write = {"xlsx": _xlsx, "ods": _ods, "csv": _csv}[ending]
        return write(content)


def _clean(text: str) -> str:
    return _NO_LETTER.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _fitting(text: str, row: int) -> str:
    clean = _clean(text)
    if len(clean) > _LONGEST_CELL:
        raise RuleError("cell_too_long_for_workbook", row=row, length=len(clean))
    return clean


def _xlsx(content: SheetContent) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - it must not load with the program

    target = BytesIO()
    about = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, about) as book:
        sheet = book.add_worksheet(content.name)
        title = book.add_format({"bold": True, "font_size": 13})
        cell = {"border": 1, "valign": "top", "text_wrap": True}
        heading = book.add_format({**cell, "bold": True, "valign": "vcenter", "align": "center"})
        plain = book.add_format(cell)
        guarded = book.add_format({**cell, "quote_prefix": True})
        day = book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "center"})
        for row, words in enumerate(content.titles):
            sheet.write_string(row, 0, _fitting(words, row + 1), title)
        first = len(content.titles)
        sheet.set_row(first, _HEADING_HEIGHT)
        for column, (words, width) in enumerate(zip(content.headings, content.widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(first, column, words, heading)
        for row, values in enumerate(content.rows, start=first + 1):
            for column, value in enumerate(values):
                if isinstance(value, str) and value:
                    form = guarded if _FORMULA_SIGN.match(value) else plain
                    sheet.write_string(row, column, _fitting(value, row + 1), form)
                elif isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, (int, float)):
                    sheet.write_number(row, column, value, plain)
                else:
                    sheet.write_blank(row, column, None, plain)
        sheet.freeze_panes(first + 1, 2)
        sheet.repeat_rows(first)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return target.getvalue()


def _csv(content: SheetContent) -> bytes:
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for words in content.titles:
        writer.writerow([_guarded(words)])
    writer.writerow(content.headings)
    for values in content.rows:
        writer.writerow([_guarded(_written(value)) for value in values])
    return target.getvalue().encode("utf-8-sig")


def _written(value: SheetValue) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (int, float)):
        return str(value).replace(".", ",")
    return _clean(value or "")


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA_SIGN.match(text) else text


# --- OpenDocument ---------------------------------------------------------------------------------

_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("number", "datastyle"), ("config", "config"),
    )
)  # fmt: skip
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_DAY_STYLE = (
    '<number:date-style style:name="D"><number:day number:style="long"/>'
    "<number:text>/</number:text>"
    '<number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="D"/>'
    '<style:style style:name="head" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:wrap-option="wrap"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="cell" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:wrap-option="wrap"/>'
    "</style:style>"
)


def _ods(content: SheetContent) -> bytes:
    widths = "".join(
        f'<style:style style:name="w{place}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * 0.22:.2f}cm"/></style:style>'
        for place, width in enumerate(content.widths)
    )
    columns = "".join(
        f'<table:table-column table:style-name="w{place}"/>' for place in range(len(content.widths))
    )
    titles = "".join(f"<table:table-row>{_ods_cell(w)}</table:table-row>" for w in content.titles)
    head = "".join(_ods_cell(words, "head") for words in content.headings)
    rows = "".join(
        f"<table:table-row>{''.join(cells)}</table:table-row>"
        for cells in ([_ods_cell(value, "cell") for value in values] for values in content.rows)
    )
    table = (
        f"<table:table table:name={quoteattr(content.name)}>{columns}{titles}"
        f"<table:table-row>{head}</table:table-row>{rows}</table:table>"
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NAMES} '
        f'office:version="1.3"><office:automatic-styles>{_DAY_STYLE}{widths}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{table}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", text)
        archive.writestr("settings.xml", _frozen(content))
    return target.getvalue()


def _ods_cell(value: SheetValue, style: str = "") -> str:
    styled = f' table:style-name="{style}"' if style else ""
    if value is None or value == "":
        return f"<table:table-cell{styled}/>"
    if isinstance(value, date):
        return (
            '<table:table-cell table:style-name="day" office:value-type="date" '
            f'office:date-value="{value.isoformat()}"><text:p>{value:%d/%m/%Y}</text:p>'
            "</table:table-cell>"
        )
    if isinstance(value, (int, float)):
        return (
            f'<table:table-cell{styled} office:value-type="float" office:value="{value}">'
            f"<text:p>{_written(value)}</text:p></table:table-cell>"
        )
    lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in _clean(value).split("\n"))
    return f'<table:table-cell{styled} office:value-type="string">{lines}</table:table-cell>'


def _spaced(line: str) -> str:
    # Readers differ in what they make of the tags for tabs and runs of spaces.
    return escape(" ".join(line.split()))


def _frozen(content: SheetContent) -> str:
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}'
        "</config:config-item>"
        for name, kind, value in (
            ("VerticalSplitMode", "short", 2), ("VerticalSplitPosition", "int", content.head_row),
            ("HorizontalSplitMode", "short", 2), ("HorizontalSplitPosition", "int", 2),
            ("PositionBottom", "int", content.head_row), ("PositionRight", "int", 2),
        )
    )  # fmt: skip
    named = "config:config-item-map-named"
    entry = "config:config-item-map-entry"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-settings {_ODS_NAMES} '
        'office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings">'
        f'<config:config-item-map-indexed config:name="Views"><{entry}><{named} '
        f'config:name="Tables"><{entry} config:name={quoteattr(content.name)}>{items}</{entry}>'
        f"</{named}></{entry}></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )
