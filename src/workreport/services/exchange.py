"""Sending and receiving packages through an exchange folder or a single file.

Everything is a set union: any order, any number of times, any interruption gives the same ledger.
A package is written and read back before its entries are called written, and an entry is called
received only when a receipt of the Office is held.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workreport import __version__
from workreport.domain.errors import CodedError, UseError, WorldError
from workreport.ledger.bodies.agency import KeyCert
from workreport.ledger.errors import PackageError
from workreport.ledger.package import Package, Statement, seal_stream
from workreport.services.book import Book, Work
from workreport.services.coverage import KEPT_FOR, Heads, may_go, note_covered, note_restored
from workreport.services.incarnation import Incarnations
from workreport.services.ingest import Arrived, Intake, take_in, unseal
from workreport.services.joining import keep_request
from workreport.services.office import answer_recalls
from workreport.services.ports.carriage import ExchangeFolder, Parcel
from workreport.services.ports.machine import DurableFiles
from workreport.services.ports.rows import SeenPackage
from workreport.services.receipts import sign_receipts
from workreport.services.sending import Consignment, gather, note_served, note_written
from workreport.services.settling import settle

BATCH_PACKAGES = 200
BATCH_BYTES = 64 * 1024 * 1024
_LARGEST = 210 * 1024 * 1024
_SETTLED_BY = "settled_by"
LAST_CONTACT = "last_exchange_contact"
_SETTLED_FOR = timedelta(minutes=5)
_CONTACT_EVERY = timedelta(minutes=1)
# A foreign file may be one that is still being copied; it is looked at again.
_DONE_WITH = frozenset({"package_not_for_us", "package_of_another_agency"})


@dataclass(slots=True)
class SyncReport:
    """What one look into the exchange did."""

    written: int = 0  # packages
    entries_out: int = 0
    read: int = 0  # packages
    entries_in: int = 0
    receipts: int = 0
    requests: int = 0
    held: list[tuple[str, str]] = field(default_factory=list)  # (package, code)


Progress = Callable[[str, int, int], None]


class ExchangeService:
    """Exchanges packages for one workspace."""

    def __init__(
        self,
        book: Book,
        folder_at: Callable[[Path, str], ExchangeFolder],
        files: DurableFiles,
        incarnations: Incarnations,
    ) -> None:
        self._book = book
        self._folder_at = folder_at
        self._files = files
        self._incarnations = incarnations
        self._settled: tuple[object, ...] | None = None
        self._whole_at = datetime.min.replace(tzinfo=UTC)

    def sync(self, root: Path, progress: Progress | None = None) -> SyncReport:
        """Write out what waits, read in what is new, sign receipts at the Office, write them out.

        Raises:
            WorldError: The folder is missing, read-only or full; what was signed is kept.
        """
        folder = self._folder_at(root, self._book.identity.net)
        report = SyncReport()
        self._incarnations.ensure_own(self._book)
        self._read_again_after_upgrade()
        self._write_out(folder, report, progress)
        self._read_in(folder, report, progress)
        with self._book.working() as work:
            report.receipts = sign_receipts(work)
            answer_recalls(work)
        self._write_out(folder, report, progress)
        self._clean(folder)
        with self._book.working() as work:
            work.transaction.local.set_value(LAST_CONTACT, work.now.isoformat().encode())
            work.note_exchange()
        self._settled = self._signature(folder, root)
        self._whole_at = self._book.clock.now()
        return report

    def is_settled(self, root: Path) -> bool:
        """Tell by names and sizes alone that a look would neither bring nor send anything.

        Nothing is promised for longer than five minutes, nor while something is held back or waits
        to be sent: then only a whole look can tell.

        Raises:
            WorldError: The folder is missing or cannot be looked into.
        """
        now = self._book.clock.now()
        if self._settled is None or not timedelta() <= now - self._whole_at < _SETTLED_FOR:
            return False
        folder = self._folder_at(root, self._book.identity.net)
        if self._signature(folder, root) != self._settled:
            return False
        with self._book.looking() as look:
            local = look.transaction.local
            if local.outbox() or local.held_packages():
                return False
            last = local.value(LAST_CONTACT)
        if last is None or now - datetime.fromisoformat(last.decode()) >= _CONTACT_EVERY:
            with self._book.working() as work:
                work.transaction.local.set_value(LAST_CONTACT, work.now.isoformat().encode())
        return True

    def _signature(self, folder: ExchangeFolder, root: Path) -> tuple[object, ...]:
        with self._book.looking() as look:
            newest = look.transaction.ledger.newest()
        found = tuple((one.writer, one.name, one.size) for one in folder.parcels())
        return root, newest, found

    def take_from(self, root: Path) -> SyncReport:
        """Read all packages a carrier holds, in its folder and beside it; nothing is written there.

        Raises:
            WorldError: The carrier is gone.
        """
        folder = self._folder_at(root, self._book.identity.net)
        report = SyncReport()
        loose = folder.loose()
        if not loose and not any(True for _parcel in folder.parcels()):
            return report
        self._incarnations.ensure_own(self._book)
        self._read_in(folder, report, None)
        for path in loose:
            self._take_loose(path, report)
        if report.read:
            with self._book.working() as work:
                report.receipts = sign_receipts(work)
                answer_recalls(work)
        return report

    def _take_loose(self, source: Path, report: SyncReport) -> None:
        """Take in a package file nobody named; what is not for us is no news, damage is."""
        identity = self._book.identity
        try:
            with closing(self._files.spool(source, _LARGEST)) as spool:
                package = unseal(spool, source.name, identity.keys, identity.net)
                header = package.header
                with self._book.looking() as look:
                    known = look.transaction.local.finished_packages()
                own = self._incarnations.own_writers(self._book)
                if header.writer in own or (header.package, header.writer) in known:
                    return
                self._take(
                    [(Arrived(header.package, header.writer, spool.sha256), package)], report
                )
        except (WorldError, PackageError) as problem:
            if problem.code not in _DONE_WITH:
                report.held.append((source.name, problem.code))

    def _read_again_after_upgrade(self) -> None:
        """Judge anew what only a newer program could read, when this one is newer."""
        with self._book.looking() as look:
            if look.transaction.local.value(_SETTLED_BY) == __version__.encode():
                return
        with self._book.working() as work:
            settle(work)
            work.transaction.local.set_value(_SETTLED_BY, __version__.encode())

    def export_file(self, target: Path) -> SyncReport:
        """Write what waits, and all that its recipients may hold, into one file for a USB stick."""
        report = SyncReport()
        self._incarnations.ensure_own(self._book)
        with self._book.looking() as look:
            outgoing = gather(look, include_written=True)
        consignments = sorted(outgoing.consignments, key=lambda each: -len(each.entries))
        if not consignments:
            raise UseError("nothing_to_send")
        heads = Heads(outgoing.audiences)
        for index, consignment in enumerate(consignments):
            self._export_one(consignment, heads, _beside(target, index), report)
        return report

    def _export_one(
        self, consignment: Consignment, heads: Heads, target: Path, report: SyncReport
    ) -> None:
        name, pieces = self._sealed(consignment, heads)
        self._files.write_new(target, pieces)
        with self._book.working() as work:
            note_written(work, consignment, name)
        report.written += 1
        report.entries_out += len(consignment.entries)

    def import_file(self, source: Path) -> SyncReport:
        """Read one package file.

        Raises:
            PackageError: It is not a package for this workspace.
        """
        report = SyncReport()
        identity = self._book.identity
        with closing(self._files.spool(source, _LARGEST)) as spool:
            package = unseal(spool, "", identity.keys, identity.net)
            header = package.header
            arrived = Arrived(header.package, header.writer, spool.sha256)
            self._take([(arrived, package)], report)
        with self._book.working() as work:
            report.receipts = sign_receipts(work)
            answer_recalls(work)
        return report

    # --- out -----------------------------------------------------------------------------------

    def _write_out(
        self, folder: ExchangeFolder, report: SyncReport, progress: Progress | None
    ) -> None:
        self._incarnations.begin(self._book)  # marked before it leaves, so a copy is found out
        with self._book.looking() as look:
            outgoing = gather(look)
        heads = Heads(outgoing.audiences)
        for index, consignment in enumerate(outgoing.consignments):
            if progress is not None:
                progress("writing", index, len(outgoing.consignments))
            name, pieces = self._sealed(consignment, heads)
            folder.put(self._book.identity.writer, name, pieces)
            with self._book.working() as work:
                note_written(work, consignment, name)
            report.written += 1
            report.entries_out += len(consignment.entries)
        if outgoing.changes_served:
            with self._book.working() as work:
                note_served(work, outgoing)

    def _sealed(self, consignment: Consignment, heads: Heads) -> tuple[str, Iterator[bytes]]:
        """Begin to seal; large files are read one by one while the pieces are written."""
        identity = self._book.identity
        with self._book.looking() as look:
            ledger = look.transaction.ledger
            entries = ledger.entries(consignment.entries)
            streams = {entry.envelope.stream for entry in entries}
            keys = [public.key_id for public in consignment.recipients]
            told = heads.for_package(look, streams, keys)
        invited = identity.invited
        requests = () if invited is None else (invited.request.encode(),)
        said = Statement(identity.net, identity.writer, told, requests)
        return seal_stream(entries, said, consignment.recipients, identity.keys)

    # --- in ------------------------------------------------------------------------------------

    def _read_in(
        self, folder: ExchangeFolder, report: SyncReport, progress: Progress | None
    ) -> None:
        fresh = self._fresh(folder)
        done = 0
        while done < len(fresh):
            with ExitStack() as spools:
                batch: list[tuple[Arrived, Package]] = []
                size = 0
                while done < len(fresh) and len(batch) < BATCH_PACKAGES and size < BATCH_BYTES:
                    if progress is not None:
                        progress("reading", done, len(fresh))
                    opened = self._open(folder, fresh[done], report, spools)
                    if opened is not None:
                        batch.append(opened)
                        size += fresh[done].size
                    done += 1
                if batch:
                    self._take(batch, report)

    def _fresh(self, folder: ExchangeFolder) -> list[Parcel]:
        own = self._incarnations.own_writers(self._book)
        with self._book.looking() as look:
            finished = look.transaction.local.finished_packages()
        return [
            parcel
            for parcel in folder.parcels()
            if parcel.writer not in own and (parcel.name, parcel.writer) not in finished
        ]

    def _open(
        self, folder: ExchangeFolder, parcel: Parcel, report: SyncReport, spools: ExitStack
    ) -> tuple[Arrived, Package] | None:
        identity = self._book.identity
        try:
            with ExitStack() as undo:
                spool = undo.enter_context(closing(folder.fetch(parcel)))
                package = unseal(spool, parcel.name, identity.keys, identity.net)
                spools.push(undo.pop_all())
        except (WorldError, PackageError) as problem:
            self._hold(parcel, problem, report)
            return None
        return Arrived(parcel.name, parcel.writer, spool.sha256), package

    def _hold(self, parcel: Parcel, problem: CodedError, report: SyncReport) -> None:
        done = problem.code in _DONE_WITH
        if problem.code != "package_not_for_us":
            report.held.append((parcel.name, problem.code))
        with self._book.working() as work:
            before = work.transaction.local.seen_package(parcel.name, parcel.writer)
            work.transaction.local.note_package(
                SeenPackage(
                    parcel.name,
                    parcel.writer,
                    "",
                    "not_for_us" if done else "held",
                    problem.code,
                    work.now if before is None else before.first_seen_at,
                    1 if before is None else before.tries + 1,
                    0,
                )
            )
            work.note_exchange()

    def _take(self, batch: Sequence[tuple[Arrived, Package]], report: SyncReport) -> Intake:
        with self._book.working() as work:
            intake = take_in(work, batch)
            for request in intake.requests:
                report.requests += keep_request(work, request)
            note_covered(work, (package for _arrived, package in batch))
            note_restored(work, intake.accepted)
            approved = _own_approval(work)
        if approved:
            self._incarnations.approved(self._book)
        report.read += intake.packages
        report.entries_in += intake.new_entries
        report.held += intake.problems
        return intake

    def _clean(self, folder: ExchangeFolder) -> None:
        """Remove own packages that everybody has taken in, all others after 90 days."""
        writer = self._book.identity.writer
        own = [parcel.name for parcel in folder.parcels() if parcel.writer == writer]
        with self._book.looking() as look:
            names, now = may_go(look, own), look.now
        for name in names:
            folder.delete(writer, name)
        with self._book.working() as work:
            work.transaction.local.forget_sent(now - KEPT_FOR)


def _own_approval(work: Work) -> bool:
    if work.identity.invited is None:
        return False
    own = work.identity.keys.public.key_id
    return any(
        isinstance(fact.body, KeyCert) and fact.body.key == own
        for fact in work.projections.facts("key.cert", subject=own)
    )


def _beside(target: Path, index: int) -> Path:
    return target if index == 0 else target.with_stem(f"{target.stem}-{index + 1}")
