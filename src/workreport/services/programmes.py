"""The agency's work programmes of a year or a term: their items, and which tasks came of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, cast

from workreport.domain.errors import UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.recurrence import drawn
from workreport.ledger.bodies.sources import Occurrence, ProgrammeItem, ProgrammeSet
from workreport.services.book import Book, Look, Work
from workreport.services.occurrences import item_months


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as a person writes it: due on a day or in months; an empty id makes a new one."""

    content: str
    unit: str
    partners: tuple[str, ...] = ()
    product: str = ""
    director: str = ""
    due_on: date | None = None
    months: tuple[Period, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme as a person writes it; an empty id makes a new one."""

    title: str
    span: str  # year or term
    first_year: int
    last_year: int
    items: tuple[Item, ...]
    basis: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme with the tasks that came of each item, by month."""

    programme: Programme
    issued: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # item -> months
    in_conflict: bool = False


class ProgrammeService:
    """Keeps work programmes; what they bring into a month is told by the recurrence service."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def programmes(self, year: int | None = None) -> tuple[ProgrammeLine, ...]:
        """Return the programmes that speak of a year, or all of them, the newest first."""
        with self._book.looking() as look:
            found = read_programmes(look)
        lines = [
            one
            for one in found
            if year is None or one.programme.first_year <= year <= one.programme.last_year
        ]
        return tuple(
            sorted(lines, key=lambda one: (-one.programme.first_year, one.programme.title))
        )

    def keep(self, programme: Programme) -> str:
        """Sign a programme, or one that replaces it; returns its id.

        Raises:
            UseError: A title, a content or the years are missing or wrong, a unit is unknown.
            RuleError: The person may not set programmes.
        """
        _check(programme)
        with self._book.working() as work:
            return _keep(work, programme)

    def keep_item(self, programme_id: str, item: Item) -> str:
        """Add an item to a programme, or replace the one of the same id.

        Raises:
            UseError: ``programme_unknown``, or what :meth:`keep` refuses.
        """
        with self._book.looking() as look:
            known = _known(look, programme_id)
        others = [one for one in known.items if not item.id or one.id != item.id]
        return self.keep(_with_items(known, (*others, item)))

    def drop_item(self, programme_id: str, item_id: str) -> None:
        """Take an item out of a programme; tasks that came of it stay.

        Raises:
            UseError: ``programme_unknown`` or ``programme_item_unknown``.
        """
        with self._book.looking() as look:
            known = _known(look, programme_id)
        left = tuple(one for one in known.items if one.id != item_id)
        if len(left) == len(known.items):
            raise UseError("programme_item_unknown", item=item_id)
        self.keep(_with_items(known, left))


def read_programmes(look: Look) -> list[ProgrammeLine]:
    """Return every programme inside a look."""
    found = []
    for fact in look.projections.facts("programme.set"):
        body = fact.body
        if not isinstance(body, ProgrammeSet):
            continue
        issued = {
            item.id: tuple(
                one.period
                for one in item.occurrences
                if look.projections.task(one.task) is not None
            )
            for item in body.items
        }
        found.append(ProgrammeLine(_of_body(body), issued, fact.in_conflict))
    return found


def _of_body(body: ProgrammeSet) -> Programme:
    return Programme(
        id=body.programme,
        title=body.title,
        span=body.span,
        first_year=body.first_year,
        last_year=body.last_year,
        basis=body.basis,
        items=tuple(
            Item(
                id=item.id,
                content=item.content,
                unit=item.unit,
                partners=tuple(item.partners),
                product=item.product,
                director=item.director,
                due_on=item.due_on,
                months=tuple(Period.parse(one) for one in item.months),
            )
            for item in body.items
        ),
    )


def _with_items(known: Programme, items: Sequence[Item]) -> Programme:
    return Programme(
        id=known.id,
        title=known.title,
        span=known.span,
        first_year=known.first_year,
        last_year=known.last_year,
        basis=known.basis,
        items=tuple(items),
    )


def _known(look: Look, programme_id: str) -> Programme:
    for one in read_programmes(look):
        if one.programme.id == programme_id:
            return one.programme
    raise UseError("programme_unknown", programme=programme_id)


def _check(programme: Programme) -> None:
    if not programme.title.strip():
        raise UseError("programme_title_missing")
    if programme.span not in {"year", "term"}:
        raise UseError("programme_span_unknown", span=programme.span)
    if programme.last_year < programme.first_year:
        raise UseError(
            "programme_ends_before", first=programme.first_year, last=programme.last_year
        )
    years = range(programme.first_year, programme.last_year + 1)
    for item in programme.items:
        if not item.content.strip():
            raise UseError("task_content_missing")
        told = [one.year for one in item.months]
        told += [] if item.due_on is None else [item.due_on.year]
        outside = [year for year in told if year not in years]
        if outside:
            raise UseError("programme_item_outside", content=item.content, year=outside[0])


def _keep(work: Work, programme: Programme) -> str:
    programme_id = programme.id or new_id()
    key = f"programme/{programme_id}"
    facts = work.projections.facts("programme.set", key=key, chosen=False)
    known: dict[str, dict[str, str]] = {}
    for fact in sorted(facts, key=lambda one: one.is_chosen):
        for item in fact.body.items if isinstance(fact.body, ProgrammeSet) else ():
            tasks = known.setdefault(item.id, {})
            tasks |= {one.period: one.task for one in item.occurrences}
    body = ProgrammeSet(
        programme=programme_id,
        title=programme.title.strip(),
        span=cast("Literal['year', 'term']", programme.span),
        first_year=programme.first_year,
        last_year=programme.last_year,
        basis=programme.basis.strip(),
        items=[_item_body(work, item, known) for item in programme.items],
    )
    superseded = [fact.entry for fact in facts if fact.is_tip]
    work.append(body, "programme.set", supersedes=superseded)
    return programme_id


def _item_body(work: Work, item: Item, known: Mapping[str, Mapping[str, str]]) -> ProgrammeItem:
    item_id = item.id or new_id()
    body = ProgrammeItem(
        id=item_id,
        content=item.content.strip(),
        unit=_unit(work, item.unit),
        partners=[_unit(work, one) for one in item.partners],
        product=item.product,
        director=item.director,
        due_on=item.due_on,
        months=sorted({str(one) for one in item.months}),
    )
    months = [Period.parse(one) for one in item_months(body)]
    tasks = drawn(months, known.get(item_id, {}))
    return ProgrammeItem(
        id=body.id,
        content=body.content,
        unit=body.unit,
        partners=body.partners,
        product=body.product,
        director=body.director,
        due_on=body.due_on,
        months=body.months,
        occurrences=[Occurrence(period=one, task=tasks[one]) for one in sorted(tasks)],
    )


def _unit(look: Look, unit: str) -> str:
    return unit if unit in look.directory.units else look.directory.unit(unit, look.today).unit
