"""The kept versions of the draft, and a draft carried to another place and back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workreport.domain.comparison import differing_places
from workreport.domain.errors import CodedError, UseError
from workreport.domain.report import TEXT_SECTIONS, ReportDraft
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _, ngettext
from workreport.services.kept_drafts import SUFFIX, KeptDraft
from workreport.ui.messages import FileWish, Notice, NoticeKind, notice_of
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.place_words import SECTIONS, place_words

_MOST_PLACES = 3
_FIRST_LETTERS = 160
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """One version in words."""

    key: str
    saved: str
    short: str
    age: str
    changed: str
    beginnings: tuple[tuple[str, str], ...]
    """Title and first words of each section that says something."""
    filled: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A draft out of a file that says something else than the one that is open."""

    mine: KeptLine
    other: KeptLine
    places: str


class KeptDrafts(QObject):
    """Shows versions, restores one, and brings a draft out of the workspace and in again.

    Signals:
        listed: The versions were read.
        met: Two drafts differ, as ``meeting`` says, and the person has to choose.
        settled: The choice was made.
    """

    listed = Signal()
    met = Signal()
    settled = Signal()

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self._desk = desk
        self._kept: tuple[KeptDraft, ...] = ()
        self._other: KeptDraft | None = None
        self._is_chosen_mine = False
        self._looked_for = ""
        self.meeting: Meeting | None = None
        desk.opened.connect(self._on_opened)

    def words(self) -> str:
        """Return everything written in the report, for another program to hold."""
        titles = {key: _(title) for key, _number, title in SECTIONS}
        text = self._desk.draft.text
        said = (f"{titles[key]}\n{text[key]}" for key in titles if text.get(key, "").strip())
        return "\n\n".join(said)

    # --- versions -----------------------------------------------------------------------------

    def read(self) -> None:
        """Read the versions, after everything typed is among them."""
        month = self._desk.month
        if month is None:
            return
        self._desk.save()
        service, unit = self._desk.session.desk.kept_drafts, self._desk.draft.unit
        self._desk.session.run(lambda: service.versions(month.period, unit), self._on_read)

    def lines(self) -> tuple[KeptLine, ...]:
        """Return the versions, the newest first."""
        return tuple(self._line(one) for one in self._kept)

    def restore(self, key: str) -> None:
        """Put a version in the place of the present draft; one step that undo takes back."""
        found = next((one for one in self._kept if str(one.version) == key), None)
        if found is not None and self._take(found.draft):
            at = moment_text(found.saved_at, "short")
            told = _("Đã khôi phục bản lưu lúc {at}").format(at=at)
            self._desk.session.messages.offer_undo(told, self._desk.undo)
            self.settled.emit()

    # --- to another place and back --------------------------------------------------------------

    def save_elsewhere(self) -> None:
        """Write the draft on the screen into a file of the person's choice."""
        draft, session = self._desk.draft, self._desk.session
        target = session.messages.choose_target(
            FileWish(
                title=_("Lưu sang chỗ khác"),
                kind_name=_("Bản nháp"),
                patterns=(f"*{SUFFIX}",),
                suggested=f"nhap-{draft.period}{SUFFIX}",
            )
        )
        if target is not None:
            service = session.desk.kept_drafts
            # Not on the thread of the database: that one may be waiting for its disk.
            session.run(
                lambda: (service.to_file(draft, target), target)[1],
                self._on_written,
                database=False,
            )

    def take_from_file(self) -> None:
        """Let a file be chosen and compare the draft in it with the one that is open."""
        path = self._desk.session.messages.choose_file(
            FileWish(
                title=_("Lấy bản nháp từ tệp"), kind_name=_("Bản nháp"), patterns=(f"*{SUFFIX}",)
            )
        )
        if path is not None:
            self.meet(path)

    def meet(self, path: Path) -> None:
        """Compare the draft in a file with the one that is open."""
        service = self._desk.session.desk.kept_drafts
        self._desk.session.run(lambda: service.from_file(path), self._on_found, database=False)

    def look_for_elsewhere(self) -> None:
        """Offer the draft that was saved elsewhere last, when it says something else."""
        preferences = self._desk.session.preferences
        kept = "" if preferences is None else preferences.draft_elsewhere(self._name())
        if kept:
            service, path = self._desk.session.desk.kept_drafts, Path(kept)
            self._desk.session.run(
                lambda: service.from_file(path), self._on_left, self._on_left_failed, database=False
            )

    def keep_mine(self) -> None:
        """Go on with the draft that is open; the other one stays among the versions."""
        self._choose(is_mine=True)

    def keep_other(self) -> None:
        """Go on with the draft of the file; the open one stays among the versions."""
        self._choose(is_mine=False)

    # --- inside ---------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        if self._desk.month is not None and self._looked_for != self._name():
            self._looked_for = self._name()
            self.look_for_elsewhere()

    def _take(self, draft: ReportDraft) -> bool:
        now = self._desk.draft
        if (draft.period, draft.unit) != (now.period, now.unit):
            return False
        return self._desk.change(draft, ("whole",))

    def _choose(self, *, is_mine: bool) -> None:
        other, mine = self._other, self._desk.draft
        if other is None:
            return
        self._is_chosen_mine = is_mine
        order = (other.draft, mine) if is_mine else (mine, other.draft)
        self._desk.session.run(lambda: self._save_both(order), self._on_both_saved)

    def _save_both(self, drafts: tuple[ReportDraft, ReportDraft]) -> datetime:
        first, second = drafts
        self._desk.keep_draft(first)
        return self._desk.keep_draft(second)

    def _on_both_saved(self, _at: datetime) -> None:
        other, self._other = self._other, None
        if other is not None and not self._is_chosen_mine:
            self._take(other.draft)
        self._forget()
        self._desk.session.tell_done(_("Cả hai bản đều còn trong các bản nháp đã lưu."))
        self.settled.emit()

    def _on_read(self, kept: tuple[KeptDraft, ...]) -> None:
        self._kept = kept
        self.listed.emit()

    def _on_written(self, target: Path) -> None:
        preferences = self._desk.session.preferences
        if preferences is not None:
            preferences.keep_draft_elsewhere(self._name(), str(target))
        words = _("Đã lưu bản nháp ra {path}. Bản này chỉ hồ sơ làm việc này mở được.")
        self._desk.session.tell_done(words.format(path=target))

    def _on_found(self, found: KeptDraft) -> None:
        if not self._is_of_this_month(found):
            error = UseError("draft_file_other_month", period=found.draft.period)
            self._desk.session.tell_error(error)
        elif self._is_same(found):
            self._forget()
            self._desk.session.tell_done(_("Bản trong tệp giống hệt bản đang mở."))
        else:
            self._other = found
            self.meeting = self._meeting(found)
            self.met.emit()
            self._desk.session.go_to("report", "meeting")

    def _on_left(self, found: KeptDraft) -> None:
        if not self._is_of_this_month(found):
            return
        if self._is_same(found):
            self._forget()
            return
        at = moment_text(found.saved_at, "short")
        self._desk.session.messages.tell(
            Notice(
                kind=NoticeKind.WARN,
                happened=_("Có bản nháp lưu ở chỗ khác lúc {at}, khác bản đang mở.").format(at=at),
                safe=_("Cả hai bản đều còn."),
                action=_("So hai bản"),
                act=self._meeter(found),
            )
        )

    def _on_left_failed(self, error: CodedError) -> None:
        # A stick that was taken out is no news; a file that was there and cannot be read is.
        if error.code not in {"file_missing", "folder_missing"}:
            self._desk.session.messages.tell(notice_of(error))

    def _meeter(self, found: KeptDraft) -> Callable[[], None]:
        return lambda: self._on_found(found)

    def _forget(self) -> None:
        preferences = self._desk.session.preferences
        if preferences is not None:
            preferences.keep_draft_elsewhere(self._name(), "")

    def _name(self) -> str:
        return f"{self._desk.draft.unit[:8]}/{self._desk.draft.period}"

    def _is_of_this_month(self, found: KeptDraft) -> bool:
        mine = self._desk.draft
        return (found.draft.period, found.draft.unit) == (mine.period, mine.unit)

    def _is_same(self, found: KeptDraft) -> bool:
        mine = self._desk.draft
        return not differing_places((mine, found.draft)) and found.draft.replies == mine.replies

    def _meeting(self, found: KeptDraft) -> Meeting:
        desk = self._desk
        saved_at = desk.saved_at or desk.session.desk.book.clock.now()
        mine = KeptDraft(0, saved_at, desk.draft)
        places = differing_places((desk.draft, found.draft))
        return Meeting(
            replace(self._line(mine), key="mine"),
            replace(self._line(found), key="other"),
            self._place_list(places),
        )

    def _place_list(self, places: tuple[str, ...]) -> str:
        told = list(dict.fromkeys(place_words(place, self._desk.draft) for place in places))
        words = ", ".join(told[:_MOST_PLACES])
        more = len(told) - _MOST_PLACES
        return (
            _("{places} và {count} chỗ khác").format(places=words, count=more)
            if more > 0
            else words
        )

    def _line(self, kept: KeptDraft) -> KeptLine:
        draft = kept.draft
        filled = sum(result.status is not None for result in draft.results)
        tasks = sum(not task.is_cancelled for task in draft.tasks)
        titles = {key: _(title) for key, _number, title in SECTIONS}
        return KeptLine(
            key=str(kept.version),
            saved=moment_text(kept.saved_at, "seconds"),
            short=moment_text(kept.saved_at, "short"),
            age=age_words(self._desk.session.desk.book.clock.now(), kept.saved_at),
            changed=self._place_list(kept.places),
            beginnings=tuple(
                (titles[section], _beginning(draft.text[section]))
                for section in TEXT_SECTIONS
                if draft.text.get(section, "").strip()
            ),
            filled=_("{filled} trên {total} nhiệm vụ đã điền").format(filled=filled, total=tasks),
        )


def kept_drafts_of(desk: DraftSession) -> KeptDrafts:
    """Return the one view-model of the kept drafts of an open workspace."""
    found = desk.findChild(KeptDrafts)
    return found if isinstance(found, KeptDrafts) else KeptDrafts(desk)


def age_words(now: datetime, at: datetime) -> str:
    """Say how long ago something was."""
    seconds = max(0, int((now - at).total_seconds()))
    if seconds < _MINUTE:
        return _("vừa xong")
    minutes, hours, days = seconds // _MINUTE, seconds // _HOUR, seconds // _DAY
    if days:
        return ngettext("{count} ngày trước", "{count} ngày trước", days).format(count=days)
    if hours:
        return ngettext("{count} giờ trước", "{count} giờ trước", hours).format(count=hours)
    return ngettext("{count} phút trước", "{count} phút trước", minutes).format(count=minutes)


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _FIRST_LETTERS else f"{line[:_FIRST_LETTERS].rstrip()}…"
