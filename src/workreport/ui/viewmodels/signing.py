"""Signing a PDF: what is chosen step by step, where the stamp will stand, and the act itself."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.i18n.formats import number_text, shown
from workreport.i18n.messages import sentence
from workreport.i18n.translation import N_, _
from workreport.services.ports.signing import KeyFile, StampPlace, StampWish, Token, TokenKey, Where
from workreport.ui.messages import FileWish, Notice, NoticeKind
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from workreport.services.paper_signing import Signed
    from workreport.services.ports.program import Desk
    from workreport.services.ports.signing import SigningKey

MOST_BYTES = 64 * 1024 * 1024
_POINTS = 72 / 25.4  # in a millimetre
_PLACES = {
    "signature": N_("Thông tin ký số sẽ ở chỗ ký, trang {page}."),
    "corner": N_("Thông tin ký số sẽ ở góc trên bên phải, trang {page}."),
    "exact": N_("Thông tin ký số sẽ ở trang {page}, cách mép trái {left} mm."),
}
DATES = frozenset({"certificate_ended", "certificate_not_begun"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StampEntry:
    """Where the stamp is wanted, as it was entered; ``where`` is empty without a stamp."""

    where: Where | None = "signature"
    page: int = 0
    left: float = 0.0
    top: float = 0.0
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """What unlocks the key: a file with its password, or a token with its PIN."""

    file: str = ""
    library: str = ""
    slot: int | None = None
    key: str = ""
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Source:
    """The file to be signed: on the disk, or a paper that is just shown."""

    name: str
    path: Path | None = None
    data: bytes = field(default=b"", repr=False)


class SigningModel(QObject):
    """Signs one file; keys, passwords and PINs pass through and are not kept.

    Signals:
        source_changed: Another file is to be signed.
        placed: Words that say where the stamp will stand, or why it cannot.
        tokens_found: The tokens of a library.
        refused: The code and the sentence of what went wrong.
        signed: The file was written.
        busy_changed: Work began or ended.
    """

    source_changed = Signal()
    placed = Signal(str)
    tokens_found = Signal(object)
    refused = Signal(str, str)
    signed = Signal()
    busy_changed = Signal(bool)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._source: _Source | None = None

    @property
    def source(self) -> str:
        """The file to be signed, as it is shown; empty before one is chosen."""
        return "" if self._source is None else str(self._source.path or self._source.name)

    @property
    def is_training(self) -> bool:
        """Whether the agency is a training one: its stamps say so."""
        return self._session.desk.book.identity.training

    def take_paper(self, data: bytes, name: str) -> None:
        """Sign a paper that is just shown."""
        self._take(_Source(name, None, data))

    def choose_pdf(self) -> None:
        """Let a PDF be chosen."""
        wish = FileWish(title=_("Chọn tệp PDF để ký"), kind_name="PDF", patterns=("*.pdf",))
        path = self._session.messages.choose_file(wish)
        if path is not None:
            self._take(_Source(path.name, path))

    def choose_key(self) -> Path | None:
        """Let a key file be chosen."""
        wish = FileWish(title=_("Chọn tệp khóa"), kind_name="PKCS#12", patterns=("*.p12", "*.pfx"))
        return self._session.messages.choose_file(wish)

    def choose_library(self) -> Path | None:
        """Let the library of a token's maker be chosen."""
        wish = FileWish(
            title=_("Chọn thư viện của thiết bị ký"),
            kind_name="PKCS#11",
            patterns=("*.dll", "*.so", "*.dylib"),
        )
        return self._session.messages.choose_file(wish)

    def find_tokens(self, library: str) -> None:
        """Look which tokens are plugged in."""
        self._run(partial(self._session.desk.signing.tokens, Path(library)), self._on_tokens)

    def show_place(self, entry: StampEntry) -> None:
        """Say where the stamp will stand."""
        if self._source is None or entry.where is None:
            self.placed.emit("")
            return
        work = partial(_place, self._session.desk, self._source, entry)
        self._session.run(work, self._on_placed, self._on_no_place, database=False)

    def sign(self, key: KeyEntry, stamp: StampEntry, *, despite_dates: bool = False) -> None:
        """Let the place of the signed file be chosen, and sign into it."""
        if self._source is None:
            return
        stem = Path(self._source.name).stem
        wish = FileWish(
            title=_("Lưu tệp đã ký"),
            kind_name="PDF",
            patterns=("*.pdf",),
            suggested=self._suggested(f"{stem}-{_('da-ky')}.pdf"),
        )
        target = self._session.messages.choose_target(wish)
        if target is None:
            return
        work = partial(_sign, self._session.desk, self._source, key, stamp, (target, despite_dates))
        self._run(work, self._on_signed)

    def _suggested(self, name: str) -> str:
        path = None if self._source is None else self._source.path
        return name if path is None else str(path.with_name(name))

    def _take(self, source: _Source) -> None:
        self._source = source
        self.source_changed.emit()

    def _run(self, work: "Callable[[], object]", done: "Callable[[object], None]") -> None:
        self.busy_changed.emit(True)
        self._session.run(work, done, self._on_failed, database=False)

    def _on_tokens(self, found: object) -> None:
        self.busy_changed.emit(False)
        self.tokens_found.emit(found)

    def _on_placed(self, words: str) -> None:
        self.placed.emit(words)

    def _on_no_place(self, error: CodedError) -> None:
        self.placed.emit(sentence(error.code, shown(error.values)))

    def _on_signed(self, lines: object) -> None:
        self.busy_changed.emit(False)
        happened, *more = lines if isinstance(lines, list) else [""]
        notice = Notice(kind=NoticeKind.OK, happened=happened, safe=" ".join(more))
        self._session.messages.tell(notice)
        self.signed.emit()

    def _on_failed(self, error: CodedError) -> None:
        self.busy_changed.emit(False)
        self.refused.emit(error.code, sentence(error.code, shown(error.values)))


