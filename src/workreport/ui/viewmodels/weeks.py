"""The week: what is due from Monday to Sunday, day by day, and the paper of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.week import DAYS, Week, WeekDay, WeekLine
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.messages import FileWish
from workreport.ui.models.column import GroupHead, Room
from workreport.ui.models.plan_lines import PlanLine, badge_column, words_column
from workreport.ui.tasks.target_file import write_target
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.badges import timing_badge
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.viewmodels.plan_people import Surroundings, read_surroundings

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """A week, and the day it is."""

    week: Week
    today: date
    around: Surroundings


class Weeks(PlanPart):
    """Walks through weeks; every desk sees what it holds."""

    kinds = frozenset(
        {"plan.issue", "task.change", "task.cancel", "programme.set", "report.file", "task.part"}
    )
    drafts = ("report/",)

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        columns = (
            words_column("content", _("Nội dung đến hạn"), 240, stretches=True, room=Room.ALWAYS),
            words_column("unit", _("Chủ trì"), 92),
            words_column("owner", _("Người thực hiện"), 130),
            words_column("partners", _("Phối hợp"), 104),
            words_column("director", _("Lãnh đạo chỉ đạo"), 130),
            badge_column("state", _("Tiến độ"), 140),
        )
        super().__init__(session, columns, parent)
        self.facts: WeekFacts | None = None
        self._monday: date | None = None

    @override
    def read(self) -> None:
        work = partial(_read_week, self.session.desk, self._monday)
        self.session.run(work, self._on_read)

    @override
    def take(self, facts: WeekFacts) -> None:
        self.facts = facts
        self._monday = facts.week.monday

    @override
    def lines(self) -> Sequence[PlanLine]:
        if self.facts is None:
            return []
        week = self.facts.week
        late = GroupHead("overdue", _("Quá hạn từ trước tuần này"))
        return [
            *(self._line(line, late) for line in week.overdue),
            *(self._line(line, _head(day)) for day in week.days for line in day.lines),
        ]

    @override
    def note(self) -> str:
        if self.facts is None:
            return ""
        week = self.facts.week
        words = ngettext("{count} việc đến hạn", "{count} việc đến hạn", week.count)
        return " · ".join(
            [
                _("{monday} – {sunday}").format(
                    monday=day_text(week.monday, "short"), sunday=day_text(week.sunday)
                ),
                words.format(count=week.count),
            ]
        )

    # --- acts -------------------------------------------------------------------------------------

    def go_by(self, weeks: int) -> None:
        """Show an earlier or a later week."""
        if self._monday is not None:
            self._monday += timedelta(days=DAYS * weeks)
            self.read()

    def go_to_today(self) -> None:
        """Show this week."""
        self._monday = None
        self.read()

    def print_week(self) -> None:
        """Write the week as a paper into a file of the person's choice."""
        if self.facts is None:
            return
        monday = self.facts.week.monday
        wish = FileWish(
            title=_("Lưu lịch tuần"),
            kind_name="PDF",
            patterns=("*.pdf",),
            suggested=f"lich-tuan-{monday.isoformat()}.pdf",
        )
        target = self.session.messages.choose_target(wish)
        if target is not None:
            unit = self.facts.around.own or None
            work = partial(_write_week, self.session.desk, monday, unit, target)
            self.act(work, _("Đã ghi {path}.").format(path=target.name))

    # --- inside -----------------------------------------------------------------------------------

    def _line(self, line: WeekLine, group: GroupHead) -> PlanLine:
        around = None if self.facts is None else self.facts.around
        today = line.due_on if self.facts is None else self.facts.today
        badge = Badge(_("Mục chương trình"), "calendar-check", Tone.OUTLINE)
        if line.task:
            left = (line.due_on - today).days
            badge = Badge(_("Còn {days} ngày").format(days=left), "", Tone.QUIET)
            if left < 0:
                badge = timing_badge("overdue", -left)
            elif left == 0:
                badge = Badge(_("Hôm nay"), "clock-fill", Tone.WARN)
        return PlanLine(
            id=f"{line.task or line.content}/{line.due_on}",
            words={
                "content": line.content,
                "unit": "" if around is None else around.short(line.unit),
                "owner": line.owner,
                "partners": "" if around is None else around.shorts_of(line.partners),
                "director": line.director,
            },
            badges={"state": badge},
            group=group,
        )


def _head(day: WeekDay) -> GroupHead:
    words = day_text(day.day, "weekday")
    words = words[0].upper() + words[1:]
    title = words if day.is_working else _("{day} · ngày nghỉ").format(day=words)
    return GroupHead(day.day.isoformat(), title)


def _read_week(desk: "Desk", monday: date | None) -> WeekFacts:
    around = read_surroundings(desk)
    with desk.book.looking() as look:
        today = look.today
    return WeekFacts(desk.weeks.week(monday, around.own or None), today, around)


def _write_week(desk: "Desk", monday: date, unit: str | None, target: Path) -> Path:
    return write_target(desk.files, target, desk.weeks.pdf(monday, unit))
