"""The program as its front ends know it: opening, creating and joining workspaces.

Services are named for the type checker only: a front end must paint before they are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workreport.services.access_log import AccessLog
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
    from workreport.services.founding import AgencyPlan
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
    from workreport.services.ports.machine import Clock, DurableFiles, MovableClock, Resources
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
    from workreport.services.schemes import Schemes
    from workreport.services.searching import SearchService
    from workreport.services.sheet_export import SheetExportService
    from workreport.services.weeks import WeekService
    from workreport.services.what_if import WhatIfService
    from workreport.services.working_days import WorkingDaysService


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class KnownWorkspace:
    """A workspace of this account, before it is unlocked."""

    name: str
    folder: Path
    training: bool
    workspace: str  # its id; empty when its card cannot be read


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace that was just created or joined; the recovery code is shown once."""

    desk: Desk
    recovery_code: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The program as a training agency lives through it: its clock is moved forward by hand."""

    program: Program
    clock: MovableClock


class Program(Protocol):
    """What a front end may ask of the composition root."""

    @property
    def clock(self) -> Clock:
        """The clock of this machine, or of the training agency that is open."""
        ...

    @property
    def files(self) -> DurableFiles:
        """Durable files of this machine."""
        ...

    @property
    def resources(self) -> Resources:
        """Data shipped with the program."""
        ...

    @property
    def calendars(self) -> Calendars:
        """Calendar and deadline templates without any workspace."""
        ...

    @property
    def schemes(self) -> Schemes:
        """The shipped rating schemes without any workspace."""
        ...

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables of the process."""
        ...

    def workspaces(self) -> tuple[KnownWorkspace, ...]:
        """Return the workspaces of this account."""
        ...

    def workspace_at(self, folder: Path) -> KnownWorkspace:
        """Describe a folder as a workspace by what its card says unlocked; it may hold none."""
        ...

    def prepare(self) -> tuple[str, ...]:
        """Load what unlocking needs; returns codes of what this machine lacks."""
        ...

    def watch(self, folder: Path, on_bug: Callable[[BaseException], None]) -> Callable[[], None]:
        """Log unexpected errors beside a workspace and tell of each; returns the call that ends it.

        Raises:
            WorldError: ``log_unwritable``.
        """
        ...

    def default_folder(self, title: str) -> Path:
        """Return where a workspace of this title belongs when nobody names a folder."""
        ...

    def is_training(self, folder: Path) -> bool:
        """Tell whether a workspace belongs to a training agency, before it is unlocked."""
        ...

    def found(self, folder: Path, plan: AgencyPlan, passphrase: str) -> Opened:
        """Found an agency in a new workspace."""
        ...

    def join(
        self, folder: Path, invitation: bytes, code: str, passphrase: str
    ) -> tuple[Opened, bytes]:
        """Join an agency in a new workspace; also returns the request for the Office."""
        ...

    def open(self, folder: Path, passphrase: str, *, read_only: bool = False) -> Desk:
        """Unlock a workspace.

        Raises:
            RuleError: ``passphrase_wrong``, ``passphrase_wait``.
            WorldError: The workspace is missing, foreign, damaged, newer, or open elsewhere.
        """
        ...

    def open_with_recovery(self, folder: Path, code: str) -> Desk:
        """Unlock a workspace with the recovery code."""
        ...

    def change_passphrase(self, folder: Path, old: str, new: str) -> None:
        """Wrap the key of a workspace anew."""
        ...

    def restore(self, backup: Path, folder: Path) -> None:
        """Restore a backup into a new folder; it goes on as a new writer when it is opened."""
        ...

    def rehearsal(self, start_at: datetime, home: Path | None = None) -> Rehearsal:
        """Return the program with a clock of its own that starts at an instant and can be moved.

        With ``home`` nothing is remembered outside of that folder, as if no account were there.
        """
        ...

    def self_test(self) -> list[str]:
        """Try every part of the program in a passing folder; returns the names of what works."""
        ...
