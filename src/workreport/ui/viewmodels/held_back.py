"""What came in and does not count: from whom, why, what helps; looked at again or set aside."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.i18n import messages as sentences
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.messages import Question
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.services.quarantine import Dropped, HeldGroup

_WRITER_LETTERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """One thing that is held back, in words; ``act`` is what can be done about it here."""

    key: str
    who: str
    why: str
    step: str
    about: str
    act: str = ""  # approve, drop


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedLine:
    """A package that was set aside, in words."""

    name: str
    writer: str
    words: str


@dataclass(frozen=True, slots=True)
class HeldFacts:
    """What is held back and what was set aside, read in one go."""

    held: "tuple[HeldGroup, ...]" = ()
    dropped: "tuple[Dropped, ...]" = ()


@dataclass(frozen=True, slots=True)
class _Retried:
    released: int
    held: int


class HeldBack(QObject):
    """Keeps the list true and does what a person decides about it.

    Signals:
        shown: The list is different now.
    """

    shown = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self.session = session
        self.facts = HeldFacts()
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the list can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the list anew."""
        desk = self.session.desk
        self.session.run(lambda: _read(desk), self._on_read)

    def lines(self) -> tuple[HeldLine, ...]:
        """Return what is held back, the oldest first."""
        return tuple(_line(one) for one in self.facts.held)

    def dropped(self) -> tuple[DroppedLine, ...]:
        """Return the packages that were set aside, the latest first."""
        words = _("{why} Đã bỏ qua lúc {at}, {who}: “{reason}”")
        return tuple(
            DroppedLine(
                name=one.name,
                writer=one.writer,
                words=words.format(
                    why=sentences.cause(one.code, {}),
                    at=moment_text(one.at, "short"),
                    who=one.person,
                    reason=one.reason,
                ),
            )
            for one in self.facts.dropped
        )

    # --- acts -------------------------------------------------------------------------------------

    def retry(self) -> None:
        """Judge everything anew and look into the exchange."""
        work = partial(_retry, self.session.desk)
        self.session.run(work, self._on_retried, database=False)

    def approve(self) -> None:
        """Go where people are approved."""
        self.session.go_to("settings", "requests")

    def drop(self, key: str) -> None:
        """Ask why, then set a package aside."""
        found = next((one for one in self.facts.held if one.key == key and one.is_package), None)
        if found is None:
            return
        question = Question(
            title=_("Bỏ qua gói này"),
            text=_(
                "Tệp vẫn nằm trong thư mục; chương trình không đọc nữa cho tới khi lấy lại. "
                "Lý do được giữ trong danh sách."
            ),
            accept=_("Bỏ qua"),
            reason_label=_("Lý do"),
        )
        reason = self.session.messages.ask(question)
        if reason is not None:
            drop = self.session.desk.quarantine.drop
            work = partial(drop, found.subjects[0], found.writer, reason)
            self.session.run(work, self._on_dropped)

    def take_back(self, name: str, writer: str) -> None:
        """Let a package be read again, and read it."""
        work = partial(_take_back, self.session.desk, name, writer)
        self.session.run(work, self._on_retried, database=False)

    def _on_read(self, facts: HeldFacts) -> None:
        self.facts = facts
        self.shown.emit()

    def _on_retried(self, done: _Retried) -> None:
        released = ngettext(
            "Đã xem lại: {count} mục nay được tính.",
            "Đã xem lại: {count} mục nay được tính.",
            done.released,
        ).format(count=done.released)
        held = ngettext("Còn {count} chỗ bị giữ lại.", "Còn {count} chỗ bị giữ lại.", done.held)
        left = held.format(count=done.held) if done.held else _("Không còn gì bị giữ lại.")
        self.session.tell_done(f"{released} {left}")
        self.refresh()

    def _on_dropped(self, _none: object) -> None:
        self.session.tell_done(_("Đã bỏ qua gói này; lấy lại được ở cuối danh sách."))
        self.refresh()


def _line(one: "HeldGroup") -> HeldLine:
    writer = one.writer[:_WRITER_LETTERS]
    who = one.sender or _("Máy {writer}").format(writer=writer)
    since = moment_text(one.since, "short")
    if one.is_package:
        words = _("Gói {name} · từ {since} · đã thử {tries} lần")
        about = words.format(name=one.subjects[0][:_WRITER_LETTERS], since=since, tries=one.tries)
    else:
        words = ngettext(
            "{count} mục đã ký · từ {since}", "{count} mục đã ký · từ {since}", len(one.subjects)
        )
        about = words.format(count=len(one.subjects), since=since)
    act = "drop" if one.is_package else "approve" if one.way == "approve" else ""
    return HeldLine(
        key=one.key,
        who=who,
        why=sentences.cause(one.code, {}) if one.code else _("Đang chờ mục đứng trước."),
        step=sentences.next_step(one.code, {}) if one.code else "",
        about=about,
        act=act,
    )


def _read(desk: "Desk") -> HeldFacts:
    return HeldFacts(desk.quarantine.held(), desk.quarantine.dropped())


def _retry(desk: "Desk") -> _Retried:
    before = sum(len(one.subjects) for one in desk.quarantine.held())
    desk.quarantine.retry()
    folder = desk.exchange_state.folder()
    if folder is not None and folder.is_dir():
        desk.exchange.sync(folder)
    held = desk.quarantine.held()
    return _Retried(max(0, before - sum(len(one.subjects) for one in held)), len(held))


def _take_back(desk: "Desk", name: str, writer: str) -> _Retried:
    desk.quarantine.take_back(name, writer)
    return _retry(desk)


def _concerns(changes: object) -> bool:
    return bool(getattr(changes, "kinds", None) or getattr(changes, "exchange", False))
