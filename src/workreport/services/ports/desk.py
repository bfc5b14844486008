"""The desk of an open workspace: one service for everything a person can do in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workreport.services.access_log import AccessLog
    from workreport.services.book import Book
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
    from workreport.services.history_sheets import HistorySheetService
    from workreport.services.imports import ImportService
    from workreport.services.indices import IndexService
    from workreport.services.joining import JoiningService
    from workreport.services.kept_drafts import KeptDraftService
    from workreport.services.layout_desk import LayoutService
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
    from workreport.services.ports.machine import DurableFiles
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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Desk:
    """An open workspace with everything a person can do in it."""

    folder: Path
    files: DurableFiles
    book: Book
    periods: PeriodService
    forecasts: ForecastService
    month_rules: MonthRulesService
    deadline_rules: DeadlineRulesService
    open_asks: OpenAskService
    working_days: WorkingDaysService
    schemes: SchemeService
    scheme_choice: SchemeChoiceService
    ratings: RatingService
    what_if: WhatIfService
    planning: PlanningService
    passports: PassportService
    handover: HandoverService
    cooperation: CooperationService
    recurrence: RecurrenceService
    programmes: ProgrammeService
    weeks: WeekService
    loads: LoadService
    imports: ImportService
    sheets: SheetExportService
    reporting: ReportingService
    evidence: EvidenceService
    comments: CommentService
    contributions: ContributionService
    received: ReceivedService
    objections: ObjectionService
    events: EventService
    access_log: AccessLog
    person_sheets: PersonSheetService
    phrases: PhraseService
    kept_drafts: KeptDraftService
    office: OfficeService
    checking: CheckDesk
    consolidation: ConsolidationService
    office_texts: OfficeTextService
    rollups: RollupService
    histories: HistoryService
    history_sheets: HistorySheetService
    merits: MeritService
    indices: IndexService
    closing: ClosingService
    publication: PublicationService
    papers: PaperService
    layouts: LayoutService
    register: PaperRegister
    copies: NumberedCopies
    reminders: ReminderService
    paper_check: PaperCheck
    signing: PaperSigning
    search: SearchService
    joining: JoiningService
    organisation: OrganisationService
    ended_units: EndedUnitsService
    personnel: PersonnelService
    roles: RoleService
    on_behalf: OnBehalfService
    exchange: ExchangeService
    exchange_state: ExchangeStateService
    quarantine: QuarantineService
    maintenance: MaintenanceService
    close: Callable[[], None]
