"""The agency's work programmes: items by year, with the tasks that came of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _, ngettext
from workreport.services.programmes import Item, Programme, ProgrammeLine
from workreport.ui.models.column import GroupHead, Room
from workreport.ui.models.plan_lines import PlanLine, badge_column, words_column
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.viewmodels.plan_people import Surroundings, month_words, read_surroundings

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

_WRITERS = frozenset({"officer", "chief", "leader"})


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """The programmes that speak of the year of the month."""

    lines: tuple[ProgrammeLine, ...]
    around: Surroundings


class Programmes(PlanPart):
    """Lists items by programme and signs changes to them."""

    kinds = frozenset({"programme.set", "plan.issue", "task.cancel"})

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        columns = (
            words_column("content", _("Nội dung"), 240, stretches=True, room=Room.ALWAYS),
            words_column("unit", _("Chủ trì"), 92),
            words_column("partners", _("Phối hợp"), 120),
            words_column("due", _("Thời hạn"), 130),
            words_column("director", _("Lãnh đạo chỉ đạo"), 130, room=Room.WIDE),
            badge_column("state", _("Đã giao"), 150),
        )
        super().__init__(session, columns, parent)
        self.facts: ProgrammeFacts | None = None

    @staticmethod
    @override
    def ask(desk: "Desk", period: Period) -> ProgrammeFacts:
        return ProgrammeFacts(desk.programmes.programmes(period.year), read_surroundings(desk))

    @override
    def take(self, facts: ProgrammeFacts) -> None:
        self.facts = facts

    @override
    def lines(self) -> Sequence[PlanLine]:
        if self.facts is None:
            return []
        return [
            self._line(line, item) for line in self.facts.lines for item in line.programme.items
        ]

    @override
    def note(self) -> str:
        count = len(self.model.lines)
        words = ngettext("{count} mục trong năm {year}", "{count} mục trong năm {year}", count)
        return words.format(count=count, year=self.session.period.year) if count else ""

    def programmes(self) -> tuple[tuple[str, str], ...]:
        """Return the programmes an item can belong to."""
        lines = () if self.facts is None else self.facts.lines
        return tuple((one.programme.id, one.programme.title) for one in lines)

    def item(self) -> tuple[str, Item] | None:
        """Return the current item with the id of its programme."""
        for line in () if self.facts is None else self.facts.lines:
            for item in line.programme.items:
                if item.id == self.current:
                    return line.programme.id, item
        return None

    def may_write(self) -> bool:
        """Tell whether programmes can be signed here."""
        return self.facts is not None and bool(self.facts.around.roles & _WRITERS)

    # --- acts -------------------------------------------------------------------------------------

    def keep_programme(self, title: str, first_year: int, last_year: int) -> None:
        """Sign a new programme without items."""
        programme = Programme(
            title=title,
            span="year" if first_year == last_year else "term",
            first_year=first_year,
            last_year=last_year,
            items=(),
        )
        keep = self.session.desk.programmes.keep
        self.act(partial(keep, programme), _("Đã ký chương trình công tác."))

    def keep_item(self, programme: str, item: Item, *, is_new: bool) -> None:
        """Sign an item: a new one, or the current one as it stands from now on."""
        known = self.item()
        if not is_new and known is not None:
            item = replace(item, id=known[1].id)
        keep = self.session.desk.programmes.keep_item
        self.act(partial(keep, programme, item), _("Đã ký mục của chương trình."))

    def drop_item(self) -> None:
        """Take the current item out of its programme; tasks that came of it stay."""
        known = self.item()
        if known is not None:
            drop = self.session.desk.programmes.drop_item
            self.act(partial(drop, known[0], known[1].id), _("Đã bỏ mục khỏi chương trình."))

    # --- inside -----------------------------------------------------------------------------------

    def _line(self, line: ProgrammeLine, item: Item) -> PlanLine:
        around = None if self.facts is None else self.facts.around
        issued = line.issued.get(item.id, ())
        months = ", ".join(month_words(month) for month in item.months)
        due = months if item.due_on is None else day_text(item.due_on)
        shown = ", ".join(month_words(Period.parse(month)) for month in issued)
        badge = Badge(_("Chưa giao"), "circle-dashed", Tone.IDLE)
        if issued:
            badge = Badge(_("Tháng {months}").format(months=shown), "check", Tone.QUIET)
        title = line.programme.title
        return PlanLine(
            id=item.id,
            words={
                "content": item.content,
                "unit": "" if around is None else around.short(item.unit),
                "partners": "" if around is None else around.shorts_of(item.partners),
                "due": due,
                "director": item.director,
            },
            badges={"state": badge},
            group=GroupHead(line.programme.id, title),
        )
