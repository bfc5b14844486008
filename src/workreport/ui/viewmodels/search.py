"""What the search of the top bar found: by month and unit, and where each place is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.messages import sentence
from workreport.i18n.search_text import hit_title, kind_text
from workreport.i18n.translation import _, ngettext
from workreport.services.searching import SearchScope
from workreport.ui.tasks.runner import Job
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.standing import DeskKind

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.services.searching import SearchHit, SearchResult

STEP = 50
_ICONS = {
    "person": "user",
    "task": "table",
    "result": "check-square",
    "narrative": "chat-text",
    "wording": "note-pencil",
    "conclusion": "flag",
}
_PAGES = {
    DeskKind.DEPARTMENT: {
        "person": "classification",
        "task": "tasks",
        "result": "tasks",
        "narrative": "report",
    },
    DeskKind.OFFICE: {
        "person": "classification",
        "task": "receiving",
        "result": "receiving",
        "narrative": "receiving",
    },
    DeskKind.LEADERS: {"person": "classification"},
    DeskKind.MEMBER: {"task": "own_month"},
}
_ELSEWHERE = {
    DeskKind.DEPARTMENT: "history",
    DeskKind.OFFICE: "consolidation",
    DeskKind.LEADERS: "consolidation",
    DeskKind.MEMBER: "own_month",
}


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One place found; the words looked for are strong in ``words``."""

    id: str
    icon: str
    words: tuple[Span, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """What was found of one unit in one month."""

    title: str
    unit: str
    lines: tuple[FoundLine, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A search with the names its places are told by."""

    result: "SearchResult"
    units: dict[str, tuple[int, str]]  # order and name by id
    years: tuple[str, ...] = ()


class Search(QObject):
    """Looks up what was typed, off the UI thread, and opens the place chosen.

    Signals:
        found: Something new can be shown.
    """

    found = Signal()

    def __init__(self, session: DeskSession, kind: DeskKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._job: Job | None = None
        self._limit = STEP
        self.text = ""
        self.refusal = ""
        self.scope = SearchScope()
        self._found: Found | None = None

    def look_for(self, text: str) -> None:
        """Find words; what was asked before is given up."""
        self.text, self._limit = text, STEP
        self._ask()

    def narrow(self, unit: str, first: str, last: str) -> None:
        """Look in one unit only, or from a year to another; what is empty bounds nothing."""
        starts = Period(int(first), 1) if first else None
        ends = Period(int(last), 12) if last else None
        scope = SearchScope(starts, ends, unit)
        if scope != self.scope:
            self.scope, self._limit = scope, STEP
            if self.text:
                self._ask()

    def units(self) -> tuple[tuple[str, str], ...]:
        """Return the units one may look in, all of them first."""
        known = {} if self._found is None else self._found.units
        return (("", _("Mọi đơn vị")), *((unit, name) for unit, (_order, name) in known.items()))

    def years(self) -> tuple[str, ...]:
        """Return the years that hold months, the newest first."""
        return () if self._found is None else self._found.years

    def look_further(self) -> None:
        """Show more places."""
        self._limit += STEP
        self._ask()

    def note(self) -> str:
        """Say how many places there are."""
        if self._found is None:
            return self.refusal
        total, shown = self._found.result.total, len(self._found.result.hits)
        if not total:
            return _("Không tìm thấy “{text}”.").format(text=self.text)
        words = ngettext("{count} chỗ", "{count} chỗ", total).format(count=total)
        if shown < total:
            words = _("{words}, hiện {shown} chỗ mới nhất").format(words=words, shown=shown)
        return words

    def has_more(self) -> bool:
        """Tell whether more places can be shown."""
        if self._found is None:
            return False
        return len(self._found.result.hits) < self._found.result.total

    def groups(self) -> tuple[FoundGroup, ...]:
        """Return what was found: people, then the newest month first, unit by unit."""
        if self._found is None:
            return ()
        units = self._found.units
        numbered = sorted(
            enumerate(self._found.result.hits),
            key=lambda each: (
                each[1].period != "",
                -_number(each[1].period),
                units.get(each[1].unit, (len(units), ""))[0],
                each[0],
            ),
        )
        by_place = groupby(numbered, key=lambda each: (each[1].period, each[1].unit))
        return tuple(
            FoundGroup(
                " · ".join(filter(None, (_month(period), units.get(unit, (0, ""))[1]))),
                unit,
                tuple(_line(number, hit) for number, hit in same),
            )
            for (period, unit), same in by_place
        )

    def open(self, line: str) -> None:
        """Go to the month and the page where a place is shown."""
        if self._found is None:
            return
        hit = self._found.result.hits[int(line)]
        if hit.period:
            self._session.set_period(Period.parse(hit.period))
        page = _PAGES[self._kind].get(hit.kind, _ELSEWHERE[self._kind])
        self._session.go_to(page, _place(page, hit))

    def _ask(self) -> None:
        if self._job is not None:
            self._job.cancel()
        work = partial(_read, self._session.desk, self.text, self._limit, self.scope)
        self._job = self._session.run(work, self._on_found, self._on_failed)

    def _on_found(self, found: Found) -> None:
        self._job = None
        self._found, self.refusal = found, ""
        self.found.emit()

    def _on_failed(self, error: CodedError) -> None:
        self._job = None
        self._found, self.refusal = None, sentence(error.code, error.values)
        self.found.emit()


def _read(desk: "Desk", text: str, limit: int, scope: SearchScope) -> Found:
    result = desk.search.search(text, scope, limit=limit)
    years = {str(month.year) for month in desk.periods.known()}
    with desk.book.looking() as look:
        units = {
            unit.unit: (order, unit.name) for order, unit in enumerate(look.directory.in_order)
        }
    return Found(result, units, tuple(sorted(years, reverse=True)))


def _number(period: str) -> int:
    return int(period.replace("-", "")) if period else 0


def _month(period: str) -> str:
    return period_text(period) if period else _("Cán bộ")


def _line(number: int, hit: "SearchHit") -> FoundLine:
    title = hit_title(hit.kind, hit.title, hit.id)
    words = tuple(_marked(hit))
    if not hit.snippet.startswith(title):
        words = (Span(f"{title}: ", ink="text2"), *words)
    return FoundLine(str(number), _ICONS[hit.kind], words, kind_text(hit.kind))


def _marked(hit: "SearchHit") -> Iterator[Span]:
    at = 0
    for start, end in hit.marks:
        if start > at:
            yield Span(hit.snippet[at:start])
        yield Span(hit.snippet[start:end], is_strong=True)
        at = end
    yield Span(hit.snippet[at:])


def _place(page: str, hit: "SearchHit") -> str:
    if page == "tasks":
        return f"task/{hit.id}"
    if page == "report":
        return f"text/{hit.id}"
    if page == "classification":
        return f"person/{hit.id}"
    return f"unit/{hit.unit}" if page == "receiving" else ""
