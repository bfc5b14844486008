"""History: units and people over twelve months, the story of one cell, the trend of the units."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from unicodedata import combining, normalize

from PySide6.QtCore import QObject, Signal

from workreport.domain.names import normal
from workreport.domain.period import Period
from workreport.i18n.entered_text import entered_text
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _, ngettext
from workreport.services.history_lineage import lineage_words
from workreport.ui.models.column import Column, GroupHead, Heat
from workreport.ui.models.history_lines import HistoryLine, history_columns
from workreport.ui.tasks.changes import Freshness
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.badges import step_badge
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.history_facts import (
    NOT_RATED,
    HistoryFacts,
    PersonHistory,
    UnitHistory,
    UnitMonthStory,
    read_history,
    story_words,
)

PEOPLE = "people"
UNITS = "units"
_LEVEL_TONES = {"A": "ok2", "B": "", "C": "warn", "D": "bad", NOT_RATED: "idle"}
_FEW_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the side pane says about a cell."""

    title: str
    level: str = ""
    badge: Badge | None = None
    words: str = ""
    remark: str = ""
    period: Period


@dataclass(frozen=True, slots=True)
class Share:
    """The share of a unit's tasks that were on time, and how it moved since the month before."""

    name: str
    percent: int | None
    change: int


class History(QObject):
    """Shows what was read in two ways; the person chooses which.

    Signals:
        shown: Columns and lines of the matrix are different now.
        story_changed: ``Story`` of the current cell, or None.
    """

    shown = Signal()
    story_changed = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = PEOPLE
        self.facts: HistoryFacts | None = None
        self.words = ""
        self._back = 0  # how many years before the newest twelve months
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the page can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the months anew."""
        desk, is_of_people = self._session.desk, self.view == PEOPLE
        work = partial(
            read_history, desk, self._session.period, self._back, is_of_people=is_of_people
        )
        self._session.run(work, self._on_read)

    def step(self, back: int) -> None:
        """Show the twelve months before (1) or after (-1); the newest are the last."""
        wanted = max(0, self._back + back)
        if wanted != self._back:
            self._back = wanted
            self.refresh()

    def filter(self, words: str) -> None:
        """Show only lines whose name or unit holds the words, tone marks or not."""
        if words != self.words:
            self.words = words
            self.shown.emit()

    def choose(self, view: str) -> None:
        """Show people or units."""
        self.view = view
        if view == PEOPLE and self.facts is not None:
            first, last = self.facts.months[0], self.facts.months[-1]
            note = partial(self._session.desk.access_log.note_people, first, last)
            self._session.run(note, self._on_noted)
        self.shown.emit()

    def _on_noted(self, _none: object) -> None:
        """That the levels of people are read was written down."""

    def columns(self) -> tuple[Column[HistoryLine], ...]:
        """Return the columns of the matrix in its present view."""
        months = () if self.facts is None else self.facts.months
        heads = tuple((str(month), str(month.month), str(month.year)) for month in months)
        if self.view == PEOPLE:
            counts = tuple((level, level) for level in "ABCD")
            return history_columns(_("Họ và tên"), heads, counts)
        counts = (("late", _("Chậm")), ("returned", _("Trả lại")))
        return history_columns(_("Đơn vị"), heads, counts, has_asides=self.has_asides)

    @property
    def has_asides(self) -> bool:
        """Tell whether a unit shown had another name, or goes on with the work of another."""
        units = () if self.facts is None or self.view == PEOPLE else self.facts.units
        return any(lineage_words(one.line) for one in units)

    def lines(self) -> tuple[HistoryLine, ...]:
        """Return the lines of the matrix in its present view."""
        if self.facts is None:
            return ()
        wanted = _bare(self.words)
        if self.view == PEOPLE:
            return tuple(
                _person_line(one)
                for one in self.facts.people
                if wanted in _bare(f"{one.name} {one.unit_name}")
            )
        return tuple(
            _unit_line(one)
            for one in self.facts.units
            if wanted in _bare(f"{one.name} {lineage_words(one.line)}")
        )

    def shares(self) -> tuple[Share, ...]:
        """Return how punctual each unit's tasks were in its newest month, the best first."""
        if self.facts is None:
            return ()
        found = [_share(one, self.facts.months) for one in self.facts.units]
        return tuple(sorted(found, key=lambda one: -1 if one.percent is None else -one.percent))

    def trend(self, unit: str = "") -> tuple[int | None, ...]:
        """Return the percentage of tasks on time by month, of one unit or of all."""
        if self.facts is None:
            return ()
        units = [one for one in self.facts.units if not unit or one.id == unit]
        return tuple(_percent(units, month) for month in self.facts.months)

    def trends(
        self, unit: str
    ) -> tuple[tuple[str, ...], str, tuple[int | None, ...], tuple[int | None, ...]]:
        """Return heads, name of the unit, its trend and the agency's."""
        if self.facts is None:
            return (), "", (), ()
        heads = tuple(str(month.month) for month in self.facts.months)
        name = next((one.name for one in self.facts.units if one.id == unit), "")
        return heads, name, self.trend(unit) if name else (), self.trend()

    def earlier_trends(self, unit: str) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
        """Return names and trends of the ended units that a unit goes on with."""
        units = () if self.facts is None else self.facts.units
        own = next((one for one in units if one.id == unit), None)
        wanted = () if own is None else own.line.predecessors
        return tuple((one.name, self.trend(one.id)) for one in units if one.id in wanted)

    def unit_of(self, line_id: str) -> str:
        """Return the unit of a line: its own, or that of the person."""
        people = () if self.facts is None else self.facts.people
        return next((one.unit for one in people if one.id == line_id), line_id)

    @property
    def near(self) -> date:
        """A day of the newest month."""
        return (self.facts.months[-1] if self.facts else self._session.period).first_day

    def legend(self) -> tuple[tuple[str, str], ...]:
        """Return the letters of the present view with their words."""
        if self.view == PEOPLE:
            return (
                ("A", _("xuất sắc")),
                ("B", _("tốt")),
                ("C", _("hoàn thành")),
                ("D", _("không hoàn thành")),
                (NOT_RATED, _("không xếp loại")),
            )
        return (
            ("", _("đúng hạn")),
            ("1", _("chậm 1–2 ngày")),
            ("3", _("chậm từ 3 ngày")),
            ("G", _("gia hạn")),
            (NOT_RATED, _("chưa có báo cáo")),
        )

    def tell(self, line_id: str, month: str) -> None:
        """Tell the story of a cell."""
        self.story_changed.emit(self._story(line_id, month))

    def open_month(self, month: str, line_id: str) -> None:
        """Go to a month on the page where its report or board is shown."""
        period = Period.parse(month)
        if self.facts is None or period not in self.facts.opened:
            return
        self._session.set_period(period)
        self._session.go_to(
            "classification" if self.view == PEOPLE else self._home(), f"person/{line_id}"
        )

    def find(self, text: str) -> str:
        """Return the id of the first line whose name holds the words, tone marks or not."""
        wanted = _bare(text)
        for view in (self.view, UNITS if self.view == PEOPLE else PEOPLE):
            before, self.view = self.view, view
            found = next((one.id for one in self.lines() if wanted in _bare(one.name)), "")
            if found:
                if view != before:
                    self.shown.emit()
                return found
            self.view = before
        return ""

    def _home(self) -> str:
        return self.facts.home if self.facts is not None else "report"

    def _story(self, line_id: str, month: str) -> Story | None:
        if self.facts is None or not month[:1].isdigit():
            return None
        period = Period.parse(month)
        title = _("{name} · {month}/{year}")
        for person in self.facts.people:
            if person.id == line_id and period in person.months:
                said = person.months[period]
                return Story(
                    title=title.format(name=person.name, month=period.month, year=period.year),
                    level=said.level,
                    words=story_words(said),
                    remark=said.remark,
                    period=period,
                )
        for unit in self.facts.units:
            if unit.id == line_id and period in unit.months:
                return _unit_tale(unit, period, title)
        return None

    def _on_read(self, facts: HistoryFacts) -> None:
        self.facts = facts
        if not facts.people and self.view == PEOPLE:
            self.view = UNITS
        self.shown.emit()


