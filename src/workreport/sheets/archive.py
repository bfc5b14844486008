"""The outside of a workbook file, judged before any library opens it (reliability 3.13)."""

import re
import stat
import zipfile
from io import BytesIO
from pathlib import PurePath
from struct import error as StructError  # noqa: N812 - it is an exception
from zlib import error as DeflateError  # noqa: N812 - it is an exception

from workreport.domain.errors import UseError, WorldError

MAX_MEMBERS = 200
MAX_TOTAL = 100 * 2**20
MAX_RATIO = 100
_CHUNK = 256 * 2**10

_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # .xls, but also .doc and encrypted .xlsx
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_MACRO_PARTS = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "Macros"))
_XLS_PARTS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_WORKBOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_XML_ENDINGS = (".xml", ".rels", ".vml")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_ENCRYPTED_FLAG = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What a workbook may carry beside its cells, by the beginning or the ending of the part's name.
_BAGGAGE = (
    ("workbook_macros", ("xl/macrosheets/", "basic/", "scripts/"), ("vbaproject.bin",)),
    (
        "workbook_external_links",
        ("xl/externallinks/", "xl/querytables/", "xl/connections.xml", "xl/model/"),
        (),
    ),
    ("workbook_embedded", ("xl/embeddings/", "xl/activex/"), ()),
)
_ODS_LINKS = re.compile(
    rb"<table:(?:dde-link|table-source|cell-range-source)\b"
    rb"|table:formula=\"[^\"]*(?:file:|https?:|ftp:|\bDDE\()"
)
_ODS_ENCRYPTED = b":encryption-data"
_TEXT_ENDINGS = (".csv", ".txt", ".tsv")
# Which contents an ending promises; other endings promise nothing.
_PROMISED = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xltx": "xlsx", ".xlsb": "xlsb", ".ods": "ods",
    ".xls": "xls", ".csv": "csv", ".txt": "csv", ".tsv": "csv",
}  # fmt: skip
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|table|meta|head)\b", re.IGNORECASE
)
_WEB_ENDINGS = (".xls", ".xlsx", ".htm", ".html", ".mht")
# A damaged archive makes zipfile stumble in all of these ways.
_DAMAGE = (
    zipfile.BadZipFile,
    DeflateError,
    StructError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
)


def is_workbook(data: bytes) -> bool:
    """Tell whether the bytes begin as a workbook does, not as a text."""
    return data.startswith((_ZIP, _COMPOUND))


def check_archive(data: bytes, name: str) -> None:
    """Refuse a file that is no table, one built to harm its reader, or one with more than cells.

    Raises:
        UseError: ``workbook_not_a_spreadsheet``, ``workbook_web_page``, ``workbook_wrong_ending``,
            ``workbook_protected``, ``workbook_macros``, ``workbook_external_links`` or
            ``workbook_embedded``.
        WorldError: ``workbook_unreadable`` or ``workbook_suspicious``.
    """
    if data.startswith(_COMPOUND):
        _check_compound(data, name)
        _check_ending("xls", name)
        return
    if not data.startswith(_ZIP):
        _check_text(data, name)
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_directory(archive.infolist(), name)
            kind = _check_kind(archive, name)
            _check_parts(archive, name)
            _check_baggage(archive, name)
    except _DAMAGE as error:
        raise WorldError("workbook_unreadable", name=name) from error
    _check_ending(kind, name)


def _check_text(data: bytes, name: str) -> None:
    if name.lower().endswith(_WEB_ENDINGS) and _WEB_PAGE.match(data.lstrip(b"\xef\xbb\xbf")):
        raise UseError("workbook_web_page", name=name)
    if not name.lower().endswith(_TEXT_ENDINGS) or not data:
        raise UseError("workbook_not_a_spreadsheet", name=name)


def _check_ending(kind: str, name: str) -> None:
    promised = _PROMISED.get(PurePath(name).suffix.lower(), kind)
    if promised != kind:
        raise UseError("workbook_wrong_ending", name=name, ending=PurePath(name).suffix, kind=kind)


def _check_compound(data: bytes, name: str) -> None:
    if _ENCRYPTED_PART in data:
        raise UseError("workbook_protected", name=name)
    if not any(part in data for part in _XLS_PARTS):
        raise UseError("workbook_not_a_spreadsheet", name=name)
    if any(part in data for part in _MACRO_PARTS):
        raise UseError("workbook_macros", name=name)


def _check_baggage(archive: zipfile.ZipFile, name: str) -> None:
    names = [member.lower() for member in archive.namelist() if not member.endswith("/")]
    for code, beginnings, endings in _BAGGAGE:
        if any(member.startswith(beginnings) or member.endswith(endings) for member in names):
            raise UseError(code, name=name)
    if "content.xml" in names:
        content = archive.read("content.xml")
        if _ODS_LINKS.search(content):
            raise UseError("workbook_external_links", name=name)


def _check_directory(members: list[zipfile.ZipInfo], name: str) -> None:
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise UseError("workbook_protected", name=name)
    names = [member.filename for member in members]
    packed = sum(member.compress_size for member in members)
    total = sum(member.file_size for member in members)
    if (
        len(members) > MAX_MEMBERS
        or len(set(names)) < len(names)
        or total > MAX_TOTAL
        or total > MAX_RATIO * max(packed, 1)
        or any(_leads_astray(member) for member in members)
    ):
        raise WorldError("workbook_suspicious", name=name)


def _leads_astray(member: zipfile.ZipInfo) -> bool:
    path = member.orig_filename.replace("\\", "/")
    return (
        path.startswith("/")
        or ":" in path
        or "\x00" in path
        or member.compress_type not in _METHODS
        or ".." in path.split("/")
        or stat.S_ISLNK(member.external_attr >> 16)
    )


def _check_kind(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if not names.intersection(_WORKBOOK_PARTS):
        raise UseError("workbook_not_a_spreadsheet", name=name)
    if "content.xml" not in names:
        return "xlsx" if "xl/workbook.xml" in names else "xlsb"
    if "mimetype" not in names or not archive.read("mimetype").startswith(_ODS_TYPE):
        raise UseError("workbook_not_a_spreadsheet", name=name)
    manifest = "META-INF/manifest.xml"
    if manifest in names and _ODS_ENCRYPTED in archive.read(manifest):
        raise UseError("workbook_protected", name=name)
    return "ods"


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    # Sizes in the directory are only claims; reading counts them, and zipfile stops at the claim.
    for member in archive.infolist():
        is_xml = member.filename.lower().endswith(_XML_ENDINGS)
        tail = b""
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                if is_xml and any(mark in tail + chunk for mark in _DOCTYPES):
                    raise WorldError("workbook_suspicious", name=name)
                tail = chunk[-32:]
