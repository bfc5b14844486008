import zipfile
from io import BytesIO

import pytest

from workreport.domain.errors import UseError, WorldError
from workreport.i18n.messages import catalogue, sentence
from workreport.sheets.archive import check_archive

CFB = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.fixture(scope="module")
def workbook(samples):
    return (samples / "danh-sach.xlsx").read_bytes()


def altered(data, change=None, extra=()):
    """Repack a workbook, its parts passed through ``change``, with extra members."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", 8) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(info.filename, content) if change else content)
        for name, content in extra:
            new.writestr(name, content)
    return target.getvalue()


def refusal(data):
    with pytest.raises((UseError, WorldError)) as refused:
        check_archive(data, "tệp.xlsx")
    error = refused.value
    assert error.code in catalogue()
    assert "tệp.xlsx" in sentence(error.code, error.values)
    return error.code


def packed(*members):
    target = BytesIO()
    with zipfile.ZipFile(target, "w", 8) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def test_a_sound_workbook_passes(workbook):
    check_archive(workbook, "tệp.xlsx")
    check_archive(altered(workbook), "tệp.xlsx")


def test_an_old_workbook_and_an_open_document_pass():
    check_archive(CFB + b"\0" * 512 + "Workbook".encode("utf-16-le"), "tệp.xls")
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    check_archive(packed(("mimetype", kind), ("content.xml", b"<a/>")), "tệp.ods")


@pytest.mark.parametrize(
    "data",
    [b"", b"STT;T\xc3\xaan\n1;A\n", b"%PDF-1.7", CFB + b"\0" * 600,
     packed(("word/document.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>")),
     packed(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")),
     packed(("content.xml", b"<a/>"))],
)  # fmt: skip
def test_other_files_are_no_spreadsheet(data):
    assert refusal(data) == "workbook_not_a_spreadsheet"


def test_a_password_is_named_as_such(workbook):
    assert (
        refusal(CFB + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")) == "workbook_protected"
    )
    marked = bytearray(workbook)
    place = marked.index(b"PK\x01\x02")
    marked[place + 8] |= 1
    assert refusal(bytes(marked)) == "workbook_protected"


def test_a_cut_or_damaged_file_is_unreadable(workbook):
    assert refusal(workbook[:-100]) == "workbook_unreadable"
    for place in range(60, 2000, 90):
        damaged = workbook[:place] + b"\xff" * 60 + workbook[place + 60 :]
        assert refusal(damaged) in {"workbook_unreadable", "workbook_protected"}


@pytest.mark.parametrize(
    "extra",
    [
        [("xl/media/zeros.bin", b"\0" * 30_000_000)],
        [("../../evil.txt", b"x")],
        [("/etc/evil.txt", b"x")],
        [("C:\\evil.txt", b"x")],
        [("..\\evil.txt", b"x")],
        [(f"xl/part{number}.bin", b"x") for number in range(200)],
    ],
)
def test_an_archive_built_to_harm_is_not_opened(workbook, extra):
    assert refusal(altered(workbook, extra=extra)) == "workbook_suspicious"


def test_an_unusual_packing_is_not_unpacked(workbook):
    packing = zipfile.ZipInfo("xl/packed.xml")
    packing.compress_type = zipfile.ZIP_LZMA
    assert refusal(altered(workbook, extra=[(packing, b"<a/>")])) == "workbook_suspicious"


def test_a_link_in_the_archive_is_not_followed(workbook):
    link = zipfile.ZipInfo("xl/link.xml")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    assert refusal(altered(workbook, extra=[(link, b"/etc/passwd")])) == "workbook_suspicious"


def test_a_member_named_twice_is_suspicious(workbook):
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = altered(workbook, extra=[("xl/workbook.xml", b"<a/>")])
    assert refusal(twice) == "workbook_suspicious"


@pytest.mark.parametrize("code", ["ascii", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", [0, 256 * 1024 - 5])
def test_a_document_type_is_refused_wherever_it_hides(workbook, code, before):
    head = b"<?xml version='1.0'?>".ljust(before, b" ")
    doctype = '<!DOCTYPE a [<!ENTITY b "c">]>'.encode(code)

    def change(name, content):
        return head + doctype + content if name == "xl/workbook.xml" else content

    assert refusal(altered(workbook, change)) == "workbook_suspicious"
