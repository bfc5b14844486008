"""What members sent to the head, beside the draft; taking over is one step that undo takes back."""

from functools import partial

from PySide6.QtCore import Signal
from typing_extensions import override

from workreport.domain.contribution import RowDifference
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _, ngettext
from workreport.services.changes import Changes
from workreport.services.contribution_words import (
    field_name,
    kind_name,
    place_name,
    value_words,
)
from workreport.services.contributions_received import ReceivedPart, taken_over
from workreport.ui.models.column import GroupHead
from workreport.ui.models.contribution_lines import (
    DifferenceLine,
    SentLine,
    difference_columns,
    fills_badge,
    sent_columns,
)
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.seen import SeenModel

_KINDS = frozenset({"contribution", "contribution.taken", "report.file"})


class Contributions(SeenModel):
    """Keeps the list, the differences and what can be taken true to the ledger and the draft.

    Signals:
        shown: List, differences or what can be done are different now.
    """

    shown = Signal()

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self.desk = desk
        self.current = ""
        self.parts: tuple[ReceivedPart, ...] = ()
        sent: GridRules[SentLine] = GridRules(identify=lambda line: line.id)
        near = desk.session.period.first_day
        self.model: GridModel[SentLine] = GridModel(sent_columns(), sent, near=near, parent=self)
        rules: GridRules[DifferenceLine] = GridRules(identify=lambda line: line.id)
        self.differences: GridModel[DifferenceLine] = GridModel(
            difference_columns(), rules, near=near, parent=self
        )
        self.differences.group_by(lambda line: line.group)
        desk.opened.connect(self.read)
        desk.changed.connect(self.show_if_seen)
        desk.session.bus.changed.connect(self._on_committed)
        if desk.is_open:
            self.read()

    # --- what is shown ------------------------------------------------------------------------

    def part(self) -> ReceivedPart | None:
        """Return the current contribution."""
        return next((one for one in self.parts if one.entry == self.current), None)

    def first_to_look_at(self) -> str:
        """Return the first contribution that says something new, else the first of all."""
        new = (part for part in self.parts if part.is_new(self.desk.draft))
        part = next(new, None) or next(iter(self.parts), None)
        return "" if part is None else part.entry

    def rows(self) -> tuple[RowDifference, ...]:
        """Return how the current contribution differs from the draft."""
        part = self.part()
        return () if part is None else part.rows(self.desk.draft)

    def counts_words(self) -> str:
        """Say how many were sent and how many are new."""
        if not self.parts:
            return _("chưa có phần nào")
        sent = ngettext("{count} phần đã nhận", "{count} phần đã nhận", len(self.parts))
        new = sum(part.is_new(self.desk.draft) for part in self.parts)
        words = sent.format(count=len(self.parts))
        return f"{words} · " + _("{count} mới").format(count=new) if new else words

    def about(self) -> str:
        """Say what the current contribution is, and what became of it so far."""
        part = self.part()
        if part is None:
            return ""
        words = [kind_name(part.kind), _("gửi {at}").format(at=moment_text(part.sent_at, "short"))]
        if part.times > 1:
            words.append(_("lần {times}").format(times=part.times))
        if part.changed:
            words.append(_("khác bản đã lấy trước đó"))
        if part.in_conflict:
            words.append(_("có hai bản cùng hiệu lực, gửi từ hai máy"))
        return " · ".join(words)

    def empty_rows(self) -> int:
        """Return how many rows of the current contribution fill what the draft leaves empty."""
        return sum(not row.is_filled for row in self.rows())

    def refusal(self) -> str:
        """Say why nothing can be taken now; empty when it can."""
        part = self.part()
        if part is None:
            return _("Chọn một phần cán bộ gửi.")
        if part.offered is None:
            return _("Phần này không đọc được hoặc đã xóa.")
        if not self.desk.access.is_editable:
            return _("Báo cáo đã gửi: chỉ sửa được khi Văn phòng trả lại hoặc sau khi thu hồi.")
        return "" if self.rows() else _("Báo cáo đã đúng như phần này.")

    def place_of(self, line_id: str) -> str:
        """Return the row to which a line of the differences belongs."""
        return line_id.partition("\n")[0]

    # --- acts ---------------------------------------------------------------------------------

    def choose(self, entry: str) -> None:
        """Make a contribution the current one; it is not new any more."""
        if entry == self.current:
            return
        self.current = entry
        part = self.part()
        if part is not None and not part.is_seen:
            received, period = self.desk.session.desk.received, self.desk.session.period
            work = partial(received.mark_seen, period, [entry])
            self.desk.session.run(work, self._on_marked)
        self._show_differences()
        self.shown.emit()

    def take_all(self) -> int:
        """Take every row that replaces nothing; returns how many."""
        return self._take(None, replaces=False)

    def take(self, place: str, *, replaces: bool = False) -> int:
        """Take one row; what the draft says otherwise only with ``replaces``."""
        return self._take([place], replaces=replaces)

    # --- inside -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read what was sent for the month."""
        if not self.desk.is_open:
            self.parts = ()
            self._show()
            return
        session, unit = self.desk.session, self.desk.draft.unit
        work = partial(session.desk.received.parts, session.period, unit)
        session.run(work, self._on_read)

    def _take(self, places: list[str] | None, *, replaces: bool) -> int:
        part = self.part()
        if part is None or self.refusal():
            return 0
        draft = self.desk.draft
        may_change = self.desk.access.may_change
        allowed = [row.place for row in self.rows() if may_change(draft, row.place)]
        wanted = allowed if places is None else [one for one in places if one in allowed]
        outcome = taken_over(draft, part, wanted, replaces=replaces)
        # No place comes first: undo stays on this page.
        if not outcome.places or not self.desk.change(outcome.draft, ("", *outcome.places)):
            return 0
        count = len(outcome.places)
        words = ngettext("Đã lấy {count} dòng", "Đã lấy {count} dòng", count).format(count=count)
        self.desk.session.messages.offer_undo(words, self.desk.undo)
        return count

    def _on_committed(self, changes: object, _initiator: object) -> None:
        if isinstance(changes, Changes) and changes.kinds & _KINDS:
            self.read()

    def _on_marked(self, _nothing: None) -> None:
        self.read()

    def _on_read(self, parts: tuple[ReceivedPart, ...]) -> None:
        self.parts = parts
        known = {part.entry for part in parts}
        if self.current not in known:
            self.current = ""
        self.show_if_seen()

    @override
    def _show(self) -> None:
        self.model.set_lines([self._line(part) for part in self.parts])
        self._show_differences()
        self.shown.emit()

    def _line(self, part: ReceivedPart) -> SentLine:
        return SentLine(
            id=part.entry,
            name=part.name,
            what=kind_name(part.kind),
            at=moment_text(part.sent_at, "short"),
            state=self._state(part),
            differs=len(part.rows(self.desk.draft)),
        )

    def _state(self, part: ReceivedPart) -> Badge:
        draft = self.desk.draft
        if part.offered is None:
            return Badge(_("Không đọc được"), "x-circle-fill", Tone.BAD)
        if part.is_taken(draft):
            return Badge(_("Đã lấy"), "check-circle-fill", Tone.OK)
        if not part.rows(draft):
            return Badge(_("Giống báo cáo"), "check", Tone.QUIET)
        if part.changed:
            return Badge(_("Đổi sau khi lấy"), "git-diff", Tone.WARN)
        if part.is_new(draft):
            return Badge(_("Mới"), "tray", Tone.INFO)
        return Badge(_("Đã xem"), "eye", Tone.IDLE)

    def _show_differences(self) -> None:
        part = self.part()
        lines: list[DifferenceLine] = []
        month = self.desk.month
        names = dict(month.names) if month is not None else {}
        for row in self.rows():
            if part is None or part.offered is None:
                break
            title = place_name(row.place, self.desk.draft, part.offered)
            if row.place in part.changed:
                title = _("{title} · đổi sau khi lấy").format(title=title)
            act = _("Thay dòng này") if row.is_filled else _("Lấy dòng này")
            group = GroupHead(row.place, title, act)
            lines += [
                DifferenceLine(
                    id=f"{row.place}\n{cell.field}",
                    field=field_name(cell.field),
                    before=value_words(cell.before, names),
                    after=value_words(cell.after, names),
                    state=fills_badge(fills=cell.fills),
                    group=group,
                )
                for cell in row.cells
            ]
        self.differences.set_lines(lines)
