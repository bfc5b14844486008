"""Looking into the exchange folder: when asked, and by itself while there is one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.domain.errors import CodedError, WorldError
from workreport.i18n.translation import _, ngettext
from workreport.ui.messages import Notice, NoticeKind, notice_of
from workreport.ui.tasks.carriers import mounted_volumes
from workreport.ui.tasks.runner import Job
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.role_end_words import role_notice

if TYPE_CHECKING:
    from workreport.services.exchange import SyncReport
    from workreport.services.exchange_state import ExchangeState
    from workreport.services.ports.program import Desk
    from workreport.services.role_ends import RoleEnd

EVERY_MS = 15_000


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one look did; without a report there was no folder to look into."""

    folder: Path | None
    report: "SyncReport | None"
    state: "ExchangeState"
    volumes: frozenset[Path] = frozenset()
    carried: "tuple[tuple[Path, SyncReport], ...]" = ()
    """What came from carriers that were not there at the look before."""
    is_settled: bool = False
    """Whether nothing could be new, so that the folder was not read again."""


class ExchangeModel(QObject):
    """Never looks twice at once; tells only what is new or failed.

    Signals:
        looked: A look ended; the status bar may say when.
        busy_changed: A look began or ended.
    """

    looked = Signal()
    busy_changed = Signal(bool)

    def __init__(
        self,
        session: DeskSession,
        parent: QObject | None = None,
        volumes: Callable[[], frozenset[Path]] = mounted_volumes,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._volumes = volumes
        self._known_volumes: frozenset[Path] = frozenset()
        self._job: Job | None = None
        self._was_asked = False
        self._last_failure = ""
        self._known_held: set[str] = set()
        self._standing: tuple[bool, bool, RoleEnd | None] | None = None
        self.arrived = 0  # packages the last look brought
        self._timer = QTimer(self)
        self._timer.setObjectName("exchange_timer")
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look_quietly)

    def start(self) -> None:
        """Look now and then every fifteen seconds."""
        self._timer.start()
        self.look_quietly()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @property
    def is_busy(self) -> bool:
        """Whether a look is under way."""
        return self._job is not None

    def look_quietly(self) -> None:
        """Look without being asked: a missing folder is no news then."""
        if self._job is None:
            self._begin(was_asked=False)

    def look_now(self) -> None:
        """Look because the person asked; says so when there is nothing new."""
        self._was_asked = True
        if self._job is None:
            self._begin(was_asked=True)

    def _begin(self, *, was_asked: bool) -> None:
        self._was_asked = was_asked
        asked = _Asked(self._known_volumes, self._volumes, may_rest=not was_asked)
        work = partial(_look, self._session.desk, asked)
        self._job = self._session.run(work, self._on_looked, self._on_failed, database=False)
        self.busy_changed.emit(True)

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit(False)
        self.looked.emit()

    def _on_looked(self, looked: _Looked) -> None:
        was_asked = self._was_asked
        self._end()
        self._tell_standing(looked.state)
        self._known_volumes = looked.volumes
        for root, report in looked.carried:
            self._tell_carried(root, report)
        if looked.is_settled:
            return
        if looked.report is None:
            if was_asked:
                self._session.messages.tell(_no_folder(looked.folder, self._go_to_settings))
            return
        self._last_failure = ""
        self.arrived = looked.report.read
        # A package that is held back is tried again at every look; it is news only once.
        held = {name for name, _code in looked.report.held}
        words = _news(looked.report, len(held - self._known_held))
        self._known_held = held
        if words:
            self._session.messages.tell(Notice(kind=NoticeKind.INFO, happened=words))
        elif was_asked:
            self._session.tell_done(_("Đã xem thư mục trao đổi: không có gì mới."))

    def _tell_carried(self, root: Path, report: "SyncReport") -> None:
        """Say what a stick brought, and offer to write the answers back to it."""
        news = _news(report, len(report.held), _("Từ {place}").format(place=root))
        if news:
            self.arrived += report.read
            notice = Notice(
                kind=NoticeKind.INFO,
                happened=news,
                action=_("Ghi trả lời ra đây"),
                act=partial(self._write_back, root),
            )
            self._session.messages.tell(notice)

    def _write_back(self, root: Path) -> None:
        work = partial(self._session.desk.exchange.sync, root)
        self._session.run(work, self._on_written_back, database=False)

    def _on_written_back(self, report: "SyncReport") -> None:
        words = ngettext(
            "Đã ghi {count} gói ra thiết bị.", "Đã ghi {count} gói ra thiết bị.", report.written
        )
        self._session.tell_done(words.format(count=report.written))

    def _tell_standing(self, state: "ExchangeState") -> None:
        """Say once that the clock is behind, the machine not approved, or a role at its end."""
        standing = (state.clock_behind, state.approved, state.role_end)
        if standing == self._standing:
            return
        self._standing = standing
        if state.clock_behind:
            self._session.messages.tell(
                Notice(
                    kind=NoticeKind.WARN,
                    happened=_("Đồng hồ máy này chạy chậm hơn giờ Văn phòng đã ký."),
                    safe=_("Vẫn soạn và lưu được. Chỉnh lại ngày giờ của máy trước khi ký gửi."),
                )
            )
        if not state.approved:
            self._session.messages.tell(
                Notice(
                    kind=NoticeKind.WARN,
                    happened=_("Máy này đang chờ Văn phòng duyệt."),
                    safe=_("Vẫn soạn và gửi được, báo cáo tính từ lúc Văn phòng nhận."),
                )
            )
        if state.role_end is not None:
            self._session.messages.tell(role_notice(state.role_end))

    def _on_failed(self, error: CodedError) -> None:
        was_asked = self._was_asked
        self._end()
        if was_asked or error.code != self._last_failure:
            self._last_failure = error.code
            self._session.messages.tell(notice_of(error, _("Bản đã ký được giữ.")))

    def _go_to_settings(self) -> None:
        self._session.go_to("settings", "exchange")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a look is asked: which volumes were known, and whether it may find that all rests."""

    known: frozenset[Path]
    volumes: Callable[[], frozenset[Path]]
    may_rest: bool


def _look(desk: "Desk", asked: _Asked) -> _Looked:
    volumes = asked.volumes()
    carried = tuple(
        (root, report)
        for root in sorted(volumes - asked.known)
        if (report := _taken(desk, root)) is not None
    )
    folder = desk.exchange_state.folder()
    if folder is None or not folder.is_dir():
        return _Looked(folder, None, desk.exchange_state.state(), volumes, carried)
    is_settled = asked.may_rest and desk.exchange.is_settled(folder)
    report = None if is_settled else desk.exchange.sync(folder)
    state = desk.exchange_state.state()
    return _Looked(folder, report, state, volumes, carried, is_settled=is_settled)


def _taken(desk: "Desk", root: Path) -> "SyncReport | None":
    """Read what a new carrier holds; one that went away again or cannot be read is no news."""
    try:
        return desk.exchange.take_from(root)
    except WorldError:
        return None


def _no_folder(folder: Path | None, choose: Callable[[], None]) -> Notice:
    if folder is None:
        happened = _("Chưa chọn thư mục trao đổi.")
    else:
        happened = _("Không thấy thư mục trao đổi: {path}.").format(path=folder)
    return Notice(
        kind=NoticeKind.WARN,
        happened=happened,
        safe=_("Bản đã ký được giữ."),
        action=_("Chọn thư mục"),
        act=choose,
    )


def _news(report: "SyncReport", held: int, where: str = "") -> str:
    parts = []
    if report.entries_in:
        parts.append(
            ngettext("{count} mục mới", "{count} mục mới", report.entries_in).format(
                count=report.entries_in
            )
        )
    if report.requests:
        parts.append(
            ngettext(
                "{count} người xin tham gia", "{count} người xin tham gia", report.requests
            ).format(count=report.requests)
        )
    if held:
        parts.append(
            ngettext("{count} gói bị giữ lại", "{count} gói bị giữ lại", held).format(count=held)
        )
    where = where or _("Từ thư mục trao đổi")
    return f"{where}: {', '.join(parts)}." if parts else ""
