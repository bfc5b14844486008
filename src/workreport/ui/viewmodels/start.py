"""Opening, making and mending workspaces: what the first window does, off the UI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, UseError, bug_values
from workreport.i18n.formats import shown
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _
from workreport.ui.tasks.runner import TaskRunner

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk, KnownWorkspace, Opened, Program
    from workreport.ui.viewmodels.standing import Standing

T = TypeVar("T")
_DEMO_MONTHS = 5  # whole ones; the sixth is in mid-flow
_INVITATION_LIMIT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDesk:
    """An open workspace, who works in it, and for a fresh one the code that is shown once."""

    desk: "Desk"
    standing: "Standing"
    recovery_code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWish:
    """What somebody with an invitation gives."""

    invitation: Path
    code: str
    passphrase: str
    repeated: str
    name: str
    request: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyWish:
    """What somebody who founds an agency gives."""

    name: str
    parent: str
    place: str
    founder: str
    passphrase: str
    repeated: str
    training: bool


class StartModel(QObject):
    """The commands of the first window.

    Signals:
        opened: A desk is open: ``OpenDesk``.
        refused: A sentence that says why not.
        busy_changed: Work began, or ended.
        told: How far long work has come.
        done: A sentence about something that was done and opened nothing.
        prepared: What is known about the workspaces and this machine.
    """

    opened = Signal(object)
    refused = Signal(str)
    busy_changed = Signal(bool)
    told = Signal(str)
    done = Signal(str)
    prepared = Signal(tuple)

    def __init__(
        self, program: "Program", runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._runner = runner
        self._is_busy = False
        runner.broke.connect(self._on_broke)

    def prepare(self) -> None:
        """Load what unlocking needs, now that the window stands on the screen."""
        self._runner.run(self._program.prepare, self._on_prepared, self._on_failed)

    def workspaces(self) -> tuple["KnownWorkspace", ...]:
        """Return the workspaces of this account."""
        return self._program.workspaces()

    def unlock(self, folder: Path, passphrase: str) -> None:
        """Open a workspace."""
        self._run(lambda: _standing_at(self._program.open(folder, passphrase)), self._on_opened)

    def unlock_with_code(self, folder: Path, code: str) -> None:
        """Open a workspace with its recovery code."""
        self._run(
            lambda: _standing_at(self._program.open_with_recovery(folder, code)), self._on_opened
        )

    def change_passphrase(self, folder: Path, old: str, new: str, repeated: str) -> None:
        """Give a workspace another passphrase."""
        if not self._same(new, repeated):
            return
        self._run(
            lambda: self._program.change_passphrase(folder, old, new), self._on_passphrase_changed
        )

    def join(self, wish: JoinWish) -> None:
        """Join an agency by an invitation."""
        if self._same(wish.passphrase, wish.repeated):
            self._run(lambda: _join(self._program, wish), self._on_opened)

    def found(self, wish: AgencyWish) -> None:
        """Found an agency."""
        if self._same(wish.passphrase, wish.repeated):
            self._run(lambda: _found(self._program, wish), self._on_opened)

    def rehearse(self, folder: Path) -> None:
        """Make the training agency and open its Office."""
        self._run(lambda: _rehearse(self._program, folder, self.told.emit), self._on_opened)

    def restore(self, backup: Path, name: str) -> None:
        """Restore a backup into a new workspace."""
        folder = self._program.default_folder(name)
        self._run(lambda: self._program.restore(backup, folder), self._on_restored)

    def _same(self, one: str, other: str) -> bool:
        if one != other:
            self.refused.emit(_("Hai lần gõ mật khẩu không giống nhau. Gõ lại cả hai."))
        return one == other

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._is_busy:
            return
        self._set_busy(is_busy=True)
        self._runner.run(work, done, self._on_failed)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.busy_changed.emit(is_busy)

    def _on_prepared(self, notes: tuple[str, ...]) -> None:
        self.prepared.emit(notes)

    def _on_opened(self, opened: OpenDesk) -> None:
        self._set_busy(is_busy=False)
        self.opened.emit(opened)

    def _on_passphrase_changed(self, _nothing: None) -> None:
        self._set_busy(is_busy=False)
        self.done.emit(_("Đã đổi mật khẩu. Lần sau mở bằng mật khẩu mới."))

    def _on_restored(self, _nothing: None) -> None:
        self._set_busy(is_busy=False)
        self.done.emit(_("Đã khôi phục. Mở bằng mật khẩu của hồ sơ khi sao lưu."))

    def _on_failed(self, error: CodedError) -> None:
        self._set_busy(is_busy=False)
        self.refused.emit(sentence(error.code, shown(error.values)))

    def _on_broke(self, error: BaseException) -> None:
        # Without a word here the window would wait for ever.
        if self._is_busy:
            self._set_busy(is_busy=False)
            self.refused.emit(sentence("bug", bug_values(error)))


def _standing_at(desk: "Desk", code: str = "", note: str = "") -> OpenDesk:
    from workreport.ui.viewmodels.standing import read_standing  # noqa: PLC0415 - after the paint

    try:
        return OpenDesk(desk=desk, standing=read_standing(desk), recovery_code=code, note=note)
    except BaseException:
        desk.close()
        raise


def _of_fresh(fresh: "Opened", note: str) -> OpenDesk:
    return _standing_at(fresh.desk, fresh.recovery_code, note)


def _join(program: "Program", wish: JoinWish) -> OpenDesk:
    data = program.files.read(wish.invitation, _INVITATION_LIMIT)
    folder = program.default_folder(wish.name)
    fresh, request = program.join(folder, data, wish.code.strip(), wish.passphrase)
    try:
        program.files.write_new(wish.request, request)
    except BaseException:
        fresh.desk.close()
        raise
    note = _("Gửi tệp {path} cho Văn phòng để được duyệt; soạn và gửi báo cáo được ngay.")
    return _of_fresh(fresh, note.format(path=wish.request))


def _found(program: "Program", wish: AgencyWish) -> OpenDesk:
    from workreport.services.founding import AgencyPlan  # noqa: PLC0415 - after the paint

    plan = AgencyPlan(
        name=wish.name,
        parent=wish.parent,
        place=wish.place,
        founder=wish.founder,
        training=wish.training,
    )
    folder = program.default_folder(wish.name)
    return _of_fresh(program.found(folder, plan, wish.passphrase), "")


def _rehearse(program: "Program", folder: Path, say: Callable[[str], None]) -> OpenDesk:
    from workreport.services.training.demo import (  # noqa: PLC0415 - after the paint
        PASSPHRASE,
        PASSPHRASE_VARIABLE,
        DemoOptions,
        run_demo,
    )

    if folder.exists() and any(folder.iterdir()):
        raise UseError("demo_folder_not_empty", path=str(folder))

    def tell(line: str) -> None:
        # Each line begins with how long the step took, which only the command line shows.
        step = line.partition(" s  ")[2] or line
        say(_("Đang dựng dữ liệu mẫu: {step}").format(step=step))

    office = run_demo(program, folder, DemoOptions(months=_DEMO_MONTHS), tell)
    passphrase = program.environment.get(PASSPHRASE_VARIABLE, "") or PASSPHRASE
    note = _("Các hồ sơ tập huấn nằm trong {path}; mật khẩu chung: {passphrase}")
    return _standing_at(
        program.open(office, passphrase), "", note.format(path=folder, passphrase=passphrase)
    )