def token_words(token: Token) -> str:
    """Name a token in a list, with what it says of wrong PINs."""
    from workreport.services.signature_words import pin_words  # noqa: PLC0415 - as below

    parts = (token.label, token.model, pin_words(token))
    return " · ".join(part for part in parts if part)


def _read(desk: "Desk", source: _Source) -> bytes:
    return source.data if source.path is None else desk.files.read(source.path, MOST_BYTES)


def _stamp(entry: StampEntry) -> StampWish | None:
    if entry.where is None:
        return None
    return StampWish(entry.where, entry.page, entry.left, entry.top)


def _place(desk: "Desk", source: _Source, entry: StampEntry) -> str:
    # Services with their libraries must not load with the window.
    from workreport.services.paper_signing import SigningWish  # noqa: PLC0415

    wish = SigningWish(stamp=_stamp(entry), number=entry.number)
    found = desk.signing.place(_read(desk, source), wish)
    return "" if found is None else _place_words(found, entry)


def _place_words(found: StampPlace, entry: StampEntry) -> str:
    left = number_text(round(found.left / _POINTS))
    words = _(_PLACES[found.where]).format(page=found.page, left=left)
    if found.where == entry.where:
        return words
    return " ".join((_("Không thấy chỗ ký còn trống."), words))


def _sign(
    desk: "Desk",
    source: _Source,
    entry: KeyEntry,
    stamp: StampEntry,
    how: tuple[Path, bool],
) -> list[str]:
    from workreport.services.paper_signing import SigningWish  # noqa: PLC0415 - as above
    from workreport.services.signature_words import signed_lines  # noqa: PLC0415 - as above

    target, despite_dates = how
    wish = SigningWish(_stamp(stamp), stamp.number, despite_dates=despite_dates)
    key: SigningKey
    if entry.file:
        key = KeyFile(desk.files.read(Path(entry.file), MOST_BYTES), entry.secret)
    else:
        key = TokenKey(Path(entry.library), entry.secret, slot=entry.slot, key=entry.key)
    done: Signed = desk.signing.sign(_read(desk, source), key, wish, target)
    return signed_lines(done)
