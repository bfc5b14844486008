"""Set-up: this machine, the exchange, people and units, months, care for the data."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.formats import moment_text, period_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import _
from workreport.ui.messages import FileWish, Notice, NoticeKind
from workreport.ui.tasks.changes import Freshness
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.settings_facts import SettingsFacts, read_settings

if TYPE_CHECKING:
    from workreport.services.joining import IssuedInvitation, Joiner
    from workreport.services.maintenance import Verified
    from workreport.services.periods import OpenedPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCode:
    """A written invitation; the code is shown this once."""

    person: str
    path: Path
    code: str
    expires: str


class Settings(QObject):
    """The commands of the set-up page.

    Signals:
        facts_changed: ``SettingsFacts``.
        code_issued: ``IssuedCode``.
        busy_changed: Work is under way; a text says which, empty when it ended.
    """

    facts_changed = Signal(object)
    code_issued = Signal(object)
    busy_changed = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.facts: SettingsFacts | None = None
        self._person = ""
        self._freshness = Freshness(session.bus, lambda _changes: True, self.refresh, self)
        session.period_changed.connect(self._on_period)

    @property
    def session(self) -> DeskSession:
        """The open workspace."""
        return self._session

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the page can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the page anew."""
        work = partial(read_settings, self._session.desk, self._session.period)
        self._session.run(work, self._on_read)

    # --- exchange ------------------------------------------------------------------------------

    def choose_exchange_folder(self) -> None:
        """Let the exchange folder be chosen."""
        folder = self._session.messages.choose_folder(
            FileWish(title=_("Chọn thư mục trao đổi với Văn phòng"))
        )
        if folder is not None:
            choose = partial(self._session.desk.exchange_state.choose_folder, folder)
            self._session.run(choose, self._on_folder_chosen)

    def _on_folder_chosen(self, _nothing: None) -> None:
        self._session.tell_done(_("Đã chọn thư mục trao đổi; chương trình xem 15 giây một lần."))

    def export_file(self) -> None:
        """Write what waits into one file for a USB stick."""
        target = self._session.messages.choose_target(
            FileWish(
                title=_("Ghi gói tin ra tệp"), kind_name=_("Gói tin"), suggested="workreport.wrp"
            )
        )
        if target is not None:
            self._begin(_("Đang ghi gói tin"))
            work = partial(self._session.desk.exchange.export_file, target)
            self._session.run(work, self._on_exported, self._on_failed, database=False)

    def _on_exported(self, _report: object) -> None:
        self._end(_("Đã ghi gói tin. Giao tệp cho người nhận."))

    def import_file(self) -> None:
        """Read one package file."""
        source = self._session.messages.choose_file(FileWish(title=_("Đọc gói tin từ tệp")))
        if source is not None:
            self._begin(_("Đang đọc gói tin"))
            work = partial(self._session.desk.exchange.import_file, source)
            self._session.run(work, self._on_imported_file, self._on_failed, database=False)

    def _on_imported_file(self, _report: object) -> None:
        self._end(_("Đã đọc gói tin."))

    # --- people --------------------------------------------------------------------------------

    def invite(self, person: str, unit: str, role: str, *, may_file: bool) -> None:
        """Write an invitation for a person, and show its code once."""
        if not person.strip():
            self._session.messages.tell(
                Notice(kind=NoticeKind.WARN, happened=_("Chưa ghi họ tên người được mời."))
            )
            return
        target = self._session.messages.choose_target(
            FileWish(title=_("Ghi tệp thư mời"), suggested=f"thu-moi-{unit}.wri")
        )
        if target is None:
            return
        desk = self._session.desk

        def work() -> "tuple[IssuedInvitation, Path]":
            issued = desk.joining.invite(person=person, unit=unit, role=role, may_file=may_file)
            return issued, write_target(desk.files, target, issued.data)

        self._person = " ".join(person.split())
        self._session.run(work, self._on_invited)

    def _on_invited(self, made: "tuple[IssuedInvitation, Path]") -> None:
        issued, path = made
        self.code_issued.emit(
            IssuedCode(
                person=self._person,
                path=path,
                code=issued.code,
                expires=moment_text(issued.expires_at),
            )
        )

    def approve(self, key: str) -> None:
        """Certify the key of somebody who asked to join."""
        desk = self._session.desk

        def work() -> "Joiner":
            with desk.book.looking() as look:
                data = next(
                    one.body for one in look.transaction.local.join_requests() if one.key == key
                )
            return desk.joining.approve(data)

        self._session.run(work, self._on_approved)

    def _on_approved(self, joiner: "Joiner") -> None:
        words = _("Đã duyệt {name}, {unit}. Chứng nhận sẽ đi ở lần trao đổi tới.")
        self._session.tell_done(words.format(name=joiner.name, unit=joiner.unit))

    # --- imports and months --------------------------------------------------------------------

    def bring_in(self, kind: str) -> None:
        """Go to the page that takes workbooks in."""
        self._session.go_to("imports", kind)

    def open_month(self, period: Period) -> None:
        """Open a month: from now on reports are expected."""
        self._session.run(partial(self._session.desk.periods.open, period), self._on_month_opened)

    def _on_month_opened(self, opened: "OpenedPeriod") -> None:
        self._session.set_period(opened.period)
        words = _("Đã mở {month}.").format(month=period_text(str(opened.period), "inline"))
        notes = [reason_text(one.code, one.values) for one in opened.warnings]
        self._session.tell_done(" ".join([words, *notes]))

    # --- care ----------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Write a verified copy of the workspace."""
        self._begin(_("Đang sao lưu và đọc lại bản sao"))
        self._session.run(
            self._session.desk.maintenance.backup, self._on_backed_up, self._on_failed
        )

    def _on_backed_up(self, path: str) -> None:
        self._end(_("Đã sao lưu và kiểm tra: {path}").format(path=path))

    def verify(self) -> None:
        """Check every hash and signature, and replay what screens show."""
        self._begin(_("Đang kiểm tra mọi chữ ký và tính lại số liệu"))
        self._session.run(self._session.desk.maintenance.verify, self._on_verified, self._on_failed)

    def _on_verified(self, found: "Verified") -> None:
        self.busy_changed.emit("")
        if not found.faults and found.projections_equal and not found.forks:
            words = _("Sổ cái nguyên vẹn: {count} mục đúng chữ ký, số liệu tính lại giống hệt.")
            self._session.tell_done(words.format(count=found.valid))
            return
        words = _(
            "{valid} trên {count} mục đúng chữ ký; {faults} mục có vấn đề; "
            "{forks} chỗ hai máy dùng chung một khóa."
        ).format(
            valid=found.valid,
            count=found.entries,
            faults=len(found.faults),
            forks=len(found.forks),
        )
        self._session.messages.tell(Notice(kind=NoticeKind.WARN, happened=words))

    def move_desk(self) -> None:
        """Make this machine the one from which months are opened and closed."""
        self._session.run(self._session.desk.maintenance.move_desk, self._on_desk_moved)

    def _on_desk_moved(self, _term: int) -> None:
        self._session.tell_done(_("Từ nay bàn điều hành ở máy này: mở và khóa tháng tại đây."))

    # --- inside --------------------------------------------------------------------------------

    def _begin(self, words: str) -> None:
        self.busy_changed.emit(words)

    def _end(self, words: str) -> None:
        self.busy_changed.emit("")
        if words:
            self._session.tell_done(words)

    def _on_failed(self, error: CodedError) -> None:
        self.busy_changed.emit("")
        self._session.tell_error(error)

    def _on_read(self, facts: SettingsFacts) -> None:
        self.facts = facts
        self.facts_changed.emit(facts)

    def _on_period(self, _period: Period) -> None:
        self.refresh()
