"""Indices the agency follows: yearly values and ranks that others publish, kept by the Office."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.ledger.bodies.standing import IndexSet, IndexYear
from workreport.services.book import Book, Look, Work

_FIRST, _LAST = 2000, 2099
_MOST_PLACES = 6
_LONGEST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigure:
    """One year: value as decimal text, rank among how many."""

    year: int
    value: str = ""
    rank: int | None = None
    among: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index with its years, earliest first."""

    id: str = ""
    name: str
    unit: str = ""
    source: str = ""
    higher_is_better: bool = True
    years: tuple[YearFigure, ...] = ()
    in_conflict: bool = False

    def change(self, year: int) -> Decimal | None:
        """Return how much the value moved since the year before; nothing without both."""
        values = {one.year: one.value for one in self.years}
        now, before = values.get(year, ""), values.get(year - 1, "")
        return Decimal(now) - Decimal(before) if now and before else None


class IndexService:
    """Keeps indices."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Index, ...]:
        """Return the indices that are followed, by name."""
        with self._book.looking() as look:
            return read_indices(look)

    def keep(self, index: Index) -> str:
        """Sign an index with all its years, a new one or in place of the one known; its id.

        Raises:
            UseError: ``index_name_missing``, ``index_year_twice``, ``index_value_malformed``,
                ``index_rank_malformed``, ``index_unknown``.
            RuleError: ``only_office_keeps_indices``.
        """
        checked = _checked(index)
        with self._book.working() as work:
            return _keep(work, checked)

    def keep_year(self, index: str, figure: YearFigure) -> str:
        """Sign one year of an index, named by id or name; the other years stay."""
        with self._book.looking() as look:
            known = named_index(look, index)
        others = [one for one in known.years if one.year != figure.year]
        return self.keep(replace(known, years=(*others, figure)))

    def drop(self, index: str) -> None:
        """Follow an index no longer; what was signed stays in the ledger."""
        with self._book.working() as work:
            known = named_index(work, index)
            _keep(work, known, ended=True)


def read_indices(look: Look) -> tuple[Index, ...]:
    """Return the indices inside a look."""
    found = [
        _of_body(fact.body, in_conflict=fact.in_conflict)
        for fact in look.projections.facts("index.set")
        if isinstance(fact.body, IndexSet) and fact.body.ended_on is None
    ]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def named_index(look: Look, index: str) -> Index:
    """Return an index by id or name.

    Raises:
        UseError: ``index_unknown``.
    """
    wanted = index.strip().casefold()
    for one in read_indices(look):
        if index == one.id or wanted == one.name.casefold():
            return one
    raise UseError("index_unknown", index=index)


def _keep(work: Work, index: Index, *, ended: bool = False) -> str:
    if not work.is_office:
        raise RuleError("only_office_keeps_indices")
    name = index.id or new_id()
    tips = [
        fact.entry
        for fact in work.projections.facts("index.set", key=f"index/{name}", chosen=False)
        if fact.is_tip
    ]
    if index.id and not tips:
        raise UseError("index_unknown", index=index.id)
    body = IndexSet(
        index=name,
        name=index.name,
        unit_of_value=index.unit,
        higher_is_better=index.higher_is_better,
        source=index.source,
        years=[
            IndexYear(year=one.year, value=one.value, rank=one.rank, among=one.among, note=one.note)
            for one in index.years
        ],
        ended_on=work.today if ended else None,
    )
    work.append(body, "index.set", supersedes=tips)
    return name


def _checked(index: Index) -> Index:
    if not index.name.strip():
        raise UseError("index_name_missing")
    years: Sequence[YearFigure] = sorted(index.years, key=lambda one: one.year)
    known: set[int] = set()
    for one in years:
        if one.year in known:
            raise UseError("index_year_twice", year=one.year)
        known.add(one.year)
    return replace(
        index,
        name=" ".join(index.name.split()),
        unit=index.unit.strip(),
        source=index.source.strip(),
        years=tuple(_checked_year(one) for one in years),
    )


def _checked_year(one: YearFigure) -> YearFigure:
    if not _FIRST <= one.year <= _LAST:
        raise UseError("index_value_malformed", value=one.year, year=one.year)
    rank, among = one.rank, one.among
    if rank is not None and (rank < 1 or (among is not None and rank > among)):
        raise UseError("index_rank_malformed", rank=rank, among=among or "–", year=one.year)
    return replace(one, value=decimal_text(one.value, one.year), note=one.note.strip())


def decimal_text(value: str, year: int) -> str:
    """Return a typed number as the ledger keeps it: "87,5" becomes "87.5".

    Raises:
        UseError: ``index_value_malformed``.
    """
    words = value.strip().replace(" ", "").replace(",", ".")
    if not words:
        return ""
    try:
        number = Decimal(words)
    except InvalidOperation:
        raise UseError("index_value_malformed", value=value, year=year) from None
    text = f"{number:f}" if number.is_finite() else ""
    whole, _, places = text.lstrip("-").partition(".")
    if not text or len(whole) > _LONGEST or len(places) > _MOST_PLACES:
        raise UseError("index_value_malformed", value=value, year=year)
    return text


def _of_body(body: IndexSet, *, in_conflict: bool) -> Index:
    return Index(
        id=body.index,
        name=body.name,
        unit=body.unit_of_value,
        source=body.source,
        higher_is_better=body.higher_is_better,
        years=tuple(
            YearFigure(
                year=one.year, value=one.value, rank=one.rank, among=one.among, note=one.note
            )
            for one in sorted(body.years, key=lambda each: each.year)
        ),
        in_conflict=in_conflict,
    )