def _concerns(changes: object) -> bool:
    return bool(getattr(changes, "kinds", None))


def _person_line(one: PersonHistory) -> HistoryLine:
    cells = {
        str(month): Heat(
            said.level,
            _LEVEL_TONES.get(said.level, ""),
            tooltip=f"{period_text(str(month))}: {story_words(said)}",
        )
        for month, said in one.months.items()
    }
    letters = [said.level for said in one.months.values()]
    return HistoryLine(
        id=one.id,
        name=one.name,
        cells=cells,
        counts={level: letters.count(level) for level in "ABCD"},
        group=GroupHead(one.unit, one.unit_name),
    )


def _unit_line(one: UnitHistory) -> HistoryLine:
    stories = one.months.values()
    return HistoryLine(
        id=one.id,
        name=one.name,
        aside=lineage_words(one.line, is_short=True),
        cells={
            str(month): unit_heat(said, str(month), said.name if said.name != one.name else "")
            for month, said in one.months.items()
        },
        counts={
            "late": sum(said.verdict.kind in {"late", "missing"} for said in stories),
            "returned": sum(said.returns for said in stories),
        },
    )


def unit_heat(said: UnitMonthStory, month: str, name: str = "") -> Heat:
    """Return the small cell of a unit's month: on time, extended, days late, missing.

    ``name`` is that of the month where it is not the present one.
    """
    head = period_text(month) + (f" · {name}" if name else "")
    words = f"{head}: {_verdict_words(said)}"
    verdict = said.verdict
    if verdict.kind == "on_time":
        return Heat("", "ok", tooltip=words)
    if verdict.kind == "on_time_by_extension":
        return Heat("G", "idle", tooltip=words)
    if verdict.kind == "late":
        tone = "warn" if verdict.late_days <= _FEW_DAYS else "bad"
        letter = str(min(verdict.late_days, 9))
        return Heat(letter, tone, tooltip=words)
    if verdict.kind == "missing":
        return Heat(NOT_RATED, "bad", tooltip=words)
    return Heat("", "", tooltip=words)


