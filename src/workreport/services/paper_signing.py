"""Signing a PDF with somebody's own key, and what a signed file says of its signatures.

A signature is the agency's own act: the program's approvals are never drawn as one. The signed file
is always a new one, and neither password nor PIN is kept.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from workreport.domain.errors import RuleError, UseError, WorldError
from workreport.domain.reason import Reason
from workreport.ledger.bodies.agency import AgencyCreate, SettingsSet
from workreport.services.agency_press import for_press
from workreport.services.book import Book, Look, Work
from workreport.services.layouts import Layouts
from workreport.services.ports.machine import DurableFiles
from workreport.services.ports.press import Layout
from workreport.services.ports.signing import (
    FoundSignature,
    Holder,
    PdfSigning,
    SigningKey,
    Stamp,
    StampPlace,
    StampWish,
    StampWords,
    Token,
)

MOST_BYTES = 64 * 1024 * 1024
SETTING = "signing_roots"
MOST_ROOTS = 10
_LOG = "paper_signings"
_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SigningWish:
    """How a file is to be signed; without ``stamp`` nothing is visible on its pages."""

    stamp: StampWish | None = field(default_factory=StampWish)
    number: str = ""  # of the paper a file goes with
    profile: str = ""  # empty: the one the agency draws its papers by
    despite_dates: bool = False  # sign with a certificate outside of its days


@dataclass(frozen=True, slots=True)
class Signed:
    """A file that was just signed; ``warnings`` are what the person should know of it."""

    path: Path
    holder: Holder
    at: datetime
    place: StampPlace | None
    unsigned: str  # SHA-256 before
    sha256: str
    count: int  # signatures the file bears now
    warnings: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SigningNote:
    """One act of signing in this workspace."""

    at: datetime
    by: str  # person id
    unsigned: str
    sha256: str
    holder: str
    name: str  # of the file


@dataclass(frozen=True, slots=True)
class SignedFile:
    """What a file says of its signatures."""

    signatures: tuple[FoundSignature, ...]
    unsigned: bytes = field(repr=False)  # the file as it was before the first one
    note: SigningNote | None = None  # this very file was signed in this workspace
    signed_by: str = ""  # the name of who signed it here

    @property
    def is_sound(self) -> bool:
        """Whether nothing was changed since, except for further signatures."""
        return all(one.state in {"intact", "followed"} for one in self.signatures)


class _Line(msgspec.Struct, frozen=True):
    at: str
    by: str
    unsigned: str
    sha256: str
    holder: str
    name: str


class PaperSigning:
    """Signs files and reads signatures; slow, so called from an executor."""

    def __init__(
        self, book: Book, signing: PdfSigning, files: DurableFiles, layouts: Layouts
    ) -> None:
        self._book, self._signing, self._files = book, signing, files
        self._layouts = layouts

    def tokens(self, library: Path) -> tuple[Token, ...]:
        """Return the tokens that a maker's library sees.

        Raises:
            WorldError: ``token_library_unusable``.
        """
        return self._signing.tokens(library)

    def place(self, pdf: bytes, wish: SigningWish) -> StampPlace | None:
        """Return where the stamp would stand, before any key is asked for; None without a stamp.

        Raises:
            UseError: ``stamp_outside``, ``stamp_page_unknown``, ``stamp_no_room``.
            WorldError: ``paper_unreadable``.
        """
        if wish.stamp is None:
            return None
        with self._book.looking() as look:
            # Whoever signs is not known yet; a name of usual length shows where the words end.
            words = _words(look, wish, "")
            layout = self._layout(look, wish)
        return self._signing.place(pdf, wish.stamp, words, layout)

    def sign(self, pdf: bytes, key: SigningKey, wish: SigningWish, target: Path) -> Signed:
        """Sign a file into a new one, and write down that it was done.

        Raises:
            RuleError: ``certificate_ended``, ``certificate_not_begun``, ``key_not_for_signing``,
                or the key cannot be unlocked.
            UseError: The key is not one, or the stamp finds no place.
            WorldError: ``file_exists`` and others of the disk; the token or the file is at fault.
        """
        if target.exists():
            # Told before a PIN is tried; a token counts the tries.
            raise WorldError("file_exists", path=str(target))
        earlier = self._signing.signatures(pdf)
        if any(one.state in {"broken", "changed"} for one in earlier):
            raise RuleError("signing_after_change")
        self.place(pdf, wish)  # a wish that cannot be met is told before a PIN is tried, too
        with self._signing.hold(key) as held:
            holder = held.holder
            with self._book.looking() as look:
                at = look.now
                warnings = _checked(holder, at, despite_dates=wish.despite_dates)
                words = _words(look, wish, holder.name)
                layout = self._layout(look, wish)
            stamp = self._stamp(pdf, wish, words, layout)
            signed = held.sign(pdf, at, stamp)
        self._files.write_new(target, signed)
        done = Signed(
            path=target,
            holder=holder,
            at=at,
            place=None if stamp is None else stamp.place,
            unsigned=hashlib.sha256(pdf).hexdigest(),
            sha256=hashlib.sha256(signed).hexdigest(),
            count=len(earlier) + 1,
            warnings=(*warnings, *_about_place(wish, stamp)),
        )
        with self._book.working() as work:
            _note(work, done)
        return done

    def _layout(self, look: Look, wish: SigningWish) -> Layout:
        if wish.profile:
            return for_press(self._layouts.find(wish.profile, look.projections))
        return for_press(self._layouts.in_force(look.projections, look.today))

    def _stamp(
        self, pdf: bytes, wish: SigningWish, words: StampWords, layout: Layout
    ) -> Stamp | None:
        if wish.stamp is None:
            return None
        place = self._signing.place(pdf, wish.stamp, words, layout)
        return Stamp(words, place, layout)

    def read(self, pdf: bytes, roots: Sequence[bytes] = ()) -> SignedFile:
        """Return what a file says of its signatures; ``roots`` are trusted beside the agency's.

        Raises:
            UseError: ``root_malformed``.
            WorldError: ``signed_file_damaged``.
        """
        with self._book.looking() as look:
            known = [*self._trusted(look), *roots]
            wanted = hashlib.sha256(pdf).hexdigest()
            note = next((one for one in _notes(look) if one.sha256 == wanted), None)
            person = None if note is None else look.directory.people.get(note.by)
        found = self._signing.signatures(pdf, known)
        unsigned = self._signing.unsigned_part(pdf) if found else pdf
        return SignedFile(found, unsigned, note, "" if person is None else person.name)

    def signings(self) -> tuple[SigningNote, ...]:
        """Return every act of signing in this workspace, the newest first."""
        with self._book.looking() as look:
            return tuple(reversed(_notes(look)))

    def roots(self) -> tuple[Holder, ...]:
        """Return the root certificates the agency trusts."""
        with self._book.looking() as look:
            return tuple(self._signing.root(each) for each in self._trusted(look))

    def _trusted(self, look: Look) -> list[bytes]:
        """Return the roots the agency signed; what is no certificate is trusted by nobody."""
        found = []
        for each in _roots(look):
            try:
                self._signing.root(each)
            except UseError:
                continue
            found.append(each)
        return found

    def set_roots(self, roots: Sequence[bytes]) -> tuple[Holder, ...]:
        """Sign which root certificates the agency trusts; none at all is allowed.

        Raises:
            RuleError: ``only_chief_names_roots``.
            UseError: ``root_malformed``, ``roots_many``.
        """
        if len(roots) > MOST_ROOTS:
            raise UseError("roots_many", most=MOST_ROOTS)
        holders = tuple(self._signing.root(each) for each in roots)
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_names_roots")
            key = f"settings/{SETTING}"
            facts = work.projections.facts("settings.set", key=key, chosen=False, bodies=False)
            value = msgspec.json.encode([each.hex() for each in roots]).decode()
            work.append(
                SettingsSet(name=SETTING, value=value),
                "settings.set",
                supersedes=[fact.entry for fact in facts if fact.is_tip],
            )
        return holders


def _checked(holder: Holder, at: datetime, *, despite_dates: bool) -> tuple[Reason, ...]:
    """Refuse a certificate that does not sign, and say what speaks against one that does."""
    if not holder.may_sign:
        raise RuleError("key_not_for_signing", name=holder.name)
    days = {"name": holder.name, "first": holder.not_before, "last": holder.not_after}
    code = ""
    if at < holder.not_before:
        code = "certificate_not_begun"
    elif at > holder.not_after:
        code = "certificate_ended"
    if code and not despite_dates:
        raise RuleError(code, **days)
    if code:
        return (Reason(code, days),)
    if holder.not_after - at < _SOON:
        return (Reason("certificate_ends_soon", days),)
    return ()


def _about_place(wish: SigningWish, stamp: Stamp | None) -> tuple[Reason, ...]:
    if stamp is None or wish.stamp is None or stamp.place.where == wish.stamp.where:
        return ()
    return (Reason("stamp_in_corner", {"page": stamp.place.page}),)


def _words(look: Look, wish: SigningWish, signer: str) -> StampWords:
    genesis = look.one("agency.create")
    agency = ""
    if genesis is not None and isinstance(genesis.body, AgencyCreate):
        agency, place = genesis.body.name, genesis.body.place
        if place and place.casefold() not in agency.casefold():
            agency = f"{agency} {place}"
    return StampWords(
        agency=agency or signer,
        signer=signer or agency,
        at=look.now,
        number=wish.number.strip(),
        training=look.identity.training,
    )


def _roots(look: Look) -> list[bytes]:
    for fact in look.projections.facts("settings.set", key=f"settings/{SETTING}"):
        if isinstance(fact.body, SettingsSet):
            try:
                kept = msgspec.json.decode(fact.body.value, type=list[str])[:MOST_ROOTS]
                return [bytes.fromhex(each) for each in kept]
            except (msgspec.MsgspecError, ValueError):
                return []  # written by another program: nobody is trusted by it
    return []


def _note(work: Work, done: Signed) -> None:
    kept = [] if (read := work.transaction.local.value(_LOG)) is None else _decoded(read)
    line = _Line(
        at=done.at.isoformat(),
        by=work.identity.person,
        unsigned=done.unsigned,
        sha256=done.sha256,
        holder=done.holder.name,
        name=done.path.name,
    )
    work.transaction.local.set_value(_LOG, msgspec.json.encode([*kept, line]))


def _notes(look: Look) -> list[SigningNote]:
    kept = look.transaction.local.value(_LOG)
    return [
        SigningNote(
            datetime.fromisoformat(line.at),
            line.by,
            line.unsigned,
            line.sha256,
            line.holder,
            line.name,
        )
        for line in ([] if kept is None else _decoded(kept))
    ]


def _decoded(kept: bytes) -> list[_Line]:
    return msgspec.json.decode(kept, type=list[_Line])
