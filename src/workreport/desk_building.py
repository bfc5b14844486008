"""The part of the composition root that furnishes a desk: every service with its adapters."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workreport.domain.errors import WorldError
from workreport.exchange.folder import LocalExchangeFolder
from workreport.papers.press import OfficialPress
from workreport.papers.signing import OfflineSigning
from workreport.services.access_log import AccessLog
from workreport.services.agency_press import AgencyPress
from workreport.services.book import Book
from workreport.services.calendars import Calendars
from workreport.services.check_desk import CheckDesk
from workreport.services.closing import ClosingService
from workreport.services.comments import CommentService
from workreport.services.consolidating import ConsolidationService
from workreport.services.contributions import ContributionService
from workreport.services.contributions_received import ReceivedService
from workreport.services.cooperation import CooperationService
from workreport.services.deadline_rules import DeadlineRulesService
from workreport.services.ended_units import EndedUnitsService
from workreport.services.events import EventService
from workreport.services.evidence import EvidenceService
from workreport.services.exchange import ExchangeService
from workreport.services.exchange_state import ExchangeStateService
from workreport.services.forecasts import ForecastService
from workreport.services.handover import HandoverService
from workreport.services.histories import HistoryService
from workreport.services.history_sheets import HistorySheetService, HistorySources
from workreport.services.imports import ImportService
from workreport.services.incarnation import Incarnations, Place
from workreport.services.indices import IndexService
from workreport.services.joining import JoiningService
from workreport.services.kept_drafts import KeptDraftService
from workreport.services.layout_desk import LayoutService
from workreport.services.layouts import Layouts
from workreport.services.loads import LoadService
from workreport.services.maintenance import MaintenanceService
from workreport.services.merits import MeritService
from workreport.services.month_rules import MonthRulesService
from workreport.services.objections import ObjectionService
from workreport.services.office import OfficeService
from workreport.services.office_texts import OfficeTextService
from workreport.services.on_behalf import OnBehalfService
from workreport.services.open_asking import OpenAskService
from workreport.services.organisation import OrganisationService
from workreport.services.pack_copies import NumberedCopies
from workreport.services.paper_check import PaperCheck
from workreport.services.paper_register import PaperRegister
from workreport.services.paper_signing import PaperSigning
from workreport.services.papers import PaperService
from workreport.services.passports import PassportService
from workreport.services.periods import PeriodService
from workreport.services.person_sheets import PersonSheetService
from workreport.services.personnel import PersonnelService
from workreport.services.phrases import PhraseService
from workreport.services.planning import PlanningService
from workreport.services.ports.machine import DurableFiles, Resources
from workreport.services.ports.program import Desk
from workreport.services.programmes import ProgrammeService
from workreport.services.publication import PublicationService
from workreport.services.quarantine import QuarantineService
from workreport.services.rating_desk import RatingService
from workreport.services.recurrence import RecurrenceService
from workreport.services.reminders import ReminderService
from workreport.services.reporting import ReportingService
from workreport.services.role_book import RoleService
from workreport.services.rollups import RollupService
from workreport.services.scheme_choice import SchemeChoiceService
from workreport.services.scheme_desk import SchemeService
from workreport.services.searching import SearchService
from workreport.services.sheet_export import SheetExportService
from workreport.services.weeks import WeekService
from workreport.services.what_if import WhatIfService
from workreport.services.working_days import WorkingDaysService
from workreport.sheets.reader import WorkbookReader
from workreport.sheets.writer import WorkbookWriter
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
        reporting = ReportingService(book, calendars)
        access_log = AccessLog(book)
        history = self._history(book)
        evidence = EvidenceService(book, files)
        layouts = Layouts(self.resources)
        press = AgencyPress(book, OfficialPress(self.resources), layouts)
        papers = PaperService(book, calendars, press, history.merits)
        return Desk(
            folder=self.folder,
            files=files,
            book=book,
            periods=PeriodService(book, calendars),
            forecasts=ForecastService(book),
            month_rules=MonthRulesService(book, calendars),
            deadline_rules=DeadlineRulesService(book, calendars),
            open_asks=OpenAskService(book, calendars),
            working_days=WorkingDaysService(book, calendars),
            schemes=SchemeService(book, calendars),
            scheme_choice=SchemeChoiceService(book, calendars.people_schemes),
            what_if=WhatIfService(book, calendars),
            ratings=RatingService(book, calendars),
            paper_check=PaperCheck(book, papers, press),
            signing=PaperSigning(book, OfflineSigning(self.resources), files, layouts),
            planning=PlanningService(book),
            passports=PassportService(book),
            handover=HandoverService(book, calendars),
            cooperation=CooperationService(book, calendars),
            recurrence=RecurrenceService(book),
            programmes=ProgrammeService(book),
            weeks=WeekService(book, calendars, press),
            loads=LoadService(book),
            imports=ImportService(book, WorkbookReader(), calendars),
            sheets=SheetExportService(book, calendars, WorkbookWriter()),
            reporting=reporting,
            evidence=evidence,
            comments=CommentService(book),
            contributions=ContributionService(book, calendars),
            received=ReceivedService(book, reporting),
            objections=ObjectionService(book, calendars),
            events=EventService(book, calendars),
            access_log=access_log,
            person_sheets=PersonSheetService(book, calendars, access_log),
            phrases=PhraseService(book, self.resources),
            kept_drafts=KeptDraftService(book, files),
            office=OfficeService(book, calendars),
            checking=CheckDesk(book, calendars, self.resources),
            consolidation=ConsolidationService(book, calendars),
            office_texts=OfficeTextService(book, calendars),
            rollups=history.rollups,
            histories=history.histories,
            history_sheets=HistorySheetService(book, history, press, WorkbookWriter()),
            merits=history.merits,
            indices=history.indices,
            closing=history.closing,
            publication=PublicationService(book, calendars),
            papers=papers,
            layouts=LayoutService(book, layouts, papers, press),
            register=PaperRegister(book, calendars, papers),
            copies=NumberedCopies(book, calendars, papers, press, files),
            reminders=ReminderService(book, calendars),
            search=SearchService(book),
            joining=JoiningService(book),
            organisation=OrganisationService(book, calendars),
            ended_units=EndedUnitsService(book, calendars),
            personnel=PersonnelService(book, calendars),
            roles=RoleService(book),
            on_behalf=OnBehalfService(book, reporting, evidence),
            exchange=ExchangeService(
                book,
                lambda root, net: LocalExchangeFolder(root, net, files),
                files,
                incarnations,
            ),
            exchange_state=ExchangeStateService(book),
            quarantine=QuarantineService(book),
            maintenance=MaintenanceService(book),
            close=close,
        )

    def _history(self, book: Book) -> HistorySources:
        histories = HistoryService(book, self.calendars)
        return HistorySources(
            histories,
            RollupService(book, self.calendars),
            ClosingService(book, self.calendars),
            MeritService(book, histories, self.resources),
            IndexService(book),
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
