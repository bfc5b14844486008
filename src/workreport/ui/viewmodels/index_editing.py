"""Typing an index the agency follows: a new one, or one year of one that is known."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, UseError
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _
from workreport.services.indices import Index, YearFigure
from workreport.ui.viewmodels.history_sheet import HistorySheet

NEW = ""


class IndexEditing(QObject):
    """Signs what is typed.

    Signals:
        kept: The year was signed.
        refused: Why it could not be, in words.
    """

    kept = Signal()
    refused = Signal(str)

    def __init__(self, sheet: HistorySheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return the known indices, then the way to a new one."""
        facts = self._sheet.facts
        known = () if facts is None else facts.indices
        return (*((one.id, one.name) for one in known), (NEW, _("Chỉ số mới")))

    def index(self, index_id: str) -> Index | None:
        """Return a known index."""
        facts = self._sheet.facts
        known = () if facts is None else facts.indices
        return next((one for one in known if one.id == index_id), None)

    def keep(self, index: Index, typed: dict[str, str]) -> None:
        """Sign an index with one more year, or with one year changed."""
        try:
            figure = _figure(typed)
        except UseError as error:
            self._on_refused(error)
            return
        indices = self._sheet.session.desk.indices
        if index.id:
            work = partial(indices.keep_year, index.id, figure)
        else:
            whole = Index(name=index.name, unit=index.unit, source=index.source, years=(figure,))
            work = partial(indices.keep, whole)
        self._sheet.session.run(work, self._on_kept, self._on_refused)

    def drop(self, index_id: str) -> None:
        """Follow an index no longer."""
        work = partial(self._sheet.session.desk.indices.drop, index_id)
        self._sheet.session.run(work, self._on_kept, self._on_refused)

    def _on_kept(self, _index: object) -> None:
        self.kept.emit()
        self._sheet.refresh()

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, error.values))


def _figure(typed: dict[str, str]) -> YearFigure:
    year = typed["year"].strip()
    if not year.isdigit():
        raise UseError("index_year_malformed", value=year)
    return YearFigure(
        year=int(year),
        value=typed["value"],
        rank=_count(typed["rank"], year),
        among=_count(typed["among"], year),
        note=typed["note"],
    )


def _count(text: str, year: str) -> int | None:
    words = text.strip()
    if not words:
        return None
    if not words.isdigit():
        raise UseError("index_rank_malformed", rank=words, among="–", year=year)
    return int(words)
