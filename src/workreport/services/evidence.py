"""Files that prove results: kept encrypted by their hash, signed as parts of the report."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from unicodedata import category, normalize

from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.task import EvidenceFile
from workreport.ledger.envelope import MAX_BLOB, MAX_BLOBS, PartRef, blob_part
from workreport.services.book import Book, Look, Work
from workreport.services.drafts import decode_draft
from workreport.services.ports.machine import DurableFiles

MOST_MB = MAX_BLOB // 2**20
_LONGEST_NAME = 120
_PREFIX = "evidence/"
_INDEX = "evidence"  # which files are kept for drafts, so that none must be read to know
# What a double click would run: nobody may send such a file to the Office.
_RUNNABLE = frozenset(
    (
        *("app", "bat", "bin", "chm", "cmd", "com", "cpl", "dll", "exe", "gadget", "hta", "inf"),
        *("ins", "iso", "jar", "js", "jse", "lnk", "msc", "msi", "msp", "pif", "ps1", "ps2", "py"),
        *("pyw", "reg", "scr", "sct", "sh", "sys", "url", "vb", "vbe", "vbs", "ws", "wsc", "wsf"),
        *("wsh", "docm", "dotm", "potm", "ppam", "pptm", "xlam", "xlsm", "xltm"),
    )
)
_RUNNABLE_BEGINNINGS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A file before it is copied."""

    path: Path
    name: str
    size: int


class EvidenceService:
    """Takes files into drafts, and hands out what drafts and reports hold."""

    def __init__(self, book: Book, files: DurableFiles) -> None:
        self._book = book
        self._files = files

    def weigh(self, path: Path) -> Weighed:
        """Say how large a file is before anything is copied.

        Raises:
            UseError: ``evidence_too_large``, ``evidence_empty``, ``evidence_runnable``.
            WorldError: ``file_missing``.
        """
        name = _clean(path.name)
        try:
            size = path.stat().st_size
        except OSError as error:
            raise WorldError("file_missing", path=str(path)) from error
        if PurePath(name).suffix.lstrip(".").casefold() in _RUNNABLE:
            raise UseError("evidence_runnable", name=name)
        if size > MAX_BLOB:
            raise UseError("evidence_too_large", name=name, size=size_words(size), most=MOST_MB)
        if not size:
            raise UseError("evidence_empty", name=name)
        return Weighed(path, name, size)

    def keep(self, path: Path) -> EvidenceFile:
        """Copy a file into this workspace, encrypted; the draft then names it.

        Raises:
            UseError: As :meth:`weigh`, and when the content shows a program.
            WorldError: It cannot be read, or the disk is full.
        """
        weighed = self.weigh(path)
        data = self._files.read(path, MAX_BLOB)
        if data.startswith(_RUNNABLE_BEGINNINGS):
            raise UseError("evidence_runnable", name=weighed.name)
        file = EvidenceFile(
            name=weighed.name, sha256=hashlib.sha256(data).hexdigest(), size=len(data)
        )
        with self._book.working() as work:
            local = work.transaction.local
            if local.draft(_PREFIX + file.sha256) is None:
                local.save_draft(_PREFIX + file.sha256, data, work.now)
                _note(work, {*_noted(work), file.sha256})
        return file

    def content(self, file: EvidenceFile, period: Period, unit: str) -> bytes:
        """Return what a file says, from the draft or from any version of the report.

        Raises:
            RuleError: ``evidence_gone``: it was removed, erased, or has not arrived.
        """
        with self._book.looking() as look:
            return _content(look, file, str(period), unit)

    def write(self, file: EvidenceFile, period: Period, unit: str, target: Path) -> None:
        """Write a file where somebody wants it.

        Raises:
            RuleError: ``evidence_gone``.
            WorldError: The disk is full, or the place cannot be written.
        """
        self._files.replace(target, self.content(file, period, unit))

    def sweep(self) -> int:
        """Remove the files no draft names any more; returns how many there were.

        Done when the desk is opened: until then a removed file can be brought back.
        """
        with self._book.looking() as look:
            if not _noted(look):
                return 0
        with self._book.working() as work:
            return drop_unnamed(work)


def evidence_parts(work: Look, draft: ReportDraft, first: int) -> list[tuple[PartRef, bytes]]:
    """Return the files of a draft as parts of its report, each content once.

    Raises:
        RuleError: ``evidence_gone``, ``evidence_too_many``.
    """
    named = {file.sha256: file for result in draft.results for file in result.files}
    if len(named) > MAX_BLOBS:
        raise RuleError("evidence_too_many", count=len(named), most=MAX_BLOBS)
    return [
        blob_part(n, _media(file.name), _content(work, file, draft.period, draft.unit))
        for n, file in enumerate(named.values(), start=first)
    ]


def original_part(look: Look, file: EvidenceFile) -> tuple[str, bytes]:
    """Return a kept file with its kind, as a report signs what the Office entered it from."""
    kept = look.transaction.local.draft(_PREFIX + file.sha256)
    if kept is None:
        raise RuleError("evidence_gone", name=file.name)
    return _media(file.name), kept.body


def drop_unnamed(work: Work) -> int:
    """Forget the files that no draft names; a filed report holds its own."""
    noted = _noted(work)
    named = {
        file.sha256
        for kept in work.transaction.local.drafts("report/")
        for result in decode_draft(kept.body).results
        for file in result.files
    }
    gone = noted - named
    for sha256 in gone:
        work.transaction.local.drop_draft(_PREFIX + sha256)
    if gone:
        _note(work, noted & named)
    return len(gone)


def size_words(size: int) -> str:
    """Write a size as people read it: 640 KB, 2,4 MB."""
    if size < 2**20:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 2**20:.1f} MB".replace(".", ",")


def _content(look: Look, file: EvidenceFile, period: str, unit: str) -> bytes:
    kept = look.transaction.local.draft(_PREFIX + file.sha256)
    if kept is not None:
        return kept.body
    facts = look.projections.facts(
        "report.file", period=period, unit=unit, chosen=False, bodies=False
    )
    for fact in facts:
        for reference in look.transaction.ledger.entry(fact.entry).envelope.parts:
            if reference.sha256 == file.sha256:
                data = look.part(fact.entry, reference.n)
                if data is not None:
                    return data
    raise RuleError("evidence_gone", name=file.name)


def _noted(look: Look) -> frozenset[str]:
    kept = look.transaction.local.value(_INDEX)
    return frozenset(json.loads(kept)) if kept else frozenset()


def _note(work: Work, hashes: Collection[str]) -> None:
    work.transaction.local.set_value(_INDEX, json.dumps(sorted(hashes)).encode())


def _clean(name: str) -> str:
    plain = "".join(sign for sign in normalize("NFC", name) if category(sign)[0] != "C")
    path = PurePath(plain.replace("\\", "/"))
    return path.stem[:_LONGEST_NAME] + path.suffix[:16]


_MEDIA: Mapping[str, str] = {"jpeg": "jpg", "json": "txt"}  # JSON is the form of signed words


def _media(name: str) -> str:
    short = PurePath(name).suffix.lstrip(".").casefold()
    short = "".join(sign for sign in short if sign.isascii() and sign.isalnum())[:8]
    return _MEDIA.get(short, short) or "bin"
