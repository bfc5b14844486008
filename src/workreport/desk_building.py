"""The part of the composition root that furnishes a desk: every service with its adapters."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workreport.domain.errors import WorldError
from workreport.exchange.folder import LocalExchangeFolder
from workreport.papers.press import OfficialPress
from workreport.services.book import Book
from workreport.services.calendars import Calendars
from workreport.services.closing import ClosingService
from workreport.services.consolidating import ConsolidationService
from workreport.services.exchange import ExchangeService
from workreport.services.exchange_state import ExchangeStateService
from workreport.services.forecasts import ForecastService
from workreport.services.imports import ImportService
from workreport.services.incarnation import Incarnations, Place
from workreport.services.joining import JoiningService
from workreport.services.maintenance import MaintenanceService
from workreport.services.month_rules import MonthRulesService
from workreport.services.office import OfficeService
from workreport.services.papers import PaperService
from workreport.services.people_rating import RatingService
from workreport.services.periods import PeriodService
from workreport.services.planning import PlanningService
from workreport.services.ports.machine import DurableFiles, Resources
from workreport.services.ports.program import Desk
from workreport.services.reporting import ReportingService
from workreport.services.rollups import RollupService
from workreport.services.scheme_choice import SchemeChoiceService
from workreport.services.schemes import SchemeService
from workreport.services.searching import SearchService
from workreport.services.what_if import WhatIfService
from workreport.services.working_days import WorkingDaysService
from workreport.sheets.reader import WorkbookReader
from workreport.system.high_water import LocalHighWaterMarks, machine_mark


@dataclass(frozen=True, slots=True)
class DeskBuilder:
    """What the desk of one workspace is built from."""

    folder: Path
    files: DurableFiles
    resources: Resources
    calendars: Calendars
    high_water: Path

    def build(self, book: Book, close: Callable[[], None], *, read_only: bool) -> Desk:
        """Furnish the desk; a copy that was written on becomes a writer of its own first."""
        incarnations = self._incarnations(book, read_only=read_only)
        calendars, files = self.calendars, self.files
        return Desk(
            folder=self.folder,
            files=files,
            book=book,
            periods=PeriodService(book, calendars),
            forecasts=ForecastService(book),
            month_rules=MonthRulesService(book, calendars),
            working_days=WorkingDaysService(book, calendars),
            schemes=SchemeService(book, calendars.people_schemes),
            scheme_choice=SchemeChoiceService(book, calendars.people_schemes),
            what_if=WhatIfService(book, calendars),
            ratings=RatingService(book, calendars),
            planning=PlanningService(book),
            imports=ImportService(book, WorkbookReader(), calendars),
            reporting=ReportingService(book, calendars),
            office=OfficeService(book, calendars),
            consolidation=ConsolidationService(book, calendars),
            rollups=RollupService(book, calendars),
            closing=ClosingService(book, calendars),
            papers=PaperService(book, calendars, OfficialPress(self.resources)),
            search=SearchService(book),
            joining=JoiningService(book),
            exchange=ExchangeService(
                book,
                lambda root, net: LocalExchangeFolder(root, net, files),
                files,
                incarnations,
            ),
            exchange_state=ExchangeStateService(book),
            maintenance=MaintenanceService(book),
            close=close,
        )

    def _incarnations(self, book: Book, *, read_only: bool) -> Incarnations:
        incarnations = Incarnations(
            LocalHighWaterMarks(self.high_water, self.files),
            Place(machine_mark(), str(self.folder.resolve())),
        )
        if book.fresh:
            incarnations.begin(book)
        elif not read_only:
            # Before anything is written here: a copy that goes on as its original would fork it.
            with suppress(WorldError):
                incarnations.ensure_own(book)
        return incarnations
