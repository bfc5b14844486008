"""The outside of a workbook file, judged before any library opens it (reliability 3.13)."""

import stat
import zipfile
from io import BytesIO
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
_XLS_PARTS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_WORKBOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_XML_ENDINGS = (".xml", ".rels", ".vml")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_ENCRYPTED_FLAG = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
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


def check_archive(data: bytes, name: str) -> None:
    """Refuse a file that is no workbook, or one built to harm its reader.

    Raises:
        UseError: ``workbook_not_a_spreadsheet`` or ``workbook_protected``.
        WorldError: ``workbook_unreadable`` or ``workbook_suspicious``.
    """
    if data.startswith(_COMPOUND):
        _check_compound(data, name)
        return
    if not data.startswith(_ZIP):
        raise UseError("workbook_not_a_spreadsheet", name=name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_directory(archive.infolist(), name)
            _check_kind(archive, name)
            _check_parts(archive, name)
    except _DAMAGE as error:
        raise WorldError("workbook_unreadable", name=name) from error


def _check_compound(data: bytes, name: str) -> None:
    if _ENCRYPTED_PART in data:
        raise UseError("workbook_protected", name=name)
    if not any(part in data for part in _XLS_PARTS):
        raise UseError("workbook_not_a_spreadsheet", name=name)


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


def _check_kind(archive: zipfile.ZipFile, name: str) -> None:
    names = set(archive.namelist())
    if not names.intersection(_WORKBOOK_PARTS):
        raise UseError("workbook_not_a_spreadsheet", name=name)
    if "content.xml" in names and not (
        "mimetype" in names and archive.read("mimetype").startswith(_ODS_TYPE)
    ):
        raise UseError("workbook_not_a_spreadsheet", name=name)


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