def _verdict_words(said: UnitMonthStory) -> str:
    verdict = said.verdict
    if verdict.kind == "missing" and not verdict.late_days:  # locked before the limit
        return _("không có báo cáo khi khóa")
    days = ngettext("{days} ngày", "{days} ngày", verdict.late_days).format(days=verdict.late_days)
    words = {
        "on_time": _("đúng hạn"),
        "on_time_by_extension": _("đúng hạn theo gia hạn"),
        "late": _("chậm {days}").format(days=days),
        "missing": _("chưa có báo cáo, quá hạn {days}").format(days=days),
    }
    return words.get(verdict.kind, _("chưa đến hạn"))


def _unit_tale(unit: UnitHistory, period: Period, title: str) -> Story:
    said = unit.months[period]
    verdict = _verdict_words(said)
    words = [f"{verdict[:1].upper()}{verdict[1:]}."]
    if said.received:
        words.append(_("Văn phòng nhận lúc {at}.").format(at=said.received))
    if said.entered:
        words.append(f"{entered_text(said.entered)}.")
    if said.returns:
        words.append(_("Trả lại {count} lần.").format(count=said.returns))
    if said.tasks:
        share = _("{on_time} trên {tasks} nhiệm vụ không chậm.")
        words.append(share.format(on_time=said.on_time, tasks=said.tasks))
    if said.grade:
        words.append(said.grade)
    if line := lineage_words(unit.line):
        now = _("nay là {name}").format(name=unit.name) if said.name != unit.name else ""
        told = "; ".join(each for each in (now, line) if each)
        words.append(f"{told[:1].upper()}{told[1:]}.")
    return Story(
        title=title.format(name=said.name or unit.name, month=period.month, year=period.year),
        badge=step_badge(said.state),
        words=" ".join(words),
        period=period,
    )


def _percent(units: list[UnitHistory], month: Period) -> int | None:
    told = [one.months[month] for one in units if month in one.months]
    tasks = sum(one.tasks for one in told)
    return round(100 * sum(one.on_time for one in told) / tasks) if tasks else None


def _share(unit: UnitHistory, months: tuple[Period, ...]) -> Share:
    told = [value for month in months if (value := _percent([unit], month)) is not None]
    if not told:
        return Share(unit.name, None, 0)
    return Share(unit.name, told[-1], told[-1] - told[-2] if len(told) > 1 else 0)


def _bare(text: str) -> str:
    split = normalize("NFD", normal(text))
    return "".join(one for one in split if not combining(one)).replace("đ", "d")
